//! The look of the paper, through the front door: chosen with a form, kept in a cookie, seen on every page.

use axum::http::StatusCode;
use model::Rights;

use super::site::{Answer, Site};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

async fn chosen(site: &Site, fields: &str) -> Answer {
    site.send("/lake/look", &[FORM, ("sec-fetch-site", "same-origin")], fields).await
}

#[tokio::test]
async fn a_look_is_chosen_with_a_form_and_every_page_has_it() {
    let site = Site::with(Rights::Full).await;
    let plain = site.get("/lake/").await;
    assert!(
        plain.body.contains("<html lang=\"en\" dir=\"ltr\">") && plain.body.contains("/lake/look") && plain.body.contains("<img"),
        "{}",
        plain.body
    );
    let answer = chosen(&site, "theme=sepia&size=4&pictures=off").await;
    assert_eq!((answer.status, answer.header("location").as_str()), (StatusCode::SEE_OTHER, "/lake/look"));
    let cookie = answer.header("set-cookie");
    assert_eq!(cookie, "look=1s4mn0nf; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    for path in ["/lake/", "/lake/look", "/lake/sources", &site.topic.clone(), &site.story.clone(), "/lake/story/none"] {
        let page = site.ask("GET", path, &[("cookie", "a=b; look=1s4mn0nf")]).await;
        assert!(page.body.contains("<html lang=\"en\" dir=\"ltr\" data-theme=\"sepia\" data-size=\"4\" data-pictures=\"off\">"), "{path}");
        assert!(!page.body.contains("<img"), "{path}: pictures are not even sent");
    }
    let front = site.ask("GET", "/lake/", &[("cookie", "look=1s4mn0nf")]).await;
    assert!(front.body.contains("content=\"#f3e8d3\"") && !front.body.contains("#fbf9f5"), "the browser's bars follow");
    assert_eq!(front.header("vary"), "accept-encoding, cookie");
    assert_eq!(plain.header("cache-control"), "public, no-cache");
    let form = site.ask("GET", "/lake/look", &[("cookie", "look=1s4mn0nf")]).await.body;
    assert!(form.contains("value=\"sepia\" checked") && form.contains("value=\"4\" checked") && form.contains("As it comes"), "{form}");
}

#[tokio::test]
async fn the_paper_as_it_comes_keeps_no_cookie_and_a_forged_one_is_that_paper() {
    let site = Site::with(Rights::Full).await;
    for fields in ["theme=dark&do=reset", "", "theme=%22%3E%3Cscript%3E&size=99"] {
        assert!(chosen(&site, fields).await.header("set-cookie").contains("Max-Age=0"), "{fields}");
    }
    let plain = site.get("/lake/").await.body;
    for forged in ["look=2s4mn0nf", "look=1s4mn0n", "look=<script>", "look=", &format!("look={}", "1".repeat(9_000))] {
        let page = site.ask("GET", "/lake/", &[("cookie", forged)]).await;
        assert_eq!((page.body.as_str(), page.header("cache-control").as_str()), (plain.as_str(), "public, no-cache"), "{forged}");
    }
}

#[tokio::test]
async fn another_site_s_form_changes_nothing_and_a_secure_line_has_a_secure_cookie() {
    let site = Site::with(Rights::Full).await;
    let headers = [FORM, ("host", "paper.example"), ("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
    let foreign = site.send("/lake/look", &headers, "theme=dark").await;
    assert_eq!((foreign.status, foreign.header("set-cookie").as_str()), (StatusCode::FORBIDDEN, ""));
    let secure = site.send("/lake/look", &[FORM, ("sec-fetch-site", "same-origin"), ("x-forwarded-proto", "https")], "theme=dark").await;
    assert!(secure.header("set-cookie").ends_with("; Secure"));
    let flood = site.send("/lake/look", &[FORM, ("sec-fetch-site", "same-origin")], &"theme=dark&".repeat(90_000)).await;
    assert_eq!(flood.status, StatusCode::PAYLOAD_TOO_LARGE);
}
