//! The words of the interface, in the languages that we have: Fluent files in `locales/`, one for each page or part, bundled into the
//! program. A view or template names a message; the language's own rules choose its form and write its numbers.
//!
//! A message's name begins with its file's: `shell-nearby` stands in `shell.ftl`. The name is written where the message is said, as a
//! literal, so that a test finds every one of them in all languages, and finds those that nobody says.

mod direction;
mod files;
mod language;
mod numbers;
mod said;
#[cfg(test)]
mod tests;

use std::fmt;

use fluent_bundle::FluentArgs;

use language::Language;

pub(crate) use direction::is_right_to_left;
pub use said::Said;

/// The words of one language. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Words(&'static Language);

impl Words {
    /// Of an edition's language, a BCP 47 tag; one that we do not have reads English.
    #[must_use]
    pub fn of(tag: &str) -> Words {
        Words(Language::of(tag))
    }

    /// The language that the words are in: `en`, `es`, `fr`, `de` or `ar`.
    #[must_use]
    pub fn language(self) -> &'static str {
        self.0.tag
    }

    /// It is read from right to left.
    #[must_use]
    pub fn is_right_to_left(self) -> bool {
        direction::is_right_to_left(self.0.tag)
    }

    /// ` lang="ar" dir="rtl"`: for `<html>`, and for our own words among a stranger's.
    #[must_use]
    pub fn attributes(self) -> Attributes {
        Attributes(self)
    }

    /// A message without variables.
    #[must_use]
    pub fn say(self, key: &'static str) -> &'static str {
        self.0.plain.get(key).map_or(key, String::as_str)
    }

    /// A message with one number, `$n`: "6 sources".
    #[must_use]
    pub fn count(self, key: &'static str, n: impl Said) -> String {
        self.fill(key, "n", n)
    }

    /// A message with one variable.
    #[must_use]
    pub fn fill(self, key: &'static str, name: &'static str, value: impl Said) -> String {
        self.fill_all(key, &[(name, &value)])
    }

    /// A message with several variables: `words.fill_all("page-near", &[("place", &place), ("km", &km)])`.
    #[must_use]
    pub fn fill_all(self, key: &'static str, values: &[(&'static str, &dyn Said)]) -> String {
        let arguments: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.said(self))).collect();
        self.0.format(key, &arguments)
    }

    /// A message that is written in HTML, for a sentence with a link in it: `It reads <a href="{ $href }">{ $sources }</a>.` What the
    /// variables bring is escaped, and isolated where the message says so with `<bdi>`.
    #[must_use]
    pub fn marked(self, key: &'static str, values: &[(&'static str, &dyn Said)]) -> Marked {
        Marked(self.0.format(key, &values.iter().map(|(name, value)| (*name, value.escaped())).collect()))
    }

    /// "1,204", "1.204", "1 204": a whole number as the language writes it.
    #[must_use]
    pub fn number(self, n: impl Said) -> String {
        self.0.written(&n.said(self))
    }

    /// "18.0", "18,0": a number with so many places after the point.
    #[must_use]
    pub fn decimal(self, value: f64, places: usize) -> String {
        self.0.numbers.decimal(value, places)
    }

    /// The digits 0 to 9 of a text that is ours alone (a date, an hour) as the language writes them.
    #[must_use]
    pub fn digits(self, text: &str) -> String {
        self.0.numbers.digits(text)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.0.tag)
    }
}

/// A message in HTML, ready for a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked(String);

impl Marked {
    /// A link to a stranger's name.
    #[must_use]
    pub fn link(href: &str, name: &str) -> Marked {
        Marked(format!("<a href=\"{}\"><bdi>{}</bdi></a>", said::escape(href), said::escape(name)))
    }

    /// "A", "A and B", "A, B and C".
    #[must_use]
    pub fn list(parts: &[Marked], words: Words) -> Option<Marked> {
        let (last, most) = parts.split_last()?;
        let texts: Vec<&str> = most.iter().map(|part| part.0.as_str()).collect();
        if texts.is_empty() {
            return Some(last.clone());
        }
        let most = Marked(texts.join(&format!("{} ", words.say("list-comma"))));
        Some(words.marked("list-and", &[("most", &most), ("last", last)]))
    }
}

impl fmt::Display for Marked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The message is ours, and what was put into it is escaped.
impl askama::filters::HtmlSafe for Marked {}

/// Language and direction as attributes, with a space before.
#[derive(Debug, Clone, Copy)]
pub struct Attributes(Words);

impl fmt::Display for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let direction = if self.0.is_right_to_left() { "rtl" } else { "ltr" };
        write!(f, " lang=\"{}\" dir=\"{direction}\"", self.0.language())
    }
}

/// Sound by construction: the tag is one of our own.
impl askama::filters::HtmlSafe for Attributes {}
