//! The one clock. It starts where `--now` says and goes on from there; everything else in the program is handed the time.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

/// Tells the time.
pub(crate) type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The clock of this run.
pub(crate) fn clock(starts_at: Option<Timestamp>) -> Clock {
    #[expect(clippy::disallowed_methods, reason = "this is the one clock")]
    let real = Timestamp::now;
    let ahead = starts_at.map_or(SignedDuration::ZERO, |at| at.duration_since(real()));
    Arc::new(move || real() + ahead)
}
