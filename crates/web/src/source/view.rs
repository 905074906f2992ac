//! The directory of sources and one source's page, ready to be set.

use askama::Template;
use model::{FeedKind, FlawKind, Rights, Source};
use store::{ArticleHead, FlawRow, KnownFeed, PollRow, SourceOverview};

use super::history::{self, HistoryView};
use crate::page::{Shell, Visit, count, grouped, host, http_only, publisher};
use crate::story::view::ReportView;
use crate::when::Moment;

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
            shell: Shell::new(visit, "sources", "Sources").described(&format!("The publishers that {} reads.", visit.edition.name)),
            count: count(sources.len(), "source", "sources"),
            rows,
        }
    }
}

impl RowView {
    fn new(overview: &SourceOverview, visit: &Visit) -> RowView {
        let (state, bad) = match overview {
            SourceOverview { feeds: 0, removed: 1.., .. } => ("Not followed any more", false),
            SourceOverview { feeds: 0, .. } => ("Has no feed", true),
            SourceOverview { polled: None, .. } => ("Not asked yet", false),
            SourceOverview { failing: true, .. } => ("Does not answer", true),
            SourceOverview { articles: 0, .. } => ("Answers, with nothing so far", false),
            _ => ("Answers", false),
        };
        let plenty = |n: i64, one: &str, many: &str| count(usize::try_from(n).unwrap_or_default(), one, many);
        let mut detail = Vec::new();
        if overview.feeds > 1 {
            detail.push(plenty(overview.feeds, "feed", "feeds"));
        }
        if overview.flaws > 0 {
            detail.push(plenty(overview.flaws, "flaw got over", "flaws got over"));
        }
        RowView {
            name: publisher(&overview.source.settings.name),
            href: visit.to(&format!("source/{}", overview.source.settings.slug)),
            state,
            bad,
            detail: detail.join(", "),
            articles: grouped(usize::try_from(overview.articles).unwrap_or_default()),
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
            shell: Shell::new(visit, &format!("source/{}", settings.slug), &name).muting(articles.len() - wanted.len(), visit),
            name,
            site: http_only(settings.site.as_deref()).and_then(|site| Some((site.clone(), host(&site)?))),
            rights: rights(settings.rights, visit.member),
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
            kind: kind_of_feed(feed.kind),
            href: http_only(Some(&feed.url)),
            address: feed.url.clone(),
            status: state.status.clone(),
            polled: state.polled.map(|at| visit.ago(at)),
            changed: state.changed.map(|at| visit.ago(at)),
            due: (!state.retired).then(|| visit.exactly(state.due)),
            is_polled: feed.kind.is_polled(),
            failing: (state.failures > 0).then(|| match state.failures {
                1 => "once".to_owned(),
                n => format!("{n} times in a row"),
            }),
            removed: feed.removed.map(|at| visit.lately(at)),
            trouble: None,
            history: Vec::new(),
        }
    }
}

impl FlawView {
    fn new(row: &FlawRow, visit: &Visit) -> FlawView {
        FlawView {
            kind: kind(row.flaw.kind),
            message: row.flaw.message.clone(),
            place: row.article_title.clone().or_else(|| row.article_url.clone()).or_else(|| row.feed_url.clone()),
            href: http_only(row.article_url.as_deref().or(row.feed_url.as_deref())),
            last: visit.ago(row.last),
            first: (row.count > 1).then(|| visit.ago(row.first)),
            times: (row.count > 1).then(|| format!("{} times", row.count)),
        }
    }
}

fn rights(rights: Rights, member: bool) -> &'static str {
    match rights {
        _ if member => "Members of this private edition read its articles in full.",
        Rights::Full => "Its articles may be read here in full.",
        Rights::Excerpt => "An excerpt of its articles stands here, with a link to the original.",
        Rights::Link => "Its headlines stand here, with a link to the original.",
    }
}

/// What is read at its address, where a person would not think of it by himself.
fn kind_of_feed(kind: FeedKind) -> Option<&'static str> {
    match kind {
        FeedKind::Links => Some("A page without a feed: the list of links on it is read as one."),
        FeedKind::Sitemap => Some("A sitemap: the addresses in it are read as a feed’s."),
        FeedKind::Letters => Some("A newsletter: its letters are sent here, and nothing is asked for."),
        FeedKind::Archive => Some("Pages that were imported from an archive: nothing is asked here."),
        _ => None,
    }
}

fn kind(kind: FlawKind) -> &'static str {
    match kind {
        FlawKind::Encoding => "Wrong encoding",
        FlawKind::Malformed => "Malformed",
        FlawKind::Truncated => "Cut short",
        FlawKind::Empty => "Empty",
        FlawKind::WrongType => "Something else than it should be",
        FlawKind::TooLarge => "Too large",
        FlawKind::TooDeep => "Nested too deep",
        FlawKind::Date => "Unreadable date",
        FlawKind::Address => "Unusable address",
        FlawKind::Missing => "Something missing",
        FlawKind::Duplicate => "Given twice",
        FlawKind::Unreachable => "Not reached",
        FlawKind::Redirects => "Endless redirects",
        FlawKind::TooSlow => "Too slow",
        FlawKind::Forbidden => "Forbidden address",
        FlawKind::Robots => "Robots stay out",
        FlawKind::NoArticle => "No article found",
        FlawKind::Picture => "Unusable picture",
        FlawKind::Signature => "Not signed",
        _ => "Another flaw",
    }
}
