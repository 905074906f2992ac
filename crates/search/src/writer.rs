//! The index as it is written: by one node at a time, document by document, and made anew if it can't be read.

use std::collections::HashMap;
use std::fs::{self, File, TryLockError};
use std::path::Path;

use model::{ArticleId, Searchable, StoryId};
use tantivy::directory::MmapDirectory;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::schema::{IndexRecordOption, Term as Stored};
use tantivy::{DocSet, IndexWriter, TantivyDocument};

use crate::fields::{Fields, id, number, pack};
use crate::index::{payload, places};
use crate::words::{Stems, Tongue, words};
use crate::{Error, Index, Result};

/// Bytes of documents that are held before they go to a file: the least that tantivy takes is 15 million.
const MEMORY: usize = 20_000_000;
/// The part of a file's documents that are gone from which it is written anew without them.
const GONE: f32 = 0.3;
/// Authors and places of one article that are kept.
const MOST_AUTHORS: usize = 40;
const MOST_PLACES: usize = 16;

/// The one who writes.
pub struct Writer {
    index: Index,
    inner: IndexWriter,
    stems: Stems,
    /// The stories and prints of what was put since the last commit; `None`: it was removed.
    pending: HashMap<ArticleId, Option<(StoryId, u64)>>,
    changed: bool,
    /// Held for as long as this writes.
    _lock: File,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("index", &self.index).finish_non_exhaustive()
    }
}

impl Writer {
    /// The first index in this folder that nobody writes to, made if there is none, or if it can't be read. Nodes that share a data folder
    /// have one each.
    ///
    /// # Errors
    /// `Taken` if all are written to, `Folder` if the folder takes no files.
    pub fn take(folder: &Path) -> Result<Writer> {
        for place in places(folder) {
            match Writer::take_place(&place) {
                Err(Error::Taken(_)) => {}
                taken => return taken,
            }
        }
        Err(Error::Taken(folder.display().to_string()))
    }

    /// The first index in this folder alone; for a command that would rather read what a server writes than make its own.
    ///
    /// # Errors
    /// `Taken` if another process writes to it, `Folder` if the folder takes no files.
    pub fn take_first(folder: &Path) -> Result<Writer> {
        places(folder).next().map_or_else(|| Err(Error::Taken(folder.display().to_string())), |place| Writer::take_place(&place))
    }

