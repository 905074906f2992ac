//! What is noted on disk of letters under way, so that a crash sends none twice and loses none.
//!
//! A server takes a message with its last byte. So all but that byte is sent; then the journal says on disk that the letter is ending; then,
//! right before the byte, that it is going; and what the server answered. After a crash of the process all three notes are there as they
//! were written, and the second one tells whether the byte can have gone. After a crash of the machine only the first is sure to have
//! reached the disk, and it counts. Which of both it was, the system's boot tells.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Its name in the data folder.
const FILE: &str = "outgoing.journal";
/// What it begins with.
const MARK: &str = "dateline-outgoing 1 ";
/// Bytes that are read of one: some hundred letters stand in it, of some forty bytes each.
const LONGEST: u64 = 1 << 20;
/// The system's word for the time since it was started.
const BOOT: &str = "/proc/sys/kernel/random/boot_id";

/// What became of a letter that was under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It ended, and nobody saw the answer: it can have gone.
    Gone,
    /// The server answered with this number.
    Told(u16),
}

/// Why there is no journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Another process of this data folder has it, and sends.
    #[error("another process sends the letters of this data folder")]
    Taken,
    /// It can't be read or written.
    #[error("{FILE} can't be used: {0}")]
    Broken(#[from] io::Error),
}

/// A journal, held by one process at a time. Clones write to the same.
#[derive(Debug, Clone)]
pub struct Journal {
    file: Arc<Mutex<File>>,
    id: Arc<str>,
    boot: Arc<str>,
}

impl Journal {
    /// Opens the journal of a data folder, made under this name if there is none, and says what became of the letters that whoever had it
    /// before left under way. A letter that is not among them has not gone. The answer is given again until [`Journal::clear`].
    ///
    /// # Errors
    /// See [`JournalError`].
    pub fn open(folder: &Path, name: &str) -> Result<(Journal, BTreeMap<i64, Fate>), JournalError> {
        let boot = std::fs::read_to_string(BOOT).map(|boot| boot.trim().to_owned()).unwrap_or_default();
        Journal::since(folder, name, &boot)
    }

    pub(crate) fn since(folder: &Path, name: &str, boot: &str) -> Result<(Journal, BTreeMap<i64, Fate>), JournalError> {
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(folder.join(FILE))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(JournalError::Taken),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let mut bytes = Vec::new();
        (&mut file).take(LONGEST).read_to_end(&mut bytes)?;
        // What was being written when it was cut off says nothing, and must not become the beginning of another line.
        bytes.truncate(bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1));
        let text = String::from_utf8_lossy(&bytes);
        let (id, fates) = match read(&text, boot) {
            Some((id, fates)) => (id.to_owned(), fates),
            // None was ever sent by it.
            None => {
                bytes = format!("{MARK}{name}\n").into_bytes();
                file.set_len(0)?;
                file.write_all(&bytes)?;
                (name.to_owned(), BTreeMap::new())
            }
        };
        file.set_len(bytes.len() as u64)?;
        file.write_all(format!("boot {boot}\n").as_bytes())?;
        file.sync_data()?;
        Ok((Journal { file: Arc::new(Mutex::new(file)), id: id.into(), boot: boot.into() }, fates))
    }

    /// What the letters that are claimed for it are claimed by: the same for as long as the file is there.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A letter is about to end. It is on disk when this returns.
    ///
    /// # Errors
    /// The disk's; then the letter must not end.
    pub async fn ending(&self, letter: i64) -> io::Result<()> {
        let journal = self.clone();
        let noted = tokio::task::spawn_blocking(move || {
            journal.note(&format!("ending {letter}\n"))?;
            journal.file().sync_data()
        });
        noted.await.map_err(io::Error::other)?
    }

    /// The last byte is sent next.
    ///
    /// # Errors
    /// The disk's; then it must not be sent.
    pub fn going(&self, letter: i64) -> io::Result<()> {
        self.note(&format!("going {letter}\n"))
    }

    /// The server answered.
    ///
    /// # Errors
    /// The disk's.
    pub fn told(&self, letter: i64, code: u16) -> io::Result<()> {
        self.note(&format!("told {letter} {code}\n"))
    }

    /// What became of all letters under way is known elsewhere, for good.
    ///
    /// # Errors
    /// The disk's.
    pub fn clear(&self) -> io::Result<()> {
        let mut file = self.file();
        // The first line stays whatever happens: letters are claimed by it.
        file.set_len((MARK.len() + self.id.len() + 1) as u64)?;
        file.write_all(format!("boot {}\n", self.boot).as_bytes())?;
        file.sync_data()
    }

    fn note(&self, line: &str) -> io::Result<()> {
        self.file().write_all(line.as_bytes())
    }

    fn file(&self) -> std::sync::MutexGuard<'_, File> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Its name, and what became of the letters in it. A last line without an end was being written, and says nothing.
