//! The pictures within articles' texts: which there are, which to fetch next, and what became of each.
//!
//! One job stands for all of an article's and is claimed once for each picture, so that the articles take turns.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use markup::SafeHtml;
use markup::sanitize::{picture_addresses, without_first_figure};
use model::{Article, ArticleId, Edition, Rights, SourceId};
use sqlx::AnyConnection;

use crate::changes::{self, Noun};
use crate::columns::{Columns, clean, id_list, ms};
use crate::jobs::{self, JobId, Kind};
use crate::{Engine, PictureFile, Result, Store, pictures, tries};

/// Pictures of one article that are kept: a long illustrated report has about as many; a gallery's rest stays a link.
const MOST: usize = 24;

/// A picture within an article's text, to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyPictureJob {
    /// The work, which stands for all pictures of the article.
    pub job: JobId,
    /// Whose text it stands in.
    pub article: ArticleId,
    /// Whose article it is.
    pub source: SourceId,
    /// Its place among the article's pictures, from 0.
    pub position: i64,
    /// Where the publisher has it.
    pub url: String,
    /// How many times it was asked for before.
    pub tries: i64,
}

/// What became of a picture that was asked for.
#[derive(Debug, Clone, Copy)]
pub enum BodyPictureEnd<'a> {
    /// Kept under the hash of its content.
    Kept(&'a str, PictureFile<'a>),
    /// It can't be had, or not be used: a link stands for it.
    Refused,
    /// Too small to be a picture to look at: nothing stands for it.
    Trifle,
    /// It might yet come; ask again then.
    Later(Timestamp),
}

/// A picture within an article's text, as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyPicture {
    /// Where the publisher has it, as the article's HTML says.
    pub url: String,
    /// Our copy; `None` for one that is too small to show.
    pub kept: Option<KeptPicture>,
}

/// Our copy of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPicture {
    /// Hash of its content.
    pub key: String,
    /// Pixels of the wide file.
    pub width: u32,
    /// Pixels of the wide file.
    pub height: u32,
    /// Pixels of the small file.
    pub small_width: u32,
}

