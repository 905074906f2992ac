//! What somebody may be called here, made of what they are called elsewhere.

/// Characters of the longest name (`discussion::name`).
const LONGEST: usize = 32;
/// Names of the same beginning that are tried.
const TRIED: usize = 9;

/// A name that may be one here; empty where none can be made of it. Of a mail address it is what stands before the @: the rest is nobody's
/// business.
pub(super) fn suggest(label: &str) -> String {
    let before = label.split('@').next().unwrap_or_default();
    let sound = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '\'' | '’' | '_');
    let words: String = before.chars().map(|letter| if sound(letter) { letter } else { ' ' }).collect();
    let name: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
    discussion::name(&name).unwrap_or_default()
}

/// The name, and others if somebody is called so.
pub(super) fn in_turn(name: &str) -> impl Iterator<Item = String> {
    let more = (2..=TRIED).map(|n| format!("{} {n}", name.chars().take(LONGEST - 2).collect::<String>().trim_end()));
    std::iter::once(name.to_owned()).chain(more).filter(|name| discussion::name(name).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_of_what_somebody_is_called_elsewhere() {
        for (label, name) in [
            ("ruth", "ruth"),
            ("Ruth  Adler", "Ruth Adler"),
            ("ruth.adler@example.org", "ruth.adler"),
            ("<b>Ruth</b>", "b Ruth b"),
            ("李娜", "李娜"),
            ("DOMAIN\\ruth", "DOMAIN ruth"),
            ("admin", ""),
            ("12345", ""),
            ("", ""),
            ("x", ""),
            ("\u{202e}", ""),
        ] {
            assert_eq!(suggest(label), name, "{label}");
        }
        assert_eq!(suggest(&"ab ".repeat(50)).chars().count(), 32);
    }

    #[test]
    fn who_is_called_as_another_gets_a_number() {
        assert_eq!(in_turn("ruth").take(3).collect::<Vec<_>>(), ["ruth", "ruth 2", "ruth 3"]);
        assert!(in_turn(&"a".repeat(32)).all(|name| name.chars().count() <= 32));
        assert_eq!(in_turn("").count(), 0, "a number alone is no name");
    }
}
