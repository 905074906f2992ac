//! Why an article's text is what it is: every block of its page, kept or dropped, and for what reasons.

use serde::{Deserialize, Serialize};

/// One block of text of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// What stands there, spaces folded.
    pub text: String,
    /// The element that holds it, such as `p` or `li`.
    pub element: String,
    /// It is in the article.
    pub kept: bool,
    /// How likely it was taken to be of the article, 0.0 to 1.0, before rules had their say.
    pub chance: f32,
    /// In plain words, strongest first: "reads like prose", "mostly links", "repeats the headline".
    pub reasons: Vec<String>,
}

/// A page as it was judged, in its order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Every block.
    pub blocks: Vec<Judged>,
    /// Where each fact came from: "title", "JSON-LD headline".
    pub origins: Vec<(String, String)>,
}
