//! Letters to subscribers, as a queue: each is claimed for one journal, and how it ended is noted once.
//!
//! A claim has no end of its own. Whether a letter has gone only the journal knows by which it was being sent, so that no other node takes
//! it; where that journal does not come back for a day, the letter counts as one that can have gone.

use jiff::{SignedDuration, Timestamp};
use model::{DigestChoice, DigestId, EditionId, MailAddress, Minute};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::{Columns, clean, id_list, ms};
use crate::digests::minute;
use crate::subscribers::{self, SubscriberState, address};
use crate::{Error, Result, Store};

/// A digest whose minute is longer ago is not news any more: it is not sent.
pub const TOO_LATE: SignedDuration = SignedDuration::from_hours(12);
/// How long a journal's letters are left to it.
const LEFT_TO_IT: SignedDuration = SignedDuration::from_hours(24);
/// How long letters are kept that have ended.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);
/// A letter that arrives so long after the last that came back shows that the mailbox is well again.
const WELL_AFTER: SignedDuration = SignedDuration::from_hours(24 * 14);

/// What a letter is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Do you want it? With the token of the answer.
    Confirm(String),
    /// You asked, and have it already.
    Known,
    /// A digest.
    Digest(DigestId),
}

/// A letter that was claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Row: what the journal calls it.
    pub id: i64,
    /// What for.
    pub errand: Errand,
    /// Of which edition.
    pub edition: EditionId,
    /// To whom.
    pub address: MailAddress,
    /// How that subscriber stands now.
    pub state: SubscriberState,
    /// The token of the pages on which they change and end it.
    pub secret: String,
    /// What they are known by if it comes back.
    pub tag: String,
    /// What they want of it.
    pub choice: DigestChoice,
    /// When it was queued.
    pub queued: Timestamp,
    /// Times that it was tried, with this one.
    pub attempts: i64,
}

/// How a letter ended, or did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The mail server has it.
    Sent,
    /// It can have gone, and is not sent again.
    Unsure(String),
    /// The mailbox does not exist or takes nothing.
    Bounced(String),
    /// It can't be sent, which is not the mailbox's fault.
    Failed(String),
    /// There was nothing to say.
    Left,
    /// It is tried again then.
    Again(Timestamp, String),
    /// It was not tried, and waits until then as if it had not been claimed.
    Back(Timestamp),
}

/// How many subscribers and letters there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MailCounts {
    /// Who gets a digest.
    pub on: i64,
    /// Who was asked and has not answered.
    pub asked: i64,
    /// Who gets none since letters came back.
    pub paused: i64,
    /// Letters that wait, or are being sent.
    pub waiting: i64,
    /// Letters sent within a day.
    pub sent: i64,
    /// Letters that could not be sent, or of which it is not known, within a day.
    pub failed: i64,
}

