//! A page that was fetched, and the pages that its article goes on in, read and joined.
//!
//! The next page is asked for only once this one is read and let go: who held one of the few places for large bodies while waiting for
//! another would wait for himself.

use std::collections::HashSet;

use extract::{is_continued_by, join};
use fetch::{Answer, Ask, Failure, Fetcher, Got, Kind};
use jiff::Timestamp;
use model::{Article, Flaw, FlawKind};
use store::Original;
use url::Url;

use crate::Bench;

/// Pages of one article at most.
const PAGES: usize = 10;

/// What was read of an article.
#[derive(Debug)]
pub struct Whole {
    /// The article, with the text of all its pages.
    pub article: Article,
    /// What was wrong with them.
    pub flaws: Vec<Flaw>,
    /// The pages, packed, if they are to be kept.
    pub originals: Vec<Original>,
}

/// Reads a page that was fetched, fetches those that it goes on in (same host, each address once), and joins them. `keep_at` is the time
/// to keep the pages under, if they are. Nothing: the reader gave up on the first page.
pub async fn read_whole(fetcher: &Fetcher, bench: &Bench, first: Got, keep_at: Option<Timestamp>) -> Option<Whole> {
    let home = first.url.clone();
    let mut seen = HashSet::from([bare(home.clone())]);
    let mut whole = bench.heavy(move || reading(&first, keep_at)).await.ok()?;
    let mut rest: Vec<Article> = Vec::new();
    let mut next = following(&whole.article, &home);
    while let Some(url) = next.take().filter(|url| seen.insert(url.clone())) {
        let number = rest.len() + 2;
        let flaw = |flaw: Flaw| Flaw::new(flaw.kind, format!("Page {number} of the article: {}", flaw.message));
        if number > PAGES {
            let message = format!("The article has more than {PAGES} pages; the rest is left out.");
            whole.flaws.push(Flaw::new(FlawKind::TooLarge, message));
            break;
        }
        let got = match fetched(fetcher, &url).await {
            Ok(got) => got,
            Err(failure) => {
                whole.flaws.push(flaw(failure.flaw()));
                break;
            }
        };
        // Where it leads to another host or to a page that is here already, it is no further page.
        let found = bare(got.url.clone());
        if found.host_str() != home.host_str() || (found != url && !seen.insert(found)) {
            break;
        }
        let Ok(page) = bench.heavy(move || reading(&got, keep_at)).await else {
            whole.flaws.push(Flaw::new(FlawKind::Malformed, format!("Page {number} of the article could not be read.")));
            break;
        };
        if !is_continued_by(&whole.article, &page.article) {
            break;
        }
        next = following(&page.article, &home);
        whole.flaws.extend(page.flaws.into_iter().map(flaw));
        whole.originals.extend(page.originals);
        rest.push(page.article);
    }
    if !rest.is_empty() {
        let first = whole.article;
        whole.article = bench.heavy(move || join(first, rest)).await.ok()?;
    }
    Some(whole)
}

pub(crate) fn reading(got: &Got, keep_at: Option<Timestamp>) -> Whole {
    let (mut article, mut flaws) = extract::read_bytes(&got.bytes, got.content_type.as_deref(), Some(&got.url));
    extract::heed_headers(&mut article.rights, got.rights.iter().map(|(name, value)| (*name, value.as_str())));
    flaws.extend(got.flaw());
    let original = keep_at.and_then(|at| Original::pack(got.url.as_str(), got.content_type.as_deref(), &got.bytes, at));
    Whole { article, flaws, originals: original.into_iter().collect() }
}

async fn fetched(fetcher: &Fetcher, url: &Url) -> Result<Got, Failure> {
    match fetcher.get(Ask::new(url, Kind::Page)).await? {
        Answer::Got(got) => Ok(*got),
        // No validators were sent, so a server that says "unchanged" has nothing for us.
        Answer::Unchanged(_) => Err(Failure::Status(304)),
    }
}

/// The address of the next page, if it is on the same host.
fn following(article: &Article, home: &Url) -> Option<Url> {
    let url = Url::parse(article.next_page.as_deref()?).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.host_str() == home.host_str()).then(|| bare(url))
}

/// Without what does not tell pages apart.
fn bare(mut url: Url) -> Url {
    url.set_fragment(None);
    url
}
