//! Challenges that authenticators are to sign: each is answered once, at whichever node, by the browser that asked for it.

use jiff::Timestamp;
use model::AccountId;

use crate::columns::{Columns, ms};
use crate::readers::hashed;
use crate::{Result, Store};

/// Challenges that wait at once, on all nodes together; the oldest make room. They take some 10 MB.
pub const CHALLENGES: i64 = 20_000;

/// What a signature is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Somebody signs in.
    SignIn,
    /// A passkey is added to an account.
    Add,
    /// Who removes a passkey has another of the account.
    Remove,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Purpose::SignIn => "sign-in",
            Purpose::Add => "add",
            Purpose::Remove => "remove",
        }
    }
}

/// A challenge that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// What for.
    pub purpose: Purpose,
    /// The account that asked; none where somebody signs in.
    pub account: Option<AccountId>,
    /// As the library that checks signatures writes it.
    pub state: String,
}

impl Store {
    /// Keeps a challenge until then, for the browser of this token. Those that are too old go.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn keep_challenge(&self, token: &str, challenge: &Challenge, until: Timestamp, now: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        let row =
            sqlx::query("INSERT INTO challenges (token_hash, purpose, account_id, state, until) VALUES ($1, $2, $3, $4, $5) RETURNING id")
                .bind(hashed(token))
                .bind(challenge.purpose.as_str())
                .bind(challenge.account.map(|account| account.0))
                .bind(&challenge.state)
                .bind(ms(until))
                .fetch_one(&mut *tx)
                .await?;
        // Another node may be at the same rows: what it holds it takes away itself.
        let old =
            "DELETE FROM challenges WHERE id IN (SELECT id FROM challenges WHERE until <= $1 OR id <= $2 ORDER BY id LIMIT 1000 {skip})";
        sqlx::query(self.engine.sql(old)).bind(ms(now)).bind(row.int("id")? - CHALLENGES).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The challenge of this token, which is spent with it, whatever comes of it. `None`: there is none, it is too old, or it was asked for
    /// another purpose.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn take_challenge(&self, token: &str, purpose: Purpose, now: Timestamp) -> Result<Option<Challenge>> {
        let mut tx = self.write().await?;
        let row = sqlx::query("DELETE FROM challenges WHERE token_hash = $1 RETURNING purpose, account_id, state, until")
            .bind(hashed(token))
            .fetch_optional(&mut *tx)
            .await?;
        tx.commit().await?;
        let Some(row) = row else { return Ok(None) };
        if row.text("purpose")? != purpose.as_str() || row.at("until")? <= now {
            return Ok(None);
        }
        Ok(Some(Challenge { purpose, account: row.int_or("account_id")?.map(AccountId), state: row.text("state")? }))
    }
}
