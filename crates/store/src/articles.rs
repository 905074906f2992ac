//! Articles on their way to a reader.

use jiff::Timestamp;
use markup::SafeHtml;
use model::{ArticleId, LeadImage, Source, SourceId, Story};
use sqlx::any::AnyRow;

use crate::columns::{Columns, ms};
use crate::heads::{ArticleHead, head, heads, select_heads};
use crate::{BodyPicture, Result, Store, sources, stories};

/// An article with all that is kept of it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredArticle {
    /// As a list shows it.
    pub head: ArticleHead,
    /// Its text as safe HTML; empty where the page could not be read.
    pub html: SafeHtml,
    /// The same as plain text, paragraphs separated by a newline.
    pub text: String,
    /// Last change.
    pub modified: Option<Timestamp>,
    /// Where the publisher says it lives.
    pub canonical_url: Option<String>,
    /// The publisher's name for itself.
    pub site_name: Option<String>,
    /// The publisher's picture; ours is `head.picture`.
    pub lead_image: Option<LeadImage>,
    /// What the page turned out to be; `None` where nobody asked.
    pub kind: Option<String>,
    /// When it was read; `None` until it is.
    pub read_at: Option<Timestamp>,
    /// The page was read; `false`: only the feed's words are here.
    pub whole: bool,
}

/// The page on which one article is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The article.
    pub article: StoredArticle,
    /// Whose it is.
    pub source: Source,
    /// The story that it is part of; `None` until it is placed.
    pub story: Option<Story>,
    /// The story's other articles, by time: of a long story the newest.
    pub others: Vec<ArticleHead>,
    /// Other sources whose feeds list this very article, by name: slug and name.
    pub carried_by: Vec<(String, String)>,
    /// The pictures within its text of which we know what to show.
    pub pictures: Vec<BodyPicture>,
}

/// Other sources that are named as carrying an article: a wire's text may stand in hundreds of feeds.
const MOST_CARRIERS: i64 = 12;

/// Other reports that stand beside an article: a story may have thousands, and its own page shows them all.
const MOST_OTHERS: usize = 12;

impl Store {
    /// The article at this address: the source's slug and its own.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn topic(&self, source: &str, article: &str) -> Result<Option<Topic>> {
        let row = sqlx::query(select_heads!(
            ", s.site, s.category, s.own, a.modified, a.canonical_url, a.site_name, a.lead_url, a.kind, a.read_at, a.whole, a.story_id, t.text, t.html",
            "LEFT JOIN article_texts t ON t.article_id = a.id WHERE s.slug = $1 AND a.slug = $2 AND a.joined_to IS NULL"
        ))
        .bind(source)
        .bind(article)
        .fetch_optional(&self.reader)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let article = stored(&row)?;
        let source = sources::of_head(&article.head, &row)?;
        let (mut story, mut others) = (None, Vec::new());
        if let Some(id) = row.int_or("story_id")? {
            story = stories::by_id(&self.reader, id).await?;
            others = self.others_of_story(id, article.head.id).await?;
        }
        let pictures = self.body_pictures(article.head.id).await?;
        let carried_by = self.carried_by(&article.head).await?;
        Ok(Some(Topic { article, source, story, others, carried_by, pictures }))
    }

    /// The newest of a story's articles but this one, by time.
    async fn others_of_story(&self, story: i64, but: ArticleId) -> Result<Vec<ArticleHead>> {
        let newest = sqlx::query(select_heads!("", "WHERE a.story_id = $1 AND a.id <> $2 ORDER BY a.published DESC, a.id DESC LIMIT $3"));
        let rows = newest.bind(story).bind(but.0).bind(MOST_OTHERS as i64).fetch_all(&self.reader).await?;
        let mut others = heads(&rows)?;
        others.reverse();
        Ok(others)
    }

    /// The other sources whose feeds list this article.
    async fn carried_by(&self, head: &ArticleHead) -> Result<Vec<(String, String)>> {
        let rows = sqlx::query(
            "SELECT DISTINCT s.slug, s.name FROM entries e JOIN feeds f ON f.id = e.feed_id JOIN sources s ON s.id = f.source_id
             WHERE e.article_id = $1 AND s.id <> $2 ORDER BY s.name, s.slug LIMIT $3",
        )
        .bind(head.id.0)
        .bind(head.source.0)
        .bind(MOST_CARRIERS)
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| Ok((row.text("slug")?, row.text("name")?))).collect()
    }

    /// A source's articles from a place in time backwards: those published at that moment with a number below this one, and all before.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn source_articles_before(
        &self,
        source: SourceId,
        (at, below): (Timestamp, ArticleId),
        limit: i64,
    ) -> Result<Vec<ArticleHead>> {
        let rows = sqlx::query(select_heads!(
            "",
            "WHERE a.source_id = $1 AND a.read_at IS NOT NULL AND a.joined_to IS NULL AND a.published <= $2 AND (a.published < $2 OR a.id < $3)
             ORDER BY a.published DESC, a.id DESC LIMIT $4"
        ))
        .bind(source.0)
        .bind(ms(at))
        .bind(below.0)
        .bind(limit)
        .fetch_all(&self.reader)
        .await?;
        heads(&rows)
    }

    /// A source's articles, newest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn source_articles(&self, source: SourceId, limit: i64) -> Result<Vec<ArticleHead>> {
        let rows = sqlx::query(select_heads!(
            "",
            "WHERE a.source_id = $1 AND a.read_at IS NOT NULL AND a.joined_to IS NULL ORDER BY a.published DESC, a.id DESC LIMIT $2"
        ))
        .bind(source.0)
        .bind(limit)
        .fetch_all(&self.reader)
        .await?;
        heads(&rows)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that the fence is for: it was safe when it was saved")]
fn stored(row: &AnyRow) -> Result<StoredArticle> {
    let lead_image = match row.text_or("lead_url")? {
        Some(url) => Some(LeadImage { url, alt: row.text_or("lead_alt")?, credit: row.text_or("lead_credit")? }),
        None => None,
    };
    Ok(StoredArticle {
        head: head(row)?,
        html: SafeHtml::stored(row.text_or("html")?.unwrap_or_default()),
        text: row.text_or("text")?.unwrap_or_default(),
        modified: row.at_or("modified")?,
        canonical_url: row.text_or("canonical_url")?,
        site_name: row.text_or("site_name")?,
        lead_image,
        kind: row.text_or("kind")?,
        read_at: row.at_or("read_at")?,
        whole: row.flag("whole")?,
    })
}
