//! Who gets an edition's digest by mail: asked for, confirmed from the mailbox itself, changed and ended by who has the secret address.

use jiff::{SignedDuration, Timestamp};
use model::{AccountId, DigestChoice, EditionId, MailAddress};
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, Transaction};

use crate::columns::{Columns, clean, json, ms};
use crate::readers::hashed;
use crate::{Error, Result, Store};

/// How long the letter that asks whether somebody wants the digest can be answered.
pub const CONFIRM_WITHIN: SignedDuration = SignedDuration::from_hours(48);

/// An address is asked once in this time, and so many times a day, for whichever edition: nobody's mailbox is filled by who types their address.
const ASKED_EVERY: SignedDuration = SignedDuration::from_hours(1);
const ASKED_A_DAY: i64 = 3;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Letters of this kind that go out within an hour, whoever asked for them: what a crowd of machines can make this paper send.
const ASKED_AN_HOUR: i64 = 600;

/// Days on which letters came back until no more are sent.
pub const BOUNCES: i64 = 3;
/// Letters that come back within this time of one that did count as one day's.
const BOUNCE_DAY: SignedDuration = SignedDuration::from_hours(20);

/// What is known of a subscriber.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubscriberState {
    /// Somebody asked; whose address it is has not answered.
    Asked,
    /// The digest is sent.
    On,
    /// Letters came back too often.
    Paused,
}

impl SubscriberState {
    const ALL: [SubscriberState; 3] = [SubscriberState::Asked, SubscriberState::On, SubscriberState::Paused];

    fn as_str(self) -> &'static str {
        match self {
            SubscriberState::Asked => "asked",
            SubscriberState::On => "on",
            SubscriberState::Paused => "paused",
        }
    }

    pub(crate) fn read(row: &AnyRow, column: &str) -> Result<SubscriberState> {
        let text = row.text(column)?;
        SubscriberState::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or_else(|| Error::Broken(format!("a subscriber who is {text}")))
    }
}

/// Somebody who gets an edition's digest, or asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscriber {
    /// Row.
    pub id: i64,
    /// Of which edition.
    pub edition: EditionId,
    /// Where to.
    pub address: MailAddress,
    /// How it stands.
    pub state: SubscriberState,
    /// The token of the pages on which it is changed and ended.
    pub secret: String,
    /// What of it.
    pub choice: DigestChoice,
    /// Since when, once it was confirmed.
    pub since: Option<Timestamp>,
    /// Why letters came back, if they did.
    pub why: Option<String>,
}

/// Somebody asks for a digest by mail.
#[derive(Debug, Clone, Copy)]
pub struct DigestWish<'a> {
    /// Of which edition.
    pub edition: EditionId,
    /// Where to.
    pub address: &'a MailAddress,
    /// Whose right to read hangs on it: the account's, where the edition is private.
    pub account: Option<AccountId>,
    /// What of it.
    pub choice: &'a DigestChoice,
    /// The token of the letter that asks whether it is wanted.
    pub confirm: &'a str,
    /// The token of the pages on which it is changed and ended, if there is no such subscriber yet.
    pub secret: &'a str,
}

/// What became of a wish. Who asked is told nothing of it: it is the mailbox's owner whom it concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A letter asks the mailbox's owner.
    Confirm,
    /// They have it already, and a letter says how to change it.
    Known,
    /// Nothing is sent: the address, or the whole paper, was asked too often of late.
    Quiet,
}

/// The columns that [`subscriber`] reads.
macro_rules! subscribers {
    ($tail:literal) => {
        concat!("SELECT id, edition_id, address, state, secret, choice, since, why FROM subscribers ", $tail)
    };
}

