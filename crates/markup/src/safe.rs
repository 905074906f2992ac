//! The type that says "this may be shown": made by the sanitizer alone.

use serde::Serialize;

/// HTML that strangers wrote and the sanitizer let through. There is no way to make one from raw text but through the sanitizer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Text that was a `SafeHtml` when it was saved. For the store alone: a clippy fence keeps the other crates out.
    #[must_use]
    pub fn stored(html: String) -> SafeHtml {
        SafeHtml(html)
    }

    /// What the sanitizer let through. Kept inside the crate, so that [`crate::sanitize`] stays the only maker.
    pub(crate) fn sanitized(html: String) -> SafeHtml {
        SafeHtml(html)
    }

    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
