//! The river, ready to be set: by day and hour, newest first.

use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;
use store::Afloat;

use super::stretch::Flow;
use crate::page::{Shell, Tongue, Visit, headline, publisher};
use crate::person::show::SpokenView;
use crate::when::{Moment, is_day_alone};

/// The page.
#[derive(Template)]
#[template(path = "river.html")]
pub struct RiverView {
    /// Around it.
    pub shell: Shell,
    /// Sections to choose from: tag, name, whether it is chosen.
    pub sections: Vec<(String, String, bool)>,
    /// Sources to choose from: slug, name, whether it is chosen.
    pub sources: Vec<(String, String, bool)>,
    /// Newest day first.
    pub days: Vec<DayView>,
    /// The page above this one: the newest, of the same choice.
    pub newest: Option<String>,
    /// The page below this one.
    pub earlier: Option<String>,
}

/// A day's stories.
pub struct DayView {
    /// "Friday, 29 August 2025".
    pub day: String,
    /// Language of the date, where it isn't the page's.
    pub language: Option<&'static str>,
    /// Newest hour first.
    pub hours: Vec<HourView>,
}

/// An hour's stories.
pub struct HourView {
    /// "3 pm", "15:00"; none where publishers told the day alone.
    pub hour: Option<String>,
    /// Newest first.
    pub stories: Vec<StoryView>,
    /// What people wrote, newest first.
    pub voices: Vec<VoiceView>,
}

/// What somebody wrote.
pub struct VoiceView {
    /// Its beginning.
    pub line: String,
    /// Where it stands.
    pub href: String,
    /// Who wrote it.
    pub by: Option<String>,
    /// To the minute.
    pub when: Moment,
    /// Under what: headline or board, and its page.
    pub on: (String, String),
}

/// A story in the river.
pub struct StoryView {
    /// Headline.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its language.
    pub tongue: Tongue,
    /// To the minute.
    pub when: Moment,
    /// A report came in within the hour.
    pub new: bool,
    /// It had been reported before: this is a later report.
    pub goes_on: bool,
    /// Section name and address.
    pub kicker: Option<(String, String)>,
    /// "6 sources", or the publisher's name if it is alone.
    pub by: String,
}

impl RiverView {
    /// Of a page of the river, and where the next one begins.
    #[must_use]
    pub(crate) fn new(flow: &Flow, visit: &Visit) -> RiverView {
        let (section, source) = (flow.section.as_deref(), flow.source.as_ref().map(|source| source.settings.slug.as_str()));
        let address = |place| visit.to(&flow.path(place));
        let mut shell = Shell::new(visit, "river", visit.words.say("river-title"))
            .described(visit.words.say("river-what"))
            .listed(visit, &flow.path(None))
            .muting(flow.muted, visit);
        // A page further down is another one tomorrow.
        shell.hidden |= flow.earlier;
        RiverView {
            shell,
            sections: visit
                .edition
                .sections
                .iter()
                .map(|known| (known.tag.clone(), known.name.clone(), section == Some(known.tag.as_str())))
                .collect(),
            sources: flow
                .sources
                .iter()
                .map(|known| {
                    let settings = &known.settings;
                    (settings.slug.clone(), publisher(&settings.name), source == Some(settings.slug.as_str()))
                })
                .collect(),
            days: days(flow, visit),
            newest: flow.earlier.then(|| address(None)),
            earlier: flow.next.map(|before| address(Some(before))),
        }
    }
}

/// The hours of a day, each with the hour that it is, if that is known.
type Hours = Vec<(Option<i8>, HourView)>;

/// The hour of a moment among these days, made if there is none.
fn hour_of<'a>(days: &'a mut Vec<(Date, Hours)>, at: Timestamp, visit: &Visit) -> &'a mut HourView {
    let day = visit.calendar.day_told(at);
    let hour = (!is_day_alone(at)).then(|| visit.calendar.hour(at));
    let place = days.iter().position(|(known, _)| *known == day).unwrap_or_else(|| {
        days.push((day, Vec::new()));
        days.len() - 1
    });
    let hours = &mut days[place].1;
    let place = hours.iter().position(|(known, _)| *known == hour).unwrap_or_else(|| {
        let view = HourView { hour: hour.map(|_| visit.calendar.whole_hour(at)), stories: Vec::new(), voices: Vec::new() };
        hours.push((hour, view));
        hours.len() - 1
    });
    &mut hours[place].1
}

