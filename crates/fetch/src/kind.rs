//! What is asked for: a feed, a list of pages, a page or a picture, and what follows from it.

use crate::Settings;

/// What is expected at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// RSS, Atom, RDF, JSON Feed, OPML.
    Feed,
    /// A sitemap, or an index of them: made for machines as a feed is, but found by one, as a page is.
    Sitemap,
    /// An article's page, or a site's.
    Page,
    /// A lead picture.
    Picture,
}

impl Kind {
    /// The Accept header: what we read best, and anything else rather than a refusal.
    pub(crate) fn accept(self) -> &'static str {
        match self {
            Kind::Feed => {
                "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, \
                 application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
            }
            Kind::Sitemap => "application/xml, text/xml, text/plain;q=0.8, */*;q=0.5",
            Kind::Page => "text/html, application/xhtml+xml, */*;q=0.5",
            Kind::Picture => "image/webp, image/jpeg, image/png, image/gif, image/*;q=0.5",
        }
    }

    /// Most bytes of it.
    pub(crate) fn cap(self, settings: &Settings) -> usize {
        match self {
            Kind::Feed | Kind::Sitemap => settings.feed_bytes,
            Kind::Page => settings.page_bytes,
            Kind::Picture => settings.picture_bytes,
        }
    }

    /// A reader subscribed to a feed and so asked for it in person; sitemaps, pages and pictures are found by a machine.
    pub(crate) fn asks_robots(self) -> bool {
        self != Kind::Feed
    }

    /// The beginning of a text still says something; the beginning of a picture does not.
    pub(crate) fn is_of_use_when_cut(self) -> bool {
        self != Kind::Picture
    }

    /// Can a body of this type be what was asked for? Publishers mislabel text as any other text and as bytes, so that only what is
    /// certainly something else is refused, before its body is read.
    pub(crate) fn may_be(self, content_type: &str) -> bool {
        let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let family = essence.split('/').next().unwrap_or_default();
        match self {
            Kind::Feed | Kind::Sitemap | Kind::Page => {
                !matches!(family, "image" | "audio" | "video" | "font")
                    && !matches!(essence.as_str(), "application/pdf" | "application/zip" | "application/epub+zip")
            }
            Kind::Picture => {
                family == "image" && essence != "image/svg+xml"
                    || matches!(essence.as_str(), "" | "application/octet-stream" | "binary/octet-stream")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_certainly_something_else_is_told_by_its_type() {
        for kind in [Kind::Feed, Kind::Sitemap, Kind::Page] {
            for good in ["text/html; charset=utf-8", "TEXT/XML", "application/octet-stream", "text/plain", "application/json", ""] {
                assert!(kind.may_be(good), "{good}");
            }
            for bad in ["image/png", "Video/mp4", "audio/mpeg", "application/pdf; x=y", "application/zip"] {
                assert!(!kind.may_be(bad), "{bad}");
            }
        }
        for good in ["image/jpeg", "image/webp; q=1", "application/octet-stream", ""] {
            assert!(Kind::Picture.may_be(good), "{good}");
        }
        for bad in ["text/html", "image/svg+xml", "application/json"] {
            assert!(!Kind::Picture.may_be(bad), "{bad}");
        }
    }
}
