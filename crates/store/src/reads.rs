//! Reading articles: which to read next, and what was read.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::{Article, ArticleId, Entry, FeedId, FeedKind, Flaw, Source, SourceId};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::changes::{self, Noun};
use crate::columns::{Columns, id_list};
use crate::flaws::{self, Look, Place, Seen};
use crate::jobs::{self, JobId, Kind};
use crate::{Engine, Original, Result, Store, feeds, sources, stories, tries};

pub(crate) mod save;

/// An article to read.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The work.
    pub job: JobId,
    /// Which article.
    pub article: ArticleId,
    /// Whose.
    pub source: Source,
    /// The feed that listed it first.
    pub feed: FeedId,
    /// What that feed is: a page is not to be had in the same way for each kind.
    pub kind: FeedKind,
    /// The entry that it stands by.
    pub entry: Entry,
    /// The entry's link.
    pub url: Option<String>,
    /// When the entry was last saved: the poll that brought it or its change.
    pub polled: Timestamp,
    /// How many times it was claimed, this time included.
    pub attempts: i64,
}

/// What was read of an entry that carries its article whole.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadEntry {
    /// The article.
    pub content: Article,
    /// The publication time to keep.
    pub published: Timestamp,
    /// Section tags, best first.
    pub sections: Vec<String>,
    /// Sketch of its text; empty for none.
    pub sketch: Vec<u64>,
    /// What was wrong.
    pub flaws: Vec<Flaw>,
}

