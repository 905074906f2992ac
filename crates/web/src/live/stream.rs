//! One listener: what it has read, and what it is told when something comes after that.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::Event;
use futures_util::Stream;
use futures_util::stream::unfold;
use model::{EditionId, StoryId};
use serde::Serialize;
use tokio::sync::watch;

use super::list::List;
use super::places::Place;
use crate::error::Error;
use crate::routes::Call;
use crate::state::State;
use crate::words::Words;

/// How long a browser waits before it asks again for a stream that broke off.
const AGAIN: Duration = Duration::from_secs(10);

/// Somebody who listens.
pub(super) struct Listener {
    state: State,
    edition: EditionId,
    list: List,
    words: Words,
    /// The stories of the page that is read.
    read: BTreeSet<StoryId>,
    /// What was told last.
    told: usize,
    greeted: bool,
    changes: watch::Receiver<i64>,
    closing: watch::Receiver<bool>,
    _place: Place,
}

/// What an event says.
#[derive(Serialize)]
struct News {
    /// Stories on the list now that do not stand on the page that is read.
    n: usize,
    /// The same in words.
    words: String,
}

impl Listener {
    /// For who reads the list of this number; `None` where that page is not kept any more.
    pub(super) async fn new(state: &State, call: &Call, list: List, since: i64, place: Place) -> Result<Option<Listener>, Error> {
        let Some(read) = list.under(since, state, call.id).await? else { return Ok(None) };
        Ok(Some(Listener {
            state: state.clone(),
            edition: call.id,
            words: call.visit.words,
            list,
            read,
            told: 0,
            greeted: false,
            changes: state.live.change.subscribe(),
            closing: state.live.closing.subscribe(),
            _place: place,
        }))
    }

    /// A greeting, and an event whenever there is more to tell; ends when the server does.
    pub(super) fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        unfold(self, |mut listener| async move {
            if !listener.greeted {
                listener.greeted = true;
                return Some((Ok(Event::default().retry(AGAIN).comment("listening")), listener));
            }
            loop {
                if let Some(event) = listener.news().await {
                    return Some((Ok(event), listener));
                }
                tokio::select! {
                    changed = listener.changes.changed() => changed.ok()?,
                    _closing = listener.closing.wait_for(|closing| *closing) => return None,
                }
            }
        })
    }

    /// What is to be told now, if it is more than was told; a store that is away is asked again at the next change.
    async fn news(&mut self) -> Option<Event> {
        // One question of the server's for all listeners; before the first of them it has not been asked.
        let known = *self.changes.borrow_and_update();
        let change = if known > 0 { known } else { self.state.store.last_change().await.ok()? };
        let n = self.list.now(change, &self.state, self.edition).await.ok()??.difference(&self.read).count();
        if n <= self.told {
            return None;
        }
        self.told = n;
        let news = serde_json::to_string(&News { n, words: self.words.count("live-new", n) }).ok()?;
        Some(Event::default().data(news))
    }
}
