//! `POST /{edition}/newsline`: a source, a category or a section on or off, a section further up, a word muted, a feed brought.

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use model::{ReaderId, SourceId};
use store::{Mute, OwnAdded};

use super::view::sections;
use crate::error::Error;
use crate::form::Form;
use crate::page::{host, http_only};
use crate::reader::act::{Act, kept};
use crate::reader::{Sender, key};
use crate::routes::Call;
use crate::state::State;

/// Words of one form; more is no form that anyone filled in.
const WORDS_AT_ONCE: usize = 200;
/// Feeds of one form.
const FEEDS_AT_ONCE: usize = 25;
/// Bytes of a feed's address.
const LONGEST_ADDRESS: usize = 2_000;
/// Characters of a feed's name.
const LONGEST_NAME: usize = 120;

pub(crate) async fn set(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let form = Form::read(&body);
    let takes_away = ["unmute", "drop"].iter().any(|field| !form.get(field).is_empty());
    let act = Act::begin(&state, &edition, &headers, sender, !takes_away).await?;
    if let Some(reader) = act.reader {
        switch(&state, reader, &form).await?;
        order(&state, &act.call, reader, &form).await?;
        mute(&state, &act.call, reader, &form).await?;
        own(&state, &act.call, reader, &form).await?;
    }
    Ok(act.back(&form, "newsline"))
}

/// Sources, by their address parts; whole categories; all of them.
async fn switch(state: &State, reader: ReaderId, form: &Form) -> Result<(), Error> {
    match form.get("all") {
        "on" => state.store.switch_all_sources(reader, true).await?,
        "off" => state.store.switch_all_sources(reader, false).await?,
        _ => {}
    }
    for (on, source, category) in [(true, "on", "category_on"), (false, "off", "category_off")] {
        let (source, category) = (form.get(source), form.get(category));
        if source.is_empty() && category.is_empty() {
            continue;
        }
        let all = state.store.sources().await?;
        let chosen = all.iter().filter(|known| {
            let settings = &known.settings;
            settings.slug == source || (!category.is_empty() && settings.category.as_deref() == Some(category))
        });
        state.store.switch_sources(reader, &chosen.map(|known| known.id).collect::<Vec<SourceId>>(), on).await?;
    }
    Ok(())
}

/// Sections, by their tags.
async fn order(state: &State, call: &Call, reader: ReaderId, form: &Form) -> Result<(), Error> {
    let [on, off, up] = ["section_on", "section_off", "section_up"].map(|field| form.get(field));
    if [on, off, up].iter().all(|tag| tag.is_empty()) {
        return Ok(());
    }
    let line = state.store.newsline(reader, call.id).await?;
    let mut order: Vec<(String, bool)> = sections(&line, &call.visit).into_iter().map(|section| (section.tag, section.on)).collect();
    for (tag, is_on) in &mut order {
        *is_on = (*is_on || tag == on) && tag != off;
    }
    if let Some(place) = order.iter().position(|(tag, _)| tag == up).filter(|place| *place > 0) {
        order.swap(place - 1, place);
    }
    state.store.set_sections(reader, call.id, &order).await?;
    Ok(())
}

/// Words and phrases, several with commas or lines between them.
async fn mute(state: &State, call: &Call, reader: ReaderId, form: &Form) -> Result<(), Error> {
    for word in form.get("mute").split([',', '\n', '،', '、']).take(WORDS_AT_ONCE) {
        if let Some(key) = key(word) {
            let word = markup::text::line(word, 80);
            kept(state.store.mute(reader, &Mute { key, word, at: call.visit.now }).await?)?;
        }
    }
    let unwanted = form.get("unmute");
    if !unwanted.is_empty() {
        state.store.unmute(reader, unwanted).await?;
    }
    Ok(())
}

/// Feeds that the reader brings, where the edition has them. Nothing is asked here: the road finds them due.
async fn own(state: &State, call: &Call, reader: ReaderId, form: &Form) -> Result<(), Error> {
    if let Ok(source) = form.get("drop").parse() {
        state.store.drop_own_feed(reader, SourceId(source), call.visit.now).await?;
    }
    if !call.visit.edition.own_feeds {
        return Ok(());
    }
    for given in form.all("own").filter(|given| !given.is_empty()).take(FEEDS_AT_ONCE) {
        // An address, and perhaps a name on the next line.
        let (address, name) = given.split_once('\n').unwrap_or((given, ""));
        let typed = address.trim();
        let typed = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
        let address = http_only(Some(&typed)).filter(|address| address.len() <= LONGEST_ADDRESS).ok_or(Error::NoFeed)?;
        let name =
            Some(markup::text::line(name, LONGEST_NAME)).filter(|name| !name.is_empty()).or_else(|| host(&address)).unwrap_or_default();
        match state.store.add_own_feed(reader, &address, &name, call.visit.now).await? {
            OwnAdded::Added(_) | OwnAdded::Known(_) => (state.delivered)(),
            OwnAdded::Full => return Err(Error::Full),
            OwnAdded::Unwanted => return Err(Error::NoFeed),
        }
    }
    Ok(())
}
