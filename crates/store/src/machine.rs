//! Texts that a machine wrote, and what they cost: each is asked for once, or once more where who asked was cut off, and a day's tokens are spent
//! before they are asked for, so that any number of nodes keeps to one budget.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{ArticleId, StoryId};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::columns::{Columns, clean, id_list, json, ms, ms_after};
use crate::{Error, Result, Store};

/// How often one text is asked for, at most.
const TRIES: i64 = 2;

/// A text that is to be asked for.
#[derive(Debug, Clone, Copy)]
pub struct MachineAsk<'a> {
    /// What names the question.
    pub hash: &'a str,
    /// About which story.
    pub story: StoryId,
    /// Who writes.
    pub model: &'a str,
    /// Tokens that it costs at most.
    pub tokens: i64,
    /// Tokens of a day, for all texts together.
    pub a_day: i64,
    /// Seconds for which nobody else asks for it.
    pub lease_seconds: i64,
}

/// Whether to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MachineClaim {
    /// Yes, this time, of which the number is given back with what came of it. The tokens are spent.
    Ask(i64),
    /// It was written, refused, or tried often enough.
    Settled,
    /// Somebody else asks just now.
    InHand,
    /// The day's tokens do not reach.
    Spent,
}

/// A sentence that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachineLine {
    /// The sentence.
    pub text: String,
    /// The report that backs it.
    pub article: ArticleId,
}

/// What became of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MachineState {
    /// It is being asked for, or who asked was cut off.
    Asked,
    /// Sentences of it stand.
    Written,
    /// None does.
    Refused,
    /// There was no text.
    Failed,
}

impl MachineState {
    /// The word for it in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            MachineState::Asked => "asked",
            MachineState::Written => "written",
            MachineState::Refused => "refused",
            MachineState::Failed => "failed",
        }
    }
}

/// A text, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MachineText {
    /// What names the question.
    pub hash: String,
    /// About which story.
    pub story: StoryId,
    /// Who wrote.
    pub model: String,
    /// What became of it.
    pub state: MachineState,
    /// When it was asked for last.
    pub asked: Timestamp,
    /// Tokens that it cost.
    pub tokens: i64,
    /// The sentences that stand.
    pub lines: Vec<MachineLine>,
    /// Those that do not, with why; or what went wrong.
    pub dropped: Vec<String>,
}

/// What came of asking.
#[derive(Debug, Clone, Copy)]
pub struct MachineEnd<'a> {
    /// What became of it; `Asked`: nothing, and it may be asked for again if it was not twice.
    pub state: MachineState,
    /// Tokens that it cost.
    pub tokens: i64,
    /// The sentences that stand.
    pub lines: &'a [MachineLine],
    /// Those that do not, with why; or what went wrong.
    pub dropped: &'a [String],
}

impl Store {
    /// Claims a text that is to be asked for, and spends its tokens.
    ///
    /// # Errors
    /// If the database fails; then nothing is changed.
    pub async fn claim_machine_text(&self, ask: &MachineAsk<'_>, now: Timestamp) -> Result<MachineClaim> {
        if ask.tokens > ask.a_day || ask.tokens < 0 {
            return Ok(MachineClaim::Spent);
        }
        let day = day(now);
        let mut tx = self.write().await?;
        // There is a row to lock, whoever comes first.
        sqlx::query(
            "INSERT INTO machine_texts (hash, story_id, model, state, tries, asked, until, day, tokens, lines, dropped)
             VALUES ($1, $2, $3, 'asked', 0, $4, 0, $5, 0, '[]', '[]') ON CONFLICT (hash) DO NOTHING",
        )
        .bind(ask.hash)
        .bind(ask.story.0)
        .bind(clean(ask.model).as_ref())
        .bind(ms(now))
        .bind(&day)
        .execute(&mut *tx)
        .await?;
        let row = sqlx::query(self.engine.sql("SELECT state, tries, until FROM machine_texts WHERE hash = $1 {lock}"))
            .bind(ask.hash)
            .fetch_one(&mut *tx)
            .await?;
        let tries = row.int("tries")?;
        let unsettled = row.text("state")? == MachineState::Asked.as_str();
        if unsettled && row.int("until")? > ms(now) {
            return Ok(MachineClaim::InHand);
        }
        if !unsettled || tries >= TRIES {
            return Ok(MachineClaim::Settled);
        }
        let spent = sqlx::query(
            "INSERT INTO machine_days (day, tokens) VALUES ($1, $2)
             ON CONFLICT (day) DO UPDATE SET tokens = machine_days.tokens + excluded.tokens
             WHERE machine_days.tokens + excluded.tokens <= $3",
        )
        .bind(&day)
        .bind(ask.tokens)
        .bind(ask.a_day)
        .execute(&mut *tx)
        .await?;
        if spent.rows_affected() == 0 {
            return Ok(MachineClaim::Spent);
        }
        sqlx::query("UPDATE machine_texts SET tries = $2, asked = $3, until = $4, day = $5, tokens = $6 WHERE hash = $1")
            .bind(ask.hash)
            .bind(tries + 1)
            .bind(ms(now))
            .bind(ms_after(now, ask.lease_seconds))
            .bind(&day)
            .bind(ask.tokens)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(MachineClaim::Ask(tries + 1))
    }

