//! A reader's hands: the same way through the paper by keyboard alone, or by touch.

use serde_json::json;

use super::browser::Browser;

/// Presses of Tab after which what is looked for can't be reached by keyboard.
const MOST_HOPS: usize = 400;
/// Pixels of the smallest target that a finger hits (WCAG 2.5.8).
const LEAST_TARGET: f64 = 24.0;

/// How the reader works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hands {
    /// Tab, Enter, space and letters; no pointer.
    Keyboard,
    /// A finger on a phone; no key but those that write.
    Touch,
}

impl Hands {
    /// Prepares the browser: a desk's window, or a phone.
    pub(crate) async fn take(self, browser: &Browser) {
        let (width, touch) = if self == Hands::Touch { (390, true) } else { (1280, false) };
        let metrics = json!({ "width": width, "height": 844, "deviceScaleFactor": 1, "mobile": touch });
        browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        browser.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": touch })).await;
    }

    /// Goes to the first element that a selector names and uses it as a reader does: a link is followed, a button pressed. Waits for the page
    /// that it leads to where there is one.
    pub(crate) async fn press(self, browser: &Browser, selector: &str) {
        browser.script("window.before = true; return 1").await;
        self.reach(browser, selector).await;
        match self {
            Hands::Keyboard => key(browser, "Enter", "\r", 13).await,
            Hands::Touch => {}
        }
        settle(browser).await;
    }

    /// Writes into a field.
    pub(crate) async fn write(self, browser: &Browser, selector: &str, text: &str) {
        self.reach(browser, selector).await;
        browser.devtools("Input.insertText", json!({ "text": text })).await;
    }

    /// By keyboard: Tab until it has the focus. By touch: bring it into view and tap it.
    async fn reach(self, browser: &Browser, selector: &str) {
        let quoted = json!(selector);
        match self {
            Hands::Keyboard => {
                for _ in 0..MOST_HOPS {
                    let there = browser.script(&format!("return document.activeElement.matches({quoted})")).await;
                    if there.as_bool() == Some(true) {
                        let seen = "const r = document.activeElement.getBoundingClientRect();
                            return r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight";
                        assert_eq!(browser.script(seen).await.as_bool(), Some(true), "{selector} has the focus and is not seen");
                        return;
                    }
                    key(browser, "Tab", "", 9).await;
                }
                panic!("{selector} can't be reached by keyboard");
            }
            Hands::Touch => {
                let place = format!(
                    "const e = [...document.querySelectorAll({quoted})].find(e => e.getClientRects().length); if (!e) return null;
                     e.scrollIntoView({{ block: 'center' }}); const r = e.getBoundingClientRect();
                     const x = r.left + r.width / 2, y = r.top + r.height / 2; const hit = document.elementFromPoint(x, y);
                     return [x, y, r.width, r.height, e.contains(hit) || hit.contains(e)]"
                );
                let place = browser.script(&place).await;
                assert!(!place.is_null(), "{selector} is not on the page");
                let number = |at: usize| place[at].as_f64().unwrap_or_default();
                assert!(number(2) >= LEAST_TARGET && number(3) >= LEAST_TARGET - 4.0, "{selector} is too small for a finger: {place}");
                assert_eq!(place[4].as_bool(), Some(true), "{selector} is covered");
                let point = json!([{ "x": number(0), "y": number(1) }]);
                browser.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": point })).await;
                browser.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
            }
        }
    }
}

/// Presses and lets go of a key.
pub(crate) async fn key(browser: &Browser, name: &str, text: &str, code: u32) {
    let event = |kind: &str| json!({ "type": kind, "key": name, "code": name, "text": text, "windowsVirtualKeyCode": code });
    browser.devtools("Input.dispatchKeyEvent", event(if text.is_empty() { "rawKeyDown" } else { "keyDown" })).await;
    browser.devtools("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": name, "code": name, "windowsVirtualKeyCode": code })).await;
}

/// Waits until the page that was there is gone and the next has loaded; what leads nowhere is waited for a moment only.
async fn settle(browser: &Browser) {
    for _ in 0..40 {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        let ready = browser.script("return !window.before && document.readyState === 'complete'").await;
        if ready.as_bool() == Some(true) {
            return;
        }
    }
}
