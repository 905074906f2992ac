//! The editor's hand, through the front door: decided with a form, seen by readers, undone.

use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::Rights;

use super::site::{Answer, Site};

const PASSWORD: &str = "a heron behind the sluice";

async fn site() -> (Site, String) {
    let site = Site::with(Rights::Full).await;
    site.admit(PASSWORD).await;
    let page = site.story.replace("/lake/story/", "/admin/story/");
    (site, page)
}

async fn asked(site: &Site, path: &str) -> Answer {
    let credentials = format!("Basic {}", STANDARD.encode(format!("Maria:{PASSWORD}")));
    site.ask("GET", path, &[("authorization", &credentials)]).await
}

async fn sent(site: &Site, path: &str, fields: &str, from: &str) -> Answer {
    let credentials = format!("Basic {}", STANDARD.encode(format!("Maria:{PASSWORD}")));
    let headers = [
        ("authorization", credentials.as_str()),
        ("content-type", "application/x-www-form-urlencoded"),
        ("host", "paper.example"),
        ("origin", from),
        ("sec-fetch-site", if from == "https://paper.example" { "same-origin" } else { "cross-site" }),
    ];
    site.send(path, &headers, fields).await
}

#[tokio::test]
async fn an_editor_s_headline_stands_until_it_is_undone() {
    let (site, page) = site().await;
    let answer = sent(&site, &page, "do=rename&title=Half+a+breakwater+is+no+breakwater", "https://paper.example").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, page.clone()), "{}", answer.body);
    assert!(site.get(&site.story).await.body.contains(">Half a breakwater is no breakwater</h1>"));
    let shown = asked(&site, &page).await.body;
    assert!(shown.contains("Headline: Half a breakwater is no breakwater") && shown.contains("<bdi>maria</bdi>"), "{shown}");
    let undo =
        shown.split("action=\"").filter_map(|rest| rest.split('"').next()).find(|action| action.ends_with("/undo")).unwrap().to_owned();
    let answer = sent(&site, &undo, "", "https://paper.example").await;
    assert_eq!((answer.status, answer.header("location").as_str()), (StatusCode::SEE_OTHER, "/admin/stories#decided"));
    assert!(!site.get(&site.story).await.body.contains("Half a breakwater"));
    let again = sent(&site, &undo, "", "https://paper.example").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("That is undone already.") && again.body.contains("undone by"), "{}", again.body);
}

#[tokio::test]
async fn what_an_editor_hides_is_not_found_and_he_finds_it_again() {
    let (site, page) = site().await;
    let edition = asked(&site, &page).await.body.split("name=\"edition\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let answer = sent(&site, &page, &format!("do=hide&edition={edition}"), "https://paper.example").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&site.story).await.status, StatusCode::NOT_FOUND);
    let shown = asked(&site, &page).await;
    assert!(shown.status == StatusCode::OK && shown.body.contains("hidden in"), "{}", shown.body);
    let answer = sent(&site, &page, &format!("do=pin&edition={edition}&hours=24"), "https://paper.example").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let list = asked(&site, "/admin/stories").await.body;
    assert!(list.contains("Pinned") && list.contains("Hidden") && list.contains("until "), "{list}");
}

#[tokio::test]
async fn what_can_t_be_done_says_why_and_what_is_no_form_is_not_found() {
    let (site, page) = site().await;
    for (fields, why) in [
        ("do=rename&title=+", "A headline needs words"),
        ("do=merge&story=nowhere", "There is no such story"),
        ("do=split", "Choose some of the reports"),
    ] {
        let answer = sent(&site, &page, fields, "https://paper.example").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields}");
        assert!(answer.body.contains(why), "{fields}: {}", answer.body);
    }
    let own = site.story.replace("/lake/story/", "do=merge&story=");
    assert!(sent(&site, &page, &own, "https://paper.example").await.body.contains("They are one story already."));
    for fields in ["", "do=burn", "do=pin&edition=77"] {
        assert_eq!(sent(&site, &page, fields, "https://paper.example").await.status, StatusCode::NOT_FOUND, "{fields}");
    }
    assert_eq!(sent(&site, "/admin/story/nowhere", "do=split", "https://paper.example").await.status, StatusCode::NOT_FOUND);
    assert_eq!(sent(&site, &page, &"x".repeat(70_000), "https://paper.example").await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_form_of_another_site_and_a_stranger_change_nothing() {
    let (site, page) = site().await;
    let before = site.get(&site.story).await.body;
    let answer = sent(&site, &page, "do=rename&title=Buy+now", "https://evil.example").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let answer = site.send(&page, &[("host", "paper.example")], "do=rename&title=Buy+now").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(site.get(&site.story).await.body, before);
}
