//! The files in a ZIP, as readers pack their exports: stored or deflated, by the directory at its end (PKWARE APPNOTE 4.3).
//!
//! Only what such exports use is read: no encryption, no parts on other disks, none of the extensions for more than 4 GB.

use std::io::Read;

use flate2::read::DeflateDecoder;
use model::{Flaw, FlawKind};

use crate::flaws::short;

/// Files that are unpacked.
const MOST_FILES: usize = 2_000;
/// Bytes of all files together, unpacked.
const MOST_BYTES: u64 = 256 << 20;
/// How far from the end the directory's own end may stand: its comment is at most 64 kB long.
const FARTHEST_END: usize = 22 + (64 << 10);

/// A file and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// With its folders, as written.
    pub name: String,
    /// Unpacked.
    pub bytes: Vec<u8>,
}

/// These bytes are no ZIP that can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a ZIP that can't be read: its directory is missing, so that it may be cut off. Export it again")]
pub struct NotAZip;

/// Does this begin as a ZIP does?
#[must_use]
pub fn is_zip(beginning: &[u8]) -> bool {
    beginning.starts_with(b"PK\x03\x04")
}

/// The files, in the order of the directory; a flaw for each that can't be read.
///
/// # Errors
/// [`NotAZip`] if it has no directory.
pub fn files(zip: &[u8]) -> Result<(Vec<File>, Vec<Flaw>), NotAZip> {
    let from = zip.len().saturating_sub(FARTHEST_END);
    let end = zip[from..].windows(4).rposition(|four| four == b"PK\x05\x06").map(|at| from + at).ok_or(NotAZip)?;
    let count = number(zip, end + 10, 2).ok_or(NotAZip)?;
    let mut at = number(zip, end + 16, 4).ok_or(NotAZip)?;
    let (mut files, mut flaws) = (Vec::new(), Vec::new());
    let mut room = MOST_BYTES;
    for n in 1..=count {
        if n > MOST_FILES || room == 0 {
            flaws.push(Flaw::new(FlawKind::TooLarge, format!("The ZIP holds more than is read; from file {n} on it is left out.")));
            break;
        }
        let Some(entry) = Entry::at(zip, at) else {
            flaws.push(Flaw::new(FlawKind::Malformed, format!("The ZIP's directory breaks off at file {n}.")));
            break;
        };
        at = entry.next;
        if entry.name.ends_with('/') {
            continue;
        }
        if entry.size > room {
            let name = short(&entry.name);
            flaws.push(Flaw::new(FlawKind::TooLarge, format!("The file “{name}” in the ZIP is larger than is read and was left out.")));
            continue;
        }
        match entry.unpacked(zip) {
            Some(bytes) => {
                room -= bytes.len() as u64;
                files.push(File { name: entry.name, bytes });
            }
            None => flaws.push(Flaw::new(FlawKind::Malformed, format!("The file “{}” in the ZIP can't be unpacked.", short(&entry.name)))),
        }
    }
    Ok((files, flaws))
}

/// What the directory says of a file.
struct Entry {
    name: String,
    method: usize,
    packed: usize,
    /// Bytes that the file has, unpacked.
    size: u64,
    header: usize,
    next: usize,
}

impl Entry {
    fn at(zip: &[u8], at: usize) -> Option<Entry> {
        if zip.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            return None;
        }
        let field = |offset: usize, length: usize| number(zip, at + offset, length);
        let (name, extra, comment) = (field(28, 2)?, field(30, 2)?, field(32, 2)?);
        let written = zip.get(at + 46..at + 46 + name)?;
        Some(Entry {
            name: String::from_utf8_lossy(written).into_owned(),
            method: field(10, 2)?,
            packed: field(20, 4)?,
            size: field(24, 4)? as u64,
            header: field(42, 4)?,
            next: at + 46 + name + extra + comment,
        })
    }

    /// The file's bytes. `None`: packed in another way, not where the directory says, or not as many as it says: deflated data that
    /// breaks off ends without an error.
    fn unpacked(&self, zip: &[u8]) -> Option<Vec<u8>> {
        let (name, extra) = (number(zip, self.header + 26, 2)?, number(zip, self.header + 28, 2)?);
        let start = self.header + 30 + name + extra;
        let packed = zip.get(start..start.checked_add(self.packed)?)?;
        let mut bytes = Vec::new();
        match self.method {
            0 => packed.take(self.size + 1).read_to_end(&mut bytes).ok()?,
            8 => DeflateDecoder::new(packed).take(self.size + 1).read_to_end(&mut bytes).ok()?,
            _ => return None,
        };
        (bytes.len() as u64 == self.size).then_some(bytes)
    }
}

