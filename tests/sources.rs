//! Sources from whatever address is given: sites with feeds, sites without, sitemaps, lists, archives, other readers' exports; and out again.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::harness::fake_web::{FakeWeb, page, rss};
use crate::harness::get;
use crate::harness::ground::{DREDGING, Ground};
use crate::harness::program::Running;

const HTML: &str = "text/html; charset=utf-8";
const RSS: &str = "application/rss+xml";

/// A town's page of notices: no feed, navigation, a rail, a list with dates.
fn notices(items: &[(&str, &str, &str)]) -> String {
    let list: String = items
        .iter()
        .map(|(title, link, day)| {
            format!(
                r#"<li class="card"><a href="{link}"><img src="/p.jpg" alt=""></a><h3><a href="{link}?ref=list">{title}</a></h3><time datetime="{day}">{day}</time><p>What it is about in a sentence that goes on for some words.</p><a href="{link}">Read more</a></li>"#
            )
        })
        .collect();
    format!(
        r#"<!doctype html><html lang="en"><head><title>Notices — Town of Alder Point</title></head><body>
        <nav><ul><li><a href="/about-the-town-and-its-people">About the town and its people</a></li><li><a href="/offices/opening-hours-of-all-offices">Opening hours of all offices</a></li><li><a href="/contact">Contact</a></li></ul></nav>
        <main><h1>Notices</h1><ul>{list}</ul></main>
        <aside><h2>Most read</h2><ol><li><a href="/old/the-flood-of-nineteen-sixty-two">The flood of nineteen sixty-two</a></li><li><a href="/old/how-the-pier-was-built">How the old pier was built</a></li><li><a href="/old/a-walk-along-the-dunes">A walk along the dunes today</a></li></ol></aside>
        <footer><a href="/imprint-and-legal-matters-of-this-site">Imprint and legal matters of this site</a></footer></body></html>"#
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_s_main_feed_is_added_and_all_of_them_are_listed_best_first() {
    let web = FakeWeb::start().await;
    let ground = Ground::sqlite();
    let item = [("Ferry late again", "http://tern.example/1", "Late.")];
    web.put("tern", "/comments/feed", RSS, rss("Comments on Tern", &item));
    web.put("tern", "/feed", RSS, rss("The Tern", &item));
    web.put("tern", "/pod", RSS, rss("Tern, spoken", &item));
    let home = web.put(
        "tern",
        "/",
        HTML,
        r#"<head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
        <link rel="alternate" type="application/rss+xml" title="Gone" href="/gone"><link rel="alternate" type="application/rss+xml" href="/feed">
        <script type="application/json">{"podcast":{"feedUrl":"/pod"}}</script></head><body>Hello</body>"#,
    );
    let found = ground.json(&["add", &home, "--list"]);
    let titles: Vec<&str> = found.iter().map(|row| row["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["The Tern", "Tern, spoken", "Comments on Tern"]);
    assert_eq!(
        (found[0]["found"].as_str(), found[0]["kind"].as_str(), found[0]["entries"].as_i64()),
        (Some("declared"), Some("feed"), Some(1))
    );
    assert_eq!(ground.status()["feeds"], 0, "to list adds nothing");
    assert!(ground.done(&["add", &home]).contains("The Tern"));
    assert_eq!(ground.status()["feeds"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_s_feed_is_found_by_the_platform_s_rule() {
    let web = FakeWeb::start().await;
    let ground = Ground::sqlite();
    web.put("social", "/@keeper.rss", RSS, rss("The keeper", &[("A post", "http://social.example/1", "Fog.")]));
    let profile = web.put("social", "/@keeper", HTML, "<title>The keeper</title><p>needs a script</p>");
    assert!(ground.done(&["add", &profile]).contains("@keeper.rss"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_without_a_feed_is_previewed_added_and_polled_as_one() {
    let web = FakeWeb::start().await;
    let ground = Ground::sqlite();
    let address = |n: usize| format!("/notices/{n}/dredging-of-the-north-channel-{n}");
    let titles = [
        "Dredging of the north channel begins",
        "Levy on berths is put to a vote",
        "School on the hill stays closed",
        "New ferry comes home in May",
    ];
    for (n, title) in titles.iter().enumerate() {
        web.put("alder", &address(n), HTML, page(title, &DREDGING));
    }
    let addresses: Vec<String> = (0..4).map(address).collect();
    let of = |range: std::ops::Range<usize>| -> Vec<(&str, &str, &str)> {
        range.map(|n| (titles[n], addresses[n].as_str(), "2026-03-01")).collect()
    };
    let home = web.put("alder", "/notices", HTML, notices(&of(0..3)));

    let preview = ground.json(&["add", &home, "--preview"]);
    let previewed: Vec<&str> = preview.iter().map(|row| row["title"].as_str().unwrap()).collect();
    assert_eq!(previewed, titles[..3], "navigation, rail and foot are no items");
    assert_eq!(preview[0]["published"], "2026-03-01T00:00:00Z");
    assert!(ground.done(&["add", &home, "--preview"]).contains("3 items"));
    assert_eq!(ground.status()["sources"], 0, "a preview adds nothing");

    let added = ground.json(&["add", &home]).remove(0);
    assert_eq!((added["kind"].as_str(), added["new"].as_bool()), (Some("links"), Some(true)));
    ground.done(&["fetch"]);
    assert_eq!(ground.status()["articles"], 3);
    web.put("alder", "/notices", HTML, notices(&of(1..4)));
    ground.done(&["fetch"]);
    let status = ground.status();
    assert_eq!(
        (status["entries"].as_i64(), status["articles"].as_i64()),
        (Some(4), Some(4)),
        "a new link is a new entry; the others are known"
    );

    let server = Running::start(&ground.words(&["serve", "--listen", "127.0.0.1:0", "--role", "web"]));
    let shown = get(format!("{}/daily/sources", server.address)).await.unwrap().text().await.unwrap();
    let slug = shown.split("/daily/source/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let shown = get(format!("{}/daily/source/{slug}", server.address)).await.unwrap().text().await.unwrap();
    assert!(shown.contains("A page without a feed"), "the source's page says what is read there");
    assert!(
        shown.contains("Found 3 links, from “Levy on berths is put to a vote” to “New ferry comes home in May”"),
        "and shows it in words"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sitemap_for_news_that_robots_txt_names_is_a_source() {
    let web = FakeWeb::start().await;
    let ground = Ground::sqlite();
    let article = web.put("gull", "/a/1", HTML, page("Herring fleet comes home early", &DREDGING));
    let sitemap = format!(
        r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{article}</loc><news:news><news:publication><news:name>The Gull</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-03-02T08:00:00Z</news:publication_date><news:title>Herring fleet comes home early</news:title><news:keywords>Fishing</news:keywords></news:news></url></urlset>"#
    );
    let news = web.put("gull", "/maps/news.xml", "application/xml", sitemap);
    let index = web.put(
        "gull",
        "/maps/index.xml",
        "application/xml",
        format!(
            "<sitemapindex><sitemap><loc>{}</loc></sitemap><sitemap><loc>{news}</loc></sitemap></sitemapindex>",
            web.url("gull", "/maps/pages.xml")
        ),
    );
    web.put("gull", "/robots.txt", "text/plain", format!("User-agent: *\nDisallow: /private\nSitemap: {index}\n"));
    let home = web.put("gull", "/", HTML, "<title>The Gull</title><p>Nothing to see without a script.</p>");
    let added = ground.json(&["add", &home]).remove(0);
    assert_eq!((added["kind"].as_str(), added["feed"].as_str()), (Some("sitemap"), Some(index.as_str())));
    ground.done(&["fetch"]);
    let status = ground.status();
    assert_eq!((status["entries"].as_i64(), status["articles"].as_i64()), (Some(1), Some(1)));
    assert!(ground.done(&["export", "--opml"]).contains("type=\"sitemap\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_is_found_that_is_said_in_a_sentence() {
    let web = FakeWeb::start().await;
    let ground = Ground::sqlite();
    let home = web.put("bare", "/", HTML, "<title>Bare</title><p>Nothing here. <a href='/x'>x</a></p>");
    for words in [vec!["add", &home], vec!["add", &home, "--list"], vec!["add", &home, "--preview"], vec!["add", &home, "--links"]] {
        let said = ground.complaint(&words);
        assert!(said.contains("No feed was found") && said.contains("list of links"), "{said}");
    }
    assert!(ground.complaint(&["add", "ftp://bare.example/"]).contains("not an http or https address"));
    assert!(ground.complaint(&["add", "http://10.0.0.1/"]).contains("could not be read"));
    assert_eq!(ground.status()["sources"], 0);
}

#[test]
fn lists_of_feeds_come_in_and_go_out_the_same() {
    let ground = Ground::sqlite();
    let list = r#"<opml version="2.0"><body><outline text="Coast"><outline text="Tern" type="rss" xmlUrl="http://tern.example/feed" htmlUrl="http://tern.example/"/>
        <outline text="Islands"><outline text="Gull &amp; Co" type="rss" xmlUrl="http://gull.example/feed"/></outline></outline>
        <outline text="Council" type="links" xmlUrl="http://council.example/notices"/><outline text="Nowhere" type="rss"/>"#;
    let first = ground.json(&["import", &ground.file("list.opml", list)]).remove(0);
    assert_eq!((first["feeds"].as_i64(), first["new"].as_i64()), (Some(3), Some(3)));
    assert_eq!(first["flaws"].as_array().unwrap().len(), 2, "cut off, and a feed without an address: {first}");
    let out = ground.done(&["export", "--opml"]);
    let other = Ground::sqlite();
    let again = other.json(&["import", &other.file("out.opml", &out)]).remove(0);
    assert_eq!((again["new"].as_i64(), again["flaws"].as_array().unwrap().len()), (Some(3), 0), "{out}");
    assert_eq!(other.done(&["export", "--opml"]), out, "there and back again changes nothing");
    let second = ground.json(&["import", &ground.file("out.opml", &out)]).remove(0);
    assert_eq!((second["feeds"].as_i64(), second["new"].as_i64(), second["sources"].as_i64()), (Some(3), Some(0), Some(3)));
}

#[test]
fn articles_that_another_reader_kept_are_taken_once() {
    let ground = Ground::sqlite();
    let record = |n: usize| {
        format!(
            r#"{{"id":{n},"title":"Notice {n}","url":"http://tern.example/{n}","author":"Ana Reed","content":"<p>{}</p>","published_at":"2026-02-2{n}T09:00:00Z","feed":{{"title":"Tern","feed_url":"http://tern.example/feed","site_url":"http://tern.example/","category":{{"title":"Coast"}}}}}}"#,
            DREDGING.join(" ")
        )
    };
    let export = format!(r#"{{"total":3,"entries":[{},{},{{"id":9}}]}}"#, record(1), record(2));
    let file = ground.file("entries.json", &export);
    let first = ground.json(&["import", &file]).remove(0);
    assert_eq!((first["articles"].as_i64(), first["new_articles"].as_i64(), first["new"].as_i64()), (Some(2), Some(2), Some(1)));
    assert!(first["flaws"][0]["message"].as_str().unwrap().starts_with("Record 3 "), "{first}");
    let second = ground.json(&["import", &file]).remove(0);
    assert_eq!((second["new_articles"].as_i64(), second["new"].as_i64()), (Some(0), Some(0)));
    let status = ground.status();
    assert_eq!((status["feeds"].as_i64(), status["entries"].as_i64()), (Some(1), Some(2)));
    let cut = ground.json(&["import", &ground.file("cut.json", &export[..export.len() - 40])]).remove(0);
    assert!(cut["flaws"][0]["message"].as_str().unwrap().contains("line 1"), "{cut}");
    assert!(ground.complaint(&["import", &ground.file("other.json", "{\"a\":[1]}")]).contains("not a reader's export"));
}

fn warc(pages: &[(&str, &str, String)]) -> Vec<u8> {
    let mut archive = Vec::new();
    for (kind, url, body) in pages {
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}");
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-02-27T09:00:00Z\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(format!("{head}{block}\r\n\r\n").as_bytes()).unwrap();
        archive.extend(packer.finish().unwrap());
    }
    archive
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_a_web_archive_become_articles_of_their_hosts_once() {
    let ground = Ground::sqlite();
    let pages: Vec<(&str, String, String)> = (0..40)
        .map(|n| {
            let host = if n % 2 == 0 { "tern" } else { "www.gull" };
            ("response", format!("http://{host}.example/a/{n}"), page(&format!("Dredging of channel {n} begins"), &DREDGING))
        })
        .chain([("metadata", "http://tern.example/a/1".to_owned(), String::new())])
        .collect();
    let pages: Vec<(&str, &str, String)> = pages.iter().map(|(kind, url, body)| (*kind, url.as_str(), body.clone())).collect();
    let archive = warc(&pages);
    let cut = ground.json(&["import", &ground.file("cut.warc.gz", &archive[..archive.len() / 2])]).remove(0);
    assert!(cut["flaws"][0]["message"].as_str().unwrap().contains("breaks off in record"), "{cut}");
    let before = cut["new_articles"].as_i64().unwrap();
    assert!((15..25).contains(&before), "what is whole is kept: {cut}");
    let whole = ground.json(&["import", &ground.file("news.warc.gz", &archive)]).remove(0);
    assert_eq!((whole["articles"].as_i64(), whole["new_articles"].as_i64()), (Some(40), Some(40 - before)), "{whole}");
    assert_eq!((whole["feeds"].as_i64(), whole["records"].as_i64()), (Some(2), Some(41)));
    let again = ground.json(&["import", &ground.file("news.warc.gz", &archive)]).remove(0);
    assert_eq!((again["new_articles"].as_i64(), again["new"].as_i64()), (Some(0), Some(0)), "the second time changes nothing");
    let status = ground.status();
    assert_eq!((status["sources"].as_i64(), status["articles"].as_i64(), status["jobs"]["waiting"].as_i64()), (Some(2), Some(40), Some(0)));
    ground.done(&["fetch"]);
    assert!(ground.status()["stories"].as_i64().unwrap() > 0, "the next fetch groups them, and asks no archive for a feed");
    assert!(!ground.done(&["export", "--opml"]).contains("archive:"), "an archive is no feed for another reader");
    let nothing = ground.complaint(&["import", &ground.file("bad.warc", "no archive"), "--kind", "warc"]);
    assert!(nothing.contains("no record of a web archive"), "{nothing}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_of_an_archive_that_was_broken_off_is_taken_up_again_and_never_made_good_from_the_web() {
    let ground = Ground::sqlite();
    let web = FakeWeb::start().await;
    let url = web.put("tern", "/a/1", "text/html", page("Dredging of the channel is done", &DREDGING));
    let file = ground.file("news.warc.gz", warc(&[("response", &url, page("Dredging of the channel begins", &DREDGING))]));
    assert_eq!(ground.json(&["import", &file]).remove(0)["new_articles"], 1);
    unread(ground.folder.path()).await;
    ground.done(&["fetch"]);
    assert_eq!(web.answers(&url), [0_u16; 0], "what the archive holds is another page than today's");
    let status = ground.status();
    assert_eq!((&status["jobs"]["waiting"], &status["jobs"]["failed"]), (&Value::from(1), &Value::from(0)), "{status}");
    assert_eq!(ground.json(&["import", &file]).remove(0)["new_articles"], 1);
    assert_eq!(ground.status()["jobs"]["waiting"], 0);
}

/// As things stand where the program was ended after the entries were saved and before their articles were.
async fn unread(data: &std::path::Path) {
    use sqlx::{AnyConnection, Connection};
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&format!("sqlite://{}", data.join("dateline.sqlite").display())).await.unwrap();
    for sql in [
        "UPDATE articles SET read_at = NULL, whole = 0, placeable = 0",
        "INSERT INTO jobs (kind, article_id, turn, due, attempts, failed) SELECT 'read', id, 0, 0, 1, 0 FROM articles",
    ] {
        assert_eq!(sqlx::query(sql).execute(&mut connection).await.unwrap().rows_affected(), 1, "{sql}");
    }
    connection.close().await.unwrap();
}
