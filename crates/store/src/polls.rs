//! What a poll of a feed brought, saved as one: entries, their articles, the work that follows, flaws, and the feed's state.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::{ArticleId, Entry, EntryId, Feed, FeedId, Flaw, SourceId};
use sqlx::AnyConnection;

use crate::columns::{Columns, clean, clean_or, json, ms, short};
use crate::flaws::{self, Look, Place};
use crate::jobs::{Kind, enqueue};
use crate::sources::site_key;
use crate::{FeedState, Result, Store};

/// What a poll brought.
#[derive(Debug, Clone)]
pub struct Poll<'a> {
    /// Which feed.
    pub feed: FeedId,
    /// Whose.
    pub source: SourceId,
    /// When.
    pub at: Timestamp,
    /// How the feed stands from now on.
    pub state: FeedState,
    /// The document, if one came and was a feed: gives the feed its title and the source its site, where they have none. Its entries are
    /// not looked at.
    pub feed_doc: Option<&'a Feed>,
    /// What is to be kept.
    pub entries: &'a [NewEntry],
    /// What was wrong.
    pub flaws: &'a [Flaw],
}

/// An entry to keep.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEntry {
    /// As the feed gave it.
    pub entry: Entry,
    /// What tells it from the feed's others: `Entry::identity`.
    pub identity: String,
    /// Changes when the entry does.
    pub hash: String,
    /// The article's identity across feeds, from the link; `None`: an article of its own.
    pub key: Option<String>,
}

/// What a poll added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PollSaved {
    /// Entries that were not known.
    pub new: Vec<EntryId>,
    /// Entries that changed.
    pub changed: Vec<EntryId>,
}

/// An entry that is there already.
struct Known {
    id: i64,
    hash: String,
    article: i64,
}

impl Store {
    /// Saves what a poll brought, as one: new and changed entries (the others are not touched), an article for each new key and a read for
    /// each new or changed article, flaws, the feed's state. Ends the feed's lease.
    ///
    /// Flaws of this feed that were not seen this time are past; but where no document came (unchanged, or unreachable), only those of
    /// getting there.
    ///
    /// # Errors
    /// If the database fails; then nothing of it is saved.
    pub async fn save_poll(&self, poll: &Poll<'_>) -> Result<PollSaved> {
        let mut tx = self.write().await?;
        let mut saved = PollSaved::default();
        let known = self.known_entries(&mut tx, poll).await?;
        let mut seen = BTreeSet::new();
        let mut new = Vec::new();
        for (turn, entry) in (0_i64..).zip(poll.entries) {
            let identity = short(&entry.identity);
            if !seen.insert(identity.clone()) {
                continue;
            }
            match known.get(&identity) {
                None => new.push((short_key(poll.feed, entry), identity, turn, entry)),
                Some(known) if known.hash != clean(&entry.hash) => {
                    change(&mut tx, poll, known, turn, entry).await?;
                    saved.changed.push(EntryId(known.id));
                }
                Some(_) => {}
            }
        }
        // In the order of keys: two nodes that save the same articles then wait for one another instead of crossing.
        new.sort_by(|a, b| a.0.cmp(&b.0));
        let mut ids = Vec::new();
        for (key, identity, turn, entry) in new {
            if let Some(id) = add(&mut tx, poll, &key, &identity, turn, entry).await? {
                ids.push((turn, EntryId(id)));
            }
        }
        ids.sort_unstable();
        saved.new = ids.into_iter().map(|(_, id)| id).collect();
        describe(&mut tx, poll).await?;
        let document = poll.feed_doc.is_some() || poll.flaws.iter().any(|flaw| !flaws::is_of_the_way(flaw.kind));
        let place = Place { source: poll.source, feed: Some(poll.feed), article: None };
        flaws::see(&mut tx, place, poll.flaws, if document { Look::Whole } else { Look::Way }, poll.at).await?;
        set_state(&mut tx, poll).await?;
        tx.commit().await?;
        Ok(saved)
    }

    async fn known_entries(&self, conn: &mut AnyConnection, poll: &Poll<'_>) -> Result<BTreeMap<String, Known>> {
        if poll.entries.is_empty() {
            return Ok(BTreeMap::new());
        }
        let identities: Vec<String> = poll.entries.iter().map(|entry| short(&entry.identity)).collect();
        let rows = sqlx::query(
            self.engine.sql("SELECT id, identity, hash, article_id FROM entries WHERE feed_id = $1 AND identity IN ({texts 2})"),
        )
        .bind(poll.feed.0)
        .bind(json(&identities)?)
        .fetch_all(conn)
        .await?;
        rows.iter()
            .map(|row| Ok((row.text("identity")?, Known { id: row.int("id")?, hash: row.text("hash")?, article: row.int("article_id")? })))
            .collect()
    }
}

