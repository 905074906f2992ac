//! How often the right one of four sections is told by a headline alone, and of what is filed by whole texts, how much is right.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use model::Section;
use serde_json::Value;
use understand::{TOLD_APART, section_odds, sections};

use crate::Failure;

/// The corpus's four letters and the sections that each stands for: its technology is "science and technology", its medicine health.
const FOUR: [(&str, &[&str]); 4] = [("b", &["economy"]), ("t", &["technology", "science"]), ("e", &["culture"]), ("m", &["health"])];

pub(crate) fn say(line: &str) -> Result<(), Failure> {
    writeln!(std::io::stdout(), "{line}")?;
    Ok(())
}

pub(crate) fn measure(file: &str) -> Result<(), Failure> {
    let read = std::fs::read_to_string(file)?;
    let rows: Vec<Value> = read.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let letters = FOUR.map(|(letter, _)| letter);
    if rows.iter().all(|row| letters.contains(&row["section"].as_str().unwrap_or_default())) { headlines(&rows) } else { texts(&rows) }
}

/// A forced choice among four, and the same for the stories in odd and even places.
fn headlines(rows: &[Value]) -> Result<(), Failure> {
    let stories: BTreeSet<&str> = rows.iter().filter_map(|row| row["story"].as_str()).collect();
    let mut table: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut halves = [(0, 0); 2];
    for row in rows {
        let gold = row["section"].as_str().unwrap_or_default();
        let (odds, _) = section_odds(row["title"].as_str().unwrap_or_default(), "");
        let odds_of = |name: &str| TOLD_APART.iter().position(|told| *told == name).map_or(f32::MIN, |place| odds[place]);
        let most = |names: &[&str]| names.iter().map(|name| odds_of(name)).fold(f32::MIN, f32::max);
        let chosen = FOUR.iter().max_by(|one, two| most(one.1).total_cmp(&most(two.1))).map_or("b", |(letter, _)| letter);
        *table.entry((gold, chosen)).or_insert(0) += 1;
        let half = stories.iter().position(|story| Some(*story) == row["story"].as_str()).unwrap_or(0) % 2;
        halves[half].1 += 1;
        halves[half].0 += usize::from(gold == chosen);
    }
    let right: usize = table.iter().filter(|((gold, chosen), _)| gold == chosen).map(|(_, count)| count).sum();
    let share = |right: usize, all: usize| right as f64 / all.max(1) as f64;
    say(&format!("accuracy {:.3} of {}", share(right, rows.len()), rows.len()))?;
    say(&format!("stories in even places {:.3}, in odd places {:.3}", share(halves[0].0, halves[0].1), share(halves[1].0, halves[1].1)))?;
    say("gold\\chosen      b      t      e      m")?;
    for (gold, _) in FOUR {
        let counts = FOUR.map(|(chosen, _)| format!("{:6}", table.get(&(gold, chosen)).copied().unwrap_or(0)));
        say(&format!("{gold}           {}", counts.join(" ")))?;
    }
    Ok(())
}

/// The product's own call on texts without category and address: filed rightly, wrongly, not at all.
fn texts(rows: &[Value]) -> Result<(), Failure> {
    let tags = ["politics", "world", "economy", "science", "technology", "health", "sports", "culture"];
    let offered: Vec<Section> = tags.map(|tag| Section::new(tag, tag)).into();
    let mut table: BTreeMap<(String, String), usize> = BTreeMap::new();
    for row in rows {
        let part = |name: &str| row[name].as_str().unwrap_or_default();
        let filed = sections(&[], part("title"), part("text"), None, &offered);
        *table.entry((part("section").to_owned(), filed.first().cloned().unwrap_or_else(|| "none".into()))).or_insert(0) += 1;
    }
    for ((gold, filed), count) in table {
        say(&format!("{gold:>16} → {filed:<12} {count:5}"))?;
    }
    Ok(())
}
