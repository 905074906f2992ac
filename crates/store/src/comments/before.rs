//! What is known before something is taken: of its writer, of the place, of texts that say the same, of the words in it.

use jiff::{SignedDuration, Timestamp};
use model::{AccountId, Learned, Listed, Sought, Under};

use super::column;
use crate::columns::{Columns, json, ms};
use crate::{Result, Store};

/// What was written before that does not count for how often somebody may write.
const OF_LATE: SignedDuration = SignedDuration::from_hours(1);

/// How long a text is remembered as said.
const SAID: SignedDuration = SignedDuration::from_hours(24 * 30);

/// What moderators set of a discussion.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings {
    /// Nobody writes any more.
    pub locked: bool,
    /// Seconds between two comments of one person; 0: no more than everywhere.
    pub slow: i64,
}

/// What is known before something is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// When the writer wrote within the last hour, newest first.
    pub wrote: Vec<Timestamp>,
    /// What the writer wrote after that is not among them.
    pub knew: Timestamp,
    /// When the writer wrote there last.
    pub wrote_there: Option<Timestamp>,
    /// What moderators set of the discussion.
    pub settings: Settings,
    /// Somebody said the same within a month.
    pub twice: bool,
    /// The moderators' list.
    pub list: Vec<Listed>,
    /// What was learned of each of its words.
    pub words: Vec<Learned>,
    /// And of all texts.
    pub all: Learned,
}

impl Store {
    /// What is known before an account's text is taken that says `said` and has these words.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn before_comment(&self, account: AccountId, under: Under, said: &str, words: &[String], now: Timestamp) -> Result<Before> {
        let (column, id) = column(under);
        let sql = format!("SELECT MAX(at) AS at FROM comments WHERE account_id = $1 AND {column} = $2");
        let there = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(account.0).bind(id).fetch_one(&self.reader).await?;
        let twice = !said.is_empty() && {
            let same = sqlx::query("SELECT id FROM comments WHERE said = $1 AND at > $2 LIMIT 1").bind(said).bind(ms(now - SAID));
            same.fetch_optional(&self.reader).await?.is_some()
        };
        let (words, all) = self.learned(words).await?;
        let wrote = self.wrote_of_late(account, now).await?;
        Ok(Before {
            knew: wrote.first().copied().unwrap_or(now - OF_LATE),
            wrote,
            wrote_there: there.at_or("at")?,
            settings: self.discussion_settings(under).await?,
            twice,
            list: self.house_list().await?.into_iter().map(|entry| entry.listed).collect(),
            words,
            all,
        })
    }

    /// When an account wrote within the hour before.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn wrote_of_late(&self, account: AccountId, now: Timestamp) -> Result<Vec<Timestamp>> {
        let rows = sqlx::query("SELECT at FROM comments WHERE account_id = $1 AND at > $2 ORDER BY at DESC LIMIT 500")
            .bind(account.0)
            .bind(ms(now - OF_LATE))
            .fetch_all(&self.reader)
            .await?;
        rows.iter().map(|row| row.at("at")).collect()
    }

    /// What moderators set of a discussion.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn discussion_settings(&self, under: Under) -> Result<Settings> {
        let (column, id) = column(under);
        let sql = format!("SELECT locked, slow FROM discussion_settings WHERE {column} = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(&self.reader).await?;
        row.map_or(Ok(Settings::default()), |row| Ok(Settings { locked: row.flag("locked")?, slow: row.int("slow")? }))
    }

    /// What was learned of these words, in their order, those never seen left out; and of all texts.
    async fn learned(&self, words: &[String]) -> Result<(Vec<Learned>, Learned)> {
        let rows = sqlx::query(self.engine.sql("SELECT word, good, spam FROM learned_words WHERE word = '' OR word IN ({texts 1})"))
            .bind(json(words)?)
            .fetch_all(&self.reader)
            .await?;
        let (mut of_words, mut all) = (Vec::with_capacity(rows.len()), Learned::default());
        for row in &rows {
            let learned = Learned { good: row.int("good")?, spam: row.int("spam")? };
            if row.text("word")?.is_empty() { all = learned } else { of_words.push(learned) }
        }
        Ok((of_words, all))
    }
}

/// As it is stored.
pub(super) fn sought(text: &str) -> Sought {
    if text == Sought::Host.as_str() { Sought::Host } else { Sought::Word }
}
