//! The features of every block, as rows of numbers for the models: the first round from the page, the second from the first's chances.
//!
//! Nothing here knows a language's words; all that does is a kind of phrase or a group of class names.

mod kinds;
mod known;
mod second;

use foldhash::{HashMap, HashMapExt};
use markup::tree::{Id, Tree};

use crate::body::blocks::Block;
use crate::body::candidates::Candidates;
use crate::body::class_words::GROUPS;
use crate::body::ground::{Ground, Sum, mark};
use crate::body::line::{Edge, Line, PHRASES};

use kinds::Kinds;
use known::Known;
pub(crate) use second::second;

/// What a feature tells of, for explanations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum About {
    Length,
    Links,
    Sentences,
    Letters,
    Phrases(usize),
    Element,
    Names(usize),
    Place,
    Container,
    Repeated,
    Pictures,
    Candidate,
    Headline,
    Stated,
    Neighbours,
    Page,
}

/// What else is known of the page.
#[derive(Debug, Default)]
pub(crate) struct Hints<'a> {
    /// Headlines that the page claims.
    pub(crate) titles: Vec<&'a str>,
    /// Its own description.
    pub(crate) description: Option<&'a str>,
    /// JSON-LD's `articleBody`.
    pub(crate) stated: Option<&'a str>,
    /// Authors' names.
    pub(crate) authors: &'a [String],
    /// The site's name.
    pub(crate) site: Option<&'a str>,
}

/// A page ready to be judged.
pub(crate) struct Page<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) root: Id,
    pub(crate) blocks: &'a [Block],
    pub(crate) lines: &'a [Line],
    pub(crate) ground: &'a Ground,
    pub(crate) candidates: &'a Candidates,
    /// Pictures and players below every node.
    pub(crate) pictured: &'a [u16],
}

/// Rows of numbers, all of one length.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) values: Vec<f32>,
    /// What each column is about; filled by the first row.
    pub(crate) about: Vec<About>,
    /// Numbers in a row; none before the first row is done.
    pub(crate) width: usize,
}

impl Rows {
    fn put(&mut self, about: About, value: f32) {
        self.values.push(value);
        if self.width == 0 {
            self.about.push(about);
        }
    }

    fn end_row(&mut self) {
        self.width = self.about.len();
    }

    pub(crate) fn row(&self, at: usize) -> &[f32] {
        &self.values[at * self.width..(at + 1) * self.width]
    }
}

/// Larger than any share or distance: there is none.
const NONE: f32 = 99.0;
/// Levels that are told apart.
const LEVELS: usize = 4;

fn log(value: u32) -> f32 {
    (1.0 + value as f32).ln()
}

fn share(part: u32, whole: u32) -> f32 {
    part as f32 / whole.max(1) as f32
}

