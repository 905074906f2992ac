//! A page as the blocks of text that a reader sees: runs of text between the borders of block elements, in the order of the page.

use markup::tree::{Id, Tree};

/// A run of text between the borders of block elements.
#[derive(Debug)]
pub(crate) struct Block {
    /// Index of its first text node.
    pub(crate) first: usize,
    /// Index after its last text node. What lies between is inline, or is not read.
    pub(crate) last: usize,
    /// The innermost block element around it.
    pub(crate) owner: Id,
    /// Spaces folded.
    pub(crate) text: String,
    /// Characters (not bytes) of it, without spaces.
    pub(crate) chars: usize,
    /// Those within links.
    pub(crate) linked: usize,
    /// Those within bold or strong.
    pub(crate) strong: usize,
    /// Those within italics or emphasis.
    pub(crate) slanted: usize,
    /// Links in it.
    pub(crate) links: usize,
    /// Pictures, players and the like between the block before and this one.
    pub(crate) pictures: usize,
    /// It is, or is within, a caption of a picture.
    pub(crate) caption: bool,
    /// A line break within its element ended it, or the one before it.
    pub(crate) broken: bool,
}

impl Block {
    /// The part of its characters that is within links, 0.0 to 1.0.
    pub(crate) fn link_density(&self) -> f32 {
        self.linked as f32 / self.chars.max(1) as f32
    }

    /// Long enough, and little enough of it in links, to be part of a text.
    pub(crate) fn is_prose(&self) -> bool {
        self.chars >= 60 && self.link_density() < 0.5
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    /// A table, quotation, code: what is in it is text even within a figure.
    Own,
    Block,
    Cell,
    Inline,
    Strong,
    Slanted,
    Link,
    Caption,
}

struct Open {
    id: Id,
    end: usize,
    sort: Sort,
    caption: bool,
}

#[derive(Default)]
struct Reader {
    list: Vec<Block>,
    open: Vec<Open>,
    text: String,
    first: usize,
    last: usize,
    chars: usize,
    linked: usize,
    strong: usize,
    slanted: usize,
    links: usize,
    pictures: usize,
    in_links: usize,
    in_strong: usize,
    in_slanted: usize,
    broken: bool,
}

/// The blocks below `root`.
pub(crate) fn read(tree: &Tree, root: Id) -> Vec<Block> {
    let mut reader = Reader::default();
    let mut index = root.index();
    let end = tree.end(root);
    reader.open.push(Open { id: root, end, sort: Sort::Block, caption: false });
    while index < end {
        while reader.open.last().is_some_and(|open| open.end <= index) {
            reader.leave();
        }
        let id = tree.at(index);
        index = match tree.text(id) {
            Some(text) => {
                reader.push(text, index);
                index + 1
            }
            None if id == root || reader.enter(tree, id) => index + 1,
            None => tree.end(id),
        };
    }
    while !reader.open.is_empty() {
        reader.leave();
    }
    reader.list
}

impl Reader {
    /// Takes an element in; `false` if nothing below it is read.
    fn enter(&mut self, tree: &Tree, id: Id) -> bool {
        let sort = match tree.name(id) {
            "iframe" | "object" | "video" | "audio" => {
                self.pictures += 1;
                return false;
            }
            "script" | "style" | "noscript" | "template" | "svg" | "head" | "select" | "textarea" | "canvas" | "map" | "datalist" => {
                return false;
            }
            "img" | "amp-img" => {
                self.pictures += 1;
                return false;
            }
            "br" => {
                self.broken = true;
                self.flush();
                self.broken = true;
                return false;
            }
            "hr" => {
                self.flush();
                return false;
            }
            "a" => Sort::Link,
            "b" | "strong" => Sort::Strong,
            "i" | "em" => Sort::Slanted,
            "figcaption" | "figure" => Sort::Caption,
            "table" | "blockquote" | "pre" => Sort::Own,
            "td" | "th" => Sort::Cell,
            name if is_inline(name) => Sort::Inline,
            _ if names_caption(tree, id) => Sort::Caption,
            _ => Sort::Block,
        };
        let outer = self.open.last().is_some_and(|open| open.caption);
        let caption = match sort {
            Sort::Own => false,
            Sort::Caption => true,
            _ => outer,
        };
        match sort {
            Sort::Link => {
                self.in_links += 1;
                self.links += 1;
            }
            Sort::Strong => self.in_strong += 1,
            Sort::Slanted => self.in_slanted += 1,
            Sort::Inline => {}
            Sort::Caption | Sort::Block | Sort::Own | Sort::Cell => {
                self.flush();
                self.broken = false;
            }
        }
        self.open.push(Open { id, end: tree.end(id), sort, caption });
        true
    }

