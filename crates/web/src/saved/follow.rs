//! `POST /{edition}/follow`: follow a story, or not any more.

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use store::Item;

use crate::error::Error;
use crate::form::Form;
use crate::reader::Sender;
use crate::reader::act::{Act, kept};
use crate::reader::item::named;
use crate::state::State;

pub(crate) async fn follow(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let form = Form::read(&body);
    let story = |field: &str| match named(form.get(field)) {
        Some(Item::Story(story)) => Some(story),
        _ => None,
    };
    let (follow, unfollow) = (story("follow"), story("unfollow"));
    if follow.or(unfollow).is_none() {
        return Err(Error::NotFound);
    }
    let act = Act::begin(&state, &edition, &headers, sender, follow.is_some()).await?;
    if let (Some(reader), Some(story)) = (act.reader, follow) {
        kept(state.store.follow(reader, story, act.call.visit.now).await?)?;
    }
    if let (Some(reader), Some(story)) = (act.reader, unfollow) {
        state.store.unfollow(reader, story).await?;
    }
    Ok(act.back(&form, "mine"))
}
