//! Comments written in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::{CommentId, CommentState, Held};
use sqlx::AnyConnection;

use super::{Added, NewComment, column, ids, thing};
use crate::Result;
use crate::changes::{Noun, log};
use crate::columns::{Columns, clean, clean_or, ms};
use crate::notices::tell_of_comment;

/// What a form wrote that was sent before.
pub(super) const SENT: &str = "SELECT id FROM comments WHERE account_id = $1 AND once = $2";

/// What is to be counted of what was written.
#[derive(Default)]
struct Written {
    /// Shown comments of each account.
    shown: BTreeMap<i64, i64>,
    /// Answers in each thread.
    answers: BTreeMap<i64, i64>,
    things: BTreeSet<(Noun, i64)>,
    at: Option<Timestamp>,
}

/// Writes them, and says of each, in their order, what became of it.
pub(super) async fn write(conn: &mut AnyConnection, all: &[NewComment]) -> Result<Vec<Added>> {
    // Rows that other nodes change too are taken in one order, so that no two wait for each other: what hangs on stories by story, then
    // accounts, then threads, and the number of the change last.
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|place| ids(all[*place].under));
    let (mut added, mut written) = (vec![Added::Meanwhile; all.len()], Written::default());
    for place in order {
        added[place] = one(conn, &all[place], &mut written).await?;
    }
    for (sql, counts) in [
        ("UPDATE accounts SET shown = shown + $2 WHERE id = $1", &written.shown),
        ("UPDATE comments SET answers = answers + $2 WHERE id = $1", &written.answers),
    ] {
        for (id, count) in counts {
            sqlx::query(sql).bind(id).bind(count).execute(&mut *conn).await?;
        }
    }
    if let Some(at) = written.at {
        log(conn, &written.things, at).await?;
    }
    Ok(added)
}

async fn one(conn: &mut AnyConnection, new: &NewComment, written: &mut Written) -> Result<Added> {
    let sent = sqlx::query(SENT).bind(new.account.0).bind(clean(&new.once).as_ref()).fetch_optional(&mut *conn).await?;
    if let Some(row) = sent {
        return Ok(Added::Kept(CommentId(row.int("id")?)));
    }
    let since = sqlx::query("SELECT id FROM comments WHERE account_id = $1 AND at > $2 LIMIT 1").bind(new.account.0).bind(ms(new.knew));
    if since.fetch_optional(&mut *conn).await?.is_some() {
        return Ok(Added::Meanwhile);
    }
    let mut root = None;
    if let Some(parent) = new.parent {
        let (column, id) = column(new.under);
        let sql = format!("SELECT root_id FROM comments WHERE id = $1 AND {column} = $2 AND state = 'shown'");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(parent.0).bind(id).fetch_optional(&mut *conn).await?;
        let Some(row) = row else { return Ok(Added::NoParent) };
        root = Some(row.int_or("root_id")?.unwrap_or(parent.0));
    }
    let id = insert(conn, new, root).await?;
    tell_of_comment(conn, id, new).await?;
    if new.held.is_none() {
        *written.shown.entry(new.account.0).or_default() += 1;
        if let Some(root) = root {
            *written.answers.entry(root).or_default() += 1;
        }
        written.things.insert(thing(new.under));
        written.at = written.at.max(Some(new.at));
    }
    Ok(Added::Kept(id))
}

async fn insert(conn: &mut AnyConnection, new: &NewComment, root: Option<i64>) -> Result<CommentId> {
    let (story, board) = ids(new.under);
    let state = if new.held.is_some() { CommentState::Held } else { CommentState::Shown };
    let row = sqlx::query(
        "INSERT INTO comments (story_id, board_id, account_id, parent_id, root_id, at, text, html, state, once, said, held, quote, quote_article_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id",
    )
    .bind(story)
    .bind(board)
    .bind(new.account.0)
    .bind(new.parent.map(|parent| parent.0))
    .bind(root)
    .bind(ms(new.at))
    .bind(clean(&new.text).as_ref())
    .bind(new.html.as_str())
    .bind(state.as_str())
    .bind(clean(&new.once).as_ref())
    .bind(clean(&new.said).as_ref())
    .bind(new.held.map_or("", Held::as_str))
    .bind(clean_or(new.quote.as_ref().map(|quote| quote.0.as_str())))
    .bind(new.quote.as_ref().map(|quote| quote.1.0))
    .fetch_one(conn)
    .await?;
    Ok(CommentId(row.int("id")?))
}
