//! How often sponsors were seen and followed, day by day.

use jiff::civil::Date;
use model::EditionId;

use crate::columns::Columns;
use crate::{Error, Result, Store, rows};

/// What a sponsor of an edition had on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SponsorDay {
    /// Whose sponsor.
    pub edition: EditionId,
    /// `model::Sponsor::key`.
    pub sponsor: String,
    /// The edition's day.
    pub day: Date,
    /// Pages on which a reader saw it.
    pub views: i64,
    /// Times that a reader followed it.
    pub clicks: i64,
}

impl Store {
    /// Adds to the counts of these days. Unlike all else here it adds again what is given again: whoever counts gives each count once.
    ///
    /// # Errors
    /// If the database fails; then nothing is added.
    pub async fn count_sponsors(&self, days: &[SponsorDay]) -> Result<()> {
        let mut tx = self.write().await?;
        for piece in rows::pieces(days) {
            let mut query = sqlx::query(rows::statement(
                &tx,
                "INSERT INTO sponsor_days (edition_id, sponsor, day, views, clicks) VALUES {rows}
                 ON CONFLICT (edition_id, sponsor, day) DO UPDATE SET
                     views = sponsor_days.views + excluded.views, clicks = sponsor_days.clicks + excluded.clicks",
                piece.len(),
                5,
            ));
            for row in piece {
                query = query.bind(row.edition.0).bind(row.sponsor.as_str()).bind(row.day.to_string()).bind(row.views).bind(row.clicks);
            }
            query.execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The counts of all days from this one on, newest day first, then by edition and sponsor.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sponsor_days(&self, since: Date) -> Result<Vec<SponsorDay>> {
        let rows = sqlx::query(
            "SELECT edition_id, sponsor, day, views, clicks FROM sponsor_days WHERE day >= $1 ORDER BY day DESC, edition_id, sponsor",
        )
        .bind(since.to_string())
        .fetch_all(&self.reader)
        .await?;
        rows.iter()
            .map(|row| {
                let day = row.text("day")?;
                Ok(SponsorDay {
                    edition: EditionId(row.int("edition_id")?),
                    sponsor: row.text("sponsor")?,
                    day: day.parse().map_err(|_| Error::Broken(format!("the day {day}")))?,
                    views: row.int("views")?,
                    clicks: row.int("clicks")?,
                })
            })
            .collect()
    }
}
