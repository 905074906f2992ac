//! `/{edition}/archive`

use axum::extract::{Path, Query, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use super::view::ArchiveView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// What may stand behind the `?`.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The year whose days are shown; without one, the newest.
    year: Option<i16>,
}

pub(crate) async fn list(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let calendar = &call.visit.calendar;
    let Some((first, last)) = state.store.published_span(call.id, "front").await? else {
        return reply::page(&ArchiveView::new(None, &[], &call.visit), &call.visit, &headers);
    };
    let years = calendar.day(first).year()..=calendar.day(last).year();
    let year = asked.year.unwrap_or(*years.end());
    if !years.contains(&year) {
        return Err(Error::NotFound);
    }
    let begins: Vec<Timestamp> = days(year).filter_map(|day| calendar.begin(day)).collect();
    let papers: Vec<Date> = state.store.published_on(call.id, "front", &begins).await?.into_iter().map(|at| calendar.day(at)).collect();
    reply::page(&ArchiveView::new(Some((year, years)), &papers, &call.visit), &call.visit, &headers)
}

fn days(year: i16) -> impl Iterator<Item = Date> {
    Date::new(year, 1, 1)
        .into_iter()
        .flat_map(|first| first.series(jiff::Span::new().days(1)).take(usize::from(first.days_in_year().unsigned_abs())))
}
