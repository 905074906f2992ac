//! The digest by mail through the whole web: who is asked, who may leave, what admins see.

use axum::http::StatusCode;
use model::{DigestRules, Edition, EditionId, Hour};
use store::{Ending, Errand, MailCounts};

use super::discussion::{OWN, form};
use super::made;
use super::site::Site;
use crate::mailing::view::MailingView;
use crate::page::Visit;
use crate::words::Words;

fn edition() -> Edition {
    let hour = |text: &str| serde_json::from_value::<Hour>(text.into()).unwrap();
    Edition { digest: DigestRules { hours: vec![hour("18:00"), hour("07:00")], ..DigestRules::default() }, ..made::edition() }
}

async fn counts(site: &Site) -> MailCounts {
    site.store.mail_counts(None, made::now()).await.unwrap()
}

/// The tokens of the letters that wait: of the question, and of the subscriber's own pages.
async fn letter(site: &Site) -> Option<(String, String)> {
    let letters = site.store.claim_letters("test", 10, made::now()).await.unwrap();
    let [letter] = letters.as_slice() else { return None };
    site.store.finish_letters("test", &[(letter.id, Ending::Sent)], made::now()).await.unwrap();
    let Errand::Confirm(token) = &letter.errand else { return None };
    Some((token.clone(), letter.secret.clone()))
}

#[tokio::test]
async fn the_digest_is_offered_by_mail_only_where_letters_can_go_and_lead_back() {
    for site in
        [Site::known(edition()).await, Site::known(made::edition()).await.mails(), Site::of(edition(), model::Rights::Full).await.mails()]
    {
        assert_eq!(site.get("/lake/digest/letters").await.status, StatusCode::NOT_FOUND);
        let sent = site.send("/lake/digest/letters", &[OWN], &form(&[("address", "anna@example.org")])).await;
        assert_eq!((sent.status, counts(&site).await), (StatusCode::NOT_FOUND, MailCounts::default()));
    }
    let page = Site::known(edition()).await.mails().get("/lake/digest/letters").await;
    assert_eq!(page.status, StatusCode::OK);
    let (seven, six) = (page.body.find("value=\"07:00\"").unwrap(), page.body.find("value=\"18:00\"").unwrap());
    assert!(seven < six, "hours stand in their order");
}

#[tokio::test]
async fn a_subscriber_s_pages_are_nobody_else_s() {
    let site = Site::known(edition()).await.mails();
    let asked = site.send("/lake/digest/letters", &[OWN], &form(&[("address", " Anna@example.org "), ("hour", "07:00")])).await;
    assert!(asked.status == StatusCode::OK && asked.body.contains("Look into your mailbox"), "{}", asked.body);
    let (token, secret) = letter(&site).await.expect("a letter that asks");
    let (confirm, own) = (format!("/lake/digest/letters/confirm/{token}"), format!("/lake/digest/letters/{secret}"));
    assert_eq!(site.get(&own).await.status, StatusCode::NOT_FOUND, "not before the answer");
    assert!(site.get(&confirm).await.body.contains("Anna@example.org"));
    let foreign = site.send(&confirm, &[("sec-fetch-site", "cross-site")], "").await;
    assert_eq!((foreign.status, counts(&site).await.on), (StatusCode::FORBIDDEN, 0), "another site's form answers nothing");
    let answered = site.send(&confirm, &[OWN], "").await;
    assert_eq!((answered.status, answered.header("location")), (StatusCode::SEE_OTHER, format!("{own}?new")));
    for path in [&confirm, &own, &format!("{own}?new"), &format!("{own}/end")] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        for (name, value) in [("cache-control", "no-store"), ("referrer-policy", "no-referrer"), ("x-robots-tag", "noindex, nofollow")] {
            assert_eq!(page.header(name), value, "{path}");
        }
        assert!(page.body.contains("<meta name=\"robots\" content=\"noindex\">") && !page.body.contains("rel=\"canonical\""), "{path}");
        assert!(page.header("content-security-policy").starts_with("default-src 'none'; script-src 'self'"), "{path}");
    }
    let page = site.get(&own).await.body;
    assert!(page.contains("value=\"07:00\" checked") && !page.contains("value=\"18:00\" checked"), "{page}");
    let kept = site.send(&own, &[OWN], &form(&[("hour", "07:00"), ("hour", "18:00"), ("hour", "03:00")])).await;
    assert_eq!(kept.header("location"), format!("{own}?kept"));
    assert_eq!(site.store.subscriber(&secret).await.unwrap().unwrap().choice, model::DigestChoice::default(), "all is all");
    // As a mail service sends it: no browser, no page of ours.
    let left = site.send(&format!("{own}/end"), &[], "List-Unsubscribe=One-Click").await;
    assert_eq!((left.status, counts(&site).await.on), (StatusCode::OK, 0));
    assert!(left.body.contains("href=\"/lake/digest/letters\""), "one may come back");
    for path in [&confirm, &own, &format!("{own}/end")] {
        let page = site.get(path).await;
        assert!(page.status == StatusCode::NOT_FOUND && page.body.contains("This link leads nowhere any more"), "{path}");
    }
}

