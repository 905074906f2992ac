//! The list of what stands on the pages, ready to be set.

use std::sync::Arc;

use askama::Template;
use model::{Card, Edit, Edition, EditionId, FrontPage, Hand};
use store::Refusal;

use super::view::{EditView, said};
use crate::page::{Shell, Tongue, Visit, headline};
use crate::reading::view::desk;
use crate::when::Moment;

/// The list.
#[derive(Template)]
#[template(path = "stories.html")]
pub struct StoriesView {
    /// Around it.
    pub shell: Shell,
    /// Why something could not be done.
    pub refused: Option<&'static str>,
    /// For each edition its name and what stands on its front page, in the order of the page.
    pub fronts: Vec<(String, Vec<StoryRow>)>,
    /// What was decided, newest first.
    pub edits: Vec<EditView>,
}

/// A story on a front page.
pub struct StoryRow {
    /// Headline.
    pub title: String,
    /// Its language.
    pub tongue: Tongue,
    /// Where the editor decides about it.
    pub href: String,
    /// Where it stands: "Lead", "Second", "Brief", or the section's name.
    pub place: String,
    /// It is pinned.
    pub pinned: bool,
    /// "6 sources".
    pub sources: String,
    /// "31.4".
    pub points: String,
    /// The newest report.
    pub newest: Moment,
}

impl StoriesView {
    /// Of the editions with their front pages and what stands of their editors' decisions, and of the last decisions.
    #[must_use]
    pub fn new(
        fronts: &[(String, Option<Arc<FrontPage>>, Hand)],
        edits: &[Edit],
        editions: &[(EditionId, Edition)],
        refusal: Option<Refusal>,
        visit: &Visit,
    ) -> StoriesView {
        let rows = |page: &Option<Arc<FrontPage>>, hand: &Hand| page.as_deref().map(|page| rows(page, hand, visit)).unwrap_or_default();
        StoriesView {
            shell: desk(Shell::new(visit, "\0", visit.words.say("desk-stories")), "/admin/stories"),
            refused: refusal.map(|refusal| said(refusal, visit.words)),
            fronts: fronts.iter().map(|(name, page, hand)| (name.clone(), rows(page, hand))).collect(),
            edits: edits.iter().map(|edit| EditView::new(edit, editions, visit)).collect(),
        }
    }
}

fn rows(page: &FrontPage, hand: &Hand, visit: &Visit) -> Vec<StoryRow> {
    let row = |card: &Card, place: &str| StoryRow {
        title: headline(&card.title, visit.words),
        tongue: visit.tongue(card.language.as_deref()),
        href: format!("/admin/story/{}", card.slug),
        place: place.to_owned(),
        pinned: hand.pinned.contains(&card.story),
        sources: visit.words.count("count-sources", card.sources),
        points: visit.words.decimal(card.points(), 1),
        newest: visit.ago(card.newest),
    };
    let mut rows: Vec<StoryRow> = page.lead.iter().map(|card| row(card, visit.words.say("desk-lead"))).collect();
    rows.extend(page.seconds.iter().map(|card| row(card, visit.words.say("desk-second"))));
    rows.extend(page.under.iter().map(|card| row(card, visit.words.say("desk-under"))));
    rows.extend(page.matter.iter().map(|card| row(card, visit.words.say("desk-matter"))));
    rows.extend(page.briefs.iter().map(|card| row(card, visit.words.say("front-brief"))));
    rows.extend(page.local.iter().map(|card| row(card, visit.words.say("desk-near"))));
    rows.extend(page.band.iter().map(|card| row(card, visit.words.say("desk-pictures"))));
    for block in &page.blocks {
        let name = block.section.as_ref().map_or(visit.words.say("desk-further"), |section| section.name.as_str());
        rows.extend(block.cards.iter().map(|card| row(card, name)));
    }
    rows
}
