//! What passes the sanitizer, what does not, and at what cost.

use std::time::{Duration, Instant};

use super::*;

#[track_caller]
fn check(html: &str, safe: &str) {
    let base = Url::parse("https://harbour.example/news/").unwrap();
    assert_eq!(article(html, Some(&base)).as_str(), safe);
}

#[test]
fn an_articles_structure_stays() {
    check(
        "<h1>Big</h1><p>One <em>two</em></p><ul><li>a</li></ul><h6>small</h6>",
        "<h2>Big</h2><p>One <em>two</em></p><ul><li>a</li></ul><h4>small</h4>",
    );
    check(
        "<figure><figcaption>The <cite>pier</cite></figcaption></figure>",
        "<figure><figcaption>The <cite>pier</cite></figcaption></figure>",
    );
}

#[test]
fn pictures_stay_in_one_form() {
    let rest = r#"loading="lazy" decoding="async" referrerpolicy="no-referrer""#;
    check(
        "<img width=800 height=1000000 onerror=x loading=eager alt='a > b' lang=en srcset='y 2x' src=x.jpg>",
        &format!(r#"<img src="https://harbour.example/news/x.jpg" alt="a &gt; b" width="800" {rest}>"#),
    );
    check("<p>a<img src='data:image/png;base64,x'><img alt=y><img src='mailto:a@b.example'>b</p>", "<p>ab</p>");
    assert!(!article("<img src=x.jpg>", None).as_str().contains("<img"));
}

#[test]
fn links_are_absolute_and_carry_no_weight() {
    let rest = r#"rel="nofollow noopener""#;
    check("<a href='../x' onclick=y>z</a>", &format!(r#"<a href="https://harbour.example/x" referrerpolicy="no-referrer" {rest}>z</a>"#));
    assert!(!article("<a href='/x'>z</a>", None).as_str().contains("href"));
    assert!(!article("<a href='JaVaScript:alert(1)'>z</a><a href='data:text/html,x'>w</a>", None).as_str().contains("href"));
    assert!(article("<a href='mailto:desk@harbour.example'>z</a>", None).as_str().contains("href"));
}

#[test]
fn what_runs_loads_or_styles_is_gone() {
    check(
        "a<script>b</script><style>c</style><svg><a>d</a></svg><math>e</math><iframe src=f>g</iframe><noscript>h</noscript><template>i</template><title>j</title>k",
        "ak",
    );
    check("<p id=x class=y style='color:red' onclick=z data-q=1>t</p>", "<p>t</p>");
    check("<form action=/x>kept<input><button>gone</button></form>", "kept");
}

#[test]
fn known_attacks_leave_nothing_that_runs() {
    for attack in [
        "<img src=x onerror=alert(1)>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<a href=\"java\nscript:alert(1)\">x</a>",
        "<form><math><mtext></form><form><mglyph><svg><mtext><textarea><path id=\"</textarea><img onerror=alert(1) src=1>\">",
    ] {
        let safe = article(attack, None);
        assert!(!safe.as_str().contains("<img") && !safe.as_str().contains("script:"), "{attack} gave {safe}");
    }
}

#[test]
fn a_line_has_no_blocks() {
    assert_eq!(inline("<p>A <b>bold</b> title</p><h1>x</h1>").as_str(), "A <b>bold</b> titlex");
}

#[test]
fn a_hundred_thousand_nested_elements_take_a_moment() {
    let page = "<div>".repeat(100_000) + "deep";
    let start = Instant::now();
    let safe = article(&page, None);
    let took = start.elapsed();
    assert!(safe.as_str().contains("deep"));
    assert!(took < Duration::from_millis(250), "{took:?}");
}

#[test]
fn the_page_that_cost_fourteen_seconds_takes_a_moment() {
    let page = "<font><p>".repeat(79_000 / 9);
    let start = Instant::now();
    let _ = article(&page, None);
    assert!(start.elapsed() < Duration::from_millis(500), "{:?}", start.elapsed());
}

#[test]
fn leading_lines_of_preformatted_text_do_not_wear_away() {
    let once = article("<pre>\n\n\nx</pre>", None);
    assert_eq!(article(once.as_str(), None), once);
}

proptest::proptest! {
    #[test]
    fn cleaning_twice_is_cleaning_once(html in "(</?(div|p|b|a|table|tr|td|svg|li|ul|title|style|script|noscript|select|form|h1|pre|math|mtext|object|font|body|img)( src='x'| href='/x'| href=\"http://a.example/&quot;<h1>\"| title='<pre>\n')?/?>|<!--|-->|text|<|>|&lt;|&|\n|\u{a0}){0,40}") {
        let base = Url::parse("https://harbour.example/").unwrap();
        let once = article(&html, Some(&base));
        let twice = article(once.as_str(), None);
        proptest::prop_assert_eq!(&once, &twice);
        let line = inline(&html);
        proptest::prop_assert_eq!(&line, &inline(line.as_str()));
    }

    #[test]
    fn no_input_makes_it_panic(html: String) {
        let _ = article(&html, None);
    }
}

#[test]
fn the_first_figure_goes_if_it_is_a_picture_on_top() {
    let figure = "<figure><img src=\"https://harbor.example/1.jpg\"><figcaption>The pier</figcaption></figure>";
    let without = |html: &str| super::without_first_figure(&article(html, None)).as_str().to_owned();
    assert_eq!(without(&format!("{figure}<p>The ferry</p>")), "<p>The ferry</p>");
    let later = format!("<p>The ferry</p>{figure}");
    assert_eq!(without(&later), article(&later, None).as_str());
    assert_eq!(without("<p>The ferry</p>"), "<p>The ferry</p>");
}