/// The first round.
pub(crate) fn first(page: &Page, hints: &Hints) -> Rows {
    let (tree, blocks, lines, ground) = (page.tree, page.blocks, page.lines, page.ground);
    let mut rows = Rows { values: Vec::with_capacity(blocks.len() * 260), ..Rows::default() };
    let whole = ground.sum(page.root);
    let known = Known::read(hints);
    let kinds = Kinds::read(page);
    let mut times: HashMap<u64, u32> = HashMap::new();
    for line in lines {
        *times.entry(line.hash).or_default() += 1;
    }
    let heading = heading(page, &known);
    let articles = ground.marks.iter().enumerate().filter(|(at, m)| *m & mark::ARTICLE != 0 && ground.sums[*at].chars > 0).count();
    let (mut chars_before, mut prose_before) = (0, 0);
    let prose: Vec<usize> = (0..blocks.len()).filter(|at| blocks[*at].is_prose()).collect();
    for (at, (block, line)) in blocks.iter().zip(lines).enumerate() {
        let put = &mut rows;
        // The block itself.
        put.put(About::Length, log(block.chars as u32));
        put.put(About::Length, log(line.words));
        put.put(About::Length, block.chars as f32 / line.words.max(1) as f32);
        put.put(About::Links, block.link_density());
        put.put(About::Links, block.links as f32);
        put.put(About::Element, block.strong as f32 / block.chars.max(1) as f32);
        put.put(About::Element, block.slanted as f32 / block.chars.max(1) as f32);
        put.put(About::Pictures, block.pictures.min(20) as f32);
        put.put(About::Pictures, blocks.get(at + 1).map_or(-1.0, |next| next.pictures.min(20) as f32));
        let (levels, held) = pictured(tree, page.pictured, block.owner, ground);
        put.put(About::Pictures, levels);
        put.put(About::Pictures, held);
        put.put(About::Sentences, line.stops as f32);
        put.put(About::Sentences, line.commas as f32);
        put.put(About::Sentences, share(line.stops * 100, block.chars as u32));
        put.put(About::Sentences, share(line.commas * 100, block.chars as u32));
        put.put(About::Sentences, line.quotes as f32);
        put.put(About::Sentences, f32::from(line.first as u8));
        put.put(About::Sentences, f32::from(u8::from(matches!(line.last, Edge::Stop | Edge::Quote | Edge::Colon))));
        put.put(About::Sentences, f32::from(line.last as u8));
        put.put(About::Letters, share(line.digits, block.chars as u32));
        put.put(About::Letters, share(line.capitals, line.letters));
        put.put(About::Letters, share(line.capitalised, line.words));
        put.put(About::Letters, share(line.unspaced, block.chars as u32));
        put.put(About::Letters, line.signs as f32);
        put.put(About::Letters, share(line.letters, block.chars as u32));
        put.put(About::Letters, f32::from(u8::from(line.copyright)));
        put.put(About::Letters, f32::from(u8::from(line.address)));
        for bit in 0..PHRASES {
            put.put(About::Phrases(bit), (line.phrases >> bit & 1) as f32);
        }
        put.put(About::Repeated, times.get(&line.hash).copied().unwrap_or(1) as f32);
        // What it shares with what is known.
        let overlap = known.overlap(block, line);
        put.put(About::Headline, overlap.title);
        put.put(About::Headline, overlap.of_title);
        put.put(About::Stated, overlap.description);
        put.put(About::Stated, overlap.stated);
        put.put(About::Headline, overlap.author);
        // Its element.
        put.put(About::Element, element(tree.name(block.owner)));
        put.put(About::Element, f32::from(u8::from(block.caption)));
        put.put(About::Element, f32::from(u8::from(block.broken)));
        let own = ground.sum(block.owner);
        put.put(About::Element, share(block.chars as u32, own.chars));
        put.put(About::Element, own.blocks as f32);
        let mut nearest = Nearest::default();
        let mut depth = 0_u32;
        for id in std::iter::once(block.owner).chain(tree.around(block.owner)) {
            nearest.take(ground, id, depth, whole);
            depth += 1;
        }
        put.put(About::Place, depth as f32);
        for group in 0..GROUPS {
            put.put(About::Names(group), nearest.names[group].0);
            put.put(About::Names(group), nearest.names[group].1);
        }
        for mark in 0..mark::COUNT {
            put.put(About::Element, nearest.marks[mark].1);
        }
        put.put(About::Element, nearest.marks[mark::ITEM.trailing_zeros() as usize].0);
        put.put(About::Element, nearest.marks[mark::LINK.trailing_zeros() as usize].0);
        put.put(About::Page, articles as f32);
        // Its place.
        put.put(About::Place, at as f32 / blocks.len() as f32);
        put.put(About::Place, share(chars_before, whole.chars));
        put.put(About::Place, share(prose_before, whole.prose));
        put.put(About::Place, (at as f32 - heading as f32).clamp(-50.0, 200.0));
        let next_prose = prose.partition_point(|p| *p < at);
        put.put(About::Place, prose.get(next_prose).map_or(NONE, |p| (p - at) as f32));
        put.put(About::Place, next_prose.checked_sub(1).map_or(NONE, |before| (at - prose[before]) as f32));
        put.put(About::Place, prose.len().saturating_sub(next_prose) as f32);
        chars_before += block.chars as u32;
        prose_before += if block.is_prose() { block.chars as u32 } else { 0 };
        // What is around it: elements that hold more than the last.
        let mut level = 0;
        let mut held = block.chars as u32;
        for id in std::iter::once(block.owner).chain(tree.around(block.owner)) {
            let sum = ground.sum(id);
            if sum.chars <= held || level == LEVELS {
                continue;
            }
            held = sum.chars;
            level += 1;
            container(put, &sum, &whole);
            if level <= 2 {
                put.put(About::Container, element(tree.name(id)));
            }
        }
        for level in level..LEVELS {
            container(put, &whole, &whole);
            if level < 2 {
                put.put(About::Container, 0.0);
            }
        }
        kinds.put(put, at, &whole);
        // What simpler finders say.
        let candidates = page.candidates;
        put.put(About::Candidate, f32::from(u8::from(tree.holds(candidates.scored, block.owner))));
        put.put(About::Candidate, apart(tree, candidates.scored, block.owner));
        put.put(About::Candidate, f32::from(u8::from(tree.holds(candidates.frame, block.owner))));
        put.put(About::Candidate, apart(tree, candidates.frame, block.owner));
        let best = std::iter::once(block.owner).chain(tree.around(block.owner)).map(|id| candidates.scores[id.index()]).fold(0.0, f32::max);
        put.put(About::Candidate, best);
        put.put(About::Candidate, tree.parent(block.owner).map_or(0.0, |id| candidates.scores[id.index()]));
        let (start, end) = candidates.run;
        put.put(About::Candidate, if at < start { at as f32 - start as f32 } else { (at as f32 - end as f32).max(0.0) });
        // What is beside it.
        for distance in [-2_isize, -1, 1, 2] {
            let other = at.checked_add_signed(distance).filter(|other| *other < blocks.len());
            put.put(About::Neighbours, other.map_or(-1.0, |other| log(blocks[other].chars as u32)));
            put.put(About::Neighbours, other.map_or(-1.0, |other| blocks[other].link_density()));
            put.put(About::Neighbours, other.map_or(-1.0, |other| lines[other].stops as f32));
            put.put(About::Neighbours, other.map_or(-1.0, |other| element(tree.name(blocks[other].owner))));
            put.put(About::Neighbours, other.map_or(-1.0, |other| lines[other].phrases as f32));
            put.put(About::Neighbours, other.map_or(NONE, |other| apart(tree, blocks[other].owner, block.owner)));
        }
        put.put(About::Page, log(whole.prose));
        put.put(About::Page, blocks.len() as f32);
        put.put(About::Page, whole.link_density());
        put.end_row();
    }
    rows
}

