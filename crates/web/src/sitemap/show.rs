//! `/sitemap.xml`, and its parts where there are several.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use jiff::SignedDuration;
use model::{Edition, Story, StoryId};

use super::view;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Days whose stories are listed: what is older is found by links.
const DAYS: i64 = 7;
/// Stories of all editions together that are listed at most, the newest.
const STORIES: i64 = 10_000;
/// Stories in one sitemap: search engines take so much news of one.
const IN_ONE: usize = 1_000;

/// The one sitemap of a small paper, or the list of a larger one's.
pub(crate) async fn all(Given(state): Given<State>, headers: HeaderMap) -> Result<Response, Error> {
    let plan = Plan::of(&state).await?;
    let parts = plan.parts();
    match parts.as_slice() {
        [(slug, 1)] => part_of(&plan, &state, slug, 1, &headers).await,
        _ => {
            let addresses: Vec<String> = parts.iter().map(|(slug, n)| format!("{}/sitemap/{slug}.{n}.xml", plan.public)).collect();
            xml(view::index(&addresses), &headers)
        }
    }
}

/// `/sitemap/{edition}.{n}.xml`
pub(crate) async fn part(Given(state): Given<State>, Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let (slug, n) = file.strip_suffix(".xml").and_then(|name| name.rsplit_once('.')).ok_or(Error::NotFound)?;
    let n: usize = n.parse().map_err(|_| Error::NotFound)?;
    let plan = Plan::of(&state).await?;
    if !plan.parts().iter().any(|(known, number)| *known == slug && *number == n) {
        return Err(Error::NotFound);
    }
    part_of(&plan, &state, slug, n, &headers).await
}

async fn part_of(plan: &Plan, state: &State, slug: &str, n: usize, headers: &HeaderMap) -> Result<Response, Error> {
    // A crawler keeps nothing here: its page is everybody's.
    let call = Call::edition(state, slug, &HeaderMap::new()).await?;
    let stories: Vec<&Story> = plan.stories_of(slug).into_iter().skip((n - 1) * IN_ONE).take(IN_ONE).collect();
    xml(view::pages(&call.visit, n == 1, &stories), headers)
}

fn xml(body: String, headers: &HeaderMap) -> Result<Response, Error> {
    let mut response = reply::same_for_all(body, headers)?;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8"));
    Ok(response)
}

/// What there is to list.
struct Plan {
    public: Arc<str>,
    editions: Vec<(Arc<Edition>, BTreeSet<StoryId>)>,
    /// The slug of the first edition, in which every story can be read.
    first: String,
    stories: Vec<Story>,
}

impl Plan {
    /// Nothing is listed where nobody told the server's public address: a sitemap names whole addresses.
    async fn of(state: &State) -> Result<Plan, Error> {
        let public = state.public.clone().ok_or(Error::NotFound)?;
        let change = state.store.last_change().await?;
        let all = state.shelf.editions(&state.store, change).await?;
        let now = (state.clock)();
        let mut editions = Vec::new();
        for (id, edition) in all.iter().filter(|(_, edition)| !edition.private) {
            let hidden = state.store.hand(*id, now).await?.hidden;
            editions.push((Arc::clone(edition), hidden.into_iter().collect()));
        }
        let first = editions.first().map(|(edition, _)| edition.slug.clone()).ok_or(Error::NotFound)?;
        let since = now - SignedDuration::from_hours(24 * DAYS);
        Ok(Plan { public, editions, first, stories: state.store.stories_since(since, STORIES).await? })
    }

    /// Those that an edition has a section for; the first public edition has them all.
    fn stories_of(&self, slug: &str) -> Vec<&Story> {
        let Some((edition, hidden)) = self.editions.iter().find(|(edition, _)| edition.slug == slug) else { return Vec::new() };
        let has = |story: &&Story| story.sections.iter().any(|tag| edition.sections.iter().any(|section| section.tag == *tag));
        let shown = |story: &&Story| !hidden.contains(&story.id) && (edition.slug == self.first || has(story));
        self.stories.iter().filter(shown).collect()
    }

    /// Edition and number of each part, from 1.
    fn parts(&self) -> Vec<(&str, usize)> {
        let of = |edition: &Edition| self.stories_of(&edition.slug).len().div_ceil(IN_ONE).max(1);
        self.editions.iter().flat_map(|(edition, _)| (1..=of(edition)).map(move |n| (edition.slug.as_str(), n))).collect()
    }
}
