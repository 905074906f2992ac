//! What was given, as text: flag before environment before file. Nothing is understood yet.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::ArgMatches;
use clap::parser::ValueSource;
use model::Edition;

use crate::config::FILE;
use crate::config::keys::KEYS;
use crate::config::openid::Written;

/// The values that were given, by key, and the file's editions and providers.
#[derive(Debug, Default)]
pub(crate) struct Raw {
    pub(crate) values: BTreeMap<&'static str, String>,
    pub(crate) editions: Vec<Edition>,
    /// Through whom people sign in.
    pub(crate) openid: Vec<Written>,
    /// What the file holds that nothing can be made of, in sentences.
    pub(crate) problems: Vec<String>,
    /// Where the file is, if there is one.
    pub(crate) file: Option<PathBuf>,
}

#[derive(serde::Deserialize)]
struct Editions {
    #[serde(default)]
    edition: Vec<Edition>,
}

impl Raw {
    /// From the command line and the environment, which clap has read, and from the data folder's file.
    pub(crate) fn gather(matches: &ArgMatches) -> anyhow::Result<Raw> {
        let mut raw = Raw::default();
        for key in KEYS {
            let given = matches.value_source(key.name).is_some_and(|source| source != ValueSource::DefaultValue);
            if let Some(value) = matches.get_one::<String>(key.name).filter(|_| given) {
                raw.values.insert(key.name, value.clone());
            }
        }
        let folder = raw.values.get("data").map_or("dateline-data", String::as_str);
        let path = Path::new(folder).join(FILE);
        match std::fs::read_to_string(&path) {
            Ok(text) => raw.read_file(&text, &path).with_context(|| format!("{} can't be used", path.display()))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound || error.kind() == std::io::ErrorKind::NotADirectory => {}
            Err(error) => bail!("{} can't be read: {error}.", path.display()),
        }
        Ok(raw)
    }

    /// Where the file is, or would be.
    pub(crate) fn folder(&self) -> &Path {
        self.file.as_deref().and_then(Path::parent).unwrap_or(Path::new("."))
    }

    fn read_file(&mut self, text: &str, path: &Path) -> anyhow::Result<()> {
        let mut table: toml::Table = text.parse()?;
        if let Some(editions) = table.remove("edition") {
            match toml::Table::from_iter([("edition".to_owned(), editions)]).try_into::<Editions>() {
                Ok(editions) => self.editions = editions.edition,
                Err(error) => self.problems.push(format!("edition: {}", error.message())),
            }
        }
        if let Some(providers) = table.remove("openid") {
            match providers.try_into() {
                Ok(providers) => self.openid = providers,
                Err(error) => self.problems.push(format!("openid: {}", error.message())),
            }
        }
        for (name, value) in flat(&table, "") {
            match KEYS.iter().find(|key| key.in_file && key.name == name) {
                // Flags and the environment have spoken already.
                Some(key) => drop(self.values.entry(key.name).or_insert(value)),
                None => self
                    .problems
                    .push(format!("{name}: there is no such key; `dateline init` in an empty folder writes a file with all of them")),
            }
        }
        self.file = Some(path.to_owned());
        Ok(())
    }
}

/// The leaves of a table by dotted name, as text; a list's items are joined by commas. `log` may be a value and `log.json` beside it.
fn flat(table: &toml::Table, prefix: &str) -> Vec<(String, String)> {
    let mut leaves = Vec::new();
    for (name, value) in table {
        let name = format!("{prefix}{name}");
        match value {
            toml::Value::Table(inner) => leaves.extend(flat(inner, &format!("{name}."))),
            toml::Value::Array(items) => leaves.push((name, items.iter().map(text).collect::<Vec<_>>().join(","))),
            other => leaves.push((name, text(other))),
        }
    }
    leaves
}

fn text(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
