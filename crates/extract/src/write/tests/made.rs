//! Each part on a page made for it.

use super::*;

#[track_caller]
fn check(page: &str, html: &str) {
    assert_eq!(html_of(page), html);
}

#[test]
fn paragraphs_keep_what_stands_within_a_line() {
    check(
        "<p>One <b>bold <i>and</i></b>, <code>x&lt;y</code>, H<sub>2</sub>O, <a href='/x'>a link</a>.</p><div>A div<p>DROP</p>goes on</div>",
        "<p>One <strong>bold <em>and</em></strong>, <code>x&lt;y</code>, H<sub>2</sub>O, <a href=\"https://harbour.example/x\">a link</a>.</p><p>A div</p><p>goes on</p>",
    );
}

#[test]
fn links_that_lead_nowhere_else_are_text() {
    check(
        "<p><a href='#top'>up</a> <a href='pier.html#x'>here</a> <a href='javascript:x()'>run</a> <a href='mailto:desk@harbour.example'>mail</a></p>",
        "<p>up here run <a href=\"mailto:desk@harbour.example\">mail</a></p>",
    );
}

#[test]
fn short_lines_with_breaks_are_one_paragraph_and_long_ones_are_several() {
    check(
        "<p>The tern flies out,<br>the tide comes in,<br><br>and so on</p>",
        "<p>The tern flies out,<br>the tide comes in,</p><p>and so on</p>",
    );
    let long = "A long line of an old page whose paragraphs are parted by breaks, as was usual then, and is still met.";
    check(&format!("<div>{long}<br>{long}</div>"), &format!("<p>{long}</p><p>{long}</p>"));
}

#[test]
fn headings_begin_at_two_and_do_not_jump() {
    check(
        "<h3>A <b>b</b></h3><p>x</p><h6>c</h6><p>x</p><h4><strong>d</strong></h4>",
        "<h2>A <strong>b</strong></h2><p>x</p><h3>c</h3><p>x</p><h3>d</h3>",
    );
}

#[test]
fn lists_nest_and_count_from_the_first_item_kept() {
    check(
        "<ol start=4><li>DROP</li><li>five<ul><li>a</li><li><p>b</p><p>c</p></li></ul></li><li>six</li></ol>",
        "<ol start=\"5\"><li>five<ul><li>a</li><li><p>b</p><p>c</p></li></ul></li><li>six</li></ol>",
    );
    check("<ul><li>one</li><ul><li>below</li></ul></ul>", "<ul><li>one<ul><li>below</li></ul></li></ul>");
}

#[test]
fn tables_hold_data_in_rows() {
    let page = "<p>x</p><table><caption>Terns</caption><tr><th>Year<th colspan=2>Pairs</tr><tr><td>2024<td><b>12</b><td>DROP</tr></table>";
    check(
        page,
        "<p>x</p><table><caption>Terns</caption><thead><tr><th>Year</th><th colspan=\"2\">Pairs</th></tr></thead><tbody><tr><td>2024</td><td><strong>12</strong></td><td></td></tr></tbody></table>",
    );
    assert_eq!(text_of(page), "x\nTerns\nYear Pairs\n2024 12");
    assert_eq!(markdown_of(page), "x\n\nTerns\n\n| Year | Pairs | |\n| --- | --- | --- |\n| 2024 | **12** | |\n");
}

#[test]
fn a_table_that_arranges_the_page_is_its_content() {
    check("<table><tr><td><p>One</p><p>two</p></td></tr><tr><td>three</td></tr></table>", "<p>One</p><p>two</p><p>three</p>");
    check("<table><tr><td><h2>One</h2>two</td><td><ul><li>three</ul></td></tr></table>", "<h2>One</h2><p>two</p><ul><li>three</li></ul>");
}

#[test]
fn quotations_and_definitions() {
    check(
        "<p>She said:</p><blockquote><p>No.</p><p>Never.</p></blockquote><dl><dt>Tern<dd>A bird.<dd><p>A</p><p>b</p></dl>",
        "<p>She said:</p><blockquote><p>No.</p><p>Never.</p></blockquote><dl><dt>Tern</dt><dd>A bird.</dd><dd><p>A</p><p>b</p></dd></dl>",
    );
}

