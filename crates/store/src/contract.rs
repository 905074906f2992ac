//! The contract story: one long tale through the whole face, told to an empty store of either engine. It panics where the store does not
//! keep its word.
//!
//! Test code, behind the feature `contract`: the integration binary tells it on SQLite and on PostgreSQL.

mod addresses;
mod along;
mod arriving;
mod body_pictures;
mod cast;
mod clerks;
mod digests;
mod discussion;
mod dossiers;
mod edits;
mod feeds;
mod house;
mod machine;
mod mail;
mod openid;
mod originals;
mod own;
mod pages;
mod paper;
mod passkeys;
mod pictures;
mod placing;
mod pushed;
mod readers;
mod reads;
mod searched;
mod sources;
mod versions;

use crate::{Result, Store};

/// Tells the story. The store must be empty; afterwards it is not.
///
/// # Panics
/// Where the store does not keep its word.
pub async fn story(store: &Store) {
    heard("an empty store", clerks::empty(store).await);
    heard("editions", pages::editions(store).await);
    heard("sources", sources::added(store).await);
    heard("feeds", feeds::added(store).await);
    heard("claims of feeds", feeds::claimed(store).await);
    heard("polls", feeds::polled(store).await);
    heard("claims of reads", reads::claimed(store).await);
    heard("reads", reads::saved(store).await);
    heard("a changed entry", reads::changed(store).await);
    heard("versions", versions::kept(store).await);
    heard("ids that tell nothing", versions::recognised(store).await);
    heard("reads that fail", reads::failed(store).await);
    heard("strange text", reads::strange(store).await);
    heard("originals", originals::kept(store).await);
    heard("pictures", pictures::kept(store).await);
    heard("stories", placing::placed(store).await);
    heard("merged stories", placing::merged(store).await);
    heard("candidates and reasons", placing::weighed(store).await);
    heard("topics", placing::read(store).await);
    heard("pages", pages::published(store).await);
    heard("the archive's days", paper::archived(store).await);
    heard("sponsors", paper::sponsored(store).await);
    heard("flaws", sources::flawed(store).await);
    heard("overviews", sources::overviews(store).await);
    heard("leases", clerks::leases(store).await);
    heard("accounts", clerks::accounts(store).await);
    heard("changes", clerks::changes(store).await);
    heard("status", clerks::status(store).await);
    heard("a crowd of nodes", clerks::crowd(store).await);
    heard("claims given back", clerks::claims(store).await);
    heard("pictures of texts", body_pictures::kept(store).await);
    heard("letters", pushed::letters(store).await);
    heard("a flood of letters", pushed::flood(store).await);
    heard("subscriptions", pushed::subscribed(store).await);
    heard("subscriptions that end", pushed::left(store).await);
    heard("pictures and readings that cross", body_pictures::crossed(store).await);
    heard("articles that come whole", along::along(store).await);
    heard("entries from elsewhere", feeds::brought(store).await);
    heard("one article under several addresses", addresses::joined(store).await);
    heard("what editors decide", edits::decided(store).await);
    heard("what is known of stories", dossiers::known(store).await);
    heard("readers", readers::came(store).await);
    heard("newslines", readers::chose(store).await);
    heard("what is saved for later", readers::saved(store).await);
    heard("stories that are followed", readers::followed(store).await);
    heard("what was read", readers::read(store).await);
    heard("readers who are one, and forgotten", readers::merged(store).await);
    heard("what is searched", searched::found(store).await);
    heard("a section's river", paper::filed(store).await);
    heard("the river", paper::river(store).await);
    heard("a source's older articles", paper::leafed(store).await);
    heard("a feed that is removed", feeds::removed(store).await);
    heard("a letter box that is removed", pushed::removed(store).await);
    heard("feeds that readers bring", own::brought(store).await);
    heard("accounts and browsers", discussion::signed_in(store).await);
    heard("passkeys", passkeys::added(store).await);
    heard("challenges", passkeys::challenged(store).await);
    heard("what is written under stories", discussion::written(store).await);
    heard("what moderators decide", discussion::ruled(store).await);
    heard("boards", house::boards(store).await);
    heard("what people are told of", house::told_of(store).await);
    heard("rulings on discussions and people", house::kept(store).await);
    heard("the moderators' list", house::listed(store).await);
    heard("invitations", house::invited(store).await);
    heard("people who come through providers", openid::came(store).await);
    heard("people on their way", openid::travelled(store).await);
    heard("digests", digests::published(store).await);
    heard("who gets the digest by mail", mail::subscribed(store).await);
    heard("letters to them", mail::sent(store).await);
    heard("letters that come back", mail::came_back(store).await);
    heard("letters of members", mail::closed(store).await);
    heard("many who write at once", arriving::together(store).await);
    heard("texts that a machine writes", machine::written(store).await);
    heard("many who ask machines", machine::crowded(store).await);
    heard("an account that is deleted", discussion::gone(store).await);
    heard("the passkeys of an account that is deleted", passkeys::gone(store).await);
}

#[expect(clippy::panic, reason = "a contract that is broken is a test that fails")]
fn heard(chapter: &str, told: Result<()>) {
    if let Err(error) = told {
        panic!("{chapter}: {error} ({error:?})");
    }
}
