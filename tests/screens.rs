//! Every kind of page on every screen: held to axe-core at six widths, light and dark, in forced colours and enlarged; nothing can be scrolled to
//! the side, and nothing jumps while a page loads.

use std::time::Duration;

use crate::harness::browser::Browser;
use crate::harness::program::Running;

const WIDTHS: [u32; 6] = [360, 390, 768, 1024, 1440, 1920];
const EDITION: &str = "/merrow-coast";
/// Set from right to left.
const ARABIC: &str = "/sahil-merrow";

/// Addresses of one page of each kind. `story` and `topic` are found on the front page, as a reader finds them.
async fn pages(browser: &Browser, demo: &Running, edition: &str) -> Vec<String> {
    let front = format!("{edition}/");
    browser.show(&format!("{}{front}", demo.address), 1440, "light").await;
    let story = first_link(browser, "/story/").await;
    browser.show(&format!("{}{story}", demo.address), 1440, "light").await;
    let topic = first_link(browser, "/topic/").await;
    let rest = [
        "/section/world",
        "/local",
        "/topic/the-tern-county-courier/the-chart-in-the-drawer-marked-drains",
        "/river",
        "/river?section=local",
        "/archive",
        "/newsline",
        "/newsline/choose",
        "/saved",
        "/mine",
        "/history",
        "/search",
        "/search?q=harbour",
        "/sources",
        "/source/touchline",
        "/about",
        "/look",
        "/keys",
        "/offline",
        "/nothing-here",
    ];
    let rest = rest.iter().map(|page| format!("{edition}{page}"));
    [front, story, topic].into_iter().chain(rest).collect()
}

async fn first_link(browser: &Browser, part: &str) -> String {
    let script = format!("return document.querySelector('main a[href*=\"{part}\"]').getAttribute('href')");
    browser.script(&script).await.as_str().expect("a link").to_owned()
}

/// What is wrong with the page that is shown.
async fn faults(browser: &Browser) -> Vec<String> {
    let mut faults = browser.axe().await;
    let wide = browser.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
    if wide.as_i64() != Some(0) {
        let widest = "const all = [...document.querySelectorAll('body *')];
            const out = all.filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1);
            return out.slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')";
        faults.push(format!("can be scrolled to the side by {wide}: {}", browser.script(widest).await));
    }
    let jumped = browser.shift().await;
    if jumped > 0.0005 {
        faults.push(format!("jumps by {jumped} while it loads"));
    }
    faults
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_page_is_good_at_every_width() {
    let mut demo = Running::start(&["demo", "--listen", "127.0.0.1:0"]);
    demo.line_with("78 articles", Duration::from_secs(60));
    let browser = Browser::start().await;
    let mut found = Vec::new();
    for page in pages(&browser, &demo, EDITION).await {
        for (number, width) in WIDTHS.into_iter().enumerate() {
            // Each width in one scheme, and the commonest phone and desk in both.
            let schemes: &[&str] = if [390, 1440].contains(&width) { &["light", "dark"] } else { &[["light", "dark"][number % 2]] };
            for scheme in schemes {
                browser.show(&format!("{}{page}", demo.address), width, scheme).await;
                found.extend(faults(&browser).await.into_iter().map(|fault| format!("{page} at {width} px, {scheme}: {fault}")));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_page_is_good_from_right_to_left() {
    let mut demo = Running::start(&["demo", "--listen", "127.0.0.1:0"]);
    demo.line_with("78 articles", Duration::from_secs(60));
    let browser = Browser::start().await;
    let mut found = Vec::new();
    for page in pages(&browser, &demo, ARABIC).await {
        for (width, scheme) in [(360, "light"), (390, "dark"), (768, "light"), (1024, "dark"), (1440, "light"), (1920, "dark")] {
            browser.show(&format!("{}{page}", demo.address), width, scheme).await;
            let written = browser.script("return [document.documentElement.dir, document.documentElement.lang]").await;
            assert_eq!((written[0].as_str(), written[1].as_str()), (Some("rtl"), Some("ar")), "{page}");
            found.extend(faults(&browser).await.into_iter().map(|fault| format!("{page} at {width} px, {scheme}: {fault}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_page_is_good_in_forced_colours_and_enlarged() {
    let mut demo = Running::start(&["demo", "--listen", "127.0.0.1:0"]);
    demo.line_with("78 articles", Duration::from_secs(60));
    let browser = Browser::start().await;
    let mut found = Vec::new();
    for page in pages(&browser, &demo, EDITION).await {
        let url = format!("{}{page}", demo.address);
        browser.force_colours(&url, 1440).await;
        found.extend(faults(&browser).await.into_iter().map(|fault| format!("{page} in forced colours: {fault}")));
        // 200 % of a window of 720 pixels, 400 % of one of 1,280 (WCAG 1.4.10).
        for (width, scale) in [(360, 2), (320, 4)] {
            browser.enlarge(&url, width, scale).await;
            found.extend(faults(&browser).await.into_iter().map(|fault| format!("{page} at {width} px, enlarged {scale} times: {fault}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
