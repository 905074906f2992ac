//! Whole pages, read: our fixtures, hostile pages, and anything at all.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use serde_json::Value;

use model::FlawKind;

use super::*;
use crate::reading::LONGEST_TITLE;

/// Reads `fixtures/extract/<case>/page.html` and holds every field of `article.json` against what was found; fields that it leaves out
/// aren't looked at.
fn check(case: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/extract").join(case);
    let page = std::fs::read(folder.join("page.html")).unwrap();
    let wanted: Value = serde_json::from_slice(&std::fs::read(folder.join("article.json")).unwrap()).unwrap();
    let url = Url::parse("https://harbor.example/news/page").unwrap();
    let (article, flaws) = read_bytes(&page, Some("text/html"), Some(&url));
    let mut found = serde_json::to_value(&article).unwrap();
    found["tags"] = article.tags.clone().into();
    found["flaws"] = flaws.iter().map(|flaw| flaw.kind.as_str()).collect();
    for (field, value) in wanted.as_object().unwrap() {
        let value = match value {
            Value::Array(lines) if field == "text" => Value::from(lines.iter().map(|l| l.as_str().unwrap()).collect::<Vec<_>>().join("\n")),
            _ => value.clone(),
        };
        assert_eq!(found[field], value, "{case}: {field}\n{:#}", found);
    }
}

#[test]
fn a_newspaper_page_is_read_clean() {
    check("newspaper");
}

#[test]
fn a_text_in_sibling_boxes_is_read_whole() {
    check("siblings");
}

#[test]
fn a_blog_without_json_ld_has_its_facts_in_its_markup() {
    check("blog");
}

#[test]
fn a_page_without_an_article_says_so() {
    check("no-article");
}

#[test]
fn every_fixture_is_checked() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/extract");
    let mut cases: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    cases.sort();
    assert_eq!(cases, ["blog", "newspaper", "no-article", "siblings"]);
}

/// Reads a page within bounds. The limit is 250 ms in release on a free core; this test runs unoptimised beside others, so it only asks
/// whether the time is of that order.
fn bounded(name: &str, page: &str) -> (Article, Vec<Flaw>) {
    let start = Instant::now();
    let read = read_bytes(page.as_bytes(), None, None);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(3), "{name} took {took:?}");
    read
}

