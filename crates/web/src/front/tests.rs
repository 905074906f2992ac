//! The front page's layout and view, by what stands where.

use askama::Template;
use model::FrontPage;
use store::Progress;

use super::Nothing;
use super::view::FrontView;
use crate::state::Activity;
use crate::tests::made;

fn page(title: &str, seconds: usize, briefs: usize) -> FrontPage {
    let cards = |count| std::iter::repeat_with(|| made::card(title)).take(count).collect();
    FrontPage {
        at: made::ago(3),
        lead: Some(made::card(title)),
        seconds: cards(seconds),
        briefs: cards(briefs),
        weighed: 1204,
        ..FrontPage::default()
    }
}

#[test]
fn no_column_is_empty() {
    for (seconds, briefs, class) in [(5, 7, "three"), (2, 0, "two"), (0, 4, "two"), (0, 0, "one")] {
        assert_eq!(FrontView::new(&page("A", seconds, briefs), &made::visit(), false).unwrap().columns, class, "{seconds} {briefs}");
    }
    let near = FrontPage { local: vec![made::card("A"); 2], ..page("A", 3, 0) };
    assert_eq!(FrontView::new(&near, &made::visit(), false).unwrap().columns, "three");
}

#[test]
fn beside_a_section_s_lead_without_a_picture_stand_fewer() {
    let with = crate::page::CardView::new(&made::card("A headline of an ordinary length, for a story of the day"), &made::visit());
    let without = crate::page::CardView { picture: None, ..with.clone() };
    let others = vec![without.clone(); 7];
    assert!(super::beside_a_section_s_lead(&without, &others) < super::beside_a_section_s_lead(&with, &others));
}

#[test]
fn what_the_edition_composed_stands_where_it_said() {
    let mut pictured = made::card("A headline");
    let mut band = Vec::new();
    for key in ["a1", "a2", "a3", "a4"] {
        pictured.picture.as_mut().unwrap().key = key.into();
        band.push(pictured.clone());
    }
    let stated = vec![("28 boats".to_owned(), vec!["www.gull.example".to_owned()]), ("31 boats".to_owned(), vec!["A".into(), "B".into()])];
    let full = FrontPage {
        differ: Some(model::Differ { counted: "boats".into(), language: Some("en".into()), stated }),
        matter: vec![made::card("A headline")],
        under: vec![made::card("A headline"); 2],
        local: vec![made::card("A headline"); 3],
        band,
        newest: Some(made::ago(12)),
        ..page("A headline", 2, 3)
    };
    let html = FrontView::new(&full, &made::visit(), false).unwrap().render().unwrap();
    assert_eq!(html.matches(">A headline</a>").count(), 1 + 1 + 2 + 2 + 3 + 3 + 4);
    assert!(html.contains("28 boats") && html.contains("says gull.example") && html.contains("say A and B"), "{html}");
    assert!(html.contains("href=\"/lake/story/breakwater#says\"") && html.contains(">Near Alder Point</a>"));
    let end = html.split("class=\"end").nth(1).unwrap().split("</p>").next().unwrap();
    assert!(end.contains("Nothing more since <time datetime=\"2025-08-29T15:52:00-05:00\"") && end.contains("3:52 pm</time>."), "{end}");
    assert_eq!(html.matches("loading=\"lazy\"").count(), 4, "the band's pictures wait until they are near");
}

#[test]
fn blocks_stand_in_rows_unless_one_would_leave_a_hole() {
    let standing = |stories: &[usize]| {
        let block = |count: &usize| model::Block {
            section: None,
            cards: (0..*count)
                .map(|_| model::Card { picture: None, ..made::card("A headline of an ordinary length, for a story of the day") })
                .collect(),
        };
        let page = FrontPage { blocks: stories.iter().map(block).collect(), ..page("A", 0, 0) };
        FrontView::new(&page, &made::visit(), false).unwrap().standing
    };
    assert_eq!(standing(&[4, 4, 3, 4, 4, 3]), "rows");
    assert_eq!(standing(&[4, 1, 3, 3, 1, 1]), "ragged");
    assert_eq!(standing(&[4, 1]), "rows", "two blocks can't fill three columns");
    assert_eq!(standing(&[]), "rows");
}

