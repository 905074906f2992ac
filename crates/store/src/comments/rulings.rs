//! What moderators decide: each a row with who, when and why, and with what was before, so that it can be taken back; taking it back is another.

use jiff::Timestamp;
use model::{AccountId, CommentId, CommentState, RulingId, Under};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::learn::Lesson;
use super::{Where, changed, column, ids, set_state, state_of, under, until};
use crate::columns::{Columns, clean, moment, ms};
use crate::notices::tell_of_ruling;
use crate::{Result, Store};

/// What a ruling is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// A comment.
    Comment(CommentId),
    /// A discussion.
    Discussion(Under),
    /// A person.
    Account(AccountId),
}

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// A comment: who sees it.
    Comment(CommentState),
    /// A discussion: whether nobody writes there any more.
    Locked(bool),
    /// A discussion: seconds between two comments of one person; 0: no more than everywhere.
    Slow(i64),
    /// A person is warned.
    Warned,
    /// A person may not write until then; `None`: may.
    Silent(Option<Timestamp>),
    /// A person may not sign in until then; `None`: may.
    Banned(Option<Timestamp>),
}

/// A ruling that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Ruled<'a> {
    /// On what.
    pub on: On,
    /// What is to become of it.
    pub act: Act,
    /// Who rules.
    pub by: &'a str,
    /// In the moderator's words.
    pub why: &'a str,
    /// What is learned of it.
    pub lesson: Option<Lesson<'a>>,
    /// When.
    pub at: Timestamp,
}

/// What a moderator decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// Row.
    pub id: RulingId,
    /// On what.
    pub on: On,
    /// Whom it is about, where that is somebody.
    pub of: Option<(AccountId, String)>,
    /// Which discussion, where it is on one.
    pub place: Option<Where>,
    /// Who.
    pub by: String,
    /// What it was before.
    pub was: Act,
    /// What it became.
    pub became: Act,
    /// In the moderator's words.
    pub why: String,
    /// When.
    pub at: Timestamp,
    /// It takes this one back.
    pub undoes: Option<RulingId>,
    /// When it was taken back.
    pub undone: Option<Timestamp>,
}

const RULING: &str =
    "SELECT r.id, r.comment_id, r.story_id, r.board_id, r.account_id, r.kind, r.by_name, r.was, r.became, r.why, r.at, r.undoes, r.undone,
        a.name, a.gone
    FROM rulings r LEFT JOIN accounts a ON a.id = r.account_id";

impl Act {
    fn kind(self) -> &'static str {
        match self {
            Act::Comment(_) => "comment",
            Act::Locked(_) => "locked",
            Act::Slow(_) => "slow",
            Act::Warned => "warned",
            Act::Silent(_) => "silent",
            Act::Banned(_) => "banned",
        }
    }

    fn value(self) -> String {
        match self {
            Act::Comment(state) => state.as_str().to_owned(),
            Act::Locked(locked) => i64::from(locked).to_string(),
            Act::Slow(seconds) => seconds.to_string(),
            Act::Warned => String::new(),
            Act::Silent(at) | Act::Banned(at) => until(at),
        }
    }

    fn of(kind: &str, value: &str) -> Result<Act> {
        let at = || value.parse().ok().map(moment).transpose();
        Ok(match kind {
            "locked" => Act::Locked(value == "1"),
            "slow" => Act::Slow(value.parse().unwrap_or_default()),
            "warned" => Act::Warned,
            "silent" => Act::Silent(at()?),
            "banned" => Act::Banned(at()?),
            _ => Act::Comment(CommentState::of(value)),
        })
    }
}

impl Store {
    /// A moderator rules. `None`: what it is on is gone, or its writer took it back.
    ///
    /// # Errors
    /// If the database fails; then nothing is changed.
    pub async fn rule(&self, ruled: &Ruled<'_>) -> Result<Option<RulingId>> {
        let mut tx = self.write().await?;
        let Some(id) = apply(&mut tx, ruled, None).await? else { return Ok(None) };
        if let Some(lesson) = ruled.lesson {
            self.learn(&mut tx, lesson).await?;
        }
        tx.commit().await?;
        Ok(Some(id))
    }