#[test]
fn hostile_pages_end_in_time() {
    let (_, flaws) = bounded("nested divs", &format!("{}deep{}", "<div>".repeat(100_000), "</div>".repeat(100_000)));
    assert!(flaws.iter().any(|f| f.kind == FlawKind::TooDeep));
    let (_, flaws) = bounded("20 MB of text", &format!("<p>{}", "The ferry sails at noon. ".repeat(800_000)));
    assert!(flaws.iter().any(|f| f.kind == FlawKind::TooLarge));
    bounded(
        "10 MB of paragraphs",
        &"<p>The ferry sails at noon, and the harbour master, who has seen worse, waits for it.".repeat(110_000),
    );
    bounded("font and p", &"<font><p>".repeat(100_000));
    bounded("open formatting", &"<b><i><u><a href=x>".repeat(50_000));
    let mut attributes = String::from("<p ");
    for at in 0..1_000_000 {
        write!(attributes, "a{at}=1 ").unwrap();
    }
    bounded("a million attributes", &format!("{attributes}>text</p>"));
    bounded("attributes without an end", &attributes);
    bounded("attributes within a script's budget", &format!("{}>", &attributes[..1_000_000]));
    bounded(
        "huge JSON-LD",
        &format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"{}\"}}</script><p>text",
            "a ".repeat(4_000_000)
        ),
    );
    bounded("deep JSON-LD", &format!("<script type='application/ld+json'>{}1{}</script><p>text", "[".repeat(500_000), "]".repeat(500_000)));
    bounded(
        "wide JSON-LD",
        &format!(
            "<script type='application/ld+json'>[{}1]</script><p>text",
            "{\"@type\":\"NewsArticle\",\"author\":[[\"a\"]]},".repeat(35_000)
        ),
    );
    bounded(
        "many shares",
        &"<div class='share related'><div class='share'>The ferry, the pier, the harbour master and the sea.</div>".repeat(20_000),
    );
    bounded("many times", &"<time datetime='2024'>x</time><h1>y</h1><span class=byline>By z</span>".repeat(30_000));
    bounded("tables", &"<table><tr><td>".repeat(30_000));
    bounded(
        "many links",
        &"<p>The ferry sails, and <a href='/ferry'>the ferry</a> returns, at noon, from <a href='/pier'>the pier</a>.</p>".repeat(30_000),
    );
    bounded("many brs", &"The ferry sails.<br><br>".repeat(60_000));
    bounded("open angle brackets", &"<".repeat(5_000_000));
    bounded("open comments", &"<!--".repeat(1_000_000));
    bounded("one class", &format!("<div class='{}'>text</div>", "share ".repeat(1_000_000)));
    bounded("lists", &"<ul><li>".repeat(50_000));
    bounded("figures", &"<figure><img src=a.jpg><figcaption>The ferry</figcaption>".repeat(20_000));
    bounded("unopened paragraphs", &"</p>".repeat(2_500_000));
    bounded("comments", &"<!---->".repeat(1_400_000));
    bounded("references", &"&amp;&notin;&#x41;".repeat(600_000));
    bounded("ampersands", &"&".repeat(5_000_000));
    bounded("zeros", &format!("<p>text{}", "\u{1}\u{2} ".repeat(3_000_000)));
    bounded("one long word", &"é".repeat(5_000_000));
    bounded("one long line", &format!("<p>{}</p>", "ferry, ".repeat(1_400_000)));
    bounded("selects", &"<select><option>".repeat(50_000));
    bounded("templates", &"<template><p>".repeat(50_000));
    bounded("svg", &"<svg><g><foreignObject><p>".repeat(50_000));
    bounded(
        "nested shares",
        &format!(
            "{}{}",
            "<div class='share'>".repeat(190),
            "<p>The ferry sails at noon, from the pier, and the harbour master waits for it.</p>".repeat(15_000)
        ),
    );
    bounded("headings", &"<h2>The ferry</h2>".repeat(60_000));
}

#[test]
fn what_is_no_page_says_what_it_is() {
    let flaw = |bytes: &[u8]| read_bytes(bytes, Some("text/html"), None).1.first().map(|f| f.kind);
    assert_eq!(flaw(b""), Some(FlawKind::Empty));
    assert_eq!(flaw(b" \n "), Some(FlawKind::Empty));
    assert_eq!(flaw(b"%PDF-1.7\n..."), Some(FlawKind::WrongType));
    assert_eq!(flaw(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some(FlawKind::WrongType));
    assert_eq!(flaw(&[7, 0, 1, 2, 250, 0, 3].repeat(100)), Some(FlawKind::WrongType));
    let wide: Vec<u8> = "<html><p>Färg".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_ne!(flaw(&wide), Some(FlawKind::WrongType), "UTF-16 has zeros and is text");
}

#[test]
fn text_read_again_stays_as_it_is() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/extract/newspaper/page.html")).unwrap();
    let (first, _) = read(&page, None);
    let (second, _) = read(&format!("<html><body><article>{}</article></body></html>", first.html), None);
    assert_eq!(first.text, second.text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_panics(page in "(<(p|div|a href=x|h1|time|script type=application/ld\\+json|table|td|li|ul|figure|figcaption|meta name=author content=x|br|b|/p|/div|/a|/script|/table)>|\\{\"@type\":\"NewsArticle\"\\}|[ a-zé日<>&\"{}]{0,30}|The ferry sails at noon, from the pier\\. ){0,60}") {
        let (article, _) = read(&page, None);
        prop_assert!(!article.html.as_str().contains("<script"));
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = read_bytes(&bytes, None, None);
    }
}

#[test]
fn a_hostile_title_stays_one_short_line_that_turns_nothing_round() {
    let page = |title: &str| format!("<title>{title}</title><article><p>The ferry sails at noon, from the pier.</p></article>");
    let title = |text: &str| read(&page(text), None).0.title;
    assert_eq!(title("\u{202e}Ferry\u{2066} sails").as_deref(), Some("Ferry sails"));
    assert_eq!(title("\u{202e}\u{200b}"), None);
    assert!(title(&"Ferry sails ".repeat(10_000)).unwrap().chars().count() <= LONGEST_TITLE + 1);
}
