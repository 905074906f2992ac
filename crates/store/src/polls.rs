//! What a poll of a feed brought, saved as one: entries, their articles, the work that follows, flaws, and the feed's state.

pub(crate) mod add;
mod recognise;

use std::collections::BTreeSet;

use jiff::Timestamp;
use model::{ArticleId, Entry, EntryId, Feed, FeedId, Flaw, SourceId};
use sqlx::AnyConnection;

use crate::changes;
use crate::columns::{Columns, clean, clean_or, id_list, json, ms, short};
use crate::flaws::{self, Look, Place, Seen};
use crate::jobs::{Kind, enqueue};
use crate::sources::site_key;
use crate::{Fared, FeedState, ReadEntry, Result, Store, history, rows, tries, versions};

use add::Fresh;
use recognise::{Found, Known};

/// What a poll brought.
#[derive(Debug, Clone)]
pub struct Poll<'a> {
    /// Which feed.
    pub feed: FeedId,
    /// Whose.
    pub source: SourceId,
    /// When.
    pub at: Timestamp,
    /// How the feed stands from now on. `None`: as before, and whoever has claimed it has it still; what is to be kept did not come by its
    /// road.
    pub state: Option<FeedState>,
    /// What the feed's history says of it. `None`: nothing; nobody was asked, and nothing came.
    pub fared: Option<Fared>,
    /// The document, if one came and was a feed: gives the feed its title and the source its site, where they have none. Its entries are
    /// not looked at.
    pub feed_doc: Option<&'a Feed>,
    /// What is to be kept.
    pub entries: &'a [NewEntry],
    /// What was wrong.
    pub flaws: &'a [Flaw],
}

/// An entry to keep.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEntry {
    /// As the feed gave it.
    pub entry: Entry,
    /// What tells it from the feed's others: `Entry::identity`. Of two entries with one identity that lead apart both are kept.
    pub identity: String,
    /// Changes when the entry does.
    pub hash: String,
    /// The article's identity across feeds, from the link; `None`: an article of its own.
    pub key: Option<String>,
    /// Its article, where the entry carries it whole and it was read with the poll: it counts if the article is new. `None`: it is to be
    /// read.
    pub read: Option<Box<ReadEntry>>,
}

/// What a poll added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PollSaved {
    /// Entries that were not known.
    pub new: Vec<EntryId>,
    /// Entries that changed.
    pub changed: Vec<EntryId>,
    /// Articles that were read with the poll.
    pub read: usize,
}

impl Store {
    /// Saves what a poll brought, as one: new and changed entries (the others are not touched), an article for each new key and a read for
    /// each new or changed article, flaws, the feed's state. With a state the feed's lease ends.
    ///
    /// Flaws of this feed that were not seen this time are past; but where no document came (unchanged, or unreachable), only those of
    /// getting there.
    ///
    /// # Errors
    /// If the database fails; then nothing of it is saved.
    pub async fn save_poll(&self, poll: &Poll<'_>) -> Result<PollSaved> {
        Ok(self.save_polls(std::slice::from_ref(poll)).await?.pop().unwrap_or_default())
    }

