//! What each of HTML's elements means to us, by name: the vocabulary is large, ours is small.

use crate::compose::Element;

/// What becomes of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It is written as this one.
    Element(Element),
    /// A line break.
    Break,
    /// A rule.
    Rule,
    /// A picture.
    Picture,
    /// It goes, its contents stay.
    Contents,
    /// It goes with all that it holds: code, styles, drawings, forms' own parts, what stands in for something that is not shown here.
    Gone,
}

/// The meaning of an element's name, in lower case.
pub(super) fn meaning(name: &str) -> Meaning {
    use Element::*;
    Meaning::Element(match name {
        "p" => Paragraph,
        // The page has its own `h1`; six levels are four too many for an article.
        "h1" | "h2" => Heading2,
        "h3" => Heading3,
        "h4" | "h5" | "h6" => Heading4,
        "pre" | "listing" | "xmp" | "plaintext" => Preformatted,
        "blockquote" => Quotation,
        "section" => Section,
        "figure" => Figure,
        "figcaption" => Caption,
        "ul" | "menu" | "dir" => List,
        "ol" => NumberedList,
        "li" => Item,
        "dl" => Definitions,
        "dt" => Term,
        "dd" => Definition,
        "table" => Table,
        "caption" => TableCaption,
        "thead" => TableHead,
        "tbody" | "tfoot" => TableBody,
        "tr" => Row,
        "td" => Cell,
        "th" => HeaderCell,
        "div" | "address" | "article" | "aside" | "center" | "details" | "dialog" | "fieldset" | "footer" | "form" | "header"
        | "hgroup" | "legend" | "main" | "nav" | "search" | "summary" => Division,
        "a" => Link,
        "em" | "i" | "dfn" => Emphasis,
        "strong" | "b" => Strong,
        "code" | "kbd" | "samp" | "tt" | "var" => Code,
        "sup" => Superscript,
        "sub" => Subscript,
        "del" | "s" | "strike" => Deleted,
        "q" => Quoted,
        "cite" => Cited,
        "time" => Time,
        "span" | "bdo" | "bdi" => Span,
        "ruby" => Ruby,
        "rt" => RubyText,
        "rp" => RubyParenthesis,
        "br" => return Meaning::Break,
        "hr" => return Meaning::Rule,
        "img" => return Meaning::Picture,
        "applet" | "audio" | "button" | "canvas" | "colgroup" | "datalist" | "frameset" | "head" | "iframe" | "map" | "math" | "meter"
        | "noembed" | "noframes" | "noscript" | "object" | "option" | "output" | "portal" | "progress" | "script" | "select" | "style"
        | "svg" | "template" | "textarea" | "title" | "video" => return Meaning::Gone,
        _ => return Meaning::Contents,
    })
}
