//! Makes `data/words.txt`, `data/given.txt` and `data/surnames.txt` again:
//! `cargo run -p understand --example word_lists -- AMERICAN BRITISH NAMES FAKER TO`, where AMERICAN and BRITISH are SCOWL's lists of size 35
//! (Debian's `wamerican-small` and `wbritish-small`), NAMES the folder `names` of PyPI's `names` 0.3, FAKER the folder
//! `faker/providers/person` of PyPI's `Faker` 40, and TO the folder to write to. What the lists are is told in `names/lexicon.rs`.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

/// Share of the population, in percent, from which a given name is a common one.
const COMMON: f64 = 0.02;
/// Surnames taken, the most frequent first.
const SURNAMES: usize = 9_000;
/// Words that the census has as given names, of a few people each.
const NO_NAMES: &str = "in an so my see many do be he i a the and or to at of on by no can was are had long said man her his she you";
/// Lists that hold no names of people as news in Latin letters writes them, or too many of one small country.
const LEFT_OUT: [&str; 4] = ["en", "en_TH", "en_PK", "is_IS"];
/// Endings, and what may stand in their place in the shorter word.
const ENDINGS: [(&str, &[&str]); 14] = [
    ("s", &[""]),
    ("es", &[""]),
    ("ies", &["y"]),
    ("ed", &["", "e"]),
    ("ied", &["y"]),
    ("ing", &["", "e"]),
    ("ly", &[""]),
    ("er", &["", "e"]),
    ("ers", &["", "e"]),
    ("iest", &["y"]),
    ("ier", &["y"]),
    ("est", &["", "e"]),
    ("ness", &[""]),
    ("ily", &["y"]),
];

fn main() -> Result<(), Box<dyn Error>> {
    let [american, british, names, faker, to] =
        <[String; 5]>::try_from(std::env::args().skip(1).collect::<Vec<_>>()).map_err(|_| "AMERICAN BRITISH NAMES FAKER TO")?;
    let american = words(&american)?;
    let all: BTreeSet<String> = american.union(&words(&british)?).cloned().collect();
    let bare: Vec<&str> = all.iter().filter(|word| !is_made_of_another(word, &all)).map(String::as_str).collect();
    std::fs::write(Path::new(&to).join("words.txt"), lines(&bare))?;

    let (mut common, mut rare) = (BTreeSet::new(), BTreeSet::new());
    for file in ["dist.male.first", "dist.female.first"] {
        for line in std::fs::read_to_string(Path::new(&names).join(file))?.lines() {
            let mut fields = line.split_whitespace();
            let (Some(name), Some(share)) = (fields.next(), fields.next()) else { continue };
            let name = name.to_lowercase();
            if !NO_NAMES.split(' ').any(|word| word == name) {
                if share.parse::<f64>()? >= COMMON { &mut common } else { &mut rare }.insert(name);
            }
        }
    }
    for folder in std::fs::read_dir(&faker)? {
        let folder = folder?.path();
        let is_left_out = folder.file_name().and_then(|name| name.to_str()).is_none_or(|name| LEFT_OUT.contains(&name));
        let Ok(source) = std::fs::read_to_string(folder.join("__init__.py")) else { continue };
        if !is_left_out && !source.to_lowercase().contains("wiki") {
            rare.extend(given(&source).filter(|name| !american.contains(name)));
        }
    }
    let rare: Vec<&str> = rare.difference(&common).map(String::as_str).collect();
    let common: Vec<&str> = common.iter().map(String::as_str).collect();
    std::fs::write(Path::new(&to).join("given.txt"), lines(&common) + "\n" + &lines(&rare))?;

    let surnames = std::fs::read_to_string(Path::new(&names).join("dist.all.last"))?.to_lowercase();
    let surnames: BTreeSet<&str> =
        surnames.lines().filter_map(|line| line.split_whitespace().next()).filter(|name| name.len() > 1).take(SURNAMES).collect();
    std::fs::write(Path::new(&to).join("surnames.txt"), lines(&surnames.into_iter().collect::<Vec<_>>()))?;
    Ok(())
}

fn lines(words: &[&str]) -> String {
    words.iter().map(|word| format!("{word}\n")).collect()
}

fn words(path: &str) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let read = std::fs::read_to_string(path)?;
    let is_small = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    Ok(read.lines().filter(is_small).map(str::to_owned).collect())
}

fn is_made_of_another(word: &str, all: &BTreeSet<String>) -> bool {
    ENDINGS.iter().any(|(ending, instead)| {
        let Some(base) = word.strip_suffix(ending).filter(|base| base.len() >= 3) else { return false };
        let is_doubled = base.len() > 3 && base.as_bytes()[base.len() - 1] == base.as_bytes()[base.len() - 2];
        let drops = is_doubled && matches!(*ending, "ed" | "ing" | "er" | "ers" | "est");
        instead.iter().map(|end| format!("{base}{end}")).any(|base| base.len() < word.len() && all.contains(&base))
            || drops && all.contains(&base[..base.len() - 1])
    })
}

/// The quoted words of a Python file between `first_name…` and the next `last_name…`, in lower case.
fn given(source: &str) -> impl Iterator<Item = String> {
    let mut is_given = false;
    source.lines().flat_map(move |line| {
        if line.trim_start().len() + 4 == line.len() {
            is_given = line.trim_start().starts_with("first_") || is_given && line.trim_start().starts_with([')', '#']);
        }
        let quoted = line.split('"').skip(1).step_by(2).filter(|_| is_given);
        quoted.filter(|name| name.chars().count() > 2 && is_latin(name)).map(str::to_lowercase).collect::<Vec<_>>()
    })
}

fn is_latin(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
        && name.chars().all(|c| c.is_alphabetic() && (c as u32) < 0x260 || ('\u{1e00}'..'\u{1f00}').contains(&c))
}
