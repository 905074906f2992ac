//! How the paper looks to one reader: theme, size of type, length of lines, density, columns, pictures, face. It is kept in the reader's own
//! browser, in a plain cookie that tells nobody apart: many have the same.
//!
//! The server writes it as `data-` attributes on `<html>`, and the stylesheet does the rest (`static/css/look.css`). What is as it comes
//! is not written, so that a page for a reader who has chosen nothing is the page for everybody.

mod choice;
pub(crate) mod set;
pub(crate) mod show;
pub mod view;

use std::fmt;

use axum::http::HeaderMap;

pub use choice::{Choice, Columns, Density, Face, Measure, Pictures, Size, Theme};

use crate::cookie;

/// The cookie's name.
pub const COOKIE: &str = "look";
/// What a cookie begins with. A later version that means other things by the same letters takes another sign, and an old cookie is then
/// as good as none.
const VERSION: char = '1';

/// What one reader chose. The default is the paper as it comes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// The size of type.
    pub size: Size,
    /// The length of a line of an article.
    pub measure: Measure,
    /// The air between things.
    pub density: Density,
    /// Columns at most.
    pub columns: Columns,
    /// Whether pictures are shown.
    pub pictures: Pictures,
    /// The face of headlines and text.
    pub face: Face,
}

impl Look {
    /// The look of whoever sends this request; nonsense is the default.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Look {
        cookie::of(headers, COOKIE).map(Look::read).unwrap_or_default()
    }

    /// The look that a cookie's value stands for. Strictly: anything but a whole look of this version is the default.
    #[must_use]
    pub fn read(value: &str) -> Look {
        let mut letters = value.chars();
        if letters.next() != Some(VERSION) {
            return Look::default();
        }
        let read = Look::letters(&mut letters);
        read.filter(|_| letters.next().is_none()).unwrap_or_default()
    }

    fn letters(letters: &mut impl Iterator<Item = char>) -> Option<Look> {
        Some(Look {
            theme: Theme::of_letter(letters.next()?)?,
            size: Size::of_letter(letters.next()?)?,
            measure: Measure::of_letter(letters.next()?)?,
            density: Density::of_letter(letters.next()?)?,
            columns: Columns::of_letter(letters.next()?)?,
            pictures: Pictures::of_letter(letters.next()?)?,
            face: Face::of_letter(letters.next()?)?,
        })
    }

    /// The cookie's value: the version and a letter for each choice. Two looks that are the same are written the same, so that this also
    /// tells a cache which pages may be shared.
    #[must_use]
    pub fn written(self) -> String {
        let Look { theme, size, measure, density, columns, pictures, face } = self;
        let letters =
            [theme.letter(), size.letter(), measure.letter(), density.letter(), columns.letter(), pictures.letter(), face.letter()];
        std::iter::once(VERSION).chain(letters).collect()
    }

    /// Pictures are shown.
    #[must_use]
    pub fn has_pictures(self) -> bool {
        self.pictures == Pictures::On
    }

    /// What the browser's own bars are coloured with: each colour, and the media query under which it holds. They are the papers of
    /// `tokens.css` and `look.css`.
    #[must_use]
    pub fn bars(self) -> &'static [(&'static str, Option<&'static str>)] {
        const LIGHT: Option<&str> = Some("(prefers-color-scheme: light)");
        const DARK: Option<&str> = Some("(prefers-color-scheme: dark)");
        match self.theme {
            Theme::System => &[("#fbf9f5", LIGHT), ("#141311", DARK)],
            Theme::Light => &[("#fbf9f5", None)],
            Theme::Dark => &[("#141311", None)],
            Theme::Sepia => &[("#f3e8d3", None)],
            Theme::Contrast => &[("#ffffff", LIGHT), ("#000000", DARK)],
        }
    }
}

/// The attributes of `<html>`: ` data-theme="sepia" data-size="4"`, or nothing.
impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Look { theme, size, measure, density, columns, pictures, face } = *self;
        attribute(f, "theme", theme)?;
        attribute(f, "size", size)?;
        attribute(f, "measure", measure)?;
        attribute(f, "density", density)?;
        attribute(f, "columns", columns)?;
        attribute(f, "pictures", pictures)?;
        attribute(f, "face", face)
    }
}

fn attribute<T: Choice>(f: &mut fmt::Formatter<'_>, name: &str, chosen: T) -> fmt::Result {
    if chosen == T::default() { Ok(()) } else { write!(f, " data-{name}=\"{}\"", chosen.word()) }
}

/// Safe by construction: only words of ours are written.
impl askama::filters::HtmlSafe for Look {}

#[cfg(test)]
mod tests;
