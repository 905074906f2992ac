//! A stretch of the river: the stories that a page, or a feed, of it shows.

use jiff::SignedDuration;
use model::{Source, StoryId};
use serde::Deserialize;
use store::{Afloat, Before, Stretch};
use url::form_urlencoded::Serializer;

use crate::comment::spot::is_hidden;
use crate::error::Error;
use crate::page::before::{self, NEWEST};
use crate::person::show::SpokenView;
use crate::routes::Call;
use crate::state::State;

/// Stories on a page.
const PAGE: i64 = 60;

/// What may stand behind the `?`. An empty choice, as a form sends it, is none.
#[derive(Deserialize)]
pub(crate) struct Asked {
    before: Option<String>,
    section: Option<String>,
    source: Option<String>,
}

/// What was asked for, found.
pub(crate) struct Flow {
    /// What people wrote meanwhile, newest first.
    pub(crate) voices: Vec<SpokenView>,
    /// Newest first, without what an editor hides and what the reader mutes.
    pub(crate) stories: Vec<Afloat>,
    /// Stories that the reader's words leave out.
    pub(crate) muted: usize,
    /// Where the next stretch begins.
    pub(crate) next: Option<Before>,
    /// Only this section.
    pub(crate) section: Option<String>,
    /// Only this source.
    pub(crate) source: Option<Source>,
    /// It begins further down than at the newest.
    pub(crate) earlier: bool,
    /// All sources that can be asked for.
    pub(crate) sources: Vec<Source>,
}

impl Flow {
    /// The address within the edition of the same choice, from this place on; from the newest on without one.
    pub(crate) fn path(&self, place: Option<Before>) -> String {
        let mut query = Serializer::new(String::new());
        let source = self.source.as_ref().map(|source| source.settings.slug.as_str());
        query.extend_pairs(
            [("section", self.section.as_deref()), ("source", source)].into_iter().filter_map(|(name, value)| Some((name, value?))),
        );
        query.extend_pairs(place.map(|place| ("before", before::write(place.at, place.story.0))));
        let query = query.finish();
        if query.is_empty() { "river".to_owned() } else { format!("river?{query}") }
    }
}

/// What people wrote that stands on a page.
const VOICES: i64 = 40;

pub(crate) async fn flow(state: &State, call: &Call, asked: Asked) -> Result<Flow, Error> {
    let chosen = |choice: Option<String>| choice.filter(|text| !text.is_empty());
    let section = chosen(asked.section);
    if let Some(tag) = &section {
        call.visit.section_name(tag).ok_or(Error::NotFound)?;
    }
    let sources = state.store.sources().await?;
    let source = match chosen(asked.source) {
        Some(slug) => Some(sources.iter().find(|source| source.settings.slug == slug).ok_or(Error::NotFound)?.clone()),
        None => None,
    };
    let asked_before = chosen(asked.before);
    let (at, story) = match &asked_before {
        Some(text) => before::read(text).ok_or(Error::NotFound)?,
        None => NEWEST,
    };
    // What a feed dates ahead comes when its time has come.
    let from =
        if at > call.visit.now { Before { at: call.visit.now, story: StoryId(NEWEST.1) } } else { Before { at, story: StoryId(story) } };
    let stretch = Stretch { before: from, section: section.as_deref(), source: source.as_ref().map(|source| source.id), limit: PAGE };
    let (mut stories, next) = state.store.river(&stretch).await?;
    let hidden = state.store.hand(call.id, call.visit.now).await?.hidden;
    stories.retain(|afloat| !hidden.contains(&afloat.story.id));
    let before_words = stories.len();
    stories.retain(|afloat| call.visit.wants(&afloat.story.title, ""));
    let muted = before_words - stories.len();
    let voices = match stories.last() {
        // What people write belongs to no section and to no source.
        Some(oldest) if call.visit.edition.discussion && section.is_none() && source.is_none() => {
            // On the newest page with what is written this very moment.
            let before = if asked_before.is_some() { from.at } else { call.visit.now + SignedDuration::from_millis(1) };
            state.store.spoken(None, oldest.at, before, VOICES).await?
        }
        _ => Vec::new(),
    };
    let voices = voices.iter().filter(|spoken| !is_hidden(&spoken.place, &hidden));
    let voices = voices.filter_map(|spoken| SpokenView::new(spoken, call.id, &call.visit));
    let voices = voices.filter(|spoken| call.visit.wants(&spoken.title, &spoken.line)).collect();
    Ok(Flow { stories, voices, muted, next, section, source, earlier: asked_before.is_some(), sources })
}
