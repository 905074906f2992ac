//! Letters out of a maildir (<https://cr.yp.to/proto/maildir.html>): what lies in `new` and is for a box of ours is kept, and then moved to
//! `cur` as seen. Other people's letters are left where they are.

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use store::Taken;
use tokio_util::sync::CancellationToken;

use crate::Newsroom;

/// How often the folder is looked into.
const EVERY: Duration = Duration::from_secs(2);
/// Letters that are taken at one look; the others wait for the next.
const AT_A_LOOK: usize = 200;
/// Letters of others that are remembered, so that they are not read again at each look.
const REMEMBERED: usize = 10_000;

/// A maildir, and which letters in it are not ours.
pub struct Maildir {
    folder: PathBuf,
    others: HashSet<OsString>,
}

impl Maildir {
    /// A folder that holds `new` and `cur`.
    ///
    /// # Errors
    /// If it does not.
    pub fn open(folder: &Path) -> anyhow::Result<Maildir> {
        for inner in ["new", "cur"] {
            if !folder.join(inner).is_dir() {
                bail!(
                    "{} is no maildir: it holds no folder “{inner}”. Give the folder that your mail server delivers to",
                    folder.display()
                );
            }
        }
        Ok(Maildir { folder: folder.to_owned(), others: HashSet::new() })
    }

    /// What lies in `new`, oldest name first, without what is known to be others'.
    fn names(&mut self) -> std::io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(self.folder.join("new"))? {
            let entry = entry?;
            // A link could lead anywhere.
            if entry.file_type()?.is_file() && !self.others.contains(&entry.file_name()) {
                names.push(entry.file_name());
            }
        }
        names.sort_unstable();
        names.truncate(AT_A_LOOK);
        Ok(names)
    }

    /// A letter, at most one byte longer than is read of it.
    fn letter(&self, name: &OsString) -> std::io::Result<Vec<u8>> {
        let mut letter = Vec::new();
        std::fs::File::open(self.folder.join("new").join(name))?.take(letters::MOST_BYTES as u64 + 1).read_to_end(&mut letter)?;
        Ok(letter)
    }

    /// It was taken: a mail program sees that somebody has seen it.
    fn seen(&self, name: &OsString) -> std::io::Result<()> {
        let mut seen = name.clone();
        if !name.to_string_lossy().contains(":2,") {
            seen.push(":2,S");
        }
        std::fs::rename(self.folder.join("new").join(name), self.folder.join("cur").join(seen))
    }
}

impl Newsroom {
    /// Takes letters out of a maildir until told to stop.
    pub async fn watch_maildir(self: &Arc<Self>, mut maildir: Maildir, stop: &CancellationToken) {
        while !stop.is_cancelled() {
            if let Err(error) = self.empty_maildir(&mut maildir).await {
                tracing::warn!("the maildir could not be read: {error:#}");
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(EVERY) => {}
            }
        }
    }

    /// Takes what lies in a maildir now; gives how many letters.
    ///
    /// # Errors
    /// If the folder can't be read or written, or the store fails: what was not taken lies there still.
    pub async fn empty_maildir(&self, maildir: &mut Maildir) -> anyhow::Result<usize> {
        let mut taken = 0;
        // Files of a local folder, a few at a time: no thread of its own is needed for them.
        for name in maildir.names().context("looking into the maildir")? {
            let letter = match maildir.letter(&name) {
                Ok(letter) => letter,
                // Another node took it a moment ago.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error).with_context(|| format!("reading {}", name.to_string_lossy())),
            };
            let mut locals: Vec<String> =
                letters::recipients(&letter).iter().filter_map(|address| letters::named(address, &self.settings.letters_host)).collect();
            locals.dedup();
            let (mut is_ours, mut is_kept) = (false, true);
            for local in locals {
                if let Some(kept) = self.keep_letter(&local, &letter).await.context("keeping a letter")? {
                    is_ours = true;
                    is_kept &= kept != Taken::Full;
                }
            }
            if !is_ours {
                if maildir.others.len() >= REMEMBERED {
                    maildir.others.clear();
                }
                maildir.others.insert(name);
            } else if is_kept {
                match maildir.seen(&name) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                        return Err(error).with_context(|| format!("moving {} to “cur”", name.to_string_lossy()));
                    }
                    _ => taken += 1,
                }
            }
        }
        Ok(taken)
    }
}
