//! What a command is given to read: files, packed files, folders, standard input, addresses.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use flate2::read::MultiGzDecoder;

/// Bytes of one input that are read, after unpacking: a little more than the readers of feeds, pages and lists take, so that they still see
/// that there is more.
const LARGEST: u64 = 20 * 1024 * 1024;
/// How much longer than its packed self a page may say it is, to be believed: packers seldom reach a twentieth on text.
const LIKELY: u64 = 20;
/// Folders within folders.
const DEEPEST: usize = 16;

/// One thing to read.
pub(crate) enum Input {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
    /// An http or https address.
    Address(url::Url),
}

impl Input {
    /// How it is named in what is printed: as it was typed, or as it was found in its folder.
    pub(crate) fn name(&self) -> String {
        match self {
            Input::Standard => "-".to_owned(),
            Input::File(path) => path.display().to_string(),
            Input::Address(url) => url.to_string(),
        }
    }
}

/// The inputs that were named; of a folder all files that `wanted` takes, in the order of their names. A folder without any is an error,
/// which says that there is no `what` in it.
pub(crate) fn find(named: &[String], what: &str, wanted: fn(&str) -> bool) -> anyhow::Result<Vec<Input>> {
    let mut found = Vec::new();
    for name in named {
        if name == "-" {
            found.push(Input::Standard);
        } else if name.starts_with("http://") || name.starts_with("https://") {
            found.push(Input::Address(url::Url::parse(name).with_context(|| format!("{name} is not an address"))?));
        } else {
            let path = PathBuf::from(name);
            if path.is_dir() {
                let before = found.len();
                walk(&path, wanted, DEEPEST, &mut found).with_context(|| format!("{name} can't be looked through"))?;
                if found.len() == before {
                    bail!("There is no {what} in the folder {name}.");
                }
            } else {
                found.push(Input::File(path));
            }
        }
    }
    Ok(found)
}

fn walk(folder: &Path, wanted: fn(&str) -> bool, depth: usize, found: &mut Vec<Input>) -> anyhow::Result<()> {
    if depth == 0 {
        bail!("{} lies too deep", folder.display());
    }
    let mut items: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    items.sort_by_key(std::fs::DirEntry::file_name);
    for item in items {
        let name = item.file_name().to_string_lossy().into_owned();
        let kind = item.file_type()?;
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            walk(&item.path(), wanted, depth - 1, found)?;
        } else if wanted(&name) {
            found.push(Input::File(item.path()));
        }
    }
    Ok(())
}

/// The bytes of standard input or of a file, unpacked if they are gzip, whatever the name says.
pub(crate) fn bytes(input: &Input) -> anyhow::Result<Vec<u8>> {
    let read = |from: &mut dyn Read| -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        from.take(LARGEST).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let raw = match input {
        Input::Standard => read(&mut std::io::stdin().lock()).context("standard input can't be read")?,
        Input::File(path) => {
            std::fs::File::open(path).and_then(|mut file| read(&mut file)).with_context(|| format!("{} can't be read", path.display()))?
        }
        Input::Address(url) => bail!("{url} is to be fetched, not opened"),
    };
    if raw.starts_with(&[0x1f, 0x8b]) {
        // The last four bytes say how long it was, which saves the room that growing would take. A packed file that breaks off gives what
        // came before.
        let said = raw.last_chunk::<4>().map_or(0, |last| u64::from(u32::from_le_bytes(*last)));
        let mut unpacked = Vec::with_capacity(usize::try_from(said.min(LARGEST).min(LIKELY * raw.len() as u64)).unwrap_or(0));
        let _ = MultiGzDecoder::new(raw.as_slice()).take(LARGEST).read_to_end(&mut unpacked);
        return Ok(unpacked);
    }
    Ok(raw)
}
