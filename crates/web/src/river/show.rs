//! `/{edition}/river`

use axum::extract::{Path, Query, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use model::StoryId;
use serde::Deserialize;
use store::{Before, Stretch};

use super::view::{Choice, RiverView};
use crate::error::Error;
use crate::page::before::{self, NEWEST};
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Stories on a page.
const PAGE: i64 = 60;

/// What may stand behind the `?`. An empty choice, as a form sends it, is none.
#[derive(Deserialize)]
pub(crate) struct Asked {
    before: Option<String>,
    section: Option<String>,
    source: Option<String>,
}

pub(crate) async fn show(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let chosen = |choice: Option<String>| choice.filter(|text| !text.is_empty());
    let (section, source) = (chosen(asked.section), chosen(asked.source));
    if let Some(tag) = &section {
        call.visit.section_name(tag).ok_or(Error::NotFound)?;
    }
    let sources = state.store.sources().await?;
    let source = match &source {
        Some(slug) => Some(sources.iter().find(|source| source.settings.slug == *slug).ok_or(Error::NotFound)?),
        None => None,
    };
    // What a feed dates ahead comes when its time has come.
    let asked_before = chosen(asked.before);
    let (at, story) = match &asked_before {
        Some(text) => before::read(text).ok_or(Error::NotFound)?,
        None => NEWEST,
    };
    let from =
        if at > call.visit.now { Before { at: call.visit.now, story: StoryId(NEWEST.1) } } else { Before { at, story: StoryId(story) } };
    let stretch = Stretch { before: from, section: section.as_deref(), source: source.map(|source| source.id), limit: PAGE };
    let (mut stories, next) = state.store.river(&stretch).await?;
    let hidden = state.store.hand(call.id, call.visit.now).await?.hidden;
    stories.retain(|afloat| !hidden.contains(&afloat.story.id));
    let choice =
        Choice { section: section.as_deref(), source: source.map(|source| source.settings.slug.as_str()), earlier: asked_before.is_some() };
    reply::page(&RiverView::new(&stories, next, &choice, &sources, &call.visit), &call.visit, &headers)
}
