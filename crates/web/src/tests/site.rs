//! A site with one source, one article, one story and one front page.

use std::net::SocketAddr;
use std::sync::{Arc, RwLock};

use argon2::Argon2;
use argon2::password_hash::PasswordHasher;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use model::{Article, ArticleId, Decision, Edition, Entry, Explanation, FrontPage, Judged, Rights, SectionPage};
use store::{Fared, FeedState, NewEntry, Noun, Original, PlacedBatch, Poll, ReadSaved, Store, StoryFound, Target};
use tower::ServiceExt;

use super::made;
use crate::{State, app};

pub(super) struct Site {
    router: Router,
    state: State,
    pub(super) store: Store,
    /// The address of the article's page.
    pub(super) topic: String,
    /// The address of the story's page.
    pub(super) story: String,
    index: Arc<RwLock<Option<search::Index>>>,
    folder: tempfile::TempDir,
}

pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) body: String,
    pub(super) bytes: Vec<u8>,
    headers: HeaderMap,
}

impl Answer {
    /// A header, or nothing.
    pub(super) fn header(&self, name: &str) -> String {
        self.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    /// The cookies that it sets, by name; one with no value goes.
    pub(super) fn cookies(&self) -> Vec<(String, String)> {
        let set = self.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
        let pairs = set.filter_map(|value| value.split(';').next()?.split_once('='));
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }
}

impl Site {
    pub(super) async fn with(rights: Rights) -> Site {
        Site::full(made::edition(), rights, false).await
    }

    /// A site whose sources' rights are these, with an edition of one's own.
    pub(super) async fn of(edition: Edition, rights: Rights) -> Site {
        Site::full(edition, rights, false).await
    }

    /// The same site, which people come into through these providers.
    pub(super) fn through(mut self, providers: Vec<crate::openid::Provider>) -> Site {
        self.state.providers = providers.into();
        self.router = app(self.state.clone());
        self
    }

    /// The next digest is this one.
    pub(super) fn previews(&mut self, digest: model::Digest) {
        self.state.preview = Arc::new(move |_, _| {
            let digest = digest.clone();
            Box::pin(async move { Ok(Some(digest)) })
        });
        self.router = app(self.state.clone());
    }

    /// The same site, whose digest is sent by mail.
    pub(super) fn mails(mut self) -> Site {
        self.state.mails = true;
        self.router = app(self.state.clone());
        self
    }

    /// What sponsors had, all days together: name, views, clicks.
    pub(super) async fn sponsors(&self) -> Vec<(String, i64, i64)> {
        crate::sponsor::save(&self.state).await;
        let days = self.store.sponsor_days(jiff::civil::Date::ZERO).await.unwrap();
        days.into_iter().map(|day| (day.sponsor, day.views, day.clicks)).collect()
    }

    /// The days on which sponsors had anything.
    pub(super) async fn sponsored_on(&self) -> Vec<jiff::civil::Date> {
        let mut days: Vec<_> = self.store.sponsor_days(jiff::civil::Date::ZERO).await.unwrap().into_iter().map(|day| day.day).collect();
        days.dedup();
        days
    }

    /// A site whose operator told where it is reached: https://news.example.
    pub(super) async fn known(edition: Edition) -> Site {
        Site::full_at(edition, Rights::Full, false, Some("https://news.example")).await
    }

    /// A site whose feeds these hubs are told of.
    pub(super) async fn with_hubs(hubs: &[&str]) -> Site {
        let mut site = Site::with(Rights::Full).await;
        let mut state = site.state.clone();
        state.hubs = hubs.iter().map(|hub| (*hub).to_owned()).collect();
        site.router = app(state);
        site
    }

    pub(super) async fn private(open: bool) -> Site {
        Site::full(Edition { private: true, ..made::edition() }, Rights::Link, open).await
    }

    pub(super) async fn empty() -> Site {
        Site::bare(made::edition(), false, None).await
    }

    /// A source whose feed was polled, with an article that waits to be read.
    pub(super) async fn fetching() -> Site {
        let site = Site::empty().await;
        site.poll(Rights::Full).await;
        site
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[]).await
    }