impl Store {
    /// The digests that were not queued yet, and whose minute is not so long ago that they are no news any more, oldest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn digests_to_mail(&self, now: Timestamp) -> Result<Vec<(DigestId, EditionId, Minute)>> {
        let rows = sqlx::query(
            "SELECT d.id, d.edition_id, d.minute FROM digests d LEFT JOIN mailed_digests m ON m.digest_id = d.id
             WHERE d.due > $1 AND d.due <= $2 AND m.digest_id IS NULL ORDER BY d.due, d.id",
        )
        .bind(ms(now - TOO_LATE))
        .bind(ms(now))
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| Ok((DigestId(row.int("id")?), EditionId(row.int("edition_id")?), minute(row)?))).collect()
    }

    /// Which minute a digest is of.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn digest_minute(&self, digest: DigestId) -> Result<Option<Minute>> {
        let row = sqlx::query("SELECT minute FROM digests WHERE id = $1").bind(digest.0).fetch_optional(&self.reader).await?;
        row.map(|row| minute(&row)).transpose()
    }

    /// Queues a digest for all who want it at this hour ("07:00"), once however often this is called; gives for how many. `closed`: the
    /// edition is read by members alone.
    ///
    /// # Errors
    /// If the database fails; then it is queued for nobody.
    pub async fn queue_digest(&self, digest: DigestId, edition: EditionId, hour: &str, closed: bool, now: Timestamp) -> Result<u64> {
        let mut tx = self.write().await?;
        let first = sqlx::query("INSERT INTO mailed_digests (digest_id, queued) VALUES ($1, $2) ON CONFLICT (digest_id) DO NOTHING");
        if first.bind(digest.0).bind(ms(now)).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(0);
        }
        let queued = sqlx::query(
            "INSERT INTO outgoing (subscriber_id, kind, digest_id, state, queued, due, attempts)
             SELECT s.id, 'digest', CAST($1 AS BIGINT), 'waiting', CAST($2 AS BIGINT), CAST($2 AS BIGINT), 0
             FROM subscribers s LEFT JOIN accounts a ON a.id = s.account_id
             WHERE s.edition_id = $3 AND s.state = 'on' AND (s.hours = '' OR s.hours LIKE $4)
                 AND ($5 = 0 OR (a.id IS NOT NULL AND a.gone IS NULL AND a.role <> 'reader' AND (a.banned_until IS NULL OR a.banned_until <= $2)))
             ON CONFLICT (digest_id, subscriber_id) DO NOTHING",
        )
        .bind(digest.0)
        .bind(ms(now))
        .bind(edition.0)
        .bind(format!("% {} %", clean(hour).replace(['%', '_'], "")))
        .bind(i64::from(closed))
        .execute(&mut *tx)
        .await?
        .rows_affected();
        tx.commit().await?;
        Ok(queued)
    }

    /// Is this a tag by which a subscriber's letters are known when they come back?
    ///
    /// # Errors
    /// If the database fails.
    pub async fn is_letter_tag(&self, tag: &str) -> Result<bool> {
        let row = sqlx::query("SELECT id FROM subscribers WHERE tag = $1").bind(clean(tag).as_ref()).fetch_optional(&self.reader).await?;
        Ok(row.is_some())
    }

    /// Claims letters that are due for a journal, those that somebody waits for first. They stay claimed until [`Store::finish_letters`] or
    /// [`Store::recover_letters`].
    ///
    /// # Errors
    /// If the database fails; then none is claimed.
    pub async fn claim_letters(&self, journal: &str, limit: i64, now: Timestamp) -> Result<Vec<Outgoing>> {
        let ready = sqlx::query("SELECT id FROM outgoing WHERE state = 'waiting' AND due <= $1 LIMIT 1").bind(ms(now));
        if ready.fetch_optional(&self.reader).await?.is_none() {
            return Ok(Vec::new());
        }
        let mut tx = self.write().await?;
        let rows = sqlx::query(self.engine.sql(
            "WITH ready AS (
                 SELECT id FROM outgoing WHERE state = 'waiting' AND due <= $1
                 ORDER BY CASE WHEN kind = 'digest' THEN 1 ELSE 0 END, due, id LIMIT $2 {skip})
             UPDATE outgoing SET state = 'claimed', journal = $3, claimed = $1, attempts = attempts + 1
             WHERE id IN (SELECT id FROM ready) RETURNING id",
        ))
        .bind(ms(now))
        .bind(limit)
        .bind(journal)
        .fetch_all(&mut *tx)
        .await?;
        let ids = rows.iter().map(|row| row.int("id")).collect::<Result<Vec<i64>>>()?;
        let rows = sqlx::query(self.engine.sql(
            "SELECT o.id, o.kind, o.digest_id, o.token, o.queued, o.attempts, s.edition_id, s.address, s.state AS standing, s.secret, s.tag, s.choice
             FROM outgoing o JOIN subscribers s ON s.id = o.subscriber_id WHERE o.id IN ({ids 1})
             ORDER BY CASE WHEN o.kind = 'digest' THEN 1 ELSE 0 END, o.due, o.id",
        ))
        .bind(id_list(ids))
        .fetch_all(&mut *tx)
        .await?;
        let letters = rows.iter().map(outgoing).collect::<Result<_>>()?;
        tx.commit().await?;
        Ok(letters)
    }

    /// Notes how letters ended that this journal had claimed. Of one that it has not, or whose subscriber is gone, nothing is noted.
    ///
    /// # Errors
    /// If the database fails; then nothing is noted.
    pub async fn finish_letters(&self, journal: &str, endings: &[(i64, Ending)], now: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        finish(self, &mut tx, journal, endings, now).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Somebody opens this journal again and knows how these of its letters ended: all others that it had claimed have not gone, and wait
    /// again. Gives how many.
    ///
    /// # Errors
    /// If the database fails; then all is as it was.
    pub async fn recover_letters(&self, journal: &str, endings: &[(i64, Ending)], now: Timestamp) -> Result<u64> {
        let mut tx = self.write().await?;
        finish(self, &mut tx, journal, endings, now).await?;
        let waiting = sqlx::query(
            "UPDATE outgoing SET state = 'waiting', attempts = attempts - 1, journal = NULL, claimed = NULL WHERE state = 'claimed' AND journal = $1",
        )
        .bind(journal)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        tx.commit().await?;
        Ok(waiting)
    }

    /// When the next letter is due. `None`: none waits.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn next_letter(&self) -> Result<Option<Timestamp>> {
        sqlx::query("SELECT MIN(due) AS due FROM outgoing WHERE state = 'waiting'").fetch_one(&self.reader).await?.at_or("due")
    }

    /// Forgets who asked and was not answered, and letters that ended long ago; and gives up letters of journals that did not come back.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn forget_letters(&self, now: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        subscribers::forget(&mut tx, None, now).await?;
        sqlx::query(
            "UPDATE outgoing SET state = 'unsure', ended = $1, token = NULL, journal = NULL, why = 'The node that was sending it did not come back.'
             WHERE state = 'claimed' AND claimed <= $2",
        )
        .bind(ms(now))
        .bind(ms(now - LEFT_TO_IT))
        .execute(&mut *tx)
        .await?;
        sqlx::query("DELETE FROM outgoing WHERE ended <= $1").bind(ms(now - KEPT)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// How many subscribers and letters there are, of one edition or of all.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn mail_counts(&self, edition: Option<EditionId>, now: Timestamp) -> Result<MailCounts> {
        let edition = edition.map_or(-1, |edition| edition.0);
        let rows = sqlx::query("SELECT state, COUNT(*) AS number FROM subscribers WHERE $1 = -1 OR edition_id = $1 GROUP BY state")
            .bind(edition)
            .fetch_all(&self.reader)
            .await?;
        let mut counts = MailCounts::default();
        for row in &rows {
            let number = row.int("number")?;
            match SubscriberState::read(row, "state")? {
                SubscriberState::On => counts.on = number,
                SubscriberState::Asked => counts.asked = number,
                SubscriberState::Paused => counts.paused = number,
            }
        }
        let rows = sqlx::query(
            "SELECT o.state, COUNT(*) AS number FROM outgoing o JOIN subscribers s ON s.id = o.subscriber_id
             WHERE ($1 = -1 OR s.edition_id = $1) AND (o.ended IS NULL OR o.ended > $2) GROUP BY o.state",
        )
        .bind(edition)
        .bind(ms(now - SignedDuration::from_hours(24)))
        .fetch_all(&self.reader)
        .await?;
        for row in &rows {
            let number = row.int("number")?;
            match row.text("state")?.as_str() {
                "waiting" | "claimed" => counts.waiting += number,
                "sent" => counts.sent += number,
                "failed" | "unsure" => counts.failed += number,
                _ => {}
            }
        }
        Ok(counts)
    }
}

