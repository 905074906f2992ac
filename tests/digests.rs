//! Digests through the front door: each hour's once, whatever was missed and however often it is tried; sentences that stand in their reports; what
//! goes on; what editors decided.

use serde_json::Value;

use crate::harness::fake_web::{FakeWeb, page};
use crate::harness::ground::Ground;
use crate::harness::program::{Running, done, lines, run_with_input};
use crate::harness::{client, get};

const FIRST: [&str; 3] = [
    "The weir above Alder Point gave way on Monday morning, the river board said, and the lower meadows are under water.",
    "Eleven houses on Mill Lane were cleared, and nobody was hurt.",
    "The board had planned repairs of 2.4 million crowns for the summer.",
];
const SECOND: [&str; 3] = [
    "Engineers closed the breach in the weir above Alder Point with 300 sandbags, the river board said on Tuesday.",
    "Families from the eleven houses on Mill Lane may go home on Thursday.",
    "A new weir will cost 5.1 million crowns, twice what repairs would have cost.",
];

struct Town {
    ground: Ground,
    web: FakeWeb,
}

impl Town {
    async fn on(ground: Ground) -> Town {
        let town = Town { ground, web: FakeWeb::start().await };
        let feed = town.prints(
            "courier",
            "The Courier",
            &[("Weir gives way above Alder Point", "/one", "Mon, 02 Mar 2026 09:10:00 +0000", &FIRST)],
        );
        town.at("2026-03-02T10:00Z", &["add", &feed]);
        let feed = town.prints(
            "herald",
            "The Herald",
            &[("Mill Lane cleared as weir gives way above Alder Point", "/two", "Mon, 02 Mar 2026 09:40:00 +0000", &FIRST[..2])],
        );
        town.at("2026-03-02T10:00Z", &["add", &feed]);
        town
    }

    /// A paper's feed with these reports: headline, path, date, paragraphs.
    fn prints(&self, host: &str, name: &str, reports: &[(&str, &str, &str, &[&str])]) -> String {
        let item = |(title, path, date, text): &(&str, &str, &str, &[&str])| {
            let link = self.web.put(host, path, "text/html", page(title, text));
            format!("<item><title>{title}</title><link>{link}</link><guid>{link}</guid><pubDate>{date}</pubDate></item>")
        };
        let items: String = reports.iter().map(item).collect();
        let feed = format!("<rss version=\"2.0\"><channel><title>{name}</title>{items}</channel></rss>");
        self.web.put(host, "/feed", "application/rss+xml", feed)
    }

    fn words<'a>(&'a self, now: &'a str, words: &[&'a str]) -> Vec<&'a str> {
        let mut all = self.ground.words(words);
        let place = all.iter().position(|word| *word == "--now").unwrap();
        all[place + 1] = now;
        all
    }

    /// A command at a moment.
    fn at(&self, now: &str, words: &[&str]) -> String {
        done(&self.words(now, words))
    }

    fn digest(&self, now: &str) -> Value {
        lines(&self.at(now, &["digest", "--at", now, "--json"])).remove(0)
    }
}

/// The sentences of a story, each with the headline of its report.
fn told(item: &Value, of: &Value) -> Vec<(String, String)> {
    let line = |line: &Value| {
        let report = &item["reports"][usize::try_from(line["report"].as_u64().unwrap()).unwrap()];
        (line["text"].as_str().unwrap().to_owned(), report["title"].as_str().unwrap().to_owned())
    };
    of.as_array().unwrap().iter().map(line).collect()
}

async fn each_hour_has_its_digest_once(ground: Ground) {
    let town = Town::on(ground).await;
    town.at("2026-03-02T12:00:05Z", &["fetch", "--once"]);
    let first = town.digest("2026-03-02T12:30:00Z");
    assert_eq!(
        (first["minute"].as_str(), first["items"].as_array().unwrap().len()),
        (Some("2026-03-02-1200"), 1),
        "two reports are one story: {first}"
    );
    let item = &first["items"][0];
    let sentences = told(item, &item["lines"]);
    assert!((2..=4).contains(&sentences.len()), "{item}");
    assert!(sentences.iter().all(|(text, _)| FIRST.contains(&text.as_str())), "word for word: {sentences:?}");
    assert!(item["since"].is_null(), "{item}");
    // The day that "Monday" means stands with it.
    let days: Vec<&Value> = item["lines"].as_array().unwrap().iter().filter_map(|line| line["days"].get(0)).collect();
    assert!(days.iter().all(|day| day[1] == "2026-03-02"), "{days:?}");

    // Two days pass without anybody fetching; then there is news of the same story.
    let news: (&str, &str, &str, &[&str]) =
        ("Breach in weir above Alder Point closed", "/three", "Tue, 03 Mar 2026 16:30:00 +0000", &SECOND);
    town.prints("courier", "The Courier", &[("Weir gives way above Alder Point", "/one", "Mon, 02 Mar 2026 09:10:00 +0000", &FIRST), news]);
    town.at("2026-03-04T08:00:00Z", &["fetch", "--once"]);
    town.at("2026-03-04T08:00:10Z", &["fetch", "--once"]);
    let on = town.digest("2026-03-03T19:00:00Z");
    assert_eq!(on["minute"].as_str(), Some("2026-03-03-1800"), "made up for");
    let item = &on["items"][0];
    assert_eq!((item["since"]["minute"].as_str(), item["since"]["reports"].as_u64()), (Some("2026-03-02-1200"), Some(1)), "{on}");
    let new = told(item, &item["since"]["lines"]);
    assert!(!new.is_empty() && new.iter().all(|(text, _)| SECOND.contains(&text.as_str())), "{new:?}");
    assert_eq!(town.digest("2026-03-03T08:00:00Z")["items"].as_array().unwrap().len(), 0, "in between nothing was new");

    let server = Running::start(&town.words("2026-03-04T08:05Z", &["serve", "--listen", "127.0.0.1:0", "--role", "web"]));
    let month = get(format!("{}/daily/digest/2026-03", server.address)).await.unwrap().text().await.unwrap();
    let there: Vec<&str> = month.split("href=\"/daily/digest/2026-03-").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(there, ["04-0700", "03-0700", "03-1200", "03-1800", "02-1200", "02-1800"], "each once: {month}");
    let text = get(format!("{}/daily/digest/2026-03-03-1800.txt", server.address)).await.unwrap().text().await.unwrap();
    assert!(text.contains("1 report since") && text.contains("Breach in weir above Alder Point closed"), "{text}");
    let none = client().post(format!("{}/daily/digest/next", server.address)).body("do=drop&story=1").send().await.unwrap();
    assert!(none.status().is_client_error(), "{}", none.status());
}

#[tokio::test(flavor = "multi_thread")]
async fn each_hour_has_its_digest_once_on_sqlite() {
    each_hour_has_its_digest_once(Ground::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_hour_has_its_digest_once_on_postgres() {
    each_hour_has_its_digest_once(Ground::postgres("digests").await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edition_without_hours_says_that_it_has_no_digest() {
    let ground = Ground::sqlite();
    let made = run_with_input(&ground.words(&["init", "--admin", "maria"]), b"a heron behind the sluice\n");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let path = ground.folder.path().join("dateline.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let begin = text.find("\n[edition.digest]\n").unwrap_or_else(|| panic!("{text}"));
    let end = text[begin + 1..].find("\n[").map_or(text.len(), |end| begin + 1 + end);
    std::fs::write(&path, format!("{}{}", &text[..begin], &text[end..])).unwrap();
    let said = ground.complaint(&["digest"]);
    assert!(said.contains("has no digest") && said.contains("dateline.toml"), "{said}");
}
