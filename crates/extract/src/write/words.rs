//! A line of text with what stands within it: emphasis, links, superscripts.
//!
//! The text is one string with spaces folded; marks are ranges of it, properly within each other, outer ones first. No mark begins or
//! ends with a space.

use markup::compose::Direction;
use markup::tree::{Id, Tree};
use url::Url;

use super::scan::Scan;
use crate::body::blocks::Block;

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Words {
    /// Where it stands in the page: the index of its first text node.
    pub(crate) at: u32,
    pub(crate) text: String,
    pub(crate) marks: Vec<Mark>,
    /// What the page says of the passage's language and direction.
    pub(crate) tongue: Option<Box<Tongue>>,
}

/// A range of a line, in bytes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: MarkKind,
}

/// What a range is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum MarkKind {
    Emphasis,
    Strong,
    Code,
    Superscript,
    Subscript,
    Deleted,
    Quoted,
    Cited,
    Ruby,
    RubyText,
    RubyParenthesis,
    /// An absolute address.
    Link(String),
    Tongue(Box<Tongue>),
}

/// Language and direction of a passage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tongue {
    pub(crate) language: Option<String>,
    pub(crate) direction: Option<Direction>,
}

/// A mark whose first word is still to come has this start.
const UNSET: usize = usize::MAX;

impl Words {
    /// A block's text.
    pub(super) fn of(scan: &Scan<'_>, block: &Block, base: Option<&Url>) -> Words {
        let tree = scan.tree;
        let mut reader =
            Reader { scan, base, text: String::with_capacity(block.text.len()), marks: Vec::new(), open: Vec::new(), space: false };
        let first = tree.at(block.first);
        let mut outer: Vec<Id> = tree.around(first).take_while(|id| !matches!(tree.name(*id), "body" | "html" | "")).collect();
        outer.reverse();
        let owner = outer.iter().position(|id| *id == block.owner).unwrap_or(0);
        for (depth, id) in outer.into_iter().enumerate() {
            reader.enter(id, depth <= owner);
        }
        let mut index = block.first;
        while index < block.last {
            let id = tree.at(index);
            reader.leave(index);
            match tree.text(id) {
                Some(text) => reader.push(text),
                None if is_unread(tree.name(id)) => {
                    index = tree.end(id).max(index + 1);
                    continue;
                }
                None => reader.enter(id, false),
            }
            index += 1;
        }
        reader.leave(usize::MAX);
        let Reader { text, mut marks, .. } = reader;
        marks.retain(|mark| mark.start != UNSET && mark.start < mark.end);
        let at = block.first as u32;
        let tongue = tongue_around(scan, block.owner).map(Box::new);
        if text != block.text {
            return Words { at, text: block.text.clone(), marks: Vec::new(), tongue };
        }
        Words { at, text, marks, tongue }
    }

    /// What a mark covers.
    pub(crate) fn slice(&self, mark: &Mark) -> &str {
        self.text.get(mark.start..mark.end).unwrap_or_default()
    }

    /// Takes off everything from `at` on, a border between characters; the space there goes.
    pub(super) fn split_off(&mut self, at: usize) -> Words {
        let rest = &self.text[at..];
        let skipped = at + (rest.len() - rest.trim_start().len());
        let tail = Words {
            at: self.at,
            text: rest.trim().to_owned(),
            marks: self
                .marks
                .iter()
                .filter(|mark| mark.end > skipped)
                .map(|mark| Mark { start: mark.start.max(skipped) - skipped, end: mark.end - skipped, kind: mark.kind.clone() })
                .collect(),
            tongue: self.tongue.clone(),
        };
        self.text.truncate(at);
        self.text.truncate(self.text.trim_end().len());
        let end = self.text.len();
        self.marks.retain_mut(|mark| {
            mark.end = mark.end.min(end);
            mark.start < mark.end
        });
        tail
    }
}

struct Reader<'a> {
    scan: &'a Scan<'a>,
    base: Option<&'a Url>,
    text: String,
    marks: Vec<Mark>,
    /// Ends of the elements that are open, as node indices, and their marks.
    open: Vec<(usize, usize)>,
    space: bool,
}

