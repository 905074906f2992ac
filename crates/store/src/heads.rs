//! An article as a list shows it, and the one SELECT that all lists share.

use jiff::Timestamp;
use model::{ArticleId, CardPicture, Rights, SourceId};
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::{Error, Result};

/// An article as a list shows it, with what a page or the composing of one needs to know of its source.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleHead {
    /// Row.
    pub id: ArticleId,
    /// Address part within the source; never changes.
    pub slug: String,
    /// Headline; empty only for an entry that has none and whose page could not be read.
    pub title: String,
    /// The original, http or https; `None` for an entry without a link.
    pub url: Option<String>,
    /// Whose.
    pub source: SourceId,
    /// The source's address part.
    pub source_slug: String,
    /// The publisher's name.
    pub source_name: String,
    /// The source's weight in ranking.
    pub weight: f64,
    /// What of it may be shown to the public.
    pub rights: Rights,
    /// First publication.
    pub published: Timestamp,
    /// People.
    pub authors: Vec<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Section tags, best first.
    pub sections: Vec<String>,
    /// One or two sentences, or empty.
    pub excerpt: String,
    /// Words in the text.
    pub words: i64,
    /// Our copy of its picture.
    pub picture: Option<CardPicture>,
}

/// `SELECT` with all columns that [`head`] reads, and what is added; articles are `a`, sources `s`.
macro_rules! select_heads {
    ($columns:literal, $tail:literal) => {
        concat!(
            "SELECT a.id, a.slug, a.title, a.url, a.source_id, s.slug AS source_slug, s.name AS source_name, s.weight, s.rights, a.published, ",
            "a.authors, a.language, a.sections, a.excerpt, a.words, a.lead_alt, a.lead_credit, a.picture_key, ",
            "p.width AS picture_width, p.height AS picture_height, p.stand_in",
            $columns,
            " FROM articles a JOIN sources s ON s.id = a.source_id LEFT JOIN pictures p ON p.key = a.picture_key ",
            $tail
        )
    };
}
pub(crate) use select_heads;

pub(crate) fn head(row: &AnyRow) -> Result<ArticleHead> {
    Ok(ArticleHead {
        id: ArticleId(row.int("id")?),
        slug: row.text("slug")?,
        title: row.text("title")?,
        url: row.text_or("url")?,
        source: SourceId(row.int("source_id")?),
        source_slug: row.text("source_slug")?,
        source_name: row.text("source_name")?,
        weight: row.real("weight")?,
        rights: rights(row)?,
        published: row.at("published")?,
        authors: row.json("authors")?,
        language: row.text_or("language")?,
        sections: row.json("sections")?,
        excerpt: row.text("excerpt")?,
        words: row.int("words")?,
        picture: picture(row)?,
    })
}

pub(crate) fn heads(rows: &[AnyRow]) -> Result<Vec<ArticleHead>> {
    rows.iter().map(head).collect()
}

/// Rights that a newer dateline may have written count as the narrowest.
pub(crate) fn rights(row: &AnyRow) -> Result<Rights> {
    Ok(Rights::from_name(&row.text("rights")?).unwrap_or(Rights::Link))
}

fn picture(row: &AnyRow) -> Result<Option<CardPicture>> {
    let Some(key) = row.text_or("picture_key")? else { return Ok(None) };
    Ok(Some(CardPicture {
        key,
        width: pixels(row.int("picture_width")?)?,
        height: pixels(row.int("picture_height")?)?,
        alt: row.text_or("lead_alt")?.unwrap_or_default(),
        credit: row.text_or("lead_credit")?,
        stand_in: row.text_or("stand_in")?.unwrap_or_default(),
    }))
}

fn pixels(stored: i64) -> Result<u32> {
    u32::try_from(stored).map_err(|_| Error::Broken(format!("a picture {stored} pixels wide or high")))
}
