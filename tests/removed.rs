//! Feeds that are followed no more: never asked again, all that was read stays, and `add` takes them up again.

use serde_json::{Value, json};

use crate::harness::fake_web::{FakeWeb, page, rss};
use crate::harness::get;
use crate::harness::program::{Running, done, lines, run};

const TEXT: [&str; 3] = [
    "The harbour board of Tern County voted on Monday evening to dredge the north channel before the herring fleet comes home in May.",
    "Dredging costs four million crowns, half of which the county pays; the rest comes from a levy on berths, the board's chair said.",
    "Three skippers spoke against the levy, and one for it: his boat had touched ground twice since the January storms, he told the board.",
];

/// A data folder, and a web with two papers: the Tern, with two feeds, and the Gull.
struct Ground {
    folder: tempfile::TempDir,
    web: FakeWeb,
    tern: String,
    sport: String,
    gull: String,
}

impl Ground {
    async fn new() -> Ground {
        let web = FakeWeb::start().await;
        let feed = |host: &str, path: &str, name: &str, title: &str| {
            let link = web.put(host, &format!("/{}", title.to_lowercase().replace(' ', "-")), "text/html", page(title, &TEXT));
            let site = format!("<channel><link>{}</link>", web.url(host, "/"));
            let document = rss(name, &[(title, &link, "Levy.")]).replace("<channel>", &site);
            web.put(host, path, "application/rss+xml", document)
        };
        let tern = feed("tern", "/feed", "The Tern", "Dredging of the channel begins");
        let sport = feed("tern", "/sport", "The Tern", "Herring race is on");
        let gull = feed("gull", "/feed", "The Gull", "School on the hill stays closed");
        Ground { folder: tempfile::tempdir().unwrap(), web, tern, sport, gull }
    }

    fn words<'a>(&'a self, words: &[&'a str]) -> Vec<&'a str> {
        let mut all = words.to_vec();
        all.extend(["--data", self.folder.path().to_str().unwrap(), "--now", "2026-03-02T12:00Z", "--starter", "false"]);
        all.extend(["--fetch-allow", "127.0.0.0/8", "--fetch-allow-ports", "*", "--fetch-pause-ms", "0"]);
        all
    }

    fn done(&self, words: &[&str]) -> String {
        done(&self.words(words))
    }

    fn json(&self, words: &[&str]) -> Vec<Value> {
        lines(&self.done(&[words, &["--json"]].concat()))
    }

    /// What it complains of, and that it could not be done.
    fn complaint(&self, words: &[&str]) -> String {
        let output = run(&self.words(words));
        assert_eq!(output.status.code(), Some(1), "{words:?}: {}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8(output.stderr).unwrap()
    }

    /// Which of the three feeds a fetch asks.
    fn asked(&self) -> [bool; 3] {
        self.web.forget();
        self.done(&["fetch"]);
        [&self.tern, &self.sport, &self.gull].map(|feed| !self.web.answers(feed).is_empty())
    }

    fn counts(&self) -> [i64; 3] {
        let status = self.json(&["status"]).remove(0);
        ["sources", "feeds", "articles"].map(|name| status[name].as_i64().unwrap())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_feed_is_not_asked_again_what_was_read_stays_and_to_add_it_takes_it_up() {
    let ground = Ground::new().await;
    ground.done(&["add", &ground.tern, &ground.gull]);
    assert_eq!(ground.asked(), [true, false, true]);
    assert_eq!(ground.counts(), [2, 2, 2]);

    let removed = ground.json(&["remove", &ground.gull]);
    let expected = json!({ "given": ground.gull, "source": "The Gull", "feed": ground.gull, "kind": "feed", "removed": removed[0]["removed"], "new": true });
    assert_eq!(removed, [expected]);
    assert!(removed[0]["removed"].as_str().unwrap().starts_with("2026-03-02T12:0"), "{removed:?}");
    assert_eq!(ground.asked(), [true, false, false]);
    assert_eq!(ground.counts(), [2, 1, 2], "its article stays");
    let exported = ground.done(&["export", "--opml"]);
    assert!(exported.contains(&ground.tern) && !exported.contains(&ground.gull), "{exported}");
    assert!(ground.done(&["remove", &ground.gull]).contains("Removed already, 2026-03-02: The Gull"));

    let server = Running::start(&ground.words(&["serve", "--listen", "127.0.0.1:0", "--role", "web"]));
    let shown = async |path: &str| get(format!("{}{path}", server.address)).await.unwrap().text().await.unwrap();
    let source = shown("/daily/source/the-gull").await;
    assert!(source.contains("School on the hill stays closed") && source.contains("no more, since <time"), "{source}");
    assert!(shown("/daily/topic/the-gull/school-on-the-hill-stays-closed").await.contains("School on the hill"));
    assert!(shown("/daily/sources").await.contains("Not followed any more"));

    assert_eq!(ground.json(&["add", &ground.gull])[0]["new"], true);
    assert_eq!(ground.asked(), [true, false, true]);
    assert_eq!(ground.counts(), [2, 2, 2], "it is the same feed");
    assert!(!shown("/daily/source/the-gull").await.contains("no more, since"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_s_address_removes_all_its_feeds_and_an_unknown_one_is_answered_with_what_is_there() {
    let ground = Ground::new().await;
    ground.done(&["add", &ground.tern, &ground.sport, &ground.gull]);
    assert_eq!(ground.asked(), [true; 3]);
    let said = ground.complaint(&["remove", &ground.web.url("tern", "/culture")]);
    assert!(said.contains("Nothing is followed at") && said.contains(&format!("On the same host are {}, {}.", ground.tern, ground.sport)));
    let said = ground.complaint(&["remove", "nowhere.example", &ground.web.url("tern", "/")]);
    assert!(said.contains("These are followed: ") && said.contains(&ground.gull), "{said}");
    assert_eq!(ground.asked(), [false, false, true], "the address after the unknown one was taken");

    // A list that names them takes them up again.
    let list = ground.folder.path().join("list.txt");
    std::fs::write(&list, format!("{}\n{}\n", ground.sport, ground.gull)).unwrap();
    let imported = ground.json(&["import", list.to_str().unwrap()]).remove(0);
    assert_eq!((imported["feeds"].as_i64(), imported["new"].as_i64()), (Some(2), Some(1)));
    assert_eq!(ground.asked(), [false, true, true]);
    assert_eq!(run(&ground.words(&["remove"])).status.code(), Some(2));
}
