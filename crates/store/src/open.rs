//! Opening a database: the connections, their settings, and plain words for what can be in the way.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::{AnyConnection, ConnectOptions, Connection, SqlStr};

use crate::{Engine, Error, Result, Store, Target, migrations};

/// The database's file in the data folder.
const FILE: &str = "dateline.sqlite";

/// Every SQLite connection. WAL lets readers read while one writes; FULL makes a commit outlive a power cut; the wait is for other
/// processes on the same file; a page that many commits in a row change is copied into the database once for 64 MB of them. The first
/// pragma must be the wait: the others can meet a lock.
const SQLITE: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                      PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 16000;";

/// kB of page cache (negative by SQLite's convention): small, the system's file cache does the rest.
const SQLITE_WRITER: &str = "PRAGMA cache_size = -4000;";

/// Four of these at most, and only one stays while nothing happens.
const SQLITE_READER: &str = "PRAGMA cache_size = -1000; PRAGMA query_only = ON;";

const READERS: u32 = 4;

/// Connections of one node to a PostgreSQL server, whose default is 100 in all.
const POSTGRES_CONNECTIONS: u32 = 8;

const POSTGRES_WAIT: Duration = Duration::from_secs(10);

impl Store {
    /// Opens the database, makes it if it is not there, and brings its schema up to date.
    ///
    /// # Errors
    /// `OtherVersion` for a database that a newer dateline wrote, `ReadOnly` for a folder or file that takes no writes, `Full`,
    /// `Unusable` for a folder that is none, `Unreachable` for a server that is not there, `BadTarget` for an address that is none.
    pub async fn open(target: &Target) -> Result<Store> {
        install_default_drivers();
        let store = match target {
            Target::Sqlite(folder) => sqlite(folder).await?,
            Target::Postgres(address) => postgres(address.reveal()).await?,
        };
        Ok(store)
    }
}

async fn sqlite(folder: &Path) -> Result<Store> {
    let file = prepare(folder).await?;
    let options = options(&sqlite_address(&file)?)?;
    let one = AnyPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(Duration::from_secs(60))
        // Whoever writes waits for who writes before: the first documents of many large feeds take seconds, which is nothing to warn of.
        .acquire_slow_threshold(Duration::from_secs(45))
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .before_acquire(|conn, _| {
            // SQLite ends a transaction itself when the disk is full or fails; sqlx then believes for ever that it is still in it. Such a
            // connection is given up for a new one. (The ping waits for a rollback that is under way.)
            Box::pin(async move {
                conn.ping().await?;
                Ok(!conn.is_in_transaction())
            })
        });
    let writer = with_pragmas(one, [SQLITE, SQLITE_WRITER].concat()).connect_lazy_with(options.clone());
    let ready = async {
        first_connection(&options).await?;
        migrations::run(Engine::Sqlite, &writer).await
    };
    ready.await.map_err(|error| match error {
        // The file itself could be opened for writing a moment ago: it is the files beside it that can't be made.
        Error::Unreachable(_) | Error::ReadOnly(_) => Error::ReadOnly(format!("The data folder {}", folder.display())),
        other => other,
    })?;
    let few = AnyPoolOptions::new()
        .max_connections(READERS)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(30))
        .idle_timeout(Duration::from_secs(60))
        .max_lifetime(None)
        .test_before_acquire(false);
    let reader = with_pragmas(few, [SQLITE, SQLITE_READER].concat()).connect_lazy_with(options);
    Ok(Store { engine: Engine::Sqlite, writer, reader, arriving: Arc::default() })
}

/// Makes the folder and the file, since the system's own error says more than SQLite's: an empty file is a database to SQLite.
async fn prepare(folder: &Path) -> Result<PathBuf> {
    let said = |error: std::io::Error| match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Error::ReadOnly(format!("The data folder {}", folder.display())),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::Full(folder.display().to_string()),
        _ => Error::Unusable(folder.display().to_string(), error),
    };
    tokio::fs::create_dir_all(folder).await.map_err(said)?;
    let file = tokio::fs::canonicalize(folder).await.map_err(said)?.join(FILE);
    tokio::fs::OpenOptions::new().create(true).append(true).open(&file).await.map_err(said)?;
    Ok(file)
}

/// The file as an address: whatever stands in its name is no part of the address's own signs.
fn sqlite_address(file: &Path) -> Result<String> {
    let url = url::Url::from_file_path(file).map_err(|()| Error::BadTarget(format!("{} is no whole path", file.display())))?;
    Ok(format!("sqlite://{}?mode=rwc", url.path()))
}

fn with_pragmas(pool: AnyPoolOptions, pragmas: String) -> AnyPoolOptions {
    let pragmas = Arc::new(pragmas);
    pool.after_connect(move |conn, _| {
        let pragmas = sqlx::AssertSqlSafe(Arc::clone(&pragmas));
        Box::pin(async move {
            let sql: SqlStr = sqlx::SqlSafeStr::into_sql_str(pragmas);
            sqlx::raw_sql(sql).execute(conn).await?;
            Ok(())
        })
    })
}

/// Connects once by hand: a pool tries until its time is up and then says only that. Two processes that open a new file at once can meet in
/// the switch to WAL, for which SQLite does not wait: so we do.
async fn first_connection(options: &AnyConnectOptions) -> Result<()> {
    const TRIES: usize = 50;
    let mut tries = 0;
    loop {
        tries += 1;
        let mut conn = AnyConnection::connect_with(options).await?;
        let set = sqlx::raw_sql(SQLITE).execute(&mut conn).await.map_err(Error::from);
        conn.close().await?;
        match set {
            Err(Error::Locked(_)) if tries < TRIES => tokio::time::sleep(Duration::from_millis(100)).await,
            done => return done.map(drop),
        }
    }
}

async fn postgres(address: &str) -> Result<Store> {
    let options = options(address)?;
    // As with SQLite: one connection by hand says what is wrong.
    match tokio::time::timeout(POSTGRES_WAIT, AnyConnection::connect_with(&options)).await {
        Ok(connected) => connected?.close().await?,
        Err(_) => return Err(Error::Unreachable(format!("no answer within {} seconds", POSTGRES_WAIT.as_secs()))),
    }
    let pool = AnyPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(POSTGRES_WAIT)
        .acquire_slow_threshold(POSTGRES_WAIT)
        .idle_timeout(Duration::from_secs(300))
        .connect_lazy_with(options);
    migrations::run(Engine::Postgres, &pool).await?;
    Ok(Store { engine: Engine::Postgres, writer: pool.clone(), reader: pool, arriving: Arc::default() })
}

fn options(address: &str) -> Result<AnyConnectOptions> {
    let url = url::Url::parse(address).map_err(|error| Error::BadTarget(error.to_string()))?;
    Ok(AnyConnectOptions::from_url(&url)?.disable_statement_logging())
}
