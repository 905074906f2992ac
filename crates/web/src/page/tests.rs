//! What the parts of a page are built from.

use model::{CardPicture, Rights};

use super::link::publisher;
use super::{CardView, PictureView, Shown, Tongue, WhyView, http_only};
use crate::tests::made;
use crate::words::Words;

#[test]
fn the_rights_rule() {
    let public = made::visit();
    assert_eq!(Shown::to(&public, Rights::Full), Shown::Whole);
    assert_eq!(Shown::to(&public, Rights::Excerpt), Shown::Excerpt);
    assert_eq!(Shown::to(&public, Rights::Link), Shown::Headline);
    for rights in [Rights::Full, Rights::Excerpt, Rights::Link] {
        assert_eq!(Shown::to(&made::member(), rights), Shown::Whole);
    }
}

#[test]
fn only_links_of_the_web_are_links() {
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.example/",
        "mailto:a@b.example",
        "//a.example/x",
        "/x",
        "",
        "https://user:word@a.example/",
        "http://",
    ] {
        assert_eq!(http_only(Some(bad)), None, "{bad}");
    }
    assert_eq!(http_only(Some(" https://a.example/x ")).as_deref(), Some("https://a.example/x"));
    assert_eq!(http_only(None), None);
}

#[test]
fn a_language_tag_can_t_break_out_of_its_attribute() {
    let of = |tag| Tongue::new(tag, Words::of("en"));
    assert_eq!(of(Some("es")).to_string(), " lang=\"es\" dir=\"ltr\"");
    assert_eq!(of(Some("ar-EG")).to_string(), " lang=\"ar-EG\" dir=\"rtl\"");
    assert_eq!(of(Some("en-GB")).to_string(), "");
    for odd in ["es\"><script>", "", "x", "12", "e s"] {
        assert_eq!(of(Some(odd)).to_string(), " lang=\"\" dir=\"auto\"", "{odd}");
    }
}

#[test]
fn words_in_the_page_s_language_need_no_mark_and_english_ones_do_elsewhere() {
    let of = |tag, page| Tongue::new(Some(tag), Words::of(page)).to_string();
    assert_eq!((of("es-MX", "es").as_str(), of("en", "es").as_str()), ("", " lang=\"en\" dir=\"ltr\""));
    assert_eq!((of("AR", "ar").as_str(), of("en", "ar").as_str()), ("", " lang=\"en\" dir=\"ltr\""));
    assert_eq!(of("it", "it"), " lang=\"it\" dir=\"ltr\"", "an Italian edition reads English words");
}

#[test]
fn counts_are_said_only_where_they_say_something() {
    let visit = made::visit();
    let of = |sources: usize, independent: usize| {
        let card = CardView::new(&model::Card { sources, independent, ..made::card("A") }, &visit);
        (card.sources, card.independent)
    };
    assert_eq!(of(6, 4), ("6 sources".into(), Some("4 independent".into())));
    assert_eq!(of(6, 6), ("6 sources".into(), None));
    assert_eq!(of(3, 1), ("3 sources".into(), Some("one text".into())));
    assert_eq!(of(1, 1), ("Harbor Post".into(), None));
}

#[test]
fn a_name_that_is_a_host_is_said_without_its_www() {
    assert_eq!(publisher("www.harborpost.example"), "harborpost.example");
    assert_eq!(publisher(" Harbor Post "), "Harbor Post");
    assert_eq!(publisher("www. in the title"), "www. in the title");
    assert_eq!(publisher("www.localhost"), "www.localhost");
    let card = CardView::new(&model::Card { sources: 1, by: "www.harborpost.example".into(), ..made::card("A") }, &made::visit());
    assert_eq!(card.sources, "harborpost.example");
}

#[test]
fn new_is_what_came_within_the_hour() {
    let visit = made::visit();
    let card = |minutes| CardView::new(&model::Card { newest: made::ago(minutes), ..made::card("A") }, &visit);
    assert!(card(59).new);
    assert!(!card(60).new);
    assert!(!card(-120).new, "a time two hours ahead is not new");
}

#[test]
fn a_section_that_the_edition_has_not_is_no_kicker() {
    let visit = made::visit();
    let card = CardView::new(&model::Card { section: Some("gone".into()), ..made::card("A") }, &visit);
    assert_eq!(card.kicker, None);
    assert_eq!(CardView::new(&made::card("A"), &visit).kicker, Some(("Local".into(), "/lake/section/local".into())));
}

#[test]
fn a_picture_without_true_dimensions_is_left_out() {
    let picture =
        CardPicture { key: "abc".into(), width: 300, height: 200, alt: " ".into(), credit: Some(String::new()), stand_in: String::new() };
    let view = PictureView::new(&picture).unwrap();
    assert_eq!((view.small_width, view.alt.as_str(), view.credit), (300, "", None));
    let blurred = PictureView::new(&CardPicture { stand_in: "UklGRg==".into(), ..picture.clone() }).and_then(|view| view.stand_in);
    assert_eq!(blurred.as_deref(), Some("data:image/webp;base64,UklGRg=="));
    let forged = PictureView::new(&CardPicture { stand_in: "\" onload=\"x".into(), ..picture.clone() }).and_then(|view| view.stand_in);
    assert_eq!(forged, None);
    assert_eq!(PictureView::new(&CardPicture { height: 0, ..picture.clone() }), None);
    assert_eq!(PictureView::new(&CardPicture { key: "a\"b".into(), ..picture }), None);
}

#[test]
fn reasons_are_plain_words_with_a_true_sum() {
    let words = Words::of("en");
    let why = WhyView::new(&made::card("A").reasons, words).unwrap();
    assert_eq!(why.grounds[0], ("6 sources report it, in 4 independent texts.".into(), "+18.0".into()));
    assert_eq!(why.grounds[1].1, "−4.0");
    assert_eq!(why.total, "+14.0");
    assert_eq!(WhyView::new(&[], words), None);
    let ground = |reason| WhyView::new(&[reason], words).unwrap().grounds.remove(0);
    assert_eq!(ground(model::Reason::Substance { words: 2580, points: 4.0 }).0, "The longest report has 2,580 words.");
    assert_eq!(ground(model::Reason::Substance { words: 1, points: 0.0 }).0, "The longest report has 1 word.");
    assert_eq!(ground(model::Reason::Foreign { points: -8.0 }), ("No report of it is in the edition’s language.".into(), "−8.0".into()));
    assert_eq!(
        ground(model::Reason::Weight { weight: 1.25, points: 2.0 }).0,
        "The editor lets its sources count 1.25 times what a source counts otherwise."
    );
}

#[test]
fn reasons_are_told_in_the_edition_s_language() {
    let ground = |tag, reason| WhyView::new(&[reason], Words::of(tag)).unwrap().grounds.remove(0);
    let texts = model::Reason::Sources { sources: 1_204, independent: 40, points: 4.5 };
    assert_eq!(ground("de", texts.clone()), ("1.204 Quellen berichten darüber, in 40 eigenständigen Texten.".into(), "+4,5".into()));
    assert_eq!(ground("ar", texts).0, "عدد المصادر: 1,204 مصدر، في 40 نصًا مستقلًا.");
    assert_eq!(ground("fr", model::Reason::Novel { minutes: 130, points: 0.0 }).0, "Le premier article avait 2 heures.");
}
