//! Names by data: the files of `fixtures/understand/names` hold invented sentences, a line each, in which `[P …]`, `[O …]` and `[L …]` mark
//! who is a person, what an organisation and what a place. The rules were made looking at `learned.txt`, then at `second.txt`, whose seven
//! parts (57, 54, 49, 36, 41, 36 and 32 lines) gave, when they were first seen, .94, .88, .92, .86, .78, .86, .95 for people, .84, .82, .77,
//! .86, .77, .78, .88 for organisations, .91, .89, .95, .86, .81, .87, .89 for places. Nobody looked at what is wrong in `held_back.txt`.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::*;
use crate::known_place;

fn fixture(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/understand/names");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

type Found = BTreeSet<(NameKind, usize, usize)>;

/// The sentence without its marks, and what they say.
fn unmarked(line: &str) -> (String, Found) {
    let mut text = String::new();
    let mut marked = BTreeSet::new();
    let mut rest = line;
    while let Some((before, (inner, behind))) = rest.split_once('[').and_then(|(before, rest)| Some((before, rest.split_once(']')?))) {
        text.push_str(before);
        let (kind, name) = inner.split_once(' ').unwrap();
        let kind = match kind {
            "P" => NameKind::Person,
            "O" => NameKind::Organisation,
            "L" => NameKind::Place,
            other => panic!("{other}"),
        };
        marked.insert((kind, text.len(), text.len() + name.len()));
        text.push_str(name);
        rest = behind;
    }
    text.push_str(rest);
    (text, marked)
}

fn found(text: &str, language: &str, known: &Known) -> Found {
    let names = names(text, Some(language), known);
    names.iter().flat_map(|name| name.mentions.iter().map(|at| (name.kind, at.start as usize, at.end as usize))).collect()
}

/// F1 of each kind: a mention is right if its kind and both its ends are.
fn figures(file: &str) -> [(NameKind, f64); 3] {
    let known = Known { names: &[], place: &known_place };
    let mut counts: HashMap<NameKind, (usize, usize)> = HashMap::new();
    for line in fixture(file).lines() {
        let (text, marked) = unmarked(line);
        let found = found(&text, "en", &known);
        for (set, other) in [(&marked, &found), (&found, &marked)] {
            for mention in set {
                let count = counts.entry(mention.0).or_default();
                count.0 += usize::from(other.contains(mention));
                count.1 += 1;
            }
        }
    }
    [NameKind::Person, NameKind::Organisation, NameKind::Place].map(|kind| (kind, counts[&kind].0 as f64 / counts[&kind].1 as f64))
}

#[test]
fn each_kind_of_name_is_found_in_sentences_that_the_rules_were_made_on_and_in_others() {
    for (file, lines, least) in [("learned.txt", 75, 0.97), ("second.txt", 305, 0.94), ("held_back.txt", 75, 0.95)] {
        assert_eq!(fixture(file).lines().count(), lines, "{file}");
        for (kind, figure) in figures(file) {
            println!("{file} {kind:?} {figure:.3}");
            assert!(figure >= least, "{file}: {kind:?} {figure:.3}");
        }
    }
}

#[track_caller]
fn check(text: &str, language: &str, story: &[Name], expected: &[(NameKind, &str, &[&str])]) {
    let names = names(text, Some(language), &Known { names: story, place: &known_place });
    let read: Vec<(NameKind, &str, Vec<&str>)> = names
        .iter()
        .map(|name| (name.kind, name.name.as_str(), name.mentions.iter().map(|at| &text[at.start as usize..at.end as usize]).collect()))
        .collect();
    let expected: Vec<(NameKind, &str, Vec<&str>)> = expected.iter().map(|(kind, name, at)| (*kind, *name, at.to_vec())).collect();
    assert_eq!(read, expected);
}

use NameKind::{Organisation, Person, Place};

#[test]
fn a_short_name_gets_the_full_one_that_the_article_gave() {
    check(
        "Celia Maddox met Ray A. Tolland of the Osterhaven Harbour Authority. Maddox said no. “We wait,” Ms. Maddox told the Harbour Authority. \
         Ray Tolland left.",
        "en",
        &[],
        &[
            (Person, "Celia Maddox", &["Celia Maddox", "Maddox", "Maddox"]),
            (Person, "Ray A. Tolland", &["Ray A. Tolland", "Ray Tolland"]),
            (Organisation, "Osterhaven Harbour Authority", &["Osterhaven Harbour Authority", "Harbour Authority"]),
        ],
    );
    check(
        "The United Dockworkers Union (UDU) met. The UDU voted.",
        "en",
        &[],
        &[(Organisation, "United Dockworkers Union", &["United Dockworkers Union", "UDU", "UDU"])],
    );
}

#[test]
fn a_short_name_gets_the_full_one_that_the_story_knows() {
    let story = [Name { kind: Person, name: "Celia Maddox".into(), mentions: Vec::new() }];
    check("Maddox resigned on Friday.", "en", &story, &[(Person, "Celia Maddox", &["Maddox"])]);
}

#[test]
fn in_german_a_noun_is_no_name() {
    check(
        "Die Hafenmeisterin Celia Maddox sprach am Montag in Berlin über die Mole. Das Schiff lag im Hafen, sagte Maddox.",
        "de",
        &[],
        &[(Person, "Celia Maddox", &["Celia Maddox", "Maddox"]), (Place, "Berlin", &["Berlin"])],
    );
}

#[test]
fn in_other_languages_names_are_found_without_english_words() {
    check(
        "La alcaldesa Inés Aldana visitó Lima. Ayer llegó tarde. Según Aldana, la Universidad de Lima sigue cerrada.",
        "es",
        &[],
        &[
            (Person, "Inés Aldana", &["Inés Aldana", "Aldana"]),
            (Place, "Lima", &["Lima"]),
            (Organisation, "Universidad de Lima", &["Universidad de Lima"]),
        ],
    );
    assert!(names("港では朝から作業が止まった。", Some("ja"), &Known { names: &[], place: &|_| None }).is_empty());
}

#[test]
fn hostile_text_ends_soon() {
    let known = Known { names: &[], place: &|_| None };
    for piece in [
        "A ",
        "Aa of ",
        "Aa de la ",
        "A.",
        "A & ",
        "Bank of the ",
        "’s Aa",
        "Mr ",
        "St. ",
        "\u{1F600}X",
        "Ab-",
        "(AB) ",
        "Aa, ",
        "The ",
        "É",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let begun = Instant::now();
        let found = names(&text, Some("en"), &known);
        assert!(begun.elapsed() < Duration::from_millis(2_500), "{piece:?}: {:?}", begun.elapsed());
        assert!(found.iter().flat_map(|name| &name.mentions).all(|at| text.get(at.start as usize..at.end as usize).is_some()));
    }
}
