//! `/` and `/{edition}/`

use axum::extract::{Path, Query, State as Given};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use serde::Deserialize;

use super::view::FrontView;
use super::{EmptyView, Nothing};
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// What may stand behind the `?`.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The page as it was then.
    at: Option<String>,
    /// Don't reload by itself.
    still: Option<String>,
}

pub(crate) async fn default(Given(state): Given<State>, Query(asked): Query<Asked>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::default_edition(&state, &headers).await?;
    front(&state, &call, &asked, &headers).await
}

pub(crate) async fn show(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    front(&state, &call, &asked, &headers).await
}

async fn front(state: &State, call: &Call, asked: &Asked, headers: &HeaderMap) -> Result<Response, Error> {
    if let Some(at) = &asked.at {
        let view = FrontView::new(&call.as_it_was(state, "front", at).await?, &call.visit, true).ok_or(Error::NotFound)?;
        return reply::page(&view, &call.visit, headers);
    }
    let page = state.shelf.front(&state.store, call.id, call.change).await?;
    match page.and_then(|(number, page)| Some(FrontView::new(&page, &call.visit, false)?.live(number, &call.visit))) {
        Some(view) => reply::page(&view, &call.visit, headers),
        None => empty(state, call, asked, headers).await,
    }
}

async fn empty(state: &State, call: &Call, asked: &Asked, headers: &HeaderMap) -> Result<Response, Error> {
    let progress = state.store.progress().await?;
    let overviews = state.store.source_overviews().await?;
    let mut polled = overviews.iter().filter(|source| source.polled.is_some()).peekable();
    let failing = polled.peek().is_some() && polled.all(|source| source.failing);
    let nothing = Nothing::of(&progress, (state.activity)(), failing);
    let mut view = EmptyView::new(nothing, &progress, &call.visit);
    if asked.still.is_some() {
        (view.still, view.again) = (None, None);
    }
    let mut response = reply::fleeting(&view, &call.visit, headers)?;
    if let Some(seconds) = view.again {
        // A header does what `<meta http-equiv=refresh>` does, and the link on the page is the way out that WCAG 2.2.1 asks for.
        response.headers_mut().insert(HeaderName::from_static("refresh"), HeaderValue::from_static(seconds));
    }
    Ok(response)
}
