//! `/admin/sponsors`, and the same as a table for other programs.

use axum::extract::State as Given;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::ToSpan;

use super::ledger::save;
use super::list_view::{SponsorsView, csv as table};
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Days that the page looks back.
const DAYS: i32 = 31;

pub(crate) async fn list(Given(state): Given<State>, asked: HeaderMap) -> Result<Response, Error> {
    let visit = Call::desk(&state, &asked).await?;
    // What was counted in the last minute too: who looks has often just looked at the paper.
    save(&state).await;
    let since = visit.calendar.day(visit.now).saturating_sub((DAYS - 1).days());
    let days = state.store.sponsor_days(since).await?;
    reply::unkept(&SponsorsView::new(&state.store.editions().await?, &days, &visit))
}

/// All days.
pub(crate) async fn csv(Given(state): Given<State>) -> Result<Response, Error> {
    save(&state).await;
    let days = state.store.sponsor_days(jiff::civil::Date::ZERO).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"sponsors.csv\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, table(&state.store.editions().await?, &days)).into_response())
}
