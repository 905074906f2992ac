//! Sources: what an editor set about each publisher, and how they stand.

use jiff::Timestamp;
use model::{Source, SourceId, SourceSettings};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::{Columns, clean, clean_or};
use crate::heads::{ArticleHead, rights};
use crate::{Error, Result, Store, changes, slugs};

/// A source and how it stands, for the list of sources.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceOverview {
    /// Which.
    pub source: Source,
    /// Its feeds, without those that were removed.
    pub feeds: i64,
    /// Feeds that were removed.
    pub removed: i64,
    /// Articles that can be read.
    pub articles: i64,
    /// Publication of the newest of them.
    pub newest: Option<Timestamp>,
    /// Flaws that are present.
    pub flaws: i64,
    /// The last poll of one of its feeds failed.
    pub failing: bool,
    /// The last poll of any of its feeds.
    pub polled: Option<Timestamp>,
}

/// `SELECT` with the columns that [`source`] reads, from the sources that the rest of the statement chooses.
macro_rules! select_sources {
    ($tail:literal) => {
        concat!("SELECT id, own, slug, name, site, rights, weight, category FROM sources ", $tail)
    };
}

impl Store {
    /// Adds a source, if it isn't there: the same slug for the same site (or, where a site is unknown, the same name) is the same source and
    /// is left as it is. A slug that another source has gets a number. Gives its id, and whether it is new.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_source(&self, settings: &SourceSettings) -> Result<(SourceId, bool)> {
        let mut tx = self.write().await?;
        // Two nodes that add at once go one after the other, so that they agree on who has which slug.
        changes::next(&mut tx, "source", 1).await?;
        let base = if settings.slug.is_empty() { &settings.name } else { &settings.slug };
        for slug in slugs::candidates(base, settings.site.as_deref().unwrap_or(&settings.name)) {
            let taken =
                sqlx::query("SELECT id, own, name, site_key FROM sources WHERE slug = $1").bind(&*slug).fetch_optional(&mut *tx).await?;
            match taken {
                Some(row) if is_same(&row, settings)? => return Ok((SourceId(row.int("id")?), false)),
                Some(_) => {}
                None => {
                    let id = insert(&mut tx, &slug, settings).await?;
                    tx.commit().await?;
                    return Ok((id, true));
                }
            }
        }
        Err(Error::Broken(format!("too many sources named {}", settings.slug)))
    }

    /// Sets all that an editor sets, slug included.
    ///
    /// # Errors
    /// `NotFound`, or if the database fails, or if another source has the slug.
    pub async fn set_source(&self, id: SourceId, settings: &SourceSettings) -> Result<()> {
        let mut tx = self.write().await?;
        let set = sqlx::query(
            "UPDATE sources SET slug = $1, name = $2, site = $3, site_key = $4, rights = $5, weight = $6, category = $7 WHERE id = $8",
        )
        .bind(settings.slug.as_str())
        .bind(clean(&settings.name).as_ref())
        .bind(clean_or(settings.site.as_deref()))
        .bind(settings.site.as_deref().map(site_key))
        .bind(settings.rights.as_str())
        .bind(settings.weight)
        .bind(clean_or(settings.category.as_deref()))
        .bind(id.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        if set == 0 {
            return Err(Error::NotFound("source"));
        }
        tx.commit().await?;
        Ok(())
    }

    /// All sources of the paper, by name: without those that readers brought.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sources(&self) -> Result<Vec<Source>> {
        let rows = sqlx::query(select_sources!("WHERE own = 0 ORDER BY lower(name), id")).fetch_all(&self.reader).await?;
        rows.iter().map(source).collect()
    }

    /// The sources that readers brought, by name.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn own_sources(&self) -> Result<Vec<Source>> {
        let rows = sqlx::query(select_sources!("WHERE own = 1 ORDER BY lower(name), id")).fetch_all(&self.reader).await?;
        rows.iter().map(source).collect()
    }

    /// A source that readers brought is the paper's from now on: what was read of it can stand in stories.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn take_over(&self, source: SourceId) -> Result<()> {
        let mut tx = self.write().await?;
        let taken = sqlx::query("UPDATE sources SET own = 0 WHERE id = $1 AND own = 1").bind(source.0).execute(&mut *tx).await?;
        if taken.rows_affected() > 0 {
            for sql in [
                "UPDATE articles SET placeable = 1 WHERE source_id = $1 AND read_at IS NOT NULL AND title <> '' AND joined_to IS NULL",
                "DELETE FROM reader_own WHERE source_id = $1",
            ] {
                sqlx::query(sql).bind(source.0).execute(&mut *tx).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// The source with this slug.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn source(&self, slug: &str) -> Result<Option<Source>> {
        self.one_source(select_sources!("WHERE slug = $1"), slug).await
    }

    /// The paper's source of this site: scheme, "www." and a final slash don't count.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn source_by_site(&self, site: &str) -> Result<Option<Source>> {
        self.one_source(select_sources!("WHERE site_key = $1 AND own = 0 ORDER BY id LIMIT 1"), &site_key(site)).await
    }

    /// The source that has a feed at this address.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn source_by_feed(&self, url: &str) -> Result<Option<Source>> {
        self.one_source(select_sources!("WHERE id = (SELECT source_id FROM feeds WHERE url = $1)"), url).await
    }

    /// All sources of the paper and how they stand, by name. One statement, each count of which an index answers.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn source_overviews(&self) -> Result<Vec<SourceOverview>> {
        let rows = sqlx::query(
            "SELECT s.id, s.own, s.slug, s.name, s.site, s.rights, s.weight, s.category,
                 (SELECT COUNT(*) FROM flaws WHERE flaws.source_id = s.id AND past = 0) AS flaws,
                 (SELECT COUNT(*) FROM feeds JOIN feed_state ON feed_id = feeds.id WHERE feeds.source_id = s.id AND removed IS NULL) AS feeds,
                 (SELECT COUNT(*) FROM feeds JOIN feed_state ON feed_id = feeds.id
                  WHERE feeds.source_id = s.id AND removed IS NOT NULL) AS removed,
                 (SELECT COUNT(*) FROM articles WHERE articles.source_id = s.id AND read_at IS NOT NULL AND joined_to IS NULL) AS articles,
                 (SELECT MAX(published) FROM articles WHERE articles.source_id = s.id AND read_at IS NOT NULL) AS newest,
                 (SELECT MAX(polled) FROM feeds JOIN feed_state ON feed_id = feeds.id WHERE feeds.source_id = s.id) AS polled,
                 (SELECT COUNT(*) FROM feeds JOIN feed_state ON feed_id = feeds.id
                  WHERE feeds.source_id = s.id AND failures > 0 AND retired = 0) AS failing
             FROM sources s WHERE s.own = 0 ORDER BY lower(s.name), s.id",
        )
        .fetch_all(&self.reader)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(SourceOverview {
                    source: source(row)?,
                    feeds: row.int("feeds")?,
                    removed: row.int("removed")?,
                    articles: row.int("articles")?,
                    newest: row.at_or("newest")?,
                    flaws: row.int("flaws")?,
                    failing: row.flag("failing")?,
                    polled: row.at_or("polled")?,
                })
            })
            .collect()
    }
}

