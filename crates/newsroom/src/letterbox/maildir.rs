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

/// A maildir, and which letters in it are passed over.
pub struct Maildir {
    folder: PathBuf,
    /// Letters of others, and those that could not be read or moved. They are not looked at again while they lie in `new`.
    passed_over: HashSet<OsString>,
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
        Ok(Maildir { folder: folder.to_owned(), passed_over: HashSet::new() })
    }

    /// What lies in `new`, oldest name first, without what is passed over. Of that, what is gone is forgotten: no more is remembered than
    /// lies there.
    fn names(&mut self) -> std::io::Result<Vec<OsString>> {
        let (mut names, mut still) = (Vec::new(), HashSet::new());
        for entry in std::fs::read_dir(self.folder.join("new"))? {
            let entry = entry?;
            let name = entry.file_name();
            if self.passed_over.contains(&name) {
                still.insert(name);
            } else if entry.file_type().is_ok_and(|kind| kind.is_file()) {
                // Not a link, which could lead anywhere.
                names.push(name);
            }
        }
        self.passed_over = still;
        names.sort_unstable();
        names.truncate(AT_A_LOOK);
        Ok(names)
    }

    fn pass_over(&mut self, name: OsString) {
        self.passed_over.insert(name);
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
    /// If the folder can't be read or the store fails: what was not taken lies there still. One letter that can't be read or moved is no
    /// error.
    pub async fn empty_maildir(&self, maildir: &mut Maildir) -> anyhow::Result<usize> {
        let mut taken = 0;
        // Files of a local folder, a few at a time: no thread of its own is needed for them.
        for name in maildir.names().context("looking into the maildir")? {
            let letter = match maildir.letter(&name) {
                Ok(letter) => letter,
                // Another node took it a moment ago.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                Err(error) => {
                    tracing::warn!("the letter {} can't be read and is passed over: {error}", name.to_string_lossy());
                    maildir.pass_over(name);
                    continue;
                }
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
                maildir.pass_over(name);
            } else if is_kept {
                taken += 1;
                match maildir.seen(&name) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                        tracing::warn!("the letter {} was taken, and can't be moved to “cur”: {error}", name.to_string_lossy());
                        maildir.pass_over(name);
                    }
                    _ => {}
                }
            }
        }
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_full_of_others_letters_is_seen_to_its_end_and_no_more_is_remembered_than_lies_there() {
        const LETTERS: usize = 10_400;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("new")).unwrap();
        std::fs::create_dir(at("cur")).unwrap();
        for n in 0..LETTERS {
            std::fs::write(at(&format!("new/{n:05}")), "").unwrap();
        }
        let mut maildir = Maildir::open(folder.path()).unwrap();
        let mut last = OsString::new();
        for _ in 0..LETTERS / AT_A_LOOK {
            let names = maildir.names().unwrap();
            last = names.last().cloned().unwrap_or_default();
            names.into_iter().for_each(|name| maildir.pass_over(name));
        }
        assert_eq!(last, "10399");
        assert!(maildir.names().unwrap().is_empty());
        std::fs::remove_file(at("new/00000")).unwrap();
        assert!(maildir.names().unwrap().is_empty());
        assert_eq!(maildir.passed_over.len(), LETTERS - 1);
    }
}
