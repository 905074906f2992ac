//! When digests are due, and what stands in them.

use jiff::Timestamp;
use jiff::civil::time;
use jiff::tz::TimeZone;
use model::{DigestHand, DigestRules, Edition, Hand, Hour, StoryId};

use super::{due, next, plan};
use crate::Settings;
use crate::tests::{edition, frame, report, story};

fn rules(hours: &[(i8, i8)]) -> DigestRules {
    DigestRules { hours: hours.iter().map(|(hour, minute)| Hour(time(*hour, *minute, 0, 0))).collect(), ..DigestRules::default() }
}

fn minutes(rules: &DigestRules, zone: &str, last: Option<&str>, now: &str) -> Vec<String> {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    due(rules, &TimeZone::get(zone).unwrap(), last.map(at), at(now)).iter().map(|due| due.minute.to_string()).collect()
}

#[test]
fn each_hour_is_due_once_and_what_was_missed_is_made_up_in_order() {
    let rules = rules(&[(18, 0), (7, 0)]);
    let vienna = |last, now| minutes(&rules, "Europe/Vienna", last, now);
    assert_eq!(vienna(Some("2017-09-12T05:00:00Z"), "2017-09-12T15:59:59Z"), [""; 0], "07:00 was, 18:00 is not yet");
    assert_eq!(vienna(Some("2017-09-12T05:00:00Z"), "2017-09-12T16:00:00Z"), ["2017-09-12-1800"], "on the minute");
    assert_eq!(
        vienna(Some("2017-09-12T05:00:00Z"), "2017-09-14T05:30:00Z"),
        ["2017-09-12-1800", "2017-09-13-0700", "2017-09-13-1800", "2017-09-14-0700"]
    );
    assert_eq!(vienna(None, "2017-09-14T05:30:00Z"), ["2017-09-14-0700"], "a new edition has no past");
    let year = vienna(Some("2016-09-14T05:00:00Z"), "2017-09-14T05:30:00Z");
    assert_eq!((year.len(), year[0].as_str()), (20, "2017-09-04-1800"), "ten days, not a year");
    assert_eq!(minutes(&super::tests::rules(&[]), "UTC", None, "2017-09-14T05:30:00Z"), [""; 0]);
}

#[test]
fn where_the_clock_is_set_forward_or_back_each_hour_is_kept_once() {
    let night = rules(&[(2, 30), (3, 30)]);
    let vienna = |now| minutes(&night, "Europe/Vienna", Some("2017-03-25T12:00:00Z"), now);
    assert_eq!(vienna("2017-03-26T12:00:00Z"), ["2017-03-26-0330"], "02:30 is none on that day, and two at one moment are one");
    let autumn = minutes(&night, "Europe/Vienna", Some("2017-10-28T12:00:00Z"), "2017-10-29T12:00:00Z");
    assert_eq!(autumn, ["2017-10-29-0230", "2017-10-29-0330"], "02:30 comes twice and is kept once");
    let hours = due(
        &night,
        &TimeZone::get("Europe/Vienna").unwrap(),
        Some("2017-10-28T12:00:00Z".parse().unwrap()),
        "2017-10-29T12:00:00Z".parse().unwrap(),
    );
    assert_eq!(hours[0].at, "2017-10-29T00:30:00Z".parse::<Timestamp>().unwrap(), "the first of the two");
    // Samoa left out 30 December 2011 altogether.
    let apia = minutes(&rules(&[(7, 0)]), "Pacific/Apia", Some("2011-12-29T18:00:00Z"), "2011-12-31T18:00:00Z");
    assert_eq!(apia, ["2011-12-31-0700", "2012-01-01-0700"]);
}

#[test]
fn the_next_one_is_looked_for_from_now() {
    let zone = TimeZone::UTC;
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let found = next(&rules(&[(7, 0), (18, 0)]), &zone, at("2017-09-12T07:00:00Z")).unwrap();
    assert_eq!((found.minute.to_string().as_str(), found.at), ("2017-09-12-1800", at("2017-09-12T18:00:00Z")));
    assert_eq!(next(&rules(&[]), &zone, at("2017-09-12T07:00:00Z")), None);
}

fn planned(edition: &Edition, hand: &DigestHand, stories: &[crate::Candidate]) -> super::Plan {
    let (none, settings) = (Hand::default(), Settings::default());
    plan(stories, &frame(edition, &none, &settings), hand)
}

fn order(plan: &super::Plan) -> Vec<i64> {
    plan.stories.iter().map(|story| story.card.story.0).collect()
}

#[test]
fn stories_stand_by_weight_under_the_sections_that_they_have_and_under_none_that_they_lack() {
    let mut both = story(1, "local", vec![report(1, 10), report(2, 11), report(3, 12)]);
    both.sections.push("sports".into());
    let unfiled = story(2, "weather", vec![report(4, 10), report(5, 15)]);
    let plan = planned(&edition(), &DigestHand::default(), &[unfiled, both, story(3, "sports", vec![report(6, 20)])]);
    assert_eq!((order(&plan), plan.weighed), (vec![1, 2, 3], 3));
    let blocks: Vec<_> = plan.blocks.iter().map(|block| (block.section.as_ref().map(|s| s.tag.as_str()), block.items.as_slice())).collect();
    assert_eq!(blocks, [(Some("local"), [0].as_slice()), (Some("sports"), &[0, 2]), (None, &[1])]);
}

#[test]
fn a_section_and_a_source_alone_have_their_room_and_no_more() {
    let mut edition = edition();
    edition.digest.per_section = 3;
    let many: Vec<_> = (1..=6).map(|id| story(id, "local", vec![report(id, 10), report(id + 50, 12)])).collect();
    let alone: Vec<_> = (11..=15).map(|id| story(id, "sports", vec![report(99, id)])).collect();
    let plan = planned(&edition, &DigestHand::default(), &[many, alone].concat());
    let of = |range: std::ops::Range<i64>| order(&plan).into_iter().filter(|id| range.contains(id)).count();
    assert_eq!((of(1..10), of(10..20)), (3, 2));
    edition.digest.stories = 4;
    assert_eq!(
        planned(&edition, &DigestHand::default(), &(1..=9).map(|id| story(id, "x", vec![report(id, 9)])).collect::<Vec<_>>()).stories.len(),
        3
    );
}

#[test]
fn the_editor_s_hand_goes_before_weight() {
    let all: Vec<_> = (1..=5).map(|id| story(id, "local", (0..=6 - id).map(|n| report(id * 10 + n, 10)).collect())).collect();
    let mut edition = edition();
    edition.digest.stories = 3;
    assert_eq!(order(&planned(&edition, &DigestHand::default(), &all)), [1, 2, 3]);
    let hand = DigestHand {
        picked: [StoryId(5)].into(),
        dropped: [StoryId(1)].into(),
        held: [StoryId(2)].into(),
        places: [(StoryId(5), 1), (StoryId(9), 2)].into(),
        titles: [(StoryId(4), "As the editor has it".into())].into(),
    };
    let plan = planned(&edition, &hand, &all);
    assert_eq!(order(&plan), [5, 3, 4], "picked though light, first though last, and neither dropped nor held");
    assert_eq!((plan.stories[2].card.title.as_str(), plan.stories[2].titled), ("As the editor has it", true));
    assert!(!plan.stories[1].titled);
}
