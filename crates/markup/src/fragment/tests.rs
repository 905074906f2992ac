//! What stays of a publisher's HTML, and what its addresses become.

use super::*;

fn base() -> Url {
    Url::parse("https://harbour.example/news/").unwrap()
}

#[test]
fn relative_addresses_become_absolute_and_nothing_else_changes() {
    let check = |html: &str, expected: &str| assert_eq!(absolute(html, &base(), &mut 1_000), expected);
    check("<a  HREF = 'tide?a=1&amp;b=2' x>T</a>", "<a  HREF = 'https://harbour.example/news/tide?a=1&amp;b=2' x>T</a>");
    check("<img src=/gauge.png alt=a>", "<img src=https://harbour.example/gauge.png alt=a>");
    check("<a href='#note'>1</a>", "<a href='https://harbour.example/news/#note'>1</a>");
    check("<p title='href=\"x\"'>a < b & c</p>", "<p title='href=\"x\"'>a < b & c</p>");
    check(
        "<a href='mailto:a@b.example'>m</a> <a href='//other.example/x'>o</a>",
        "<a href='mailto:a@b.example'>m</a> <a href='https://other.example/x'>o</a>",
    );
    check("<script>'<a href=x>'</script><a href=x>", "<script>'<a href=x>'</script><a href=https://harbour.example/news/x>");
    check("<a href='x", "<a href='x");
    assert!(matches!(absolute("<a href='https://a.example/'>", &base(), &mut 1_000), Cow::Borrowed(_)));
}

#[test]
fn addresses_grow_by_no_more_than_there_is_room_for() {
    let mut room = 60;
    let html = absolute("<a href=1>a</a><a href=2>b</a><a href=3>c</a>", &base(), &mut room);
    assert_eq!(html, "<a href=https://harbour.example/news/1>a</a><a href=https://harbour.example/news/2>b</a><a href=3>c</a>");
    assert_eq!(room, 0);
    assert!(matches!(absolute("<a href=1>", &base(), &mut room), Cow::Borrowed(_)));
}

#[test]
fn what_acts_is_taken_out_with_its_contents_and_the_rest_stays() {
    let check = |html: &str, expected: &str| assert_eq!(harmless(html), expected, "{html}");
    check("a<script>alert('</b>')</script>b", "ab");
    check("<IMG SRC='https://a.example/p.png' onerror=alert(1) Alt=x>", "<img alt=\"x\" src=\"https://a.example/p.png\" />");
    check("<a href='java\nscript:alert(1)' onclick='x'>t</a>", "<a href=\"\">t</a>");
    check("<a href='&#106;avascript:alert(1)'>t</a>", "<a href=\"\">t</a>");
    check("<a href='/tide#now'>t</a>", "<a href=\"/tide#now\">t</a>");
    check("<svg><a href='javascript:x'><style>b</style></svg>c", "c");
    check("<iframe src=x><b>no</b></iframe>y", "&lt;b>no&lt;/b>y");
    check("<blink>a</blink><object data=x>b</object><!-- c --><?d?>", "ab");
    check("<p style='color: red; position: fixed; width: expression(alert(1))'>x</p>", "<p style=\"color: red;\">x</p>");
    check("<span style='background: url(http://a.example/x.png) yellow'>x</span>", "<span style=\"background: yellow;\">x</span>");
    check("<br/><hr><p/>", "<br /><hr /><p></p>");
    check("a &amp; b &lt;script&gt; < c", "a &amp; b &lt;script&gt; &lt; c");
    check("<p title='\"><script>alert(1)</script>'>x", "<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">x");
    check("<textarea><script>alert(1)</script></textarea>", "&lt;script>alert(1)&lt;/script>");
    check("<template><img src=x onerror=alert(1)></template>a", "a");
    check(
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "&lt;p title='<img src=\"x\" />'&gt;".replace("'&gt;", "'>").as_str(),
    );
}

#[test]
fn a_style_of_two_hundred_thousand_addresses_takes_a_moment() {
    let html = format!("<p style='{}color: red'>x</p>", "Url(a)".repeat(200_000));
    let start = std::time::Instant::now();
    assert_eq!(harmless(&html), "<p style=\"color: red;\">x</p>");
    assert!(start.elapsed() < std::time::Duration::from_secs(2), "{:?}", start.elapsed());
}

#[test]
fn what_an_element_leads_to_is_listed() {
    let listed: Vec<String> = addresses("<a href='/a?x=1&amp;y=2'><img src=b.png></a><p>").collect();
    assert_eq!(listed, ["/a?x=1&y=2", "b.png"]);
}

proptest::proptest! {
    #[test]
    fn any_text_is_taken_and_what_is_harmless_stays_so(
        html in "(</?(script|b|a|svg|style|p|img|textarea|noscript|iframe|title)( href=| src='| onload=\"x| style=)?|javascript:|x|>|/>|<|\"|'|&|;|&#x6a|<!--|-->|<\\?|é){0,40}",
    ) {
        let once = harmless(&html);
        proptest::prop_assert_eq!(harmless(&once), once.clone());
        let lower = once.to_lowercase();
        proptest::prop_assert!(!lower.contains("<script") && !lower.contains("<style") && !lower.contains("<svg") && !lower.contains("<iframe"));
        let _ = absolute(&html, &base(), &mut 100);
    }
}
