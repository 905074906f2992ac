//! The page that stands in while there is nothing to read: what is being done about it, or what to do.

use askama::Template;
use store::Progress;

use crate::page::{Shell, Visit};
use crate::state::Activity;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}

impl EmptyView {
    /// For this state of things.
    #[must_use]
    pub fn new(nothing: Nothing, progress: &Progress, visit: &Visit) -> EmptyView {
        let (label, title, say, command) = match nothing {
            Nothing::NoSources => (
                "An empty desk",
                "This paper has no sources yet",
                "Add a publisher by the address of its site or its feed, and the first front page follows by itself.",
                Some("dateline add https://…"),
            ),
            Nothing::Fetching => (
                "Going to press",
                "The first edition is being made",
                "The publishers are being asked and their articles read. This page looks again by itself until the news is here.",
                None,
            ),
            Nothing::Offline => (
                "No word from outside",
                "No publisher can be reached",
                "The line seems to be down, or a proxy is in the way. They are asked again by themselves, and this page looks again twice a minute.",
                Some("dateline status"),
            ),
            Nothing::Waiting => (
                "Nothing yet",
                "There is no news to print",
                "The sources are known, and none of them has given an article so far. They are asked again when they are due.",
                Some("dateline fetch"),
            ),
        };
        let shell = Shell::new(visit, "", "Front page");
        let again = match nothing {
            Nothing::Fetching => Some("2"),
            Nothing::Offline => Some("30"),
            Nothing::NoSources | Nothing::Waiting => None,
        };
        let still = again.map(|_| format!("{}?still", visit.to("")));
        let tally = (nothing == Nothing::Fetching).then(|| Tally {
            polled: progress.polled,
            feeds: progress.feeds,
            read: progress.articles_read,
            waiting: progress.articles_waiting,
            done: progress.polled + progress.articles_read,
            steps: (progress.feeds + progress.articles_read + progress.articles_waiting).max(1),
        });
        EmptyView { shell, label, title, say, still, again, command, tally }
    }
}
