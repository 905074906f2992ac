//! `/{edition}/moderation`: what waits for a moderator, and what moderators decided last; `/{edition}/rulings`: the same for everybody, where the
//! edition wants it.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use model::{EditionId, Held, ReportReason};
use store::{Appeal, Queued};

use super::moderator;
use super::said::RulingView;
use crate::comment::act::reason_said;
use crate::comment::compose::sign_in;
use crate::comment::spot::named;
use crate::comment::view::CommentView;
use crate::error::Error;
use crate::page::{Shell, Visit};
use crate::reply;
use crate::routes::Call;
use crate::state::State;
use crate::when::Moment;
use crate::words::Words;

/// Comments of the page.
const WAITING: i64 = 100;
/// Rulings of the page.
const RULED: i64 = 50;
/// Rulings that everybody sees.
const PUBLIC: i64 = 200;

/// The page.
#[derive(Template)]
#[template(path = "moderation.html")]
struct ModerationView {
    shell: Shell,
    list: String,
    waiting: Vec<WaitingView>,
    appeals: Vec<AppealView>,
    ruled: Vec<RulingView>,
}

/// Something that waits.
struct WaitingView {
    comment: CommentView,
    title: String,
    href: String,
    /// Why it waits, where it was not reported.
    held: Option<&'static str>,
    /// Why it was reported, and in what words.
    reports: Vec<(&'static str, String)>,
}

/// Somebody asks to look again.
pub(super) struct AppealView {
    pub(super) ruling: RulingView,
    pub(super) text: String,
    pub(super) when: Moment,
    /// What a moderator answered, and who.
    pub(super) answered: Option<(String, String)>,
}

pub(crate) async fn show(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let visit = &call.visit;
    if visit.account.is_none() {
        return sign_in(&visit.to("moderation"));
    }
    moderator(visit)?;
    let (queue, appeals) = (state.store.queue(WAITING).await?, state.store.open_appeals(WAITING).await?);
    let rulings = state.store.rulings(RULED).await?;
    reply::unkept(&ModerationView {
        shell: Shell::new(visit, "moderation", visit.words.say("moderation-title")).for_one(),
        list: visit.to("moderation/list"),
        waiting: queue.iter().filter_map(|queued| WaitingView::new(queued, call.id, visit)).collect(),
        appeals: appeals.iter().map(|appeal| AppealView::new(appeal, call.id, visit)).collect(),
        ruled: rulings.iter().map(|ruling| RulingView::new(ruling, call.id, true, visit)).collect(),
    })
}

impl WaitingView {
    fn new(queued: &Queued, edition: EditionId, visit: &Visit) -> Option<WaitingView> {
        let said = |reason: &str| ReportReason::of(reason).map(|reason| reason_said(reason, visit.words));
        // What waits on another edition's board is looked at there.
        let (title, href) = named(&queued.place, edition, visit)?;
        Some(WaitingView {
            comment: CommentView::new(&queued.comment, 0, &Default::default(), visit),
            title,
            href,
            held: queued.comment.held.filter(|_| queued.reports.is_empty()).map(|held| why(held, visit.words)),
            reports: queued.reports.iter().filter_map(|(reason, note)| Some((said(reason)?, note.clone()))).collect(),
        })
    }
}

fn why(held: Held, words: Words) -> &'static str {
    match held {
        Held::New => words.say("moderation-held-new"),
        Held::Listed => words.say("moderation-held-listed"),
        Held::Twice => words.say("moderation-held-twice"),
        Held::Spam => words.say("moderation-held-spam"),
    }
}

impl AppealView {
    pub(super) fn new(appeal: &Appeal, edition: EditionId, visit: &Visit) -> AppealView {
        AppealView {
            ruling: RulingView::new(&appeal.ruling, edition, true, visit),
            text: appeal.text.clone(),
            when: visit.ago(appeal.at),
            answered: appeal.answered.as_ref().map(|(_, by, answer)| (by.clone(), answer.clone())),
        }
    }
}

/// What everybody sees of what was decided.
#[derive(Template)]
#[template(path = "rulings.html")]
struct RulingsView {
    shell: Shell,
    ruled: Vec<RulingView>,
}

pub(crate) async fn public(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let visit = &call.visit;
    if !visit.edition.discussion || !visit.edition.house.public_rulings {
        return Err(Error::NotFound);
    }
    let ruled = state.store.rulings(PUBLIC).await?;
    let ruled = ruled.iter().map(|ruling| RulingView::new(ruling, call.id, false, visit)).collect();
    let shell = Shell::new(visit, "rulings", visit.words.say("moderation-rulings"));
    reply::fleeting(&RulingsView { shell, ruled }, visit, &headers)
}
