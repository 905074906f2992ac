//! What every element of a page holds and is called: sums over the blocks below it, the groups of its names, the marks of its tag.

use markup::tree::{Id, Tree};

use crate::body::blocks::Block;
use crate::body::class_words;
use crate::body::line::Line;

/// What an element and all below it hold.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Sum {
    /// Characters.
    pub(crate) chars: u32,
    /// Characters within links.
    pub(crate) linked: u32,
    /// Characters of blocks that are prose.
    pub(crate) prose: u32,
    /// Ends of sentences.
    pub(crate) stops: u32,
    /// Commas.
    pub(crate) commas: u32,
    /// Blocks.
    pub(crate) blocks: u32,
    /// Blocks that are a `<p>`.
    pub(crate) paragraphs: u32,
    /// Blocks that are or begin with a link.
    pub(crate) link_blocks: u32,
}

impl Sum {
    pub(crate) fn link_density(&self) -> f32 {
        self.linked as f32 / self.chars.max(1) as f32
    }

    fn add(&mut self, other: Sum) {
        self.chars += other.chars;
        self.linked += other.linked;
        self.prose += other.prose;
        self.stops += other.stops;
        self.commas += other.commas;
        self.blocks += other.blocks;
        self.paragraphs += other.paragraphs;
        self.link_blocks += other.link_blocks;
    }
}

/// Marks of elements, each a bit.
pub(crate) mod mark {
    pub(crate) const NAV: u32 = 1 << 0;
    pub(crate) const HEADER: u32 = 1 << 1;
    pub(crate) const FOOTER: u32 = 1 << 2;
    pub(crate) const ASIDE: u32 = 1 << 3;
    pub(crate) const FORM: u32 = 1 << 4;
    pub(crate) const TABLE: u32 = 1 << 5;
    pub(crate) const FIGURE: u32 = 1 << 6;
    pub(crate) const ARTICLE: u32 = 1 << 7;
    pub(crate) const MAIN: u32 = 1 << 8;
    pub(crate) const SECTION: u32 = 1 << 9;
    pub(crate) const LIST: u32 = 1 << 10;
    pub(crate) const ITEM: u32 = 1 << 11;
    pub(crate) const QUOTE: u32 = 1 << 12;
    pub(crate) const DETAILS: u32 = 1 << 13;
    pub(crate) const TERMS: u32 = 1 << 14;
    pub(crate) const LINK: u32 = 1 << 15;
    pub(crate) const BUTTON: u32 = 1 << 16;
    pub(crate) const BODY: u32 = 1 << 17;
    pub(crate) const APART: u32 = 1 << 18;
    pub(crate) const HIDDEN: u32 = 1 << 19;
    pub(crate) const HEADING: u32 = 1 << 20;
    pub(crate) const CUSTOM: u32 = 1 << 21;
    pub(crate) const PRE: u32 = 1 << 22;
    pub(crate) const COUNT: usize = 23;
}

/// All elements of a page, by the index of their node.
#[derive(Debug)]
pub(crate) struct Ground {
    pub(crate) sums: Vec<Sum>,
    /// Groups of [`class_words`].
    pub(crate) names: Vec<u32>,
    /// [`mark`]s.
    pub(crate) marks: Vec<u32>,
}

impl Ground {
    /// Surveys a page. `lines` are the measures of `blocks`.
    pub(crate) fn survey(tree: &Tree, blocks: &[Block], lines: &[Line]) -> Ground {
        let mut sums = vec![Sum::default(); tree.len()];
        for (block, line) in blocks.iter().zip(lines) {
            let is_paragraph = tree.name(block.owner) == "p";
            sums[block.owner.index()].add(Sum {
                chars: block.chars as u32,
                linked: block.linked as u32,
                prose: if block.is_prose() { block.chars as u32 } else { 0 },
                stops: line.stops,
                commas: line.commas,
                blocks: 1,
                paragraphs: u32::from(is_paragraph),
                link_blocks: u32::from(block.link_density() > 0.5),
            });
        }
        let mut names = vec![0; tree.len()];
        let mut marks = vec![0; tree.len()];
        for index in (1..tree.len()).rev() {
            let id = tree.at(index);
            let sum = sums[index];
            if sum.chars > 0
                && let Some(parent) = tree.parent(id)
            {
                sums[parent.index()].add(sum);
                names[index] = class_words::groups(tree, id);
                marks[index] = marks_of(tree, id, names[index]);
            }
        }
        Ground { sums, names, marks }
    }

    pub(crate) fn sum(&self, id: Id) -> Sum {
        self.sums[id.index()]
    }
}

fn marks_of(tree: &Tree, id: Id, names: u32) -> u32 {
    use mark::*;
    let mut marks = match tree.name(id) {
        "nav" | "menu" => NAV,
        "header" => HEADER,
        "footer" => FOOTER,
        "aside" => ASIDE,
        "form" | "fieldset" => FORM,
        "table" => TABLE,
        "figure" | "figcaption" => FIGURE,
        "article" => ARTICLE,
        "main" => MAIN,
        "section" => SECTION,
        "ul" | "ol" => LIST,
        "li" => ITEM,
        "blockquote" => QUOTE,
        "details" => DETAILS,
        "dl" => TERMS,
        "a" => LINK,
        "button" | "label" => BUTTON,
        "dialog" => APART,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => HEADING,
        "pre" | "code" => PRE,
        name if name.contains('-') => CUSTOM,
        _ => 0,
    };
    for (name, value) in tree.attributes(id) {
        marks |= match name {
            "hidden" => HIDDEN,
            "aria-hidden" if value.eq_ignore_ascii_case("true") => HIDDEN,
            "style" if hides(value) => HIDDEN,
            "itemprop" if value.eq_ignore_ascii_case("articlebody") => BODY,
            "class" | "id" if names >> class_words::FOOTER & 1 == 1 && is_footer(value) => FOOTER,
            "role" => match value {
                "navigation" | "menu" | "menubar" | "tablist" | "search" | "toolbar" => NAV,
                "complementary" => ASIDE,
                "contentinfo" => FOOTER,
                "banner" => HEADER,
                "dialog" | "alertdialog" | "alert" => APART,
                "main" => MAIN,
                "article" => ARTICLE,
                "heading" => HEADING,
                _ => 0,
            },
            _ => 0,
        };
    }
    marks
}

/// Does a class or id say that it is the footer, not only something at the foot?
fn is_footer(names: &str) -> bool {
    names.split_whitespace().any(|name| ["footer", "site-footer", "page-footer", "colophon"].iter().any(|n| name.eq_ignore_ascii_case(n)))
}

/// Does this style hide what it is on?
fn hides(style: &str) -> bool {
    let after = |key: &str| style.find(key).map(|at| style[at + key.len()..].trim_start_matches([' ', ':']));
    after("display").is_some_and(|value| value.starts_with("none")) || after("visibility").is_some_and(|value| value.starts_with("hidden"))
}
