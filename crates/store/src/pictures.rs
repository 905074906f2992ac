//! Pictures: which to fetch next, and our copies of them, kept once by the hash of their content.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::{ArticleId, SourceId};
use sqlx::AnyConnection;

use crate::changes::{self, Noun};
use crate::columns::{Columns, id_list};
use crate::jobs::{self, JobId, Kind};
use crate::{Result, Store, flaws, tries};

/// A picture to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureJob {
    /// The work.
    pub job: JobId,
    /// Whose lead picture it is.
    pub article: ArticleId,
    /// Whose article it is.
    pub source: SourceId,
    /// Where the publisher has it.
    pub url: String,
    /// The article's own address.
    pub article_url: Option<String>,
    /// How many times it was claimed, this time included.
    pub attempts: i64,
}

/// A picture made ready: two sizes of one picture.
#[derive(Debug, Clone, Copy)]
pub struct PictureFile<'a> {
    /// The wide file.
    pub wide: &'a [u8],
    /// The small file.
    pub small: &'a [u8],
    /// Pixels of the wide one.
    pub width: u32,
    /// Pixels of the wide one.
    pub height: u32,
    /// Pixels of the small one.
    pub small_width: u32,
    /// Pixels of the small one.
    pub small_height: u32,
    /// Of both.
    pub content_type: &'a str,
    /// What stands in for it until it is there: a tiny picture as base64.
    pub stand_in: &'a str,
}

impl Store {
    /// Takes up to `limit` pictures to fetch, for `lease_s` seconds, going round the feeds.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn claim_pictures(&self, now: Timestamp, limit: i64, lease_s: i64, node: &str) -> Result<Vec<PictureJob>> {
        if !self.is_job_ready(Kind::Picture, now).await? {
            return Ok(Vec::new());
        }
        let mut tx = self.write().await?;
        let claimed = self.claim_jobs(&mut tx, Kind::Picture, now, limit, lease_s, node).await?;
        let rows = sqlx::query(self.engine.sql("SELECT id, source_id, lead_url, url FROM articles WHERE id IN ({ids 1})"))
            .bind(id_list(claimed.iter().map(|claimed| claimed.article)))
            .fetch_all(&mut *tx)
            .await?;
        // An article that lost its picture since has nothing to fetch.
        let mut articles = BTreeMap::new();
        for row in rows {
            if let Some(url) = row.text_or("lead_url")? {
                articles.insert(row.int("id")?, (url, SourceId(row.int("source_id")?), row.text_or("url")?));
            }
        }
        let mut found = Vec::with_capacity(claimed.len());
        for claimed in claimed {
            let article = ArticleId(claimed.article);
            match articles.remove(&claimed.article) {
                Some((url, source, article_url)) => {
                    found.push(PictureJob { job: claimed.job, article, source, url, article_url, attempts: claimed.attempts });
                }
                None => {
                    jobs::complete(&mut tx, Kind::Picture, claimed.job, article).await?;
                }
            }
        }
        tx.commit().await?;
        Ok(found)
    }

    /// Keeps a picture under the hash of its content and hangs it on the article. A job that is gone is passed over.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn save_picture(&self, job: JobId, article: ArticleId, key: &str, file: &PictureFile<'_>, at: Timestamp) -> Result<()> {
        tries::until_free(|| self.try_save_picture(job, article, key, file, at)).await
    }

    async fn try_save_picture(&self, job: JobId, article: ArticleId, key: &str, file: &PictureFile<'_>, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        if jobs::complete(&mut tx, Kind::Picture, job, article).await?.is_none() {
            return Ok(());
        }
        put(&mut tx, key, file).await?;
        let row = sqlx::query("UPDATE articles SET picture_key = $1 WHERE id = $2 RETURNING story_id")
            .bind(key)
            .bind(article.0)
            .fetch_one(&mut *tx)
            .await?;
        flaws::picture_came(&mut tx, article).await?;
        let mut changed = BTreeSet::from([(Noun::Article, article.0)]);
        changed.extend(row.int_or("story_id")?.map(|story| (Noun::Story, story)));
        changes::log(&mut tx, &changed, at).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The file of a kept picture, wide or small, with its content type.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn picture(&self, key: &str, wide: bool) -> Result<Option<(String, Vec<u8>)>> {
        let sql = if wide {
            "SELECT content_type, wide AS file FROM pictures WHERE key = $1"
        } else {
            "SELECT content_type, small AS file FROM pictures WHERE key = $1"
        };
        let row = sqlx::query(sql).bind(key).fetch_optional(&self.reader).await?;
        row.map(|row| Ok((row.text("content_type")?, row.bytes("file")?))).transpose()
    }
}

/// Keeps the files of a picture, once.
pub(crate) async fn put(conn: &mut AnyConnection, key: &str, file: &PictureFile<'_>) -> Result<()> {
    sqlx::query(
        "INSERT INTO pictures (key, content_type, width, height, small_width, small_height, stand_in, small, wide)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (key) DO NOTHING",
    )
    .bind(key)
    .bind(file.content_type)
    .bind(i64::from(file.width))
    .bind(i64::from(file.height))
    .bind(i64::from(file.small_width))
    .bind(i64::from(file.small_height))
    .bind(file.stand_in)
    .bind(file.small)
    .bind(file.wide)
    .execute(conn)
    .await?;
    Ok(())
}
