//! `/{edition}/person/{id}`, and the same as a feed.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use model::{Account, EditionId, Role};
use store::Spoken;

use super::number;
use crate::comment::feed::item;
use crate::comment::spot::{is_hidden, named};
use crate::comment::view::{CommentView, marks};
use crate::error::Error;
use crate::feed::{Feed, Format, answer};
use crate::moderation::said::RulingView;
use crate::page::{Shell, Visit};
use crate::reply;
use crate::routes::Call;
use crate::state::State;
use crate::when::Moment;

/// Comments of a page and of a feed.
const SPOKEN: i64 = 60;
/// Characters of a comment in one line.
const LINE: usize = 180;
/// Rulings that a moderator sees.
const RULED: i64 = 40;

/// The page.
#[derive(Template)]
#[template(path = "person.html")]
struct PersonView {
    shell: Shell,
    name: String,
    marks: Vec<&'static str>,
    since: Moment,
    count: String,
    spoken: Vec<SpokenView>,
    /// What a moderator sees and does.
    desk: Option<DeskView>,
}

/// Something that was written, with where.
pub(crate) struct SpokenView {
    /// When it was written.
    pub(crate) at: Timestamp,
    pub(crate) comment: CommentView,
    /// Its beginning, in one line.
    pub(crate) line: String,
    pub(crate) title: String,
    pub(crate) href: String,
}

/// What a moderator sees and does.
struct DeskView {
    action: String,
    /// What holds now.
    holds: Vec<String>,
    notes: Vec<(String, String, Moment)>,
    ruled: Vec<RulingView>,
    /// A moderator's own rank or above is not ruled on.
    may_rule: bool,
    /// An admin gives and takes the mark of supporters: what the form sends and says.
    supporter: Option<(&'static str, &'static str)>,
}

/// Who this is; for who is not there, and where nothing is written, there is no page.
async fn find(state: &State, call: &Call, id: &str) -> Result<Account, Error> {
    if !call.visit.edition.discussion {
        return Err(Error::NotFound);
    }
    state.store.account(number(id)?).await?.ok_or(Error::NotFound)
}

/// What is shown here of what somebody wrote.
async fn spoken(state: &State, call: &Call, account: &Account) -> Result<Vec<Spoken>, Error> {
    let mut spoken = state.store.spoken(Some(account.id), Timestamp::UNIX_EPOCH, Timestamp::MAX, SPOKEN).await?;
    let hidden = state.store.hand(call.id, call.visit.now).await?.hidden;
    spoken.retain(|spoken| !is_hidden(&spoken.place, &hidden) && named(&spoken.place, call.id, &call.visit).is_some());
    Ok(spoken)
}

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let (visit, account) = (&call.visit, find(&state, &call, &id).await?);
    let path = format!("person/{}", account.id);
    let said = spoken(&state, &call, &account).await?;
    let desk = match visit.who() {
        Some((_, role)) if role >= Role::Moderator => Some(desk(&state, &call, &account, role).await?),
        _ => None,
    };
    let mut shell = Shell::new(visit, &path, &account.name).listed(visit, &path);
    // Nobody who writes here asked to be found by a search for their name.
    shell.hidden = true;
    let view = PersonView {
        shell,
        marks: marks(account.role, account.supporter, visit.words),
        since: visit.exactly(account.made),
        count: crate::comment::view::count(account.shown.max(0), visit.words),
        spoken: said.iter().filter_map(|spoken| SpokenView::new(spoken, call.id, visit)).collect(),
        name: account.name,
        desk,
    };
    reply::page(&view, visit, &headers)
}

pub(crate) async fn list(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let (visit, account) = (&call.visit, find(&state, &call, &id).await?);
    let feed = Feed::new(&state, visit, &format!("person/{}", account.id), &account.name, format);
    let said = spoken(&state, &call, &account).await?;
    answer(&feed.of(said.iter().map(|spoken| item(&spoken.comment, &state, visit))), format, visit, &headers)
}

async fn desk(state: &State, call: &Call, account: &Account, role: Role) -> Result<DeskView, Error> {
    let (visit, words) = (&call.visit, call.visit.words);
    let (notes, ruled) = (state.store.account_notes(account.id).await?, state.store.rulings_about(account.id, RULED).await?);
    let until = |at: Option<Timestamp>| at.filter(|at| *at > visit.now).map(|at| visit.calendar.date_and_time(at));
    let silent = until(account.silent_until).map(|at| words.fill("moderation-silent-until", "until", at));
    let banned = until(account.banned_until).map(|at| words.fill("moderation-banned-until", "until", at));
    let mark = if account.supporter { ("no", words.say("moderation-no-supporter")) } else { ("yes", words.say("moderation-supporter")) };
    Ok(DeskView {
        action: visit.to(&format!("person/{}", account.id)),
        holds: silent.into_iter().chain(banned).collect(),
        notes: notes.into_iter().map(|note| (note.by, note.note, visit.ago(note.at))).collect(),
        ruled: ruled.iter().map(|ruling| RulingView::new(ruling, call.id, true, visit)).collect(),
        may_rule: super::act::may_rule(visit, account),
        supporter: (role == Role::Admin).then_some(mark),
    })
}

impl SpokenView {
    pub(crate) fn new(spoken: &Spoken, edition: EditionId, visit: &Visit) -> Option<SpokenView> {
        let (title, href) = named(&spoken.place, edition, visit)?;
        Some(SpokenView {
            at: spoken.comment.at,
            line: markup::text::line(&markup::text::plain(spoken.comment.html.as_str()), LINE),
            comment: CommentView::new(&spoken.comment, 0, &Default::default(), visit),
            title,
            href,
        })
    }
}
