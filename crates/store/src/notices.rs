//! What people are told of: that somebody answered or called upon them, that a story which they follow is talked about, what a moderator decided.

use jiff::Timestamp;
use model::{AccountId, CommentId, EditionId, RulingId, StoryId};
use sqlx::AnyConnection;

use crate::columns::{Columns, ms};
use crate::comments::{NewComment, Spoken, Where};
use crate::readers::hashed;
use crate::{Appeal, Result, Ruling, Store};

/// Notices of one account that are kept; older ones go.
const KEPT: i64 = 500;
/// People who follow a story and are told that it is talked about; beyond that a story is everybody's talk.
const FOLLOWERS: i64 = 1_000;

/// What somebody is told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Row.
    pub id: i64,
    /// Of what.
    pub of: Told,
    /// When.
    pub at: Timestamp,
    /// It was not looked at before.
    pub new: bool,
}

/// Of what somebody is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Somebody answered.
    Answer(Spoken),
    /// Somebody called upon them.
    Mention(Spoken),
    /// A story that they follow is talked about: the newest comment.
    Talk(Spoken),
    /// A moderator decided something about them or what they wrote.
    Ruling(Ruling),
    /// A moderator answered what they asked about a ruling.
    Appeal(Appeal),
}

impl Told {
    /// The edition on whose board it stands, where it is on one.
    #[must_use]
    pub fn board(&self) -> Option<EditionId> {
        match self {
            Told::Answer(spoken) | Told::Mention(spoken) | Told::Talk(spoken) => match spoken.place {
                Where::Board(edition, _) => Some(edition),
                Where::Story(..) => None,
            },
            Told::Ruling(_) | Told::Appeal(_) => None,
        }
    }
}

impl Store {
    /// What an account is told of, newest first: what is not shown any more is left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn notices(&self, account: AccountId, limit: i64) -> Result<Vec<Notice>> {
        let rows = sqlx::query(
            "SELECT n.id, n.kind, n.comment_id, n.ruling_id, n.at, n.seen FROM notices n LEFT JOIN comments c ON c.id = n.comment_id
             WHERE n.account_id = $1 AND (n.comment_id IS NULL OR c.state = 'shown') ORDER BY n.at DESC, n.id DESC LIMIT $2",
        )
        .bind(account.0)
        .bind(limit)
        .fetch_all(&self.reader)
        .await?;
        let mut notices = Vec::with_capacity(rows.len());
        for row in &rows {
            let (comment, ruling) = (row.int_or("comment_id")?.map(CommentId), row.int_or("ruling_id")?.map(RulingId));
            let Some(of) = self.told(&row.text("kind")?, comment, ruling).await? else { continue };
            notices.push(Notice { id: row.int("id")?, of, at: row.at("at")?, new: row.int_or("seen")?.is_none() });
        }
        Ok(notices)
    }

    async fn told(&self, kind: &str, comment: Option<CommentId>, ruling: Option<RulingId>) -> Result<Option<Told>> {
        let spoken = match comment {
            Some(comment) => self.spoken_as(comment).await?,
            None => None,
        };
        Ok(match (kind, spoken, ruling) {
            ("answer", Some(spoken), _) => Some(Told::Answer(spoken)),
            ("mention", Some(spoken), _) => Some(Told::Mention(spoken)),
            ("talk", Some(spoken), _) => Some(Told::Talk(spoken)),
            ("ruling", _, Some(ruling)) => self.ruling(ruling).await?.map(Told::Ruling),
            ("appeal", _, Some(ruling)) => self.appeal_on(ruling).await?.map(Told::Appeal),
            _ => None,
        })
    }

    async fn spoken_as(&self, id: CommentId) -> Result<Option<Spoken>> {
        let Some(comment) = self.comment(id).await? else { return Ok(None) };
        let place = self.places(std::iter::once(comment.under)).await?.remove(&comment.under);
        Ok(place.map(|place| Spoken { comment, place }))
    }

    /// How much of that is new.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn new_notices(&self, account: AccountId) -> Result<i64> {
        let row = sqlx::query(
            "SELECT COUNT(*) AS number FROM notices n LEFT JOIN comments c ON c.id = n.comment_id
             WHERE n.account_id = $1 AND n.seen IS NULL AND (n.comment_id IS NULL OR c.state = 'shown')",
        );
        row.bind(account.0).fetch_one(&self.reader).await?.int("number")
    }

    /// The account has looked at all of it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn see_notices(&self, account: AccountId, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        let query = sqlx::query("UPDATE notices SET seen = $2 WHERE account_id = $1 AND seen IS NULL");
        query.bind(account.0).bind(ms(at)).execute(&mut *tx).await?;
        sqlx::query(
            "DELETE FROM notices WHERE account_id = $1 AND id NOT IN (SELECT id FROM notices WHERE account_id = $1 ORDER BY at DESC, id DESC LIMIT $2)",
        )
        .bind(account.0)
        .bind(KEPT)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// What an account is told of can be read as a feed by who has this token; `None`: by nobody any more.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn open_notices(&self, account: AccountId, token: Option<&str>) -> Result<()> {
        let mut tx = self.write().await?;
        let query = sqlx::query("UPDATE accounts SET notices_hash = $2 WHERE id = $1 AND gone IS NULL");
        query.bind(account.0).bind(token.map(hashed)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Whose notices can be read with this token.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn noticed_by(&self, token: &str) -> Result<Option<AccountId>> {
        let query = sqlx::query("SELECT id FROM accounts WHERE notices_hash = $1 AND gone IS NULL").bind(hashed(token));
        query.fetch_optional(&self.reader).await?.map(|row| Ok(AccountId(row.int("id")?))).transpose()
    }

    /// Whether there is such a feed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn has_open_notices(&self, account: AccountId) -> Result<bool> {
        let query = sqlx::query("SELECT id FROM accounts WHERE id = $1 AND notices_hash IS NOT NULL").bind(account.0);
        Ok(query.fetch_optional(&self.reader).await?.is_some())
    }
}

