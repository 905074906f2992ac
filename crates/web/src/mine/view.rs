//! "Yours", ready to be set.

use std::collections::BTreeSet;

use askama::Template;
use model::StoryId;
use store::{ItemRow, ReaderKept};

use crate::look::Look;
use crate::page::{Shell, Visit};
use crate::saved::view::RowView;
use crate::when::Moment;

/// The page.
#[derive(Template)]
#[template(path = "mine.html")]
pub struct MineView {
    /// Around it.
    pub shell: Shell,
    /// Addresses of this edition begin so.
    pub base: String,
    /// What is kept; nothing for a reader of whom nothing is.
    pub kept: Option<KeptView>,
    /// The reader's browser keeps a look.
    pub looks: bool,
}

/// What is kept.
pub struct KeptView {
    /// Since when.
    pub since: Moment,
    /// What was switched on the newsline, said.
    pub newsline: Vec<String>,
    /// Words that are not wanted.
    pub mutes: Vec<String>,
    /// Feeds that the reader brought.
    pub own: Vec<String>,
    /// "12 saved".
    pub saved: Option<String>,
    /// Stories followed, those with news first.
    pub followed: Vec<FollowedView>,
    /// What is read is kept; how much there is, said.
    pub history: Option<Option<String>>,
}

/// A story that is followed.
pub struct FollowedView {
    /// As a form names it.
    pub item: String,
    /// As a list shows it.
    pub row: RowView,
    /// Newest report.
    pub newest: Moment,
    /// "3 new reports".
    pub new: Option<String>,
}

impl MineView {
    /// Of what is kept.
    #[must_use]
    pub fn new(kept: Option<&ReaderKept>, hidden: &BTreeSet<StoryId>, visit: &Visit) -> MineView {
        MineView {
            shell: Shell::new(visit, "mine", visit.words.say("mine-title")).for_one(),
            base: visit.to(""),
            kept: kept.map(|kept| KeptView::new(kept, hidden, visit)),
            looks: visit.look != Look::default(),
        }
    }
}

impl KeptView {
    fn new(kept: &ReaderKept, hidden: &BTreeSet<StoryId>, visit: &Visit) -> KeptView {
        let words = visit.words;
        let some = |n: usize| (n > 0).then_some(n);
        let switched = |on| some(kept.sources.iter().filter(|(.., is_on)| *is_on == on).count());
        let mut newsline = Vec::new();
        newsline.extend((!kept.others).then(|| words.say("mine-others-off").to_owned()));
        newsline.extend(switched(true).map(|n| words.count("mine-sources-on", n)));
        newsline.extend(switched(false).map(|n| words.count("mine-sources-off", n)));
        newsline.extend(some(kept.sections.iter().filter(|(.., on)| !on).count()).map(|n| words.count("mine-sections-off", n)));
        newsline.extend((!kept.sections.is_empty()).then(|| words.say("mine-sections-order").to_owned()));
        let followed = kept.followed.iter().filter_map(|followed| {
            Some(FollowedView {
                item: crate::reader::item::name(store::Item::Story(followed.story.id)),
                row: RowView::new(&ItemRow::Story(followed.story.clone(), 0), hidden, visit)?,
                newest: visit.ago(followed.story.newest),
                new: (followed.new > 0).then(|| words.count("saved-new-reports", followed.new)),
            })
        });
        KeptView {
            since: visit.exactly(kept.made),
            newsline,
            mutes: kept.mutes.iter().map(|mute| mute.word.clone()).collect(),
            own: kept.own.iter().map(|feed| feed.name.clone()).collect(),
            saved: some(kept.saved.len()).map(|n| words.count("saved-count", n)),
            followed: followed.collect(),
            history: kept.keeps_history.then(|| some(kept.history.len()).map(|n| words.count("history-count", n))),
        }
    }
}
