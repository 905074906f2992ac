//! A tree as the blocks of text that a reader sees, and what each element holds of them.
//!
//! One walk without recursion; elements close in the order in which they opened, so every element's sums are those of its children.

use dom_query::{NodeData, NodeId, NodeRef};
use foldhash::{HashMap, HashMapExt};

/// A run of text between the borders of block elements.
#[derive(Debug)]
pub(crate) struct Block {
    /// The innermost block element around it.
    pub(crate) owner: NodeId,
    /// Spaces folded.
    pub(crate) text: String,
    /// Characters (not bytes) of it, without spaces.
    pub(crate) chars: usize,
    /// Those within links.
    pub(crate) linked: usize,
    /// It is, or is within, a caption of a picture or table.
    pub(crate) caption: bool,
}

impl Block {
    /// The part of its characters that is within links, 0.0 to 1.0.
    pub(crate) fn link_density(&self) -> f64 {
        if self.chars == 0 { 0.0 } else { self.linked as f64 / self.chars as f64 }
    }

    /// Long enough, and little enough of it in links, to be part of a text.
    pub(crate) fn is_prose(&self) -> bool {
        self.chars >= 60 && self.link_density() < 0.5
    }
}

/// What an element and all within it hold.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Sum {
    /// Characters.
    pub(crate) chars: usize,
    /// Characters within links.
    pub(crate) linked: usize,
    /// Characters of blocks that are prose.
    pub(crate) prose: usize,
}

/// Blocks in order, and sums by element.
#[derive(Debug)]
pub(crate) struct Blocks {
    /// In the order of the page.
    pub(crate) list: Vec<Block>,
    /// By element.
    pub(crate) sums: HashMap<NodeId, Sum>,
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(NodeRef<'a>, Sort),
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    /// A table, quotation, code: what is in it is text even within a figure.
    Own,
    Block,
    Inline,
    Link,
    Caption,
}

#[derive(Default)]
struct Reader {
    list: Vec<Block>,
    sums: HashMap<NodeId, Sum>,
    owners: Vec<NodeId>,
    text: String,
    chars: usize,
    linked: usize,
    links: usize,
    captions: Vec<bool>,
}

impl Blocks {
    /// Reads what is below `root`.
    pub(crate) fn read(root: &NodeRef) -> Blocks {
        let mut reader = Reader { sums: HashMap::new(), ..Reader::default() };
        let mut steps = vec![Step::Enter(*root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(node) => {
                    if let Some(sort) = reader.enter(&node) {
                        steps.push(Step::Leave(node, sort));
                        steps.extend(node.children_it(true).map(Step::Enter));
                    }
                }
                Step::Leave(node, sort) => reader.leave(&node, sort),
            }
        }
        Blocks { list: reader.list, sums: reader.sums }
    }

    /// What this element holds.
    pub(crate) fn sum(&self, node: &NodeRef) -> Sum {
        self.sums.get(&node.id).copied().unwrap_or_default()
    }
}

impl Reader {
    /// Takes a node in; the sort of element if its children are to be read.
    fn enter(&mut self, node: &NodeRef) -> Option<Sort> {
        let name = node.query(|n| match &n.data {
            NodeData::Text { contents } => {
                self.push(contents);
                None
            }
            NodeData::Element(element) => Some(element.name.local.clone()),
            NodeData::Document | NodeData::Fragment => Some(dom_query::local_name!("div")),
            _ => None,
        })??;
        let sort = match &*name {
            "script" | "style" | "noscript" | "template" | "svg" | "math" | "head" | "iframe" | "select" | "textarea" | "object" => {
                return None;
            }
            "br" | "hr" => {
                self.flush();
                return None;
            }
            "a" => Sort::Link,
            "figcaption" | "caption" | "figure" => Sort::Caption,
            "table" | "blockquote" | "pre" => Sort::Own,
            _ if names_caption(node) => Sort::Caption,
            name if is_inline(name) => Sort::Inline,
            _ => Sort::Block,
        };
        match sort {
            Sort::Link => self.links += 1,
            Sort::Inline => {}
            Sort::Caption | Sort::Block | Sort::Own => {
                if matches!(&*name, "td" | "th") && !self.text.is_empty() {
                    self.text.push(' ');
                } else {
                    self.flush();
                }
                self.owners.push(node.id);
                self.captions.push(match sort {
                    Sort::Own => false,
                    Sort::Caption => true,
                    _ => self.captions.last().copied().unwrap_or(false),
                });
            }
        }
        Some(sort)
    }

    fn leave(&mut self, node: &NodeRef, sort: Sort) {
        match sort {
            Sort::Link => self.links -= 1,
            Sort::Inline => {}
            Sort::Caption | Sort::Block | Sort::Own => {
                if node.has_name("td") || node.has_name("th") {
                    self.text.push(' ');
                } else {
                    self.flush();
                }
                self.owners.pop();
                self.captions.pop();
                let own = self.sums.get(&node.id).copied().unwrap_or_default();
                if let Some(outer) = self.owners.last()
                    && own.chars > 0
                {
                    let sum = self.sums.entry(*outer).or_default();
                    sum.chars += own.chars;
                    sum.linked += own.linked;
                    sum.prose += own.prose;
                }
            }
        }
    }

    fn push(&mut self, text: &str) {
        if text.starts_with(char::is_whitespace) && !self.text.is_empty() {
            self.text.push(' ');
        }
        let mut first = true;
        for word in text.split_whitespace() {
            if !first {
                self.text.push(' ');
            }
            first = false;
            self.text.push_str(word);
            let count = if word.is_ascii() { word.len() } else { word.chars().count() };
            self.chars += count;
            self.linked += if self.links > 0 { count } else { 0 };
        }
        if !first && text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
    }

    fn flush(&mut self) {
        if self.chars == 0 {
            self.text.clear();
            return;
        }
        let Some(owner) = self.owners.last().copied() else { return };
        let block = Block {
            owner,
            text: markup::text::fold_space(&self.text),
            chars: self.chars,
            linked: self.linked,
            caption: self.captions.last().copied().unwrap_or(false),
        };
        let sum = self.sums.entry(owner).or_default();
        sum.chars += block.chars;
        sum.linked += block.linked;
        sum.prose += if block.is_prose() { block.chars } else { 0 };
        self.list.push(block);
        self.text.clear();
        self.chars = 0;
        self.linked = 0;
    }
}

/// Elements that stand within a line. Custom elements and unknown ones count as blocks.
pub(crate) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "input"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "rb"
            | "rp"
            | "rt"
            | "rtc"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "picture"
            | "source"
            | "amp-img"
            | "button"
    )
}

/// Does its class say that it is a caption? Frames of a picture and its caption are often called so too: these hold a caption and a
/// picture, so that taking all of it for the caption is right as well.
fn names_caption(node: &NodeRef) -> bool {
    node.query_or(false, |n| {
        n.as_element().is_some_and(|e| {
            e.attrs.iter().any(|a| {
                &*a.name.local == "class"
                    && (a.value.contains("caption") || a.value.contains("Caption") || a.value.contains("bildunterschrift"))
            })
        })
    })
}