impl Store {
    /// Somebody asks for a digest by mail: a letter is queued that asks the owner of the address. Until it is answered nothing else is sent there,
    /// and what a subscriber has chosen is not changed by it.
    ///
    /// # Errors
    /// If the database fails; then nothing is queued.
    pub async fn ask_for_digest(&self, wish: &DigestWish<'_>, now: Timestamp) -> Result<Asked> {
        let mut tx = self.write().await?;
        let key = wish.address.key();
        if is_asked_too_often(&mut tx, &key, now).await? {
            return Ok(Asked::Quiet);
        }
        let row = sqlx::query("SELECT id, state FROM subscribers WHERE edition_id = $1 AND address_key = $2")
            .bind(wish.edition.0)
            .bind(key.as_str())
            .fetch_optional(&mut *tx)
            .await?;
        let known = row.map(|row| Ok::<_, Error>((row.int("id")?, SubscriberState::read(&row, "state")?))).transpose()?;
        let asked = match known {
            Some((id, SubscriberState::On)) => {
                queue(&mut tx, id, "known", None, now).await?;
                Asked::Known
            }
            Some((id, state)) => {
                sqlx::query("UPDATE subscribers SET confirm_hash = $2, confirm_until = $3, asked = $4 WHERE id = $1")
                    .bind(id)
                    .bind(hashed(wish.confirm))
                    .bind(ms(now + CONFIRM_WITHIN))
                    .bind(ms(now))
                    .execute(&mut *tx)
                    .await?;
                if state == SubscriberState::Asked {
                    choose(&mut tx, id, wish.choice).await?;
                    sqlx::query("UPDATE subscribers SET account_id = $2 WHERE id = $1")
                        .bind(id)
                        .bind(wish.account.map(|account| account.0))
                        .execute(&mut *tx)
                        .await?;
                }
                queue(&mut tx, id, "confirm", Some(wish.confirm), now).await?;
                Asked::Confirm
            }
            None => {
                let row = sqlx::query(
                    "INSERT INTO subscribers (edition_id, address, address_key, account_id, state, secret, tag, confirm_hash, confirm_until,
                         choice, hours, asked, bounces)
                     VALUES ($1, $2, $3, $4, 'asked', $5, $6, $7, $8, '{}', '', $9, 0) RETURNING id",
                )
                .bind(wish.edition.0)
                .bind(wish.address.as_str())
                .bind(key.as_str())
                .bind(wish.account.map(|account| account.0))
                .bind(wish.secret)
                .bind(tag(wish.secret))
                .bind(hashed(wish.confirm))
                .bind(ms(now + CONFIRM_WITHIN))
                .bind(ms(now))
                .fetch_one(&mut *tx)
                .await?;
                let id = row.int("id")?;
                choose(&mut tx, id, wish.choice).await?;
                queue(&mut tx, id, "confirm", Some(wish.confirm), now).await?;
                Asked::Confirm
            }
        };
        tx.commit().await?;
        Ok(asked)
    }

    /// Whom the letter with this token asks, as long as it can be answered.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn asked_for_digest(&self, confirm: &str, now: Timestamp) -> Result<Option<Subscriber>> {
        let row = sqlx::query(subscribers!("WHERE confirm_hash = $1 AND confirm_until > $2"));
        row.bind(hashed(confirm)).bind(ms(now)).fetch_optional(&self.reader).await?.map(|row| subscriber(&row)).transpose()
    }

    /// The owner of the address wants it. Answering twice changes nothing.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn confirm_digest(&self, confirm: &str, now: Timestamp) -> Result<Option<Subscriber>> {
        let mut tx = self.write().await?;
        let row = sqlx::query(
            "UPDATE subscribers SET state = 'on', since = COALESCE(since, $3), bounces = 0, bounced = NULL, why = NULL
             WHERE confirm_hash = $1 AND confirm_until > $2
             RETURNING id, edition_id, address, state, secret, choice, since, why",
        )
        .bind(hashed(confirm))
        .bind(ms(now))
        .bind(ms(now))
        .fetch_optional(&mut *tx)
        .await?;
        let confirmed = row.map(|row| subscriber(&row)).transpose()?;
        tx.commit().await?;
        Ok(confirmed)
    }

    /// Whose pages these are.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn subscriber(&self, secret: &str) -> Result<Option<Subscriber>> {
        let row = sqlx::query(subscribers!("WHERE secret = $1 AND state <> 'asked'"));
        row.bind(secret).fetch_optional(&self.reader).await?.map(|row| subscriber(&row)).transpose()
    }

    /// A subscriber wants something else of the digest, and wants it: one whose letters came back gets them again. `false`: there is none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn choose_digest(&self, secret: &str, choice: &DigestChoice) -> Result<bool> {
        let mut tx = self.write().await?;
        let row = sqlx::query(
            "UPDATE subscribers SET state = 'on', bounces = 0, bounced = NULL, why = NULL WHERE secret = $1 AND state <> 'asked' RETURNING id",
        )
        .bind(secret)
        .fetch_optional(&mut *tx)
        .await?;
        let Some(row) = row else { return Ok(false) };
        choose(&mut tx, row.int("id")?, choice).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// A subscriber wants it no more, and is forgotten with all letters that wait. `None`: there is none of this secret; else of which edition.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn end_digest(&self, secret: &str) -> Result<Option<EditionId>> {
        let mut tx = self.write().await?;
        let row = sqlx::query("SELECT id, edition_id FROM subscribers WHERE secret = $1").bind(secret).fetch_optional(&mut *tx).await?;
        let Some(row) = row else { return Ok(None) };
        let (id, edition) = (row.int("id")?, row.int("edition_id")?);
        sqlx::query("DELETE FROM outgoing WHERE subscriber_id = $1").bind(id).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM subscribers WHERE id = $1").bind(id).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(Some(EditionId(edition)))
    }

    /// A letter came back for good: the subscriber whose tag it bears has one more day of it. `false`: the tag is nobody's.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn letter_came_back(&self, tag: &str, why: &str, now: Timestamp) -> Result<bool> {
        let mut tx = self.write().await?;
        let row = sqlx::query("SELECT id FROM subscribers WHERE tag = $1").bind(clean(tag).as_ref()).fetch_optional(&mut *tx).await?;
        let Some(row) = row else { return Ok(false) };
        bounce(&mut tx, row.int("id")?, why, now).await?;
        tx.commit().await?;
        Ok(true)
    }
}

