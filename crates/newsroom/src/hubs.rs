//! Subscriptions at hubs (WebSub, <https://www.w3.org/TR/websub/>): wanted once a feed names a hub, asked for, renewed before they end, and
//! ended. What a hub answers comes to `web`, on an address that only this hub was told.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use fetch::Failure;
use jiff::{SignedDuration, Timestamp};
use model::{FeedId, Flaw};
use parse::hub::Advertised;
use store::{Intent, Secret, Subscription};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::{Newsroom, chance, nobodys};

/// Hubs that are asked at once.
const AT_ONCE: usize = 4;
/// Seconds for which a claimed subscription is this node's: longer than any request takes.
const LEASE_SECONDS: i64 = 180;
/// How long a hub that took the request has to ask back.
const PATIENCE: SignedDuration = SignedDuration::from_mins(30);
/// What a hub is asked to deliver for: ten days, as hubs usually give; they may give another.
const LEASE: &str = "864000";
/// The first wait after a failure; it doubles up to a day.
const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(10);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(24);
/// Times that a hub is told that we want no more. Its lease ends by itself.
const MOST_GOODBYES: i64 = 3;
/// Longest sleep with nothing due: another process may have found a hub.
const LONGEST_SLEEP: Duration = Duration::from_secs(15);
const SHORTEST_SLEEP: Duration = Duration::from_millis(250);
/// Shortest time between two polls of a feed whose hub delivers. It is polled still: hubs forget, and nobody is told.
pub(crate) const POLLED_EVERY_S: i64 = 6 * 3600;

impl Newsroom {
    /// Asks hubs for what is wanted of them until told to stop. Without a public address there is nothing to ask for.
    ///
    /// # Errors
    /// The store's failures; what hubs do wrong is on record instead.
    pub async fn keep_subscriptions(self: &Arc<Self>, stop: &CancellationToken) -> anyhow::Result<()> {
        let Some(public) = self.settings.public.clone() else { return Ok(()) };
        let mut asking: JoinSet<anyhow::Result<()>> = JoinSet::new();
        while !stop.is_cancelled() {
            let room = i64::try_from(AT_ONCE - asking.len().min(AT_ONCE)).unwrap_or(0);
            if room > 0 {
                let claimed = self.store.claim_subscriptions(self.now(), room, LEASE_SECONDS, &self.node).await;
                for subscription in claimed.context("claiming subscriptions")? {
                    let (newsroom, public) = (Arc::clone(self), public.clone());
                    asking.spawn(async move { newsroom.ask_hub(&subscription, &public).await });
                }
            }
            let next = self.store.next_subscription().await.context("reading which hub is due")?;
            let wait = next.map_or(LONGEST_SLEEP, |at| Duration::try_from(at.duration_since(self.now())).unwrap_or(Duration::ZERO));
            tokio::select! {
                () = stop.cancelled() => {}
                Some(asked) = asking.join_next() => asked.context("asking a hub broke off")??,
                () = self.hub_wanted.notified() => {}
                () = tokio::time::sleep(wait.clamp(SHORTEST_SLEEP, LONGEST_SLEEP)) => {}
            }
        }
        asking.shutdown().await;
        Ok(())
    }

