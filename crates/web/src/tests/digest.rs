//! The digest through the whole web: pages, text, feeds, corrections, and what editors do about the next one.

use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;
use jiff::SignedDuration;
use jiff::civil::{date, time};
use model::{
    ArticleId, Correction, Differ, Digest, DigestBlock, DigestItem, DigestReport, DigestRules, Edition, Hour, Line, Meant, Minute, Rights,
    Role, Since, StoryId,
};

use super::discussion::Person;
use super::made;
use super::site::Site;
use crate::digest::next_view::NextView;
use crate::digest::text;
use crate::digest::view::{DigestView, Neighbours};

fn edition() -> Edition {
    let hours = [7, 16].map(|hour| Hour(time(hour, 0, 0, 0))).into();
    Edition { discussion: true, digest: DigestRules { hours, ..DigestRules::default() }, ..made::edition() }
}

fn report(n: i64, rights: Rights) -> DigestReport {
    DigestReport {
        article: ArticleId(n),
        slug: format!("report-{n}"),
        source_slug: format!("paper-{n}"),
        source: format!("Paper {n}"),
        url: Some(format!("https://paper{n}.example/report")),
        title: format!("The headline of paper {n}"),
        authors: vec!["Ada Lindqvist".into()],
        published: made::ago(90),
        language: Some("en".into()),
        rights,
    }
}

fn line(text: &str, report: usize) -> Line {
    Line { text: text.into(), days: Vec::new(), report }
}

fn item(story: i64, title: &str, rights: Rights) -> DigestItem {
    DigestItem {
        story: StoryId(story),
        slug: format!("story-{story}"),
        title: title.into(),
        language: Some("en".into()),
        by: Some("Paper 1".into()),
        sections: vec!["local".into()],
        first: made::ago(120),
        newest: made::ago(90),
        sources: 4,
        lines: vec![
            Line { days: vec![(25, Meant::Day(date(2025, 8, 28)))], ..line("The wall fell on Thursday, the board said.", 0) },
            line("Nobody was hurt.", 1),
        ],
        machine: false,
        reports: vec![report(1, rights), report(2, rights)],
        differ: None,
        since: None,
        picture: None,
        reasons: vec![model::Reason::Fresh { minutes: 90, points: 12.0 }],
    }
}

/// At four in the afternoon of 29 August 2025 in Chicago, five minutes before the visit.
fn digest(items: Vec<DigestItem>) -> Digest {
    let due = made::now() - SignedDuration::from_mins(4);
    let local = made::edition().sections.remove(0);
    let world = made::edition().sections.remove(1);
    Digest {
        minute: Minute(date(2025, 8, 29).at(16, 0, 0, 0)),
        due,
        composed: due,
        since: made::ago(600),
        overview: items.iter().enumerate().filter_map(|(place, item)| Some((place, item.lines.first()?.clone()))).collect(),
        blocks: vec![
            DigestBlock { section: Some(local), items: (0..items.len()).collect() },
            DigestBlock { section: Some(world), items: vec![0] },
        ],
        weighed: items.len(),
        items,
    }
}

fn page(digest: &Digest, visit: &crate::page::Visit) -> String {
    DigestView::new(digest, &[], &Neighbours::default(), false, visit).render().unwrap()
}

#[test]
fn each_sentence_stands_with_its_report_and_the_day_that_it_means() {
    let mut told = item(1, "The wall is down", Rights::Excerpt);
    told.since =
        Some(Since { minute: Minute(date(2025, 8, 29).at(7, 0, 0, 0)), reports: 1, lines: vec![line("The road is open again.", 1)] });
    told.differ = Some(Differ {
        counted: "stones".into(),
        language: None,
        stated: vec![("11 stones".into(), vec!["Paper 1".into()]), ("12 stones".into(), vec!["Paper 2".into()])],
    });
    let html = page(&digest(vec![told, item(2, "A second one", Rights::Excerpt)]), &made::visit());
    assert!(
        html.contains("The wall fell on Thursday<span class=\"clear\" lang=\"en\" dir=\"ltr\"> [28 August 2025]</span>, the board said."),
        "{html}"
    );
    assert!(html.contains("href=\"/lake/topic/paper-2/report-2\" title=\"Paper 2\"><span class=\"unseen\">Paper 2 </span>2</a>"), "{html}");
    assert!(html.contains("1 report since Friday, 7:00\u{a0}am") || html.contains("1 report since Friday, 7:00 am"), "{html}");
    assert!(html.contains("href=\"/lake/digest/2025-08-29-0700\"") && html.contains("The road is open again."));
    assert!(html.contains("11 stones") && html.contains("and 2 more sources") && html.contains("Ada Lindqvist"));
    assert!(html.contains("id=\"n1\"") && html.matches("id=\"n1\"").count() == 1, "told once, though it stands in two sections");
    assert!(html.contains("href=\"#n1\"><span>The wall is down</span></a> <small>told above"), "{html}");
}

