//! The buttons on a story's page by which an editor picks or drops it for the next digest.

use model::{DigestEdit, Story};

use super::next_view::said;
use crate::page::Visit;

/// The buttons.
pub struct DeskView {
    /// What takes the form.
    pub action: String,
    /// The story's number.
    pub story: i64,
    /// Its address part.
    pub slug: String,
    /// What was decided, and its number.
    pub decided: Option<(String, i64)>,
}

impl DeskView {
    /// Of a story and what was decided about the next digest, newest first.
    #[must_use]
    pub fn new(story: &Story, edits: &[DigestEdit], visit: &Visit) -> DeskView {
        let decided = edits.iter().find(|edit| edit.story == story.id);
        DeskView {
            action: visit.to("digest/next"),
            story: story.id.0,
            slug: story.slug.clone(),
            decided: decided.map(|edit| (said(edit, visit.words).trim_end_matches([':', ' ', '\u{a0}']).to_owned(), edit.id.0)),
        }
    }
}
