//! The map: every address that is answered, and what stands around all of them.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, State as Given};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, Router};
use jiff::Timestamp;
use model::{EditionId, Role, Source, StoryId};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;

use crate::admin::enter;
use crate::audience::count;
use crate::error::{Error, dress};
use crate::feed::Format;
use crate::form::hear_out;
use crate::guard::guard;
use crate::look::Look;
use crate::page::Visit;
use crate::press::OneS;
use crate::press::serve::press;
use crate::reader::Caller;
use crate::state::State;
use crate::{
    about, account, archive, asset, comment, device, digest, edit, feed, front, health, history, hub, keys, letter, live, local, look,
    machine, mailing, mine, moderation, newsline, notice, person, picture, reading, river, saved, search, section, share, shelf, sitemap,
    source, sponsor, story, topic,
};

/// Bytes of a form: a headline, the numbers of a story's articles, a reader's choices.
const LARGEST_FORM: usize = 64 << 10;

/// Bytes of a list of feeds that a reader sends: some thousand feeds.
const LARGEST_LIST: usize = 2 << 20;

/// All pages, on what they stand on.
pub fn app(state: State) -> Router {
    Router::new()
        .route("/", get(front::show::default))
        .route("/{edition}", get(home))
        .route("/{edition}/", get(front::show::show))
        .route("/{edition}/section/{tag}", get(section::show::show))
        .route("/{edition}/local", get(local::show::show))
        .route("/{edition}/search", get(search::show::show))
        .route("/{edition}/river", get(river::show::show))
        .route("/{edition}/live", get(live::listen::listen))
        .route("/{edition}/archive", get(archive::list::list))
        .route("/{edition}/archive/{day}", get(archive::day::show))
        .route("/{edition}/digest", get(digest::show::newest))
        .route("/{edition}/story/{slug}", get(story::show::show))
        .route("/{edition}/topic/{source}/{slug}", get(topic::show::show))
        .route("/{edition}/sources", get(source::list::list))
        .route("/{edition}/source/{slug}", get(source::show::show))
        .route("/{edition}/about", get(about::show::show))
        .route("/{edition}/keys", get(keys::keys))
        .route("/{edition}/offline", get(device::offline::offline))
        .route("/worker.js", get(device::worker::worker))
        .route("/manifest.webmanifest", get(device::manifest::manifest))
        .route("/go/{edition}/{sponsor}", get(sponsor::follow::follow))
        .route("/picture/{key}/{size}", get(picture::show::show))
        .route("/card/{file}", get(share::show::show))
        .route("/s/{code}", get(share::short::show))
        .route("/sitemap.xml", get(sitemap::show::all))
        .route("/sitemap/{file}", get(sitemap::show::part))
        .route("/hub/{token}", get(hub::confirm::confirm).post(hub::receive::receive))
        .route("/healthz", get(health::show::lives))
        .route("/readyz", get(health::show::ready))
        .route("/robots.txt", get(health::robots::robots))
        .route("/favicon.ico", get(asset::show::icon))
        .merge(feeds())
        .merge(readers())
        .merge(writers())
        .merge(admin(&state))
        .merge(files())
        .fallback(elsewhere)
        .method_not_allowed_fallback(|| async { Error::Method })
        .layer(CatchPanicLayer::custom(|_panic| Error::Inside("a handler panicked".into()).into_response()))
        .layer(from_fn_with_state(state.clone(), dress))
        // The fastest level: a page is made for each request, and the last tenth of its size is not worth its milliseconds.
        .layer(compression(CompressionLevel::Fastest))
        .layer(from_fn_with_state(state.clone(), press))
        // In front of whatever keeps finished pages.
        .layer(from_fn_with_state(state.clone(), count))
        .layer(from_fn(guard))
        .with_state(state)
}

/// Each list as a feed, below its own address.
fn feeds() -> Router<State> {
    let listed = |router: Router<State>, at: &str, list: MethodRouter<State>| {
        Format::ALL.into_iter().fold(router, |router, format| router.route(&format!("{at}/{}", format.file()), list.clone()))
    };
    let router = listed(Router::new(), "/{edition}", get(feed::front));
    let router = listed(router, "/{edition}/section/{tag}", get(feed::section));
    let router = listed(router, "/{edition}/local", get(feed::local));
    let router = listed(router, "/{edition}/river", get(feed::river));
    let router = listed(router, "/{edition}/story/{slug}", get(feed::story));
    let router = listed(router, "/{edition}/story/{slug}/discussion", get(comment::feed::list));
    let router = listed(router, "/{edition}/board/{board}", get(comment::feed::list));
    let router = listed(router, "/{edition}/person/{id}", get(person::show::list));
    let router = listed(router, "/notifications/{token}", get(notice::feed::list));
    let router = listed(router, "/{edition}/digest", get(digest::feed::list));
    let router = listed(router, "/{edition}/source/{slug}", get(feed::source));
    let router = listed(router, "/{edition}/newsline/{token}", get(newsline::feed::list));
    listed(router, "/{edition}/search", get(feed::search)).route("/{edition}/sources.opml", get(feed::sources))
}

