//! Passkeys, by somebody at a browser with a device that holds them, and by others who have it not.

use std::time::{Duration, Instant};

use crate::harness::browser::Browser;
use crate::harness::hands::Hands;
use crate::harness::program::Running;
use crate::talk::{PASSWORD, demo, faults, path, text};

const ADD: &str = "form[data-passkey=make] button";
const SIGN_IN: &str = "form[data-offer] button";
const WHY: &str = "form[data-passkey] [role=alert]:not([hidden])";

/// Where a browser allows passkeys: a number is no name.
fn named(demo: &Running) -> String {
    demo.address.replace("127.0.0.1", "localhost")
}

/// Waits until a script's answer is true.
async fn until(browser: &Browser, what: &str) {
    let end = Instant::now() + Duration::from_secs(20);
    // Between two pages there is nothing that would answer.
    while browser.client.execute(&format!("return document.readyState === 'complete' && !!({what})"), Vec::new()).await.ok()
        != Some(true.into())
    {
        assert!(
            Instant::now() < end,
            "{what} did not come true on {}",
            browser.script("return location.href + document.body.innerText").await
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn until_said(browser: &Browser, selector: &str, words: &str) {
    let (selector, words) = (serde_json::json!(selector), serde_json::json!(words));
    until(browser, &format!("[...document.querySelectorAll({selector})].some(e => e.textContent.includes({words}))")).await;
}

async fn sign_up(browser: &Browser, site: &str, name: &str) {
    browser.client.goto(&format!("{site}/account/sign-up")).await.unwrap();
    Hands::Keyboard.write(browser, "#name", name).await;
    Hands::Keyboard.write(browser, "#password", PASSWORD).await;
    Hands::Keyboard.press(browser, "form.entry button").await;
    until(browser, "location.pathname === '/account'").await;
}

async fn add(browser: &Browser, hands: Hands, name: &str) {
    hands.write(browser, "#passkey-name", name).await;
    hands.write(browser, "#passkey-password", PASSWORD).await;
    hands.press(browser, ADD).await;
}

async fn sign_out(browser: &Browser, hands: Hands, site: &str) {
    browser.client.goto(&format!("{site}/account")).await.unwrap();
    hands.press(browser, "form[action='/account/sign-out'] button").await;
}

/// From now on the browser offers nothing by itself. A device of the tests takes what it offers at once, as if its owner were waiting for it.
async fn offer_nothing(browser: &Browser) {
    let source = "PublicKeyCredential.isConditionalMediationAvailable = async () => false";
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": source })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_adds_a_passkey_signs_in_by_it_and_takes_it_away() {
    for hands in [Hands::Keyboard, Hands::Touch] {
        let demo = demo();
        let site = named(&demo);
        let (browser, other) = (Browser::start().await, Browser::start().await);
        let phone = browser.plug_in().await;
        other.plug_in().await;
        offer_nothing(&browser).await;
        sign_up(&browser, &site, "Ruth Adler").await;
        hands.take(&browser).await;
        hands.write(&browser, "#passkey-password", "not hers, surely").await;
        hands.press(&browser, ADD).await;
        until_said(&browser, WHY, "That password is not right").await;
        browser.client.refresh().await.unwrap();
        add(&browser, hands, "").await;
        until_said(&browser, "#passkeys-list li", "Chrome, Linux").await;
        add(&browser, hands, "Again").await;
        until_said(&browser, WHY, "has a passkey of your account already").await;

        sign_out(&browser, hands, &site).await;
        browser.client.goto(&format!("{site}/account/sign-in?back=/account")).await.unwrap();
        hands.press(&browser, SIGN_IN).await;
        until(&browser, "location.pathname === '/account'").await;
        assert_eq!(text(&browser, "main h1").await, "Ruth Adler", "{hands:?}");
        assert!(!text(&browser, "#passkeys-list li").await.contains("not used yet"), "{hands:?}");

        other.client.goto(&format!("{site}/account/sign-in")).await.unwrap();
        Hands::Keyboard.press(&other, SIGN_IN).await;
        until_said(&other, WHY, "there is no passkey for this paper here").await;
        assert_eq!(path(&other).await, "/account/sign-in", "who has it not stays outside");

        // Another device, whose passkey takes the first away; then the password takes that one away.
        browser.unplug(&phone).await;
        browser.plug_in().await;
        add(&browser, hands, "Key ring").await;
        until_said(&browser, "#passkeys-list li", "Key ring").await;
        hands.press(&browser, "#passkeys-list li:first-child a").await;
        hands.press(&browser, "form[data-passkey=get] button").await;
        until(&browser, "location.pathname === '/account' && document.querySelectorAll('#passkeys-list li').length === 1").await;
        hands.press(&browser, "#passkeys-list li a").await;
        hands.write(&browser, "#password", PASSWORD).await;
        hands.press(&browser, "form:has(#password) button").await;
        until(&browser, "location.pathname === '/account' && !document.querySelector('#passkeys-list')").await;
        sign_out(&browser, hands, &site).await;
        browser.client.goto(&format!("{site}/account/sign-in")).await.unwrap();
        hands.press(&browser, SIGN_IN).await;
        until_said(&browser, "main > .refused", "This passkey is not accepted").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_that_the_browser_offers_lets_in_and_what_it_signed_is_worth_nothing_a_second_time() {
    let demo = demo();
    let site = named(&demo);
    let browser = Browser::start().await;
    browser.plug_in().await;
    sign_up(&browser, &site, "Otto Brand").await;
    add(&browser, Hands::Keyboard, "").await;
    until_said(&browser, "#passkeys-list li", "Chrome").await;
    sign_out(&browser, Hands::Keyboard, &site).await;
    browser.client.goto(&format!("{site}/account/sign-in?back=/account")).await.unwrap();
    until(&browser, "location.pathname === '/account'").await;
    assert_eq!(text(&browser, "main h1").await, "Otto Brand", "nothing was pressed");
    sign_out(&browser, Hands::Keyboard, &site).await;
    offer_nothing(&browser).await;
    browser.client.goto(&format!("{site}/account/sign-in?back=/account")).await.unwrap();
    browser
        .script("HTMLFormElement.prototype.submit = function () { window.sent = new URLSearchParams(new FormData(this)).toString() }")
        .await;
    Hands::Keyboard.press(&browser, SIGN_IN).await;
    until(&browser, "window.sent").await;
    let send = "const done = arguments[arguments.length - 1];
        fetch('/account/sign-in/passkey', { method: 'POST', body: new URLSearchParams(window.sent), redirect: 'manual' })
          .then(async answer => done([answer.type, answer.status, await answer.text()]))";
    let first = browser.client.execute_async(send, Vec::new()).await.unwrap();
    assert_eq!(first[0], "opaqueredirect", "{first}");
    let second = browser.client.execute_async(send, Vec::new()).await.unwrap();
    assert!(second[1] == 422 && second[2].as_str().unwrap().contains("was sent twice"), "{second}");
    browser.client.goto(&format!("{site}/account")).await.unwrap();
    assert_eq!(text(&browser, "main h1").await, "Otto Brand");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_passkeys_are_good_on_every_screen() {
    let demo = demo();
    let site = named(&demo);
    let browser = Browser::start().await;
    browser.plug_in().await;
    offer_nothing(&browser).await;
    sign_up(&browser, &site, "Ruth").await;
    add(&browser, Hands::Keyboard, "The telephone in the kitchen, on the left").await;
    until_said(&browser, "#passkeys-list li", "telephone").await;
    let one = browser.script("return document.querySelector('#passkeys-list a').getAttribute('href')").await;
    let mut found = Vec::new();
    for page in [one.as_str().unwrap(), "/account", "/account/sign-in"] {
        for (width, scheme) in [(360, "dark"), (390, "light"), (768, "dark"), (1440, "light")] {
            browser.show(&format!("{site}{page}"), width, scheme).await;
            found.extend(faults(&browser).await.into_iter().map(|fault| format!("{page} at {width} px, {scheme}: {fault}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
