//! Subscriptions to feeds at their hubs (WebSub, <https://www.w3.org/TR/websub/>): what we want of which hub, and what it has agreed to.

mod leave;

use jiff::Timestamp;
use model::{FeedId, SourceId};
use sqlx::any::AnyRow;

use crate::columns::{Columns, clean, clean_or, id_list, ms, ms_after, short};
use crate::target::Secret;
use crate::{Error, Result, Store};

pub(crate) use leave::leave;

/// How a subscription stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The hub has not confirmed it yet.
    Wanted,
    /// The hub delivers.
    Alive,
    /// The hub has refused, or ended it.
    Denied,
    /// We want no more of it; the hub is told.
    Leaving,
}

impl Standing {
    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Wanted => "wanted",
            Standing::Alive => "alive",
            Standing::Denied => "denied",
            Standing::Leaving => "leaving",
        }
    }
}

/// What a hub is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// To deliver.
    Subscribe,
    /// To deliver no more.
    Unsubscribe,
}

impl Intent {
    /// As in `hub.mode`, and as stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Intent::Subscribe => "subscribe",
            Intent::Unsubscribe => "unsubscribe",
        }
    }
}

/// A subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Row.
    pub id: i64,
    /// Of which feed.
    pub feed: FeedId,
    /// Whose.
    pub source: SourceId,
    /// That source's slug.
    pub source_slug: String,
    /// The hub's address.
    pub hub: String,
    /// The feed as the hub knows it.
    pub topic: String,
    /// The unguessable part of our address.
    pub token: String,
    /// What deliveries are signed with.
    pub secret: Secret,
    /// How it stands.
    pub standing: Standing,
    /// Until when the hub delivers, as it said.
    pub alive_until: Option<Timestamp>,
    /// When the hub is asked next.
    pub due: Option<Timestamp>,
    /// How many times in a row it was asked without an answer of any use.
    pub attempts: i64,
    /// Why it is not alive, in plain words.
    pub why: Option<String>,
    /// The last delivery.
    pub delivered: Option<Timestamp>,
    /// Deliveries in all.
    pub deliveries: i64,
}

impl Subscription {
    /// What the hub is to be asked for.
    #[must_use]
    pub fn wants(&self) -> Intent {
        if self.standing == Standing::Leaving { Intent::Unsubscribe } else { Intent::Subscribe }
    }

    /// Does the hub deliver at this time?
    #[must_use]
    pub fn is_alive(&self, now: Timestamp) -> bool {
        self.standing == Standing::Alive && self.alive_until.is_some_and(|until| until > now)
    }
}

/// `SELECT` with the columns that [`subscription`] reads.
macro_rules! select_subscriptions {
    ($tail:literal) => {
        concat!(
            "SELECT h.id, h.feed_id, h.hub, h.topic, h.token, h.secret, h.state, h.alive_until, h.due, h.attempts, h.why, h.delivered, ",
            "h.deliveries, s.id AS source_id, s.slug FROM subscriptions h JOIN feeds f ON f.id = h.feed_id JOIN sources s ON s.id = f.source_id ",
            $tail
        )
    };
}

impl Store {
    /// A feed says that this hub delivers it under this topic. A subscription that is there for both is left as it is; those of the feed at
    /// other hubs, or for other topics, are ended. For a feed that was removed nothing is wanted. `true`: the hub is to be asked, at
    /// once.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn want_hub(&self, feed: FeedId, hub: &str, topic: &str, token: &str, secret: &Secret, now: Timestamp) -> Result<bool> {
        let (hub, topic) = (clean(hub), clean(topic));
        let mut tx = self.write().await?;
        // It may have been removed while it was asked.
        let removed = sqlx::query("SELECT feed_id FROM feed_state WHERE feed_id = $1 AND removed IS NOT NULL").bind(feed.0);
        if removed.fetch_optional(&mut *tx).await?.is_some() {
            return Ok(false);
        }
        leave(&mut tx, feed, Some((&hub, &topic)), now).await?;
        let known = sqlx::query("SELECT id FROM subscriptions WHERE feed_id = $1 AND hub = $2 AND topic = $3 AND state <> 'leaving'")
            .bind(feed.0)
            .bind(&*hub)
            .bind(&*topic)
            .fetch_optional(&mut *tx)
            .await?;
        if known.is_none() {
            sqlx::query(
                "INSERT INTO subscriptions (feed_id, hub, topic, token, secret, state, due, attempts, deliveries)
                 VALUES ($1, $2, $3, $4, $5, 'wanted', $6, 0, 0)",
            )
            .bind(feed.0)
            .bind(&*hub)
            .bind(&*topic)
            .bind(token)
            .bind(secret.reveal())
            .bind(ms(now))
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(known.is_none())
    }

