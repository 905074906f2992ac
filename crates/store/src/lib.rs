//! Remember this.
//!
//! The only SQL of the house: SQLite (the default, one file) or PostgreSQL behind one face, [`Store`]. One file for each noun holds its
//! statements, in the subset that both engines speak; where they differ, `Engine::sql` puts the right words in. Every method
//! that changes something is one transaction and can be run again: the second run changes nothing.
//!
//! The store has no clock: moments are arguments. It makes no decisions about news: it keeps what it is given.

mod accounts;
mod addresses;
mod archived;
mod articles;
mod boards;
mod body_pictures;
mod challenges;
mod changes;
mod columns;
mod comments;
#[cfg(any(test, feature = "contract"))]
pub mod contract;
mod deliveries;
mod digest_edits;
mod digests;
mod dossiers;
mod editions;
mod edits;
mod engine;
mod error;
mod feeds;
mod flaws;
mod heads;
mod history;
mod identities;
mod invitations;
mod jobs;
mod leases;
mod letter_boxes;
mod machine;
mod migrations;
mod notices;
mod open;
mod originals;
mod outgoing;
mod pages;
mod passkeys;
mod pictures;
mod placing;
mod polls;
mod readers;
mod readings;
mod reads;
mod river;
mod rows;
mod searched;
mod sessions;
mod slugs;
mod sources;
mod sponsors;
mod status;
mod stories;
mod subscribers;
mod subscriptions;
mod target;
#[cfg(test)]
mod tests;
mod tries;
mod trips;
mod versions;

pub use accounts::AccountNote;
pub use addresses::Namesake;
pub use archived::ArchivedPage;
pub use articles::{StoredArticle, Topic};
pub use boards::BoardState;
pub use body_pictures::{BodyPicture, BodyPictureEnd, BodyPictureJob, KeptPicture};
pub use challenges::{CHALLENGES, Challenge, Purpose};
pub use changes::{Change, Noun};
pub use comments::{
    Act, Added, Appeal, Discussion, Entry, KnownBefore, Lesson, NewComment, On, Queued, Ruled, Ruling, Settings, Spoken, Talked, Viewer,
    Where,
};
pub use deliveries::{Delivery, Taken, Waiting};
pub use digests::{DigestRow, DigestText};
pub use dossiers::StoryText;
pub use edits::{Decided, Refusal};
pub use engine::Engine;
pub use error::{Error, Result};
pub use feeds::{FeedState, KnownFeed, Move};
pub use flaws::FlawRow;
pub use heads::ArticleHead;
pub use history::{Fared, PollRow};
pub use identities::{Entered, Identity, Joined, Subject};
pub use invitations::INVITATIONS;
pub use jobs::JobId;
pub use letter_boxes::LetterBox;
pub use machine::{MachineAsk, MachineClaim, MachineEnd, MachineLine, MachineState, MachineText};
pub use notices::{Notice, Told};
pub use originals::Original;
pub use outgoing::{Ending, Errand, MailCounts, Outgoing, TOO_LATE};
pub use pages::Published;
pub use passkeys::{AddedPasskey, PASSKEYS, Passkey};
pub use pictures::{PictureFile, PictureJob};
pub use placing::{PlacedBatch, ToPlace};
pub use polls::{NewEntry, Poll, PollSaved};
pub use readers::{
    Changed, FOLLOWS, Followed, HISTORY, Item, ItemRow, MUTES, Mute, Newsline, OWN_FEEDS, OwnAdded, OwnFeed, Put, Reader, ReaderKept,
    SAVED, SWITCHES, Saved, WasRead,
};
pub use readings::Reading;
pub use reads::{Read, ReadEntry, ReadSaved};
pub use river::{Afloat, Before, Stretch};
pub use searched::FoundStory;
pub use sessions::{SESSIONS, Session, SignedIn};
pub use sources::{SourceOverview, site_key};
pub use sponsors::SponsorDay;
pub use status::{Jobs, Kept, Progress, Status};
pub use stories::{Report, Shown, StoryFound, StoryRow};
pub use subscribers::{Asked, BOUNCES, CONFIRM_WITHIN, DigestWish, Subscriber, SubscriberState};
pub use subscriptions::{Intent, Standing, Subscription};
pub use target::{Secret, Target};
pub use trips::{Aim, TRIP, Trip};
pub use versions::EntryVersion;

use std::sync::Arc;

use sqlx::{Any, AnyPool, Transaction};

/// What this installation remembers. Cheap to clone; all clones share the connections.
#[derive(Debug, Clone)]
pub struct Store {
    engine: Engine,
    /// On SQLite one connection, on PostgreSQL the same pool as `reader`.
    writer: AnyPool,
    reader: AnyPool,
    /// Comments that wait to be written together.
    arriving: Arc<comments::Arriving>,
}

impl Store {
    /// Which database this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Does the database answer? What `/readyz` asks.
    ///
    /// # Errors
    /// `Unreachable` if not.
    pub async fn ping(&self) -> Result<()> {
        sqlx::query("SELECT 1").fetch_one(&self.reader).await?;
        Ok(())
    }

    /// Ends all connections, after the statements that are under way.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }

    /// A transaction that writes. On SQLite it takes the write lock at once: a transaction that reads first and writes later fails when
    /// another process wrote in between.
    async fn write(&self) -> Result<Transaction<'static, Any>> {
        Ok(match self.engine {
            Engine::Sqlite => self.writer.begin_with("BEGIN IMMEDIATE").await?,
            Engine::Postgres => self.writer.begin().await?,
        })
    }
}