    /// Asks one hub for one thing.
    async fn ask_hub(&self, subscription: &Subscription, public: &Url) -> anyhow::Result<()> {
        let wants = subscription.wants();
        if wants == Intent::Unsubscribe && subscription.attempts > MOST_GOODBYES {
            return self.store.forget_subscription(subscription.id).await.context("forgetting a subscription");
        }
        let callback = callback(public, &subscription.token);
        let mut form = vec![("hub.callback", callback.as_str()), ("hub.mode", wants.as_str()), ("hub.topic", subscription.topic.as_str())];
        if wants == Intent::Subscribe {
            form.extend([("hub.lease_seconds", LEASE), ("hub.secret", subscription.secret.reveal())]);
        }
        let answer = match Url::parse(&subscription.hub) {
            Ok(hub) => self.fetcher.post(&hub, &form).await.map(drop),
            Err(_) => Err(Failure::BadAddress(subscription.hub.clone())),
        };
        let now = self.now();
        if let Some(due) = answer.as_ref().err().and_then(|failure| nobodys::due_again(failure, now)) {
            return self.store.put_back_subscription(subscription.id, due).await.context("putting a subscription back");
        }
        let (wait, why) = match &answer {
            Ok(()) => (PATIENCE.max(wait(subscription.attempts)), "The hub was asked, and has not confirmed yet.".to_owned()),
            Err(failure) if failure.is_lasting() => (LONGEST_WAIT, format!("The hub could not be asked. {failure}")),
            Err(failure) => {
                let asked = failure.retry_after().and_then(|wait| SignedDuration::try_from(wait).ok()).unwrap_or_default();
                (wait(subscription.attempts).max(asked), format!("The hub could not be asked. {failure}"))
            }
        };
        self.store.asked_hub(subscription.id, now + wait, Some(&why)).await.context("noting what a hub answered")?;
        if let Err(failure) = answer {
            tracing::info!(hub = subscription.hub, mode = wants.as_str(), "{failure}");
            let flaw = Flaw::new(failure.flaw().kind, format!("Its hub, {}: {failure}", markup::text::line(&subscription.hub, 200)));
            self.store.add_flaws(subscription.source, Some(subscription.feed), None, &[flaw], now).await.context("noting a flaw")?;
        }
        Ok(())
    }

    /// A poll found this hub named by a feed, or none. Most often nothing has changed: that is seen without the write lock.
    pub(crate) async fn hub_named(&self, feed: FeedId, named: Option<&Advertised>, now: Timestamp) -> anyhow::Result<()> {
        let known = self.store.subscriptions_of(feed).await.context("reading a feed's subscriptions")?;
        let wanted = match named {
            None if known.is_empty() => false,
            None => self.store.leave_hubs(feed, now).await.context("leaving a hub")? > 0,
            Some(Advertised { hub, topic }) => {
                let is_this = |one: &Subscription| one.hub == hub.as_str() && one.topic == topic.as_str();
                if matches!(known.as_slice(), [one] if is_this(one)) {
                    return Ok(());
                }
                let secret = Secret::new(chance::token()?);
                self.store.want_hub(feed, hub.as_str(), topic.as_str(), &chance::token()?, &secret, now).await.context("wanting a hub")?
            }
        };
        if wanted {
            self.hub_wanted.notify_one();
        }
        Ok(())
    }

    /// Does a hub deliver this feed just now?
    pub(crate) async fn is_delivered(&self, feed: FeedId, now: Timestamp) -> anyhow::Result<bool> {
        if self.settings.public.is_none() {
            return Ok(false);
        }
        let subscriptions = self.store.subscriptions_of(feed).await.context("reading a feed's subscriptions")?;
        Ok(subscriptions.iter().any(|subscription| subscription.is_alive(now)))
    }
}

/// Where a hub finds us: the public address with the token that only it was told.
fn callback(public: &Url, token: &str) -> String {
    format!("{}/hub/{token}", public.as_str().trim_end_matches('/'))
}

fn wait(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts.clamp(1, 9) - 1).unwrap_or(0);
    (FIRST_WAIT * (1 << doublings)).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_callback_stands_under_the_public_address() {
        for public in ["https://news.example", "https://news.example/"] {
            assert_eq!(callback(&Url::parse(public).unwrap(), "abc"), "https://news.example/hub/abc");
        }
        assert_eq!(callback(&Url::parse("https://news.example/paper/").unwrap(), "abc"), "https://news.example/paper/hub/abc");
    }

    #[test]
    fn a_hub_that_fails_is_asked_ever_more_rarely_and_once_a_day_at_least() {
        let waits: Vec<i64> = (0..12).map(|attempts| wait(attempts).as_mins()).collect();
        assert_eq!(waits[..4], [10, 10, 20, 40]);
        assert_eq!(waits[11], 24 * 60);
        assert!(waits.is_sorted());
    }
}
