//! What can go wrong with a database, named by what can be done about it. Each message is a sentence for the person who runs it.

use sqlx::sqlite::SqliteError;

/// What the store gives.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the database could not do it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Written by a newer dateline.
    #[error(
        "The database has schema {found}, and this version of dateline knows schemas up to {known}. Use a newer dateline, or a data folder of its own."
    )]
    OtherVersion {
        /// The database's.
        found: i64,
        /// The newest that this program can use.
        known: i64,
    },
    /// The folder, file or server takes no writes.
    #[error("{0} can't be written to. Give the user that runs dateline the right to write there, or choose another place with --data.")]
    ReadOnly(String),
    /// The data folder is no folder, or the database in it no file.
    #[error("The data folder {0} can't be used: {1}. Choose another place with --data, or move away what lies there.")]
    Unusable(String, std::io::Error),
    /// No space is left.
    #[error("The disk of the database is full ({0}). Make room; nothing that was saved is lost, and the work goes on from there.")]
    Full(String),
    /// Another process held the lock too long, or two transactions crossed. The same call may work a moment later.
    #[error("The database is busy ({0}). Try again in a moment; if it stays so, another program holds it open.")]
    Locked(String),
    /// The database is not there or does not answer.
    #[error("The database can't be reached: {0}. See that it runs and that its address and password are right.")]
    Unreachable(String),
    /// The address is not one of a database that dateline uses.
    #[error(
        "The database address can't be used: {0}. Give postgres://user:password@host/name, or leave it out to use SQLite in the data folder."
    )]
    BadTarget(String),
    /// A row that the call needs is not there.
    #[error("There is no such {0} in the database.")]
    NotFound(&'static str),
    /// What is stored can't be read back, or the file is damaged or something else.
    #[error("The database holds something that can't be read ({0}). Restore it from a backup, or tell the makers of dateline.")]
    Broken(String),
    /// Anything else.
    #[error("The database did not do what was asked: {0}.")]
    Other(sqlx::Error),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Error {
        match &error {
            sqlx::Error::Database(inner) => {
                let said = inner.message().to_owned();
                let code = inner.code().unwrap_or_default();
                let known =
                    if inner.try_downcast_ref::<SqliteError>().is_some() { of_sqlite(&code, said) } else { of_postgres(&code, said) };
                known.unwrap_or(Error::Other(error))
            }
            sqlx::Error::PoolTimedOut => Error::Locked("no connection became free in time; a server may be down".into()),
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed | sqlx::Error::Protocol(_) => {
                Error::Unreachable(error.to_string())
            }
            sqlx::Error::Configuration(inner) => Error::BadTarget(inner.to_string()),
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) | sqlx::Error::ColumnNotFound(_) => Error::Broken(error.to_string()),
            _ => Error::Other(error),
        }
    }
}

/// By primary result code: <https://sqlite.org/rescode.html>.
fn of_sqlite(code: &str, said: String) -> Option<Error> {
    match code.parse::<i32>().ok()? & 0xff {
        5 | 6 => Some(Error::Locked(said)),
        8 => Some(Error::ReadOnly("The database".into())),
        10 | 11 | 26 => Some(Error::Broken(said)),
        13 => Some(Error::Full(said)),
        14 => Some(Error::Unreachable(said)),
        _ => None,
    }
}

/// By SQLSTATE: <https://www.postgresql.org/docs/15/errcodes-appendix.html>.
fn of_postgres(code: &str, said: String) -> Option<Error> {
    match code {
        "53100" => Some(Error::Full(said)),
        "25006" => Some(Error::ReadOnly("The database".into())),
        "40001" | "40P01" | "55P03" => Some(Error::Locked(said)),
        "53300" | "57P01" | "57P02" | "57P03" | "3D000" => Some(Error::Unreachable(said)),
        "42501" => Some(Error::ReadOnly(format!("The database ({said})"))),
        "XX001" | "XX002" => Some(Error::Broken(said)),
        code if code.starts_with("08") || code.starts_with("28") => Some(Error::Unreachable(said)),
        _ => None,
    }
}
