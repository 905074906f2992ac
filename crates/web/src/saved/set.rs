//! `POST /{edition}/saved`: save, take out, put on top.

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::error::Error;
use crate::form::Form;
use crate::reader::Sender;
use crate::reader::act::{Act, kept};
use crate::reader::item::named;
use crate::state::State;

pub(crate) async fn set(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let form = Form::read(&body);
    let [save, unsave, raise] = ["save", "unsave", "raise"].map(|field| named(form.get(field)));
    if save.or(unsave).or(raise).is_none() {
        return Err(Error::NotFound);
    }
    let act = Act::begin(&state, &edition, &headers, sender, save.is_some()).await?;
    if let Some(reader) = act.reader {
        if let Some(item) = save {
            kept(state.store.save_item(reader, item, act.call.visit.now).await?)?;
        }
        if let Some(item) = unsave {
            state.store.unsave_item(reader, item).await?;
        }
        if let Some(item) = raise {
            state.store.raise_item(reader, item).await?;
        }
    }
    Ok(act.back(&form, "saved"))
}