    fn take_place(place: &Path) -> Result<Writer> {
        let failed = |error| Error::Folder(place.display().to_string(), error);
        fs::create_dir_all(place).map_err(failed)?;
        let lock = File::create(place.with_extension("lock")).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Taken(place.display().to_string())),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        let index = match Index::open(place) {
            Ok(index) => index,
            // Missing, broken, or of another version: what is in it is in the store as well.
            Err(_) => anew(place)?,
        };
        Writer::over(index, lock)
    }

    fn over(index: Index, lock: File) -> Result<Writer> {
        let options = IndexWriterOptions::builder().memory_budget_per_thread(MEMORY).num_worker_threads(1).num_merge_threads(1).build();
        let inner: IndexWriter = index.inner.writer_with_options(options)?;
        let mut merging = LogMergePolicy::default();
        merging.set_del_docs_ratio_before_merge(GONE);
        inner.set_merge_policy(Box::new(merging));
        Ok(Writer { index, inner, stems: Stems::default(), pending: HashMap::new(), changed: false, _lock: lock })
    }

    /// The index that is written to, to search in.
    #[must_use]
    pub fn index(&self) -> Index {
        self.index.clone()
    }

    /// Something was put or removed since the last commit.
    #[must_use]
    pub fn has_changed(&self) -> bool {
        self.changed
    }

    /// Puts an article in, in the place of what is there of it. `places` (latitude and longitude of where it happens) are asked for only if
    /// what is there is not the same. Gives whether it was not.
    ///
    /// # Errors
    /// If the index can't be written.
    pub fn put(&mut self, document: &Searchable, places: impl FnOnce() -> Vec<(f64, f64)>) -> Result<bool> {
        let print = print(document);
        if self.known(document.article)?.is_some_and(|(_, known)| known == print) {
            return Ok(false);
        }
        let made = self.made(document, print, &places());
        self.inner.delete_term(self.term(document.article));
        self.inner.add_document(made)?;
        self.pending.insert(document.article, Some((document.story, print)));
        self.changed = true;
        Ok(true)
    }

    /// Takes an article out, if it is in.
    ///
    /// # Errors
    /// If the index can't be read.
    pub fn remove(&mut self, article: ArticleId) -> Result<()> {
        if self.known(article)?.is_some() {
            self.inner.delete_term(self.term(article));
            self.pending.insert(article, None);
            self.changed = true;
        }
        Ok(())
    }

    /// The story that an article is in as part of; `None`: it is not in.
    ///
    /// # Errors
    /// If the index can't be read.
    pub fn story_of(&self, article: ArticleId) -> Result<Option<StoryId>> {
        Ok(self.known(article)?.map(|(story, _)| story))
    }

    /// Makes all that was put and removed to be found, as of the change of this number.
    ///
    /// # Errors
    /// If the index can't be written; then it is as it was after the commit before.
    pub fn commit(&mut self, seq: i64) -> Result<()> {
        let mut prepared = self.inner.prepare_commit()?;
        prepared.set_payload(&payload(seq));
        prepared.commit()?;
        self.pending.clear();
        self.changed = false;
        self.index.look_again()
    }

    /// Takes all out: the store has become another one.
    ///
    /// # Errors
    /// If the index can't be written.
    pub fn clear(&mut self) -> Result<()> {
        self.inner.delete_all_documents()?;
        self.commit(0)
    }

    fn term(&self, article: ArticleId) -> Stored {
        Stored::from_field_u64(self.index.fields.article, number(article.0))
    }

    /// The story and the print of what is there of an article.
    fn known(&self, article: ArticleId) -> Result<Option<(StoryId, u64)>> {
        if let Some(pending) = self.pending.get(&article) {
            return Ok(*pending);
        }
        let term = self.term(article);
        for segment in self.index.reader.searcher().segment_readers() {
            let list = segment.inverted_index(self.index.fields.article)?;
            let Some(mut found) = list.read_postings(&term, IndexRecordOption::Basic).map_err(tantivy::TantivyError::from)? else {
                continue;
            };
            while found.doc() != tantivy::TERMINATED {
                if !segment.is_deleted(found.doc()) {
                    let first = |field| Ok::<_, Error>(segment.fast_fields().u64(field)?.first(found.doc()).unwrap_or_default());
                    return Ok(Some((StoryId(id(first("story")?)), first("print")?)));
                }
                found.advance();
            }
        }
        Ok(None)
    }

    fn made(&mut self, document: &Searchable, print: u64, places: &[(f64, f64)]) -> TantivyDocument {
        let fields = self.index.fields;
        let tongue = Tongue::of(document.language.as_deref());
        let authors = document.authors.iter().take(MOST_AUTHORS).map(String::as_str).collect::<Vec<_>>().join(" ");
        let mut made = TantivyDocument::default();
        made.add_text(fields.title, self.stems.chopped(&document.title, tongue));
        made.add_text(fields.text, self.stems.chopped(&document.text, tongue));
        made.add_text(fields.authors, self.stems.chopped(&authors, Tongue::of(None)));
        made.add_text(fields.spelled, spelled(&format!("{} {authors}", document.title)));
        made.add_u64(fields.article, number(document.article.0));
        made.add_u64(fields.story, number(document.story.0));
        made.add_u64(fields.source, number(document.source.0));
        made.add_i64(fields.published, document.published.as_second());
        made.add_text(fields.language, tongue.as_str());
        made.add_u64(fields.print, print);
        for section in &document.sections {
            made.add_text(fields.section, section);
        }
        for place in places.iter().take(MOST_PLACES) {
            made.add_u64(fields.place, pack(*place));
        }
        made
    }
}

/// An empty index in the place of whatever is there.
fn anew(place: &Path) -> Result<Index> {
    let failed = |error| Error::Folder(place.display().to_string(), error);
    fs::remove_dir_all(place).map_err(failed)?;
    fs::create_dir_all(place).map_err(failed)?;
    let (fields, schema) = Fields::schema();
    let directory = MmapDirectory::open(place).map_err(tantivy::TantivyError::from)?;
    let inner = tantivy::Index::create(directory, schema, tantivy::IndexSettings::default())?;
    Index::over(inner, fields)
}

/// Words in small letters as they are written, each once.
fn spelled(text: &str) -> String {
    let mut all: Vec<String> = Vec::new();
    words(text, |word| {
        if !word.pair {
            all.push(text[word.range].to_lowercase());
        }
    });
    all.sort_unstable();
    all.dedup();
    all.join(" ")
}

/// A number that stands for all that a document is made of (FNV-1a, 64 bits): the same on every machine.
fn print(document: &Searchable) -> u64 {
    let mut print = 0xCBF2_9CE4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for byte in bytes.iter().chain(&[0xFF]) {
            print = (print ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    };
    let authors = i64::try_from(document.authors.len()).unwrap_or_default();
    for id in [document.story.0, document.source.0, document.published.as_second(), authors] {
        add(&id.to_be_bytes());
    }
    add(document.language.as_deref().unwrap_or_default().as_bytes());
    for text in [&document.title, &document.text].into_iter().chain(&document.authors).chain(&document.sections) {
        add(text.as_bytes());
    }
    print
}
