//! Markdown: what it looks like, and that a parser reads the same words out of it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;

/// The words that a parser shows, letters only parted by white space where it shows some.
pub(super) fn shown(markdown: &str) -> String {
    let mut text = String::new();
    let mut in_picture = false;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Image { .. }) => in_picture = true,
            Event::End(TagEnd::Image) => in_picture = false,
            Event::Text(part) | Event::Code(part) if !in_picture => text.push_str(&part),
            Event::InlineHtml(tag) if matches!(&*tag, "<sup>" | "</sup>" | "<sub>" | "</sub>") => {}
            Event::Html(part) | Event::InlineHtml(part) if &*part != "<br>" => text.push_str(&part),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => {}
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            _ => text.push(' '),
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(page: &str, markdown: &str) {
    assert_eq!(markdown_of(page), markdown);
}

#[test]
fn signs_are_escaped_only_where_they_mean_something() {
    check(
        "<p>2 * 3 = 6, snake_case, a*b*c, [1], [a](b), &lt;b&gt; a &lt; b, AT&amp;T &amp;amp; x</p>",
        "2 * 3 = 6, snake_case, a\\*b\\*c, [1], [a\\](b), \\<b> a < b, AT&T \\&amp; x\n",
    );
    check("<p># x</p><p>1. x</p><p>- x</p><p>#tag</p><p>-5</p><p>2024 was</p>", "\\# x\n\n1\\. x\n\n\\- x\n\n#tag\n\n-5\n\n2024 was\n");
}

#[test]
fn emphasis_is_written_where_a_parser_sees_it() {
    check("<p><b>One</b> and <i>t<b>w</b>o</i></p>", "**One** and *t**w**o*\n");
    check("<p>は<b>「引用」</b>は</p>", "は「引用」は\n");
}

#[test]
fn lists_are_tight_or_loose_and_nest() {
    check("<ul><li>a<ol><li>b<li>c</ol><li>d</ul><ul><li>e<p>f</p></ul>", "- a\n  1. b\n  2. c\n- d\n\n* e\n\n  f\n");
    check("<ul><li>a<ol start=3><li>b</ol></ul>", "- a\n\n  3. b\n");
}

#[test]
fn quotations_code_and_breaks() {
    check("<blockquote><p>a</p><ul><li>b</ul></blockquote><p>q</p>", "> a\n>\n> - b\n\nq\n");
    check("<p>x</p><pre>a ``` b</pre><p><code>c`d</code></p>", "x\n\n````\na ``` b\n````\n\n``c`d``\n");
    check("<p>a,<br>b</p>", "a,\\\nb\n");
}

#[test]
fn links_keep_their_brackets() {
    check("<p><a href='/x_(y)'>a [b]</a></p>", "[a \\[b\\]](<https://harbour.example/x_(y)>)\n");
}

#[test]
fn cells_escape_what_parts_them() {
    let page = "<p>x</p><table><tr><td>a|b<td><code>c|d</code></tr><tr><td rowspan=2>e<td>f</tr><tr><td>g</tr></table>";
    check(page, "x\n\n| a\\|b | `c\\|d` |\n| --- | --- |\n| e | f |\n| | g |\n");
    assert_eq!(shown(&markdown_of(page)), "x a|b c|d e f g");
}
