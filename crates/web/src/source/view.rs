//! The directory of sources and one source's page, ready to be set.

use askama::Template;
use model::{FeedKind, FlawKind, Rights, Source};
use store::{ArticleHead, FlawRow, KnownFeed, PollRow, SourceOverview};

use super::history::{self, HistoryView};
use crate::page::{Shell, Tongue, Visit, host, http_only, publisher};
use crate::story::view::ReportView;
use crate::when::Moment;
use crate::words::Words;

/// The language in which the newsroom writes down what happened, whatever the edition's is.
pub(crate) const TOLD_IN: &str = "en";
/// Articles on a source's page at most.
pub(crate) const LISTED: usize = 40;

/// The directory.
#[derive(Template)]
#[template(path = "sources.html")]
pub struct SourcesView {
    /// Around it.
    pub shell: Shell,
    /// "12 sources".
    pub count: String,
    /// By name.
    pub rows: Vec<RowView>,
}

/// One source in the directory.
pub struct RowView {
    /// The publisher's name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its state in a word or two.
    pub state: &'static str,
    /// Something is wrong.
    pub bad: bool,
    /// What is to be said beyond that: "2 feeds, 3 flaws".
    pub detail: String,
    /// Articles kept.
    pub articles: String,
    /// The newest one.
    pub newest: Option<Moment>,
}

impl SourcesView {
    /// Of all sources.
    #[must_use]
    pub fn new(sources: &[SourceOverview], visit: &Visit) -> SourcesView {
        let mut rows: Vec<RowView> = sources.iter().map(|source| RowView::new(source, visit)).collect();
        rows.sort_by_cached_key(|row| row.name.to_lowercase());
        SourcesView {
            shell: Shell::new(visit, "sources", visit.words.say("shell-sources"))
                .described(&visit.words.fill("sources-description", "edition", &visit.edition.name))
                .of_sources(visit),
            count: visit.words.count("count-sources", sources.len()),
            rows,
        }
    }
}

impl RowView {
    fn new(overview: &SourceOverview, visit: &Visit) -> RowView {
        let words = visit.words;
        let (state, bad) = match overview {
            SourceOverview { feeds: 0, removed: 1.., .. } => (words.say("sources-removed"), false),
            SourceOverview { feeds: 0, .. } => (words.say("sources-no-feed"), true),
            SourceOverview { polled: None, .. } => (words.say("sources-not-asked"), false),
            SourceOverview { failing: true, .. } => (words.say("sources-silent"), true),
            SourceOverview { articles: 0, .. } => (words.say("sources-empty"), false),
            _ => (words.say("sources-answers"), false),
        };
        let mut detail = Vec::new();
        if overview.feeds > 1 {
            detail.push(words.count("sources-feeds", overview.feeds));
        }
        if overview.flaws > 0 {
            detail.push(words.count("sources-flaws", overview.flaws));
        }
        RowView {
            name: publisher(&overview.source.settings.name),
            href: visit.to(&format!("source/{}", overview.source.settings.slug)),
            state,
            bad,
            detail: detail.join(&format!("{} ", words.say("list-comma"))),
            articles: words.number(overview.articles),
            newest: overview.newest.map(|at| visit.ago(at)),
        }
    }
}

/// One source.
#[derive(Template)]
#[template(path = "source.html")]
pub struct SourceView {
    /// Around it.
    pub shell: Shell,
    /// The publisher's name.
    pub name: String,
    /// Its own front page and that page's host.
    pub site: Option<(String, String)>,
    /// What may be shown here, as a sentence.
    pub rights: &'static str,
    /// Its category, if it has one.
    pub category: Option<String>,
    /// Newest first.
    pub articles: Vec<ReportView>,
    /// Its own page, where this is one of earlier articles.
    pub newest: Option<String>,
    /// The page of its earlier articles.
    pub earlier: Option<String>,
    /// Its feeds and what happened to them.
    pub feeds: Vec<FeedView>,
    /// Flaws that are there now.
    pub flaws: Vec<FlawView>,
    /// Flaws that are gone.
    pub past: Vec<FlawView>,
}

