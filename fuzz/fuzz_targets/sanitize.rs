//! Any text as a stranger's HTML: cleaning ends, soon; what comes out is within bounds, holds nothing that runs, and cleaning it again
//! changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use url::Url;

fuzz_target!(|html: &str| {
    let base = Url::parse("https://harbor.example/2024/03/12/page").ok();
    let once = markup::sanitize::article(html, base.as_ref());
    let written = once.as_str();
    assert!(written.len() <= 4 << 20, "it is longer than the sanitizer writes");
    assert_eq!(markup::sanitize::article(written, None).as_str(), written, "the sanitizer changes its own output");
    // Text and values are escaped, so that a sign of a tag begins one.
    let lower = written.to_ascii_lowercase();
    for forbidden in ["<script", "<style", "<svg", "<math", "<iframe", "<form", "<base", "<meta", "<link"] {
        assert!(!lower.contains(forbidden), "{forbidden} came through");
    }
    let harmless = markup::fragment::harmless(html);
    assert_eq!(markup::fragment::harmless(&harmless), harmless, "what is harmless stays as it is");
    let capped = markup::nesting::cap(html, 64, 10_000);
    assert!(!markup::nesting::cap(&capped.html, 128, 20_000).cut, "a capped page is within its bounds");
});
