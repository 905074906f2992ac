//! `/` and `/{edition}/`

use axum::extract::{Path, Query, State as Given};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use jiff::SignedDuration;
use serde::Deserialize;

use super::view::{FrontView, TalkedView};
use super::{EmptyView, Nothing};
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// How far back it is looked what is talked about, and how many stories of it are shown.
const TALKED: SignedDuration = SignedDuration::from_hours(72);
const MOST_TALKED: i64 = 5;

/// What may stand behind the `?`.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The page as it was then.
    at: Option<String>,
    /// Don't reload by itself.
    still: Option<String>,
}

pub(crate) async fn default(Given(state): Given<State>, Query(asked): Query<Asked>, headers: HeaderMap) -> Result<Response, Error> {
    let mut call = Call::default_edition(&state, &headers).await?;
    front(&state, &mut call, &asked, &headers).await
}

pub(crate) async fn show(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let mut call = Call::edition(&state, &edition, &headers).await?;
    front(&state, &mut call, &asked, &headers).await
}

async fn front(state: &State, call: &mut Call, asked: &Asked, headers: &HeaderMap) -> Result<Response, Error> {
    if let Some(at) = &asked.at {
        let view = FrontView::new(&call.as_it_was(state, "front", at).await?, &call.visit, true).ok_or(Error::NotFound)?;
        return reply::page(&view, &call.visit, headers);
    }
    let page = state.shelf.front(&state.store, call.id, call.change).await?;
    if let Some((_, page)) = &page {
        call.hear(state, page.cards().map(|card| card.story)).await?;
    }
    match page.and_then(|(number, page)| Some(FrontView::new(&page, &call.visit, false)?.live(number, &call.visit))) {
        Some(mut view) => {
            view.talked = talked(state, call).await?;
            reply::page(&view, &call.visit, headers)
        }
        None => empty(state, call, asked, headers).await,
    }
}

/// What is talked about most.
async fn talked(state: &State, call: &Call) -> Result<Vec<TalkedView>, Error> {
    let visit = &call.visit;
    if !visit.edition.discussion {
        return Ok(Vec::new());
    }
    let most = state.store.most_discussed(visit.now - TALKED, MOST_TALKED).await?;
    let hidden = state.store.hand(call.id, visit.now).await?.hidden;
    let seen = most.into_iter().filter(|talked| !hidden.contains(&talked.story) && visit.wants(&talked.title, ""));
    Ok(seen.map(|talked| TalkedView::new(&talked, visit)).collect())
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