#[test]
fn code_keeps_its_white_space() {
    let page = "<p>x</p><pre class='language-Rust'>\n\n  if a {\n\n    b()  \n  }\n</pre><p>y</p><pre><div>one</div><div>  two</div></pre>";
    check(page, "<p>x</p><pre><code>  if a {\n\n    b()  \n  }</code></pre><p>y</p><pre><code>one\n  two</code></pre>");
    assert_eq!(markdown_of(page), "x\n\n```rust\n  if a {\n\n    b()  \n  }\n```\n\ny\n\n```\none\n  two\n```\n");
    assert_eq!(text_of(page), "x\nif a { b() }\ny\none\ntwo");
}

#[test]
fn figures_have_a_picture_a_caption_and_a_credit() {
    let page = "<p>x</p><figure><img src=/1.jpg alt='The pier' width=800 height=600><figcaption>The pier at <b>dusk</b>. <span class='photo-credit'>Ada Lind</span></figcaption></figure><p>y</p>";
    check(
        page,
        "<p>x</p><figure><img src=\"https://harbour.example/1.jpg\" alt=\"The pier\" width=\"800\" height=\"600\"><figcaption>The pier at <strong>dusk</strong>. <cite>Ada Lind</cite></figcaption></figure><p>y</p>",
    );
    assert_eq!(text_of(page), "x\ny");
    assert_eq!(markdown_of(page), "x\n\n![The pier](https://harbour.example/1.jpg)\n\n*The pier at dusk.*\\\n*Ada Lind*\n\ny\n");
}

#[test]
fn a_picture_is_shown_once_and_signs_are_none() {
    check(
        "<p>x</p><img src=/1.jpg?w=2><img src=/1.jpg><img src=/logo.png><img src=/2.jpg width=1><img src='data:image/gif;base64,x' data-src=/3.jpg><p>y</p><img src=/after.jpg>",
        "<p>x</p><figure><img src=\"https://harbour.example/1.jpg?w=2\" alt=\"\"></figure><figure><img src=\"https://harbour.example/3.jpg\" alt=\"\"></figure><p>y</p>",
    );
}

#[test]
fn a_picture_on_top_stands_in_a_figure_close_by() {
    check(
        "<article><header><figure><img src=/1.jpg></figure><div>DROP the byline</div></header><div><p>x</p><p>y</p></div></article>",
        "<figure><img src=\"https://harbour.example/1.jpg\" alt=\"\"></figure><p>x</p><p>y</p>",
    );
    check("<header><div><img src=/1.jpg></div></header><article><p>x</p><p>y</p></article>", "<p>x</p><p>y</p>");
}

#[test]
fn pictures_of_other_articles_are_none() {
    check("<p>x</p><a href=/other><img src=/1.jpg><h3>DROP headline</h3></a><p>y</p>", "<p>x</p><p>y</p>");
    let card = "<li><a href=/o><img src=/1.jpg></a><a href=/o>DROP headline</a></li>";
    check(&format!("<p>x</p><ul>{card}{card}</ul><p>y</p>"), "<p>x</p><p>y</p>");
    check(
        "<p>x</p><div><img src=/1.jpg><p>DROP more</p><a href=/1></a><a href=/2></a><a href=/3></a><a href=/4></a></div><p>y</p>",
        "<p>x</p><p>y</p>",
    );
}

#[test]
fn a_caption_that_was_dropped_is_not_shown() {
    check(
        "<p>x</p><figure><img src=/1.jpg><figcaption>DROP</figcaption></figure><p>y</p>",
        "<p>x</p><figure><img src=\"https://harbour.example/1.jpg\" alt=\"\"></figure><p>y</p>",
    );
}

#[test]
fn embedded_things_are_links_that_say_what_they_are() {
    check(
        "<p>x</p><iframe src='https://www.watchtube.example/embed/7'></iframe><iframe src='https://ads.example/banner'></iframe><iframe width=1 height=1 src='https://t.example/'></iframe><audio><source src='/talk.mp3'></audio><p>y</p>",
        "<p>x</p><p><a href=\"https://www.watchtube.example/embed/7\">Video on watchtube.example</a></p><p><a href=\"https://harbour.example/talk.mp3\">Audio on harbour.example</a></p><p>y</p>",
    );
}

