//! Atom and RSS. The templates escape what they are given; it holds no character that XML can't.

use askama::Template;
use jiff::Timestamp;
use jiff::fmt::rfc2822;

use super::Feed;

#[derive(Template)]
#[template(path = "feed.atom.xml", escape = "html")]
pub(super) struct Atom<'a>(pub(super) &'a Feed);

#[derive(Template)]
#[template(path = "feed.rss.xml", escape = "html")]
pub(super) struct Rss<'a>(pub(super) &'a Feed);

impl Atom<'_> {
    /// RFC 3339, in whole seconds.
    fn date(at: &Timestamp) -> String {
        at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

impl Rss<'_> {
    /// A description is HTML: what is text stays text by being escaped once more.
    fn html(text: &str) -> String {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }

    /// RFC 822 with four digits of the year.
    fn date(at: &Timestamp) -> String {
        rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(at).unwrap_or_default()
    }
}
