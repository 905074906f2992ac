//! A story's page, by what it shows.

use askama::Template;
use model::{Dossier, Fact, FiguresDiffer, NameKind, Named, OnlyOne, Origin, Rights, Sentence, SourceId, Story, StoryId};

use super::view::{self, StoryView};
use crate::tests::made;
use crate::words::Words;

#[test]
fn reports_stand_by_source_and_by_time() {
    let heads = [made::head(1, 300, Rights::Full), made::head(2, 200, Rights::Full), made::head(1, 100, Rights::Full)];
    let view = StoryView::new(&made::story(), &heads, None, &made::visit());
    assert_eq!(view.groups.len(), 2);
    assert_eq!((view.groups[0].name.as_str(), view.groups[0].also.len()), ("Paper 1", 1));
    assert_eq!(
        (view.sources.as_str(), view.independent.as_deref(), view.reports.as_deref()),
        ("2 sources", None, Some("3 reports")),
        "three reports are no more than three texts"
    );
    let hours: Vec<&str> = view.days.iter().flat_map(|day| &day.items).map(|item| item.when.words.as_str()).collect();
    assert_eq!(hours, ["11:04 am", "12:44 pm", "2:24 pm"]);
    assert!(view.days[0].items[0].first);
    assert_eq!(view.kicker.as_ref().unwrap().0, "Local", "the first section that the edition has");
}

#[test]
fn copies_are_counted_only_where_there_are_any() {
    let heads: Vec<_> = (1..=5).map(|n| made::head(n, 300 - n, Rights::Full)).collect();
    let of = |independent| {
        let mut story = made::story();
        story.reasons = vec![model::Reason::Sources { sources: 5, independent, points: 1.0 }];
        StoryView::new(&story, &heads, None, &made::visit()).independent
    };
    assert_eq!(of(5), None);
    assert_eq!(of(4).as_deref(), Some("4 independent texts"));
    assert_eq!(of(1).as_deref(), Some("one text"));
}

#[test]
fn days_without_hours_are_listed_in_the_order_of_days() {
    // The evening of the 28th in Chicago is after midnight UTC of the 29th, which is what a bare "29 August" is kept as.
    let mut heads = [made::head(1, 100, Rights::Full), made::head(2, 90, Rights::Full)];
    heads[0].published = "2025-08-29T00:00:00Z".parse().unwrap();
    heads[1].published = "2025-08-29T01:00:00Z".parse().unwrap();
    let days = StoryView::new(&made::story(), &heads, None, &made::visit()).days;
    assert_eq!(days.iter().map(|day| day.day.as_str()).collect::<Vec<_>>(), ["28 August 2025", "29 August 2025"]);
    assert_eq!(days[1].items[0].when.words, "no hour given");
}

#[test]
fn a_day_that_ends_in_between_begins_a_new_list() {
    let heads = [made::head(1, 1440, Rights::Full), made::head(2, 60, Rights::Full)];
    let days: Vec<String> = StoryView::new(&made::story(), &heads, None, &made::visit()).days.into_iter().map(|day| day.day).collect();
    assert_eq!(days, ["28 August 2025", "29 August 2025"]);
}

#[test]
fn a_single_report_has_no_order_of_time() {
    let view = StoryView::new(&made::story(), &[made::head(1, 30, Rights::Full)], None, &made::visit());
    assert!(view.days.is_empty() && view.first.is_none() && view.independent.is_none());
}

#[test]
fn a_link_source_gives_neither_excerpt_nor_picture() {
    let html = StoryView::new(&made::story(), &[made::head(1, 30, Rights::Link)], None, &made::visit()).render().unwrap();
    assert!(!html.contains("keeps the north arm closed") && !html.contains("/picture/"));
    let html = StoryView::new(&made::story(), &[made::head(1, 30, Rights::Excerpt)], None, &made::visit()).render().unwrap();
    assert!(html.contains("keeps the north arm closed") && html.contains("/picture/abc123/small"));
}

#[test]
fn hostile_reports_are_text_and_their_links_are_dropped() {
    let mut head = made::head(1, 30, Rights::Full);
    head.title = made::HOSTILE.into();
    head.excerpt = made::HOSTILE.into();
    head.source_name = made::HOSTILE.into();
    head.authors = vec![made::HOSTILE.into()];
    head.url = Some("javascript:alert(1)".into());
    head.language = Some("\"><script>".into());
    let html = StoryView::new(&made::story(), &[head], None, &made::visit()).render().unwrap();
    assert!(!crate::tests::strange_script(&html) && !html.contains("<img src=x") && !html.contains("javascript:"), "{html}");
    assert_eq!(html.matches("</title>").count(), 1);
}

