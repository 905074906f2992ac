//! `/admin/reading/{source}/{slug}`

use std::sync::Arc;

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use model::Explanation;
use store::Original;

use super::view::ReadingView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((source, slug)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let visit = Call::desk(&state, &headers).await?;
    let topic = state.store.topic(&source, &slug).await?.ok_or(Error::NotFound)?;
    let originals = state.store.originals(topic.article.head.id).await?;
    let flaws = state.store.article_flaws(topic.article.head.id).await?;
    let versions = state.store.entry_versions(topic.article.head.id).await?;
    let view = explained(&state, originals, move |pages| ReadingView::new(&topic, &flaws, &pages, &visit).with_versions(&versions, &visit));
    reply::unkept(&view.await?)
}

/// Explains each page, and makes something of it, on a thread that serves nobody else. A page that the reader gives up on has no
/// explanation.
async fn explained<T: Send + 'static>(
    state: &State,
    originals: Vec<Original>,
    make: impl FnOnce(Vec<(Original, Option<Explanation>)>) -> T + Send + 'static,
) -> Result<T, Error> {
    let turn = Arc::clone(&state.explaining).acquire_owned().await.map_err(|error| Error::Inside(error.to_string()))?;
    let explain = Arc::clone(&state.explain);
    let work = tokio::task::spawn_blocking(move || {
        // The turn goes along: a caller who hangs up does not make room for another page.
        let _turn = turn;
        let one = |original: &Original| explain(&original.unpack(), original.content_type.as_deref(), &original.url);
        let caught = |original: &Original| std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| one(original))).ok();
        let pairs = originals.into_iter().map(|original| (caught(&original), original));
        make(pairs.map(|(explanation, original)| (original, explanation)).collect())
    });
    work.await.map_err(|error| Error::Inside(format!("a page could not be explained: {error}")))
}
