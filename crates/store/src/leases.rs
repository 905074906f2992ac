//! Who does a thing that only one node may do at a time: a name, a node, and an end.

use jiff::Timestamp;

use crate::columns::{ms, ms_after};
use crate::{Result, Store};

impl Store {
    /// Takes the lease of this name, or extends one's own. `false`: another node has it until its end.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn take_lease(&self, name: &str, node: &str, now: Timestamp, seconds: i64) -> Result<bool> {
        let mut tx = self.write().await?;
        let taken = sqlx::query(
            "INSERT INTO leases (name, node, until) VALUES ($1, $2, $3)
             ON CONFLICT (name) DO UPDATE SET node = excluded.node, until = excluded.until
             WHERE leases.until <= $4 OR leases.node = excluded.node",
        )
        .bind(name)
        .bind(node)
        .bind(ms_after(now, seconds))
        .bind(ms(now))
        .execute(&mut *tx)
        .await?
        .rows_affected();
        tx.commit().await?;
        Ok(taken == 1)
    }

    /// Gives the lease back before its end. That of another node is left alone.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn free_lease(&self, name: &str, node: &str) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM leases WHERE name = $1 AND node = $2").bind(name).bind(node).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }
}
