//! ROUGE-1 and ROUGE-L as F1 (Lin 2004): words in lower case, nothing stemmed, nothing left out.

use std::collections::HashMap;

/// The words of a text as they are compared: runs of letters and digits.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Common words, each as often as both have it.
pub(crate) fn one(summary: &[String], reference: &[String]) -> f64 {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in reference {
        *left.entry(word).or_default() += 1;
    }
    let mut common = 0;
    for word in summary {
        if let Some(count) = left.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    f1(common, summary.len(), reference.len())
}

/// The longest common subsequence of both as a whole.
pub(crate) fn longest(summary: &[String], reference: &[String]) -> f64 {
    let mut row = vec![0_usize; reference.len() + 1];
    for word in summary {
        let mut corner = 0;
        for (at, other) in reference.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other { corner + 1 } else { above.max(row[at]) };
            corner = above;
        }
    }
    f1(row.last().copied().unwrap_or(0), summary.len(), reference.len())
}

fn f1(common: usize, summary: usize, reference: usize) -> f64 {
    if common == 0 { 0.0 } else { 2.0 * common as f64 / (summary + reference) as f64 }
}
