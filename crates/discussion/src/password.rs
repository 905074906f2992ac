//! What a password must be: long enough, and not what everybody tries first (OWASP ASVS 4.0.3, 2.1.1 and 2.1.7; no rules about signs).

/// Characters of a password.
const SHORTEST: usize = 12;
const LONGEST: usize = 256;

/// What guessers try first, among those that are long enough.
const USUAL: [&str; 12] = [
    "123456789012",
    "123456789123",
    "012345678901",
    "1234567890ab",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiopas",
    "1qaz2wsx3edc",
    "password1234",
    "passwordpassword",
    "iloveyou1234",
    "changeme1234",
];

/// Why something can't be a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPassword {
    /// Fewer than twelve characters, or more than 256.
    #[error("a password has twelve to 256 characters")]
    Length,
    /// One sign over and over, a name, or what guessers try first.
    #[error("that password is guessed first")]
    Usual,
}

/// Looks at a password that somebody of this name chose.
///
/// # Errors
/// Where it should not be one.
pub fn password(given: &str, name: &str) -> Result<(), BadPassword> {
    if !(SHORTEST..=LONGEST).contains(&given.chars().count()) {
        return Err(BadPassword::Length);
    }
    let lower = given.to_lowercase();
    let one_sign = given.chars().all(|sign| given.starts_with(sign));
    let of_name = !name.is_empty() && lower.replace(&name.to_lowercase(), "").chars().count() < 4;
    if one_sign || of_name || USUAL.contains(&lower.as_str()) {
        return Err(BadPassword::Usual);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_the_first_guess() {
        for good in ["a heron behind the sluice", "Tr0ub4dor&33", "пароль из слов", "1029384756ab"] {
            assert_eq!(password(good, "Ruth"), Ok(()), "{good}");
        }
        for (bad, why) in [
            ("short", BadPassword::Length),
            (&"x".repeat(257), BadPassword::Length),
            ("aaaaaaaaaaaa", BadPassword::Usual),
            ("Password1234", BadPassword::Usual),
            ("ruthruthruth", BadPassword::Usual),
            ("Ruth Adler 12", BadPassword::Usual),
        ] {
            let name = if bad.contains("Adler") { "Ruth Adler" } else { "ruth" };
            assert_eq!(password(bad, name), Err(why), "{bad}");
        }
    }
}
