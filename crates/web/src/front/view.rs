//! The front page, ready to be set.

use std::collections::HashSet;

use askama::Template;
use model::{Block, Card, Differ, FrontPage};
use store::Talked;

use super::layout;
use crate::archive::day_view::DayView;
use crate::page::{CardView, PictureView, Shell, Tongue, Visit, headline, publisher};
use crate::story::view::authors as listed;
use crate::when::Moment;
use crate::words::Marked;

/// The page.
#[derive(Template)]
#[template(path = "front.html")]
pub struct FrontView {
    /// Around it.
    pub shell: Shell,
    /// The grid's class.
    pub columns: &'static str,
    /// The story on top.
    pub lead: CardView,
    /// What its reports differ in.
    pub differ: Option<DifferView>,
    /// Other stories of its matter.
    pub matter: Vec<CardView>,
    /// Under the lead, in pairs.
    pub under: Vec<CardView>,
    /// In the middle column.
    pub beside: Vec<CardView>,
    /// In the rail.
    pub rail: Vec<CardView>,
    /// What happened near home: heading, the local page, stories.
    pub near: Option<(String, String, Vec<CardView>)>,
    /// Pictures with headlines; without pictures for who wants none.
    pub band: Vec<CardView>,
    /// The class of the blocks' grid.
    pub standing: &'static str,
    /// Sections below.
    pub blocks: Vec<BlockView>,
    /// What is talked about most, of late.
    pub talked: Vec<TalkedView>,
    /// Seen as it was at an earlier time.
    pub then: Option<Moment>,
    /// The day of the archive whose paper it is.
    pub day: Option<DayView>,
    /// When it was composed.
    pub at: Moment,
    /// "214 stories".
    pub weighed: String,
    /// "Nothing more since 14:05."
    pub end: Option<Marked>,
}

/// A story that is talked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkedView {
    /// Headline.
    pub title: String,
    /// Its language.
    pub tongue: Tongue,
    /// Its discussion.
    pub href: String,
    /// "12 comments".
    pub count: String,
}

/// What the lead's reports differ in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferView {
    /// The language of the numbers' words.
    pub tongue: Tongue,
    /// The number with what it counts, and who says so: ("31 boats", "say Harbor Post and the Courier").
    pub stated: Vec<(String, String)>,
    /// Where each stands with its sentence.
    pub href: String,
}

/// A section's part.
#[derive(Debug, Clone)]
pub struct BlockView {
    /// An id for its heading.
    pub id: String,
    /// Heading.
    pub name: String,
    /// The section's page.
    pub href: Option<String>,
    /// Its first story has no picture, so that the second gets an excerpt too.
    pub plain: bool,
    /// Its stories.
    pub cards: Vec<CardView>,
}

impl FrontView {
    /// Of a published page; `None` if no story stands on it.
    #[must_use]
    pub fn new(page: &FrontPage, visit: &Visit, then: bool) -> Option<FrontView> {
        let muted = page.cards().filter(|card| !visit.wants_card(card)).count();
        let wanted = |card: &&Card| visit.wants_card(card);
        let cards = |cards: &[Card]| cards.iter().filter(wanted).map(|card| CardView::new(card, visit)).collect::<Vec<_>>();
        let (mut seconds, mut briefs) = (cards(&page.seconds), cards(&page.briefs));
        let own = page.lead.as_ref().filter(wanted);
        let lead = match own {
            Some(lead) => CardView::new(lead, visit),
            None if !seconds.is_empty() => seconds.remove(0),
            None if !briefs.is_empty() => briefs.remove(0),
            None => return None,
        };
        let words = visit.words;
        let nearby: Vec<CardView> = cards(&page.local).into_iter().map(CardView::without_kicker).collect();
        let near =
            (!nearby.is_empty()).then(|| (words.fill("local-title", "place", town(&visit.edition.place)), visit.to("local"), nearby));
        let mut blocks: Vec<BlockView> = page.blocks.iter().enumerate().filter_map(|(n, block)| BlockView::new(n, block, visit)).collect();
        let band = cards(&page.band);
        show_once(std::iter::once(&lead).chain(&band).filter_map(|card| card.picture.as_ref()), &mut blocks);
        Some(FrontView {
            shell: Shell::new(visit, "", words.say("shell-front")).described(&lead.title).listed(visit, "").muting(muted, visit),
            columns: class(!seconds.is_empty(), !briefs.is_empty() || near.is_some()),
            differ: page.differ.as_ref().filter(|_| own.is_some()).map(|differ| DifferView::new(differ, &lead, visit)),
            matter: cards(&page.matter),
            lead,
            under: cards(&page.under),
            beside: seconds,
            rail: briefs,
            near,
            band,
            standing: layout::blocks(&blocks),
            blocks,
            talked: Vec::new(),
            then: then.then(|| visit.exactly(page.at)),
            day: None,
            at: visit.exactly(page.at),
            weighed: words.count("count-stories", page.weighed),
            end: page.newest.map(|at| {
                let moment = visit.lately(at);
                words.marked("front-end", &[("machine", &moment.machine), ("exact", &moment.exact), ("time", &moment.words)])
            }),
        })
    }
}

