//! The type that says "this may be shown": made by the sanitizer, or by the composer to the sanitizer's rules.

use serde::Serialize;

/// HTML of strangers' words that may be shown. There is no way to make one from raw HTML but through the sanitizer; the composer takes
/// text only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Text that was a `SafeHtml` when it was saved. For the store alone: a clippy fence keeps the other crates out.
    #[must_use]
    pub fn stored(html: String) -> SafeHtml {
        SafeHtml(html)
    }

    /// What the sanitizer let through, or would. Kept inside the crate, so that [`crate::sanitize`] and [`crate::compose`] stay the only
    /// makers.
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
