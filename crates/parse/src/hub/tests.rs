//! Hubs named in every way, and those that are no hubs.

use super::*;

fn found(document: &str, headers: &[&str]) -> Option<(String, String)> {
    let url = Url::parse("https://quay.example/feed.xml").unwrap();
    let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
    advertised(document.as_bytes(), &url, None, &headers).map(|found| (found.hub.into(), found.topic.into()))
}

fn pair(hub: &str, topic: &str) -> Option<(String, String)> {
    Some((hub.to_owned(), topic.to_owned()))
}

#[test]
fn a_hub_stands_in_atom_rss_rdf_and_json() {
    let links = r#"rel="hub" href="https://hub.example/"/><atom:link rel="self" href="https://quay.example/all"/>"#;
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://hub.example/"/><link rel=self href="/all"/><entry/></feed>"#;
    let rss = format!(r#"<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><item/><atom:link {links}</channel></rss>"#);
    let rdf = format!(
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel><atom:link {links}</channel><item/></rdf:RDF>"#
    );
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","feed_url":"https://quay.example/all","hubs":[{"type":"rssCloud","url":"https://cloud.example"},{"type":"WebSub","url":"https://hub.example/"}]}"#;
    for document in [atom, &rss, &rdf, json] {
        assert_eq!(found(document, &[]), pair("https://hub.example/", "https://quay.example/all"), "{document}");
    }
}

#[test]
fn a_header_goes_before_the_document_and_an_encrypted_hub_before_another() {
    let atom = r#"<feed><link rel="hub" href="https://old.example/"/><link rel="self" href="https://quay.example/old"/></feed>"#;
    let header = r#"<https://quay.example/all>; rel="self"; title="a, b; <c>", <http://plain.example/>; rel=hub, <https://hub.example/>; rel="alternate hub""#;
    assert_eq!(found(atom, &[header]), pair("https://hub.example/", "https://quay.example/all"));
    assert_eq!(found(atom, &["<https://quay.example/new>; rel=self"]), pair("https://old.example/", "https://quay.example/new"));
    assert_eq!(found("", &["<https://hub.example/>;rel=hub"]), pair("https://hub.example/", "https://quay.example/feed.xml"));
}

#[test]
fn what_stands_in_an_entry_or_its_text_is_no_hub() {
    for document in [
        r#"<feed><entry><link rel="hub" href="https://evil.example/"/></entry></feed>"#,
        r#"<feed><entry><content><![CDATA[<link rel="hub" href="https://evil.example/">]]></content></entry></feed>"#,
        r#"<rss><channel><item><link rel="hub" href="https://evil.example/"/></item></channel></rss>"#,
        r#"<feed><link rel="hub" href="javascript:alert(1)"/><link rel="hub" href="ftp://hub.example/"/></feed>"#,
        r#"<feed><link rel="github" href="https://evil.example/"/></feed>"#,
        r#"{"items":[{"hubs":[{"type":"WebSub","url":"https://evil.example/"}]}]}"#,
        "<html><p>hub</p></html>",
        "hub",
        "{\"hubs\":7}",
        "",
    ] {
        assert_eq!(found(document, &[]), None, "{document}");
    }
    assert_eq!(found("<feed/>", &["<https://a.example", "rel=hub", "<>;rel=hub", "<https://a.example>; title=\"x; rel=hub"]), None);
}

#[test]
fn a_relative_hub_is_found_by_its_base() {
    let atom = r#"<feed xml:base="https://hubs.example/a/"><link rel="hub" href="push"/></feed>"#;
    assert_eq!(found(atom, &[]), pair("https://hubs.example/a/push", "https://quay.example/feed.xml"));
}