/// One more day on which a letter came back, unless the last was just now.
pub(crate) async fn bounce(conn: &mut AnyConnection, id: i64, why: &str, now: Timestamp) -> Result<()> {
    sqlx::query(
        "UPDATE subscribers SET bounces = bounces + 1, bounced = $2, why = $3,
             state = CASE WHEN state = 'on' AND bounces + 1 >= $4 THEN 'paused' ELSE state END
         WHERE id = $1 AND (bounced IS NULL OR bounced <= $5)",
    )
    .bind(id)
    .bind(ms(now))
    .bind(clean(why).as_ref())
    .bind(BOUNCES)
    .bind(ms(now - BOUNCE_DAY))
    .execute(conn)
    .await?;
    Ok(())
}

/// Whoever asked but was not answered in time is forgotten, and so are all subscriptions that hang on an account, if one is given.
pub(crate) async fn forget(tx: &mut Transaction<'static, Any>, of: Option<AccountId>, now: Timestamp) -> Result<()> {
    let account = of.map_or(-1, |account| account.0);
    for sql in [
        "DELETE FROM outgoing WHERE subscriber_id IN
             (SELECT id FROM subscribers WHERE (state = 'asked' AND confirm_until <= $1) OR account_id = $2)",
        "DELETE FROM subscribers WHERE (state = 'asked' AND confirm_until <= $1) OR account_id = $2",
    ] {
        sqlx::query(sql).bind(ms(now)).bind(account).execute(&mut **tx).await?;
    }
    Ok(())
}

async fn is_asked_too_often(conn: &mut AnyConnection, key: &str, now: Timestamp) -> Result<bool> {
    let row = sqlx::query(
        "SELECT COUNT(*) AS number, COALESCE(MAX(o.queued), 0) AS newest FROM outgoing o JOIN subscribers s ON s.id = o.subscriber_id
         WHERE s.address_key = $1 AND o.kind <> 'digest' AND o.queued > $2",
    )
    .bind(key)
    .bind(ms(now - DAY))
    .fetch_one(&mut *conn)
    .await?;
    if row.int("number")? >= ASKED_A_DAY || row.int("newest")? > ms(now - ASKED_EVERY) {
        return Ok(true);
    }
    let row = sqlx::query("SELECT COUNT(*) AS number FROM outgoing WHERE kind <> 'digest' AND queued > $1");
    Ok(row.bind(ms(now - ASKED_EVERY)).fetch_one(conn).await?.int("number")? >= ASKED_AN_HOUR)
}

async fn choose(conn: &mut AnyConnection, id: i64, choice: &DigestChoice) -> Result<()> {
    let hours = if choice.hours.is_empty() { String::new() } else { format!(" {} ", choice.hours.join(" ")) };
    sqlx::query("UPDATE subscribers SET choice = $2, hours = $3 WHERE id = $1")
        .bind(id)
        .bind(clean(&json(choice)?).as_ref())
        .bind(clean(&hours).as_ref())
        .execute(conn)
        .await?;
    Ok(())
}

async fn queue(conn: &mut AnyConnection, subscriber: i64, kind: &'static str, token: Option<&str>, now: Timestamp) -> Result<()> {
    sqlx::query(
        "INSERT INTO outgoing (subscriber_id, kind, token, state, queued, due, attempts) VALUES ($1, $2, $3, 'waiting', $4, $4, 0)",
    )
    .bind(subscriber)
    .bind(kind)
    .bind(token)
    .bind(ms(now))
    .execute(conn)
    .await?;
    Ok(())
}

/// What stands in the address that letters come back to: made of the secret, which nobody can make of it.
fn tag(secret: &str) -> String {
    hashed(&format!("tag {secret}"))[..24].to_owned()
}

fn subscriber(row: &AnyRow) -> Result<Subscriber> {
    Ok(Subscriber {
        id: row.int("id")?,
        edition: EditionId(row.int("edition_id")?),
        address: address(row)?,
        state: SubscriberState::read(row, "state")?,
        secret: row.text("secret")?,
        choice: row.json("choice")?,
        since: row.at_or("since")?,
        why: row.text_or("why")?,
    })
}

pub(crate) fn address(row: &AnyRow) -> Result<MailAddress> {
    MailAddress::parse(&row.text("address")?).ok_or_else(|| Error::Broken("a subscriber's address".to_owned()))
}