/// What a reader sets and keeps. Another site's form is not what a reader meant, though the browser may send the reader's cookies along.
fn readers() -> Router<State> {
    // What takes a form shows none: who comes there by hand, or back, is led to the page that has it.
    let led = |page: &'static str| {
        get(move |Given(state): Given<State>, axum::extract::Path(edition): axum::extract::Path<String>, headers: HeaderMap| async move {
            let call = Call::edition(&state, &edition, &headers).await?;
            Ok::<_, Error>(Redirect::to(&call.visit.to(page)))
        })
    };
    Router::new()
        .route("/{edition}/look", get(look::show::show).post(look::set::set))
        .route("/{edition}/newsline", get(newsline::show::show).post(newsline::set::set))
        .route("/{edition}/newsline/choose", get(newsline::choose::choose))
        .route("/{edition}/newsline/feed", led("newsline/choose").post(newsline::feed::open))
        .route("/{edition}/newsline.opml", get(newsline::opml::export))
        .route("/{edition}/saved", get(saved::list::list).post(saved::set::set))
        .route("/{edition}/follow", led("mine").post(saved::follow::follow))
        .route("/{edition}/history", get(history::list::list).post(history::set::set))
        .route("/{edition}/mine", get(mine::show::show))
        .route("/{edition}/mine.json", get(mine::export::export))
        .route("/{edition}/mine/forget", led("mine").post(mine::forget::forget))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .merge(
            Router::new()
                .route("/{edition}/newsline/opml", led("newsline/choose").post(newsline::opml::import))
                .layer(DefaultBodyLimit::max(LARGEST_LIST))
                .layer(from_fn(|request, next| hear_out(LARGEST_LIST, request, next))),
        )
        .layer(map_response(|response: Response| async { (Extension(OneS), response) }))
        .layer(CsrfLayer::new())
}

/// Accounts, and what is written under stories: forms of ours alone, as with readers.
fn writers() -> Router<State> {
    Router::new()
        .route("/account", get(account::own::show).post(account::own::act))
        .route("/account/sign-in", get(account::sign_in::show).post(account::sign_in::sign_in))
        .route("/account/sign-in/passkey", get(|| async { Redirect::to("/account/sign-in") }).post(account::passkey::enter::enter))
        .route("/account/passkey", get(|| async { Redirect::to("/account") }).post(account::passkey::add::add))
        .route("/account/passkey/ask", post(account::passkey::ask::ask))
        .route("/account/passkey/{id}", get(account::passkey::one::show).post(account::passkey::one::act))
        .route("/account/sign-up", get(account::sign_up::show).post(account::sign_up::sign_up))
        .route("/account/openid/{id}", get(|| async { Redirect::to("/account/sign-in") }).post(account::openid::begin::begin))
        .route("/account/openid/{id}/back", get(account::openid::back::back))
        .route("/account/openid/{id}/name", get(account::openid::name::show).post(account::openid::name::choose))
        .route("/account/openid/{id}/draft", get(account::openid::draft::show))
        .route("/account/sign-out", get(|| async { Redirect::to("/account") }).post(account::sign_in::sign_out))
        .route("/{edition}/digest/letters", get(mailing::ask::show).post(mailing::ask::ask))
        .route("/{edition}/digest/letters/confirm/{token}", get(mailing::confirm::show).post(mailing::confirm::confirm))
        .route("/{edition}/digest/letters/{token}", get(mailing::choose::show).post(mailing::choose::choose))
        // A mail service that ends a subscription by itself says neither where it comes from nor whose page it shows, as no browser would.
        .route("/{edition}/digest/letters/{token}/end", get(mailing::leave::show).post(mailing::leave::leave))
        .route("/account/invite", get(|| async { Redirect::to("/account") }).post(account::invite::invite))
        .route("/notifications", get(notice::show::show).post(notice::feed::open))
        .route("/{edition}/story/{slug}/discussion", get(comment::show::show).post(comment::post::write))
        .route("/{edition}/story/{slug}/discussion/write", get(comment::quote::write))
        .route("/{edition}/story/{slug}/discussion/rule", post(moderation::rule::on_discussion))
        .route("/{edition}/topic/{source}/{slug}/quote", get(comment::quote::choose))
        .route("/{edition}/boards", get(comment::show::boards))
        .route("/{edition}/board/{board}", get(comment::show::show).post(comment::post::write))
        .route("/{edition}/board/{board}/rule", post(moderation::rule::on_discussion))
        .route("/{edition}/comment/{id}", get(comment::show::one).post(comment::act::act))
        .route("/{edition}/comment/{id}/thread", get(comment::show::long))
        .route("/{edition}/comment/{id}/answer", get(comment::compose::answer))
        .route("/{edition}/comment/{id}/change", get(comment::compose::change).post(comment::post::change))
        .route("/{edition}/comment/{id}/report", get(comment::act::report))
        .route("/{edition}/comment/{id}/rule", get(moderation::rule::ask).post(moderation::rule::on_comment))
        .route("/{edition}/comment/{id}/ruling", get(moderation::ruling::of_comment))
        .route("/{edition}/person/{id}", get(person::show::show).post(person::act::act))
        .route("/{edition}/digest/next", get(digest::next::show).post(digest::decide::decide))
        .route("/{edition}/digest/{which}", get(digest::show::show).post(digest::correct::correct))
        .route("/{edition}/moderation", get(moderation::queue::show))
        .route("/{edition}/moderation/list", get(moderation::list::show).post(moderation::list::set))
        .route("/{edition}/ruling/{id}", get(moderation::ruling::show).post(moderation::ruling::act))
        .route("/{edition}/rulings", get(moderation::queue::public))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(CsrfLayer::new())
}