/// A number of two or four bytes, the lowest first.
fn number(zip: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = zip.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// A ZIP of these files, the first stored and the others deflated.
    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut zip, mut directory) = (Vec::new(), Vec::new());
        for (n, (name, bytes)) in files.iter().enumerate() {
            let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
            packer.write_all(bytes).unwrap();
            let (method, body) = if n == 0 { (0_u16, bytes.to_vec()) } else { (8, packer.finish().unwrap()) };
            let header = zip.len() as u32;
            let fields = |out: &mut Vec<u8>| {
                out.extend([0; 2]);
                out.extend(method.to_le_bytes());
                out.extend([0; 8]);
                out.extend((body.len() as u32).to_le_bytes());
                out.extend((bytes.len() as u32).to_le_bytes());
                out.extend((name.len() as u16).to_le_bytes());
                out.extend([0; 2]);
            };
            zip.extend(b"PK\x03\x04\x14\0");
            fields(&mut zip);
            zip.extend(name.as_bytes());
            zip.extend(&body);
            directory.extend(b"PK\x01\x02\x14\0\x14\0");
            fields(&mut directory);
            directory.extend([0; 10]);
            directory.extend(header.to_le_bytes());
            directory.extend(name.as_bytes());
        }
        let at = zip.len() as u32;
        zip.extend(&directory);
        zip.extend(b"PK\x05\x06\0\0\0\0");
        zip.extend([(files.len() as u16).to_le_bytes(), (files.len() as u16).to_le_bytes()].concat());
        zip.extend((directory.len() as u32).to_le_bytes());
        zip.extend(at.to_le_bytes());
        zip.extend([0; 2]);
        zip
    }

    #[test]
    fn stored_and_deflated_files_are_read() {
        let long = "long ".repeat(1_000);
        let zip = packed(&[("feeds.opml.xml", b"<opml/>"), ("folder/", b""), ("folder/starred.json", long.as_bytes())]);
        let (files, flaws) = files(&zip).unwrap();
        assert_eq!(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["feeds.opml.xml", "folder/starred.json"]);
        assert_eq!((files[0].bytes.as_slice(), files[1].bytes.len(), flaws.len()), (&b"<opml/>"[..], long.len(), 0));
        assert!(is_zip(&zip));
    }

    #[test]
    fn a_cut_or_damaged_one_is_told() {
        let zip = packed(&[("a", b"one"), ("b", b"two two two two")]);
        assert_eq!(files(&zip[..zip.len() / 2]), Err(NotAZip));
        assert_eq!(files(b""), Err(NotAZip));
        let mut damaged = zip.clone();
        let body = 30 + 1 + 3 + 30 + 1;
        damaged[body..body + 5].fill(0xff);
        let (kept, flaws) = files(&damaged).unwrap();
        assert_eq!((kept.len(), flaws.len()), (1, 1), "the others are kept");
    }

    #[test]
    fn a_file_that_is_not_as_long_as_the_directory_says_is_told_and_not_handed_on() {
        let zip = packed(&[("a", b"one"), ("b", b"two two two two")]);
        let directory = zip.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
        let with = |at: usize, number: u32| {
            let mut changed = zip.clone();
            changed[directory + at..directory + at + 4].copy_from_slice(&number.to_le_bytes());
            let (kept, flaws) = files(&changed).unwrap();
            assert_eq!(kept.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["a"]);
            flaws.into_iter().map(|flaw| flaw.kind).collect::<Vec<_>>()
        };
        assert_eq!(with(20, 3), [FlawKind::Malformed], "its packed bytes break off");
        assert_eq!(with(24, 4), [FlawKind::Malformed], "it is longer than it says");
        assert_eq!(with(24, u32::MAX), [FlawKind::TooLarge]);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_taken(at in 0usize..200, byte: u8, tail in proptest::collection::vec(0u8..=255, 0..40)) {
            let mut zip = packed(&[("a", b"one"), ("b", b"two two two two")]);
            let at = at % zip.len();
            zip[at] = byte;
            zip.extend(tail);
            let _ = files(&zip);
        }
    }
}
