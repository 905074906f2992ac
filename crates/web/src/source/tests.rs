//! A source's page, by what it shows.

use askama::Template;
use model::{FeedId, FeedKind, Flaw, FlawKind, Rights, SourceId};
use store::{Fared, FeedState, FlawRow, KnownFeed, PollRow, SourceOverview};

use super::view::{SourceView, SourcesView};
use crate::tests::{made, strange_script};

fn overview() -> SourceOverview {
    SourceOverview {
        source: made::source(Rights::Full),
        feeds: 2,
        removed: 0,
        articles: 1204,
        newest: Some(made::ago(5)),
        flaws: 3,
        failing: false,
        polled: Some(made::ago(10)),
    }
}

#[test]
fn a_source_s_state_is_said_in_words() {
    let state = |overview: SourceOverview| {
        let row = SourcesView::new(&[overview], &made::visit()).rows.remove(0);
        (row.state, row.bad, row.detail)
    };
    assert_eq!(state(overview()), ("Answers", false, "2 feeds, 3 flaws got over".into()));
    assert_eq!(state(SourceOverview { failing: true, ..overview() }).0, "Does not answer");
    assert_eq!(state(SourceOverview { polled: None, ..overview() }).0, "Not asked yet");
    assert_eq!(state(SourceOverview { feeds: 0, ..overview() }).0, "Has no feed");
    assert_eq!(state(SourceOverview { feeds: 0, removed: 1, failing: true, ..overview() }).0, "Not followed any more");
}

#[test]
fn the_directory_is_in_the_order_of_the_names_that_it_shows() {
    let named = |name: &str| {
        let mut one = overview();
        one.source.settings.name = name.into();
        one
    };
    let view = SourcesView::new(&[named("Tern Courier"), named("harbor Post"), named("www.anchor.example")], &made::visit());
    assert_eq!(view.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["anchor.example", "harbor Post", "Tern Courier"]);
}

#[test]
fn a_page_of_earlier_articles_leads_on_and_back() {
    let heads: Vec<_> = (0..3).map(|n| made::head(1, n, Rights::Full)).collect();
    let mut view = SourceView::new(&made::source(Rights::Full), &heads, &[], &[], &made::visit());
    assert!(view.earlier.is_none() && view.newest.is_none() && !view.shell.hidden);
    view.leaf(Some("1000.7"), true);
    assert_eq!(view.earlier.as_deref(), Some("/lake/source/harbor-post?before=1000.7"));
    assert_eq!(view.newest.as_deref(), Some("/lake/source/harbor-post"));
    assert!(view.shell.hidden, "what stands on it is elsewhere tomorrow");
}

#[test]
fn a_source_s_page_shows_its_flaws_as_text() {
    let row = |past| FlawRow {
        flaw: Flaw::new(FlawKind::Date, made::HOSTILE),
        feed_url: Some("javascript:alert(1)".into()),
        article_title: Some(made::HOSTILE.into()),
        article_url: None,
        first: made::ago(900),
        last: made::ago(5),
        count: 12,
        past,
    };
    let feed = KnownFeed {
        id: FeedId(1),
        source: SourceId(1),
        kind: FeedKind::Feed,
        url: "javascript:alert(1)".into(),
        title: Some(made::HOSTILE.into()),
        state: FeedState { failures: 3, status: Some(made::HOSTILE.into()), polled: Some(made::ago(5)), ..FeedState::new(made::now()) },
        removed: None,
    };
    let view = SourceView::new(&made::source(Rights::Excerpt), &[], &[feed], &[row(false), row(true)], &made::visit());
    assert_eq!((view.flaws.len(), view.past.len()), (1, 1));
    let html = view.render().unwrap();
    assert!(!strange_script(&html) && !html.contains("javascript:") && !html.contains("<img src=x"), "{html}");
    assert!(html.contains("Unreadable date") && html.contains("3 times in a row") && html.contains("12 times"));
}

fn poll(minutes: i64, fared: Fared, words: &str, new: i64) -> PollRow {
    PollRow { feed: FeedId(1), at: made::ago(minutes), fared, words: Some(words.into()), new, changed: 0, due: made::ago(minutes - 30) }
}

fn feed(failures: i64) -> KnownFeed {
    KnownFeed {
        state: FeedState { failures, ..FeedState::new(made::ago(-40)) },
        id: FeedId(1),
        source: SourceId(1),
        kind: FeedKind::Feed,
        url: "https://harborpost.example/feed".into(),
        title: Some(made::HOSTILE.into()),
        removed: None,
    }
}

