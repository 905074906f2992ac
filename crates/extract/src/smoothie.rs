//! Where the article's text is. dom_smoothie (Readability's scoring) looks for it on the tree that `clutter` has cleared; what it finds
//! stays in the same tree, so that the page is parsed once.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// The id that dom_smoothie gives to what it found.
pub(crate) const FOUND: &str = "#readability-page-1";

/// The document reduced to its article, which is at [`FOUND`]; `None` where there is none.
///
/// dom_smoothie is caught if it panics: it compares scores with `partial_cmp().unwrap()` and marks states as unreachable that odd trees
/// might reach, and one page must never end the process that reads thousands. The tree is given away and lost then, so nothing half-done
/// can be seen.
pub(crate) fn find(document: Document) -> Option<Document> {
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let found = catch_unwind(AssertUnwindSafe(move || {
        let mut reader = Readability::with_document(document, None, Some(config)).ok()?;
        reader.parse().ok()?;
        Some(reader.doc)
    }));
    found.ok().flatten().filter(|document| document.select_single(FOUND).exists())
}
