//! What readers write, by people at a browser: by keyboard alone and by touch, on every screen, with a second browser that looks on.

use std::time::Duration;

use crate::harness::browser::Browser;
use crate::harness::hands::Hands;
use crate::harness::program::Running;

pub(crate) const PASSWORD: &str = "a heron behind the sluice";

pub(crate) fn demo() -> Running {
    let mut demo = Running::start(&["demo", "--listen", "127.0.0.1:0"]);
    demo.line_with("78 articles", Duration::from_secs(60));
    demo
}

pub(crate) async fn text(browser: &Browser, selector: &str) -> String {
    let script = format!("const e = document.querySelector({}); return e ? e.textContent.trim() : ''", serde_json::json!(selector));
    browser.script(&script).await.as_str().unwrap_or_default().to_owned()
}

pub(crate) async fn path(browser: &Browser) -> String {
    browser.client.current_url().await.unwrap().path().to_owned()
}

/// What is wrong with the page that is shown: axe finds nothing, and nothing stands out to the side.
pub(crate) async fn faults(browser: &Browser) -> Vec<String> {
    let mut faults = browser.axe().await;
    let wide = browser.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
    if wide.as_i64() != Some(0) {
        faults.push(format!("can be scrolled to the side by {wide}"));
    }
    faults
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_made_and_something_is_written_changed_and_taken_back() {
    for (hands, name) in [(Hands::Keyboard, "Ruth Adler"), (Hands::Touch, "Otto Brand")] {
        let demo = demo();
        let (browser, other) = (Browser::start().await, Browser::start().await);
        hands.take(&browser).await;
        browser.client.goto(&demo.address).await.unwrap();
        hands.press(&browser, "main .lead h2 a").await;
        let story = path(&browser).await;
        hands.press(&browser, "#write a").await;
        assert_eq!(path(&browser).await, "/account/sign-in", "{hands:?}");
        hands.press(&browser, "main .ways a").await;
        hands.write(&browser, "#name", name).await;
        hands.write(&browser, "#password", PASSWORD).await;
        hands.press(&browser, "form.entry button").await;
        assert_eq!(path(&browser).await, format!("{story}/discussion"), "{hands:?}: back to where one wanted to write");
        hands.write(&browser, "#text", "It was **old**, and they knew.").await;
        hands.press(&browser, ".write button[name=preview]").await;
        assert_eq!(text(&browser, "section .speech strong").await, "old", "{hands:?}: as it will be shown");
        hands.press(&browser, ".write .buttons button:not([name])").await;
        assert!(browser.client.current_url().await.unwrap().fragment().is_some_and(|place| place.starts_with('c')), "{hands:?}");
        assert!(text(&browser, ".comment .note").await.contains("waits for a moderator"), "{hands:?}");
        assert_eq!(
            browser.script("return document.querySelector('#text').value").await,
            "",
            "{hands:?}: the draft is gone once it is sent"
        );

        let look = async || {
            other.client.goto(&format!("{}{story}", demo.address)).await.unwrap();
            text(&other, ".comment .speech").await
        };
        assert_eq!(look().await, "", "{hands:?}: nobody else sees it yet");
        hands.press(&browser, ".doing a[href$='/change']").await;
        hands.write(&browser, "#text", " All of them.").await;
        hands.press(&browser, ".write .buttons button:not([name])").await;
        assert!(text(&browser, ".comment .speech").await.contains("All of them."), "{hands:?}");
        hands.press(&browser, ".doing button[value=delete]").await;
        assert_eq!(text(&browser, ".comment .speech").await, "", "{hands:?}: what is taken back is gone");
        hands.press(&browser, ".foot a[href='/account']").await;
        assert_eq!(text(&browser, "main h1").await, name, "{hands:?}");
        hands.press(&browser, "form[action='/account/sign-out'] button").await;
        browser.client.goto(&format!("{}/account", demo.address)).await.unwrap();
        assert_eq!(path(&browser).await, "/account/sign-in", "{hands:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_written_is_still_there_when_the_page_is() {
    let demo = demo();
    let browser = Browser::start().await;
    browser.client.goto(&format!("{}/account/sign-up?back=/merrow-coast/", demo.address)).await.unwrap();
    Hands::Keyboard.write(&browser, "#name", "Ruth").await;
    Hands::Keyboard.write(&browser, "#password", PASSWORD).await;
    Hands::Keyboard.press(&browser, "form.entry button").await;
    Hands::Keyboard.press(&browser, "main .lead h2 a").await;
    Hands::Keyboard.write(&browser, "#text", "Half a thought").await;
    browser.client.refresh().await.unwrap();
    assert_eq!(browser.script("return document.querySelector('#text').value").await, "Half a thought");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_a_discussion_are_good_on_every_screen() {
    let demo = demo();
    let browser = Browser::start().await;
    browser.client.goto(&demo.address).await.unwrap();
    Hands::Keyboard.press(&browser, "main .lead h2 a").await;
    let story = path(&browser).await;
    let mut found = Vec::new();
    let mut sweep = async |browser: &Browser, pages: &[String]| {
        for page in pages {
            for (width, scheme) in [(360, "dark"), (390, "light"), (768, "dark"), (1440, "light")] {
                browser.show(&format!("{}{page}", demo.address), width, scheme).await;
                found.extend(faults(browser).await.into_iter().map(|fault| format!("{page} at {width} px, {scheme}: {fault}")));
            }
        }
    };
    let discussion = format!("{story}/discussion");
    sweep(&browser, &["/account/sign-in".into(), "/account/sign-up".into(), discussion.clone()]).await;
    browser.client.goto(&format!("{}/account/sign-up?back={discussion}", demo.address)).await.unwrap();
    Hands::Keyboard.write(&browser, "#name", "Ruth").await;
    Hands::Keyboard.write(&browser, "#password", PASSWORD).await;
    Hands::Keyboard.press(&browser, "form.entry button").await;
    Hands::Keyboard.write(&browser, "#text", "> They knew.\n\nSo did `we`, and https://www.alder-point-harbour-board-minutes.example/of-the-year-2021/november\n\n1. one\n2. two").await;
    Hands::Keyboard.press(&browser, ".write .buttons button:not([name])").await;
    let comment = browser.script("return document.querySelector('.comment .meta > a').getAttribute('href')").await;
    let comment = comment.as_str().unwrap().to_owned();
    let person = browser.script("return document.querySelector('.comment .writer a').getAttribute('href')").await;
    let person = person.as_str().unwrap().to_owned();
    sweep(&browser, &[discussion, story, format!("{comment}/change"), "/account".into(), person, "/notifications".into()]).await;
    browser.client.goto(&demo.address).await.unwrap();
    Hands::Keyboard.press(&browser, "main .lead h2 a").await;
    let topic = browser.script("return document.querySelector('main a[href*=\"/topic/\"]').getAttribute('href')").await;
    let topic = topic.as_str().unwrap().to_owned();
    let house = ["boards", "board/quay", "rulings", "river"].map(|page| format!("/merrow-coast/{page}"));
    sweep(&browser, &[&house[..], &[topic.clone(), format!("{topic}/quote")]].concat()).await;
    assert!(found.is_empty(), "{found:#?}");
}
