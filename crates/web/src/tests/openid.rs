//! Signing in through providers, through the whole web: a provider that says what a test wants, a browser that keeps its cookies.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use model::{Edition, HouseRules, Registration, Rights, Role};

use super::made;
use super::site::{Answer, Site};
use crate::openid::{Person, Provider, Trouble};

const OWN: (&str, &str) = ("sec-fetch-site", "same-origin");
const PASSWORD: &str = "a heron behind the sluice";

/// A provider to which the code tells who comes back: `SUBJECT LABEL`, or what goes wrong.
fn provider(id: &'static str, sign_up: bool) -> Provider {
    let issuer = format!("https://{id}.example");
    let way = issuer.clone();
    Provider {
        id: id.to_owned(),
        name: format!("The {id} <login>"),
        issuer,
        sign_up,
        way: Arc::new(move |journey, _| {
            let way = format!("{way}/authorize?a=\"'<&state={}", journey.state);
            Box::pin(async move { Ok(way) })
        }),
        person: Arc::new(|journey, code, _| {
            assert!(journey.verifier.len() == 64 && journey.nonce != journey.state && journey.verifier != journey.state);
            Box::pin(async move {
                match code.split_once(' ') {
                    None if code == "away" => Err(Trouble::Away("why <b>".into())),
                    None if code == "stale" => Err(Trouble::Stale),
                    None if code == "idle" => Err(Trouble::NotAgain),
                    None => Err(Trouble::Distrusted("why <b>".into())),
                    Some((subject, label)) => Ok(Person { subject: subject.into(), label: label.into() }),
                }
            })
        }),
    }
}

async fn site() -> Site {
    let site = Site::of(Edition { discussion: true, ..made::edition() }, Rights::Full).await;
    site.through(vec![provider("work", true), provider("club", false)])
}

fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// A browser: it keeps its cookies.
struct Browser<'a> {
    site: &'a Site,
    jar: Mutex<BTreeMap<String, String>>,
}

