//! The people and papers of the story, and its clock.

use jiff::Timestamp;
use model::{Article, Edition, Entry, FeedId, LeadImage, Rights, Section, Source, SourceId, SourceSettings};

use crate::{Error, Fared, FeedState, NewEntry, Poll, Result, Store};

/// A moment, in minutes since the story begins.
pub(super) fn at(minutes: i64) -> Timestamp {
    Timestamp::constant(1_772_000_000 + minutes * 60, 0)
}

pub(super) fn edition(slug: &str, name: &str) -> Edition {
    Edition {
        slug: slug.into(),
        name: name.into(),
        place: "Alder Point, Tern County".into(),
        home: None,
        nearby: Vec::new(),
        time_zone: "Europe/Lisbon".into(),
        language: "en".into(),
        private: false,
        sections: vec![Section::new("local", "Local")],
        sponsors: Vec::new(),
        about: String::new(),
        digest: model::DigestRules::default(),
        own_feeds: false,
        discussion: false,
        house: model::HouseRules::default(),
        boards: Vec::new(),
    }
}

pub(super) fn courier() -> SourceSettings {
    SourceSettings {
        slug: "courier".into(),
        name: "The Tern County Courier".into(),
        site: Some("http://courier.example/".into()),
        rights: Rights::Excerpt,
        weight: 1.0,
        category: Some("Local".into()),
    }
}

pub(super) fn harborpost() -> SourceSettings {
    SourceSettings { slug: "harborpost".into(), name: "Harbor Post".into(), site: None, rights: Rights::Full, weight: 1.5, category: None }
}

/// The source that an earlier chapter added.
pub(super) async fn known(store: &Store, slug: &str) -> Result<Source> {
    store.source(slug).await?.ok_or(Error::NotFound("source"))
}

/// The first feed of a source that an earlier chapter added.
pub(super) async fn feed_of(store: &Store, source: &Source) -> Result<FeedId> {
    store.feeds(Some(source.id)).await?.first().map(|feed| feed.id).ok_or(Error::NotFound("feed"))
}

/// An entry with this title, as if the feed at `host` had given it.
pub(super) fn entry(host: &str, page: &str, title: &str, published: Timestamp) -> NewEntry {
    let link = format!("http://{host}/{page}");
    NewEntry {
        identity: format!("tag:{host},{page}"),
        hash: format!("{title} at {published}"),
        key: Some(link.clone()),
        read: None,
        entry: Entry {
            id: Some(format!("tag:{host},{page}")),
            title: Some(title.into()),
            link: Some(link),
            authors: vec!["Ruth Amberley".into()],
            published: Some(published),
            summary: Some("<p>Thirty-one boats &amp; a pier.</p>".into()),
            ..Entry::default()
        },
    }
}

/// An article as its page was read.
pub(super) fn article(title: &str, text: &str) -> Article {
    Article {
        title: Some(title.into()),
        authors: vec!["Tomas Quill".into()],
        language: Some("en".into()),
        excerpt: Some("The gap will stay open until spring.".into()),
        text: text.into(),
        html: markup::sanitize::article(&format!("<p>{text}</p>"), None),
        word_count: text.split_whitespace().count(),
        lead_image: Some(LeadImage {
            url: "http://courier.example/breakwater.jpg".into(),
            alt: Some("The gap at first light".into()),
            credit: Some("Ines Mallory".into()),
        }),
        ..Article::default()
    }
}

/// A poll that brought these entries and nothing else.
pub(super) fn answered((source, feed): (SourceId, FeedId), state: FeedState, entries: &[NewEntry], minute: i64) -> Poll<'_> {
    let (state, fared) = (Some(state), Some(Fared::Answered));
    Poll { feed, source, at: at(minute), state, fared, feed_doc: None, entries, flaws: &[] }
}
