//! The pages that are kept, within a bound; what was kept longest goes first.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{Extensions, HeaderMap};

use super::Key;

/// A page as it went out.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) made: Instant,
    /// When somebody set out to make it anew, while this one still goes out.
    pub(super) renewed: Option<Instant>,
    /// The newest change when it was made.
    pub(super) change: i64,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// What the pages tell the layers outside.
    pub(super) extensions: Extensions,
}

/// Bytes that an entry takes besides its body: key, headers, places in the tables.
const AROUND: usize = 1_500;

pub(super) struct Pages {
    most: usize,
    bytes: usize,
    by_key: HashMap<Key, Kept>,
    /// In the order in which they were first kept.
    order: VecDeque<Key>,
}

impl Pages {
    pub(super) fn new(most: usize) -> Pages {
        Pages { most, bytes: 0, by_key: HashMap::new(), order: VecDeque::new() }
    }

    pub(super) fn get(&self, key: &Key) -> Option<Kept> {
        self.by_key.get(key).cloned()
    }

    /// Whether it falls to who asks to make a page anew: nobody else has set out to for so long.
    pub(super) fn claim(&mut self, key: &Key, now: Instant, patience: Duration) -> bool {
        let Some(kept) = self.by_key.get_mut(key) else { return true };
        let free = kept.renewed.is_none_or(|since| now.saturating_duration_since(since) >= patience);
        if free {
            kept.renewed = Some(now);
        }
        free
    }

    /// Keeps a page, in place of what was kept under the key; one that alone would take a quarter of the room is not kept.
    pub(super) fn put(&mut self, key: Key, kept: Kept) {
        let size = kept.body.len() + AROUND;
        if size > self.most / 4 {
            return;
        }
        self.bytes += size;
        match self.by_key.insert(key.clone(), kept) {
            Some(before) => self.bytes -= before.body.len() + AROUND,
            None => self.order.push_back(key),
        }
        while self.bytes > self.most {
            let Some(oldest) = self.order.pop_front() else { break };
            if let Some(gone) = self.by_key.remove(&oldest) {
                self.bytes -= gone.body.len() + AROUND;
            }
        }
    }

    pub(super) fn clear(&mut self) {
        self.by_key.clear();
        self.order.clear();
        self.bytes = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(size: usize) -> Kept {
        let body = Bytes::from(vec![0; size]);
        Kept { made: Instant::now(), renewed: None, change: 0, headers: HeaderMap::new(), body, extensions: Extensions::new() }
    }

    #[test]
    fn one_at_a_time_makes_a_page_anew() {
        let (mut pages, key, now) = (Pages::new(1 << 20), Key("page".into()), Instant::now());
        let claim = |pages: &mut Pages, ms| pages.claim(&key, now + Duration::from_millis(ms), Duration::from_secs(2));
        pages.put(Key("page".into()), kept(100));
        assert_eq!([0, 5, 1_999, 2_000].map(|ms| claim(&mut pages, ms)), [true, false, false, true]);
        pages.put(Key("page".into()), kept(100));
        assert!(claim(&mut pages, 2_010), "a page that was made anew may be made anew");
    }

    #[test]
    fn the_room_is_bounded_and_the_oldest_go() {
        let mut pages = Pages::new(10 * (AROUND + 500));
        for n in 0..100 {
            pages.put(Key(n.to_string()), kept(500));
        }
        assert_eq!((pages.by_key.len(), pages.order.len(), pages.bytes), (10, 10, pages.most));
        assert!(pages.get(&Key("99".into())).is_some() && pages.get(&Key("89".into())).is_none());
        pages.put(Key("99".into()), kept(100));
        assert_eq!((pages.by_key.len(), pages.bytes), (10, pages.most - 400));
        pages.put(Key("large".into()), kept(pages.most));
        assert!(pages.get(&Key("large".into())).is_none());
        pages.clear();
        assert_eq!((pages.by_key.len(), pages.order.len(), pages.bytes), (0, 0, 0));
    }
}
