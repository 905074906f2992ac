//! One article's reading, ready to be set: its page block by block, what was kept of it and why.

use askama::Template;
use model::{Explanation, Flaw, Judged};
use store::{EntryVersion, Original, Topic};

use super::facts::{FactView, facts};
use super::versions::VersionsView;
use crate::page::{MenuItem, Shell, Tongue, Visit, headline, http_only, publisher};
use crate::source::view::TOLD_IN;
use crate::when::Moment;
use crate::words::{Marked, Words};

/// Blocks of one page that are shown: an ordinary page has some hundreds.
const SHOWN: usize = 3_000;
/// Letters of a block that are shown.
const LETTERS: usize = 4_000;
/// Dropped blocks in a row from which on they are folded away: a menu, a list of other headlines.
const FOLDED: usize = 6;

/// The page.
#[derive(Template)]
#[template(path = "reading.html")]
pub struct ReadingView {
    /// Around it.
    pub shell: Shell,
    /// Headline.
    pub title: String,
    /// Its language, and the page's.
    pub tongue: Tongue,
    /// The publisher's name, and the list of its readings.
    pub source: (String, String),
    /// "31 of 84 blocks kept", where the page is there.
    pub sums: Option<String>,
    /// "812 words".
    pub words: String,
    /// What the page is, where it is no plain article.
    pub kind: Option<&'static str>,
    /// When it was fetched; else, when it was read.
    pub fetched: Option<Moment>,
    /// When it was read.
    pub read: Option<Moment>,
    /// The publisher's own page.
    pub original: Option<String>,
    /// The article as readers have it.
    pub topic_href: String,
    /// What is known of it, and from where.
    pub facts: Vec<FactView>,
    /// The language in which the reader of pages tells what it did.
    pub told: Tongue,
    /// Why there is no page to show.
    pub not_kept: Marked,
    /// How to read what is shown.
    pub legend: Marked,
    /// What was wrong.
    pub flaws: Vec<String>,
    /// The pages that it was read from; none where they are not kept.
    pub pages: Vec<PageView>,
    /// Why only the feed's words stand, where they do.
    pub whole: bool,
    /// What the feed said before, where it said something else.
    pub versions: Option<VersionsView>,
}

/// One page.
pub struct PageView {
    /// "Page 2 of 3", where there are several.
    pub heading: Option<String>,
    /// Its address, if the heading needs one.
    pub href: Option<String>,
    /// Its blocks, in runs.
    pub runs: Vec<Run>,
    /// Said below: that there is more, or that there is nothing.
    pub note: Option<String>,
}

/// Neighbours that were judged alike.
pub struct Run {
    /// They are in the article.
    pub kept: bool,
    /// What they are, in their order.
    pub blocks: Vec<BlockView>,
    /// "12 blocks dropped: mostly links", where they are folded away.
    pub folded: Option<String>,
}

/// A block.
pub struct BlockView {
    /// What it says.
    pub text: String,
    /// The element that holds it.
    pub element: String,
    /// How it is set: `text`, `head`, `item`, `quote`, `code`, `small`.
    pub form: &'static str,
    /// The chance that it was given, in percent.
    pub percent: u8,
    /// Why, strongest first.
    pub reasons: Vec<String>,
}

impl ReadingView {
    /// Of an article, what was wrong with it, and its pages with what the reader says of each (nothing, where it gave up).
    #[must_use]
    pub fn new(topic: &Topic, flaws: &[Flaw], pages: &[(Original, Option<Explanation>)], visit: &Visit) -> ReadingView {
        let head = &topic.article.head;
        let title = headline(&head.title, visit.words);
        let first = pages.first();
        let blocks = || pages.iter().filter_map(|(_, said)| said.as_ref()).flat_map(|said| &said.blocks);
        let kept = blocks().filter(|block| block.kept).count();
        let settings = &topic.source.settings;
        ReadingView {
            shell: desk(Shell::new(visit, "\0", &visit.words.fill("reading-title", "title", &title)), ""),
            tongue: visit.tongue(head.language.as_deref()),
            source: (publisher(&settings.name), format!("/admin/reading?source={}", settings.slug)),
            sums: first.is_some().then(|| visit.words.fill_all("reading-sums", &[("kept", &kept), ("n", &blocks().count())])),
            words: visit.words.count("count-words", head.words),
            kind: kind(topic.article.kind.as_deref(), visit.words),
            fetched: first.map(|(original, _)| visit.ago(original.fetched_at)),
            read: topic.article.read_at.map(|at| visit.ago(at)),
            original: http_only(head.url.as_deref()).or_else(|| http_only(topic.article.canonical_url.as_deref())),
            topic_href: visit.to(&format!("topic/{}/{}", head.source_slug, head.slug)),
            facts: facts(topic, first.and_then(|(_, said)| said.as_ref()), visit),
            told: visit.tongue(Some(TOLD_IN)),
            not_kept: visit.words.marked("reading-no-page-kept", &[]),
            legend: visit.words.marked("reading-legend", &[]),
            flaws: flaws.iter().map(|flaw| flaw.message.clone()).collect(),
            pages: (1..).zip(pages).map(|(n, page)| PageView::new(n, pages.len(), page, visit.words)).collect(),
            whole: topic.article.whole,
            versions: None,
            title,
        }
    }

