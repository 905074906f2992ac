//! The words of an English text that tell most of its section, counted.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::stems::words;
use crate::terms::first_words;
use crate::vocabulary::FIELDS;

type Fast = foldhash::fast::RandomState;

/// Bytes of a word that is looked up; none of those that tell is as long.
const LONGEST: usize = 40;
/// Words remembered for each thread, some 300 kB; then all are forgotten. A word's term costs ten times what looking it up here does.
const REMEMBERED: usize = 8_192;

/// The fields, by their places, that each telling word speaks for.
static TELLING: LazyLock<HashMap<&'static str, Vec<usize>, Fast>> = LazyLock::new(|| {
    let mut telling: HashMap<&'static str, Vec<usize>, Fast> = HashMap::default();
    for (place, field) in FIELDS.iter().enumerate() {
        for word in field.words {
            telling.entry(word).or_default().push(place);
        }
    }
    telling
});

/// Whether a word counts as one, and the fields that it speaks for.
type Told = (bool, &'static [usize]);

thread_local! {
    static SEEN: RefCell<HashMap<Box<str>, Told, Fast>> = RefCell::new(HashMap::default());
}

/// Counts in `told`, by the fields' places, how often the first `count` words of a text speak for each, stop words not counted; gives how
/// many words there were.
pub(crate) fn count_telling(text: &str, count: usize, told: &mut [usize; FIELDS.len()]) -> usize {
    SEEN.with_borrow_mut(|seen| {
        let mut found = 0;
        for word in words(text).filter(|word| word.len() <= LONGEST) {
            if found >= count {
                break;
            }
            let (counts, places) = match seen.get(word) {
                Some(known) => *known,
                None => {
                    if seen.len() >= REMEMBERED {
                        seen.clear();
                    }
                    let known = look_up(word);
                    seen.insert(word.into(), known);
                    known
                }
            };
            found += usize::from(counts);
            for place in places {
                told[*place] += 1;
            }
        }
        found
    })
}

fn look_up(word: &str) -> Told {
    let mut places: &'static [usize] = &[];
    let terms = first_words(word, Some("en"), 1, |term| places = TELLING.get(term).map_or(&[], Vec::as_slice));
    (terms > 0, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str, most: usize) -> (usize, usize) {
        let mut told = [0; FIELDS.len()];
        let words = count_telling(text, most, &mut told);
        let politics = FIELDS.iter().position(|field| field.tags.contains(&"politics")).unwrap();
        (words, told[politics])
    }

    #[test]
    fn stop_words_do_not_count_and_every_form_of_a_telling_word_does() {
        assert_eq!(count("The minister and the ministers, of whom the Minister\u{2019}s aide spoke", 160), (5, 3));
        assert_eq!(count("minister minister minister", 2), (2, 2));
        assert_eq!(count("", 160), (0, 0));
    }
}