/// An article that was read, or could not be.
#[derive(Debug, Clone)]
pub struct ReadSaved<'a> {
    /// The work that this ends.
    pub job: JobId,
    /// Which article.
    pub article: ArticleId,
    /// Whose.
    pub source: SourceId,
    /// What was read. `None`: it could not be; then the entry's words stand, or what an earlier reading brought.
    pub content: Option<&'a Article>,
    /// The publication time to keep: the newsroom decides between entry, page and poll.
    pub published: Timestamp,
    /// Section tags, best first.
    pub sections: &'a [String],
    /// Sketch of its text; empty for none.
    pub sketch: &'a [u64],
    /// What was wrong.
    pub flaws: &'a [Flaw],
    /// The pages that it was read from, to be kept; none where nothing was fetched, or nothing is to be kept.
    pub originals: &'a [Original],
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Takes up to `limit` articles to read, for `lease_s` seconds. Claims go round the feeds: the first entries of all, then the second.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn claim_reads(&self, now: Timestamp, limit: i64, lease_s: i64, node: &str) -> Result<Vec<Read>> {
        if !self.is_job_ready(Kind::Read, now).await? {
            return Ok(Vec::new());
        }
        let mut tx = self.write().await?;
        let claimed = self.claim_jobs(&mut tx, Kind::Read, now, limit, lease_s, node).await?;
        let rows = sqlx::query(self.engine.sql(
            "SELECT a.id AS article_id, e.doc, e.saved, e.feed_id, f.kind,
                 s.id, s.own, s.slug, s.name, s.site, s.rights, s.weight, s.category
             FROM articles a JOIN entries e ON e.id = a.entry_id JOIN feeds f ON f.id = e.feed_id JOIN sources s ON s.id = a.source_id
             WHERE a.id IN ({ids 1})",
        ))
        .bind(id_list(claimed.iter().map(|claimed| claimed.article)))
        .fetch_all(&mut *tx)
        .await?;
        tx.commit().await?;
        let mut articles = BTreeMap::new();
        for row in rows {
            articles.insert(row.int("article_id")?, row);
        }
        claimed
            .iter()
            .filter_map(|claimed| Some((claimed, articles.get(&claimed.article)?)))
            .map(|(claimed, row)| read(claimed.job, claimed.article, claimed.attempts, row))
            .collect()
    }

    /// The reads of jobs that were just claimed, by the jobs' numbers.
    pub(crate) async fn claimed_reads(&self, conn: &mut AnyConnection, jobs: Vec<i64>) -> Result<Vec<Read>> {
        let rows = sqlx::query(self.engine.sql(
            "SELECT j.id AS job_id, j.attempts, a.id AS article_id, e.doc, e.saved, e.feed_id, f.kind,
                 s.id, s.own, s.slug, s.name, s.site, s.rights, s.weight, s.category
             FROM jobs j JOIN articles a ON a.id = j.article_id JOIN entries e ON e.id = a.entry_id JOIN feeds f ON f.id = e.feed_id
             JOIN sources s ON s.id = a.source_id
             WHERE j.id IN ({ids 1}) ORDER BY j.id",
        ))
        .bind(id_list(jobs))
        .fetch_all(conn)
        .await?;
        rows.iter().map(|row| read(JobId(row.int("job_id")?), row.int("article_id")?, row.int("attempts")?, row)).collect()
    }

    /// Saves a batch of articles as one and gives those that were saved. A job that is gone (another node did it after the lease ended, or
    /// the entry changed meanwhile and there is a new job) is passed over, so that saving twice changes nothing.
    ///
    /// Each article is shown from now on, under an address that never changes. One with a lead picture gets a picture job; one with neither
    /// title nor text is kept but never placed in a story.
    ///
    /// # Errors
    /// If the database fails; then nothing of the batch is saved.
    pub async fn save_reads(&self, reads: &[ReadSaved<'_>]) -> Result<Vec<ArticleId>> {
        let Some(at) = reads.iter().map(|read| read.at).max() else { return Ok(Vec::new()) };
        tries::until_free(|| self.try_save_reads(reads, at)).await
    }

    async fn try_save_reads(&self, reads: &[ReadSaved<'_>], at: Timestamp) -> Result<Vec<ArticleId>> {
        let mut tx = self.write().await?;
        self.take_turns(&mut tx, reads).await?;
        let turns = jobs::complete_all(self.engine, &mut tx, Kind::Read, reads.iter().map(|read| (read.job, read.article))).await?;
        let reads: Vec<_> = reads.iter().filter_map(|read| Some((read, *turns.get(&read.job)?))).collect();
        let stories = save::reads(self.engine, &mut tx, &reads).await?;
        let looks = reads.iter().map(|(read, _)| Seen {
            place: Place { source: read.source, feed: None, article: Some(read.article) },
            flaws: read.flaws,
            look: if read.content.is_some() { Look::Whole } else { Look::Way },
            at: read.at,
        });
        flaws::see_all(self.engine, &mut tx, &looks.collect::<Vec<_>>()).await?;
        let saved: Vec<ArticleId> = reads.iter().map(|(read, _)| read.article).collect();
        let mut changed: BTreeSet<(Noun, i64)> = saved.iter().map(|article| (Noun::Article, article.0)).collect();
        changed.extend(stories.iter().map(|story| (Noun::Story, *story)));
        stories::refresh(self.engine, &mut tx, &stories).await?;
        changes::log(&mut tx, &changed, at).await?;
        tx.commit().await?;
        Ok(saved)
    }

    /// Takes the locks that the batch needs before anything else, always in the same order, so that no two nodes wait for each other.
    async fn take_turns(&self, conn: &mut AnyConnection, reads: &[ReadSaved<'_>]) -> Result<()> {
        let placed = sqlx::query(self.engine.sql("SELECT id FROM articles WHERE story_id IS NOT NULL AND id IN ({ids 1}) LIMIT 1"))
            .bind(id_list(reads.iter().map(|read| read.article.0)))
            .fetch_optional(&mut *conn)
            .await?;
        if placed.is_some() {
            // Stories will be touched: that is the grouper's lock.
            changes::next(conn, "story", 0).await?;
        }
        // Addresses are unique within a source: nodes that save articles of one source go one after the other.
        sqlx::query(self.engine.sql("SELECT id FROM sources WHERE id IN ({ids 1}) ORDER BY id {lock}"))
            .bind(id_list(reads.iter().map(|read| read.source.0)))
            .fetch_all(&mut *conn)
            .await?;
        // Who saves a picture takes its job, then its article: so do we. On SQLite there is one writer, and nothing to take.
        if self.engine == Engine::Postgres {
            sqlx::query(self.engine.sql(
                "SELECT id FROM jobs WHERE kind IN ('read', 'picture', 'body_picture') AND article_id IN ({ids 1}) ORDER BY id {lock}",
            ))
            .bind(id_list(reads.iter().map(|read| read.article.0)))
            .fetch_all(conn)
            .await?;
        }
        Ok(())
    }
}

fn read(job: JobId, article: i64, attempts: i64, row: &AnyRow) -> Result<Read> {
    let entry: Entry = row.json("doc")?;
    Ok(Read {
        job,
        article: ArticleId(article),
        source: sources::source(row)?,
        feed: FeedId(row.int("feed_id")?),
        kind: feeds::kind(row)?,
        url: entry.link.clone(),
        entry,
        polled: row.at("saved")?,
        attempts,
    })
}
