//! Composing by what an editor would say of the page.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use model::{
    ArticleId, CardPicture, Dossier, Edition, FiguresDiffer, Hand, Home, Place, PlaceKind, Reason, Rights, Section, Sentence, SourceId,
    StoryId,
};

use crate::{Candidate, Frame, Report, Settings, Told, front, local, section};

fn now() -> Timestamp {
    "2026-03-02T12:00:00Z".parse().unwrap()
}

pub(crate) fn edition() -> Edition {
    let section = |tag: &str| Section::new(tag, tag);
    Edition {
        slug: "merrow".into(),
        name: "The Merrow Dateline".into(),
        place: "Alder Point".into(),
        home: None,
        nearby: Vec::new(),
        time_zone: "UTC".into(),
        language: "en".into(),
        private: false,
        sections: vec![section("local"), section("sports")],
        sponsors: Vec::new(),
        about: String::new(),
        digest: model::DigestRules::default(),
        own_feeds: false,
        discussion: false,
        house: model::HouseRules::default(),
        boards: Vec::new(),
    }
}

pub(crate) fn frame<'a>(edition: &'a Edition, hand: &'a Hand, settings: &'a Settings) -> Frame<'a> {
    Frame { edition, hand, settings, now: now() }
}

pub(crate) fn report(source: i64, minutes: i64) -> Report {
    Report {
        article: ArticleId(source * 1_000 + minutes),
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

pub(crate) fn story(id: i64, tag: &str, reports: Vec<Report>) -> Candidate {
    Candidate {
        story: StoryId(id),
        slug: format!("s{id}"),
        sections: vec![tag.into()],
        independent: reports.len(),
        named: None,
        places: Vec::new(),
        reports,
    }
}

fn picture() -> CardPicture {
    CardPicture { key: "k".into(), width: 1200, height: 800, alt: String::new(), credit: None, stand_in: String::new() }
}

#[test]
fn five_papers_beat_one_fresher_paper() {
    let many = story(1, "local", (1..=5).map(|s| report(s, 120)).collect());
    let one = story(2, "local", vec![report(9, 1)]);
    let page = front(&[one, many], &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default());
    assert_eq!(page.lead.unwrap().story, StoryId(1));
    assert_eq!(page.weighed, 2);
}

#[test]
fn copies_of_one_text_count_less_than_reports_of_one_s_own() {
    let mut copied = story(1, "local", (1..=5).map(|s| report(s, 60)).collect());
    copied.independent = 1;
    let own = story(2, "local", (6..=8).map(|s| report(s, 60)).collect());
    let page = front(&[copied, own], &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default());
    let lead = page.lead.unwrap();
    assert_eq!(lead.story, StoryId(2));
    assert!(matches!(lead.reasons[0], Reason::Sources { sources: 3, independent: 3, .. }));
}

#[test]
fn yesterday_s_story_yields_to_this_morning_s() {
    let old = story(1, "local", (1..=3).map(|s| report(s, 60 * 30)).collect());
    let new = story(2, "local", (1..=2).map(|s| report(s, 20)).collect());
    assert_eq!(
        front(&[old, new], &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default()).lead.unwrap().story,
        StoryId(2)
    );
}

#[test]
fn a_story_with_a_picture_leads_where_it_weighs_nearly_as_much() {
    let plain = story(1, "local", (1..=4).map(|s| report(s, 30)).collect());
    let mut pictured = story(2, "local", (1..=4).map(|s| report(s, 60)).collect());
    pictured.reports[0].picture = Some(picture());
    let page = front(&[plain, pictured], &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default());
    assert_eq!(page.lead.unwrap().story, StoryId(2));
}

#[test]
fn one_source_does_not_fill_the_top_with_what_it_alone_reports() {
    let mut stories: Vec<Candidate> = (1..=8).map(|id| story(id, "local", vec![report(1, id)])).collect();
    stories.push(story(20, "local", vec![report(2, 300)]));
    let page = front(&stories, &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default());
    let above: Vec<i64> = page.seconds.iter().chain(&page.under).chain(&page.briefs).map(|c| c.story.0).collect();
    assert_eq!(above, [2, 3, 20]);
    assert_eq!(page.blocks[0].cards.len(), 4, "the rest stand in their section");
}

#[test]
fn no_story_stands_twice_and_unfiled_ones_come_last() {
    let mut stories: Vec<Candidate> =
        (1..=30).map(|id| story(id, if id % 2 == 0 { "local" } else { "sports" }, vec![report(id, id)])).collect();
    stories.push(story(99, "gardening", vec![report(99, 600)]));
    let page = front(&stories, &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default());
    let mut all: Vec<i64> = page.cards().map(|card| card.story.0).collect();
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
    let page = section(
        &[story(1, "local", vec![german.clone(), report(2, 50)])],
        &edition().sections[0],
        &frame(&edition(), &Hand::default(), &Settings::default()),
    );
    assert_eq!(page.cards[0].by, "Paper 2");
    let page =
        section(&[story(1, "local", vec![german])], &edition().sections[0], &frame(&edition(), &Hand::default(), &Settings::default()));
    assert!(page.cards[0].reasons.iter().any(|r| matches!(r, Reason::Foreign { .. })));
}

#[test]
fn an_edition_without_stories_has_an_empty_front_page() {
    let page = front(&[], &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default());
    assert_eq!((page.lead, page.blocks.len(), page.weighed), (None, 0, 0));
}

#[test]
fn a_page_is_the_same_after_a_round_through_json() {
    let page =
        front(&[story(1, "local", vec![report(1, 3)])], &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default());
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
    let lead = front(&stories, &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default()).lead.unwrap();
    assert_eq!((lead.excerpt.as_str(), lead.picture), ("", None));
    let members = Edition { private: true, ..edition() };
    let lead = front(&stories, &frame(&members, &Hand::default(), &Settings::default()), &Told::default()).lead.unwrap();
    assert!(lead.picture.is_some() && !lead.excerpt.is_empty());
}

#[test]
fn what_many_told_of_last_month_stands_below_what_one_tells_of_now() {
    let old = story(1, "local", (1..=8).map(|s| report(s, 60 * 24 * 30)).collect());
    let new = story(2, "local", vec![report(9, 60)]);
    assert_eq!(
        front(&[old, new], &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default()).lead.unwrap().story,
        StoryId(2)
    );
}

#[test]
fn what_an_editor_pins_leads_and_what_he_hides_is_nowhere() {
    let stories = [
        story(1, "local", (1..=6).map(|s| report(s, 10)).collect()),
        story(2, "local", vec![report(7, 600)]),
        story(3, "sports", vec![report(7, 900)]),
        story(4, "sports", vec![report(8, 5)]),
    ];
    let hand = Hand { pinned: vec![StoryId(3), StoryId(2)], hidden: [StoryId(4)].into() };
    let page = front(&stories, &frame(&edition(), &hand, &Settings::default()), &Told::default());
    let lead = page.lead.unwrap();
    assert_eq!(lead.story, StoryId(3), "the newest pin, though it is old, plain and told by one");
    assert!(matches!(lead.reasons[0], Reason::Pinned { .. }));
    assert_eq!(page.seconds.iter().chain(&page.under).map(|card| card.story.0).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(page.weighed, 3);
    let sports = section(&stories, &edition().sections[1], &frame(&edition(), &hand, &Settings::default()));
    assert_eq!(sports.cards.iter().map(|card| card.story.0).collect::<Vec<_>>(), [3]);
}

#[test]
fn an_editor_s_headline_stands_in_place_of_the_sources_own() {
    let mut named = story(1, "local", vec![Report { language: Some("de".into()), ..report(1, 5) }]);
    named.named = Some("The weir opens".into());
    let card = front(&[named], &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default()).lead.unwrap();
    assert_eq!((card.title.as_str(), card.language.as_deref()), ("The weir opens", Some("en")));
}

fn at_home() -> Edition {
    Edition { home: Some(Home { latitude: 47.0, longitude: -94.0, km: 50.0 }), ..edition() }
}

/// So many kilometres north of home.
fn place(name: &str, kind: PlaceKind, km: f64) -> Place {
    let (country, latitude) = ("US".into(), 47.0 + km / 111.2);
    Place { id: None, kind, name: name.into(), country, division: None, latitude, longitude: -94.0, population: 0 }
}

#[test]
fn what_happened_near_home_stands_higher_and_says_so() {
    let far = story(1, "local", vec![report(1, 5)]);
    let mut near = story(2, "local", vec![report(2, 90)]);
    near.places = vec![
        place("Minnesota", PlaceKind::Division, 1.0),
        place("Otter Bay", PlaceKind::Town, 400.0),
        place("Tern", PlaceKind::Town, 20.0),
    ];
    let stories = [far, near];
    let page = front(&stories, &frame(&at_home(), &Hand::default(), &Settings::default()), &Told::default());
    let lead = page.lead.unwrap();
    assert_eq!(lead.story, StoryId(2));
    let told = lead.reasons.iter().find_map(|reason| match reason {
        Reason::Near { place, km, points } => Some((place.as_str(), *km, *points)),
        _ => None,
    });
    let points = Settings::default().near * (-20.0_f64 / 50.0).exp2();
    assert_eq!(told, Some(("Tern", 20, (points * 100.0).round() / 100.0)));
    assert_eq!(lead.near.map(|near| (near.place, near.km)), Some(("Tern".into(), 20)));
    assert_eq!(
        front(&stories, &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default()).lead.unwrap().story,
        StoryId(1),
        "nothing is near nowhere"
    );
}

#[test]
fn the_local_page_is_by_distance_and_ends_at_the_edition_s_radius() {
    let at = |id: i64, minutes: i64, km: f64| {
        let mut story = story(id, "sports", vec![report(id, minutes)]);
        story.places = vec![place("Somewhere", PlaceKind::Town, km)];
        story
    };
    let stories = [at(1, 5, 49.0), at(2, 500, 3.0), at(3, 5, 51.0), at(4, 5, 1.0), at(5, 5, 140.0), story(6, "local", vec![report(6, 1)])];
    let hand = Hand { pinned: Vec::new(), hidden: BTreeSet::new() };
    let page = local(&stories, &frame(&at_home(), &hand, &Settings::default())).unwrap();
    assert_eq!(page.cards.iter().map(|card| card.story.0).collect::<Vec<_>>(), [4, 2, 1], "equally near ones by weight");
    assert_eq!(local(&stories, &frame(&edition(), &hand, &Settings::default())), None, "no home, no local page");
}

#[test]
fn an_editor_s_weight_of_a_section_moves_its_stories() {
    let stories = [story(1, "sports", vec![report(1, 5)]), story(2, "local", vec![report(2, 30)])];
    let mut weighty = edition();
    weighty.sections[0].weight = 1.5;
    let lead = front(&stories, &frame(&weighty, &Hand::default(), &Settings::default()), &Told::default()).lead.unwrap();
    assert_eq!(lead.story, StoryId(2));
    let told = lead
        .reasons
        .iter()
        .any(|reason| matches!(reason, Reason::Section { name, weight, points } if name == "local" && *weight == 1.5 && *points == 4.0));
    assert!(told, "{:?}", lead.reasons);
}

#[test]
fn what_is_new_stands_above_what_goes_on() {
    let goes_on = story(1, "local", vec![report(1, 4_000), report(2, 10)]);
    let new = story(2, "local", vec![report(3, 10), report(4, 10)]);
    assert_eq!(
        front(&[goes_on, new], &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default()).lead.unwrap().story,
        StoryId(2)
    );
}

#[test]
fn one_source_does_not_fill_a_section_while_others_have_something() {
    let mut stories: Vec<Candidate> = (0..20).map(|n| story(n, "other", (1..=4).map(|s| report(s, 1)).collect())).collect();
    stories.extend((20..26).map(|n| story(n, "sports", vec![report(50, n)])));
    stories.push(story(26, "sports", vec![report(51, 900)]));
    let page = front(&stories, &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default());
    let sports = page.blocks.iter().find(|block| block.section.as_ref().is_some_and(|section| section.tag == "sports")).unwrap();
    assert_eq!(sports.cards.iter().map(|card| card.story.0).collect::<Vec<_>>(), [20, 21, 22, 26], "the other's, and what room is left");
}

#[test]
fn the_headline_is_one_that_says_what_the_others_say() {
    let titled = |source: i64, minutes: i64, title: &str| Report { title: title.into(), ..report(source, minutes) };
    let reports = vec![
        titled(1, 50, "Breakwater at Alder Point gives way in storm"),
        titled(2, 40, "Storm breaks Alder Point breakwater"),
        titled(3, 30, "breakwater gives way in storm at Alder Point"),
        titled(4, 20, "Satellite pictures and an old quarrel of two ministries"),
    ];
    let page = front(&[story(1, "local", reports)], &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default());
    let title = page.lead.unwrap().title;
    assert_eq!(
        title, "Breakwater at Alder Point gives way in storm",
        "neither the newest, which is about something else, nor one cut at its head"
    );
}

#[test]
fn what_the_lead_s_reports_count_differently_stands_under_it_as_far_as_rights_allow() {
    let sentence = |article: i64| Sentence { article: ArticleId(article), text: "Boats lie on the quay.".into() };
    let stated =
        vec![("28 boats".to_owned(), sentence(1_010)), ("31 boats".to_owned(), sentence(2_010)), ("31 boats".to_owned(), sentence(3_010))];
    let dossier = Dossier { differing: vec![FiguresDiffer { counted: "boats".into(), stated }], ..Dossier::default() };
    let told = Told { dossier: Some(dossier), matter: vec![StoryId(3), StoryId(4)] };
    let lead = story(1, "local", (1..=3).map(|s| report(s, 10)).collect());
    let mut stories =
        vec![lead, story(2, "local", vec![report(7, 30)]), story(3, "local", vec![report(8, 50)]), story(4, "local", vec![report(9, 40)])];
    let page = front(&stories, &frame(&edition(), &Hand::default(), &Settings::default()), &told);
    let differ = page.differ.clone().unwrap();
    let by = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(differ.stated, [("28 boats".to_owned(), by(&["Paper 1"])), ("31 boats".to_owned(), by(&["Paper 2", "Paper 3"]))]);
    assert_eq!(page.matter.iter().map(|card| card.story.0).collect::<Vec<_>>(), [4, 3], "the newest of the matter first");
    assert!(page.seconds.iter().all(|card| card.story == StoryId(2)), "and nowhere again");
    assert_eq!(page.newest, Some(now() - SignedDuration::from_mins(10)));
    stories[0].reports[0].rights = Rights::Link;
    let page = front(&stories, &frame(&edition(), &Hand::default(), &Settings::default()), &told);
    assert_eq!(page.differ, None, "one number is no difference");
}

#[test]
fn the_band_takes_good_pictures_where_enough_is_left_for_the_sections() {
    let pictured = |id: i64, width| {
        let mut story = story(id, "local", vec![report(id, id)]);
        story.reports[0].picture = Some(CardPicture { key: format!("k{id}"), width, ..picture() });
        story
    };
    let stories = |count| (1..=count).map(|id| pictured(id, 1_200)).collect::<Vec<_>>();
    let composed = |stories: &[Candidate]| front(stories, &frame(&edition(), &Hand::default(), &Settings::default()), &Told::default());
    let page = composed(&stories(60));
    assert_eq!(page.band.len(), 5);
    assert!(page.cards().filter(|card| page.band.iter().any(|other| other.story == card.story)).count() == 5, "each once");
    assert!(composed(&stories(24)).band.is_empty(), "the sections would be empty");
    let small: Vec<Candidate> = (1..=60).map(|id| pictured(id, 300)).collect();
    assert!(composed(&small).band.is_empty(), "small pictures are none");
}

#[test]
fn what_is_near_home_and_stands_nowhere_else_has_a_block_of_its_own() {
    let mut stories: Vec<Candidate> = (1..=40).map(|id| story(id, "sports", (1..=3).map(|s| report(id * 10 + s, id)).collect())).collect();
    for (id, km) in [(50, 30.0), (51, 2.0), (52, 70.0)] {
        let mut near = story(id, "local", vec![report(600 + id, 2_000)]);
        near.places = vec![place("Somewhere", PlaceKind::Town, km)];
        stories.push(near);
    }
    let page = front(&stories, &frame(&at_home(), &Hand::default(), &Settings::default()), &Told::default());
    assert_eq!(
        page.local.iter().map(|card| card.story.0).collect::<Vec<_>>(),
        [51, 50],
        "the nearest first, and none from further than is local"
    );
}
