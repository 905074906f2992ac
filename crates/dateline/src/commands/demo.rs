//! `dateline demo`: the main job with nothing to set up. The bundled newsroom is served on loopback and fetched over HTTP like any
//! other; everything is kept in a temporary folder, which goes when the program ends.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use model::{Board, Edition, Home, HouseRules, Nearby, Reaction, Rights, Section, Sponsor};
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
        editions: vec![edition(), arabic()],
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
        let show = Show { config: config.clone(), opened, newsroom, activity, progress, began };
        show.run(listener, stop).await?;
        sample.stop().await;
        Ok(ExitCode::SUCCESS)
    })
}

/// The demo once everything is open.
struct Show {
    config: Config,
    opened: open::Opened,
    newsroom: Arc<Newsroom>,
    activity: Activity,
    progress: Progress,
    began: Instant,
}

impl Show {
    /// Serves from the first moment, fills the paper meanwhile, and then keeps it as a server does.
    async fn run(self, listener: TcpListener, stop: CancellationToken) -> anyhow::Result<()> {
        let pages_only = Config { role: Role::Web, ..self.config.clone() };
        let newsroom = Arc::clone(&self.newsroom);
        let served = serve::until_stopped(&pages_only, &self.opened, newsroom, Some(listener), &self.activity, stop.clone());
        let (served, kept) = tokio::join!(served, self.fill_and_keep(&stop));
        self.opened.store.close().await;
        kept.and(served)
    }

    async fn fill_and_keep(&self, stop: &CancellationToken) -> anyhow::Result<()> {
        let tally = self.newsroom.run(Mode::UntilIdle, stop).await?;
        self.progress.finish();
        out::line(&format!(
            "{} feeds and {} articles of the sample newsroom were fetched, read, grouped and published in {:.1} s. Ctrl-C ends the demo.",
            tally.polls,
            tally.placed,
            self.began.elapsed().as_secs_f64()
        ))?;
        self.newsroom.run(Mode::Forever, stop).await?;
        Ok(())
    }
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
        title: Some(publisher.name.to_owned()),
        site: Some(publisher.site.clone()),
        category: Some(publisher.category.to_owned()),
        rights: Rights::from_name(publisher.rights).unwrap_or_default(),
        weight: publisher.weight,
        ..Subscription::new(publisher.feed.as_str())
    }
}

/// Alder Point and the places around it, invented like them: off a coast where nothing is.
const HOME: Home = Home { latitude: 43.52, longitude: -68.31, km: 60.0 };
const NEARBY: [(&str, f64, f64); 5] = [
    ("Saltgrass Flats", 43.56, -68.36),
    ("Little Tern", 43.47, -68.22),
    ("Port Sable", 43.38, -68.44),
    ("Penhallow", 43.71, -68.39),
    ("Castermere", 43.83, -68.62),
];

/// The edition of a harbour town.
fn edition() -> Edition {
    Edition {
        slug: "merrow-coast".to_owned(),
        name: "The Merrow Coast Dateline".to_owned(),
        place: "Alder Point, Tern County".to_owned(),
        home: Some(HOME),
        nearby: NEARBY.map(|(name, latitude, longitude)| Nearby { name: name.to_owned(), latitude, longitude }).into(),
        time_zone: crate::starter::time_zone(),
        language: "en".to_owned(),
        private: false,
        sections: vec![
            Section::new("local", "Local"),
            Section::new("politics", "Politics"),
            Section::new("world", "World"),
            Section::new("economy", "Economy"),
            Section::new("science", "Science"),
            Section::new("sports", "Sports"),
            Section::new("culture", "Culture"),
        ],
        sponsors: sponsors(),
        about: "The sample edition of Dateline: an invented harbour town, ten invented publishers, and one real day's work of news."
            .to_owned(),
        digest: crate::starter::three_times(),
        own_feeds: true,
        discussion: true,
        house: HouseRules { reactions: Reaction::ALL.into(), public_rulings: true, ..HouseRules::default() },
        boards: vec![
            board("quay", "The quay", "Whatever comes in with the tide: talk that belongs to no story."),
            board("letters", "Letters to the editor", "What this paper should do better, and what it did well."),
        ],
    }
}

fn board(slug: &str, name: &str, about: &str) -> Board {
    Board { slug: slug.to_owned(), name: name.to_owned(), about: about.to_owned() }
}

/// The same town's paper for those who read from right to left: its reports stay in the languages that they were written in.
fn arabic() -> Edition {
    Edition {
        slug: "sahil-merrow".to_owned(),
        name: "مرساة ساحل ميرو".to_owned(),
        place: "ألدر بوينت، مقاطعة تيرن".to_owned(),
        language: "ar".to_owned(),
        sections: vec![
            Section::new("local", "محليات"),
            Section::new("politics", "سياسة"),
            Section::new("world", "العالم"),
            Section::new("economy", "اقتصاد"),
            Section::new("science", "علوم"),
            Section::new("sports", "رياضة"),
            Section::new("culture", "ثقافة"),
        ],
        boards: vec![
            board("quay", "الرصيف", "حديث عام لا يتبع خبرًا بعينه."),
            board("letters", "رسائل إلى المحرر", "ما ينبغي لهذه الصحيفة أن تحسّنه، وما أحسنت فيه."),
        ],
        sponsors: Vec::new(),
        about: "النسخة العربية من عدد العرض: بلدة ساحلية متخيَّلة وعشر صحف متخيَّلة، وأخبار يوم واحد بلغاتها الأصلية.".to_owned(),
        ..edition()
    }
}

/// Invented like the town.
fn sponsors() -> Vec<Sponsor> {
    let sponsor = |name: &str, short: &str, long: &str| Sponsor {
        name: name.to_owned(),
        short: short.to_owned(),
        long: long.to_owned(),
        ..Sponsor::default()
    };
    vec![
        sponsor(
            "brisco",
            "Brisco & Daughter, chandlers",
            "Brisco & Daughter, ship chandlers on Holm Street: rope by the metre and advice by the hour since 1923.",
        ),
        sponsor(
            "lantern",
            "The Lantern bakes at four",
            "The Lantern on Ferry Square bakes at four and opens at five: rye, sour and seeded, and coffee for the early boat.",
        ),
    ]
}
