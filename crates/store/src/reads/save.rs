//! Articles on their way into the database: what the page says, and where it says nothing, what the entry says.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use jiff::Timestamp;
use markup::text;
use model::{Article, ArticleId, ArticleKind, Entry, EntryId, LeadImage, SourceId};
use sqlx::AnyConnection;

use super::{ReadEntry, ReadSaved};
use crate::body_pictures::Written;
use crate::columns::{Columns, beginning, clean, clean_or, id_list, json, ms};
use crate::jobs::{self, Kind};
use crate::{Engine, Error, Original, Result, body_pictures, originals, rows, slugs};

/// Characters of an excerpt made from an entry's teaser.
const EXCERPT: usize = 600;

/// What is there of the article.
struct Before<'a> {
    source: i64,
    slug: Option<String>,
    read: bool,
    whole: bool,
    key: Cow<'a, str>,
    url: Option<String>,
    lead_url: Option<String>,
    picture_key: Option<String>,
    story: Option<i64>,
    entry: Cow<'a, Entry>,
}

/// An article that is written.
pub(crate) struct Saving<'a> {
    article: ArticleId,
    turn: i64,
    at: Timestamp,
    before: Before<'a>,
    /// `None`: it could not be read.
    content: Option<&'a Article>,
    published: Timestamp,
    sections: &'a [String],
    sketch: &'a [u64],
    originals: &'a [Original],
    /// The entry that it stands by, where that is not set yet.
    entry: Option<EntryId>,
    title: String,
    slug: String,
}