impl Reader<'_> {
    /// `around`: it holds the whole block, whose own language is told with the block.
    fn enter(&mut self, id: Id, around: bool) {
        let Some(kind) = self.kind(id, around) else { return };
        let same = |mark: &(usize, usize)| std::mem::discriminant(&self.marks[mark.1].kind) == std::mem::discriminant(&kind);
        if self.open.iter().any(same) {
            return;
        }
        self.open.push((self.scan.tree.end(id), self.marks.len()));
        self.marks.push(Mark { start: UNSET, end: 0, kind });
    }

    fn kind(&self, id: Id, around: bool) -> Option<MarkKind> {
        let tree = self.scan.tree;
        let name = tree.name(id);
        Some(match name {
            "em" | "i" | "dfn" | "var" => MarkKind::Emphasis,
            "b" | "strong" => MarkKind::Strong,
            "code" | "kbd" | "samp" | "tt" => MarkKind::Code,
            "sup" => MarkKind::Superscript,
            "sub" => MarkKind::Subscript,
            "del" | "s" | "strike" => MarkKind::Deleted,
            "q" => MarkKind::Quoted,
            "cite" => MarkKind::Cited,
            "ruby" => MarkKind::Ruby,
            "rt" => MarkKind::RubyText,
            "rp" => MarkKind::RubyParenthesis,
            "a" if self.scan.references.binary_search(&id).is_ok() => MarkKind::Superscript,
            "a" => MarkKind::Link(link(tree, id, self.base)?),
            _ if around => return None,
            "span" | "bdi" | "bdo" | "font" => MarkKind::Tongue(Box::new(stated_tongue(tree, id)?)),
            _ => return None,
        })
    }

    fn leave(&mut self, index: usize) {
        while let Some((end, mark)) = self.open.last().copied()
            && end <= index
        {
            self.marks[mark].end = self.text.len();
            self.open.pop();
        }
    }

    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.space |= text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            if self.space && !self.text.is_empty() {
                self.text.push(' ');
            }
            for (_, mark) in self.open.iter().rev() {
                let mark = &mut self.marks[*mark];
                if mark.start != UNSET {
                    break;
                }
                mark.start = self.text.len();
            }
            self.text.push_str(word);
            self.space = true;
        }
        self.space = self.space && text.ends_with(char::is_whitespace);
    }
}

/// Elements in which no text is read; see [`crate::body::blocks`].
pub(super) fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "head"
            | "iframe"
            | "select"
            | "textarea"
            | "object"
            | "canvas"
            | "video"
            | "audio"
            | "map"
            | "datalist"
            | "br"
            | "hr"
    )
}

/// Where a link leads, if that is another page or a mailbox.
fn link(tree: &Tree, id: Id, base: Option<&Url>) -> Option<String> {
    let href = tree.attribute(id, "href")?;
    if href.starts_with('#') {
        return None;
    }
    if href.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
        return Url::parse(href).ok().filter(|url| url.as_str().len() <= 300).map(String::from);
    }
    let url = markup::address::absolute(base, href)?;
    if let Some(base) = base {
        let page = ..url::Position::AfterQuery;
        if url[page] == base[page] {
            return None;
        }
    }
    Some(url.into())
}

fn stated_tongue(tree: &Tree, id: Id) -> Option<Tongue> {
    let direction = tree.attribute(id, "dir").and_then(|value| {
        Some(match () {
            () if value.eq_ignore_ascii_case("rtl") => Direction::RightToLeft,
            () if value.eq_ignore_ascii_case("ltr") => Direction::LeftToRight,
            () if value.eq_ignore_ascii_case("auto") => Direction::Auto,
            () => return None,
        })
    });
    let language = tree.attribute(id, "lang").filter(|tag| tag.len() <= 64).map(str::to_owned);
    (direction.is_some() || language.is_some()).then_some(Tongue { language, direction })
}

/// What is said of a block's language within the article, or of its direction on the page: a page from right to left may say so on any
/// element around the article.
fn tongue_around(scan: &Scan<'_>, owner: Id) -> Option<Tongue> {
    let mut found = Tongue::default();
    for id in std::iter::once(owner).chain(scan.tree.around(owner)) {
        if matches!(scan.tree.name(id), "body" | "html" | "") || (found.direction.is_some() && found.language.is_some()) {
            break;
        }
        let Some(stated) = stated_tongue(scan.tree, id) else { continue };
        let within = id > scan.container;
        if found.direction.is_none() && (within || stated.direction == Some(Direction::RightToLeft)) {
            found.direction = stated.direction;
        }
        if found.language.is_none() && within {
            found.language = stated.language;
        }
    }
    (found != Tongue::default()).then_some(found)
}
