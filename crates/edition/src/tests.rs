//! Composing by what an editor would say of the page.

use jiff::{SignedDuration, Timestamp};
use model::{CardPicture, Edition, Reason, Rights, Section, SourceId, StoryId};

use crate::{Candidate, Report, Settings, front, section};

fn now() -> Timestamp {
    "2026-03-02T12:00:00Z".parse().unwrap()
}

fn edition() -> Edition {
    let section = |tag: &str| Section { tag: tag.into(), name: tag.into() };
    Edition {
        slug: "merrow".into(),
        name: "The Merrow Dateline".into(),
        place: "Alder Point".into(),
        time_zone: "UTC".into(),
        language: "en".into(),
        private: false,
        sections: vec![section("local"), section("sports")],
        sponsors: Vec::new(),
        about: String::new(),
    }
}

fn report(source: i64, minutes: i64) -> Report {
    Report {
        source: SourceId(source),
        source_name: format!("Paper {source}"),
        rights: Rights::Excerpt,
        weight: 1.0,
        published: now() - SignedDuration::from_mins(minutes),
        title: "A headline of a decent length".into(),
        excerpt: String::new(),
        language: Some("en".into()),
        words: 400,
        picture: None,
    }
}

fn story(id: i64, tag: &str, reports: Vec<Report>) -> Candidate {
    Candidate { story: StoryId(id), slug: format!("s{id}"), sections: vec![tag.into()], independent: reports.len(), reports }
}

fn picture() -> CardPicture {
    CardPicture { key: "k".into(), width: 1200, height: 800, alt: String::new(), credit: None }
}

#[test]
fn five_papers_beat_one_fresher_paper() {
    let many = story(1, "local", (1..=5).map(|s| report(s, 120)).collect());
    let one = story(2, "local", vec![report(9, 1)]);
    let page = front(&[one, many], &edition(), &Settings::default(), now());
    assert_eq!(page.lead.unwrap().story, StoryId(1));
    assert_eq!(page.weighed, 2);
}

#[test]
fn copies_of_one_text_count_less_than_reports_of_one_s_own() {
    let mut copied = story(1, "local", (1..=5).map(|s| report(s, 60)).collect());
    copied.independent = 1;
    let own = story(2, "local", (6..=8).map(|s| report(s, 60)).collect());
    let page = front(&[copied, own], &edition(), &Settings::default(), now());
    let lead = page.lead.unwrap();
    assert_eq!(lead.story, StoryId(2));
    assert!(matches!(lead.reasons[0], Reason::Sources { sources: 3, independent: 3, .. }));
}

#[test]
fn yesterday_s_story_yields_to_this_morning_s() {
    let old = story(1, "local", (1..=3).map(|s| report(s, 60 * 30)).collect());
    let new = story(2, "local", (1..=2).map(|s| report(s, 20)).collect());
    assert_eq!(front(&[old, new], &edition(), &Settings::default(), now()).lead.unwrap().story, StoryId(2));
}

#[test]
fn a_story_with_a_picture_leads_where_it_weighs_nearly_as_much() {
    let plain = story(1, "local", (1..=4).map(|s| report(s, 30)).collect());
    let mut pictured = story(2, "local", (1..=4).map(|s| report(s, 60)).collect());
    pictured.reports[0].picture = Some(picture());
    let page = front(&[plain, pictured], &edition(), &Settings::default(), now());
    assert_eq!(page.lead.unwrap().story, StoryId(2));
}

#[test]
fn one_source_does_not_fill_the_top_with_what_it_alone_reports() {
    let mut stories: Vec<Candidate> = (1..=8).map(|id| story(id, "local", vec![report(1, id)])).collect();
    stories.push(story(20, "local", vec![report(2, 300)]));
    let page = front(&stories, &edition(), &Settings::default(), now());
    let above: Vec<i64> = page.seconds.iter().chain(&page.briefs).map(|c| c.story.0).collect();
    assert_eq!(above, [2, 3, 20]);
    assert_eq!(page.blocks[0].cards.len(), 4, "the rest stand in their section");
}

#[test]
fn no_story_stands_twice_and_unfiled_ones_come_last() {
    let mut stories: Vec<Candidate> =
        (1..=30).map(|id| story(id, if id % 2 == 0 { "local" } else { "sports" }, vec![report(id, id)])).collect();
    stories.push(story(99, "gardening", vec![report(99, 600)]));
    let page = front(&stories, &edition(), &Settings::default(), now());
    let mut all: Vec<i64> = page
        .lead
        .iter()
        .chain(&page.seconds)
        .chain(&page.briefs)
        .chain(page.blocks.iter().flat_map(|b| &b.cards))
        .map(|c| c.story.0)
        .collect();
    assert_eq!(page.blocks.last().unwrap().section, None);
    assert_eq!(page.blocks.last().unwrap().cards[0].story, StoryId(99));
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count);
}

#[test]
fn a_headline_in_the_edition_s_language_speaks_for_the_story() {
    let mut german = report(1, 5);
    german.language = Some("de".into());
    german.weight = 3.0;
    german.title = "Ein Titel von guter Länge, aber auf Deutsch".into();
    let page =
        section(&[story(1, "local", vec![german.clone(), report(2, 50)])], &edition(), &edition().sections[0], &Settings::default(), now());
    assert_eq!(page.cards[0].by, "Paper 2");
    let page = section(&[story(1, "local", vec![german])], &edition(), &edition().sections[0], &Settings::default(), now());
    assert!(page.cards[0].reasons.iter().any(|r| matches!(r, Reason::Foreign { .. })));
}

#[test]
fn an_edition_without_stories_has_an_empty_front_page() {
    let page = front(&[], &edition(), &Settings::default(), now());
    assert_eq!((page.lead, page.blocks.len(), page.weighed), (None, 0, 0));
}

#[test]
fn a_page_is_the_same_after_a_round_through_json() {
    let page = front(&[story(1, "local", vec![report(1, 3)])], &edition(), &Settings::default(), now());
    let json = serde_json::to_string(&page).unwrap();
    assert_eq!(serde_json::from_str::<model::FrontPage>(&json).unwrap(), page);
}

#[test]
fn a_source_that_may_only_be_linked_lends_the_public_neither_words_nor_picture() {
    let mut linked = report(1, 5);
    linked.rights = Rights::Link;
    linked.excerpt = "Not for the public.".into();
    linked.picture = Some(picture());
    let stories = [story(1, "local", vec![linked])];
    let lead = front(&stories, &edition(), &Settings::default(), now()).lead.unwrap();
    assert_eq!((lead.excerpt.as_str(), lead.picture), ("", None));
    let members = Edition { private: true, ..edition() };
    let lead = front(&stories, &members, &Settings::default(), now()).lead.unwrap();
    assert!(lead.picture.is_some() && !lead.excerpt.is_empty());
}

#[test]
fn what_many_told_of_last_month_stands_below_what_one_tells_of_now() {
    let old = story(1, "local", (1..=8).map(|s| report(s, 60 * 24 * 30)).collect());
    let new = story(2, "local", vec![report(9, 60)]);
    assert_eq!(front(&[old, new], &edition(), &Settings::default(), now()).lead.unwrap().story, StoryId(2));
}
