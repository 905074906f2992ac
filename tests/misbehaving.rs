//! Bad servers end within their limits, each in a sentence that a person understands; the good ones do not wait for them.

use std::time::{Duration, Instant};

use fetch::{Answer, Ask, Fetcher, Kind, Settings};
use futures_util::future::join_all;
use url::Url;

use crate::harness::bad_web::{self, Bad};
use crate::harness::fake_web::{FakeWeb, rss};
use crate::harness::program::{command, done};

/// The time for one ask here, and what a busy machine may add to it.
const LIMIT: Duration = Duration::from_secs(4);
const SLACK: Duration = Duration::from_secs(3);

/// Bytes of memory that a crowd of bad servers may cost at most.
const MOST_MEMORY: u64 = 64_000_000;

fn settings() -> Settings {
    Settings {
        allow: vec!["127.0.0.1/32".parse().unwrap()],
        allow_any_port: true,
        timeout: LIMIT,
        connect_timeout: Duration::from_secs(1),
        head_timeout: Duration::from_secs(2),
        pause: Duration::ZERO,
        robots: false,
        authorities: Some(vec![bad_web::authority()]),
        ..Settings::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_bad_server_ends_within_its_limit_in_a_sentence() {
    let bad = bad_web::all().await;
    assert!(bad.len() >= 40, "{}", bad.len());
    let fetcher = Fetcher::new(settings()).unwrap();
    let ended = join_all(bad.iter().map(|bad| ended(&fetcher, bad))).await;
    let mut wrong = Vec::new();
    for (bad, (time, said)) in bad.iter().zip(ended) {
        println!("{:<28} {:>5} ms  {said}", bad.name, time.as_millis());
        assert!(!bad.says.is_empty(), "{}: no words are in every sentence", bad.name);
        if time > LIMIT + SLACK || !said.contains(bad.says) {
            wrong.push((bad.name, time, said));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// How long it took, and what came of it.
async fn ended(fetcher: &Fetcher, bad: &Bad) -> (Duration, String) {
    let url = Url::parse(&bad.url).unwrap();
    let start = Instant::now();
    let answer = fetcher.get(Ask::new(&url, Kind::Feed)).await;
    let said = match answer {
        Ok(Answer::Got(got)) => got.flaw().map_or_else(|| format!("{} bytes", got.bytes.len()), |flaw| flaw.message),
        Ok(Answer::Unchanged(_)) => "unchanged".to_owned(),
        Err(failure) => failure.to_string(),
    };
    (start.elapsed(), said)
}

/// Feeds of the crowd.
const GOOD: usize = 1000;

/// Most that the good feeds may take longer among bad ones. They are measured one after the other, and a busy machine measures no five per
/// cent; a good feed that waited for a bad one would wait ten seconds.
const SLOWER: f64 = 1.25;

/// A feed of ten articles in full: reading it is work, and no page needs to be fetched.
fn paper(number: usize) -> String {
    const WORDS: [&str; 16] = [
        "harbour", "board", "dredging", "channel", "herring", "fleet", "county", "levy", "berth", "skipper", "storm", "ground", "vote",
        "spring", "crown", "chair",
    ];
    let mut state = number as u64;
    let mut word = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{}{}", WORDS[(state >> 60) as usize], state >> 40 & 0xff)
    };
    let mut words = |count| (0..count).map(|_| word()).collect::<Vec<_>>().join(" ");
    let items: String = (0..10)
        .map(|item| {
            let (title, paragraphs) = (words(6), [(); 4].map(|()| format!("<p>{}.</p>", words(60))).concat());
            let link = format!("http://good{number}.example/{item}");
            format!(
                "<item><title>{title}</title><link>{link}</link><guid>{link}</guid><content:encoded><![CDATA[{paragraphs}]]></content:encoded></item>"
            )
        })
        .collect();
    format!(
        r#"<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>good {number}</title>{items}</channel></rss>"#
    )
}

/// Runs the program over these feeds, and gives when the last good one was asked, how long all of it took, and its peak of memory.
async fn run(web: &FakeWeb, addresses: &[String]) -> (Duration, Duration, u64) {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("feeds.opml");
    let outlines: String = addresses.iter().map(|url| format!("<outline xmlUrl=\"{url}\"/>")).collect();
    std::fs::write(&list, format!("<opml version=\"2.0\"><body>{outlines}</body></opml>")).unwrap();
    let data = folder.path().to_str().unwrap().to_owned();
    let common = ["--data", &data, "--starter", "false", "--fetch-allow", "127.0.0.1/32", "--fetch-allow-ports", "*"];
    done(&[&["import", list.to_str().unwrap()][..], &common].concat());
    web.forget();
    let words = [&["fetch", "--fetch-pause-ms", "0", "--fetch-timeout-s", "10"][..], &common].concat();
    let start = Instant::now();
    let mut program = command(&words);
    // It trusts the authority of those bad servers that have a good certificate, so that it hears what they say.
    program.env("SSL_CERT_FILE", bad_web::authority_file());
    let mut child = program.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        peak = peak_memory(child.id()).unwrap_or(peak);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(child.wait().unwrap().success());
    (web.last_answer().unwrap().duration_since(start), start.elapsed(), peak)
}

fn peak_memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? * 1024)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_good_feeds_do_not_wait_for_bad_ones_and_memory_stays_bounded() {
    let web = FakeWeb::start().await;
    let good: Vec<String> = (0..GOOD).map(|n| web.put(&format!("good{n}"), "/feed", "application/rss+xml", paper(n))).collect();
    let bad: Vec<String> = bad_web::all().await.into_iter().map(|bad| bad.url).collect();
    let mut mixed = good.clone();
    for (n, url) in bad.iter().enumerate() {
        mixed.insert(n * (GOOD / bad.len()), url.clone());
    }
    let (alone, _, calm) = run(&web, &good).await;
    let (among, all, peak) = run(&web, &mixed).await;
    for url in &good {
        assert_eq!(web.answers(url), [200], "{url}");
    }
    let ratio = among.as_secs_f64() / alone.as_secs_f64();
    println!("{GOOD} good feeds: {alone:?} alone, {among:?} among {} bad ones ({ratio:.3} times), which took {all:?}", bad.len());
    println!("peak memory {} MB alone, {} MB among them", calm / 1_000_000, peak / 1_000_000);
    assert!(ratio < SLOWER, "{among:?} instead of {alone:?}");
    assert!(peak < calm + MOST_MEMORY, "{} MB", peak / 1_000_000);
}

/// Work that waits, by kind and tries, and how many flaws there are.
async fn on_record(data: &std::path::Path) -> (Vec<(String, i64)>, i64) {
    use sqlx::{AnyConnection, Connection};
    sqlx::any::install_default_drivers();
    let mut db = AnyConnection::connect(&format!("sqlite://{}", data.join("dateline.sqlite").display())).await.unwrap();
    let jobs = sqlx::query_as("SELECT kind, attempts FROM jobs ORDER BY id").fetch_all(&mut db).await.unwrap();
    let flaws = sqlx::query_scalar("SELECT COUNT(*) FROM flaws").fetch_one(&mut db).await.unwrap();
    db.close().await.unwrap();
    (jobs, flaws)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_was_asked_often_enough_costs_no_try_and_no_flaw() {
    let folder = tempfile::tempdir().unwrap();
    let edition =
        "[[edition]]\nslug = \"weir\"\nname = \"The Weir\"\nplace = \"Weir\"\ntime_zone = \"UTC\"\nlanguage = \"en\"\nprivate = true\n";
    std::fs::write(folder.path().join("dateline.toml"), edition).unwrap();
    let web = FakeWeb::start().await;
    let mut picture = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(800, 600, |x, y| image::Rgb([x as u8, y as u8, 90])).write_to(&mut picture, image::ImageFormat::Png).unwrap();
    let [lead, within] = ["/lead.png", "/within.png"].map(|path| web.put("weir", path, "image/png", picture.get_ref().clone()));
    let text = "<p>The keeper of the weir counts birds every morning and writes them in a book that her father began.</p>".repeat(3);
    let html = format!(
        "<!doctype html><html lang=en><head><title>Birds</title><meta property=\"og:image\" content=\"{lead}\"></head><body><main><article><h1>Birds</h1>{text}<figure><img src=\"{within}\" alt=\"A heron\"></figure>{text}</article></main></body></html>"
    );
    let page = web.put("weir", "/birds", "text/html", html);
    let feed = web.put("weir", "/feed", "application/rss+xml", rss("The Weir", &[("Birds", &page, "A book of birds.")]));
    let data = folder.path().to_str().unwrap();
    let flags = ["--data", data, "--fetch-allow", "127.0.0.0/8", "--fetch-allow-ports", "*", "--fetch-pause-ms", "1", "--starter", "false"];
    done(&[&["add", feed.as_str(), "--now", "2026-03-02T06:00Z"][..], &flags].concat());
    let mut put_back = std::collections::BTreeSet::new();
    for budget in 1..=12 {
        let (now, budget) = (format!("2026-03-02T{:02}:00Z", 6 + budget), budget.to_string());
        done(&[&["fetch", "--once", "--now", now.as_str(), "--fetch-budget", budget.as_str()][..], &flags].concat());
        let (jobs, flaws) = on_record(folder.path()).await;
        assert_eq!(flaws, 0, "with {budget} requests");
        for (kind, attempts) in jobs {
            assert_eq!(attempts, 0, "{kind}, with {budget} requests");
            put_back.insert(kind);
        }
    }
    // The two pictures are asked for side by side: which of them finds the budget spent is a matter of who comes first.
    assert!(
        put_back.contains("read") && put_back.iter().any(|kind| kind.ends_with("picture")),
        "a page and a picture were put back: {put_back:?}"
    );
    assert_eq!(on_record(folder.path()).await.0, []);
}
