//! Accounts and discussion through the whole web: forms in, pages out.

use axum::http::StatusCode;
use futures_util::future::join_all;
use model::{Edition, Rights, Role};

use super::made;
use super::site::{Answer, Site};

pub(super) const OWN: (&str, &str) = ("sec-fetch-site", "same-origin");
pub(super) const PASSWORD: &str = "a heron behind the sluice";

async fn site() -> Site {
    Site::of(Edition { discussion: true, ..made::edition() }, Rights::Full).await
}

pub(super) fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// Somebody with an account and a browser in which it is signed in.
pub(super) struct Person<'a> {
    pub(super) site: &'a Site,
    pub(super) cookie: String,
}

impl Person<'_> {
    pub(super) async fn new<'a>(site: &'a Site, name: &str) -> Person<'a> {
        let answer = site.send("/account/sign-up", &[OWN], &form(&[("name", name), ("password", PASSWORD), ("back", "/lake/")])).await;
        assert_eq!((answer.status, answer.header("location").as_str()), (StatusCode::SEE_OTHER, "/lake/"), "{}", answer.body);
        Person { site, cookie: Site::cookies(&answer) }
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        self.site.ask("GET", path, &[("cookie", &self.cookie)]).await
    }

    pub(super) async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.site.send(path, &[OWN, ("cookie", &self.cookie)], &form(fields)).await
    }

    /// Writes, and gives the comment's address.
    pub(super) async fn write(&self, text: &str, parent: &str) -> String {
        let once = format!("{}-{parent}", text.len());
        let answer = self.send(&format!("{}/discussion", self.site.story), &[("text", text), ("once", &once), ("parent", parent)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        answer.header("location")
    }
}

#[tokio::test]
async fn what_somebody_new_writes_waits_and_is_then_seen_by_all() {
    let mut site = site().await;
    assert!(site.get(&site.story).await.body.contains("Nobody has written here yet"));
    let (ruth, otto) = (Person::new(&site, "Ruth").await, Person::new(&site, "Otto").await);
    site.promote("otto", Role::Moderator).await;
    let comment = ruth.write("The **wall** was old.", "").await;
    assert!(comment.starts_with("/lake/comment/"), "{comment}");
    assert!(!site.get(&site.story).await.body.contains("was old"), "nobody else sees it");
    assert_eq!(site.get(&comment).await.status, StatusCode::NOT_FOUND);
    let own = ruth.get(&site.story).await.body;
    assert!(own.contains("The <strong>wall</strong> was old.") && own.contains("This waits for a moderator"), "{own}");

    assert_eq!(ruth.get("/lake/moderation").await.status, StatusCode::NOT_FOUND, "a reader is no moderator");
    assert_eq!(site.get("/lake/moderation").await.status, StatusCode::SEE_OTHER);
    assert!(otto.get("/lake/moderation").await.body.contains("was old"));
    assert_eq!(ruth.send(&format!("{comment}/rule"), &[("do", "show")]).await.status, StatusCode::NOT_FOUND);
    let shown = otto.send(&format!("{comment}/rule"), &[("do", "show"), ("back", "moderation"), ("note", "fine")]).await;
    assert_eq!(shown.header("location"), "/lake/moderation");
    let all = site.get(&site.story).await.body;
    assert!(all.contains("The <strong>wall</strong> was old.") && all.contains("1 comment<") && !all.contains("name=\"text\""), "{all}");
    assert!(otto.get("/lake/moderation").await.body.contains("Nothing waits"));

    let (ruth, otto) = (ruth.cookie, otto.cookie);
    site.later(60);
    let (ruth, otto) = (Person { site: &site, cookie: ruth }, Person { site: &site, cookie: otto });
    let second = ruth.write("And it was of 1911.", "").await;
    assert!(site.get(&site.story).await.body.contains("of 1911"), "she is not new any more");
    let id = second.rsplit('/').next().unwrap();
    let answer = otto.write("It was.", id).await;
    let page = site.get(&format!("{}/discussion", site.story)).await.body;
    assert!(page.find("of 1911").unwrap() < page.find("It was.").unwrap() && page.contains("place deep-1"), "{page}");
    let placed = site.get(&answer).await;
    assert!(placed.header("location").contains("/discussion#c"), "{}", placed.header("location"));
    let feed = site.get(&format!("{}/discussion/feed.atom", site.story)).await.body;
    assert_eq!(feed.matches("<entry>").count(), 3, "{feed}");
}

#[tokio::test]
async fn one_changes_and_takes_back_what_is_one_s_own_and_nothing_else() {
    let site = site().await;
    let (ruth, otto, eve) = (Person::new(&site, "Ruth").await, Person::new(&site, "Otto").await, Person::new(&site, "Eve").await);
    site.promote("otto", Role::Moderator).await;
    let comment = otto.write("First words.", "").await;
    for (who, path) in [(&ruth, "change"), (&eve, "change"), (&otto, "report")] {
        assert_eq!(who.get(&format!("{comment}/{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(eve.send(&format!("{comment}/change"), &[("text", "Eve's words.")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(eve.send(&comment, &[("do", "delete")]).await.status, StatusCode::NOT_FOUND);
    assert!(otto.get(&format!("{comment}/change")).await.body.contains("First words."));
    let preview = otto.send(&format!("{comment}/change"), &[("text", "*Second* words."), ("preview", "yes")]).await;
    assert!(preview.status == StatusCode::OK && preview.body.contains("<em>Second</em>"));
    assert!(site.get(&site.story).await.body.contains("First words."), "a preview changes nothing");
    otto.send(&format!("{comment}/change"), &[("text", "*Second* words.")]).await;
    let page = site.get(&site.story).await.body;
    assert!(page.contains("<em>Second</em> words.") && page.contains("changed"), "{page}");

    eve.send(&comment, &[("do", "good")]).await;
    ruth.send(&comment, &[("do", "bad")]).await;
    let page = eve.get(&site.story).await.body;
    assert!(page.contains("1 finds that it adds something") && page.contains("value=\"none\" aria-pressed=\"true\""), "{page}");
    eve.send(&comment, &[("do", "report"), ("reason", "spam"), ("note", "it sells")]).await;
    assert!(otto.get("/lake/moderation").await.body.contains("it sells"));
    assert_eq!(eve.send(&comment, &[("do", "report"), ("reason", "because")]).await.status, StatusCode::NOT_FOUND);
    otto.send(&comment, &[("do", "delete")]).await;
    assert!(!site.get(&site.story).await.body.contains("Second"));
    for stranger in [site.send(&comment, &[OWN], "do=good").await, site.get(&format!("{comment}/answer")).await] {
        assert!(stranger.header("location").starts_with("/account/sign-in?back="), "{}", stranger.header("location"));
    }
}

#[tokio::test]
async fn who_sends_all_at_once_writes_no_more_than_one_who_waits() {
    let site = site().await;
    let ruth = Person::new(&site, "Ruth").await;
    let here = format!("{}/discussion", site.story);
    let texts: Vec<(String, String)> = (0..8).map(|n| (format!("Number {n} of many"), n.to_string())).collect();
    let forms: Vec<[(&str, &str); 2]> = texts.iter().map(|(text, once)| [("text", text.as_str()), ("once", once.as_str())]).collect();
    let answers = join_all(forms.iter().map(|fields| ruth.send(&here, fields))).await;
    let kept: Vec<usize> = (0..8).filter(|n| answers[*n].status == StatusCode::SEE_OTHER).collect();
    assert_eq!(kept.len(), 1, "of eight at once");
    assert_eq!(answers.iter().filter(|answer| answer.body.contains("You can write again in")).count(), 7);
    let (text, once) = &texts[kept[0]];
    let again = ruth.send(&here, &[("text", text), ("once", once)]).await;
    assert_eq!(
        again.header("location"),
        answers[kept[0]].header("location"),
        "the same form again leads to what it wrote, and is not too soon"
    );
}

#[tokio::test]
async fn a_text_is_not_lost_by_a_refusal_or_a_sign_in() {
    let site = site().await;
    let ruth = Person::new(&site, "Ruth").await;
    let here = format!("{}/discussion", site.story);
    let many = "https://a.example https://b.example and so on";
    let refused = ruth.send(&here, &[("text", many), ("once", "1")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("At most 1 link") && refused.body.contains("and so on</textarea>"), "{}", refused.body);
    assert!(ruth.send(&here, &[("text", "  "), ("once", "2")]).await.body.contains("There is no text yet"));
    ruth.write("One.", "").await;
    assert!(ruth.send(&here, &[("text", "Two."), ("once", "3")]).await.body.contains("You can write again in"));

    let asked = site.send(&here, &[OWN], &form(&[("text", "Before <signing> in"), ("once", "4")])).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    assert!(asked.body.contains("name=\"text\" value=\"Before &#60;signing&#62; in\""), "{}", asked.body);
    let draft = [("text", "Before <signing> in"), ("at", here.as_str()), ("name", "ruth")];
    let wrong = site.send("/account/sign-in", &[OWN], &form(&[&draft[..], &[("password", "not hers, surely")]].concat())).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("Before &#60;signing&#62; in"), "{}", wrong.body);
    let right = site.send("/account/sign-in", &[OWN], &form(&[&draft[..], &[("password", PASSWORD)]].concat())).await;
    assert!(right.status == StatusCode::OK && right.body.contains("Before &#60;signing&#62; in</textarea>"), "{}", right.body);
    assert!(right.body.contains(&format!("action=\"{here}\"")) && Site::cookies(&right).starts_with("session="));
}

#[tokio::test]
async fn accounts_are_guarded() {
    let site = site().await;
    let sign_up =
        async |name: &str, password: &str| site.send("/account/sign-up", &[OWN], &form(&[("name", name), ("password", password)])).await;
    for (name, password, said) in [
        ("r", PASSWORD, "two to 32"),
        ("Admin", PASSWORD, "taken"),
        ("<b>", PASSWORD, "letters"),
        ("Ruth", "short", "Twelve characters"),
        ("Ruth", "password1234", "first that are guessed"),
    ] {
        let answer = sign_up(name, password).await;
        assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.body.contains(said), "{name} {password}: {}", answer.body);
    }
    let ruth = Person::new(&site, "Ruth Adler").await;
    assert!(sign_up("RUTH  adler", PASSWORD).await.body.contains("taken"), "what people take for one name is one");
    let foreign =
        site.send("/account/sign-in", &[("sec-fetch-site", "cross-site")], &form(&[("name", "ruth adler"), ("password", PASSWORD)])).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    for back in ["https://evil.example/", "//evil.example", "/\\evil.example"] {
        let answer = site.send("/account/sign-in", &[OWN], &form(&[("name", "ruth adler"), ("password", PASSWORD), ("back", back)])).await;
        assert_eq!(answer.header("location"), "/account", "{back}");
    }
    let far = site
        .send("/account/sign-in", &[OWN, ("x-forwarded-proto", "http")], &form(&[("name", "ruth adler"), ("password", PASSWORD)]))
        .await;
    assert_eq!(far.status, StatusCode::FORBIDDEN, "a password does not go over a line that others read");

    // Another browser's session ends when the password changes; a wrong old password changes nothing.
    let other =
        site.send("/account/sign-in", &[OWN, ("user-agent", "Opera")], &form(&[("name", "ruth adler"), ("password", PASSWORD)])).await;
    let other = Person { site: &site, cookie: Site::cookies(&other) };
    assert!(ruth.get("/account").await.body.contains("Opera"));
    let change = |old: &'static str| [("do", "password"), ("password", old), ("new", "the tide tables of the week")];
    assert_eq!(ruth.send("/account", &change("not hers, surely")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(other.get("/account").await.status, StatusCode::OK);
    assert_eq!(ruth.send("/account", &change(PASSWORD)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(other.get("/account").await.header("location"), "/account/sign-in");

    ruth.send("/account/sign-out", &[]).await;
    assert_eq!(ruth.get("/account").await.header("location"), "/account/sign-in", "a cookie that was kept is worth nothing");
    for n in 0..10 {
        let answer = site.send("/account/sign-in", &[OWN], &form(&[("name", "ruth adler"), ("password", "a guess of mine")])).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{n}");
    }
    let shut = site.send("/account/sign-in", &[OWN], &form(&[("name", "ruth adler"), ("password", "the tide tables of the week")])).await;
    assert_eq!(shut.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn what_a_browser_kept_goes_over_to_the_account_and_goes_with_it() {
    let site = site().await;
    let kept = site.send("/lake/newsline", &[OWN], "mute=breakwater").await;
    let reader = Site::cookies(&kept);
    let made = site.send("/account/sign-up", &[OWN, ("cookie", &reader)], &form(&[("name", "Ruth"), ("password", PASSWORD)])).await;
    let ruth = Person { site: &site, cookie: Site::cookies(&made) };
    assert!(ruth.cookie.starts_with("session=") && !ruth.cookie.contains("reader="), "{}", ruth.cookie);
    assert!(ruth.get("/lake/newsline/choose").await.body.contains(">breakwater<"), "her words went along");
    let page = site.ask("GET", "/lake/newsline/choose", &[("cookie", &reader)]).await.body;
    assert!(!page.contains(">breakwater<"), "and are nobody else's");
    ruth.send("/lake/mine/forget", &[("sure", "yes")]).await;
    assert!(!ruth.get("/lake/newsline/choose").await.body.contains(">breakwater<"));
    assert_eq!(ruth.get("/account").await.status, StatusCode::OK, "what is kept is forgotten, the account is not");
    let comment = ruth.write("I was here.", "").await;
    site.promote("ruth", Role::Moderator).await;
    ruth.send(&format!("{comment}/rule"), &[("do", "show")]).await;
    assert_eq!(ruth.send("/account", &[("do", "delete"), ("password", "not hers, surely")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ruth.send("/account", &[("do", "delete"), ("password", PASSWORD)]).await.header("location"), "/");
    let page = site.get(&site.story).await.body;
    assert!(page.contains("I was here.") && page.contains("Somebody who left") && !page.contains(">Ruth<"), "{page}");
}

#[tokio::test]
async fn where_an_edition_has_no_discussion_there_is_none() {
    let site = Site::with(Rights::Full).await;
    let page = site.get(&site.story).await.body;
    assert!(!page.contains("id=\"discussion\"") && !page.contains("/account"), "{page}");
    for path in [format!("{}/discussion", site.story), format!("{}/discussion/feed.atom", site.story), "/account/sign-up".to_owned()] {
        assert_eq!(site.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_hostile_text_stays_a_text_wherever_it_is_shown() {
    let site = site().await;
    let eve = Person::new(&site, "Eve").await;
    site.promote("eve", Role::Moderator).await;
    let hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) \u{202e}\u{0}\"'--></textarea><svg/onload=alert(1)>";
    let comment = eve.write(hostile, "").await;
    let otto = Person::new(&site, "Otto").await;
    otto.send(&comment, &[("do", "report"), ("reason", "spam"), ("note", hostile)]).await;
    eve.send(&format!("{comment}/rule"), &[("do", "hide"), ("note", hostile)]).await;
    eve.send(&format!("{comment}/rule"), &[("do", "show"), ("note", hostile)]).await;
    for page in [
        site.get(&site.story).await,
        site.get(&format!("{}/discussion", site.story)).await,
        eve.get(&format!("{comment}/change")).await,
        otto.get(&format!("{comment}/answer")).await,
        otto.get(&format!("{comment}/report")).await,
        eve.get("/lake/moderation").await,
        site.get(&format!("{}/discussion/feed.rss", site.story)).await,
        eve.send(&format!("{}/discussion", site.story), &[("text", hostile), ("preview", "yes")]).await,
        site.send(&format!("{}/discussion", site.story), &[OWN], &form(&[("text", hostile)])).await,
    ] {
        let body = page.body;
        assert!(!body.contains("<script>alert") && !body.contains("<img src=x") && !body.contains("<svg/onload"), "{body}");
        assert!(!body.contains("href=\"javascript"), "{body}");
    }
}
