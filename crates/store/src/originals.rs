//! Pages as they were fetched, packed, kept for some days: why an article's text is what it is, and something to read it from again.
//!
//! Packing is a pure function, so that it is done on the thread that read the page, not while the database waits.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use model::ArticleId;
use sqlx::AnyConnection;

use crate::columns::{Columns, clean, clean_or, id_list, ms};
use crate::{Engine, Result, Store};

/// Packed bytes of one page that are kept at most. An ordinary page packs to some 30 kB; what is over this is mostly data for scripts.
const LARGEST: usize = 2 << 20;
/// Bytes that one page unpacks to at most: more than is ever fetched of one.
const LARGEST_UNPACKED: u64 = 32 << 20;

/// A page as it was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Where it was found, after redirects.
    pub url: String,
    /// As the server sent it.
    pub content_type: Option<String>,
    /// When.
    pub fetched_at: Timestamp,
    /// Its bytes before packing.
    pub size: usize,
    packed: Vec<u8>,
}

impl Original {
    /// Packs a page. `None`: it is too large to keep.
    #[must_use]
    pub fn pack(url: &str, content_type: Option<&str>, bytes: &[u8], fetched_at: Timestamp) -> Option<Original> {
        let mut packer = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::fast());
        let packed = packer.write_all(bytes).and_then(|()| packer.finish()).ok()?;
        (packed.len() <= LARGEST).then(|| Original {
            url: url.to_owned(),
            content_type: content_type.map(str::to_owned),
            fetched_at,
            size: bytes.len(),
            packed,
        })
    }

    /// The page's bytes; what comes before the damage, if there is any.
    #[must_use]
    pub fn unpack(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let _ = GzDecoder::new(self.packed.as_slice()).take(LARGEST_UNPACKED).read_to_end(&mut bytes);
        bytes
    }

    /// Bytes that it takes up.
    #[must_use]
    pub fn packed_size(&self) -> usize {
        self.packed.len()
    }
}

impl Store {
    /// The pages that an article was read from, in their order; none where they are not kept, or not any more.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn originals(&self, article: ArticleId) -> Result<Vec<Original>> {
        let rows = sqlx::query("SELECT url, content_type, fetched_at, size, packed FROM originals WHERE article_id = $1 ORDER BY number")
            .bind(article.0)
            .fetch_all(&self.reader)
            .await?;
        rows.iter()
            .map(|row| {
                Ok(Original {
                    url: row.text("url")?,
                    content_type: row.text_or("content_type")?,
                    fetched_at: row.at("fetched_at")?,
                    size: usize::try_from(row.int("size")?).unwrap_or_default(),
                    packed: row.bytes("packed")?,
                })
            })
            .collect()
    }

    /// Forgets up to `limit` pages that were fetched at `until` or before, oldest first; gives how many it were.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn forget_originals(&self, until: Timestamp, limit: i64) -> Result<u64> {
        let old =
            sqlx::query("SELECT number FROM originals WHERE fetched_at <= $1 LIMIT 1").bind(ms(until)).fetch_optional(&self.reader).await?;
        if old.is_none() {
            // Most often there is nothing to do, and then nobody waits for the write lock.
            return Ok(0);
        }
        let mut tx = self.write().await?;
        let gone = sqlx::query(
            "DELETE FROM originals WHERE (article_id, number) IN
                 (SELECT article_id, number FROM originals WHERE fetched_at <= $1 ORDER BY fetched_at LIMIT $2)",
        )
        .bind(ms(until))
        .bind(limit)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        tx.commit().await?;
        Ok(gone)
    }
}

/// Forgets the pages of these articles.
pub(crate) async fn forget(engine: Engine, conn: &mut AnyConnection, articles: &[i64]) -> Result<()> {
    if articles.is_empty() {
        return Ok(());
    }
    let sql = engine.sql("DELETE FROM originals WHERE article_id IN ({ids 1})");
    sqlx::query(sql).bind(id_list(articles.iter().copied())).execute(conn).await?;
    Ok(())
}

/// Keeps these as an article's, of which none are kept.
pub(crate) async fn put(conn: &mut AnyConnection, article: ArticleId, originals: &[Original]) -> Result<()> {
    for (number, original) in (1_i64..).zip(originals) {
        sqlx::query(
            "INSERT INTO originals (article_id, number, url, content_type, fetched_at, size, packed_size, packed)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(article.0)
        .bind(number)
        .bind(clean(&original.url).as_ref())
        .bind(clean_or(original.content_type.as_deref()))
        .bind(ms(original.fetched_at))
        .bind(i64::try_from(original.size).unwrap_or(i64::MAX))
        .bind(i64::try_from(original.packed.len()).unwrap_or(i64::MAX))
        .bind(original.packed.as_slice())
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_packed_and_unpacked_and_one_that_stays_large_is_not_kept() {
        let page = "<p>Eleven blocks move under the hand.</p>".repeat(500);
        let original = Original::pack("http://a.example/", Some("text/html"), page.as_bytes(), Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(original.unpack(), page.as_bytes());
        assert!(original.packed_size() < original.size / 10);
        // Noise does not pack (a small generator, so that the test is the same each time).
        let mut state = 1_u64;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        })
        .take(LARGEST + 1000)
        .collect();
        assert_eq!(Original::pack("http://a.example/", None, &noise, Timestamp::UNIX_EPOCH), None);
    }

    #[test]
    fn a_damaged_page_gives_its_beginning() {
        let mut original = Original::pack("http://a.example/", None, &b"<p>Text.".repeat(9_000), Timestamp::UNIX_EPOCH).unwrap();
        original.packed.truncate(original.packed.len() / 2);
        assert!(original.unpack().len() < 72_000);
        original.packed = b"no gzip".to_vec();
        assert_eq!(original.unpack(), b"");
    }
}
