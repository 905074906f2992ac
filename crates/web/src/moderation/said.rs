//! Rulings in words.

use jiff::Timestamp;
use model::{CommentState, EditionId};
use store::{Act, On, Ruling};

use crate::comment::spot::named;
use crate::page::Visit;
use crate::when::Moment;

/// A ruling, ready to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RulingView {
    /// Row.
    pub id: i64,
    /// Its own page.
    pub page: String,
    /// What was decided.
    pub what: String,
    /// What it is on: its name and address.
    pub on: Option<(String, String)>,
    /// Who decided; nobody's name stands in what everybody reads.
    pub by: Option<String>,
    /// Why.
    pub why: String,
    /// When.
    pub when: Moment,
    /// When it was taken back.
    pub undone: Option<Moment>,
    /// It takes another back.
    pub undoes: bool,
    /// It can be taken back.
    pub open: bool,
}

impl RulingView {
    /// As moderators see it, or, without names, as everybody does.
    pub(crate) fn new(ruling: &Ruling, edition: EditionId, names: bool, visit: &Visit) -> RulingView {
        let words = visit.words;
        let on = match ruling.on {
            On::Comment(id) => Some((words.say("moderation-a-comment").to_owned(), visit.to(&format!("comment/{id}")))),
            On::Discussion(_) => ruling.place.as_ref().and_then(|place| named(place, edition, visit)),
            On::Account(id) if names => ruling.of.as_ref().map(|(_, name)| (name.clone(), visit.to(&format!("person/{id}")))),
            On::Account(_) => None,
        };
        RulingView {
            id: ruling.id.0,
            page: visit.to(&format!("ruling/{}", ruling.id)),
            what: what(ruling.became, visit),
            on,
            by: names.then(|| ruling.by.clone()),
            why: ruling.why.clone(),
            when: visit.ago(ruling.at),
            undone: ruling.undone.map(|at| visit.ago(at)),
            undoes: ruling.undoes.is_some(),
            open: ruling.undone.is_none() && ruling.undoes.is_none(),
        }
    }
}

fn what(act: Act, visit: &Visit) -> String {
    let words = visit.words;
    let until = |key: &dyn Fn(String) -> String, at: Timestamp| key(visit.calendar.date_and_time(at));
    match act {
        Act::Comment(CommentState::Shown) => words.say("moderation-shown").to_owned(),
        Act::Comment(CommentState::Hidden) => words.say("moderation-hidden").to_owned(),
        Act::Comment(CommentState::Held) => words.say("moderation-held").to_owned(),
        Act::Comment(_) => words.say("moderation-removed").to_owned(),
        Act::Locked(true) => words.say("moderation-locked").to_owned(),
        Act::Locked(false) => words.say("moderation-unlocked").to_owned(),
        Act::Slow(0) => words.say("moderation-unslowed").to_owned(),
        Act::Slow(seconds) => words.count("moderation-slowed", seconds),
        Act::Warned => words.say("moderation-warned").to_owned(),
        Act::Silent(Some(at)) => until(&|at| words.fill("moderation-silent-until", "until", at), at),
        Act::Silent(None) => words.say("moderation-may-write").to_owned(),
        Act::Banned(Some(at)) => until(&|at| words.fill("moderation-banned-until", "until", at), at),
        Act::Banned(None) => words.say("moderation-may-come").to_owned(),
    }
}