#[tokio::test]
async fn who_types_addresses_is_told_nothing_and_may_not_type_many() {
    let site = Site::known(edition()).await.mails();
    let ask = async |address: &str| site.send("/lake/digest/letters", &[OWN], &form(&[("address", address)])).await;
    let bad = ask("<b>@example.org").await;
    assert!(bad.status == StatusCode::UNPROCESSABLE_ENTITY && bad.body.contains("value=\"&#60;b&#62;@example.org\""), "{}", bad.body);
    let (new, known) = (ask("anna@example.org").await, ask("anna@example.org").await);
    assert_eq!(new.body, known.body);
    for n in 0..40 {
        if ask(&format!("reader-{n}@example.org")).await.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(n > 20, "{n}");
            return;
        }
    }
    panic!("anybody may fill mailboxes");
}

#[tokio::test]
async fn a_private_edition_s_digest_is_asked_for_by_its_members_and_left_by_anybody_who_has_the_letter() {
    let site = Site::known(Edition { private: true, discussion: true, ..edition() }).await.mails();
    let sent = site.send("/lake/digest/letters", &[OWN], &form(&[("address", "anna@example.org")])).await;
    assert!(sent.status.is_client_error() && counts(&site).await == MailCounts::default(), "{}", sent.status);
    assert!(site.get("/lake/digest/letters").await.status.is_client_error());
    let address = model::MailAddress::parse("anna@example.org").unwrap();
    let secret = "0123456789abcdef0123456789abcdef";
    let edition = site.store.editions().await.unwrap()[0].0;
    let choice = model::DigestChoice::default();
    let wish = store::DigestWish { edition, address: &address, account: None, choice: &choice, confirm: "c", secret };
    site.store.ask_for_digest(&wish, made::now()).await.unwrap();
    site.store.confirm_digest("c", made::now()).await.unwrap();
    let page = site.get(&format!("/lake/digest/letters/{secret}/end")).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("/lake/section/"), "nothing of the edition but its name: {}", page.body);
    assert_eq!(site.send(&format!("/lake/digest/letters/{secret}/end"), &[], "").await.status, StatusCode::OK);
    assert_eq!(counts(&site).await.on, 0);
}

#[tokio::test]
async fn all_languages_have_their_pages() {
    let subscriber = store::Subscriber {
        id: 1,
        edition: EditionId(1),
        address: model::MailAddress::parse("anna@example.org").unwrap(),
        state: store::SubscriberState::Paused,
        secret: "0".repeat(32),
        choice: model::DigestChoice::default(),
        since: None,
        why: Some("550 no".into()),
    };
    for language in ["en", "de", "fr", "es", "ar"] {
        let visit = Visit { words: Words::of(language), edition: std::sync::Arc::new(edition()), ..made::visit() };
        let own = MailingView::own(&subscriber, None, &visit);
        assert!(own.say.contains("anna@example.org") && own.refused.is_some_and(|why| why.contains("550 no")), "{language}");
        assert!(!MailingView::leave(&subscriber, &visit).say.contains("anna@"), "a link that is passed on does not tell the address");
        assert_ne!(own.title, "mailing-own", "{language}");
    }
}
