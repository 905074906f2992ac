//! The whole site, through its front door, on a real SQLite store in a folder of its own.

mod authenticator;
mod counted;
mod desk;
mod device;
mod digest;
mod discussion;
mod feeds;
mod hand;
mod house;
mod leafed;
mod live;
mod look;
pub(crate) mod made;
mod mailing;
mod openid;
mod passkeys;
mod press;
mod searching;
mod share;
mod site;

use axum::http::{StatusCode, header};
use model::Rights;
use site::Site;

#[tokio::test]
async fn every_page_of_an_edition_answers_and_carries_the_guard() {
    let site = Site::with(Rights::Full).await;
    for path in [
        "/",
        "/lake/",
        "/lake/section/local",
        "/lake/sources",
        "/lake/source/harbor-post",
        "/lake/river",
        "/lake/archive",
        "/lake/archive/2025-08-29",
        "/lake/about",
        "/lake/look",
        &site.topic.clone(),
        &site.story.clone(),
        "/robots.txt",
        "/healthz",
        "/readyz",
    ] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let policy = page.header(header::CONTENT_SECURITY_POLICY.as_str());
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; connect-src 'self';") && !policy.contains("unsafe"),
            "{path}: {policy}"
        );
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert!(!strange_script(&page.body) && !page.body.contains(" style=") && !page.body.contains(" onerror="), "{path}");
    }
}

#[tokio::test]
async fn the_default_edition_s_front_page_is_its_front_page() {
    let site = Site::with(Rights::Full).await;
    assert_eq!(site.get("/").await.body, site.get("/lake/").await.body);
}

#[tokio::test]
async fn a_page_that_was_not_changed_is_not_sent_again() {
    let site = Site::with(Rights::Full).await;
    let first = site.get("/lake/").await;
    let tag = first.header("etag");
    assert!(tag.starts_with("W/\""), "{tag}");
    let again = site.ask("GET", "/lake/", &[("if-none-match", &tag)]).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(again.header("vary"), "accept-encoding, cookie", "a cache keeps it apart as it does the page itself");
    let other = site.ask("GET", "/lake/", &[("if-none-match", "W/\"0\"")]).await;
    assert_eq!(other.status, StatusCode::OK);
}

#[tokio::test]
async fn a_newly_published_front_page_is_shown_at_once() {
    let site = Site::with(Rights::Full).await;
    assert!(site.get("/lake/").await.body.contains("Breakwater repair is halved"));
    site.publish_front("Ferries turn outside from Monday").await;
    let body = site.get("/lake/").await.body;
    assert!(body.contains("Ferries turn outside from Monday") && !body.contains("Breakwater repair is halved"));
    let then = site.get("/lake/?at=2025-08-29T21:00:30Z").await.body;
    assert!(then.contains("Breakwater repair is halved") && then.contains("As it was on"), "the page as it was then");
}

#[tokio::test]
async fn addresses_without_a_page_get_a_designed_one() {
    let site = Site::with(Rights::Full).await;
    for path in [
        "/nowhere/",
        "/lake/section/none",
        "/lake/story/none",
        "/lake/topic/harbor-post/none",
        "/lake/source/none",
        "/static/none.css",
        "/a/b/c/d/e",
        "/lake/?at=noon",
    ] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.body.contains("No such page in this paper") && page.body.contains("The Tern County Dateline"), "{path}");
    }
    assert_eq!(site.get("/picture/../wide").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/picture/abc/huge").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_address_that_can_t_be_read_gets_the_designed_page_too() {
    let site = Site::with(Rights::Full).await;
    for path in ["/lake/section/%ff", "/lake/?at=1&at=2", "/lake/?still&still", "/picture/%ff/wide", "/static/%ff", "/lake/story/%00"] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.body.contains("No such page in this paper"), "{path}: {}", page.body);
    }
}

#[tokio::test]
async fn the_about_page_links_to_licences_that_are_there() {
    let site = Site::with(Rights::Full).await;
    let body = site.get("/lake/about").await.body;
    let licences: Vec<&str> =
        body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).filter(|a| a.contains("/OFL-")).collect();
    assert_eq!(licences.len(), 4, "{body}");
    for licence in licences {
        let text = site.get(licence).await;
        assert!(text.body.contains("SIL OPEN FONT LICENSE"), "{licence}");
        assert_eq!(text.header("content-type"), "text/plain; charset=utf-8");
    }
}

