//! On any page, with any blocks kept: nothing lost, nothing added, nothing unsafe.

use proptest::prelude::*;

use super::*;

/// Tags and words in any order, so that elements end up in places where no one would put them.
fn page() -> impl Strategy<Value = String> {
    let tag = prop_oneof![
        Just("p"),
        Just("div"),
        Just("ul"),
        Just("ol"),
        Just("li"),
        Just("table"),
        Just("tr"),
        Just("td"),
        Just("th"),
        Just("blockquote"),
        Just("pre"),
        Just("h2"),
        Just("h4"),
        Just("dl"),
        Just("dt"),
        Just("dd"),
        Just("figure"),
        Just("figcaption"),
        Just("a href='/x'"),
        Just("a href='#n'"),
        Just("b"),
        Just("i"),
        Just("em"),
        Just("code"),
        Just("sup"),
        Just("span dir=rtl"),
        Just("li id=n"),
        Just("blockquote class=embed"),
        Just("cite"),
        Just("time datetime='2025-01-01T10:00Z'"),
        Just("section"),
        Just("ruby"),
        Just("rt"),
        Just("del"),
        Just("span class=credit"),
        Just("x-y"),
        Just("nav"),
        Just("caption"),
        Just("button"),
        Just("details"),
        Just("p class=caption"),
    ];
    let piece = prop_oneof![
        6 => tag.clone().prop_map(|tag| format!("<{tag}>")),
        3 => tag.prop_map(|tag| format!("</{}>", tag.split(' ').next().unwrap_or_default())),
        8 => Just("WORD ".to_owned()),
        3 => Just(" WORD".to_owned()),
        3 => "[-*_`#>+|~!()\\[\\]&<=:.0-9a-p\\\\ \u{a0}«é中。\"]{1,5}".prop_map(|signs| signs.replace('<', "&lt;")),
        1 => Just("<br>".to_owned()),
        1 => Just("<hr>".to_owned()),
        1 => Just("<img src=/1.jpg alt='a * b'>".to_owned()),
        1 => Just("<iframe src='https://v.example/video/1'></iframe>".to_owned()),
        1 => Just("\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| {
        // Each word is its own, so that it can be looked for.
        let mut page = String::new();
        let mut count = 0;
        for piece in pieces {
            if piece.contains("WORD") {
                count += 1;
                page.push_str(&piece.replace("WORD", &format!("zq{count}w")));
            } else {
                page.push_str(&piece);
            }
        }
        page
    })
}

fn unique(text: &str) -> impl Iterator<Item = String> + '_ {
    text.match_indices("zq").filter_map(|(at, _)| text[at..].find('w').map(|end| text[at..=at + end].to_owned()))
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(html: &str, seed: u64) -> Read {
    let mut read = Read::page(html);
    for (index, kept) in read.kept.iter_mut().enumerate() {
        *kept = seed >> (index % 64) & 1 == 1;
    }
    read
}

/// Without white space, which Markdown and HTML may have more of.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

proptest! {
    #[test]
    fn the_text_is_that_of_the_blocks_kept(html in page(), seed: u64) {
        let read = read(&html, seed);
        let parts = read.parts();
        let kept = || read.blocks.iter().zip(&read.kept).filter(|(block, kept)| **kept && !block.caption).map(|(block, _)| block.text.as_str());
        let text = text(&parts);
        prop_assert_eq!(words(&text), words(&kept().collect::<Vec<_>>().join("\n")));
        if !html.contains("<t") {
            prop_assert_eq!(text, kept().collect::<Vec<_>>().join("\n"));
        }
    }

    #[test]
    fn no_word_is_lost_and_none_of_a_dropped_block_shown(html in page(), seed: u64) {
        let read = read(&html, seed);
        let parts = read.parts();
        let (shown, marked) = (super::html(&parts), markdown(&parts));
        for (block, kept) in read.blocks.iter().zip(&read.kept) {
            for word in unique(&block.text) {
                prop_assert_eq!(shown.as_str().contains(&word), *kept, "{} in {}", word, shown);
                prop_assert_eq!(marked.contains(&word), *kept, "{} in {}", word, marked);
            }
        }
    }

    #[test]
    fn the_sanitizer_changes_nothing(html in page(), seed: u64) {
        let shown = super::html(&read(&html, seed).parts());
        prop_assert_eq!(&markup::sanitize::article(shown.as_str(), None), &shown);
    }

    #[test]
    fn markdown_says_what_the_html_says(html in page(), seed: u64) {
        let parts = read(&html, seed).parts();
        let marked = markdown(&parts);
        let shown = markup::text::plain(super::html(&parts).as_str());
        prop_assert_eq!(letters(&marked::shown(&marked)), letters(&shown), "{}", marked);
    }

    #[test]
    fn any_text_is_read(html: String, seed: u64) {
        let parts = read(&html, seed).parts();
        let _ = (super::html(&parts), markdown(&parts), text(&parts), links(&parts), pictures(&parts));
    }
}
