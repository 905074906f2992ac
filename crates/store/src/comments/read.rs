//! Discussions read: a page of threads, one long thread, what somebody wrote, what is talked about.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::{AccountId, BoardId, Comment, CommentId, EditionId, StoryId, ThreadOrder, Under};

use super::{COLUMNS, column, comment};
use crate::columns::{Columns, id_list, ms};
use crate::{Result, Store};

/// A page of a discussion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Discussion {
    /// First ones in the order that was asked for, and then their answers by time.
    pub comments: Vec<Comment>,
    /// All that are shown.
    pub shown: i64,
    /// Threads, of which a page shows some; or, of one long thread, answers.
    pub threads: i64,
    /// Threads with more answers than stand here, and how many there are in all.
    pub longer: BTreeMap<CommentId, i64>,
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

/// Where a comment stands, as an address needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Where {
    /// Under a story: its address part and headline.
    Story(StoryId, String, String),
    /// On a board: its edition and address part.
    Board(EditionId, String),
}

/// A story that is talked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talked {
    /// The story.
    pub story: StoryId,
    /// Its address part.
    pub slug: String,
    /// Headline.
    pub title: String,
    /// Its language.
    pub language: Option<String>,
    /// What was written of late.
    pub comments: i64,
}

/// A comment by itself, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The comment.
    pub comment: Comment,
    /// Where it stands.
    pub place: Where,
}

impl Store {
    /// One comment, whoever sees it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn comment(&self, id: CommentId) -> Result<Option<Comment>> {
        let sql = format!("SELECT {COLUMNS} WHERE c.id = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(&self.reader).await?;
        row.map(|row| comment(&row)).transpose()
    }

