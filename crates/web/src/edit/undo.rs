//! `POST /admin/edit/{id}/undo`

use axum::extract::{Extension, Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use model::EditId;

use super::list;
use crate::admin::Admin;
use crate::error::Error;
use crate::state::State;

pub(crate) async fn undo(
    Given(state): Given<State>,
    Extension(admin): Extension<Admin>,
    Path(edit): Path<i64>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    match state.store.undo(EditId(edit), &admin.0, (state.clock)()).await? {
        Ok(_) => Ok(Redirect::to("/admin/stories#decided").into_response()),
        Err(refusal) => Ok((StatusCode::UNPROCESSABLE_ENTITY, list::page(&state, &headers, Some(refusal)).await?).into_response()),
    }
}
