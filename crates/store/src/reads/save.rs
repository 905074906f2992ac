//! One article on its way into the database: what the page says, and where it says nothing, what the entry says.

use std::borrow::Cow;

use markup::text;
use model::{Article, ArticleKind, Entry};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::ReadSaved;
use crate::columns::{Columns, beginning, clean, clean_or, json, ms};
use crate::jobs::{self, Kind};
use crate::{Error, Result, body_pictures, originals, slugs};

/// Characters of an excerpt made from an entry's teaser.
const EXCERPT: usize = 600;

/// What is there of the article.
struct Before {
    slug: Option<String>,
    read: bool,
    whole: bool,
    key: String,
    url: Option<String>,
    lead_url: Option<String>,
    picture_key: Option<String>,
    story: Option<i64>,
    entry: Entry,
}

/// Saves the article and gives the story that it stands in.
pub(super) async fn article(conn: &mut AnyConnection, read: &ReadSaved<'_>, turn: i64) -> Result<Option<i64>> {
    let before = before(conn, read).await?;
    if read.content.is_none() && before.whole {
        // It could be read once and can't any more: what was read stays.
        return Ok(before.story);
    }
    let nothing = Article::default();
    let content = read.content.unwrap_or(&nothing);
    let title = first_of(content.title.as_deref(), before.entry.title.as_deref());
    let lead = content.lead_image.as_ref();
    let same_picture = lead.is_some_and(|lead| before.lead_url.as_deref() == Some(&*clean(&lead.url)));
    let slug = match before.slug {
        Some(slug) if before.read => slug,
        _ => free_slug(conn, read, &title, &before.key).await?,
    };
    sqlx::query(
        "UPDATE articles SET slug = $1, url = $2, title = $3, authors = $4, published = $5, modified = $6, canonical_url = $7,
             site_name = $8, language = $9, sections = $10, excerpt = $11, words = $12, lead_url = $13, lead_alt = $14, lead_credit = $15,
             picture_key = $16, read_at = $17, whole = $18, placeable = $19, sketch = $20, kind = $21
         WHERE id = $22",
    )
    .bind(slug)
    .bind(clean_or(content.url.as_deref()).or(before.url))
    .bind(title.as_ref())
    .bind(authors(content, &before.entry)?)
    .bind(ms(read.published))
    .bind(content.modified.map(|moment| moment.at).or(before.entry.updated).map(ms))
    .bind(clean_or(content.canonical_url.as_deref()))
    .bind(clean_or(content.site_name.as_deref()))
    .bind(clean_or(content.language.as_deref()))
    .bind(json(read.sections)?)
    .bind(excerpt(content, &before.entry))
    .bind(i64::try_from(content.word_count).unwrap_or(i64::MAX))
    .bind(clean_or(lead.map(|lead| lead.url.as_str())))
    .bind(clean_or(lead.and_then(|lead| lead.alt.as_deref())))
    .bind(clean_or(lead.and_then(|lead| lead.credit.as_deref())))
    .bind(before.picture_key.clone().filter(|_| same_picture))
    .bind(ms(read.at))
    .bind(i64::from(read.content.is_some()))
    .bind(i64::from(!title.is_empty() || !content.text.is_empty()))
    .bind(read.sketch.iter().flat_map(|number| number.to_be_bytes()).collect::<Vec<u8>>())
    .bind(read.content.map(|content| kind(content.kind)))
    .bind(read.article.0)
    .execute(&mut *conn)
    .await?;
    texts(conn, read, content).await?;
    originals::put(conn, read.article, read.originals).await?;
    body_pictures::put(conn, read, content, before.read, turn).await?;
    if lead.is_some() && !(same_picture && before.picture_key.is_some()) {
        jobs::enqueue(conn, Kind::Picture, read.article, turn, read.at).await?;
    }
    Ok(before.story)
}

async fn before(conn: &mut AnyConnection, read: &ReadSaved<'_>) -> Result<Before> {
    let row: AnyRow = sqlx::query(
        "SELECT a.slug, a.read_at, a.whole, a.key, a.url, a.lead_url, a.picture_key, a.story_id, e.doc
         FROM articles a JOIN entries e ON e.id = a.entry_id WHERE a.id = $1",
    )
    .bind(read.article.0)
    .fetch_optional(conn)
    .await?
    .ok_or(Error::NotFound("article"))?;
    Ok(Before {
        slug: row.text_or("slug")?,
        read: row.int_or("read_at")?.is_some(),
        whole: row.flag("whole")?,
        key: row.text("key")?,
        url: row.text_or("url")?,
        lead_url: row.text_or("lead_url")?,
        picture_key: row.text_or("picture_key")?,
        story: row.int_or("story_id")?,
        entry: row.json("doc")?,
    })
}

/// An address part that no other article of the source has.
async fn free_slug(conn: &mut AnyConnection, read: &ReadSaved<'_>, title: &str, key: &str) -> Result<String> {
    for slug in slugs::candidates(title, key) {
        let taken = sqlx::query("SELECT id FROM articles WHERE source_id = (SELECT source_id FROM articles WHERE id = $1) AND slug = $2")
            .bind(read.article.0)
            .bind(&*slug)
            .fetch_optional(&mut *conn)
            .await?;
        if taken.is_none() {
            return Ok(slug);
        }
    }
    Err(Error::Broken(format!("too many articles titled {title}")))
}

async fn texts(conn: &mut AnyConnection, read: &ReadSaved<'_>, content: &Article) -> Result<()> {
    sqlx::query(
        "INSERT INTO article_texts (article_id, text, html) VALUES ($1, $2, $3)
         ON CONFLICT (article_id) DO UPDATE SET text = excluded.text, html = excluded.html",
    )
    .bind(read.article.0)
    .bind(clean(&content.text).as_ref())
    .bind(clean(content.html.as_str()).as_ref())
    .execute(conn)
    .await?;
    Ok(())
}

/// The word for what the page is; the same as in JSON.
fn kind(kind: ArticleKind) -> &'static str {
    match kind {
        ArticleKind::Article => "article",
        ArticleKind::LiveBlog => "live_blog",
        ArticleKind::Gallery => "gallery",
        ArticleKind::Video => "video",
        ArticleKind::Index => "index",
        ArticleKind::Paywalled => "paywalled",
        ArticleKind::Gone => "gone",
        ArticleKind::None => "none",
    }
}

/// The first of the two that says something.
fn first_of<'t>(page: Option<&'t str>, entry: Option<&'t str>) -> Cow<'t, str> {
    let said = [page, entry].into_iter().flatten().map(str::trim).find(|said| !said.is_empty());
    clean(said.unwrap_or_default())
}

fn authors(content: &Article, entry: &Entry) -> Result<String> {
    json(if content.authors.is_empty() { &entry.authors } else { &content.authors })
}

fn excerpt(content: &Article, entry: &Entry) -> String {
    if let Some(excerpt) = content.excerpt.as_deref().map(str::trim).filter(|excerpt| !excerpt.is_empty()) {
        return clean(excerpt).into_owned();
    }
    let teaser = entry.summary.as_deref().or(entry.content.as_deref()).unwrap_or_default();
    beginning(&clean(&text::fold_space(&text::plain(teaser))), EXCERPT).to_owned()
}
