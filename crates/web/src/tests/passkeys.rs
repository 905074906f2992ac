//! Passkeys through the whole web: what browsers send for them, rightly and wrongly.

use axum::http::StatusCode;
use model::{Edition, Rights, Role};
use serde_json::Value;

use super::authenticator::Authenticator;
use super::made;
use super::site::{Answer, Site};

const OWN: (&str, &str) = ("sec-fetch-site", "same-origin");
const PASSWORD: &str = "a heron behind the sluice";
const ORIGIN: &str = "https://news.example";
const WRONG: &str = "This passkey is not accepted. Sign in with your name";
const LATE: &str = "That took too long, or was sent twice";

fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

async fn site() -> Site {
    Site::known(Edition { discussion: true, ..made::edition() }).await
}

/// A browser: the cookies that it has.
#[derive(Clone, Default)]
struct Browser(String);

impl Browser {
    /// One in which an account of this name was made.
    async fn of(site: &Site, name: &str) -> Browser {
        let answer = site.send("/account/sign-up", &[OWN], &form(&[("name", name), ("password", PASSWORD)])).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        Browser(Site::cookies(&answer))
    }

    async fn get(&self, site: &Site, path: &str) -> Answer {
        site.ask("GET", path, &[("cookie", &self.0)]).await
    }

    async fn send(&self, site: &Site, path: &str, fields: &[(&str, &str)]) -> Answer {
        site.send(path, &[OWN, ("cookie", &self.0)], &form(fields)).await
    }

