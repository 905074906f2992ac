//! The front page, ready to be set.

use std::collections::HashSet;

use askama::Template;
use model::{Block, FrontPage};

use super::{Columns, layout};
use crate::page::{CardView, PictureView, Shell, Visit};
use crate::when::Moment;

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
    /// Under the lead, in pairs.
    pub under: Vec<CardView>,
    /// In the middle column.
    pub beside: Vec<CardView>,
    /// In the rail.
    pub rail: Vec<CardView>,
    /// The class of the blocks' grid.
    pub standing: &'static str,
    /// Sections below.
    pub blocks: Vec<BlockView>,
    /// Seen as it was at an earlier time.
    pub then: Option<Moment>,
    /// When it was composed.
    pub at: Moment,
    /// "214 stories".
    pub weighed: String,
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
        let card = |card| CardView::new(card, visit);
        let mut seconds: Vec<CardView> = page.seconds.iter().map(card).collect();
        let mut briefs: Vec<CardView> = page.briefs.iter().map(card).collect();
        let lead = match &page.lead {
            Some(lead) => card(lead),
            None if !seconds.is_empty() => seconds.remove(0),
            None if !briefs.is_empty() => briefs.remove(0),
            None => return None,
        };
        let deal = Columns::deal(&lead, &seconds, briefs.len());
        let under = seconds.split_off(deal.beside);
        let more = briefs.split_off(deal.rail);
        let mut blocks: Vec<BlockView> = page.blocks.iter().enumerate().filter_map(|(n, block)| BlockView::new(n, block, visit)).collect();
        if !more.is_empty() {
            blocks.push(BlockView {
                id: "block-brief".into(),
                name: visit.words.say("front-also-brief").into(),
                href: None,
                plain: true,
                cards: more,
            });
        }
        show_once(lead.picture.as_ref(), &mut blocks);
        Some(FrontView {
            shell: Shell::new(visit, "", visit.words.say("shell-front")).described(&lead.title),
            columns: deal.class(),
            lead,
            under,
            beside: seconds,
            rail: briefs,
            standing: layout::blocks(&blocks),
            blocks,
            then: then.then(|| visit.exactly(page.at)),
            at: visit.exactly(page.at),
            weighed: visit.words.count("count-stories", page.weighed),
        })
    }
}

/// Reports of one event in two languages may carry the same picture: it stands where it comes first.
fn show_once(lead: Option<&PictureView>, blocks: &mut [BlockView]) {
    let mut shown: HashSet<String> = lead.map(|picture| picture.wide.clone()).into_iter().collect();
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
        let cards: Vec<CardView> = block.cards.iter().map(|card| CardView::new(card, visit).without_kicker()).collect();
        let plain = cards.first()?.picture.is_none();
        Some(BlockView { id: format!("block-{n}"), name, href, plain, cards })
    }
}