    /// Saves what came of asking, and gives back the tokens that it did not need. `false`: somebody else asked since, and nothing is changed.
    ///
    /// # Errors
    /// If the database fails; then nothing is changed.
    pub async fn settle_machine_text(&self, hash: &str, time: i64, end: &MachineEnd<'_>) -> Result<bool> {
        let mut tx = self.write().await?;
        let row = sqlx::query(
            self.engine
                .sql("SELECT day, tokens FROM machine_texts WHERE hash = $1 AND tries = $2 AND state = 'asked' AND until > 0 {lock}"),
        )
        .bind(hash)
        .bind(time)
        .fetch_optional(&mut *tx)
        .await?;
        let Some(row) = row else { return Ok(false) };
        let dropped: Vec<String> = end.dropped.iter().map(|text| clean(text).into_owned()).collect();
        sqlx::query("UPDATE machine_texts SET state = $2, until = 0, tokens = $3, lines = $4, dropped = $5 WHERE hash = $1")
            .bind(hash)
            .bind(end.state.as_str())
            .bind(end.tokens)
            .bind(clean(&json(end.lines)?).as_ref())
            .bind(json(&dropped)?)
            .execute(&mut *tx)
            .await?;
        sqlx::query("UPDATE machine_days SET tokens = tokens + $2 WHERE day = $1")
            .bind(row.text("day")?)
            .bind(end.tokens - row.int("tokens")?)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Of these stories, the newest text asked for since a moment of which sentences stand.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn machine_texts_of(&self, stories: &[StoryId], since: Timestamp) -> Result<BTreeMap<StoryId, MachineText>> {
        let rows = sqlx::query(
            self.engine
                .sql("SELECT * FROM machine_texts WHERE story_id IN ({ids 1}) AND asked >= $2 AND state = 'written' ORDER BY asked, hash"),
        )
        .bind(id_list(stories.iter().map(|story| story.0)))
        .bind(ms(since))
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| text(row).map(|text| (text.story, text))).collect()
    }

    /// What was asked for, newest first, at most `limit`: what an admin sees.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn machine_texts(&self, limit: i64) -> Result<Vec<MachineText>> {
        let rows =
            sqlx::query("SELECT * FROM machine_texts ORDER BY asked DESC, hash LIMIT $1").bind(limit).fetch_all(&self.reader).await?;
        rows.iter().map(text).collect()
    }

    /// Tokens spent on the day (in UTC) of a moment.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn machine_tokens(&self, at: Timestamp) -> Result<i64> {
        let row = sqlx::query("SELECT tokens FROM machine_days WHERE day = $1").bind(day(at)).fetch_optional(&self.reader).await?;
        row.map_or(Ok(0), |row| row.int("tokens"))
    }

    /// Forgets texts asked for before a moment: what of them was published stands in its digest. Gives how many.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn forget_machine_texts(&self, before: Timestamp) -> Result<u64> {
        let mut tx = self.write().await?;
        let gone = sqlx::query("DELETE FROM machine_texts WHERE asked < $1").bind(ms(before)).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM machine_days WHERE day < $1").bind(day(before)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(gone.rows_affected())
    }
}

fn day(at: Timestamp) -> String {
    at.to_zoned_datetime(TimeZone::UTC).date().to_string()
}

fn text(row: &AnyRow) -> Result<MachineText> {
    let state = row.text("state")?;
    let states = [MachineState::Asked, MachineState::Written, MachineState::Refused, MachineState::Failed];
    let known = states.into_iter().find(|known| known.as_str() == state);
    Ok(MachineText {
        hash: row.text("hash")?,
        story: StoryId(row.int("story_id")?),
        model: row.text("model")?,
        state: known.ok_or_else(|| Error::Broken(format!("the state {state}")))?,
        asked: row.at("asked")?,
        tokens: row.int("tokens")?,
        lines: row.json("lines")?,
        dropped: row.json("dropped")?,
    })
}
