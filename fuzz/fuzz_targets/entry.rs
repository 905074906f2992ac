//! Any text as a feed entry's content and summary: reading ends, and what comes out is safe.
#![no_main]

use libfuzzer_sys::fuzz_target;
use model::Entry;

fuzz_target!(|text: &str| {
    let (content, summary) = text.split_at(text.floor_char_boundary(text.len() / 2));
    let entry = Entry {
        title: Some(summary.chars().take(40).collect()),
        link: Some("https://harbor.example/1".to_owned()),
        content: Some(content.to_owned()),
        summary: Some(summary.to_owned()),
        ..Entry::default()
    };
    let _ = (extract::is_whole(&entry), extract::teaser(&entry));
    let article = extract::from_entry(&entry, None);
    let html = article.html.as_str();
    assert_eq!(markup::sanitize::article(html, None).as_str(), html, "the sanitizer changes our own output");
});
