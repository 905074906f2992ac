//! Why are these reports one story? The decisions, made again.
//!
//! Nothing of a decision is kept but its outcome. All placed reports of the time are counted again in their order, so that words weigh
//! what they weighed then; those of the story in question are placed among themselves by the rules of [`Groups::add`]. Where these leave
//! more than one part, an editor's hand or older rules hold the parts together.

use std::collections::BTreeMap;

use crate::groups::{merge, names};
use crate::shelf::{Names, Shelf};
use crate::story::Story;
use crate::{Groups, Merged, Report, Settings, Standing};

/// How a story came to be.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Explanation {
    /// Its reports in the order in which they came.
    pub steps: Vec<Step>,
    /// Parts, by the report that each began with, that these rules alone would not have made one; a single part in most stories.
    pub parts: Vec<i64>,
}

/// What a report did.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The report's number.
    pub report: i64,
    /// The part that it joined, by the report that began it: its own number if it began one.
    pub part: i64,
    /// How it stood to that part; `None` if it began it.
    pub standing: Option<Standing>,
    /// Parts that it showed to be one.
    pub merged: Vec<Merged>,
}

/// Explains `story` out of all reports of its time and their stories, in the order in which they were placed, as [`Groups::resume`]
/// takes them.
#[must_use]
pub fn explain(settings: &Settings, placed: impl Iterator<Item = (Report, i64)>, story: i64) -> Explanation {
    let mut all = Groups::new(settings.clone());
    let mut parts = Shelf::default();
    let mut terms = Names::default();
    let mut explanation = Explanation::default();
    let mut beginnings: BTreeMap<i64, i64> = BTreeMap::new();
    for (report, of) in placed {
        let alone = all.weighed(&report);
        all.join(of, &alone);
        all.close_quiet(report.published);
        if of == story {
            terms.extend(names(&report));
            // Parts are numbered by turn, so that the older one stays, and told of by their first reports.
            let turn = i64::try_from(explanation.steps.len()).unwrap_or(i64::MAX);
            beginnings.insert(turn, report.id);
            explanation.steps.push(step(&mut parts, turn, report.id, &alone, &terms, &beginnings, settings));
        }
    }
    explanation.parts = beginnings.iter().filter(|(turn, _)| parts.get(**turn).is_some()).map(|(_, report)| *report).collect();
    explanation
}

fn step(
    parts: &mut Shelf,
    turn: i64,
    report: i64,
    alone: &Story,
    terms: &Names,
    beginnings: &BTreeMap<i64, i64>,
    settings: &Settings,
) -> Step {
    let near = parts.for_report(alone, settings);
    let standing = near.and_then(|near| Some(near.told(&alone.sum, &parts.get(near.story)?.sum, terms, settings)));
    let part = near.map_or(turn, |near| near.story);
    parts.put(part, alone, settings.kept_terms);
    parts.list(part, settings);
    let mut merged = if near.is_some() { merge(parts, part, terms, settings) } else { Vec::new() };
    let told = |part: i64| beginnings.get(&part).copied().unwrap_or(part);
    for merged in &mut merged {
        (merged.gone, merged.into) = (told(merged.gone), told(merged.into));
    }
    Step { report, part: told(part), standing, merged }
}