impl<'a> Browser<'a> {
    fn new(site: &'a Site) -> Browser<'a> {
        Browser { site, jar: Mutex::default() }
    }

    fn cookie(&self) -> String {
        self.jar.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn has(&self, name: &str) -> bool {
        self.jar.lock().unwrap().contains_key(name)
    }

    fn keep(&self, answer: Answer) -> Answer {
        let mut jar = self.jar.lock().unwrap();
        for (name, value) in answer.cookies() {
            if value.is_empty() {
                jar.remove(&name)
            } else {
                jar.insert(name, value)
            };
        }
        drop(jar);
        answer
    }

    async fn get(&self, path: &str) -> Answer {
        self.keep(self.site.ask("GET", path, &[("cookie", &self.cookie())]).await)
    }

    async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.keep(self.site.send(path, &[OWN, ("cookie", &self.cookie())], &form(fields)).await)
    }

    /// Sets out for a provider, and gives the state that goes along.
    async fn set_out(&self, id: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.send(&format!("/account/openid/{id}"), fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let way = answer.body.split("content=\"0;url=").nth(1).expect("a way on").split('"').next().unwrap();
        assert!(way.starts_with(&format!("https://{id}.example/authorize?")) && !way.contains(['<', '\'']), "{way}");
        way.rsplit("state=").next().unwrap().to_owned()
    }

    async fn come_back(&self, id: &str, state: &str, code: &str) -> Answer {
        self.get(&format!("/account/openid/{id}/back?{}", form(&[("state", state), ("code", code)]))).await
    }

    async fn sign_in(&self, id: &str, code: &str) -> Answer {
        let state = self.set_out(id, &[("back", "/lake/")]).await;
        self.come_back(id, &state, code).await
    }

    /// Makes an account through a provider.
    async fn sign_up(&self, code: &str, name: &str) {
        self.sign_in("work", code).await;
        let made = self.send("/account/openid/work/name", &[("name", name)]).await;
        assert_eq!((made.status, made.header("location").as_str()), (StatusCode::SEE_OTHER, "/lake/"), "{}", made.body);
    }
}

#[tokio::test]
async fn who_is_new_chooses_a_name_and_comes_in_by_the_same_door_from_then_on() {
    let site = site().await;
    let browser = Browser::new(&site);
    let page = browser.get("/account/sign-in?back=/lake/").await.body;
    assert!(page.contains("action=\"/account/openid/work\"") && page.contains("Sign in with The work &#60;login&#62;"), "{page}");
    let page = browser.get("/account/sign-up").await.body;
    assert!(page.contains("/account/openid/work\"") && !page.contains("/account/openid/club\""), "it makes no accounts");
    let named = browser.sign_in("work", "7 ruth.adler@example.org").await;
    assert_eq!(named.header("location"), "/account/openid/work/name");
    assert!(!browser.has("session"));
    let page = browser.get("/account/openid/work/name").await;
    assert!(page.body.contains("value=\"ruth.adler\"") && page.header("cache-control") == "no-store", "{}", page.body);
    for bad in ["", "x", "Moderator", "<b>"] {
        let refused = browser.send("/account/openid/work/name", &[("name", bad)]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("role=\"alert\""), "{bad}");
    }
    let made = browser.send("/account/openid/work/name", &[("name", "Ruth")]).await;
    assert_eq!(made.header("location"), "/lake/");
    assert!(browser.has("session") && !browser.has("openid"));
    let page = browser.get("/account").await.body;
    assert!(
        page.contains("<bdi>Ruth</bdi>") && page.contains("<bdi>ruth.adler@example.org</bdi>") && !page.contains("current-password"),
        "{page}"
    );

    let other = Browser::new(&site);
    let back = other.sign_in("work", "7 ruth.a").await;
    assert_eq!(back.header("location"), "/lake/");
    assert!(other.get("/account").await.body.contains("<bdi>ruth.a</bdi>"), "and is called there as of now");
    let third = Browser::new(&site);
    third.sign_in("work", "8 Ruth").await;
    assert!(third.get("/account/openid/work/name").await.body.contains("value=\"Ruth 2\""), "another person, who is offered another name");
    assert!(third.send("/account/openid/work/name", &[("name", "RUTH")]).await.body.contains("That name is taken"));
    let refused = Browser::new(&site).send("/account/sign-in", &[("name", "ruth"), ("password", "")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "no password opens what has none");
}

#[tokio::test]
async fn nobody_comes_back_twice_or_for_another_or_too_late() {
    let mut site = site().await;
    let jar = {
        let browser = Browser::new(&site);
        let state = browser.set_out("work", &[("back", "//evil.example")]).await;
        let stranger = Browser::new(&site);
        assert_eq!(stranger.come_back("work", &state, "7 ruth").await.status, StatusCode::UNPROCESSABLE_ENTITY, "another browser");
        let kept = browser.cookie();
        for (id, state) in [("work", "0".repeat(64)), ("work", String::new()), ("club", state.clone())] {
            assert_eq!(browser.come_back(id, &state, "7 ruth").await.status, StatusCode::UNPROCESSABLE_ENTITY, "{id} {state}");
        }
        assert_eq!(browser.cookie(), kept, "an address that somebody else made up ends nobody's trip");
        assert_eq!(browser.get("/account/openid/none/back?state=1&code=2").await.status, StatusCode::NOT_FOUND);
        let named = browser.come_back("work", &state, "7 ruth").await;
        assert_eq!(named.status, StatusCode::SEE_OTHER);
        assert_eq!(browser.come_back("work", &state, "7 ruth").await.status, StatusCode::UNPROCESSABLE_ENTITY, "twice");
        let made = browser.send("/account/openid/work/name", &[("name", "Ruth")]).await;
        assert_eq!(made.header("location"), "/account", "and to no other site");
        let again = browser.send("/account/openid/work/name", &[("name", "Eve")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);

        let foreign = site.send("/account/openid/work", &[("sec-fetch-site", "cross-site")], "").await;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN, "nobody is sent by another site");
        let open = site.ask_from("203.0.113.9:4000", "GET", "/account/openid/work/back?state=1&code=2", &[]).await;
        assert_eq!(open.status, StatusCode::FORBIDDEN, "nor over a line that others read");

        let late = Browser::new(&site);
        let state = late.set_out("work", &[]).await;
        (late.jar.into_inner().unwrap(), state)
    };
    site.later(31 * 60);
    let late = Browser { site: &site, jar: Mutex::new(jar.0) };
    assert_eq!(late.come_back("work", &jar.1, "7 ruth").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_goes_wrong_at_a_provider_ends_on_a_page_where_one_can_begin_again() {
    let site = site().await;
    let browser = Browser::new(&site);
    for (query, status) in [
        ("error=access_denied&error_description=%3Cscript%3Ehello", StatusCode::FORBIDDEN),
        ("error=%3Cscript%3Ehello", StatusCode::BAD_GATEWAY),
        ("error=server_error", StatusCode::SERVICE_UNAVAILABLE),
        ("error=login_required", StatusCode::UNPROCESSABLE_ENTITY),
        ("code=7+ruth&iss=https%3A%2F%2Fclub.example", StatusCode::BAD_GATEWAY),
        ("code=", StatusCode::BAD_GATEWAY),
        ("", StatusCode::BAD_GATEWAY),
        ("code=away", StatusCode::SERVICE_UNAVAILABLE),
        ("code=bad", StatusCode::BAD_GATEWAY),
        ("code=stale", StatusCode::UNPROCESSABLE_ENTITY),
        ("code=%FF%00", StatusCode::BAD_GATEWAY),
    ] {
        let state = browser.set_out("work", &[("back", "/lake/")]).await;
        let answer = browser.get(&format!("/account/openid/work/back?state={state}&{query}")).await;
        assert_eq!(answer.status, status, "{query}");
        let page = &answer.body;
        assert!(page.contains("role=\"alert\"") && page.contains("name=\"back\" value=\"/lake/\""), "{query}: {page}");
        assert!(!page.contains("hello") && !page.contains("why") && !browser.has("session") && !browser.has("openid"), "{query}");
    }
    let nobody = browser.sign_in("club", "7 ruth").await;
    assert!(nobody.status == StatusCode::FORBIDDEN && nobody.body.contains("Nobody here comes in through"), "{}", nobody.body);
    assert_eq!(browser.send("/account/openid/club/name", &[("name", "Ruth")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_identity_is_joined_by_who_has_the_password_and_is_nobody_else_s() {
    let site = site().await;
    let (ruth, otto) = (Browser::new(&site), Browser::new(&site));
    ruth.send("/account/sign-up", &[("name", "Ruth"), ("password", PASSWORD), ("back", "/lake/")]).await;
    assert!(ruth.get("/account").await.body.contains("Join The club"), "there is a way to be had");
    let refused = ruth.send("/account/openid/club", &[("do", "join"), ("password", "wrong")]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("That password is not right"));
    let state = ruth.set_out("club", &[("do", "join"), ("password", PASSWORD)]).await;
    let joined = ruth.come_back("club", &state, "7 ruth").await;
    assert_eq!((joined.status, joined.header("location").as_str()), (StatusCode::SEE_OTHER, "/account"), "{}", joined.body);
    assert_eq!(Browser::new(&site).sign_in("club", "7 ruth").await.header("location"), "/lake/");

    let state = ruth.set_out("club", &[("do", "join"), ("password", PASSWORD)]).await;
    assert!(ruth.come_back("club", &state, "8 ruth").await.body.contains("as somebody else. Remove that first"));
    otto.sign_up("1 otto", "Otto").await;
    let state = otto.set_out("club", &[("do", "join")]).await;
    let taken = otto.come_back("club", &state, "7 ruth").await;
    assert!(taken.status == StatusCode::CONFLICT && taken.body.contains("Somebody else here"), "{}", taken.body);
    let state = otto.set_out("club", &[]).await;
    assert_eq!(otto.come_back("club", &state, "9 otto").await.status, StatusCode::CONFLICT, "who is signed in is not made anew");
    let state = otto.set_out("club", &[("do", "join")]).await;
    let eve = Browser { site: &site, jar: Mutex::new(otto.jar.lock().unwrap().clone()) };
    eve.send("/account/sign-out", &[]).await;
    assert_eq!(
        eve.come_back("club", &state, "9 eve").await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "who set out is not signed in any more"
    );

    let way = |page: &str| page.split("name=\"identity\" value=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    let identity = way(&ruth.get("/account").await.body).unwrap();
    let refused = ruth.send("/account", &[("do", "leave"), ("identity", &identity), ("password", "wrong")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    ruth.send("/account", &[("do", "leave"), ("identity", &identity), ("password", PASSWORD)]).await;
    assert_eq!(way(&ruth.get("/account").await.body), None);
    assert_eq!(Browser::new(&site).sign_in("club", "7 ruth").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn without_a_password_one_says_who_one_is_by_the_provider() {
    let mut site = site().await;
    let jar = {
        let browser = Browser::new(&site);
        browser.sign_up("7 ruth", "Ruth").await;
        let page = browser.get("/account").await.body;
        let identity = page.split("name=\"identity\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let last = browser.send("/account", &[("do", "leave"), ("identity", &identity)]).await;
        assert!(last.status == StatusCode::UNPROCESSABLE_ENTITY && last.body.contains("That is your only way in"), "{}", last.body);
        browser.jar.into_inner().unwrap()
    };
    site.later(360);
    let browser = Browser { site: &site, jar: Mutex::new(jar) };
    let page = browser.get("/account").await.body;
    assert!(page.contains("Ask The work") && !page.contains("value=\"delete\""), "{page}");
    for fields in [&[("do", "delete")][..], &[("do", "password"), ("new", PASSWORD)], &[("do", "leave"), ("identity", "1")]] {
        let refused = browser.send("/account", fields).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("Say again who you are"), "{fields:?}");
    }
    assert_eq!(browser.send("/account/openid/club", &[("do", "join")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (code, why) in [("8 eve", "somebody else than before"), ("idle", "did not ask again")] {
        let state = browser.set_out("work", &[("do", "again")]).await;
        let refused = browser.come_back("work", &state, code).await;
        assert!(refused.status == StatusCode::FORBIDDEN && refused.body.contains(why), "{}", refused.body);
    }
    let before = browser.cookie();
    let state = browser.set_out("work", &[("do", "again")]).await;
    assert_eq!(browser.come_back("work", &state, "7 ruth").await.header("location"), "/account");
    assert_ne!(browser.cookie(), before, "another token");
    let chosen = browser.send("/account", &[("do", "password"), ("new", PASSWORD)]).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.body);
    let by_password = Browser::new(&site);
    assert_eq!(by_password.send("/account/sign-in", &[("name", "Ruth"), ("password", PASSWORD)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(by_password.send("/account", &[("do", "delete")]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "now it is asked for");
    by_password.send("/account", &[("do", "delete"), ("password", PASSWORD)]).await;
    assert_eq!(Browser::new(&site).sign_in("work", "7 ruth").await.header("location"), "/account/openid/work/name", "she is new again");
}

#[tokio::test]
async fn what_was_written_before_the_sign_in_comes_back_after_it() {
    let site = site().await;
    let browser = Browser::new(&site);
    let write = format!("{}/discussion", site.story);
    let asked = browser.send(&write, &[("text", "Half “a thought”\nof mine"), ("once", "1")]).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    assert_eq!(asked.body.matches("name=\"text\"").count(), 3, "it goes along with each way in: {}", asked.body);
    let draft = [("back", write.as_str()), ("at", &write), ("text", "Half “a thought”\nof mine"), ("once", "1")];
    let state = browser.set_out("work", &draft).await;
    let denied = browser.get(&format!("/account/openid/work/back?state={state}&error=access_denied")).await;
    assert!(denied.body.contains("Half “a thought”"), "nor is it lost on the way");
    let state = browser.set_out("work", &draft).await;
    browser.come_back("work", &state, "7 ruth").await;
    let named = browser.send("/account/openid/work/name", &[("name", "Ruth")]).await;
    assert_eq!(named.header("location"), "/account/openid/work/draft");
    for _ in 0..2 {
        let page = browser.get("/account/openid/work/draft").await.body;
        assert!(page.contains("Half “a thought”\nof mine</textarea>") && page.contains(&format!("action=\"{write}\"")), "{page}");
    }
    let other = Browser::new(&site);
    other.jar.lock().unwrap().insert("openid".into(), browser.jar.lock().unwrap()["openid"].clone());
    assert_eq!(other.get("/account/openid/work/draft").await.header("location"), "/account", "it is hers alone");
}

#[tokio::test]
async fn who_is_banned_comes_in_by_no_door_and_a_closed_house_lets_a_provider_s_people_in() {
    let house = HouseRules { registration: Registration::Closed, ..HouseRules::default() };
    let site = Site::of(Edition { discussion: true, house, ..made::edition() }, Rights::Full).await;
    let site = site.through(vec![provider("work", true), provider("club", false)]);
    let ruth = Browser::new(&site);
    let closed = ruth.send("/account/sign-up", &[("name", "Ruth"), ("password", PASSWORD)]).await;
    assert_eq!(closed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(ruth.get("/account/sign-up").await.body.contains("/account/openid/work\""), "the provider's door is another");
    ruth.sign_up("7 ruth", "Ruth").await;
    let otto = Browser::new(&site);
    otto.sign_up("1 otto", "Otto").await;
    site.promote("otto", Role::Moderator).await;
    let page = ruth.get("/account").await.body;
    let person = format!("/lake/person/{}", page.split("/person/").nth(1).unwrap().split('"').next().unwrap());
    otto.send(&person, &[("do", "ban"), ("days", "1")]).await;
    assert_eq!(ruth.get("/account").await.header("location"), "/account/sign-in");
    let back = ruth.sign_in("work", "7 ruth").await;
    assert!(back.status == StatusCode::FORBIDDEN && back.body.contains("You can sign in again from"), "{}", back.body);
    assert_eq!(ruth.get("/account").await.header("location"), "/account/sign-in", "and is not in");
}
