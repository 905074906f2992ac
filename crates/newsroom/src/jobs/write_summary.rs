//! Have a machine write the summary of one story; and take what it wrote, where it still stands.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::Context;
use machine::{Asked, Checked, Report, Trouble, Written, check, is_backed};
use model::{SourceId, StoryId};
use store::{ArticleHead, DigestText, MachineAsk, MachineClaim, MachineEnd, MachineLine, MachineState, MachineText};

use super::tell_story::{primary, readable};
use crate::{Newsroom, Summaries};

/// Reports that a machine is given, one of a publisher, the newest; and from how many on it is asked: one report's own sentences are its best summary.
const REPORTS: usize = 8;
const FEWEST: usize = 2;
/// Reports of a story that are read.
const READ: i64 = 40;
/// Seconds beyond a text's time for which nobody else asks for it.
const LEASE_SECONDS: i64 = 60;

/// Which story, for whom.
pub(crate) struct Job<'a> {
    pub(crate) story: StoryId,
    /// The edition's: BCP 47 tag, and whether it is read by members alone.
    pub(crate) language: &'a str,
    pub(crate) private: bool,
}

/// What came of it.
pub(crate) enum Came {
    /// There is nothing to ask.
    Nothing,
    /// It was asked for.
    Asked {
        /// Sentences of it stand.
        stands: bool,
    },
    /// There is no sense in asking for another now.
    NoMore {
        /// It was asked for.
        asked: bool,
        /// How long the machine asks us to wait.
        rest: Option<Duration>,
    },
}

/// Asks for it, unless that was done or the day's tokens are spent.
pub(crate) async fn write_summary(newsroom: &Newsroom, summaries: &Summaries, job: &Job<'_>) -> anyhow::Result<Came> {
    let texts = newsroom.store.digest_texts(&[job.story], newsroom.now(), READ).await.context("reading a story's texts")?;
    let heads = newsroom.store.heads_of_story(job.story).await.context("reading a story's reports")?;
    let given = given(&texts, job);
    if given.len() < FEWEST {
        return Ok(Came::Nothing);
    }
    let reports: Vec<Report<'_>> = given.iter().map(|text| report(text, &heads)).collect();
    let language = primary(job.language);
    let asked = Asked::of(summaries.machine.model(), &reports, Some(&language));
    let most = i64::try_from(asked.tokens).unwrap_or(i64::MAX);
    let ask = MachineAsk {
        hash: &asked.hash,
        story: job.story,
        model: summaries.machine.model(),
        tokens: most,
        a_day: summaries.tokens_a_day,
        lease_seconds: LEASE_SECONDS + i64::try_from(summaries.patience.as_secs()).unwrap_or(LEASE_SECONDS),
    };
    let time = match newsroom.store.claim_machine_text(&ask, newsroom.now()).await.context("claiming a summary")? {
        MachineClaim::Ask(time) => time,
        MachineClaim::Settled | MachineClaim::InHand => return Ok(Came::Nothing),
        MachineClaim::Spent => {
            tracing::info!(tokens = most, "the day's tokens do not reach for another summary");
            return Ok(Came::NoMore { asked: false, rest: None });
        }
    };
    let answer = match tokio::time::timeout(summaries.patience, summaries.machine.write(&asked)).await {
        Ok(answer) => answer,
        Err(_) => Err((Trouble::Away("it takes too long".to_owned()), None)),
    };
    // What a server does not count may have cost all that was reserved.
    let cost = |tokens: Option<u64>| tokens.and_then(|tokens| i64::try_from(tokens).ok()).unwrap_or(most);
    let settle = async |end: MachineEnd<'_>| newsroom.store.settle_machine_text(&asked.hash, time, &end).await.context("saving a summary");
    match answer {
        Ok(Written { text, tokens }) => {
            let checked = checked(&text, &given, &heads, &language).await?;
            let dropped: Vec<String> = checked.dropped.iter().map(|dropped| format!("{} ({})", dropped.text, dropped.why)).collect();
            let lines: Vec<MachineLine> = checked
                .sentences
                .into_iter()
                .filter_map(|sentence| Some(MachineLine { text: sentence.text, article: given.get(sentence.report)?.article }))
                .collect();
            let stands = !lines.is_empty();
            let state = if stands { MachineState::Written } else { MachineState::Refused };
            settle(MachineEnd { state, tokens: cost(tokens), lines: &lines, dropped: &dropped }).await?;
            tracing::debug!(story = job.story.0, sentences = lines.len(), dropped = dropped.len(), "a machine wrote a summary");
            Ok(Came::Asked { stands })
        }
        Err((trouble, tokens)) => {
            let state = if trouble.passes() { MachineState::Asked } else { MachineState::Failed };
            settle(MachineEnd { state, tokens: cost(tokens), lines: &[], dropped: &[trouble.to_string()] }).await?;
            let rest = if let Trouble::Busy { wait, .. } = &trouble { *wait } else { None };
            let is_general = trouble.passes() || matches!(trouble, Trouble::Wrong(_));
            tracing::warn!(story = job.story.0, "the machine wrote no summary: {trouble}");
            Ok(if is_general { Came::NoMore { asked: true, rest } } else { Came::Asked { stands: false } })
        }
    }
}

/// The texts that it is given: readable, in the edition's language, the newest of each publisher, oldest first.
fn given<'a>(texts: &'a [DigestText], job: &Job<'_>) -> Vec<&'a DigestText> {
    let language = primary(job.language);
    let own = |text: &&DigestText| text.language.as_deref().is_none_or(|tag| primary(tag) == language);
    let mut seen: BTreeSet<SourceId> = BTreeSet::new();
    let readable = readable(texts, job.language, job.private);
    let mut given: Vec<&DigestText> =
        readable.into_iter().rev().filter(own).filter(|text| seen.insert(text.source)).take(REPORTS).collect();
    given.reverse();
    given
}

fn report<'a>(text: &'a DigestText, heads: &'a [ArticleHead]) -> Report<'a> {
    let by = heads.iter().find(|head| head.id == text.article).map_or("", |head| head.source_name.as_str());
    Report { by, title: &text.title, text: &text.text }
}

async fn checked(text: &str, given: &[&DigestText], heads: &[ArticleHead], language: &str) -> anyhow::Result<Checked> {
    let (text, language, heads) = (text.to_owned(), language.to_owned(), heads.to_vec());
    let given: Vec<DigestText> = given.iter().copied().cloned().collect();
    let checking = tokio::task::spawn_blocking(move || {
        let reports: Vec<Report<'_>> = given.iter().map(|text| report(text, &heads)).collect();
        check(&text, &reports, Some(&language))
    });
    checking.await.context("checking a summary")
}

/// The sentences that a machine wrote of a story, each with its report's place among the texts, if every one of them still has its report, and that
/// report still backs it.
pub(super) fn machine_summary(
    written: &MachineText,
    texts: &[&DigestText],
    heads: &[ArticleHead],
    language: &str,
) -> Option<Vec<(String, usize)>> {
    let language = primary(language);
    let line = |line: &MachineLine| {
        let place = texts.iter().position(|text| text.article == line.article)?;
        is_backed(&line.text, &report(texts.get(place)?, heads), Some(&language)).then(|| (line.text.clone(), place))
    };
    let lines: Vec<(String, usize)> = written.lines.iter().map(line).collect::<Option<_>>()?;
    (!lines.is_empty()).then_some(lines)
}
