//! A page as a tree that cannot change: nodes in the order of the page, each knowing where its own end is, so that what is below an
//! element is a range of numbers and a pass over the page a loop.
//!
//! html5ever builds it ([`sink`]); what no reader sees (comments, drawings, the code of scripts, templates) isn't kept. All text lies in
//! one string. The tree can be sent between threads.

mod sink;

use std::ops::Range;

use html5ever::LocalName;

/// A node's number; numbers rise in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u32);

impl Id {
    /// As an index: below [`Tree::len`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Debug)]
struct Node {
    parent: u32,
    end: u32,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Root,
    Text { at: u32, len: u32 },
    Element { name: LocalName, first: u32, count: u32 },
}

#[derive(Debug)]
struct Attribute {
    name: LocalName,
    at: u32,
    len: u32,
}

/// A parsed page.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    text: String,
}

impl Tree {
    /// Parses a page as browsers do. Never fails; what it costs is bounded only for pages that went through [`crate::nesting::cap`].
    #[must_use]
    pub fn parse(html: &str) -> Tree {
        sink::parse(html)
    }

    /// Nodes in all, the root among them.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "a tree always has its root")]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The node that holds all others; it is neither element nor text.
    #[must_use]
    pub fn root(&self) -> Id {
        Id(0)
    }

    /// `<body>`.
    #[must_use]
    pub fn body(&self) -> Option<Id> {
        self.below(self.root()).find(|id| self.name(*id) == "body")
    }

    /// An element's name in lower case; nothing for text and the root.
    #[must_use]
    pub fn name(&self, id: Id) -> &str {
        match &self.nodes[id.index()].kind {
            Kind::Element { name, .. } => name,
            _ => "",
        }
    }

    /// Is it an element?
    #[must_use]
    pub fn is_element(&self, id: Id) -> bool {
        matches!(self.nodes[id.index()].kind, Kind::Element { .. })
    }

    /// A text's words as they are in the page; `None` for elements.
    #[must_use]
    pub fn text(&self, id: Id) -> Option<&str> {
        match self.nodes[id.index()].kind {
            Kind::Text { at, len } => Some(&self.text[at as usize..(at + len) as usize]),
            _ => None,
        }
    }

