//! The loop that keeps the road going: as much at once as the settings allow, until nothing is due or until it is told to stop.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use jiff::{SignedDuration, Timestamp};
use model::{Section, SourceId};
use tokio_util::sync::CancellationToken;

use crate::jobs::{
    forget_originals, forget_readers, keep_body_picture, keep_picture, place_articles, poll_feed, publish_digests, publish_editions,
    read_article,
};
use crate::running::{Finished, Running, TICK};
use crate::{Event, Newsroom};

/// Seconds for which a claimed feed, page or picture is this node's: longer than any may take.
const LEASE_SECONDS: i64 = 180;
/// Longest time between two rounds of placing and publishing while work is going on.
const TOLD_EVERY: Duration = Duration::from_secs(2);
/// How often a newsroom that goes on looks for old pages and readers to forget.
const FORGET_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// Longest sleep with nothing due: another process may have added a source.
const LONGEST_SLEEP: Duration = Duration::from_secs(15);

/// How long to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Until nothing is due.
    UntilIdle,
    /// Until told to stop.
    Forever,
}

/// What a run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Feeds asked.
    pub polls: usize,
    /// Pages fetched or read from the feed.
    pub reads: usize,
    /// Pictures tried.
    pub pictures: usize,
    /// Articles placed in stories.
    pub placed: usize,
}

impl Newsroom {
    /// Makes every feed (or one source's) due at once, then runs until nothing is.
    ///
    /// # Errors
    /// The store's failures; what publishers do wrong is on record instead.
    pub async fn fetch_all(self: &Arc<Self>, only: Option<SourceId>, stop: &CancellationToken) -> anyhow::Result<Tally> {
        self.store.make_due(only, self.now()).await.context("making feeds due")?;
        self.run_source(Mode::UntilIdle, only, stop).await
    }

    /// Does what is due, for all sources.
    ///
    /// # Errors
    /// As [`Newsroom::fetch_all`].
    pub async fn run(self: &Arc<Self>, mode: Mode, stop: &CancellationToken) -> anyhow::Result<Tally> {
        self.run_source(mode, None, stop).await
    }

    async fn run_source(self: &Arc<Self>, mode: Mode, only: Option<SourceId>, stop: &CancellationToken) -> anyhow::Result<Tally> {
        let begun = self.now();
        // Until when others' claims are waited for: no longer than those last that are there when our own work is done.
        let mut patience = None;
        let mut running = Running::new(&self.settings);
        let mut told = Instant::now();
        while !stop.is_cancelled() {
            // A run that ends asks no feed twice, however short its interval: "due" is what was due when it began.
            let due_at = if mode == Mode::UntilIdle { begun } else { self.now() };
            let round = Instant::now();
            self.claim(&mut running, due_at, only).await?;
            if running.is_idle() {
                let did = self.tell(&mut running, mode).await?;
                if did > 0 {
                    continue;
                }
                if mode == Mode::UntilIdle {
                    // What was saved a moment ago may have brought work of a kind that is not asked for just now, since there was none a moment before.
                    if !running.asked_since(round) {
                        tokio::time::sleep(TICK).await;
                        continue;
                    }
                    // Another process has the rest in hand, or was killed with it: then its claims end.
                    let claimed = self.in_other_hands().await.context("reading what others have in hand")?;
                    let patience = *patience.get_or_insert(claimed.unwrap_or(begun));
                    if claimed.is_none() || self.now() >= patience {
                        break;
                    }
                    tokio::select! {
                        () = stop.cancelled() => {}
                        () = tokio::time::sleep(TICK) => {}
                    }
                    continue;
                }
                self.forget_now_and_then().await?;
                self.sleep(stop).await?;
                continue;
            }
            let quiet = !running.take_finished().await?;
            if running.is_to_be_saved() {
                self.save(&mut running).await?;
            }
            // A long first fetch fills the paper as it goes; a run that ends tells once, of everything, in the order of time.
            if mode == Mode::Forever && (quiet || told.elapsed() >= TOLD_EVERY) {
                self.tell(&mut running, mode).await?;
                told = Instant::now();
            }
        }
        // What is in the air when the program is told to stop is let go, for whoever comes next.
        running.tasks.shutdown().await;
        self.save(&mut running).await?;
        if mode == Mode::UntilIdle && !stop.is_cancelled() {
            forget_originals::forget_originals(self).await?;
            forget_readers::forget_readers(self).await?;
        }
        self.store.free_claims(&self.node).await.context("giving back what was claimed")?;
        self.store.free_lease(place_articles::LEASE, &self.node).await.context("giving back the placing lease")?;
        Ok(running.tally)
    }

