//! What readers write under stories.
//!
//! A discussion is a story's: when that becomes part of another, what was written goes along. What was taken back or hidden stays a row, so that
//! answers keep what they answer. `answers` and `good` are counted with each change, so that a page of a long discussion reads no more than it shows.

mod moderate;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use markup::SafeHtml;
use model::{AccountId, Comment, CommentId, CommentState, Reaction, StoryId, ThreadOrder};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::changes::{Noun, log};
use crate::columns::{Columns, clean, id_list, ms};
use crate::{Result, Store};

pub use moderate::{Queued, Ruling};

/// Answers that are read for one page of threads.
const ANSWERS: i64 = 400;

/// A comment that is sent.
#[derive(Debug, Clone)]
pub struct NewComment<'a> {
    /// Under this story.
    pub story: StoryId,
    /// By this account.
    pub account: AccountId,
    /// An answer to this one.
    pub parent: Option<CommentId>,
    /// As it was typed.
    pub text: &'a str,
    /// As it is shown.
    pub html: &'a SafeHtml,
    /// Shown or held.
    pub state: CommentState,
    /// Of the form, so that one that is sent twice writes one comment.
    pub once: &'a str,
    /// When.
    pub at: Timestamp,
}

/// A page of a discussion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Discussion {
    /// First ones in the order that was asked for, and then their answers by time.
    pub comments: Vec<Comment>,
    /// All that are shown under the story.
    pub shown: i64,
    /// Threads, of which a page shows some.
    pub threads: i64,
}

/// Who looks at a discussion: what is held or hidden is seen by few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewer {
    /// Anybody.
    Anyone,
    /// Somebody who sees what they wrote though it is held.
    Writer(AccountId),
    /// A moderator.
    Moderator,
}

const COLUMNS: &str =
    "c.id, c.story_id, c.parent_id, c.root_id, c.account_id, a.name, a.gone, c.at, c.text, c.html, c.state, c.edited, c.good
    FROM comments c LEFT JOIN accounts a ON a.id = c.account_id";

impl Store {
    /// Keeps a comment, and gives its number. The same form again gives the number of the one that it wrote; `None`: what it answers is not
    /// there, is not shown, or stands under another story.
    ///
    /// # Errors
    /// If the database fails; then nothing is kept.
    pub async fn add_comment(&self, new: &NewComment<'_>) -> Result<Option<CommentId>> {
        let mut tx = self.write().await?;
        let again =
            sqlx::query("SELECT id FROM comments WHERE account_id = $1 AND once = $2").bind(new.account.0).bind(clean(new.once).as_ref());
        if let Some(row) = again.fetch_optional(&mut *tx).await? {
            return Ok(Some(CommentId(row.int("id")?)));
        }
        let mut root = None;
        if let Some(parent) = new.parent {
            let row = sqlx::query("SELECT id, root_id FROM comments WHERE id = $1 AND story_id = $2 AND state = 'shown'")
                .bind(parent.0)
                .bind(new.story.0)
                .fetch_optional(&mut *tx)
                .await?;
            let Some(row) = row else { return Ok(None) };
            root = Some(row.int_or("root_id")?.unwrap_or(parent.0));
        }
        let row = sqlx::query(
            "INSERT INTO comments (story_id, account_id, parent_id, root_id, at, text, html, state, once)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
        )
        .bind(new.story.0)
        .bind(new.account.0)
        .bind(new.parent.map(|parent| parent.0))
        .bind(root)
        .bind(ms(new.at))
        .bind(clean(new.text).as_ref())
        .bind(new.html.as_str())
        .bind(new.state.as_str())
        .bind(clean(new.once).as_ref())
        .fetch_one(&mut *tx)
        .await?;
        let id = CommentId(row.int("id")?);
        if new.state == CommentState::Shown {
            came_or_went(&mut tx, id, new.story, 1, new.at).await?;
        }
        tx.commit().await?;
        Ok(Some(id))
    }

    /// One comment, whoever sees it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn comment(&self, id: CommentId) -> Result<Option<Comment>> {
        let sql = format!("SELECT {COLUMNS} WHERE c.id = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(&self.reader).await?;
        row.map(|row| comment(&row)).transpose()
    }

