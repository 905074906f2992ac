//! People who were sent to an OpenID Connect provider and are awaited back, each once.

use jiff::{SignedDuration, Timestamp};
use model::AccountId;
use sqlx::any::AnyRow;

use crate::columns::{Columns, clean, json, ms};
use crate::readers::hashed;
use crate::{Result, Store};

/// Who is not back by then has to begin again. It is time enough to find a second factor, or to think of a name.
pub const TRIP: SignedDuration = SignedDuration::from_mins(30);

/// What somebody is to do once they are back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Sign in, or make an account.
    Enter,
    /// Join who they are there to the account that they are signed in as.
    Join,
    /// Show that they still are who they are.
    Again,
    /// They were there: choose a name.
    Name,
    /// They are signed in: send what they had written.
    Draft,
}

impl Aim {
    const ALL: [Aim; 5] = [Aim::Enter, Aim::Join, Aim::Again, Aim::Name, Aim::Draft];

    fn as_str(self) -> &'static str {
        match self {
            Aim::Enter => "enter",
            Aim::Join => "join",
            Aim::Again => "again",
            Aim::Name => "name",
            Aim::Draft => "draft",
        }
    }
}

/// Somebody on their way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trip {
    /// Through which provider, as the configuration names it.
    pub provider: String,
    /// What for.
    pub aim: Aim,
    /// For which account, where it is known.
    pub account: Option<AccountId>,
    /// Who they turned out to be there; empty before they were.
    pub subject: String,
    /// What they are called there.
    pub label: String,
    /// The page of ours that they are led to in the end.
    pub back: String,
    /// What they had written: names of fields and values.
    pub draft: Vec<(String, String)>,
    /// When it began.
    pub made: Timestamp,
}

impl Store {
    /// Somebody sets out, found again by this token. Who did not come back in time is forgotten.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn begin_trip(&self, token: &str, trip: &Trip) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM openid_trips WHERE made <= $1").bind(ms(trip.made - TRIP)).execute(&mut *tx).await?;
        sqlx::query(
            "INSERT INTO openid_trips (token_hash, provider, aim, account_id, subject, label, back, draft, made)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(hashed(token))
        .bind(clean(&trip.provider).as_ref())
        .bind(trip.aim.as_str())
        .bind(trip.account.map(|account| account.0))
        .bind(clean(&trip.subject).as_ref())
        .bind(clean(&trip.label).as_ref())
        .bind(clean(&trip.back).as_ref())
        .bind(json(&trip.draft)?)
        .bind(ms(trip.made))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Who is on their way with this token, and goes on to be.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn trip(&self, token: &str, now: Timestamp) -> Result<Option<Trip>> {
        let row = sqlx::query(
            "SELECT provider, aim, account_id, subject, label, back, draft, made FROM openid_trips WHERE token_hash = $1 AND made > $2",
        );
        row.bind(hashed(token)).bind(ms(now - TRIP)).fetch_optional(&self.reader).await?.map(|row| trip(&row)).transpose()
    }

    /// Who is on their way with this token, and is so no more: nobody arrives twice.
    ///
    /// # Errors
    /// If the database fails; then they are still on their way.
    pub async fn end_trip(&self, token: &str, now: Timestamp) -> Result<Option<Trip>> {
        let mut tx = self.write().await?;
        let row = sqlx::query(
            "DELETE FROM openid_trips WHERE token_hash = $1
             RETURNING provider, aim, account_id, subject, label, back, draft, made",
        );
        let ended = row.bind(hashed(token)).fetch_optional(&mut *tx).await?.map(|row| trip(&row)).transpose()?;
        tx.commit().await?;
        Ok(ended.filter(|trip| trip.made > now - TRIP))
    }
}

fn trip(row: &AnyRow) -> Result<Trip> {
    let aim = row.text("aim")?;
    let aim = Aim::ALL.into_iter().find(|known| known.as_str() == aim);
    Ok(Trip {
        provider: row.text("provider")?,
        aim: aim.ok_or_else(|| crate::Error::Broken("openid_trips.aim".to_owned()))?,
        account: row.int_or("account_id")?.map(AccountId),
        subject: row.text("subject")?,
        label: row.text("label")?,
        back: row.text("back")?,
        draft: row.json("draft")?,
        made: row.at("made")?,
    })
}
