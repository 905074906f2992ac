//! Any bytes as a page: reading ends, soon; what comes out is safe HTML that the sanitizer leaves as it is, and every block is accounted
//! for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use url::Url;

fuzz_target!(|bytes: &[u8]| {
    let url = Url::parse("https://harbor.example/2024/03/12/page").ok();
    let reading = extract::Reading::of_bytes(bytes, None, url.as_ref());
    let html = reading.article.html.as_str();
    assert_eq!(markup::sanitize::article(html, None).as_str(), html, "the sanitizer changes our own output");
    let explanation = reading.explanation();
    let kept = explanation.blocks.iter().filter(|block| block.kept).count();
    assert!(kept == 0 || !reading.article.text.is_empty() || !html.is_empty(), "blocks were kept and nothing came out");
    let markdown = extract::markdown(&reading.article.html);
    assert!(markdown.len() < 100 + 40 * bytes.len().max(100), "Markdown is much longer than the page");
    assert_eq!(extract::read_bytes(bytes, None, url.as_ref()).0, reading.article, "a second reading differs");
});