/// A feed, and what happened when.
pub struct FeedView {
    /// Its title, or its address.
    pub title: String,
    /// What is read there, where it is no feed, as a sentence.
    pub kind: Option<&'static str>,
    /// Its address as a link, if it is one.
    pub href: Option<String>,
    /// Its address for people.
    pub address: String,
    /// What happened at the last poll.
    pub status: Option<String>,
    /// The language of that.
    pub tongue: Tongue,
    /// Last asked.
    pub polled: Option<Moment>,
    /// Last changed.
    pub changed: Option<Moment>,
    /// Asked again.
    pub due: Option<Moment>,
    /// Asked at all.
    pub is_polled: bool,
    /// "3 times in a row", if it fails.
    pub failing: Option<String>,
    /// Since when it is not followed any more, if so.
    pub removed: Option<Moment>,
    /// "For 3 days there has been no good answer", if so.
    pub trouble: Option<String>,
    /// What happened when, newest first.
    pub history: Vec<HistoryView>,
}

/// A flaw.
pub struct FlawView {
    /// "Encoding".
    pub kind: &'static str,
    /// The sentence.
    pub message: String,
    /// Its language.
    pub tongue: Tongue,
    /// The feed's address, or the article's title.
    pub place: Option<String>,
    /// The article's address.
    pub href: Option<String>,
    /// Seen last.
    pub last: Moment,
    /// Seen first, if more than once.
    pub first: Option<Moment>,
    /// "12 times", if more than once.
    pub times: Option<String>,
}

impl SourceView {
    /// Of a source and what is known of it.
    #[must_use]
    pub fn new(source: &Source, articles: &[ArticleHead], feeds: &[KnownFeed], flaws: &[FlawRow], visit: &Visit) -> SourceView {
        let settings = &source.settings;
        let name = publisher(&settings.name);
        let wanted: Vec<&ArticleHead> = articles.iter().filter(|head| visit.wants(&head.title, &head.excerpt)).collect();
        let (past, present): (Vec<&FlawRow>, Vec<&FlawRow>) = flaws.iter().partition(|row| row.past);
        SourceView {
            shell: Shell::new(visit, &format!("source/{}", settings.slug), &name)
                .listed(visit, &format!("source/{}", settings.slug))
                .muting(articles.len() - wanted.len(), visit),
            name,
            site: http_only(settings.site.as_deref()).and_then(|site| Some((site.clone(), host(&site)?))),
            rights: rights(settings.rights, visit),
            category: settings.category.clone().filter(|category| !category.trim().is_empty()),
            articles: wanted.into_iter().map(|head| ReportView::new(head, visit)).collect(),
            newest: None,
            earlier: None,
            feeds: feeds.iter().map(|feed| FeedView::new(feed, visit)).collect(),
            flaws: present.into_iter().map(|row| FlawView::new(row, visit)).collect(),
            past: past.into_iter().map(|row| FlawView::new(row, visit)).collect(),
        }
    }
}

impl SourceView {
    /// As a page of several: where its earlier articles begin, if there are any, and whether this page is one of earlier ones.
    pub(crate) fn leaf(&mut self, earlier: Option<&str>, leafed: bool) {
        let own = self.shell.canonical.clone().unwrap_or_default();
        self.earlier = earlier.map(|before| format!("{own}?before={before}"));
        self.newest = leafed.then_some(own);
        self.shell.hidden |= leafed;
    }

    /// With what happened at the polls of its feeds (newest first), which are these.
    #[must_use]
    pub fn with_polls(mut self, feeds: &[KnownFeed], polls: &[PollRow], visit: &Visit) -> SourceView {
        for (view, feed) in self.feeds.iter_mut().zip(feeds) {
            let own: Vec<&PollRow> = polls.iter().filter(|poll| poll.feed == feed.id).collect();
            view.trouble = history::trouble(&feed.state, &own, visit);
            view.history = history::history(&own, visit);
        }
        self
    }
}

