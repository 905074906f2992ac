//! The words of the house, as types: what a feed says, what an article is, what a story is, what a front page shows.
//!
//! No I/O, no clock, no SQL. Every stage speaks in these types, so that two stages never need to know each other.

mod account;
mod article;
mod comment;
mod comparison;
mod digest;
mod dossier;
mod edit;
mod edition;
mod entry;
mod explanation;
mod feed_kind;
mod flaw;
mod house;
mod id;
mod kind;
mod mail_address;
mod moment;
mod name;
mod page;
mod place;
mod searchable;
mod source;
mod story;
mod subscriber;

pub use account::{Account, Role};
pub use article::{Article, LeadImage, Link};
pub use comment::{Comment, CommentState, Held, Penned, Quote, Reaction, ReportReason, ThreadOrder, Under};
pub use comparison::{Agreed, Alone, Comparison, Differing, Fact, Proof, Stated};
pub use digest::{
    Correction, Digest, DigestBlock, DigestDecision, DigestEdit, DigestHand, DigestItem, DigestReport, DigestRules, Hour,
    LONGEST_CORRECTION, Line, Meant, Minute, NoMinute, Since,
};
pub use dossier::{Dossier, FiguresDiffer, Named, OnlyOne, Origin, Sentence};
pub use edit::{Decision, Edit, EditKind, Hand};
pub use edition::{Edition, Home, Nearby, Section, Slot, Sponsor, Weekday};
pub use entry::{Enclosure, Entry, Feed, FeedFormat, LONGEST_FEED_NAME, LONGEST_HEADLINE, Point};
pub use explanation::{Explanation, Judged};
pub use feed_kind::FeedKind;
pub use flaw::{Flaw, FlawKind};
pub use house::{Board, HouseRules, Learned, Listed, Registration, Sought};
pub use id::{
    AccountId, ArticleId, BoardId, CommentId, DigestEditId, DigestId, EditId, EditionId, EntryId, FeedId, ReaderId, RulingId, SourceId,
    StoryId,
};
pub use kind::{ArticleKind, RightsSignals};
pub use mail_address::MailAddress;
pub use moment::Moment;
pub use name::{Name, NameKind};
pub use page::{Block, Card, CardPicture, Differ, FEED_FILES, FrontPage, LocalPage, Near, Reason, SectionPage};
pub use place::{Place, PlaceKind, kilometres};
pub use searchable::Searchable;
pub use source::{Rights, Source, SourceSettings};
pub use story::Story;
pub use subscriber::DigestChoice;
