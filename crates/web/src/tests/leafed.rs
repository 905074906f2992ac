//! Leafing through the paper: the river, and the archive's days.

use axum::http::StatusCode;
use model::Rights;

use super::site::Site;

#[tokio::test]
async fn the_river_has_every_story_and_can_be_narrowed() {
    let site = Site::with(Rights::Full).await;
    for path in
        ["/lake/river", "/lake/river?section=local", "/lake/river?source=harbor-post&section=", "/lake/river?before=2025-08-29T21:00:00Z"]
    {
        let page = site.get(path).await;
        assert!(page.status == StatusCode::OK && page.body.contains(&format!("href=\"{}\"", site.story)), "{path}: {}", page.body);
    }
    for path in ["/lake/river?section=world", "/lake/river?before=1000.1"] {
        let body = site.get(path).await.body;
        assert!(body.contains("No story came this way") && !body.contains(&site.story), "{path}");
    }
    for path in ["/lake/river?section=none", "/lake/river?source=none", "/lake/river?before=noon"] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_source_s_articles_are_leafed_through() {
    let site = Site::with(Rights::Full).await;
    let earlier = site.get("/lake/source/harbor-post?before=2025-08-29T19:34:00Z").await.body;
    assert!(earlier.contains(&format!("href=\"{}\"", site.topic)) && earlier.contains("The newest"), "{earlier}");
    assert!(!site.get("/lake/source/harbor-post?before=2025-08-29T19:33:00Z").await.body.contains(&site.topic));
    assert_eq!(site.get("/lake/source/harbor-post?before=x").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_day_s_front_page_stands_in_the_archive_under_its_own_date() {
    let site = Site::with(Rights::Full).await;
    site.publish_front_at("Ferries turn outside", "2025-08-26T23:10:00Z").await;
    site.publish_front_at("The mill closes early", "2025-08-27T04:30:00Z").await;
    let archive = site.get("/lake/archive").await.body;
    assert!(archive.contains("href=\"/lake/archive/2025-08-26\"") && archive.contains("href=\"/lake/archive/2025-08-29\""), "{archive}");
    assert!(!archive.contains("/lake/archive/2025-08-27"), "half past eleven at the edition's place is the day before");
    let tuesday = site.get("/lake/archive/2025-08-26").await.body;
    assert!(tuesday.contains("The mill closes early") && !tuesday.contains("Ferries turn outside"), "as it stood at the day's end");
    assert!(tuesday.contains(">Tuesday, 26 August 2025</time>"), "the masthead's date is its own");
    assert!(tuesday.contains("href=\"/lake/archive/2025-08-29\" rel=\"next\"") && !tuesday.contains("rel=\"prev\""));
    let friday = site.get("/lake/archive/2025-08-29").await.body;
    assert!(friday.contains("href=\"/lake/archive/2025-08-26\" rel=\"prev\"") && friday.contains("All stories of the day"));
    assert!(friday.split("All stories of the day").nth(1).unwrap().contains(&site.story), "with all that was reported on it");
    for path in
        ["/lake/archive/2025-08-27", "/lake/archive/2025-02-30", "/lake/archive/today", "/lake/archive?year=2024", "/lake/archive?year=x"]
    {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
