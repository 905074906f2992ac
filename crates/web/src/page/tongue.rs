//! The language of a stranger's words, as attributes: a screen reader speaks them right, a browser runs them the right way.

use std::fmt;

use crate::words::{Words, is_right_to_left};

/// Renders ` lang="es" dir="ltr"`, ` lang="ar" dir="rtl"`, or nothing for the language that the page is in. Words of an unknown language
/// are marked so, as HTML says (an empty `lang`), and run as their first letter does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tongue {
    tag: Option<String>,
    /// The page's language.
    page: &'static str,
}

impl Tongue {
    /// Of a BCP 47 tag as given by a publisher, on a page in these words: anything but letters, digits and hyphens makes it unknown.
    #[must_use]
    pub fn new(language: Option<&str>, page: Words) -> Tongue {
        let sound = |tag: &&str| {
            (2..=35).contains(&tag.len())
                && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && tag.as_bytes()[0].is_ascii_alphabetic()
        };
        Tongue { tag: language.map(str::trim).filter(sound).map(str::to_owned), page: page.language() }
    }

    /// Runs from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        self.tag.as_deref().is_some_and(is_right_to_left)
    }

    /// The language is known and reads from left to right.
    #[must_use]
    pub fn is_left_to_right(&self) -> bool {
        self.tag.is_some() && !self.is_right_to_left()
    }
}

impl fmt::Display for Tongue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.tag {
            None => f.write_str(" lang=\"\" dir=\"auto\""),
            Some(tag) if tag.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case(self.page)) => Ok(()),
            Some(tag) if self.is_right_to_left() => write!(f, " lang=\"{tag}\" dir=\"rtl\""),
            Some(tag) => write!(f, " lang=\"{tag}\" dir=\"ltr\""),
        }
    }
}

/// Sound by construction: only letters, digits and hyphens come out of [`Tongue::new`].
impl askama::filters::HtmlSafe for Tongue {}
