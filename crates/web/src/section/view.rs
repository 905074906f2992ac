//! A section's page, ready to be set.

use askama::Template;
use model::{Section, SectionPage};

use crate::front::{self, Columns};
use crate::page::{CardView, Shell, Visit, count};
use crate::when::Moment;

/// The page.
#[derive(Template)]
#[template(path = "section.html")]
pub struct SectionView {
    /// Around it.
    pub shell: Shell,
    /// The section's name.
    pub name: String,
    /// "23 stories", where there are any.
    pub count: Option<String>,
    /// The grid's class.
    pub columns: &'static str,
    /// The story on top.
    pub lead: Option<CardView>,
    /// Beside it.
    pub beside: Vec<CardView>,
    /// The class of the columns below.
    pub standing: &'static str,
    /// In columns below.
    pub river: Vec<CardView>,
    /// When it was composed.
    pub at: Option<Moment>,
}

impl SectionView {
    /// Of a published page, or of a section that has none yet.
    #[must_use]
    pub fn new(section: &Section, page: Option<&SectionPage>, visit: &Visit) -> SectionView {
        let mut cards: Vec<CardView> =
            page.into_iter().flat_map(|page| &page.cards).map(|card| CardView::new(card, visit).without_kicker()).collect();
        let total = cards.len();
        let lead = (!cards.is_empty()).then(|| cards.remove(0));
        let beside = lead.as_ref().map_or(0, |lead| Columns::beside_a_section_s_lead(lead, &cards));
        let river = cards.split_off(beside);
        let path = format!("section/{}", section.tag);
        SectionView {
            shell: Shell::new(visit, &path, &section.name).described(&format!("{} in {}", section.name, visit.edition.name)),
            name: section.name.clone(),
            count: (total > 0).then(|| count(total, "story", "stories")),
            columns: Columns { beside: cards.len(), under: 0, rail: 0 }.class(),
            lead,
            beside: cards,
            standing: front::river(river.len()),
            river,
            at: page.map(|page| visit.exactly(page.at)),
        }
    }
}