fn days(flow: &Flow, visit: &Visit) -> Vec<DayView> {
    let mut days: Vec<(Date, Hours)> = Vec::new();
    for afloat in &flow.stories {
        hour_of(&mut days, afloat.at, visit).stories.push(StoryView::new(afloat, visit));
    }
    for spoken in &flow.voices {
        hour_of(&mut days, spoken.at, visit).voices.push(VoiceView::new(spoken, visit));
    }
    // A day whose hour is not known is its midnight in UTC, which elsewhere is another day's evening.
    days.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let language = visit.calendar.language();
    days.into_iter()
        .map(|(day, mut hours)| {
            hours.sort_by_key(|(hour, _)| std::cmp::Reverse(*hour));
            DayView { day: visit.calendar.long(day), language, hours: hours.into_iter().map(|(_, hour)| hour).collect() }
        })
        .collect()
}

impl VoiceView {
    fn new(spoken: &SpokenView, visit: &Visit) -> VoiceView {
        VoiceView {
            line: spoken.line.clone(),
            href: spoken.comment.href.clone(),
            by: spoken.comment.by.as_ref().map(|by| by.0.clone()),
            when: Moment::hour(spoken.at, &visit.calendar),
            on: (spoken.title.clone(), spoken.href.clone()),
        }
    }
}

impl StoryView {
    fn new(afloat: &Afloat, visit: &Visit) -> StoryView {
        let story = &afloat.story;
        StoryView {
            title: headline(&story.title, visit.words),
            href: visit.to(&format!("story/{}", story.slug)),
            tongue: Tongue::new(story.language.as_deref(), visit.words),
            when: Moment::hour(afloat.at, &visit.calendar),
            new: visit.is_new(afloat.at),
            goes_on: afloat.at.as_second() - story.first.as_second() > 60,
            kicker: story.sections.iter().find_map(|tag| Some((visit.section_name(tag)?.to_owned(), visit.to(&format!("section/{tag}"))))),
            by: if afloat.sources == 1 { publisher(&afloat.newest_by.1) } else { visit.words.count("count-sources", afloat.sources) },
        }
    }
}

#[cfg(test)]
mod tests {
    use model::{Rights, StoryId};
    use store::Before;

    use super::*;
    use crate::tests::made;

    fn afloat(id: i64, at: Timestamp, sources: i64) -> Afloat {
        let story = model::Story {
            id: StoryId(id),
            slug: format!("story-{id}"),
            title: format!("What happened {id}"),
            newest: at,
            ..made::story()
        };
        Afloat { story, at, sources, reports: sources, newest_by: ("harbor-post".into(), "Harbor Post".into()) }
    }

    fn flow(stories: Vec<Afloat>) -> Flow {
        Flow {
            stories,
            voices: Vec::new(),
            muted: 0,
            next: None,
            section: None,
            source: None,
            earlier: false,
            sources: vec![made::source(Rights::Full)],
        }
    }

    #[test]
    fn stories_stand_under_their_day_and_hour() {
        let midnight: Timestamp = "2025-08-29T00:00:00Z".parse().unwrap();
        let stories =
            vec![afloat(1, made::ago(10), 6), afloat(2, made::ago(50), 1), afloat(3, midnight, 1), afloat(4, made::ago(24 * 60), 2)];
        let view = RiverView::new(&flow(stories), &made::visit());
        let hours: Vec<_> = view
            .days
            .iter()
            .flat_map(|day| day.hours.iter().map(|hour| (day.day.as_str(), hour.hour.as_deref(), hour.stories.len())))
            .collect();
        let friday = "Friday, 29 August 2025";
        assert_eq!(hours, [(friday, Some("3:00 pm"), 2), (friday, None, 1), ("Thursday, 28 August 2025", Some("4:00 pm"), 1)]);
        let html = view.render().unwrap();
        assert!(html.contains("Harbor Post") && html.contains("6 sources") && html.contains("New"));
        assert!(html.contains(r#"href="/lake/river/feed.atom""#));
        assert!(view.earlier.is_none() && view.newest.is_none());
    }

    #[test]
    fn the_choice_goes_along_from_page_to_page() {
        let next = Some(Before { at: made::ago(10), story: StoryId(7) });
        let (section, source) = (Some("local".to_owned()), Some(made::source(Rights::Full)));
        let view = RiverView::new(&Flow { next, section, source, earlier: true, muted: 3, ..flow(Vec::new()) }, &made::visit());
        let expected = format!("/lake/river?section=local&source=harbor-post&before={}.7", made::ago(10).as_millisecond());
        assert_eq!((view.earlier, view.newest.as_deref()), (Some(expected), Some("/lake/river?section=local&source=harbor-post")));
        assert!(view.sections[0].2 && !view.sections[1].2 && view.sources[0].2);
        assert_eq!(view.shell.muted.unwrap().0, "3 stories muted");
        assert_eq!(view.shell.feeds[0].0, "/lake/river/feed.atom?section=local&source=harbor-post");
    }
}
