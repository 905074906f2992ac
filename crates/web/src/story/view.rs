//! A story's page, ready to be set.

use askama::Template;
use jiff::civil::Date;
use model::{Dossier, EditionId, Reason, Story};
use store::{ArticleHead, Item};

pub use super::dossier::{DossierView, QuoteView};
use super::linked;
use crate::comment::view::ThreadView;
use crate::digest::desk_view::DeskView;
use crate::page::{PictureView, Shell, Shown, Tongue, Visit, WhyView, headline, http_only, publisher};
use crate::reader::item::KeepView;
use crate::share::{self, ShareView};
use crate::when::Moment;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "story.html")]
pub struct StoryView {
    /// Around it.
    pub shell: Shell,
    /// Section name and address.
    pub kicker: Option<(String, String)>,
    /// Headline.
    pub title: String,
    /// Its language.
    pub tongue: Tongue,
    /// A report came in within the hour.
    pub new: bool,
    /// Newest report.
    pub newest: Moment,
    /// First report, where it isn't the only one.
    pub first: Option<Moment>,
    /// "6 sources".
    pub sources: String,
    /// "4 independent texts", where some reports are copies of others.
    pub independent: Option<String>,
    /// "9 reports", where sources have several.
    pub reports: Option<String>,
    /// Why it stands where it stands, while it is on a page.
    pub why: Option<WhyView>,
    /// The buttons under the headline.
    pub keep: KeepView,
    /// From where its address is passed on.
    pub share: ShareView,
    /// Reports by source; the source that was first stands first.
    pub groups: Vec<GroupView>,
    /// `one`, `row two`, `row three`, `many` or `crowd`: a few stand in one row, more fill two or three columns.
    pub crowd: &'static str,
    /// Reports by time, day by day; empty for a single one.
    pub days: Vec<DayView>,
    /// What is known of it beyond its headlines.
    pub known: Option<DossierView>,
    /// Other stories of the same matter, earlier ones and later ones, each by time.
    pub earlier: Vec<MatterView>,
    /// The later ones.
    pub later: Vec<MatterView>,
    /// What an editor decides about it for the next digest.
    pub desk: Option<DeskView>,
    /// What is written under it, where the edition has that.
    pub thread: Option<ThreadView>,
}

/// Another story of the same matter.
pub struct MatterView {
    /// Headline.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its language.
    pub tongue: Tongue,
    /// Its first report.
    pub when: Moment,
}

/// What one source reported.
pub struct GroupView {
    /// The publisher's name.
    pub name: String,
    /// The publisher's page.
    pub href: String,
    /// Its first report.
    pub report: ReportView,
    /// Its later ones.
    pub also: Vec<ReportView>,
}

/// One report.
pub struct ReportView {
    /// Headline.
    pub title: String,
    /// The topic page.
    pub href: String,
    /// Its language.
    pub tongue: Tongue,
    /// Age.
    pub when: Moment,
    /// "Jonas Reyes and Mara Lind".
    pub authors: Option<String>,
    /// As far as the rights allow.
    pub excerpt: String,
    /// As far as the rights allow.
    pub picture: Option<PictureView>,
    /// The original.
    pub original: Option<String>,
    /// "840 words", where the text was read.
    pub words: Option<String>,
}

/// One day's reports.
pub struct DayView {
    /// "29 August 2025".
    pub day: String,
    /// Language of the date, where it isn't the page's.
    pub language: Option<&'static str>,
    /// In the order of time.
    pub items: Vec<LineView>,
}

/// One report in the order of time.
pub struct LineView {
    /// The hour.
    pub when: Moment,
    /// The publisher's name.
    pub name: String,
    /// Headline.
    pub title: String,
    /// The topic page.
    pub href: String,
    /// Its language.
    pub tongue: Tongue,
    /// It was the first of all.
    pub first: bool,
}

impl StoryView {
    /// Of a story, its articles by time, and its dossier, if there is one.
    #[must_use]
    pub fn new(story: &Story, articles: &[ArticleHead], dossier: Option<&Dossier>, visit: &Visit) -> StoryView {
        let groups = groups(articles, visit);
        let kicker = story.sections.iter().find_map(|tag| Some((visit.section_name(tag)?.to_owned(), visit.to(&format!("section/{tag}")))));
        let excerpt = groups.iter().map(|group| group.report.excerpt.as_str()).find(|text| !text.is_empty()).unwrap_or_default();
        let mut shell = Shell::new(visit, &format!("story/{}", story.slug), &story.title)
            .described(excerpt)
            .listed(visit, &format!("story/{}", story.slug));
        shell.card = share::link(story, articles, visit);
        shell.data = Some(linked::data(story, articles, kicker.as_ref(), shell.card.as_ref(), visit));
        StoryView {
            shell,
            share: ShareView::new(story.id, None, visit),
            kicker,
            title: headline(&story.title, visit.words),
            tongue: visit.tongue(if story.named { Some(visit.edition.language.as_str()) } else { story.language.as_deref() }),
            new: visit.is_new(story.newest),
            newest: visit.ago(story.newest),
            first: (articles.len() > 1).then(|| visit.exactly(story.first)),
            sources: visit.words.count("count-sources", groups.len()),
            independent: independent(&story.reasons, groups.len(), articles.len(), visit.words),
            reports: (articles.len() > groups.len()).then(|| visit.words.count("count-reports", articles.len())),
            keep: KeepView::new(Item::Story(story.id), Some(story.id), &visit.to(&format!("story/{}", story.slug)), visit),
            why: WhyView::new(&story.reasons, visit.words),
            crowd: match groups.len() {
                0 | 1 => "one",
                2 => "row two",
                3 => "row three",
                4 => "many",
                _ => "crowd",
            },
            groups,
            days: if articles.len() > 1 { days(articles, visit) } else { Vec::new() },
            known: dossier.and_then(|dossier| DossierView::new(dossier, articles, visit)),
            earlier: Vec::new(),
            later: Vec::new(),
            desk: None,
            thread: None,
        }
    }

