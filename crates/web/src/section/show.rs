//! `/{edition}/section/{tag}`

use std::sync::Arc;

use axum::extract::{Path, Query, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::view::SectionView;
use crate::error::Error;
use crate::reply;
use crate::routes::{Asked, Call};
use crate::state::State;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, tag)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let mut call = Call::edition(&state, &edition, &headers).await?;
    let edition = Arc::clone(&call.visit.edition);
    let section = edition.sections.iter().find(|section| section.tag == tag).ok_or(Error::NotFound)?;
    let list = format!("section/{tag}");
    let (number, page) = match &asked.at {
        Some(at) => (None, Some(Arc::new(call.as_it_was(&state, &list, at).await?))),
        None => state.shelf.section(&state.store, call.id, &tag, call.change).await?.unzip(),
    };
    call.hear(&state, page.iter().flat_map(|page| &page.cards).map(|card| card.story)).await?;
    let mut view = SectionView::new(section, page.as_deref(), &call.visit, asked.at.is_some());
    view.shell.live = number.map(|number| call.visit.live(&list, number));
    reply::page(&view, &call.visit, &headers)
}
