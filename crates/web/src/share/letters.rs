//! Which letters a card can be set in, and a text made fit for it.

/// What both faces of the cards have, from first to last (printed by static/fonts.py): Latin with its extensions, and Arabic.
const SET: &[(u32, u32)] = &[
    (0x20, 0x7e),
    (0xa0, 0x131),
    (0x134, 0x148),
    (0x14a, 0x177),
    (0x179, 0x17e),
    (0x218, 0x21b),
    (0x60c, 0x60c),
    (0x61b, 0x61c),
    (0x61f, 0x61f),
    (0x621, 0x655),
    (0x660, 0x66d),
    (0x670, 0x671),
    (0x679, 0x679),
    (0x67d, 0x681),
    (0x683, 0x68a),
    (0x68c, 0x68d),
    (0x68f, 0x68f),
    (0x691, 0x691),
    (0x693, 0x693),
    (0x696, 0x696),
    (0x698, 0x698),
    (0x69a, 0x69a),
    (0x6a0, 0x6a0),
    (0x6a4, 0x6a4),
    (0x6a6, 0x6a6),
    (0x6a9, 0x6ab),
    (0x6ad, 0x6ad),
    (0x6af, 0x6af),
    (0x6b1, 0x6b1),
    (0x6b3, 0x6b3),
    (0x6b5, 0x6b5),
    (0x6ba, 0x6bc),
    (0x6be, 0x6be),
    (0x6c0, 0x6c3),
    (0x6c5, 0x6c9),
    (0x6cb, 0x6ce),
    (0x6d0, 0x6d0),
    (0x6d2, 0x6d5),
    (0x6f0, 0x6f9),
    (0x1e80, 0x1e85),
    (0x1ef2, 0x1ef3),
    (0x2013, 0x2014),
    (0x2018, 0x201a),
    (0x201c, 0x201e),
    (0x2022, 0x2022),
    (0x2026, 0x2026),
    (0x2039, 0x203a),
    (0x20ac, 0x20ac),
    (0x2212, 0x2212),
    (0xfdf2, 0xfdf2),
    (0xfdfa, 0xfdfa),
];

/// A text of at most so many letters, without signs that our type has not; `None` where it lacks a letter or digit of the text: a word with
/// a hole in it is worse than no card.
pub(super) fn settable(text: &str, most: usize) -> Option<String> {
    let mut fit = String::with_capacity(text.len());
    for (n, c) in text.trim().chars().enumerate() {
        if n == most {
            fit.truncate(fit.trim_end().len());
            fit.push('…');
            break;
        }
        match c {
            '\u{2010}' | '\u{2011}' => fit.push('-'),
            c if c.is_whitespace() => fit.push(' '),
            c if is_set(c) => fit.push(c),
            c if c.is_alphanumeric() => return None,
            _ => {}
        }
    }
    Some(fit)
}

fn is_set(c: char) -> bool {
    let c = u32::from(c);
    SET.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_letter_of_ours_is_left_out_or_leaves_no_text() {
        assert_eq!(settable(" Ferry\u{a0}sinks\u{200b} 🚢 ", 40).as_deref(), Some("Ferry sinks "));
        assert_eq!(settable("مجلس الميناء", 40).as_deref(), Some("مجلس الميناء"));
        assert_eq!(settable("a\u{2011}b ☃", 2).as_deref(), Some("a-…"));
        for other in ["東京で地震", "Αθήνα", "Москва", "𝔉erry"] {
            assert_eq!(settable(other, 40), None, "{other}");
        }
    }
}
