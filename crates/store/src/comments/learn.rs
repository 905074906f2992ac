//! The moderators' list, and what is learned from their rulings.

use jiff::Timestamp;
use model::Listed;
use sqlx::AnyConnection;

use super::before::sought;
use crate::columns::{Columns, clean, json, ms};
use crate::{Put, Result, Store};

/// Entries of the moderators' list.
const ENTRIES: i64 = 500;

/// An entry of the moderators' list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Row.
    pub id: i64,
    /// What it looks for.
    pub listed: Listed,
    /// Who put it there.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// What a ruling teaches: the words of a text, each once, and whether it was advertising.
#[derive(Debug, Clone, Copy)]
pub struct Lesson<'a> {
    /// Words.
    pub words: &'a [String],
    /// It was advertising.
    pub spam: bool,
}

impl Store {
    /// The moderators' list, by what is looked for.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn house_list(&self) -> Result<Vec<Entry>> {
        let rows = sqlx::query("SELECT id, sought, pattern, refused, by_name, at FROM house_list ORDER BY sought, pattern")
            .fetch_all(&self.reader)
            .await?;
        rows.iter()
            .map(|row| {
                let listed = Listed { sought: sought(&row.text("sought")?), pattern: row.text("pattern")?, refused: row.flag("refused")? };
                Ok(Entry { id: row.int("id")?, listed, by: row.text("by_name")?, at: row.at("at")? })
            })
            .collect()
    }

    /// Puts an entry on the moderators' list; one that looks for the same takes the place of the first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_on_list(&self, entry: &Listed, by: &str, at: Timestamp) -> Result<Put> {
        let mut tx = self.write().await?;
        let number = sqlx::query("SELECT COUNT(*) AS number FROM house_list").fetch_one(&mut *tx).await?.int("number")?;
        if number >= ENTRIES {
            return Ok(Put::Full);
        }
        sqlx::query(
            "INSERT INTO house_list (sought, pattern, refused, by_name, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (sought, pattern) DO UPDATE SET refused = excluded.refused, by_name = excluded.by_name, at = excluded.at",
        )
        .bind(entry.sought.as_str())
        .bind(clean(&entry.pattern).as_ref())
        .bind(i64::from(entry.refused))
        .bind(clean(by).as_ref())
        .bind(ms(at))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(Put::Kept)
    }

    /// Takes an entry off the moderators' list.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn take_off_list(&self, id: i64) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM house_list WHERE id = $1").bind(id).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    pub(super) async fn learn(&self, conn: &mut AnyConnection, lesson: Lesson<'_>) -> Result<()> {
        let words: Vec<&str> = std::iter::once("").chain(lesson.words.iter().map(String::as_str)).collect();
        sqlx::query(self.engine.sql(
            "INSERT INTO learned_words (word, good, spam)
             SELECT told.value, CAST($2 AS BIGINT), CAST($3 AS BIGINT) FROM ({texts 1}) AS told WHERE true
             ON CONFLICT (word) DO UPDATE SET good = learned_words.good + excluded.good, spam = learned_words.spam + excluded.spam",
        ))
        .bind(json(&words)?)
        .bind(i64::from(!lesson.spam))
        .bind(i64::from(lesson.spam))
        .execute(conn)
        .await?;
        Ok(())
    }
}