/// The article's key: an entry without a link has an article of its own.
fn short_key(feed: FeedId, entry: &NewEntry) -> String {
    match &entry.key {
        Some(key) => short(key),
        None => short(&format!("feed {feed} {}", entry.identity)),
    }
}

async fn change(conn: &mut AnyConnection, poll: &Poll<'_>, known: &Known, turn: i64, entry: &NewEntry) -> Result<()> {
    sqlx::query("UPDATE entries SET hash = $1, doc = $2, saved = $3, version = version + 1 WHERE id = $4")
        .bind(clean(&entry.hash).as_ref())
        .bind(json(&entry.entry)?)
        .bind(ms(poll.at))
        .bind(known.id)
        .execute(&mut *conn)
        .await?;
    // Only the entry that an article stands by says that it changed: another feed's entry for the same page is a second pointer to it.
    let stands = sqlx::query("SELECT id FROM articles WHERE id = $1 AND entry_id = $2")
        .bind(known.article)
        .bind(known.id)
        .fetch_optional(&mut *conn)
        .await?;
    if stands.is_some() {
        enqueue(conn, Kind::Read, ArticleId(known.article), turn, poll.at).await?;
    }
    Ok(())
}

/// A new entry, with its article if that is new too. `None`: another node saved the entry a moment ago.
async fn add(conn: &mut AnyConnection, poll: &Poll<'_>, key: &str, identity: &str, turn: i64, entry: &NewEntry) -> Result<Option<i64>> {
    let published = entry.entry.published.or(entry.entry.updated).unwrap_or(poll.at);
    let made = sqlx::query(
        "INSERT INTO articles (source_id, key, url, title, authors, published, sections, excerpt, words, whole, placeable, sketch)
         VALUES ($1, $2, $3, '', '[]', $4, '[]', '', 0, 0, 0, $5) ON CONFLICT (key) DO NOTHING RETURNING id",
    )
    .bind(poll.source.0)
    .bind(key)
    .bind(clean_or(entry.entry.link.as_deref()))
    .bind(ms(published))
    .bind(Vec::<u8>::new())
    .fetch_optional(&mut *conn)
    .await?;
    let article = match &made {
        Some(row) => row.int("id")?,
        None => sqlx::query("SELECT id FROM articles WHERE key = $1").bind(key).fetch_one(&mut *conn).await?.int("id")?,
    };
    let row = sqlx::query(
        "INSERT INTO entries (feed_id, identity, hash, version, article_id, saved, doc) VALUES ($1, $2, $3, 1, $4, $5, $6)
         ON CONFLICT (feed_id, identity) DO NOTHING RETURNING id",
    )
    .bind(poll.feed.0)
    .bind(identity)
    .bind(clean(&entry.hash).as_ref())
    .bind(article)
    .bind(ms(poll.at))
    .bind(json(&entry.entry)?)
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let id = row.int("id")?;
    if made.is_some() {
        sqlx::query("UPDATE articles SET entry_id = $1 WHERE id = $2").bind(id).bind(article).execute(&mut *conn).await?;
        enqueue(conn, Kind::Read, ArticleId(article), turn, poll.at).await?;
    }
    Ok(Some(id))
}

/// The document's own words about itself, where nobody said anything yet.
async fn describe(conn: &mut AnyConnection, poll: &Poll<'_>) -> Result<()> {
    let Some(document) = poll.feed_doc else { return Ok(()) };
    if let Some(title) = &document.title {
        sqlx::query("UPDATE feeds SET title = $1 WHERE id = $2 AND title IS NULL")
            .bind(clean(title).as_ref())
            .bind(poll.feed.0)
            .execute(&mut *conn)
            .await?;
    }
    if let Some(site) = &document.link {
        sqlx::query("UPDATE sources SET site = $1, site_key = $2 WHERE id = $3 AND site IS NULL")
            .bind(clean(site).as_ref())
            .bind(short(&site_key(site)))
            .bind(poll.source.0)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

async fn set_state(conn: &mut AnyConnection, poll: &Poll<'_>) -> Result<()> {
    let state = &poll.state;
    sqlx::query(
        "UPDATE feed_state SET etag = $1, last_modified = $2, due = $3, interval_s = $4, polled = $5, changed = $6, failures = $7,
             status = $8, retired = $9, leased_until = NULL, leased_by = NULL
         WHERE feed_id = $10",
    )
    .bind(clean_or(state.etag.as_deref()))
    .bind(clean_or(state.last_modified.as_deref()))
    .bind(ms(state.due))
    .bind(state.interval_s)
    .bind(state.polled.map(ms))
    .bind(state.changed.map(ms))
    .bind(state.failures)
    .bind(clean_or(state.status.as_deref()))
    .bind(i64::from(state.retired))
    .bind(poll.feed.0)
    .execute(conn)
    .await?;
    Ok(())
}
