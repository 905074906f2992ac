//! `dateline serve`: the server, and the road that keeps it full.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, bail};
use newsroom::{Event, Listener, Maildir, Mode, Newsroom};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::fetch::stop_on_signal;
use super::lists;
use crate::activity::Activity;
use crate::config::{Config, Role};
use crate::open::Opened;
use crate::progress::Progress;
use crate::{open, out, post, providers, starter};

/// Seconds that open requests have to end once the server is told to stop.
const GRACE: std::time::Duration = std::time::Duration::from_secs(5);

pub(crate) fn run(config: &Config) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let listener = if config.role == Role::Worker { None } else { Some(bind(config.listen).await?) };
        let opened = open::open(config).await?;
        let status = opened.store.status((opened.clock)()).await?;
        if config.starter && status.sources == 0 {
            begin_with_public_feeds(config, &opened).await?;
        }
        let activity = Activity::default();
        let heard = match opened.store.feeds(None).await?.iter().filter(|feed| feed.is_followed()).count() as u64 {
            feeds if feeds > 0 && status.last_fetch.is_none() && config.role != Role::Web => {
                Progress::new(feeds).first_fetch(feeds, logged())
            }
            _ => logged(),
        };
        let newsroom = open::newsroom(config, &opened, activity.heard_by(heard))?;
        if let Some(listener) = &listener {
            out::line(&format!("Dateline is at http://{}/", listener.local_addr()?))?;
        }
        until_stopped(config, &opened, newsroom, listener, &activity, stop_on_signal()).await?;
        opened.store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

async fn begin_with_public_feeds(config: &Config, opened: &Opened) -> anyhow::Result<()> {
    let newsroom = open::newsroom(config, opened, open::silent())?;
    for subscription in starter::subscriptions() {
        newsroom.subscribe(&subscription).await?;
    }
    out::line("A new data folder: it begins with a set of public feeds. Change them with `dateline add` and `dateline import`.")
}

/// Listens, or says why not.
pub(super) async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            let other = SocketAddr::new(address.ip(), address.port().checked_add(1).unwrap_or(8470));
            bail!("{address} is in use, perhaps by another Dateline. Stop it, or take another port: --listen {other}")
        }
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            bail!("{address} may not be listened on by this user. Take a port above 1023, for example --listen {}:8470", address.ip())
        }
        Err(error) => bail!("{address} can't be listened on: {error}. Is it an address of this machine?"),
    }
}

/// Serves and works, as the role says, until told to stop.
pub(super) async fn until_stopped(
    config: &Config,
    opened: &Opened,
    newsroom: Arc<Newsroom>,
    listener: Option<TcpListener>,
    activity: &Activity,
    stop: CancellationToken,
) -> anyhow::Result<()> {
    let sides = side_work(config, opened, &newsroom, &stop).await?;
    let (wake, indexed, previewed) = (Arc::clone(&newsroom), Arc::clone(&newsroom), Arc::clone(&newsroom));
    let follower = listener.is_some().then(|| {
        let (newsroom, folder, stop) = (Arc::clone(&newsroom), config.index_folder(), stop.clone());
        tokio::spawn(async move { newsroom.follow(&folder, &stop).await })
    });
    let worker = (config.role != Role::Web).then(|| {
        let stop = stop.clone();
        tokio::spawn(async move {
            let ended = newsroom.run(Mode::Forever, &stop).await;
            // A road that can't go on (a full disk, a database gone) ends the program with its reason, rather than serving old news.
            stop.cancel();
            ended
        })
    });
    if let Some(listener) = listener {
        let mut pages = web::State::new(opened.store.clone(), Arc::clone(&opened.clock), env!("CARGO_PKG_VERSION"));
        pages.open_private = config.open_private;
        pages.activity = activity.pages();
        pages.explain = Arc::new(explain);
        pages.preview = preview(previewed);
        pages.read_list = Arc::new(lists::read);
        pages.write_list = Arc::new(lists::write);
        pages.public = config.newsroom.public.as_ref().map(|url| url.as_str().trim_end_matches('/').into());
        pages.mails = config.mail.is_some();
        pages.letters_host = config.newsroom.letters_host.clone();
        pages.delivered = Arc::new(move || wake.wake());
        pages.listens = format!("http://{}", listener.local_addr()?);
        pages.hubs =
            if config.newsroom.public.is_some() { config.newsroom.hubs.iter().map(ToString::to_string).collect() } else { Vec::new() };
        pages.index = Arc::new(move || indexed.index());
        pages.place = open::place();
        pages.providers = providers::providers(config)?.into();
        pages.trusted_proxies = config.trusted_proxies.clone().into();
        let (told, stopped) = (stop.clone(), stop.clone());
        let server = tokio::spawn(async move { axum_serve(listener, pages, told).await });
        stopped.cancelled().await;
        // A reader that never finishes does not keep the program from ending.
        if let Ok(ended) = tokio::time::timeout(GRACE, server).await {
            ended.context("the server broke off")??;
        }
    } else {
        stop.cancelled().await;
    }
    if let Some(worker) = worker {
        worker.await.context("the worker broke off")??;
    }
    if let Some(follower) = follower {
        follower.await.context("the search index broke off")?;
    }
    for ended in sides.join_all().await {
        ended?;
    }
    Ok(())
}

