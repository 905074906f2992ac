//! What 50 stories of 40 reports take, made of the corpus's articles in their order, again from the beginning where they end.

use std::error::Error;
use std::io::Write;
use std::time::Duration;

use understand::{Told, holds, news_since, summary};

use crate::events::{Article, Event};
use crate::reports;

const STORIES: usize = 50;
const REPORTS: usize = 40;
/// Reports of each story that were told before.
const EARLIER: usize = 30;

pub(crate) fn measure(events: &[Event], out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let articles: Vec<&Article> = events.iter().flat_map(|event| &event.articles).collect();
    let mut order = articles.iter().cycle().copied();
    let stories: Vec<Vec<&Article>> = (0..STORIES).map(|_| order.by_ref().take(REPORTS).collect()).collect();
    let stories: Vec<Vec<Told<'_>>> = stories.iter().map(|story| reports(story)).collect();
    let bytes: usize = stories.iter().flatten().map(|told| told.text.len()).sum();
    for _ in 0..3 {
        let begun = spent();
        let summaries: Vec<_> = stories.iter().map(|story| summary(story, 2..=4)).collect();
        let told = spent().saturating_sub(begun);
        let begun = spent();
        let news: Vec<_> = stories.iter().map(|story| news_since(&story[..EARLIER], &story[EARLIER..], 2)).collect();
        let added = spent().saturating_sub(begun);
        let held = stories.iter().zip(&summaries).all(|(story, taken)| taken.iter().all(|taken| holds(taken, story)))
            && stories.iter().zip(&news).all(|(story, taken)| taken.iter().all(|taken| holds(taken, &story[EARLIER..])));
        writeln!(
            out,
            "{STORIES} stories of {} reports, {:.1} MB: {} sentences in {:.0} ms; {} sentences of news in {:.0} ms; all hold: {held}",
            STORIES * REPORTS,
            bytes as f64 / 1e6,
            summaries.iter().map(Vec::len).sum::<usize>(),
            told.as_secs_f64() * 1e3,
            news.iter().map(Vec::len).sum::<usize>(),
            added.as_secs_f64() * 1e3,
        )?;
    }
    Ok(())
}

/// The time that this thread has had a processor, so that a busy machine changes little; nothing where the system does not say.
fn spent() -> Duration {
    let scheduled = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = scheduled.and_then(|line| line.split_whitespace().next()?.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}
