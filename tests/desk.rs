//! The editor's desk: the page of an article as it was fetched, kept and explained, for admins alone.

use crate::harness::browser::Browser;
use crate::harness::fake_web::{FakeWeb, page, rss};
use crate::harness::postgres;
use crate::harness::program::{Running, done, lines, run, run_with_input};
use crate::harness::{get, get_as};

const PASSWORD: &str = "a heron behind the sluice";
const BIRDS: &str = "The weir keeper counts birds every morning and writes them in a book that her father began in the year of the flood.";

struct Desk {
    folder: tempfile::TempDir,
    database: Option<String>,
    web: FakeWeb,
}

impl Desk {
    /// A newsroom that has read one article.
    async fn with(database: Option<String>, more: &[&str]) -> Desk {
        let desk = Desk { folder: tempfile::tempdir().unwrap(), database, web: FakeWeb::start().await };
        let url = desk.web.put("gazette", "/birds", "text/html", page("Birds of the weir", &[BIRDS; 4]));
        let items = [("Birds of the weir", url.as_str(), "A keeper and her book of birds.")];
        let feed = desk.web.put("gazette", "/feed", "application/rss+xml", rss("The Gazette", &items));
        done(&desk.words(&["add", &feed]));
        done(&[desk.words(&["fetch", "--once"]), more.to_vec()].concat());
        desk
    }

    fn words<'a>(&'a self, words: &[&'a str]) -> Vec<&'a str> {
        let mut all = words.to_vec();
        all.extend(["--data", self.folder.path().to_str().unwrap(), "--starter", "false"]);
        all.extend(["--fetch-allow", "127.0.0.0/8", "--fetch-allow-ports", "*", "--fetch-pause-ms", "0"]);
        if let Some(database) = &self.database {
            all.extend(["--database", database]);
        }
        all
    }

    fn admit(&self) {
        let made = run_with_input(&self.words(&["init", "--admin", "maria"]), format!("{PASSWORD}\n").as_bytes());
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }

    fn serve(&self) -> Running {
        Running::start(&self.words(&["serve", "--role", "web", "--listen", "127.0.0.1:0"]))
    }

    fn originals(&self) -> Option<i64> {
        lines(&done(&self.words(&["status", "--json"])))[0]["originals"]["count"].as_i64()
    }
}

async fn shows_the_page_that_was_fetched(desk: Desk) {
    let server = desk.serve();
    let list = format!("{}/admin/reading", server.address);
    let closed = get(&list).await.unwrap();
    assert_eq!(closed.status(), 503, "there is no admin yet");
    assert!(closed.text().await.unwrap().contains("dateline init"));
    desk.admit();

    assert_eq!(get(&list).await.unwrap().status(), 401);
    assert_eq!(get_as(&list, "maria", "a heron").await.unwrap().status(), 401);
    let open = get_as(&list, "maria", PASSWORD).await.unwrap();
    assert_eq!((open.status().as_u16(), open.headers()["cache-control"].to_str().unwrap()), (200, "no-store"));
    assert!(open.text().await.unwrap().contains("/admin/reading/the-gazette/birds-of-the-weir"));

    desk.web.forget();
    let reading = get_as(format!("{list}/the-gazette/birds-of-the-weir"), "maria", PASSWORD).await.unwrap();
    assert_eq!(reading.status(), 200);
    let reading = reading.text().await.unwrap();
    assert!(reading.contains("blocks kept") && reading.contains(BIRDS), "{reading}");
    assert_eq!(desk.web.answers(&desk.web.url("gazette", "/birds")), [] as [u16; 0], "a page view never fetches");
    assert!(get(format!("{}/robots.txt", server.address)).await.unwrap().text().await.unwrap().contains("Disallow: /admin"));
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_shows_an_admin_the_page_that_was_fetched() {
    shows_the_page_that_was_fetched(Desk::with(None, &[]).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_shows_an_admin_the_page_that_was_fetched() {
    let database = postgres::database("desk").await;
    shows_the_page_that_was_fetched(Desk::with(Some(database), &[]).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_wrong_passwords_is_answered_429() {
    let desk = Desk::with(None, &[]).await;
    desk.admit();
    let server = desk.serve();
    let list = format!("{}/admin/reading", server.address);
    let guesses = (0..40).map(|n| {
        let list = list.clone();
        tokio::spawn(async move { get_as(&list, "maria", &format!("guess number {n}")).await.unwrap() })
    });
    let mut statuses = Vec::new();
    for guess in guesses.collect::<Vec<_>>() {
        let answer = guess.await.unwrap();
        assert_eq!(answer.status() == 429, answer.headers().contains_key("retry-after"));
        statuses.push(answer.status().as_u16());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [vec![401; 10], vec![429; 30]].concat(), "ten are tried, the rest is not");
    assert_eq!(get(&server.address).await.unwrap().status(), 200, "readers notice nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_kept_for_as_long_as_the_key_says() {
    let none = Desk::with(None, &["--pages-keep-days", "0"]).await;
    assert_eq!(none.originals(), Some(0));
    let some = Desk::with(None, &["--now", "2026-03-02T12:00Z"]).await;
    assert_eq!(some.originals(), Some(1));
    done(&some.words(&["fetch", "--once", "--now", "2026-03-16T11:00Z"]));
    assert_eq!(some.originals(), Some(1), "thirteen days and some hours");
    done(&some.words(&["fetch", "--once", "--now", "2026-03-16T13:00Z"]));
    assert_eq!(some.originals(), Some(0), "fourteen days");
    some.admit();
    let server = some.serve();
    let gone = get_as(format!("{}/admin/reading/the-gazette/birds-of-the-weir", server.address), "maria", PASSWORD).await.unwrap();
    assert!(gone.text().await.unwrap().contains("pages.keep_days"));
    assert_eq!(run(&some.words(&["status", "--pages-keep-days", "-1"])).status.code(), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_is_accessible_at_every_width_in_light_and_dark() {
    let desk = Desk::with(None, &[]).await;
    desk.admit();
    let server = desk.serve();
    let browser = Browser::start().await;
    let host = server.address.trim_start_matches("http://");
    let signed_in = format!("http://maria:{}@{host}/admin/reading", PASSWORD.replace(' ', "%20"));
    browser.show(&signed_in, 1440, "light").await;
    for page in ["/admin/reading", "/admin/reading?source=the-gazette", "/admin/reading/the-gazette/birds-of-the-weir"] {
        for width in [390, 768, 1440] {
            for scheme in ["light", "dark"] {
                browser.show(&format!("{}{page}", server.address), width, scheme).await;
                let title = browser.script("return document.querySelector('h1').textContent").await;
                assert!(title.as_str().is_some_and(|title| title == "Readings" || title == "Birds of the weir"), "{page}: {title}");
                // What is folded away has to hold up too.
                browser.script("document.querySelectorAll('details').forEach(d => d.open = true)").await;
                let found = browser.axe().await;
                assert!(found.is_empty(), "{page} at {width} px, {scheme}: {found:#?}");
                let wide = browser.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
                assert_eq!(wide.as_i64(), Some(0), "{page} at {width} px can be scrolled to the side");
            }
        }
    }
}
