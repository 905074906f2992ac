//! `/admin/machine`

use axum::extract::State as Given;
use axum::http::HeaderMap;
use axum::response::Response;

use super::view::MachineView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Texts that are listed, the newest.
const SHOWN: i64 = 100;

pub(crate) async fn list(Given(state): Given<State>, headers: HeaderMap) -> Result<Response, Error> {
    let visit = Call::desk(&state, &headers).await?;
    let (texts, spent) = (state.store.machine_texts(SHOWN).await?, state.store.machine_tokens(visit.now).await?);
    reply::unkept(&MachineView::new(texts, spent, &visit))
}
