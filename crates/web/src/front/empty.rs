//! The page that stands in while there is nothing to read: what is being done about it, or what to do.

use askama::Template;
use store::Progress;

use crate::page::{Shell, Visit};
use crate::state::Activity;
use crate::words::Words;

/// Why there is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nothing {
    /// No source was added yet.
    NoSources,
    /// The first fetch runs.
    Fetching,
    /// No publisher could be reached.
    Offline,
    /// Sources are there, and nothing was fetched or nothing came.
    Waiting,
}

impl Nothing {
    /// As far as counts and the newsroom tell. `failing`: every source that was asked failed.
    #[must_use]
    pub fn of(progress: &Progress, activity: Activity, failing: bool) -> Nothing {
        match () {
            () if progress.feeds == 0 => Nothing::NoSources,
            () if activity.offline || (failing && !activity.fetching) => Nothing::Offline,
            () if activity.fetching || progress.articles_waiting > 0 => Nothing::Fetching,
            () => Nothing::Waiting,
        }
    }
}

/// The page.
#[derive(Template)]
#[template(path = "empty.html")]
pub struct EmptyView {
    /// Around it.
    pub shell: Shell,
    /// Above the headline.
    pub label: &'static str,
    /// The headline.
    pub title: &'static str,
    /// What is going on.
    pub say: &'static str,
    /// While it reloads by itself: the same page, which doesn't.
    pub still: Option<String>,
    /// Seconds after which it reloads by itself.
    pub again: Option<&'static str>,
    /// A command that helps.
    pub command: Option<&'static str>,
    /// While a fetch runs.
    pub tally: Option<Tally>,
}

/// How far the first fetch is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Feeds asked.
    pub polled: i64,
    /// Feeds to ask.
    pub feeds: i64,
    /// Articles read.
    pub read: i64,
    /// Articles that wait to be read.
    pub waiting: i64,
    /// Steps done: feeds asked and articles read.
    pub done: i64,
    /// Steps in all, at least one.
    pub steps: i64,
    /// "12 of 80".
    pub said: String,
}

impl Tally {
    fn new(progress: &Progress, words: Words) -> Tally {
        let done = progress.polled + progress.articles_read;
        let steps = (progress.feeds + progress.articles_read + progress.articles_waiting).max(1);
        Tally {
            polled: progress.polled,
            feeds: progress.feeds,
            read: progress.articles_read,
            waiting: progress.articles_waiting,
            done,
            steps,
            said: words.fill_all("empty-progress-of", &[("done", &done), ("steps", &steps)]),
        }
    }
}

impl EmptyView {
    /// For this state of things.
    #[must_use]
    pub fn new(nothing: Nothing, progress: &Progress, visit: &Visit) -> EmptyView {
        let words = visit.words;
        let (label, title, say, command) = match nothing {
            Nothing::NoSources => (
                words.say("empty-no-sources"),
                words.say("empty-no-sources-title"),
                words.say("empty-no-sources-say"),
                Some("dateline add https://…"),
            ),
            Nothing::Fetching => (words.say("empty-fetching"), words.say("empty-fetching-title"), words.say("empty-fetching-say"), None),
            Nothing::Offline => {
                (words.say("empty-offline"), words.say("empty-offline-title"), words.say("empty-offline-say"), Some("dateline status"))
            }
            Nothing::Waiting => {
                (words.say("empty-waiting"), words.say("empty-waiting-title"), words.say("empty-waiting-say"), Some("dateline fetch"))
            }
        };
        let shell = Shell::new(visit, "", words.say("shell-front"));
        let again = match nothing {
            Nothing::Fetching => Some("2"),
            Nothing::Offline => Some("30"),
            Nothing::NoSources | Nothing::Waiting => None,
        };
        let still = again.map(|_| format!("{}?still", visit.to("")));
        let tally = (nothing == Nothing::Fetching).then(|| Tally::new(progress, words));
        EmptyView { shell, label, title, say, still, again, command, tally }
    }
}
