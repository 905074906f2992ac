//! The editor's hand in a digest: what stands where it was put, whatever it weighs.

use model::{Card, DigestHand};

/// Moves what has a place to it, the first places first. A place behind the last is the last.
pub(super) fn put_in_place(cards: &mut Vec<Card>, hand: &DigestHand) {
    let mut places: Vec<_> = hand.places.iter().map(|(story, place)| (*place, *story)).collect();
    places.sort_unstable();
    for (place, story) in places {
        let Some(now) = cards.iter().position(|card| card.story == story) else { continue };
        let card = cards.remove(now);
        cards.insert(place.saturating_sub(1).min(cards.len()), card);
    }
}
