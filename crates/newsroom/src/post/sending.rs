//! One session after another with the mail server, and what becomes of each letter on it.

use std::time::Duration;

use anyhow::Context;
use jiff::{SignedDuration, Timestamp};
use mail::{Envelope, Journal, Letter, Outcome, Session, Stage, Trouble};
use model::MailAddress;
use store::{CONFIRM_WITHIN, Ending, Errand, Outgoing, SubscriberState, TOO_LATE};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::dial::Lines;
use super::{Post, Posted, returned};
use crate::Newsroom;

/// Letters that are claimed at once: so many are noted in one commit.
const BATCH: i64 = 50;
/// Letters on one session: servers take some hundred, and like to see an end.
const ON_A_SESSION: usize = 100;
/// The first wait for a letter that was put off, which doubles; the longest.
const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(2);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(2);
/// The same for a mail server that can't be used.
const FIRST_ABSENCE: Duration = Duration::from_secs(10);
const LONGEST_ABSENCE: Duration = Duration::from_secs(15 * 60);

/// Sends letters that a journal claims.
pub(super) struct Sending<'n> {
    newsroom: &'n Newsroom,
    post: &'n Post,
    journal: Journal,
    session: Option<Session<fetch::Line>>,
    /// Letters that the session has sent.
    sent: usize,
    /// When the next letter may go.
    next: Instant,
    /// Times in a row that the server could not be used.
    absences: u32,
    /// Why it could not be, the last time.
    pub(super) trouble: Option<Trouble>,
}

