//! What is composed is what the sanitizer would have let through.

use proptest::prelude::*;

use super::*;
use crate::sanitize;

fn composed(write: impl FnOnce(&mut Composer)) -> String {
    let mut composer = Composer::new();
    write(&mut composer);
    composer.finish().to_string()
}

#[test]
fn text_is_escaped_and_everything_is_closed() {
    let html = composed(|c| {
        c.open(Element::Paragraph);
        c.text("a < b & \"c\"\u{a0}");
        c.open(Element::Strong);
        c.text("<script>");
    });
    assert_eq!(html, "<p>a &lt; b &amp; \"c\"&nbsp;<strong>&lt;script&gt;</strong></p>");
}

#[test]
fn links_lead_to_http_https_and_mail_only() {
    let link = |address| {
        composed(|c| {
            c.open_with(Element::Link, &[Attribute::Address(address)]);
            c.text("x");
            c.close();
        })
    };
    assert_eq!(
        link("https://a.example/?b=1&c=\""),
        "<a href=\"https://a.example/?b=1&amp;c=%22\" referrerpolicy=\"no-referrer\" rel=\"nofollow noopener noreferrer\">x</a>"
    );
    assert!(link("mailto:desk@a.example").starts_with("<a href"));
    for refused in ["javascript:alert(1)", "/relative", "data:text/html,x", "ftp://a.example/"] {
        assert_eq!(link(refused), "x", "{refused}");
    }
}

#[test]
fn what_may_not_stand_somewhere_leaves_its_contents() {
    let html = composed(|c| {
        c.open(Element::Paragraph);
        c.open(Element::Table);
        c.open(Element::Paragraph);
        c.text("kept");
    });
    assert_eq!(html, "<p>kept</p>");
}

#[test]
fn pictures_are_lazy_and_tell_nobody_where_they_are_shown() {
    let picture = Picture { address: "https://a.example/x.jpg", alt: "A \"pier\"", width: Some(800), height: None };
    let html = composed(|c| c.picture(&picture));
    assert_eq!(
        html,
        "<img src=\"https://a.example/x.jpg\" alt=\"A &quot;pier&quot;\" width=\"800\" loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\">"
    );
    assert_eq!(composed(|c| c.picture(&Picture { address: "data:image/gif;base64,x", ..picture })), "");
}

#[derive(Debug, Clone)]
enum Step {
    Open(usize, u32),
    Close,
    Text(String),
    Break,
    Rule,
    Picture(String),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0..Element::all().len(), 0u32..20_000).prop_map(|(element, number)| Step::Open(element, number)),
        4 => Just(Step::Close),
        4 => "[ab<>&\"'\u{a0}\u{85}\u{feff}\r\n\0\u{c} ]{0,6}".prop_map(Step::Text),
        1 => any::<String>().prop_map(Step::Text),
        1 => Just(Step::Break),
        1 => Just(Step::Rule),
        1 => any::<String>().prop_map(Step::Picture),
    ]
}

proptest! {
    #[test]
    fn the_sanitizer_changes_nothing(steps in prop::collection::vec(step(), 0..80), word: String) {
        let mut composer = Composer::new();
        for step in &steps {
            match step {
                Step::Open(element, number) => composer.open_with(
                    Element::all()[*element],
                    &[
                        Attribute::Address("https://a.example/x?y=1&z='2'\u{a0}"),
                        Attribute::Language(&word),
                        Attribute::Direction(Direction::RightToLeft),
                        Attribute::Start(*number),
                        Attribute::Columns(*number),
                        Attribute::Rows(*number),
                        Attribute::Moment(&word),
                    ],
                ),
                Step::Close => composer.close(),
                Step::Text(text) => composer.text(text),
                Step::Break => composer.line_break(),
                Step::Rule => composer.rule(),
                Step::Picture(alt) => composer.picture(&Picture { address: "https://a.example/p.jpg?a&b", alt, width: Some(640), height: Some(9) }),
            }
        }
        let html = composer.finish();
        prop_assert_eq!(&sanitize::article(html.as_str(), None), &html);
    }
}

#[test]
fn depth_and_size_stay_within_the_sanitizers_bounds() {
    let deep = composed(|c| {
        for _ in 0..200 {
            c.open(Element::Quotation);
            c.open(Element::List);
            c.open(Element::Item);
        }
        c.text("deep");
    });
    assert_eq!(sanitize::article(&deep, None).as_str(), deep);
    let long = composed(|c| {
        for _ in 0..70_000 {
            c.open(Element::Paragraph);
            c.text("a paragraph of some words, as there are many, & one more of them, and then a little more than that");
            c.close();
        }
    });
    assert!(long.len() < MOST_BYTES && sanitize::article(&long, None).as_str() == long);
}