impl Store {
    /// Takes up to `limit` pictures of articles' texts to fetch, for `lease_s` seconds: one of each article, those that were not yet asked
    /// for first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn claim_body_pictures(&self, now: Timestamp, limit: i64, lease_s: i64, node: &str) -> Result<Vec<BodyPictureJob>> {
        if !self.is_job_ready(Kind::BodyPicture, now).await? {
            return Ok(Vec::new());
        }
        let mut tx = self.write().await?;
        let claimed = self.claim_jobs(&mut tx, Kind::BodyPicture, now, limit, lease_s, node).await?;
        let rows = sqlx::query(self.engine.sql(
            "SELECT p.article_id, p.position, p.url, p.tries, a.source_id FROM article_pictures p JOIN articles a ON a.id = p.article_id
             WHERE p.state = 'waiting' AND p.article_id IN ({ids 1}) ORDER BY p.tries DESC, p.position DESC",
        ))
        .bind(id_list(claimed.iter().map(|claimed| claimed.article)))
        .fetch_all(&mut *tx)
        .await?;
        // The last row of an article is the one that is wanted.
        let mut wanted = BTreeMap::new();
        for row in rows {
            wanted.insert(row.int("article_id")?, row);
        }
        let mut found = Vec::with_capacity(claimed.len());
        for claimed in claimed {
            let article = ArticleId(claimed.article);
            let Some(row) = wanted.remove(&claimed.article) else {
                jobs::complete(&mut tx, Kind::BodyPicture, claimed.job, article).await?;
                continue;
            };
            found.push(BodyPictureJob {
                job: claimed.job,
                article,
                source: SourceId(row.int("source_id")?),
                position: row.int("position")?,
                url: row.text("url")?,
                tries: row.int("tries")?,
            });
        }
        tx.commit().await?;
        Ok(found)
    }

    /// Saves what became of a picture. The article's next one can be claimed at once; after the last the job is gone. A job that is gone
    /// already is passed over.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn save_body_picture(&self, picture: &BodyPictureJob, end: &BodyPictureEnd<'_>, at: Timestamp) -> Result<()> {
        tries::until_free(|| self.try_save_body_picture(picture, end, at)).await
    }

    async fn try_save_body_picture(&self, picture: &BodyPictureJob, end: &BodyPictureEnd<'_>, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        let job = sqlx::query(self.engine.sql("SELECT id FROM jobs WHERE id = $1 AND article_id = $2 {lock}"))
            .bind(picture.job.0)
            .bind(picture.article.0)
            .fetch_optional(&mut *tx)
            .await?;
        if job.is_none() {
            return Ok(());
        }
        let (state, key) = match end {
            BodyPictureEnd::Kept(key, file) => {
                pictures::put(&mut tx, key, file).await?;
                ("kept", Some(*key))
            }
            BodyPictureEnd::Refused => ("refused", None),
            BodyPictureEnd::Trifle => ("trifle", None),
            BodyPictureEnd::Later(_) => ("waiting", None),
        };
        sqlx::query(
            "UPDATE article_pictures SET state = $1, picture_key = $2, tries = tries + 1
             WHERE article_id = $3 AND position = $4 AND url = $5 AND state = 'waiting'",
        )
        .bind(state)
        .bind(key)
        .bind(picture.article.0)
        .bind(picture.position)
        .bind(picture.url.as_str())
        .execute(&mut *tx)
        .await?;
        let left = sqlx::query("SELECT MIN(tries) AS tries FROM article_pictures WHERE article_id = $1 AND state = 'waiting'")
            .bind(picture.article.0)
            .fetch_one(&mut *tx)
            .await?
            .int_or("tries")?;
        match left {
            None => {
                jobs::complete(&mut tx, Kind::BodyPicture, picture.job, picture.article).await?;
                changes::log(&mut tx, &BTreeSet::from([(Noun::Article, picture.article.0)]), at).await?;
            }
            Some(tries) => {
                let due = match end {
                    BodyPictureEnd::Later(due) if tries > 0 => *due,
                    _ => at,
                };
                sqlx::query("UPDATE jobs SET due = $1, leased_until = NULL, leased_by = NULL WHERE id = $2")
                    .bind(ms(due))
                    .bind(picture.job.0)
                    .execute(&mut *tx)
                    .await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// The pictures of an article's text that are settled: those that we keep, and those too small to show.
    pub(crate) async fn body_pictures(&self, article: ArticleId) -> Result<Vec<BodyPicture>> {
        let rows = sqlx::query(
            "SELECT b.url, b.picture_key, p.width, p.height, p.small_width
             FROM article_pictures b LEFT JOIN pictures p ON p.key = b.picture_key
             WHERE b.article_id = $1 AND b.state IN ('kept', 'trifle') ORDER BY b.position",
        )
        .bind(article.0)
        .fetch_all(&self.reader)
        .await?;
        let pixels = |number: Option<i64>| number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
        rows.iter()
            .map(|row| {
                let kept = match row.text_or("picture_key")? {
                    Some(key) => Some(KeptPicture {
                        key,
                        width: pixels(row.int_or("width")?),
                        height: pixels(row.int_or("height")?),
                        small_width: pixels(row.int_or("small_width")?),
                    }),
                    None => None,
                };
                Ok(BodyPicture { url: row.text("url")?, kept })
            })
            .collect()
    }
}

/// An article whose text was just written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written {
    pub(crate) article: ArticleId,
    /// Its entry's place in the feed.
    pub(crate) turn: i64,
    pub(crate) at: Timestamp,
}

/// The pictures of an article's text as it was just read, in place of those of an earlier reading (`again`); what was fetched of them
/// already stays.
pub(crate) async fn put(conn: &mut AnyConnection, written: Written, urls: &[String], again: bool) -> Result<()> {
    if urls.is_empty() && !again {
        return Ok(());
    }
    let mut known = BTreeMap::new();
    for row in sqlx::query("DELETE FROM article_pictures WHERE article_id = $1 RETURNING url, state, tries, picture_key")
        .bind(written.article.0)
        .fetch_all(&mut *conn)
        .await?
    {
        known.insert(row.text("url")?, (row.text("state")?, row.int("tries")?, row.text_or("picture_key")?));
    }
    let mut waits = false;
    for (position, url) in (0_i64..).zip(urls) {
        let (state, tries, key) = known.remove(url).unwrap_or(("waiting".to_owned(), 0, None));
        waits |= state == "waiting";
        sqlx::query("INSERT INTO article_pictures (article_id, position, url, state, tries, picture_key) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(written.article.0)
            .bind(position)
            .bind(url.as_str())
            .bind(state)
            .bind(tries)
            .bind(key)
            .execute(&mut *conn)
            .await?;
    }
    if waits {
        jobs::enqueue(conn, Kind::BodyPicture, written.article, written.turn, written.at).await?;
    }
    Ok(())
}

/// For each article of a batch, the addresses of the pictures to keep of its text. Where nobody may see the text there are none.
pub(crate) async fn wanted(engine: Engine, conn: &mut AnyConnection, all: &[(SourceId, &Article)]) -> Result<Vec<Vec<String>>> {
    let mut wanted: Vec<Vec<String>> = all.iter().map(|(_, content)| within(content)).collect();
    if wanted.iter().any(|urls| !urls.is_empty()) {
        let open = open(engine, conn, all.iter().map(|(source, _)| source.0).collect()).await?;
        for ((source, _), urls) in all.iter().zip(&mut wanted) {
            urls.retain(|_| open.contains(&source.0));
        }
    }
    Ok(wanted)
}

/// The addresses of the pictures that a page would show within the text: without the lead picture, which it shows above.
fn within(content: &Article) -> Vec<String> {
    let lead = content.lead_image.as_ref().map(|lead| lead.url.as_str());
    let below: SafeHtml;
    let html = match lead {
        Some(_) => {
            below = without_first_figure(&content.html);
            &below
        }
        None => &content.html,
    };
    let mut urls: Vec<String> = Vec::new();
    for url in picture_addresses(html) {
        let url = clean(&url).into_owned();
        if urls.len() < MOST && lead != Some(url.as_str()) && !urls.contains(&url) {
            urls.push(url);
        }
    }
    urls
}

/// Those of the sources whose articles somebody may see whole: the public, by their rights, or the members of a private edition.
async fn open(engine: Engine, conn: &mut AnyConnection, sources: BTreeSet<i64>) -> Result<BTreeSet<i64>> {
    for row in sqlx::query("SELECT settings FROM editions WHERE position IS NOT NULL").fetch_all(&mut *conn).await? {
        if row.json::<Edition>("settings")?.private {
            return Ok(sources);
        }
    }
    let rows = sqlx::query(engine.sql("SELECT id FROM sources WHERE rights = $1 AND id IN ({ids 2})"))
        .bind(Rights::Full.as_str())
        .bind(id_list(sources))
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| row.int("id")).collect()
}
