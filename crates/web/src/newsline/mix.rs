//! All stories that stand on the pages of an edition, in the order of the points that they have there: what newslines are picked from. Made
//! once for each publishing, for all readers.

use std::collections::{BTreeMap, BTreeSet};

use markup::text::fold_letters;
use model::{Card, FrontPage, LocalPage, SectionPage, SourceId, StoryId};
use store::Newsline;

use crate::page::Visit;

/// The stories of an edition.
#[derive(Debug, Default)]
pub(crate) struct Mix {
    stories: Vec<Story>,
}

/// A story, and what it is picked by.
#[derive(Debug)]
struct Story {
    card: Card,
    /// Headline and excerpt, as muted words are looked for.
    folded: String,
    /// Who reported it.
    sources: BTreeSet<SourceId>,
}

/// What a reader's newsline has.
#[derive(Debug, Default)]
pub(crate) struct Picked<'a> {
    /// Best first.
    pub(crate) cards: Vec<&'a Card>,
    /// Stories that would stand there, but for the reader's words.
    pub(crate) muted: usize,
}

impl Mix {
    /// The stories that stand on these pages, each once, best first: among those of the same points the newest.
    pub(crate) fn cards<'a>(front: Option<&'a FrontPage>, sections: &[&'a SectionPage], local: Option<&'a LocalPage>) -> Vec<&'a Card> {
        let of_front = front.into_iter().flat_map(FrontPage::cards);
        let of_sections = sections.iter().flat_map(|page| &page.cards);
        let mut seen = BTreeSet::new();
        let all = of_front.chain(of_sections).chain(local.into_iter().flat_map(|page| &page.cards));
        let mut cards: Vec<&Card> = all.filter(|card| seen.insert(card.story)).collect();
        cards.sort_by(|a, b| b.points().total_cmp(&a.points()).then((b.newest, b.story).cmp(&(a.newest, a.story))));
        cards
    }

    /// Of cards in their order, and the sources of their stories.
    pub(crate) fn new(cards: Vec<&Card>, sources: &BTreeMap<StoryId, BTreeSet<SourceId>>) -> Mix {
        let story = |card: &Card| Story {
            folded: fold_letters(&format!("{} {}", card.title, card.excerpt)),
            sources: sources.get(&card.story).cloned().unwrap_or_default(),
            card: card.clone(),
        };
        Mix { stories: cards.into_iter().map(story).collect() }
    }

    /// All of them.
    pub(crate) fn stories(&self) -> impl Iterator<Item = StoryId> {
        self.stories.iter().map(|story| story.card.story)
    }

    /// Those that stand on this newsline.
    pub(crate) fn pick(&self, line: &Newsline, hidden: &BTreeSet<StoryId>, visit: &Visit) -> Picked<'_> {
        let mut picked = Picked::default();
        for story in &self.stories {
            let card = &story.card;
            let has_section = card.section.as_deref().is_none_or(|tag| line.has_section(tag));
            if hidden.contains(&card.story) || !has_section || !story.sources.iter().any(|source| line.has(*source)) {
                continue;
            }
            if visit.reader.as_ref().is_some_and(|reader| reader.mutes.mute(&story.folded)) {
                picked.muted += 1;
            } else {
                picked.cards.push(card);
            }
        }
        picked
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use model::{Reason, Section};

    use super::*;
    use crate::reader::{Known, Mutes};
    use crate::tests::made;

    fn card(story: i64, title: &str, section: &str, points: f64) -> Card {
        let reasons = vec![Reason::Weight { weight: 1.0, points }];
        Card { story: StoryId(story), section: Some(section.into()), reasons, ..made::card(title) }
    }

    fn mix() -> Mix {
        let front = FrontPage {
            at: made::now(),
            lead: Some(card(1, "Ferry sails", "local", 4.0)),
            seconds: vec![card(2, "Cup final tonight", "world", 9.0)],
            ..FrontPage::default()
        };
        let section = SectionPage {
            at: made::now(),
            section: Section::new("local", "Local"),
            cards: vec![card(1, "Ferry sails", "local", 99.0), card(3, "Bridge closes", "local", 6.0)],
        };
        let sources = [(1, vec![10, 11]), (2, vec![10]), (3, vec![12])];
        let sources = sources.into_iter().map(|(story, of)| (StoryId(story), of.into_iter().map(SourceId).collect())).collect();
        Mix::new(Mix::cards(Some(&front), &[&section], None), &sources)
    }

    fn picked(line: &Newsline, mutes: &[&str]) -> (Vec<i64>, usize) {
        let mutes = Mutes::new(mutes.iter().filter_map(|word| crate::reader::key(word)).collect());
        let reader = Known { id: model::ReaderId(1), history: false, news: 0, mutes, read: BTreeSet::new() };
        let visit = Visit { reader: Some(Arc::new(reader)), ..made::visit() };
        let mix = mix();
        let picked = mix.pick(line, &[StoryId(77)].into(), &visit);
        (picked.cards.iter().map(|card| card.story.0).collect(), picked.muted)
    }

    #[test]
    fn stories_stand_in_the_order_of_their_points_each_once() {
        assert_eq!(picked(&Newsline::default(), &[]), (vec![2, 3, 1], 0));
    }

    #[test]
    fn a_story_stands_while_one_of_its_sources_is_on_and_its_section() {
        let mut line = Newsline { switched: [(SourceId(10), false)].into(), ..Newsline::default() };
        assert_eq!(picked(&line, &[]).0, [3, 1], "another paper has it too");
        line.others = false;
        assert_eq!(picked(&line, &[]).0, [0; 0]);
        line.switched.insert(SourceId(12), true);
        assert_eq!(picked(&line, &[]).0, [3]);
        line.sections = vec![("local".into(), false)];
        assert_eq!(picked(&line, &[]).0, [0; 0]);
    }

    #[test]
    fn muted_stories_are_counted_where_they_would_have_stood() {
        assert_eq!(picked(&Newsline::default(), &["CUP", "bridge closes"]), (vec![1], 2));
        let line = Newsline { switched: [(SourceId(10), false)].into(), ..Newsline::default() };
        assert_eq!(picked(&line, &["cup"]), (vec![3, 1], 0), "what is off is not muted");
    }
}
