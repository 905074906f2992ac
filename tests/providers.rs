//! Signing in through OpenID Connect: against a real provider's process, by people at a browser, and against one that lies.

use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::harness::browser::Browser;
use crate::harness::evil_provider::{Evil, EvilProvider};
use crate::harness::hands::Hands;
use crate::harness::program::{self, Running};
use crate::harness::real_provider::{RealProviders, SECRET};

fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

fn table(id: &str, issuer: &str, sign_up: bool) -> String {
    format!(
        "[[openid]]\nid = \"{id}\"\nname = \"Login {id}\"\nissuer = \"{issuer}\"\nclient_id = \"paper\"\nsecret_file = \"secret\"\nsign_up = {sign_up}\n"
    )
}

/// The demo with these providers, at this address.
fn demo(folder: &Path, listen: &str, providers: &str) -> Running {
    std::fs::write(folder.join("secret"), format!("{SECRET}\n")).unwrap();
    std::fs::write(folder.join("dateline.toml"), providers).unwrap();
    let mut demo = Running::from(program::command(&["demo", "--listen", listen, "--data", folder.to_str().unwrap()]), Stdio::inherit());
    demo.line_with("78 articles", Duration::from_secs(60));
    demo
}

async fn text(browser: &Browser, selector: &str) -> String {
    let script = format!("const e = document.querySelector({}); return e ? e.textContent.trim() : ''", serde_json::json!(selector));
    browser.script(&script).await.as_str().unwrap_or_default().to_owned()
}

