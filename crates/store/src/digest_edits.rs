//! What editors decide about stories in the next digest: each a row with who and when, until it is undone or the digest is out.

use jiff::Timestamp;
use model::{DigestDecision, DigestEdit, DigestEditId, DigestHand, EditionId, LONGEST_HEADLINE, StoryId};
use sqlx::any::AnyRow;

use crate::columns::{Columns, clean, ms};
use crate::{Error, Result, Store};

/// Places in a digest.
const PLACES: std::ops::RangeInclusive<usize> = 1..=100;

impl Store {
    /// Decides about a story in an edition's next digest. A decision takes the place of one that it contradicts: of an earlier place or headline of
    /// the same story, and of pick, drop and hold the last one holds. `None` where there is no such story, the headline has no words or too many, or
    /// the place is none.
    ///
    /// # Errors
    /// If the database fails; then nothing is changed.
    pub async fn decide_digest(
        &self,
        edition: EditionId,
        story: StoryId,
        decision: &DigestDecision,
        by: &str,
        at: Timestamp,
    ) -> Result<Option<DigestEditId>> {
        let (place, title) = match decision {
            DigestDecision::Place(place) if !PLACES.contains(place) => return Ok(None),
            DigestDecision::Place(place) => (i64::try_from(*place).ok(), None),
            DigestDecision::Title(title) => {
                let title = title.trim();
                if title.is_empty() || title.chars().count() > LONGEST_HEADLINE {
                    return Ok(None);
                }
                (None, Some(clean(title).into_owned()))
            }
            _ => (None, None),
        };
        let mut tx = self.write().await?;
        let there = sqlx::query("SELECT id FROM stories WHERE id = $1").bind(story.0).fetch_optional(&mut *tx).await?;
        if there.is_none() {
            return Ok(None);
        }
        let kinds = match decision {
            DigestDecision::Place(_) => "('place')",
            DigestDecision::Title(_) => "('title')",
            _ => "('pick', 'drop', 'hold')",
        };
        let sql = format!(
            "UPDATE digest_edits SET undone_by = $1, undone_at = $2
             WHERE edition_id = $3 AND story_id = $4 AND kind IN {kinds} AND undone_at IS NULL AND digest_id IS NULL"
        );
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(by).bind(ms(at)).bind(edition.0).bind(story.0).execute(&mut *tx).await?;
        let id = sqlx::query(
            "INSERT INTO digest_edits (edition_id, story_id, kind, place, title, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        )
        .bind(edition.0)
        .bind(story.0)
        .bind(decision.as_str())
        .bind(place)
        .bind(title)
        .bind(by)
        .bind(ms(at))
        .fetch_one(&mut *tx)
        .await?
        .int("id")?;
        tx.commit().await?;
        Ok(Some(DigestEditId(id)))
    }

    /// Undoes a decision about an edition's next digest. Whether there was one to undo: it stood, and the digest is not out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn undo_digest(&self, edition: EditionId, edit: DigestEditId, by: &str, at: Timestamp) -> Result<bool> {
        let mut tx = self.write().await?;
        let done = sqlx::query(
            "UPDATE digest_edits SET undone_by = $1, undone_at = $2 WHERE id = $3 AND edition_id = $4 AND undone_at IS NULL AND digest_id IS NULL",
        )
        .bind(by)
        .bind(ms(at))
        .bind(edit.0)
        .bind(edition.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(done.rows_affected() > 0)
    }

    /// What stands of the decisions about an edition's next digest, newest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn digest_edits(&self, edition: EditionId) -> Result<Vec<DigestEdit>> {
        let rows = sqlx::query(
            "SELECT e.id, COALESCE(s.id, m.id, e.story_id) AS story, e.kind, e.place, e.title, e.made_by, e.made_at,
                 COALESCE(s.named, s.title, m.named, m.title) AS headline, COALESCE(s.slug, m.slug) AS slug
             FROM digest_edits e LEFT JOIN stories s ON s.id = e.story_id
                 LEFT JOIN story_redirects r ON r.gone = e.story_id LEFT JOIN stories m ON m.id = r.story_id
             WHERE e.edition_id = $1 AND e.undone_at IS NULL AND e.digest_id IS NULL ORDER BY e.id DESC",
        )
        .bind(edition.0)
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(edit).collect()
    }

    /// The same as composing needs it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn digest_hand(&self, edition: EditionId) -> Result<DigestHand> {
        let mut hand = DigestHand::default();
        // The oldest first: where stories became one, the last word holds.
        for DigestEdit { story, decision, .. } in self.digest_edits(edition).await?.into_iter().rev() {
            match decision {
                DigestDecision::Place(place) => {
                    hand.places.insert(story, place);
                }
                DigestDecision::Title(title) => {
                    hand.titles.insert(story, title);
                }
                which => {
                    for set in [&mut hand.picked, &mut hand.dropped, &mut hand.held] {
                        set.remove(&story);
                    }
                    let set = match which {
                        DigestDecision::Drop => &mut hand.dropped,
                        DigestDecision::Hold => &mut hand.held,
                        _ => &mut hand.picked,
                    };
                    set.insert(story);
                }
            }
        }
        Ok(hand)
    }
}

fn edit(row: &AnyRow) -> Result<DigestEdit> {
    let decision = match row.text("kind")?.as_str() {
        "pick" => DigestDecision::Pick,
        "drop" => DigestDecision::Drop,
        "hold" => DigestDecision::Hold,
        "place" => DigestDecision::Place(row.int_or("place")?.and_then(|place| usize::try_from(place).ok()).unwrap_or(1)),
        "title" => DigestDecision::Title(row.text_or("title")?.unwrap_or_default()),
        other => return Err(Error::Broken(format!("the decision {other}"))),
    };
    Ok(DigestEdit {
        id: DigestEditId(row.int("id")?),
        story: StoryId(row.int("story")?),
        headline: row.text_or("headline")?.zip(row.text_or("slug")?),
        decision,
        by: row.text("made_by")?,
        at: row.at("made_at")?,
    })
}
