//! `POST /{edition}/look`

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::{COOKIE, Choice, Look};
use crate::cookie;
use crate::error::Error;
use crate::form::Form;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn set(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let look = chosen(&Form::read(&body));
    // Whoever goes back to the paper as it comes keeps nothing.
    let age = if look == Look::default() { 0 } else { cookie::YEAR };
    let set = cookie::set(COOKIE, &look.written(), age, cookie::is_secure(&headers));
    let set = set.ok_or_else(|| Error::Inside("a look can't be written".into()))?;
    Ok(([(header::SET_COOKIE, set)], Redirect::to(&call.visit.to("look"))).into_response())
}

/// What a form says; a field that is missing, or says what nobody offered, is as it comes.
fn chosen(form: &Form) -> Look {
    fn one<T: Choice>(form: &Form) -> T {
        T::of_word(form.get(T::FIELD)).unwrap_or_default()
    }
    if form.get("do") == "reset" {
        return Look::default();
    }
    Look {
        theme: one(form),
        size: one(form),
        measure: one(form),
        density: one(form),
        columns: one(form),
        pictures: one(form),
        face: one(form),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Size, Theme};
    use super::*;

    #[test]
    fn a_form_is_a_look() {
        let look = |body: &str| chosen(&Form::read(body.as_bytes()));
        let large = look("theme=sepia&size=4&pictures=off");
        assert_eq!((large.theme, large.size, large.has_pictures()), (Theme::Sepia, Size::Larger, false));
        assert_eq!(look("theme=%22%3E&size=99&measure=&x=y"), Look::default());
        assert_eq!(look("theme=dark&do=reset"), Look::default());
    }
}
