//! robots.txt (RFC 9309): asked once a day for each origin, before its pages and pictures.
//!
//! A file that is not there (4xx, redirects without an end) allows everything. A server that fails (5xx, 429, no connection, no HTTP) forbids
//! everything for now, as the RFC demands, and is asked again after a few minutes. What is kept is the text, whose size is known, and
//! not its compiled rules, whose size a publisher could drive up.

mod rules;
mod shelf;

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;
use url::Url;

use crate::Failure;
use rules::Rules;
use shelf::Shelf;

/// RFC 9309, 2.5: at least 500 KiB must be read.
pub(crate) const LARGEST: usize = 512 << 10;

/// RFC 9309, 2.4: not used for longer than a day.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// How soon a server is asked again that could not say.
const ASKED_AGAIN: Duration = Duration::from_secs(5 * 60);

/// What an origin says to robots.
#[derive(Debug, Clone)]
pub(crate) enum Word {
    /// No file: everything is allowed.
    Nothing,
    /// The file.
    File(Arc<[u8]>),
    /// It could not be had: everything is forbidden for now, for this reason.
    Unknown(Failure),
}

/// A page may be fetched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Permission {
    /// The time between requests that the origin asks for, whatever it is.
    pub(crate) crawl_delay: Option<Duration>,
}

/// The words of all origins.
#[derive(Debug)]
pub(crate) struct Robots {
    product: String,
    shelf: Shelf,
}

impl Robots {
    /// `product` is our name in these files, in lower case.
    pub(crate) fn new(product: String) -> Robots {
        Robots { product, shelf: Shelf::new() }
    }

    /// May `url` be fetched? `ask` gets the origin's word where none is kept; while it does, others who want it wait for it. If it was not
    /// so much as asked, nothing is kept.
    pub(crate) async fn permit<F: Future<Output = Result<Word, Failure>>>(
        &self,
        url: &Url,
        ask: impl FnOnce(Url) -> F,
    ) -> Result<Permission, Failure> {
        let free = Permission { crawl_delay: None };
        let Some(file) = file_of(url) else { return Ok(free) };
        if url.path() == "/robots.txt" {
            return Ok(free);
        }
        let cell = self.shelf.cell(file.as_str());
        let mut kept = cell.lock().await;
        let word = match &*kept {
            Some((word, until)) if Instant::now() < *until => word.clone(),
            _ => {
                let word = ask(file.clone()).await?;
                let (bytes, kept_for) = match &word {
                    Word::Nothing => (0, KEPT),
                    Word::File(text) => (text.len(), KEPT),
                    Word::Unknown(failure) => (0, failure.retry_after().unwrap_or(ASKED_AGAIN).min(KEPT)),
                };
                *kept = Some((word.clone(), Instant::now() + kept_for));
                self.shelf.weigh(file.as_str(), bytes);
                word
            }
        };
        drop(kept);
        match word {
            Word::Nothing => Ok(free),
            Word::Unknown(failure) => Err(failure),
            Word::File(text) => {
                let rules = Rules::read(&self.product, &text);
                if rules.allow(url) { Ok(Permission { crawl_delay: rules.delay() }) } else { Err(Failure::Robots) }
            }
        }
    }
}

/// What an answer to the request for the file means.
///
/// # Errors
/// If the file was not asked for: then the origin has said nothing.
pub(crate) fn word(answer: Result<Vec<u8>, Failure>) -> Result<Word, Failure> {
    Ok(match answer {
        Ok(text) => Word::File(rules::tame(&text).into()),
        // RFC 9309, 2.3.1.4: what can't be reached or read forbids everything.
        Err(failure @ (Failure::TooManyRequests { .. } | Failure::Unreachable(_) | Failure::Garbled(_) | Failure::TooSlow)) => {
            Word::Unknown(failure)
        }
        Err(Failure::Status(code)) if code >= 500 => Word::Unknown(Failure::Unreachable(format!(
            "its robots.txt answers with status {code}, which counts as a no until it can be read"
        ))),
        // 2.3.1.3: what is not there allows everything; and so does what leads astray (2.3.1.2), and a trap, which is no file of rules.
        Err(Failure::NotFound | Failure::Gone | Failure::Status(_)) => Word::Nothing,
        Err(Failure::Redirects(_) | Failure::BadAddress(_) | Failure::Forbidden(_)) => Word::Nothing,
        Err(Failure::TooLarge | Failure::WrongType(_) | Failure::Robots) => Word::Nothing,
        Err(failure @ Failure::Budget { .. }) => return Err(failure),
    })
}

/// The address of the file that rules over `url`.
fn file_of(url: &Url) -> Option<Url> {
    let mut file = url.join("/robots.txt").ok()?;
    file.set_query(None);
    file.set_fragment(None);
    Some(file)
}

#[cfg(test)]
mod tests;
