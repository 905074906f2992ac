//! Rows that become one: what a browser kept goes over to an account's row; and what readers kept of a story or an article goes along
//! where that becomes part of another.

use model::ReaderId;
use sqlx::AnyConnection;

use super::empty;
use crate::columns::Columns;
use crate::{Result, Store};

impl Store {
    /// What `from` keeps becomes `into`'s, and `from` is gone: nothing is lost, and where both chose, `into`'s choice stands. For a sign-in:
    /// the account's row is `into`. What is over a limit afterwards stays; nothing can be added until it is below. Sections are taken over
    /// for editions of which `into` has none.
    ///
    /// # Errors
    /// If the database fails; then both are as before.
    pub async fn merge_readers(&self, from: ReaderId, into: ReaderId) -> Result<()> {
        if from == into {
            return Ok(());
        }
        let mut tx = self.write().await?;
        let both = sqlx::query("SELECT id FROM readers WHERE id IN ($1, $2)").bind(from.0).bind(into.0).fetch_all(&mut *tx).await?;
        if both.len() < 2 {
            return Ok(());
        }
        // Who has switched no source yet takes over what is on by itself, too.
        sqlx::query(
            "UPDATE readers SET others = (SELECT others FROM readers WHERE id = $1)
             WHERE id = $2 AND NOT EXISTS (SELECT 1 FROM reader_sources WHERE reader_id = $2)",
        )
        .bind(from.0)
        .bind(into.0)
        .execute(&mut *tx)
        .await?;
        for sql in [
            "INSERT INTO reader_sources (reader_id, source_id, is_on)
             SELECT CAST($2 AS BIGINT), source_id, is_on FROM reader_sources WHERE reader_id = $1 ON CONFLICT (reader_id, source_id) DO NOTHING",
            "INSERT INTO reader_sections (reader_id, edition_id, tag, position, is_on)
             SELECT CAST($2 AS BIGINT), edition_id, tag, position, is_on FROM reader_sections WHERE reader_id = $1
             AND edition_id NOT IN (SELECT edition_id FROM reader_sections WHERE reader_id = $2)",
            "INSERT INTO reader_mutes (reader_id, key, word, at)
             SELECT CAST($2 AS BIGINT), key, word, at FROM reader_mutes WHERE reader_id = $1 ON CONFLICT (reader_id, key) DO NOTHING",
            "INSERT INTO reader_own (reader_id, source_id, at)
             SELECT CAST($2 AS BIGINT), source_id, at FROM reader_own WHERE reader_id = $1 ON CONFLICT (reader_id, source_id) DO NOTHING",
            // What the browser saved stands above what the account has, in the browser's order.
            "INSERT INTO reader_saved (reader_id, kind, item_id, position, at, was)
             SELECT CAST($2 AS BIGINT), kind, item_id,
                 position + COALESCE((SELECT MAX(position) FROM reader_saved WHERE reader_id = $2), 0), at, was
             FROM reader_saved WHERE reader_id = $1 ON CONFLICT (reader_id, kind, item_id) DO NOTHING",
            "INSERT INTO reader_history (reader_id, kind, item_id, at)
             SELECT CAST($2 AS BIGINT), kind, item_id, at FROM reader_history WHERE reader_id = $1
             ON CONFLICT (reader_id, kind, item_id) DO NOTHING",
            // Both saw some of the reports: what either saw is seen.
            "UPDATE reader_follows SET seen = (SELECT other.seen FROM reader_follows other
                 WHERE other.reader_id = $1 AND other.story_id = reader_follows.story_id)
             WHERE reader_id = $2 AND seen < (SELECT other.seen FROM reader_follows other
                 WHERE other.reader_id = $1 AND other.story_id = reader_follows.story_id)",
            "INSERT INTO reader_follows (reader_id, story_id, at, seen)
             SELECT CAST($2 AS BIGINT), story_id, at, seen FROM reader_follows WHERE reader_id = $1 ON CONFLICT (reader_id, story_id) DO NOTHING",
            "UPDATE readers SET history = 1 WHERE id = $2 AND 1 = (SELECT history FROM readers WHERE id = $1)",
            "UPDATE readers SET used = (SELECT MAX(used) FROM readers WHERE id IN ($1, $2)),
                 made = (SELECT MIN(made) FROM readers WHERE id IN ($1, $2)) WHERE id = $2",
        ] {
            sqlx::query(sql).bind(from.0).bind(into.0).execute(&mut *tx).await?;
        }
        empty(&mut tx, from).await?;
        let gone = sqlx::query("DELETE FROM readers WHERE id = $1 RETURNING newsline_hash").bind(from.0).fetch_one(&mut *tx).await?;
        // A feed reader goes on to find the newsline, where the account's has no address of its own.
        sqlx::query("UPDATE readers SET newsline_hash = COALESCE(newsline_hash, $2) WHERE id = $1")
            .bind(into.0)
            .bind(gone.text_or("newsline_hash")?)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }
}

/// The story is part of another now: what readers kept of it is kept of that one. Who follows both has seen what he saw of each.
pub(crate) async fn follow_story(conn: &mut AnyConnection, gone: i64, into: i64) -> Result<()> {
    for sql in [
        "UPDATE reader_follows SET seen = seen + (SELECT other.seen FROM reader_follows other
             WHERE other.reader_id = reader_follows.reader_id AND other.story_id = $1)
         WHERE story_id = $2 AND EXISTS (SELECT 1 FROM reader_follows other
             WHERE other.reader_id = reader_follows.reader_id AND other.story_id = $1)",
        "INSERT INTO reader_follows (reader_id, story_id, at, seen)
         SELECT reader_id, CAST($2 AS BIGINT), at, seen FROM reader_follows WHERE story_id = $1
         ON CONFLICT (reader_id, story_id) DO NOTHING",
        "DELETE FROM reader_follows WHERE story_id = $1 AND $2 <> $1",
    ] {
        sqlx::query(sql).bind(gone).bind(into).execute(&mut *conn).await?;
    }
    follow(conn, "story", gone, into).await
}

/// The article is another one now.
pub(crate) async fn follow_article(conn: &mut AnyConnection, gone: i64, into: i64) -> Result<()> {
    follow(conn, "topic", gone, into).await
}

async fn follow(conn: &mut AnyConnection, kind: &str, gone: i64, into: i64) -> Result<()> {
    for sql in [
        "INSERT INTO reader_saved (reader_id, kind, item_id, position, at, was)
         SELECT reader_id, kind, CAST($3 AS BIGINT), position, at, was FROM reader_saved WHERE kind = $1 AND item_id = $2
         ON CONFLICT (reader_id, kind, item_id) DO NOTHING",
        "INSERT INTO reader_history (reader_id, kind, item_id, at)
         SELECT reader_id, kind, CAST($3 AS BIGINT), at FROM reader_history WHERE kind = $1 AND item_id = $2
         ON CONFLICT (reader_id, kind, item_id) DO NOTHING",
    ] {
        sqlx::query(sql).bind(kind).bind(gone).bind(into).execute(&mut *conn).await?;
    }
    for sql in ["DELETE FROM reader_saved WHERE kind = $1 AND item_id = $2", "DELETE FROM reader_history WHERE kind = $1 AND item_id = $2"]
    {
        sqlx::query(sql).bind(kind).bind(gone).execute(&mut *conn).await?;
    }
    Ok(())
}