fn container(rows: &mut Rows, sum: &Sum, whole: &Sum) {
    rows.put(About::Container, share(sum.chars, whole.chars));
    rows.put(About::Container, share(sum.prose, whole.prose));
    rows.put(About::Container, sum.link_density());
    rows.put(About::Container, sum.blocks as f32);
    rows.put(About::Container, share(sum.chars, sum.blocks));
    rows.put(About::Container, share(sum.stops * 100, sum.chars));
    rows.put(About::Container, share(sum.prose, sum.chars));
    rows.put(About::Container, share(sum.paragraphs, sum.blocks));
    rows.put(About::Container, share(sum.link_blocks, sum.blocks));
}

/// Elements as numbers, such that those alike are near each other.
fn element(name: &str) -> f32 {
    f32::from(match name {
        "p" => 1_u8,
        "blockquote" => 2,
        "pre" => 3,
        "li" => 4,
        "dd" => 5,
        "dt" => 6,
        "td" => 7,
        "th" => 8,
        "h1" => 9,
        "h2" => 10,
        "h3" => 11,
        "h4" => 12,
        "h5" | "h6" => 13,
        "article" => 14,
        "section" => 15,
        "main" => 16,
        "div" => 17,
        "body" => 18,
        "figcaption" => 19,
        "figure" => 20,
        "header" => 21,
        "aside" => 22,
        "footer" => 23,
        "nav" => 24,
        "form" | "fieldset" | "legend" => 25,
        "ul" | "ol" => 26,
        "summary" | "details" => 27,
        name if name.contains('-') => 28,
        _ => 29,
    })
}

/// Levels up to the first element that holds a picture, and how many blocks that element holds: a caption shares a small one.
fn pictured(tree: &Tree, pictured: &[u16], owner: Id, ground: &Ground) -> (f32, f32) {
    let found = std::iter::once(owner).chain(tree.around(owner)).enumerate().find(|(_, id)| pictured[id.index()] > 0);
    found.map_or((NONE, NONE), |(levels, id)| (levels as f32, ground.sum(id).blocks as f32))
}

/// Levels from `inner` up to what it shares with `outer`'s inside.
fn apart(tree: &Tree, outer: Id, inner: Id) -> f32 {
    let steps = std::iter::once(outer).chain(tree.around(outer)).take(24).position(|id| tree.holds(id, inner));
    steps.map_or(NONE, |steps| steps as f32)
}

/// For each group of names and each mark, how far up its nearest element is and which part of the page's text that holds.
struct Nearest {
    names: [(f32, f32); GROUPS],
    marks: [(f32, f32); mark::COUNT],
    seen_names: u32,
    seen_marks: u32,
}

impl Default for Nearest {
    fn default() -> Nearest {
        Nearest { names: [(NONE, NONE); GROUPS], marks: [(NONE, NONE); mark::COUNT], seen_names: 0, seen_marks: 0 }
    }
}

impl Nearest {
    fn take(&mut self, ground: &Ground, id: Id, depth: u32, whole: Sum) {
        let (names, marks) = (ground.names[id.index()] & !self.seen_names, ground.marks[id.index()] & !self.seen_marks);
        if names | marks == 0 {
            return;
        }
        let seen = (depth as f32, share(ground.sum(id).chars, whole.chars));
        self.seen_names |= names;
        self.seen_marks |= marks;
        for bit in bits(names) {
            self.names[bit] = seen;
        }
        for bit in bits(marks) {
            self.marks[bit] = seen;
        }
    }
}

fn bits(mut mask: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = mask.trailing_zeros() as usize;
        (mask != 0).then(|| {
            mask &= mask - 1;
            bit
        })
    })
}

/// The block that is the headline: the first `h1` that shares most words with what the page claims, else the first `h1`, else the first
/// block.
fn heading(page: &Page, known: &Known) -> usize {
    let mut best = (0.3, None);
    let mut first = None;
    for (at, (block, line)) in page.blocks.iter().zip(page.lines).enumerate() {
        let name = page.tree.name(block.owner);
        if name == "h1" && first.is_none() {
            first = Some(at);
        }
        if matches!(name, "h1" | "h2") {
            let overlap = known.overlap(block, line);
            let near = overlap.title * overlap.of_title + if name == "h1" { 0.05 } else { 0.0 };
            if near > best.0 {
                best = (near, Some(at));
            }
        }
    }
    best.1.or(first).unwrap_or(0)
}
