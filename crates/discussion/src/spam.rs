//! Is a text like what moderators took for advertising? A naive Bayes filter over the words and hosts of texts that somebody ruled on
//! (P. Graham, "A Plan for Spam", 2002; the smoothing of rare words is G. Robinson's, "A Statistical Approach to the Spam Problem", 2003).

use model::Learned;

/// Texts of each kind that must have been ruled on before the filter says anything.
const ENOUGH: i64 = 8;
/// Words that decide: those that tell most.
const TELLING: usize = 15;
/// How many texts a word must have stood in to weigh as much as what is assumed of one never seen.
const STRENGTH: f64 = 1.0;
/// What is assumed of a word never seen: it tells nothing.
const ASSUMED: f64 = 0.5;

/// Above this a text waits for a moderator.
pub const LIKE_SPAM: f64 = 0.9;

/// How likely a text is advertising, from 0 to 1, by what was learned of each of its words and of all texts; `None` before enough was learned.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "nobody rules on 2^52 texts")]
pub fn likelihood(words: &[Learned], all: Learned) -> Option<f64> {
    if all.good < ENOUGH || all.spam < ENOUGH {
        return None;
    }
    let mut telling: Vec<f64> = words
        .iter()
        .map(|word| {
            let (good, spam) = (word.good as f64 / all.good as f64, word.spam as f64 / all.spam as f64);
            let seen = (word.good + word.spam) as f64;
            let share = if good + spam > 0.0 { spam / (good + spam) } else { ASSUMED };
            (STRENGTH * ASSUMED + seen * share) / (STRENGTH + seen)
        })
        .collect();
    telling.sort_by(|a, b| (b - 0.5).abs().total_cmp(&(a - 0.5).abs()));
    let odds: f64 = telling.iter().take(TELLING).map(|share| (share / (1.0 - share)).ln()).sum();
    Some(1.0 / (1.0 + (-odds).exp()))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::said::words;

    #[test]
    fn it_learns_from_rulings_and_says_nothing_before() {
        let (mut learned, mut all) = (HashMap::<String, Learned>::new(), Learned::default());
        let mut teach = |text: &str, spam: bool, all: &mut Learned| {
            for word in words(text) {
                let known = learned.entry(word).or_default();
                if spam { known.spam += 1 } else { known.good += 1 }
            }
            if spam { all.spam += 1 } else { all.good += 1 }
        };
        assert_eq!(likelihood(&[], all), None);
        for n in 0..8 {
            teach(&format!("Cheap lamps for everybody, buy now at https://lamps.example/{n}"), true, &mut all);
            teach(&format!("The wall at the quay was built in 19{n}0, and it was never mended for want of money"), false, &mut all);
        }
        let says = |text: &str| {
            let known: Vec<Learned> = words(text).iter().map(|word| learned.get(word).copied().unwrap_or_default()).collect();
            likelihood(&known, all).unwrap()
        };
        assert!(says("Buy cheap lamps, see lamps") > LIKE_SPAM, "{}", says("Buy cheap lamps, see lamps"));
        assert!(says("Who built the wall at the quay, and who mended it?") < 0.1);
        assert!((says("Otters everywhere") - 0.5).abs() < 0.2, "what was never seen tells nothing: {}", says("Otters everywhere"));
    }
}
