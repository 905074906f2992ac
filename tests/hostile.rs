//! A hostile internet: each bad thing becomes a flaw on its source, which its page shows; the others go on; time and memory stay bounded.

use std::time::{Duration, Instant};

use crate::harness::fake_web::{FakeWeb, endless, page, rss};
use crate::harness::get;
use crate::harness::program::{Running, done, lines};

/// Bytes of memory that no input may bring the program above.
const MOST_MEMORY: u64 = 400_000_000;

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one story: many bad publishers and a good one, fetched together")]
async fn bad_feeds_and_pages_are_flaws_on_record_and_the_others_go_on() {
    let web = FakeWeb::start().await;
    let good_text =
        "The lighthouse at Cold Head will be lit by the sun from May, the harbour trust said, and its keeper will retire to the island.";
    let good_page = web.put("good", "/1", "text/html", page("Lighthouse at Cold Head is lit by the sun", &[good_text; 3]));

    let mut feeds: Vec<(&str, String, &str)> = Vec::new();
    let mut feed = |host: &'static str, kind: &'static str, body: Vec<u8>, flaw: &'static str| {
        feeds.push((host, web.put(host, "/feed", kind, body), flaw));
    };
    feed("good", "application/rss+xml", rss("good", &[("Lighthouse at Cold Head is lit by the sun", &good_page, "Sun.")]).into_bytes(), "");
    feed("html", "text/html", page("No feed here", &["Just a page."]).into_bytes(), "wrong_type");
    feed("empty", "application/rss+xml", Vec::new(), "empty");
    feed("binary", "application/rss+xml", (0..40_000_u32).map(|n| (n.wrapping_mul(7919) >> 3) as u8).collect(), "wrong_type");
    let whole = rss("truncated", &[("First", "http://truncated.localhost/1", "One."), ("Second", "http://truncated.localhost/2", "Two.")]);
    feed("truncated", "application/rss+xml", whole[..whole.len() - 60].into(), "truncated");
    let latin = rss("encoding", &[("Café closes", "http://encoding.localhost/1", "Fin.")]).chars().map(|c| c as u32 as u8).collect();
    feed("encoding", "application/rss+xml", latin, "encoding");
    let mut large = b"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>large</title>".to_vec();
    large.resize(50_000_000, b' ');
    feed("large", "application/rss+xml", large, "too_large");

    let to_pages = |host: &'static str, path: &'static str| {
        let url = web.url(host, path);
        web.put(host, "/feed", "application/rss+xml", rss(host, &[(&format!("Entry of {host}"), &url, "A teaser of some length.")]))
    };
    web.put("binarypage", "/p", "text/html", (0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect::<Vec<u8>>());
    feeds.push(("binarypage", to_pages("binarypage", "/p"), "wrong_type"));
    web.put("emptypage", "/p", "text/html", "");
    feeds.push(("emptypage", to_pages("emptypage", "/p"), "empty"));
    web.put("largepage", "/p", "text/html", format!("<html><body><p>{}</p></body></html>", "word ".repeat(4_000_000)));
    feeds.push(("largepage", to_pages("largepage", "/p"), "too_large"));
    web.put("deep", "/p", "text/html", format!("{}deep down{}", "<div>".repeat(100_000), "</div>".repeat(100_000)));
    feeds.push(("deep", to_pages("deep", "/p"), "too_deep"));
    web.redirect("loop", "/p", &web.url("loop", "/q"));
    web.redirect("loop", "/q", &web.url("loop", "/p"));
    feeds.push(("loop", to_pages("loop", "/p"), "redirects"));
    web.redirect("inward", "/p", "http://10.0.0.7/secret");
    feeds.push(("inward", to_pages("inward", "/p"), "forbidden"));
    let port =
        endless("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<html><body><p>", b"for ever and ever ", Duration::from_millis(20))
            .await;
    let slow = format!("http://slow.localhost:{port}/p");
    feeds.push((
        "slow",
        web.put("slow", "/feed", "application/rss+xml", rss("slow", &[("Entry of slow", &slow, "A teaser.")])),
        "too_slow",
    ));
    let flood = endless("HTTP/1.1 200 OK\r\ncontent-type: application/rss+xml\r\n\r\n", &[b' '; 65_536], Duration::ZERO).await;
    feeds.push(("flood", format!("http://flood.localhost:{flood}/feed"), "too_large"));
    let title = "&lt;/title&gt;&lt;script&gt;document.title='owned'&lt;/script&gt;";
    let hostile = web.put(
        "hostile",
        "/1",
        "text/html",
        page(
            title,
            &["A baker in Low Ferry has named a loaf after the bridge that was never built, and sells forty of them on a Friday."; 3],
        ),
    );
    feeds.push(("hostile", web.put("hostile", "/feed", "application/rss+xml", rss("hostile", &[(title, &hostile, title)])), ""));

    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let outlines: String = feeds.iter().map(|(host, url, _)| format!("<outline text=\"{host}\" xmlUrl=\"{url}\"/>")).collect();
    let list = folder.path().join("feeds.opml");
    std::fs::write(&list, format!("<opml version=\"2.0\"><body>{outlines}</body></opml>")).unwrap();
    let common = [
        "--data",
        data,
        "--now",
        "2026-03-02T12:00Z",
        "--fetch-allow",
        "127.0.0.0/8",
        "--fetch-allow-ports",
        "*",
        "--fetch-pause-ms",
        "0",
        "--fetch-timeout-s",
        "4",
        "--starter",
        "false",
    ];
    done(&[&["import", list.to_str().unwrap()][..], &common].concat());

    let mut server = Running::start(&[&["serve", "--listen", "127.0.0.1:0"][..], &common].concat());
    let began = Instant::now();
    loop {
        let status = lines(&done(&[&["status", "--json"][..], &common].concat())).remove(0);
        let good = status["articles"].as_i64() >= Some(10) && status["due"].as_i64() == Some(0);
        // The page that never ends and two that no server answers for are asked again later, as ones that might get well.
        let front = get(&server.address).await.unwrap().text().await.unwrap();
        let slow = get(format!("{}/daily/source/slow", server.address)).await.unwrap().text().await.unwrap();
        if good
            && status["jobs"]["waiting"].as_i64() <= Some(3)
            && !slow.contains("None at present")
            && front.contains("Lighthouse at Cold Head is lit by the sun")
        {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(90), "still busy: {status}");
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    assert!(server.peak_memory() < MOST_MEMORY, "{} MB at its peak", server.peak_memory() / 1_000_000);

    let front = get(&server.address).await.unwrap().text().await.unwrap();
    assert!(front.contains("Lighthouse at Cold Head is lit by the sun"), "the good publisher's article is on the front page");
    assert_eq!(front.matches("<script").count(), front.matches("<script src=\"/static/dateline.").count(), "a hostile title is text");
    for (host, _, flaw) in feeds.iter().filter(|(_, _, flaw)| !flaw.is_empty()) {
        let url = format!("{}/daily/source/{host}", server.address);
        let source = get(&url).await.unwrap();
        assert_eq!(source.status(), 200, "{url}");
        let source = source.text().await.unwrap();
        assert!(!source.contains("None at present"), "{host}: {flaw} is shown on its source's page");
    }
    // Everything still answers, and ends well.
    assert_eq!(get(format!("{}/readyz", server.address)).await.unwrap().status(), 200);
    server.kill();
    let kinds = kinds(&folder.path().join("dateline.sqlite")).await;
    for (host, _, flaw) in feeds.iter().filter(|(_, _, flaw)| !flaw.is_empty()) {
        assert!(kinds.contains(&((*host).to_owned(), (*flaw).to_owned())), "{host} has the flaw {flaw}: {kinds:?}");
    }
}

/// (source, kind) of every flaw on record.
async fn kinds(file: &std::path::Path) -> Vec<(String, String)> {
    use sqlx::{AnyConnection, Connection, Row};
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    let rows =
        sqlx::query("SELECT s.slug, f.kind FROM flaws f JOIN sources s ON s.id = f.source_id").fetch_all(&mut connection).await.unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

#[test]
fn a_hostile_page_is_read_in_a_moment() {
    let folder = tempfile::tempdir().unwrap();
    let pages = [
        ("deep.html", "<div>".repeat(100_000)),
        ("fonts.html", "<font><p>".repeat(20_000)),
        ("attributes.html", format!("<p {}>x", "a=b ".repeat(500_000))),
        ("json.html", format!("<script type=\"application/ld+json\">{}</script><p>x", "[".repeat(1_000_000))),
        ("tables.html", "<table><tr><td>".repeat(30_000)),
    ];
    for (name, text) in &pages {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let began = Instant::now();
    let read = lines(&done(&["read", folder.path().to_str().unwrap(), "--format", "json"]));
    assert_eq!(read.len(), pages.len());
    assert!(began.elapsed() < Duration::from_secs(10), "{:?} for {} pages, unoptimised", began.elapsed(), pages.len());
}
