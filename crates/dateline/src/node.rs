//! This process among others that work on the same newsroom: its name, and which others have died.
//!
//! A node keeps a locked file of its name in the data folder for as long as it lives. The system gives the lock back however the process
//! ends, so that a file which can be locked is that of a node which is gone: then what it had claimed need not wait for its lease to end.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

/// The folder of these files, in the data folder.
const FOLDER: &str = "nodes";

/// The right to be called so.
pub(crate) struct Node {
    name: String,
    /// The file, and the lock on it; `None` where the folder takes no files: then nobody sees this node die.
    held: Option<(PathBuf, File)>,
}

impl Node {
    /// A node in this data folder, from now on.
    pub(crate) fn take(data: &Path, now: Timestamp) -> Node {
        let name = format!("{}-{}", std::process::id(), now.as_millisecond());
        let held = hold(&data.join(FOLDER), &name).ok();
        Node { name, held }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if let Some((path, _)) = &self.held {
            // What can't be removed is taken for that of a dead node, which it is.
            let _ = fs::remove_file(path);
        }
    }
}

/// Makes the file under another name first: whoever looks for the dead must not find it before it is locked.
fn hold(folder: &Path, name: &str) -> std::io::Result<(PathBuf, File)> {
    fs::create_dir_all(folder)?;
    let (hidden, path) = (folder.join(format!(".{name}")), folder.join(name));
    let file = File::create(&hidden)?;
    file.lock()?;
    fs::rename(hidden, &path)?;
    Ok((path, file))
}

/// Takes away the files of nodes of this data folder that are gone, and gives their names.
pub(crate) fn gone(data: &Path) -> Vec<String> {
    let Ok(files) = fs::read_dir(data.join(FOLDER)) else { return Vec::new() };
    files
        .filter_map(|file| {
            let file = file.ok()?;
            let name = file.file_name().into_string().ok().filter(|name| !name.starts_with('.'))?;
            let dead = File::open(file.path()).ok()?;
            dead.try_lock().ok()?;
            fs::remove_file(file.path()).ok()?;
            Some(name)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_gone_when_its_lock_is_and_not_before() {
        let folder = tempfile::tempdir().unwrap();
        let node = Node::take(folder.path(), Timestamp::UNIX_EPOCH);
        assert_eq!(gone(folder.path()), Vec::<String>::new());
        let (path, file) = hold(&folder.path().join(FOLDER), "killed").unwrap();
        drop(file);
        assert!(path.exists());
        assert_eq!(gone(folder.path()), ["killed"]);
        assert_eq!(gone(folder.path()), Vec::<String>::new(), "it is told once");
        drop(node);
        assert_eq!(fs::read_dir(folder.path().join(FOLDER)).unwrap().count(), 0, "one that ends well leaves nothing");
    }
}
