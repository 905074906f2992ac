//! `POST /{edition}/history`: keep what is read, or not any more, or forget it.

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::error::Error;
use crate::form::Form;
use crate::reader::Sender;
use crate::reader::act::Act;
use crate::state::State;

pub(crate) async fn set(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let form = Form::read(&body);
    let wanted = form.get("do");
    if !["on", "off", "clear"].contains(&wanted) {
        return Err(Error::NotFound);
    }
    let act = Act::begin(&state, &edition, &headers, sender, wanted == "on").await?;
    if let Some(reader) = act.reader {
        match wanted {
            "clear" => state.store.clear_history(reader).await?,
            _ => state.store.keep_history(reader, wanted == "on").await?,
        }
    }
    Ok(act.back(&form, "history"))
}
