//! Opening what commands work on: the data folder, the store, the newsroom over it.

use std::sync::Arc;

use anyhow::Context;
use model::{Edition, Home, PlaceKind};
use newsroom::{Listener, Newsroom};
use store::{Store, Target};

use crate::clock::{Clock, clock};
use crate::config::Config;
use crate::machine;
use crate::node::{self, Node};
use crate::starter;

/// The store and the clock of this run.
pub(crate) struct Opened {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    /// Who this process is to others on the same database.
    pub(crate) node: Node,
}

/// Opens the data folder (made if need be) or the database, and puts the file's editions into it; a new one gets the starter edition.
pub(crate) async fn open(config: &Config) -> anyhow::Result<Opened> {
    let target = config.target()?;
    if let Target::Sqlite(folder) = &target {
        std::fs::create_dir_all(folder).with_context(|| {
            format!("The data folder {} can't be made. Choose a place that you may write to, with --data", folder.display())
        })?;
    }
    let store = Store::open(&target).await.with_context(|| match &target {
        Target::Sqlite(folder) => format!("{} can't be used", folder.join("dateline.sqlite").display()),
        Target::Postgres(_) => "The PostgreSQL database can't be used".to_owned(),
    })?;
    if !config.editions.is_empty() {
        store.put_editions(&config.editions.iter().map(at_home).collect::<Vec<_>>()).await?;
    } else if store.editions().await?.is_empty() {
        store.put_editions(&[at_home(&starter::edition(&starter::time_zone()))]).await?;
    }
    let clock = clock(config.now);
    for name in node::gone(&config.data) {
        store.free_node(&name).await?;
    }
    let node = Node::take(&config.data, clock());
    Ok(Opened { store, clock, node })
}

/// An edition whose place is a town that the gazetteer knows is at home there, unless it says where it is.
fn at_home(edition: &Edition) -> Edition {
    let found = || understand::find_place(&edition.place).filter(|place| place.kind == PlaceKind::Town);
    let home = edition.home.or_else(|| found().map(|town| Home::at(town.latitude, town.longitude)));
    Edition { home, ..edition.clone() }
}

/// The newsroom of this process over a store.
pub(crate) fn newsroom(config: &Config, opened: &Opened, listener: Listener) -> anyhow::Result<Arc<Newsroom>> {
    let fetcher = fetch::Fetcher::new(config.fetch.clone())?;
    let node = opened.node.name().to_owned();
    let settings = config.newsroom.clone();
    let newsroom = Newsroom::new(opened.store.clone(), fetcher, settings, Arc::clone(&opened.clock), node, listener);
    Ok(Arc::new(match machine::summaries(config)? {
        Some(summaries) => newsroom.with_summaries(summaries),
        None => newsroom,
    }))
}

/// Where a place of some name is, as the gazetteer knows it.
pub(crate) fn place() -> web::search::PlaceOf {
    Arc::new(understand::find_place)
}

/// A listener for commands that report by their result alone.
pub(crate) fn silent() -> Listener {
    Arc::new(|_| {})
}

/// Threads for work that blocks (reading pages, names to look up): the C library keeps memory for each thread that ever was.
const BLOCKING_THREADS: usize = 16;

/// The runtime that asynchronous commands run on.
pub(crate) fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .max_blocking_threads(BLOCKING_THREADS)
        .enable_all()
        .build()
        .context("The runtime can't start")
}
