//! Sentences by data: each folder of `fixtures/understand/sentences` has a text and its sentences, a line each. The folder's first two
//! letters are its language.

use std::path::Path;
use std::time::{Duration, Instant};

use super::sentences;

#[track_caller]
fn check(case: &Path) {
    let name = case.file_name().unwrap().to_str().unwrap();
    let text = std::fs::read_to_string(case.join("in.txt")).unwrap();
    let wanted = std::fs::read_to_string(case.join("out.txt")).unwrap();
    let found: Vec<&str> = sentences(&text, name.get(..2)).into_iter().map(|range| &text[range]).collect();
    assert_eq!(found, wanted.lines().collect::<Vec<_>>(), "{name}");
}

#[test]
fn every_fixture_is_cut_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/understand/sentences");
    let mut cases: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 9, "fixtures are missing");
    for case in cases {
        check(&case);
    }
}

#[test]
fn hostile_text_ends_soon() {
    let texts = ["“a ", "\" \"a", "(", "' A.", "‘A.", ". ", "...", ". . ", "A.B.", "a", "«»", "「", "\u{301}.", "“A. B.” ", "- ", "1. "];
    for piece in texts {
        let text = piece.repeat(1_000_000 / piece.len());
        let begun = Instant::now();
        let found = sentences(&text, Some("en"));
        assert!(begun.elapsed() < Duration::from_millis(1_500), "{piece:?}: {:?}", begun.elapsed());
        assert!(found.iter().all(|range| text.get(range.clone()).is_some()));
        assert!(found.windows(2).all(|two| two[0].end <= two[1].start));
    }
}