    fn leave(&mut self) {
        let Some(sort) = self.open.last().map(|open| open.sort) else { return };
        match sort {
            Sort::Link => self.in_links -= 1,
            Sort::Strong => self.in_strong -= 1,
            Sort::Slanted => self.in_slanted -= 1,
            Sort::Inline => {}
            Sort::Caption | Sort::Block | Sort::Own | Sort::Cell => {
                self.flush();
                self.broken = false;
            }
        }
        self.open.pop();
    }

    fn push(&mut self, text: &str, index: usize) {
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
            self.linked += if self.in_links > 0 { count } else { 0 };
            self.strong += if self.in_strong > 0 { count } else { 0 };
            self.slanted += if self.in_slanted > 0 { count } else { 0 };
        }
        if first {
            return;
        }
        if self.chars > 0 && self.last == 0 {
            self.first = index;
        }
        self.last = index + 1;
        if text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
    }

    fn flush(&mut self) {
        let owner = self.open.iter().rev().find(|open| !matches!(open.sort, Sort::Inline | Sort::Strong | Sort::Slanted | Sort::Link));
        if self.chars > 0
            && let Some(owner) = owner
        {
            self.list.push(Block {
                first: self.first,
                last: self.last,
                owner: owner.id,
                text: markup::text::fold_space(&self.text),
                chars: self.chars,
                linked: self.linked,
                strong: self.strong,
                slanted: self.slanted,
                links: self.links,
                pictures: self.pictures,
                caption: owner.caption,
                broken: self.broken,
            });
            self.pictures = 0;
        }
        self.text.clear();
        (self.first, self.last, self.chars, self.linked, self.strong, self.slanted) = (0, 0, 0, 0, 0, 0);
        self.links = self.in_links;
    }
}

/// Elements that stand within a line. Custom elements and unknown ones count as blocks.
pub(crate) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "amp-img"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "button"
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
            | "math"
            | "nobr"
            | "picture"
            | "q"
            | "rb"
            | "rp"
            | "rt"
            | "rtc"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "source"
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
    )
}

/// Does its class say that it is a caption? Frames of a picture and its caption are often called so too: these hold a caption and a
/// picture, so that taking all of it for the caption is right as well.
fn names_caption(tree: &Tree, id: Id) -> bool {
    tree.attributes(id).any(|(name, value)| {
        name == "class" && (value.contains("caption") || value.contains("Caption") || value.contains("bildunterschrift"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        let tree = Tree::parse(html);
        read(&tree, tree.body().unwrap()).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn blocks_end_where_a_reader_sees_a_new_line() {
        assert_eq!(texts("<p>One <b>two</b><br>three<div>four<p>five</p>six</div>"), ["One two", "three", "four", "five", "six"]);
        assert_eq!(texts("<ul><li>one<li><a href=x>two</a></ul><script>no</script>"), ["one", "two"]);
    }

    #[test]
    fn what_a_block_holds_is_counted() {
        let tree = Tree::parse("<p>One <a href=x>two</a> <b>three</b></p>");
        let blocks = read(&tree, tree.body().unwrap());
        assert_eq!((blocks[0].chars, blocks[0].linked, blocks[0].strong, blocks[0].links), (11, 3, 5, 1));
        assert_eq!(tree.text(tree.at(blocks[0].first)), Some("One "));
        assert_eq!(tree.text(tree.at(blocks[0].last - 1)), Some("three"));
    }
}