/// What only admins see.
fn admin(state: &State) -> Router<State> {
    Router::new()
        .route("/admin", get(|| async { Redirect::temporary("/admin/stories") }))
        .route("/admin/", get(|| async { Redirect::temporary("/admin/stories") }))
        .route("/admin/reading", get(reading::list::list))
        .route("/admin/reading/{source}/{slug}", get(reading::show::show))
        .route("/admin/letters", get(letter::list::list))
        .route("/admin/letters/{source}/{slug}", get(letter::show::show))
        .route("/admin/machine", get(machine::list::list))
        .route("/admin/stories", get(edit::list::list))
        .route("/admin/story/{slug}", get(edit::show::show).post(edit::decide::decide))
        .route("/admin/sponsors", get(sponsor::list::list))
        .route("/admin/sponsors.csv", get(sponsor::list::csv))
        .route("/admin/mailing", get(mailing::list::list))
        .route("/admin/mailing/{edition}/{file}", get(mailing::preview::show))
        .route("/admin/edit/{id}/undo", post(edit::undo::undo))
        .route("/admin/{*elsewhere}", get(|| async { Error::NotFound }))
        .route_layer(from_fn_with_state(state.clone(), enter))
        // What a form of another site sends is not what an admin meant, though the browser adds the password.
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(CsrfLayer::new())
}

/// The stylesheet and fonts under the same headers and compression, around pages made elsewhere: what the gallery stands on.
pub fn stage(pages: Router) -> Router {
    pages.merge(files()).layer(compression(CompressionLevel::Fastest)).layer(from_fn(guard))
}

/// The stylesheet is asked for once a reader and kept for good, so that it is worth a better level than a page.
fn files<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/static/{*address}", get(asset::show::show)).layer(compression(CompressionLevel::Precise(9)))
}

/// Fonts are compressed already.
fn compression(level: CompressionLevel) -> CompressionLayer<impl Predicate> {
    CompressionLayer::new().quality(level).compress_when(DefaultPredicate::new().and(NotForContentType::const_new("font/")))
}

/// What may stand behind the `?` of a published page.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The page as it was then.
    pub(crate) at: Option<String>,
}

/// One request, at one edition.
pub(crate) struct Call {
    /// The edition's row.
    pub(crate) id: EditionId,
    /// It is the first, which `/` shows.
    pub(crate) first: bool,
    /// The number of the newest change, asked once.
    pub(crate) change: i64,
    /// What views are built against.
    pub(crate) visit: Visit,
}

impl Call {
    /// The edition of this slug; an unknown one is not found, a private one is closed unless the server opens it.
    pub(crate) async fn edition(state: &State, slug: &str, headers: &HeaderMap) -> Result<Call, Error> {
        Call::pick(state, Some(slug), headers, false).await
    }

    /// The first edition, for an admin, to whom it is open; admin pages stand under its masthead.
    pub(crate) async fn desk(state: &State, headers: &HeaderMap) -> Result<Visit, Error> {
        let change = state.store.last_change().await?;
        let editions = state.shelf.editions(&state.store, change).await?;
        let (_, edition) = editions.first().ok_or(Error::NotFound)?;
        Ok(Visit { member: true, look: Look::of(headers), ..Visit::new(edition.clone(), (state.clock)(), state.version) })
    }

