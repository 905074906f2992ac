//! How an entry is recognised: by id, by link, by headline and date; and when two with one id are two things.

use super::*;

fn entry(id: &str, link: &str, title: &str, day: i64) -> Entry {
    Entry {
        id: Some(id.into()),
        link: Some(format!("https://harbour.example/{link}")),
        title: Some(title.into()),
        published: Some(Timestamp::from_second(day * 86_400).unwrap()),
        ..Entry::default()
    }
}

#[test]
fn identity_falls_from_id_to_link_to_title_and_date() {
    let mut entry = Entry { title: Some("Tide <b>tables</b>".into()), published: Some(Timestamp::UNIX_EPOCH), ..Entry::default() };
    assert_eq!(entry.identity().unwrap(), "Tide tables @ 1970-01-01T00:00:00Z");
    entry.link = Some("http://a.example/1".into());
    assert_eq!(entry.identity().unwrap(), "http://a.example/1");
    entry.id = Some("  ".into());
    assert_eq!(entry.identity().unwrap(), "http://a.example/1", "a blank id is none");
    entry.id = Some("tag:1".into());
    assert_eq!(entry.identity().unwrap(), "tag:1");
    assert_eq!(entry.identity_apart().unwrap(), "tag:1 https://a.example/1");
    assert_eq!(Entry::default().identity(), None);
}

#[test]
fn headlines_and_names_are_one_line_of_plain_text() {
    let headed = |title: &str| Entry { title: Some(title.into()), ..Entry::default() }.headline();
    assert_eq!(headed("Gales &amp;\n <i>floods</i>").as_deref(), Some("Gales & floods"));
    assert_eq!(headed("&#x202e;desrever").as_deref(), Some("desrever"), "what turns its neighbours is left out, however it is written");
    assert_eq!(headed("<img src=x>"), None);
    assert_eq!(headed("Use &lt;b&gt; with care").as_deref(), Some("Use <b> with care"));
}

#[test]
fn an_id_that_two_entries_share_is_two_things_if_they_lead_apart() {
    let one = entry("1", "a", "Gales", 1);
    assert!(entry("1", "b", "Gales", 1).is_beside(&one));
    assert!(!entry("1", "a?utm_source=feed", "Floods", 2).is_beside(&one));
    let unlinked = |title: &str| Entry { link: None, ..entry("1", "", title, 1) };
    assert!(unlinked("Floods").is_beside(&unlinked("Gales")));
    assert!(!unlinked("Gales").is_beside(&unlinked("Gales")));
}

#[test]
fn an_id_is_taken_over_only_where_everything_else_differs() {
    let stored = entry("1", "a", "Gales", 1);
    assert!(entry("1", "b", "Floods", 2).took_the_id_of(&stored));
    assert!(!entry("1", "b", "Gales", 2).took_the_id_of(&stored), "the page moved");
    assert!(!entry("1", "a", "Floods", 2).took_the_id_of(&stored), "the headline was corrected");
    assert!(!entry("1", "b", "Floods", 1).took_the_id_of(&stored), "both, but its date stayed");
    let undated = |link: &str, title: &str| Entry { published: None, ..entry("1", link, title, 1) };
    assert!(undated("b", "Floods").took_the_id_of(&undated("a", "Gales")));
    assert!(!undated("b", "Floods").took_the_id_of(&stored), "a date that went missing tells nothing");
}

#[test]
fn an_entry_is_there_again_under_another_id() {
    let stored = entry("1", "a", "Gales", 1);
    assert!(entry("2", "a#top", "Gales", 1).is_again(&stored, false));
    assert!(!entry("2", "a", "Gales", 2).is_again(&stored, false), "one page may be told of twice");
    assert!(entry("2", "a", "Gales", 2).is_again(&stored, true), "where all ids are fresh dates are too");
    assert!(!entry("2", "a", "Floods", 1).is_again(&stored, true));
    assert!(!entry("2", "b", "Gales", 1).is_again(&stored, true));
    let unlinked = Entry { link: None, ..stored.clone() };
    assert!(!unlinked.is_again(&unlinked, true), "without a link there is no telling");
}

#[test]
fn what_an_entry_does_not_have_is_not_written() {
    let written = serde_json::to_string(&Entry::default()).unwrap();
    assert!(!written.contains("comment") && !written.contains("point"), "{written}");
    let old = r#"{"id":"1","title":null,"link":null,"authors":[],"published":null,"updated":null,"summary":null,"content":null,"categories":[],"enclosures":[]}"#;
    assert_eq!(serde_json::from_str::<Entry>(old).unwrap().id.as_deref(), Some("1"));
}
