//! The cap in front of every HTML tree builder: how deep, how many tags.
//!
//! The tree builder that HTML prescribes looks up its stack of open elements at nearly every tag, and opens formatting elements that were
//! left unclosed again and again: 79 kB of `<font><p>` cost 14 seconds and 1.9 GB. So a page is surveyed first, in one pass, with a
//! model of that stack. A page within bounds, and regular enough for the model to be right about it, is handed on as it is. Any other is
//! written anew ([`rewrite`]): every tag closed in its place, what lies too deep without its tags, so that the builder has nothing left
//! to repair.

mod element;
pub(crate) mod lexer;
mod rewrite;
mod survey;

use std::borrow::Cow;

/// HTML that a tree builder may be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capped<'a> {
    /// The page: borrowed where it was within bounds.
    pub html: Cow<'a, str>,
    /// Elements below the depth allowed lost their tags; their text is kept.
    pub flattened: bool,
    /// There were more tags than allowed: the rest of the page is missing.
    pub cut: bool,
}

/// Attributes of one tag that are still ordinary; the tokenizer compares each with all before it.
const MOST_ATTRIBUTES: usize = 100;
/// Formatting elements within each other.
const MOST_FORMATTING: usize = 16;

/// Bounds a page: elements at most `depth` deep, at most `tags` start tags. Linear in the length of the page.
#[must_use]
pub fn cap(html: &str, depth: usize, tags: usize) -> Capped<'_> {
    if survey::is_ordinary(html, depth, tags) {
        return Capped { html: Cow::Borrowed(html), flattened: false, cut: false };
    }
    let rewritten = rewrite::balanced(html, depth, tags);
    Capped { html: Cow::Owned(rewritten.html), flattened: rewritten.flattened, cut: rewritten.cut }
}

#[cfg(test)]
mod tests;
