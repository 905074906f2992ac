//! The search page, through the front door: what is found, and what of it stands there.

use axum::http::StatusCode;
use model::Rights;

use super::made;
use super::site::Site;

async fn searchable(rights: Rights) -> Site {
    let site = Site::with(rights).await;
    site.index().await;
    site
}

#[tokio::test]
async fn what_stands_in_a_text_is_found_and_shown_as_far_as_its_rights_allow() {
    // "eleven blocks" stands in the text alone.
    for (rights, text, excerpt) in [(Rights::Full, true, false), (Rights::Excerpt, false, true), (Rights::Link, false, false)] {
        let site = searchable(rights).await;
        let page = site.get("/lake/search?q=hand+block").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(&format!("href=\"{}\"", site.story)), "{rights:?}: {}", page.body);
        assert!(page.body.contains("1 story, 1 report"), "{rights:?}");
        assert_eq!(page.body.contains("<mark>hand</mark>"), text, "{rights:?}: {}", page.body);
        assert_eq!(page.body.contains("The board keeps the north arm closed"), excerpt, "{rights:?}: {}", page.body);
    }
}

#[tokio::test]
async fn a_search_is_no_page_for_other_search_engines_and_keeps_what_was_typed() {
    let site = searchable(Rights::Full).await;
    let page = site.get("/lake/search?q=%22breakwater%20repair%22%20%3Cscript%3E&sort=date").await.body;
    let hidden = "<meta name=\"robots\" content=\"noindex\">";
    assert!(page.contains(hidden) && !site.get("/lake/search").await.body.contains(hidden));
    assert!(page.contains("value=\"&#34;breakwater repair&#34; &#60;script&#62;\""), "{page}");
    assert!(page.contains("name=\"sort\" value=\"date\"") && !page.contains("<script>"));
}

#[tokio::test]
async fn facets_narrow_and_chosen_ones_lead_back() {
    let site = searchable(Rights::Full).await;
    let page = site.get("/lake/search?q=breakwater").await.body;
    assert!(page.contains("/lake/search?q=breakwater+section%3Alocal\""), "{page}");
    assert!(page.contains("/lake/search?q=breakwater+source%3Aharbor-post\""));
    assert!(!page.contains("after%3A"), "all of it is of today: no time would narrow it");
    let chosen = site.get("/lake/search?q=breakwater+section%3Alocal").await.body;
    assert!(chosen.contains("<a href=\"/lake/search?q=breakwater\" aria-current=\"true\">"), "{chosen}");
    assert!(site.get("/lake/search?q=breakwater+section%3Aworld").await.body.contains("No story has all of this"));
}

#[tokio::test]
async fn nothing_that_is_typed_is_an_error() {
    let site = searchable(Rights::Full).await;
    for (query, said) in [
        ("", "Every report that this paper has read can be found"),
        ("%22", "Every report that this paper has read can be found"),
        ("q%3A%3A%22%22-+OR+%28%29+near%3A", "Nothing stands behind near:"),
        ("breakwater+before%3Asoon", "“soon” is no date"),
        ("breakwater+near%3AAtlantis", "No place is known by the name “Atlantis”"),
        ("breakwater+source%3Anobody", "No source is called “nobody”"),
        ("braekwater", "Did you mean"),
        ("breakwater&page=x&sort=odd", "1 story"),
    ] {
        let page = site.get(&format!("/lake/search?q={query}")).await;
        assert!(page.status == StatusCode::OK && page.body.contains(said), "{query}: {said}: {}", page.body);
    }
    assert_eq!(site.get("/lake/search").await.status, StatusCode::OK);
    assert_eq!(site.get("/lake/search?q=breakwater&page=2").await.status, StatusCode::NOT_FOUND, "there is no such page");
    assert_eq!(site.get("/nowhere/search?q=breakwater").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_search_can_look_back() {
    let site = searchable(Rights::Full).await;
    let before = site.get("/lake/search?q=breakwater&at=2025-08-29T10:00:00Z").await.body;
    assert!(before.contains("No story has all of this") && before.contains("As it was on"), "{before}");
    let since = site.get("/lake/search?q=breakwater&at=2025-08-29T20:30:00Z").await.body;
    assert!(since.contains("1 story, 1 report") && since.contains("href=\"/lake/search?q=breakwater\">As it is now</a>"), "{since}");
    assert_eq!(site.get("/lake/search?q=breakwater&at=noon").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_hidden_private_or_not_indexed_yet_is_not_found() {
    let site = searchable(Rights::Full).await;
    site.hide().await;
    assert!(site.get("/lake/search?q=breakwater").await.body.contains("No story has all of this"));
    let private = Site::private(false).await;
    private.index().await;
    let closed = private.get("/lake/search?q=breakwater").await;
    assert!(closed.status == StatusCode::FORBIDDEN && !closed.body.contains("repair is halved"));
    let open = Site::private(true).await;
    open.index().await;
    assert!(open.get("/lake/search?q=hand").await.body.contains("<mark>hand</mark>"), "its members read all");
    let unmade = Site::with(Rights::Full).await.get("/lake/search?q=breakwater").await;
    assert!(unmade.status == StatusCode::OK && unmade.body.contains("The index is being made"));
}

#[tokio::test]
async fn what_a_publisher_wrote_stays_text() {
    let site = searchable(Rights::Full).await;
    site.poll_saying(Rights::Full, made::HOSTILE).await;
    for query in ["breakwater", "alert", "script"] {
        let page = site.get(&format!("/lake/search?q={query}")).await.body;
        assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{query}");
    }
}
