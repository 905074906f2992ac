//! Which of several headlines says what the others say.

use std::collections::BTreeSet;

/// Letters from which a word says something: shorter ones are mostly "the" and "of".
const TELLING: usize = 4;

/// How far each headline of a story says what its others say: of each of its words the other headlines that have it, in the mean, in hundredths
/// of the headlines. In the order of `titles`.
#[must_use]
pub fn agreement(titles: &[&str]) -> Vec<usize> {
    let said: Vec<BTreeSet<String>> = titles.iter().map(|title| words(title)).collect();
    let others = |word: &String| said.iter().filter(|words| words.contains(word)).count().saturating_sub(1);
    said.iter().map(|own| 100 * own.iter().map(others).sum::<usize>() / (own.len().max(1) * titles.len().max(1))).collect()
}

fn words(title: &str) -> BTreeSet<String> {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= TELLING);
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_that_shares_most_agrees_most() {
        let agrees = agreement(&["Storm breaks breakwater", "Breakwater gives way in storm", "Two ministries quarrel", ""]);
        assert!(agrees[0] > agrees[2] && agrees[1] > agrees[2], "{agrees:?}");
        assert_eq!((agrees[2], agrees[3]), (0, 0));
        assert!(agreement(&[]).is_empty());
    }
}
