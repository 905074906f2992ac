//! Writes the list of usual English words that grouping weighs terms by: `background FREQUENCIES > crates/group/src/background/en.txt`.
//!
//! FREQUENCIES is a line for each word, "word count". What ships was made from `frequency_dictionary_en_82_765.txt` of `SymSpell` by Wolf
//! Garbe (MIT; from the Python package symspellpy 6.10.1), which intersects the word counts of Google Books Ngrams (CC BY 3.0) with the
//! word lists of SCOWL by Kevin Atkinson (free to use). Its counts are added up by stem, as [`understand::terms`] makes stems, so that the
//! list must be made anew when stemming changes.

use std::collections::BTreeMap;
use std::io::Write;

/// Words rarer than one in a million are left out: they are as rare as names.
const RAREST: f64 = 1e-6;
/// Words of a text that the share is of.
const TEXT: f64 = 100.0;
/// The last level: 2^(−47/4), one text in 3,440.
const LAST: f64 = 47.0;
/// Words that books use less than news does: how headlines announce, and the days. Each is in one report of thirty-two at least.
const NEWS: &str = "video photo picture gallery slideshow watch live blog update report recap review preview trailer clip exclusive breaking news \
    newsletter briefing brief roundup wrap-up highlight opinion editorial column letter analysis explain explainer guide tip quiz poll podcast \
    interview infographic thing reason way fact reveal announce launch unveil confirm debut release rumor rumour deal offer plan say tell talk \
    hint claim slam blast fan star celebrity show season episode series finale premiere movie film music album song game app company firm \
    ceo chief boss inc corp ltd llc stock share market earnings price buy sell big biggest best worst top latest today tonight yesterday \
    tomorrow monday tuesday wednesday thursday friday saturday sunday morning evening weekend week month year day january february march \
    april may june july august september october november december";
/// The level of those: 2^(−20/4).
const NEWS_LEVEL: f64 = 20.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("background FREQUENCIES")?;
    let text = std::fs::read_to_string(file)?;
    let mut all = 0.0;
    let mut stems: BTreeMap<String, f64> = BTreeMap::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        let Some((word, count)) = line.split_once(' ') else { continue };
        let count: f64 = count.parse()?;
        all += count;
        if let [stem] = &understand::terms(word, Some("en"))[..] {
            *stems.entry(stem.clone()).or_default() += count;
        }
    }
    let mut levels: BTreeMap<String, f64> = BTreeMap::new();
    for (stem, count) in stems {
        let share = count / all;
        if share >= RAREST {
            let in_texts = 1.0 - (1.0 - share).powf(TEXT);
            levels.insert(stem, (-4.0 * in_texts.log2()).round().clamp(0.0, LAST));
        }
    }
    for stem in understand::terms(NEWS, Some("en")).into_iter().filter(|term| !term.contains(' ')) {
        let level = levels.entry(stem).or_insert(NEWS_LEVEL);
        *level = level.min(NEWS_LEVEL);
    }
    let mut lines: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    for (stem, level) in &levels {
        #[expect(clippy::cast_possible_truncation, reason = "0 to 47")]
        lines.entry(*level as i64).or_default().push(stem);
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "# Made by crates/understand/examples/background.rs from SymSpell's English frequencies (MIT), which are of")?;
    writeln!(out, "# Google Books Ngrams (CC BY 3.0) and SCOWL. A level, and the stems that stand in 2^(-level/4) of texts.")?;
    for (level, stems) in lines {
        writeln!(out, "{level} {}", stems.join(" "))?;
    }
    Ok(())
}
