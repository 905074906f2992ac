//! Entries that come from an archive and not from a poll: saved without touching how their feed stands, and read by who brought them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::{ArticleId, FeedId, SourceId};
use sqlx::{Any, AnyConnection, Executor};

use crate::columns::{Columns, json, ms, ms_after, short};
use crate::jobs::Kind;
use crate::polls::add::{self, Fresh};
use crate::polls::{PollSaved, short_key};
use crate::reads::Read;
use crate::{Engine, NewEntry, Result, Store, tries};

/// A page that an archive kept, as an entry of the feed that stands for the archive's pages of one host.
#[derive(Debug, Clone)]
pub struct ArchivedPage<'a> {
    /// Which feed.
    pub feed: FeedId,
    /// Whose.
    pub source: SourceId,
    /// When the archive fetched it: counts as the poll that brought it.
    pub at: Timestamp,
    /// Its entry.
    pub entry: &'a NewEntry,
}

impl Store {
    /// Those of a feed's entries with these identities that are there.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn known_identities(&self, feed: FeedId, identities: &[String]) -> Result<BTreeSet<String>> {
        let stored: Vec<String> = identities.iter().map(|identity| short(identity)).collect();
        let known = known(self.engine, &self.reader, feed, &stored).await?;
        Ok(identities.iter().zip(&stored).filter(|(_, stored)| known.contains(*stored)).map(|(identity, _)| identity.clone()).collect())
    }

    /// Saves archived pages as entries with an article for each new address, and hands out the reading of those that nobody has read yet,
    /// each with its place in `pages`, for `lease_s` seconds. A page that is known and read is left as it is: the second time nothing is
    /// handed out.
    ///
    /// # Errors
    /// If the database fails; then nothing of it is saved.
    pub async fn claim_archived(&self, pages: &[ArchivedPage<'_>], now: Timestamp, lease_s: i64, node: &str) -> Result<Vec<(usize, Read)>> {
        tries::until_free(|| self.try_claim_archived(pages, now, lease_s, node)).await
    }

    async fn try_claim_archived(&self, pages: &[ArchivedPage<'_>], now: Timestamp, lease_s: i64, node: &str) -> Result<Vec<(usize, Read)>> {
        let mut tx = self.write().await?;
        let fresh: Vec<Fresh<'_>> = pages.iter().map(fresh).collect();
        // In the order of keys, as polls do: two nodes that save the same articles wait for one another instead of crossing.
        let mut order: Vec<(String, usize)> = fresh.iter().enumerate().map(|(at, fresh)| (fresh.key.clone(), at)).collect();
        order.sort();
        let fresh = new(self.engine, &mut tx, fresh).await?;
        add::add(self.engine, &mut tx, fresh, &mut [PollSaved::default()], &mut BTreeSet::new()).await?;
        let mut handed = Vec::new();
        for (_, at) in order {
            if let Some((job, article)) = claim(&mut tx, &pages[at], now, lease_s, node).await? {
                handed.push((at, job, article));
            }
        }
        let reads = self.claimed_reads(&mut tx, handed.iter().map(|(_, job, _)| *job).collect()).await?;
        tx.commit().await?;
        let place = |article: ArticleId| handed.iter().find(|(_, _, id)| *id == article.0).map(|(at, ..)| *at);
        Ok(reads.into_iter().filter_map(|read| Some((place(read.article)?, read))).collect())
    }
}

/// Those of these identities, as they are stored, that entries of the feed have.
async fn known(engine: Engine, from: impl Executor<'_, Database = Any>, feed: FeedId, stored: &[String]) -> Result<BTreeSet<String>> {
    let rows = sqlx::query(engine.sql("SELECT identity FROM entries WHERE feed_id = $1 AND identity IN ({texts 2})"))
        .bind(feed.0)
        .bind(json(stored)?)
        .fetch_all(from)
        .await?;
    rows.iter().map(|row| row.text("identity")).collect()
}

/// Those whose entries are not there yet, each entry once.
async fn new<'a>(engine: Engine, conn: &mut AnyConnection, mut fresh: Vec<Fresh<'a>>) -> Result<Vec<Fresh<'a>>> {
    let mut identities: BTreeMap<FeedId, Vec<String>> = BTreeMap::new();
    for fresh in &fresh {
        identities.entry(fresh.feed).or_default().push(fresh.identity.clone());
    }
    let mut seen = BTreeSet::new();
    for (feed, stored) in identities {
        seen.extend(known(engine, &mut *conn, feed, &stored).await?.into_iter().map(|identity| (feed, identity)));
    }
    fresh.retain(|fresh| seen.insert((fresh.feed, fresh.identity.clone())));
    Ok(fresh)
}

/// The page's entry, as it is added where it is not there yet.
fn fresh<'a>(page: &'a ArchivedPage<'a>) -> Fresh<'a> {
    Fresh {
        key: short_key(page.feed, false, page.entry),
        source: page.source,
        feed: page.feed,
        at: page.at,
        number: 0,
        turn: 0,
        identity: short(&page.entry.identity),
        entry: page.entry,
    }
}

/// The job to read the page, if its article stands by this entry and nobody is at it.
async fn claim(conn: &mut AnyConnection, page: &ArchivedPage<'_>, now: Timestamp, lease_s: i64, node: &str) -> Result<Option<(i64, i64)>> {
    let row = sqlx::query(
        "UPDATE jobs SET leased_until = $1, leased_by = $2, attempts = attempts + 1
         WHERE kind = $3 AND failed = 0 AND (leased_until IS NULL OR leased_until <= $4) AND article_id IN (
             SELECT a.id FROM entries e JOIN articles a ON a.id = e.article_id AND a.entry_id = e.id
             WHERE e.feed_id = $5 AND e.identity = $6)
         RETURNING id, article_id",
    )
    .bind(ms_after(now, lease_s))
    .bind(node)
    .bind(Kind::Read.as_str())
    .bind(ms(now))
    .bind(page.feed.0)
    .bind(short(&page.entry.identity))
    .fetch_optional(conn)
    .await?;
    row.map(|row| Ok((row.int("id")?, row.int("article_id")?))).transpose()
}
