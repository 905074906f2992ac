//! What a discussion is about: a story, or a board.

use std::collections::BTreeSet;

use axum::http::HeaderMap;
use model::{Comment, EditionId, Story, StoryId, Under};
use serde::Deserialize;
use store::{StoryFound, Where};

use crate::error::Error;
use crate::page::{Visit, headline};
use crate::routes::Call;
use crate::state::State;
use crate::words::Words;

/// Where an address leads: to a discussion under a story or on a board.
#[derive(Debug, Deserialize)]
pub(crate) struct At {
    edition: String,
    /// Of a story.
    slug: Option<String>,
    /// Or of a board.
    board: Option<String>,
}

impl At {
    /// What is there, for this caller.
    pub(crate) async fn find(&self, state: &State, headers: &HeaderMap) -> Result<(Call, Spot), Error> {
        let call = Call::edition(state, &self.edition, headers).await?;
        let spot = match (&self.slug, &self.board) {
            (Some(story), _) => Spot::story(state, &call, story).await?,
            (None, Some(board)) => Spot::board(state, &call, board).await?,
            (None, None) => return Err(Error::NotFound),
        };
        Ok((call, spot))
    }
}

/// What a discussion is about, as its pages need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Row.
    pub(crate) under: Under,
    /// The discussion's page within the edition.
    pub(crate) path: String,
    /// The page that it belongs to, within the edition.
    pub(crate) home: String,
    /// The story's headline, or the board's name.
    pub(crate) title: String,
    /// What a board is for.
    pub(crate) about: String,
}

impl Spot {
    /// The story at this address, where something can be written under it.
    pub(crate) async fn story(state: &State, call: &Call, slug: &str) -> Result<Spot, Error> {
        if !call.visit.edition.discussion {
            return Err(Error::NotFound);
        }
        let hidden = state.store.hand(call.id, call.visit.now).await?.hidden;
        let found = match state.store.story(slug).await?.ok_or(Error::NotFound)? {
            StoryFound::Moved(slug) => state.store.story(&slug).await?.ok_or(Error::NotFound)?,
            found => found,
        };
        match found {
            StoryFound::Here(story, _) if !hidden.contains(&story.id) => Ok(Spot::of_story(&story, &call.visit)),
            _ => Err(Error::NotFound),
        }
    }

    /// What a page of it is called.
    pub(crate) fn heading(&self, words: Words) -> String {
        match self.under {
            Under::Story(_) => words.fill("comment-title", "title", self.title.as_str()),
            Under::Board(_) => self.title.clone(),
        }
    }

    pub(crate) fn of_story(story: &Story, visit: &Visit) -> Spot {
        let home = format!("story/{}", story.slug);
        Spot {
            under: Under::Story(story.id),
            path: format!("{home}/discussion"),
            home,
            title: headline(&story.title, visit.words),
            about: String::new(),
        }
    }

    /// The edition's board of this slug.
    pub(crate) async fn board(state: &State, call: &Call, slug: &str) -> Result<Spot, Error> {
        let edition = &call.visit.edition;
        let board = edition.boards.iter().find(|board| edition.discussion && board.slug == slug).ok_or(Error::NotFound)?;
        Ok(Spot {
            under: Under::Board(state.store.board(call.id, slug).await?),
            path: format!("board/{slug}"),
            home: "boards".to_owned(),
            title: board.name.clone(),
            about: board.about.clone(),
        })
    }

    /// Where a comment stands. One on another edition's board is not found here.
    pub(crate) async fn of(state: &State, call: &Call, comment: &Comment) -> Result<Spot, Error> {
        match comment.under {
            Under::Story(story) => {
                let slug = state.store.story_slug(story).await?.ok_or(Error::NotFound)?;
                Spot::story(state, call, &slug).await
            }
            Under::Board(board) => match state.store.board_of(board).await? {
                Some((edition, slug)) if edition == call.id => Spot::board(state, call, &slug).await,
                _ => Err(Error::NotFound),
            },
        }
    }
}

/// What something stands under, for who reads of it elsewhere: its name, and its address where this edition has it.
pub(crate) fn named(place: &Where, here: EditionId, visit: &Visit) -> Option<(String, String)> {
    match place {
        Where::Story(_, slug, title) => Some((headline(title, visit.words), visit.to(&format!("story/{slug}")))),
        Where::Board(edition, slug) if *edition == here => {
            let board = visit.edition.boards.iter().find(|board| board.slug == *slug)?;
            Some((board.name.clone(), visit.to(&format!("board/{slug}"))))
        }
        Where::Board(..) => None,
    }
}

/// It stands under a story that an editor hides, who does not want it passed on.
pub(crate) fn is_hidden(place: &Where, hidden: &BTreeSet<StoryId>) -> bool {
    matches!(place, Where::Story(story, ..) if hidden.contains(story))
}
