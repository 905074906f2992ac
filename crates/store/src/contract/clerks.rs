//! Chapters on what keeps several nodes in step: leases, the change log, counts; and a crowd of them at once.

use std::collections::BTreeSet;

use model::Role;

use super::cast::{at, entry};
use super::reads::{of, poll};
use crate::{Error, Noun, Result, Store};

pub(super) async fn empty(store: &Store) -> Result<()> {
    store.ping().await?;
    let status = store.status(at(0)).await?;
    assert_eq!(
        (status.sources, status.feeds, status.entries, status.articles, status.stories),
        (0, 0, 0, 0, 0),
        "the story needs an empty store"
    );
    assert_eq!((status.last_fetch, status.due, status.jobs.waiting, store.last_change().await?), (None, 0, 0, 0));
    assert_eq!(store.claim_due_feeds(at(0), 9, 60, "north", None).await?, []);
    assert_eq!(store.claim_reads(at(0), 9, 60, "north").await?, []);
    assert_eq!(store.next_job().await?, None);
    assert_eq!(store.editions().await?, []);
    assert_eq!(store.source_overviews().await?, []);
    assert_eq!(store.save_reads(&[]).await?, []);
    Ok(())
}

pub(super) async fn leases(store: &Store) -> Result<()> {
    assert!(store.take_lease("group en", "north", at(0), 60).await?);
    assert!(!store.take_lease("group en", "south", at(0), 60).await?, "a lease is one node's");
    assert!(store.take_lease("group de", "south", at(0), 60).await?, "another name is another lease");
    assert!(store.take_lease("group en", "north", at(0), 120).await?, "one's own can be extended");
    assert!(!store.take_lease("group en", "south", at(1), 60).await?);
    assert!(store.take_lease("group en", "south", at(2), 60).await?, "after its end it is free");
    store.free_lease("group en", "north").await?;
    assert!(!store.take_lease("group en", "north", at(2), 60).await?, "another node's lease can't be given back");
    store.free_lease("group en", "south").await?;
    assert!(store.take_lease("group en", "north", at(2), 60).await?);
    Ok(())
}

pub(super) async fn claims(store: &Store) -> Result<()> {
    let entries =
        [entry("courier.example", "claimed-1", "Claimed", at(290)), entry("courier.example", "claimed-2", "Also claimed", at(290))];
    poll(store, "courier", &entries, 290).await?;
    assert_eq!(store.claimed_by_others("south", at(290)).await?, None);
    let claimed = store.claim_reads(at(290), 2, 60, "north").await?;
    assert_eq!(store.claimed_by_others("south", at(290)).await?, Some(at(291)));
    assert_eq!(store.claimed_by_others("north", at(290)).await?, None, "one's own are not another's");
    assert_eq!(store.claimed_by_others("south", at(291)).await?, None, "what has ended holds nobody up");
    store.free_claims("south").await?;
    assert_eq!(store.claim_reads(at(290), 2, 60, "south").await?, [], "another node's claims can't be given back");
    store.free_claims("north").await?;
    let again = store.claim_reads(at(290), 2, 60, "south").await?;
    assert_eq!(again.iter().map(|read| read.article).collect::<Vec<_>>(), claimed.iter().map(|read| read.article).collect::<Vec<_>>());
    assert!(store.take_lease("place", "south", at(290), 600).await?);
    store.free_node("south").await?;
    assert_eq!(store.claimed_by_others("north", at(290)).await?, None, "what the dead held is free");
    assert!(store.take_lease("place", "north", at(290), 60).await?);
    store.free_lease("place", "north").await?;
    let again = store.claim_reads(at(290), 2, 60, "north").await?;
    store.save_reads(&again.iter().map(|read| of(read, None)).collect::<Vec<_>>()).await?;
    Ok(())
}

pub(super) async fn accounts(store: &Store) -> Result<()> {
    assert_eq!(store.admins().await?, 0);
    let edda = store.add_account("Edda", Role::Admin, "hash", at(0)).await?;
    assert!(edda.is_some());
    assert_eq!(store.add_account("EDDA", Role::Admin, "other", at(1)).await?, None, "a name is taken in whatever case");
    assert_eq!(store.admins().await?, 1);
    assert_eq!(store.admin_password("eDDA").await?.as_deref(), Some("hash"));
    assert_eq!(store.admin_password("nobody\0").await?, None);
    Ok(())
}