/// What goes on beside the road: asking hubs and telling them, taking letters and sending them.
async fn side_work(
    config: &Config,
    opened: &Opened,
    newsroom: &Arc<Newsroom>,
    stop: &CancellationToken,
) -> anyhow::Result<JoinSet<anyhow::Result<()>>> {
    let mut sides = JoinSet::new();
    if config.role == Role::Web {
        return Ok(sides);
    }
    // Both are opened before anything begins, so that what can't be opened is told at once.
    let maildir = config.letters_maildir.as_deref().map(Maildir::open).transpose()?;
    let listener = match config.letters_listen {
        Some(address) => Some(bind(address).await.context("letters.listen")?),
        None => None,
    };
    if let Some(maildir) = maildir {
        let (newsroom, stop) = (Arc::clone(newsroom), stop.clone());
        sides.spawn(async move {
            newsroom.watch_maildir(maildir, &stop).await;
            Ok(())
        });
    }
    if let Some(listener) = listener {
        out::line(&format!("Letters are taken at {}", listener.local_addr()?))?;
        let (newsroom, stop) = (Arc::clone(newsroom), stop.clone());
        sides.spawn(async move {
            newsroom.receive_letters(listener, &stop).await;
            Ok(())
        });
    }
    match post::post(config, opened)? {
        Ok(post) => {
            let (newsroom, stop) = (Arc::clone(newsroom), stop.clone());
            sides.spawn(async move {
                newsroom.send_letters(&post, &stop).await;
                Ok(())
            });
        }
        Err(why) if config.mail.is_some() => tracing::warn!("no letters go out to subscribers: {why}"),
        Err(_) => {}
    }
    let (telling, told) = (Arc::clone(newsroom), stop.clone());
    sides.spawn(async move {
        telling.keep_hubs_told(&told).await;
        Ok(())
    });
    let (writing, told) = (Arc::clone(newsroom), stop.clone());
    sides.spawn(async move {
        writing.keep_summaries(&told).await;
        Ok(())
    });
    let (newsroom, stop) = (Arc::clone(newsroom), stop.clone());
    sides.spawn(async move {
        let ended = newsroom.keep_subscriptions(&stop).await;
        // As with the road: what can't go on ends the program with its reason.
        if ended.is_err() {
            stop.cancel();
        }
        ended
    });
    Ok(sides)
}

/// Why a page's text is what it is, for the admin pages: the web knows nothing of reading pages.
fn explain(bytes: &[u8], content_type: Option<&str>, url: &str) -> model::Explanation {
    let (_, explanation, _) = extract::explain_bytes(bytes, content_type, url::Url::parse(url).ok().as_ref());
    explanation
}

/// The next digest as it would be now, for editors.
fn preview(newsroom: Arc<Newsroom>) -> web::Preview {
    Arc::new(move |id, edition| {
        let newsroom = Arc::clone(&newsroom);
        Box::pin(async move { newsroom.preview_digest(id, &edition).await.map_err(|error| format!("{error:#}")) })
    })
}

async fn axum_serve(listener: TcpListener, pages: web::State, stop: CancellationToken) -> anyhow::Result<()> {
    web::serve(listener, pages, async move { stop.cancelled().await }).await.context("the server ended")
}

/// What happens, as the log tells it.
fn logged() -> Listener {
    Arc::new(|event| match event {
        Event::Polled { feed, entries, status, failed: true } => tracing::warn!(feed, entries, "{status}"),
        Event::Polled { feed, entries, status, .. } => tracing::info!(feed, entries, "{status}"),
        Event::Placed { articles, began } => tracing::info!(articles, began, "placed"),
        Event::Digest { edition, minute, stories, took } => {
            tracing::info!(edition, minute, stories, took_ms = took.as_millis(), "digest published");
        }
        Event::Published { edition, stories } => tracing::info!(edition, stories, "published"),
        _ => {}
    })
}
