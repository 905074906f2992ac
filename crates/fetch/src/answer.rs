//! What comes back from a fetch that went well.

use std::time::Duration;

use model::{Flaw, FlawKind};
use url::Url;

use crate::Place;

/// A good answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The validators still hold: nothing new.
    Unchanged(Unchanged),
    /// A body.
    Got(Box<Got>),
}

/// Nothing new (304).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchanged {
    /// As in [`Got::moved_for_good`].
    pub moved_for_good: Option<Url>,
    /// As in [`Got::fresh_for`].
    pub fresh_for: Option<Duration>,
}

/// A body and what its headers say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Got {
    /// The body, decompressed, at most as long as the limit for its kind.
    pub bytes: Vec<u8>,
    /// Where it was found, after redirects.
    pub url: Url,
    /// As the server sent it.
    pub content_type: Option<String>,
    /// For the next [`crate::Ask`]. `None` where the body did not arrive whole, so that the rest can still be had.
    pub etag: Option<String>,
    /// For the next [`crate::Ask`]. `None` where the body did not arrive whole, so that the rest can still be had.
    pub last_modified: Option<String>,
    /// The new address, where every redirect on the way said that it is for good (301, 308) and none led from https to http.
    pub moved_for_good: Option<Url>,
    /// What the headers say of the publisher's rights, as names in lower case and values: `x-robots-tag`, `tdm-reservation`, `tdm-policy`.
    pub rights: Box<[(&'static str, String)]>,
    /// The values of its `Link` headers (RFC 8288) as they were sent, at most eight: where a feed's hub is told, among others.
    pub links: Box<[String]>,
    /// How long the server says that this answer stays fresh.
    pub fresh_for: Option<Duration>,
    /// The body was longer than the limit: what is here is its beginning.
    pub cut: bool,
    /// The server stopped in the middle (a reset, a length that lied, damaged compression): what is here is the beginning.
    pub broken_off: bool,
    /// The place among large bodies that this one takes: hold it as long as the body or what was made of it is held.
    pub place: Place,
}

impl Got {
    /// The flaw that a body has which is not whole.
    #[must_use]
    pub fn flaw(&self) -> Option<Flaw> {
        if self.cut {
            let size = self.bytes.len();
            Some(Flaw::new(FlawKind::TooLarge, format!("It is longer than the limit: only the first {size} bytes were read.")))
        } else if self.broken_off {
            let size = self.bytes.len();
            Some(Flaw::new(FlawKind::Truncated, format!("The server stopped sending in the middle, after {size} bytes.")))
        } else {
            None
        }
    }
}
