//! Lists of feeds (OPML) between the pages and the reader of such lists, of which the web knows nothing.

use model::FeedKind;
use parse::opml::{self, Outline};
use web::Listed;

/// The feeds of a list; what is no feed for another reader is left out.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Listed>> {
    let (outlines, _) = opml::read(bytes).ok()?;
    let feeds = outlines.into_iter().filter(|outline| outline.kind == FeedKind::Feed);
    Some(feeds.map(|Outline { title, feed, site, category, .. }| Listed { title, feed, site, category }).collect())
}

/// A list that any reader takes.
pub(super) fn write(title: &str, feeds: &[Listed]) -> String {
    let outline = |feed: &Listed| {
        let Listed { title, feed, site, category } = feed.clone();
        Outline { title, feed, kind: FeedKind::Feed, site, category }
    };
    opml::write(title, &feeds.iter().map(outline).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_written_is_read_again() {
        let feed = Listed {
            title: "The Tern & Gull".into(),
            feed: "https://tern.example/feed".into(),
            site: Some("https://tern.example/".into()),
            category: Some("Local".into()),
        };
        assert_eq!(read(write("Mine", std::slice::from_ref(&feed)).as_bytes()), Some(vec![feed]));
        assert_eq!(read(b"no list"), None);
    }
}