    pub(super) async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask_from("127.0.0.1:40000", method, path, headers).await
    }

    /// A request that comes from this address.
    pub(super) async fn ask_from(&self, peer: &str, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.request(peer, method, path, headers, Body::empty()).await
    }

    /// A form that is sent.
    pub(super) async fn send(&self, path: &str, headers: &[(&str, &str)], fields: &str) -> Answer {
        self.request("127.0.0.1:40000", "POST", path, headers, Body::from(fields.to_owned())).await
    }

    async fn request(&self, peer: &str, method: &str, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        let peer: SocketAddr = peer.parse().unwrap();
        let mut request = Request::builder().method(method).uri(path).extension(ConnectInfo(peer));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 1 << 24).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes: bytes.to_vec() }
    }

    /// The same site so many seconds later.
    pub(super) fn later(&mut self, seconds: i64) {
        let mut state = self.state.clone();
        state.clock = Arc::new(move || made::now() + jiff::SignedDuration::from_secs(seconds));
        self.router = app(state);
    }

    /// Gives somebody who has an account another role.
    pub(super) async fn promote(&self, name: &str, role: model::Role) {
        let (account, _) = self.store.account_password(name).await.unwrap().unwrap();
        self.store.set_role(account, role).await.unwrap();
    }

    /// All cookies that an answer sets, as a browser sends them back.
    pub(super) fn cookies(answer: &Answer) -> String {
        let set = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
        set.filter_map(|value| value.split(';').next()).filter(|pair| !pair.ends_with('=')).collect::<Vec<_>>().join("; ")
    }

    /// Makes maria an admin, whose password this is.
    pub(super) async fn admit(&self, password: &str) {
        let hash = Argon2::default().hash_password(password.as_bytes()).unwrap().to_string();
        assert!(self.store.add_account("maria", model::Role::Admin, &hash, made::now()).await.unwrap().is_some());
    }

    /// A front page with this headline, a minute after the last.
    pub(super) async fn publish_front(&self, title: &str) {
        let (edition, _) = self.store.editions().await.unwrap().remove(0);
        let page = FrontPage { at: made::ago(1), lead: Some(made::card(title)), weighed: 1, ..FrontPage::default() };
        self.store.publish(edition, "front", made::ago(1), &serde_json::to_string(&page).unwrap()).await.unwrap();
    }

    /// The section's page with these headlines, a minute after the last.
    pub(super) async fn publish_section(&self, titles: &[&str]) {
        let (edition, settings) = self.store.editions().await.unwrap().remove(0);
        let cards = titles.iter().zip(1..).map(|(title, n)| model::Card { story: model::StoryId(900 + n), ..made::card(title) }).collect();
        let page = SectionPage { at: made::ago(1), section: settings.sections[0].clone(), cards };
        self.store.publish(edition, "section/local", made::ago(1), &serde_json::to_string(&page).unwrap()).await.unwrap();
    }

    /// What a stream sends, piece by piece.
    pub(super) async fn stream(&self, path: &str) -> axum::body::BodyDataStream {
        self.router.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap().into_body().into_data_stream()
    }

    /// All articles can be searched from now on.
    pub(super) async fn index(&self) {
        let changes = self.store.changes_since(0, 1_000).await.unwrap();
        let articles: Vec<ArticleId> =
            changes.iter().filter(|change| change.noun == Noun::Article).map(|change| ArticleId(change.id)).collect();
        let mut writer = search::Writer::take(&self.folder.path().join("search")).unwrap();
        for one in self.store.searchable(&articles).await.unwrap() {
            let document = model::Searchable {
                article: one.article,
                story: one.story,
                source: one.source,
                title: one.title,
                text: one.text,
                authors: one.authors,
                sections: one.sections,
                language: one.language,
                published: one.published,
            };
            writer.put(&document, Vec::new).unwrap();
        }
        writer.commit(self.store.last_change().await.unwrap()).unwrap();
        *self.index.write().unwrap() = Some(writer.index());
    }

    /// An editor hides the story.
    pub(super) async fn hide(&self) {
        let Some(StoryFound::Here(story, _)) = self.store.story(self.story.trim_start_matches("/lake/story/")).await.unwrap() else {
            panic!("the story is there")
        };
        let (edition, _) = self.store.editions().await.unwrap().remove(0);
        self.store.decide(story.id, &Decision::Hide { edition }, "maria", made::ago(1)).await.unwrap().unwrap();
    }

    /// A front page with this headline, published then.
    pub(super) async fn publish_front_at(&self, title: &str, at: &str) {
        let (edition, _) = self.store.editions().await.unwrap().remove(0);
        let at = at.parse().unwrap();
        let page = FrontPage { at, lead: Some(made::card(title)), weighed: 1, ..FrontPage::default() };
        self.store.publish(edition, "front", at, &serde_json::to_string(&page).unwrap()).await.unwrap();
    }

    async fn bare(edition: Edition, open: bool, public: Option<&str>) -> Site {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Target::Sqlite(folder.path().to_owned())).await.unwrap();
        store.put_editions(&[edition]).await.unwrap();
        let mut state = State::new(store.clone(), Arc::new(made::now), "0.1.0");
        state.open_private = open;
        state.public = public.map(Into::into);
        state.explain = Arc::new(|bytes, content_type, url| {
            assert_eq!((content_type, url), (Some("text/html"), "https://harborpost.example/breakwater"));
            let block = |text: &str, kept| Judged { text: text.into(), element: "p".into(), kept, chance: 0.5, reasons: Vec::new() };
            let page = String::from_utf8_lossy(bytes);
            let prose = page.split("<p>").nth(1).unwrap_or_default().trim_end_matches("</p>");
            Explanation { blocks: vec![block("Home", false), block(prose, true)], origins: Vec::new() }
        });
        let index: Arc<RwLock<Option<search::Index>>> = Arc::default();
        let indexed = Arc::clone(&index);
        state.index = Arc::new(move || indexed.read().unwrap().clone());
        state.place = Arc::new(|_| None);
        state.write_list = Arc::new(|title, listed| {
            let feeds: Vec<String> = listed.iter().map(|one| format!("{} {}", one.title, one.feed)).collect();
            format!("{title}: {}", feeds.join(", "))
        });
        state.trusted_proxies = ["127.0.0.0/8".parse().unwrap()].into();
        Site { router: app(state.clone()), state, store, topic: String::new(), story: String::new(), index, folder }
    }

    async fn poll(&self, rights: Rights) {
        self.poll_saying(rights, "Breakwater repair is halved").await;
    }

    /// The feed is asked, and has its one entry under this headline.
    pub(crate) async fn poll_saying(&self, rights: Rights, headline: &str) {
        let (source, _) = self.store.add_source(&made::source(rights).settings).await.unwrap();
        let (feed, _) = self
            .store
            .add_feed(source, model::FeedKind::Feed, "https://harborpost.example/feed.xml", Some("All"), made::ago(100))
            .await
            .unwrap();
        let entry = Entry {
            title: Some(headline.into()),
            link: Some("https://harborpost.example/breakwater".into()),
            published: Some(made::ago(90)),
            ..Entry::default()
        };
        let entries = [NewEntry {
            entry,
            identity: "1".into(),
            hash: headline.into(),
            key: Some("https://harborpost.example/breakwater".into()),
            read: None,
        }];
        let state = FeedState { polled: Some(made::ago(80)), ..FeedState::new(made::now()) };
        self.store
            .save_poll(&Poll {
                feed,
                source,
                at: made::ago(80),
                state: Some(state),
                fared: Some(Fared::Answered),
                feed_doc: None,
                entries: &entries,
                flaws: &[],
            })
            .await
            .unwrap();
    }

    async fn full(edition: Edition, rights: Rights, open: bool) -> Site {
        Site::full_at(edition, rights, open, None).await
    }

    async fn full_at(edition: Edition, rights: Rights, open: bool, public: Option<&str>) -> Site {
        let mut site = Site::bare(edition, open, public).await;
        site.poll(rights).await;
        let read = site.store.claim_reads(made::now(), 1, 60, "test").await.unwrap().remove(0);
        let topic = made::topic(rights);
        let content = Article {
            title: Some("Breakwater repair is halved".into()),
            excerpt: Some(topic.article.head.excerpt.clone()),
            text: topic.article.text.clone(),
            html: topic.article.html.clone(),
            language: Some("en".into()),
            word_count: 10,
            ..Article::default()
        };
        let page = b"<nav>Home</nav><p>Ada Lindqvist counted eleven blocks that move under the hand.</p>";
        let originals: Vec<Original> =
            Original::pack("https://harborpost.example/breakwater", Some("text/html"), page, made::ago(70)).into_iter().collect();
        let saved = ReadSaved {
            job: read.job,
            article: read.article,
            source: read.source.id,
            content: Some(&content),
            published: made::ago(90),
            sections: &["local".to_owned()],
            sketch: &[1, 2, 3],
            flaws: &[],
            originals: &originals,
            at: made::ago(70),
        };
        site.store.save_reads(&[saved]).await.unwrap();
        let story = site.store.reserve_story_ids(1).await.unwrap().remove(0);
        site.store.save_placed(&PlacedBatch { at: made::ago(60), placed: &[(read.article, story)], merged: &[] }).await.unwrap();

        let head = site.store.source_articles(read.source.id, 1).await.unwrap().remove(0);
        let topic = site.store.topic(&head.source_slug, &head.slug).await.unwrap().unwrap();
        site.topic = format!("/lake/topic/{}/{}", head.source_slug, head.slug);
        site.story = format!("/lake/story/{}", topic.story.unwrap().slug);
        assert!(matches!(site.store.story(site.story.trim_start_matches("/lake/story/")).await.unwrap(), Some(StoryFound::Here(..))));

        let (edition, settings) = site.store.editions().await.unwrap().remove(0);
        let front =
            FrontPage { at: made::ago(4), lead: Some(made::card("Breakwater repair is halved")), weighed: 1, ..FrontPage::default() };
        site.store.publish(edition, "front", made::ago(4), &serde_json::to_string(&front).unwrap()).await.unwrap();
        let section =
            SectionPage { at: made::ago(4), section: settings.sections[0].clone(), cards: vec![made::card("Breakwater repair is halved")] };
        site.store.publish(edition, "section/local", made::ago(4), &serde_json::to_string(&section).unwrap()).await.unwrap();
        site
    }
}