    /// Asks for a challenge: its name and the options. The cookie is taken.
    async fn ask(&mut self, site: &Site, fields: &[(&str, &str)]) -> (String, Value) {
        let answer = self.send(site, "/account/passkey/ask", fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert_eq!(answer.header("cache-control"), "no-store");
        let cookie = Site::cookies(&answer);
        if !self.0.contains(&cookie) {
            self.0 = [self.0.as_str(), &cookie].join("; ").trim_start_matches("; ").to_owned();
        }
        let asked: Value = serde_json::from_str(&answer.body).unwrap();
        (asked["challenge"].as_str().unwrap().to_owned(), asked["options"].clone())
    }

    /// Adds a passkey of this device.
    async fn add(&mut self, site: &Site, device: &mut Authenticator) -> Answer {
        let (challenge, options) = self.ask(site, &[("do", "add"), ("password", PASSWORD)]).await;
        let response = device.make(&options);
        self.send(site, "/account/passkey", &[("do", "add"), ("challenge", &challenge), ("response", &response), ("name", "My key")]).await
    }

    /// Signs in with this device.
    async fn sign_in(&mut self, site: &Site, device: &Authenticator) -> Answer {
        let (challenge, options) = self.ask(site, &[("do", "sign-in")]).await;
        self.answer(site, &challenge, &device.sign(&options)).await
    }

    async fn answer(&self, site: &Site, challenge: &str, response: &str) -> Answer {
        self.send(site, "/account/sign-in/passkey", &[("challenge", challenge), ("response", response), ("back", "/lake/")]).await
    }
}

/// Ruth, who has a passkey.
async fn ruth(site: &Site) -> (Browser, Authenticator) {
    let (mut ruth, mut device) = (Browser::of(site, "Ruth").await, Authenticator::new(1, ORIGIN));
    let added = ruth.add(site, &mut device).await;
    assert_eq!((added.status, added.header("location").as_str()), (StatusCode::SEE_OTHER, "/account#passkeys"), "{}", added.body);
    (ruth, device)
}

fn is_refused(answer: &Answer, why: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
    assert!(answer.body.contains(why), "{}", answer.body);
    assert!(!Site::cookies(answer).contains("session="));
}

#[tokio::test]
async fn who_has_a_passkey_signs_in_without_name_and_password() {
    let site = site().await;
    let (mut ruth, mut device) = ruth(&site).await;
    let page = ruth.get(&site, "/account").await.body;
    assert!(page.contains("<bdi>My key</bdi>") && page.contains("not used yet"), "{page}");
    let (_, options) = ruth.ask(&site, &[("do", "add"), ("password", PASSWORD)]).await;
    assert_eq!(options["rp"]["id"], "news.example");
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(options["attestation"], "none");
    assert_eq!(options["excludeCredentials"].as_array().map(Vec::len), Some(1), "{options}");
    let algorithms: Vec<i64> = options["pubKeyCredParams"].as_array().unwrap().iter().map(|kind| kind["alg"].as_i64().unwrap()).collect();
    assert!(algorithms.contains(&-7) && algorithms.contains(&-257), "{algorithms:?}");
    assert_eq!(options["user"]["id"], device.handle, "what the account is called stays");

    let mut other = Browser(Site::cookies(&site.send("/lake/newsline", &[OWN], "mute=breakwater").await));
    let before = other.clone();
    let (challenge, options) = other.ask(&site, &[("do", "sign-in")]).await;
    assert_eq!((&options["userVerification"], &options["allowCredentials"]), (&"required".into(), &serde_json::json!([])));
    device.counter = 1;
    let response = device.sign(&options);
    let answer = other.answer(&site, &challenge, &response).await;
    assert_eq!((answer.status, answer.header("location").as_str()), (StatusCode::SEE_OTHER, "/lake/"), "{}", answer.body);
    let session = Browser(Site::cookies(&answer));
    assert!(session.0.contains("session=") && session.0 != ruth.0);
    let page = session.get(&site, "/account").await.body;
    assert!(page.contains("<bdi>Ruth</bdi>") && page.contains("last used") && !page.contains("not used yet"), "{page}");
    assert!(session.get(&site, "/lake/newsline/choose").await.body.contains(">breakwater<"), "what the browser kept goes along");
    assert!(!before.get(&site, "/lake/newsline/choose").await.body.contains(">breakwater<"));

    is_refused(&other.answer(&site, &challenge, &response).await, LATE);
    let draft = [("text", "Before signing in"), ("at", "/lake/story/x/discussion"), ("back", "/lake/")];
    device.counter = 2;
    let (challenge, options) = other.ask(&site, &[("do", "sign-in")]).await;
    let signed = device.sign(&options);
    let fields = [&draft[..], &[("challenge", &challenge), ("response", &signed)]].concat();
    let page = other.send(&site, "/account/sign-in/passkey", &fields).await;
    assert!(page.status == StatusCode::OK && page.body.contains("Before signing in</textarea>"), "{}", page.body);
    let again = other.send(&site, "/account/sign-in/passkey", &fields).await;
    is_refused(&again, "name=\"text\" value=\"Before signing in\"");
}

#[tokio::test]
async fn what_is_signed_wrongly_lets_nobody_in_and_tells_nothing() {
    let site = site().await;
    let (_, device) = ruth(&site).await;
    let mut other = Browser::default();
    let wrong = |change: &dyn Fn(&mut Authenticator)| {
        let mut device = device.clone();
        change(&mut device);
        device
    };
    let stranger = Authenticator { handle: device.handle.clone(), ..Authenticator::new(2, ORIGIN) };
    for (what, device) in [
        ("another site's page", wrong(&|device| device.origin = "https://news.example.evil.example".into())),
        ("a page below", wrong(&|device| device.origin = "https://evil.news.example".into())),
        ("another port", wrong(&|device| device.origin = "https://news.example:8443".into())),
        ("an open line", wrong(&|device| device.origin = "http://news.example".into())),
        ("another name", wrong(&|device| device.rp = "evil.example".into())),
        ("nobody was verified", wrong(&|device| device.verifies = false)),
        ("it is for making one", wrong(&|device| device.kind = Some("webauthn.create"))),
        ("another account is meant", wrong(&|device| device.handle = "AAAAAAAAAAAAAAAAAAAAAA".into())),
        ("no account is meant", wrong(&|device| device.handle = String::new())),
        ("nobody has it", wrong(&|device| device.credential = vec![9; 20])),
        ("another key", Authenticator { credential: device.credential.clone(), ..stranger.clone() }),
        ("unknown", stranger),
    ] {
        let answer = other.sign_in(&site, &device).await;
        assert!(answer.body.contains(WRONG), "{what}: {}", answer.body);
        is_refused(&answer, WRONG);
    }
    for response in ["", "{}", "null", "[[[[[[", "{\"id\":1}", &"[".repeat(20_000)] {
        let (challenge, _) = other.ask(&site, &[("do", "sign-in")]).await;
        is_refused(&other.answer(&site, &challenge, response).await, WRONG);
    }
    let (_, options) = other.ask(&site, &[("do", "sign-in")]).await;
    let (challenge, _) = other.ask(&site, &[("do", "sign-in")]).await;
    is_refused(&other.answer(&site, &challenge, &device.sign(&options)).await, WRONG);
    assert_eq!(other.sign_in(&site, &device).await.status, StatusCode::SEE_OTHER, "and the right one is let in");
}

#[tokio::test]
async fn a_challenge_is_one_browser_s_for_five_minutes_and_for_one_purpose() {
    let mut site = site().await;
    let (mut ruth, mut device) = ruth(&site).await;
    let (mut mine, mut others) = (Browser::default(), Browser::default());
    let (first, options) = mine.ask(&site, &[("do", "sign-in")]).await;
    let (second, other_options) = mine.ask(&site, &[("do", "sign-in")]).await;
    others.ask(&site, &[("do", "sign-in")]).await;
    is_refused(&others.answer(&site, &first, &device.sign(&options)).await, LATE);
    is_refused(&Browser::default().answer(&site, &first, &device.sign(&options)).await, LATE);
    is_refused(&mine.answer(&site, "", &device.sign(&options)).await, LATE);
    assert_eq!(mine.answer(&site, &first, &device.sign(&options)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(mine.answer(&site, &second, &device.sign(&other_options)).await.status, StatusCode::SEE_OTHER, "two tabs");

    let (challenge, options) = ruth.ask(&site, &[("do", "add"), ("password", PASSWORD)]).await;
    let mut new = Authenticator::new(3, ORIGIN);
    let response = new.make(&options);
    is_refused(&ruth.answer(&site, &challenge, &response).await, LATE);
    let (challenge, options) = ruth.ask(&site, &[("do", "add"), ("password", PASSWORD)]).await;
    let response = new.make(&options);
    let fields = [("challenge", challenge.as_str()), ("response", &response)];
    let eve =
        Browser([Browser::of(&site, "Eve").await.0, ruth.0.split("; ").find(|c| c.starts_with("challenge=")).unwrap().into()].join("; "));
    is_refused(&eve.send(&site, "/account/passkey", &fields).await, LATE);

    let (challenge, options) = mine.ask(&site, &[("do", "sign-in")]).await;
    let (late, late_options) = mine.ask(&site, &[("do", "sign-in")]).await;
    site.later(299);
    device.counter = 1;
    assert_eq!(mine.answer(&site, &challenge, &device.sign(&options)).await.status, StatusCode::SEE_OTHER);
    site.later(301);
    device.counter = 2;
    is_refused(&mine.answer(&site, &late, &device.sign(&late_options)).await, LATE);
}

#[tokio::test]
async fn a_passkey_is_made_only_as_asked_and_by_who_says_the_password() {
    let site = site().await;
    let (mut ruth, device) = ruth(&site).await;
    let wrong = ruth.send(&site, "/account/passkey/ask", &[("do", "add"), ("password", "not hers, surely")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(serde_json::from_str::<Value>(&wrong.body).unwrap()["refused"], "That password is not right.");
    let nobody = Browser::default().send(&site, "/account/passkey/ask", &[("do", "add"), ("password", PASSWORD)]).await;
    assert!(nobody.body.contains("You are signed out"), "{}", nobody.body);
    let own = "No passkey was added";
    for change in [
        (|device: &mut Authenticator| device.origin = "https://evil.example".into()) as fn(&mut Authenticator),
        |device| device.rp = "evil.example".into(),
        |device| device.verifies = false,
        |device| device.kind = Some("webauthn.get"),
        |device| device.credential = vec![1; 20],
    ] {
        let mut other = Authenticator::new(4, ORIGIN);
        change(&mut other);
        is_refused(&ruth.add(&site, &mut other).await, own);
    }
    let mut eve = Browser::of(&site, "Eve").await;
    is_refused(&eve.add(&site, &mut device.clone()).await, own);
    assert_eq!(ruth.get(&site, "/account").await.body.matches("<bdi>My key</bdi>").count(), 1);

    for number in 10..19 {
        assert_eq!(ruth.add(&site, &mut Authenticator::new(number, ORIGIN)).await.status, StatusCode::SEE_OTHER);
    }
    assert!(ruth.get(&site, "/account").await.body.contains("ten passkeys at most"));
    let full = ruth.send(&site, "/account/passkey/ask", &[("do", "add"), ("password", PASSWORD)]).await;
    assert!(full.status == StatusCode::UNPROCESSABLE_ENTITY && full.body.contains("ten passkeys at most"), "{}", full.body);
    let foreign = site.send("/account/passkey/ask", &[("sec-fetch-site", "cross-site")], "do=sign-in").await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_counter_that_runs_backwards_is_refused_and_told_to_the_owner() {
    let site = site().await;
    let (ruth, mut device) = ruth(&site).await;
    let mut other = Browser::default();
    device.counter = 7;
    assert_eq!(other.sign_in(&site, &device).await.status, StatusCode::SEE_OTHER);
    for counter in [7, 6, 0] {
        device.counter = counter;
        is_refused(&other.sign_in(&site, &device).await, "there seems to be a copy of it");
    }
    let page = ruth.get(&site, "/account").await.body;
    assert!(page.contains("look at this one"), "{page}");
    let href = page.split("href=\"").find(|rest| rest.starts_with("/account/passkey/")).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(ruth.get(&site, href).await.body.contains("signed as a copy of this passkey would"));
    device.counter = 8;
    assert_eq!(other.sign_in(&site, &device).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_passkey_is_renamed_and_removed_by_its_owner_alone() {
    let site = site().await;
    let (mut ruth, first) = ruth(&site).await;
    let mut second = Authenticator::new(5, ORIGIN);
    ruth.add(&site, &mut second).await;
    let pages = |page: &str| -> Vec<String> {
        let rests = page.split("href=\"").filter(|rest| rest.starts_with("/account/passkey/"));
        rests.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let both = pages(&ruth.get(&site, "/account").await.body);
    let id = both[0].rsplit('/').next().unwrap().to_owned();
    let mut eve = Browser::of(&site, "Eve").await;
    let mut hers = Authenticator::new(6, ORIGIN);
    eve.add(&site, &mut hers).await;
    assert_eq!(eve.get(&site, &both[0]).await.status, StatusCode::NOT_FOUND);
    let theft = eve.send(&site, &both[0], &[("do", "remove"), ("password", PASSWORD)]).await;
    assert_eq!(theft.status, StatusCode::NOT_FOUND);
    assert_eq!(Browser::default().get(&site, &both[0]).await.header("location"), "/account/sign-in");
    ruth.send(&site, &both[0], &[("do", "rename"), ("name", "  Old <phone> ")]).await;
    assert!(ruth.get(&site, "/account").await.body.contains("<bdi>Old &#60;phone&#62;</bdi>"));

    is_refused(&ruth.send(&site, &both[0], &[("do", "remove"), ("password", "not hers, surely")]).await, "That password is not right");
    for device in [&first, &hers] {
        let (challenge, options) = ruth.ask(&site, &[("do", "remove"), ("passkey", &id)]).await;
        assert_eq!(options["allowCredentials"].as_array().map(Vec::len), Some(1), "the other one");
        let signed = device.sign(&options);
        is_refused(&ruth.send(&site, &both[0], &[("do", "remove"), ("challenge", &challenge), ("response", &signed)]).await, WRONG);
    }
    let (challenge, options) = ruth.ask(&site, &[("do", "remove"), ("passkey", &id)]).await;
    let signed = second.sign(&options);
    let removed = ruth.send(&site, &both[0], &[("do", "remove"), ("challenge", &challenge), ("response", &signed)]).await;
    assert_eq!(removed.header("location"), "/account#passkeys");
    is_refused(&Browser::default().sign_in(&site, &first).await, WRONG);
    assert_eq!(Browser::default().sign_in(&site, &second).await.status, StatusCode::SEE_OTHER);

    // Another password leaves it, and says so.
    assert!(ruth.get(&site, "/account").await.body.contains("Your passkeys stay"));
    ruth.send(&site, "/account", &[("do", "password"), ("password", PASSWORD), ("new", "the tide tables of the week")]).await;
    assert_eq!(Browser::default().sign_in(&site, &second).await.status, StatusCode::SEE_OTHER);
    ruth.send(&site, &both[1], &[("do", "remove"), ("password", "the tide tables of the week")]).await;
    is_refused(&Browser::default().sign_in(&site, &second).await, WRONG);
    assert_eq!(eve.send(&site, "/account", &[("do", "delete"), ("password", PASSWORD)]).await.header("location"), "/");
    is_refused(&Browser::default().sign_in(&site, &hers).await, WRONG);
}

#[tokio::test]
async fn who_is_banned_is_not_let_in_by_another_door() {
    let site = site().await;
    let (ruth, first) = ruth(&site).await;
    let otto = Browser::of(&site, "Otto").await;
    site.promote("otto", Role::Moderator).await;
    let page = ruth.get(&site, "/account").await.body;
    let person = format!("/lake/person/{}", page.split("/person/").nth(1).unwrap().split('"').next().unwrap());
    otto.send(&site, &person, &[("do", "ban"), ("days", "1")]).await;
    let banned = Browser::default().sign_in(&site, &first).await;
    assert!(banned.status == StatusCode::FORBIDDEN && banned.body.contains("You can sign in again from"), "{}", banned.body);
    assert_eq!(Site::cookies(&banned), "");
    otto.send(&site, &person, &[("do", "ban"), ("days", "0")]).await;
    assert_eq!(Browser::default().sign_in(&site, &first).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn passkeys_are_offered_where_browsers_allow_them_and_nowhere_else() {
    let site = Site::of(Edition { discussion: true, ..made::edition() }, Rights::Full).await;
    let sign_in = "Sign in with a passkey";
    let local = [OWN, ("host", "localhost:8470")];
    let page = site.ask("GET", "/account/sign-in", &local).await;
    assert!(
        page.body.contains(sign_in) && page.body.contains("/static/passkeys.") && page.body.contains("username webauthn"),
        "{}",
        page.body
    );
    assert!(!site.get("/lake/").await.body.contains("/static/passkeys."), "no other page loads the script");
    let asked = site.send("/account/passkey/ask", &local, "do=sign-in").await;
    assert_eq!(serde_json::from_str::<Value>(&asked.body).unwrap()["options"]["rpId"], "localhost");
    for host in ["127.0.0.1:8470", "news.example", "[::1]:8470"] {
        let here = [OWN, ("host", host), ("x-forwarded-proto", "https")];
        let page = site.ask("GET", "/account/sign-in", &here).await.body;
        assert!(!page.contains(sign_in) && !page.contains("/static/passkeys.") && !page.contains("webauthn"), "{host}: {page}");
        for path in ["/account/passkey/ask", "/account/sign-in/passkey"] {
            let refused = site.send(path, &here, "do=sign-in").await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{host}");
            assert!(refused.body.contains("Passkeys don’t work here") && refused.body.contains("public_address"), "{}", refused.body);
        }
    }
    let open = site.send("/account/passkey/ask", &[OWN, ("host", "localhost:8470"), ("x-forwarded-proto", "http")], "do=sign-in").await;
    assert!(open.status == StatusCode::FORBIDDEN && open.body.contains("Not over an open line"), "{}", open.body);
}

#[tokio::test]
async fn nobody_is_given_challenges_without_end_nor_tries_without_end() {
    let site = site().await;
    let mut eve = Browser::default();
    let stranger = Authenticator::new(8, ORIGIN);
    for _ in 0..40 {
        is_refused(&eve.sign_in(&site, &stranger).await, WRONG);
    }
    assert_eq!(eve.answer(&site, "", "").await.status, StatusCode::TOO_MANY_REQUESTS);
    for _ in 40..60 {
        eve.ask(&site, &[("do", "sign-in")]).await;
    }
    let shut = eve.send(&site, "/account/passkey/ask", &[("do", "sign-in")]).await;
    assert_eq!(shut.status, StatusCode::TOO_MANY_REQUESTS);
}
