//! What a run has in the air: the tasks, and their results that wait to be saved together.

use std::time::{Duration, Instant};

use anyhow::Context;
use tokio::task::{JoinError, JoinSet};

use crate::Tally;
use crate::jobs::{poll_feed, read_article};

/// How often the store is asked for work while some is going on, and how long a result waits at most before it is saved.
pub(crate) const TICK: Duration = Duration::from_millis(250);
/// Polls, and articles, saved in one transaction, at most.
const SAVED_AT_ONCE: usize = 64;
/// Bytes of entries and articles that wait to be saved, at most: a long article takes megabytes.
const SAVED_BYTES: usize = 4 << 20;

/// Tasks that wait for slow servers, for each place of their kind, at most.
const SLOW: usize = 8;

/// What a task comes back with.
pub(crate) enum Finished {
    /// `None`: what came was saved at once.
    Poll(anyhow::Result<Option<Box<poll_feed::Polled>>>),
    Read(read_article::Outcome),
    Picture(anyhow::Result<()>),
}

/// One kind of work: how much of it may be in the air.
#[derive(Debug)]
pub(crate) struct Lane {
    limit: usize,
    pub(crate) busy: usize,
    /// The store had no more of it a moment ago: it is not asked before.
    dry_until: Instant,
    /// When it was asked last.
    asked: Instant,
}

impl Lane {
    fn new(limit: usize) -> Lane {
        Lane { limit, busy: 0, dry_until: Instant::now(), asked: Instant::now() }
    }

    /// How much to claim, when `held` results of this kind wait to be saved and `slow` of those in the air wait for servers: these hold
    /// little but a socket, and have places of their own, [`SLOW`] times as many. A claim is a transaction: so one is made when a quarter
    /// of the places are free, not for each of them.
    pub(crate) fn room(&self, held: usize, slow: usize) -> i64 {
        let limit = self.limit + slow.min(SLOW * self.limit);
        let free = limit.saturating_sub(self.busy + held).min(self.limit);
        let is_worth_it = self.busy == 0 || free * 4 >= self.limit || self.asked.elapsed() >= TICK;
        if is_worth_it && Instant::now() >= self.dry_until { i64::try_from(free).unwrap_or(i64::MAX) } else { 0 }
    }

    /// It was asked for since then: that there is nothing of it is no memory.
    fn was_asked_since(&self, since: Instant) -> bool {
        self.limit == 0 || self.asked >= since
    }

    /// So much was asked for, and so much there was.
    pub(crate) fn claimed(&mut self, asked: i64, got: usize) {
        self.busy += got;
        self.asked = Instant::now();
        if i64::try_from(got).unwrap_or(i64::MAX) < asked {
            self.dry_until = Instant::now() + TICK;
        }
    }

    /// There is new work, or may be.
    pub(crate) fn wake(&mut self) {
        self.dry_until = Instant::now();
    }
}

/// All that is in the air.
pub(crate) struct Running {
    pub(crate) tasks: JoinSet<Finished>,
    pub(crate) polls: Lane,
    pub(crate) reads: Lane,
    pub(crate) pictures: Lane,
    #[expect(clippy::vec_box, reason = "they come boxed from their tasks and go on boxed")]
    pub(crate) polled: Vec<Box<poll_feed::Polled>>,
    pub(crate) read: Vec<read_article::Outcome>,
    /// Since when the first of these waits.
    waiting_since: Option<Instant>,
    pub(crate) tally: Tally,
}

impl Running {
    pub(crate) fn new(settings: &crate::Settings) -> Running {
        Running {
            tasks: JoinSet::new(),
            polls: Lane::new(settings.polls),
            reads: Lane::new(settings.reads),
            pictures: Lane::new(settings.pictures),
            polled: Vec::new(),
            read: Vec::new(),
            waiting_since: None,
            tally: Tally::default(),
        }
    }

    /// Every kind of work was asked for since then.
    pub(crate) fn asked_since(&self, since: Instant) -> bool {
        [&self.polls, &self.reads, &self.pictures].into_iter().all(|lane| lane.was_asked_since(since))
    }

    /// Nothing is going on and nothing waits.
    pub(crate) fn is_idle(&self) -> bool {
        self.tasks.is_empty() && self.polled.is_empty() && self.read.is_empty()
    }

    /// Should what waits be saved now? Because it is as much as one transaction should take, because it has waited, or because nothing
    /// else is coming.
    pub(crate) fn is_to_be_saved(&self) -> bool {
        let Some(since) = self.waiting_since else { return false };
        let read = self.read.iter().map(|outcome| match outcome {
            read_article::Outcome::Done(done) => done.weight(),
            read_article::Outcome::Later(..) | read_article::Outcome::Back(..) => 0,
        });
        // As many as may be in the air: waiting for more would keep their places, and slow servers may be all else that is there.
        self.polled.len() >= self.polls.limit.min(SAVED_AT_ONCE)
            || self.read.len() >= self.reads.limit.min(SAVED_AT_ONCE)
            || self.polled.iter().map(|polled| polled.weight()).chain(read).sum::<usize>() >= SAVED_BYTES
            || self.polls.busy + self.reads.busy == 0
            || since.elapsed() >= TICK
    }

    /// Takes what waits, to be saved.
    #[expect(clippy::vec_box, reason = "as they are kept")]
    pub(crate) fn take_waiting(&mut self) -> (Vec<Box<poll_feed::Polled>>, Vec<read_article::Outcome>) {
        self.waiting_since = None;
        // What is saved is followed by more work.
        self.reads.wake();
        self.pictures.wake();
        (std::mem::take(&mut self.polled), std::mem::take(&mut self.read))
    }

    /// Waits for a task to come back, for a while; takes all that have. `false`: none has.
    pub(crate) async fn take_finished(&mut self) -> anyhow::Result<bool> {
        let Ok(Some(finished)) = tokio::time::timeout(TICK, self.tasks.join_next()).await else { return Ok(false) };
        self.take(finished)?;
        while let Some(more) = self.tasks.try_join_next() {
            self.take(more)?;
        }
        Ok(true)
    }

    fn take(&mut self, finished: Result<Finished, JoinError>) -> anyhow::Result<()> {
        match finished.context("a job broke off")? {
            Finished::Poll(polled) => {
                self.polls.busy -= 1;
                self.tally.polls += 1;
                self.polled.extend(polled?);
            }
            Finished::Read(outcome) => {
                self.reads.busy -= 1;
                self.tally.reads += 1;
                self.read.push(outcome);
            }
            Finished::Picture(result) => {
                self.pictures.busy -= 1;
                // The same text may have another, which waited for this one.
                self.pictures.wake();
                self.tally.pictures += 1;
                return result;
            }
        }
        self.waiting_since.get_or_insert_with(Instant::now);
        Ok(())
    }
}