#[test]
fn what_rights_do_not_give_the_public_stands_nowhere() {
    let view = page(&digest(vec![item(1, "The wall is down", Rights::Link)]), &made::visit());
    assert!(view.contains("The wall is down") && view.contains("The headline of paper 1") && !view.contains("Nobody was hurt"), "{view}");
    assert!(page(&digest(vec![item(1, "The wall is down", Rights::Link)]), &made::member()).contains("Nobody was hurt"));
}

#[test]
fn a_hostile_report_stays_text_in_every_form() {
    let mut told = item(1, made::HOSTILE, Rights::Full);
    told.lines = vec![
        Line {
            days: vec![(3, Meant::Day(date(2025, 8, 28))), (9_999, Meant::Year(2024)), (1, Meant::Day(date(2025, 8, 28)))],
            ..line(made::HOSTILE, 0)
        },
        line("No such report.", 7),
    ];
    told.slug = "x".into();
    for report in &mut told.reports {
        report.title = made::HOSTILE.into();
        report.source = made::HOSTILE.into();
        report.authors = vec![made::HOSTILE.into()];
        report.url = Some("javascript:alert(1)".into());
        report.language = Some("en\" onclick=\"alert(1)".into());
    }
    told.differ =
        Some(Differ { counted: made::HOSTILE.into(), language: None, stated: vec![(made::HOSTILE.into(), vec![made::HOSTILE.into()]); 2] });
    let mut digest = digest(vec![told]);
    digest.overview.push((99, line("of nothing", 0)));
    digest.blocks[0].items.push(99);
    let corrections = [Correction { text: made::HOSTILE.into(), by: made::HOSTILE.into(), at: made::now() }];
    let view = DigestView::new(&digest, &corrections, &Neighbours::default(), false, &made::visit());
    let text = text::plain(&view, &made::visit());
    let html = view.render().unwrap();
    let next = NextView::new(&digest, &[], None, None, &made::visit()).render().unwrap();
    for html in [html, next] {
        assert!(
            !html.contains("<script>alert")
                && !html.contains("<img src=x")
                && !html.contains("javascript:")
                && !html.contains("onclick=\"alert"),
            "{html}"
        );
        assert!(!html.contains("No such report"));
    }
    assert!(text.contains("{{ 1234567*8 }}") && !text.contains("javascript:"));
}

#[test]
fn the_text_has_short_lines_and_all_that_the_page_has() {
    let view =
        DigestView::new(&digest(vec![item(1, "The wall is down", Rights::Excerpt)]), &[], &Neighbours::default(), false, &made::visit());
    let text = text::plain(&view, &made::visit());
    assert!(text.lines().filter(|line| !line.contains("https://")).all(|line| line.chars().count() <= 72), "{text}");
    let running = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(running.contains("The wall fell on Thursday [28 August 2025], the board said. [1] Nobody was hurt. [2]"), "{text}");
    assert!(
        text.contains("[1] Paper 1: The headline of paper 1, Ada Lindqvist") && text.contains("https://paper2.example/report"),
        "{text}"
    );
    assert!(text.contains("LOCAL\n=====") && text.contains("* The wall is down (told above)"), "{text}");
}

