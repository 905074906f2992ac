//! What can go wrong with an index, named by what can be done about it.

/// What the index gives.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the index could not do it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is none in this folder yet, or it is of another version: whoever may write makes it anew.
    #[error("There is no search index in {0} yet.")]
    Missing(String),
    /// Another process writes to it.
    #[error("The search index in {0} is another process's.")]
    Taken(String),
    /// The folder takes no files.
    #[error("The search index in {0} can't be written: {1}. Make room, or give the user that runs dateline the right to write there.")]
    Folder(String, std::io::Error),
    /// Anything else; made anew, it may work.
    #[error("The search index failed: {0}. It is made anew if its folder is removed.")]
    Failed(#[from] tantivy::TantivyError),
}
