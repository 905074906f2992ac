//! New entries of a batch of polls or of an archive, with their articles and the work that follows.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use model::{ArticleId, EntryId, FeedId, SourceId};
use sqlx::AnyConnection;

use super::{NewEntry, PollSaved};
use crate::changes::Noun;
use crate::columns::{Columns, clean, clean_or, id_list, json, ms};
use crate::flaws::{self, Look, Place, Seen};
use crate::jobs::{self, Kind};
use crate::reads::save::{self, Saving};
use crate::{Engine, Error, Result, rows};

/// An entry that is not there yet.
pub(crate) struct Fresh<'a> {
    /// Its article's key.
    pub(crate) key: String,
    pub(crate) source: SourceId,
    pub(crate) feed: FeedId,
    /// When it came.
    pub(crate) at: Timestamp,
    /// The number in the batch of the poll that brought it.
    pub(crate) number: usize,
    /// Its place in the feed.
    pub(crate) turn: i64,
    pub(crate) identity: String,
    pub(crate) entry: &'a NewEntry,
}

/// Adds the entries, an article for each key that is new, a read for each of these articles.
pub(crate) async fn add(
    engine: Engine,
    conn: &mut AnyConnection,
    mut fresh: Vec<Fresh<'_>>,
    saved: &mut [PollSaved],
    changed: &mut BTreeSet<(Noun, i64)>,
) -> Result<()> {
    // In the order of keys: two nodes that save the same articles then wait for one another instead of crossing.
    fresh.sort_by(|a, b| a.key.cmp(&b.key).then(a.number.cmp(&b.number)).then(a.turn.cmp(&b.turn)));
    let firsts: Vec<&Fresh<'_>> = fresh.chunk_by(|a, b| a.key == b.key).filter_map(|same| same.first()).collect();
    let there = known(engine, conn, firsts.iter().map(|fresh| fresh.key.as_str()).collect()).await?;
    let made = articles(engine, conn, firsts.iter().copied().filter(|fresh| !there.contains_key(&fresh.key)).collect()).await?;
    let article = |fresh: &Fresh<'_>| made.get(&fresh.key).or_else(|| there.get(&fresh.key)).copied();
    let entries = entries(engine, conn, fresh.iter().filter_map(|fresh| Some((fresh, article(fresh)?))).collect()).await?;

    let entry = |fresh: &Fresh<'_>| entries.get(&(fresh.feed.0, fresh.identity.clone())).copied();
    let mut new: Vec<BTreeMap<i64, EntryId>> = vec![BTreeMap::new(); saved.len()];
    for fresh in &fresh {
        if let (Some(new), Some(id)) = (new.get_mut(fresh.number), entry(fresh)) {
            new.insert(fresh.turn, EntryId(id));
        }
    }
    for (saved, new) in saved.iter_mut().zip(new) {
        saved.new = new.into_values().collect();
    }

    let (mut reading, mut unread, mut work) = (Vec::new(), Vec::new(), Vec::new());
    let mut looks = Vec::new();
    for first in &firsts {
        let (Some(article), Some(entry)) = (made.get(&first.key).copied().map(ArticleId), entry(first).map(EntryId)) else { continue };
        let Fresh { source, at, .. } = **first;
        let Some(read) = &first.entry.read else {
            unread.push((article.0, entry.0));
            work.push((article, first.turn, at));
            continue;
        };
        reading.push(Saving::of_entry((article, source), &first.key, (entry, &first.entry.entry), read, first.turn, at));
        if !read.flaws.is_empty() {
            let place = Place { source, feed: None, article: Some(article) };
            looks.push(Seen { place, flaws: &read.flaws, look: Look::Whole, at });
        }
        changed.insert((Noun::Article, article.0));
        if let Some(saved) = saved.get_mut(first.number) {
            saved.read += 1;
        }
    }
    stand(conn, &unread).await?;
    jobs::enqueue_new(conn, Kind::Read, &work).await?;
    save::articles(engine, conn, reading).await?;
    flaws::see_all(engine, conn, &looks).await
}

