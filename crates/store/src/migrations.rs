//! The schema's versions: numbered alike on both engines, one text for both, forward only, each in its own transaction.
//!
//! Several nodes upgrade one by one against one database: a migration adds, and what an older node still uses is taken away in a later one.

use sqlx::{AnyConnection, AnyPool, AssertSqlSafe};

use crate::columns::Columns;
use crate::{Engine, Error, Result};

/// In order; the first has number 1. Add at the end, never change one that was released.
const MIGRATIONS: [&str; 25] = [
    include_str!("../migrations/0001_newsroom.sql"),
    include_str!("../migrations/0002_accounts.sql"),
    include_str!("../migrations/0003_originals.sql"),
    include_str!("../migrations/0004_kinds.sql"),
    include_str!("../migrations/0005_pushed.sql"),
    include_str!("../migrations/0006_article_pictures.sql"),
    include_str!("../migrations/0007_entry_versions.sql"),
    include_str!("../migrations/0008_polls.sql"),
    include_str!("../migrations/0009_begun.sql"),
    include_str!("../migrations/0010_addresses.sql"),
    include_str!("../migrations/0011_removed.sql"),
    include_str!("../migrations/0012_edits.sql"),
    include_str!("../migrations/0013_dossiers.sql"),
    include_str!("../migrations/0014_readers.sql"),
    include_str!("../migrations/0015_stand_ins.sql"),
    include_str!("../migrations/0016_paper.sql"),
    include_str!("../migrations/0017_newsline_feeds.sql"),
    include_str!("../migrations/0018_discussion.sql"),
    include_str!("../migrations/0019_house.sql"),
    include_str!("../migrations/0020_passkeys.sql"),
    include_str!("../migrations/0021_openid.sql"),
    include_str!("../migrations/0022_digest.sql"),
    include_str!("../migrations/0023_threads.sql"),
    include_str!("../migrations/0024_mail.sql"),
    include_str!("../migrations/0025_machine.sql"),
];

/// The key of the PostgreSQL advisory lock under which nodes migrate one after the other ("dateline" in ASCII).
const LOCK: i64 = 0x6461_7465_6c69_6e65;

/// Brings the database up to the newest schema that this program knows.
pub(crate) async fn run(engine: Engine, writer: &AnyPool) -> Result<()> {
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    loop {
        let mut tx = match engine {
            Engine::Sqlite => writer.begin_with("BEGIN IMMEDIATE").await?,
            Engine::Postgres => writer.begin().await?,
        };
        if engine == Engine::Postgres {
            sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(LOCK).execute(&mut *tx).await?;
        }
        let found = version(&mut tx).await?;
        if found > known {
            return Err(Error::OtherVersion { found, known });
        }
        let Some(text) = usize::try_from(found).ok().and_then(|done| MIGRATIONS.get(done)) else { return Ok(()) };
        sqlx::raw_sql(AssertSqlSafe(engine.expand(text).into_owned())).execute(&mut *tx).await?;
        sqlx::query("INSERT INTO schema_versions (number) VALUES ($1)").bind(found + 1).execute(&mut *tx).await?;
        tx.commit().await?;
        tracing::info!(schema = found + 1, "The database has schema {} now", found + 1);
    }
}

async fn version(conn: &mut AnyConnection) -> Result<i64> {
    sqlx::query("CREATE TABLE IF NOT EXISTS schema_versions (number BIGINT PRIMARY KEY)").execute(&mut *conn).await?;
    let row = sqlx::query("SELECT COALESCE(MAX(number), 0) AS number FROM schema_versions").fetch_one(conn).await?;
    row.int("number")
}
