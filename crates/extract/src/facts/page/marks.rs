//! What is gathered of a page's elements: headings, times, bylines, pictures.

use markup::tree::Id;

/// A heading.
#[derive(Debug)]
pub(crate) struct Heading {
    /// Where it stands.
    pub(crate) id: Id,
    /// Of the second rank: a headline only where no first one is.
    pub(crate) lesser: bool,
    /// Its words.
    pub(crate) text: String,
}

/// An element that states a time.
#[derive(Debug)]
pub(crate) struct TimeMark<'t> {
    /// Where it stands.
    pub(crate) id: Id,
    /// `datetime`, `content` or `title`.
    pub(crate) stamp: Option<&'t str>,
    /// What a reader sees.
    pub(crate) text: String,
    /// Its classes, id and itemprop in lower case.
    pub(crate) words: String,
    /// A `<time>` or a machine-readable property rather than a class that sounds like a date.
    pub(crate) marked: bool,
    /// It stands below the first `<h1>`.
    pub(crate) below_heading: bool,
    /// It stands in navigation, a footer or an aside: most likely another article's.
    pub(crate) aside: bool,
    /// It stands within a link, as other articles' dates often do.
    pub(crate) linked: bool,
    /// It stands among readers' comments.
    pub(crate) comment: bool,
}

impl TimeMark<'_> {
    /// Does what a reader sees name a year, and so a day that needs no other to be understood?
    pub(crate) fn names_year(&self) -> bool {
        self.text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
    }
}

/// How an element says that it names an author, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum BylineKind {
    /// `rel=author`.
    Rel,
    /// `itemprop=author`.
    ItemProp,
    /// A class or id such as `byline`.
    Class,
    /// Nothing but an address that leads to an author's page.
    Address,
}

/// An element that names authors.
#[derive(Debug)]
pub(crate) struct Byline {
    /// Where it stands.
    pub(crate) id: Id,
    /// How it says so.
    pub(crate) kind: BylineKind,
    /// Its text.
    pub(crate) text: String,
    /// The texts of links within it that lead to an author's page, if any.
    pub(crate) linked: Vec<String>,
    /// It stands in navigation, a footer or an aside.
    pub(crate) aside: bool,
    /// It stands among readers' comments.
    pub(crate) comment: bool,
}

/// A picture on the page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Picture<'t> {
    /// As written.
    pub(crate) src: &'t str,
    /// As written.
    pub(crate) alt: Option<&'t str>,
    /// The `<figure>` around it.
    pub(crate) figure: Option<Id>,
}
