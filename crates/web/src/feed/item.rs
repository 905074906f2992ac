//! What a feed lists: a story of a list, or an article of a source or story.

use jiff::Timestamp;
use model::Card;
use store::{Afloat, ArticleHead, FoundStory};

use super::absolute;
use crate::page::{Shown, Visit, publisher};
use crate::state::State;

/// One of a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    /// Its page here, absolute: by this it is known.
    pub(crate) page: String,
    /// The publisher's page, where it is one article.
    pub(crate) original: Option<String>,
    /// Headline.
    pub(crate) title: String,
    /// BCP 47 tag.
    pub(crate) language: Option<String>,
    /// First report, or first publication.
    pub(crate) published: Timestamp,
    /// Newest report.
    pub(crate) updated: Timestamp,
    /// One or two sentences, as far as the source's rights allow, or empty.
    pub(crate) summary: String,
    /// Authors, or the publisher.
    pub(crate) authors: Vec<String>,
    /// Names of the edition's sections.
    pub(crate) sections: Vec<String>,
    /// The lead picture, absolute.
    pub(crate) picture: Option<String>,
    /// Where it is discussed, absolute, and how much is written there.
    pub(crate) talk: Option<(String, i64)>,
}

impl Item {
    /// Of a published card.
    pub(crate) fn card(card: &Card, state: &State, visit: &Visit) -> Item {
        Item {
            page: absolute(state, &visit.to(&format!("story/{}", card.slug))),
            original: None,
            title: titled(&card.title, visit),
            language: card.language.clone(),
            published: card.first,
            updated: card.newest,
            summary: line(&card.excerpt),
            authors: vec![publisher(&line(&card.by))],
            sections: card.section.as_deref().and_then(|tag| visit.section_name(tag)).map(line).into_iter().collect(),
            picture: card.picture.as_ref().map(|picture| absolute(state, &format!("/picture/{}/wide", picture.key))),
            talk: visit.edition.discussion.then(|| {
                (absolute(state, &visit.to(&format!("story/{}/discussion", card.slug))), visit.talk.get(&card.story).copied().unwrap_or(0))
            }),
        }
    }

    /// Of one article.
    pub(crate) fn article(head: &ArticleHead, state: &State, visit: &Visit) -> Item {
        let shown = Shown::to(visit, head.rights);
        let authors: Vec<String> = head.authors.iter().map(|author| line(author)).filter(|author| !author.is_empty()).collect();
        Item {
            page: absolute(state, &visit.to(&format!("topic/{}/{}", head.source_slug, head.slug))),
            original: crate::page::http_only(head.url.as_deref()),
            title: titled(&head.title, visit),
            language: head.language.clone(),
            published: head.published,
            updated: head.published,
            summary: if shown.has_excerpt() { line(&head.excerpt) } else { String::new() },
            authors: if authors.is_empty() { vec![publisher(&line(&head.source_name))] } else { authors },
            sections: sections(&head.sections, visit),
            picture: head
                .picture
                .as_ref()
                .filter(|_| shown.has_excerpt())
                .map(|picture| absolute(state, &format!("/picture/{}/wide", picture.key))),
            talk: None,
        }
    }

    /// Of a story in the river, which shows its headline alone.
    pub(crate) fn afloat(afloat: &Afloat, state: &State, visit: &Visit) -> Item {
        let story = &afloat.story;
        Item {
            page: absolute(state, &visit.to(&format!("story/{}", story.slug))),
            original: None,
            title: titled(&story.title, visit),
            language: story.language.clone(),
            published: story.first,
            updated: afloat.at,
            summary: String::new(),
            authors: vec![publisher(&line(&afloat.newest_by.1))],
            sections: sections(&story.sections, visit),
            picture: None,
            talk: None,
        }
    }

    /// Of a story that a search found.
    pub(crate) fn found(found: &FoundStory, state: &State, visit: &Visit) -> Item {
        Item {
            page: absolute(state, &visit.to(&format!("story/{}", found.story.slug))),
            original: None,
            title: titled(&found.story.title, visit),
            language: found.story.language.clone(),
            published: found.story.first,
            updated: found.newest,
            authors: vec![publisher(&line(&found.head.source_name))],
            sections: sections(&found.story.sections, visit),
            ..Item::article(&found.head, state, visit)
        }
    }
}

fn sections(tags: &[String], visit: &Visit) -> Vec<String> {
    tags.iter().filter_map(|tag| visit.section_name(tag)).map(line).collect()
}

fn titled(title: &str, visit: &Visit) -> String {
    let title = line(title);
    if title.is_empty() { visit.words.say("card-untitled").to_owned() } else { title }
}

/// A text in one line, without the characters that XML can't hold.
pub(crate) fn line(text: &str) -> String {
    let sound = |letter: &char| !matches!(letter, '\u{0}'..='\u{1F}' | '\u{7F}' | '\u{FFFE}' | '\u{FFFF}');
    let spaced = text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter });
    let bare: String = spaced.filter(sound).collect();
    bare.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
