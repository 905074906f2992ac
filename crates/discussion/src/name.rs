//! What somebody may be called.

use markup::text::fold_letters;

/// Characters of a name.
const SHORTEST: usize = 2;
pub(crate) const LONGEST: usize = 32;

/// Names that would be taken for the paper's own word.
const RESERVED: [&str; 12] = [
    "admin",
    "administrator",
    "dateline",
    "editor",
    "moderator",
    "newsroom",
    "nobody",
    "root",
    "staff",
    "support",
    "system",
    "the editors",
];

/// Why somebody can't be called so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    /// Fewer than two characters, or more than 32.
    #[error("a name has two to 32 characters")]
    Length,
    /// Something that is neither letter, digit, space, hyphen, dot, apostrophe nor underscore; or no letter at all.
    #[error("a name is of letters, digits, spaces and - . ' _")]
    Letters,
    /// It would be taken for the paper's own word.
    #[error("the name is reserved")]
    Reserved,
}

/// A name as it is kept: without space around it, and with one space where several stand.
///
/// # Errors
/// Where nobody can be called so.
pub fn name(given: &str) -> Result<String, BadName> {
    let name = given.split_whitespace().collect::<Vec<_>>().join(" ");
    if !(SHORTEST..=LONGEST).contains(&name.chars().count()) {
        return Err(BadName::Length);
    }
    let sound = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '.' | '\'' | '’' | '_');
    if !name.chars().all(sound) || !name.chars().any(char::is_alphabetic) {
        return Err(BadName::Letters);
    }
    if RESERVED.contains(&key(&name).as_str()) {
        return Err(BadName::Reserved);
    }
    Ok(name)
}

/// What two names have in common that people would take for one: whatever their case and accents, their spaces and signs.
#[must_use]
pub fn key(name: &str) -> String {
    fold_letters(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_of_letters_and_few_signs() {
        for (given, kept) in [
            ("Ruth", "Ruth"),
            ("  Jonas   Reyes ", "Jonas Reyes"),
            ("Élise-Anne O’Hara", "Élise-Anne O’Hara"),
            ("李娜", "李娜"),
            ("r2_d2", "r2_d2"),
        ] {
            assert_eq!(name(given).as_deref(), Ok(kept));
        }
        for (given, why) in [
            ("", BadName::Length),
            ("a", BadName::Length),
            (&"a".repeat(33), BadName::Length),
            ("<b>x</b>", BadName::Letters),
            ("a\u{202e}b", BadName::Letters),
            ("a\u{200b}b", BadName::Letters),
            ("1234", BadName::Letters),
            ("ruth@alder.example", BadName::Letters),
            ("Ádmin", BadName::Reserved),
            ("THE EDITORS", BadName::Reserved),
        ] {
            assert_eq!(name(given), Err(why), "{given}");
        }
    }

    #[test]
    fn what_people_take_for_one_name_is_one() {
        assert_eq!(key("Élise Martin"), key("elise  MARTIN"));
        assert_ne!(key("elise"), key("elsie"));
    }
}
