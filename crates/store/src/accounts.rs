//! Accounts: their names, passwords, roles, and what keeps somebody from writing or signing in.

use std::collections::BTreeMap;

use jiff::Timestamp;
use markup::text::fold_letters;
use model::{AccountId, Role};
use sqlx::AnyConnection;

use crate::columns::{Columns, clean, ms};
use crate::readers::hashed;
use crate::{Result, Store};

/// What moderators tell one another of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountNote {
    /// Who says it.
    pub by: String,
    /// What.
    pub note: String,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// How many admins there are.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn admins(&self) -> Result<i64> {
        sqlx::query("SELECT COUNT(*) AS number FROM accounts WHERE role = 'admin'").fetch_one(&self.reader).await?.int("number")
    }

    /// Makes an account with a hashed password. `None`: somebody has a name that people would take for the same, and nothing was made.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_account(&self, name: &str, role: Role, password_hash: &str, at: Timestamp) -> Result<Option<AccountId>> {
        let mut tx = self.write().await?;
        let id = make(&mut tx, name, role, password_hash, at).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Makes an account for who was invited with this token, which is worth nothing afterwards. `None`: somebody has the name already.
    ///
    /// # Errors
    /// `NotFound` if the invitation has ended, was used or never was; or if the database fails. Then nothing was made.
    pub async fn add_invited(&self, name: &str, password_hash: &str, token: &str, at: Timestamp) -> Result<Option<AccountId>> {
        let mut tx = self.write().await?;
        let Some(id) = make(&mut tx, name, Role::Reader, password_hash, at).await? else { return Ok(None) };
        let used = sqlx::query("UPDATE invitations SET used_by = $2 WHERE token_hash = $1 AND used_by IS NULL AND ends > $3")
            .bind(hashed(token))
            .bind(id.0)
            .bind(ms(at))
            .execute(&mut *tx)
            .await?
            .rows_affected();
        if used != 1 {
            return Err(crate::Error::NotFound("invitation"));
        }
        tx.commit().await?;
        Ok(Some(id))
    }

    /// The account of this name, as people take names for one, and its hashed password, which is empty where it has none. An admin of an older
    /// time who is called exactly so goes before who came later with a name that is only like it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn account_password(&self, name: &str) -> Result<Option<(AccountId, String)>> {
        let (key, older) = keys(name);
        let row = sqlx::query(
            "SELECT id, password_hash FROM accounts WHERE name_key IN ($1, $2) AND gone IS NULL
             ORDER BY CASE WHEN name_key = $2 THEN 0 ELSE 1 END LIMIT 1",
        )
        .bind(clean(&key).as_ref())
        .bind(clean(&older).as_ref())
        .fetch_optional(&self.reader)
        .await?;
        row.map(|row| Ok((AccountId(row.int("id")?), row.text("password_hash")?))).transpose()
    }

    /// The hashed password of the admin of this name.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn admin_password(&self, name: &str) -> Result<Option<String>> {
        let Some((account, hash)) = self.account_password(name).await? else { return Ok(None) };
        let row = sqlx::query("SELECT id FROM accounts WHERE id = $1 AND role = 'admin'").bind(account.0).fetch_optional(&self.reader);
        Ok(row.await?.map(|_| hash).filter(|hash| !hash.is_empty()))
    }

    /// An account's hashed password; `None` for one that has none, and is entered in another way.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn password_of(&self, account: AccountId) -> Result<Option<String>> {
        let row = sqlx::query("SELECT password_hash FROM accounts WHERE id = $1 AND gone IS NULL AND password_hash <> ''");
        row.bind(account.0).fetch_optional(&self.reader).await?.map(|row| row.text("password_hash")).transpose()
    }

    /// Another role; it holds from the next request on.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn set_role(&self, account: AccountId, role: Role) -> Result<()> {
        let mut tx = self.write().await?;
        let query = sqlx::query("UPDATE accounts SET role = $2 WHERE id = $1 AND gone IS NULL").bind(account.0).bind(role.as_str());
        query.execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A mark stands beside the name, or none any more.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn set_supporter(&self, account: AccountId, supports: bool) -> Result<()> {
        let mut tx = self.write().await?;
        let query =
            sqlx::query("UPDATE accounts SET supporter = $2 WHERE id = $1 AND gone IS NULL").bind(account.0).bind(i64::from(supports));
        query.execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Which of these keys of names are somebody's, and whose.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn called(&self, keys: &[String]) -> Result<BTreeMap<String, AccountId>> {
        if keys.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows = sqlx::query(self.engine.sql("SELECT id, name_key FROM accounts WHERE gone IS NULL AND name_key IN ({texts 1})"))
            .bind(crate::columns::json(&keys)?)
            .fetch_all(&self.reader)
            .await?;
        rows.iter().map(|row| Ok((row.text("name_key")?, AccountId(row.int("id")?)))).collect()
    }

    /// Moderators tell one another something of a person.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn note_account(&self, account: AccountId, by: &str, note: &str, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("INSERT INTO account_notes (account_id, by_name, note, at) VALUES ($1, $2, $3, $4)")
            .bind(account.0)
            .bind(clean(by).as_ref())
            .bind(clean(note).as_ref())
            .bind(ms(at))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// What moderators told one another of a person, newest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn account_notes(&self, account: AccountId) -> Result<Vec<AccountNote>> {
        let query = sqlx::query("SELECT by_name, note, at FROM account_notes WHERE account_id = $1 ORDER BY at DESC, id DESC LIMIT 100");
        let rows = query.bind(account.0).fetch_all(&self.reader).await?;
        rows.iter().map(|row| Ok(AccountNote { by: row.text("by_name")?, note: row.text("note")?, at: row.at("at")? })).collect()
    }
}

/// `None`: somebody has a name that people would take for the same.
pub(crate) async fn make(
    conn: &mut AnyConnection,
    name: &str,
    role: Role,
    password_hash: &str,
    at: Timestamp,
) -> Result<Option<AccountId>> {
    let (key, older) = keys(name);
    let made = sqlx::query(
        "INSERT INTO accounts (name, name_key, role, password_hash, created)
         SELECT $1, $2, $3, $4, CAST($5 AS BIGINT) WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE name_key = $6)
         ON CONFLICT (name_key) DO NOTHING RETURNING id",
    )
    .bind(clean(name).as_ref())
    .bind(clean(&key).as_ref())
    .bind(role.as_str())
    .bind(password_hash)
    .bind(ms(at))
    .bind(clean(&older).as_ref())
    .fetch_optional(conn)
    .await?;
    made.map(|row| Ok(AccountId(row.int("id")?))).transpose()
}

/// The keys under which an account of this name may stand: what it has in common with names that people would take for one, and, for admins of
/// an older time, the name in lower case.
fn keys(name: &str) -> (String, String) {
    (fold_letters(name), name.to_lowercase())
}