#[test]
fn posts_keep_their_words_and_lead_to_their_place() {
    let post = "<blockquote class='chirp-embed'><p>The pier is open!</p>— Ada <a href='https://chirp.example/ada/7'>1 May</a></blockquote>";
    check(
        &format!("<p>x</p>{post}<p>y</p>"),
        "<p>x</p><blockquote><p>The pier is open!</p><p>— Ada <a href=\"https://chirp.example/ada/7\">1 May</a></p><p><a href=\"https://chirp.example/ada/7\">Post on chirp.example</a></p></blockquote><p>y</p>",
    );
    check(
        &format!("<p>x</p>{}<p>y</p>", post.replace("The pier is open!", "DROP").replace("— Ada", "DROP")),
        "<p>x</p><p><a href=\"https://chirp.example/ada/7\">Post on chirp.example</a></p><p>y</p>",
    );
}

#[test]
fn footnotes_stand_at_the_end_and_their_references_are_raised() {
    let page = "<p>Terns<a href='#n1'>[1]</a> fly<sup><a href='#n2'>2</a></sup>.</p><ol><li id=n1>Birds. <a href='#r1'>↩</a></li><li id=n2>Far.</li></ol><p>End.</p>";
    check(page, "<p>Terns<sup>[1]</sup> fly<sup>2</sup>.</p><p>End.</p><hr><ol><li>Birds. ↩</li><li>Far.</li></ol>");
    assert_eq!(text_of(page), "Terns[1] fly2.\nBirds. ↩\nFar.\nEnd.");
}

#[test]
fn rules_stand_between_passages() {
    check("<div><hr><p>x</p><hr><hr><p>y</p><hr></div><p>DROP</p>", "<p>x</p><hr><p>y</p>");
}

#[test]
fn a_live_blogs_entries_are_told_apart() {
    let entry =
        |time: &str, text: &str| format!("<li><time datetime='2025-05-01T{time}:00Z'>DROP</time><h3>{text}</h3><p>More of it.</p></li>");
    let page = format!("<p>Lead.</p><ul>{}{}{}</ul>", entry("12:30", "Open"), entry("12:10", "Soon"), entry("11:00", "Closed"));
    let section = |time: &str, text: &str| {
        format!(
            "<section><p><time datetime=\"2025-05-01T{time}:00Z\">2025-05-01 {time} UTC</time></p><h2>{text}</h2><p>More of it.</p></section>"
        )
    };
    check(&page, &format!("<p>Lead.</p>{}{}{}", section("12:30", "Open"), section("12:10", "Soon"), section("11:00", "Closed")));
}

#[test]
fn passages_from_right_to_left_say_so() {
    check(
        "<div><p>x</p><p dir=rtl lang=he>שלום</p><p>a <span dir=rtl>ב</span></p></div>",
        "<p>x</p><p lang=\"he\" dir=\"rtl\">שלום</p><p>a <span dir=\"rtl\">ב</span></p>",
    );
    check("<div dir=rtl lang=ar><p>س</p><p>ص</p></div>", "<p dir=\"rtl\">س</p><p dir=\"rtl\">ص</p>");
}

#[test]
fn ruby_keeps_its_readings() {
    check("<p><ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp></ruby></p>", "<p><ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp></ruby></p>");
}

#[test]
fn links_and_pictures_are_listed_once() {
    let read =
        Read::page("<p><a href=/a>one</a> <a href=/a>again</a></p><ul><li><a href=/b>two</a><img src=/1.jpg alt=q></li></ul><p>z</p>");
    let parts = read.parts();
    let links: Vec<String> = links(&parts).into_iter().map(|link| format!("{} {}", link.text, link.url)).collect();
    assert_eq!(links, ["one https://harbour.example/a", "two https://harbour.example/b"]);
    assert_eq!(pictures(&parts)[0].picture.as_ref().map(|picture| picture.alt.as_str()), Some("q"));
}

#[test]
fn nothing_kept_is_no_article() {
    assert!(Read::page("<p>DROP</p><img src=/1.jpg>").parts().is_empty());
    assert!(Read::page("").parts().is_empty());
}