    /// Of an edition that is not the first: its short address names it.
    #[must_use]
    pub fn of_edition(mut self, edition: EditionId, story: &Story, visit: &Visit) -> StoryView {
        self.share = ShareView::new(story.id, Some(edition), visit);
        self
    }

    /// With the other stories of its matter.
    #[must_use]
    pub fn in_matter(mut self, story: &Story, others: &[Story], visit: &Visit) -> StoryView {
        let mut others: Vec<&Story> = others.iter().collect();
        others.sort_by_key(|other| (other.first, other.id));
        let view = |other: &&Story| MatterView {
            title: headline(&other.title, visit.words),
            href: visit.to(&format!("story/{}", other.slug)),
            tongue: visit.tongue(other.language.as_deref()),
            when: visit.lately(other.first),
        };
        let (earlier, later): (Vec<&Story>, Vec<&Story>) = others.into_iter().partition(|other| other.first <= story.first);
        (self.earlier, self.later) = (earlier.iter().map(view).collect(), later.iter().map(view).collect());
        self
    }
}

impl ReportView {
    /// Of an article, as far as its source's rights allow.
    #[must_use]
    pub fn new(head: &ArticleHead, visit: &Visit) -> ReportView {
        let shown = Shown::to(visit, head.rights);
        ReportView {
            title: headline(&head.title, visit.words),
            href: topic_address(head, visit),
            tongue: visit.tongue(head.language.as_deref()),
            when: visit.ago(head.published),
            authors: authors(&head.authors, visit.words),
            excerpt: if shown.has_excerpt() { head.excerpt.trim().to_owned() } else { String::new() },
            picture: head.picture.as_ref().filter(|_| shown.has_excerpt() && visit.look.has_pictures()).and_then(PictureView::new),
            original: http_only(head.url.as_deref()),
            words: (head.words > 0).then(|| visit.words.count("count-words", head.words)),
        }
    }
}

/// Where an article is read.
pub(crate) fn topic_address(head: &ArticleHead, visit: &Visit) -> String {
    visit.to(&format!("topic/{}/{}", head.source_slug, head.slug))
}

/// "A", "A and B", "A, B and C", "A, B and 4 others".
pub(crate) fn authors(names: &[String], words: Words) -> Option<String> {
    let names: Vec<&str> = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    let comma = format!("{} ", words.say("list-comma"));
    match names.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        [most @ .., last] if names.len() <= 3 => Some(words.fill_all("list-and", &[("most", &most.join(&comma)), ("last", last)])),
        [a, b, rest @ ..] => Some(words.fill_all("list-others", &[("most", &[*a, *b].join(&comma)), ("n", &rest.len())])),
    }
}

/// Nothing where every report is a text of its own: the count of reports says it already.
fn independent(reasons: &[Reason], sources: usize, reports: usize, words: Words) -> Option<String> {
    let texts = reasons.iter().find_map(|reason| match reason {
        Reason::Sources { independent, .. } => Some(*independent),
        _ => None,
    })?;
    (sources > 1 && (1..reports).contains(&texts)).then(|| words.count("story-independent", texts))
}

fn groups(articles: &[ArticleHead], visit: &Visit) -> Vec<GroupView> {
    let mut groups: Vec<(model::SourceId, GroupView)> = Vec::new();
    for head in articles {
        let report = ReportView::new(head, visit);
        match groups.iter_mut().find(|(source, _)| *source == head.source) {
            Some((_, group)) => group.also.push(report),
            None => groups.push((
                head.source,
                GroupView {
                    name: publisher(&head.source_name),
                    href: visit.to(&format!("source/{}", head.source_slug)),
                    report,
                    also: Vec::new(),
                },
            )),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn days(articles: &[ArticleHead], visit: &Visit) -> Vec<DayView> {
    let mut days: Vec<(Date, DayView)> = Vec::new();
    for (n, head) in articles.iter().enumerate() {
        let item = LineView {
            when: Moment::hour(head.published, &visit.calendar),
            name: publisher(&head.source_name),
            title: headline(&head.title, visit.words),
            href: topic_address(head, visit),
            tongue: visit.tongue(head.language.as_deref()),
            first: n == 0,
        };
        let day = visit.calendar.day_told(head.published);
        match days.iter_mut().find(|(known, _)| *known == day) {
            Some((_, view)) => view.items.push(item),
            None => {
                let language = visit.calendar.language();
                days.push((day, DayView { day: visit.calendar.date_told(head.published), language, items: vec![item] }));
            }
        }
    }
    // A day whose hour is not known may come before the evening before it, west of Greenwich.
    days.sort_by_key(|(day, _)| *day);
    days.into_iter().map(|(_, view)| view).collect()
}