    /// An attribute's value without the space around it; `None` where it is missing or blank.
    #[must_use]
    pub fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        self.attributes(id).find(|(n, _)| *n == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// Does it have this attribute, if only by name?
    #[must_use]
    pub fn has(&self, id: Id, name: &str) -> bool {
        self.attributes(id).any(|(n, _)| n == name)
    }

    /// All attributes as written: names and values.
    pub fn attributes(&self, id: Id) -> impl Iterator<Item = (&str, &str)> {
        let range = match self.nodes[id.index()].kind {
            Kind::Element { first, count, .. } => first as usize..(first + count) as usize,
            _ => 0..0,
        };
        self.attributes[range].iter().map(|a| (&*a.name, &self.text[a.at as usize..(a.at + a.len) as usize]))
    }

    /// The node around it; `None` for the root.
    #[must_use]
    pub fn parent(&self, id: Id) -> Option<Id> {
        (id.0 > 0).then(|| Id(self.nodes[id.index()].parent))
    }

    /// The nodes around it, from its parent to the root.
    pub fn around(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// Everything below it, in the order of the page.
    pub fn below(&self, id: Id) -> impl DoubleEndedIterator<Item = Id> + use<> {
        (id.0 + 1..self.nodes[id.index()].end).map(Id)
    }

    /// The first node after all that is below it, by index; [`Tree::len`] at the end of the page.
    #[must_use]
    pub fn end(&self, id: Id) -> usize {
        self.nodes[id.index()].end as usize
    }

    /// The same for a range that holds the node itself.
    #[must_use]
    pub fn range(&self, id: Id) -> Range<usize> {
        id.index()..self.end(id)
    }

    /// The node of this index.
    ///
    /// # Panics
    /// If there is none.
    #[must_use]
    pub fn at(&self, index: usize) -> Id {
        assert!(index < self.nodes.len(), "no node {index}");
        Id(index as u32)
    }

    /// Is `inner` below `outer`, or the same?
    #[must_use]
    pub fn holds(&self, outer: Id, inner: Id) -> bool {
        self.range(outer).contains(&inner.index())
    }

    /// Its children, in order.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        let end = self.nodes[id.index()].end;
        let first = (id.0 + 1 < end).then_some(Id(id.0 + 1));
        std::iter::successors(first, move |child| {
            let next = self.nodes[child.index()].end;
            (next < end).then_some(Id(next))
        })
    }

    /// The words below it, spaces folded, block elements apart by a space; without scripts, styles and what stands in for them. No more
    /// is read than about `most` bytes.
    #[must_use]
    pub fn words(&self, id: Id, most: usize) -> String {
        let mut text = String::new();
        let mut index = id.index();
        let end = self.end(id);
        while index < end && text.len() < most {
            let at = Id(index as u32);
            if let Some(part) = self.text(at) {
                text.push_str(&part[..part.floor_char_boundary(most * 4)]);
            } else if matches!(self.name(at), "script" | "style" | "noscript" | "svg" | "select" | "iframe" | "textarea") {
                index = self.end(at);
                continue;
            } else if !matches!(
                self.name(at),
                "b" | "i" | "em" | "strong" | "a" | "span" | "sup" | "sub" | "wbr" | "u" | "mark" | "abbr" | "font" | "small"
            ) {
                text.push(' ');
            }
            index += 1;
        }
        crate::text::fold_space(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_stand_in_the_order_of_the_page_and_know_their_end() {
        let tree = Tree::parse("<body><p class=a>One <b>two</b></p><!-- no --><script>no()</script><p>three</p>");
        let body = tree.body().expect("a body");
        let names: Vec<&str> = tree.children(body).map(|id| tree.name(id)).collect();
        assert_eq!(names, ["p", "script", "p"]);
        let first = tree.children(body).next().expect("a paragraph");
        assert_eq!(tree.attribute(first, "class"), Some("a"));
        assert_eq!(tree.words(first, 100), "One two");
        assert_eq!(tree.words(body, 100), "One two three");
        let bold = tree.below(body).find(|id| tree.name(*id) == "b").expect("bold");
        assert!(tree.holds(first, bold));
        assert_eq!(tree.around(bold).map(|id| tree.name(id)).collect::<Vec<_>>(), ["p", "body", "html", ""]);
    }

    #[test]
    fn json_is_the_one_script_that_is_kept() {
        let tree = Tree::parse("<script type='application/ld+json'>{\"a\":1}</script><script>no()</script><svg><title>x</title></svg>");
        let texts: Vec<&str> = tree.below(tree.root()).filter_map(|id| tree.text(id)).collect();
        assert_eq!(texts, ["{\"a\":1}"]);
    }

    #[test]
    fn misnested_markup_moves_as_in_browsers() {
        let tree = Tree::parse("<table><tr><td>in</td></tr>out</table><p><b>one<p>two");
        let body = tree.body().expect("a body");
        assert_eq!(tree.words(body, 100), "out in one two");
    }

    #[test]
    fn code_is_passed_over_and_what_follows_is_read() {
        let code = "if (a < b) { run('</p>'); }".repeat(10);
        let tree = Tree::parse(&format!("<p>one</p><SCRIPT>{code}</SCRIPT><style>{code}</style><p>two</p><script>{code}"));
        assert_eq!(tree.words(tree.body().expect("a body"), 100), "one two");
        let within = format!("<script><!-- {code} <script> </script> {code} --></script><p>three</p>");
        assert_eq!(Tree::parse(&within).words(Tree::parse(&within).root(), 100), "three");
    }
}
