//! A newsline in a feed reader, which has no cookie: `POST /{edition}/newsline/feed` makes an address that nobody can guess, or ends it;
//! `/{edition}/newsline/{token}/feed.atom` is the list. The address is shown once, for only a hash of it is kept.

use std::sync::Arc;

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::show::OF_OWN;
use crate::error::Error;
use crate::feed::{Feed, Format, Item, absolute, answer};
use crate::form::Form;
use crate::page::{Shell, Visit};
use crate::reader::act::Act;
use crate::reader::{Known, Sender, came, is_token, token};
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// What shows an address, once.
#[derive(Template)]
#[template(path = "newsline_feed.html")]
struct OpenedView {
    shell: Shell,
    /// Addresses of this edition begin so.
    base: String,
    /// Name of the format, and the whole address.
    addresses: Vec<(&'static str, String)>,
}

pub(crate) async fn open(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let form = Form::read(&body);
    let opens = !form.get("open").is_empty();
    let act = Act::begin(&state, &edition, &headers, sender, opens).await?;
    let Some(reader) = act.reader.filter(|_| opens) else {
        if let Some(reader) = act.reader {
            state.store.open_newsline(reader, None).await?;
        }
        let page = act.call.visit.to("newsline/choose#feed");
        return Ok(act.lead(&page));
    };
    let token = token()?;
    state.store.open_newsline(reader, Some(&token)).await?;
    let page = reply::unkept(&OpenedView::new(&token, &state, &act.call.visit))?;
    Ok(act.answer(page))
}

impl OpenedView {
    fn new(token: &str, state: &State, visit: &Visit) -> OpenedView {
        let address = |format: Format| absolute(state, &visit.to(&format.of(&format!("newsline/{token}"))));
        OpenedView {
            shell: Shell::new(visit, "newsline/feed", visit.words.say("newsline-feed")).for_one(),
            base: visit.to(""),
            addresses: Format::ALL.into_iter().map(|format| (format.name(), address(format))).collect(),
        }
    }
}

pub(crate) async fn list(
    Given(state): Given<State>,
    Path((edition, token)): Path<(String, String)>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let mut call = Call::edition(&state, &edition, &headers).await?;
    let found = if is_token(&token) { state.store.newsline_reader(&token, call.visit.now).await? } else { None };
    let found = found.ok_or(Error::NotFound)?;
    let reader = found.id;
    came(&state, &found, call.visit.now).await?;
    (call.visit.reader, call.visit.personal) = (Some(Arc::new(Known::from(found))), true);
    let mix = state.shelf.mix(&state.store, call.id, &call.visit.edition, call.change).await?;
    call.hear(&state, mix.stories()).await?;
    let visit = &call.visit;
    let hidden = state.store.hand(call.id, visit.now).await?.hidden;
    let line = state.store.newsline(reader, call.id).await?;
    let own = state.store.own_articles(reader, OF_OWN).await?;
    let own = own.iter().filter(|head| visit.wants(&head.title, &head.excerpt)).map(|head| Item::article(head, &state, visit));
    let picked = mix.pick(&line, &hidden, visit);
    let items = picked.cards.iter().map(|card| Item::card(card, &state, visit)).chain(own);
    let mut feed = Feed::new(&state, visit, &format!("newsline/{token}"), visit.words.say("newsline-title"), format).of(items);
    feed.page = absolute(&state, &visit.to("newsline"));
    answer(&feed, format, visit, &headers)
}
