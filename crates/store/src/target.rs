//! Where the database is.

use std::path::PathBuf;

use crate::{Error, Result};

/// Where the database is.
#[derive(Debug, Clone)]
pub enum Target {
    /// A data folder, made if it is not there; the database is the file `dateline.sqlite` in it.
    Sqlite(PathBuf),
    /// The address of a PostgreSQL database, `postgres://user:password@host/name`.
    Postgres(Secret),
}

impl Target {
    /// The database at an address as `--database` takes it.
    ///
    /// # Errors
    /// `BadTarget` for anything but a PostgreSQL address.
    pub fn url(address: &str) -> Result<Target> {
        let scheme = address.split("://").next().unwrap_or_default();
        if !matches!(scheme, "postgres" | "postgresql") || url::Url::parse(address).is_err() {
            return Err(Error::BadTarget("it does not begin with postgres:// or is not a whole address".into()));
        }
        Ok(Target::Postgres(Secret::new(address)))
    }
}

/// Text that must not be seen: it prints as `***`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps the text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Secret {
        Secret(text.into())
    }

    /// The text itself, for who needs it to open what it locks.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl std::fmt::Display for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_prints() {
        let target = Target::url("postgres://paper:hush@db.example/dateline").unwrap();
        assert_eq!(format!("{target:?}"), "Postgres(***)");
    }

    #[test]
    fn only_postgresql_addresses_are_targets() {
        for bad in ["mysql://a/b", "dateline.sqlite", "", "postgres:", "postgresqlx://a"] {
            assert!(matches!(Target::url(bad), Err(Error::BadTarget(_))), "{bad}");
        }
        assert!(Target::url("postgresql://db.example/dateline").is_ok());
    }
}
