//! `POST /{edition}/newsline/opml`: a list of feeds from another reader; `GET /{edition}/newsline.opml`: this newsline as such a list.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use askama::Template;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{Multipart, Path, State as Given};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use model::{FeedKind, SourceId};
use store::{KnownFeed, Newsline, site_key};

use crate::error::Error;
use crate::page::{Shell, Visit, host, http_only};
use crate::reader::Sender;
use crate::reader::act::Act;
use crate::reply;
use crate::routes::Call;
use crate::state::{Listed, State};

/// Feeds of a list that are looked at.
const MOST: usize = 5_000;
/// Feeds that are not read here, of which the reader can choose some.
const OFFERED: usize = 200;

/// What became of a list.
#[derive(Template)]
#[template(path = "newsline_opml.html")]
pub(crate) struct ImportedView {
    /// Around it.
    shell: Shell,
    /// Addresses of this edition begin so.
    base: String,
    /// "40 feeds in the list, 12 of them are read here and are on".
    said: String,
    /// The others, where the reader may bring feeds: what the form sends, name, address.
    others: Vec<(String, String, String)>,
    /// The others, where that is not so.
    unread: Vec<String>,
}

pub(crate) async fn import(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    headers: HeaderMap,
    sender: Sender,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Error> {
    let (file, only) = sent(parts.map_err(|_| Error::NoList)?).await?;
    let mut listed = read(&state, file).await?.ok_or(Error::NoList)?;
    listed.truncate(MOST);
    let act = Act::begin(&state, &edition, &headers, sender, true).await?;
    let feeds = state.store.feeds(None).await?;
    let sources = state.store.sources().await?;
    let sites: BTreeMap<String, SourceId> =
        sources.iter().filter_map(|source| Some((site_key(source.settings.site.as_deref()?), source.id))).collect();
    let ours: BTreeSet<SourceId> = sources.iter().map(|source| source.id).collect();
    let by_feed: BTreeMap<String, SourceId> = feeds
        .iter()
        .filter(|feed| feed.is_followed() && ours.contains(&feed.source))
        .map(|feed| (site_key(&feed.url), feed.source))
        .collect();
    let mut known = BTreeSet::new();
    let mut others: BTreeMap<String, String> = BTreeMap::new();
    for feed in &listed {
        let Some(address) = http_only(Some(&feed.feed)) else { continue };
        match by_feed.get(&site_key(&address)).or_else(|| feed.site.as_deref().and_then(|site| sites.get(&site_key(site)))) {
            Some(source) => {
                known.insert(*source);
            }
            None => {
                others.entry(address).or_insert_with(|| markup::text::line(&feed.title, 120));
            }
        }
    }
    if let Some(reader) = act.reader {
        if only && !known.is_empty() {
            state.store.switch_all_sources(reader, false).await?;
        }
        state.store.switch_sources(reader, &known.iter().copied().collect::<Vec<_>>(), true).await?;
    }
    let view = ImportedView::new(listed.len(), known.len(), others, &act.call.visit);
    let page = reply::unkept(&view)?;
    Ok(act.answer(page))
}

impl ImportedView {
    fn new(listed: usize, known: usize, others: BTreeMap<String, String>, visit: &Visit) -> ImportedView {
        let name = |name: String, address: &str| if name.is_empty() || name == address { host(address).unwrap_or_default() } else { name };
        let others = others.into_iter().take(OFFERED).map(|(address, title)| {
            let name = name(title, &address);
            (format!("{address}\n{name}"), name, address)
        });
        let (brought, unread): (Vec<_>, Vec<_>) = others.partition(|_| visit.edition.own_feeds);
        ImportedView {
            shell: Shell::new(visit, "newsline/opml", visit.words.say("newsline-import")).for_one(),
            base: visit.to(""),
            said: visit.words.fill_all("newsline-imported", &[("all", &listed), ("known", &known)]),
            others: brought,
            unread: unread.into_iter().map(|(_, name, _)| name).collect(),
        }
    }
}

/// The first file of a form, and whether the box beside it is ticked.
async fn sent(mut parts: Multipart) -> Result<(Vec<u8>, bool), Error> {
    let broken = |error: MultipartError| if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::NoList };
    let (mut file, mut only) = (Vec::new(), false);
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        only |= part.name() == Some("only");
        if part.file_name().is_some() && file.is_empty() {
            file = part.bytes().await.map_err(broken)?.to_vec();
        }
    }
    if file.is_empty() { Err(Error::NoList) } else { Ok((file, only)) }
}

/// Reads a list where other people's code may break down without taking anybody along.
async fn read(state: &State, file: Vec<u8>) -> Result<Option<Vec<Listed>>, Error> {
    let read = Arc::clone(&state.read_list);
    let work = tokio::task::spawn_blocking(move || std::panic::catch_unwind(AssertUnwindSafe(|| read(&file))).unwrap_or_default());
    work.await.map_err(|error| Error::Inside(format!("a list could not be read: {error}")))
}

pub(crate) async fn export(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let (mut line, mut own) = (Newsline::default(), Vec::new());
    if let Some(reader) = &call.visit.reader {
        line = state.store.newsline(reader.id, call.id).await?;
        own = state.store.own_feeds(reader.id).await?;
    }
    let sources = state.store.sources().await?;
    let settings: BTreeMap<SourceId, _> =
        sources.iter().filter(|source| line.has(source.id)).map(|source| (source.id, &source.settings)).collect();
    let feeds: Vec<KnownFeed> = state.store.feeds(None).await?;
    let mut listed: Vec<Listed> = feeds
        .iter()
        .filter(|feed| feed.kind == FeedKind::Feed && feed.is_followed())
        .filter_map(|feed| {
            let settings = settings.get(&feed.source)?;
            let (title, site, category) = (settings.name.clone(), settings.site.clone(), settings.category.clone());
            Some(Listed { title, feed: feed.url.clone(), site, category })
        })
        .collect();
    listed.extend(own.into_iter().map(|feed| Listed { title: feed.name, feed: feed.url, site: None, category: None }));
    let text = (state.write_list)(&call.visit.edition.name, &listed);
    let headers = [
        (header::CONTENT_TYPE, "text/x-opml; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"newsline.opml\""),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::VARY, "cookie"),
    ];
    Ok((headers, text).into_response())
}
