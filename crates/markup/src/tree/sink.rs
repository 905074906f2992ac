//! What html5ever builds while it parses, and how that becomes the tree: nodes linked to each other first, since the parser moves them
//! about, and put in order once it is done.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};
use std::ops::Range;

use html5ever::interface::tree_builder::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute as Given, LocalName, Namespace, ParseOpts, QualName, parse_document};

use super::{Attribute, Kind, Node, Tree};

const NONE: u32 = u32::MAX;

#[derive(Debug)]
enum Data {
    Document,
    /// Comments, drafts of what nobody reads.
    Nothing,
    Text(StrTendril),
    Element {
        name: QualName,
        attributes: Vec<Given>,
        /// Where a template's contents go: a node that hangs nowhere.
        contents: u32,
    },
}

#[derive(Debug)]
struct Draft {
    parent: u32,
    previous: u32,
    next: u32,
    first: u32,
    last: u32,
    data: Data,
}

#[derive(Debug, Default)]
struct Sink {
    drafts: RefCell<Vec<Draft>>,
}

pub(super) fn parse(html: &str) -> Tree {
    let sink = Sink::default();
    sink.push(Data::Document);
    let mut parser = parse_document(sink, ParseOpts::default());
    let mut from = 0;
    while let Some(code) = next_code(html, from) {
        parser.process(StrTendril::from(&html[from..code.start]));
        from = code.end;
    }
    parser.process(StrTendril::from(&html[from..]));
    in_order(&parser.finish())
}

/// The next script's or style's code: half of most news pages. The parser would look at it letter by letter, and nothing is kept of it.
///
/// JSON is left in. So is code with `<!--`, in which HTML lets another script open. Within comments, attributes and the like nothing is a
/// script, but what is cut there isn't read either.
fn next_code(html: &str, mut from: usize) -> Option<Range<usize>> {
    let bytes = html.as_bytes();
    loop {
        let open = from + memchr::memchr(b'<', &bytes[from..])?;
        let name = if starts(&bytes[open..], b"<script") {
            "</script"
        } else if starts(&bytes[open..], b"<style") {
            "</style"
        } else {
            from = open + 1;
            continue;
        };
        let start = open + memchr::memchr(b'>', &bytes[open..])? + 1;
        let end = end_of(bytes, start, name.as_bytes())?;
        from = end;
        let json = memchr::memmem::find(&bytes[open..start], b"json").is_some();
        if !json && end - start > LEAST_CODE && memchr::memmem::find(&bytes[start..end], b"<!--").is_none() {
            return Some(start..end);
        }
    }
}

/// Bytes of code that are worth cutting out.
const LEAST_CODE: usize = 64;

fn starts(bytes: &[u8], name: &[u8]) -> bool {
    bytes.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
}

/// Where the end tag of this name begins.
fn end_of(bytes: &[u8], mut from: usize, name: &[u8]) -> Option<usize> {
    loop {
        let open = from + memchr::memchr(b'<', &bytes[from..])?;
        if starts(&bytes[open..], name) {
            return Some(open);
        }
        from = open + 1;
    }
}

impl Sink {
    fn push(&self, data: Data) -> u32 {
        let mut drafts = self.drafts.borrow_mut();
        drafts.push(Draft { parent: NONE, previous: NONE, next: NONE, first: NONE, last: NONE, data });
        (drafts.len() - 1) as u32
    }

    /// Puts `child` below `parent`, before `next`, or last where that is `NONE`.
    fn insert(&self, parent: u32, next: u32, child: NodeOrText<u32>) {
        let previous = {
            let drafts = self.drafts.borrow();
            if next == NONE { drafts[parent as usize].last } else { drafts[next as usize].previous }
        };
        let child = match child {
            NodeOrText::AppendNode(child) => {
                self.detach(child);
                child
            }
            NodeOrText::AppendText(text) => {
                if previous != NONE
                    && let Data::Text(before) = &mut self.drafts.borrow_mut()[previous as usize].data
                {
                    before.push_tendril(&text);
                    return;
                }
                self.push(Data::Text(text))
            }
        };
        let mut drafts = self.drafts.borrow_mut();
        // Detaching the child may have changed what stands before the place.
        let previous = if next == NONE { drafts[parent as usize].last } else { drafts[next as usize].previous };
        let draft = &mut drafts[child as usize];
        (draft.parent, draft.previous, draft.next) = (parent, previous, next);
        match previous {
            NONE => drafts[parent as usize].first = child,
            previous => drafts[previous as usize].next = child,
        }
        match next {
            NONE => drafts[parent as usize].last = child,
            next => drafts[next as usize].previous = child,
        }
    }

