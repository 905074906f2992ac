//! The admin pages, through the front door: who gets in, and what they see.

use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::Rights;

use super::site::{Answer, Site};

const PASSWORD: &str = "a heron behind the sluice";
const LIST: &str = "/admin/reading";

fn basic(name: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{name}:{password}")))
}

async fn site() -> Site {
    let site = Site::with(Rights::Link).await;
    site.admit(PASSWORD).await;
    site
}

async fn asked(site: &Site, path: &str, password: &str) -> Answer {
    site.ask("GET", path, &[("authorization", &basic("Maria", password))]).await
}

#[tokio::test]
async fn without_credentials_or_with_wrong_ones_one_is_asked_to_sign_in() {
    let site = site().await;
    let bearer = [("authorization", "Bearer x")];
    for page in [site.get(LIST).await, site.ask("GET", LIST, &bearer).await, asked(&site, LIST, "a heron").await] {
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
        assert_eq!(page.header("www-authenticate"), "Basic realm=\"Dateline\", charset=\"UTF-8\"");
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(page.body.contains("The editor’s desk") && page.body.contains("noindex") && !page.body.contains("Breakwater"));
    }
    let nobody = site.ask("GET", LIST, &[("authorization", &basic("nobody", PASSWORD))]).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
    for path in ["/admin", "/admin/", "/admin/none", "/admin/reading/a/b", "/admin/reading/a/b/c"] {
        assert_eq!(site.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
}

#[tokio::test]
async fn an_admin_sees_what_was_read_and_why() {
    let site = site().await;
    let list = asked(&site, LIST, PASSWORD).await;
    assert_eq!(list.status, StatusCode::OK, "{}", list.body);
    assert_eq!((list.header("cache-control").as_str(), list.header("etag").as_str()), ("no-store", ""));
    let address =
        list.body.split("href=\"").filter_map(|rest| rest.split('"').next()).find(|href| href.starts_with("/admin/reading/")).unwrap();
    let page = asked(&site, address, PASSWORD).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("1 of 2 blocks kept") && page.body.contains("<s>Home</s>"), "{}", page.body);
    assert!(page.body.contains("counted eleven blocks"), "an admin reads the page, whatever its rights");
    assert!(!crate::tests::strange_script(&page.body) && !page.body.contains(" style="));
    assert!(!page.body.contains("What the feed said"), "it has said one thing so far");
    site.poll_saying(Rights::Link, "Breakwater repair is doubled").await;
    let page = asked(&site, address, PASSWORD).await;
    assert!(page.body.contains("What the feed said") && page.body.contains("doubled<span"), "{}", page.body);

    assert_eq!(asked(&site, "/admin/reading?source=harbor-post", PASSWORD).await.status, StatusCode::OK);
    for path in ["/admin/reading?source=none", "/admin/reading/harbor-post/none", "/admin/none"] {
        assert_eq!(asked(&site, path, PASSWORD).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(asked(&site, "/admin", PASSWORD).await.header("location"), "/admin/stories");
    let posted = site.ask("POST", LIST, &[("authorization", &basic("maria", PASSWORD))]).await;
    assert_eq!(posted.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_flood_of_wrong_passwords_shuts_the_door_but_not_for_who_is_inside() {
    let site = site().await;
    assert_eq!(asked(&site, LIST, PASSWORD).await.status, StatusCode::OK);
    for n in 0..10 {
        assert_eq!(asked(&site, LIST, &format!("guess {n}")).await.status, StatusCode::UNAUTHORIZED, "{n}");
    }
    let shut = asked(&site, LIST, "guess 11").await;
    assert_eq!(shut.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(shut.header("retry-after").parse::<u64>().is_ok_and(|seconds| (1..=61).contains(&seconds)), "{}", shut.header("retry-after"));
    let other_case = site.ask("GET", LIST, &[("authorization", &basic("MARIA", PASSWORD))]).await;
    assert_eq!(other_case.status, StatusCode::TOO_MANY_REQUESTS, "a newcomer waits, even with the right password");
    assert_eq!(asked(&site, LIST, PASSWORD).await.status, StatusCode::OK, "who was let in lately goes on");
    assert_eq!(site.get("/lake/").await.status, StatusCode::OK, "readers notice nothing");
}

#[tokio::test]
async fn a_password_is_not_asked_for_over_an_open_line() {
    let site = site().await;
    let right = basic("maria", PASSWORD);
    let from = async |peer, headers: &[(&str, &str)]| {
        let page = site.ask_from(peer, "GET", LIST, &[&[("authorization", right.as_str())][..], headers].concat()).await;
        (page.status, page.header("www-authenticate"))
    };
    assert_eq!(from("192.168.1.7:5000", &[]).await, (StatusCode::FORBIDDEN, String::new()));
    assert_eq!(from("127.0.0.1:5000", &[("x-forwarded-proto", "http")]).await.0, StatusCode::FORBIDDEN);
    assert_eq!(from("192.168.1.7:5000", &[("x-forwarded-proto", "https")]).await.0, StatusCode::OK);
    assert_eq!(from("[::1]:5000", &[]).await.0, StatusCode::OK);
}

#[tokio::test]
async fn without_an_admin_the_desk_says_how_to_make_one() {
    let site = Site::with(Rights::Full).await;
    let page = asked(&site, LIST, PASSWORD).await;
    assert_eq!((page.status, page.header("www-authenticate").as_str()), (StatusCode::SERVICE_UNAVAILABLE, ""));
    assert!(page.body.contains("dateline init"), "{}", page.body);
}

#[tokio::test]
async fn search_engines_are_told_to_stay_out() {
    assert!(site().await.get("/robots.txt").await.body.contains("Disallow: /admin\n"));
}
