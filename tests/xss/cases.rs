//! The attacks, and the publishers who send them: one in each title and one in each text.

use serde_json::{Value, json};

use crate::harness::fake_web::FakeWeb;

/// Entries of one feed.
const ENTRIES: usize = 1_000;

/// One attack.
pub(super) struct Case {
    /// Its family.
    pub(super) from: String,
    /// What a stranger sends.
    pub(super) html: String,
}

/// Reads a file with one JSON object a line.
pub(super) fn read(path: &std::path::Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let field = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .map(|value: Value| Case { from: field(&value, "from"), html: field(&value, "html") })
        .collect()
}

/// The feeds' addresses: half of them carry whole texts, half of them lead to pages. Each attack stands in a title and in a text of both.
pub(super) fn publish(web: &FakeWeb, cases: &[Case]) -> Vec<String> {
    let mut feeds = Vec::new();
    for (part, chunk) in cases.chunks(ENTRIES).enumerate() {
        let numbers = part * ENTRIES..;
        let whole: Vec<Value> = numbers
            .clone()
            .zip(chunk)
            .map(|(n, case)| {
                let url = web.url("wire", &format!("/{n}"));
                // The first of these texts holds a place for what readers say.
                let text = format!("{}<p>{}</p><div>{}</div>{}", prose(n, 0), super::PLACE, case.html, prose(n, 1));
                json!({ "id": url, "url": url, "title": title(n, case), "content_html": text, "date_published": "2026-03-02T09:00:00Z" })
            })
            .collect();
        let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": whole });
        feeds.push(web.put("wire", &format!("/feed-{part}.json"), "application/feed+json", feed.to_string()));

        let mut items = String::new();
        for (n, case) in numbers.zip(chunk) {
            let page = page(n, case);
            let url = web.put("paper", &format!("/{n}"), "text/html; charset=utf-8", page);
            let title = escaped(&title(n, case));
            items.push_str(&format!("<item><title>{title}</title><link>{url}</link><description>A teaser.</description></item>"));
        }
        let feed = format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Paper</title>{items}</channel></rss>");
        feeds.push(web.put("paper", &format!("/feed-{part}.xml"), "application/rss+xml", feed));
    }
    feeds
}

fn title(n: usize, case: &Case) -> String {
    format!("Report {n} {}", case.html)
}

fn page(n: usize, case: &Case) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Report {n} of the coast</title></head><body><main><article>\
         <h1>Report {n} of the coast</h1>{}<div>{}</div>{}</article></main></body></html>",
        prose(n, 0),
        case.html,
        prose(n, 1)
    )
}

/// Paragraphs of words that no other article has, so that no two of them are taken for reports of one event.
fn prose(n: usize, part: usize) -> String {
    let mut seed = (n * 2 + part) as u64 + 1;
    let mut word = || {
        let mut word = String::new();
        for _ in 0..3 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            word.push_str(
                ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "za"][(seed >> 60) as usize],
            );
        }
        word
    };
    (0..3)
        .map(|_| {
            let w: Vec<String> = (0..8).map(|_| word()).collect();
            format!(
                "<p>The {} of the {} was brought to the {} on Monday, and the {} who had asked for it said that the {} would be \
                 paid by the {} of {}, as it was in the year of the {}.</p>",
                w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]
            )
        })
        .collect()
}

/// As XML can carry it: without the characters that it knows no way to write.
fn escaped(text: &str) -> String {
    let allowed = text.chars().filter(|c| matches!(c, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..));
    allowed.collect::<String>().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