impl<'a> Saving<'a> {
    fn of_read(read: &'a ReadSaved<'a>, turn: i64, before: Before<'a>) -> Saving<'a> {
        Saving {
            article: read.article,
            turn,
            at: read.at,
            content: read.content,
            published: read.published,
            sections: read.sections,
            sketch: read.sketch,
            originals: read.originals,
            entry: None,
            title: first_of(read.content.and_then(|content| content.title.as_deref()), before.entry.headline().as_deref()).into_owned(),
            slug: String::new(),
            before,
        }
    }

    /// An article that was just made, of an entry that carries it whole.
    pub(crate) fn of_entry(
        (article, source): (ArticleId, SourceId),
        key: &'a str,
        (id, entry): (EntryId, &'a Entry),
        read: &'a ReadEntry,
        turn: i64,
        at: Timestamp,
    ) -> Saving<'a> {
        Saving {
            article,
            turn,
            at,
            content: Some(&read.content),
            published: read.published,
            sections: &read.sections,
            sketch: &read.sketch,
            originals: &[],
            entry: Some(id),
            title: first_of(read.content.title.as_deref(), entry.headline().as_deref()).into_owned(),
            slug: String::new(),
            before: Before {
                source: source.0,
                slug: None,
                read: false,
                whole: false,
                key: Cow::Borrowed(key),
                url: clean_or(entry.link.as_deref()),
                lead_url: None,
                picture_key: None,
                story: None,
                entry: Cow::Borrowed(entry),
            },
        }
    }

    fn lead(&self) -> Option<&LeadImage> {
        self.content.and_then(|content| content.lead_image.as_ref())
    }

    /// Our copy of its picture, if that is the one which it still has.
    fn picture_key(&self) -> Option<&str> {
        let is_same = self.lead().is_some_and(|lead| self.before.lead_url.as_deref() == Some(&*clean(&lead.url)));
        self.before.picture_key.as_deref().filter(|_| is_same)
    }
}

/// Saves the articles that were read, each with the turn of its read, and gives the stories that they stand in.
pub(super) async fn reads(engine: Engine, conn: &mut AnyConnection, reads: &[(&ReadSaved<'_>, i64)]) -> Result<BTreeSet<i64>> {
    let mut known = before(engine, conn, reads).await?;
    let mut stories = BTreeSet::new();
    let mut all = Vec::with_capacity(reads.len());
    for (read, turn) in reads {
        let before = known.remove(&read.article.0).ok_or(Error::NotFound("article"))?;
        stories.extend(before.story);
        // It could be read once and can't any more: what was read stays.
        if read.content.is_some() || !before.whole {
            all.push(Saving::of_read(read, *turn, before));
        }
    }
    articles(engine, conn, all).await?;
    Ok(stories)
}

/// Writes the articles, and puts their pictures in line.
pub(crate) async fn articles(engine: Engine, conn: &mut AnyConnection, mut all: Vec<Saving<'_>>) -> Result<()> {
    name(conn, &mut all).await?;
    write(conn, &all).await?;
    texts(conn, &all).await?;
    let nothing = Article::default();
    let contents: Vec<_> = all.iter().map(|saving| (SourceId(saving.before.source), saving.content.unwrap_or(&nothing))).collect();
    let within = body_pictures::wanted(engine, conn, &contents).await?;
    // Only an article that was read before has pages of then: mostly none of the batch.
    let again: Vec<i64> = all.iter().filter(|saving| saving.before.read).map(|saving| saving.article.0).collect();
    originals::forget(engine, conn, &again).await?;
    for (saving, within) in all.iter().zip(&within) {
        originals::put(conn, saving.article, saving.originals).await?;
        let written = Written { article: saving.article, turn: saving.turn, at: saving.at };
        body_pictures::put(conn, written, within, saving.before.read).await?;
    }
    let pictures: Vec<_> = all
        .iter()
        .filter(|saving| saving.lead().is_some() && saving.picture_key().is_none())
        .map(|saving| (saving.article, saving.turn, saving.at))
        .collect();
    jobs::enqueue_all(engine, conn, Kind::Picture, &pictures).await
}

async fn before(engine: Engine, conn: &mut AnyConnection, reads: &[(&ReadSaved<'_>, i64)]) -> Result<BTreeMap<i64, Before<'static>>> {
    let rows = sqlx::query(engine.sql(
        "SELECT a.id, a.source_id, a.slug, a.read_at, a.whole, a.key, a.url, a.lead_url, a.picture_key, a.story_id, e.doc
         FROM articles a JOIN entries e ON e.id = a.entry_id WHERE a.id IN ({ids 1})",
    ))
    .bind(id_list(reads.iter().map(|(read, _)| read.article.0)))
    .fetch_all(conn)
    .await?;
    let mut found = BTreeMap::new();
    for row in rows {
        let before = Before {
            source: row.int("source_id")?,
            slug: row.text_or("slug")?,
            read: row.int_or("read_at")?.is_some(),
            whole: row.flag("whole")?,
            key: Cow::Owned(row.text("key")?),
            url: row.text_or("url")?,
            lead_url: row.text_or("lead_url")?,
            picture_key: row.text_or("picture_key")?,
            story: row.int_or("story_id")?,
            entry: Cow::Owned(row.json("doc")?),
        };
        found.insert(row.int("id")?, before);
    }
    Ok(found)
}

/// Gives each article its address part: the one that it was shown under, or one that no other article of the source has.
async fn name(conn: &mut AnyConnection, all: &mut [Saving<'_>]) -> Result<()> {
    let mut unnamed = Vec::new();
    for saving in all {
        match saving.before.slug.take() {
            Some(slug) if saving.before.read => saving.slug = slug,
            _ => {
                saving.slug = slugs::candidates(&saving.title, &saving.before.key).next().unwrap_or_default();
                unnamed.push(saving);
            }
        }
    }
    let mut taken = taken(conn, &unnamed).await?;
    for saving in unnamed {
        let mut slug = (saving.before.source, std::mem::take(&mut saving.slug));
        if taken.contains(&slug) {
            slug.1 = free_slug(conn, saving, &taken).await?;
        }
        saving.slug.clone_from(&slug.1);
        taken.insert(slug);
    }
    Ok(())
}

/// Those of the wanted address parts, with their sources, that other articles have.
async fn taken(conn: &mut AnyConnection, unnamed: &[&mut Saving<'_>]) -> Result<HashSet<(i64, String)>> {
    let mut taken = HashSet::new();
    for piece in rows::pieces(unnamed) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "SELECT a.source_id, a.slug FROM (VALUES {rows}) AS wanted
             JOIN articles a ON a.source_id = wanted.column1 AND a.slug = wanted.column2",
            piece.len(),
            2,
        ));
        for saving in piece {
            query = query.bind(saving.before.source).bind(saving.slug.as_str());
        }
        for row in query.fetch_all(&mut *conn).await? {
            taken.insert((row.int("source_id")?, row.text("slug")?));
        }
    }
    Ok(taken)
}

/// An address part that no other article of the source has, neither in the store nor in this batch.
async fn free_slug(conn: &mut AnyConnection, saving: &Saving<'_>, taken: &HashSet<(i64, String)>) -> Result<String> {
    let source = saving.before.source;
    for slug in slugs::candidates(&saving.title, &saving.before.key) {
        let wanted = (source, slug);
        if taken.contains(&wanted) {
            continue;
        }
        let other = sqlx::query("SELECT id FROM articles WHERE source_id = $1 AND slug = $2")
            .bind(source)
            .bind(wanted.1.as_str())
            .fetch_optional(&mut *conn)
            .await?;
        if other.is_none() {
            return Ok(wanted.1);
        }
    }
    Err(Error::Broken(format!("too many articles titled {}", saving.title)))
}

async fn write(conn: &mut AnyConnection, all: &[Saving<'_>]) -> Result<()> {
    let nothing = Article::default();
    for piece in rows::pieces(all) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "UPDATE articles SET slug = r.column2, url = r.column3, title = r.column4, authors = r.column5, published = r.column6,
                 modified = r.column7, canonical_url = r.column8, site_name = r.column9, language = r.column10, sections = r.column11,
                 excerpt = r.column12, words = r.column13, lead_url = r.column14, lead_alt = r.column15, lead_credit = r.column16,
                 picture_key = r.column17, read_at = r.column18, whole = r.column19, sketch = r.column21,
                 kind = r.column22,
                 placeable = CASE WHEN articles.source_id IN (SELECT id FROM sources WHERE own = 1) THEN 0 ELSE r.column20 END,
                 entry_id = COALESCE(r.column23, articles.entry_id)
             FROM (VALUES {rows}) AS r WHERE articles.id = r.column1",
            piece.len(),
            23,
        ));
        for saving in piece {
            let Saving { before, .. } = saving;
            let content = saving.content.unwrap_or(&nothing);
            let lead = saving.lead();
            query = query
                .bind(saving.article.0)
                .bind(saving.slug.as_str())
                .bind(clean_or(content.url.as_deref()).or_else(|| before.url.clone()))
                .bind(saving.title.as_str())
                .bind(authors(content, &before.entry)?)
                .bind(ms(saving.published))
                .bind(content.modified.map(|moment| moment.at).or(before.entry.updated).map(ms))
                .bind(clean_or(content.canonical_url.as_deref()))
                .bind(clean_or(content.site_name.as_deref()))
                .bind(clean_or(content.language.as_deref()))
                .bind(json(saving.sections)?)
                .bind(excerpt(content, &before.entry))
                .bind(i64::try_from(content.word_count).unwrap_or(i64::MAX))
                .bind(clean_or(lead.map(|lead| lead.url.as_str())))
                .bind(clean_or(lead.and_then(|lead| lead.alt.as_deref())))
                .bind(clean_or(lead.and_then(|lead| lead.credit.as_deref())))
                .bind(saving.picture_key().map(str::to_owned))
                .bind(ms(saving.at))
                .bind(i64::from(saving.content.is_some()))
                .bind(i64::from(!saving.title.is_empty() || !content.text.is_empty()))
                .bind(saving.sketch.iter().flat_map(|number| number.to_be_bytes()).collect::<Vec<u8>>())
                .bind(saving.content.map(|content| kind(content.kind)))
                .bind(saving.entry.map(|entry| entry.0));
        }
        query.execute(&mut *conn).await?;
    }
    Ok(())
}

async fn texts(conn: &mut AnyConnection, all: &[Saving<'_>]) -> Result<()> {
    for piece in rows::pieces(all) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "INSERT INTO article_texts (article_id, text, html) VALUES {rows}
             ON CONFLICT (article_id) DO UPDATE SET text = excluded.text, html = excluded.html",
            piece.len(),
            3,
        ));
        for Saving { article, content, .. } in piece {
            let (text, html) = content.map_or(("", ""), |content| (content.text.as_str(), content.html.as_str()));
            query = query.bind(article.0).bind(clean(text).into_owned()).bind(clean(html).into_owned());
        }
        query.execute(&mut *conn).await?;
    }
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
