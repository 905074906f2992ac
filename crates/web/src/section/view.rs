//! A section's page, ready to be set.

use askama::Template;
use model::{Section, SectionPage};

use crate::front;
use crate::page::{CardView, Shell, Visit};
use crate::when::Moment;

/// The page.
#[derive(Template)]
#[template(path = "section.html")]
pub struct SectionView {
    /// Around it.
    pub shell: Shell,
    /// The section's name.
    pub name: String,
    /// Seen as it was at an earlier time, and where it is as of now.
    pub then: Option<(Moment, String)>,
    /// What stands there where no story does.
    pub nothing: (String, &'static str),
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
    pub rest: Vec<CardView>,
    /// The river of the section, where older ones are too.
    pub by_time: Option<String>,
    /// When it was composed.
    pub at: Option<Moment>,
}

impl SectionView {
    /// Of a published page, or of a section that has none yet.
    #[must_use]
    pub fn new(section: &Section, page: Option<&SectionPage>, visit: &Visit, then: bool) -> SectionView {
        let path = format!("section/{}", section.tag);
        let all = || page.into_iter().flat_map(|page| &page.cards);
        let muted = all().filter(|card| !visit.wants_card(card)).count();
        let cards = all().filter(|card| visit.wants_card(card)).map(|card| CardView::new(card, visit).without_kicker()).collect();
        let of = visit.words.fill_all("section-of", &[("section", &section.name), ("edition", &visit.edition.name)]);
        let nothing = (visit.words.fill("section-none-title", "section", &section.name), visit.words.say("section-none-say"));
        let shell = Shell::new(visit, &path, &section.name).described(&of).listed(visit, &path).muting(muted, visit);
        let at = page.map(|page| page.at);
        let by_time = Some(format!("{}?section={}", visit.to("river"), section.tag));
        SectionView { by_time, ..SectionView::of(shell, &section.name, cards, nothing) }
            .made(at.map(|at| visit.exactly(at)), then.then(|| visit.to(&path)))
    }

    /// A list of stories under a heading.
    #[must_use]
    pub(crate) fn of(shell: Shell, name: &str, mut cards: Vec<CardView>, nothing: (String, &'static str)) -> SectionView {
        let (total, words) = (cards.len(), shell.words);
        let lead = (!cards.is_empty()).then(|| cards.remove(0));
        let beside = lead.as_ref().map_or(0, |lead| front::beside_a_section_s_lead(lead, &cards));
        let rest = cards.split_off(beside);
        SectionView {
            shell,
            name: name.to_owned(),
            then: None,
            nothing,
            count: (total > 0).then(|| words.count("count-stories", total)),
            columns: if cards.is_empty() { "one" } else { "two" },
            lead,
            beside: cards,
            standing: front::further(rest.len()),
            rest,
            by_time: None,
            at: None,
        }
    }

    /// When it was composed; and where it is as of now, if this is how it was then.
    #[must_use]
    pub(crate) fn made(mut self, at: Option<Moment>, now: Option<String>) -> SectionView {
        self.then = at.clone().zip(now);
        self.at = at;
        self
    }
}
