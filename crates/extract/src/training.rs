//! What the training of the model needs of a page; not part of the reader.

use markup::tree::Tree;
use model::Article;

use crate::body::Survey;
use crate::body::forest::Forest;
use crate::reading::{parsed, survey};

/// A page's blocks and their features.
pub struct Sample {
    tree: Tree,
    survey: Survey,
}

impl Sample {
    /// Reads a page; `None` if there is nothing on it.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Sample> {
        let decoded = markup::encoding::decode(bytes, None);
        let tree = parsed(&decoded.text, &mut Vec::new());
        let (survey, _) = survey(&tree, None, &mut Article::default(), &mut Vec::new());
        if survey.blocks.is_empty() {
            return None;
        }
        Some(Sample { tree, survey })
    }

    /// The words of every block, and whether it is a caption, which no text holds.
    pub fn blocks(&self) -> impl Iterator<Item = (&str, bool)> {
        self.survey.blocks.iter().map(|block| (block.text.as_str(), block.caption))
    }

    /// The bar that the reader would set, given each block's chance.
    #[must_use]
    pub fn bar(&self, chances: &[f32]) -> f32 {
        crate::body::bar(&self.survey.blocks, &self.survey.lines, chances)
    }

    /// Is this block ruled out before any model is asked?
    #[must_use]
    pub fn is_ruled_out(&self, at: usize) -> bool {
        self.survey.ruled_out[at].is_some()
    }

    /// Rows of the first round, and their width.
    #[must_use]
    pub fn first(&self) -> (&[f32], usize) {
        (&self.survey.rows.values, self.survey.rows.width)
    }

    /// Rows of the second round, given the chances of the first.
    #[must_use]
    pub fn second(&self, chances: &[f32]) -> (Vec<f32>, usize) {
        let rows = self.survey.second(&self.tree, chances);
        (rows.values, rows.width)
    }
}

/// A trained model.
pub struct Model(Forest);

impl Model {
    /// Reads a model's bytes; `None` if they are none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Model> {
        Forest::read(bytes).map(Model)
    }

    /// The chances of rows of `width` numbers each.
    #[must_use]
    pub fn chances(&self, rows: &[f32], width: usize) -> Vec<f32> {
        self.0.chances(rows, width)
    }
}
