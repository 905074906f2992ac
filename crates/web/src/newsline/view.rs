//! A reader's newsline, ready to be set.

use std::collections::BTreeSet;

use askama::Template;
use model::Card;
use store::{ArticleHead, Item, Newsline};

use super::mix::Picked;
use crate::front;
use crate::page::{CardView, Shell, Visit};
use crate::reader::item::name;
use crate::story::view::ReportView;

/// Stories beside the one on top, at most.
const BESIDE: usize = 4;
/// Stories of a section's block.
const OF_BLOCK: usize = 4;
/// Stories below the blocks, at most: those that stand in none, and what the blocks have no room for.
const BELOW: usize = 9;
/// Stories of a further page.
const OF_PAGE: usize = 30;

/// The page.
#[derive(Template)]
#[template(path = "newsline.html")]
pub struct NewslineView {
    /// Around it.
    pub shell: Shell,
    /// Addresses of this edition begin so.
    pub base: String,
    /// This page, for forms that lead back to it.
    pub back: String,
    /// Nothing was chosen yet.
    pub fresh: bool,
    /// "48 stories".
    pub count: String,
    /// Sections in the reader's order, with whether each is on.
    pub sections: Vec<ToggleView>,
    /// The grid's class.
    pub columns: &'static str,
    /// The story on top; none on a further page.
    pub lead: Option<LineView>,
    /// Beside it.
    pub beside: Vec<LineView>,
    /// A block for each section.
    pub blocks: Vec<BlockView>,
    /// What came of the reader's own feeds.
    pub own: Vec<OwnView>,
    /// The class of the columns below.
    pub standing: &'static str,
    /// The stories of a further page, or below the blocks of the first.
    pub more: Vec<LineView>,
    /// The page before and the page after, where there are.
    pub before: Option<String>,
    /// The page after.
    pub after: Option<String>,
}

/// A section that can be switched.
pub struct ToggleView {
    /// What the button sends.
    pub tag: String,
    /// What it says.
    pub name: String,
    /// It is on.
    pub on: bool,
}

/// A story with its button.
pub struct LineView {
    /// As lists show it.
    pub card: CardView,
    /// As a form names it.
    pub item: String,
    /// It is saved.
    pub saved: bool,
}

/// A section's part.
pub struct BlockView {
    /// An id for its heading.
    pub id: String,
    /// Heading.
    pub name: String,
    /// The section's page.
    pub href: String,
    /// Its stories.
    pub lines: Vec<LineView>,
}

/// An article of a reader's own feed.
pub struct OwnView {
    /// As lists show it.
    pub report: ReportView,
    /// The feed's name.
    pub source: String,
    /// As a form names it.
    pub item: String,
    /// It is saved.
    pub saved: bool,
}

impl NewslineView {
    /// The page of this number, counted from 1; `None` where there is none.
    #[must_use]
    pub(crate) fn new(
        picked: &Picked<'_>,
        line: &Newsline,
        saved: &BTreeSet<Item>,
        own: &[ArticleHead],
        page: usize,
        visit: &Visit,
    ) -> Option<NewslineView> {
        let words = visit.words;
        let sections = sections(line, visit);
        let top: Vec<CardView> = picked.cards.iter().take(1 + BESIDE).map(|card| CardView::new(card, visit)).collect();
        let beside = top.split_first().map_or(0, |(lead, others)| front::beside_a_section_s_lead(lead, others));
        let (first, rest) = first_page(&picked.cards, &sections, beside);
        let (below, rest) = rest.split_at(rest.len().min(BELOW));
        let pages = 1 + rest.len().div_ceil(OF_PAGE);
        if page == 0 || page > pages {
            return None;
        }
        let line_of = |card: &Card| LineView {
            card: CardView::new(card, visit),
            item: name(Item::Story(card.story)),
            saved: saved.contains(&Item::Story(card.story)),
        };
        let address = |page: usize| if page == 1 { visit.to("newsline") } else { format!("{}?page={page}", visit.to("newsline")) };
        let mut view = NewslineView {
            shell: Shell::new(visit, "newsline", words.say("newsline-title")).for_one().muting(picked.muted, visit),
            base: visit.to(""),
            back: address(page),
            fresh: !line.is_made(),
            count: words.count("count-stories", picked.cards.len()),
            sections,
            columns: "one",
            lead: None,
            beside: Vec::new(),
            blocks: Vec::new(),
            own: Vec::new(),
            standing: "one",
            more: Vec::new(),
            before: (page > 1).then(|| address(page - 1)),
            after: (page < pages).then(|| address(page + 1)),
        };
        if page > 1 {
            view.more = rest.iter().skip((page - 2) * OF_PAGE).take(OF_PAGE).map(|card| line_of(card)).collect();
            view.standing = front::further(view.more.len());
            return Some(view);
        }
        view.more = below.iter().map(|card| line_of(card)).collect();
        view.standing = front::further(view.more.len());
        view.lead = first.lead.map(line_of);
        view.beside = first.beside.iter().map(|card| line_of(card)).collect();
        view.columns = if view.beside.is_empty() { "one" } else { "two" };
        view.blocks = first
            .blocks
            .iter()
            .map(|(tag, cards)| BlockView {
                id: format!("block-{tag}"),
                name: visit.section_name(tag).unwrap_or(tag).to_owned(),
                href: visit.to(&format!("section/{tag}")),
                lines: cards.iter().map(|card| LineView { card: line_of(card).card.without_kicker(), ..line_of(card) }).collect(),
            })
            .collect();
        view.own = own
            .iter()
            .map(|head| OwnView {
                report: ReportView::new(head, visit),
                source: head.source_name.clone(),
                item: name(Item::Topic(head.id)),
                saved: saved.contains(&Item::Topic(head.id)),
            })
            .collect();
        Some(view)
    }
}

