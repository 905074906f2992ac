//! What stands around a day's front page: the days before and after, and all its stories by section.

use jiff::civil::Date;
use model::Story;

use crate::page::{Tongue, Visit, headline};

/// The days beside it that have a paper.
#[derive(Debug, Clone, Copy, Default)]
pub struct Neighbours {
    /// The last one before.
    pub before: Option<Date>,
    /// The first one after.
    pub after: Option<Date>,
}

/// A day of the archive.
pub struct DayView {
    /// The day.
    pub day: Date,
    /// The paper before: its date and address.
    pub before: Option<(String, String)>,
    /// The paper after.
    pub after: Option<(String, String)>,
    /// The day's stories by section, in the edition's order, and those of none: heading and stories.
    pub sections: Vec<(String, Vec<StoryView>)>,
}

/// A story of the day.
pub struct StoryView {
    /// Headline.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its language.
    pub tongue: Tongue,
    /// "6 sources".
    pub sources: String,
}

impl DayView {
    /// Of a day, its neighbours, and its stories with how many sources reported each on that day, those of most first.
    #[must_use]
    pub fn new(day: Date, around: &Neighbours, stories: &[(Story, i64)], visit: &Visit) -> DayView {
        let paper = |day: Date| (visit.calendar.long(day), visit.to(&format!("archive/{day}")));
        let filed = |story: &Story| story.sections.iter().find(|tag| visit.section_name(tag).is_some()).cloned();
        let view = |(story, sources): &(Story, i64)| StoryView {
            title: headline(&story.title, visit.words),
            href: visit.to(&format!("story/{}", story.slug)),
            tongue: Tongue::new(story.language.as_deref(), visit.words),
            sources: visit.words.count("count-sources", *sources),
        };
        let of = |tag: Option<&str>| stories.iter().filter(|(story, _)| filed(story).as_deref() == tag).map(view).collect::<Vec<_>>();
        let sections = visit.edition.sections.iter().map(|section| (section.name.clone(), of(Some(&section.tag))));
        let others = (visit.words.say("front-more").to_owned(), of(None));
        DayView {
            day,
            before: around.before.map(paper),
            after: around.after.map(paper),
            sections: sections.chain([others]).filter(|(_, stories)| !stories.is_empty()).collect(),
        }
    }
}
