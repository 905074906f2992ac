//! What editors decide about stories: pins, hides, headlines, merges and splits. Each is a row with a who and a when, and can be undone.

mod carry;
mod standing;

use jiff::Timestamp;
use model::{ArticleId, Decision, Edit, EditId, EditKind, EditionId, LONGEST_HEADLINE, StoryId};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::changes::{self, Noun};
use crate::columns::{Columns, clean, json, ms};
use crate::placing::whereabouts;
use crate::{Result, Store, stories, tries};

/// Why an editor's decision can't be carried out. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such story, or it is one with the other already.
    NoStory,
    /// A story can't become part of itself.
    Itself,
    /// The articles are none or all of the story's, or not of it.
    NoPart,
    /// A headline needs words, and at most [`LONGEST_HEADLINE`] characters.
    NoHeadline,
    /// There is no such decision, or it is undone already.
    Undone,
    /// What it did is covered by later changes: none of its articles is where it put them.
    Overtaken,
}

/// The decision's row, or why it can't be.
pub type Decided = std::result::Result<EditId, Refusal>;

impl Store {
    /// Carries out a decision of `by` about a story and keeps it. A second pin or hide of the same story takes the place of the first.
    ///
    /// # Errors
    /// If the database fails; then nothing is changed.
    pub async fn decide(&self, story: StoryId, decision: &Decision, by: &str, at: Timestamp) -> Result<Decided> {
        tries::until_free(|| self.try_decide(story, decision, by, at)).await
    }

    async fn try_decide(&self, story: StoryId, decision: &Decision, by: &str, at: Timestamp) -> Result<Decided> {
        let mut tx = self.write().await?;
        // The grouper's lock: stories are touched.
        changes::next(&mut tx, "story", 0).await?;
        let story = whereabouts(&mut tx, story.0).await?;
        if stories::by_id(&mut *tx, story).await?.is_none() {
            return Ok(Err(Refusal::NoStory));
        }
        let mut made = Made { by, at, ..Made::of(story, decision) };
        let mut touched = vec![story];
        match decision {
            Decision::Pin { edition, .. } | Decision::Hide { edition } => {
                sqlx::query(
                    "UPDATE edits SET undone_by = $1, undone_at = $2
                     WHERE story_id = $3 AND edition_id = $4 AND kind = $5 AND undone_at IS NULL",
                )
                .bind(by)
                .bind(ms(at))
                .bind(story)
                .bind(edition.0)
                .bind(made.kind.as_str())
                .execute(&mut *tx)
                .await?;
            }
            Decision::Rename { title } => {
                let title = title.trim();
                if title.is_empty() || title.chars().count() > LONGEST_HEADLINE {
                    return Ok(Err(Refusal::NoHeadline));
                }
                made.title = Some(clean(title).into_owned());
            }
            Decision::Merge { gone } => {
                let gone = whereabouts(&mut tx, gone.0).await?;
                if gone == story {
                    return Ok(Err(Refusal::Itself));
                }
                let Some(other) = stories::by_id(&mut *tx, gone).await? else { return Ok(Err(Refusal::NoStory)) };
                made.other = Some(gone);
                made.title = Some(other.slug);
                made.articles = carry::articles(&mut tx, gone).await?;
                carry::merge(self.engine, &mut tx, gone, story).await?;
                touched.push(gone);
            }
            Decision::Split { articles } => {
                let all = carry::articles(&mut tx, story).await?;
                let part: Vec<i64> = all.iter().copied().filter(|article| articles.contains(&ArticleId(*article))).collect();
                if part.is_empty() || part.len() == all.len() || part.len() != articles.len() {
                    return Ok(Err(Refusal::NoPart));
                }
                made.other = Some(story);
                made.story = carry::split(self.engine, &mut tx, &part).await?;
                made.articles = part;
                touched.push(made.story);
            }
        }
        let id = insert(&mut tx, &made).await?;
        finish(&mut tx, &touched, &made.articles, at).await?;
        tx.commit().await?;
        Ok(Ok(EditId(id)))
    }

    /// Undoes a decision: what it changed is as it would be without it, but for what came later.
    ///
    /// # Errors
    /// If the database fails; then nothing is changed.
    pub async fn undo(&self, edit: EditId, by: &str, at: Timestamp) -> Result<Decided> {
        tries::until_free(|| self.try_undo(edit, by, at)).await
    }

    async fn try_undo(&self, edit: EditId, by: &str, at: Timestamp) -> Result<Decided> {
        let mut tx = self.write().await?;
        changes::next(&mut tx, "story", 0).await?;
        let row = sqlx::query("SELECT kind, story_id, other_id, title, articles FROM edits WHERE id = $1 AND undone_at IS NULL")
            .bind(edit.0)
            .fetch_optional(&mut *tx)
            .await?;
        let Some(row) = row else { return Ok(Err(Refusal::Undone)) };
        let (story, other, articles) = (row.int("story_id")?, row.int_or("other_id")?, row.json::<Vec<i64>>("articles")?);
        let mut touched = vec![story];
        match (kind(&row)?, other) {
            (EditKind::Merge, Some(gone)) => {
                let slug = row.text_or("title")?.unwrap_or_default();
                if !carry::part(self.engine, &mut tx, (gone, &slug), story, &articles).await? {
                    return Ok(Err(Refusal::Overtaken));
                }
                touched.push(gone);
            }
            (EditKind::Split, Some(from)) => {
                let (part, from) = (whereabouts(&mut tx, story).await?, whereabouts(&mut tx, from).await?);
                if part != from {
                    carry::merge(self.engine, &mut tx, part, from).await?;
                }
                touched = vec![part, from];
            }
            _ => {}
        }
        sqlx::query("UPDATE edits SET undone_by = $1, undone_at = $2 WHERE id = $3")
            .bind(by)
            .bind(ms(at))
            .bind(edit.0)
            .execute(&mut *tx)
            .await?;
        finish(&mut tx, &touched, &articles, at).await?;
        tx.commit().await?;
        Ok(Ok(edit))
    }

