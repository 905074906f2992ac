//! Readings: what was read last and how it went, for the editor's desk.

use jiff::Timestamp;
use model::{ArticleId, Flaw, FlawKind, SourceId};

use crate::columns::Columns;
use crate::heads::{ArticleHead, head, select_heads};
use crate::{Result, Store};

/// A read article in the list of readings.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The article.
    pub head: ArticleHead,
    /// When it was read.
    pub read_at: Timestamp,
    /// Its page, or an entry with the whole text, was read; `false`: only the feed's words are here.
    pub whole: bool,
    /// What the page is: "article", "gallery"; `None` where nobody asked.
    pub kind: Option<String>,
    /// Flaws that are present.
    pub flaws: i64,
    /// Its page is kept.
    pub kept: bool,
}

/// The SELECT of readings; the rest chooses and orders.
macro_rules! select_readings {
    ($tail:literal) => {
        select_heads!(
            ", a.read_at, a.whole, a.kind, (SELECT COUNT(*) FROM flaws f WHERE f.place = 'article ' || a.id AND f.past = 0) AS flaws,
             (SELECT COUNT(*) FROM originals o WHERE o.article_id = a.id) AS originals",
            $tail
        )
    };
}

impl Store {
    /// The articles that were read last, newest first, of all sources or of one.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn readings(&self, source: Option<SourceId>, limit: i64) -> Result<Vec<Reading>> {
        let query = match source {
            None => sqlx::query(select_readings!("WHERE a.read_at IS NOT NULL ORDER BY a.read_at DESC, a.id DESC LIMIT $1")).bind(limit),
            Some(source) => sqlx::query(select_readings!(
                "WHERE a.read_at IS NOT NULL AND a.source_id = $1 ORDER BY a.read_at DESC, a.id DESC LIMIT $2"
            ))
            .bind(source.0)
            .bind(limit),
        };
        let rows = query.fetch_all(&self.reader).await?;
        rows.iter()
            .map(|row| {
                Ok(Reading {
                    head: head(row)?,
                    read_at: row.at("read_at")?,
                    whole: row.flag("whole")?,
                    kind: row.text_or("kind")?,
                    flaws: row.int("flaws")?,
                    kept: row.flag("originals")?,
                })
            })
            .collect()
    }

    /// What was wrong with an article at the last look, its page and its picture. Kinds that a newer dateline wrote are left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn article_flaws(&self, article: ArticleId) -> Result<Vec<Flaw>> {
        let rows = sqlx::query("SELECT kind, message FROM flaws WHERE place = $1 AND past = 0 ORDER BY last DESC, id")
            .bind(format!("article {article}"))
            .fetch_all(&self.reader)
            .await?;
        let mut flaws = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(kind) = FlawKind::from_name(&row.text("kind")?) {
                flaws.push(Flaw::new(kind, row.text("message")?));
            }
        }
        Ok(flaws)
    }
}
