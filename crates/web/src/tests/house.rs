//! The house through the whole web: boards, quotations, notices, rulings and what follows from them, who may make an account.

use axum::http::StatusCode;
use model::{Board, Edition, HouseRules, Registration, Rights, Role};

use super::discussion::{OWN, PASSWORD, Person, form};
use super::made;
use super::site::Site;

async fn site_by(house: HouseRules) -> Site {
    let boards = vec![Board { slug: "quay".into(), name: "The quay".into(), about: "Talk of tides.".into() }];
    Site::of(Edition { discussion: true, house, boards, ..made::edition() }, Rights::Full).await
}

/// Where nobody has to wait.
fn quick() -> HouseRules {
    HouseRules { hold_new: false, pause_seconds: 0, public_rulings: true, ..HouseRules::default() }
}

fn id(comment: &str) -> &str {
    comment.rsplit('/').next().unwrap()
}

#[tokio::test]
async fn a_board_is_talked_on_and_listed_wherever_comments_are() {
    let site = site_by(quick()).await;
    let ruth = Person::new(&site, "Ruth").await;
    assert!(site.get("/lake/boards").await.body.contains("Talk of tides."));
    let sent = ruth.send("/lake/board/quay", &[("text", "Low water at noon."), ("once", "1")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let comment = sent.header("location");
    assert_eq!(ruth.get(&comment).await.header("location"), format!("/lake/board/quay#c{}", id(&comment)));
    for path in ["/lake/board/quay", "/lake/board/quay/feed.atom", "/lake/board/quay/feed.json", "/lake/river"] {
        assert!(site.get(path).await.body.contains("Low water at noon."), "{path}");
    }
    assert!(site.get("/lake/boards").await.body.contains("1 comment<"));
    assert_eq!(site.get("/lake/board/other").await.status, StatusCode::NOT_FOUND);
    let person = ruth.get("/account").await.body;
    let person = person.split("href=\"/lake/person/").nth(1).unwrap().split('"').next().unwrap();
    for path in [format!("/lake/person/{person}"), format!("/lake/person/{person}/feed.rss")] {
        assert!(site.get(&path).await.body.contains("Low water at noon."), "{path}");
    }
}

#[tokio::test]
async fn counts_are_the_same_on_cards_topics_and_in_feeds() {
    let site = site_by(quick()).await;
    let ruth = Person::new(&site, "Ruth").await;
    ruth.write("One.", "").await;
    ruth.write("And two.", "").await;
    assert!(site.get(&format!("{}/discussion", site.story)).await.body.contains("2 comments"));
    let topic = site.get(&site.topic).await.body;
    assert!(topic.contains("2 comments") && topic.contains("/quote\""), "{topic}");
}

#[tokio::test]
async fn a_sentence_is_quoted_as_it_stands_and_nothing_else() {
    let site = site_by(quick()).await;
    let ruth = Person::new(&site, "Ruth").await;
    let page = ruth.get(&format!("{}/quote", site.topic)).await.body;
    let sentence = page.split("name=\"quote\" value=\"").nth(1).expect("a sentence").split('"').next().unwrap().to_owned();
    let topic = site.topic.trim_start_matches("/lake/topic/").to_owned();
    let write = |quote: &str, once: &str| form(&[("text", "Is that so?"), ("once", once), ("quote", quote), ("topic", &topic)]);
    let here = format!("{}/discussion", site.story);
    let cookie = [OWN, ("cookie", ruth.cookie.as_str())];
    assert_eq!(site.send(&here, &cookie, &write(&sentence, "1")).await.status, StatusCode::SEE_OTHER);
    let shown = site.get(&here).await.body;
    assert!(shown.contains("class=\"quoted\"") && shown.contains("#:~:text="), "{shown}");
    site.send(&here, &cookie, &write("Nobody ever said this sentence.", "2")).await;
    assert!(!site.get(&here).await.body.contains("Nobody ever said this sentence"), "what stands nowhere is not quoted");
}

#[tokio::test]
async fn people_are_told_of_answers_and_calls_and_see_what_is_new() {
    let mut site = site_by(quick()).await;
    let (ruth, otto) = (Person::new(&site, "Ruth Adler").await, Person::new(&site, "Otto").await);
    let first = ruth.write("The wall was old.", "").await;
    ruth.get(&site.story).await;
    let (ruth, otto) = (ruth.cookie, otto.cookie);
    site.later(60);
    let (ruth, otto) = (Person { site: &site, cookie: ruth }, Person { site: &site, cookie: otto });
    otto.write("It was, @Ruth Adler, and wet.", id(&first)).await;
    let front = ruth.get("/lake/about").await.body;
    assert!(front.contains("1 for you") && front.contains("href=\"/notifications\""), "{front}");
    let page = ruth.get(&site.story).await.body;
    assert!(page.contains("1 new since you were here"), "{page}");
    assert!(!ruth.get(&site.story).await.body.contains("new since you were here"), "read is read");
    let notices = ruth.get("/notifications").await.body;
    assert!(notices.contains("Otto answers you") && notices.contains("and wet."), "{notices}");
    assert!(!notices.contains("mentions you"), "once");
    assert!(!ruth.get("/lake/about").await.body.contains("1 for you"));
    assert_eq!(site.get("/notifications").await.status, StatusCode::SEE_OTHER);
    let opened = ruth.send("/notifications", &[("do", "open")]).await.body;
    let feed = opened.split("/notifications/").find(|part| part.contains("/feed.atom")).unwrap().split('"').next().unwrap();
    let feed = site.get(&format!("/notifications/{feed}")).await;
    assert!(feed.status == StatusCode::OK && feed.body.contains("Otto answers you"), "{}", feed.body);
    assert!(feed.header("cache-control").contains("private"), "it is hers alone");
    assert_eq!(site.get(&format!("/notifications/{}/feed.atom", "0".repeat(32))).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_hidden_says_so_and_what_is_removed_is_gone_until_that_is_taken_back() {
    let site = site_by(quick()).await;
    let (ruth, otto, eve) = (Person::new(&site, "Ruth").await, Person::new(&site, "Otto").await, Person::new(&site, "Eve").await);
    site.promote("otto", Role::Moderator).await;
    let comment = ruth.write("You are all fools.", "").await;
    let rule = async |act: &str| otto.send(&format!("{comment}/rule"), &[("do", act), ("note", "be civil")]).await.status;
    assert_eq!(rule("hide").await, StatusCode::SEE_OTHER);
    let page = site.get(&site.story).await.body;
    assert!(page.contains("A moderator has hidden this") && !page.contains("fools"), "{page}");
    assert!(ruth.get("/notifications").await.body.contains("be civil"), "she is told why");
    let ruling = ruth.get(&format!("{comment}/ruling")).await.header("location");
    assert_eq!(eve.get(&ruling).await.status, StatusCode::NOT_FOUND, "it is nobody else's");
    ruth.send(&ruling, &[("do", "appeal"), ("text", "I meant the <b>gulls</b>.")]).await;
    assert_eq!(ruth.send(&ruling, &[("do", "undo")]).await.status, StatusCode::NOT_FOUND, "nobody decides about themselves");
    let queue = otto.get("/lake/moderation").await.body;
    assert!(queue.contains("I meant the &#60;b&#62;gulls") && queue.contains(&ruling), "{queue}");
    assert_eq!(otto.send(&ruling, &[("do", "undo"), ("note", "so it is")]).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&site.story).await.body.contains("fools"));
    assert!(ruth.get("/notifications").await.body.contains("so it is"));
    assert_eq!(rule("remove").await, StatusCode::SEE_OTHER);
    let late = otto.send(&ruling, &[("do", "undo")]).await;
    assert!(late.status == StatusCode::CONFLICT && late.body.contains("Something else was decided since"), "{}", late.body);
    assert!(!site.get(&site.story).await.body.contains("A moderator has"), "not even its place");
    let log = site.get("/lake/rulings").await.body;
    assert!(log.contains("be civil") && log.contains("taken back") && !log.contains("Ruth") && !log.contains("Otto"), "{log}");
}

#[tokio::test]
async fn a_discussion_is_closed_and_slowed_for_all_but_moderators() {
    let site = site_by(quick()).await;
    let (ruth, otto) = (Person::new(&site, "Ruth").await, Person::new(&site, "Otto").await);
    site.promote("otto", Role::Moderator).await;
    let (here, tool) = (format!("{}/discussion", site.story), format!("{}/discussion/rule", site.story));
    assert_eq!(ruth.send(&tool, &[("locked", "1")]).await.status, StatusCode::NOT_FOUND);
    otto.send(&tool, &[("slow", "60")]).await;
    ruth.write("One.", "").await;
    let again = ruth.send(&here, &[("text", "Two."), ("once", "b")]).await;
    assert!(again.body.contains("You can write again in 60 seconds"), "{}", again.body);
    otto.send(&tool, &[("locked", "1")]).await;
    let page = ruth.get(&here).await.body;
    assert!(page.contains("This discussion is closed") && !page.contains("name=\"text\""), "{page}");
    assert!(ruth.send(&here, &[("text", "Three."), ("once", "c")]).await.body.contains("This discussion is closed"));
    assert_eq!(otto.send(&here, &[("text", "Enough."), ("once", "d")]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn people_are_warned_silenced_and_banned_by_those_above_them() {
    let site = site_by(quick()).await;
    let (ruth, otto, eve) = (Person::new(&site, "Ruth").await, Person::new(&site, "Otto").await, Person::new(&site, "Eve").await);
    site.promote("otto", Role::Moderator).await;
    site.promote("eve", Role::Moderator).await;
    let page = ruth.get("/account").await.body;
    let person = format!("/lake/person/{}", page.split("/person/").nth(1).unwrap().split('"').next().unwrap());
    assert!(!site.get(&person).await.body.contains("name=\"days\""));
    assert_eq!(ruth.send(&person, &[("do", "warn")]).await.status, StatusCode::NOT_FOUND);
    otto.send(&person, &[("do", "note"), ("note", "shouts at night")]).await;
    assert!(eve.get(&person).await.body.contains("shouts at night") && !ruth.get(&person).await.body.contains("shouts at night"));
    otto.send(&person, &[("do", "silent"), ("days", "7"), ("note", "rest")]).await;
    let here = format!("{}/discussion", site.story);
    assert!(ruth.send(&here, &[("text", "But."), ("once", "a")]).await.body.contains("You can write again from"));
    otto.send(&person, &[("do", "silent"), ("days", "0")]).await;
    ruth.write("Thank you.", "").await;
    otto.send(&person, &[("do", "ban"), ("days", "1")]).await;
    assert_eq!(ruth.get("/account").await.header("location"), "/account/sign-in", "signed out at once");
    let back = site.send("/account/sign-in", &[OWN], &form(&[("name", "ruth"), ("password", PASSWORD)])).await;
    assert!(back.status == StatusCode::FORBIDDEN && back.body.contains("You can sign in again from"), "{}", back.body);
    let otto_page = otto.get("/account").await.body;
    let above = format!("/lake/person/{}", otto_page.split("/person/").nth(1).unwrap().split('"').next().unwrap());
    assert_eq!(eve.send(&above, &[("do", "warn")]).await.status, StatusCode::NOT_FOUND, "not one of the same rank");
}

#[tokio::test]
async fn words_on_the_list_wait_or_are_not_taken() {
    let site = site_by(quick()).await;
    let (ruth, otto) = (Person::new(&site, "Ruth").await, Person::new(&site, "Otto").await);
    site.promote("otto", Role::Moderator).await;
    assert_eq!(ruth.get("/lake/moderation/list").await.status, StatusCode::NOT_FOUND);
    otto.send("/lake/moderation/list", &[("pattern", "lamps"), ("then", "hold")]).await;
    otto.send("/lake/moderation/list", &[("pattern", "spam.example"), ("then", "refuse")]).await;
    assert!(otto.get("/lake/moderation/list").await.body.contains("spam.example"));
    assert_eq!(otto.send("/lake/moderation/list", &[("pattern", "…"), ("then", "hold")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    ruth.write("Who sells LÁMPS?", "").await;
    assert!(!site.get(&site.story).await.body.contains("Who sells"));
    assert!(otto.get("/lake/moderation").await.body.contains("word or link on the list"));
    let here = format!("{}/discussion", site.story);
    let refused = ruth.send(&here, &[("text", "See https://shop.spam.example/"), ("once", "b")]).await;
    assert!(refused.body.contains("does not take") && refused.body.contains("shop.spam.example/</textarea>"), "{}", refused.body);
    // What was taken because it said nothing of that is not changed into what would have waited.
    let calm = ruth.send("/lake/board/quay", &[("text", "Who sells ropes?"), ("once", "calm")]).await.header("location");
    let changed = ruth.send(&format!("{calm}/change"), &[("text", "Who sells lamps?")]).await;
    assert!(changed.status == StatusCode::UNPROCESSABLE_ENTITY && changed.body.contains("does not take"), "{}", changed.body);
    let long = "The very same words, written a second time by somebody who wants to be heard.";
    ruth.write(long, "").await;
    let again = ruth.send("/lake/board/quay", &[("text", long), ("once", "twice")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert!(otto.get("/lake/moderation").await.body.contains("the same was written already"));
}

#[tokio::test]
async fn an_account_is_made_by_invitation_or_not_at_all() {
    let site = site_by(HouseRules { registration: Registration::Invitation, ..quick() }).await;
    let fields = |name: &str, invitation: &str| form(&[("name", name), ("password", PASSWORD), ("invitation", invitation)]);
    let refused = site.send("/account/sign-up", &[OWN], &fields("Ruth", "")).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("by invitation"), "{}", refused.body);
    site.admit(PASSWORD).await;
    let maria = site.send("/account/sign-in", &[OWN], &form(&[("name", "maria"), ("password", PASSWORD)])).await;
    let maria = Person { site: &site, cookie: Site::cookies(&maria) };
    let invited = maria.send("/account/invite", &[]).await.body;
    let token = invited.split("invitation=").nth(1).unwrap().split('<').next().unwrap();
    assert!(site.get(&format!("/account/sign-up?invitation={token}")).await.body.contains(token));
    let made = site.send("/account/sign-up", &[OWN], &fields("Ruth", token)).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    assert_eq!(site.send("/account/sign-up", &[OWN], &fields("Rosa", token)).await.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    let ruth = Person { site: &site, cookie: Site::cookies(&made) };
    assert_eq!(ruth.send("/account/invite", &[]).await.status, StatusCode::NOT_FOUND, "she invites nobody");
    assert_eq!(maria.get("/admin/stories").await.status, StatusCode::OK, "an admin who is signed in needs no second password");
    assert_ne!(ruth.get("/admin/stories").await.status, StatusCode::OK);

    let closed = site_by(HouseRules { registration: Registration::Closed, ..quick() }).await;
    assert!(closed.get("/account/sign-up").await.body.contains("No accounts are made here"));
    assert_eq!(closed.send("/account/sign-up", &[OWN], &fields("Ruth", "")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_private_edition_is_its_members() {
    let site = Site::of(Edition { discussion: true, private: true, ..made::edition() }, Rights::Excerpt).await;
    assert_eq!(site.get("/lake/").await.status, StatusCode::FORBIDDEN);
    site.admit(PASSWORD).await;
    let maria = site.send("/account/sign-in", &[OWN], &form(&[("name", "maria"), ("password", PASSWORD)])).await;
    assert_eq!(maria.status, StatusCode::SEE_OTHER, "one signs in where all editions are private");
    let maria = Person { site: &site, cookie: Site::cookies(&maria) };
    assert_eq!(maria.get(&site.story).await.status, StatusCode::OK);
    let door = site.get("/account/sign-in").await.body;
    assert!(door.contains("name=\"password\"") && !door.contains("/lake/section/"), "who is let in nowhere learns no section: {door}");
}

#[tokio::test]
async fn one_is_told_of_answers_on_the_boards_of_every_edition() {
    let boards = vec![Board { slug: "quay".into(), name: "The quay".into(), about: String::new() }];
    let lake = Edition { discussion: true, house: quick(), ..made::edition() };
    let coast = Edition { slug: "coast".into(), boards, ..lake.clone() };
    let mut site = Site::of(lake.clone(), Rights::Full).await;
    site.store.put_editions(&[lake, coast]).await.unwrap();
    site.later(1);
    let (ruth, otto) = (Person::new(&site, "Ruth").await, Person::new(&site, "Otto").await);
    let first = ruth.send("/coast/board/quay", &[("text", "Low water."), ("once", "1")]).await.header("location");
    otto.send("/coast/board/quay", &[("text", "High water."), ("once", "2"), ("parent", id(&first))]).await;
    assert!(ruth.get("/lake/about").await.body.contains("1 for you"));
    let notices = ruth.get("/notifications").await.body;
    assert!(notices.contains("Otto answers you") && notices.contains("href=\"/coast/comment/"), "{notices}");
}

#[tokio::test]
async fn under_a_story_that_an_editor_hides_nothing_is_passed_on() {
    let site = site_by(quick()).await;
    let ruth = Person::new(&site, "Ruth").await;
    ruth.write("The wall was old.", "").await;
    let account = ruth.get("/account").await.body;
    let person = format!("/lake/person/{}", account.split("/person/").nth(1).unwrap().split('"').next().unwrap());
    let pages = ["/lake/river".to_owned(), person.clone(), format!("{person}/feed.atom")];
    for page in &pages {
        assert!(site.get(page).await.body.contains("The wall was old."), "{page}");
    }
    site.hide().await;
    for page in &pages {
        assert!(!ruth.get(page).await.body.contains("The wall was old."), "{page}");
    }
}

#[tokio::test]
async fn a_long_thread_has_pages_of_its_own() {
    let site = site_by(HouseRules { an_hour: 400, ..quick() }).await;
    let ruth = Person::new(&site, "Ruth").await;
    let root = ruth.write("The beginning.", "").await;
    let mut last = String::new();
    for n in 0..130 {
        let once = format!("n{n}");
        let text = format!("Answer number {n}.");
        let sent = ruth.send(&format!("{}/discussion", site.story), &[("text", &text), ("once", &once), ("parent", id(&root))]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        last = sent.header("location");
    }
    let page = site.get(&site.story).await.body;
    assert!(page.contains("Answer number 29.") && !page.contains("Answer number 30.") && page.contains("All 130 answers"), "{page}");
    let first = site.get(&format!("{root}/thread")).await.body;
    assert!(first.contains("The beginning.") && first.contains("Answer number 99.") && !first.contains("Answer number 100."));
    let placed = site.get(&last).await.header("location");
    assert_eq!(placed, format!("{root}/thread?page=2#c{}", id(&last)));
    assert!(site.get(placed.split('#').next().unwrap()).await.body.contains("Answer number 129."));
}
