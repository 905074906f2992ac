//! Summaries that a machine writes, where an operator names one: ahead of each digest, for the stories that will stand in it. The digest waits for
//! none of them: it takes what is there at its minute, and the reports' own sentences for the rest.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use jiff::SignedDuration;
use machine::Machine;
use model::StoryId;
use tokio_util::sync::CancellationToken;

use crate::Newsroom;
use crate::jobs::publish_digests;
use crate::jobs::write_summary::{Came, Job, write_summary};

/// How long before its minute a digest's stories are looked at.
const AHEAD: SignedDuration = SignedDuration::from_mins(30);
/// How often they are, in that time: reports come.
const LOOK: Duration = Duration::from_secs(90);
/// Days for which texts are kept, so that an admin sees what was refused.
const KEPT_DAYS: i64 = 30;
/// The lease under which one node at a time asks, and its seconds beyond one answer's.
const LEASE: &str = "summaries";
const LEASE_SECONDS: i64 = 120;

/// A machine, and how much of it there is.
pub struct Summaries {
    /// Who writes.
    pub machine: Machine,
    /// Tokens of a day (in UTC), on all nodes together.
    pub tokens_a_day: i64,
    /// How long one text may take.
    pub patience: Duration,
}

/// What came of one look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Looked {
    /// Texts that were asked for.
    pub asked: usize,
    /// Of them, texts of which sentences stand.
    pub written: usize,
    /// How long the machine asks us to wait.
    pub rest: Option<Duration>,
}

impl Newsroom {
    /// Lets a machine write summaries.
    #[must_use]
    pub fn with_summaries(self, summaries: Summaries) -> Newsroom {
        Newsroom { summaries: Some(summaries), ..self }
    }

    /// Has summaries written ahead of each digest until told to stop. What fails is logged and tried again: nothing waits for it.
    pub async fn keep_summaries(self: &Arc<Self>, stop: &CancellationToken) {
        if self.summaries.is_none() {
            return;
        }
        while !stop.is_cancelled() {
            let looked = tokio::select! {
                () = stop.cancelled() => break,
                looked = self.write_summaries() => looked,
            };
            let rest = looked.unwrap_or_else(|error| {
                tracing::warn!("summaries can't be written: {error:#}");
                Looked::default()
            });
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(rest.rest.unwrap_or(LOOK).max(LOOK)) => {}
            }
        }
    }

    /// Looks once: asks for the summaries of digests that are due soon, one after the other, each once.
    ///
    /// # Errors
    /// The store's failures; what the machine does wrong is on record instead.
    pub async fn write_summaries(&self) -> anyhow::Result<Looked> {
        let mut looked = Looked::default();
        let Some(summaries) = &self.summaries else { return Ok(looked) };
        for (id, edition) in self.store.editions().await.context("reading the editions")? {
            let Some(due) = publish_digests::next_of(&edition, self.now()).filter(|due| due.duration_since(self.now()) <= AHEAD) else {
                continue;
            };
            let Some(digest) = self.preview_digest(id, &edition).await? else { continue };
            let stories: Vec<StoryId> = digest.items.iter().map(|item| item.story).collect();
            let there = self.store.machine_texts_of(&stories, due - AHEAD).await.context("reading what was written")?;
            for story in stories.into_iter().filter(|story| !there.contains_key(story)) {
                let seconds = LEASE_SECONDS + i64::try_from(summaries.patience.as_secs()).unwrap_or(LEASE_SECONDS);
                let is_ours = self.store.take_lease(LEASE, &self.node, self.now(), seconds).await.context("taking the machine's lease")?;
                if !is_ours || self.now() >= due {
                    return Ok(looked);
                }
                let job = Job { story, language: &edition.language, private: edition.private };
                match write_summary(self, summaries, &job).await? {
                    Came::Nothing => {}
                    Came::Asked { stands } => {
                        looked.asked += 1;
                        looked.written += usize::from(stands);
                    }
                    Came::NoMore { asked, rest } => {
                        looked.asked += usize::from(asked);
                        looked.rest = rest;
                        return Ok(looked);
                    }
                }
            }
        }
        if looked.asked > 0 {
            let before = self.now() - SignedDuration::from_hours(24 * KEPT_DAYS);
            self.store.forget_machine_texts(before).await.context("forgetting old texts")?;
        }
        Ok(looked)
    }
}
