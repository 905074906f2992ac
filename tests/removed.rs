//! Feeds that are followed no more: never asked again, all that was read stays, and `add` takes them up again.

use serde_json::json;

use crate::harness::fake_web::{FakeWeb, page, rss};
use crate::harness::get;
use crate::harness::ground::{DREDGING, Ground};
use crate::harness::program::{Running, run};

/// A web with two papers: the Tern, with two feeds, and the Gull.
struct Papers {
    web: FakeWeb,
    tern: String,
    sport: String,
    gull: String,
}

impl Papers {
    async fn new() -> Papers {
        let web = FakeWeb::start().await;
        let feed = |host: &str, path: &str, name: &str, title: &str| {
            let link = web.put(host, &format!("/{}", title.to_lowercase().replace(' ', "-")), "text/html", page(title, &DREDGING));
            let site = format!("<channel><link>{}</link>", web.url(host, "/"));
            let document = rss(name, &[(title, &link, "Levy.")]).replace("<channel>", &site);
            web.put(host, path, "application/rss+xml", document)
        };
        let tern = feed("tern", "/feed", "The Tern", "Dredging of the channel begins");
        let sport = feed("tern", "/sport", "The Tern", "Herring race is on");
        let gull = feed("gull", "/feed", "The Gull", "School on the hill stays closed");
        Papers { web, tern, sport, gull }
    }

    /// Which of the three feeds a fetch asks.
    fn asked(&self, ground: &Ground) -> [bool; 3] {
        self.web.forget();
        ground.done(&["fetch"]);
        [&self.tern, &self.sport, &self.gull].map(|feed| !self.web.answers(feed).is_empty())
    }
}

fn counts(ground: &Ground) -> [i64; 3] {
    let status = ground.status();
    ["sources", "feeds", "articles"].map(|name| status[name].as_i64().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_feed_is_not_asked_again_what_was_read_stays_and_to_add_it_takes_it_up() {
    let (ground, papers) = (Ground::sqlite(), Papers::new().await);
    ground.done(&["add", &papers.tern, &papers.gull]);
    assert_eq!(papers.asked(&ground), [true, false, true]);
    assert_eq!(counts(&ground), [2, 2, 2]);

    let removed = ground.json(&["remove", &papers.gull]);
    let expected = json!({ "given": papers.gull, "source": "The Gull", "feed": papers.gull, "kind": "feed", "removed": removed[0]["removed"], "new": true });
    assert_eq!(removed, [expected]);
    assert!(removed[0]["removed"].as_str().unwrap().starts_with("2026-03-02T12:0"), "{removed:?}");
    assert_eq!(papers.asked(&ground), [true, false, false]);
    assert_eq!(counts(&ground), [2, 1, 2], "its article stays");
    let exported = ground.done(&["export", "--opml"]);
    assert!(exported.contains(&papers.tern) && !exported.contains(&papers.gull), "{exported}");
    assert!(ground.done(&["remove", &papers.gull]).contains("Removed already, 2026-03-02: The Gull"));

    let server = Running::start(&ground.words(&["serve", "--listen", "127.0.0.1:0", "--role", "web"]));
    let shown = async |path: &str| get(format!("{}{path}", server.address)).await.unwrap().text().await.unwrap();
    let source = shown("/daily/source/the-gull").await;
    assert!(source.contains("School on the hill stays closed") && source.contains("no more, since <time"), "{source}");
    assert!(shown("/daily/topic/the-gull/school-on-the-hill-stays-closed").await.contains("School on the hill"));
    assert!(shown("/daily/sources").await.contains("Not followed any more"));

    assert_eq!(ground.json(&["add", &papers.gull])[0]["new"], true);
    assert_eq!(papers.asked(&ground), [true, false, true]);
    assert_eq!(counts(&ground), [2, 2, 2], "it is the same feed");
    assert!(!shown("/daily/source/the-gull").await.contains("no more, since"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_s_address_removes_all_its_feeds_and_an_unknown_one_is_answered_with_what_is_there() {
    let (ground, papers) = (Ground::sqlite(), Papers::new().await);
    ground.done(&["add", &papers.tern, &papers.sport, &papers.gull]);
    assert_eq!(papers.asked(&ground), [true; 3]);
    let said = ground.complaint(&["remove", &papers.web.url("tern", "/culture")]);
    assert!(said.contains("Nothing is followed at") && said.contains(&format!("On the same host are {}, {}.", papers.tern, papers.sport)));
    let said = ground.complaint(&["remove", "nowhere.example", &papers.web.url("tern", "/")]);
    assert!(said.contains("These are followed: ") && said.contains(&papers.gull), "{said}");
    assert_eq!(papers.asked(&ground), [false, false, true], "the address after the unknown one was taken");

    // A list that names them takes them up again.
    let list = ground.file("list.txt", format!("{}\n{}\n", papers.sport, papers.gull));
    let imported = ground.json(&["import", &list]).remove(0);
    assert_eq!((imported["feeds"].as_i64(), imported["new"].as_i64()), (Some(2), Some(1)));
    assert_eq!(papers.asked(&ground), [false, true, true]);
    assert_eq!(run(&ground.words(&["remove"])).status.code(), Some(2));
}
