//! How well and how fast stories are told in a few sentences.
//!
//! `cargo run --release -p understand --example summaries -- FOLDER` reads the folder's `gold.jsonl` (events with their articles; see `events`), tells each
//! event by one half of its articles and then by the other, and prints the means of ROUGE-1 and ROUGE-L as F1 against the articles held out: against
//! their first three sentences, and against what their pages say they are about. The others are made in the same run and as long as ours is.
//! Then it says what 50 stories of 2,000 reports take. `… -- FOLDER show` prints the summaries instead.

#![expect(clippy::cast_precision_loss, reason = "counts and shares of a small corpus")]

mod baselines;
mod events;
mod rouge;
mod speed;

use std::error::Error;
use std::io::Write;
use std::path::Path;

use understand::{Taken, Told, When, summary};

use events::{Article, Event};

/// What is measured of a text: ROUGE-1 and ROUGE-L against openings, the same against the pages' own leads, and its words.
type Score = [f64; 5];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("name the folder of the events")?;
    let events = events::read(Path::new(&folder))?;
    let mut out = std::io::stdout().lock();
    if arguments.next().is_some_and(|what| what == "show") {
        return show(&events, &mut out);
    }
    let usual = baselines::usual(events.iter().flat_map(|event| &event.articles));
    let (measured, others) = events::drawn(&events);
    for (what, events) in [("measured", &measured), ("others", &others)] {
        writeln!(out, "{} events {what}:", events.len())?;
        writeln!(out, "{:>52}   openings       pages' leads   words", "")?;
        let mut rows: Vec<(&str, Vec<Score>)> = Vec::new();
        for event in events {
            for (told, held) in [event.halves(false), event.halves(true)] {
                for (row, (what, text)) in texts(&told, &usual).into_iter().enumerate() {
                    if rows.len() <= row {
                        rows.push((what, Vec::new()));
                    }
                    rows[row].1.extend(score(&text, &held));
                }
            }
        }
        for (what, scores) in rows {
            let mean = |at: usize| scores.iter().map(|score| score[at]).sum::<f64>() / scores.len() as f64;
            writeln!(out, "{what:>52}   {:.4} {:.4}  {:.4} {:.4}  {:.1}", mean(0), mean(1), mean(2), mean(3), mean(4))?;
        }
    }
    speed::measure(&events, &mut out)
}

/// The reports as the summary takes them, each of a source of its own.
fn reports<'a>(told: &[&'a Article]) -> Vec<Told<'a>> {
    let report = |(source, article): (usize, &&'a Article)| Told {
        title: &article.title,
        text: &article.text,
        language: article.language,
        published: article.published,
        source: source as u64,
    };
    told.iter().enumerate().map(report).collect()
}

/// Our summary and the others', with their names.
fn texts(told: &[&Article], usual: &baselines::Usual) -> Vec<(&'static str, String)> {
    let reports = reports(told);
    let taken = summary(&reports, 2..=4);
    let ours: Vec<&str> = taken.iter().filter_map(|taken| taken.sentence(&reports)).collect();
    let ours = ours.join(" ");
    let length = rouge::words(&ours).len();
    let nearest = baselines::nearest(told, usual);
    vec![
        ("ours", ours),
        ("beginning of the article nearest the centre", baselines::lead(nearest, length)),
        ("what the page of that article says it is about", nearest.lead.clone()),
        ("beginning of the first article", baselines::lead(told[0], length)),
        ("first three sentences of the first article", baselines::lead_three(told[0])),
        ("TextRank", baselines::text_rank(told, length)),
        ("LexRank", baselines::lex_rank(told, usual, length)),
    ]
}

/// Means over the articles held out; `None` where none of their pages says what it is about.
fn score(text: &str, held: &[&Article]) -> Option<Score> {
    let own = rouge::words(text);
    let mean = |references: &[Vec<String>], rouge: fn(&[String], &[String]) -> f64| {
        references.iter().map(|reference| rouge(&own, reference)).sum::<f64>() / references.len() as f64
    };
    let openings: Vec<Vec<String>> = held.iter().map(|article| rouge::words(&baselines::lead_three(article))).collect();
    let leads: Vec<Vec<String>> =
        held.iter().filter(|article| !article.lead.is_empty()).map(|article| rouge::words(&article.lead)).collect();
    (!leads.is_empty()).then(|| {
        [
            mean(&openings, rouge::one),
            mean(&openings, rouge::longest),
            mean(&leads, rouge::one),
            mean(&leads, rouge::longest),
            own.len() as f64,
        ]
    })
}

fn show(events: &[Event], out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    for event in events {
        writeln!(out, "# {}", event.name)?;
        let told: Vec<&Article> = event.articles.iter().collect();
        let reports = reports(&told);
        for taken in summary(&reports, 2..=4) {
            writeln!(out, "- {} {}", taken.report, clear(&taken, &reports))?;
        }
        let (earlier, new) = reports.split_at(reports.len().div_ceil(2));
        for taken in understand::news_since(earlier, new, 2) {
            writeln!(out, "+ {} {}", taken.report + earlier.len(), clear(&taken, new))?;
        }
    }
    Ok(())
}

/// The sentence with its days in brackets.
fn clear(taken: &Taken, reports: &[Told<'_>]) -> String {
    let mut text = taken.sentence(reports).unwrap_or_default().to_owned();
    for day in taken.days.iter().rev() {
        let when = match day.when {
            When::Day(day) => day.to_string(),
            When::Year(year) => year.to_string(),
        };
        text.insert_str(day.at, &format!(" [{when}]"));
    }
    text
}
