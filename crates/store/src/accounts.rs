//! Accounts: so far, the admins that the operator makes.

use jiff::Timestamp;

use crate::columns::{Columns, clean, ms};
use crate::{Result, Store};

impl Store {
    /// How many admins there are.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn admins(&self) -> Result<i64> {
        sqlx::query("SELECT COUNT(*) AS number FROM accounts WHERE role = 'admin'").fetch_one(&self.reader).await?.int("number")
    }

    /// The hashed password of the admin of this name, in whatever case.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn admin_password(&self, name: &str) -> Result<Option<String>> {
        sqlx::query("SELECT password_hash FROM accounts WHERE role = 'admin' AND name_key = $1")
            .bind(clean(&name.to_lowercase()).as_ref())
            .fetch_optional(&self.reader)
            .await?
            .map(|row| row.text("password_hash"))
            .transpose()
    }

    /// Adds an admin with a hashed password. `false`: the name is taken (in whatever case), and nothing was added.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_admin(&self, name: &str, password_hash: &str, at: Timestamp) -> Result<bool> {
        let mut tx = self.write().await?;
        let added = sqlx::query(
            "INSERT INTO accounts (name, name_key, role, password_hash, created) VALUES ($1, $2, 'admin', $3, $4)
             ON CONFLICT (name_key) DO NOTHING",
        )
        .bind(name)
        .bind(name.to_lowercase())
        .bind(password_hash)
        .bind(ms(at))
        .execute(&mut *tx)
        .await?
        .rows_affected();
        tx.commit().await?;
        Ok(added == 1)
    }
}