    /// The first edition.
    pub(crate) async fn default_edition(state: &State, headers: &HeaderMap) -> Result<Call, Error> {
        Call::pick(state, None, headers, false).await
    }

    /// The edition of this slug though it may be private: for pages at secret addresses, which show nothing of it.
    pub(crate) async fn doorstep(state: &State, slug: &str, headers: &HeaderMap) -> Result<Call, Error> {
        Call::pick(state, Some(slug), headers, true).await
    }

    /// The first edition though it may be private: for the pages on which one signs in, which show nothing of it.
    pub(crate) async fn entrance(state: &State, headers: &HeaderMap) -> Result<Call, Error> {
        Call::pick(state, None, headers, true).await
    }

    /// A page as it was published at a moment that the reader gives, RFC 3339; none was published before it, or it is no moment: not found.
    pub(crate) async fn as_it_was<T: DeserializeOwned>(&self, state: &State, page: &str, at: &str) -> Result<T, Error> {
        let at: Timestamp = at.parse().map_err(|_| Error::NotFound)?;
        let then = state.store.published_before(self.id, page, at).await?.ok_or(Error::NotFound)?;
        shelf::read(&then.body)
    }

    /// What a reader brought is seen by who brought it; for all others it is not there.
    pub(crate) async fn may_see(&self, state: &State, source: &Source) -> Result<(), Error> {
        let brought = match &self.visit.reader {
            Some(reader) if source.own => state.store.has_brought(reader.id, source.id).await?,
            _ => false,
        };
        if brought || !source.own { Ok(()) } else { Err(Error::NotFound) }
    }

    /// The visit knows from here on how much is written under these stories.
    pub(crate) async fn hear(&mut self, state: &State, stories: impl Iterator<Item = StoryId>) -> Result<(), Error> {
        if self.visit.edition.discussion {
            let stories: Vec<StoryId> = stories.collect();
            self.visit.talk = Arc::new(state.store.comment_counts(&stories).await?);
        }
        Ok(())
    }

    /// The same visit at another edition that is served.
    pub(crate) async fn at(&self, state: &State, edition: EditionId) -> Result<Option<Visit>, Error> {
        let editions = state.shelf.editions(&state.store, self.change).await?;
        let found = editions.iter().find(|(id, _)| *id == edition);
        Ok(found.map(|(_, edition)| Visit { edition: Arc::clone(edition), ..self.visit.clone() }))
    }

    async fn pick(state: &State, slug: Option<&str>, headers: &HeaderMap, entrance: bool) -> Result<Call, Error> {
        let change = state.store.last_change().await?;
        let editions = state.shelf.editions(&state.store, change).await?;
        let (id, edition) = editions.iter().find(|(_, edition)| slug.is_none_or(|slug| edition.slug == slug)).ok_or(Error::NotFound)?;
        let now = (state.clock)();
        let caller = Caller::of(state, headers, now).await?;
        let belongs = caller.account.as_ref().is_some_and(|here| here.account.role >= Role::Member);
        if edition.private && !state.open_private && !belongs && !entrance {
            return Err(Error::MembersOnly);
        }
        let mut visit = Visit::new(edition.clone(), now, state.version).of(caller, Look::of(headers));
        visit.member = edition.private && (belongs || state.open_private);
        visit.reading = state.audience.present(*id, visit.now);
        let public = editions.iter().filter(|(other, edition)| other != id && !edition.private);
        visit.others = public.map(|(_, edition)| (edition.slug.clone(), edition.name.clone(), edition.language.clone())).collect();
        visit.public.clone_from(&state.public);
        let first = editions.first().is_some_and(|(first, _)| first == id);
        Ok(Call { id: *id, first, change, visit })
    }
}

/// `/{edition}` is `/{edition}/`.
async fn home(
    Given(state): Given<State>,
    axum::extract::Path(edition): axum::extract::Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    Ok(moved(&call.visit.to("")))
}

/// An address with a slash too many is the same address without it.
async fn elsewhere(uri: Uri) -> Result<Response, Error> {
    let path = uri.path();
    let trimmed = path.trim_end_matches('/');
    // Two slashes in front would name another host.
    if trimmed.is_empty() || trimmed.len() == path.len() || trimmed.starts_with("//") || trimmed.contains('\\') {
        return Err(Error::NotFound);
    }
    Ok(moved(trimmed))
}

/// For good.
pub(crate) fn moved(to: &str) -> Response {
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to.to_owned())]).into_response()
}