    fn detach(&self, id: u32) {
        let mut drafts = self.drafts.borrow_mut();
        let draft = &mut drafts[id as usize];
        let (parent, previous, next) = (draft.parent, draft.previous, draft.next);
        (draft.parent, draft.previous, draft.next) = (NONE, NONE, NONE);
        if parent == NONE {
            return;
        }
        match previous {
            NONE => drafts[parent as usize].first = next,
            previous => drafts[previous as usize].next = next,
        }
        match next {
            NONE => drafts[parent as usize].last = previous,
            next => drafts[next as usize].previous = previous,
        }
    }
}

/// The name of an element that may not be one.
#[derive(Debug)]
struct Name<'a>(Ref<'a, QualName>);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = u32;
    type Output = Vec<Draft>;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Vec<Draft> {
        self.drafts.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> Name<'a> {
        Name(Ref::map(self.drafts.borrow(), |drafts| match &drafts[*target as usize].data {
            Data::Element { name, .. } => name,
            // The parser promises to ask for the names of elements only.
            other => unreachable!("the name of {other:?}"),
        }))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Given>, flags: ElementFlags) -> u32 {
        let contents = if flags.template { self.push(Data::Nothing) } else { NONE };
        self.push(Data::Element { name, attributes, contents })
    }

    fn create_comment(&self, _: StrTendril) -> u32 {
        self.push(Data::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> u32 {
        self.push(Data::Nothing)
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        self.insert(*parent, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &u32, before: &u32, child: NodeOrText<u32>) {
        let has_parent = self.drafts.borrow()[*element as usize].parent != NONE;
        if has_parent { self.append_before_sibling(element, child) } else { self.append(before, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &u32) -> u32 {
        match &self.drafts.borrow()[*target as usize].data {
            Data::Element { contents, .. } if *contents != NONE => *contents,
            _ => *target,
        }
    }

    fn same_node(&self, x: &u32, y: &u32) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        let parent = self.drafts.borrow()[*sibling as usize].parent;
        if parent != NONE {
            self.insert(parent, *sibling, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &u32, given: Vec<Given>) {
        if let Data::Element { attributes, .. } = &mut self.drafts.borrow_mut()[*target as usize].data {
            for attribute in given {
                if !attributes.iter().any(|known| known.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &u32) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &u32, parent: &u32) {
        loop {
            let child = self.drafts.borrow()[*node as usize].first;
            if child == NONE {
                return;
            }
            self.insert(*parent, NONE, NodeOrText::AppendNode(child));
        }
    }
}

/// The drafts that hang on the document, in its order.
fn in_order(drafts: &[Draft]) -> Tree {
    let mut tree = Tree { nodes: Vec::with_capacity(drafts.len()), attributes: Vec::new(), text: String::new() };
    tree.nodes.push(Node { parent: 0, end: 0, kind: Kind::Root });
    // The draft that is looked at, and the new number of what is around it.
    let (mut at, mut parent) = (drafts[0].first, 0_u32);
    while at != NONE {
        let draft = &drafts[at as usize];
        let number = tree.nodes.len() as u32;
        let deeper = match &draft.data {
            Data::Text(text) => {
                let kind = Kind::Text { at: tree.text.len() as u32, len: text.len() as u32 };
                tree.text.push_str(text);
                tree.nodes.push(Node { parent, end: number + 1, kind });
                false
            }
            Data::Element { name, attributes, .. } => {
                let first = tree.attributes.len() as u32;
                for attribute in attributes {
                    let (at, len) = (tree.text.len() as u32, attribute.value.len() as u32);
                    tree.text.push_str(&attribute.value);
                    tree.attributes.push(Attribute { name: attribute.name.local.clone(), at, len });
                }
                let kind = Kind::Element { name: name.local.clone(), first, count: attributes.len() as u32 };
                tree.nodes.push(Node { parent, end: number + 1, kind });
                is_read(name, attributes)
            }
            Data::Document | Data::Nothing => false,
        };
        if deeper && draft.first != NONE {
            (at, parent) = (draft.first, number);
            continue;
        }
        let mut done = at;
        while drafts[done as usize].next == NONE && done != 0 {
            done = drafts[done as usize].parent;
            if done == NONE || done == 0 {
                break;
            }
            tree.nodes[parent as usize].end = tree.nodes.len() as u32;
            parent = tree.nodes[parent as usize].parent;
        }
        if done == NONE || done == 0 {
            break;
        }
        at = drafts[done as usize].next;
    }
    // What was open at the end of the page, the root last.
    let end = tree.nodes.len() as u32;
    while parent != 0 {
        tree.nodes[parent as usize].end = end;
        parent = tree.nodes[parent as usize].parent;
    }
    tree.nodes[0].end = end;
    tree
}

/// Is what is below this element kept? No code but JSON, no drawings.
fn is_read(name: &QualName, attributes: &[Given]) -> bool {
    match &*name.local {
        "script" => attributes.iter().any(|a| &*a.name.local == "type" && a.value.to_ascii_lowercase().contains("json")),
        "style" | "svg" | "noscript" | "template" => false,
        _ => true,
    }
}
