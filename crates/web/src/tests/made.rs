//! A county on a lake that does not exist, for tests.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use model::{ArticleId, Card, CardPicture, Edition, Reason, Rights, Section, Source, SourceId, SourceSettings, Sponsor, Story, StoryId};
use store::{ArticleHead, StoredArticle, Topic};

use crate::page::Visit;

/// What a hostile publisher would put anywhere that it can.
pub(crate) const HOSTILE: &str = "</title></p>\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 1234567*8 }}";

pub(crate) fn now() -> Timestamp {
    "2025-08-29T21:04:00Z".parse().unwrap()
}

pub(crate) fn ago(minutes: i64) -> Timestamp {
    now() - SignedDuration::from_mins(minutes)
}

pub(crate) fn edition() -> Edition {
    Edition {
        slug: "lake".into(),
        name: "The Tern County Dateline".into(),
        place: "Alder Point, Tern County".into(),
        home: None,
        nearby: Vec::new(),
        time_zone: "America/Chicago".into(),
        language: "en".into(),
        private: false,
        sections: vec![Section::new("local", "Local"), Section::new("world", "World")],
        sponsors: vec![Sponsor {
            short: "Tamarack Hardware".into(),
            long: "Tamarack Hardware, on Main Street since 1961".into(),
            ..Sponsor::default()
        }],
        about: String::new(),
        digest: model::DigestRules::default(),
        own_feeds: false,
        discussion: false,
        house: model::HouseRules::default(),
        boards: Vec::new(),
    }
}

pub(crate) fn visit() -> Visit {
    Visit::new(Arc::new(edition()), now(), "0.1.0")
}

pub(crate) fn member() -> Visit {
    Visit { member: true, ..visit() }
}

pub(crate) fn card(title: &str) -> Card {
    Card {
        story: StoryId(1),
        slug: "breakwater".into(),
        title: title.into(),
        excerpt: "The board keeps the north arm closed.".into(),
        language: Some("en".into()),
        section: Some("local".into()),
        first: ago(400),
        newest: ago(24),
        sources: 6,
        independent: 4,
        articles: 7,
        by: "Harbor Post".into(),
        picture: Some(CardPicture {
            key: "abc123".into(),
            width: 1280,
            height: 800,
            alt: "A breakwater".into(),
            credit: None,
            stand_in: String::new(),
        }),
        near: None,
        reasons: vec![Reason::Sources { sources: 6, independent: 4, points: 18.0 }, Reason::Weight { weight: 0.5, points: -4.0 }],
    }
}

pub(crate) fn story() -> Story {
    let card = card("Breakwater repair is halved");
    Story {
        id: card.story,
        slug: card.slug,
        title: card.title,
        named: false,
        language: card.language,
        sections: vec!["unknown".into(), "local".into()],
        first: card.first,
        newest: card.newest,
        reasons: card.reasons,
    }
}

pub(crate) fn head(source: i64, minutes: i64, rights: Rights) -> ArticleHead {
    ArticleHead {
        id: ArticleId(source * 10_000 + minutes),
        slug: format!("report-{minutes}"),
        title: format!("What source {source} says {minutes} minutes ago"),
        url: Some(format!("https://publisher{source}.example/{minutes}")),
        source: SourceId(source),
        source_slug: format!("source-{source}"),
        source_name: format!("Paper {source}"),
        weight: 1.0,
        rights,
        published: ago(minutes),
        authors: vec!["Jonas Reyes".into()],
        language: Some("en".into()),
        sections: vec!["local".into()],
        excerpt: "The board keeps the north arm closed.".into(),
        words: 800,
        picture: card("").picture,
    }
}

pub(crate) fn source(rights: Rights) -> Source {
    Source {
        id: SourceId(1),
        own: false,
        settings: SourceSettings {
            slug: "harbor-post".into(),
            name: "Harbor Post".into(),
            site: Some("https://harborpost.example/".into()),
            rights,
            weight: 1.0,
            category: None,
        },
    }
}

/// An article whose text says "counted eleven blocks", which its excerpt does not.
pub(crate) fn topic(rights: Rights) -> Topic {
    let text = "Ada Lindqvist counted eleven blocks that move under the hand.";
    Topic {
        article: StoredArticle {
            head: head(1, 90, rights),
            html: markup::sanitize::article(&format!("<p>{text}</p>"), None),
            text: text.into(),
            modified: None,
            canonical_url: Some("https://harborpost.example/breakwater".into()),
            site_name: None,
            lead_image: None,
            kind: None,
            read_at: Some(ago(70)),
            whole: true,
        },
        source: source(rights),
        story: Some(story()),
        others: vec![head(2, 60, Rights::Excerpt)],
        carried_by: Vec::new(),
        pictures: Vec::new(),
    }
}