    /// The decisions about a story, or about all, newest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn edits(&self, story: Option<StoryId>, limit: i64) -> Result<Vec<Edit>> {
        let rows = sqlx::query(
            "SELECT e.id, e.kind, e.edition_id, e.story_id, e.title, e.articles, e.until, e.made_by, e.made_at, e.undone_by, e.undone_at,
                 s.slug, COALESCE(s.named, s.title) AS headline
             FROM edits e LEFT JOIN stories s ON s.id = e.story_id
             WHERE $1 = 0 OR e.story_id = $1 OR e.other_id = $1 ORDER BY e.id DESC LIMIT $2",
        )
        .bind(story.map_or(0, |story| story.0))
        .bind(limit)
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(edit).collect()
    }
}

/// The headline of each story that is touched follows its edits, and followers hear of the stories and of the articles that went along.
async fn finish(conn: &mut AnyConnection, touched: &[i64], articles: &[i64], at: Timestamp) -> Result<()> {
    settle(conn, touched).await?;
    let stories = touched.iter().map(|story| (Noun::Story, *story));
    changes::log(conn, &articles.iter().map(|article| (Noun::Article, *article)).chain(stories).collect(), at).await
}

/// A row to be.
struct Made<'a> {
    kind: EditKind,
    edition: Option<EditionId>,
    story: i64,
    other: Option<i64>,
    title: Option<String>,
    articles: Vec<i64>,
    until: Option<Timestamp>,
    by: &'a str,
    at: Timestamp,
}

impl Made<'_> {
    fn of(story: i64, decision: &Decision) -> Made<'static> {
        let (kind, edition, until) = match decision {
            Decision::Pin { edition, until } => (EditKind::Pin, Some(*edition), *until),
            Decision::Hide { edition } => (EditKind::Hide, Some(*edition), None),
            Decision::Rename { .. } => (EditKind::Rename, None, None),
            Decision::Merge { .. } => (EditKind::Merge, None, None),
            Decision::Split { .. } => (EditKind::Split, None, None),
        };
        Made { kind, edition, story, other: None, title: None, articles: Vec::new(), until, by: "", at: Timestamp::UNIX_EPOCH }
    }
}

async fn insert(conn: &mut AnyConnection, made: &Made<'_>) -> Result<i64> {
    sqlx::query(
        "INSERT INTO edits (kind, edition_id, story_id, other_id, title, articles, until, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
    )
    .bind(made.kind.as_str())
    .bind(made.edition.map(|edition| edition.0))
    .bind(made.story)
    .bind(made.other)
    .bind(made.title.as_deref())
    .bind(json(&made.articles)?)
    .bind(made.until.map(ms))
    .bind(made.by)
    .bind(ms(made.at))
    .fetch_one(conn)
    .await?
    .int("id")
}

/// The decisions about a story that becomes part of another are about that one now. But for a hide: what an editor did not want to be seen
/// does not take along what it falls in with, and is hidden again should it come out of it.
pub(crate) async fn follow(conn: &mut AnyConnection, gone: i64, into: i64) -> Result<()> {
    let about = sqlx::query("UPDATE edits SET story_id = $2 WHERE story_id = $1 AND kind <> 'hide'")
        .bind(gone)
        .bind(into)
        .execute(&mut *conn)
        .await?;
    // A merge's other story stays the one that went: it is what undoing brings back.
    sqlx::query("UPDATE edits SET other_id = $2 WHERE other_id = $1 AND kind = 'split'").bind(gone).bind(into).execute(&mut *conn).await?;
    if about.rows_affected() > 0 {
        settle(conn, &[into]).await?;
    }
    Ok(())
}

/// Each story has the headline that was given to it last, if that stands.
async fn settle(conn: &mut AnyConnection, stories: &[i64]) -> Result<()> {
    for story in stories {
        sqlx::query(
            "UPDATE stories SET named = (SELECT title FROM edits WHERE story_id = $1 AND kind = 'rename' AND undone_at IS NULL
                 ORDER BY id DESC LIMIT 1)
             WHERE id = $1",
        )
        .bind(*story)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

fn kind(row: &AnyRow) -> Result<EditKind> {
    let word = row.text("kind")?;
    EditKind::ALL.into_iter().find(|kind| kind.as_str() == word).ok_or_else(|| crate::Error::Broken(format!("an edit of the kind {word}")))
}

fn edit(row: &AnyRow) -> Result<Edit> {
    let undone = match (row.text_or("undone_by")?, row.at_or("undone_at")?) {
        (Some(by), Some(at)) => Some((by, at)),
        _ => None,
    };
    Ok(Edit {
        id: EditId(row.int("id")?),
        kind: kind(row)?,
        edition: row.int_or("edition_id")?.map(EditionId),
        story: StoryId(row.int("story_id")?),
        slug: row.text_or("slug")?,
        headline: row.text_or("headline")?,
        title: row.text_or("title")?,
        articles: row.json::<Vec<i64>>("articles")?.len(),
        until: row.at_or("until")?,
        by: row.text("made_by")?,
        at: row.at("made_at")?,
        undone,
    })
}