    /// Page `page`, counted from 0, of a discussion, with `of_page` threads and of each its first `answers` answers.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn discussion(
        &self,
        under: Under,
        order: ThreadOrder,
        page: i64,
        (of_page, answers): (i64, i64),
        viewer: Viewer,
    ) -> Result<Discussion> {
        let (seen, who) = seen_by(viewer);
        let (column, id) = column(under);
        let by = match order {
            ThreadOrder::Oldest => "c.at, c.id",
            ThreadOrder::Newest => "c.at DESC, c.id DESC",
            ThreadOrder::Best => "c.best DESC, c.at, c.id",
        };
        let first = format!("c.{column} = $1 AND c.root_id IS NULL AND (c.answers > 0 OR {seen})");
        let sql = format!("SELECT {COLUMNS} WHERE {first} ORDER BY {by} LIMIT $3 OFFSET $4");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).bind(who).bind(of_page).bind(page.saturating_mul(of_page));
        let mut comments: Vec<Comment> = rows.fetch_all(&self.reader).await?.iter().map(comment).collect::<Result<_>>()?;
        let longer = comments.iter().filter(|root| root.answers > answers).map(|root| (root.id, root.answers)).collect();
        let roots: Vec<CommentId> = comments.iter().map(|root| root.id).collect();
        comments.extend(self.answers(&roots, 0, answers, viewer).await?);
        let sql = format!("SELECT COUNT(*) AS threads FROM comments c WHERE {first}");
        let threads = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).bind(who).fetch_one(&self.reader).await?.int("threads")?;
        let sql = format!("SELECT COUNT(*) AS shown FROM comments WHERE {column} = $1 AND state = 'shown'");
        let shown = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_one(&self.reader).await?.int("shown")?;
        Ok(Discussion { comments, shown, threads, longer })
    }

    /// Page `page`, counted from 0, of one thread: what began it, and so many answers by time.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn thread(&self, root: &Comment, page: i64, of_page: i64, viewer: Viewer) -> Result<Discussion> {
        let answers = self.answers(&[root.id], page.saturating_mul(of_page), of_page, viewer).await?;
        let (seen, who) = seen_by(viewer);
        let sql = format!("SELECT COUNT(*) AS number FROM comments c WHERE c.root_id = $1 AND {}", stands(seen));
        let threads = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(root.id.0).bind(who).fetch_one(&self.reader).await?.int("number")?;
        let comments = std::iter::once(root.clone()).chain(answers).collect();
        Ok(Discussion { comments, shown: root.answers, threads, longer: BTreeMap::new() })
    }

    /// Of each of these threads some of its answers by time.
    async fn answers(&self, roots: &[CommentId], from: i64, most: i64, viewer: Viewer) -> Result<Vec<Comment>> {
        if roots.is_empty() {
            return Ok(Vec::new());
        }
        let (seen, who) = seen_by(viewer);
        let stands = stands(seen);
        // One statement for each thread in one: none of them reads further than it shows.
        let each = roots.iter().enumerate().map(|(n, root)| {
            format!("SELECT * FROM (SELECT {COLUMNS} WHERE c.root_id = {root} AND {stands} ORDER BY c.at, c.id LIMIT {most} OFFSET {from}) AS t{n}")
        });
        let sql = each.collect::<Vec<_>>().join(" UNION ALL ").replace("$2", "$1");
        // It names its threads, so that it is asked once and not kept beside those that are asked again.
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).persistent(false).bind(who).fetch_all(&self.reader).await?;
        rows.iter().map(comment).collect()
    }

    /// On which page of its discussion a thread stands, counted from 0, in the order of time.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn page_of(&self, root: &Comment, of_page: i64, viewer: Viewer) -> Result<i64> {
        let (seen, who) = seen_by(viewer);
        let (column, id) = column(root.under);
        let sql = format!(
            "SELECT COUNT(*) AS above FROM comments c WHERE c.{column} = $1 AND c.root_id IS NULL AND (c.answers > 0 OR {seen})
             AND (c.at < $3 OR (c.at = $3 AND c.id < $4))"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).bind(who).bind(ms(root.at)).bind(root.id.0);
        Ok(query.fetch_one(&self.reader).await?.int("above")? / of_page.max(1))
    }

    /// How many answers of its thread stand before this one.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn answers_before(&self, answer: &Comment, viewer: Viewer) -> Result<i64> {
        let Some(root) = answer.root else { return Ok(0) };
        let (seen, who) = seen_by(viewer);
        let sql = format!(
            "SELECT COUNT(*) AS above FROM comments c WHERE c.root_id = $1 AND {} AND (c.at < $3 OR (c.at = $3 AND c.id < $4))",
            stands(seen)
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(root.0).bind(who).bind(ms(answer.at)).bind(answer.id.0);
        query.fetch_one(&self.reader).await?.int("above")
    }

    /// How many comments are shown under each of these stories; those without any are left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn comment_counts(&self, stories: &[StoryId]) -> Result<BTreeMap<StoryId, i64>> {
        if stories.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows = sqlx::query(
            self.engine
                .sql("SELECT story_id, COUNT(*) AS number FROM comments WHERE story_id IN ({ids 1}) AND state = 'shown' GROUP BY story_id"),
        )
        .bind(id_list(stories.iter().map(|story| story.0)))
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| Ok((StoryId(row.int("story_id")?), row.int("number")?))).collect()
    }

    /// The stories under which most was written since a moment, the most first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn most_discussed(&self, since: Timestamp, limit: i64) -> Result<Vec<Talked>> {
        let rows = sqlx::query(
            "SELECT s.id, s.slug, COALESCE(s.named, s.title) AS title, s.language, t.number FROM
                 (SELECT story_id, COUNT(*) AS number, MAX(at) AS newest FROM comments
                  WHERE state = 'shown' AND at > $1 AND story_id IS NOT NULL GROUP BY story_id ORDER BY 2 DESC, 3 DESC LIMIT $2) t
             JOIN stories s ON s.id = t.story_id ORDER BY t.number DESC, t.newest DESC",
        )
        .bind(ms(since))
        .bind(limit)
        .fetch_all(&self.reader)
        .await?;
        rows.iter()
            .map(|row| {
                let story = StoryId(row.int("id")?);
                let (slug, title, language) = (row.text("slug")?, row.text("title")?, row.text_or("language")?);
                Ok(Talked { story, slug, title, language, comments: row.int("number")? })
            })
            .collect()
    }

    /// What is shown of what was written from a moment on and before another, newest first: by everybody, or by one person.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn spoken(&self, by: Option<AccountId>, from: Timestamp, before: Timestamp, limit: i64) -> Result<Vec<Spoken>> {
        let who = if by.is_some() { "c.account_id = $4" } else { "$4 = 0" };
        let sql = format!(
            "SELECT {COLUMNS} WHERE c.state = 'shown' AND c.at >= $1 AND c.at < $2 AND {who} ORDER BY c.at DESC, c.id DESC LIMIT $3"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(ms(from)).bind(ms(before)).bind(limit).bind(by.map_or(0, |by| by.0));
        let rows = query.fetch_all(&self.reader).await?;
        self.placed(rows.iter().map(comment).collect::<Result<_>>()?).await
    }

    /// Where these comments stand; one that stands nowhere any more is left out.
    pub(super) async fn placed(&self, comments: Vec<Comment>) -> Result<Vec<Spoken>> {
        let places = self.places(comments.iter().map(|comment| comment.under)).await?;
        let spoken = |comment: Comment| places.get(&comment.under).cloned().map(|place| Spoken { comment, place });
        Ok(comments.into_iter().filter_map(spoken).collect())
    }

    /// What these discussions are about, as addresses need it.
    pub(crate) async fn places(&self, unders: impl Iterator<Item = Under>) -> Result<BTreeMap<Under, Where>> {
        let (mut stories, mut boards) = (BTreeSet::new(), BTreeSet::new());
        for under in unders {
            match under {
                Under::Story(story) => stories.insert(story.0),
                Under::Board(board) => boards.insert(board.0),
            };
        }
        let mut places = BTreeMap::new();
        if !stories.is_empty() {
            let rows = sqlx::query(self.engine.sql("SELECT id, slug, COALESCE(named, title) AS title FROM stories WHERE id IN ({ids 1})"));
            for row in &rows.bind(id_list(stories)).fetch_all(&self.reader).await? {
                let story = StoryId(row.int("id")?);
                places.insert(Under::Story(story), Where::Story(story, row.text("slug")?, row.text("title")?));
            }
        }
        if !boards.is_empty() {
            let rows = sqlx::query(self.engine.sql("SELECT id, edition_id, slug FROM boards WHERE id IN ({ids 1})"));
            for row in &rows.bind(id_list(boards)).fetch_all(&self.reader).await? {
                places.insert(Under::Board(BoardId(row.int("id")?)), Where::Board(EditionId(row.int("edition_id")?), row.text("slug")?));
            }
        }
        Ok(places)
    }

    /// All that an account wrote and did not take back, oldest first: for whom it was that wrote it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn written_by(&self, account: AccountId) -> Result<Vec<Spoken>> {
        let sql = format!("SELECT {COLUMNS} WHERE c.account_id = $1 AND c.state <> 'deleted' ORDER BY c.at, c.id");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(account.0).fetch_all(&self.reader).await?;
        self.placed(rows.iter().map(comment).collect::<Result<_>>()?).await
    }
}

/// What a viewer sees of, if only the place, as a condition with $2, and what to bind there.
pub(super) fn seen_by(viewer: Viewer) -> (&'static str, i64) {
    match viewer {
        Viewer::Anyone => ("(c.state IN ('shown', 'hidden') AND $2 = 0)", 0),
        Viewer::Writer(account) => {
            ("(c.state IN ('shown', 'hidden') OR (c.state IN ('held', 'removed') AND c.account_id = $2))", account.0)
        }
        Viewer::Moderator => ("(c.state IN ('shown', 'held', 'hidden') AND $2 = 0)", 0),
    }
}

/// An answer has its place: a viewer sees it, or one that answers it is shown.
fn stands(seen: &str) -> String {
    format!(
        "({seen} OR EXISTS (SELECT 1 FROM comments below WHERE below.root_id = c.root_id AND below.parent_id = c.id AND below.state = 'shown'))"
    )
}
