//! What grouping costs: a made-up press, told in the order of time, each report read into terms and placed as the program does it.
//!
//! `cargo run --release -p group --example grouping` takes a million reports, of which 100,000 are in a window of 30 days; a first argument
//! gives another number of reports, a second another number in the window. `… -- write 1000` writes the reports as `dateline group` reads them.
//! It prints, at 10,000, 100,000 and a million reports, microseconds of processor time a report over the last ten thousand on one core, the stories held, the
//! work of a search and the memory of the process, which is the press's too.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts and shares of a made-up press"
)]

mod press;

use std::collections::HashMap;
use std::io::Write;
use std::time::{Duration, Instant};

use group::{Groups, Report, Settings};
use jiff::{SignedDuration, Timestamp};
use press::{Press, Told};

/// Characters of a text that the program reads terms of.
const BEGINNING: usize = 1_200;
/// Reports made before a stretch is timed.
const STRETCH: usize = 1_000;
/// When the press began: 2026-01-01.
const BEGAN: i64 = 1_767_225_600;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, usual: usize| arguments.get(at).map_or(Ok(usual), |given| given.parse());
    if arguments.first().is_some_and(|first| first == "write") {
        return write(number(1, 1_000)?);
    }
    let (all, in_window) = (number(0, 1_000_000)?, number(1, 100_000)?);
    let settings = Settings::default();
    let mut press = Press::new(include_str!("../../crates/group/src/background/en.txt"), in_window as f64 / settings.window_days);
    let mut groups = Groups::new(settings);
    let (mut stories, mut events) = (Stories::default(), Vec::new());
    let (mut spent, mut last) = (Duration::ZERO, Vec::new());
    let mut out = std::io::stdout().lock();
    let mut effort = groups.effort();
    let clock = Clock(Instant::now());
    while events.len() < all {
        let told: Vec<Told> = (0..STRETCH.min(all - events.len())).map(|_| press.next()).collect();
        let began = clock.now();
        for (n, told) in told.iter().enumerate() {
            let id = (events.len() + n) as i64;
            let placed = groups.add(&report(id, told), || id);
            groups.close_quiet(time(told));
            for merged in &placed.merged {
                stories.merged.insert(merged.gone, merged.into);
            }
            stories.placed.push(placed.story);
        }
        let took = clock.now().saturating_sub(began);
        spent += took;
        last.push(took / u32::try_from(told.len())?);
        events.extend(told.iter().map(|told| told.event));
        if [10_000, 100_000, 1_000_000, all].contains(&events.len()) {
            let recent = &last[last.len().saturating_sub(10)..];
            let now = groups.effort();
            let (precision, recall) = stories.right(&events);
            let searches = (now.searches - effort.searches).max(1) as f64;
            writeln!(
                out,
                "{:>9} reports: {:.0} µs a report over the last {}, {:.0} a second over all; {} stories held; {:.0} postings and {:.1} comparisons a \
                 search, at most {} of a term and {}; peak {} MB; B-cubed precision {:.3}, recall {:.3}",
                events.len(),
                recent.iter().sum::<Duration>().as_secs_f64() * 1e6 / recent.len() as f64,
                recent.len() * STRETCH,
                events.len() as f64 / spent.as_secs_f64(),
                groups.len(),
                (now.postings - effort.postings) as f64 / searches,
                (now.compared - effort.compared) as f64 / searches,
                now.most_postings_of_a_term,
                now.most_compared,
                peak().unwrap_or_default(),
                precision,
                recall,
            )?;
            effort = now;
        }
    }
    Ok(())
}

fn report(id: i64, told: &Told) -> Report {
    let language = understand::language(&told.text);
    let end = told.text.char_indices().nth(BEGINNING).map_or(told.text.len(), |(at, _)| at);
    Report {
        id,
        title_terms: understand::terms(&told.title, language),
        text_terms: understand::terms(&told.text[..end], language),
        language: language.map(str::to_owned),
        published: time(told),
    }
}

fn time(told: &Told) -> Timestamp {
    Timestamp::from_second(BEGAN).unwrap_or_default() + SignedDuration::from_secs(told.at as i64)
}

fn write(count: usize) -> Result<(), Box<dyn std::error::Error>> {
    let mut press = Press::new(include_str!("../../crates/group/src/background/en.txt"), 3_333.0);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for id in 0..count {
        let told = press.next();
        writeln!(
            out,
            r#"{{"id":"{id}","story":{},"published":"{}","title":"{}","text":"{}"}}"#,
            told.event,
            time(&told),
            told.title,
            told.text
        )?;
    }
    Ok(())
}

/// The time that this thread has had a processor, so that a busy machine changes little; where the system does not say, the time of day.
struct Clock(Instant);

impl Clock {
    fn now(&self) -> Duration {
        let scheduled = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        let nanoseconds = scheduled.and_then(|line| line.split_whitespace().next()?.parse().ok());
        nanoseconds.map_or_else(|| self.0.elapsed(), Duration::from_nanos)
    }
}

/// Where each report was placed, and what became of the stories since.
#[derive(Default)]
struct Stories {
    placed: Vec<i64>,
    merged: HashMap<i64, i64>,
}

impl Stories {
    /// B-cubed precision and recall against the events.
    fn right(&self, events: &[u32]) -> (f64, f64) {
        let last = |mut story: i64| {
            while let Some(into) = self.merged.get(&story) {
                story = *into;
            }
            story
        };
        let stories: Vec<i64> = self.placed.iter().map(|story| last(*story)).collect();
        let (mut both, mut of_event, mut of_story) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (event, story) in events.iter().zip(&stories) {
            *both.entry((*event, *story)).or_insert(0.0) += 1.0;
            *of_event.entry(*event).or_insert(0.0) += 1.0;
            *of_story.entry(*story).or_insert(0.0) += 1.0;
        }
        let (mut precision, mut recall) = (0.0, 0.0);
        for (event, story) in events.iter().zip(&stories) {
            let common: f64 = both[&(*event, *story)];
            precision += common / of_story[story];
            recall += common / of_event[event];
        }
        (precision / events.len() as f64, recall / events.len() as f64)
    }
}

/// The most memory that this process has had, in MB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1_024)
}
