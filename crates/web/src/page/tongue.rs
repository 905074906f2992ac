//! The language of a stranger's words, as attributes: a screen reader speaks them right, a browser runs them the right way.

use std::fmt;

/// Scripts that run from right to left, by primary language tag (CLDR's list of languages written so by default).
const RIGHT_TO_LEFT: [&str; 13] = ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"];

/// Renders ` lang="es" dir="ltr"`, ` lang="ar" dir="rtl"`, or nothing for English, which the page is in. Words of an unknown language
/// are marked so, as HTML says (an empty `lang`), and run as their first letter does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tongue(Option<String>);

impl Tongue {
    /// Of a BCP 47 tag as given by a publisher: anything but letters, digits and hyphens makes it unknown.
    #[must_use]
    pub fn new(language: Option<&str>) -> Tongue {
        let sound = |tag: &&str| {
            (2..=35).contains(&tag.len())
                && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && tag.as_bytes()[0].is_ascii_alphabetic()
        };
        Tongue(language.map(str::trim).filter(sound).map(str::to_owned))
    }

    /// Runs from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        self.primary().is_some_and(|primary| RIGHT_TO_LEFT.contains(&primary.as_str()))
    }

    /// The language is known and reads from left to right.
    #[must_use]
    pub fn is_left_to_right(&self) -> bool {
        self.0.is_some() && !self.is_right_to_left()
    }

    fn primary(&self) -> Option<String> {
        Some(self.0.as_deref()?.split('-').next()?.to_ascii_lowercase())
    }
}

impl fmt::Display for Tongue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            None => f.write_str(" lang=\"\" dir=\"auto\""),
            Some(_) if self.primary().as_deref() == Some("en") => Ok(()),
            Some(tag) if self.is_right_to_left() => write!(f, " lang=\"{tag}\" dir=\"rtl\""),
            Some(tag) => write!(f, " lang=\"{tag}\" dir=\"ltr\""),
        }
    }
}

/// Sound by construction: only letters, digits and hyphens come out of [`Tongue::new`].
impl askama::filters::HtmlSafe for Tongue {}
