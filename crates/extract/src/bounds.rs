//! How much of a page is read: its bytes, and within them what its markup costs to read.
//!
//! Scripts and styles are most of a large page and cost next to nothing, as no parser looks into them; so they don't count. What is left
//! has a budget: a byte costs one, a tag more, and a `<` that begins no tag most, since tokenizers take it character by character. The
//! dearest of 1,300 honest pages costs seven tenths of the budget, and the dearest hostile one a quarter of a second.

/// Bytes of a page that are read at all.
pub(crate) const LARGEST: usize = 10_000_000;
/// What the markup may cost.
const BUDGET: usize = 1_400_000;
/// A tag's cost beside its bytes.
const TAG: usize = 15;
/// The cost of a `<` that begins no tag.
const STRAY: usize = 200;
/// The cost of a `&`, each of which is looked up in a table.
const REFERENCE: usize = 40;

/// The part of a page that is within bounds.
#[derive(Debug, PartialEq)]
pub(crate) enum Within<'a> {
    /// All of it.
    Whole(&'a str),
    /// All but a tag at its end that never ends itself, which no parser would make an element of.
    Truncated(&'a str),
    /// Its beginning.
    Beginning(&'a str),
}

impl<'a> Within<'a> {
    /// The text to read.
    pub(crate) fn html(&self) -> &'a str {
        match self {
            Within::Whole(html) | Within::Truncated(html) | Within::Beginning(html) => html,
        }
    }
}

/// Measures a page, in one pass.
pub(crate) fn within(page: &str) -> Within<'_> {
    let html = page;
    let mut end = html.len().min(LARGEST);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let html = &html[..end];
    let bytes = html.as_bytes();
    let mut cost = 0;
    let mut at = 0;
    while at < bytes.len() {
        if cost > BUDGET {
            while !html.is_char_boundary(at) {
                at -= 1;
            }
            return Within::Beginning(&html[..at]);
        }
        cost += 1;
        match bytes[at] {
            b'<' => match bytes.get(at + 1) {
                Some(b's' | b'S') if starts(bytes, at, b"<script") => at = end_of(bytes, at + 7, b"</script"),
                Some(b's' | b'S') if starts(bytes, at, b"<style") => at = end_of(bytes, at + 6, b"</style"),
                Some(next) if next.is_ascii_alphabetic() => {
                    let Some(end) = end_of_tag(bytes, at + 2) else {
                        let html = &html[..at];
                        return if end < page.len() || bytes.len() - at > BUDGET {
                            Within::Beginning(html)
                        } else {
                            Within::Truncated(html)
                        };
                    };
                    cost += TAG + end - at;
                    at = end;
                }
                Some(b'/' | b'!' | b'?') => cost += TAG,
                _ => cost += STRAY,
            },
            b'&' => cost += REFERENCE,
            _ => {}
        }
        at += 1;
    }
    if end < page.len() { Within::Beginning(html) } else { Within::Whole(html) }
}

/// Where the `>` is that ends a tag, passing over those in quoted values; `None` where the page ends first.
fn end_of_tag(bytes: &[u8], from: usize) -> Option<usize> {
    #[derive(PartialEq)]
    enum At {
        Name,
        Equals,
        Value,
        Space,
    }
    let mut state = At::Name;
    let mut at = from;
    loop {
        let byte = *bytes.get(at)?;
        state = match (byte, state) {
            (b'>', _) => return Some(at),
            (b'"' | b'\'', At::Equals) => {
                at += 1 + bytes.get(at + 1..)?.iter().position(|b| *b == byte)?;
                At::Space
            }
            (b'=', At::Name) => At::Equals,
            (b, At::Equals) if b.is_ascii_whitespace() => At::Equals,
            (_, At::Equals) => At::Value,
            (b, At::Value) if !b.is_ascii_whitespace() => At::Value,
            (b'/', _) => At::Space,
            // "a = b": the name lasts until something else begins.
            (b, state) if b.is_ascii_whitespace() => {
                if state == At::Name {
                    At::Name
                } else {
                    At::Space
                }
            }
            _ => At::Name,
        };
        at += 1;
    }
}

fn starts(bytes: &[u8], at: usize, wanted: &[u8]) -> bool {
    bytes.get(at..at + wanted.len()).is_some_and(|found| found.eq_ignore_ascii_case(wanted))
}

/// Where the end tag begins that closes a script or style; the end of the page where none does.
fn end_of(bytes: &[u8], from: usize, end: &[u8]) -> usize {
    let mut at = from;
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'<')) {
        at += next;
        if starts(bytes, at, end) {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_cost_nothing_and_markup_does() {
        let script = format!("<SCRIPT>{}</script><p>The ferry</p>", "a<b;".repeat(BUDGET));
        assert_eq!(within(&script), Within::Whole(&script));
        let beginning = |page: String| match within(&page) {
            Within::Beginning(html) => html.len(),
            other => panic!("{other:?}"),
        };
        assert!(beginning("<p>".repeat(BUDGET)) < BUDGET / 4);
        assert!(beginning("é".repeat(BUDGET)) <= BUDGET + 1);
        assert!(beginning("<".repeat(BUDGET)) < BUDGET / 100);
    }

    #[test]
    fn a_script_that_never_ends_is_no_trouble() {
        assert_eq!(within("<script>if (a < b) {").html().len(), 20);
        assert_eq!(within("<script></script>").html(), "<script></script>");
    }

    #[test]
    fn a_tag_that_never_ends_goes() {
        assert_eq!(within("<p>text<a href='>'"), Within::Truncated("<p>text"));
        assert_eq!(within("<p>text<a href='>'>"), Within::Whole("<p>text<a href='>'>"));
        assert_eq!(within("<p a\">text"), Within::Whole("<p a\">text"), "a quote in a name opens nothing");
        assert_eq!(within("<p a=b\">text"), Within::Whole("<p a=b\">text"), "nor within a value");
        assert_eq!(within("<p a = \">\">text"), Within::Whole("<p a = \">\">text"));
    }
}