pub(super) async fn changes(store: &Store) -> Result<()> {
    let all = store.changes_since(0, 1_000).await?;
    assert!(all.windows(2).all(|pair| pair[0].seq < pair[1].seq), "changes are in order");
    assert_eq!(all.last().map(|change| change.seq), Some(store.last_change().await?));
    let things: BTreeSet<_> = all.iter().map(|change| (change.noun, change.id)).collect();
    assert_eq!(things.len(), all.len(), "of each thing the newest change is kept");
    assert_eq!(all.iter().map(|change| change.noun).collect::<BTreeSet<_>>(), [Noun::Article, Noun::Story, Noun::Page].into());
    let half = all[all.len() / 2].seq;
    assert_eq!(store.changes_since(half, 1_000).await?, all[all.len() / 2 + 1..]);
    assert_eq!(store.changes_since(0, 2).await?, all[..2]);
    for noun in [Noun::Article, Noun::Story, Noun::Page] {
        let newest = all.iter().filter(|change| change.noun == noun).map(|change| change.seq).max();
        assert_eq!(store.changed_since(noun, 0).await?, newest);
        assert_eq!(store.changed_since(noun, newest.unwrap_or_default()).await?, None);
    }
    Ok(())
}

pub(super) async fn status(store: &Store) -> Result<()> {
    let status = store.status(at(900)).await?;
    assert_eq!((status.sources, status.feeds, status.due, status.stories, status.comments), (3, 5, 3, 1, 0));
    assert_eq!(status.last_fetch, Some(at(140)));
    assert!(status.bytes > 0 && status.flaws > 0);
    let progress = store.progress().await?;
    assert_eq!((progress.feeds, progress.polled, progress.entries), (5, 4, status.entries));
    assert_eq!(progress.articles_waiting + progress.pictures_waiting, status.jobs.waiting);
    Ok(())
}

/// Four nodes poll, claim, read and place at the same time: each piece of work is done once, nothing is lost, nobody is turned away.
pub(super) async fn crowd(store: &Store) -> Result<()> {
    let before = store.progress().await?;
    let entries: Vec<_> = (0..40).map(|n| entry("courier.example", &format!("crowd-{n}"), "One title for all", at(300 + n))).collect();
    poll(store, "courier", &entries, 400).await?;
    let nodes = ["north", "south", "east", "west"].map(|node| work(store.clone(), node));
    let [north, south, east, west] = nodes;
    let (north, south, east, west) = tokio::join!(north, south, east, west);
    let done = [north?, south?, east?, west?].concat();
    assert_eq!(done.len(), 40, "each article is read once");
    assert_eq!(done.iter().collect::<BTreeSet<_>>().len(), 40);
    let after = store.progress().await?;
    assert_eq!((after.articles_read - before.articles_read, after.articles_waiting), (40, before.articles_waiting));
    let heads = store.source_articles(super::cast::known(store, "courier").await?.id, 40).await?;
    assert_eq!(
        heads.iter().map(|head| head.slug.as_str()).collect::<BTreeSet<_>>().len(),
        40,
        "forty articles of one title have forty addresses"
    );
    Ok(())
}

async fn work(store: Store, node: &str) -> Result<Vec<model::ArticleId>> {
    let mut done = Vec::new();
    loop {
        let reads = store.claim_reads(at(400), 3, 600, node).await?;
        if reads.is_empty() {
            return Ok(done);
        }
        let batch: Vec<_> = reads.iter().map(|read| of(read, None)).collect();
        done.extend(store.save_reads(&batch).await?);
        let story = *store.reserve_story_ids(1).await?.first().ok_or(Error::NotFound("story"))?;
        let placed: Vec<_> = reads.iter().map(|read| (read.article, story)).collect();
        store.save_placed(&crate::PlacedBatch { at: at(400), placed: &placed, merged: &[] }).await?;
    }
}
