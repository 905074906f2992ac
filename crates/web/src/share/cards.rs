//! Cards that were drawn lately, and the one hand that draws.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use tokio::sync::Semaphore;

use super::draw::{Face, draw};
use crate::error::Error;

/// Cards that are kept; each has some 30 kB.
const KEPT: usize = 128;
/// Cards that are drawn at once: each takes some hundredths of a second of a processor, and the other one is the readers'.
const AT_ONCE: usize = 1;
/// How long somebody waits for a card: who makes previews gives up sooner.
const WAIT: Duration = Duration::from_secs(8);

/// A card by its key; nothing, where it can't be drawn.
type Drawn = (String, Option<Bytes>);

/// The drawn cards, the newest last.
pub(crate) struct Cards {
    kept: Mutex<VecDeque<Drawn>>,
    turn: Arc<Semaphore>,
}

impl Default for Cards {
    fn default() -> Cards {
        Cards { kept: Mutex::default(), turn: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Cards {
    /// The card of this face, drawn if it is not at hand.
    pub(super) async fn of(&self, face: Face) -> Result<Option<Bytes>, Error> {
        let key = face.key();
        if let Some(card) = self.known(&key) {
            return Ok(card);
        }
        let turn = tokio::time::timeout(WAIT, Arc::clone(&self.turn).acquire_owned());
        let turn = turn.await.map_err(|_| Error::Away("too many cards are asked for".to_owned()))?;
        let turn = turn.map_err(|error| Error::Inside(error.to_string()))?;
        // Whoever was before may have asked for the same.
        if let Some(card) = self.known(&key) {
            return Ok(card);
        }
        // The turn goes along: a caller who hangs up in the middle does not make room for another drawing.
        let drawing = tokio::task::spawn_blocking(move || {
            let card = draw(&face).map(Bytes::from);
            drop(turn);
            card
        });
        let card = drawing.await.map_err(|error| Error::Inside(format!("a card could not be drawn: {error}")))?;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.pop_front();
        }
        kept.push_back((key, card.clone()));
        Ok(card)
    }

    fn known(&self, key: &str) -> Option<Option<Bytes>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(known, _)| known == key).map(|(_, card)| card.clone())
    }
}
