//! HTML as a run of tags and texts, cut exactly where HTML's tokenizer cuts.

use std::borrow::Cow;

/// A piece of the page. Slices are of the page itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    Text(&'a str),
    Start(Tag<'a>),
    End(Tag<'a>),
    /// A comment, a declaration, a processing instruction, the beginning of what would be a CDATA section in XML.
    Silent(&'a str),
    /// A comment or tag that the page ends in the middle of.
    Unfinished,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// Lower-case.
    pub(crate) name: Cow<'a, str>,
    /// From `<` to `>`.
    pub(crate) source: &'a str,
    pub(crate) attributes: usize,
    pub(crate) closes_itself: bool,
}

pub(crate) struct Lexer<'a> {
    page: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(page: &'a str) -> Lexer<'a> {
        Lexer { page, at: 0 }
    }

    /// After a start tag whose contents are no markup: those contents, up to `</name` or the page's end.
    pub(crate) fn raw(&mut self, name: &str) -> &'a str {
        let rest = &self.page[self.at..];
        let bytes = rest.as_bytes();
        let mut from = 0;
        let end = loop {
            let Some(at) = rest[from..].find("</").map(|at| from + at) else { break rest.len() };
            let after = at + 2 + name.len();
            let is_name = bytes.get(at + 2..after).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
            if is_name && bytes.get(after).is_none_or(|b| ends_name(*b)) {
                break at;
            }
            from = at + 2;
        };
        self.at += end;
        &rest[..end]
    }

    /// The page is read to its end.
    pub(crate) fn is_done(&self) -> bool {
        self.at == self.page.len()
    }

    fn silent(&mut self, length: Option<usize>) -> Token<'a> {
        let rest = &self.page[self.at..];
        match length {
            Some(length) => {
                self.at += length;
                Token::Silent(&rest[..length])
            }
            None => {
                self.at = self.page.len();
                Token::Unfinished
            }
        }
    }

    fn tag(&mut self, is_end: bool) -> Token<'a> {
        let rest = &self.page[self.at..];
        let bytes = rest.as_bytes();
        let name_start = 1 + usize::from(is_end);
        let name_end = position(bytes, name_start, ends_name);
        let Some(read) = attributes(bytes, name_end) else {
            self.at = self.page.len();
            return Token::Unfinished;
        };
        let name = &rest[name_start..name_end];
        let name = if name.bytes().any(|b| b.is_ascii_uppercase()) { Cow::Owned(name.to_ascii_lowercase()) } else { Cow::Borrowed(name) };
        self.at += read.end;
        let tag = Tag { name, source: &rest[..read.end], attributes: read.count, closes_itself: read.closes_itself };
        if is_end { Token::End(tag) } else { Token::Start(tag) }
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let rest = &self.page[self.at..];
        let bytes = rest.as_bytes();
        match bytes {
            [] => None,
            [b'<', b'/', b, ..] if b.is_ascii_alphabetic() => Some(self.tag(true)),
            [b'<', b, ..] if b.is_ascii_alphabetic() => Some(self.tag(false)),
            [b'<', b'!', b'-', b'-', ..] => {
                let length = comment(bytes);
                Some(self.silent(length))
            }
            // What looks like a CDATA section is one in SVG and MathML alone, and a comment up to the first `>` in HTML.
            [b'<', b'!' | b'?', ..] | [b'<', b'/', _, ..] => {
                let length = rest.find('>').map(|at| at + 1);
                Some(self.silent(length))
            }
            _ => {
                let end = position(bytes, 1, |b| b == b'<');
                self.at += end;
                Some(Token::Text(&rest[..end]))
            }
        }
    }
}

fn ends_name(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b'/' | b'>')
}

fn position(bytes: &[u8], from: usize, stop: impl Fn(u8) -> bool) -> usize {
    bytes[from..].iter().position(|b| stop(*b)).map_or(bytes.len(), |at| from + at)
}

/// The length of the comment that `bytes` begin with; `<!-->` and `<!--->` are whole ones.
fn comment(bytes: &[u8]) -> Option<usize> {
    let mut from = 4;
    loop {
        let end = position(bytes, from, |b| b == b'>');
        let inside = bytes.get(4..end)?;
        if end == bytes.len() {
            return None;
        }
        if inside.is_empty() || inside == b"-" || inside.ends_with(b"--") || inside.ends_with(b"--!") {
            return Some(end + 1);
        }
        from = end + 1;
    }
}

