//! What readers write under stories and on boards: shown as threads, written, answered, changed, taken back, reported. Everything is a form and a
//! page; nothing needs a script.

pub(crate) mod act;
pub(crate) mod compose;
pub(crate) mod feed;
pub(crate) mod post;
pub(crate) mod quote;
pub(crate) mod show;
pub(crate) mod spot;
pub(crate) mod view;

use discussion::{Action, may};
use model::{Comment, CommentId, Role};
use store::Viewer;

pub(crate) use spot::{At, Spot};

use axum::http::HeaderMap;

use crate::error::Error;
use crate::page::Visit;
use crate::routes::Call;
use crate::state::State;

/// Threads on a page.
const OF_PAGE: i64 = 40;
/// Answers of each of them; the rest stands on the thread's own pages.
const OF_THREAD: i64 = 30;
/// Answers on a page of one thread.
const OF_LONG: i64 = 100;

/// A comment that a request is about, where it stands, and whose visit it is.
pub(crate) struct Subject {
    pub(crate) call: Call,
    pub(crate) comment: Comment,
    pub(crate) spot: Spot,
}

impl Subject {
    pub(crate) async fn of(state: &State, edition: &str, id: &str, headers: &HeaderMap) -> Result<Subject, Error> {
        let call = Call::edition(state, edition, headers).await?;
        let comment = state.store.comment(number(id)?).await?.ok_or(Error::NotFound)?;
        let spot = Spot::of(state, &call, &comment).await?;
        Ok(Subject { call, comment, spot })
    }

    /// Who may not do this to it does not learn that it is there.
    pub(crate) fn allow(&self, action: Action) -> Result<(), Error> {
        let visit = &self.call.visit;
        if may(visit.who(), action, &self.comment, &visit.edition.house, visit.now) { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Its own address.
    pub(crate) fn here(&self) -> String {
        self.call.visit.to(&format!("comment/{}", self.comment.id))
    }
}

/// What this visit sees of a discussion.
fn viewer(visit: &Visit) -> Viewer {
    match visit.who() {
        None => Viewer::Anyone,
        Some((_, role)) if role >= Role::Moderator => Viewer::Moderator,
        Some((account, _)) => Viewer::Writer(account),
    }
}

/// A comment's number as an address says it.
fn number(text: &str) -> Result<CommentId, Error> {
    text.parse().ok().filter(|number| *number > 0).map(CommentId).ok_or(Error::NotFound)
}