impl FeedView {
    fn new(feed: &KnownFeed, visit: &Visit) -> FeedView {
        let state = &feed.state;
        FeedView {
            title: feed.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(|| feed.url.clone()),
            kind: kind_of_feed(feed.kind, visit.words),
            href: http_only(Some(&feed.url)),
            address: feed.url.clone(),
            status: state.status.clone(),
            tongue: visit.tongue(Some(TOLD_IN)),
            polled: state.polled.map(|at| visit.ago(at)),
            changed: state.changed.map(|at| visit.ago(at)),
            due: (!state.retired).then(|| visit.exactly(state.due)),
            is_polled: feed.kind.is_polled(),
            failing: (state.failures > 0).then(|| visit.words.count("source-failed-times", state.failures)),
            removed: feed.removed.map(|at| visit.lately(at)),
            trouble: None,
            history: Vec::new(),
        }
    }
}

impl FlawView {
    fn new(row: &FlawRow, visit: &Visit) -> FlawView {
        FlawView {
            kind: kind(row.flaw.kind, visit.words),
            message: row.flaw.message.clone(),
            tongue: visit.tongue(Some(TOLD_IN)),
            place: row.article_title.clone().or_else(|| row.article_url.clone()).or_else(|| row.feed_url.clone()),
            href: http_only(row.article_url.as_deref().or(row.feed_url.as_deref())),
            last: visit.ago(row.last),
            first: (row.count > 1).then(|| visit.ago(row.first)),
            times: (row.count > 1).then(|| visit.words.count("source-times", row.count)),
        }
    }
}

fn rights(rights: Rights, visit: &Visit) -> &'static str {
    let words = visit.words;
    match rights {
        _ if visit.member => words.say("source-rights-member"),
        Rights::Full => words.say("source-rights-full"),
        Rights::Excerpt => words.say("source-rights-excerpt"),
        Rights::Link => words.say("source-rights-link"),
    }
}

/// What is read at its address, where a person would not think of it by himself.
fn kind_of_feed(kind: FeedKind, words: Words) -> Option<&'static str> {
    match kind {
        FeedKind::Links => Some(words.say("source-kind-links")),
        FeedKind::Sitemap => Some(words.say("source-kind-sitemap")),
        FeedKind::Letters => Some(words.say("source-kind-letters")),
        FeedKind::Archive => Some(words.say("source-kind-archive")),
        _ => None,
    }
}

fn kind(kind: FlawKind, words: Words) -> &'static str {
    match kind {
        FlawKind::Encoding => words.say("flaw-encoding"),
        FlawKind::Malformed => words.say("flaw-malformed"),
        FlawKind::Truncated => words.say("flaw-truncated"),
        FlawKind::Empty => words.say("flaw-empty"),
        FlawKind::WrongType => words.say("flaw-wrong-type"),
        FlawKind::TooLarge => words.say("flaw-too-large"),
        FlawKind::TooDeep => words.say("flaw-too-deep"),
        FlawKind::Date => words.say("flaw-date"),
        FlawKind::Address => words.say("flaw-address"),
        FlawKind::Missing => words.say("flaw-missing"),
        FlawKind::Duplicate => words.say("flaw-duplicate"),
        FlawKind::Unreachable => words.say("flaw-unreachable"),
        FlawKind::Redirects => words.say("flaw-redirects"),
        FlawKind::TooSlow => words.say("flaw-too-slow"),
        FlawKind::Forbidden => words.say("flaw-forbidden"),
        FlawKind::Robots => words.say("flaw-robots"),
        FlawKind::NoArticle => words.say("flaw-no-article"),
        FlawKind::Picture => words.say("flaw-picture"),
        FlawKind::Signature => words.say("flaw-signature"),
        _ => words.say("flaw-other"),
    }
}
