//! What is sent: a new comment, an answer, another text.

use std::collections::BTreeSet;

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use discussion::{Action, Mention, Place, Refusal, Verdict, Writer, likelihood, mentions, weigh};
use markup::markdown;
use model::{AccountId, CommentId, CommentState, Held, Under};
use store::{Added, KnownBefore, NewComment};

use super::compose::{ComposeView, said};
use super::quote::find;
use super::{At, Spot, Subject, number};
use crate::account::sign_in;
use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::reply;
use crate::state::State;

/// How often it is looked at anew what one account may write that writes many things at once; then it is told to wait.
const MEANWHILE: usize = 5;

/// `POST /{edition}/story/{slug}/discussion`, `POST /{edition}/board/{board}`
pub(crate) async fn write(Given(state): Given<State>, Path(at): Path<At>, headers: HeaderMap, body: Bytes) -> Result<Response, Error> {
    let (call, spot) = at.find(&state, &headers).await?;
    take(&state, &call.visit, &headers, &spot, &Form::read(&body)).await
}

async fn take(state: &State, visit: &Visit, headers: &HeaderMap, spot: &Spot, form: &Form) -> Result<Response, Error> {
    let (text, action) = (typed(form), visit.to(&spot.path));
    let Some(here) = &visit.account else {
        let fields = ["parent", "quote", "topic"].map(|name| (name, form.get(name).to_owned()));
        let draft = [("at", action.clone()), ("text", text)].into_iter().chain(fields);
        return sign_in::first(state, headers, &action, draft.filter(|(_, value)| !value.is_empty()).collect(), visit);
    };
    let quote = find(state, spot, form.get("quote"), form.get("topic"), visit).await?;
    let again = |refused: Option<String>| {
        let mut view = ComposeView::new(&action, visit.words.say("comment-write"), visit);
        (view.text, view.parent) = (text.clone(), form.get("parent").to_owned());
        view.quote = quote.as_ref().map(|(sentence, _)| (sentence.clone(), form.get("topic").to_owned()));
        view.preview = (!text.is_empty()).then(|| markdown::comment(&text));
        view.refused = refused;
        view
    };
    if !form.get("preview").is_empty() {
        return reply::unkept(&again(None));
    }
    let parent = match form.get("parent") {
        "" => None,
        id => Some(number(id)?),
    };
    let once = form.get("once");
    if once.is_empty() || once.len() > 64 {
        return refused(&again(None));
    }
    let new = NewComment {
        under: spot.under,
        account: here.account.id,
        parent,
        html: markdown::comment(&text),
        said: discussion::said(&text),
        calls: called(state, &text).await?,
        text: text.clone(),
        quote: quote.clone(),
        held: None,
        once: once.to_owned(),
        knew: visit.now,
        at: visit.now,
    };
    match add(state, new, visit).await? {
        Ok(Added::Kept(id)) => Ok(to(id, visit)),
        // What it answers was taken back or hidden meanwhile.
        Ok(Added::NoParent) => refused(&again(Some(visit.words.say("comment-parent-gone").to_owned()))),
        Ok(Added::Meanwhile) => Err(Error::Rush(1)),
        Err(refusal) => refused(&again(Some(said(refusal, visit)))),
    }
}

/// Keeps it, if it may be written. What one account sends at once is looked at one after the other: each is one more than those before.
async fn add(state: &State, mut new: NewComment, visit: &Visit) -> Result<Result<Added, Refusal>, Error> {
    if let Some(id) = state.store.sent_comment(new.account, &new.once).await? {
        return Ok(Ok(Added::Kept(id)));
    }
    for _ in 0..MEANWHILE {
        let known = known(state, new.account, new.under, &new.text, &new.said, visit).await?;
        let writer = Writer { wrote: known.wrote.clone(), ..writer(visit)? };
        new.held = match weigh(&new.text, &writer, &place(&known), &visit.edition.house, visit.now) {
            Ok(Verdict::Show) => None,
            Ok(Verdict::Hold(why)) => Some(why),
            Err(refusal) => return Ok(Err(refusal)),
        };
        new.knew = known.knew;
        match state.store.add_comment(new.clone()).await? {
            Added::Meanwhile => {}
            added => return Ok(Ok(added)),
        }
    }
    Ok(Ok(Added::Meanwhile))
}

