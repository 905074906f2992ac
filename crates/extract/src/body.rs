//! Which of a page's text is its article's.

pub(crate) mod blocks;
