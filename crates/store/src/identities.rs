//! Who accounts are at OpenID Connect providers: by issuer and subject, which a provider never gives to another.

use jiff::Timestamp;
use model::{AccountId, Role};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::{Columns, clean, json, ms};
use crate::{Result, Store, accounts};

/// Who somebody is at a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject<'a> {
    /// The provider, by the address that it calls itself.
    pub issuer: &'a str,
    /// Its name for the person, up to 255 bytes.
    pub subject: &'a str,
    /// What the person is called there, for their own eyes.
    pub label: &'a str,
}

/// An account's way in through a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Row.
    pub id: i64,
    /// Whose.
    pub account: AccountId,
    /// The provider.
    pub issuer: String,
    /// What the person is called there.
    pub label: String,
    /// When it was joined.
    pub made: Timestamp,
    /// When somebody last came in by it.
    pub used: Timestamp,
}

/// What came of joining an identity to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// It is the account's.
    Joined,
    /// It is another account's, and stays so.
    Taken,
    /// The account is somebody else at this provider already.
    Second,
}

/// What came of making an account by an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entered {
    /// It was made.
    Made(AccountId),
    /// Somebody else is called so.
    NameTaken,
    /// Meanwhile the identity is an account's.
    IdentityTaken,
}

const COLUMNS: &str = "id, account_id, issuer, label, made, used";

impl Store {
    /// The account's way in that this is.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn identity(&self, issuer: &str, subject: &str) -> Result<Option<Identity>> {
        let sql = format!("SELECT {COLUMNS} FROM openid_identities WHERE issuer = $1 AND subject = $2");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(clean(issuer).into_owned()).bind(clean(subject).into_owned());
        query.fetch_optional(&self.reader).await?.map(|row| identity(&row)).transpose()
    }

    /// An account's ways in through providers, the oldest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn identities(&self, account: AccountId) -> Result<Vec<Identity>> {
        let sql = format!("SELECT {COLUMNS} FROM openid_identities WHERE account_id = $1 ORDER BY made, id");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(account.0).fetch_all(&self.reader).await?;
        rows.iter().map(identity).collect()
    }

    /// Somebody came in by it, and is called so there now.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn identity_came(&self, identity: i64, label: &str, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE openid_identities SET used = $2, label = $3 WHERE id = $1 AND used <= $2")
            .bind(identity)
            .bind(ms(at))
            .bind(clean(label).as_ref())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// From now on who is this at the provider comes in as this account. An account is one person at a provider.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn join_identity(&self, account: AccountId, who: Subject<'_>, at: Timestamp) -> Result<Joined> {
        let mut tx = self.write().await?;
        let joined = join(&mut tx, account, who, at).await?;
        tx.commit().await?;
        Ok(joined)
    }

    /// Makes an account without a password that is entered by this identity.
    ///
    /// # Errors
    /// If the database fails; then nothing was made.
    pub async fn add_account_by(&self, name: &str, who: Subject<'_>, at: Timestamp) -> Result<Entered> {
        let mut tx = self.write().await?;
        let Some(account) = accounts::make(&mut tx, name, Role::Reader, "", at).await? else { return Ok(Entered::NameTaken) };
        if join(&mut tx, account, who, at).await? != Joined::Joined {
            tx.rollback().await?;
            return Ok(Entered::IdentityTaken);
        }
        tx.commit().await?;
        Ok(Entered::Made(account))
    }

    /// Takes a way in away, unless the account has no other: a password, or an identity of one of these issuers. `false`: it stays.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn leave_identity(&self, account: AccountId, identity: i64, issuers: &[&str]) -> Result<bool> {
        let mut tx = self.write().await?;
        // Of two that are taken away at once, the second sees what the first left.
        let row = sqlx::query(self.engine.sql("SELECT password_hash FROM accounts WHERE id = $1 {lock}"));
        let Some(row) = row.bind(account.0).fetch_optional(&mut *tx).await? else { return Ok(false) };
        let others =
            sqlx::query(self.engine.sql("SELECT id FROM openid_identities WHERE account_id = $1 AND id <> $2 AND issuer IN ({texts 3})"));
        let others = others.bind(account.0).bind(identity).bind(json(issuers)?).fetch_all(&mut *tx).await?;
        if row.text("password_hash")?.is_empty() && others.is_empty() {
            return Ok(false);
        }
        sqlx::query("DELETE FROM openid_identities WHERE id = $1 AND account_id = $2")
            .bind(identity)
            .bind(account.0)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(true)
    }
}

async fn join(conn: &mut AnyConnection, account: AccountId, who: Subject<'_>, at: Timestamp) -> Result<Joined> {
    let made = sqlx::query(
        "INSERT INTO openid_identities (account_id, issuer, subject, label, made, used) VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT DO NOTHING RETURNING id",
    )
    .bind(account.0)
    .bind(clean(who.issuer).as_ref())
    .bind(clean(who.subject).as_ref())
    .bind(clean(who.label).as_ref())
    .bind(ms(at))
    .fetch_optional(&mut *conn)
    .await?;
    if made.is_some() {
        return Ok(Joined::Joined);
    }
    let owner = sqlx::query("SELECT account_id FROM openid_identities WHERE issuer = $1 AND subject = $2")
        .bind(clean(who.issuer).as_ref())
        .bind(clean(who.subject).as_ref())
        .fetch_optional(&mut *conn)
        .await?;
    Ok(match owner.map(|row| row.int("account_id")).transpose()? {
        Some(owner) if owner == account.0 => Joined::Joined,
        Some(_) => Joined::Taken,
        None => Joined::Second,
    })
}

fn identity(row: &AnyRow) -> Result<Identity> {
    Ok(Identity {
        id: row.int("id")?,
        account: AccountId(row.int("account_id")?),
        issuer: row.text("issuer")?,
        label: row.text("label")?,
        made: row.at("made")?,
        used: row.at("used")?,
    })
}
