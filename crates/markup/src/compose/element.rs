//! The elements a composer writes, and where HTML lets each of them stand.

/// An element of safe HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Element {
    Paragraph,
    /// The page around the article has the `h1`.
    Heading2,
    Heading3,
    Heading4,
    Preformatted,
    Quotation,
    Section,
    Division,
    Figure,
    Caption,
    List,
    NumberedList,
    Item,
    Definitions,
    Term,
    Definition,
    Table,
    TableCaption,
    TableHead,
    TableBody,
    Row,
    Cell,
    HeaderCell,
    Link,
    Emphasis,
    Strong,
    Code,
    Superscript,
    Subscript,
    Deleted,
    Quoted,
    Cited,
    Time,
    Span,
    Ruby,
    RubyText,
    RubyParenthesis,
}

/// Which way a passage is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Direction {
    LeftToRight,
    RightToLeft,
    Auto,
}

/// An attribute, with what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribute<'a> {
    /// Where a link leads.
    Address(&'a str),
    /// The language of a passage, as a tag.
    Language(&'a str),
    /// Its direction.
    Direction(Direction),
    /// The number of a numbered list's first item.
    Start(u32),
    /// Columns that a cell spans.
    Columns(u32),
    /// Rows that a cell spans.
    Rows(u32),
    /// A time, for machines.
    Moment(&'a str),
}

impl Attribute<'_> {
    /// Where it stands among an element's attributes.
    pub(crate) fn rank(&self) -> u8 {
        match self {
            Attribute::Address(_) => 0,
            Attribute::Language(_) => 1,
            Attribute::Direction(_) => 2,
            Attribute::Start(_) => 3,
            Attribute::Columns(_) => 4,
            Attribute::Rows(_) => 5,
            Attribute::Moment(_) => 6,
        }
    }
}

/// What may stand in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Blocks and lines.
    Flow,
    /// A line: text and what stands within it.
    Line,
    Items,
    Definitions,
    Table,
    Rows,
    Cells,
    Ruby,
}

impl Direction {
    /// As HTML writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
            Direction::Auto => "auto",
        }
    }
}

impl Element {
    /// The tag.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Element::Paragraph => "p",
            Element::Heading2 => "h2",
            Element::Heading3 => "h3",
            Element::Heading4 => "h4",
            Element::Preformatted => "pre",
            Element::Quotation => "blockquote",
            Element::Section => "section",
            Element::Division => "div",
            Element::Figure => "figure",
            Element::Caption => "figcaption",
            Element::List => "ul",
            Element::NumberedList => "ol",
            Element::Item => "li",
            Element::Definitions => "dl",
            Element::Term => "dt",
            Element::Definition => "dd",
            Element::Table => "table",
            Element::TableCaption => "caption",
            Element::TableHead => "thead",
            Element::TableBody => "tbody",
            Element::Row => "tr",
            Element::Cell => "td",
            Element::HeaderCell => "th",
            Element::Link => "a",
            Element::Emphasis => "em",
            Element::Strong => "strong",
            Element::Code => "code",
            Element::Superscript => "sup",
            Element::Subscript => "sub",
            Element::Deleted => "del",
            Element::Quoted => "q",
            Element::Cited => "cite",
            Element::Time => "time",
            Element::Span => "span",
            Element::Ruby => "ruby",
            Element::RubyText => "rt",
            Element::RubyParenthesis => "rp",
        }
    }

    /// Every element.
    #[cfg(test)]
    pub(super) fn all() -> [Element; 37] {
        use Element::*;
        [
            Paragraph,
            Heading2,
            Heading3,
            Heading4,
            Preformatted,
            Quotation,
            Section,
            Division,
            Figure,
            Caption,
            List,
            NumberedList,
            Item,
            Definitions,
            Term,
            Definition,
            Table,
            TableCaption,
            TableHead,
            TableBody,
            Row,
            Cell,
            HeaderCell,
            Link,
            Emphasis,
            Strong,
            Code,
            Superscript,
            Subscript,
            Deleted,
            Quoted,
            Cited,
            Time,
            Span,
            Ruby,
            RubyText,
            RubyParenthesis,
        ]
    }

    /// It stands within a line.
    pub(crate) fn is_inline(self) -> bool {
        use Element::*;
        matches!(
            self,
            Link | Emphasis
                | Strong
                | Code
                | Superscript
                | Subscript
                | Deleted
                | Quoted
                | Cited
                | Time
                | Span
                | Ruby
                | RubyText
                | RubyParenthesis
        )
    }

    pub(super) fn is_cell(self) -> bool {
        matches!(self, Element::Cell | Element::HeaderCell)
    }

    /// May say its language and direction.
    pub(super) fn keeps_language(self) -> bool {
        !matches!(self, Element::Preformatted)
    }

    pub(super) fn inside(self) -> Place {
        use Element::*;
        match self {
            List | NumberedList => Place::Items,
            Definitions => Place::Definitions,
            Table => Place::Table,
            TableHead | TableBody => Place::Rows,
            Row => Place::Cells,
            Ruby => Place::Ruby,
            Quotation | Section | Division | Figure | Item | Definition | Cell | HeaderCell => Place::Flow,
            _ => Place::Line,
        }
    }

    pub(super) fn may_stand_in(self, place: Place) -> bool {
        use Element::*;
        match self {
            Item => place == Place::Items,
            Term | Definition => place == Place::Definitions,
            TableCaption | TableHead | TableBody => place == Place::Table,
            Row => place == Place::Rows,
            Cell | HeaderCell => place == Place::Cells,
            RubyText | RubyParenthesis => place == Place::Ruby,
            _ if self.is_inline() => matches!(place, Place::Flow | Place::Line),
            _ => place == Place::Flow,
        }
    }
}
