//! Who does a thing that only one node may do at a time: a name, a node, and an end.

use jiff::Timestamp;

use crate::columns::{Columns, ms, ms_after};
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

    /// Gives back the feeds, jobs and subscriptions that the node has claimed and not done, so that the next one need not wait for the end of
    /// its claims.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn free_claims(&self, node: &str) -> Result<()> {
        let mut tx = self.write().await?;
        for sql in [
            "UPDATE feed_state SET leased_until = NULL, leased_by = NULL WHERE leased_by = $1",
            "UPDATE jobs SET leased_until = NULL, leased_by = NULL WHERE leased_by = $1",
            "UPDATE subscriptions SET leased_until = NULL, leased_by = NULL WHERE leased_by = $1",
        ] {
            sqlx::query(sql).bind(node).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Gives back all that a node has claimed and leased which is known to be gone.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn free_node(&self, node: &str) -> Result<()> {
        self.free_claims(node).await?;
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM leases WHERE node = $1").bind(node).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// When the last of the claims ends that other nodes hold on feeds and jobs now. `None`: they hold none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn claimed_by_others(&self, node: &str, now: Timestamp) -> Result<Option<Timestamp>> {
        sqlx::query(
            "SELECT MAX(leased_until) AS until FROM (
                 SELECT leased_until FROM feed_state WHERE leased_until > $1 AND leased_by <> $2 AND retired = 0
                 UNION ALL SELECT leased_until FROM jobs WHERE leased_until > $1 AND leased_by <> $2 AND failed = 0) claims",
        )
        .bind(ms(now))
        .bind(node)
        .fetch_one(&self.reader)
        .await?
        .at_or("until")
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
