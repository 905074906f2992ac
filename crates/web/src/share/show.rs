//! `/card/{story}.png`

use axum::extract::{Path, Query, State as Given};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use store::StoryFound;

use super::draw::Face;
use crate::asset::show::FOREVER;
use crate::error::Error;
use crate::reply;
use crate::routes::{Call, moved};
use crate::state::State;

/// A card whose address does not say what it shows: it may show something else in an hour.
const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// What may stand behind the `?`.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The edition's slug; the first one without it.
    #[serde(rename = "in")]
    edition: Option<String>,
    /// What it shows: see `Face::key`.
    v: Option<String>,
}

pub(crate) async fn show(
    Given(state): Given<State>,
    Path(file): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let slug = file.strip_suffix(".png").ok_or(Error::NotFound)?;
    let call = match &asked.edition {
        Some(edition) => Call::edition(&state, edition, &headers).await?,
        None => Call::default_edition(&state, &headers).await?,
    };
    let (story, articles) = match state.store.story(slug).await?.ok_or(Error::NotFound)? {
        StoryFound::Moved(slug) => return Ok(moved(&format!("/card/{slug}.png?in={}", call.visit.edition.slug))),
        StoryFound::Here(story, articles) => (story, articles),
    };
    if state.store.hand(call.id, call.visit.now).await?.hidden.contains(&story.id) {
        return Err(Error::NotFound);
    }
    let face = Face::new(&story, &articles, &call.visit);
    let key = face.key();
    let keep = if asked.v.as_ref() == Some(&key) { FOREVER } else { AN_HOUR };
    let tag = HeaderValue::from_str(&format!("\"{key}\"")).map_err(|error| Error::Inside(error.to_string()))?;
    let kept = [(header::CACHE_CONTROL, keep), (header::ETAG, tag.clone())];
    if reply::has(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    let card = state.cards.of(face).await?.ok_or(Error::NotFound)?;
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("image/png"))];
    Ok((kept, kind, card).into_response())
}