fn read<'a>(text: &'a str, boot: &str) -> Option<(&'a str, BTreeMap<i64, Fate>)> {
    let (head, rest) = text.split_once('\n')?;
    let id = head.strip_prefix(MARK).filter(|id| !id.is_empty())?;
    let mut same_boot = false;
    let mut fates = BTreeMap::new();
    for line in rest.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
        let mut words = line.split(' ');
        let (word, value) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if word == "boot" {
            same_boot = !boot.is_empty() && value == boot;
        }
        let Ok(letter) = value.parse::<i64>() else { continue };
        match word {
            "ending" if same_boot => drop(fates.remove(&letter)),
            "ending" | "going" => drop(fates.insert(letter, Fate::Gone)),
            "told" => {
                if let Some(code) = words.next().and_then(|code| code.parse().ok()) {
                    fates.insert(letter, Fate::Told(code));
                }
            }
            _ => {}
        }
    }
    Some((id, fates))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_crash_of_the_process_leaves_no_doubt() {
        let folder = tempfile::tempdir().unwrap();
        let (journal, fates) = Journal::since(folder.path(), "one", "boot-1").unwrap();
        assert!(fates.is_empty());
        assert!(matches!(Journal::since(folder.path(), "two", "boot-1"), Err(JournalError::Taken)));
        for (letter, code) in [(1, 250), (2, 451), (3, 550)] {
            journal.ending(letter).await.unwrap();
            journal.going(letter).unwrap();
            journal.told(letter, code).unwrap();
        }
        journal.ending(4).await.unwrap();
        journal.going(4).unwrap();
        journal.ending(5).await.unwrap();
        drop(journal);
        let expected = BTreeMap::from([(1, Fate::Told(250)), (2, Fate::Told(451)), (3, Fate::Told(550)), (4, Fate::Gone)]);
        let (journal, fates) = Journal::since(folder.path(), "two", "boot-1").unwrap();
        assert_eq!((journal.id(), &fates), ("one", &expected), "5 was about to end, and had not");
        drop(journal);
        let (journal, again) = Journal::since(folder.path(), "two", "boot-1").unwrap();
        assert_eq!(again, expected, "until it is cleared");
        journal.clear().unwrap();
        drop(journal);
        let (journal, fates) = Journal::since(folder.path(), "two", "boot-2").unwrap();
        assert_eq!((journal.id(), fates.len()), ("one", 0));
        journal.note("going 9\ngoing 1").unwrap();
        drop(journal);
        let (journal, _) = Journal::since(folder.path(), "two", "boot-2").unwrap();
        journal.note("2\n").unwrap();
        drop(journal);
        let (_, fates) = Journal::since(folder.path(), "two", "boot-2").unwrap();
        assert_eq!(fates.into_keys().collect::<Vec<_>>(), [9], "half a line is none, and does not grow together with the next");
    }

    #[tokio::test]
    async fn after_a_crash_of_the_machine_what_was_about_to_end_counts_as_gone() {
        let folder = tempfile::tempdir().unwrap();
        for boots in [["a", "b"], ["", ""]] {
            let (journal, _) = Journal::since(folder.path(), "one", boots[0]).unwrap();
            journal.clear().unwrap();
            journal.ending(7).await.unwrap();
            drop(journal);
            let (journal, fates) = Journal::since(folder.path(), "one", boots[1]).unwrap();
            assert_eq!(fates, BTreeMap::from([(7, Fate::Gone)]), "{boots:?}");
            journal.clear().unwrap();
        }
    }

    #[test]
    fn a_line_that_was_cut_off_and_a_file_that_is_none_say_nothing() {
        assert_eq!(
            read("dateline-outgoing 1 x\nboot b\nending 1\ngoing 1\ntold 1 25", "b"),
            Some(("x", BTreeMap::from([(1, Fate::Gone)])))
        );
        assert_eq!(read("dateline-outgoing 1 x\nboot b\nending 1\ngoing 12", "b"), Some(("x", BTreeMap::new())));
        for none in ["", "dateline-out", "going 1\n", "dateline-outgoing 1 \n", "\u{fffd}\n\n"] {
            assert_eq!(read(none, "b"), None, "{none:?}");
        }
    }
}
