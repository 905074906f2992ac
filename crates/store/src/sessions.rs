//! Accounts that readers make, and the browsers in which they are signed in.

use jiff::{SignedDuration, Timestamp};
use model::{Account, AccountId, ReaderId, Role};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::{Columns, clean, ms};
use crate::readers::hashed;
use crate::{Result, Store};

/// A browser that does not come for so long is signed out.
const UNUSED: SignedDuration = SignedDuration::from_hours(24 * 30);
/// And so is any after so long: a cookie that was stolen is not good for ever.
const OLDEST: SignedDuration = SignedDuration::from_hours(24 * 180);

/// Browsers of one account that are signed in at once; the one that came least lately makes room.
pub const SESSIONS: i64 = 30;

/// A browser in which somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Row.
    pub id: i64,
    /// When somebody signed in.
    pub made: Timestamp,
    /// Within an hour of the last use.
    pub used: Timestamp,
    /// What the browser calls itself.
    pub agent: String,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// In this browser.
    pub session: Session,
    /// As this account.
    pub account: Account,
    /// What it keeps hangs on this row.
    pub reader: ReaderId,
}

impl Store {
    /// Another password; every other browser is signed out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn set_password(&self, account: AccountId, password_hash: &str, stays: i64) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE accounts SET password_hash = $2 WHERE id = $1").bind(account.0).bind(password_hash).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM sessions WHERE account_id = $1 AND id <> $2").bind(account.0).bind(stays).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Signs a browser in: it has this token from now on. Gives the row on which hangs what the account keeps.
    ///
    /// # Errors
    /// If the database fails; then nobody is signed in.
    pub async fn sign_in(&self, account: AccountId, token: &str, agent: &str, at: Timestamp) -> Result<ReaderId> {
        let mut tx = self.write().await?;
        let reader = reader_of(&mut tx, account, at).await?;
        sqlx::query("INSERT INTO sessions (token_hash, account_id, made, used, agent) VALUES ($1, $2, $3, $3, $4)")
            .bind(hashed(token))
            .bind(account.0)
            .bind(ms(at))
            .bind(clean(agent).as_ref())
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "DELETE FROM sessions WHERE (account_id = $1 AND id NOT IN
                 (SELECT id FROM sessions WHERE account_id = $1 ORDER BY used DESC, id DESC LIMIT $2)) OR used <= $3 OR made <= $4",
        )
        .bind(account.0)
        .bind(SESSIONS)
        .bind(ms(at - UNUSED))
        .bind(ms(at - OLDEST))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(reader)
    }

    /// Who is signed in in the browser of this token.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn signed_in(&self, token: &str, now: Timestamp) -> Result<Option<SignedIn>> {
        let row = sqlx::query(
            "SELECT s.id AS session, s.made, s.used, s.agent, a.id, a.name, a.role, a.created, a.silent_until, a.banned_until, a.supporter, a.shown,
                 a.reader_id
             FROM sessions s JOIN accounts a ON a.id = s.account_id
             WHERE s.token_hash = $1 AND s.used > $2 AND s.made > $3 AND a.gone IS NULL AND a.reader_id IS NOT NULL
                 AND (a.banned_until IS NULL OR a.banned_until <= $4)",
        )
        .bind(hashed(token))
        .bind(ms(now - UNUSED))
        .bind(ms(now - OLDEST))
        .bind(ms(now))
        .fetch_optional(&self.reader)
        .await?;
        row.map(|row| {
            let session = Session { id: row.int("session")?, made: row.at("made")?, used: row.at("used")?, agent: row.text("agent")? };
            Ok(SignedIn { session, account: account(&row)?, reader: ReaderId(row.int("reader_id")?) })
        })
        .transpose()
    }

    /// The browser came again.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn session_came(&self, session: i64, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE sessions SET used = $2 WHERE id = $1 AND used < $2").bind(session).bind(ms(at)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The browsers in which an account is signed in, the one that came last first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sessions(&self, account: AccountId, now: Timestamp) -> Result<Vec<Session>> {
        let rows = sqlx::query(
            "SELECT id, made, used, agent FROM sessions WHERE account_id = $1 AND used > $2 AND made > $3 ORDER BY used DESC, id DESC",
        )
        .bind(account.0)
        .bind(ms(now - UNUSED))
        .bind(ms(now - OLDEST))
        .fetch_all(&self.reader)
        .await?;
        rows.iter()
            .map(|row| Ok(Session { id: row.int("id")?, made: row.at("made")?, used: row.at("used")?, agent: row.text("agent")? }))
            .collect()
    }

    /// Signs one of an account's browsers out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sign_out(&self, account: AccountId, session: i64) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM sessions WHERE account_id = $1 AND id = $2").bind(account.0).bind(session).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Deletes an account: its name, password, passkeys, browsers, all that it keeps and is told of; what it wrote stands without a name, so that what others
    /// answered can be read, and what it found of others' comments still counts.
    ///
    /// # Errors
    /// If the database fails; then all is as it was.
    pub async fn delete_account(&self, account: AccountId, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        let row = sqlx::query("SELECT reader_id FROM accounts WHERE id = $1").bind(account.0).fetch_optional(&mut *tx).await?;
        let reader = row.map(|row| row.int_or("reader_id")).transpose()?.flatten();
        for sql in [
            "DELETE FROM sessions WHERE account_id = $1",
            "DELETE FROM passkeys WHERE account_id = $1",
            "DELETE FROM challenges WHERE account_id = $1",
            "DELETE FROM openid_identities WHERE account_id = $1",
            "DELETE FROM openid_trips WHERE account_id = $1",
            "DELETE FROM notices WHERE account_id = $1",
            "DELETE FROM discussion_seen WHERE account_id = $1",
            "DELETE FROM account_notes WHERE account_id = $1",
            "DELETE FROM invitations WHERE by_account_id = $1 AND used_by IS NULL",
            "UPDATE accounts SET name = '', name_key = 'gone ' || id, password_hash = '', role = 'reader', reader_id = NULL, notices_hash = NULL, handle = NULL, gone = $2 WHERE id = $1",
        ] {
            let query = sqlx::query(sql).bind(account.0);
            let query = if sql.contains("$2") { query.bind(ms(at)) } else { query };
            query.execute(&mut *tx).await?;
        }
        crate::subscribers::forget(&mut tx, Some(account), at).await?;
        if let Some(reader) = reader {
            crate::readers::forget(&mut tx, ReaderId(reader), at).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// One account, unless it is gone.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn account(&self, id: AccountId) -> Result<Option<Account>> {
        let row = sqlx::query(
            "SELECT id, name, role, created, silent_until, banned_until, supporter, shown FROM accounts WHERE id = $1 AND gone IS NULL",
        );
        row.bind(id.0).fetch_optional(&self.reader).await?.map(|row| account(&row)).transpose()
    }
}