    /// When the last of what other nodes have in hand is given up at the latest: their claims, and the placing of what is still unplaced.
    async fn in_other_hands(&self) -> store::Result<Option<Timestamp>> {
        let claimed = self.store.claimed_by_others(&self.node, self.now()).await?;
        let unplaced = !self.store.unplaced(1).await?.is_empty();
        Ok(claimed.max(unplaced.then(|| self.now() + SignedDuration::from_secs(place_articles::LEASE_SECONDS))))
    }

    /// Takes as much work as there is room for.
    async fn claim(self: &Arc<Self>, running: &mut Running, due_at: Timestamp, only: Option<SourceId>) -> anyhow::Result<()> {
        let now = self.now();
        let polls = running.polls.room(running.polled.len() / 2, self.slow_polls.count());
        if polls > 0 {
            let claimed = self.store.claim_due_feeds(due_at, polls, LEASE_SECONDS, &self.node, only).await.context("claiming feeds")?;
            running.polls.claimed(polls, claimed.len());
            let offered: Arc<[Section]> = if claimed.is_empty() { Arc::new([]) } else { self.offered().await? };
            for feed in claimed {
                let (newsroom, offered) = (Arc::clone(self), Arc::clone(&offered));
                running.tasks.spawn(async move { Finished::Poll(poll_feed::poll_feed(&newsroom, feed, offered).await) });
            }
        }
        // What is read but not yet saved is held back too, so that a slow disk slows the reading.
        let reads = running.reads.room(running.read.len() / 2, self.slow_reads.count());
        if reads > 0 {
            let claimed = self.store.claim_reads(now, reads, LEASE_SECONDS, &self.node).await.context("claiming pages")?;
            running.reads.claimed(reads, claimed.len());
            let offered: Arc<[Section]> = if claimed.is_empty() { Arc::new([]) } else { self.offered().await? };
            for read in claimed {
                let (newsroom, offered) = (Arc::clone(self), Arc::clone(&offered));
                running.tasks.spawn(async move { Finished::Read(read_article::read_article(&newsroom, read, offered).await) });
            }
        }
        let pictures = running.pictures.room(0, self.slow_pictures.count());
        if pictures > 0 {
            let claimed = self.store.claim_pictures(now, pictures, LEASE_SECONDS, &self.node).await.context("claiming pictures")?;
            // Those of texts have the room that is left, so that this is not yet all that there is of the kind.
            running.pictures.busy += claimed.len();
            for job in claimed {
                let newsroom = Arc::clone(self);
                running.tasks.spawn(async move { Finished::Picture(keep_picture::keep_picture(&newsroom, job).await) });
            }
        }
        // Those of texts have the room that lead pictures leave: a front page needs these first.
        let pictures = running.pictures.room(0, self.slow_pictures.count());
        if pictures > 0 {
            let claimed = self.store.claim_body_pictures(now, pictures, LEASE_SECONDS, &self.node).await.context("claiming pictures")?;
            running.pictures.claimed(pictures, claimed.len());
            for job in claimed {
                let newsroom = Arc::clone(self);
                running.tasks.spawn(async move { Finished::Picture(keep_body_picture::keep_body_picture(&newsroom, job).await) });
            }
        }
        Ok(())
    }

    /// The sections of all editions, each tag once.
    async fn offered(&self) -> anyhow::Result<Arc<[Section]>> {
        let editions = self.store.editions().await.context("reading the editions")?;
        let mut offered: Vec<Section> = Vec::new();
        for section in editions.into_iter().flat_map(|(_, edition)| edition.sections) {
            if !offered.iter().any(|known| known.tag == section.tag) {
                offered.push(section);
            }
        }
        Ok(offered.into())
    }

