//! What readers write: the safe part of Markdown (CommonMark), as safe HTML.
//!
//! HTML in it is text like any other. Headings are paragraphs in bold type, for a page has its own; pictures are links to them, for who looks at
//! one tells its host so; a table, a footnote, a formula is what was typed. A line feed is a line's end, as people who write letters mean it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::SafeHtml;
use crate::compose::{Attribute, Composer, Direction, Element};

/// Bytes of a text that are looked at; what may be sent is far less.
const MOST_BYTES: usize = 64 << 10;

/// A comment's text as HTML. Its links are absolute, to http, https and mailto; others are text.
#[must_use]
pub fn comment(text: &str) -> SafeHtml {
    let text = &text[..text.floor_char_boundary(MOST_BYTES)];
    let mut to = Composer::with_capacity(text.len() + text.len() / 4);
    // Whether what was opened wrote an element, which its end then closes.
    let mut open: Vec<bool> = Vec::new();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(tag) => open.push(start(&tag, &mut to)),
            Event::End(end) => {
                if open.pop() == Some(true) {
                    to.close();
                    if matches!(end, TagEnd::Heading(_)) {
                        to.close();
                    }
                }
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => to.text(&text),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                to.open(Element::Code);
                to.text(&text);
                to.close();
            }
            Event::SoftBreak | Event::HardBreak => to.line_break(),
            Event::Rule => to.rule(),
            Event::FootnoteReference(text) => to.text(&format!("[^{text}]")),
            Event::TaskListMarker(done) => to.text(if done { "[x] " } else { "[ ] " }),
        }
    }
    to.finish()
}

/// Opens what a tag stands for; `false` where it stands for nothing of its own.
fn start(tag: &Tag<'_>, to: &mut Composer) -> bool {
    // Each paragraph runs as its first letter does: people of several languages write under one story.
    let auto = [Attribute::Direction(Direction::Auto)];
    match tag {
        Tag::Paragraph | Tag::HtmlBlock => to.open_with(Element::Paragraph, &auto),
        Tag::Heading { .. } => {
            to.open_with(Element::Paragraph, &auto);
            to.open(Element::Strong);
        }
        Tag::BlockQuote(_) => to.open(Element::Quotation),
        Tag::CodeBlock(_) => to.open(Element::Preformatted),
        Tag::List(None) => to.open(Element::List),
        Tag::List(Some(first)) => {
            let start = u32::try_from(*first).ok().filter(|first| *first != 1).map(Attribute::Start);
            to.open_with(Element::NumberedList, start.as_slice());
        }
        Tag::Item => to.open_with(Element::Item, &auto),
        Tag::Emphasis => to.open(Element::Emphasis),
        Tag::Strong => to.open(Element::Strong),
        Tag::Strikethrough => to.open(Element::Deleted),
        Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => to.open_with(Element::Link, &[Attribute::Address(dest_url)]),
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sanitize::article;

    fn html(text: &str) -> String {
        comment(text).as_str().to_owned()
    }

    #[test]
    fn the_safe_part_is_marked_up_and_the_rest_is_text() {
        for (text, expected) in [
            ("Hello\nthere", "<p dir=\"auto\">Hello<br>there</p>"),
            (
                "**No** to *that*, ~~never~~ `x<y`",
                "<p dir=\"auto\"><strong>No</strong> to <em>that</em>, <del>never</del> <code>x&lt;y</code></p>",
            ),
            ("# Loud", "<p dir=\"auto\"><strong>Loud</strong></p>"),
            ("> said\n\nI reply", "<blockquote><p dir=\"auto\">said</p></blockquote><p dir=\"auto\">I reply</p>"),
            ("3. three\n4. four", "<ol start=\"3\"><li dir=\"auto\">three</li><li dir=\"auto\">four</li></ol>"),
            ("<b>bold</b>", "<p dir=\"auto\">&lt;b&gt;bold&lt;/b&gt;</p>"),
        ] {
            assert_eq!(html(text), expected, "{text}");
        }
        let link = html("[here](https://alder.example/a?b=1&c=2) and <https://alder.example/>");
        assert_eq!(link.matches("rel=\"nofollow noopener noreferrer\"").count(), 2, "{link}");
        assert!(link.contains("href=\"https://alder.example/a?b=1&amp;c=2\""), "{link}");
    }

    #[test]
    fn nothing_that_runs_comes_out() {
        for text in [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt&colon;alert(1))",
            "![x](data:image/svg+xml;base64,PHN2Zz4=)",
            "[x](https://alder.example/\" onclick=\"alert(1))",
            "<img src=x onerror=alert(1)>",
            "[a](<javascript:alert(1)>)",
            "```html\n<script>alert(1)</script>\n```",
            "<div\nonclick=alert(1)>\n\nx",
        ] {
            let html = html(text);
            for tag in html.split('<').skip(1) {
                let tag = tag.split('>').next().unwrap();
                let plain = ["p dir=\"auto\"", "pre", "code", "a href=\"https://"].iter().any(|known| tag.starts_with(known));
                assert!((plain && !tag.contains("onclick")) || tag.starts_with('/'), "{text}: {html}");
            }
        }
    }

    #[test]
    fn deep_and_long_texts_end_soon() {
        for text in
            ["> ".repeat(20_000), "*".repeat(60_000), "[".repeat(60_000), "- ".repeat(30_000), "`".repeat(60_000), "a\n".repeat(40_000)]
        {
            let begun = std::time::Instant::now();
            let html = html(&text);
            assert!(html.len() < 20 * text.len(), "{}", html.len());
            assert!(begun.elapsed() < std::time::Duration::from_secs(2), "{:?} for {:.20}", begun.elapsed(), text);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_the_sanitizer_leaves_as_it_is(text in "[a-z *_`>#\\-\\[\\]()<>/!\"'=:&;\\n1.]{0,200}") {
            let once = html(&text);
            let again = article(&once, None);
            prop_assert_eq!(again.as_str(), once.as_str());
        }
    }
}