    /// A ruling is taken back: what it was on becomes what it was. `None`: that was done already, or something else was decided since.
    ///
    /// # Errors
    /// If the database fails; then nothing is changed.
    pub async fn undo_ruling(
        &self,
        id: RulingId,
        by: &str,
        why: &str,
        lesson: Option<Lesson<'_>>,
        at: Timestamp,
    ) -> Result<Option<RulingId>> {
        let mut tx = self.write().await?;
        let sql = format!("{RULING} WHERE r.id = $1 AND r.undone IS NULL");
        let Some(row) = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(&mut *tx).await? else { return Ok(None) };
        let ruling = ruling(&row)?;
        if ruling.became != Act::Warned && stands(&mut tx, ruling.on, ruling.became).await? != Some(ruling.became) {
            return Ok(None);
        }
        sqlx::query("UPDATE rulings SET undone = $2 WHERE id = $1").bind(id.0).bind(ms(at)).execute(&mut *tx).await?;
        let back = Ruled { on: ruling.on, act: ruling.was, by, why, lesson, at };
        let Some(undoing) = apply(&mut tx, &back, Some(id)).await? else { return Ok(None) };
        if let Some(lesson) = lesson {
            self.learn(&mut tx, lesson).await?;
        }
        tx.commit().await?;
        Ok(Some(undoing))
    }

    /// One ruling.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn ruling(&self, id: RulingId) -> Result<Option<Ruling>> {
        Ok(self.rulings_where("r.id = $1 AND $2 > 0", id.0, 1).await?.pop())
    }

    /// What moderators decided last, newest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn rulings(&self, limit: i64) -> Result<Vec<Ruling>> {
        self.rulings_where("$1 = 0 AND $2 > 0", 0, limit).await
    }

    /// What moderators decided about a person and what they wrote, newest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn rulings_about(&self, account: AccountId, limit: i64) -> Result<Vec<Ruling>> {
        self.rulings_where("r.account_id = $1 AND $2 > 0", account.0, limit).await
    }

    /// The ruling that made a comment what it is.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn ruling_on(&self, comment: CommentId) -> Result<Option<Ruling>> {
        Ok(self.rulings_where("r.comment_id = $1 AND $2 > 0 AND r.undone IS NULL", comment.0, 1).await?.pop())
    }

    pub(super) async fn rulings_where(&self, which: &str, value: i64, limit: i64) -> Result<Vec<Ruling>> {
        let sql = format!("{RULING} WHERE {which} ORDER BY r.at DESC, r.id DESC LIMIT $2");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(value).bind(limit).fetch_all(&self.reader).await?;
        let mut rulings: Vec<Ruling> = rows.iter().map(ruling).collect::<Result<_>>()?;
        let places =
            self.places(rulings.iter().filter_map(|ruling| if let On::Discussion(under) = ruling.on { Some(under) } else { None }));
        let places = places.await?;
        for ruling in &mut rulings {
            if let On::Discussion(under) = ruling.on {
                ruling.place = places.get(&under).cloned();
            }
        }
        Ok(rulings)
    }
}

/// What it is on is, in the sense of `like`.
async fn stands(conn: &mut AnyConnection, on: On, like: Act) -> Result<Option<Act>> {
    Ok(match on {
        On::Comment(id) => state_of(conn, id).await?.map(|(_, state)| Act::Comment(state)),
        On::Discussion(under) => {
            let (column, id) = column(under);
            let sql = format!("SELECT locked, slow FROM discussion_settings WHERE {column} = $1");
            let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(conn).await?;
            let (locked, slow) = row.map_or(Ok((false, 0)), |row| Ok::<_, crate::Error>((row.flag("locked")?, row.int("slow")?)))?;
            Some(if matches!(like, Act::Locked(_)) { Act::Locked(locked) } else { Act::Slow(slow) })
        }
        On::Account(id) => {
            let sql = "SELECT silent_until, banned_until FROM accounts WHERE id = $1 AND gone IS NULL";
            let Some(row) = sqlx::query(sql).bind(id.0).fetch_optional(conn).await? else { return Ok(None) };
            Some(match like {
                Act::Silent(_) => Act::Silent(row.at_or("silent_until")?),
                Act::Banned(_) => Act::Banned(row.at_or("banned_until")?),
                other => other,
            })
        }
    })
}

