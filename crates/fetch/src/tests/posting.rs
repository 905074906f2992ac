//! Forms, as a hub gets them.

use super::web::{Web, fetcher, say, status};
use crate::{Failure, Refusal};

const FORM: [(&str, &str); 2] = [("hub.mode", "subscribe"), ("hub.topic", "http://tide.example/?a=b&c=ü")];

#[tokio::test]
async fn a_form_is_posted_and_the_status_of_the_answer_is_given() {
    let web = Web::saying(status("202 Accepted", "")).await;
    assert_eq!(fetcher(|_| {}).post(&web.url("/hub"), &FORM).await, Ok(202));
    let head = web.last_head();
    assert!(head.starts_with("post /hub http/1.1\r\n") && head.contains("content-type: application/x-www-form-urlencoded\r\n"), "{head}");
    let length = "hub.mode=subscribe&hub.topic=http%3A%2F%2Ftide.example%2F%3Fa%3Db%26c%3D%C3%BC".len();
    assert!(head.contains(&format!("content-length: {length}\r\n")), "{head}");
}

#[tokio::test]
async fn a_form_follows_only_redirects_that_repeat_it_and_each_is_judged() {
    for (code, followed) in [("301", false), ("302", false), ("303", false), ("307", true), ("308", true)] {
        let web = Web::new(move |path, stream| async move {
            say(stream, if path == "/hub" { status(code, "Location: /new\r\n") } else { status("204 No Content", "") }).await
        })
        .await;
        let posted = fetcher(|_| {}).post(&web.url("/hub"), &FORM).await;
        assert_eq!(posted.is_ok(), followed, "{code}: {posted:?}");
        assert!(web.last_head().starts_with(if followed { "post /new" } else { "post /hub" }));
    }
    let inside = Web::saying(status("307 Elsewhere", "Location: http://10.0.0.1/hub\r\n")).await;
    let posted = fetcher(|_| {}).post(&inside.url("/hub"), &FORM).await;
    assert!(matches!(posted, Err(Failure::Forbidden(Refusal::Address { .. }))), "{posted:?}");
}

#[tokio::test]
async fn a_form_that_is_refused_is_a_failure() {
    let web = Web::saying(status("410 Gone", "")).await;
    assert_eq!(fetcher(|_| {}).post(&web.url("/hub"), &FORM).await, Err(Failure::Gone));
}