/// The row on which hangs what an account keeps, made if there is none.
async fn reader_of(conn: &mut AnyConnection, account: AccountId, at: Timestamp) -> Result<ReaderId> {
    let row = sqlx::query("SELECT reader_id FROM accounts WHERE id = $1").bind(account.0).fetch_one(&mut *conn).await?;
    if let Some(reader) = row.int_or("reader_id")? {
        sqlx::query("UPDATE readers SET used = $2 WHERE id = $1 AND used < $2").bind(reader).bind(ms(at)).execute(&mut *conn).await?;
        return Ok(ReaderId(reader));
    }
    let made = sqlx::query("INSERT INTO readers (made, used) VALUES ($1, $1) RETURNING id").bind(ms(at)).fetch_one(&mut *conn).await?;
    let reader = made.int("id")?;
    sqlx::query("UPDATE accounts SET reader_id = $2 WHERE id = $1").bind(account.0).bind(reader).execute(&mut *conn).await?;
    Ok(ReaderId(reader))
}

fn account(row: &AnyRow) -> Result<Account> {
    Ok(Account {
        id: AccountId(row.int("id")?),
        name: row.text("name")?,
        role: Role::of(&row.text("role")?),
        made: row.at("created")?,
        silent_until: row.at_or("silent_until")?,
        banned_until: row.at_or("banned_until")?,
        supporter: row.flag("supporter")?,
        shown: row.int("shown")?,
    })
}
