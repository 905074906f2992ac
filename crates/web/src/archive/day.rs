//! `/{edition}/archive/{yyyy-mm-dd}`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::SignedDuration;
use jiff::civil::Date;
use model::FrontPage;

use super::day_view::{DayView, Neighbours};
use crate::error::Error;
use crate::front::view::FrontView;
use crate::routes::Call;
use crate::state::State;
use crate::{reply, shelf};

/// Stories of a day that are listed under its paper.
const LISTED: i64 = 240;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, day)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let calendar = &call.visit.calendar;
    let day: Date = day.parse().map_err(|_| Error::NotFound)?;
    let (begin, end) = calendar.begin(day).zip(day.tomorrow().ok().and_then(|next| calendar.begin(next))).ok_or(Error::NotFound)?;
    let last = async |before| state.store.published_before(call.id, "front", before - SignedDuration::from_millis(1)).await;
    let paper = last(end).await?.filter(|paper| paper.at >= begin).ok_or(Error::NotFound)?;
    let page: FrontPage = shelf::read(&paper.body)?;
    let around = Neighbours {
        before: last(begin).await?.map(|paper| calendar.day(paper.at)),
        after: state.store.published_after(call.id, "front", end).await?.map(|at| calendar.day(at)),
    };
    let mut stories = state.store.stories_between(begin, end.min(call.visit.now), LISTED).await?;
    let hidden = state.store.hand(call.id, call.visit.now).await?.hidden;
    stories.retain(|(story, _)| !hidden.contains(&story.id));
    let view = FrontView::new(&page, &call.visit, true).ok_or(Error::NotFound)?;
    reply::page(&view.of_day(DayView::new(day, &around, &stories, &call.visit), &call.visit), &call.visit, &headers)
}
