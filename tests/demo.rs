//! The main job: `dateline demo`, from the start of the program to a full front page.

use std::time::{Duration, Instant};

use crate::harness::get;
use crate::harness::program::{Running, done};

/// Seconds that a newcomer waits at most. The unoptimised program of a test run on a busy machine gets some grace.
const FULL_WITHIN: Duration = Duration::from_secs(5);
const GRACE: u32 = 3;

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_s_front_page_is_full_within_seconds() {
    let began = Instant::now();
    let demo = Running::start(&["demo", "--listen", "127.0.0.1:0"]);
    let full = loop {
        let page = get(&demo.address).await.unwrap().text().await.unwrap();
        // Lead, seconds, briefs and seven sections.
        let stories = page.matches("/merrow-coast/story/").count();
        if stories >= 30 && page.contains("<img ") {
            break began.elapsed();
        }
        assert!(began.elapsed() < FULL_WITHIN * GRACE, "after {:?} the front page has {stories} links to stories", began.elapsed());
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    println!("full after {full:?}");
    assert!(demo.stop(), "it ends well when told to");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_on_the_demo_s_pages_leads_somewhere() {
    let mut demo = Running::start(&["demo", "--listen", "127.0.0.1:0"]);
    demo.line_with("78 articles", Duration::from_secs(60));
    let mut waiting = vec!["/".to_owned()];
    let mut seen = std::collections::BTreeSet::new();
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        // A sponsor's own site is not here, and what one may ask of lists by their questions never ends.
        if path.starts_with("/go/") || path.split_once('?').is_some_and(|(page, _)| !page.ends_with(".webmanifest")) {
            continue;
        }
        let response = get(format!("{}{path}", demo.address)).await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let kind = response.headers().get("content-type").unwrap().to_str().unwrap().to_owned();
        if !kind.starts_with("text/html") {
            continue;
        }
        assert!(response.headers().get("content-security-policy").is_some_and(|p| !p.to_str().unwrap().contains("unsafe")), "{path}");
        let page = response.text().await.unwrap();
        let ours = ["<script src=\"/static/dateline.", "<script type=\"application/ld+json\">"].map(|ours| page.matches(ours).count());
        assert_eq!(page.matches("<script").count(), ours.into_iter().sum::<usize>(), "{path} runs our script alone");
        for part in page.split(['"', ' ']).filter(|part| part.starts_with('/') && !part.starts_with("//") && !part.contains(['<', '>'])) {
            waiting.push(part.split('#').next().unwrap().replace("&#38;", "&").replace("&amp;", "&"));
        }
    }
    for edition in ["/merrow-coast/topic/", "/sahil-merrow/topic/"] {
        let topics = seen.iter().filter(|path| path.starts_with(edition) && !path.ends_with("/quote")).count();
        assert_eq!(topics, 78, "every article of the sample has its topic, and each can be reached from the front page: {edition}");
    }
    assert!(seen.iter().any(|path| path.starts_with("/picture/")), "pictures are our own");
}

#[test]
fn help_completions_and_manual_name_every_command() {
    let commands = ["demo", "serve", "init", "add", "import", "export", "fetch", "read", "feed", "group", "status", "completions", "man"];
    let help = done(&["--help"]);
    let completions = done(&["completions", "bash"]);
    let manual = done(&["man"]);
    for command in commands {
        assert!(help.contains(command) && completions.contains(command) && manual.contains(command), "{command}");
        assert!(done(&[command, "--help"]).contains("Example"), "{command} --help shows an example");
    }
}
