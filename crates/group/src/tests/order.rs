//! Stories don't hang on the order of arrival, and a language without a list of usual words is grouped all the same.

use std::collections::{BTreeMap, BTreeSet};

use super::{place, report, report_in};
use crate::Report;

/// Four events of one afternoon, five headlines each.
const EVENTS: [[&str; 5]; 4] = [
    [
        "Barge Halcyon sinks off Alder Point",
        "Crew of sunken barge Halcyon rescued off Alder Point",
        "Halcyon: barge carrying gravel goes down at Alder Point",
        "Six saved as gravel barge Halcyon sinks",
        "Divers to inspect wreck of barge Halcyon",
    ],
    [
        "Chancellor Maddox cuts income tax in spring budget",
        "Spring budget: Maddox cuts tax and puts a levy on sugar",
        "Maddox budget brings sugar levy, lower income tax",
        "What the Maddox budget means for income tax",
        "Grocers attack sugar levy in Maddox budget",
    ],
    [
        "Saint Brannoc's nurses end eleven-day strike",
        "Nurses' strike over at Saint Brannoc's hospital",
        "Saint Brannoc's hospital nurses accept pay offer, strike ends",
        "Strike of nurses at Saint Brannoc's ends after eleven days",
        "Nurses return to Saint Brannoc's hospital wards",
    ],
    [
        "Lynx seen near Eastmoor quarry",
        "Eastmoor lynx: walkers warned to keep off quarry",
        "Lynx on the loose at Eastmoor, say police",
        "Escaped lynx photographed by Eastmoor quarry guard",
        "Where did the Eastmoor lynx come from?",
    ],
];

/// The reports, in an order that hangs on `seed`, at times within one hour.
fn shuffled(seed: u64, language: Option<&str>) -> Vec<Report> {
    let mut turn = seed;
    let titles = EVENTS.iter().zip(1..).flat_map(|(titles, event)| titles.iter().zip(1..).map(move |(title, n)| (event * 10 + n, *title)));
    let mut titles: Vec<(u64, i64, &str)> = titles
        .map(|(id, title)| {
            turn = turn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (turn >> 33, id, title)
        })
        .collect();
    titles.sort_unstable();
    titles.into_iter().map(|(_, id, title)| report_in(language, id, 0, title, "")).collect()
}

/// The reports of each story.
fn stories(reports: &[Report]) -> BTreeSet<BTreeSet<i64>> {
    let (_, placed) = place(reports);
    let mut stories: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for (report, placed) in reports.iter().zip(&placed) {
        for merged in &placed.merged {
            let gone = stories.remove(&merged.gone).unwrap_or_default();
            stories.entry(merged.into).or_default().extend(gone);
        }
        stories.entry(placed.story).or_default().insert(report.id);
    }
    stories.into_values().collect()
}

#[test]
fn the_order_within_an_hour_does_not_make_the_stories() {
    let events: BTreeSet<BTreeSet<i64>> = (1..=4).map(|event| (1..=5).map(|n| event * 10 + n).collect()).collect();
    for seed in 0..40 {
        assert_eq!(stories(&shuffled(seed, Some("en"))), events, "order {seed}");
    }
}

#[test]
fn a_language_without_a_list_is_grouped_too() {
    // English words under another language's name: no list is used, only what the reports themselves tell.
    for seed in 0..10 {
        let found = stories(&shuffled(seed, Some("x-none")));
        let largest = found.iter().map(BTreeSet::len).max();
        assert!(found.len() <= 8 && largest <= Some(5), "order {seed}: {found:?}");
    }
}

#[test]
fn the_hour_does_not_count_only_the_day() {
    let title = "Barge Halcyon sinks off Alder Point";
    // The tests' clock stands at 22:13.
    let hours = [-20, -9, -1, 1].map(|hour| {
        let (_, placed) = place(&[report(1, -22, title, ""), report(2, hour, "Crew of sunken barge Halcyon rescued off Alder Point", "")]);
        placed[1].standing.clone().map(|standing| standing.needed)
    });
    assert!(hours[0].is_some() && hours.windows(2).all(|pair| pair[0] == pair[1]), "{hours:?}");
}
