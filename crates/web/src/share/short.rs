//! `/s/{code}`: a story's short address. The code is the story's number, and stays as that stays.

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use model::{EditionId, StoryId};

use crate::error::Error;
use crate::page::Visit;
use crate::routes::{Call, moved};
use crate::state::State;

/// Digits of a code: no vowels, which make words, and no l, which is taken for a 1.
const DIGITS: &[u8; 30] = b"0123456789bcdfghjkmnpqrstvwxyz";
/// Stands between a story's and an edition's number.
const OF: char = '-';

/// The line from which a story's address is passed on.
pub struct ShareView {
    /// The short address, whole where the server's public address is known.
    pub href: String,
    /// The same for people, without its scheme.
    pub shown: String,
}

impl ShareView {
    /// Of a story in an edition; the first edition needs not be named.
    #[must_use]
    pub fn new(story: StoryId, edition: Option<EditionId>, visit: &Visit) -> ShareView {
        let href = visit.whole(&format!("/s/{}", code(story, edition)));
        let shown = href.split_once("://").map_or(href.as_str(), |(_, rest)| rest).to_owned();
        ShareView { href, shown }
    }
}

/// To the story's page in the edition that the code names, or in the first.
pub(crate) async fn show(Given(state): Given<State>, Path(given): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let (story, edition) = read(&given).ok_or(Error::NotFound)?;
    let change = state.store.last_change().await?;
    let editions = state.shelf.editions(&state.store, change).await?;
    let named = editions.iter().find(|(id, _)| edition == Some(*id)).map(|(_, edition)| edition.slug.clone());
    let call = match named {
        Some(slug) => Call::edition(&state, &slug, &headers).await?,
        None => Call::default_edition(&state, &headers).await?,
    };
    let slug = state.store.story_slug(story).await?.ok_or(Error::NotFound)?;
    Ok(moved(&call.visit.to(&format!("story/{slug}"))))
}

fn code(story: StoryId, edition: Option<EditionId>) -> String {
    let story = digits(story.0);
    edition.map_or_else(|| story.clone(), |edition| format!("{story}{OF}{}", digits(edition.0)))
}

fn read(code: &str) -> Option<(StoryId, Option<EditionId>)> {
    match code.split_once(OF) {
        None => Some((StoryId(number(code)?), None)),
        Some((story, edition)) => Some((StoryId(number(story)?), Some(EditionId(number(edition)?)))),
    }
}

fn digits(number: i64) -> String {
    let (mut rest, mut digits) = (number.unsigned_abs(), Vec::new());
    loop {
        digits.push(char::from(DIGITS[usize::try_from(rest % 30).unwrap_or_default()]));
        rest /= 30;
        if rest == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

fn number(digits: &str) -> Option<i64> {
    let value = |digit: u8| DIGITS.iter().position(|known| *known == digit.to_ascii_lowercase()).and_then(|at| i64::try_from(at).ok());
    let add = |sum: i64, digit: u8| sum.checked_mul(30)?.checked_add(value(digit)?);
    (!digits.is_empty()).then(|| digits.bytes().try_fold(0, add))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_leads_back_to_its_story_and_edition() {
        for story in [0, 1, 29, 30, 899, 900, 1_234_567, i64::MAX] {
            assert_eq!(read(&code(StoryId(story), None)), Some((StoryId(story), None)));
            assert_eq!(read(&code(StoryId(story), Some(EditionId(31)))), Some((StoryId(story), Some(EditionId(31)))));
        }
        assert_eq!(code(StoryId(1_234_567), None), "1hqr7");
        assert_eq!(read("1HQR7"), read("1hqr7"), "typed by hand");
    }

    #[test]
    fn what_is_no_code_leads_nowhere() {
        for odd in ["", "-", "1-", "-1", "a", "1l", "é", "1 ", "zzzzzzzzzzzzzzzzzzzz", "1-2-3"] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }
}
