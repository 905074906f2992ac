//! Lists that are listened to.

use axum::http::StatusCode;
use futures_util::StreamExt;
use model::Rights;

use super::site::Site;

#[tokio::test]
async fn who_reads_a_section_is_told_what_is_new_on_it_and_not_what_is_new_elsewhere() {
    let site = Site::with(Rights::Full).await;
    site.publish_section(&["Harbour wall"]).await;
    let page = site.get("/lake/section/local").await.body;
    let (_, rest) = page.split_once("data-live=\"").expect("it can be listened to");
    let address = rest.split('"').next().unwrap().replace("&#38;", "&");
    assert!(address.starts_with("/lake/live?on=section/local&since="), "{address}");
    let mut stream = site.stream(&address).await;
    let mut hear = async || String::from_utf8(stream.next().await.unwrap().unwrap().to_vec()).unwrap();
    assert!(hear().await.contains("listening"));
    site.publish_front("Elsewhere").await;
    site.publish_section(&["Harbour wall", "Ferry sails", "Bridge closes"]).await;
    assert!(hear().await.contains(r#"data: {"n":2,"words":"2 new stories"}"#));
}

#[tokio::test]
async fn what_is_no_list_or_no_page_is_not_listened_to() {
    let site = Site::with(Rights::Full).await;
    for (query, status) in [
        ("on=section/none&since=1", StatusCode::NOT_FOUND),
        ("on=local&since=1", StatusCode::NOT_FOUND),
        ("on=river&since=1", StatusCode::NOT_FOUND),
        ("on=section/local&since=9999", StatusCode::NO_CONTENT),
        ("since=9999", StatusCode::NO_CONTENT),
        ("on=front", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(site.get(&format!("/lake/live?{query}")).await.status, status, "{query}");
    }
}
