//! `/{edition}/search`

use axum::extract::{Path, Query as Given, State as Stands};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use search::{Query, Sort};
use serde::Deserialize;

use super::view::SearchView;
use super::{Asking, Library, Row};
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Stories on a page of results.
pub(super) const ON_A_PAGE: usize = 20;
/// Pages of results, at most: nobody reads further, and what is passed over is work.
pub(super) const MOST_PAGES: usize = 50;

/// What may stand behind the `?`.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    /// The query.
    #[serde(default)]
    pub(crate) q: String,
    /// `date`: the newest first.
    pub(crate) sort: Option<String>,
    /// Counted from 1 on.
    pub(crate) page: Option<String>,
    /// As it was then.
    pub(crate) at: Option<String>,
}

impl Asked {
    /// The page's number; what is none is the first.
    pub(super) fn number(&self) -> usize {
        self.page.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, MOST_PAGES)
    }

    /// The query as part of an address, for its feed.
    pub(crate) fn newest(&self) -> String {
        url::form_urlencoded::Serializer::new(String::new()).append_pair("q", self.q.trim()).finish()
    }

    pub(super) fn order(&self) -> Sort {
        if self.sort.as_deref() == Some("date") { Sort::Date } else { Sort::Relevance }
    }

    /// The moment that is looked back at; one that lies ahead is now. What is no moment: not found, as on every page.
    pub(crate) fn moment(&self, now: Timestamp) -> Result<Option<Timestamp>, Error> {
        let given = self.at.as_deref().filter(|at| !at.trim().is_empty());
        given.map(|at| at.parse::<Timestamp>().map(|at| at.min(now)).map_err(|_| Error::NotFound)).transpose()
    }
}

/// The index follows the store by some seconds: what it does not find yet must not be kept for others.
pub(crate) async fn show(
    Stands(state): Stands<State>,
    Path(edition): Path<String>,
    Given(asked): Given<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let query = Query::parse(&asked.q);
    let then = asked.moment(call.visit.now)?;
    let sources = state.shelf.sources(&state.store, call.change).await?;
    let mut view = SearchView::new(&asked, &query, then, &call.visit);
    if query.is_empty() {
        return reply::fleeting(&view.unasked(&query, &call.visit), &call.visit, &headers);
    }
    let Some(index) = (state.index)() else {
        return reply::fleeting(&view.unmade(&call.visit), &call.visit, &headers);
    };
    let asking =
        Asking { query, sort: asked.order(), at: then.unwrap_or(call.visit.now), skip: (asked.number() - 1) * ON_A_PAGE, take: ON_A_PAGE };
    // A search is milliseconds of a processor: some at once, and the others wait their turn.
    let _turn = state.searching.acquire().await.map_err(|error| Error::Inside(error.to_string()))?;
    let library = Library { store: &state.store, index: &index, place: &state.place, sources: sources.clone() };
    let results = library.look(call.id, &call.visit, &asking).await?;
    if results.rows.is_empty() && results.stories > 0 {
        return Err(Error::NotFound);
    }
    view = view.found(&asked, &asking, &results, &sources, &call.visit);
    if call.change - index.seq() > BEHIND {
        view = view.behind(&call.visit);
    }
    reply::fleeting(&view, &call.visit, &headers)
}

/// The newest that a search finds: what its feed lists.
pub(crate) async fn found(state: &State, call: &Call, asked: &Asked) -> Result<Vec<Row>, Error> {
    let query = Query::parse(&asked.q);
    let Some(index) = (state.index)().filter(|_| !query.is_empty()) else { return Ok(Vec::new()) };
    let asking = Asking { query, sort: Sort::Date, at: call.visit.now, skip: 0, take: 2 * ON_A_PAGE };
    let sources = state.shelf.sources(&state.store, call.change).await?;
    let _turn = state.searching.acquire().await.map_err(|error| Error::Inside(error.to_string()))?;
    let library = Library { store: &state.store, index: &index, place: &state.place, sources };
    Ok(library.look(call.id, &call.visit, &asking).await?.rows)
}

/// Changes that the index may lag behind without a word: those of some seconds.
const BEHIND: i64 = 2_000;