/// `POST /{edition}/comment/{id}/change`
pub(crate) async fn change(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let subject = Subject::of(&state, &edition, &id, &headers).await?;
    subject.allow(Action::Change)?;
    let (visit, comment, text, here) = (&subject.call.visit, &subject.comment, typed(&Form::read(&body)), subject.here());
    let again = |refused: Option<String>| {
        let mut view = ComposeView::new(&format!("{here}/change"), visit.words.say("comment-change"), visit);
        (view.back, view.text, view.refused) = (here.clone(), text.clone(), refused);
        view.preview = (!text.is_empty()).then(|| markdown::comment(&text));
        view
    };
    if !Form::read(&body).get("preview").is_empty() {
        return reply::unkept(&again(None));
    }
    let writer = writer(visit)?;
    let known = known(&state, writer.account, comment.under, &text, "", visit).await?;
    // A change is not one more comment: no pause is asked for. What would have to wait as a new one can't be made of one that all see.
    let place = Place { slow: 0, wrote: None, ..place(&known) };
    match weigh(&text, &writer, &place, &visit.edition.house, visit.now) {
        Ok(Verdict::Hold(Held::Listed | Held::Spam)) if comment.state == CommentState::Shown => {
            return refused(&again(Some(visit.words.say("comment-listed").to_owned())));
        }
        Ok(_) => {}
        Err(refusal) => return refused(&again(Some(said(refusal, visit)))),
    }
    state.store.change_comment(comment.id, &text, &markdown::comment(&text), visit.now).await?;
    Ok(to(comment.id, visit))
}

/// Lines end as the text was typed, whatever the browser made of them.
fn typed(form: &Form) -> String {
    form.raw("text").replace("\r\n", "\n").trim().to_owned()
}

async fn known(state: &State, account: AccountId, under: Under, text: &str, said: &str, visit: &Visit) -> Result<KnownBefore, Error> {
    // Of a text out of all measure, which is refused anyway, nothing need be known.
    let start = &text[..text.floor_char_boundary(4 * visit.edition.house.longest)];
    let words: Vec<String> = discussion::words(start).into_iter().collect();
    Ok(state.store.before_comment(account, under, said, &words, visit.now).await?)
}

fn place(known: &KnownBefore) -> Place<'_> {
    Place {
        locked: known.settings.locked,
        slow: known.settings.slow,
        wrote: known.wrote_there,
        list: &known.list,
        twice: known.twice,
        spam: likelihood(&known.words, known.all),
    }
}

fn writer(visit: &Visit) -> Result<Writer, Error> {
    let account = &visit.account.as_ref().ok_or(Error::NotFound)?.account;
    Ok(Writer { account: account.id, role: account.role, shown: account.shown, silent_until: account.silent_until, wrote: Vec::new() })
}

/// Whom a text calls upon: of the names that an @ may mean the longest that somebody has.
async fn called(state: &State, text: &str) -> Result<Vec<AccountId>, Error> {
    let all = mentions(text);
    let keys: Vec<String> = all.iter().flatten().map(|mention| mention.key.clone()).collect();
    let known = state.store.called(&keys).await?;
    let meant = |names: &Vec<Mention>| names.iter().find_map(|name| known.get(&name.key).copied());
    Ok(all.iter().filter_map(meant).collect::<BTreeSet<_>>().into_iter().collect())
}

fn refused(view: &ComposeView) -> Result<Response, Error> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, reply::unkept(view)?).into_response())
}

fn to(id: CommentId, visit: &Visit) -> Response {
    Redirect::to(&visit.to(&format!("comment/{id}"))).into_response()
}
