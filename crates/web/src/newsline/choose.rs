//! `GET /{edition}/newsline/choose`

use axum::extract::{Path, Query, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use store::Newsline;

use super::choose_view::ChooseView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// What may stand behind the `?`.
#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    /// Letters of a source's name.
    #[serde(default)]
    pub(crate) q: String,
    /// A category.
    #[serde(default)]
    pub(crate) category: String,
    /// Counted from 1.
    pub(crate) page: Option<usize>,
}

pub(crate) async fn choose(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let sources = state.store.sources().await?;
    let (mut line, mut mutes, mut own) = (Newsline::default(), Vec::new(), Vec::new());
    if let Some(reader) = &call.visit.reader {
        line = state.store.newsline(reader.id, call.id).await?;
        mutes = state.store.mutes(reader.id).await?;
        own = state.store.own_feeds(reader.id).await?;
    }
    let mut view = ChooseView::new(&sources, &line, &mutes, &own, &asked, &call.visit);
    if let Some(reader) = &call.visit.reader {
        view.open = state.store.newsline_is_open(reader.id).await?;
    }
    reply::page(&view, &call.visit, &headers)
}
