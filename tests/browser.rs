//! A reader's ways through the paper, in a real browser.

use std::time::Duration;

use crate::harness::browser::Browser;
use crate::harness::program::Running;

async fn first_link(browser: &Browser, part: &str) -> String {
    let script = format!("return document.querySelector('main a[href*=\"{part}\"]').getAttribute('href')");
    browser.script(&script).await.as_str().expect("a link").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_goes_from_the_front_page_to_an_article_and_back_by_keyboard_alone() {
    let mut demo = Running::start(&["demo", "--listen", "127.0.0.1:0"]);
    demo.line_with("78 articles", Duration::from_secs(60));
    let browser = Browser::start().await;
    browser.show(&demo.address, 1440, "light").await;
    let press = |key: &'static str| async {
        let focused = browser.client.active_element().await.unwrap();
        focused.send_keys(key).await.unwrap();
    };
    // Tab, then Enter: the first stop is the skip link, which leads past the menu.
    press("\u{e004}").await;
    let skip = browser.script("return document.activeElement.className").await;
    assert_eq!(skip.as_str(), Some("skip"));
    press("\u{e007}").await;
    press("\u{e004}").await;
    let mut hops = 0;
    while !browser.script("return document.activeElement.href || ''").await.as_str().unwrap_or_default().contains("/story/") {
        press("\u{e004}").await;
        hops += 1;
        assert!(hops < 12, "the lead story is near the skip link's target");
    }
    press("\u{e007}").await;
    assert!(browser.client.current_url().await.unwrap().path().contains("/story/"));
    let topic = first_link(&browser, "/topic/").await;
    browser.client.goto(&format!("{}{topic}", demo.address)).await.unwrap();
    let canonical = browser.script("return document.querySelector('link[rel=canonical]').href").await;
    assert!(canonical.as_str().is_some_and(|url| url.contains(".localhost")), "the original is the canonical one: {canonical}");
    let alt = browser.script("const i = document.querySelector('main figure img'); return i ? i.alt : 'none'").await;
    assert!(alt.as_str().is_some_and(|alt| !alt.contains(".jpg") && !alt.starts_with("http")), "a description, not a file name: {alt}");
    browser.client.back().await.unwrap();
    browser.client.back().await.unwrap();
    assert_eq!(browser.client.current_url().await.unwrap().path(), "/");
}
