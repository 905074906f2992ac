//! `/{edition}/story/{slug}`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use model::ThreadOrder;
use store::{Item, StoryFound};

use super::view::StoryView;
use crate::comment::Spot;
use crate::comment::show::thread;
use crate::digest::{self, desk_view::DeskView};
use crate::error::Error;
use crate::reader::item::KeepView;
use crate::reply;
use crate::routes::{Call, moved};
use crate::state::State;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, slug)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let hidden = state.store.hand(call.id, call.visit.now).await?.hidden;
    match state.store.story(&slug).await?.ok_or(Error::NotFound)? {
        StoryFound::Moved(slug) => Ok(moved(&call.visit.to(&format!("story/{slug}")))),
        // Not even by its address: who hides a story does not want it passed on.
        StoryFound::Here(story, _) if hidden.contains(&story.id) => Err(Error::NotFound),
        StoryFound::Here(story, articles) => {
            let dossier = state.store.dossier(story.id).await?;
            let mut matter = state.store.matter(story.id).await?;
            matter.retain(|other| !hidden.contains(&other.id));
            let mut view = StoryView::new(&story, &articles, dossier.as_ref(), &call.visit).in_matter(&story, &matter, &call.visit);
            view.keep = KeepView::of(&state, Item::Story(story.id), Some(story.id), &view.keep.back, &call.visit).await?;
            if !call.visit.edition.digest.hours.is_empty() && digest::editor(&call.visit).is_ok() {
                let edits = state.store.digest_edits(call.id).await?;
                view.desk = Some(DeskView::new(&story, &edits, &call.visit));
            }
            if call.visit.edition.discussion {
                let spot = Spot::of_story(&story, &call.visit);
                view.thread = Some(thread(&state, &spot, ThreadOrder::default(), 0, &call.visit).await?);
            }
            if !call.first {
                view = view.of_edition(call.id, &story, &call.visit);
            }
            reply::page(&view, &call.visit, &headers)
        }
    }
}
