//! What an editor rules stays, whatever comes after.

use super::report;
use crate::{Groups, Report, Settings};

fn quake() -> [Report; 3] {
    [
        report(1, 0, "tremor sorrel island", "quake port amity harbour roofs"),
        report(2, 1, "governor maddox asks help", "maddox field hospital tents aid"),
        report(3, 2, "maddox asks help tremor sorrel island", "governor maddox quake port amity field hospital tents aid harbour roofs"),
    ]
}

#[test]
fn stories_held_apart_are_not_merged_by_what_comes_later() {
    let mut groups = Groups::new(Settings::default());
    let quake = quake();
    for report in &quake[..2] {
        groups.add(report, || report.id);
    }
    groups.hold_apart(2, 1);
    let placed = groups.add(&quake[2], || 3);
    assert!(!placed.began && placed.merged.is_empty(), "{placed:?}");
    assert_eq!(groups.len(), 2);
}

#[test]
fn the_ruling_goes_on_to_what_a_story_becomes_part_of() {
    let mut groups = Groups::new(Settings::default());
    let quake = quake();
    groups.add(&quake[0], || 10);
    groups.add(&quake[1], || 20);
    groups.hold_apart(10, 20);
    groups.add(&report(3, 1, "lynx seen near eastmoor quarry", ""), || 5);
    assert_eq!(groups.unite(10, 5), 5, "the older number stays");
    let placed = groups.add(&quake[2], || 30);
    assert!(placed.merged.is_empty() && groups.len() == 2, "{placed:?}");
}

#[test]
fn a_report_that_was_moved_stays_where_the_state_is_made_again_from() {
    let mut groups = Groups::new(Settings::default());
    let quake = quake();
    // The editor took the third report out into a story of its own, and ruled that this is neither of the others.
    groups.resume(quake.iter().cloned().zip([1, 2, 3]));
    groups.hold_apart(3, 1);
    groups.hold_apart(3, 2);
    let placed = groups.add(&report(4, 3, "tremor sorrel island roofs", "quake port amity harbour roofs"), || 4);
    assert!(!placed.began && placed.merged.iter().all(|merged| merged.gone != 3 && merged.into != 3), "{placed:?}");
}

#[test]
fn what_is_like_a_story_without_being_it_is_of_its_matter() {
    let mut groups = Groups::new(Settings::default());
    let quake = quake();
    for report in &quake[..2] {
        groups.add(report, || report.id);
    }
    groups.hold_apart(2, 1);
    let story = groups.add(&quake[2], || 3).story;
    let other = if story == 1 { 2 } else { 1 };
    groups.add(&report(4, 1, "lynx seen near eastmoor quarry", "keeper tracks forest winter"), || 4);
    assert_eq!(groups.matter(story, 8), [other], "near enough to be one, and held apart");
    assert_eq!((groups.matter(4, 8), groups.matter(story, 0), groups.matter(99, 8)), (vec![], vec![], vec![]));
}
