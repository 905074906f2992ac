//! `[machine]`: who writes summaries, if anybody does. What was written becomes what it means, with every problem told.

use std::path::Path;
use std::time::Duration;

use store::Secret;
use url::{Host, Url};

/// Bytes of the longest key that is read.
const LONGEST_KEY: usize = 4_096;
/// Characters of the longest name of a model.
const LONGEST_MODEL: usize = 200;

/// As they stand in the file, the environment or the command line.
#[derive(Default)]
pub(super) struct Written {
    pub(super) address: String,
    pub(super) model: String,
    pub(super) key: String,
    pub(super) key_file: String,
    pub(super) tokens_a_day: u64,
    pub(super) seconds: u64,
}

/// A machine that writes summaries.
#[derive(Debug, Clone)]
pub(crate) struct Machine {
    /// What stands before `/chat/completions`.
    pub(crate) address: Url,
    /// As the endpoint calls it.
    pub(crate) model: String,
    /// What only it and we know.
    pub(crate) key: Option<Secret>,
    /// Tokens of a day, on all nodes together.
    pub(crate) tokens_a_day: i64,
    /// How long one text may take.
    pub(crate) patience: Duration,
}

/// What they mean; none where nothing is set. A key's file is looked for from the folder of the configuration.
pub(super) fn resolve(written: &Written, folder: &Path, problems: &mut Vec<String>) -> Option<Machine> {
    let Written { address, model, key, key_file, .. } = written;
    if [address, model, key, key_file].iter().all(|text| text.trim().is_empty()) {
        return None;
    }
    let mut problem = |why: String| problems.push(why);
    if model.trim().is_empty() || model.chars().count() > LONGEST_MODEL || model.chars().any(char::is_control) {
        problem(format!("machine.model is needed: what the endpoint calls the model that writes, 1 to {LONGEST_MODEL} characters"));
    }
    let key = secret(key, key_file, folder).unwrap_or_else(|why| {
        problem(why);
        None
    });
    let Some(address) = read(address) else {
        problem(format!(
            "machine.address “{}” is not an http or https address such as http://127.0.0.1:11434/v1 or https://api.example.com/v1",
            address.trim()
        ));
        return None;
    };
    if key.is_some() && address.scheme() == "http" && !is_here(&address) {
        problem("machine.key would be sent where others can read it: take an https address".to_owned());
    }
    Some(Machine {
        address,
        model: model.trim().to_owned(),
        key,
        tokens_a_day: i64::try_from(written.tokens_a_day).unwrap_or(i64::MAX),
        patience: Duration::from_secs(written.seconds),
    })
}

fn read(text: &str) -> Option<Url> {
    let url = Url::parse(text.trim()).ok()?;
    let plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
    (plain && matches!(url.scheme(), "http" | "https") && url.host().is_some()).then_some(url)
}

/// On this machine.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn secret(key: &str, key_file: &str, folder: &Path) -> Result<Option<Secret>, String> {
    let text = match (key.trim(), key_file.trim()) {
        ("", "") => return Ok(None),
        (key, "") => key.to_owned(),
        ("", file) => {
            let path = folder.join(file);
            std::fs::read_to_string(&path).map_err(|error| format!("machine.key_file {} can't be read: {error}", path.display()))?
        }
        _ => return Err("give machine.key or machine.key_file, not both".to_owned()),
    };
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_KEY || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(format!("the machine's key is empty, longer than {LONGEST_KEY} bytes, or has characters that no key has"));
    }
    Ok(Some(Secret::new(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(change: impl FnOnce(&mut Written)) -> (Option<Machine>, Vec<String>) {
        let mut written = Written { tokens_a_day: 1, seconds: 60, ..Written::default() };
        change(&mut written);
        let mut problems = Vec::new();
        (resolve(&written, Path::new("."), &mut problems), problems)
    }

    #[test]
    fn a_machine_is_an_address_and_a_model() {
        assert!(matches!(read(|_| {}), (None, problems) if problems.is_empty()), "off by default");
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("key"), "hush\n").unwrap();
        let file = folder.path().join("key").display().to_string();
        let (machine, problems) = read(|written| {
            (written.address, written.model, written.key_file) = ("https://api.example.com/v1/".into(), " small ".into(), file);
        });
        assert!(problems.is_empty(), "{problems:?}");
        let machine = machine.unwrap();
        assert_eq!((machine.model.as_str(), machine.key.as_ref().map(Secret::reveal)), ("small", Some("hush")));
        assert!(!format!("{machine:?}").contains("hush"));
    }

    #[test]
    fn half_a_machine_is_told() {
        let problems = |address: &str, model: &str, key: &str, key_file: &str| {
            read(|w| (w.address, w.model, w.key, w.key_file) = (address.into(), model.into(), key.into(), key_file.into())).1
        };
        assert!(problems("http://127.0.0.1:11434/v1", "", "", "")[0].starts_with("machine.model is needed"));
        assert!(problems("", "small", "", "")[0].starts_with("machine.address"));
        assert_eq!(problems("", "", "hush", "").len(), 2);
        assert!(problems("https://api.example.com/v1", "small", "hush", "key")[0].contains("not both"));
        assert!(problems("http://api.example.com/v1", "small", "hush", "")[0].contains("https"));
        assert!(problems("http://api.example.com/v1", "small", "", "").is_empty(), "without a key nothing secret is sent");
        assert!(problems("http://127.0.0.1/v1", "small", "hu\nsh", "")[0].contains("characters"));
        assert!(problems("https://a.example", "small", "", "/there/is/none")[0].contains("/there/is/none"));
        for address in ["ftp://a.example", "a.example", "https://a:b@a.example", "https://a.example/?x=1", "https://a.example/#x"] {
            assert_eq!(problems(address, "small", "", "").len(), 1, "{address}");
        }
    }
}
