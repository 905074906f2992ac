//! What entries said before they changed.

use jiff::Timestamp;
use model::{ArticleId, Entry};
use sqlx::AnyConnection;

use crate::columns::Columns;
use crate::{Result, Store};

/// Earlier versions of one entry that are kept: the first, since it is what was published, and the newest of the others. A live ticker
/// changes hundreds of times a day.
const MOST_VERSIONS: i64 = 20;

/// What an entry said from one poll to the next that brought a change.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryVersion {
    /// 1 for the first. Numbers are missing where versions were not kept.
    pub number: i64,
    /// The poll that brought it.
    pub saved: Timestamp,
    /// What it said.
    pub entry: Entry,
}

impl Store {
    /// The versions of the entry that an article stands by, oldest first; the last is what it says now. Of an entry that changed more than
    /// 20 times, the first and the newest are kept. Empty if there is no such article.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn entry_versions(&self, article: ArticleId) -> Result<Vec<EntryVersion>> {
        let rows = sqlx::query(
            "SELECT v.version, v.saved, v.doc FROM articles a JOIN entry_versions v ON v.entry_id = a.entry_id WHERE a.id = $1
             UNION ALL
             SELECT e.version, e.saved, e.doc FROM articles a JOIN entries e ON e.id = a.entry_id WHERE a.id = $1
             ORDER BY 1",
        )
        .bind(article.0)
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| Ok(EntryVersion { number: row.int("version")?, saved: row.at("saved")?, entry: row.json("doc")? })).collect()
    }
}

/// Puts what an entry says aside, before it is changed.
pub(crate) async fn keep(conn: &mut AnyConnection, entry: i64) -> Result<()> {
    sqlx::query(
        "INSERT INTO entry_versions (entry_id, version, saved, doc) SELECT id, version, saved, doc FROM entries WHERE id = $1
         ON CONFLICT (entry_id, version) DO NOTHING",
    )
    .bind(entry)
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "DELETE FROM entry_versions WHERE entry_id = $1 AND version > 1
             AND version <= (SELECT version FROM entries WHERE id = $1) - $2",
    )
    .bind(entry)
    .bind(MOST_VERSIONS - 1)
    .execute(conn)
    .await?;
    Ok(())
}
