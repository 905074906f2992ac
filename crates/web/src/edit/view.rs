//! A story as its editor sees it, ready to be set.

use askama::Template;
use model::{Edit, EditKind, Edition, EditionId, Hand, Story};
use store::{ArticleHead, Refusal};

use crate::page::{Shell, Tongue, Visit, WhyView, headline, publisher};
use crate::reading::view::desk;
use crate::story::view::topic_address;
use crate::when::Moment;
use crate::words::Words;

/// Decisions in a list, at most.
pub(crate) const EDITS: i64 = 100;

/// The page.
#[derive(Template)]
#[template(path = "story_edit.html")]
pub struct StoryEditView {
    /// Around it.
    pub shell: Shell,
    /// Why something could not be done.
    pub refused: Option<&'static str>,
    /// Its address part.
    pub slug: String,
    /// Headline.
    pub title: String,
    /// Its language.
    pub tongue: Tongue,
    /// The headline is an editor's.
    pub named: bool,
    /// As readers have it.
    pub href: String,
    /// "4 reports by 3 sources".
    pub count: String,
    /// Newest report.
    pub newest: Moment,
    /// Why it stands where it stands, while it is on a page.
    pub why: Option<WhyView>,
    /// The editions, each with what stands of its editor's decisions about this story.
    pub editions: Vec<InEdition>,
    /// Its reports, by time.
    pub reports: Vec<ReportRow>,
    /// Stories that could become part of it: address part and headline.
    pub others: Vec<(String, String)>,
    /// What was decided about it, newest first.
    pub edits: Vec<EditView>,
}

/// A story in one edition.
pub struct InEdition {
    /// Its row.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The story is on top.
    pub pinned: bool,
    /// The story is nowhere.
    pub hidden: bool,
}

/// One report.
pub struct ReportRow {
    /// Its article's row.
    pub id: i64,
    /// Headline.
    pub title: String,
    /// Its language.
    pub tongue: Tongue,
    /// As readers have it.
    pub href: String,
    /// The publisher's name.
    pub source: String,
    /// When.
    pub when: Moment,
}

/// One decision.
pub struct EditView {
    /// Its row.
    pub id: i64,
    /// "Pinned", with what belongs to it.
    pub what: String,
    /// Of which edition, where it is one's only.
    pub edition: Option<String>,
    /// The story's headline and where the editor decides about it, while there is such a story.
    pub story: Option<(String, String)>,
    /// Who.
    pub by: String,
    /// When.
    pub at: Moment,
    /// Until when.
    pub until: Option<Moment>,
    /// By whom it was undone, and when.
    pub undone: Option<(String, Moment)>,
    /// It can be undone.
    pub stands: bool,
}

/// What a story's page is built against, beside the story.
pub struct Around<'a> {
    /// All that are served.
    pub editions: &'a [(EditionId, Edition)],
    /// For each of these, what stands of its editor's decisions.
    pub hands: &'a [Hand],
    /// Stories of late: address part and headline.
    pub others: &'a [(String, String)],
    /// Decisions about the story, newest first.
    pub edits: &'a [Edit],
}

impl StoryEditView {
    /// Of a story and its articles by time.
    #[must_use]
    pub fn new(story: &Story, articles: &[ArticleHead], around: &Around<'_>, refusal: Option<Refusal>, visit: &Visit) -> StoryEditView {
        let mut sources: Vec<_> = articles.iter().map(|head| head.source).collect();
        sources.sort_unstable();
        sources.dedup();
        let reports = articles.iter().map(|head| ReportRow {
            id: head.id.0,
            title: headline(&head.title, visit.words),
            tongue: visit.tongue(head.language.as_deref()),
            href: topic_address(head, visit),
            source: publisher(&head.source_name),
            when: visit.lately(head.published),
        });
        let in_edition = |((id, edition), hand): (&(EditionId, Edition), &Hand)| InEdition {
            id: id.0,
            name: edition.name.clone(),
            pinned: hand.pinned.contains(&story.id),
            hidden: hand.hidden.contains(&story.id),
        };
        StoryEditView {
            shell: desk(Shell::new(visit, "\0", &headline(&story.title, visit.words)), "/admin/stories"),
            refused: refusal.map(|refusal| said(refusal, visit.words)),
            slug: story.slug.clone(),
            title: headline(&story.title, visit.words),
            tongue: visit.tongue(story.language.as_deref()),
            named: story.named,
            href: visit.to(&format!("story/{}", story.slug)),
            count: visit.words.fill_all(
                "edit-count",
                &[
                    ("reports", &visit.words.count("count-reports", articles.len())),
                    ("sources", &visit.words.count("count-sources", sources.len())),
                ],
            ),
            newest: visit.ago(story.newest),
            why: WhyView::new(&story.reasons, visit.words),
            editions: around.editions.iter().zip(around.hands).map(in_edition).collect(),
            reports: reports.collect(),
            others: around.others.iter().filter(|(slug, _)| *slug != story.slug).cloned().collect(),
            edits: around.edits.iter().map(|edit| EditView::new(edit, around.editions, visit)).collect(),
        }
    }
}

impl EditView {
    /// Of a decision.
    #[must_use]
    pub fn new(edit: &Edit, editions: &[(EditionId, Edition)], visit: &Visit) -> EditView {
        let words = visit.words;
        let reports = words.count("count-reports", edit.articles);
        let title = edit.title.as_deref().unwrap_or_default();
        EditView {
            id: edit.id.0,
            what: match edit.kind {
                EditKind::Pin => words.say("desk-did-pin").to_owned(),
                EditKind::Hide => words.say("desk-did-hide").to_owned(),
                EditKind::Rename => words.fill("desk-did-rename", "title", title),
                EditKind::Merge => words.fill_all("desk-did-merge", &[("title", &title), ("reports", &reports)]),
                EditKind::Split => words.fill("desk-did-split", "reports", reports),
            },
            edition: edit.edition.and_then(|id| editions.iter().find(|(known, _)| *known == id)).map(|(_, edition)| edition.name.clone()),
            story: edit
                .slug
                .as_ref()
                .map(|slug| (headline(edit.headline.as_deref().unwrap_or_default(), visit.words), format!("/admin/story/{slug}"))),
            by: edit.by.clone(),
            at: visit.lately(edit.at),
            until: edit.until.map(|until| visit.exactly(until)),
            undone: edit.undone.as_ref().map(|(by, at)| (by.clone(), visit.lately(*at))),
            stands: edit.stands(visit.now),
        }
    }
}

/// Why something could not be done, as a sentence.
pub(super) fn said(refusal: Refusal, words: Words) -> &'static str {
    match refusal {
        Refusal::NoStory => words.say("desk-no-story"),
        Refusal::Itself => words.say("desk-itself"),
        Refusal::NoPart => words.say("desk-no-part"),
        Refusal::NoHeadline => words.say("desk-no-headline"),
        Refusal::Undone => words.say("desk-undone-already"),
        Refusal::Overtaken => words.say("desk-overtaken"),
    }
}
