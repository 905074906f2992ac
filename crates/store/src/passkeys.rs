//! Passkeys: public keys with which an account signs in beside its password.

use jiff::Timestamp;
use model::AccountId;
use sqlx::any::AnyRow;

use crate::columns::{Columns, clean, ms};
use crate::{Result, Store};

/// Passkeys of one account.
pub const PASSKEYS: i64 = 10;

/// A passkey of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Row.
    pub id: i64,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub made: Timestamp,
    /// When it last let somebody in.
    pub used: Option<Timestamp>,
    /// When something signed with it whose counter ran backwards: a copy.
    pub doubted: Option<Timestamp>,
    /// What the authenticator calls it, in base64url.
    pub credential: String,
    /// The public key with its counter, as the library that checks signatures writes it.
    pub key: String,
}

/// What became of a passkey that was to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddedPasskey {
    /// It is the account's.
    Added,
    /// The account has as many as can be.
    Full,
    /// Some account has it already, or there is no such account.
    Refused,
}

const COLUMNS: &str = "p.id, p.name, p.made, p.used, p.doubted, p.credential, p.public_key";

impl Store {
    /// What an account is called towards authenticators: `fresh`, if it was called nothing before.
    ///
    /// # Errors
    /// `NotFound` if there is no such account; else if the database fails.
    pub async fn account_handle(&self, account: AccountId, fresh: &str) -> Result<String> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE accounts SET handle = $2 WHERE id = $1 AND handle IS NULL AND gone IS NULL")
            .bind(account.0)
            .bind(fresh)
            .execute(&mut *tx)
            .await?;
        let row = sqlx::query("SELECT handle FROM accounts WHERE id = $1").bind(account.0).fetch_optional(&mut *tx).await?;
        tx.commit().await?;
        let handle = row.map(|row| row.text_or("handle")).transpose()?.flatten();
        handle.ok_or(crate::Error::NotFound("account"))
    }

    /// The passkeys of an account, in the order in which they were added.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn passkeys(&self, account: AccountId) -> Result<Vec<Passkey>> {
        let sql = format!("SELECT {COLUMNS} FROM passkeys p WHERE p.account_id = $1 ORDER BY p.id");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(account.0).fetch_all(&self.reader).await?;
        rows.iter().map(passkey).collect()
    }

    /// The passkey that authenticators call so, its account, and what that is called towards them.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn passkey_of(&self, credential: &str) -> Result<Option<(AccountId, String, Passkey)>> {
        let sql = format!(
            "SELECT {COLUMNS}, p.account_id, a.handle FROM passkeys p JOIN accounts a ON a.id = p.account_id
             WHERE p.credential = $1 AND a.gone IS NULL AND a.handle IS NOT NULL"
        );
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(clean(credential).as_ref()).fetch_optional(&self.reader).await?;
        row.map(|row| Ok((AccountId(row.int("account_id")?), row.text("handle")?, passkey(&row)?))).transpose()
    }

    /// Adds a passkey to an account.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_passkey(&self, account: AccountId, credential: &str, key: &str, name: &str, at: Timestamp) -> Result<AddedPasskey> {
        let mut tx = self.write().await?;
        // Two that come at once are counted one after the other.
        let own = sqlx::query(self.engine.sql("SELECT id FROM accounts WHERE id = $1 AND gone IS NULL {lock}"));
        if own.bind(account.0).fetch_optional(&mut *tx).await?.is_none() {
            return Ok(AddedPasskey::Refused);
        }
        let count = sqlx::query("SELECT COUNT(*) AS number FROM passkeys WHERE account_id = $1").bind(account.0);
        if count.fetch_one(&mut *tx).await?.int("number")? >= PASSKEYS {
            return Ok(AddedPasskey::Full);
        }
        let added = sqlx::query(
            "INSERT INTO passkeys (account_id, credential, public_key, name, made) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (credential) DO NOTHING",
        )
        .bind(account.0)
        .bind(clean(credential).as_ref())
        .bind(key)
        .bind(clean(name).as_ref())
        .bind(ms(at))
        .execute(&mut *tx)
        .await?
        .rows_affected();
        tx.commit().await?;
        Ok(if added == 1 { AddedPasskey::Added } else { AddedPasskey::Refused })
    }

    /// A passkey let somebody in and is `key` from now on. `false`: it is not `was` any more, since it was removed, or another signature with it
    /// was faster; then nothing changed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn passkey_used(&self, passkey: i64, was: &str, key: &str, at: Timestamp) -> Result<bool> {
        let mut tx = self.write().await?;
        let used = sqlx::query("UPDATE passkeys SET public_key = $3, used = $4 WHERE id = $1 AND public_key = $2")
            .bind(passkey)
            .bind(was)
            .bind(key)
            .bind(ms(at))
            .execute(&mut *tx)
            .await?
            .rows_affected();
        tx.commit().await?;
        Ok(used == 1)
    }

    /// Something signed with a passkey whose counter ran backwards: its owner is to know.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn doubt_passkey(&self, passkey: i64, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE passkeys SET doubted = $2 WHERE id = $1").bind(passkey).bind(ms(at)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Another name for a passkey of an account.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn rename_passkey(&self, account: AccountId, passkey: i64, name: &str) -> Result<()> {
        let mut tx = self.write().await?;
        let query = sqlx::query("UPDATE passkeys SET name = $3 WHERE account_id = $1 AND id = $2");
        query.bind(account.0).bind(passkey).bind(clean(name).as_ref()).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Removes a passkey of an account: it lets nobody in any more.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_passkey(&self, account: AccountId, passkey: i64) -> Result<()> {
        let mut tx = self.write().await?;
        let query = sqlx::query("DELETE FROM passkeys WHERE account_id = $1 AND id = $2").bind(account.0).bind(passkey);
        query.execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }
}

fn passkey(row: &AnyRow) -> Result<Passkey> {
    Ok(Passkey {
        id: row.int("id")?,
        name: row.text("name")?,
        made: row.at("made")?,
        used: row.at_or("used")?,
        doubted: row.at_or("doubted")?,
        credential: row.text("credential")?,
        key: row.text("public_key")?,
    })
}
