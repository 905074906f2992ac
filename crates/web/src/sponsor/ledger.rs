//! What was seen and followed since it was last written down: a row for each sponsor and day, in memory for a minute.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use model::{Edition, EditionId};
use store::SponsorDay;

use crate::state::State;
use crate::when::Calendar;

/// How often it is written down. A program that is killed loses so much.
const EVERY: Duration = Duration::from_secs(60);

/// Whose row it is: the edition, the sponsor's key, the edition's day.
type Place = (EditionId, String, Date);

/// The ledger: views and clicks by row.
#[derive(Default)]
pub(crate) struct Ledger {
    rows: Mutex<BTreeMap<Place, (i64, i64)>>,
}

impl Ledger {
    /// A reader saw the sponsor of this name.
    pub(crate) fn viewed(&self, id: EditionId, edition: &Edition, sponsor: &str, at: Timestamp) {
        self.add(id, edition, sponsor, at, (1, 0));
    }

    /// A reader followed its link.
    pub(crate) fn followed(&self, id: EditionId, edition: &Edition, sponsor: &str, at: Timestamp) {
        self.add(id, edition, sponsor, at, (0, 1));
    }

    fn add(&self, id: EditionId, edition: &Edition, sponsor: &str, at: Timestamp, (views, clicks): (i64, i64)) {
        // Only whom the operator named gets a row, so that there are never many.
        if !edition.sponsors.iter().any(|known| known.key() == sponsor) {
            return;
        }
        let day = Calendar::new(&edition.time_zone, &edition.language).day(at);
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        let row = rows.entry((id, sponsor.to_owned(), day)).or_default();
        *row = (row.0 + views, row.1 + clicks);
    }

    fn take(&self) -> Vec<SponsorDay> {
        let rows = std::mem::take(&mut *self.rows.lock().unwrap_or_else(PoisonError::into_inner));
        rows.into_iter().map(|((edition, sponsor, day), (views, clicks))| SponsorDay { edition, sponsor, day, views, clicks }).collect()
    }

    fn give_back(&self, taken: Vec<SponsorDay>) {
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        for SponsorDay { edition, sponsor, day, views, clicks } in taken {
            let row = rows.entry((edition, sponsor, day)).or_default();
            *row = (row.0 + views, row.1 + clicks);
        }
    }
}

/// Writes down what was counted; what can't be written stays to be written later.
pub(crate) async fn save(state: &State) {
    let taken = state.ledger.take();
    if taken.is_empty() {
        return;
    }
    if let Err(error) = state.store.count_sponsors(&taken).await {
        tracing::warn!("what sponsors were seen could not be written down: {error}");
        state.ledger.give_back(taken);
    }
}

/// Writes down once a minute.
pub(crate) async fn keep(state: &State) {
    let mut minute = tokio::time::interval(EVERY);
    loop {
        minute.tick().await;
        save(state).await;
    }
}
