//! `/{edition}/digest/feed.atom`: the digests, each an item.

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use model::Digest;

use super::view::{DigestView, Neighbours};
use crate::error::Error;
use crate::feed::{Feed, Format, Item, absolute, answer};
use crate::page::Visit;
use crate::routes::Call;
use crate::state::State;

/// Digests of the feed: those of four days where there are five a day.
const LISTED: i64 = 20;

pub(crate) async fn list(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let rows = state.store.digests(call.id, Timestamp::MIN, call.visit.now, LISTED).await?;
    if rows.is_empty() && call.visit.edition.digest.hours.is_empty() {
        return Err(Error::NotFound);
    }
    let mut items = Vec::with_capacity(rows.len());
    for row in &rows {
        if let Some((_, digest, corrections)) = state.store.digest(call.id, row.minute).await? {
            let changed = corrections.iter().map(|correction| correction.at).max();
            items.push(item(&digest, changed.unwrap_or(digest.composed), &state, &call.visit));
        }
    }
    let feed = Feed::new(&state, &call.visit, "digest", call.visit.words.say("digest-title"), format).announced(&state, &call.visit);
    answer(&feed.of(items.into_iter()), format, &call.visit, &headers)
}

fn item(digest: &Digest, updated: Timestamp, state: &State, visit: &Visit) -> Item {
    let view = DigestView::new(digest, &[], &Neighbours::default(), false, visit);
    let overview: Vec<String> = view.overview.iter().map(|(line, _)| line.text()).collect();
    let titles = || view.blocks.iter().flat_map(|block| &block.items).map(|item| item.title.clone()).collect::<Vec<_>>();
    let summary = if overview.is_empty() { titles().join(" · ") } else { overview.join(" ") };
    Item {
        page: absolute(state, &visit.to(&format!("digest/{}", digest.minute))),
        original: None,
        title: view.title.clone(),
        language: Some(visit.edition.language.clone()),
        published: digest.due,
        updated,
        summary: crate::feed::line(&summary),
        authors: vec![visit.edition.name.clone()],
        sections: view.blocks.iter().map(|block| block.name.clone()).collect(),
        picture: digest
            .items
            .iter()
            .find_map(|item| item.picture.as_ref())
            .map(|picture| absolute(state, &format!("/picture/{}/wide", picture.key))),
        talk: None,
    }
}
