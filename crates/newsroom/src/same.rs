//! One article under several addresses: told by where its link led and by what its page says is its address, believed where the words agree.
//!
//! A publisher's page may speak for its own site only, never for another's; and many a site names one address on all its pages. So an
//! address decides nothing alone: headline or text must be alike as well.

use std::collections::BTreeSet;

use anyhow::Context;
use jiff::Timestamp;
use markup::address::article_key;
use model::{Article, ArticleId};
use store::{Namesake, NewEntry};
use url::Url;

use crate::Newsroom;

/// Likeness of two texts, 0 to 1, from which they are one article's: as for reprints.
const SAME_TEXT: f64 = 0.4;
/// Share of common terms of two headlines, 0 to 1, from which they are one article's at one address: a corrected headline has most of its
/// words, two articles of one series seldom have.
const SAME_TITLE: f64 = 0.6;

/// What is compared of an article that was just read.
pub(crate) struct Told<'a> {
    pub(crate) article: ArticleId,
    /// The link under which it was listed.
    pub(crate) link: Option<&'a str>,
    pub(crate) content: &'a Article,
    pub(crate) sketch: &'a [u64],
}

impl Told<'_> {
    fn words(&self) -> (&str, &[u64]) {
        (self.content.title.as_deref().unwrap_or_default(), self.sketch)
    }
}

