//! How many read an edition at this moment: distinct visitors of its last half hour.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use model::EditionId;
use sha2::Sha256;

use super::Visitor;

/// Seconds for which somebody who asked for a page counts as reading it.
const STAYS: i64 = 30 * 60;
/// Pages within a minute that nobody reads who has eyes.
const IN_A_HURRY: u32 = 40;
/// Seats of all editions together; where they are taken nobody knows how many stand behind them, and no count is shown.
const SEATS: usize = 50_000;
/// Fewer than so many are no company, and one would read his own presence.
const FEWEST: usize = 2;
const DAY: i64 = 86_400;

/// The house, empty when the program starts.
#[derive(Default)]
pub(crate) struct Audience {
    house: Mutex<House>,
}

#[derive(Default)]
struct House {
    /// The day whose key it is, since 1970 in UTC.
    day: i64,
    key: [u8; 32],
    /// Yesterday's, by which those are known who read over midnight; gone with the half hour.
    before: Option<[u8; 32]>,
    seats: HashMap<(EditionId, u64), Seat>,
    /// Somebody found no seat lately, until when.
    full_until: i64,
}

/// One visitor of one edition.
#[derive(Clone, Copy)]
struct Seat {
    /// When the last page was asked for, in seconds since 1970.
    last: i64,
    /// Since when pages are counted for haste.
    since: i64,
    pages: u32,
    robot: bool,
}

impl Audience {
    /// Somebody asked for a page; says whether that is a reader, as far as can be told.
    pub(crate) fn sees(&self, edition: EditionId, visitor: &Visitor, at: Timestamp) -> bool {
        let now = at.as_second();
        let mut house = self.house.lock().unwrap_or_else(PoisonError::into_inner);
        house.turn_the_key(now);
        let place = (edition, known_as(&house.key, visitor));
        let moved = house.before.and_then(|key| house.seats.remove(&(edition, known_as(&key, visitor))));
        if house.seats.len() >= SEATS && !house.seats.contains_key(&place) {
            house.seats.retain(|_, seat| is_here(seat, now));
            if house.seats.len() >= SEATS {
                house.full_until = now + STAYS;
                return false;
            }
        }
        let seat = house.seats.entry(place).or_insert(moved.unwrap_or(Seat { last: now, since: now, pages: 0, robot: false }));
        if now - seat.last >= STAYS || now - seat.since >= 60 {
            // A robot that came back after half an hour of silence may be somebody else behind the same address.
            seat.robot &= now - seat.last < STAYS;
            (seat.since, seat.pages) = (now, 0);
        }
        seat.last = now;
        seat.pages += 1;
        seat.robot |= seat.pages >= IN_A_HURRY;
        !seat.robot
    }

    /// How many read the edition now; `None` where that is too few to say, or not known.
    pub(crate) fn present(&self, edition: EditionId, at: Timestamp) -> Option<usize> {
        let now = at.as_second();
        let house = self.house.lock().unwrap_or_else(PoisonError::into_inner);
        if now < house.full_until {
            return None;
        }
        let here = house.seats.iter().filter(|((of, _), seat)| *of == edition && !seat.robot && is_here(seat, now)).count();
        (here >= FEWEST).then_some(here)
    }
}

impl House {
    /// Every day has a key of its own, so that who read yesterday can't be told from today's.
    fn turn_the_key(&mut self, now: i64) {
        let day = now.div_euclid(DAY);
        if day != self.day || self.key == [0; 32] {
            self.before = (day == self.day + 1).then_some(self.key);
            self.day = day;
            // Without random numbers the key stays as it was: a count matters less than a page.
            let mut key = [0; 32];
            if getrandom::fill(&mut key).is_ok() {
                self.key = key;
            }
            self.seats.retain(|_, seat| is_here(seat, now));
        } else if now.rem_euclid(DAY) >= STAYS {
            self.before = None;
        }
    }
}

fn is_here(seat: &Seat, now: i64) -> bool {
    (0..STAYS).contains(&(now - seat.last))
}

fn known_as(key: &[u8; 32], visitor: &Visitor) -> u64 {
    let Ok(mut hash) = Hmac::<Sha256>::new_from_slice(key) else { return 0 };
    hash.update(visitor.address.to_string().as_bytes());
    hash.update(b"\n");
    hash.update(visitor.browser.as_bytes());
    hash.finalize().into_bytes().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAKE: EditionId = EditionId(1);

    fn visitor(n: u8) -> Visitor {
        Visitor { address: [192, 0, 2, n].into(), browser: "Mozilla/5.0".into() }
    }

    fn at(minutes: i64) -> Timestamp {
        // 23:00 UTC.
        Timestamp::constant(1_756_508_400 + minutes * 60, 0)
    }

    #[test]
    fn readers_of_the_last_half_hour_count_once_each_and_one_alone_is_not_told() {
        let audience = Audience::default();
        assert!(audience.sees(LAKE, &visitor(1), at(0)));
        assert_eq!(audience.present(LAKE, at(0)), None, "one alone");
        for minute in 1..10 {
            assert!(audience.sees(LAKE, &visitor(1), at(minute)));
        }
        audience.sees(LAKE, &visitor(2), at(9));
        audience.sees(LAKE, &Visitor { browser: "Mozilla/5.0 (Android)".into(), ..visitor(2) }, at(9));
        assert_eq!(audience.present(LAKE, at(10)), Some(3), "two browsers at one address are two");
        assert_eq!(audience.present(EditionId(2), at(10)), None, "another edition has its own");
        assert_eq!(audience.present(LAKE, at(39)), None, "they have left");
    }

    #[test]
    fn who_reads_over_midnight_is_still_one() {
        let audience = Audience::default();
        for minute in [50, 58, 62, 70] {
            audience.sees(LAKE, &visitor(1), at(minute));
            audience.sees(LAKE, &visitor(2), at(minute));
        }
        assert_eq!(audience.present(LAKE, at(71)), Some(2));
        let house = audience.house.lock().unwrap();
        assert!(house.before.is_some_and(|before| before != house.key));
    }

    #[test]
    fn who_turns_pages_faster_than_anybody_reads_is_a_robot() {
        let audience = Audience::default();
        audience.sees(LAKE, &visitor(2), at(0));
        audience.sees(LAKE, &visitor(3), at(0));
        let taken = (0..60).filter(|_| audience.sees(LAKE, &visitor(1), at(0))).count();
        assert_eq!((taken, audience.present(LAKE, at(1))), (39, Some(2)));
        assert!(!audience.sees(LAKE, &visitor(1), at(5)), "it stays one");
        assert!(audience.sees(LAKE, &visitor(1), at(36)), "after half an hour it may be somebody else");
    }

    #[test]
    fn where_no_seat_is_left_there_is_no_count() {
        let audience = Audience::default();
        for n in 0..=u32::try_from(SEATS).unwrap() {
            audience.sees(LAKE, &Visitor { address: std::net::Ipv4Addr::from_bits(n).into(), browser: String::new() }, at(0));
        }
        assert_eq!(audience.present(LAKE, at(1)), None);
        assert_eq!(audience.house.lock().unwrap().seats.len(), SEATS);
    }
}
