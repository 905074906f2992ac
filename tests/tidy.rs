//! What the house asks of every file, where a machine can tell.

use std::path::{Path, PathBuf};

use crate::harness::root;

/// Lines from which a hand-written source file is too long, unless its opening says why ("long because …").
const LONGEST: usize = 400;

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["crates", "sample/src", "tests", "xtask/src"] {
        walk(&root().join(folder), &mut found);
    }
    assert!(found.len() > 100, "the walk found the sources");
    found
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn check(complaint: impl Fn(&Path, &str) -> Option<String>) {
    let complaints: Vec<String> = sources()
        .iter()
        .filter_map(|path| complaint(path, &std::fs::read_to_string(path).unwrap()).map(|c| format!("{}: {c}", path.display())))
        .collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn every_source_file_opens_with_what_it_is_for() {
    check(|_, text| (!text.starts_with("//! ")).then(|| "does not open with //!".to_owned()));
}

#[test]
fn no_source_file_is_long_without_saying_why() {
    check(|_, text| {
        let lines = text.lines().count();
        let says_why = text.lines().take_while(|line| line.starts_with("//!")).any(|line| line.contains("long because"));
        (lines > LONGEST && !says_why).then(|| format!("{lines} lines"))
    });
}

#[test]
fn nothing_is_left_for_later_in_the_code() {
    // Spelled apart, so that this file does not find itself.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX")];
    check(|_, text| marks.iter().find(|mark| text.contains(**mark)).map(|mark| format!("holds {mark}")));
}

#[test]
fn no_module_is_a_drawer() {
    let drawers = ["util", "utils", "helpers", "common", "misc", "manager"];
    check(|path, _| {
        path.iter()
            .any(|part| drawers.iter().any(|d| Path::new(part).file_stem().is_some_and(|s| s == *d)))
            .then(|| "is a drawer".to_owned())
    });
}

#[test]
fn the_architecture_fits_in_one_reading_and_names_every_crate() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    assert!(text.lines().count() <= 300, "ARCHITECTURE.md is a map, not a book");
    for entry in std::fs::read_dir(root().join("crates")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(text.contains(&format!("`{name}`")), "ARCHITECTURE.md does not say what {name} is for");
    }
}
