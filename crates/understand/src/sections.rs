//! Under which of an edition's sections an article belongs.
//!
//! The publisher's own category decides where it names a usual section; then the address (`/sport/…`); then the text, if enough of
//! its words say so. An article that nothing places has no section: a wrong one is worse.

use std::collections::HashMap;
use std::sync::LazyLock;

use model::Section;
use unicode_normalization::UnicodeNormalization;
use url::Url;

use crate::terms::first_words;
use crate::vocabulary::{FIELDS, Field};

/// Points of a category that is a section's very name.
const BY_CATEGORY: f64 = 4.0;
/// Points of a part of the address that is a section's name.
const BY_ADDRESS: f64 = 3.0;
/// Telling words per hundred terms from which the text alone decides.
const ENOUGH: f64 = 2.5;
/// Words of the text, stop words not counted, that are looked at.
const LOOKED_AT: usize = 160;

/// The fields, by their places, that each telling word speaks for.
static TELLING: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut telling: HashMap<&'static str, Vec<usize>> = HashMap::new();
    for (place, field) in FIELDS.iter().enumerate() {
        for word in field.words {
            telling.entry(word).or_default().push(place);
        }
    }
    telling
});

/// Tags among `offered`, likeliest first, at most two; none where nothing speaks for any. `text` in English; other languages go by
/// category and address.
#[must_use]
pub fn sections(categories: &[String], title: &str, text: &str, url: Option<&Url>, offered: &[Section]) -> Vec<String> {
    let categories: Vec<String> = categories.iter().map(|c| fold(c)).collect();
    let parts: Vec<String> = url.and_then(Url::path_segments).into_iter().flatten().map(|part| fold(&part.replace('-', " "))).collect();
    let mut told = [0_usize; FIELDS.len()];
    let mut tell = |word: &str| {
        for place in TELLING.get(word).into_iter().flatten() {
            told[*place] += 1;
        }
    };
    let words = first_words(title, Some("en"), usize::MAX, &mut tell) + first_words(text, Some("en"), LOOKED_AT, &mut tell);

    let mut scores: Vec<(f64, usize)> =
        offered.iter().enumerate().map(|(n, section)| (score(section, &categories, &parts, &told, words), n)).collect();
    scores.retain(|(score, _)| *score >= ENOUGH);
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let best = scores.first().map_or(0.0, |s| s.0);
    // A second section only where it is nearly as well founded: one clear home beats two vague ones.
    scores.into_iter().filter(|(score, _)| *score >= best * 0.75).take(2).map(|(_, n)| offered[n].tag.clone()).collect()
}

fn score(section: &Section, categories: &[String], parts: &[String], told: &[usize], words: usize) -> f64 {
    let own = [fold(&section.tag), fold(&section.name)];
    let field = FIELDS
        .iter()
        .position(|f| f.tags.first() == Some(&section.tag.as_str()))
        .or_else(|| FIELDS.iter().position(|f| f.tags.contains(&section.tag.as_str())));
    let named = |text: &String| own.contains(text) || fields_of(section).any(|f| f.names.contains(&text.as_str()));
    let by_category = categories.iter().position(&named).map_or(0.0, |at| if at == 0 { BY_CATEGORY } else { BY_CATEGORY * 0.8 });
    let by_address = if parts.iter().any(named) { BY_ADDRESS } else { 0.0 };
    let telling = field.and_then(|place| told.get(place)).copied().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "a few hundred words")]
    let by_text = 100.0 * telling as f64 / words.max(40) as f64;
    by_category + by_address + by_text.min(ENOUGH + 1.0)
}

/// The usual sections that this one stands for: an edition without a health section files health under science.
fn fields_of(section: &Section) -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(move |field| field.tags.contains(&section.tag.as_str()))
}

/// Lower-case ASCII words: `Économie` and `economie` are one.
fn fold(text: &str) -> String {
    let folded = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.nfkd().filter(char::is_ascii).map(|c| c.to_ascii_lowercase()).collect()
    };
    folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered() -> Vec<Section> {
        ["local", "politics", "world", "economy", "science", "sports", "culture"].map(|t| Section::new(t, t)).into()
    }

    fn check(category: &str, title: &str, text: &str, url: &str, expected: &[&str]) {
        let categories: Vec<String> = if category.is_empty() { Vec::new() } else { vec![category.to_owned()] };
        assert_eq!(sections(&categories, title, text, Url::parse(url).ok().as_ref(), &offered()), expected, "{title}");
    }

    #[test]
    fn a_category_in_any_of_the_languages_decides() {
        check("Wirtschaft", "Streik im Hafen", "", "", &["economy"]);
        check("Economía", "El banco", "", "", &["economy"]);
        check("Deportes", "Maratón", "", "", &["sports"]);
        check("Health", "Rotas", "", "", &["science"]);
    }

    #[test]
    fn the_address_speaks_where_no_category_does() {
        check("", "Rovers", "", "http://paper.example/sport/2026/rovers", &["sports"]);
    }

    #[test]
    fn a_text_full_of_one_field_s_words_is_filed_by_them() {
        let text = "The keeper saved two penalties, the striker scored a goal, and the coach praised his team after the match.";
        check("", "Rovers win on penalties", text, "", &["sports"]);
    }

    #[test]
    fn nothing_to_go_by_means_no_section() {
        check("Misc", "A quiet day", "It rained, then it stopped.", "http://paper.example/a/1", &[]);
    }
}