#[test]
fn a_source_s_page_tells_what_happened_when_and_like_follows_like_as_one_line() {
    let polls = [
        poll(10, Fared::Failed, "The server answered with status 503.", 0),
        poll(3 * 1440, Fared::Failed, "The server answered with status 503.", 0),
        poll(3 * 1440 + 60, Fared::Answered, "Nothing new: the feed has not changed.", 0),
        poll(3 * 1440 + 90, Fared::Answered, "Read: 30 entries.", 0),
        poll(3 * 1440 + 120, Fared::Answered, "Read: 30 entries.", 2),
        poll(3 * 1440 + 150, Fared::Answered, "Read: 30 entries.", 2),
    ];
    let feeds = [feed(2)];
    let view = SourceView::new(&made::source(Rights::Excerpt), &[], &feeds, &[], &made::visit()).with_polls(&feeds, &polls, &made::visit());
    let lines: Vec<(String, bool)> = view.feeds[0].history.iter().map(|line| (format!("{}{}", line.words, line.tally), line.bad)).collect();
    let expected = [
        ("The server answered with status 503, 2 times", true),
        ("nothing new, 2 times", false),
        ("2 new entries", false),
        ("2 new entries", false),
    ];
    assert_eq!(lines, expected.map(|(words, bad)| (words.to_owned(), bad)));
    assert_eq!(view.feeds[0].history[0].when.words, "Friday, 3:54 pm");
    assert_eq!(view.feeds[0].trouble.as_deref(), Some("For 3 days there has been no good answer"));
    let html = view.render().unwrap();
    assert!(html.contains("next try <time"), "{html}");
    let well = [feed(0)];
    let view =
        SourceView::new(&made::source(Rights::Excerpt), &[], &well, &[], &made::visit()).with_polls(&well, &polls[2..], &made::visit());
    assert_eq!(view.feeds[0].trouble, None);
}

#[test]
fn a_removed_feed_is_followed_no_more_since_then_and_is_no_trouble() {
    let mut removed = feed(2);
    (removed.removed, removed.state.retired) = (Some(made::ago(180)), true);
    let polls = [poll(240, Fared::Failed, "The server answered with status 503.", 0)];
    let feeds = [removed];
    let view = SourceView::new(&made::source(Rights::Excerpt), &[], &feeds, &[], &made::visit()).with_polls(&feeds, &polls, &made::visit());
    assert_eq!(view.feeds[0].trouble, None);
    let html = view.render().unwrap();
    assert!(html.contains("<dt>Followed</dt><dd>no more, since <time") && html.contains("Friday, 1:04 pm"), "{html}");
    assert!(!html.contains("Asked again") && !html.contains("took it down"), "{html}");
}

#[test]
fn what_came_unasked_and_a_move_are_told_too_and_are_no_trouble() {
    let polls = [
        poll(10, Fared::Failed, "The server answered with status 503.", 0),
        poll(90, Fared::Delivered, "Delivered by its hub: 1 entry.", 1),
        poll(180, Fared::Failed, "The server answered with status 503.", 0),
        poll(300, Fared::Delivered, "Delivered by its hub: 1 entry.", 0),
        poll(400, Fared::Delivered, "Delivered by its hub: 1 entry.", 0),
        poll(500, Fared::Moved, "It has moved for good, and is asked at https://new.example/ from now on.", 2),
    ];
    let feeds = [feed(2)];
    let view = SourceView::new(&made::source(Rights::Excerpt), &[], &feeds, &[], &made::visit()).with_polls(&feeds, &polls, &made::visit());
    let lines: Vec<(String, bool)> = view.feeds[0].history.iter().map(|line| (format!("{}{}", line.words, line.tally), line.bad)).collect();
    let expected = [
        ("The server answered with status 503", true),
        ("Delivered by its hub: 1 entry (1 new entry)", false),
        ("The server answered with status 503", true),
        ("Delivered by its hub: 1 entry (nothing new), 2 times", false),
        ("It has moved for good, and is asked at https://new.example/ from now on (2 new entries)", false),
    ];
    assert_eq!(lines, expected.map(|(words, bad)| (words.to_owned(), bad)));
    assert_eq!(view.feeds[0].trouble.as_deref(), Some("For 3 hours there has been no good answer"), "a delivery is no answer");
}

#[test]
fn what_a_server_said_is_told_as_text() {
    let polls = [poll(10, Fared::Failed, made::HOSTILE, 0)];
    let feeds = [feed(1)];
    let view = SourceView::new(&made::source(Rights::Excerpt), &[], &feeds, &[], &made::visit()).with_polls(&feeds, &polls, &made::visit());
    let html = view.render().unwrap();
    assert!(!strange_script(&html) && !html.contains("<img src=x"), "{html}");
}
