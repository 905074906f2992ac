//! A PostgreSQL database for one test, made on a server and taken away again.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};

use crate::{Error, Result, Secret, Target};

/// A database of its own on a PostgreSQL server.
#[derive(Debug)]
pub struct Scratch {
    server: Secret,
    name: String,
    target: Target,
}

impl Scratch {
    /// Makes an empty database on the server at this address, whose user must be allowed to.
    ///
    /// # Errors
    /// If the server does not.
    pub async fn make(server: &str) -> Result<Scratch> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        install_default_drivers();
        let name = format!("dateline_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut address = url::Url::parse(server).map_err(|error| Error::BadTarget(error.to_string()))?;
        address.set_path(&name);
        let target = Target::url(address.as_str())?;
        let scratch = Scratch { server: Secret::new(server), name, target };
        scratch.run("DROP DATABASE IF EXISTS").await?;
        scratch.run("CREATE DATABASE").await?;
        Ok(scratch)
    }

    /// Where it is.
    #[must_use]
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// Takes the database away. Stores on it must be closed.
    ///
    /// # Errors
    /// If the server does not.
    pub async fn remove(self) -> Result<()> {
        self.run("DROP DATABASE").await
    }

    async fn run(&self, what: &str) -> Result<()> {
        let mut conn = AnyConnection::connect(self.server.reveal()).await?;
        sqlx::raw_sql(AssertSqlSafe(format!("{what} {}", self.name))).execute(&mut conn).await?;
        Ok(conn.close().await?)
    }
}