#[tokio::test]
async fn a_slash_too_many_or_too_few_leads_home_and_never_to_another_host() {
    let site = Site::with(Rights::Full).await;
    for (path, to) in [("/lake", "/lake/"), ("/lake/sources/", "/lake/sources"), ("/lake/section/local/", "/lake/section/local")] {
        let page = site.get(path).await;
        assert_eq!((page.status, page.header("location").as_str()), (StatusCode::PERMANENT_REDIRECT, to), "{path}");
    }
    let page = site.get("//evil.example/x/").await;
    assert_eq!(page.header("location"), "", "no redirect to another host");
}

#[tokio::test]
async fn pages_can_only_be_read() {
    let site = Site::with(Rights::Full).await;
    let posted = site.ask("POST", "/lake/", &[]).await;
    assert_eq!(posted.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(posted.header("allow"), "GET,HEAD");
    let head = site.ask("HEAD", "/lake/", &[]).await;
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
    assert!(!head.header("etag").is_empty());
}

#[tokio::test]
async fn a_private_edition_is_closed_unless_the_server_opens_it() {
    let site = Site::private(false).await;
    for path in ["/", "/lake/", "/lake/sources", &site.topic.clone(), "/lake/about"] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
        assert!(
            page.body.contains("For members only") && !page.body.contains("Breakwater") && !page.body.contains("/lake/section/"),
            "{path}"
        );
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
    }
    let open = Site::private(true).await;
    let page = open.get(&open.topic.clone()).await;
    assert_eq!((page.status, page.header("cache-control").as_str()), (StatusCode::OK, "private, no-store"));
    assert!(page.body.contains("counted eleven blocks"), "members read in full, whatever the rights");
}

#[tokio::test]
async fn an_excerpt_source_s_text_never_leaves_the_server() {
    let site = Site::with(Rights::Excerpt).await;
    let body = site.get(&site.topic.clone()).await.body;
    assert!(body.contains("The board keeps the north arm closed") && !body.contains("counted eleven blocks"));
    assert!(body.contains("Read the whole article at Harbor Post"));
}

#[tokio::test]
async fn pages_are_compressed_and_say_so_to_caches_and_fonts_are_not() {
    let site = Site::with(Rights::Full).await;
    let page = site.ask("GET", "/lake/", &[("accept-encoding", "br")]).await;
    assert_eq!(page.header("content-encoding"), "br");
    assert!(page.header("vary").contains("accept-encoding"));
    let font = site.ask("GET", &crate::asset::first_fonts("en")[0], &[("accept-encoding", "br, gzip")]).await;
    assert_eq!((font.status, font.header("content-encoding").as_str()), (StatusCode::OK, ""));
    assert!(font.header("cache-control").contains("immutable"));
}

#[tokio::test]
async fn an_empty_paper_says_what_to_do() {
    let site = Site::empty().await;
    let page = site.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("This paper has no sources yet") && page.body.contains("dateline add"));
    assert_eq!(page.header("refresh"), "", "nothing is under way, so nothing reloads");
}

#[tokio::test]
async fn while_the_first_fetch_runs_the_page_counts_and_reloads_until_held() {
    let site = Site::fetching().await;
    let page = site.get("/lake/").await;
    assert!(page.body.contains("The first edition is being made") && page.body.contains("of 1 feed asked"), "{}", page.body);
    assert_eq!(page.header("refresh"), "2");
    let held = site.get("/lake/?still").await;
    assert_eq!(held.header("refresh"), "");
    assert!(!held.body.contains("Hold this page still"));
}

/// The page runs a script that is not ours.
pub(crate) fn strange_script(page: &str) -> bool {
    let ours = ["<script src=\"/static/dateline.", "<script type=\"application/ld+json\">"].map(|ours| page.matches(ours).count());
    page.matches("<script").count() != ours.iter().sum::<usize>()
}
