//! `dateline demo`: the main job with nothing to set up. The bundled newsroom is served on loopback and fetched over HTTP like any
//! other; everything is kept in a temporary folder, which goes when the program ends.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use model::{Edition, Rights, Section, Sponsor};
use newsroom::{Mode, Newsroom, Subscription};
use sample::Publisher;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::fetch::stop_on_signal;
use super::serve;
use crate::activity::Activity;
use crate::config::{Config, Role};
use crate::progress::Progress;
use crate::{open, out};

pub(crate) fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let folder = tempfile::Builder::new().prefix("dateline-demo-").tempdir().context("No temporary folder can be made")?;
    let config = Config {
        data: folder.path().to_owned(),
        database: None,
        role: Role::All,
        editions: vec![edition()],
        fetch: on_loopback(&config.fetch)?,
        ..config.clone()
    };
    open::runtime()?.block_on(async {
        let began = Instant::now();
        let listener = listener(&config).await?;
        let opened = open::open(&config).await?;
        let stop = stop_on_signal();
        let sample = sample::Newsroom::start((opened.clock)(), 0).await.context("The sample newsroom can't be served")?;
        let progress = Progress::new(sample.publishers().len() as u64);
        let activity = Activity::default();
        let newsroom = open::newsroom(&config, &opened, activity.heard_by(progress.listener()))?;
        for publisher in sample.publishers() {
            newsroom.subscribe(&subscription(publisher)).await?;
        }
        out::line(&format!("Dateline's demo is at http://{}/", listener.local_addr()?))?;
        let server = tokio::spawn(serve_while_filling(config.clone(), opened, newsroom, listener, activity, stop, progress, began));
        server.await.context("the demo broke off")??;
        sample.stop().await;
        Ok(ExitCode::SUCCESS)
    })
}

async fn serve_while_filling(
    config: Config,
    opened: open::Opened,
    newsroom: Arc<Newsroom>,
    listener: TcpListener,
    activity: Activity,
    stop: CancellationToken,
    progress: Progress,
    began: Instant,
) -> anyhow::Result<()> {
    let (filler, told) = (Arc::clone(&newsroom), stop.clone());
    let filling = tokio::spawn(async move {
        let tally = filler.run(Mode::UntilIdle, &told).await?;
        progress.finish();
        out::line(&format!(
            "{} feeds and {} articles of the sample newsroom were fetched, read, grouped and published in {:.1} s. Ctrl-C ends the demo.",
            tally.polls,
            tally.placed,
            began.elapsed().as_secs_f64()
        ))?;
        anyhow::Ok(())
    });
    let pages_only = Config { role: Role::Web, ..config };
    let served = serve::until_stopped(&pages_only, &opened, Arc::clone(&newsroom), Some(listener), &activity, stop.clone());
    let keep_on = async {
        filling.await.context("the demo broke off")??;
        newsroom.run(Mode::Forever, &stop).await?;
        anyhow::Ok(())
    };
    let (served, kept) = tokio::join!(served, keep_on);
    opened.store.close().await;
    kept.and(served)
}

/// The address that was asked for; without one, the usual port if it is free, else any.
async fn listener(config: &Config) -> anyhow::Result<TcpListener> {
    if config.listen_given {
        return serve::bind(config.listen).await;
    }
    match TcpListener::bind(config.listen).await {
        Ok(listener) => Ok(listener),
        Err(_) => serve::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await,
    }
}

/// Only this machine may be dialled, and it need not be spared.
fn on_loopback(given: &fetch::Settings) -> anyhow::Result<fetch::Settings> {
    Ok(fetch::Settings { allow: vec!["127.0.0.0/8".parse()?], allow_any_port: true, pause: Duration::ZERO, proxy: None, ..given.clone() })
}

fn subscription(publisher: &Publisher) -> Subscription {
    Subscription {
        feed: publisher.feed.clone(),
        title: Some(publisher.name.to_owned()),
        site: Some(publisher.site.clone()),
        category: Some(publisher.category.to_owned()),
        rights: Rights::from_name(publisher.rights).unwrap_or_default(),
        weight: publisher.weight,
    }
}

/// The edition of a harbour town.
fn edition() -> Edition {
    let section = |tag: &str, name: &str| Section { tag: tag.to_owned(), name: name.to_owned() };
    Edition {
        slug: "merrow-coast".to_owned(),
        name: "The Merrow Coast Dateline".to_owned(),
        place: "Alder Point, Tern County".to_owned(),
        time_zone: crate::starter::time_zone(),
        language: "en".to_owned(),
        private: false,
        sections: vec![
            section("local", "Local"),
            section("politics", "Politics"),
            section("world", "World"),
            section("economy", "Economy"),
            section("science", "Science"),
            section("sports", "Sports"),
            section("culture", "Culture"),
        ],
        sponsors: vec![Sponsor {
            short: "Brisco & Daughter, chandlers".to_owned(),
            long: "Brisco & Daughter, ship chandlers on Holm Street: rope by the metre and advice by the hour since 1923.".to_owned(),
            url: None,
        }],
        about: "The sample edition of Dateline: an invented harbour town, ten invented publishers, and one real day's work of news."
            .to_owned(),
    }
}