    /// With the versions of its entry, oldest first.
    #[must_use]
    pub fn with_versions(self, versions: &[EntryVersion], visit: &Visit) -> ReadingView {
        ReadingView { versions: VersionsView::new(versions, visit), ..self }
    }
}

impl PageView {
    fn new(n: usize, of: usize, (original, said): &(Original, Option<Explanation>), words: Words) -> PageView {
        let blocks = said.as_ref().map(|said| said.blocks.as_slice()).unwrap_or_default();
        let note = match said {
            None => Some(words.say("reading-gave-up").to_owned()),
            Some(said) if said.blocks.is_empty() => Some(words.say("reading-no-text").to_owned()),
            Some(said) if said.blocks.len() > SHOWN => Some(words.count("reading-more", said.blocks.len() - SHOWN)),
            Some(_) => None,
        };
        let shown = &blocks[..blocks.len().min(SHOWN)];
        PageView {
            heading: (of > 1).then(|| words.fill_all("reading-page", &[("n", &n), ("of", &of)])),
            href: http_only(Some(&original.url)),
            runs: shown.chunk_by(|one, next| one.kept == next.kept).map(|run| Run::new(run, words)).collect(),
            note,
        }
    }
}

impl Run {
    fn new(blocks: &[Judged], words: Words) -> Run {
        let kept = blocks.first().is_some_and(|block| block.kept);
        let folded = (!kept && blocks.len() > FOLDED).then(|| {
            let why = most_frequent(blocks.iter().filter_map(|block| block.reasons.first()));
            format!("{}{}", words.count("reading-blocks-dropped", blocks.len()), why.map(|why| format!(": {why}")).unwrap_or_default())
        });
        Run { kept, blocks: blocks.iter().map(BlockView::new).collect(), folded }
    }
}

impl BlockView {
    fn new(block: &Judged) -> BlockView {
        let text = match block.text.char_indices().nth(LETTERS) {
            None => block.text.clone(),
            Some((end, _)) => format!("{}…", &block.text[..end]),
        };
        BlockView {
            text,
            form: form(&block.element),
            element: block.element.clone(),
            percent: percent(block.chance),
            reasons: block.reasons.clone(),
        }
    }
}

/// How an element's words are set.
fn form(element: &str) -> &'static str {
    match element {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "head",
        "li" | "dt" | "dd" => "item",
        "blockquote" | "q" => "quote",
        "pre" | "code" => "code",
        "figcaption" | "caption" | "td" | "th" | "tr" | "small" => "small",
        _ => "text",
    }
}

/// What is no number counts as none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 100")]
fn percent(chance: f32) -> u8 {
    if chance.is_finite() { (chance.clamp(0.0, 1.0) * 100.0).round() as u8 } else { 0 }
}

fn most_frequent<'a>(reasons: impl Iterator<Item = &'a String>) -> Option<&'a str> {
    let mut counts = std::collections::BTreeMap::new();
    for reason in reasons {
        *counts.entry(reason.as_str()).or_insert(0_usize) += 1;
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(reason, _)| reason)
}

/// What the page turned out to be, where that says something; a word of a newer dateline says nothing.
pub(super) fn kind(kind: Option<&str>, words: Words) -> Option<&'static str> {
    Some(match kind? {
        "live_blog" => words.say("reading-live-blog"),
        "gallery" => words.say("reading-gallery"),
        "video" => words.say("reading-video"),
        "index" => words.say("reading-index"),
        "paywalled" => words.say("reading-paywalled"),
        "gone" => words.say("reading-gone"),
        "none" => words.say("reading-nothing"),
        _ => return None,
    })
}

/// The shell of an admin's page: no sponsor, no search engine, and a menu of its own, in which `place` is where one is.
pub(crate) fn desk(mut shell: Shell, place: &str) -> Shell {
    shell.hidden = true;
    (shell.canonical, shell.here) = (None, None);
    (shell.sponsor, shell.block_sponsor, shell.article_sponsor) = (None, None, None);
    let item =
        |href: &str, name: &str| MenuItem { href: href.to_owned(), name: name.to_owned(), current: href == place, key: None, quiet: false };
    shell.menu = vec![
        item(&shell.home, shell.words.say("shell-front")),
        item("/admin/stories", shell.words.say("desk-stories")),
        item("/admin/reading", shell.words.say("desk-readings")),
        item("/admin/letters", shell.words.say("desk-letters")),
        item("/admin/mailing", shell.words.say("desk-mailing")),
        item("/admin/machine", shell.words.say("desk-machine")),
        item("/admin/sponsors", shell.words.say("desk-sponsors")),
    ];
    shell
}
