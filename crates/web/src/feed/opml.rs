//! `/{edition}/sources.opml`: the feeds of an edition's sources, as a list that any reader takes.

use std::collections::BTreeMap;

use axum::extract::{Path, State as Stands};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use model::{FeedKind, SourceId};

use crate::error::Error;
use crate::page::publisher;
use crate::reply;
use crate::routes::Call;
use crate::state::{Listed, State};

pub(crate) async fn sources(Stands(state): Stands<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let sources = state.shelf.sources(&state.store, call.change).await?;
    let settings: BTreeMap<SourceId, _> = sources.iter().map(|source| (source.id, &source.settings)).collect();
    // What is no feed has no address that another reader could ask; what readers brought stands on no public list.
    let feeds = state.store.feeds(None).await?.into_iter().filter(|feed| feed.kind == FeedKind::Feed && feed.is_followed());
    let listed: Vec<Listed> = feeds
        .filter_map(|feed| {
            let settings = settings.get(&feed.source)?;
            Some(Listed {
                title: publisher(&settings.name),
                feed: feed.url,
                site: settings.site.clone(),
                category: settings.category.clone(),
            })
        })
        .collect();
    let text = (state.write_list)(&call.visit.edition.name, &listed);
    let headers = [
        (header::CONTENT_TYPE, "text/x-opml; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"sources.opml\""),
        (header::CACHE_CONTROL, reply::keeping(&call.visit)),
        (header::VARY, "cookie"),
    ];
    Ok((headers, text).into_response())
}
