//! What readers write under stories and on boards.
//!
//! A discussion is a story's: when that becomes part of another, what was written goes along. What was taken back or hidden stays a row, so that
//! answers keep what they answer. `answers` and `good` are counted with each change, so that a page of a long discussion reads no more than it shows.

mod add;
mod batch;
mod before;
mod learn;
mod queue;
mod react;
mod read;
mod rulings;
mod seen;
mod write;

use jiff::Timestamp;
use markup::SafeHtml;
use model::{AccountId, BoardId, Comment, CommentId, CommentState, Held, Penned, Quote, Role, StoryId, Under};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::Result;
use crate::changes::{Noun, log};
use crate::columns::{Columns, ms};

pub(crate) use add::Arriving;
pub use add::{Added, NewComment};
pub use before::{Before as KnownBefore, Settings};
pub use learn::{Entry, Lesson};
pub use queue::{Appeal, Queued};
pub use read::{Discussion, Spoken, Talked, Viewer, Where};
pub use rulings::{Act, On, Ruled, Ruling};

const COLUMNS: &str =
    "c.id, c.story_id, c.board_id, c.parent_id, c.root_id, c.account_id, a.name, a.gone, a.supporter, a.role, c.at, c.text, c.html,
        c.state, c.edited, c.good, c.answers, c.held, c.quote, q.slug AS quote_slug, qs.slug AS quote_source, qs.name AS quote_publisher
    FROM comments c LEFT JOIN accounts a ON a.id = c.account_id
        LEFT JOIN articles q ON q.id = c.quote_article_id LEFT JOIN sources qs ON qs.id = q.source_id";

/// The columns in which a discussion's rows say what they hang on, and their values.
fn ids(under: Under) -> (Option<i64>, Option<i64>) {
    match under {
        Under::Story(story) => (Some(story.0), None),
        Under::Board(board) => (None, Some(board.0)),
    }
}

/// The column that says what a discussion's rows hang on, and its value.
fn column(under: Under) -> (&'static str, i64) {
    match under {
        Under::Story(story) => ("story_id", story.0),
        Under::Board(board) => ("board_id", board.0),
    }
}

fn under(row: &AnyRow) -> Result<Under> {
    Ok(match (row.int_or("story_id")?, row.int_or("board_id")?) {
        (Some(story), _) => Under::Story(StoryId(story)),
        (None, board) => Under::Board(BoardId(board.unwrap_or_default())),
    })
}

/// A discussion is not what it was: pages that show it are made anew.
async fn changed(conn: &mut AnyConnection, under: Under, at: Timestamp) -> Result<()> {
    log(conn, &[thing(under)].into(), at).await
}

/// As what it stands in the log.
fn thing(under: Under) -> (Noun, i64) {
    match under {
        Under::Story(story) => (Noun::Discussion, story.0),
        Under::Board(board) => (Noun::Board, board.0),
    }
}

/// A comment is shown from now on (1), or no more (-1): its writer, its thread and its discussion are told.
async fn came_or_went(conn: &mut AnyConnection, id: CommentId, under: Under, by: i64, at: Timestamp) -> Result<()> {
    for sql in [
        "UPDATE accounts SET shown = shown + $2 WHERE id = (SELECT account_id FROM comments WHERE id = $1)",
        "UPDATE comments SET answers = answers + $2 WHERE id = (SELECT root_id FROM comments WHERE id = $1)",
    ] {
        sqlx::query(sql).bind(id.0).bind(by).execute(&mut *conn).await?;
    }
    changed(conn, under, at).await
}

/// The story is part of another now: what was written under it is written under that one.
pub(crate) async fn follow_story(conn: &mut AnyConnection, gone: i64, into: i64) -> Result<()> {
    for sql in [
        "UPDATE comments SET story_id = $2 WHERE story_id = $1",
        "UPDATE rulings SET story_id = $2 WHERE story_id = $1",
        // Of what both have, the other's stays.
        "UPDATE discussion_settings SET story_id = $2 WHERE story_id = $1
             AND NOT EXISTS (SELECT 1 FROM discussion_settings other WHERE other.story_id = $2)",
        "UPDATE discussion_seen SET story_id = $2 WHERE story_id = $1
             AND NOT EXISTS (SELECT 1 FROM discussion_seen other WHERE other.story_id = $2 AND other.account_id = discussion_seen.account_id)",
        "UPDATE notices SET story_id = $2 WHERE story_id = $1
             AND NOT EXISTS (SELECT 1 FROM notices other WHERE other.story_id = $2 AND other.account_id = notices.account_id)",
        "DELETE FROM discussion_settings WHERE story_id = $1 AND $2 <> $1",
        "DELETE FROM discussion_seen WHERE story_id = $1 AND $2 <> $1",
        "DELETE FROM notices WHERE story_id = $1 AND $2 <> $1",
    ] {
        sqlx::query(sql).bind(gone).bind(into).execute(&mut *conn).await?;
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "it was safe when it was saved")]
fn comment(row: &AnyRow) -> Result<Comment> {
    let gone = row.int_or("gone")?.is_some();
    let by = match (row.int_or("account_id")?.filter(|_| !gone), row.text_or("name")?) {
        (Some(id), Some(name)) => {
            let (supporter, role) = (row.flag("supporter")?, Role::of(&row.text("role")?));
            Some(Penned { account: AccountId(id), name, supporter, role })
        }
        _ => None,
    };
    let quote = match (row.text_or("quote")?, row.text_or("quote_source")?, row.text_or("quote_slug")?) {
        (Some(text), Some(source), Some(slug)) => {
            Some(Quote { text, topic: (source, slug), publisher: row.text_or("quote_publisher")?.unwrap_or_default() })
        }
        _ => None,
    };
    Ok(Comment {
        id: CommentId(row.int("id")?),
        under: under(row)?,
        parent: row.int_or("parent_id")?.map(CommentId),
        root: row.int_or("root_id")?.map(CommentId),
        by,
        at: row.at("at")?,
        text: row.text("text")?,
        html: SafeHtml::stored(row.text("html")?),
        state: CommentState::of(&row.text("state")?),
        edited: row.at_or("edited")?,
        good: row.int("good")?,
        answers: row.int("answers")?,
        quote,
        held: Held::of(&row.text("held")?),
    })
}

/// The state of a comment as it is locked for a change, and where it stands.
async fn state_of(conn: &mut AnyConnection, id: CommentId) -> Result<Option<(Under, CommentState)>> {
    let row = sqlx::query("SELECT story_id, board_id, state FROM comments WHERE id = $1").bind(id.0).fetch_optional(conn).await?;
    row.map(|row| Ok((under(&row)?, CommentState::of(&row.text("state")?)))).transpose()
}

/// A comment becomes what it is to be, and is counted.
async fn set_state(
    conn: &mut AnyConnection,
    id: CommentId,
    under: Under,
    was: CommentState,
    is: CommentState,
    at: Timestamp,
) -> Result<()> {
    sqlx::query("UPDATE comments SET state = $2 WHERE id = $1").bind(id.0).bind(is.as_str()).execute(&mut *conn).await?;
    match (was == CommentState::Shown, is == CommentState::Shown) {
        (false, true) => came_or_went(conn, id, under, 1, at).await,
        (true, false) => came_or_went(conn, id, under, -1, at).await,
        _ => changed(conn, under, at).await,
    }
}

/// Until a moment, as a ruling keeps it.
fn until(at: Option<Timestamp>) -> String {
    at.map(|at| ms(at).to_string()).unwrap_or_default()
}