/// Waits until the browser is at this path: ways through a provider are several pages long.
async fn arrive(browser: &Browser, path: &str) {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        let here = browser.client.current_url().await.unwrap();
        let ready = browser.script("return document.readyState === 'complete'").await;
        if here.path() == path && ready.as_bool() == Some(true) {
            return;
        }
        assert!(Instant::now() < end, "still at {here}, not at {path}: {}", text(browser, "body").await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn press(browser: &Browser, selector: &str) {
    let found = browser
        .script(&format!("const e = document.querySelector({}); if (!e) return false; e.click(); return true", serde_json::json!(selector)))
        .await;
    assert_eq!(found.as_bool(), Some(true), "{selector} is not on the page: {}", text(browser, "body").await);
}

/// Waits for the provider's own page of this kind, which is nothing of ours.
async fn asked(browser: &Browser, prompt: &str) {
    let end = Instant::now() + Duration::from_secs(20);
    let there = format!("return !!document.querySelector('input[name=prompt][value={prompt}]')");
    while browser.script(&there).await.as_bool() != Some(true) {
        assert!(Instant::now() < end, "the provider did not ask ({prompt}): {}", text(browser, "body").await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Says to the provider who one is, and lets it tell.
async fn say_who(browser: &Browser, who: &str) {
    asked(browser, "login").await;
    browser
        .script(&format!(
            "document.querySelector('input[name=login]').value = '{who}'; document.querySelector('input[name=password]').value = 'x'"
        ))
        .await;
    press(browser, "form button[type=submit], form input[type=submit]").await;
}

async fn consent(browser: &Browser) {
    asked(browser, "consent").await;
    press(browser, "form button[type=submit], form input[type=submit]").await;
}

fn door(kind: &str) -> String {
    format!("form[action='/account/openid/{kind}'] button")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_made_entered_and_left_through_a_real_provider() {
    let (folder, listen) = (tempfile::tempdir().unwrap(), free_address());
    let paper = format!("http://{listen}");
    let providers = RealProviders::start(&paper);
    let tables: String = providers.issuers.iter().map(|(kind, issuer)| table(kind, issuer, true)).collect();
    let demo = demo(folder.path(), &listen, &tables);
    let browser = Browser::start().await;
    browser.client.goto(&demo.address).await.unwrap();
    Hands::Keyboard.take(&browser).await;
    Hands::Keyboard.press(&browser, "main .lead h2 a").await;
    let story = browser.client.current_url().await.unwrap().path().to_owned();
    Hands::Keyboard.press(&browser, "#write a").await;
    Hands::Keyboard.press(&browser, &door("rs256")).await;
    say_who(&browser, "ruth").await;
    consent(&browser).await;
    arrive(&browser, "/account/openid/rs256/name").await;
    assert_eq!(browser.script("return document.querySelector('#name').value").await, "ruth", "as the provider's userinfo calls her");
    let mut faults = sweep(&browser, &format!("{paper}/account/openid/rs256/name")).await;
    Hands::Keyboard.press(&browser, "form.entry button").await;
    arrive(&browser, &format!("{story}/discussion")).await;

    // Out, and in again: the provider still knows her, and is believed.
    browser.client.goto(&format!("{paper}/account")).await.unwrap();
    assert_eq!(text(&browser, "main h1").await, "ruth");
    press(&browser, "form[action='/account/sign-out'] button").await;
    arrive(&browser, "/").await;
    faults.extend(sweep(&browser, &format!("{paper}/account/sign-in?back=/account")).await);
    press(&browser, &door("rs256")).await;
    arrive(&browser, "/account").await;
    assert_eq!(text(&browser, "main h1").await, "ruth");

    // She has just signed in, so that the page has no such button: told to ask again, the provider asks though it knows her.
    browser
        .script(&format!(
            "const f = document.querySelector(\"{}\").form; f.action = '/account/openid/rs256'; f.elements.do.value = 'again'; f.submit()",
            door("es256")
        ))
        .await;
    say_who(&browser, "ruth").await;
    arrive(&browser, "/account").await;

    // Every other kind of signature is another provider that is joined.
    for kind in ["ps256", "es256", "eddsa"] {
        press(&browser, &door(kind)).await;
        say_who(&browser, "ruth").await;
        consent(&browser).await;
        arrive(&browser, "/account").await;
        assert!(
            browser.script(&format!("return !document.querySelector(\"{}\")", door(kind))).await.as_bool().unwrap(),
            "{kind} is joined"
        );
    }
    faults.extend(sweep(&browser, &format!("{paper}/account")).await);

    // Somebody else, who comes in through another provider as Otto, and as whom the first knows as Ruth: refused.
    let other = Browser::start().await;
    other.client.goto(&format!("{paper}/account/sign-in?back=/account")).await.unwrap();
    press(&other, &door("es256")).await;
    say_who(&other, "otto").await;
    consent(&other).await;
    arrive(&other, "/account/openid/es256/name").await;
    press(&other, "form.entry button").await;
    arrive(&other, "/account").await;
    press(&other, &door("rs256")).await;
    say_who(&other, "ruth").await;
    consent(&other).await;
    arrive(&other, "/account/openid/rs256/back").await;
    assert!(text(&other, ".refused").await.contains("Somebody else here"), "{}", text(&other, "main").await);

    // She takes ways in away until one is left, which stays.
    for left in (1..4).rev() {
        press(&browser, "button[name=identity]").await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        arrive(&browser, "/account").await;
        assert_eq!(browser.script("return document.querySelectorAll('button[name=identity]').length").await, left);
    }
    press(&browser, "button[name=identity]").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(text(&browser, ".refused").await.contains("only way in"));

    // With a password every change asks for it, in its place.
    browser.client.goto(&format!("{paper}/account")).await.unwrap();
    Hands::Keyboard.write(&browser, "#new", "a heron behind the sluice").await;
    Hands::Keyboard.press(&browser, "form:has(#new) button").await;
    arrive(&browser, "/account").await;
    faults.extend(sweep(&browser, &format!("{paper}/account")).await);
    browser.script("document.querySelectorAll('details').forEach(one => one.open = true)").await;
    faults.extend(browser.axe().await);
    Hands::Keyboard.write(&browser, "input[id^=leave-]", "a heron behind the sluice").await;
    Hands::Keyboard.press(&browser, "details[open] button[name=identity]").await;
    arrive(&browser, "/account").await;
    assert!(browser.script("return !document.querySelector('button[name=identity]')").await.as_bool().unwrap(), "she has a password");
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What is wrong with a page of ours on any screen: axe finds nothing, and nothing stands out to the side.
async fn sweep(browser: &Browser, url: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (width, scheme) in [(360, "dark"), (390, "light"), (768, "dark"), (1440, "light")] {
        browser.show(url, width, scheme).await;
        let wide = browser.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
        let mut found = browser.axe().await;
        found.extend((wide.as_i64() != Some(0)).then(|| format!("can be scrolled to the side by {wide}")));
        faults.extend(found.into_iter().map(|fault| format!("{url} at {width} px, {scheme}: {fault}")));
    }
    Hands::Keyboard.take(browser).await;
    faults
}

/// A browser without a window: the cookies of the paper, and no redirect followed.
struct Hand {
    client: reqwest::Client,
    paper: String,
    cookies: std::collections::BTreeMap<String, String>,
}

impl Hand {
    fn new(paper: &str) -> Hand {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Hand { client, paper: paper.to_owned(), cookies: Default::default() }
    }

    async fn ask(&mut self, request: reqwest::RequestBuilder) -> (u16, String, String) {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let answer = request.header("cookie", cookies.join("; ")).header("sec-fetch-site", "same-origin").send().await.unwrap();
        for set in answer.headers().get_all("set-cookie") {
            let (name, value) = set.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name)
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned())
            };
        }
        let to = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
        (answer.status().as_u16(), to, answer.text().await.unwrap())
    }

    /// Sets out; gives state and nonce.
    async fn set_out(&mut self) -> (String, String) {
        let (status, _, page) = self.ask(self.client.post(format!("{}/account/openid/evil", self.paper))).await;
        assert_eq!(status, 200, "{page}");
        let way = page.split("0;url=").nth(1).unwrap().split('"').next().unwrap().replace("&#38;", "&");
        let way = url::Url::parse(&way).unwrap();
        let of = |name: &str| way.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
        (of("state"), of("nonce"))
    }

    async fn come_back(&mut self, state: &str) -> (u16, String, String) {
        self.ask(self.client.get(format!("{}/account/openid/evil/back?state={state}&code=1", self.paper))).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_lies_signs_nobody_in() {
    let (folder, listen) = (tempfile::tempdir().unwrap(), free_address());
    let evil = EvilProvider::start().await;
    let demo = demo(folder.path(), &listen, &table("evil", evil.issuer(), true));
    for wrong in [
        Evil::Key,
        Evil::NoSignature,
        Evil::Nonce,
        Evil::Issuer,
        Evil::Audience,
        Evil::Expired,
        Evil::Large,
        Evil::Cut,
        Evil::Nonsense,
        Evil::Redirects,
        Evil::Slow,
    ] {
        let mut hand = Hand::new(&demo.address);
        let (state, nonce) = hand.set_out().await;
        evil.turns(wrong, &nonce);
        let begun = Instant::now();
        let (status, _, page) = hand.come_back(&state).await;
        assert!(matches!(status, 502 | 503) && page.contains("role=\"alert\""), "{wrong:?}: {status} {page}");
        assert!(!page.contains("hello") && !hand.cookies.contains_key("session"), "{wrong:?}");
        assert!(begun.elapsed() < Duration::from_secs(25), "{wrong:?} took {:?}", begun.elapsed());
        let (again, _, _) = hand.come_back(&state).await;
        assert_eq!(again, 422, "{wrong:?}: nobody arrives twice");
    }
    let mut hand = Hand::new(&demo.address);
    let (state, nonce) = hand.set_out().await;
    evil.turns(Evil::Nothing, &nonce);
    let mut stranger = Hand::new(&demo.address);
    assert_eq!(stranger.come_back(&state).await.0, 422, "another browser's");
    assert_eq!(hand.come_back(&"0".repeat(64)).await.0, 422, "another state");
    let (status, to, page) = hand.come_back(&state).await;
    assert_eq!((status, to.as_str()), (303, "/account/openid/evil/name"), "the same provider, once it does not lie: {page}");
}
