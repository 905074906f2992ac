//! Reading what the gazetteer is made from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::Failure;

/// Rows of a table: columns between tabs, notes behind `#`.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The parts of a column that holds several names.
pub(crate) fn list(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(';').filter(|name| !name.is_empty())
}

/// The names that newspapers may print for one that GeoNames prints with brackets, slashes or the word for "city".
pub(crate) fn forms(name: &str, country: &str) -> Vec<String> {
    let bare = name.split(" (").next().unwrap_or(name);
    let mut forms: Vec<String> = bare.split('/').map(|part| part.trim().to_owned()).collect();
    let endings: &[&str] = match country {
        "JP" => &["-shi", "-ku"],
        "KR" => &["-si", "-gun"],
        "PH" | "ID" => &[" City"],
        _ => &[],
    };
    for ending in endings {
        if let Some(short) = bare.strip_suffix(ending).filter(|short| *short != "Quezon") {
            forms.push(short.to_owned());
        }
    }
    forms
}

/// The table of further names of cities.
pub(crate) struct Aliases(BTreeMap<(&'static str, &'static str), &'static str>);

impl Aliases {
    pub(crate) fn read() -> Result<Aliases, Failure> {
        let mut aliases = BTreeMap::new();
        for columns in rows(include_str!("../../src/places/tables/aliases.tsv")) {
            let [country, name, more] = columns[..] else { return Err(format!("{columns:?} is no row of aliases").into()) };
            aliases.insert((country, name), more);
        }
        Ok(Aliases(aliases))
    }

    /// The names of one city, once: the most populous of a name comes first.
    pub(crate) fn take(&mut self, country: &str, name: &str) -> Vec<String> {
        let key = self.0.keys().find(|key| **key == (country, name)).copied();
        let names = key.and_then(|key| self.0.remove(&key)).unwrap_or_default();
        list(names).map(str::to_owned).collect()
    }

    pub(crate) fn nothing_is_left(&self) -> Result<(), Failure> {
        if self.0.is_empty() { Ok(()) } else { Err(format!("no such cities: {:?}", self.0.keys()).into()) }
    }
}

/// Words that WordNet writes small: those that are no names. Of nouns those that its texts use or that have several senses ("reading"):
/// hardly anybody means the wine by Macon.
pub(crate) fn words(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let read = |name: &str| std::fs::read_to_string(folder.join(name));
    let plain = |word: &str| word.split('(').next().unwrap_or(word).replace(['_', '-'], " ");
    let used: BTreeSet<String> = read("cntlist.rev")?.lines().filter_map(|line| line.split('%').next()).map(plain).collect();
    let mut senses: BTreeMap<String, usize> = BTreeMap::new();
    for kind in ["noun", "verb", "adj", "adv"] {
        for line in read(&format!("data.{kind}"))?.lines().filter(|line| !line.starts_with("  ")) {
            let mut columns = line.split(' ').skip(3);
            let count = usize::from_str_radix(columns.next().unwrap_or_default(), 16)?;
            for word in columns.step_by(2).take(count).filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase())) {
                *senses.entry(plain(word)).or_insert(0) += if kind == "noun" { 1 } else { 2 };
            }
        }
    }
    Ok(senses.into_iter().filter(|(word, count)| *count > 1 || used.contains(word)).map(|(word, _)| word).collect())
}

/// The first `count` names of a census list, which is in the order of frequency.
pub(crate) fn ranked(path: &Path, count: usize) -> Result<Vec<String>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.lines().take(count).filter_map(|line| line.split_whitespace().next()).map(str::to_ascii_lowercase).collect())
}