#[tokio::test]
async fn a_digest_stands_at_its_own_address_for_good_and_the_newest_at_another() {
    let site = Site::of(edition(), Rights::Full).await;
    let before = site.get("/lake/digest").await;
    assert!(
        before.status == StatusCode::OK && before.body.contains("No digest has been published yet") && before.body.contains("7:00"),
        "{}",
        before.body
    );
    let (id, _) = site.store.editions().await.unwrap().remove(0);
    let first = Digest {
        minute: Minute(date(2025, 8, 29).at(7, 0, 0, 0)),
        due: made::ago(544),
        ..digest(vec![item(1, "The first", Rights::Full)])
    };
    site.store.publish_digest(id, &first).await.unwrap();
    site.store.publish_digest(id, &digest(vec![item(1, "The second", Rights::Full)])).await.unwrap();
    let newest = site.get("/lake/digest").await.body;
    assert!(
        newest.contains("The second") && newest.contains("Friday, 29 August 2025, 4:00") && newest.contains("/lake/digest/2025-08-29-0700"),
        "{newest}"
    );
    let own = site.get("/lake/digest/2025-08-29-0700").await;
    assert!(
        own.status == StatusCode::OK
            && own.body.contains("The first")
            && own.body.contains("rel=\"next\" href=\"/lake/digest/2025-08-29-1600\""),
        "{}",
        own.body
    );
    assert!(own.body.contains("aria-current=\"page\">The Digest"), "the menu knows where one is");
    assert!(site.get("/lake/digest/2025-08").await.body.contains("Digests of August 2025"));
    let text = site.get("/lake/digest/2025-08-29-0700.txt").await;
    assert!(text.header("content-type").starts_with("text/plain") && text.body.contains("The first"));
    for (file, has) in [("feed.atom", "<entry"), ("feed.rss", "<item>"), ("feed.json", "\"items\"")] {
        let feed = site.get(&format!("/lake/digest/{file}")).await.body;
        assert!(feed.contains(has) && feed.contains("/lake/digest/2025-08-29-1600") && feed.contains("The wall fell"), "{feed}");
    }
    for nowhere in
        ["2025-08-29-0701", "2025-08-29", "2025-09", "2025-8", "0000-00", "next", "2025-08-29-0700.pdf", "..%2f", "2025-08-29-0700.txt.txt"]
    {
        assert_eq!(site.get(&format!("/lake/digest/{nowhere}")).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    assert_eq!(Site::with(Rights::Full).await.get("/lake/digest").await.status, StatusCode::NOT_FOUND, "an edition without hours has none");
}

#[tokio::test]
async fn editors_correct_pick_and_take_back_and_nobody_else_does() {
    let mut site = Site::of(edition(), Rights::Full).await;
    let (id, _) = site.store.editions().await.unwrap().remove(0);
    site.store.publish_digest(id, &digest(vec![item(1, "The wall is down", Rights::Full)])).await.unwrap();
    site.previews(digest(vec![item(1, "What comes next", Rights::Full)]));
    let (ruth, eve) = (Person::new(&site, "Ruth").await.cookie, Person::new(&site, "Eve").await.cookie);
    site.promote("ruth", Role::Editor).await;
    site.promote("eve", Role::Moderator).await;
    let (ruth, eve) = (Person { site: &site, cookie: ruth }, Person { site: &site, cookie: eve });
    let address = "/lake/digest/2025-08-29-1600";
    let next = "/lake/digest/next";

    assert_eq!(eve.send(address, &[("text", "No.")]).await.status, StatusCode::NOT_FOUND, "a moderator is no editor");
    assert_eq!(eve.get(next).await.status, StatusCode::NOT_FOUND);
    assert!(!eve.get(address).await.body.contains("name=\"text\"") && ruth.get(address).await.body.contains("name=\"text\""));
    assert_eq!(ruth.send(address, &[("text", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = ruth.send(address, &[("text", "It fell on <b>Wednesday</b>.")]).await;
    assert_eq!(sent.header("location"), format!("{address}#corrections"), "{}", sent.body);
    let corrected = site.get(address).await.body;
    assert!(
        corrected.contains("It fell on &#60;b&#62;Wednesday&#60;/b&#62;.") && corrected.contains("fell on Thursday"),
        "below, not within: {corrected}"
    );
    let foreign = site.send(address, &[("cookie", &ruth.cookie), ("sec-fetch-site", "cross-site")], "text=Lies").await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);

    let page = ruth.get(next).await;
    assert!(page.body.contains("What comes next") && page.header("cache-control") == "no-store", "{}", page.body);
    let story = page.body.split("name=\"story\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(eve.send(next, &[("do", "drop"), ("story", &story)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ruth.send(next, &[("do", "drop"), ("story", &story)]).await.header("location"), next);
    let page = ruth.get(next).await.body;
    assert!(page.contains("Dropped:") && page.contains("<bdi>Ruth</bdi>"), "{page}");
    let undo = page.split("name=\"undo\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(ruth.send(next, &[("undo", &undo)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ruth.send(next, &[("undo", &undo)]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is undone twice");
    for wrong in [[("do", "place"), ("place", "0")], [("do", "title"), ("title", " ")], [("do", "pick"), ("story", "999")]] {
        let fields = [&[("story", story.as_str())].into_iter().filter(|_| wrong[0].1 != "pick").collect::<Vec<_>>()[..], &wrong].concat();
        assert_eq!(ruth.send(next, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    }

    // One click on the story's own page, and one to take it back.
    let own = ruth.get(&site.story).await.body;
    assert!(own.contains("<button class=\"quiet\" name=\"do\" value=\"pick\">Pick"), "{own}");
    assert!(!eve.get(&site.story).await.body.contains("value=\"pick\""));
    let slug = site.story.trim_start_matches("/lake/story/").to_owned();
    assert_eq!(ruth.send(next, &[("do", "pick"), ("story", &story), ("slug", &slug)]).await.header("location"), site.story);
    let own = ruth.get(&site.story).await.body;
    assert!(own.contains("The next digest: Picked</span>") && own.contains("name=\"undo\""), "{own}");
}

#[test]
fn the_page_of_the_next_speaks_every_language() {
    for language in ["en", "es", "fr", "de", "ar"] {
        let visit = crate::page::Visit::new(Arc::new(Edition { language: language.into(), ..edition() }), made::now(), "0.1.0");
        let html = NextView::new(&digest(vec![item(1, "The wall is down", Rights::Full)]), &[], None, None, &visit).render().unwrap();
        assert!(!html.contains("digest-") || !html.contains(">digest-"), "{html}");
        assert!(page(&digest(Vec::new()), &visit).contains("2025") || language == "ar");
    }
}
