//! `/{edition}/section/{tag}`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::view::SectionView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, tag)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition).await?;
    let section = call.visit.edition.sections.iter().find(|section| section.tag == tag).ok_or(Error::NotFound)?;
    let page = state.shelf.section(&state.store, call.id, &tag, call.change).await?;
    reply::page(&SectionView::new(section, page.as_deref(), &call.visit), &call.visit, &headers)
}
