//! Grouping by what it promises: reports of one event together, others apart, whatever the order within the hour.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::{Groups, Placed, Report, Settings};

mod explained;
mod guards;
mod order;
mod restart;
mod rulings;

fn report_in(language: Option<&str>, id: i64, hours: i64, title: &str, text: &str) -> Report {
    let published = Timestamp::from_second(1_700_000_000).unwrap() + SignedDuration::from_hours(hours);
    let terms = |text| understand::terms(text, language);
    Report { id, title_terms: terms(title), text_terms: terms(text), language: language.map(str::to_owned), published }
}

fn report(id: i64, hours: i64, title: &str, text: &str) -> Report {
    report_in(Some("en"), id, hours, title, text)
}

fn place(reports: &[Report]) -> (Groups, Vec<Placed>) {
    let mut groups = Groups::new(Settings::default());
    let placed = reports.iter().map(|r| groups.add(r, || r.id)).collect();
    (groups, placed)
}

/// Where each report is after what was just decided.
fn follow(stories: &mut BTreeMap<i64, i64>, report: i64, placed: &Placed) {
    for merged in &placed.merged {
        stories.values_mut().filter(|story| **story == merged.gone).for_each(|story| *story = merged.into);
    }
    // The report itself may have begun what was merged away at once.
    stories.insert(report, placed.story);
}

fn breakwater() -> Vec<Report> {
    vec![
        report(
            1,
            0,
            "storm breaks north breakwater harbour",
            "storm tore gap north breakwater alder point thirty-one boats damaged thorne",
        ),
        report(2, 1, "league night hat-trick brisk", "port sable beat linden three goals brisk keane"),
        report(3, 2, "harbour counts boats after breakwater storm", "thorne harbourmaster alder point breakwater gap boats damaged quay"),
    ]
}

#[test]
fn two_reports_of_one_event_share_a_story_and_a_third_event_does_not() {
    let (_, placed) = place(&breakwater());
    assert!(placed[0].began && placed[1].began);
    assert_eq!((placed[2].story, placed[2].began), (1, false));
    let standing = placed[2].standing.as_ref().unwrap();
    assert!(standing.likeness > 0.15 && standing.shared.iter().any(|shared| shared.term == "breakwat"), "{standing:?}");
}

#[test]
fn a_story_that_has_been_quiet_for_the_window_is_over_and_then_closed() {
    let again = |id, days: i64| {
        report(id, 24 * days, "storm breaks north breakwater harbour", "storm tore gap north breakwater alder point boats damaged thorne")
    };
    let mut alone = breakwater();
    alone.truncate(2);
    alone.push(again(4, 40));
    let (groups, placed) = place(&alone);
    assert!(placed[2].began, "nobody else told of it, and forty days later it is another event");
    assert_eq!(groups.len(), 3);
    let mut told = breakwater();
    told.extend([again(4, 40), again(5, 140)]);
    let (mut groups, placed) = place(&told);
    assert_eq!((placed[3].story, placed[3].began), (1, false), "what several told of is taken up again by much the same words");
    assert!(placed[4].began, "but not for ever");
    groups.close_quiet(told[3].published);
    assert_eq!(groups.len(), 2, "the match is let go");
    groups.close_quiet(told[4].published);
    assert_eq!(groups.len(), 1, "and then the storm");
}

#[test]
fn two_stories_that_a_later_report_shows_to_be_one_are_merged_into_the_older() {
    let reports = [
        report(1, 0, "tremor sorrel island", "quake port amity harbour roofs"),
        report(2, 1, "governor maddox asks help", "maddox field hospital tents aid"),
        report(3, 2, "maddox asks help tremor sorrel island", "governor maddox quake port amity field hospital tents aid harbour roofs"),
    ];
    let (groups, placed) = place(&reports);
    assert!(placed[1].began);
    assert_eq!((placed[2].story, placed[2].merged.iter().map(|m| (m.gone, m.into)).collect::<Vec<_>>()), (1, vec![(2, 1)]));
    assert_eq!(groups.len(), 1);
}

#[test]
fn a_resumed_state_places_the_next_report_as_the_running_one_does() {
    let reports = breakwater();
    let (mut running, placed) = place(&reports[..2]);
    let known = reports[..2].iter().cloned().zip(placed.iter().map(|p| p.story));
    let mut resumed = Groups::new(Settings::default());
    resumed.resume(known);
    assert_eq!(running.add(&reports[2], || 3), resumed.add(&reports[2], || 3));
}

#[test]
fn a_report_without_words_begins_a_story_of_its_own() {
    let (_, placed) = place(&[report(1, 0, "", ""), report(2, 0, "", "")]);
    assert!(placed.iter().all(|p| p.began));
}

proptest! {
    #[test]
    fn every_report_gets_exactly_one_living_story(titles in prop::collection::vec("[a-e]{1,2}( [a-e]{1,2}){0,5}", 1..40)) {
        let mut groups = Groups::new(Settings::default());
        let mut story_of = BTreeMap::new();
        for (n, title) in titles.iter().enumerate() {
            let id = i64::try_from(n).unwrap();
            let placed = groups.add(&report(id, id, title, ""), || id);
            follow(&mut story_of, id, &placed);
        }
        let living: BTreeSet<i64> = story_of.values().copied().collect();
        prop_assert_eq!(living.len(), groups.len());
        prop_assert_eq!(story_of.len(), titles.len());
    }
}

#[test]
fn texts_need_to_be_nearer_than_headlines() {
    let town = "alder point harbour council quay holm street mayor sorley ";
    let long = |own: &str| format!("{}{}", town, own.repeat(12));
    let one = report(1, 0, "cannery to open again", &long("cannery jobs spring saltmarket "));
    let two = report(2, 1, "rovers win the cup", &long("penalties keeper final kestrel "));
    let (_, placed) = place(&[one.clone(), two]);
    assert!(placed[1].began, "one town is not one event");
    let headline = report(2, 1, "cannery to open again on holm street", "");
    let (_, placed) = place(&[one, headline]);
    assert_eq!(placed[1].story, 1);
}
