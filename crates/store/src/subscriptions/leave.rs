//! The end of what a feed has at hubs: it names another one, or none any more, or is gone or removed.

use jiff::Timestamp;
use model::FeedId;
use sqlx::AnyConnection;

use crate::Result;
use crate::columns::ms;

/// Ends what a feed has at hubs, but for the one that is kept. What no hub has ever heard of is forgotten.
pub(crate) async fn leave(conn: &mut AnyConnection, feed: FeedId, kept: Option<(&str, &str)>, now: Timestamp) -> Result<u64> {
    let (hub, topic) = kept.unwrap_or_default();
    let unheard = sqlx::query(
        "DELETE FROM subscriptions WHERE feed_id = $1 AND NOT (hub = $2 AND topic = $3) AND state IN ('wanted', 'denied') AND intent IS NULL",
    )
    .bind(feed.0)
    .bind(hub)
    .bind(topic)
    .execute(&mut *conn)
    .await?
    .rows_affected();
    let left = sqlx::query(
        "UPDATE subscriptions SET state = 'leaving', due = $4, attempts = 0, intent = NULL
         WHERE feed_id = $1 AND NOT (hub = $2 AND topic = $3) AND state <> 'leaving'",
    )
    .bind(feed.0)
    .bind(hub)
    .bind(topic)
    .bind(ms(now))
    .execute(conn)
    .await?
    .rows_affected();
    Ok(unheard + left)
}