    /// Page `page`, counted from 0, of the discussion of a story, with `of_page` threads.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn discussion(&self, story: StoryId, order: ThreadOrder, page: i64, of_page: i64, viewer: Viewer) -> Result<Discussion> {
        let (seen, who) = seen_by(viewer);
        let by = match order {
            ThreadOrder::Oldest => "c.at, c.id",
            ThreadOrder::Newest => "c.at DESC, c.id DESC",
            ThreadOrder::Best => "c.best DESC, c.at, c.id",
        };
        let sql = format!(
            "SELECT {COLUMNS} WHERE c.story_id = $1 AND c.root_id IS NULL AND (c.answers > 0 OR {seen}) ORDER BY {by} LIMIT $3 OFFSET $4"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(story.0).bind(who).bind(of_page).bind(page.saturating_mul(of_page));
        let mut comments: Vec<Comment> = rows.fetch_all(&self.reader).await?.iter().map(comment).collect::<Result<_>>()?;
        if !comments.is_empty() {
            let roots = id_list(comments.iter().map(|root| root.id.0));
            let sql = format!(
                "SELECT {COLUMNS} WHERE c.root_id IN ({{ids 1}}) AND ({seen} OR EXISTS
                     (SELECT 1 FROM comments below WHERE below.root_id = c.root_id AND below.parent_id = c.id AND below.state = 'shown'))
                 ORDER BY c.at, c.id LIMIT $3"
            );
            let sql = self.engine.expand(&sql).into_owned();
            let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(roots).bind(who).bind(ANSWERS).fetch_all(&self.reader).await?;
            for row in &rows {
                comments.push(comment(row)?);
            }
        }
        let sql =
            format!("SELECT COUNT(*) AS threads FROM comments c WHERE c.story_id = $1 AND c.root_id IS NULL AND (c.answers > 0 OR {seen})");
        let threads = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(story.0).bind(who).fetch_one(&self.reader).await?.int("threads")?;
        let shown = self.comment_counts(&[story]).await?.remove(&story).unwrap_or_default();
        Ok(Discussion { comments, shown, threads })
    }

    /// On which page of the discussion a thread stands, counted from 0, in the order of time.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn page_of(&self, root: &Comment, of_page: i64, viewer: Viewer) -> Result<i64> {
        let (seen, who) = seen_by(viewer);
        let sql = format!(
            "SELECT COUNT(*) AS above FROM comments c WHERE c.story_id = $1 AND c.root_id IS NULL AND (c.answers > 0 OR {seen})
             AND (c.at < $3 OR (c.at = $3 AND c.id < $4))"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(root.story.0).bind(who).bind(ms(root.at)).bind(root.id.0);
        Ok(query.fetch_one(&self.reader).await?.int("above")? / of_page.max(1))
    }

    /// How many comments are shown under each of these stories; those without any are left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn comment_counts(&self, stories: &[StoryId]) -> Result<BTreeMap<StoryId, i64>> {
        let rows = sqlx::query(
            self.engine
                .sql("SELECT story_id, COUNT(*) AS number FROM comments WHERE story_id IN ({ids 1}) AND state = 'shown' GROUP BY story_id"),
        )
        .bind(id_list(stories.iter().map(|story| story.0)))
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| Ok((StoryId(row.int("story_id")?), row.int("number")?))).collect()
    }

    /// When an account wrote within the hour before.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn wrote_of_late(&self, account: AccountId, now: Timestamp) -> Result<Vec<Timestamp>> {
        let rows = sqlx::query("SELECT at FROM comments WHERE account_id = $1 AND at > $2 ORDER BY at DESC LIMIT 500")
            .bind(account.0)
            .bind(ms(now - SignedDuration::from_hours(1)))
            .fetch_all(&self.reader)
            .await?;
        rows.iter().map(|row| row.at("at")).collect()
    }

    /// Another text; what it said before is kept.
    ///
    /// # Errors
    /// If the database fails; then it says what it said.
    pub async fn change_comment(&self, id: CommentId, text: &str, html: &SafeHtml, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query(
            "INSERT INTO comment_versions (comment_id, until, text) SELECT id, CAST($2 AS BIGINT), text FROM comments
             WHERE id = $1 AND text <> $3 ON CONFLICT (comment_id, until) DO NOTHING",
        )
        .bind(id.0)
        .bind(ms(at))
        .bind(clean(text).as_ref())
        .execute(&mut *tx)
        .await?;
        let changed = sqlx::query("UPDATE comments SET text = $2, html = $3, edited = $4 WHERE id = $1 AND text <> $2 RETURNING story_id")
            .bind(id.0)
            .bind(clean(text).as_ref())
            .bind(html.as_str())
            .bind(ms(at))
            .fetch_optional(&mut *tx)
            .await?;
        if let Some(row) = changed {
            log(&mut tx, &[(Noun::Discussion, row.int("story_id")?)].into(), at).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// What a comment said before, oldest first: until when, and what.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn comment_versions(&self, id: CommentId) -> Result<Vec<(Timestamp, String)>> {
        let query = sqlx::query("SELECT until, text FROM comment_versions WHERE comment_id = $1 ORDER BY until").bind(id.0);
        query.fetch_all(&self.reader).await?.iter().map(|row| Ok((row.at("until")?, row.text("text")?))).collect()
    }

    /// Its writer takes a comment back: its words are gone for good, its place stays.
    ///
    /// # Errors
    /// If the database fails; then it stands.
    pub async fn delete_comment(&self, id: CommentId, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        let row = sqlx::query("SELECT story_id, state FROM comments WHERE id = $1").bind(id.0).fetch_optional(&mut *tx).await?;
        let Some(row) = row else { return Ok(()) };
        let (story, was) = (StoryId(row.int("story_id")?), CommentState::of(&row.text("state")?));
        sqlx::query("DELETE FROM comment_versions WHERE comment_id = $1").bind(id.0).execute(&mut *tx).await?;
        sqlx::query("UPDATE comments SET state = 'deleted', text = '', html = '' WHERE id = $1").bind(id.0).execute(&mut *tx).await?;
        if was == CommentState::Shown {
            came_or_went(&mut tx, id, story, -1, at).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// What somebody finds of a comment; `None`: nothing any more. `best` gives its place among the best, from 0 to 1, of how many found it good and
    /// how many judged it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn react(
        &self,
        id: CommentId,
        account: AccountId,
        reaction: Option<Reaction>,
        best: fn(i64, i64) -> f64,
        at: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write().await?;
        match reaction {
            Some(reaction) => {
                sqlx::query(
                    "INSERT INTO reactions (comment_id, account_id, kind) VALUES ($1, $2, $3)
                     ON CONFLICT (comment_id, account_id) DO UPDATE SET kind = excluded.kind",
                )
                .bind(id.0)
                .bind(account.0)
                .bind(reaction.as_str())
                .execute(&mut *tx)
                .await?
            }
            None => {
                let query = sqlx::query("DELETE FROM reactions WHERE comment_id = $1 AND account_id = $2").bind(id.0).bind(account.0);
                query.execute(&mut *tx).await?
            }
        };
        let row = sqlx::query(
            "SELECT COUNT(*) AS judged, COALESCE(SUM(CASE WHEN kind = 'good' THEN 1 ELSE 0 END), 0) AS good FROM reactions WHERE comment_id = $1",
        )
        .bind(id.0)
        .fetch_one(&mut *tx)
        .await?;
        let (good, judged) = (row.int("good")?, row.int("judged")?);
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and a million")]
        let best = (best(good, judged) * 1e6) as i64;
        let row = sqlx::query("UPDATE comments SET good = $2, best = $3 WHERE id = $1 RETURNING story_id")
            .bind(id.0)
            .bind(good)
            .bind(best)
            .fetch_optional(&mut *tx)
            .await?;
        if let Some(row) = row {
            log(&mut tx, &[(Noun::Discussion, row.int("story_id")?)].into(), at).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// What an account finds of these comments.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reactions_of(&self, account: AccountId, comments: &[CommentId]) -> Result<BTreeMap<CommentId, Reaction>> {
        let rows = sqlx::query(self.engine.sql("SELECT comment_id, kind FROM reactions WHERE account_id = $1 AND comment_id IN ({ids 2})"))
            .bind(account.0)
            .bind(id_list(comments.iter().map(|comment| comment.0)))
            .fetch_all(&self.reader)
            .await?;
        let kind = |text: &str| if text == Reaction::Good.as_str() { Reaction::Good } else { Reaction::Bad };
        rows.iter().map(|row| Ok((CommentId(row.int("comment_id")?), kind(&row.text("kind")?)))).collect()
    }
}

/// A comment is shown from now on (1), or no more (-1): its writer, its thread and its story are told.
async fn came_or_went(conn: &mut AnyConnection, id: CommentId, story: StoryId, by: i64, at: Timestamp) -> Result<()> {
    for sql in [
        "UPDATE accounts SET shown = shown + $2 WHERE id = (SELECT account_id FROM comments WHERE id = $1)",
        "UPDATE comments SET answers = answers + $2 WHERE id = (SELECT root_id FROM comments WHERE id = $1)",
    ] {
        sqlx::query(sql).bind(id.0).bind(by).execute(&mut *conn).await?;
    }
    log(conn, &[(Noun::Discussion, story.0)].into(), at).await
}

/// The story is part of another now: what was written under it is written under that one.
pub(crate) async fn follow_story(conn: &mut AnyConnection, gone: i64, into: i64) -> Result<()> {
    sqlx::query("UPDATE comments SET story_id = $2 WHERE story_id = $1").bind(gone).bind(into).execute(conn).await?;
    Ok(())
}

/// What a viewer sees, as a condition with $2, and what to bind there.
fn seen_by(viewer: Viewer) -> (&'static str, i64) {
    match viewer {
        Viewer::Anyone => ("(c.state = 'shown' AND $2 = 0)", 0),
        Viewer::Writer(account) => ("(c.state = 'shown' OR (c.state = 'held' AND c.account_id = $2))", account.0),
        Viewer::Moderator => ("(c.state IN ('shown', 'held', 'hidden') AND $2 = 0)", 0),
    }
}

#[expect(clippy::disallowed_methods, reason = "it was safe when it was saved")]
fn comment(row: &AnyRow) -> Result<Comment> {
    let gone = row.int_or("gone")?.is_some();
    Ok(Comment {
        id: CommentId(row.int("id")?),
        story: StoryId(row.int("story_id")?),
        parent: row.int_or("parent_id")?.map(CommentId),
        root: row.int_or("root_id")?.map(CommentId),
        by: row.int_or("account_id")?.filter(|_| !gone).zip(row.text_or("name")?).map(|(id, name)| (AccountId(id), name)),
        at: row.at("at")?,
        text: row.text("text")?,
        html: SafeHtml::stored(row.text("html")?),
        state: CommentState::of(&row.text("state")?),
        edited: row.at_or("edited")?,
        good: row.int("good")?,
    })
}
