//! Any bytes as a feed: reading ends, soon; what comes out keeps to its limits, and reading twice gives the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use url::Url;

fuzz_target!(|bytes: &[u8]| {
    let url = Url::parse("https://harbor.example/feed").ok();
    let Ok((feed, flaws)) = parse::feed(bytes, url.as_ref(), None) else { return };
    assert!(flaws.len() < 100, "flaws are told a few times each");
    for entry in &feed.entries {
        let _ = (entry.identity(), entry.identity_apart(), entry.link_key());
        assert!(entry.headline().is_none_or(|headline| headline.chars().count() <= model::LONGEST_HEADLINE + 1));
        for html in [&entry.title, &entry.summary, &entry.content].into_iter().flatten() {
            let once = markup::fragment::harmless(html);
            assert_eq!(markup::fragment::harmless(&once), once, "what is harmless stays as it is");
        }
    }
    assert_eq!(parse::feed(bytes, url.as_ref(), None).map(|(feed, _)| feed), Ok(feed), "a second reading differs");
});
