//! Any bytes as a letter: reading ends, soon; what comes out keeps to an entry's limits, leads nowhere but to the web, and reading twice
//! gives the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

/// What the newsroom takes of an entry's text.
const LONGEST_CONTENT: usize = 512 << 10;

fuzz_target!(|bytes: &[u8]| {
    let letter = letters::read(bytes);
    let entry = &letter.entry;
    let _ = (entry.identity(), letters::recipients(bytes));
    assert!(entry.headline().is_none_or(|headline| headline.chars().count() <= model::LONGEST_HEADLINE + 1));
    assert!(entry.link.as_deref().is_none_or(|link| link.starts_with("http://") || link.starts_with("https://")));
    let content = entry.content.as_deref().unwrap_or_default();
    assert!(content.len() <= LONGEST_CONTENT, "the entry would lose its text");
    assert!(!content.is_empty() || !letter.flaws.is_empty(), "a letter without text, and nobody says so");
    let shown = markup::sanitize::article(content, None);
    assert_eq!(markup::sanitize::article(shown.as_str(), None), shown, "the sanitizer changes its own output");
    assert_eq!(letters::read(bytes), letter, "a second reading differs");
});
