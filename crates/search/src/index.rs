//! The index as it is read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use tantivy::directory::MmapDirectory;
use tantivy::{IndexReader, ReloadPolicy};

use crate::fields::{Fields, VERSION};
use crate::words::Tongue;
use crate::{Error, Result};

/// Languages that a word is stemmed in, at most: those of most documents.
const MOST_TONGUES: usize = 6;

/// The index, to search in. Cheap to clone; all clones see the same commit.
#[derive(Clone)]
pub struct Index {
    pub(crate) inner: tantivy::Index,
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    state: Arc<State>,
}

/// What is known of the commit that is read.
#[derive(Default)]
struct State {
    seq: AtomicI64,
    tongues: RwLock<Arc<[Tongue]>>,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("seq", &self.seq()).finish_non_exhaustive()
    }
}

impl Index {
    /// The index among those in this folder that is made furthest, whoever writes to it.
    ///
    /// # Errors
    /// `Missing` if there is none that can be read.
    pub fn open_furthest(folder: &Path) -> Result<Index> {
        let indexes = places(folder).filter_map(|place| Index::open(&place).ok());
        indexes.max_by_key(Index::seq).ok_or_else(|| Error::Missing(folder.display().to_string()))
    }

    /// The index in this very folder.
    pub(crate) fn open(folder: &Path) -> Result<Index> {
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        let missing = || Error::Missing(folder.display().to_string());
        if !tantivy::Index::exists(&directory).map_err(tantivy::TantivyError::from)? {
            return Err(missing());
        }
        let inner = tantivy::Index::open(directory)?;
        let (fields, schema) = Fields::schema();
        if inner.schema() != schema || saved(&inner)?.is_none() {
            return Err(missing());
        }
        Index::over(inner, fields)
    }

    /// An index over what was opened or made.
    pub(crate) fn over(inner: tantivy::Index, fields: Fields) -> Result<Index> {
        let reader = inner.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let index = Index { inner, reader, fields, state: Arc::default() };
        index.look_again()?;
        Ok(index)
    }

    /// Sees the newest commit.
    ///
    /// # Errors
    /// If it can't be read.
    pub fn look_again(&self) -> Result<()> {
        // Read before the documents: whatever comes between is indexed twice, not never.
        let seq = saved(&self.inner)?.unwrap_or_default();
        self.reader.reload()?;
        let mut counts: BTreeMap<Tongue, u64> = BTreeMap::new();
        for segment in self.reader.searcher().segment_readers() {
            let list = segment.inverted_index(self.fields.language)?;
            let mut terms = list.terms().stream().map_err(tantivy::TantivyError::from)?;
            while let Some((key, info)) = terms.next() {
                let tongue = Tongue::of(std::str::from_utf8(key).ok());
                *counts.entry(tongue).or_default() += u64::from(info.doc_freq);
            }
        }
        let mut tongues: Vec<(Tongue, u64)> = counts.into_iter().collect();
        tongues.sort_by_key(|(tongue, count)| (std::cmp::Reverse(*count), *tongue));
        let mut tongues: Vec<Tongue> = tongues.into_iter().take(MOST_TONGUES).map(|(tongue, _)| tongue).collect();
        if tongues.is_empty() {
            tongues.push(Tongue::of(None));
        }
        *self.state.tongues.write().unwrap_or_else(PoisonError::into_inner) = tongues.into();
        self.state.seq.store(seq, Ordering::Relaxed);
        Ok(())
    }

    /// The number of the change up to which the index is made.
    #[must_use]
    pub fn seq(&self) -> i64 {
        self.state.seq.load(Ordering::Relaxed)
    }

    /// Articles in it.
    #[must_use]
    pub fn articles(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    pub(crate) fn tongues(&self) -> Arc<[Tongue]> {
        Arc::clone(&self.state.tongues.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The number that the newest commit was made with; `None`: by another version, or by none.
fn saved(index: &tantivy::Index) -> Result<Option<i64>> {
    let payload = index.load_metas()?.payload;
    let read = |payload: String| {
        let (version, seq) = payload.split_once(' ')?;
        (version.parse() == Ok(VERSION)).then(|| seq.parse().ok())?
    };
    Ok(payload.and_then(read))
}

/// What a commit is made with.
pub(crate) fn payload(seq: i64) -> String {
    format!("{VERSION} {seq}")
}

/// Nodes that may share a data folder.
const MOST_NODES: usize = 16;

/// The folders of the indexes of the nodes that share a data folder.
pub(crate) fn places(folder: &Path) -> impl Iterator<Item = PathBuf> {
    (0..MOST_NODES).map(move |n| folder.join(n.to_string()))
}
