//! Pages that are kept for a moment: never another's, never old while few ask, bounded in age while many do.

use axum::http::StatusCode;
use model::Rights;

use super::site::Site;

#[tokio::test]
async fn a_kept_page_is_the_page_itself_and_a_validator_is_answered_from_it() {
    let site = Site::with(Rights::Full).await;
    let made = site.ask("GET", "/lake/", &[("accept-encoding", "br")]).await;
    let kept = site.ask("GET", "/lake/", &[("accept-encoding", "br")]).await;
    assert_eq!((made.status, kept.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(made.body, kept.body);
    for name in ["etag", "content-type", "content-encoding", "content-length", "vary", "cache-control", "content-security-policy"] {
        assert!(!kept.header(name).is_empty(), "{name}");
        assert_eq!(made.header(name), kept.header(name), "{name}");
    }
    let same = site.ask("GET", "/lake/", &[("accept-encoding", "br"), ("if-none-match", &kept.header("etag"))]).await;
    assert_eq!((same.status, same.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert!(same.header("vary").contains("accept-encoding") && !same.header("content-security-policy").is_empty());
    let plain = site.get("/lake/").await;
    assert_eq!(plain.header("content-encoding"), "", "another coding is another page");
    assert!(plain.body.contains("Breakwater repair is halved"));
}

#[tokio::test]
async fn under_load_a_page_may_be_a_moment_old_and_then_is_new_again() {
    let site = Site::with(Rights::Full).await;
    let mut before = "Breakwater repair is halved".to_owned();
    let mut shown_before = false;
    // On a slow machine a second may end in between; then the page is shown anew at once, and the next title is tried.
    for title in ["Ferries turn outside", "Ferries turn inside", "Ferries lie at anchor", "Ferries turn outside from Monday"] {
        for _ in 0..150 {
            site.get("/lake/").await;
        }
        site.publish_front(title).await;
        shown_before |= site.get("/lake/").await.body.contains(&before);
        before = title.to_owned();
    }
    assert!(shown_before, "all looks of this second are taken");
    tokio::time::sleep(std::time::Duration::from_millis(2_100)).await;
    assert!(site.get("/lake/").await.body.contains("Ferries turn outside from Monday"));
}

#[tokio::test]
async fn what_is_written_shows_at_once_even_under_load() {
    let site = Site::with(Rights::Full).await;
    site.admit("a heron behind the sluice").await;
    let slug = site.story.rsplit('/').next().unwrap().to_owned();
    let pass = ("authorization", "Basic bWFyaWE6YSBoZXJvbiBiZWhpbmQgdGhlIHNsdWljZQ==");
    for _ in 0..150 {
        site.get(&site.story.clone()).await;
    }
    let renamed = site
        .send(
            &format!("/admin/story/{slug}"),
            &[
                pass,
                ("content-type", "application/x-www-form-urlencoded"),
                ("host", "paper.example"),
                ("origin", "https://paper.example"),
                ("sec-fetch-site", "same-origin"),
            ],
            "do=rename&title=The+arm+is+shut+until+May",
        )
        .await;
    assert!(renamed.status.is_redirection(), "{} {}", renamed.status, renamed.body);
    assert!(site.get(&site.story.clone()).await.body.contains("The arm is shut until May"));
}
