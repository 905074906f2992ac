//! The living style sheet: every page, with made-up stories and in every state, through the same views as the real ones.
//!
//!     cargo run -p web --example gallery [ADDRESS]
//!
//! Then open the address. Pictures are those of the sample newsroom.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, reason = "a tool for designers, not a part of the program")]

mod judged;
mod made;
mod prose;
mod topics;
mod versions;

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use web::about::view::AboutView;
use web::error::Error;
use web::error::view::ErrorView;
use web::front::view::FrontView;
use web::front::{EmptyView, Nothing};
use web::letter::view::LettersView;
use web::page::{Shell, Visit};
use web::reading::list_view::ReadingsView;
use web::reading::view::ReadingView;
use web::section::view::SectionView;
use web::source::view::{SourceView, SourcesView};
use web::story::view::StoryView;
use web::topic::view::TopicView;

const PAGES: [&str; 37] = [
    "front",
    "front-bare",
    "front-one",
    "front-two",
    "front-odd",
    "front-hostile",
    "section",
    "section-empty",
    "story",
    "story-one",
    "story-sixty",
    "topic",
    "topic-excerpt",
    "topic-link",
    "topic-rtl",
    "topic-feed",
    "topic-pictures",
    "sources",
    "source",
    "about",
    "fetching",
    "no-sources",
    "offline",
    "readings",
    "readings-none",
    "reading",
    "reading-pages",
    "reading-rtl",
    "reading-gone",
    "reading-versions",
    "reading-versions-rtl",
    "letters",
    "letters-none",
    "401",
    "403",
    "404",
    "500",
];

#[tokio::main]
async fn main() {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:4100".to_owned());
    let pages = Router::new().route("/", get(index)).route("/{page}", get(page)).route("/picture/{key}/{size}", get(picture));
    let listener = tokio::net::TcpListener::bind(&address).await.expect("the address is free");
    println!("http://{address}/");
    axum::serve(listener, web::stage::stage(pages)).await.expect("the gallery is served");
}

async fn index() -> Html<String> {
    Html(PAGES.iter().map(|page| format!("<p><a href=\"/{page}\">{page}</a></p>")).collect())
}

async fn page(Path(name): Path<String>) -> Response {
    match set(&name) {
        Some(html) => Html(html).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn picture(Path((key, _size)): Path<(String, String)>) -> Response {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../sample/pictures/{key}.jpg"));
    match std::fs::read(file) {
        Ok(bytes) => ([(header::CONTENT_TYPE, "image/jpeg")], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn set(name: &str) -> Option<String> {
    let edition = Arc::new(made::edition());
    let visit = Visit::new(edition.clone(), made::now(), "0.1.0");
    let front = |page| FrontView::new(&page, &visit, false)?.render().ok();
    let error = |error: Error| ErrorView::new(&error, Some(Shell::new(&visit, "-", ""))).render().ok();
    match name {
        "front" => front(made::front()),
        "front-bare" => front(made::front_without_pictures()),
        "front-one" => front(made::front_with_seconds(0, 0, false)),
        "front-two" => front(made::front_with_seconds(2, 0, true)),
        "front-odd" => front(made::front_with_seconds(4, 2, true)),
        "front-hostile" => front(made::hostile_front()),
        "section" => SectionView::new(&edition.sections[2], Some(&made::section()), &visit, false).render().ok(),
        "section-empty" => SectionView::new(&edition.sections[5], None, &visit, false).render().ok(),
        "story" => StoryView::new(&made::story(), &made::reports(9), Some(&made::dossier()), &visit).render().ok(),
        "story-one" => StoryView::new(&made::story(), &made::reports(1), None, &visit).render().ok(),
        "story-sixty" => StoryView::new(&made::story(), &made::reports(60), None, &visit).render().ok(),
        "topic" => TopicView::new(&topics::topic(model::Rights::Full, 6), &made::reports(6), &visit).render().ok(),
        "topic-excerpt" => TopicView::new(&topics::topic(model::Rights::Excerpt, 3), &[], &visit).render().ok(),
        "topic-link" => TopicView::new(&topics::topic(model::Rights::Link, 0), &[], &visit).render().ok(),
        "topic-rtl" => TopicView::new(&topics::topic_from_right_to_left(), &[], &visit).render().ok(),
        "topic-feed" => TopicView::new(&topics::topic_of_a_feed(), &made::reports(4), &visit).render().ok(),
        "topic-pictures" => TopicView::new(&topics::topic_with_pictures(), &made::reports(4), &visit).render().ok(),
        "sources" => SourcesView::new(&made::overviews(), &visit).render().ok(),
        "source" => {
            SourceView::new(&made::source(model::Rights::Excerpt), &made::reports(12), &made::feeds(), &made::flaws(), &visit).render().ok()
        }
        "readings" => ReadingsView::new(&judged::readings(), &judged::sources(), None, &visit).render().ok(),
        "readings-none" => ReadingsView::new(&[], &judged::sources(), None, &visit).render().ok(),
        "reading" => {
            let pages = [judged::page(1, true)];
            ReadingView::new(&topics::topic(model::Rights::Excerpt, 3), &judged::flaws(), &pages, &visit).render().ok()
        }
        "reading-pages" => {
            let pages = [judged::page(1, false), judged::page(2, false), (judged::page(3, false).0, None)];
            ReadingView::new(&topics::topic(model::Rights::Excerpt, 3), &[], &pages, &visit).render().ok()
        }
        "reading-rtl" => ReadingView::new(&topics::topic_from_right_to_left(), &[], &[judged::right_to_left()], &visit).render().ok(),
        "reading-gone" => ReadingView::new(&topics::topic(model::Rights::Excerpt, 3), &[], &[], &visit).render().ok(),
        "reading-versions" => {
            let reading = ReadingView::new(&topics::topic(model::Rights::Excerpt, 3), &judged::flaws(), &[judged::page(1, true)], &visit);
            reading.with_versions(&versions::corrected(), &visit).render().ok()
        }
        "reading-versions-rtl" => {
            let reading = ReadingView::new(&topics::topic_from_right_to_left(), &[], &[judged::right_to_left()], &visit);
            reading.with_versions(&versions::from_right_to_left(), &visit).render().ok()
        }
        "letters" => LettersView::new(&made::letter_boxes(), "news.tern.example", &visit).render().ok(),
        "letters-none" => LettersView::new(&[], "news.tern.example", &visit).render().ok(),
        "about" => AboutView::new(12, &visit).render().ok(),
        "fetching" => EmptyView::new(Nothing::Fetching, &made::progress(), &visit).render().ok(),
        "no-sources" => EmptyView::new(Nothing::NoSources, &made::progress(), &visit).render().ok(),
        "offline" => EmptyView::new(Nothing::Offline, &made::progress(), &visit).render().ok(),
        "401" => error(Error::SignIn),
        "403" => error(Error::MembersOnly),
        "403-open-line" => error(Error::Unsheltered),
        "429" => error(Error::Shut(40)),
        "503-no-admin" => error(Error::NoAdmin),
        "404" => error(Error::NotFound),
        "405" => error(Error::Method),
        "500" => error(Error::Inside(String::new())),
        "503" => ErrorView::new(&Error::Away(String::new()), None).render().ok(),
        _ => None,
    }
}