#[test]
fn a_picture_stands_once_on_a_front_page() {
    let block = model::Block { section: None, cards: vec![made::card("A headline")] };
    let mut other = block.clone();
    other.cards[0].picture.as_mut().unwrap().key = "def456".into();
    let view = FrontView::new(&FrontPage { blocks: vec![block, other.clone(), other], ..page("A", 0, 0) }, &made::visit(), false).unwrap();
    let pictured: Vec<bool> = view.blocks.iter().map(|block| block.cards[0].picture.is_some()).collect();
    assert_eq!(pictured, [false, true, false]);
    assert!(view.blocks[0].plain);
}

#[test]
fn every_story_of_the_page_stands_on_it() {
    for (seconds, briefs) in [(0, 0), (1, 1), (4, 2), (5, 7), (8, 30)] {
        let html = FrontView::new(&page("A headline", seconds, briefs), &made::visit(), false).unwrap().render().unwrap();
        assert_eq!(html.matches(">A headline</a>").count(), 1 + seconds + briefs, "{seconds} {briefs}");
    }
}

#[test]
fn a_hostile_headline_is_text_wherever_it_stands() {
    let mut page = page(made::HOSTILE, 3, 4);
    page.lead.as_mut().unwrap().picture.as_mut().unwrap().alt = made::HOSTILE.into();
    page.lead.as_mut().unwrap().excerpt = made::HOSTILE.into();
    page.seconds[0].by = made::HOSTILE.into();
    page.seconds[0].sources = 1;
    let html = FrontView::new(&page, &made::visit(), false).unwrap().render().unwrap();
    assert!(!crate::tests::strange_script(&html) && !html.contains("<img src=x") && !html.contains("9876536"), "{html}");
    assert_eq!(html.matches("</title>").count(), 1);
    assert!(html.contains("&#60;script&#62;alert(1)"));
}

#[test]
fn a_page_without_stories_is_none() {
    let page = FrontPage { lead: None, ..page("A", 0, 0) };
    assert!(FrontView::new(&page, &made::visit(), false).is_none());
}

#[test]
fn a_page_without_a_lead_takes_its_heaviest() {
    let html = FrontView::new(&FrontPage { lead: None, ..page("A headline", 2, 0) }, &made::visit(), false).unwrap().render().unwrap();
    assert_eq!(html.matches("class=\"lead").count(), 1);
    assert_eq!(html.matches(">A headline</a>").count(), 2);
}

#[test]
fn the_front_page_has_its_time_place_and_true_counts() {
    let html = FrontView::new(&page("A headline", 1, 0), &made::visit(), false).unwrap().render().unwrap();
    assert!(html.contains(
        "<time datetime=\"2025-08-29\" title=\"29 August 2025, 4:04 pm CDT in Alder Point, Tern County\">Friday, 29 August 2025</time>"
    ));
    assert!(
        html.contains("<time datetime=\"2025-08-29T15:40:00-05:00\" title=\"29 August 2025, 3:40 pm CDT\">24 minutes ago</time>"),
        "{html}"
    );
    assert!(html.contains("from 1,204 stories"));
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn why_there_is_nothing() {
    let progress = Progress { feeds: 3, polled: 1, entries: 0, articles_read: 0, articles_waiting: 0, pictures_waiting: 0 };
    let rest = Activity::default();
    assert_eq!(Nothing::of(&Progress { feeds: 0, ..progress }, rest, false), Nothing::NoSources);
    assert_eq!(
        Nothing::of(&progress, Activity { fetching: true, offline: false }, true),
        Nothing::Fetching,
        "not down before it was tried"
    );
    assert_eq!(Nothing::of(&progress, rest, true), Nothing::Offline);
    assert_eq!(Nothing::of(&progress, Activity { fetching: true, offline: true }, false), Nothing::Offline);
    assert_eq!(Nothing::of(&Progress { articles_waiting: 5, ..progress }, rest, false), Nothing::Fetching, "another node fetches");
    assert_eq!(Nothing::of(&progress, rest, false), Nothing::Waiting);
}
