//! `/notifications`

use askama::Template;
use axum::extract::State as Given;
use axum::http::HeaderMap;
use axum::response::Response;
use model::EditionId;
use store::{Notice, Told};

use crate::comment::compose::sign_in;
use crate::error::Error;
use crate::moderation::said::RulingView;
use crate::page::{Shell, Visit};
use crate::person::show::SpokenView;
use crate::reply;
use crate::routes::Call;
use crate::state::State;
use crate::when::Moment;

/// Notices of a page and of a feed.
pub(super) const MOST: i64 = 100;

/// The page.
#[derive(Template)]
#[template(path = "notices.html")]
struct NoticesView {
    shell: Shell,
    notices: Vec<NoticeView>,
    /// There is a feed.
    open: bool,
}

/// A notice.
pub(super) struct NoticeView {
    /// What happened.
    pub(super) what: String,
    /// Where that is.
    pub(super) href: String,
    /// The story or board, where it is about one.
    pub(super) title: Option<String>,
    /// What was said.
    pub(super) words: String,
    /// When.
    pub(super) at: jiff::Timestamp,
    pub(super) when: Moment,
    pub(super) new: bool,
}

pub(crate) async fn show(Given(state): Given<State>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::default_edition(&state, &headers).await?;
    let visit = &call.visit;
    let Some((account, _)) = visit.who() else { return sign_in("/notifications") };
    let found = state.store.notices(account, MOST).await?;
    let view = NoticesView {
        shell: Shell::new(visit, "\0", visit.words.say("notice-title")).for_one(),
        notices: views(&state, &call, &found).await?,
        open: state.store.has_open_notices(account).await?,
    };
    let page = reply::unkept(&view)?;
    if found.iter().any(|notice| notice.new) {
        state.store.see_notices(account, visit.now).await?;
    }
    Ok(page)
}

/// What somebody is told of, each with addresses of the edition where it stands.
pub(super) async fn views(state: &State, call: &Call, notices: &[Notice]) -> Result<Vec<NoticeView>, Error> {
    let mut views = Vec::with_capacity(notices.len());
    for notice in notices {
        let view = match notice.of.board() {
            // A board of an edition that is served no more is nowhere.
            Some(edition) => call.at(state, edition).await?.and_then(|visit| NoticeView::new(notice, edition, &visit)),
            None => NoticeView::new(notice, call.id, &call.visit),
        };
        views.extend(view);
    }
    Ok(views)
}

impl NoticeView {
    fn new(notice: &Notice, edition: EditionId, visit: &Visit) -> Option<NoticeView> {
        let words = visit.words;
        let view = |what: String, href: String, title: Option<String>, said: &str| NoticeView {
            what,
            href,
            title,
            words: markup::text::line(said, 240),
            at: notice.at,
            when: visit.ago(notice.at),
            new: notice.new,
        };
        let spoken = |spoken: &store::Spoken, what: &dyn Fn(&str) -> String| {
            let seen = SpokenView::new(spoken, edition, visit)?;
            let by = seen.comment.by.as_ref().map_or(words.say("comment-nobody"), |by| by.0.as_str());
            Some(view(what(by), seen.comment.href.clone(), Some(seen.title.clone()), &seen.line))
        };
        match &notice.of {
            Told::Answer(one) => spoken(one, &|by| words.fill("notice-answer", "name", by)),
            Told::Mention(one) => spoken(one, &|by| words.fill("notice-mention", "name", by)),
            Told::Talk(one) => spoken(one, &|by| words.fill("notice-talk", "name", by)),
            Told::Ruling(ruling) => {
                let seen = RulingView::new(ruling, edition, false, visit);
                Some(view(words.fill("notice-ruling", "what", seen.what), seen.page, None, &ruling.why))
            }
            Told::Appeal(appeal) => {
                let seen = RulingView::new(&appeal.ruling, edition, false, visit);
                let answer = appeal.answered.as_ref().map_or("", |answer| answer.2.as_str());
                Some(view(words.say("notice-appeal").to_owned(), seen.page, None, answer))
            }
        }
    }
}