/// A comment was written: whom it answers, whom it calls upon and who follows the story is told, once it is shown.
pub(crate) async fn tell_of_comment(conn: &mut AnyConnection, id: CommentId, new: &NewComment) -> Result<()> {
    let at = ms(new.at);
    if let Some(parent) = new.parent {
        sqlx::query(
            "INSERT INTO notices (account_id, kind, comment_id, at)
             SELECT c.account_id, 'answer', CAST($2 AS BIGINT), CAST($3 AS BIGINT) FROM comments c JOIN accounts a ON a.id = c.account_id
             WHERE c.id = $1 AND c.account_id <> $4 AND a.gone IS NULL",
        )
        .bind(parent.0)
        .bind(id.0)
        .bind(at)
        .bind(new.account.0)
        .execute(&mut *conn)
        .await?;
    }
    for called in new.calls.iter().filter(|called| **called != new.account) {
        // Whom it answers is told of that already.
        sqlx::query(
            "INSERT INTO notices (account_id, kind, comment_id, at) VALUES ($1, 'mention', $2, $3)
             ON CONFLICT (account_id, comment_id) WHERE kind IN ('answer', 'mention') DO NOTHING",
        )
        .bind(called.0)
        .bind(id.0)
        .bind(at)
        .execute(&mut *conn)
        .await?;
    }
    // Of what waits for a moderator those who follow the story are not told: it may never be shown.
    let (model::Under::Story(StoryId(story)), None) = (new.under, new.held) else { return Ok(()) };
    sqlx::query(
        "INSERT INTO notices (account_id, kind, comment_id, story_id, at)
         SELECT a.id, 'talk', CAST($2 AS BIGINT), CAST($1 AS BIGINT), CAST($3 AS BIGINT)
         FROM reader_follows f JOIN accounts a ON a.reader_id = f.reader_id
         WHERE f.story_id = $1 AND a.id <> $4 AND a.gone IS NULL
             AND NOT EXISTS (SELECT 1 FROM notices told WHERE told.account_id = a.id AND told.comment_id = $2)
         LIMIT $5
         ON CONFLICT (account_id, story_id) WHERE kind = 'talk' DO UPDATE SET comment_id = excluded.comment_id, at = excluded.at, seen = NULL",
    )
    .bind(story)
    .bind(id.0)
    .bind(at)
    .bind(new.account.0)
    .bind(FOLLOWERS)
    .execute(conn)
    .await?;
    Ok(())
}

/// A moderator decided, or answered.
pub(crate) async fn tell_of_ruling(
    conn: &mut AnyConnection,
    about: AccountId,
    id: RulingId,
    kind: &'static str,
    at: Timestamp,
) -> Result<()> {
    sqlx::query("INSERT INTO notices (account_id, kind, ruling_id, at) SELECT id, $2, CAST($3 AS BIGINT), CAST($4 AS BIGINT) FROM accounts WHERE id = $1 AND gone IS NULL")
        .bind(about.0)
        .bind(kind)
        .bind(id.0)
        .bind(ms(at))
        .execute(conn)
        .await?;
    Ok(())
}
