//! Small letters without marks: "Köln" is found by "koln", "Łódź" by "lodz".

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The word in small letters, without the marks of Latin, Greek, Cyrillic, Hebrew and Arabic letters. Those of other scripts tell words apart.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase).nfkd().filter(|letter| !(is_combining_mark(*letter) && is_bare(*letter))) {
        match letter {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            'ـ' => {}
            letter => folded.push(letter),
        }
    }
    // What was taken apart and belongs together (Hangul, kana) is put together again.
    folded.nfc().collect()
}

/// A mark that is left out.
fn is_bare(mark: char) -> bool {
    matches!(mark, '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_scripts_that_need_them_keep_them() {
        for (word, folded) in [
            ("KÖLN", "koln"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("Ærø", "aero"),
            ("İstanbul", "istanbul"),
            ("Ёлка", "елка"),
            ("Αθήνας", "αθηνασ"),
            ("ガス", "ガス"),
            ("한국", "한국"),
            ("ｆｕｌｌ", "full"),
        ] {
            assert_eq!(fold(word), folded);
        }
    }
}