    /// A feed has no hub any more, or is gone: its subscriptions are ended, at once. Gives how many.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn leave_hubs(&self, feed: FeedId, now: Timestamp) -> Result<u64> {
        let mut tx = self.write().await?;
        let left = leave(&mut tx, feed, None, now).await?;
        tx.commit().await?;
        Ok(left)
    }

    /// The subscriptions of a feed that were not given up, newest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn subscriptions_of(&self, feed: FeedId) -> Result<Vec<Subscription>> {
        let rows = sqlx::query(select_subscriptions!("WHERE h.feed_id = $1 AND h.state <> 'leaving' ORDER BY h.id DESC"))
            .bind(feed.0)
            .fetch_all(&self.reader)
            .await?;
        rows.iter().map(subscription).collect()
    }

    /// All subscriptions, in the order they were begun.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn subscriptions(&self) -> Result<Vec<Subscription>> {
        let rows = sqlx::query(select_subscriptions!("ORDER BY h.id")).fetch_all(&self.reader).await?;
        rows.iter().map(subscription).collect()
    }

    /// The subscription whose callback this is.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn subscription(&self, token: &str) -> Result<Option<Subscription>> {
        let row = sqlx::query(select_subscriptions!("WHERE h.token = $1")).bind(clean(token).as_ref()).fetch_optional(&self.reader).await?;
        row.as_ref().map(subscription).transpose()
    }

    /// Takes up to `limit` subscriptions whose hub is to be asked, for `lease_s` seconds, and says what they are asked for, so that a hub
    /// may confirm it from now on.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn claim_subscriptions(&self, now: Timestamp, limit: i64, lease_s: i64, node: &str) -> Result<Vec<Subscription>> {
        if self.next_subscription().await?.is_none_or(|due| due > now) {
            return Ok(Vec::new());
        }
        let mut tx = self.write().await?;
        let rows = sqlx::query(self.engine.sql(
            "WITH ready AS (
                 SELECT id FROM subscriptions WHERE due <= $1 AND (leased_until IS NULL OR leased_until <= $1)
                 ORDER BY due, id LIMIT $2 {skip})
             UPDATE subscriptions SET leased_until = $3, leased_by = $4, attempts = attempts + 1,
                 intent = CASE WHEN state = 'leaving' THEN 'unsubscribe' ELSE 'subscribe' END
             WHERE id IN (SELECT id FROM ready) RETURNING id",
        ))
        .bind(ms(now))
        .bind(limit)
        .bind(ms_after(now, lease_s))
        .bind(node)
        .fetch_all(&mut *tx)
        .await?;
        let ids = rows.iter().map(|row| row.int("id")).collect::<Result<Vec<_>>>()?;
        let rows = sqlx::query(self.engine.sql(select_subscriptions!("WHERE h.id IN ({ids 1}) ORDER BY h.due, h.id")))
            .bind(id_list(ids))
            .fetch_all(&mut *tx)
            .await?;
        tx.commit().await?;
        rows.iter().map(subscription).collect()
    }

    /// When the next subscription can be claimed. `None`: there is none to ask for.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn next_subscription(&self) -> Result<Option<Timestamp>> {
        sqlx::query(
            "SELECT MIN(CASE WHEN leased_until > due THEN leased_until ELSE due END) AS due FROM subscriptions WHERE due IS NOT NULL",
        )
        .fetch_one(&self.reader)
        .await?
        .at_or("due")
    }

    /// The hub was asked: it is asked again at `again`, unless it confirms before. `why` says what is wrong, if something is.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn asked_hub(&self, id: i64, again: Timestamp, why: Option<&str>) -> Result<()> {
        let mut tx = self.write().await?;
        // A hub may have confirmed before it answered: then the renewal is set already.
        sqlx::query(
            "UPDATE subscriptions SET leased_until = NULL, leased_by = NULL, why = CASE WHEN intent IS NULL THEN why ELSE $2 END,
                 due = CASE WHEN intent IS NULL THEN due ELSE $1 END WHERE id = $3",
        )
        .bind(ms(again))
        .bind(clean_or(why))
        .bind(id)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The hub could not even be asked, which counts against nobody: it is asked at `again`, as if the subscription had not been claimed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_back_subscription(&self, id: i64, again: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query(
            "UPDATE subscriptions SET due = $1, attempts = attempts - 1, leased_until = NULL, leased_by = NULL
             WHERE id = $2 AND leased_by IS NOT NULL",
        )
        .bind(ms(again))
        .bind(id)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Forgets a subscription: its hub was told, or can't be.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn forget_subscription(&self, id: i64) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM subscriptions WHERE id = $1").bind(id).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A hub confirms what it was asked for: it delivers until `until`, and is asked again at `renew`. `false`: it was not asked for this,
    /// or not under this topic; nothing changed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn confirm_subscription(&self, token: &str, topic: &str, until: Timestamp, renew: Timestamp) -> Result<bool> {
        let mut tx = self.write().await?;
        let confirmed = sqlx::query(
            "UPDATE subscriptions SET state = 'alive', intent = NULL, attempts = 0, why = NULL, alive_until = $3, due = $4,
                 leased_until = NULL, leased_by = NULL
             WHERE token = $1 AND topic = $2 AND intent = 'subscribe' AND state <> 'leaving'",
        )
        .bind(clean(token).as_ref())
        .bind(clean(topic).as_ref())
        .bind(ms(until))
        .bind(ms(renew))
        .execute(&mut *tx)
        .await?
        .rows_affected();
        tx.commit().await?;
        Ok(confirmed == 1)
    }

    /// A hub confirms that it delivers no more. `false`: it was not asked for this; nothing changed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn confirm_leaving(&self, token: &str, topic: &str) -> Result<bool> {
        let mut tx = self.write().await?;
        let gone =
            sqlx::query("DELETE FROM subscriptions WHERE token = $1 AND topic = $2 AND intent = 'unsubscribe' AND state = 'leaving'")
                .bind(clean(token).as_ref())
                .bind(clean(topic).as_ref())
                .execute(&mut *tx)
                .await?
                .rows_affected();
        tx.commit().await?;
        Ok(gone == 1)
    }

    /// A hub refuses, or ends what it agreed to: it is asked again at `again`. `false`: there is no such subscription.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn deny_subscription(&self, token: &str, topic: &str, why: &str, again: Timestamp) -> Result<bool> {
        let mut tx = self.write().await?;
        let denied = sqlx::query(
            "UPDATE subscriptions SET state = 'denied', intent = NULL, why = $3, alive_until = NULL, due = $4, leased_until = NULL,
                 leased_by = NULL
             WHERE token = $1 AND topic = $2 AND state <> 'leaving'",
        )
        .bind(clean(token).as_ref())
        .bind(clean(topic).as_ref())
        .bind(short(why))
        .bind(ms(again))
        .execute(&mut *tx)
        .await?
        .rows_affected();
        tx.commit().await?;
        Ok(denied == 1)
    }
}

fn subscription(row: &AnyRow) -> Result<Subscription> {
    let state = row.text("state")?;
    let standing = [Standing::Wanted, Standing::Alive, Standing::Denied, Standing::Leaving]
        .into_iter()
        .find(|standing| standing.as_str() == state)
        .ok_or_else(|| Error::Broken(format!("a subscription that is “{state}”")))?;
    Ok(Subscription {
        id: row.int("id")?,
        feed: FeedId(row.int("feed_id")?),
        source: SourceId(row.int("source_id")?),
        source_slug: row.text("slug")?,
        hub: row.text("hub")?,
        topic: row.text("topic")?,
        token: row.text("token")?,
        secret: Secret::new(row.text("secret")?),
        standing,
        alive_until: row.at_or("alive_until")?,
        due: row.at_or("due")?,
        attempts: row.int("attempts")?,
        why: row.text_or("why")?,
        delivered: row.at_or("delivered")?,
        deliveries: row.int("deliveries")?,
    })
}
