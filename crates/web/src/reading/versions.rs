//! What a feed said of an article before it said what it says now, ready to be set.

use model::Entry;
use store::EntryVersion;

use super::difference::{Difference, MOST_WORDS, Piece, difference};
use crate::page::{self, Visit};
use crate::when::Moment;
use crate::words::Words;

/// An entry that changed.
pub struct VersionsView {
    /// "3 versions".
    pub count: String,
    /// What the newest version changed.
    pub newest: Option<ChangeView>,
    /// What those before it changed, newest first.
    pub earlier: Vec<ChangeView>,
    /// "2 earlier changes, and how it began".
    pub folded: String,
    /// The first version.
    pub first: FirstView,
}

/// What one version changed.
pub struct ChangeView {
    /// "Version 3".
    pub number: String,
    /// When the feed was found to say so.
    pub when: Moment,
    /// "compared with version 1", where those between are not kept.
    pub against: Option<String>,
    /// "6 words added", "2 words removed".
    pub sums: Vec<String>,
    /// The headline, if it changed.
    pub headline: Vec<Piece>,
    /// What of the text changed.
    pub text: Vec<Piece>,
    /// What is to be said beyond that.
    pub notes: Vec<String>,
}

/// How it began.
pub struct FirstView {
    /// When the feed was first found to say so.
    pub when: Moment,
    /// Its headline.
    pub headline: String,
    /// "412 words".
    pub words: String,
}

impl VersionsView {
    /// Of the versions of an entry, oldest first; nothing where there is only one.
    #[must_use]
    pub fn new(versions: &[EntryVersion], visit: &Visit) -> Option<VersionsView> {
        let words = visit.words;
        let first = versions.first().filter(|_| versions.len() > 1)?;
        let mut changes = versions.windows(2).rev().filter_map(|two| match two {
            [before, now] => Some(ChangeView::new(before, now, visit)),
            _ => None,
        });
        let newest = changes.next();
        let earlier: Vec<ChangeView> = changes.collect();
        let folded = match earlier.len() {
            0 => words.say("reading-began").to_owned(),
            n => words.count("reading-earlier", n),
        };
        // Of an entry that changed more often than is kept, the number says how often.
        let all = versions.last().and_then(|last| usize::try_from(last.number).ok()).unwrap_or_default().max(versions.len());
        let count = if all > versions.len() {
            words.fill_all("reading-versions-kept", &[("n", &all), ("kept", &versions.len())])
        } else {
            words.count("reading-versions", all)
        };
        Some(VersionsView {
            count,
            newest,
            earlier,
            folded,
            first: FirstView {
                when: visit.lately(first.saved),
                headline: page::headline(&first.entry.headline().unwrap_or_default(), words),
                words: words.count("count-words", markup::text::word_count(&text(&first.entry))),
            },
        })
    }
}

impl ChangeView {
    fn new(before: &EntryVersion, now: &EntryVersion, visit: &Visit) -> ChangeView {
        let headline = |version: &EntryVersion| version.entry.headline().unwrap_or_default();
        let headline = difference(&headline(before), &headline(now)).pieces;
        let Difference { pieces, added, removed, is_cut } = difference(&text(&before.entry), &text(&now.entry));
        let words = visit.words;
        let sums =
            [(added > 0).then(|| words.count("reading-added", added)), (removed > 0).then(|| words.count("reading-removed", removed))];
        let sums = sums.into_iter().flatten().collect();
        let mut notes = Vec::new();
        let besides = besides(&before.entry, &now.entry, words);
        let what = besides.join(&format!("{} ", words.say("list-comma")));
        match (headline.is_empty() && pieces.is_empty(), besides.is_empty()) {
            (true, true) => notes.push(words.say("reading-stayed").to_owned()),
            (true, false) => notes.push(words.fill("reading-stayed-but", "what", &what)),
            (false, false) => notes.push(words.fill("reading-besides", "what", &what)),
            (false, true) => {}
        }
        if is_cut {
            notes.push(words.count("reading-long", MOST_WORDS));
        }
        ChangeView {
            number: words.count("reading-version", now.number),
            when: visit.lately(now.saved),
            against: (now.number > before.number + 1).then(|| words.count("reading-against", before.number)),
            sums,
            headline,
            text: pieces,
            notes,
        }
    }
}

/// The words of an entry: its whole text where it carries it, else its teaser.
fn text(entry: &Entry) -> String {
    markup::text::plain(entry.content.as_deref().or(entry.summary.as_deref()).unwrap_or_default())
}

/// What changed besides headline and text, by name.
fn besides(before: &Entry, now: &Entry, words: Words) -> Vec<&'static str> {
    let is_teaser_apart = before.content.is_some() && now.content.is_some();
    let changed = [
        (before.link != now.link, words.say("reading-other-address")),
        (before.authors != now.authors, words.say("reading-other-authors")),
        (before.published != now.published || before.updated != now.updated, words.say("reading-other-dates")),
        (is_teaser_apart && before.summary != now.summary, words.say("reading-other-summary")),
        (before.content.is_some() != now.content.is_some(), words.say("reading-other-whole")),
        (before.categories != now.categories, words.say("reading-other-categories")),
        (before.enclosures != now.enclosures, words.say("reading-other-files")),
    ];
    changed.into_iter().filter_map(|(is, name)| is.then_some(name)).collect()
}
