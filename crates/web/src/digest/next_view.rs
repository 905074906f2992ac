//! The next digest, as an editor sees it before it is out: what stands in it, what could, and what was decided.

use askama::Template;
use model::{Digest, DigestDecision, DigestEdit, FrontPage, LONGEST_HEADLINE};

use super::view::{DigestView, ItemView, Neighbours, called};
use crate::page::{Shell, Tongue, Visit, headline};
use crate::when::Moment;
use crate::words::Words;

/// Other stories that are offered.
const OFFERED: usize = 30;

/// The page.
#[derive(Template)]
#[template(path = "digest_next.html")]
pub struct NextView {
    /// Around it.
    pub shell: Shell,
    /// Its moment.
    pub due: Moment,
    /// What takes the forms.
    pub action: String,
    /// Why something could not be done.
    pub refused: Option<&'static str>,
    /// "24 stories of 80".
    pub stories: String,
    /// What stands in it: place, story, what is told, and the sections.
    pub items: Vec<(usize, i64, ItemView, String)>,
    /// What stands on the front page and not in it: story, headline, language, address.
    pub others: Vec<(i64, String, Tongue, String)>,
    /// What was decided.
    pub edits: Vec<DecidedView>,
    /// Characters of a headline at most.
    pub longest: usize,
}

/// A decision.
pub struct DecidedView {
    /// Row.
    pub id: i64,
    /// What, in words.
    pub what: String,
    /// About which story: headline and address; none where it is no more.
    pub story: Option<(String, String)>,
    /// Who.
    pub by: String,
    /// When.
    pub when: Moment,
}

impl NextView {
    /// Of the digest as it would be now, what was decided about it, and the front page.
    #[must_use]
    pub fn new(digest: &Digest, edits: &[DigestEdit], front: Option<&FrontPage>, refused: Option<&'static str>, visit: &Visit) -> NextView {
        let words = visit.words;
        let view = DigestView::new(digest, &[], &Neighbours::default(), false, visit);
        let mut told: Vec<ItemView> = view.blocks.into_iter().flat_map(|block| block.items).collect();
        let items = digest.items.iter().enumerate().filter_map(|(place, item)| {
            let anchor = format!("n{}", place + 1);
            let at = told.iter().position(|told| told.anchor == anchor)?;
            let sections: Vec<&str> = item.sections.iter().filter_map(|tag| visit.section_name(tag)).collect();
            Some((place + 1, item.story.0, told.swap_remove(at), sections.join(&format!("{} ", words.say("list-comma")))))
        });
        let items: Vec<_> = items.collect();
        let mut offered = std::collections::BTreeSet::new();
        let others = front.into_iter().flat_map(FrontPage::cards).filter(|card| {
            let decided = edits.iter().any(|edit| edit.story == card.story && matches!(edit.decision, DigestDecision::Pick));
            !decided && !digest.items.iter().any(|item| item.story == card.story) && offered.insert(card.story)
        });
        let stories = words.count("count-stories", digest.items.len());
        let other = |card: &model::Card| {
            let address = visit.to(&format!("story/{}", card.slug));
            (card.story.0, headline(&card.title, words), visit.tongue(card.language.as_deref()), address)
        };
        NextView {
            shell: Shell::new(visit, "\0", words.say("digest-next")).for_one(),
            due: Moment { words: called(digest.due, visit), ..visit.exactly(digest.due) },
            action: visit.to("digest/next"),
            refused,
            stories: words.fill_all("digest-of-weighed", &[("stories", &stories), ("weighed", &digest.weighed)]),
            items,
            others: others.take(OFFERED).map(other).collect(),
            edits: edits.iter().map(|edit| decided(edit, visit)).collect(),
            longest: LONGEST_HEADLINE,
        }
    }
}

fn decided(edit: &DigestEdit, visit: &Visit) -> DecidedView {
    DecidedView {
        id: edit.id.0,
        what: said(edit, visit.words),
        story: edit.headline.as_ref().map(|(title, slug)| (headline(title, visit.words), visit.to(&format!("story/{slug}")))),
        by: edit.by.clone(),
        when: visit.ago(edit.at),
    }
}

/// What was decided, with a colon behind it.
pub(super) fn said(edit: &DigestEdit, words: Words) -> String {
    match &edit.decision {
        DigestDecision::Pick => words.say("digest-picked").to_owned(),
        DigestDecision::Drop => words.say("digest-dropped").to_owned(),
        DigestDecision::Hold => words.say("digest-held").to_owned(),
        DigestDecision::Place(place) => words.fill("digest-placed", "place", *place),
        DigestDecision::Title(title) => words.fill("digest-titled", "title", title),
    }
}