    /// Saves what several polls brought, all as one, each as [`Store::save_poll`] does; gives what each added, in their order.
    ///
    /// # Errors
    /// If the database fails; then nothing of any of them is saved.
    pub async fn save_polls(&self, polls: &[Poll<'_>]) -> Result<Vec<PollSaved>> {
        tries::until_free(|| self.try_save_polls(polls)).await
    }

    async fn try_save_polls(&self, polls: &[Poll<'_>]) -> Result<Vec<PollSaved>> {
        let mut tx = self.write().await?;
        // Addresses of articles are unique within a source: nodes that save articles of one source go one after the other.
        let sources = sqlx::query(self.engine.sql("SELECT id, own FROM sources WHERE id IN ({ids 1}) ORDER BY id {lock}"))
            .bind(id_list(polls.iter().map(|poll| poll.source.0)))
            .fetch_all(&mut *tx)
            .await?;
        let mut own = BTreeSet::new();
        for source in &sources {
            if source.flag("own")? {
                own.insert(source.int("id")?);
            }
        }
        let mut saved = vec![PollSaved::default(); polls.len()];
        let mut fresh = Vec::new();
        let empty = recognise::empty(self.engine, &mut tx, polls).await?;
        for (number, (poll, saved)) in polls.iter().zip(&mut saved).enumerate() {
            let is_own = own.contains(&poll.source.0);
            let found = recognise::all(self.engine, &mut tx, poll, empty.contains(&poll.feed.0), is_own).await?;
            for ((turn, entry), found) in (0_i64..).zip(poll.entries).zip(found) {
                match found {
                    Found::New { identity } => {
                        let Poll { source, feed, at, .. } = *poll;
                        fresh.push(Fresh { key: short_key(feed, is_own, entry), source, feed, at, number, turn, identity, entry });
                    }
                    Found::Changed(known) => {
                        change(&mut tx, poll, &known, turn, entry).await?;
                        saved.changed.push(EntryId(known.id));
                    }
                    Found::Same => {}
                }
            }
        }
        let mut changed = BTreeSet::new();
        add::add(self.engine, &mut tx, fresh, &mut saved, &mut changed).await?;
        let looks = polls.iter().map(|poll| {
            let document = poll.feed_doc.is_some() || poll.flaws.iter().any(|flaw| !flaws::is_of_the_way(flaw.kind));
            let place = Place { source: poll.source, feed: Some(poll.feed), article: None };
            Seen { place, flaws: poll.flaws, look: if document { Look::Whole } else { Look::Way }, at: poll.at }
        });
        flaws::see_all(self.engine, &mut tx, &looks.collect::<Vec<_>>()).await?;
        describe(&mut tx, polls).await?;
        set_states(&mut tx, polls).await?;
        history::keep(self.engine, &mut tx, polls, &saved).await?;
        if let Some(at) = polls.iter().map(|poll| poll.at).max() {
            changes::log(&mut tx, &changed, at).await?;
        }
        tx.commit().await?;
        Ok(saved)
    }
}

/// The article's key: an entry without a link has an article of its own. So has each entry of a feed that a reader brought: else whoever
/// lists a publisher's addresses in a feed of his own would have them first, and nobody else would see these articles.
pub(crate) fn short_key(feed: FeedId, is_own: bool, entry: &NewEntry) -> String {
    match &entry.key {
        Some(key) if is_own => short(&format!("own {feed} {key}")),
        Some(key) => short(key),
        None => short(&format!("feed {feed} {}", entry.identity)),
    }
}

async fn change(conn: &mut AnyConnection, poll: &Poll<'_>, known: &Known, turn: i64, entry: &NewEntry) -> Result<()> {
    versions::keep(conn, known.id).await?;
    sqlx::query("UPDATE entries SET hash = $1, doc = $2, saved = $3, version = version + 1 WHERE id = $4")
        .bind(clean(&entry.hash).as_ref())
        .bind(json(&entry.entry)?)
        .bind(ms(poll.at))
        .bind(known.id)
        .execute(&mut *conn)
        .await?;
    // Only the entry that an article stands by says that it changed: another feed's entry for the same page is a second pointer to it.
    let stands = sqlx::query("SELECT id FROM articles WHERE id = $1 AND entry_id = $2")
        .bind(known.article)
        .bind(known.id)
        .fetch_optional(&mut *conn)
        .await?;
    if stands.is_some() {
        enqueue(conn, Kind::Read, ArticleId(known.article), turn, poll.at).await?;
    }
    Ok(())
}

/// The documents' own words about themselves, where nobody said anything yet.
async fn describe(conn: &mut AnyConnection, polls: &[Poll<'_>]) -> Result<()> {
    let titles: Vec<(i64, String)> = polls.iter().filter_map(|poll| Some((poll.feed.0, poll.feed_doc?.name()?))).collect();
    for piece in rows::pieces(&titles) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "UPDATE feeds SET title = said.column2 FROM (VALUES {rows}) AS said WHERE feeds.id = said.column1 AND feeds.title IS NULL",
            piece.len(),
            2,
        ));
        for (feed, title) in piece {
            query = query.bind(*feed).bind(clean(title).into_owned());
        }
        query.execute(&mut *conn).await?;
    }
    let sites: Vec<(i64, &str)> = polls.iter().filter_map(|poll| Some((poll.source.0, poll.feed_doc?.link.as_deref()?))).collect();
    for piece in rows::pieces(&sites) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "UPDATE sources SET site = said.column2, site_key = said.column3 FROM (VALUES {rows}) AS said
             WHERE sources.id = said.column1 AND sources.site IS NULL",
            piece.len(),
            3,
        ));
        for (source, site) in piece {
            query = query.bind(*source).bind(clean(site).into_owned()).bind(short(&site_key(site)));
        }
        query.execute(&mut *conn).await?;
    }
    Ok(())
}

async fn set_states(conn: &mut AnyConnection, polls: &[Poll<'_>]) -> Result<()> {
    let states: Vec<(i64, &FeedState)> = polls.iter().filter_map(|poll| Some((poll.feed.0, poll.state.as_ref()?))).collect();
    for piece in rows::pieces(&states) {
        // A feed that was removed while it was asked stays removed.
        let mut query = sqlx::query(rows::statement(
            conn,
            "UPDATE feed_state SET etag = told.column2, last_modified = told.column3, due = told.column4, interval_s = told.column5,
                 polled = told.column6, changed = told.column7, failures = told.column8, status = told.column9,
                 retired = CASE WHEN removed IS NULL THEN told.column10 ELSE 1 END, moving_to = told.column11,
                 moving_seen = told.column12, leased_until = NULL, leased_by = NULL
             FROM (VALUES {rows}) AS told WHERE feed_state.feed_id = told.column1",
            piece.len(),
            12,
        ));
        for (feed, state) in piece {
            query = query
                .bind(*feed)
                .bind(clean_or(state.etag.as_deref()))
                .bind(clean_or(state.last_modified.as_deref()))
                .bind(ms(state.due))
                .bind(state.interval_s)
                .bind(state.polled.map(ms))
                .bind(state.changed.map(ms))
                .bind(state.failures)
                .bind(clean_or(state.status.as_deref()))
                .bind(i64::from(state.retired))
                .bind(clean_or(state.moving_to.as_deref()))
                .bind(state.moving_seen);
        }
        query.execute(&mut *conn).await?;
    }
    Ok(())
}