impl TalkedView {
    pub(super) fn new(talked: &Talked, visit: &Visit) -> TalkedView {
        TalkedView {
            title: headline(&talked.title, visit.words),
            tongue: visit.tongue(talked.language.as_deref()),
            href: visit.to(&format!("story/{}/discussion", talked.slug)),
            count: visit.words.count("comment-count", talked.comments),
        }
    }
}

impl DifferView {
    fn new(differ: &Differ, lead: &CardView, visit: &Visit) -> DifferView {
        let says = |by: &[String]| {
            let names: Vec<String> = by.iter().map(|name| publisher(name)).collect();
            let who = listed(&names, visit.words).unwrap_or_default();
            visit.words.fill_all("front-says", &[("n", &names.len()), ("who", &who)])
        };
        DifferView {
            tongue: visit.tongue(differ.language.as_deref()),
            stated: differ.stated.iter().map(|(text, by)| (text.clone(), says(by))).collect(),
            href: format!("{}#says", lead.href),
        }
    }
}

/// The town alone, without its county: a heading is short.
fn town(place: &str) -> &str {
    place.split([',', '،']).next().unwrap_or(place).trim()
}

/// The class of the grid.
fn class(beside: bool, rail: bool) -> &'static str {
    match (beside, rail) {
        (true, true) => "three",
        (false, false) => "one",
        _ => "two",
    }
}

impl FrontView {
    /// As the newest of its number: its readers are told what comes after it.
    #[must_use]
    pub(crate) fn live(mut self, number: i64, visit: &Visit) -> FrontView {
        self.shell.live = Some(visit.live("front", number));
        self
    }

    /// As the paper of a day of the archive, under that day's date.
    #[must_use]
    pub(crate) fn of_day(mut self, day: DayView, visit: &Visit) -> FrontView {
        let long = visit.calendar.long(day.day);
        self.shell.title = format!("{long} · {}", self.shell.name);
        self.shell.canonical = Some(visit.whole(&visit.to(&format!("archive/{}", day.day))));
        self.shell.date = Moment { machine: day.day.to_string(), exact: long.clone(), words: long, ..self.shell.date };
        self.shell.reading = None;
        self.day = Some(day);
        self
    }
}

/// Reports of one event in two languages may carry the same picture: it stands where it comes first.
fn show_once<'a>(above: impl Iterator<Item = &'a PictureView>, blocks: &mut [BlockView]) {
    let mut shown: HashSet<String> = above.map(|picture| picture.wide.clone()).collect();
    for block in blocks {
        let Some(first) = block.cards.first_mut() else { continue };
        if first.picture.as_ref().is_some_and(|picture| !shown.insert(picture.wide.clone())) {
            first.picture = None;
            block.plain = true;
        }
    }
}

impl BlockView {
    fn new(n: usize, block: &Block, visit: &Visit) -> Option<BlockView> {
        let (name, href) = match &block.section {
            Some(section) => (section.name.clone(), Some(visit.to(&format!("section/{}", section.tag)))),
            None => (visit.words.say("front-more").to_owned(), None),
        };
        let cards: Vec<CardView> =
            block.cards.iter().filter(|card| visit.wants_card(card)).map(|card| CardView::new(card, visit).without_kicker()).collect();
        let plain = cards.first()?.picture.is_none();
        Some(BlockView { id: format!("block-{n}"), name, href, plain, cards })
    }
}
