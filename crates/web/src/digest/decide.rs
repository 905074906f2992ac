//! `POST /{edition}/digest/next`: what an editor decides about a story in the next digest, and takes back.

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use model::{DigestDecision, DigestEditId, StoryId};

use super::{editor, next};
use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn decide(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let (visit, form) = (&call.visit, Form::read(&body));
    let by = editor(visit)?;
    let done = if let Ok(edit) = form.get("undo").parse() {
        state.store.undo_digest(call.id, DigestEditId(edit), by, visit.now).await?
    } else {
        let story = form.get("story").parse().map(StoryId).map_err(|_| Error::NotFound)?;
        let decision = meant(&form).ok_or(Error::NotFound)?;
        state.store.decide_digest(call.id, story, &decision, by, visit.now).await?.is_some()
    };
    if done {
        return Ok(Redirect::to(&back(&form, visit)).into_response());
    }
    let refused = Some(visit.words.say("digest-not-decided"));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, next::page(&state, &call, refused).await?).into_response())
}

/// What the form asks for; `None` where it is no form of ours.
fn meant(form: &Form) -> Option<DigestDecision> {
    Some(match form.get("do") {
        "pick" => DigestDecision::Pick,
        "drop" => DigestDecision::Drop,
        "hold" => DigestDecision::Hold,
        // A place that is none is refused with words, not as if the page were not there.
        "place" => DigestDecision::Place(form.get("place").parse().unwrap_or(0)),
        "title" => DigestDecision::Title(form.get("title").to_owned()),
        _ => return None,
    })
}

/// To the story's page, where the form stood there; else to the page of the next digest.
fn back(form: &Form, visit: &Visit) -> String {
    let slug = form.get("slug");
    let sound = !slug.is_empty() && markup::address::slug(slug, 200) == slug;
    if sound { visit.to(&format!("story/{slug}")) } else { visit.to("digest/next") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::made;

    #[test]
    fn a_form_is_read_as_it_is_meant_and_leads_back_within_the_edition() {
        let of = |body: &str| meant(&Form::read(body.as_bytes()));
        assert_eq!(of("do=place&place=3"), Some(DigestDecision::Place(3)));
        assert_eq!(of("do=place&place=-1"), Some(DigestDecision::Place(0)), "which the store refuses");
        assert_eq!(of("do=title&title=+A+better+one+"), Some(DigestDecision::Title("A better one".into())));
        assert_eq!(of("do=burn"), None);
        let led = |body: &str| back(&Form::read(body.as_bytes()), &made::visit());
        assert_eq!(led("slug=weir-opened"), "/lake/story/weir-opened");
        for elsewhere in ["slug=", "slug=//evil.example", "slug=..%2F..%2Fadmin", "slug=https:evil.example"] {
            assert_eq!(led(elsewhere), "/lake/digest/next", "{elsewhere}");
        }
    }
}