impl Newsroom {
    /// Joins articles that were just read with those that they are under another address. It comes before they are saved: until then their
    /// reads are still to be done, so that nothing is left out if the program ends in between; and the read of one that is joined to an older
    /// one is done with.
    pub(crate) async fn join_same(&self, told: &[Told<'_>], at: Timestamp) -> anyhow::Result<()> {
        let mut all = Vec::with_capacity(told.len());
        let mut addresses = Vec::with_capacity(told.len());
        for told in told {
            let Some(own) = told.link.and_then(|link| Url::parse(link).ok()).map(|link| article_key(&link)) else { continue };
            let others = others(&own, told.content);
            all.push((told, others.iter().cloned().chain([own]).collect::<BTreeSet<String>>()));
            addresses.push((told.article, others));
        }
        self.store.keep_addresses(&addresses).await.context("keeping articles' addresses")?;
        let wanted: BTreeSet<&String> = all.iter().flat_map(|(_, addresses)| addresses).collect();
        let wanted: Vec<String> = wanted.into_iter().cloned().collect();
        let known = self.store.namesakes(&wanted).await.context("looking for articles' other addresses")?;
        for (told, addresses) in &all {
            let same = |other: &&Namesake| {
                // One that was read with it is not saved yet, either.
                let read = all.iter().map(|(told, _)| *told).find(|read| read.article == other.article);
                let words = read.map_or((other.title.as_str(), other.sketch.as_slice()), Told::words);
                other.article != told.article && addresses.contains(&other.address) && is_same(told.words(), words)
            };
            let mut stays = told.article;
            for other in known.iter().filter(same) {
                self.store.join_articles(stays, other.article, at).await.context("joining an article with itself")?;
                stays = stays.min(other.article);
            }
        }
        Ok(())
    }

    /// Gives entries whose links lead to articles that are known under another address those articles' keys; where an article has the very
    /// key, the entry is that one's.
    pub(crate) async fn rekey(&self, entries: &mut [NewEntry]) -> store::Result<()> {
        let keys: Vec<String> = entries.iter().filter_map(|new| new.key.clone()).collect();
        let known = self.store.known_otherwise(&keys).await?;
        if known.is_empty() {
            return Ok(());
        }
        for new in entries {
            let Some(key) = new.key.clone() else { continue };
            let title = new.entry.headline().unwrap_or_default();
            let sketch = new.read.as_ref().map_or(&[][..], |read| &read.sketch);
            if let Some(other) = known.iter().find(|other| other.address == key && is_same((&title, sketch), (&other.title, &other.sketch)))
            {
                new.key = Some(other.key.clone());
            }
        }
        Ok(())
    }
}

/// The keys of an article's addresses beside its own: where its link led, and what the page there says, if that is on the same site.
fn others(own: &str, content: &Article) -> BTreeSet<String> {
    let parsed = |url: &Option<String>| url.as_deref().and_then(|url| Url::parse(url).ok()).map(|url| article_key(&url));
    let Some(found) = parsed(&content.url) else { return BTreeSet::new() };
    let canonical = parsed(&content.canonical_url).filter(|canonical| site(canonical) == site(&found));
    [Some(found), canonical].into_iter().flatten().filter(|key| key != own && says_which(key)).collect()
}

/// Host and port of a key, which has no `www.` any more.
fn site(key: &str) -> Option<(String, Option<u16>)> {
    let url = Url::parse(key).ok()?;
    Some((url.host_str()?.to_owned(), url.port()))
}

/// A site's front page is no article, however many articles name it.
fn says_which(key: &str) -> bool {
    Url::parse(key).is_ok_and(|url| url.path().len() > 1 || url.query().is_some())
}

fn is_same((title, sketch): (&str, &[u64]), (other_title, other_sketch): (&str, &[u64])) -> bool {
    understand::similarity(sketch, other_sketch) >= SAME_TEXT || likeness(title, other_title) >= SAME_TITLE
}

/// Jaccard likeness of the terms of two headlines, 0 to 1.
fn likeness(one: &str, other: &str) -> f64 {
    let terms = |title: &str| understand::terms(title, None).into_iter().collect::<BTreeSet<String>>();
    let (one, other) = (terms(one), terms(other));
    let all = one.union(&other).count();
    #[expect(clippy::cast_precision_loss, reason = "a headline's terms")]
    let share = one.intersection(&other).count() as f64 / all.max(1) as f64;
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(url: &str, canonical: Option<&str>) -> Article {
        Article { url: Some(url.into()), canonical_url: canonical.map(str::to_owned), ..Article::default() }
    }

    fn check(link: &str, found: &str, canonical: Option<&str>, expected: &[&str]) {
        let own = article_key(&Url::parse(link).unwrap());
        let keys: BTreeSet<String> = expected.iter().map(|url| article_key(&Url::parse(url).unwrap())).collect();
        assert_eq!(others(&own, &article(found, canonical)), keys, "{link} at {found} says {canonical:?}");
    }

    #[test]
    fn a_page_speaks_for_its_own_site_only() {
        let pier = "http://post.example/2026/pier";
        check("http://post.example/a?id=7", "http://post.example/a?id=7", Some(pier), &[pier]);
        check("http://post.example/a?id=7", "http://post.example/a?id=7", Some("http://m.post.example/2026/pier"), &[pier]);
        check(pier, "http://www.post.example/2026/pier?utm_source=feed", Some(pier), &[]);
        check("http://post.example/a?id=7", "http://post.example/a?id=7", Some("http://courier.example/pier"), &[]);
        check("http://post.example:8080/a", "http://post.example:8080/a", Some(pier), &[]);
    }

    #[test]
    fn where_a_link_leads_is_an_address_too_and_that_page_speaks_for_its_site() {
        let pier = "http://post.example/2026/pier";
        check("http://feeds.example/~r/post/7", pier, None, &[pier]);
        check("http://feeds.example/~r/post/7", "http://post.example/p/7", Some(pier), &[pier, "http://post.example/p/7"]);
        check(
            "http://feeds.example/~r/post/7",
            "http://post.example/p/7",
            Some("http://feeds.example/~r/post/8"),
            &["http://post.example/p/7"],
        );
    }

    #[test]
    fn a_front_page_is_no_article() {
        check("http://post.example/pier", "http://post.example/pier", Some("http://post.example/"), &[]);
        check("http://post.example/pier", "http://post.example/", None, &[]);
        check("http://post.example/pier", "http://post.example/pier", Some("http://post.example/?p=7"), &["http://post.example/?p=7"]);
    }

    #[test]
    fn an_address_decides_nothing_without_the_words() {
        let (pier, gulls) = ("Storm tears a gap in the north pier", "Gulls return to the harbour roofs");
        assert!(is_same((pier, &[]), ("Storm tears gap in north pier, again", &[])));
        assert!(!is_same((pier, &[]), (gulls, &[])));
        assert!(is_same((pier, &[1, 2, 3, 4]), (gulls, &[1, 2, 3, 5])), "the same text under another headline");
        assert!(!is_same(("", &[]), ("", &[])), "what was not read yet is nothing's like");
    }
}
