//! What HTML's parser knows about elements by name: which have no contents, which close which, which shield what is inside.

/// Elements without contents.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "image"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that the parser opens again where they were left unclosed.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(name, "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u")
}

/// Elements whose contents are text up to their own end tag.
pub(super) fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "xmp" | "iframe" | "noembed" | "noframes" | "textarea" | "title" | "noscript")
}

/// Elements that end when another begins or their parent ends.
pub(super) fn ends_by_itself(name: &str) -> bool {
    matches!(
        name,
        "dd" | "dt"
            | "li"
            | "optgroup"
            | "option"
            | "p"
            | "rb"
            | "rp"
            | "rt"
            | "rtc"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "colgroup"
            | "caption"
    )
}

/// Rows, cells and the like: they mean something inside a table only.
pub(super) fn is_table_part(name: &str) -> bool {
    matches!(name, "caption" | "colgroup" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr")
}

/// Inside of these (and not in a cell), contents are moved out before the table, one by one.
pub(super) fn moves_contents_out(name: &str) -> bool {
    matches!(name, "table" | "tbody" | "tfoot" | "thead" | "tr")
}

/// Elements that shield what is inside from end tags that mean something outside.
pub(super) fn is_scope(name: &str) -> bool {
    matches!(
        name,
        "applet"
            | "caption"
            | "table"
            | "td"
            | "th"
            | "marquee"
            | "object"
            | "template"
            | "noscript"
            | "foreignobject"
            | "desc"
            | "annotation-xml"
            | "mi"
            | "mo"
            | "mn"
            | "ms"
            | "mtext"
    )
}

/// Block elements: their start closes an open paragraph, and no inline end tag reaches through them.
pub(super) fn closes_paragraph(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "details"
            | "dd"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "ul"
            | "xmp"
    )
}

/// The specification's "special" elements.
pub(super) fn is_special(name: &str) -> bool {
    closes_paragraph(name)
        || is_scope(name)
        || is_table_part(name)
        || is_void(name)
        || matches!(
            name,
            "body"
                | "button"
                | "frameset"
                | "head"
                | "html"
                | "iframe"
                | "noembed"
                | "noframes"
                | "plaintext"
                | "script"
                | "select"
                | "style"
                | "textarea"
                | "title"
        )
}

/// Below which elements SVG and MathML hold HTML again.
pub(super) fn holds_html_again(name: &str) -> bool {
    matches!(name, "foreignobject" | "desc" | "title" | "annotation-xml" | "mi" | "mo" | "mn" | "ms" | "mtext")
}

/// HTML elements that end SVG and MathML wherever they begin.
pub(super) fn ends_foreign(name: &str) -> bool {
    matches!(
        name,
        "b" | "big"
            | "blockquote"
            | "body"
            | "br"
            | "center"
            | "code"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "em"
            | "embed"
            | "font"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "hr"
            | "i"
            | "img"
            | "li"
            | "listing"
            | "menu"
            | "meta"
            | "nobr"
            | "ol"
            | "p"
            | "pre"
            | "ruby"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "strike"
            | "sub"
            | "sup"
            | "table"
            | "tt"
            | "u"
            | "ul"
            | "var"
    )
}

/// How far up the stack (indices from its top) a start tag of `name` closes elements, by HTML's rules: how many are closed.
pub(super) fn closed_by_start<'s>(name: &str, open: impl Iterator<Item = &'s str> + Clone) -> usize {
    let nearest = |wanted: &dyn Fn(&str) -> bool, barrier: &dyn Fn(&str) -> bool| {
        for (index, element) in open.clone().enumerate() {
            if wanted(element) {
                return index + 1;
            }
            if barrier(element) {
                return 0;
            }
        }
        0
    };
    let list_barrier = |e: &str| is_special(e) && !matches!(e, "address" | "div" | "p");
    let paragraph = || nearest(&|e| e == "p", &|e| is_scope(e) || e == "button");
    match name {
        "li" => nearest(&|e| e == "li", &list_barrier).max(paragraph()),
        "dd" | "dt" => nearest(&|e| matches!(e, "dd" | "dt"), &list_barrier).max(paragraph()),
        "option" => nearest(&|e| e == "option", &|_| true),
        "optgroup" => nearest(&|e| e == "optgroup", &|e| e != "option"),
        "rb" | "rtc" | "rt" | "rp" => nearest(&|e| matches!(e, "rb" | "rt" | "rp"), &|_| true),
        "a" | "nobr" => nearest(&|e| e == name, &|e| is_special(e)),
        "button" => nearest(&|e| e == "button", &is_scope),
        "td" | "th" => until(open, &|e| matches!(e, "tr" | "table" | "template")),
        "tr" => until(open, &|e| matches!(e, "tbody" | "thead" | "tfoot" | "table" | "template")),
        "tbody" | "thead" | "tfoot" | "caption" | "colgroup" => until(open, &|e| matches!(e, "table" | "template")),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let heading = nearest(&|e| matches!(e, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"), &|_| true);
            heading.max(paragraph())
        }
        _ if closes_paragraph(name) => paragraph(),
        _ => 0,
    }
}

/// How many elements lie above the nearest one that is `kept`; none if there is no such element.
fn until<'s>(mut open: impl Iterator<Item = &'s str>, kept: &dyn Fn(&str) -> bool) -> usize {
    open.position(kept).unwrap_or(0)
}

/// How many elements an end tag of `name` closes, by HTML's rules; 0 if it means nothing here.
pub(super) fn closed_by_end<'s>(name: &str, open: impl Iterator<Item = &'s str>) -> usize {
    for (index, element) in open.enumerate() {
        if element == name {
            return index + 1;
        }
        let shielded = match name {
            "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "caption" | "colgroup" => {
                matches!(element, "table" | "template" | "noscript")
            }
            "template" | "select" => element == "noscript",
            "p" => is_scope(element) || element == "button",
            "li" => is_scope(element) || matches!(element, "ol" | "ul"),
            _ if is_special(name) || is_formatting(name) => is_scope(element),
            _ => is_special(element),
        };
        if shielded {
            return 0;
        }
    }
    0
}
