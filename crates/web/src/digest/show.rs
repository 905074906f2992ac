//! `/{edition}/digest`: the newest; `/{edition}/digest/{which}`: the one of a minute, its text (`.txt`), or those of a month.

use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use model::{Digest, Minute};

use super::month_view::MonthView;
use super::text;
use super::view::{DigestView, Neighbours};
use crate::error::Error;
use crate::mailing::{PATH, is_offered};
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Digests of a month that are listed: 24 a day at most, and a day more where the clock is set back.
const OF_MONTH: i64 = 32 * 24;
/// The last ones that are named below the newest.
const LAST: i64 = 8;

pub(crate) async fn newest(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let last = state.store.digests(call.id, Timestamp::MIN, call.visit.now, 1).await?.pop();
    match last {
        Some(last) => page(&state, call, last.minute, true, None, &headers).await,
        // Where none is set there is no page; where the first is still to come, it says when.
        None if call.visit.edition.digest.hours.is_empty() => Err(Error::NotFound),
        None => reply::page(&MonthView::before_the_first(&call.visit), &call.visit, &headers),
    }
}

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, which)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    if let Some(minute) = which.strip_suffix(".txt") {
        let minute: Minute = minute.parse().map_err(|_| Error::NotFound)?;
        return plain(&state, call, minute, &headers).await;
    }
    match which.parse::<Minute>() {
        Ok(minute) => page(&state, call, minute, false, None, &headers).await,
        Err(_) => month(&state, call, &which, &headers).await,
    }
}

/// A digest's page, with why something could not be done.
pub(super) async fn page(
    state: &State,
    mut call: Call,
    minute: Minute,
    is_newest: bool,
    refused: Option<&'static str>,
    headers: &HeaderMap,
) -> Result<Response, Error> {
    let (_, digest, corrections) = state.store.digest(call.id, minute).await?.ok_or(Error::NotFound)?;
    call.hear(state, digest.items.iter().map(|item| item.story)).await?;
    let around = around(state, &call, &digest).await?;
    let by_mail = is_offered(state, &call.visit).then(|| call.visit.to(PATH));
    let view = DigestView::new(&digest, &corrections, &around, is_newest, &call.visit).by_mail(by_mail).refusing(refused);
    reply::page(&view, &call.visit, headers)
}

async fn around(state: &State, call: &Call, digest: &Digest) -> Result<Neighbours, Error> {
    let just_before = digest.due - SignedDuration::from_millis(1);
    Ok(Neighbours {
        before: state.store.digests(call.id, Timestamp::MIN, just_before, LAST).await?,
        after: state.store.digest_after(call.id, digest.due).await?,
        months: state.store.digest_months(call.id).await?,
    })
}

async fn plain(state: &State, call: Call, minute: Minute, headers: &HeaderMap) -> Result<Response, Error> {
    let (_, digest, corrections) = state.store.digest(call.id, minute).await?.ok_or(Error::NotFound)?;
    let view = DigestView::new(&digest, &corrections, &Neighbours::default(), false, &call.visit);
    let keep = reply::keeping(&call.visit);
    let mut answer = reply::same_for_all(text::plain(&view, &call.visit), headers)?;
    answer.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/plain; charset=utf-8"));
    answer.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static(keep));
    answer.headers_mut().insert(header::VARY, header::HeaderValue::from_static("accept-encoding, cookie"));
    Ok(answer)
}

async fn month(state: &State, call: Call, which: &str, headers: &HeaderMap) -> Result<Response, Error> {
    let first: Date = format!("{which}-01").parse().ok().filter(|_| which.len() == 7).ok_or(Error::NotFound)?;
    let calendar = &call.visit.calendar;
    let next = first.checked_add(jiff::Span::new().months(1)).map_err(|_| Error::NotFound)?;
    let (begin, end) = calendar.begin(first).zip(calendar.begin(next)).ok_or(Error::NotFound)?;
    let moment = SignedDuration::from_millis(1);
    let rows = state.store.digests(call.id, begin - moment, end - moment, OF_MONTH).await?;
    if rows.is_empty() {
        return Err(Error::NotFound);
    }
    let months = state.store.digest_months(call.id).await?;
    reply::page(&MonthView::new(first, &rows, &months, &call.visit), &call.visit, headers)
}
