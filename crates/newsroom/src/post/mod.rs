//! Letters to subscribers: claimed from the store, written at the moment of sending, handed to the operator's mail server one after the other.
//!
//! What a letter says the binary tells, since words are the web's. How far each one got stands in a journal in the data folder; whoever opens
//! it first sees to what was under way when its last holder ended.

mod dial;
mod returned;
mod sending;

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use mail::{Fate, Journal, JournalError};
use model::MailAddress;
use store::{Ending, Outgoing};
use tokio_util::sync::CancellationToken;

pub(crate) use returned::tag_of;

use crate::{Newsroom, chance};
use sending::Sending;

/// Longest sleep with nothing due: another process may have queued a letter.
const LONGEST_SLEEP: Duration = Duration::from_secs(5);
/// How long to wait for a journal that another process has.
const JOURNAL_WAIT: Duration = Duration::from_secs(15);
/// How long to wait after the store or the disk failed.
const RECOVERY: Duration = Duration::from_secs(10);
/// Between two times that old letters are forgotten.
const FORGET_EVERY_S: i64 = 3600;

/// A letter's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// On one line.
    pub subject: String,
    /// For all.
    pub text: String,
    /// For those who show it.
    pub html: Option<String>,
    /// The list that it belongs to, if any.
    pub list: Option<mail::List>,
}

/// Writes a letter; `None`: there is nothing to say.
pub type Compose = Arc<dyn Fn(Outgoing) -> Pin<Box<dyn Future<Output = anyhow::Result<Option<Written>>> + Send>> + Send + Sync>;

/// How letters go out.
#[derive(Clone)]
pub struct Post {
    /// The mail server.
    pub server: mail::Server,
    /// Who writes.
    pub from: mail::Sender,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<MailAddress>,
    /// What we call ourselves to the server, and what stands after the @ in a letter's id.
    pub name: String,
    /// What stands after the @ where letters come back to, if our own letter boxes take them.
    pub returns: Option<String>,
    /// Private editions are read by everybody who reaches the server, and their digests sent to whoever asked.
    pub open_private: bool,
    /// Letters in a minute, at most.
    pub per_minute: u32,
    /// The data folder, where the journal is.
    pub folder: PathBuf,
    /// Opens lines, to the mail server alone.
    pub fetcher: fetch::Fetcher,
    /// Writes what a letter says.
    pub compose: Compose,
}

impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Post").field("server", &self.server).field("from", &self.from).finish_non_exhaustive()
    }
}

/// What became of letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Posted {
    /// The mail server has them.
    pub sent: u64,
    /// They are tried again.
    pub again: u64,
    /// They could not be sent, or it is not known.
    pub failed: u64,
}

impl Newsroom {
    /// Sends what is due until told to stop. What fails is logged and tried again: the paper does not stop for its letters.
    pub async fn send_letters(&self, post: &Post, stop: &CancellationToken) {
        let mut is_told = false;
        while !stop.is_cancelled() {
            let wait = match self.open_journal(post).await {
                Ok(journal) => match self.send_on(post, journal, stop, false).await {
                    Ok(_) => Duration::ZERO,
                    Err(error) => {
                        tracing::warn!("letters can't be sent just now: {error:#}");
                        RECOVERY
                    }
                },
                Err(error) if matches!(error.downcast_ref(), Some(JournalError::Taken)) => {
                    if !std::mem::replace(&mut is_told, true) {
                        tracing::info!("{error}");
                    }
                    JOURNAL_WAIT
                }
                Err(error) => {
                    tracing::warn!("letters can't be sent just now: {error:#}");
                    RECOVERY
                }
            };
            pause(wait, stop).await;
        }
    }

    /// Sends what is due now, and no more than once.
    ///
    /// # Errors
    /// If another process of this data folder sends ([`JournalError::Taken`]), the mail server can't be used, or the store or disk fails.
    pub async fn send_due_letters(&self, post: &Post, stop: &CancellationToken) -> anyhow::Result<Posted> {
        let journal = self.open_journal(post).await?;
        self.send_on(post, journal, stop, true).await
    }

    /// The journal of this data folder, and what was under way when its last holder ended noted in the store.
    async fn open_journal(&self, post: &Post) -> anyhow::Result<Journal> {
        let (journal, fates) = Journal::open(&post.folder, &chance::token()?)?;
        let endings: Vec<(i64, Ending)> = fates.into_iter().map(|(letter, fate)| (letter, self.after(&fate))).collect();
        let waiting = self.store.recover_letters(journal.id(), &endings, self.now()).await.context("taking letters up again")?;
        journal.clear().context("clearing the journal of letters")?;
        if waiting > 0 || !endings.is_empty() {
            tracing::info!(gone = endings.len(), waiting, "letters were under way when the last process ended");
        }
        Ok(journal)
    }

    /// Queues digests that came out since.
    async fn queue_digests(&self, post: &Post) -> anyhow::Result<()> {
        let now = self.now();
        let new = self.store.digests_to_mail(now).await.context("reading which digests came out")?;
        if new.is_empty() {
            return Ok(());
        }
        let editions = self.store.editions().await.context("reading the editions")?;
        for (digest, id, minute) in new {
            // One that is not served any more sends nothing.
            let Some((_, edition)) = editions.iter().find(|(known, _)| *known == id) else { continue };
            let hour = format!("{:02}:{:02}", minute.0.hour(), minute.0.minute());
            let closed = edition.private && !post.open_private;
            let letters = self.store.queue_digest(digest, id, &hour, closed, now).await.context("queueing a digest")?;
            tracing::info!(edition = edition.slug, %minute, letters, "a digest goes out by mail");
        }
        Ok(())
    }

    fn after(&self, fate: &Fate) -> Ending {
        match fate {
            Fate::Gone => Ending::Unsure("The process ended while it was being sent.".to_owned()),
            Fate::Told(code @ 500..) => Ending::Failed(format!("The mail server answered {code}.")),
            Fate::Told(code @ 400..) => Ending::Again(self.now(), format!("The mail server answered {code}.")),
            Fate::Told(_) => Ending::Sent,
        }
    }

    async fn send_on(&self, post: &Post, journal: Journal, stop: &CancellationToken, once: bool) -> anyhow::Result<Posted> {
        let mut sending = Sending::new(self, post, journal);
        let mut forgot = None;
        let mut posted = Posted::default();
        while !stop.is_cancelled() {
            let now = self.now();
            if forgot.is_none_or(|at: jiff::Timestamp| now.duration_since(at).as_secs() >= FORGET_EVERY_S) {
                self.store.forget_letters(now).await.context("forgetting letters")?;
                forgot = Some(now);
            }
            self.queue_digests(post).await?;
            if let Some(tally) = sending.batch(stop).await? {
                posted.sent += tally.sent;
                posted.again += tally.again;
                posted.failed += tally.failed;
            } else if once {
                break;
            } else {
                sending.hang_up().await;
            }
            if let Some(trouble) = sending.trouble.take().filter(|_| once) {
                sending.hang_up().await;
                return Err(trouble.into());
            }
            let due = self.store.next_letter().await.context("reading which letter is due")?;
            let until = due.map_or(LONGEST_SLEEP, |due| Duration::try_from(due.duration_since(self.now())).unwrap_or(Duration::ZERO));
            if !once {
                pause(until.min(LONGEST_SLEEP).max(sending.wait()), stop).await;
            }
        }
        sending.hang_up().await;
        Ok(posted)
    }
}

async fn pause(wait: Duration, stop: &CancellationToken) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = tokio::time::sleep(wait) => {}
    }
}
