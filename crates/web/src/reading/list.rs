//! `/admin/reading?source=`

use axum::extract::{Query, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use super::list_view::{LISTED, ReadingsView};
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

#[derive(Deserialize)]
pub(crate) struct Asked {
    source: Option<String>,
}

pub(crate) async fn list(Given(state): Given<State>, Query(asked): Query<Asked>, headers: HeaderMap) -> Result<Response, Error> {
    let visit = Call::desk(&state, &headers).await?;
    let sources = state.store.sources().await?;
    let slug = asked.source.as_deref().filter(|slug| !slug.is_empty());
    let chosen = match slug {
        None => None,
        Some(slug) => Some(sources.iter().find(|source| source.settings.slug == slug).ok_or(Error::NotFound)?),
    };
    let readings = state.store.readings(chosen.map(|source| source.id), LISTED).await?;
    reply::unkept(&ReadingsView::new(&readings, &sources, chosen, &visit))
}
