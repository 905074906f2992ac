//! A sentence of a report, quoted: chosen on a page of its own, or by selecting it. What is quoted must stand in what this reader may see of it.

use askama::Template;
use axum::extract::{Path, Query, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use markup::text::fold_space;
use model::ArticleId;
use serde::Deserialize;
use store::Topic;
use unicode_segmentation::UnicodeSegmentation;

use super::Spot;
use super::compose::{ComposeView, sign_in};
use crate::error::Error;
use crate::page::{Shell, Shown, Tongue, Visit, headline};
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Characters of what is quoted.
const LONGEST: usize = 600;
/// Characters of a sentence that is offered: less is a cry, not a sentence.
const SHORTEST: usize = 20;
/// Sentences of a page.
const MOST: usize = 400;

/// A report's sentences to choose from.
#[derive(Template)]
#[template(path = "quote.html")]
struct QuoteView {
    shell: Shell,
    title: String,
    tongue: Tongue,
    back: String,
    action: String,
    topic: String,
    sentences: Vec<String>,
}

/// `/{edition}/topic/{source}/{slug}/quote`
pub(crate) async fn choose(
    Given(state): Given<State>,
    Path((edition, source, slug)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let topic = state.store.topic(&source, &slug).await?.ok_or(Error::NotFound)?;
    call.may_see(&state, &topic.source).await?;
    let story = topic.story.as_ref().ok_or(Error::NotFound)?;
    let spot = Spot::story(&state, &call, &story.slug).await?;
    let visit = &call.visit;
    let text = seen(&topic, visit);
    let sentences = text
        .lines()
        .flat_map(str::unicode_sentences)
        .map(fold_space)
        .filter(|sentence| (SHORTEST..=LONGEST).contains(&sentence.chars().count()))
        .take(MOST);
    reply::unkept(&QuoteView {
        shell: Shell::new(visit, "\0", visit.words.say("comment-quote")).for_one(),
        title: headline(&topic.article.head.title, visit.words),
        tongue: visit.tongue(topic.article.head.language.as_deref()),
        back: visit.to(&format!("topic/{source}/{slug}")),
        action: visit.to(&format!("{}/write", spot.path)),
        topic: format!("{source}/{slug}"),
        sentences: sentences.collect(),
    })
}

/// What may stand behind the `?` of the page on which one writes.
#[derive(Deserialize)]
pub(crate) struct Quoted {
    #[serde(default)]
    quote: String,
    #[serde(default)]
    topic: String,
}

/// `/{edition}/story/{slug}/discussion/write`: a comment on a sentence.
pub(crate) async fn write(
    Given(state): Given<State>,
    Path((edition, slug)): Path<(String, String)>,
    Query(quoted): Query<Quoted>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let spot = Spot::story(&state, &call, &slug).await?;
    let visit = &call.visit;
    if visit.account.is_none() {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("topic", &quoted.topic)
            .append_pair("quote", &quoted.quote)
            .finish();
        return sign_in(&format!("{}/write?{query}", visit.to(&spot.path)));
    }
    let mut view = ComposeView::new(&visit.to(&spot.path), visit.words.say("comment-write"), visit);
    view.quote = find(&state, &spot, &quoted.quote, &quoted.topic, visit).await?.map(|(text, _)| (text, quoted.topic.clone()));
    reply::unkept(&view)
}

/// A sentence and the report in which it stands, as far as this reader sees it; nothing where it does not.
pub(super) async fn find(
    state: &State,
    spot: &Spot,
    quote: &str,
    topic: &str,
    visit: &Visit,
) -> Result<Option<(String, ArticleId)>, Error> {
    let quote = fold_space(quote);
    let Some((source, slug)) = topic.split_once('/') else { return Ok(None) };
    if quote.is_empty() || quote.chars().count() > LONGEST {
        return Ok(None);
    }
    let Some(topic) = state.store.topic(source, slug).await? else { return Ok(None) };
    let there = topic.story.as_ref().is_some_and(|story| model::Under::Story(story.id) == spot.under);
    let stands = there && !topic.source.own && fold_space(&seen(&topic, visit)).contains(&quote);
    Ok(stands.then_some((quote, topic.article.head.id)))
}

/// What everybody sees of a report: members read all, but what they quote everybody reads.
fn seen(topic: &Topic, visit: &Visit) -> String {
    let public = Visit { member: false, ..visit.clone() };
    match Shown::to(&public, topic.article.head.rights) {
        Shown::Whole => topic.article.text.clone(),
        Shown::Excerpt => topic.article.head.excerpt.clone(),
        Shown::Headline => String::new(),
    }
}