/// The edition's sections in the reader's order.
pub(super) fn sections(line: &Newsline, visit: &Visit) -> Vec<ToggleView> {
    let mut sections: Vec<ToggleView> = visit
        .edition
        .sections
        .iter()
        .map(|section| ToggleView { tag: section.tag.clone(), name: section.name.clone(), on: line.has_section(&section.tag) })
        .collect();
    let place = |tag: &str| line.sections.iter().position(|(known, _)| known == tag).unwrap_or(usize::MAX);
    sections.sort_by_key(|section| place(&section.tag));
    sections
}

/// What the first page is made of.
struct First<'a> {
    lead: Option<&'a Card>,
    beside: Vec<&'a Card>,
    blocks: Vec<(String, Vec<&'a Card>)>,
}

/// The best on top with so many beside it, then a block for each section that is on, in the reader's order; all others, in their order, for further pages.
fn first_page<'a>(cards: &[&'a Card], sections: &[ToggleView], beside: usize) -> (First<'a>, Vec<&'a Card>) {
    let (top, below) = cards.split_at(cards.len().min(1 + beside));
    let mut rest = below.to_vec();
    let mut blocks = Vec::new();
    for section in sections.iter().filter(|section| section.on) {
        let mut room = OF_BLOCK;
        let (of_block, others): (Vec<&Card>, Vec<&Card>) = rest.into_iter().partition(|card| {
            let takes = room > 0 && card.section.as_deref() == Some(&section.tag);
            room -= usize::from(takes);
            takes
        });
        if !of_block.is_empty() {
            blocks.push((section.tag.clone(), of_block));
        }
        rest = others;
    }
    (First { lead: top.first().copied(), beside: top.iter().skip(1).copied().collect(), blocks }, rest)
}

#[cfg(test)]
mod tests {
    use model::StoryId;

    use super::*;
    use crate::tests::made;

    #[test]
    fn every_story_stands_on_one_page_and_sections_in_the_reader_s_order() {
        let cards: Vec<Card> = (0..120)
            .map(|n| Card {
                story: StoryId(n + 1),
                section: [Some("local"), Some("world"), None, Some("elsewhere")][n as usize % 4].map(str::to_owned),
                ..made::card(&format!("Story {n}"))
            })
            .collect();
        let picked = Picked { cards: cards.iter().collect(), muted: 2 };
        let line = Newsline { sections: vec![("world".into(), true)], ..Newsline::default() };
        let page = |n| NewslineView::new(&picked, &line, &BTreeSet::from([Item::Story(StoryId(1))]), &[], n, &made::visit());
        let first = page(1).unwrap();
        assert_eq!(first.blocks.iter().map(|block| block.name.as_str()).collect::<Vec<_>>(), ["World", "Local"]);
        assert!(first.lead.as_ref().unwrap().saved && !first.beside[0].saved);
        assert_eq!(first.shell.muted.as_ref().unwrap().0, "2 stories muted");
        let mut titles = BTreeSet::new();
        for n in 1..=5 {
            let Some(view) = page(n) else { continue };
            let blocks = view.blocks.iter().flat_map(|block| &block.lines);
            titles.extend(view.lead.iter().chain(&view.beside).chain(blocks).chain(&view.more).map(|line| line.card.title.clone()));
            assert_eq!((view.before.is_some(), view.after.is_some()), (n > 1, n < 5), "{n}");
        }
        assert_eq!(titles.len(), 120);
        assert!(page(0).is_none() && page(6).is_none() && page(usize::MAX).is_none());
    }

    #[test]
    fn a_newsline_without_a_story_is_a_page_all_the_same() {
        let html = NewslineView::new(&Picked::default(), &Newsline::default(), &BTreeSet::new(), &[], 1, &made::visit())
            .unwrap()
            .render()
            .unwrap();
        assert!(html.contains("Nothing stands here") && !html.contains("muted"), "{html}");
    }
}
