//! `/admin/letters/{source}/{slug}`: the topic page as a member reads it, whatever the source's rights show to others.

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;
use crate::topic::view::TopicView;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((source, slug)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let visit = Call::desk(&state, &headers).await?;
    let topic = state.store.topic(&source, &slug).await?.ok_or(Error::NotFound)?;
    let mut view = TopicView::new(&topic, &[], &visit);
    view.back = ("/admin/letters".to_owned(), "All letters");
    reply::unkept(&view)
}
