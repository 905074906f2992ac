//! Fetch an entry's page, read the article, understand it: the second ▶ of the road.

use fetch::{Answer, Ask, Failure, Got, Kind};
use jiff::{SignedDuration, Timestamp};
use model::{Article, ArticleId, Entry, FeedKind, Flaw, FlawKind, LeadImage, Section, SourceId};
use store::{Original, Read, ReadEntry, ReadSaved};
use url::Url;

use crate::same::Told;
use crate::whole::{self, Whole, read_whole};
use crate::{Newsroom, entries, nobodys};

/// Times that a page which might yet come is asked for; then the feed's own words stand for the article.
const ATTEMPTS: i64 = 3;
/// An archive's page that was not read when it was imported is read by an import that is begun again, whenever that is: the page may be
/// another today, or gone, and nobody said that it is to be asked for. Until then the work is only looked at this often.
const ARCHIVED_LATER: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A read article, ready to be saved in a batch.
pub(crate) struct Done {
    read: Read,
    content: Option<Article>,
    published: Timestamp,
    sections: Vec<String>,
    sketch: Vec<u64>,
    flaws: Vec<Flaw>,
    originals: Vec<Original>,
    at: Timestamp,
}

impl Done {
    /// Bytes that it holds, roughly: its text and HTML, the feed's, and its packed pages.
    pub(crate) fn weight(&self) -> usize {
        let entry = [&self.read.entry.content, &self.read.entry.summary].into_iter().flatten().map(String::len).sum::<usize>();
        let pages = self.originals.iter().map(Original::packed_size).sum::<usize>();
        entry + pages + self.content.as_ref().map_or(0, |article| article.text.len() + article.html.as_str().len())
    }

    /// What tells whether it is another article under another address. A letter is not: anybody can send one that links to somebody's
    /// article.
    pub(crate) fn told(&self) -> Option<Told<'_>> {
        // What a reader brought is nobody else's, whatever addresses it claims.
        let is_alone = self.read.kind == FeedKind::Letters || self.read.source.own;
        let content = self.content.as_ref().filter(|_| !is_alone)?;
        Some(Told { article: self.read.article, link: self.read.url.as_deref(), content, sketch: &self.sketch })
    }

    pub(crate) fn to_save(&self) -> ReadSaved<'_> {
        ReadSaved {
            job: self.read.job,
            article: self.read.article,
            source: self.read.source.id,
            content: self.content.as_ref(),
            published: self.published,
            sections: &self.sections,
            sketch: &self.sketch,
            flaws: &self.flaws,
            originals: &self.originals,
            at: self.at,
        }
    }
}

/// What became of one claimed read.
pub(crate) enum Outcome {
    /// To be saved.
    Done(Box<Done>),
    /// To be tried again.
    Later(Later),
    /// To be put back until then: nobody is to blame.
    Back(store::JobId, Timestamp),
}

/// A page that could not be had, and might yet be.
pub(crate) struct Later {
    pub(crate) job: store::JobId,
    pub(crate) source: SourceId,
    pub(crate) article: ArticleId,
    /// When it is tried again.
    pub(crate) due: Timestamp,
    /// What happened: on record at once, since the next try may be half an hour away.
    pub(crate) flaw: Flaw,
}

/// Reads one claimed article. `offered` are the sections of all editions.
pub(crate) async fn read_article(newsroom: &Newsroom, read: Read, offered: std::sync::Arc<[Section]>) -> Outcome {
    let now = newsroom.now();
    if read.kind == FeedKind::Archive {
        return Outcome::Back(read.job, now + ARCHIVED_LATER);
    }
    let given = match page(newsroom, &read).await {
        Ok(Page::Fetched(got)) => {
            // Nothing is packed that would be forgotten at once.
            let keep_at = (newsroom.settings.keep_pages_days > 0).then_some(now);
            let whole = read_whole(&newsroom.fetcher, &newsroom.bench, *got, keep_at).await;
            match whole {
                Some(whole) => Given::Read(Box::new(whole)),
                None => return gave_up(read, now),
            }
        }
        Ok(Page::InFeed | Page::None) => Given::Entry,
        Err(failure) => {
            if let Some(due) = nobodys::due_again(&failure, now) {
                return Outcome::Back(read.job, due);
            }
            if !failure.is_lasting() && read.attempts < ATTEMPTS {
                let wait = SignedDuration::from_mins(5 << (2 * read.attempts.clamp(1, 4) - 2));
                let (job, source, article) = (read.job, read.source.id, read.article);
                return Outcome::Later(Later { job, source, article, due: now + wait, flaw: failure.flaw() });
            }
            Given::Lost(failure)
        }
    };
    let kept = read.clone();
    match newsroom.bench.heavy(move || understand_all(read, given, &offered, now)).await {
        Ok(done) => Outcome::Done(Box::new(done)),
        Err(_) => gave_up(kept, now),
    }
}

/// Reads a page that an archive kept: nothing is fetched, and the page is not kept a second time.
pub(crate) fn read_archived(read: Read, got: &Got, offered: &[Section], now: Timestamp) -> Done {
    understand_all(read, Given::Read(Box::new(whole::reading(got, None))), offered, now)
}

/// The reader broke down on this page.
fn gave_up(read: Read, now: Timestamp) -> Outcome {
    Outcome::Done(Box::new(broken(read, now)))
}

/// What is saved of a page that the reader broke down on.
pub(crate) fn broken(read: Read, now: Timestamp) -> Done {
    let flaw = Flaw::new(FlawKind::Malformed, "The page could not be read: the reader gave up on it. Please report this page.");
    from_feed_alone(read, vec![flaw], now)
}

