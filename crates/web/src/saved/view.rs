//! What a reader saved, ready to be set.

use std::collections::BTreeSet;

use askama::Template;
use model::StoryId;
use store::{Changed, Item, ItemRow, Saved};

use crate::page::{Shell, Tongue, Visit, headline, publisher};
use crate::reader::item::name;
use crate::story::view::topic_address;
use crate::when::Moment;

/// The page.
#[derive(Template)]
#[template(path = "saved.html")]
pub struct SavedView {
    /// Around it.
    pub shell: Shell,
    /// Where its buttons are sent.
    pub action: String,
    /// "12 saved".
    pub count: Option<String>,
    /// In the reader's order.
    pub rows: Vec<SavedRow>,
}

/// One item.
pub struct SavedRow {
    /// As a form names it.
    pub item: String,
    /// As a list shows it.
    pub row: RowView,
    /// Saved when.
    pub at: Moment,
    /// What is otherwise since.
    pub changed: Vec<String>,
}

/// A story or an article in a reader's list.
pub struct RowView {
    /// Headline.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its language.
    pub tongue: Tongue,
    /// The publisher, or how many reports a story has.
    pub of: String,
}

impl RowView {
    /// Of an item; nothing for a story that an editor hides.
    pub(crate) fn new(row: &ItemRow, hidden: &BTreeSet<StoryId>, visit: &Visit) -> Option<RowView> {
        Some(match row {
            ItemRow::Story(story, _) if hidden.contains(&story.id) => return None,
            ItemRow::Story(story, reports) => RowView {
                title: headline(&story.title, visit.words),
                href: visit.to(&format!("story/{}", story.slug)),
                tongue: visit.tongue(if story.named { Some(visit.edition.language.as_str()) } else { story.language.as_deref() }),
                of: visit.words.count("count-reports", *reports),
            },
            ItemRow::Topic(head) => RowView {
                title: headline(&head.title, visit.words),
                href: topic_address(head, visit),
                tongue: visit.tongue(head.language.as_deref()),
                of: publisher(&head.source_name),
            },
        })
    }
}

impl SavedView {
    /// Of what is saved, without what an editor hides.
    #[must_use]
    pub fn new(saved: &[Saved], hidden: &BTreeSet<StoryId>, visit: &Visit) -> SavedView {
        let rows: Vec<SavedRow> = saved.iter().filter_map(|saved| SavedRow::new(saved, hidden, visit)).collect();
        SavedView {
            shell: Shell::new(visit, "saved", visit.words.say("saved-title")).for_one(),
            action: visit.to("saved"),
            count: (!rows.is_empty()).then(|| visit.words.count("saved-count", rows.len())),
            rows,
        }
    }
}

impl SavedRow {
    fn new(saved: &Saved, hidden: &BTreeSet<StoryId>, visit: &Visit) -> Option<SavedRow> {
        Some(SavedRow {
            item: name(saved.item),
            row: RowView::new(&saved.row, hidden, visit)?,
            at: visit.lately(saved.at),
            changed: saved.changed.iter().map(|changed| said(changed, saved.item, visit)).collect(),
        })
    }
}

fn said(changed: &Changed, item: Item, visit: &Visit) -> String {
    match changed {
        Changed::Reports(n) => visit.words.count("saved-new-reports", *n),
        Changed::Headline(was) => visit.words.fill("saved-was-headed", "title", was),
        Changed::Text if matches!(item, Item::Topic(_)) => visit.words.say("saved-text-changed").to_owned(),
        Changed::Text => visit.words.say("saved-changed").to_owned(),
    }
}