async fn apply(conn: &mut AnyConnection, ruled: &Ruled<'_>, undoes: Option<RulingId>) -> Result<Option<RulingId>> {
    let Some(was) = stands(conn, ruled.on, ruled.act).await? else { return Ok(None) };
    if was == Act::Comment(CommentState::Deleted) || was.kind() != ruled.act.kind() {
        return Ok(None);
    }
    let about = match (ruled.on, ruled.act) {
        (On::Comment(id), Act::Comment(state)) => on_comment(conn, id, state, ruled.at).await?,
        (On::Discussion(under), act) => {
            on_discussion(conn, under, act).await?;
            changed(conn, under, ruled.at).await?;
            None
        }
        (On::Account(id), act) => {
            on_account(conn, id, act).await?;
            Some(id)
        }
        _ => return Ok(None),
    };
    let (comment, (story, board)) = match ruled.on {
        On::Comment(id) => (Some(id.0), (None, None)),
        On::Discussion(under) => (None, ids(under)),
        On::Account(_) => (None, (None, None)),
    };
    let row = sqlx::query(
        "INSERT INTO rulings (comment_id, story_id, board_id, account_id, kind, by_name, was, became, why, at, undoes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
    )
    .bind(comment)
    .bind(story)
    .bind(board)
    .bind(about.map(|about| about.0))
    .bind(ruled.act.kind())
    .bind(clean(ruled.by).as_ref())
    .bind(was.value())
    .bind(ruled.act.value())
    .bind(clean(ruled.why).as_ref())
    .bind(ms(ruled.at))
    .bind(undoes.map(|undoes| undoes.0))
    .fetch_one(&mut *conn)
    .await?;
    let id = RulingId(row.int("id")?);
    // Who sees that what waited is shown needs no word of it.
    let silent = was == Act::Comment(CommentState::Held) && ruled.act == Act::Comment(CommentState::Shown);
    if let Some(about) = about.filter(|_| !silent) {
        tell_of_ruling(conn, about, id, "ruling", ruled.at).await?;
    }
    Ok(Some(id))
}

/// A comment becomes what it is to be, and what was reported of it is settled. Gives whose it is.
async fn on_comment(conn: &mut AnyConnection, id: CommentId, is: CommentState, at: Timestamp) -> Result<Option<AccountId>> {
    let Some((under, was)) = state_of(conn, id).await? else { return Ok(None) };
    set_state(conn, id, under, was, is, at).await?;
    sqlx::query("UPDATE comment_reports SET settled = $2 WHERE comment_id = $1 AND settled IS NULL")
        .bind(id.0)
        .bind(ms(at))
        .execute(&mut *conn)
        .await?;
    let row = sqlx::query("SELECT account_id FROM comments WHERE id = $1").bind(id.0).fetch_one(&mut *conn).await?;
    Ok(row.int_or("account_id")?.map(AccountId))
}

async fn on_discussion(conn: &mut AnyConnection, under: Under, act: Act) -> Result<()> {
    let ((story, board), (column, _)) = (ids(under), column(under));
    let (set, value) = match act {
        Act::Locked(locked) => ("locked", i64::from(locked)),
        Act::Slow(seconds) => ("slow", seconds),
        _ => return Ok(()),
    };
    let sql = format!(
        "INSERT INTO discussion_settings (story_id, board_id, {set}) VALUES ($1, $2, $3) ON CONFLICT ({column}) DO UPDATE SET {set} = excluded.{set}"
    );
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(story).bind(board).bind(value).execute(conn).await?;
    Ok(())
}

async fn on_account(conn: &mut AnyConnection, id: AccountId, act: Act) -> Result<()> {
    let (sql, at) = match act {
        Act::Silent(at) => ("UPDATE accounts SET silent_until = $2 WHERE id = $1", at),
        Act::Banned(at) => ("UPDATE accounts SET banned_until = $2 WHERE id = $1", at),
        _ => return Ok(()),
    };
    sqlx::query(sql).bind(id.0).bind(at.map(ms)).execute(&mut *conn).await?;
    if matches!(act, Act::Banned(Some(_))) {
        sqlx::query("DELETE FROM sessions WHERE account_id = $1").bind(id.0).execute(conn).await?;
    }
    Ok(())
}

pub(super) fn ruling(row: &AnyRow) -> Result<Ruling> {
    let kind = row.text("kind")?;
    let on = match (row.int_or("comment_id")?, row.int_or("account_id")?) {
        (Some(comment), _) => On::Comment(CommentId(comment)),
        (None, Some(account)) => On::Account(AccountId(account)),
        (None, None) => On::Discussion(under(row)?),
    };
    let gone = row.int_or("gone")?.is_some();
    Ok(Ruling {
        id: RulingId(row.int("id")?),
        on,
        of: row.int_or("account_id")?.map(AccountId).zip(row.text_or("name")?).filter(|_| !gone),
        place: None,
        by: row.text("by_name")?,
        was: Act::of(&kind, &row.text("was")?)?,
        became: Act::of(&kind, &row.text("became")?)?,
        why: row.text("why")?,
        at: row.at("at")?,
        undoes: row.int_or("undoes")?.map(RulingId),
        undone: row.at_or("undone")?,
    })
}