impl<'n> Sending<'n> {
    pub(super) fn new(newsroom: &'n Newsroom, post: &'n Post, journal: Journal) -> Sending<'n> {
        Sending { newsroom, post, journal, session: None, sent: 0, next: Instant::now(), absences: 0, trouble: None }
    }

    /// How long to leave a server alone that could not be used.
    pub(super) fn wait(&self) -> Duration {
        match self.absences {
            0 => Duration::ZERO,
            times => FIRST_ABSENCE.saturating_mul(1 << (times - 1).min(10)).min(LONGEST_ABSENCE),
        }
    }

    /// Says goodbye to the server: nothing is due.
    pub(super) async fn hang_up(&mut self) {
        if let Some(session) = self.session.take() {
            session.quit().await;
        }
    }

    /// Claims some letters and sends them; `None`: none is due. What could not be tried waits again.
    pub(super) async fn batch(&mut self, stop: &CancellationToken) -> anyhow::Result<Option<Posted>> {
        let (newsroom, store) = (self.newsroom, &self.newsroom.store);
        let claimed = store.claim_letters(self.journal.id(), BATCH, newsroom.now()).await.context("claiming letters")?;
        if claimed.is_empty() {
            return Ok(None);
        }
        let mut endings = Vec::with_capacity(claimed.len());
        for letter in claimed {
            let id = letter.id;
            let ending = if stop.is_cancelled() || self.trouble.is_some() { self.back() } else { self.one(letter, stop).await };
            endings.push((id, ending));
        }
        store.finish_letters(self.journal.id(), &endings, newsroom.now()).await.context("noting how letters ended")?;
        self.journal.clear().context("clearing the journal of letters")?;
        if let Some(trouble) = &self.trouble {
            tracing::warn!(server = %self.post.server, wait_s = self.wait().as_secs(), "{trouble}");
        }
        let mut posted = Posted::default();
        for (_, ending) in &endings {
            match ending {
                Ending::Sent => posted.sent += 1,
                Ending::Again(..) | Ending::Back(_) => posted.again += 1,
                Ending::Unsure(_) | Ending::Bounced(_) | Ending::Failed(_) => posted.failed += 1,
                Ending::Left => {}
            }
        }
        tracing::info!(sent = posted.sent, again = posted.again, failed = posted.failed, "letters");
        Ok(Some(posted))
    }

    /// It waits as if it had not been claimed: it is us who wait for the server, and another node may reach it.
    fn back(&self) -> Ending {
        Ending::Back(self.newsroom.now())
    }

    async fn one(&mut self, letter: Outgoing, stop: &CancellationToken) -> Ending {
        let is_wanted = match letter.errand {
            Errand::Confirm(_) => true,
            Errand::Known | Errand::Digest(_) => letter.state == SubscriberState::On,
        };
        if !is_wanted {
            return Ending::Left;
        }
        let message = match written(self.newsroom, self.post, &letter).await {
            Ok(Some(message)) => message,
            Ok(None) => return Ending::Left,
            Err(error) => {
                tracing::warn!("a letter can't be written: {error:#}");
                return self.again(&letter, format!("It can't be written: {error:#}"));
            }
        };
        let envelope = match self.envelope(&letter) {
            Ok(envelope) => envelope,
            Err(why) => return Ending::Failed(why),
        };
        tokio::select! {
            () = stop.cancelled() => return self.back(),
            () = tokio::time::sleep_until(self.next) => {}
        }
        self.next = Instant::now().max(self.next) + Duration::from_secs(60) / self.post.per_minute.max(1);
        let journal = self.journal.clone();
        let outcome = match self.session().await {
            Ok(session) => session.send(&envelope, &message, letter.id, &journal).await,
            Err(trouble) => {
                self.away(trouble);
                return self.back();
            }
        };
        self.ending(&letter, outcome)
    }

    fn ending(&mut self, letter: &Outgoing, outcome: Outcome) -> Ending {
        match outcome {
            Outcome::Taken => {
                self.absences = 0;
                Ending::Sent
            }
            Outcome::Unfit(why) => Ending::Failed(format!("It can't be sent: {why}.")),
            Outcome::Refused(Stage::Recipient, reply) if reply.is_permanent() && returned::is_mailbox(reply.status()) => {
                Ending::Bounced(reply.to_string())
            }
            Outcome::Refused(Stage::Text, reply) if reply.is_permanent() => Ending::Failed(reply.to_string()),
            // The server does not let us send, or not there, or not now: the operator may see to it, and until then nobody has done wrong.
            Outcome::Refused(stage, reply) => {
                if reply.is_permanent() {
                    tracing::warn!(server = %self.post.server, ?stage, "the mail server refuses a letter: {reply}");
                }
                self.again(letter, reply.to_string())
            }
            Outcome::Unsure(trouble) => {
                let why = format!("It can have gone: {trouble}.");
                self.away(trouble);
                Ending::Unsure(why)
            }
            Outcome::Unsent(trouble) => {
                let why = trouble.to_string();
                self.away(trouble);
                self.again(letter, why)
            }
        }
    }

    /// The session is over, and the server is left alone for a while.
    fn away(&mut self, trouble: Trouble) {
        self.session = None;
        self.absences = self.absences.saturating_add(1);
        self.trouble = Some(trouble);
    }

    /// It is tried again later, unless it would be too late then.
    fn again(&self, letter: &Outgoing, why: String) -> Ending {
        let due = self.newsroom.now() + wait(letter.attempts);
        if due > deadline(letter) { Ending::Failed(why) } else { Ending::Again(due, why) }
    }

    async fn session(&mut self) -> Result<&mut Session<fetch::Line>, Trouble> {
        if self.sent >= ON_A_SESSION {
            self.hang_up().await;
        }
        let session = match self.session.take() {
            Some(session) => session,
            None => {
                self.sent = 0;
                Session::open(&Lines(&self.post.fetcher), &self.post.server, &self.post.name).await?
            }
        };
        self.sent += 1;
        Ok(self.session.insert(session))
    }

    fn envelope(&self, letter: &Outgoing) -> Result<Envelope, String> {
        let from = match &self.post.returns {
            None => self.post.from.address.clone(),
            Some(host) => MailAddress::parse(&format!("{}@{host}", returned::local_part(&letter.tag)))
                .ok_or_else(|| format!("Letters can't come back to {host}, which is no host of mail."))?,
        };
        Ok(Envelope { from, to: letter.address.clone() })
    }
}

/// The letter's bytes, as they are at this moment.
async fn written(newsroom: &Newsroom, post: &Post, letter: &Outgoing) -> anyhow::Result<Option<Vec<u8>>> {
    let Some(written) = (post.compose)(letter.clone()).await? else { return Ok(None) };
    let whole = Letter {
        from: post.from.clone(),
        reply_to: post.reply_to.clone(),
        to: letter.address.clone(),
        subject: written.subject,
        text: written.text,
        html: written.html,
        // The same whenever it is tried, so that who got it twice after all sees that it is one.
        id: format!("letter.{}.{}@{}", letter.id, letter.queued.as_millisecond(), post.name),
        date: newsroom.now(),
        list: written.list,
    };
    Ok(Some(whole.bytes()?))
}

fn wait(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts.clamp(1, 8) - 1).unwrap_or(0);
    (FIRST_WAIT * (1 << doublings)).min(LONGEST_WAIT)
}

/// When a letter is of no use any more.
fn deadline(letter: &Outgoing) -> Timestamp {
    letter.queued + if matches!(letter.errand, Errand::Digest(_)) { TOO_LATE } else { CONFIRM_WITHIN }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_tried_ever_more_rarely() {
        let waits: Vec<i64> = (0..10).map(|attempts| wait(attempts).as_mins()).collect();
        assert_eq!(waits, [2, 2, 4, 8, 16, 32, 64, 120, 120, 120]);
    }
}