/// Makes an article for each of these, whose keys are not there, and gives their numbers by key.
async fn articles(engine: Engine, conn: &mut AnyConnection, firsts: Vec<&Fresh<'_>>) -> Result<HashMap<String, i64>> {
    let mut made = 0;
    for piece in rows::pieces(&firsts) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "INSERT INTO articles (source_id, key, url, published, title, authors, sections, excerpt, words, whole, placeable, sketch)
             SELECT column1, column2, column3, column4, '', '[]', '[]', '', 0, 0, 0, column5
             FROM (VALUES {rows}) AS made WHERE true ON CONFLICT (key) DO NOTHING",
            piece.len(),
            5,
        ));
        for fresh in piece {
            let entry = &fresh.entry.entry;
            query = query
                .bind(fresh.source.0)
                .bind(fresh.key.as_str())
                .bind(clean_or(entry.link.as_deref()))
                .bind(ms(entry.published.or(entry.updated).unwrap_or(fresh.at)))
                .bind(Vec::<u8>::new());
        }
        made += query.execute(&mut *conn).await?.rows_affected();
    }
    whole(made, firsts.len())?;
    known(engine, conn, firsts.iter().map(|fresh| fresh.key.as_str()).collect()).await
}

/// That so many rows were made as were meant to be: what was not there a moment ago and is now was saved by another node, and then the work
/// is begun anew. So what was made need not come back row by row, each of which costs more than its reading (`{list …}`).
fn whole(made: u64, wanted: usize) -> Result<()> {
    if made == wanted as u64 { Ok(()) } else { Err(Error::Locked("another node is saving the same articles".to_owned())) }
}

/// The articles that have these keys, by key.
async fn known(engine: Engine, conn: &mut AnyConnection, keys: Vec<&str>) -> Result<HashMap<String, i64>> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(String, i64)> = sqlx::query(engine.sql(
        "SELECT {list key, id} AS list FROM (SELECT key, COALESCE(joined_to, id) AS id FROM articles WHERE key IN ({texts 1})) AS found",
    ))
    .bind(json(&keys)?)
    .fetch_one(conn)
    .await?
    .json("list")?;
    Ok(found.into_iter().collect())
}

/// Makes the entries, each with its article, and gives their numbers by feed and identity.
async fn entries(engine: Engine, conn: &mut AnyConnection, fresh: Vec<(&Fresh<'_>, i64)>) -> Result<HashMap<(i64, String), i64>> {
    let mut made = 0;
    for piece in rows::pieces(&fresh) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "INSERT INTO entries (feed_id, identity, hash, version, article_id, saved, doc) VALUES {rows}
             ON CONFLICT (feed_id, identity) DO NOTHING",
            piece.len(),
            7,
        ));
        for (fresh, article) in piece {
            query = query
                .bind(fresh.feed.0)
                .bind(fresh.identity.as_str())
                .bind(clean(&fresh.entry.hash).into_owned())
                .bind(1_i64)
                .bind(*article)
                .bind(ms(fresh.at))
                .bind(json(&fresh.entry.entry)?);
        }
        made += query.execute(&mut *conn).await?.rows_affected();
    }
    whole(made, fresh.len())?;
    let found: Vec<(i64, String, i64)> = sqlx::query(engine.sql(
        "SELECT {list feed_id, identity, id} AS list FROM (SELECT feed_id, identity, id FROM entries WHERE article_id IN ({ids 1})) AS found",
    ))
    .bind(id_list(fresh.iter().map(|(_, article)| *article)))
    .fetch_one(conn)
    .await?
    .json("list")?;
    Ok(found.into_iter().map(|(feed, identity, id)| ((feed, identity), id)).collect())
}

/// Says by which entry each article stands: (article, entry).
async fn stand(conn: &mut AnyConnection, stands: &[(i64, i64)]) -> Result<()> {
    for piece in rows::pieces(stands) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "UPDATE articles SET entry_id = stands.column2 FROM (VALUES {rows}) AS stands WHERE articles.id = stands.column1",
            piece.len(),
            2,
        ));
        for (article, entry) in piece {
            query = query.bind(*article).bind(*entry);
        }
        query.execute(&mut *conn).await?;
    }
    Ok(())
}