#[test]
fn authors_are_listed_as_people_list_them() {
    let names = |n: usize| ["Ada", "Ben", "Cai", "Dee", "Eve"][..n].iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let authors = |names: &[String]| view::authors(names, Words::of("en"));
    assert_eq!(authors(&[" ".into()]), None);
    assert_eq!(authors(&names(1)).unwrap(), "Ada");
    assert_eq!(authors(&names(2)).unwrap(), "Ada and Ben");
    assert_eq!(authors(&names(3)).unwrap(), "Ada, Ben and Cai");
    assert_eq!(authors(&names(5)).unwrap(), "Ada, Ben and 3 others");
    let told = |tag, n| view::authors(&names(n), Words::of(tag)).unwrap();
    assert_eq!((told("fr", 3).as_str(), told("de", 5).as_str()), ("Ada, Ben et Cai", "Ada, Ben und 3 weitere"));
    assert_eq!(told("ar", 2), "\u{2068}Ada\u{2069} و\u{2068}Ben\u{2069}");
}

/// A dossier of two reports, of which the second is by a source that lends no words.
fn dossier(heads: &[store::ArticleHead]) -> Dossier {
    let say = |n: usize, text: &str| Sentence { article: heads[n].id, text: text.into() };
    Dossier {
        key: vec![say(0, "The board keeps the arm closed until spring.")],
        names: vec![Named { kind: NameKind::Person, name: "Ada Lindqvist".into(), reports: 2 }],
        places: vec![],
        origins: [(1, "Local", "Austria"), (2, "Local", "Japan"), (3, "Agencies", "Japan")]
            .map(|(source, kind, country)| Origin { source: SourceId(source), country: Some(country.into()), kind: Some(kind.into()) })
            .into(),
        agreed: vec![vec![say(0, "Nobody may moor there."), say(1, "Mooring is forbidden.")]],
        only_one: vec![OnlyOne { fact: Fact::Figure { text: "45 metres".into() }, sentence: say(1, "The gap is 45 metres wide.") }],
        differing: vec![FiguresDiffer {
            counted: "boats".into(),
            stated: vec![("31 boats".into(), say(0, "Of 31 boats none is lost.")), ("34 boats".into(), say(1, "34 boats were lifted."))],
        }],
    }
}

#[test]
fn reports_are_held_against_one_another_with_the_sentences_that_say_it() {
    let heads = [made::head(1, 300, Rights::Full), made::head(2, 200, Rights::Excerpt)];
    let html = StoryView::new(&made::story(), &heads, Some(&dossier(&heads)), &made::visit()).render().unwrap();
    for said in [
        "until spring.",
        "Nobody may moor",
        "Mooring is forbidden.",
        "The other says it too",
        "45 metres wide",
        "31 boats",
        "34 boats were",
        "Ada Lindqvist",
        "<bdi>Local</bdi> <small>2</small>",
        "<bdi>Japan</bdi> <small>2</small>",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
}

#[test]
fn a_source_that_lends_no_words_is_quoted_with_none() {
    let heads = [made::head(1, 300, Rights::Full), made::head(2, 200, Rights::Link)];
    let html = StoryView::new(&made::story(), &heads, Some(&dossier(&heads)), &made::visit()).render().unwrap();
    for silent in ["Mooring is forbidden", "45 metres", "34 boats", "Held against"] {
        assert!(!html.contains(silent), "{silent}: one voice alone agrees with nobody and differs from nobody");
    }
    assert!(html.contains("until spring.") && html.contains("Ada Lindqvist"));
}

#[test]
fn a_hostile_dossier_is_text() {
    let heads = [made::head(1, 300, Rights::Full), made::head(2, 200, Rights::Full)];
    let mut known = dossier(&heads);
    known.names[0].name = made::HOSTILE.into();
    known.differing[0].counted = made::HOSTILE.into();
    known.agreed[0][0].text = made::HOSTILE.into();
    let html = StoryView::new(&made::story(), &heads, Some(&known), &made::visit()).render().unwrap();
    assert!(!crate::tests::strange_script(&html) && !html.contains("<img src=x"), "{html}");
}

#[test]
fn other_stories_of_the_matter_stand_before_and_since() {
    let of = |id: i64, minutes: i64, title: &str| Story {
        id: StoryId(id),
        slug: format!("s{id}"),
        title: title.into(),
        first: made::ago(minutes),
        ..made::story()
    };
    let story = of(1, 500, "The arm is closed");
    let others = [of(2, 100, "The arm is open"), of(3, 900, "The arm is cracked"), of(4, 50, made::HOSTILE)];
    let view = StoryView::new(&story, &[made::head(1, 30, Rights::Full)], None, &made::visit()).in_matter(&story, &others, &made::visit());
    assert_eq!(view.earlier.iter().map(|other| other.href.as_str()).collect::<Vec<_>>(), ["/lake/story/s3"]);
    assert_eq!(view.later.iter().map(|other| other.href.as_str()).collect::<Vec<_>>(), ["/lake/story/s2", "/lake/story/s4"]);
    let html = view.render().unwrap();
    assert!(html.contains("The same matter") && html.contains("The arm is cracked") && !crate::tests::strange_script(&html), "{html}");
}
