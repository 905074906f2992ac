//! What a story's card says, and the address that names what it says.

use std::hash::{DefaultHasher, Hash, Hasher};

use model::Story;
use store::ArticleHead;

use super::draw::Face;
use crate::page::{CardLink, Visit, headline, publisher};
use crate::story::view::authors;
use crate::words::is_right_to_left;

/// Counted up when the same words are drawn otherwise.
const DRAWN: u8 = 1;

impl Face {
    /// Of a story in an edition.
    pub(super) fn new(story: &Story, articles: &[ArticleHead], visit: &Visit) -> Face {
        let (edition, words) = (&visit.edition, visit.words);
        let mut sources: Vec<String> = Vec::new();
        for head in articles {
            let name = publisher(&head.source_name);
            if !sources.contains(&name) {
                sources.push(name);
            }
        }
        let kicker = story.sections.iter().find_map(|tag| visit.section_name(tag)).unwrap_or_default();
        let mirrored = words.is_right_to_left();
        Face {
            name: edition.name.clone(),
            ears: [visit.calendar.long_date(story.first), edition.place.clone()],
            kicker: kicker.to_owned(),
            headline: headline(&story.title, words),
            sources: authors(&sources, words).unwrap_or_default(),
            mirrored,
            headline_mirrored: story.language.as_deref().map_or(mirrored, is_right_to_left),
        }
    }

    /// Names what the card shows.
    pub(super) fn key(&self) -> String {
        let mut hasher = DefaultHasher::new();
        (DRAWN, self).hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }
}

/// The card of a story, for its page's previews; none where nobody told the server's public address, or the page is not for the public.
pub(crate) fn link(story: &Story, articles: &[ArticleHead], visit: &Visit) -> Option<CardLink> {
    if visit.public.is_none() || visit.edition.private {
        return None;
    }
    let face = Some(Face::new(story, articles, visit)).filter(Face::is_settable)?;
    let path = format!("/card/{}.png?in={}&v={}", story.slug, visit.edition.slug, face.key());
    Some(CardLink { href: visit.whole(&path), alt: face.headline })
}
