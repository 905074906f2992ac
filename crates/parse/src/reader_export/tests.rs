//! Exports of readers, whole and broken.

use super::*;

const MINIFLUX: &str = r#"{"total":3,"entries":[
    {"id":1,"feed_id":7,"title":"Ferry &amp; fog","url":"https://tern.example/1","author":"Ana Reed","content":"<p>Late again.</p>","published_at":"2026-03-02T09:00:00Z",
     "tags":["Ferries"],"enclosures":[{"url":"https://tern.example/1.mp3","mime_type":"audio/mpeg","size":12}],
     "feed":{"id":7,"title":"Tern","feed_url":"https://tern.example/feed","site_url":"https://tern.example/","category":{"id":1,"title":"Coast"}}},
    {"id":2,"title":"No feed"},
    {"id":3,"title":"Two","url":"https://tern.example/2","content":"","published_at":"2026-03-03T09:00:00Z","feed":{"feed_url":"https://tern.example/feed"}}]}"#;

#[test]
fn entries_of_miniflux_come_with_their_feeds_and_a_record_without_one_is_told() {
    let (feeds, flaws) = read(MINIFLUX.as_bytes()).unwrap();
    assert_eq!(feeds.len(), 1);
    let tern = &feeds[0];
    assert_eq!((tern.title.as_deref(), tern.category.as_deref()), (Some("Tern"), Some("Coast")));
    let titles: Vec<_> = tern.entries.iter().map(|entry| entry.title.as_deref().unwrap()).collect();
    assert_eq!(titles, ["Ferry &amp; fog", "Two"]);
    assert_eq!(tern.entries[0].published.unwrap().to_string(), "2026-03-02T09:00:00Z");
    assert_eq!(tern.entries[0].enclosures[0].length, Some(12));
    assert_eq!(flaws[0].message, "Record 2 was left out: it names no feed.");
}

#[test]
fn a_list_of_feeds_is_read_too() {
    let list = r#"[{"id":7,"title":"Tern","feed_url":"https://tern.example/feed","site_url":"https://tern.example/"},{"feed_url":"file:///etc/passwd"}]"#;
    let (feeds, flaws) = read(list.as_bytes()).unwrap();
    assert_eq!((feeds.len(), feeds[0].entries.len(), flaws.len()), (1, 0, 1));
}

#[test]
fn articles_of_freshrss_come_with_their_feeds() {
    let export = r#"{"id":"user/x/state/org.freshrss/starred","title":"Starred","author":"x","items":[
        {"id":"tag:google.com,2005:reader/item/1","guid":"tern-1","categories":["user/-/state/com.google/starred","Ferries"],"title":"Ferry","author":"Ana Reed",
         "published":1772442000,"canonical":[{"href":"https://tern.example/1?a=1&amp;b=2"}],"summary":{"content":"<p>Late.</p>"},
         "origin":{"streamId":"feed/3","htmlUrl":"https://tern.example/","title":"Tern &amp; Tide","feedUrl":"https://tern.example/feed"}}]}"#;
    let (feeds, flaws) = read(export.as_bytes()).unwrap();
    let entry = &feeds[0].entries[0];
    assert_eq!(feeds[0].title.as_deref(), Some("Tern & Tide"));
    assert_eq!((entry.id.as_deref(), entry.link.as_deref()), (Some("tern-1"), Some("https://tern.example/1?a=1&b=2")));
    assert_eq!((entry.categories.clone(), entry.content.as_deref()), (vec!["Ferries".to_owned()], Some("<p>Late.</p>")));
    assert_eq!(entry.published.unwrap().to_string(), "2026-03-02T09:00:00Z");
    assert!(flaws.is_empty(), "{flaws:?}");
}

#[test]
fn a_file_that_breaks_off_keeps_what_came_before() {
    let cut = &MINIFLUX[..MINIFLUX.len() - 60];
    let (feeds, flaws) = read(cut.as_bytes()).unwrap();
    assert_eq!(feeds[0].entries.len(), 1);
    assert!(
        flaws
            .iter()
            .any(|flaw| flaw.kind == FlawKind::Truncated && flaw.message.contains("after record 2") && flaw.message.contains("line 6")),
        "{flaws:?}"
    );
}

#[test]
fn other_json_is_refused_with_the_reason() {
    for (other, why) in [("{\"a\":1}", "names a feed"), ("", "no JSON"), ("[1,2]", "names a feed"), ("nonsense", "no JSON")] {
        let error = read(other.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(why), "{other}: {error}");
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_taken(json in "(\\{|\\}|\\[|\\]|\"items\":|\"origin\":|\"feed\":|\"feed_url\":\"http://a.example/\"|,|1|\"a\"|null){0,40}") {
        let _ = read(json.as_bytes());
    }
}