/// The attributes of a tag in their order: name as written, value as written (references unresolved, quotes off). A value that is missing
/// is empty.
pub(crate) fn pairs<'a>(tag: &Tag<'a>) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
    let source = tag.source;
    let bytes = source.as_bytes();
    let mut at = position(bytes, 1, ends_name);
    std::iter::from_fn(move || {
        at = position(bytes, at, |b| !ends_name(b) || b == b'>');
        if matches!(bytes.get(at), None | Some(b'>')) {
            return None;
        }
        let start = at;
        at = position(bytes, at + 1, |b| ends_name(b) || b == b'=');
        let name = &source[start..at];
        let equals = position(bytes, at, |b| !b.is_ascii_whitespace());
        if bytes.get(equals) != Some(&b'=') {
            return Some((name, ""));
        }
        at = position(bytes, equals + 1, |b| !b.is_ascii_whitespace());
        let value = match bytes.get(at) {
            Some(quote @ (b'"' | b'\'')) => {
                let end = position(bytes, at + 1, |b| b == *quote);
                let value = &source[at + 1..end];
                at = (end + 1).min(bytes.len());
                value
            }
            _ => {
                let end = position(bytes, at, |b| b.is_ascii_whitespace() || b == b'>');
                let value = &source[at..end];
                at = end;
                value
            }
        };
        Some((name, value))
    })
}

struct Attributes {
    end: usize,
    count: usize,
    closes_itself: bool,
}

/// Reads attributes from after the tag's name to after its `>`; `None` if the page ends before that.
fn attributes(bytes: &[u8], from: usize) -> Option<Attributes> {
    let mut at = from;
    let mut count = 0;
    loop {
        at = position(bytes, at, |b| !ends_name(b) || b == b'>');
        if *bytes.get(at)? == b'>' {
            return Some(Attributes { end: at + 1, count, closes_itself: at > from && bytes[at - 1] == b'/' });
        }
        count += 1;
        // A name may begin with "=", and ends before one.
        at = position(bytes, at + 1, |b| ends_name(b) || b == b'=');
        let value = position(bytes, at, |b| !b.is_ascii_whitespace());
        if bytes.get(value) != Some(&b'=') {
            continue;
        }
        at = position(bytes, value + 1, |b| !b.is_ascii_whitespace());
        match *bytes.get(at)? {
            quote @ (b'"' | b'\'') => {
                at = position(bytes, at + 1, |b| b == quote) + 1;
                if at > bytes.len() {
                    return None;
                }
            }
            b'>' => return Some(Attributes { end: at + 1, count, closes_itself: false }),
            _ => {
                at = position(bytes, at, |b| b.is_ascii_whitespace() || b == b'>');
                // A slash at the end of an unquoted value belongs to the value.
                if bytes.get(at) == Some(&b'>') {
                    return Some(Attributes { end: at + 1, count, closes_itself: false });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(page: &str) -> Vec<String> {
        Lexer::new(page)
            .map(|token| match token {
                Token::Text(text) => text.to_owned(),
                Token::Start(tag) => format!("+{}{}{}", tag.name, tag.attributes, if tag.closes_itself { "/" } else { "" }),
                Token::End(tag) => format!("-{}", tag.name),
                Token::Silent(source) => format!("!{source}"),
                Token::Unfinished => "?".to_owned(),
            })
            .collect()
    }

    #[test]
    fn tags_end_where_html_ends_them() {
        assert_eq!(cut("<A href='>' b c=\"'\">x</a >"), ["+a3", "x", "-a"]);
        assert_eq!(cut("<a href=x/>y<br/><br / >"), ["+a1", "y", "+br0/", "+br0"]);
        assert_eq!(cut("<a/b='>'/>"), ["+a1/"]);
        assert_eq!(cut("<p =x>z"), ["+p1", "z"]);
    }

    #[test]
    fn attributes_are_cut_where_the_tag_is() {
        let of = |source: &str| match Lexer::new(source).next() {
            Some(Token::Start(tag)) => pairs(&tag).map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("|"),
            other => format!("{other:?}"),
        };
        assert_eq!(of("<a href='>' B c = \"'\" d=e/ f/>"), "href=>|B=|c='|d=e/|f=");
        assert_eq!(of("<p =x>"), "=x=");
        assert_eq!(of("<p x=>"), "x=");
        assert_eq!(of("<p>"), "");
    }

    #[test]
    fn signs_that_begin_no_tag_are_text() {
        assert_eq!(cut("a < b <3 </>"), ["a ", "< b ", "<3 ", "!</>"]);
    }

    #[test]
    fn comments_end_where_html_ends_them() {
        assert_eq!(cut("<!-->a<!--->b<!-- > --!>c"), ["!<!-->", "a", "!<!--->", "b", "!<!-- > --!>", "c"]);
        assert_eq!(cut("x<!-- never"), ["x", "?"]);
        assert_eq!(cut("<![CDATA[a>b]]>"), ["!<![CDATA[a>", "b]]>"]);
    }

    #[test]
    fn raw_contents_end_at_their_own_end_tag() {
        let mut lexer = Lexer::new("<script>if (a</b/.x) '</scripts>'</SCRIPT >");
        lexer.next();
        assert_eq!(lexer.raw("script"), "if (a</b/.x) '</scripts>'");
    }
}