    async fn save(&self, running: &mut Running) -> anyhow::Result<()> {
        let (mut polled, outcomes) = running.take_waiting();
        running.tally.reads += self.save_polled(&mut polled).await?;
        let mut done = Vec::new();
        for outcome in &outcomes {
            match outcome {
                read_article::Outcome::Done(read) => done.push(read.to_save()),
                read_article::Outcome::Later(later) => self.put_off(later).await.context("putting a page off")?,
                read_article::Outcome::Back(job, due) => self.store.put_back(*job, *due).await.context("putting a page back")?,
            }
        }
        if !done.is_empty() {
            let told = outcomes.iter().filter_map(|outcome| match outcome {
                read_article::Outcome::Done(done) => done.told(),
                _ => None,
            });
            self.join_same(&told.collect::<Vec<_>>(), self.now()).await?;
            self.store.save_reads(&done).await.context("saving articles")?;
            (self.listener)(&Event::Read { articles: done.len() });
        }
        Ok(())
    }

    /// Saves polls; gives how many articles were read with them.
    async fn save_polled(&self, polled: &mut [Box<poll_feed::Polled>]) -> anyhow::Result<usize> {
        if polled.is_empty() {
            return Ok(0);
        }
        for polled in polled.iter_mut() {
            if let Some(address) = polled.moved_to.take() {
                let came = self.store.move_feed(polled.known.id, address.as_str()).await.context("moving a feed")?;
                polled.settle_move(&address, came);
            }
        }
        let saved =
            self.store.save_polls(&polled.iter().map(|polled| polled.to_save()).collect::<Vec<_>>()).await.context("saving polls")?;
        let mut read = 0;
        for (polled, saved) in polled.iter().zip(&saved) {
            (self.listener)(&polled.event(saved));
            polled.follow_up(self).await?;
            read += saved.read;
        }
        if read > 0 {
            (self.listener)(&Event::Read { articles: read });
        }
        Ok(read)
    }

    async fn put_off(&self, later: &read_article::Later) -> store::Result<()> {
        self.store.add_flaws(later.source, None, Some(later.article), std::slice::from_ref(&later.flaw), self.now()).await?;
        self.store.retry_job(later.job, later.due, &later.flaw.message).await
    }

    /// Places and publishes; gives how much there was to do.
    async fn tell(&self, running: &mut Running, mode: Mode) -> anyhow::Result<usize> {
        let begun = Instant::now();
        let mut placed = 0;
        // Pages are composed once, of all that was placed; but a newsroom that goes on has more to do than to place an archive.
        loop {
            let more = place_articles::place_articles(self).await?;
            placed += more;
            if more == 0 || mode == Mode::Forever && begun.elapsed() >= TOLD_EVERY {
                break;
            }
        }
        running.tally.placed += placed;
        let published = publish_editions::publish_editions(self, mode == Mode::Forever).await?;
        let digests = publish_digests::publish_digests(self, running.is_idle()).await?;
        Ok(placed + published + digests)
    }

    /// A run that ends forgets old pages, and readers who came no more, at its end; one that goes on does when it has nothing else to do, once an hour.
    async fn forget_now_and_then(&self) -> anyhow::Result<()> {
        let now = self.now();
        let before = self.forgot.lock().unwrap_or_else(std::sync::PoisonError::into_inner).replace(now);
        if before.is_some_and(|before| now.duration_since(before) < FORGET_EVERY) {
            *self.forgot.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = before;
            return Ok(());
        }
        let (pages, readers) = (forget_originals::forget_originals(self).await?, forget_readers::forget_readers(self).await?);
        tracing::debug!(pages, readers, "old pages, and readers who came no more, were looked for");
        Ok(())
    }

    /// Sleeps until something is due, at most [`LONGEST_SLEEP`].
    async fn sleep(&self, stop: &CancellationToken) -> anyhow::Result<()> {
        let feeds = self.store.next_due().await.context("reading what is due")?;
        let jobs = self.store.next_job().await.context("reading what is due")?;
        let digests = publish_digests::next_digest(self).await?;
        let until = feeds
            .into_iter()
            .chain(jobs)
            .chain(digests)
            .min()
            .map_or(LONGEST_SLEEP, |at| Duration::try_from(at.duration_since(self.now())).unwrap_or(Duration::ZERO));
        tokio::select! {
            () = stop.cancelled() => {}
            () = self.delivered.notified() => {}
            () = tokio::time::sleep(until.clamp(TICK, LONGEST_SLEEP)) => {}
        }
        Ok(())
    }
}
