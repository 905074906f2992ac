//! One request a host at a time, with a pause between: everybody waits in line for a [`Turn`], first come, first served.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::OwnedMutexGuard;
use tokio::time::{Instant, sleep_until};
use url::Url;

/// Lines are first looked through for idle hosts at this many.
const MANY: usize = 1024;

/// A host's line: whoever holds it may speak to the host from that moment on.
type Line = tokio::sync::Mutex<Instant>;

/// The lines of all hosts that are in use, or were within their pause.
#[derive(Debug)]
pub(crate) struct Hosts {
    lines: Mutex<Lines>,
}

#[derive(Debug)]
struct Lines {
    by_host: HashMap<String, Arc<Line>>,
    sweep_at: usize,
}

/// The right to speak to a host, until dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    free_from: OwnedMutexGuard<Instant>,
    pause: Duration,
}

impl Hosts {
    pub(crate) fn new() -> Hosts {
        Hosts { lines: Mutex::new(Lines { by_host: HashMap::new(), sweep_at: MANY }) }
    }

    /// Waits until it is our turn at the host of `url`; after it the host is left alone for `pause`.
    pub(crate) async fn turn(&self, url: &Url, pause: Duration) -> Turn {
        let free_from = self.line(url).lock_owned().await;
        sleep_until(*free_from).await;
        Turn { free_from, pause }
    }

    fn line(&self, url: &Url) -> Arc<Line> {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.by_host.len() >= lines.sweep_at {
            let now = Instant::now();
            // A line that somebody holds or waits in is kept: a second one beside it would let two speak at once.
            lines.by_host.retain(|_, line| Arc::strong_count(line) > 1 || line.try_lock().is_ok_and(|free_from| *free_from > now));
            lines.sweep_at = MANY.max(2 * lines.by_host.len());
        }
        lines.by_host.entry(key(url)).or_insert_with(|| Arc::new(Line::new(Instant::now()))).clone()
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *self.free_from = Instant::now() + self.pause;
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
        let hosts = Hosts::new();
        let start = Instant::now();
        let pause = Duration::from_secs(1);
        drop(hosts.turn(&url("http://a.example/1"), pause).await);
        drop(hosts.turn(&url("http://b.example/"), pause).await);
        assert_eq!(start.elapsed(), Duration::ZERO);
        drop(hosts.turn(&url("http://a.example./2"), pause).await);
        assert_eq!(start.elapsed().as_secs(), 1, "the trailing dot is the same host");
        let held = hosts.turn(&url("http://a.example/3"), Duration::ZERO).await;
        assert_eq!(start.elapsed().as_secs(), 2);
        let again = url("http://a.example/4");
        let waiting = tokio::time::timeout(Duration::from_secs(60), hosts.turn(&again, pause)).await;
        assert!(waiting.is_err(), "the turn is still held");
        drop(held);
        hosts.turn(&again, pause).await;
    }

    #[tokio::test(start_paused = true)]
    async fn idle_hosts_are_forgotten_and_busy_ones_are_not() {
        let hosts = Hosts::new();
        let busy = hosts.turn(&url("http://busy.example/"), Duration::ZERO).await;
        let paused = url("http://paused.example/");
        drop(hosts.turn(&paused, Duration::from_secs(9)).await);
        for number in 0..10 * MANY {
            drop(hosts.turn(&url(&format!("http://h{number}.example/")), Duration::ZERO).await);
        }
        {
            let lines = hosts.lines.lock().unwrap();
            assert!(lines.by_host.len() <= MANY);
            assert!(lines.by_host.contains_key("busy.example:80") && lines.by_host.contains_key("paused.example:80"));
        }
        drop(busy);
    }
}
