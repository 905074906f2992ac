//! Which way a language or a text runs.

/// Scripts that run from right to left, by primary language tag (CLDR's list of languages written so by default).
const RIGHT_TO_LEFT: [&str; 13] = ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"];

/// The language of this BCP 47 tag is read from right to left.
pub(crate) fn is_right_to_left(tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    RIGHT_TO_LEFT.iter().any(|known| known.eq_ignore_ascii_case(primary))
}

/// There is a letter in it that runs against a page of this direction.
pub(super) fn runs_against(text: &str, page_is_right_to_left: bool) -> bool {
    text.chars().any(|c| if page_is_right_to_left { c.is_alphabetic() && !is_of_right_to_left(c) } else { is_of_right_to_left(c) })
}

/// A letter of Hebrew, Arabic and their neighbours (Unicode's blocks whose default direction is R or AL).
fn is_of_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
