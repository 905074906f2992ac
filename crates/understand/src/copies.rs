//! Telling a reprinted text from an independent report, by a sketch small enough to keep with every article.
//!
//! Bottom-k sketch (Cohen & Kaplan, 2007): the k smallest hashes of all five-word shingles. The share of common values among the
//! k smallest of both together estimates the Jaccard likeness of the whole texts, within about 1/√k.

use unicode_segmentation::UnicodeSegmentation;

/// Words of a shingle: fewer meet by chance, more miss a text with a changed word in each sentence.
const SHINGLE: usize = 5;
/// Hashes kept: an error of about .12, enough to tell .2 from .6.
const KEPT: usize = 64;
/// Likeness from which two texts count as one: a reprint with a new lead and a cut end is still above it, two reports of one
/// speech that quote the same sentences are below.
pub(crate) const SAME_TEXT: f64 = 0.4;

/// The sketch of a text; empty for one of fewer than five words.
#[must_use]
pub fn sketch(text: &str) -> Vec<u64> {
    let lower = |word: &str| match word.is_ascii() {
        true => hash(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase()))),
        false => hash(word.chars().flat_map(char::to_lowercase)),
    };
    let words: Vec<u64> = text.unicode_words().map(lower).collect();
    let mut hashes: Vec<u64> = words.windows(SHINGLE).map(|shingle| shingle.iter().fold(0, |all, word| mix(all ^ word))).collect();
    // A text that repeats itself has the same hashes again: then the smallest of all are fewer than wanted, and all are sorted.
    if hashes.len() > 2 * KEPT {
        let (smallest, ..) = hashes.select_nth_unstable(2 * KEPT);
        let mut smallest = smallest.to_vec();
        smallest.sort_unstable();
        smallest.dedup();
        if smallest.len() >= KEPT {
            smallest.truncate(KEPT);
            return smallest;
        }
    }
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(KEPT);
    hashes
}

/// Jaccard likeness of two sketched texts, 0 to 1; 0 where one has no sketch.
#[must_use]
pub fn similarity(a: &[u64], b: &[u64]) -> f64 {
    let (mut i, mut j, mut seen, mut common) = (0, 0, 0_u32, 0_u32);
    let kept = a.len().min(b.len());
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if seen as usize >= kept {
            break;
        }
        seen += 1;
        common += u32::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    if seen == 0 { 0.0 } else { f64::from(common) / f64::from(seen) }
}

/// How many texts there are once copies count as one. A text without a sketch counts as one of its own.
#[must_use]
pub fn distinct_texts(sketches: &[&[u64]]) -> usize {
    let mut originals: Vec<&[u64]> = Vec::new();
    for sketch in sketches {
        if !originals.iter().any(|known| similarity(known, sketch) >= SAME_TEXT) {
            originals.push(sketch);
        }
    }
    originals.len()
}

/// FNV-1a over characters: the value is stored, so it must not change with a library's version.
fn hash(characters: impl Iterator<Item = char>) -> u64 {
    characters.fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3))
}

/// The finaliser of MurmurHash3: spreads what FNV leaves in the low bits.
fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    x = (x ^ (x >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    x ^ (x >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIRE: &str = "An earthquake off the island of Sorrel killed four people and hurt eighty last night, the governor said. \
        Roofs fell in along the harbour of Port Amity, and the hospital moved its patients to tents in the yard. \
        The observatory put the magnitude at 5.9 and said that smaller shocks would follow for some days. \
        Two ferries with blankets and water left the mainland before dawn, and a third is being loaded.";
    const OWN: &str = "Celia Maddox had slept for an hour when the floor began to move. By morning the governor of Sorrel knew of four \
        deaths in Port Amity, where the old roofs along the harbour came down, and had asked the mainland for tents, water and doctors.";

    #[test]
    fn a_reprint_with_a_new_beginning_is_the_same_text() {
        let reprint = format!("Sorrel is counting its dead this morning. {WIRE}");
        assert!(similarity(&sketch(WIRE), &sketch(&reprint)) > 0.7);
        assert_eq!(distinct_texts(&[&sketch(WIRE), &sketch(&reprint)]), 1);
    }

    #[test]
    fn an_independent_report_of_the_same_event_is_another_text() {
        assert!(similarity(&sketch(WIRE), &sketch(OWN)) < 0.1);
        assert_eq!(distinct_texts(&[&sketch(WIRE), &sketch(OWN), &sketch(WIRE)]), 2);
    }

    #[test]
    fn texts_without_a_sketch_count_each() {
        assert!(sketch("Too short").is_empty());
        assert_eq!(distinct_texts(&[&[], &[]]), 2);
    }
}
