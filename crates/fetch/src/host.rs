//! One request a host at a time, with a pause between: everybody waits in line for a [`Turn`], first come, first served.
//!
//! Whoever has the turn finds the host's connection there, too: one connection a host follows from one turn a host.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedMutexGuard, Semaphore};
use tokio::time::{Instant, sleep_until};
use url::Url;

use crate::Failure;
use crate::connection::Connection;

/// Lines are first looked through for idle hosts at this many.
const MANY: usize = 1024;

/// Most connections that rest, of all hosts: many systems allow a program some thousand open files in all.
const MOST_AT_REST: usize = 256;

/// The time that a budget is for.
pub(crate) const BUDGET_TIME: Duration = Duration::from_secs(60 * 60);

/// A host's line: whoever holds it may speak to the host.
type Line = tokio::sync::Mutex<Host>;

/// What is known of a host between two turns.
struct Host {
    free_from: Instant,
    connection: Option<Connection>,
    /// Requests since `counted_from`.
    spent: u32,
    counted_from: Instant,
}

impl Host {
    fn new() -> Host {
        let now = Instant::now();
        Host { free_from: now, connection: None, spent: 0, counted_from: now }
    }

    /// Is there something about it that must not be forgotten?
    fn is_remembered(&self, now: Instant) -> bool {
        self.free_from > now
            || self.connection.as_ref().is_some_and(Connection::is_open)
            || self.spent > SMALL_CHANGE && now < self.counted_from + BUDGET_TIME
    }
}

/// A host that was asked less than this is forgotten together with what it was asked, if there are many.
const SMALL_CHANGE: u32 = 20;

/// The lines of all hosts that are in use, or were lately.
pub(crate) struct Hosts {
    lines: Mutex<Lines>,
    /// Places for connections at rest.
    seats: Arc<Semaphore>,
    /// Most requests to one host in [`BUDGET_TIME`]; 0 for any number.
    budget: u32,
}

struct Lines {
    by_host: HashMap<String, Arc<Line>>,
    sweep_at: usize,
}

/// The right to speak to a host, until dropped.
pub(crate) struct Turn {
    host: OwnedMutexGuard<Host>,
    seats: Arc<Semaphore>,
    pause: Duration,
}

impl Turn {
    /// The connection that was left open, if there is one of this kind.
    pub(crate) fn connection(&mut self, is_secure: bool) -> Option<Connection> {
        self.host.connection.take().filter(|connection| connection.is_secure == is_secure && connection.is_open())
    }

    /// Leaves a connection open for the next turn, if not too many are.
    pub(crate) fn keep(&mut self, connection: Connection) {
        if let Ok(seat) = self.seats.clone().try_acquire_owned() {
            connection.rest(seat);
            self.host.connection = Some(connection);
        }
    }
}

impl Hosts {
    pub(crate) fn new(budget: u32) -> Hosts {
        Hosts {
            lines: Mutex::new(Lines { by_host: HashMap::new(), sweep_at: MANY }),
            seats: Arc::new(Semaphore::new(MOST_AT_REST)),
            budget,
        }
    }

    /// Waits until it is our turn at the host of `url`; after it the host is left alone for `pause`.
    ///
    /// # Errors
    /// [`Failure::Budget`].
    pub(crate) async fn turn(&self, url: &Url, pause: Duration) -> Result<Turn, Failure> {
        let mut host = self.line(url).lock_owned().await;
        let now = Instant::now();
        if now >= host.counted_from + BUDGET_TIME {
            (host.spent, host.counted_from) = (0, now);
        }
        if self.budget > 0 && host.spent >= self.budget {
            return Err(Failure::Budget { again_in: host.counted_from + BUDGET_TIME - now });
        }
        host.spent += 1;
        let free_from = host.free_from;
        // The timer's own grain is a millisecond, which would be most of a quick answer's time.
        if free_from > now {
            sleep_until(free_from).await;
        }
        Ok(Turn { host, seats: self.seats.clone(), pause })
    }

    fn line(&self, url: &Url) -> Arc<Line> {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.by_host.len() >= lines.sweep_at {
            let now = Instant::now();
            // A line that somebody holds or waits in is kept: a second one beside it would let two speak at once.
            lines.by_host.retain(|_, line| Arc::strong_count(line) > 1 || line.try_lock().is_ok_and(|host| host.is_remembered(now)));
            lines.sweep_at = MANY.max(2 * lines.by_host.len());
        }
        lines.by_host.entry(key(url)).or_insert_with(|| Arc::new(Line::new(Host::new()))).clone()
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.host.free_from = Instant::now() + self.pause;
    }
}

/// A host is a name and a port. A trailing dot makes no other host.
fn key(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    format!("{}:{}", host.strip_suffix('.').unwrap_or(host), url.port_or_known_default().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn turns_at_one_host_are_apart_by_the_pause_and_other_hosts_do_not_wait() {
        let hosts = Hosts::new(0);
        let start = Instant::now();
        let pause = Duration::from_secs(1);
        drop(hosts.turn(&url("http://a.example/1"), pause).await.unwrap());
        drop(hosts.turn(&url("http://b.example/"), pause).await.unwrap());
        assert_eq!(start.elapsed(), Duration::ZERO);
        drop(hosts.turn(&url("http://a.example./2"), pause).await.unwrap());
        assert_eq!(start.elapsed().as_secs(), 1, "the trailing dot is the same host");
        let held = hosts.turn(&url("http://a.example/3"), Duration::ZERO).await.unwrap();
        assert_eq!(start.elapsed().as_secs(), 2);
        let again = url("http://a.example/4");
        let waiting = tokio::time::timeout(Duration::from_secs(60), hosts.turn(&again, pause)).await;
        assert!(waiting.is_err(), "the turn is still held");
        drop(held);
        hosts.turn(&again, pause).await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn idle_hosts_are_forgotten_and_busy_ones_are_not() {
        let hosts = Hosts::new(0);
        let busy = hosts.turn(&url("http://busy.example/"), Duration::ZERO).await.unwrap();
        let paused = url("http://paused.example/");
        drop(hosts.turn(&paused, Duration::from_secs(9)).await.unwrap());
        for number in 0..10 * MANY {
            drop(hosts.turn(&url(&format!("http://h{number}.example/")), Duration::ZERO).await.unwrap());
        }
        {
            let lines = hosts.lines.lock().unwrap();
            assert!(lines.by_host.len() <= MANY);
            assert!(lines.by_host.contains_key("busy.example:80") && lines.by_host.contains_key("paused.example:80"));
        }
        drop(busy);
    }

    #[tokio::test(start_paused = true)]
    async fn a_host_is_asked_as_often_as_the_budget_allows_and_then_again_an_hour_later() {
        let hosts = Hosts::new(3);
        let (here, there) = (url("http://a.example/"), url("http://b.example/"));
        for _ in 0..3 {
            hosts.turn(&here, Duration::from_secs(60)).await.unwrap();
        }
        let refused = hosts.turn(&here, Duration::ZERO).await.err().unwrap();
        assert_eq!(refused.retry_after(), Some(BUDGET_TIME - Duration::from_secs(120)));
        assert!(refused.is_nobodys() && !refused.is_lasting());
        assert!(hosts.turn(&there, Duration::ZERO).await.is_ok(), "others have their own");
        tokio::time::advance(BUDGET_TIME).await;
        assert!(hosts.turn(&here, Duration::ZERO).await.is_ok());
    }
}
