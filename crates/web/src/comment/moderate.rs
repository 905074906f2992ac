//! `/{edition}/moderation`: what waits for a moderator, and what moderators decided last.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use model::{CommentState, ReportReason, Role};
use store::{Queued, Ruling};

use super::act::reason_said;
use super::compose::sign_in;
use super::view::CommentView;
use crate::error::Error;
use crate::page::{Shell, Visit, headline};
use crate::reply;
use crate::routes::Call;
use crate::state::State;
use crate::when::Moment;

/// Comments of the page.
const WAITING: i64 = 100;
/// Rulings of the page.
const RULED: i64 = 50;

/// The page.
#[derive(Template)]
#[template(path = "moderation.html")]
struct ModerationView {
    shell: Shell,
    waiting: Vec<WaitingView>,
    ruled: Vec<RuledView>,
}

/// Something that waits.
struct WaitingView {
    comment: CommentView,
    title: String,
    href: String,
    /// Why it was reported, and in what words.
    reports: Vec<(&'static str, String)>,
}

/// Something that was decided.
struct RuledView {
    href: String,
    by: String,
    what: &'static str,
    why: String,
    when: Moment,
}

pub(crate) async fn show(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let visit = &call.visit;
    match visit.who() {
        None => return sign_in(&visit.to("moderation")),
        Some((_, role)) if role < Role::Moderator => return Err(Error::NotFound),
        Some(_) => {}
    }
    let (queue, rulings) = (state.store.queue(WAITING).await?, state.store.rulings(RULED).await?);
    reply::unkept(&ModerationView {
        shell: Shell::new(visit, "moderation", visit.words.say("moderation-title")).for_one(),
        waiting: queue.iter().map(|queued| WaitingView::new(queued, visit)).collect(),
        ruled: rulings.iter().map(|ruling| RuledView::new(ruling, visit)).collect(),
    })
}

impl WaitingView {
    fn new(queued: &Queued, visit: &Visit) -> WaitingView {
        let said = |reason: &str| ReportReason::of(reason).map(|reason| reason_said(reason, visit.words));
        WaitingView {
            comment: CommentView::new(&queued.comment, 0, &Default::default(), visit),
            title: headline(&queued.title, visit.words),
            href: visit.to(&format!("story/{}", queued.slug)),
            reports: queued.reports.iter().filter_map(|(reason, note)| Some((said(reason)?, note.clone()))).collect(),
        }
    }
}

impl RuledView {
    fn new(ruling: &Ruling, visit: &Visit) -> RuledView {
        let words = visit.words;
        RuledView {
            href: visit.to(&format!("comment/{}", ruling.comment)),
            by: ruling.by.clone(),
            what: if ruling.became == CommentState::Shown { words.say("moderation-shown") } else { words.say("moderation-hidden") },
            why: ruling.why.clone(),
            when: visit.ago(ruling.at),
        }
    }
}
