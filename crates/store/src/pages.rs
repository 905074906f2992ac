//! What is published: each page of an edition as data, numbered, kept as it was.

use std::collections::BTreeSet;

use jiff::Timestamp;
use model::EditionId;
use sqlx::any::AnyRow;

use crate::changes::{self, Noun};
use crate::columns::{Columns, id_list, ms};
use crate::{Result, Store};

/// A page as it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Counted for each page from 1 on; the same number is the same body for good.
    pub number: i64,
    /// When it was published.
    pub at: Timestamp,
    /// JSON, as it was given.
    pub body: String,
}

impl Store {
    /// Publishes a page ("front", "section/economy") and gives its number; `None` if it is the same as the newest.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn publish(&self, edition: EditionId, page: &str, at: Timestamp, body: &str) -> Result<Option<i64>> {
        let mut tx = self.write().await?;
        let newest = sqlx::query("SELECT number, body FROM pages WHERE edition_id = $1 AND page = $2 ORDER BY number DESC LIMIT 1")
            .bind(edition.0)
            .bind(page)
            .fetch_optional(&mut *tx)
            .await?;
        let mut number = 1;
        if let Some(row) = newest {
            if row.text("body")? == body {
                return Ok(None);
            }
            number = row.int("number")? + 1;
        }
        sqlx::query("INSERT INTO pages (edition_id, page, number, at, body) VALUES ($1, $2, $3, $4, $5)")
            .bind(edition.0)
            .bind(page)
            .bind(number)
            .bind(ms(at))
            .bind(body)
            .execute(&mut *tx)
            .await?;
        changes::log(&mut tx, &BTreeSet::from([(Noun::Page, edition.0)]), at).await?;
        tx.commit().await?;
        Ok(Some(number))
    }

    /// The newest of a page.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn published(&self, edition: EditionId, page: &str) -> Result<Option<Published>> {
        let row = sqlx::query("SELECT number, at, body FROM pages WHERE edition_id = $1 AND page = $2 ORDER BY number DESC LIMIT 1")
            .bind(edition.0)
            .bind(page)
            .fetch_optional(&self.reader)
            .await?;
        row.map(of_row).transpose()
    }

    /// The number of the newest: what a page view asks, to know whether what it holds in memory is still it. Answered from an index.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn published_number(&self, edition: EditionId, page: &str) -> Result<Option<i64>> {
        sqlx::query("SELECT MAX(number) AS number FROM pages WHERE edition_id = $1 AND page = $2")
            .bind(edition.0)
            .bind(page)
            .fetch_one(&self.reader)
            .await?
            .int_or("number")
    }

    /// A page under its number; `None` where it was never published or has been thinned out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn published_as(&self, edition: EditionId, page: &str, number: i64) -> Result<Option<Published>> {
        let row = sqlx::query("SELECT number, at, body FROM pages WHERE edition_id = $1 AND page = $2 AND number = $3")
            .bind(edition.0)
            .bind(page)
            .bind(number)
            .fetch_optional(&self.reader)
            .await?;
        row.map(of_row).transpose()
    }

    /// The page as it stood at a moment: the newest that was published at it or before.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn published_before(&self, edition: EditionId, page: &str, at: Timestamp) -> Result<Option<Published>> {
        let row = sqlx::query(
            "SELECT number, at, body FROM pages WHERE edition_id = $1 AND page = $2 AND at <= $3 ORDER BY at DESC, number DESC LIMIT 1",
        )
        .bind(edition.0)
        .bind(page)
        .bind(ms(at))
        .fetch_optional(&self.reader)
        .await?;
        row.map(of_row).transpose()
    }

    /// When a page was first published, and when last; `None`: never.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn published_span(&self, edition: EditionId, page: &str) -> Result<Option<(Timestamp, Timestamp)>> {
        let row = sqlx::query("SELECT MIN(at) AS first, MAX(at) AS last FROM pages WHERE edition_id = $1 AND page = $2")
            .bind(edition.0)
            .bind(page)
            .fetch_one(&self.reader)
            .await?;
        Ok(row.at_or("first")?.zip(row.at_or("last")?))
    }

    /// When a page was first published from this moment on.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn published_after(&self, edition: EditionId, page: &str, at: Timestamp) -> Result<Option<Timestamp>> {
        sqlx::query("SELECT MIN(at) AS at FROM pages WHERE edition_id = $1 AND page = $2 AND at >= $3")
            .bind(edition.0)
            .bind(page)
            .bind(ms(at))
            .fetch_one(&self.reader)
            .await?
            .at_or("at")
    }

    /// Of each of these days, given by when they begin, when the page was last published in its 24 hours; days without a page are left out.
    /// An index answers for each day.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn published_on(&self, edition: EditionId, page: &str, days: &[Timestamp]) -> Result<Vec<Timestamp>> {
        let rows = sqlx::query(self.engine.sql(
            "SELECT at FROM (
                 SELECT (SELECT MAX(at) FROM pages WHERE edition_id = $1 AND page = $2 AND at >= day.value AND at < day.value + 86400000) AS at
                 FROM ({ids 3}) AS day) AS last WHERE at IS NOT NULL ORDER BY at",
        ))
        .bind(edition.0)
        .bind(page)
        .bind(id_list(days.iter().map(|day| ms(*day))))
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| row.at("at")).collect()
    }

    /// Thins out the past: of what was published before a moment, the last of each span of `seconds` stays (and always the newest of a
    /// page). Gives how many went.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn thin_pages(&self, before: Timestamp, seconds: i64) -> Result<u64> {
        let mut tx = self.write().await?;
        let gone = sqlx::query(
            "DELETE FROM pages WHERE at < $1 AND EXISTS (
                 SELECT 1 FROM pages AS later
                 WHERE later.edition_id = pages.edition_id AND later.page = pages.page AND later.number > pages.number
                   AND later.at < $1 AND later.at / $2 = pages.at / $2)",
        )
        .bind(ms(before))
        .bind(seconds.max(1).saturating_mul(1000))
        .execute(&mut *tx)
        .await?
        .rows_affected();
        tx.commit().await?;
        Ok(gone)
    }
}

fn of_row(row: AnyRow) -> Result<Published> {
    Ok(Published { number: row.int("number")?, at: row.at("at")?, body: row.text("body")? })
}
