//! What the pages stand on.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use ipnet::IpNet;
use jiff::Timestamp;
use model::{Digest, Edition, EditionId, Explanation};
use store::Store;
use tokio::sync::Semaphore;

use crate::account::Guesses;
use crate::account::openid::Provider;
use crate::admin::Door;
use crate::audience::Audience;
use crate::hub::Desk;
use crate::live::Live;
use crate::press::Press;
use crate::reader::Newcomers;
use crate::search::PlaceOf;
use crate::share::Cards;
use crate::shelf::Shelf;
use crate::sponsor::Ledger;

/// Pages explained at once: editors look at one, and the other processor is the readers'.
const EXPLAINED_AT_ONCE: usize = 1;

/// People from one address who set out for a provider within an hour: an office may come in through one, and again after lunch.
const TRAVELLERS: u32 = 600;

/// Addresses that are typed in from one address within an hour.
const ASKERS: u32 = 30;

/// Searches at once: what more there are would only make each of them slower.
const SEARCHES_AT_ONCE: usize = 4;

/// The one clock, as the binary sets it (`--now` shows a kept newsroom as of its day).
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Explains a page of these bytes, sent as this content type, found at this address.
pub type Explain = Arc<dyn Fn(&[u8], Option<&str>, &str) -> Explanation + Send + Sync>;

/// The next digest of an edition as it would be now; `None` where it has none, and in words what went wrong.
pub type Preview = Arc<dyn Fn(EditionId, Arc<Edition>) -> BoxFuture<'static, Result<Option<Digest>, String>> + Send + Sync>;

/// A feed as other readers' lists (OPML) name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The publisher's name.
    pub title: String,
    /// The feed's address, as written.
    pub feed: String,
    /// The site's front page.
    pub site: Option<String>,
    /// The folder it stands in.
    pub category: Option<String>,
}

/// Reads a list of feeds; `None` where there is none in these bytes.
pub type ReadList = Arc<dyn Fn(&[u8]) -> Option<Vec<Listed>> + Send + Sync>;

/// Writes a list of feeds under a title.
pub type WriteList = Arc<dyn Fn(&str, &[Listed]) -> String + Send + Sync>;

/// What the newsroom is doing just now, for the page that stands in while there is nothing to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Activity {
    /// A fetch is under way.
    pub fetching: bool,
    /// The last fetch reached no publisher at all.
    pub offline: bool,
}

/// What the pages stand on. Cheap to clone.
#[derive(Clone)]
pub struct State {
    /// What is remembered.
    pub store: Store,
    /// The reader's now.
    pub clock: Clock,
    /// The program's version.
    pub version: &'static str,
    /// What the newsroom does; asked only while there is nothing to read.
    pub activity: Arc<dyn Fn() -> Activity + Send + Sync>,
    /// Private editions open to everyone: set for a server that listens on loopback alone.
    pub open_private: bool,
    /// Why a page's text is what it is; the binary gives what knows.
    pub explain: Explain,
    /// What the next digest would be; the binary gives what knows.
    pub preview: Preview,
    /// Reads lists of feeds; the binary gives what knows, as for writing them.
    pub read_list: ReadList,
    /// Writes lists of feeds.
    pub write_list: WriteList,
    /// What stands after the @ in the addresses of letter boxes, for admins.
    pub letters_host: String,
    /// Where readers reach this server, without a slash at the end: what an address for elsewhere begins with.
    pub public: Option<Arc<str>>,
    /// The address that this server listens on: whole addresses begin with it where `public` is not told.
    pub listens: String,
    /// Hubs that tell who wants to know when a feed of ours changes.
    pub hubs: Vec<String>,
    /// Told when a delivery was kept or a feed was brought, so that whoever reads it need not be waited for.
    pub delivered: Arc<dyn Fn() + Send + Sync>,
    /// The digest is sent by mail to who asks for it.
    pub mails: bool,
    /// The search index of this node, once there is one.
    pub index: Arc<dyn Fn() -> Option<search::Index> + Send + Sync>,
    /// Where a place of some name is; the binary gives what knows.
    pub place: PlaceOf,
    /// Proxies in front of the server, whose word on where a request comes from counts.
    pub trusted_proxies: Arc<[IpNet]>,
    /// Providers through which people sign in, in the order in which they are offered.
    pub providers: Arc<[Provider]>,
    pub(crate) shelf: Arc<Shelf>,
    pub(crate) audience: Arc<Audience>,
    pub(crate) ledger: Arc<Ledger>,
    pub(crate) live: Arc<Live>,
    pub(crate) cards: Arc<Cards>,
    pub(crate) door: Arc<Door>,
    pub(crate) hub: Arc<Desk>,
    pub(crate) press: Arc<Press>,
    pub(crate) newcomers: Arc<Newcomers>,
    /// Who sets out for a provider: each is a row for a while.
    pub(crate) travellers: Arc<Newcomers>,
    /// Who asks for the digest by mail: each is a letter to somebody.
    pub(crate) askers: Arc<Newcomers>,
    pub(crate) guesses: Arc<Guesses>,
    /// Who holds a permit may hash a password: it takes 19 MiB and all of a processor.
    pub(crate) hashing: Arc<Semaphore>,
    /// Who holds a permit may explain a page: it takes milliseconds of a processor, and megabytes.
    pub(crate) explaining: Arc<Semaphore>,
    /// Who holds a permit may have the next digest composed: it takes a second of a processor.
    pub(crate) previewing: Arc<Semaphore>,
    /// Who holds a permit may search.
    pub(crate) searching: Arc<Semaphore>,
}

impl State {
    /// A state with a newsroom that rests and private editions closed; set the public fields for more.
    #[must_use]
    pub fn new(store: Store, clock: Clock, version: &'static str) -> State {
        State {
            store,
            clock,
            version,
            activity: Arc::new(Activity::default),
            open_private: false,
            explain: Arc::new(|_, _, _| Explanation::default()),
            preview: Arc::new(|_, _| Box::pin(async { Ok(None) })),
            read_list: Arc::new(|_| None),
            write_list: Arc::new(|_, _| String::new()),
            letters_host: "localhost".to_owned(),
            public: None,
            listens: "http://localhost".to_owned(),
            hubs: Vec::new(),
            delivered: Arc::new(|| {}),
            mails: false,
            index: Arc::new(|| None),
            place: Arc::new(|_| None),
            trusted_proxies: Arc::default(),
            providers: Arc::default(),
            shelf: Arc::default(),
            audience: Arc::default(),
            ledger: Arc::default(),
            live: Arc::default(),
            cards: Arc::default(),
            door: Arc::default(),
            hub: Arc::default(),
            press: Arc::default(),
            newcomers: Arc::default(),
            travellers: Arc::new(Newcomers::of(TRAVELLERS)),
            askers: Arc::new(Newcomers::of(ASKERS)),
            guesses: Arc::default(),
            hashing: Arc::new(Semaphore::new(1)),
            explaining: Arc::new(Semaphore::new(EXPLAINED_AT_ONCE)),
            previewing: Arc::new(Semaphore::new(1)),
            searching: Arc::new(Semaphore::new(SEARCHES_AT_ONCE)),
        }
    }
}
