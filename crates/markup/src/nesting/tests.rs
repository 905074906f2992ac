//! The cap on ordinary, sloppy and hostile pages, with the tree builder itself as the judge of the last.

use std::time::{Duration, Instant};

use super::*;

fn is_borrowed(html: &str) -> bool {
    matches!(cap(html, 64, 10_000).html, Cow::Borrowed(_))
}

#[test]
fn ordinary_pages_are_handed_on_as_they_are() {
    assert!(is_borrowed(
        "<!DOCTYPE html><html><head><title>A & B</title><script>if (a < b) x('<p>')</script></head><body><p>One<p>Two <b>bold</b></body></html>"
    ));
    assert!(is_borrowed(&"<ul><li>a<li>b</ul>".repeat(500)), "lists without end tags");
    assert!(is_borrowed(&"<p>Paragraph without an end".repeat(1000)));
    assert!(is_borrowed(&"<table><tr><td>1<td>2<tr><td>3</table>".repeat(100)));
    assert!(is_borrowed(&"<svg viewBox='0 0 1 1'><title>x</title><path d='M0'/><path/></svg>".repeat(300)));
    assert!(is_borrowed(&"<style>a { background: url('data:image/svg+xml,<svg><path/></svg>') }</style>".repeat(9)));
    assert!(is_borrowed(&"<noscript><img src=x></noscript><div><i>a<b>c</b></i></div>".repeat(300)));
}

#[test]
fn what_is_too_deep_keeps_its_text() {
    let capped = cap("<div>a<div>b<div>c</div>d</div>e</div>f", 2, 100);
    assert_eq!(capped, Capped { html: "<div>a<div>bcd</div>e</div>f".into(), flattened: true, cut: false });
}

#[test]
fn a_page_with_too_many_tags_is_cut_and_closed() {
    let capped = cap("<ul><li>a<li>b<li>c</ul>", 10, 3);
    assert_eq!(capped, Capped { html: "<ul><li>a</li><li>b</li></ul>".into(), flattened: false, cut: true });
}

#[test]
fn leaving_a_tag_out_makes_no_other() {
    let html = format!("{}<<select>script>x", "<div>".repeat(70));
    assert!(cap(&html, 64, 1000).html.ends_with(&format!("&lt;script>x{}", "</div>".repeat(64))), "{}", cap(&html, 64, 1000).html);
}

#[test]
fn contents_between_cells_get_a_cell() {
    let html = format!("<table>{}</table>", "x<br>".repeat(1000));
    let capped = cap(&html, 64, 5000).html;
    assert!(capped.starts_with("<table><tbody><tr><td>x<br>x<br>"));
}

/// Each piece, repeated to 300 kB, must be read by the tree builder in the time that such a page may take.
#[test]
fn hostile_pages_cost_linear_time() {
    let pieces = [
        "<div>",
        "<font><p>",
        "<b><i a=1><p>",
        "<table><tr><td>",
        "<table>x<br>",
        "<svg><style><div>",
        "<svg><p><foo/>",
        "<svg><foreignObject><foo/>",
        "<select></style><select><style></select><div>",
        "<noscript><!-- </noscript><div> -->",
        "<noscript><a title='</noscript><div>'>",
        "<script><!--<script></script><div>",
        "<a><div>",
        "<nobr><p>",
        "<button><p><b>",
        "<li><div><b>",
        "<math><mi><div>",
        "<math><annotation-xml><script><div></script>",
        "<template><div>",
        "<ul><li><ul>",
        "<dl><dt><b>",
        "<p><b><div></b>",
        "<font color=1><table><td></font></td></table>",
        "<table><b x=1><tr>",
        "<form><div></form>",
        "</p><b><p>",
        "<applet><b>",
        "<marquee><a>",
        "<h1><b><h2>",
        "<option><optgroup><b>",
        "<ruby><rt><b>",
        "<frameset><div>",
        "<plaintext><div>",
        "<x><y>",
        "<![CDATA[<div>]]>",
        "<![CDATA[><div>",
        "<svg><![CDATA[><div>",
        "<svg><![CDATA[</svg>]]><div>",
        "<!--><div>",
        "<xmp><div></xmp><div>",
        "<div><noscript><style></noscript></div></style>",
        "<div><select></div><style></select><div></style>",
        "<svg></svg><style><div></style>",
        "<title><div></title><b>",
        "<body><b><html><i><p>",
        "<caption><div>",
        "<colgroup><div>",
        "<object><b><p>",
        "<em></p>",
    ];
    for piece in pieces {
        let numbered = piece.contains("a=1") || piece.contains("color=1") || piece.contains("x=1");
        let page: String =
            (0..300_000 / piece.len()).map(|n| if numbered { piece.replace("=1", &format!("={n}")) } else { piece.to_owned() }).collect();
        let start = Instant::now();
        let capped = cap(&page, 64, 100_000);
        let took_cap = start.elapsed();
        let tree = ammonia::clean(&capped.html);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(2), "{piece}: cap {took_cap:?}, in all {took:?}");
        assert!(tree.len() < 20 * page.len(), "{piece}: {} bytes", tree.len());
    }
}

/// HTML ends `<![CDATA[` at the first `>`; SVG and MathML at `]]>`, or never.
#[test]
fn what_looks_like_a_cdata_section_hides_nothing_from_the_cap() {
    for beginning in [
        "<p>x</p><![CDATA[>",
        "<p>x</p><![CDATA[ a > b ]]>",
        "<p>x</p><![CDATA[<p>]]>",
        "<svg><![CDATA[></svg>",
        "<svg><![CDATA[</svg>]]>",
        "<math><mi><![CDATA[>]]></mi>",
    ] {
        let page = format!("{beginning}{}after", "<div>".repeat(60_000));
        let start = Instant::now();
        let capped = cap(&page, 64, 100_000);
        let tree = crate::tree::Tree::parse(&capped.html);
        let took = start.elapsed();
        let deepest = tree.below(tree.root()).map(|id| tree.around(id).count()).max();
        assert!(deepest < Some(70), "{beginning}: {deepest:?} deep");
        assert!(took < Duration::from_secs(2), "{beginning}: {took:?}");
        assert!(capped.html.contains("after"), "{beginning}: the text behind it is lost");
    }
    assert!(is_borrowed("<p>x</p><![CDATA[ nothing ]]><p>y</p>"));
    let words = "<p>x</p><![CDATA[ a > b ]]><p>y</p>";
    assert!(cap(words, 64, 10).html.contains("<p>y</p>"));
}

#[test]
fn a_tag_with_thousands_of_attributes_loses_them() {
    let attributes: String = (0..50_000).map(|n| format!(" a{n}")).collect();
    assert_eq!(cap(&format!("<p{attributes}>x</p>"), 64, 10).html, "<p>x</p>");
}

proptest::proptest! {
    #[test]
    fn a_capped_page_is_within_its_bounds(html in "(</?(div|p|b|a|table|tr|td|svg|li|ul|title|style|script|noscript|select|x-y|font)( a='b'| c)?/?>|<!--|-->|text|<|>){0,60}") {
        let capped = cap(&html, 4, 20);
        proptest::prop_assert!(capped.html.len() <= html.len() * 8 + 64);
        let again = cap(&capped.html, 8, 40);
        proptest::prop_assert!(!again.cut);
    }
}
