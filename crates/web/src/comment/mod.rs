//! What readers write under stories: shown as threads, written, answered, changed, taken back, reported, ruled on. Everything is a form and a page;
//! nothing needs a script.

pub(crate) mod act;
pub(crate) mod compose;
pub(crate) mod feed;
pub(crate) mod moderate;
pub(crate) mod post;
pub(crate) mod show;
pub(crate) mod view;

use discussion::Rules;
use model::{CommentId, Role, Story};
use store::{StoryFound, Viewer};

use crate::error::Error;
use crate::page::Visit;
use crate::routes::Call;
use crate::state::State;

/// Threads on a page.
const OF_PAGE: i64 = 40;

/// The house's rules.
fn rules() -> Rules {
    Rules::default()
}

/// The story at this address, where something can be written under it.
async fn story(state: &State, call: &Call, slug: &str) -> Result<Story, Error> {
    if !call.visit.edition.discussion {
        return Err(Error::NotFound);
    }
    let hidden = state.store.hand(call.id, call.visit.now).await?.hidden;
    let found = match state.store.story(slug).await?.ok_or(Error::NotFound)? {
        StoryFound::Moved(slug) => state.store.story(&slug).await?.ok_or(Error::NotFound)?,
        found => found,
    };
    match found {
        StoryFound::Here(story, _) if !hidden.contains(&story.id) => Ok(story),
        _ => Err(Error::NotFound),
    }
}

/// The story that a comment stands under.
async fn story_of(state: &State, call: &Call, comment: &model::Comment) -> Result<Story, Error> {
    let slug = state.store.story_slug(comment.story).await?.ok_or(Error::NotFound)?;
    story(state, call, &slug).await
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
