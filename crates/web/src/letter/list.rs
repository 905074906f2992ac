//! `/admin/letters`

use axum::extract::State as Given;
use axum::http::HeaderMap;
use axum::response::Response;

use super::view::{LettersView, SHOWN};
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn list(Given(state): Given<State>, headers: HeaderMap) -> Result<Response, Error> {
    let visit = Call::desk(&state, &headers).await?;
    let mut boxes = Vec::new();
    for letter_box in state.store.letter_boxes().await? {
        let letters = state.store.source_articles(letter_box.source, SHOWN).await?;
        boxes.push((letter_box, letters));
    }
    reply::unkept(&LettersView::new(&boxes, &state.letters_host, &visit))
}
