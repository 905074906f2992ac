//! Each list as a feed: what its page shows, from where its page takes it.

use axum::extract::{Path, Query as Given, State as Stands};
use axum::http::HeaderMap;
use axum::response::Response;
use store::StoryFound;

use super::answer::answer;
use super::{Feed, Format, Item};
use crate::error::Error;
use crate::page::publisher;
use crate::river::stretch;
use crate::routes::Call;
use crate::search::show::{Asked, found};
use crate::source::view::LISTED;
use crate::state::State;

/// `/{edition}/feed.atom`
pub(crate) async fn front(
    Stands(state): Stands<State>,
    Path(edition): Path<String>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let mut call = Call::edition(&state, &edition, &headers).await?;
    let page = state.shelf.front(&state.store, call.id, call.change).await?;
    call.hear(&state, page.iter().flat_map(|(_, page)| page.cards()).map(|card| card.story)).await?;
    let feed = Feed::new(&state, &call.visit, "", "", format).announced(&state, &call.visit);
    let cards = page.iter().flat_map(|(_, page)| page.cards()).map(|card| Item::card(card, &state, &call.visit));
    answer(&feed.of(cards), format, &call.visit, &headers)
}

/// `/{edition}/section/{tag}/feed.atom`
pub(crate) async fn section(
    Stands(state): Stands<State>,
    Path((edition, tag)): Path<(String, String)>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let mut call = Call::edition(&state, &edition, &headers).await?;
    let name = call.visit.section_name(&tag).ok_or(Error::NotFound)?.to_owned();
    let page = state.shelf.section(&state.store, call.id, &tag, call.change).await?;
    call.hear(&state, page.iter().flat_map(|(_, page)| &page.cards).map(|card| card.story)).await?;
    let feed = Feed::new(&state, &call.visit, &format!("section/{tag}"), &name, format).announced(&state, &call.visit);
    let cards = page.iter().flat_map(|(_, page)| &page.cards).map(|card| Item::card(card, &state, &call.visit));
    answer(&feed.of(cards), format, &call.visit, &headers)
}

/// `/{edition}/local/feed.atom`
pub(crate) async fn local(
    Stands(state): Stands<State>,
    Path(edition): Path<String>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let mut call = Call::edition(&state, &edition, &headers).await?;
    if call.visit.edition.home.is_none() {
        return Err(Error::NotFound);
    }
    let page = state.shelf.local(&state.store, call.id, call.change).await?;
    call.hear(&state, page.iter().flat_map(|(_, page)| &page.cards).map(|card| card.story)).await?;
    let feed = Feed::new(&state, &call.visit, "local", call.visit.words.say("shell-nearby"), format).announced(&state, &call.visit);
    let cards = page.iter().flat_map(|(_, page)| &page.cards).map(|card| Item::card(card, &state, &call.visit));
    answer(&feed.of(cards), format, &call.visit, &headers)
}

/// `/{edition}/river/feed.atom`, with `?section=` and `?source=` as the page takes them.
pub(crate) async fn river(
    Stands(state): Stands<State>,
    Path(edition): Path<String>,
    Given(asked): Given<stretch::Asked>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let flow = stretch::flow(&state, &call, asked).await?;
    let feed = Feed::new(&state, &call.visit, &flow.path(None), call.visit.words.say("river-title"), format);
    answer(&feed.of(flow.stories.iter().map(|afloat| Item::afloat(afloat, &state, &call.visit))), format, &call.visit, &headers)
}

/// `/{edition}/story/{slug}/feed.atom`: its reports.
pub(crate) async fn story(
    Stands(state): Stands<State>,
    Path((edition, slug)): Path<(String, String)>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let hidden = state.store.hand(call.id, call.visit.now).await?.hidden;
    match state.store.story(&slug).await?.ok_or(Error::NotFound)? {
        StoryFound::Moved(slug) => Ok(crate::routes::moved(&call.visit.to(&format.of(&format!("story/{slug}"))))),
        StoryFound::Here(story, _) if hidden.contains(&story.id) => Err(Error::NotFound),
        StoryFound::Here(story, articles) => {
            let feed = Feed::new(&state, &call.visit, &format!("story/{slug}"), &super::item::line(&story.title), format);
            let articles = articles.iter().map(|head| Item::article(head, &state, &call.visit));
            answer(&feed.of(articles), format, &call.visit, &headers)
        }
    }
}

/// `/{edition}/source/{slug}/feed.atom`
pub(crate) async fn source(
    Stands(state): Stands<State>,
    Path((edition, slug)): Path<(String, String)>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let source = state.store.source(&slug).await?.ok_or(Error::NotFound)?;
    call.may_see(&state, &source).await?;
    let articles = state.store.source_articles(source.id, LISTED as i64).await?;
    let name = super::item::line(&publisher(&source.settings.name));
    let feed = Feed::new(&state, &call.visit, &format!("source/{slug}"), &name, format);
    let articles = articles.iter().map(|head| Item::article(head, &state, &call.visit));
    answer(&feed.of(articles), format, &call.visit, &headers)
}

/// `/{edition}/search/feed.atom?q=`: the newest that a search finds.
pub(crate) async fn search(
    Stands(state): Stands<State>,
    Path(edition): Path<String>,
    Given(asked): Given<Asked>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let mut call = Call::edition(&state, &edition, &headers).await?;
    call.visit.personal = true;
    let rows = found(&state, &call, &asked).await?;
    let query = asked.newest();
    let path = format!("search?{query}");
    let title = call.visit.words.fill("search-title-of", "query", super::item::line(&asked.q));
    let feed = Feed::new(&state, &call.visit, &path, &title, format);
    answer(&feed.of(rows.iter().map(|row| Item::found(&row.found, &state, &call.visit))), format, &call.visit, &headers)
}
