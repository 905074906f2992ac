//! Comments taken. Those that come while others are on their way to the disk wait, and go together in one commit: a commit waits for the disk,
//! which allows only some hundreds of them in a second, and all that is written within one costs little more than its first.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use markup::SafeHtml;
use model::{AccountId, ArticleId, CommentId, Held, Under};
use tokio::sync::oneshot;
use tokio::sync::oneshot::error::TryRecvError;

use super::batch::{self, SENT};
use crate::columns::{Columns, clean};
use crate::{Result, Store};

/// Comments in one commit at most, so that whoever else writes waits milliseconds and not seconds.
const TOGETHER: usize = 100;

/// A comment that is sent.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// Where it is to stand.
    pub under: Under,
    /// By this account.
    pub account: AccountId,
    /// An answer to this one.
    pub parent: Option<CommentId>,
    /// As it was typed.
    pub text: String,
    /// As it is shown.
    pub html: SafeHtml,
    /// What it has in common with texts that say the same; empty where it is too short to tell.
    pub said: String,
    /// A sentence of a report, and the report.
    pub quote: Option<(String, ArticleId)>,
    /// Why it waits for a moderator; without a reason it is shown.
    pub held: Option<Held>,
    /// Whom it calls upon.
    pub calls: Vec<AccountId>,
    /// Of the form, so that one that is sent twice writes one comment.
    pub once: String,
    /// What the account wrote after that was not known to whoever took this, and decided whether it may write again.
    pub knew: Timestamp,
    /// When.
    pub at: Timestamp,
}

/// What became of a comment that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is kept under this number; so it is for the same form again.
    Kept(CommentId),
    /// What it answers is not there, is not shown, or stands elsewhere.
    NoParent,
    /// The account wrote something else since it was looked at: whether it may write again is to be decided anew.
    Meanwhile,
}

/// Comments that wait for the one who writes.
#[derive(Debug, Default)]
pub(crate) struct Arriving {
    waiting: Mutex<VecDeque<Waiting>>,
    /// Whoever holds it writes, for all who wait.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Debug)]
struct Waiting {
    new: NewComment,
    answer: oneshot::Sender<Result<Added>>,
}

impl Arriving {
    fn put(&self, new: NewComment) -> oneshot::Receiver<Result<Added>> {
        let (answer, answered) = oneshot::channel();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push_back(Waiting { new, answer });
        answered
    }

    fn take(&self) -> Vec<Waiting> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let some = waiting.len().min(TOGETHER);
        waiting.drain(..some).collect()
    }
}

impl Store {
    /// Keeps a comment. When this returns it is on the disk.
    ///
    /// # Errors
    /// If the database fails; then it is not kept.
    pub async fn add_comment(&self, new: NewComment) -> Result<Added> {
        let mut answered = self.arriving.put(new.clone());
        let turn = tokio::select! {
            biased;
            Ok(done) = &mut answered => return done,
            turn = self.arriving.turn.lock() => turn,
        };
        let done = loop {
            match answered.try_recv() {
                Ok(done) => break done,
                Err(TryRecvError::Empty) => {}
                // Who wrote for this one went away in the middle of it.
                Err(TryRecvError::Closed) => answered = self.arriving.put(new.clone()),
            }
            self.write_waiting().await;
        };
        drop(turn);
        done
    }

    /// What a form of the account's wrote, which was sent before.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sent_comment(&self, account: AccountId, once: &str) -> Result<Option<CommentId>> {
        let row = sqlx::query(SENT).bind(account.0).bind(clean(once).as_ref()).fetch_optional(&self.reader).await?;
        row.map(|row| Ok(CommentId(row.int("id")?))).transpose()
    }

    async fn write_waiting(&self) {
        let (all, answers): (Vec<NewComment>, Vec<_>) =
            self.arriving.take().into_iter().map(|waiting| (waiting.new, waiting.answer)).unzip();
        if let Ok(added) = self.write_together(&all).await {
            answers.into_iter().zip(added).for_each(|(answer, added)| tell(answer, Ok(added)));
            return;
        }
        // One that can't be kept is no reason to keep none.
        for (new, answer) in all.iter().zip(answers) {
            let alone = self.write_together(std::slice::from_ref(new)).await;
            tell(answer, alone.map(|added| added.first().copied().unwrap_or(Added::Meanwhile)));
        }
    }

    /// All of them in one transaction: kept, or none.
    async fn write_together(&self, all: &[NewComment]) -> Result<Vec<Added>> {
        let mut tx = self.write().await?;
        let added = batch::write(&mut tx, all).await?;
        tx.commit().await?;
        Ok(added)
    }
}

/// Who waited may have gone away; the comment stays.
fn tell(answer: oneshot::Sender<Result<Added>>, done: Result<Added>) {
    answer.send(done).unwrap_or_default();
}
