//! What is asked for. A small language of its own, written by hand, in which nothing is an error: what can't be understood is left out, and a
//! [`Note`] says so.
//!
//! ```text
//! query  = clause*                        all of them must hold
//! clause = term ( "OR" term )*            one of them must hold
//! term   = "-"? ( word | "phrase" | operator ":" value )
//! ```

mod compile;
mod names;
mod parse;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::Date;

pub use names::{Names, Point};

/// A query as it was understood. Written out (`Display`), it is one that is understood in the same way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// All must hold.
    pub(crate) clauses: Vec<Clause>,
    /// What was not understood.
    pub(crate) notes: Vec<Note>,
}

/// One of these must hold.
pub(crate) type Clause = Vec<Term>;

/// One thing that is asked for, or must not be so.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Term {
    pub(crate) not: bool,
    pub(crate) ask: Ask,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Ask {
    /// A word; one that is chopped into several, as "covid-19", is a phrase.
    Word(String),
    /// Words side by side.
    Phrase(String),
    /// By a source whose slug or name this is, or has these words.
    Source(String),
    /// Under a section of this tag or name.
    Section(String),
    /// By an author of this name.
    By(String),
    /// In this language (ISO 639-1).
    Language(String),
    /// Published before this day begins.
    Before(Day),
    /// Published since this day began.
    After(Day),
    /// Where it happens: a place, and how many kilometres around.
    Near(String, Option<u32>),
}

/// A day, as it was typed: the first of a month or year where only that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) typed: String,
    pub(crate) date: Date,
}

/// The operators, as they are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `source:`
    Source,
    /// `section:`
    Section,
    /// `by:`
    By,
    /// `language:`
    Language,
    /// `before:`
    Before,
    /// `after:`
    After,
    /// `near:`
    Near,
}

impl Operator {
    const ALL: [Operator; 7] =
        [Operator::Source, Operator::Section, Operator::By, Operator::Language, Operator::Before, Operator::After, Operator::Near];

    /// As it is typed, without its colon.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Operator::Source => "source",
            Operator::Section => "section",
            Operator::By => "by",
            Operator::Language => "language",
            Operator::Before => "before",
            Operator::After => "after",
            Operator::Near => "near",
        }
    }
}

/// Something that was not understood, and left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A quotation mark without its other: the phrase goes to the end.
    Unclosed,
    /// An operator with nothing behind it.
    Nothing(Operator),
    /// A word and a colon that are no operator: it is searched for as words.
    NoOperator(String),
    /// What stands behind `before:` or `after:` is no date.
    NoDate(String),
    /// No place of this name is known.
    NoPlace(String),
    /// No source has this slug or name.
    NoSource(String),
    /// No section has this tag or name.
    NoSection(String),
    /// Longer than a query may be: the rest was left out.
    TooLong,
}

impl Query {
    /// What was not understood of the text; names of places, sources and sections are looked up when it is searched for.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// There are words in it by which documents are more or less relevant.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.clauses.iter().flatten().any(|term| !term.not && matches!(term.ask, Ask::Word(_) | Ask::Phrase(_)))
    }

    /// The same, with nothing asked by this operator but this value; `None`: nothing at all. So a facet's link is made.
    #[must_use]
    pub fn narrowed(&self, operator: Operator, value: Option<&str>) -> Query {
        let mut clauses: Vec<Clause> =
            self.clauses.iter().filter(|clause| !clause.iter().all(|term| term.operator() == Some(operator))).cloned().collect();
        clauses.extend(value.and_then(|value| parse::operation(operator, value).ok()).map(|ask| vec![Term { not: false, ask }]));
        Query { clauses, notes: Vec::new() }
    }

    /// The value that is asked for by this operator, where it is one and must hold.
    #[must_use]
    pub fn value(&self, operator: Operator) -> Option<String> {
        let mut asked = self.clauses.iter().filter_map(|clause| match clause.as_slice() {
            [term] if !term.not && term.operator() == Some(operator) => Some(term.ask.value()),
            _ => None,
        });
        asked.next().filter(|_| asked.next().is_none())
    }
}

impl Term {
    fn operator(&self) -> Option<Operator> {
        match self.ask {
            Ask::Word(_) | Ask::Phrase(_) => None,
            Ask::Source(_) => Some(Operator::Source),
            Ask::Section(_) => Some(Operator::Section),
            Ask::By(_) => Some(Operator::By),
            Ask::Language(_) => Some(Operator::Language),
            Ask::Before(_) => Some(Operator::Before),
            Ask::After(_) => Some(Operator::After),
            Ask::Near(..) => Some(Operator::Near),
        }
    }
}

impl Ask {
    fn value(&self) -> String {
        match self {
            Ask::Word(text) | Ask::Phrase(text) | Ask::Source(text) | Ask::Section(text) | Ask::By(text) | Ask::Language(text) => {
                text.clone()
            }
            Ask::Before(day) | Ask::After(day) => day.typed.clone(),
            Ask::Near(place, None) => place.clone(),
            Ask::Near(place, Some(km)) => format!("{place}/{km}km"),
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, clause) in self.clauses.iter().enumerate() {
            for (m, term) in clause.iter().enumerate() {
                f.write_str(if m > 0 {
                    " OR "
                } else if n > 0 {
                    " "
                } else {
                    ""
                })?;
                term.fmt(f)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.not {
            f.write_str("-")?;
        }
        if let Some(operator) = self.operator() {
            write!(f, "{}:", operator.as_str())?;
        }
        match &self.ask {
            Ask::Word(word) => f.write_str(word),
            Ask::Phrase(words) => write!(f, "\"{words}\""),
            Ask::Near(place, km) => {
                quoted(f, place)?;
                km.map_or(Ok(()), |km| write!(f, "/{km}km"))
            }
            ask => quoted(f, &ask.value()),
        }
    }
}

fn quoted(f: &mut fmt::Formatter<'_>, value: &str) -> fmt::Result {
    if value.contains(|c: char| c.is_whitespace() || c == '/') { write!(f, "\"{value}\"") } else { f.write_str(value) }
}