/// Where the article's text is to come from.
enum Page {
    /// The entry carries it whole.
    InFeed,
    /// The page was fetched.
    Fetched(Box<Got>),
    /// There is no address to fetch.
    None,
}

/// What there is to understand.
enum Given {
    /// The entry alone.
    Entry,
    /// The article as its page or pages say it.
    Read(Box<Whole>),
    /// The entry, since the page could not be had.
    Lost(Failure),
}

async fn page(newsroom: &Newsroom, read: &Read) -> Result<Page, Failure> {
    // A letter is all there is of it; asking for the page that it links to would tell its sender who read it.
    if extract::is_whole(&read.entry) || read.kind == FeedKind::Letters {
        return Ok(Page::InFeed);
    }
    let Some(url) = read.url.as_deref().and_then(|url| Url::parse(url).ok()) else {
        return Ok(Page::None);
    };
    match newsroom.slow_reads.watch(newsroom.fetcher.get(Ask::new(&url, Kind::Page))).await? {
        Answer::Got(got) => Ok(Page::Fetched(got)),
        // No validators were sent, so a server that says "unchanged" has nothing for us.
        Answer::Unchanged(_) => Err(Failure::Status(304)),
    }
}

fn understand_all(read: Read, given: Given, offered: &[Section], now: Timestamp) -> Done {
    let base = read.url.as_deref().and_then(|url| Url::parse(url).ok());
    let (mut article, flaws, originals) = match given {
        Given::Entry => (extract::from_entry(&read.entry, base.as_ref()), Vec::new(), Vec::new()),
        Given::Lost(failure) => (extract::from_entry(&read.entry, base.as_ref()), vec![failure.flaw()], Vec::new()),
        Given::Read(whole) => {
            let Whole { article, flaws, originals } = *whole;
            let in_feed = extract::from_entry(&read.entry, base.as_ref());
            // A page that needs scripts, or stands behind a wall, may hold less than the feed gave.
            (if article.word_count >= in_feed.word_count { article } else { joined(article, in_feed) }, flaws, originals)
        }
    };
    if read.kind == FeedKind::Letters {
        // Anybody can send a letter that links to somebody's article: it is not that article.
        article.canonical_url = None;
    }
    let understood = understand(&read.entry, read.polled, article, flaws, base.as_ref(), offered, now);
    let ReadEntry { content, published, sections, sketch, flaws } = understood;
    Done { content: Some(content), published, sections, sketch, flaws, originals, at: now, read }
}

/// The article of an entry that carries it whole.
pub(crate) fn from_entry(entry: &Entry, offered: &[Section], now: Timestamp) -> ReadEntry {
    let base = entry.link.as_deref().and_then(|link| Url::parse(link).ok());
    let article = extract::from_entry(entry, base.as_ref());
    understand(entry, now, article, Vec::new(), base.as_ref(), offered, now)
}

/// What an article is about, with what its entry adds to it.
fn understand(
    entry: &Entry,
    polled: Timestamp,
    mut article: Article,
    mut flaws: Vec<Flaw>,
    base: Option<&Url>,
    offered: &[Section],
    now: Timestamp,
) -> ReadEntry {
    fill_from_entry(&mut article, entry);
    let published = published(entry, polled, &article, now, &mut flaws);
    let text_language = understand::language(&article.text);
    article.language = text_language.map(str::to_owned).or(article.language);
    let categories: Vec<String> = entry.categories.iter().chain(&article.tags).cloned().collect();
    let english = article.language.as_deref().is_none_or(|l| l.starts_with("en"));
    let text = if english { article.text.as_str() } else { "" };
    let sections = understand::sections(&categories, article.title.as_deref().unwrap_or(""), text, base, offered);
    let sketch = understand::sketch(&article.text);
    ReadEntry { content: article, published, sections, sketch, flaws }
}

/// The page's facts with the feed's words.
fn joined(page: Article, feed: Article) -> Article {
    Article { text: feed.text, html: feed.html, word_count: feed.word_count, links: feed.links, ..page }
}

/// The publisher's feed is an authority on headline and teaser: it was written to stand alone.
fn fill_from_entry(article: &mut Article, entry: &Entry) {
    article.title = entry.headline().or(article.title.take());
    if article.authors.is_empty() {
        article.authors.clone_from(&entry.authors);
    }
    let teaser = extract::teaser(entry).filter(|teaser| teaser.len() > 20);
    article.excerpt = teaser.or_else(|| article.excerpt.take());
    if article.lead_image.is_none() {
        let is_picture = |e: &&model::Enclosure| e.kind.as_deref().is_some_and(|kind| kind.starts_with("image/"));
        article.lead_image = entry.enclosures.iter().find(is_picture).map(|e| LeadImage { url: e.url.clone(), alt: None, credit: None });
    }
}

/// Feed's date, else the page's, else when we first saw it. A date that has not come yet is none.
fn published(entry: &Entry, polled: Timestamp, article: &Article, now: Timestamp, flaws: &mut Vec<Flaw>) -> Timestamp {
    let given = entry.published.or(article.published.map(|moment| moment.at)).or(entry.updated);
    match given {
        Some(at) if entries::is_possible(at, now) => at,
        Some(at) => {
            flaws.push(entries::impossible("The page", at, now));
            polled
        }
        None => polled,
    }
}

fn from_feed_alone(read: Read, flaws: Vec<Flaw>, now: Timestamp) -> Done {
    let published = read.entry.published.or(read.entry.updated).unwrap_or(read.polled);
    Done { content: None, published, sections: Vec::new(), sketch: Vec::new(), flaws, originals: Vec::new(), at: now, read }
}
