//! The flaws of one document, each kind told a few times at most: a feed with a thousand bad dates has one problem, not a thousand.

use model::{Flaw, FlawKind};

/// Flaws of one kind that are told.
const MOST_OF_A_KIND: usize = 3;

#[derive(Debug, Default)]
pub(crate) struct Flaws(Vec<Flaw>);

impl Flaws {
    pub(crate) fn add(&mut self, kind: FlawKind, message: impl Into<String>) {
        if self.0.iter().filter(|flaw| flaw.kind == kind).count() < MOST_OF_A_KIND {
            let flaw = Flaw::new(kind, message);
            if !self.0.contains(&flaw) {
                self.0.push(flaw);
            }
        }
    }

    pub(crate) fn into_vec(self) -> Vec<Flaw> {
        self.0
    }
}

/// A stranger's text, short enough to stand in a sentence.
pub(crate) fn short(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
