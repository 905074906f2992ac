//! `GET /{edition}/mine.json`: all that is kept about a reader, for the reader to take along.

use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use store::{ItemRow, ReaderKept};

use crate::error::Error;
use crate::page::Visit;
use crate::routes::Call;
use crate::state::State;
use crate::story::view::topic_address;

/// The file. Times are RFC 3339, addresses are paths of this site where they are not whole.
#[derive(Serialize)]
struct File {
    kept_since: String,
    last_seen_within_a_day_of: String,
    look: String,
    sources_not_listed_are_on: bool,
    sources: Vec<Source>,
    sections: Vec<Section>,
    muted: Vec<Muted>,
    own_feeds: Vec<Feed>,
    saved: Vec<Item>,
    followed: Vec<Followed>,
    history_is_kept: bool,
    history: Vec<Item>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<Account>,
    comments: Vec<Comment>,
}

#[derive(Serialize)]
struct Account {
    name: String,
    role: &'static str,
    since: String,
}

#[derive(Serialize)]
struct Comment {
    at: String,
    address: String,
    state: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Source {
    slug: String,
    name: String,
    on: bool,
}

#[derive(Serialize)]
struct Section {
    edition: i64,
    tag: String,
    on: bool,
}

#[derive(Serialize)]
struct Muted {
    word: String,
    since: String,
}

#[derive(Serialize)]
struct Feed {
    name: String,
    address: String,
    since: String,
}

#[derive(Serialize)]
struct Item {
    title: String,
    address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<String>,
    at: String,
}

#[derive(Serialize)]
struct Followed {
    title: String,
    address: String,
    since: String,
    new_reports: i64,
}

pub(crate) async fn export(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let reader = call.visit.reader.as_ref().ok_or(Error::NotFound)?;
    let kept = state.store.reader_kept(reader.id).await?.ok_or(Error::NotFound)?;
    let mut file = File::new(&kept, &call.visit);
    if let Some(here) = &call.visit.account {
        let account = &here.account;
        file.account = Some(Account { name: account.name.clone(), role: account.role.as_str(), since: account.made.to_string() });
        let written = state.store.written_by(account.id).await?;
        file.comments = written.iter().map(|spoken| Comment::new(&spoken.comment, &call.visit)).collect();
    }
    let text = serde_json::to_string_pretty(&file).map_err(|error| Error::Inside(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"mine.json\""),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::VARY, "cookie"),
    ];
    Ok((headers, text).into_response())
}

impl File {
    fn new(kept: &ReaderKept, visit: &Visit) -> File {
        File {
            kept_since: kept.made.to_string(),
            last_seen_within_a_day_of: kept.used.to_string(),
            look: visit.look.written(),
            sources_not_listed_are_on: kept.others,
            sources: kept.sources.iter().map(|(_, slug, name, on)| Source { slug: slug.clone(), name: name.clone(), on: *on }).collect(),
            sections: kept.sections.iter().map(|(edition, tag, on)| Section { edition: edition.0, tag: tag.clone(), on: *on }).collect(),
            muted: kept.mutes.iter().map(|mute| Muted { word: mute.word.clone(), since: mute.at.to_string() }).collect(),
            own_feeds: kept
                .own
                .iter()
                .map(|feed| Feed { name: feed.name.clone(), address: feed.url.clone(), since: feed.at.to_string() })
                .collect(),
            saved: kept.saved.iter().map(|saved| Item::new(&saved.row, saved.at, visit)).collect(),
            followed: kept
                .followed
                .iter()
                .map(|followed| Followed {
                    title: followed.story.title.clone(),
                    address: visit.to(&format!("story/{}", followed.story.slug)),
                    since: followed.at.to_string(),
                    new_reports: followed.new,
                })
                .collect(),
            history_is_kept: kept.keeps_history,
            history: kept.history.iter().map(|read| Item::new(&read.row, read.at, visit)).collect(),
            account: None,
            comments: Vec::new(),
        }
    }
}

impl Comment {
    fn new(comment: &model::Comment, visit: &Visit) -> Comment {
        Comment {
            at: comment.at.to_string(),
            address: visit.to(&format!("comment/{}", comment.id)),
            state: comment.state.as_str(),
            text: comment.text.clone(),
        }
    }
}

impl Item {
    fn new(row: &ItemRow, at: jiff::Timestamp, visit: &Visit) -> Item {
        let at = at.to_string();
        match row {
            ItemRow::Story(story, _) => {
                Item { title: story.title.clone(), address: visit.to(&format!("story/{}", story.slug)), original: None, at }
            }
            ItemRow::Topic(head) => Item { title: head.title.clone(), address: topic_address(head, visit), original: head.url.clone(), at },
        }
    }
}
