//! Invitations: who may make an account where that needs one.

use jiff::{SignedDuration, Timestamp};
use model::AccountId;

use crate::columns::{Columns, ms};
use crate::readers::hashed;
use crate::{Put, Result, Store};

/// Invitations of one account that are open at once.
pub const INVITATIONS: i64 = 20;
/// How long one holds.
const HOLDS: SignedDuration = SignedDuration::from_hours(24 * 14);

impl Store {
    /// Somebody may make an account with this token, within two weeks. `Full`: too many of the same account's are open.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn invite(&self, by: AccountId, token: &str, at: Timestamp) -> Result<Put> {
        let mut tx = self.write().await?;
        let open = sqlx::query("SELECT COUNT(*) AS number FROM invitations WHERE by_account_id = $1 AND used_by IS NULL AND ends > $2");
        if open.bind(by.0).bind(ms(at)).fetch_one(&mut *tx).await?.int("number")? >= INVITATIONS {
            return Ok(Put::Full);
        }
        sqlx::query("INSERT INTO invitations (token_hash, by_account_id, made, ends) VALUES ($1, $2, $3, $4)")
            .bind(hashed(token))
            .bind(by.0)
            .bind(ms(at))
            .bind(ms(at + HOLDS))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Put::Kept)
    }

    /// Whether an account can be made with this token.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn is_invited(&self, token: &str, now: Timestamp) -> Result<bool> {
        let query = sqlx::query("SELECT id FROM invitations WHERE token_hash = $1 AND used_by IS NULL AND ends > $2");
        Ok(query.bind(hashed(token)).bind(ms(now)).fetch_optional(&self.reader).await?.is_some())
    }
}
