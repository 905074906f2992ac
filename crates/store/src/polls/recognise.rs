//! Which of a poll's entries are there already, by the identity rules of crates/parse/README.md.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use model::Entry;
use sqlx::AnyConnection;

use super::{NewEntry, Poll, short_key};
use crate::columns::{Columns, clean, id_list, json, short};
use crate::{Engine, Result};

/// An entry that is there already.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) id: i64,
    pub(super) article: i64,
    hash: String,
}

/// What an entry of the poll is to the store.
#[derive(Debug, Clone)]
pub(super) enum Found {
    /// Not there yet: to be kept under this identity.
    New { identity: String },
    /// There, with other words.
    Changed(Known),
    /// There as it is, or the same as one before it in the document.
    Same,
}

/// The identity of an entry, and the one that it has where that is another's.
struct Names {
    own: String,
    apart: Option<String>,
}

/// Those of the polls' feeds of which nothing was saved yet: there nothing can be there already.
pub(super) async fn empty(engine: Engine, conn: &mut AnyConnection, polls: &[Poll<'_>]) -> Result<BTreeSet<i64>> {
    let rows = sqlx::query(
        engine.sql("SELECT id FROM feeds WHERE id IN ({ids 1}) AND NOT EXISTS (SELECT 1 FROM entries WHERE entries.feed_id = feeds.id)"),
    )
    .bind(id_list(polls.iter().map(|poll| poll.feed.0)))
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| row.int("id")).collect()
}

/// One answer for each entry of the poll, in its order. `is_first`: nothing of the feed was saved yet; `is_own`: a reader brought it.
pub(super) async fn all(engine: Engine, conn: &mut AnyConnection, poll: &Poll<'_>, is_first: bool, is_own: bool) -> Result<Vec<Found>> {
    if poll.entries.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<Names> = poll.entries.iter().map(names).collect();
    let known = if is_first { HashMap::new() } else { by_identity(engine, conn, poll, &names).await? };
    // What the entries with changed words said before.
    let doubtful = poll.entries.iter().zip(&names).filter_map(|(entry, names)| {
        let known = known.get(&names.own)?;
        (known.hash != clean(&entry.hash)).then_some(known.id)
    });
    let before = docs(engine, conn, doubtful.collect()).await?;
    let again = if is_first { HashMap::new() } else { again(engine, conn, (poll, is_own), &names, &known).await? };

    let mut taken: BTreeMap<&str, &Entry> = BTreeMap::new();
    let mut matched = BTreeSet::new();
    let mut found = Vec::with_capacity(names.len());
    for (turn, (new, names)) in poll.entries.iter().zip(&names).enumerate() {
        let mut identity = names.own.as_str();
        if let Some(apart) = &names.apart {
            let is_anothers = || {
                let in_store = known.get(identity).filter(|known| known.hash != clean(&new.hash)).and_then(|known| before.get(&known.id));
                let in_document = taken.get(identity).copied();
                in_store.is_some_and(|stored| new.entry.took_the_id_of(stored))
                    || in_document.is_some_and(|other| new.entry.is_beside(other))
            };
            if known.contains_key(apart) || is_anothers() {
                identity = apart;
            }
        }
        if taken.contains_key(identity) {
            found.push(Found::Same);
            continue;
        }
        taken.insert(identity, &new.entry);
        let there = known.get(identity).or_else(|| again.get(&turn));
        found.push(match there {
            // Two entries of the document that are the same stored one: the first stands for it.
            Some(known) if !matched.insert(known.id) => Found::Same,
            Some(known) if known.hash == clean(&new.hash) => Found::Same,
            Some(known) => Found::Changed(known.clone()),
            None => Found::New { identity: identity.to_owned() },
        });
    }
    Ok(found)
}

fn names(new: &NewEntry) -> Names {
    let has_own_id = new.entry.id.is_some();
    Names { own: short(&new.identity), apart: new.entry.identity_apart().filter(|_| has_own_id).map(|apart| short(&apart)) }
}

async fn by_identity(engine: Engine, conn: &mut AnyConnection, poll: &Poll<'_>, names: &[Names]) -> Result<HashMap<String, Known>> {
    let asked: Vec<&str> = names.iter().flat_map(|names| [Some(names.own.as_str()), names.apart.as_deref()]).flatten().collect();
    let rows = sqlx::query(engine.sql("SELECT id, identity, hash, article_id FROM entries WHERE feed_id = $1 AND identity IN ({texts 2})"))
        .bind(poll.feed.0)
        .bind(json(&asked)?)
        .fetch_all(conn)
        .await?;
    rows.iter()
        .map(|row| Ok((row.text("identity")?, Known { id: row.int("id")?, hash: row.text("hash")?, article: row.int("article_id")? })))
        .collect()
}

async fn docs(engine: Engine, conn: &mut AnyConnection, ids: BTreeSet<i64>) -> Result<HashMap<i64, Entry>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query(engine.sql("SELECT id, doc FROM entries WHERE id IN ({ids 1})")).bind(id_list(ids)).fetch_all(conn).await?;
    rows.iter().map(|row| Ok((row.int("id")?, row.json("doc")?))).collect()
}

/// Entries with an id that was never seen which are stored ones all the same, by their place in the poll. They are looked for by the
/// article that they would have; one without a link has none to be found by.
async fn again(
    engine: Engine,
    conn: &mut AnyConnection,
    (poll, is_own): (&Poll<'_>, bool),
    names: &[Names],
    known: &HashMap<String, Known>,
) -> Result<HashMap<usize, Known>> {
    let is_known = |names: &Names| known.contains_key(&names.own) || names.apart.as_ref().is_some_and(|apart| known.contains_key(apart));
    let fresh: HashMap<String, Vec<usize>> = names.iter().enumerate().filter(|(_, names)| !is_known(names)).fold(
        HashMap::new(),
        |mut fresh: HashMap<String, Vec<usize>>, (turn, _)| {
            if let Some(entry) = poll.entries.get(turn).filter(|entry| entry.key.is_some() && entry.entry.id.is_some()) {
                fresh.entry(short_key(poll.feed, is_own, entry)).or_default().push(turn);
            }
            fresh
        },
    );
    let mut again = HashMap::new();
    if fresh.is_empty() {
        return Ok(again);
    }
    let all_fresh = known.is_empty();
    let rows = sqlx::query(engine.sql(
        "SELECT a.key, e.id, e.hash, e.article_id, e.doc FROM articles a JOIN entries e ON e.id = a.entry_id
         WHERE a.key IN ({texts 1}) AND e.feed_id = $2",
    ))
    .bind(json(&fresh.keys().collect::<Vec<_>>())?)
    .bind(poll.feed.0)
    .fetch_all(conn)
    .await?;
    for row in &rows {
        let stored: Entry = row.json("doc")?;
        for turn in fresh.get(&row.text("key")?).into_iter().flatten() {
            if poll.entries.get(*turn).is_some_and(|new| new.entry.is_again(&stored, all_fresh)) {
                again.insert(*turn, Known { id: row.int("id")?, hash: row.text("hash")?, article: row.int("article_id")? });
            }
        }
    }
    Ok(again)
}