impl Store {
    async fn one_source(&self, sql: &'static str, by: &str) -> Result<Option<Source>> {
        let row = sqlx::query(sql).bind(by).fetch_optional(&self.reader).await?;
        row.as_ref().map(source).transpose()
    }
}

/// A source from a row that has its columns under their own names.
pub(crate) fn source(row: &AnyRow) -> Result<Source> {
    Ok(Source {
        id: SourceId(row.int("id")?),
        own: row.flag("own")?,
        settings: SourceSettings {
            slug: row.text("slug")?,
            name: row.text("name")?,
            site: row.text_or("site")?,
            rights: rights(row)?,
            weight: row.real("weight")?,
            category: row.text_or("category")?,
        },
    })
}

/// The source of a head, from a row that has site, category and own besides.
pub(crate) fn of_head(head: &ArticleHead, row: &AnyRow) -> Result<Source> {
    Ok(Source {
        id: head.source,
        own: row.flag("own")?,
        settings: SourceSettings {
            slug: head.source_slug.clone(),
            name: head.source_name.clone(),
            site: row.text_or("site")?,
            rights: head.rights,
            weight: head.weight,
            category: row.text_or("category")?,
        },
    })
}

pub(crate) async fn insert(conn: &mut AnyConnection, slug: &str, settings: &SourceSettings) -> Result<SourceId> {
    let row = sqlx::query(
        "INSERT INTO sources (slug, name, site, site_key, rights, weight, category) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
    )
    .bind(slug)
    .bind(clean(&settings.name).as_ref())
    .bind(clean_or(settings.site.as_deref()))
    .bind(settings.site.as_deref().map(site_key))
    .bind(settings.rights.as_str())
    .bind(settings.weight)
    .bind(clean_or(settings.category.as_deref()))
    .fetch_one(conn)
    .await?;
    Ok(SourceId(row.int("id")?))
}

fn is_same(row: &AnyRow, settings: &SourceSettings) -> Result<bool> {
    // What a reader brought may call itself anything.
    Ok(!row.flag("own")?
        && match (row.text_or("site_key")?, settings.site.as_deref().map(site_key)) {
            (Some(theirs), Some(ours)) => theirs == ours,
            _ => row.text("name")? == clean(&settings.name),
        })
}

/// What tells one site from another: no scheme, no "www.", no final slash, no case in the host.
#[must_use]
pub fn site_key(site: &str) -> String {
    let site = clean(site.trim());
    let Ok(url) = url::Url::parse(&site) else { return site.trim_end_matches('/').to_lowercase() };
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{host}{port}{}{query}", url.path().trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_known_by_host_and_path() {
        let key = site_key("https://www.Courier.example/north/");
        assert_eq!(key, "courier.example/north");
        assert_eq!(key, site_key("http://courier.example/north"));
        assert_ne!(key, site_key("http://courier.example/south"));
        assert_ne!(site_key("http://127.0.0.1:8001/"), site_key("http://127.0.0.1:8002/"));
        assert_eq!(site_key("courier.example/"), "courier.example");
    }
}