async fn finish(store: &Store, conn: &mut AnyConnection, journal: &str, endings: &[(i64, Ending)], now: Timestamp) -> Result<()> {
    // Nearly all were sent: those are noted at once.
    let sent = id_list(endings.iter().filter(|(_, ending)| *ending == Ending::Sent).map(|(id, _)| *id));
    sqlx::query(store.engine.sql(
        "UPDATE outgoing SET state = 'sent', ended = $2, token = NULL, journal = NULL, claimed = NULL, why = NULL
         WHERE id IN ({ids 1}) AND state = 'claimed' AND journal = $3",
    ))
    .bind(sent.as_str())
    .bind(ms(now))
    .bind(journal)
    .execute(&mut *conn)
    .await?;
    sqlx::query(store.engine.sql(
        "UPDATE subscribers SET bounces = 0, bounced = NULL, why = NULL WHERE bounced <= $2 AND state = 'on'
             AND id IN (SELECT subscriber_id FROM outgoing WHERE id IN ({ids 1}))",
    ))
    .bind(sent.as_str())
    .bind(ms(now - WELL_AFTER))
    .execute(&mut *conn)
    .await?;
    for (id, ending) in endings {
        let (state, why) = match ending {
            Ending::Sent => continue,
            Ending::Unsure(why) => ("unsure", Some(why)),
            Ending::Bounced(why) | Ending::Failed(why) => ("failed", Some(why)),
            Ending::Left => ("left", None),
            Ending::Again(_, why) => ("waiting", Some(why)),
            Ending::Back(_) => ("waiting", None),
        };
        let due = match ending {
            Ending::Again(due, _) | Ending::Back(due) => Some(ms(*due)),
            _ => None,
        };
        let row = sqlx::query(
            "UPDATE outgoing SET state = $2, why = $3, journal = NULL, claimed = NULL, due = COALESCE($4, due), attempts = attempts - $5,
                 ended = CASE WHEN $4 IS NULL THEN CAST($6 AS BIGINT) END, token = CASE WHEN $4 IS NULL THEN NULL ELSE token END
             WHERE id = $1 AND state = 'claimed' AND journal = $7 RETURNING subscriber_id",
        )
        .bind(id)
        .bind(state)
        .bind(why.map(|why| clean(why).into_owned()))
        .bind(due)
        .bind(i64::from(matches!(ending, Ending::Back(_))))
        .bind(ms(now))
        .bind(journal)
        .fetch_optional(&mut *conn)
        .await?;
        if let (Some(row), Ending::Bounced(why)) = (row, ending) {
            subscribers::bounce(conn, row.int("subscriber_id")?, why, now).await?;
        }
    }
    Ok(())
}

fn outgoing(row: &AnyRow) -> Result<Outgoing> {
    let errand = match (row.text("kind")?.as_str(), row.int_or("digest_id")?, row.text_or("token")?) {
        ("confirm", _, Some(token)) => Errand::Confirm(token),
        ("known", _, _) => Errand::Known,
        ("digest", Some(digest), _) => Errand::Digest(DigestId(digest)),
        (kind, ..) => return Err(Error::Broken(format!("a letter of the kind {kind}"))),
    };
    Ok(Outgoing {
        id: row.int("id")?,
        errand,
        edition: EditionId(row.int("edition_id")?),
        address: address(row)?,
        state: SubscriberState::read(row, "standing")?,
        secret: row.text("secret")?,
        tag: row.text("tag")?,
        choice: row.json("choice")?,
        queued: row.at("queued")?,
        attempts: row.int("attempts")?,
    })
}
