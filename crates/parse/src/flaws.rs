//! The flaws of one document, each kind told a few times at most: a feed with a thousand bad dates has one problem, not a thousand.

use model::{Flaw, FlawKind};

/// Flaws of one kind that are told.
const MOST_OF_A_KIND: usize = 3;

/// Bytes by which the addresses of a document's entries may grow together when they are made absolute.
const MOST_GROWTH: usize = 16 << 20;

#[derive(Debug, Default)]
pub(crate) struct Flaws {
    told: Vec<Flaw>,
    /// What is used of [`MOST_GROWTH`]; counted here, since whoever reads an address has these at hand.
    growth: usize,
}

impl Flaws {
    pub(crate) fn add(&mut self, kind: FlawKind, message: impl Into<String>) {
        if self.told.iter().filter(|flaw| flaw.kind == kind).count() < MOST_OF_A_KIND {
            let flaw = Flaw::new(kind, message);
            if !self.told.contains(&flaw) {
                self.told.push(flaw);
            }
        }
    }

    /// May an address grow by so many bytes? If it may not, that is a flaw.
    pub(crate) fn allows_growth(&mut self, bytes: usize) -> bool {
        self.growth = self.growth.saturating_add(bytes);
        let allowed = self.growth <= MOST_GROWTH;
        if !allowed {
            self.add(FlawKind::TooLarge, "It has more relative addresses than can be made absolute; the later ones are left out.");
        }
        allowed
    }

    pub(crate) fn into_vec(self) -> Vec<Flaw> {
        self.told
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
