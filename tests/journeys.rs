//! Every journey of a reader, made twice: by keyboard alone, and by touch on a phone.

use std::time::Duration;

use serde_json::json;

use crate::harness::browser::Browser;
use crate::harness::fake_web::{FakeWeb, rss};
use crate::harness::ground::Ground;
use crate::harness::hands::{Hands, key};
use crate::harness::program::Running;

const BOTH: [Hands; 2] = [Hands::Keyboard, Hands::Touch];

fn demo() -> Running {
    let mut demo = Running::start(&["demo", "--listen", "127.0.0.1:0"]);
    demo.line_with("78 articles", Duration::from_secs(60));
    demo
}

/// A browser of these hands on the front page, which nobody has used before.
async fn newcomer(hands: Hands, demo: &Running) -> Browser {
    let browser = Browser::start().await;
    hands.take(&browser).await;
    browser.client.goto(&demo.address).await.unwrap();
    browser
}

async fn text(browser: &Browser, selector: &str) -> String {
    let script = format!("const e = document.querySelector({}); return e ? e.textContent.trim() : ''", serde_json::json!(selector));
    browser.script(&script).await.as_str().unwrap_or_default().to_owned()
}

async fn path(browser: &Browser) -> String {
    browser.client.current_url().await.unwrap().path().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_reads_a_story_and_finds_it_again() {
    let demo = demo();
    for hands in BOTH {
        let browser = newcomer(hands, &demo).await;
        hands.press(&browser, "main .lead h2 a").await;
        assert!(path(&browser).await.contains("/story/"), "{hands:?}");
        let story = text(&browser, "main h1").await;
        hands.press(&browser, "main .report h3 a").await;
        assert!(path(&browser).await.contains("/topic/"), "{hands:?}");
        let topic = text(&browser, "main h1").await;
        assert!(!story.is_empty() && !topic.is_empty() && !text(&browser, ".prose, .standfirst").await.is_empty(), "{hands:?}");
        hands.press(&browser, "form.keeping button[name=save]").await;
        assert!(!text(&browser, "form.keeping button[name=unsave]").await.is_empty(), "{hands:?}: it says that it is saved");
        browser.client.goto(&format!("{}/merrow-coast/saved", demo.address)).await.unwrap();
        assert_eq!(text(&browser, "main .headlines h2").await, topic, "{hands:?}");
        hands.press(&browser, "main .headlines h2 a").await;
        assert_eq!(text(&browser, "main h1").await, topic, "{hands:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newsline_is_made_in_three_taps_and_a_word_is_muted() {
    let demo = demo();
    for hands in BOTH {
        let browser = newcomer(hands, &demo).await;
        hands.press(&browser, ".menu a[href$='/newsline']").await;
        hands.press(&browser, "main .toggles button[value=sports]").await;
        assert_eq!(path(&browser).await, "/merrow-coast/newsline", "{hands:?}: two taps, and the newsline is made");
        let off = browser.script("return document.querySelector('.toggles button[value=sports]').getAttribute('aria-pressed')").await;
        assert_eq!(off.as_str(), Some("false"), "{hands:?}");
        assert_eq!(
            browser.script("return [...document.querySelectorAll('main .kicker')].filter(k => /Sports/.test(k.textContent)).length").await,
            0
        );

        let lead = text(&browser, "main .lead h2").await;
        let word = lead.split_whitespace().max_by_key(|word| word.chars().filter(|c| c.is_alphabetic()).count()).unwrap();
        let word: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        hands.press(&browser, "main .pagehead a[href$='/newsline/choose']").await;
        hands.write(&browser, "#mute", &word).await;
        hands.press(&browser, "form.adding:has(#mute) button").await;
        assert!(text(&browser, "#m-1").await.eq_ignore_ascii_case(&word), "{hands:?}: {word} is muted");
        hands.press(&browser, "main .back a").await;
        assert_ne!(text(&browser, "main .lead h2").await, lead, "{hands:?}: what has the word {word} is gone");
        assert!(text(&browser, "main").await.contains("muted"), "{hands:?}: and it says so");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn today_s_paper_is_read_without_a_connection() {
    for hands in BOTH {
        let demo = demo();
        let browser = newcomer(hands, &demo).await;
        let lead = text(&browser, "main .lead h2").await;
        let kept = "const done = arguments[arguments.length - 1]; (async () => { for (let n = 0; n < 100; n++) {
              const cache = await caches.open('paper'); const keys = await cache.keys();
              if (keys.length > 8) return done(keys.length); await new Promise(next => setTimeout(next, 100)); } done(0) })()";
        let kept = browser.client.execute_async(kept, Vec::new()).await.unwrap();
        assert!(kept.as_u64().is_some_and(|kept| kept > 8), "{hands:?}: today's stories are kept: {kept}");
        let address = demo.address.clone();
        drop(demo);
        browser.client.goto(&address).await.unwrap();
        assert_eq!(text(&browser, "main .lead h2").await, lead, "{hands:?}: the front page");
        hands.press(&browser, "main .lead h2 a").await;
        assert!(path(&browser).await.contains("/story/") && !text(&browser, "main .report h3").await.is_empty(), "{hands:?}: a story");
        browser.client.goto(&format!("{address}/merrow-coast/sources")).await.unwrap();
        assert_eq!(text(&browser, "main h1").await, "No connection", "{hands:?}: a page that is not kept says so");
        let listed =
            "const done = arguments[arguments.length - 1]; setTimeout(() => done(document.querySelectorAll('.kept a').length), 1500)";
        let listed = browser.client.execute_async(listed, Vec::new()).await.unwrap();
        assert!(listed.as_u64().is_some_and(|listed| listed > 5), "{hands:?}: and lists what is: {listed}");
    }
}

/// A paper of two days: a Tuesday's and the Monday's after it, on which the clock stands.
fn a_week(web: &FakeWeb) -> Ground {
    let ground = Ground::sqlite();
    let days = [("2026-02-24T12:00Z", "Ferry strike ends before dawn"), ("2026-03-02T12:00Z", "Dredging begins in the north channel")];
    for (number, (noon, title)) in days.into_iter().enumerate() {
        let link = web.url("tern", &format!("/{number}"));
        let feed = web.put("tern", &format!("/feed-{number}"), "application/rss+xml", rss("tern", &[(title, &link, title)]));
        for words in [&["add", &feed][..], &["fetch", "--once"]] {
            let words = ground.words(words).into_iter().map(|word| if word == "2026-03-02T12:00Z" { noon } else { word });
            crate::harness::program::done(&words.collect::<Vec<_>>());
        }
    }
    ground
}

#[tokio::test(flavor = "multi_thread")]
async fn last_tuesday_s_front_page_is_found() {
    let web = FakeWeb::start().await;
    let ground = a_week(&web);
    let server = Running::start(&ground.words(&["serve", "--listen", "127.0.0.1:0"]));
    for hands in BOTH {
        let browser = newcomer(hands, &server).await;
        let today = text(&browser, "main .lead h2").await;
        hands.press(&browser, ".foot a[href$='/archive']").await;
        assert!(path(&browser).await.ends_with("/archive"), "{hands:?}");
        // The calendar says the whole date of each day.
        hands.press(&browser, "main .month a[href$='/2026-02-24']").await;
        assert!(text(&browser, ".dateline time").await.starts_with("Tuesday, 24 February 2026"), "{hands:?}: the paper's own date");
        let lead = text(&browser, "main .lead h2").await;
        assert!(lead != today && lead.contains("Ferry strike"), "{hands:?}: {lead}");
        hands.press(&browser, "main .lead h2 a").await;
        assert_eq!(text(&browser, "main h1").await, lead, "{hands:?}: what it tells can be read");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_is_shared_by_its_short_address() {
    let demo = demo();
    for hands in BOTH {
        let browser = newcomer(hands, &demo).await;
        let granted = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": demo.address });
        browser.devtools("Browser.grantPermissions", granted).await;
        hands.press(&browser, "main .lead h2 a").await;
        // Stands for the system's own sheet, which headless Chromium has not got.
        browser.script("navigator.share = async (what) => { window.shared = what.url }; return 1").await;
        let story = path(&browser).await;
        hands.press(&browser, "[data-share]").await;
        let passed_on = match hands {
            Hands::Keyboard => {
                assert!(!text(&browser, ".share [role=status]").await.is_empty(), "it says that the address is copied");
                let read = "const done = arguments[arguments.length - 1]; navigator.clipboard.readText().then(done, e => done('' + e))";
                browser.client.execute_async(read, Vec::new()).await.unwrap()
            }
            Hands::Touch => browser.script("return window.shared").await,
        };
        let passed_on = passed_on.as_str().unwrap_or_default().to_owned();
        assert!(passed_on.contains("/s/"), "{hands:?}: {passed_on}");
        assert_eq!(path(&browser).await, story, "{hands:?}: the reader stays where he was");
        browser.client.goto(&passed_on).await.unwrap();
        assert_eq!(path(&browser).await, story, "{hands:?}: whoever gets it comes to the story");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_lead_from_story_to_story_and_show_what_they_do() {
    let demo = demo();
    let browser = newcomer(Hands::Keyboard, &demo).await;
    let focused = "return document.activeElement.closest('article, .brief') ? document.activeElement.textContent : ''";
    let letter = |name: &'static str| key(&browser, name, name, u32::from(name.as_bytes()[0].to_ascii_uppercase()));
    letter("j").await;
    assert_eq!(browser.script(focused).await.as_str().unwrap().trim(), text(&browser, "main .lead h2").await);
    letter("j").await;
    let second = browser.script(focused).await;
    letter("j").await;
    assert_ne!(browser.script(focused).await, second);
    letter("k").await;
    assert_eq!(browser.script(focused).await, second, "and back");
    letter("m").await;
    let marked =
        "const e = document.activeElement; return [e.closest('article').hasAttribute('data-marked'), e.getAttribute('aria-description')]";
    assert_eq!(browser.script(marked).await, json!([true, "read"]));
    browser.client.refresh().await.unwrap();
    assert_eq!(browser.script("return document.querySelectorAll('[data-marked]').length").await, 1, "it is still marked");
    letter("j").await;
    letter("j").await;
    assert_eq!(browser.script(focused).await, second);
    letter("m").await;
    assert_eq!(browser.script(marked).await, json!([false, null]), "and can be unmarked");
    letter("?").await;
    let help = "const done = arguments[arguments.length - 1]; (async () => { for (let n = 0; n < 50; n++) {
          const dialog = document.querySelector('dialog[open]'); if (dialog) return done(dialog.textContent);
          await new Promise(next => setTimeout(next, 50)); } done('') })()";
    let help = browser.client.execute_async(help, Vec::new()).await.unwrap();
    assert!(help.as_str().is_some_and(|help| help.contains("Next story")), "{help}");
    key(&browser, "Escape", "", 27).await;
    let gone = "const done = arguments[arguments.length - 1]; (async () => { for (let n = 0; n < 50; n++) {
          if (!document.querySelector('dialog')) return done(true);
          await new Promise(next => setTimeout(next, 50)); } done(false) })()";
    assert_eq!(browser.client.execute_async(gone, Vec::new()).await.unwrap(), true, "what is closed goes");
    letter("o").await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(path(&browser).await.contains("/story/") || path(&browser).await.contains("/topic/"));
}
