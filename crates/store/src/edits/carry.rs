//! Articles carried from story to story: what merges and splits do, and what undoing them does.

use std::collections::BTreeSet;

use sqlx::AnyConnection;

use crate::changes;
use crate::columns::{Columns, id_list};
use crate::placing::{self, whereabouts};
use crate::{Engine, Result, stories};

/// The articles of a story, by time.
pub(super) async fn articles(conn: &mut AnyConnection, story: i64) -> Result<Vec<i64>> {
    let rows = sqlx::query("SELECT id FROM articles WHERE story_id = $1 ORDER BY published, id").bind(story).fetch_all(conn).await?;
    rows.iter().map(|row| row.int("id")).collect()
}

/// One story becomes part of the other.
pub(super) async fn merge(engine: Engine, conn: &mut AnyConnection, gone: i64, into: i64) -> Result<()> {
    placing::merge(conn, gone, into).await?;
    stories::refresh(engine, conn, &BTreeSet::from([into])).await
}

/// Articles become a story of their own, which begins under the headline of the first; gives its number.
pub(super) async fn split(engine: Engine, conn: &mut AnyConnection, part: &[i64]) -> Result<i64> {
    let story = changes::next(conn, "story", 1).await?;
    let row =
        sqlx::query(engine.sql("SELECT story_id, title, published FROM articles WHERE id IN ({ids 1}) ORDER BY published, id LIMIT 1"))
            .bind(id_list(part.iter().copied()))
            .fetch_one(&mut *conn)
            .await?;
    let (from, title, published) = (row.int("story_id")?, row.text("title")?, row.int("published")?);
    placing::begin(engine, conn, &[(story, &title, published)]).await?;
    place(engine, conn, part, story).await?;
    stories::refresh(engine, conn, &BTreeSet::from([from, story])).await?;
    Ok(story)
}

/// Brings a story back that was merged into another, with those of its articles that are still there; false where none is.
pub(super) async fn part(engine: Engine, conn: &mut AnyConnection, (gone, slug): (i64, &str), into: i64, moved: &[i64]) -> Result<bool> {
    let into = whereabouts(conn, into).await?;
    let now = articles(conn, into).await?;
    let back: Vec<i64> = now.iter().copied().filter(|article| moved.contains(article)).collect();
    let led = sqlx::query("SELECT gone FROM story_redirects WHERE gone = $1 AND slug = $2")
        .bind(gone)
        .bind(slug)
        .fetch_optional(&mut *conn)
        .await?;
    if back.is_empty() || back.len() == now.len() || led.is_none() {
        return Ok(false);
    }
    sqlx::query("DELETE FROM story_redirects WHERE gone = $1").bind(gone).execute(&mut *conn).await?;
    sqlx::query(
        "INSERT INTO stories (id, slug, title, sections, first, newest, reasons)
         SELECT CAST($1 AS BIGINT), $2, title, '[]', published, published, '[]' FROM articles WHERE id = $3",
    )
    .bind(gone)
    .bind(slug)
    .bind(back.first().copied().unwrap_or_default())
    .execute(&mut *conn)
    .await?;
    place(engine, conn, &back, gone).await?;
    stories::refresh(engine, conn, &BTreeSet::from([into, gone])).await?;
    Ok(true)
}

async fn place(engine: Engine, conn: &mut AnyConnection, part: &[i64], story: i64) -> Result<()> {
    sqlx::query(engine.sql("UPDATE articles SET story_id = $2 WHERE id IN ({ids 1})"))
        .bind(id_list(part.iter().copied()))
        .bind(story)
        .execute(conn)
        .await?;
    Ok(())
}
