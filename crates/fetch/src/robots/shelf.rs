//! Where the words of origins are kept: bounded in number and in bytes, the longest kept goes first.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::Instant;

use super::Word;

/// Most origins.
const MOST: usize = 8192;

/// Most bytes of text in all.
const HEAVIEST: usize = 64 << 20;

/// An origin's word and until when it holds. Whoever asks the origin holds the lock meanwhile, so that it is asked once.
pub(crate) type Cell = Arc<tokio::sync::Mutex<Option<(Word, Instant)>>>;

#[derive(Debug)]
pub(crate) struct Shelf(Mutex<Content>);

#[derive(Debug, Default)]
struct Content {
    by_file: HashMap<String, Place>,
    bytes: usize,
}

#[derive(Debug)]
struct Place {
    cell: Cell,
    bytes: usize,
    since: Instant,
}

impl Shelf {
    pub(crate) fn new() -> Shelf {
        Shelf(Mutex::new(Content::default()))
    }

    /// The place of the origin with this file, empty at first.
    pub(crate) fn cell(&self, file: &str) -> Cell {
        let mut content = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = content.by_file.get(file) {
            return place.cell.clone();
        }
        if content.by_file.len() >= MOST {
            content.drop_oldest(MOST / 8);
        }
        let cell = Cell::default();
        content.by_file.insert(file.to_owned(), Place { cell: cell.clone(), bytes: 0, since: Instant::now() });
        cell
    }

    /// Notes how much a place holds, and makes room.
    pub(crate) fn weigh(&self, file: &str, bytes: usize) {
        let mut content = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(place) = content.by_file.get_mut(file) else { return };
        let before = std::mem::replace(&mut place.bytes, bytes);
        place.since = Instant::now();
        content.bytes = content.bytes + bytes - before;
        while content.bytes > HEAVIEST {
            let some = (content.by_file.len() / 8).max(1);
            content.drop_oldest(some);
        }
    }
}

impl Content {
    fn drop_oldest(&mut self, count: usize) {
        let mut ages: Vec<Instant> = self.by_file.values().map(|place| place.since).collect();
        let last = count.min(ages.len()).saturating_sub(1);
        let Some((_, &mut cutoff, _)) = (!ages.is_empty()).then(|| ages.select_nth_unstable(last)) else { return };
        self.by_file.retain(|_, place| place.since > cutoff);
        self.bytes = self.by_file.values().map(|place| place.bytes).sum();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_shelf_is_bounded_in_number_and_in_bytes_and_keeps_the_newest() {
        let shelf = Shelf::new();
        let file = |number: usize| format!("http://h{number}.example/robots.txt");
        for number in 0..2 * MOST {
            tokio::time::advance(std::time::Duration::from_millis(1)).await;
            shelf.cell(&file(number));
        }
        assert!(shelf.0.lock().unwrap().by_file.len() <= MOST);
        assert!(shelf.0.lock().unwrap().by_file.contains_key(&file(2 * MOST - 1)));
        for number in 0..400 {
            tokio::time::advance(std::time::Duration::from_millis(1)).await;
            shelf.cell(&file(number));
            shelf.weigh(&file(number), 512 << 10);
            assert!(shelf.0.lock().unwrap().bytes <= HEAVIEST);
        }
        let content = shelf.0.lock().unwrap();
        assert!(content.by_file.contains_key(&file(399)) && !content.by_file.contains_key(&file(0)));
        assert_eq!(content.bytes, content.by_file.values().map(|place| place.bytes).sum::<usize>());
    }
}
