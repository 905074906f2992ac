//! A story or an article as a form names it, and the buttons under its headline: save it, follow it.

use model::{ArticleId, StoryId};
use store::Item;

use crate::error::Error;
use crate::page::Visit;
use crate::state::State;

/// As a form names it: "story-12", "topic-40".
pub(crate) fn name(item: Item) -> String {
    match item {
        Item::Story(story) => format!("story-{story}"),
        Item::Topic(article) => format!("topic-{article}"),
    }
}

/// What a form names.
pub(crate) fn named(name: &str) -> Option<Item> {
    let (kind, number) = name.split_once('-')?;
    let number = number.parse().ok().filter(|number| *number > 0)?;
    match kind {
        "story" => Some(Item::Story(StoryId(number))),
        "topic" => Some(Item::Topic(ArticleId(number))),
        _ => None,
    }
}

/// The buttons under a headline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepView {
    /// Where the form is sent that saves.
    pub save: String,
    /// Where it is sent that follows.
    pub follow: String,
    /// The page that both lead back to.
    pub back: String,
    /// What is saved.
    pub item: String,
    /// It is saved.
    pub saved: bool,
    /// The story that can be followed; none for an article that is in none.
    pub story: Option<String>,
    /// The story is followed.
    pub followed: bool,
}

impl KeepView {
    /// For a reader who keeps nothing, which is what everybody sees.
    #[must_use]
    pub(crate) fn new(item: Item, story: Option<StoryId>, back: &str, visit: &Visit) -> KeepView {
        KeepView {
            save: visit.to("saved"),
            follow: visit.to("follow"),
            back: back.to_owned(),
            item: name(item),
            saved: false,
            story: story.map(|story| name(Item::Story(story))),
            followed: false,
        }
    }

    /// For this visit's reader, who reads it now: what is new about a followed story is seen, and what is read is kept if that is wanted.
    pub(crate) async fn of(state: &State, item: Item, story: Option<StoryId>, back: &str, visit: &Visit) -> Result<KeepView, Error> {
        let mut view = KeepView::new(item, story, back, visit);
        let Some(reader) = &visit.reader else { return Ok(view) };
        view.saved = state.store.saved_items(reader.id).await?.contains(&item);
        if let Some(story) = story {
            let followed = state.store.follows(reader.id, story).await?;
            view.followed = followed.is_some();
            if followed.is_some_and(|new| new > 0) && item == Item::Story(story) {
                state.store.see_story(reader.id, story).await?;
            }
        }
        if reader.history {
            let items: Vec<Item> = [Some(item), story.map(Item::Story)].into_iter().flatten().collect();
            state.store.has_read(reader.id, &items, visit.now).await?;
        }
        Ok(view)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_named_and_found_by_its_name() {
        for item in [Item::Story(StoryId(12)), Item::Topic(ArticleId(40))] {
            assert_eq!(named(&name(item)), Some(item));
        }
        for nothing in
            ["", "story", "story-", "story--1", "story-0", "board-1", "story-99999999999999999999", "story-1; DROP TABLE readers"]
        {
            assert_eq!(named(nothing), None, "{nothing}");
        }
    }
}
