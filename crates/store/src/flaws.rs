//! Flaws: what was wrong in a source's feeds and pages and was got over. The same words in the same place are one row, counted.

use std::collections::BTreeSet;

use jiff::Timestamp;
use model::{ArticleId, FeedId, Flaw, FlawKind, SourceId};
use sqlx::AnyConnection;

use crate::columns::{Columns, beginning, clean, json, ms};
use crate::{Engine, Result, Store};

/// Flaws kept from one look at one place: a broken feed can have thousands, and a person reads the first few.
const MOST: usize = 50;

/// Characters kept of a message.
const LONGEST: usize = 400;

/// Milliseconds after which a flaw that is past is forgotten: 30 days.
const FORGET: i64 = 30 * 24 * 3600 * 1000;

/// A flaw as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlawRow {
    /// What was wrong.
    pub flaw: Flaw,
    /// In which feed.
    pub feed_url: Option<String>,
    /// On whose page.
    pub article_title: Option<String>,
    /// The page's address.
    pub article_url: Option<String>,
    /// When it was first seen.
    pub first: Timestamp,
    /// When it was last seen.
    pub last: Timestamp,
    /// How many times.
    pub count: i64,
    /// It was not there any more at the last look.
    pub past: bool,
}

/// Where flaws were found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) source: SourceId,
    pub(crate) feed: Option<FeedId>,
    pub(crate) article: Option<ArticleId>,
}

impl Place {
    fn name(self) -> String {
        match (self.feed, self.article) {
            (_, Some(article)) => format!("article {article}"),
            (Some(feed), None) => format!("feed {feed}"),
            (None, None) => "source".into(),
        }
    }
}

/// Which flaws of a place a look at it can say are past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// None: these are more of them.
    More,
    /// Those of getting there: the document itself was not seen.
    Way,
    /// All.
    Whole,
}

impl Store {
    /// Adds what was found wrong, without saying that anything else is past.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_flaws(
        &self,
        source: SourceId,
        feed: Option<FeedId>,
        article: Option<ArticleId>,
        flaws: &[Flaw],
        at: Timestamp,
    ) -> Result<()> {
        if flaws.is_empty() {
            return Ok(());
        }
        let mut tx = self.write().await?;
        see(&mut tx, Place { source, feed, article }, flaws, Look::More, at).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A source's flaws: those present first, then the newest first. Kinds that a newer dateline wrote are left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn flaws(&self, source: SourceId, limit: i64) -> Result<Vec<FlawRow>> {
        let rows = sqlx::query(
            "SELECT f.kind, f.message, f.first, f.last, f.count, f.past, feeds.url AS feed_url, a.title AS article_title, a.url AS article_url
             FROM flaws f LEFT JOIN feeds ON feeds.id = f.feed_id LEFT JOIN articles a ON a.id = f.article_id
             WHERE f.source_id = $1 ORDER BY f.past, f.last DESC, f.id LIMIT $2",
        )
        .bind(source.0)
        .bind(limit)
        .fetch_all(&self.reader)
        .await?;
        let mut flaws = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(kind) = FlawKind::from_name(&row.text("kind")?) else { continue };
            flaws.push(FlawRow {
                flaw: Flaw::new(kind, row.text("message")?),
                feed_url: row.text_or("feed_url")?,
                article_title: row.text_or("article_title")?.filter(|title| !title.is_empty()),
                article_url: row.text_or("article_url")?,
                first: row.at("first")?,
                last: row.at("last")?,
                count: row.int("count")?,
                past: row.flag("past")?,
            });
        }
        Ok(flaws)
    }
}

/// What a look at a place showed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub(crate) place: Place,
    pub(crate) flaws: &'a [Flaw],
    pub(crate) look: Look,
    pub(crate) at: Timestamp,
}

/// Does what [`see`] does, for many places: most have no flaw and never had one, and cost nothing.
pub(crate) async fn see_all(engine: Engine, conn: &mut AnyConnection, looks: &[Seen<'_>]) -> Result<()> {
    if looks.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = looks.iter().map(|seen| seen.place.name()).collect();
    let rows = sqlx::query(engine.sql("SELECT DISTINCT place FROM flaws WHERE place IN ({texts 1})"))
        .bind(json(&names)?)
        .fetch_all(&mut *conn)
        .await?;
    let known = rows.iter().map(|row| row.text("place")).collect::<Result<BTreeSet<_>>>()?;
    for (seen, name) in looks.iter().zip(&names) {
        if !seen.flaws.is_empty() || known.contains(name) {
            see(conn, seen.place, seen.flaws, seen.look, seen.at).await?;
        }
    }
    Ok(())
}

/// Keeps what a look at a place showed, and marks as past what it shows to be gone.
pub(crate) async fn see(conn: &mut AnyConnection, place: Place, flaws: &[Flaw], look: Look, at: Timestamp) -> Result<()> {
    let name = place.name();
    for flaw in flaws.iter().take(MOST) {
        sqlx::query(
            "INSERT INTO flaws (source_id, place, feed_id, article_id, kind, message, first, last, count, past)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 1, 0)
             ON CONFLICT (source_id, place, kind, message) DO UPDATE SET past = 0, last = excluded.last,
                 count = flaws.count + CASE WHEN excluded.last > flaws.last THEN 1 ELSE 0 END",
        )
        .bind(place.source.0)
        .bind(name.as_str())
        .bind(place.feed.map(|feed| feed.0))
        .bind(place.article.map(|article| article.0))
        .bind(flaw.kind.as_str())
        .bind(beginning(&clean(&flaw.message), LONGEST))
        .bind(ms(at))
        .execute(&mut *conn)
        .await?;
    }
    if look == Look::More {
        return Ok(());
    }
    sqlx::query(
        "UPDATE flaws SET past = 1 WHERE place = $1 AND past = 0 AND last < $2
           AND ($3 = 1 OR kind IN ('unreachable', 'redirects', 'too_slow', 'forbidden', 'robots'))",
    )
    .bind(name.as_str())
    .bind(ms(at))
    .bind(i64::from(look == Look::Whole))
    .execute(&mut *conn)
    .await?;
    sqlx::query("DELETE FROM flaws WHERE place = $1 AND past = 1 AND last < $2")
        .bind(name.as_str())
        .bind(ms(at).saturating_sub(FORGET))
        .execute(conn)
        .await?;
    Ok(())
}

/// The article has its picture now: what was wrong with getting it is past.
pub(crate) async fn picture_came(conn: &mut AnyConnection, article: ArticleId) -> Result<()> {
    sqlx::query("UPDATE flaws SET past = 1 WHERE article_id = $1 AND kind = 'picture' AND past = 0").bind(article.0).execute(conn).await?;
    Ok(())
}

/// Is it a flaw of the way to a document, not of the document? The same list stands in the statement of [`see`].
pub(crate) fn is_of_the_way(kind: FlawKind) -> bool {
    matches!(kind, FlawKind::Unreachable | FlawKind::Redirects | FlawKind::TooSlow | FlawKind::Forbidden | FlawKind::Robots)
}
