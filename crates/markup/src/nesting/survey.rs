//! Is this page ordinary enough for a tree builder? One pass with a model of the builder's stack, which must never be smaller than the
//! builder's own by more than the few irregularities that are let pass.

use std::borrow::Cow;

use super::element::{
    closed_by_end, closed_by_start, ends_by_itself, ends_foreign, holds_html_again, is_formatting, is_raw, is_special, is_table_part,
    is_void, moves_contents_out,
};
use super::lexer::{Lexer, Tag, Token};
use super::{MOST_ATTRIBUTES, MOST_FORMATTING};

/// Elements closed by something else than their own end tag or a rule of HTML: each may leave the builder with one element more than the
/// model has.
const MOST_IRREGULAR: usize = 200;
/// Formatting elements left unclosed: the builder opens each of them again in every paragraph to come.
const MOST_UNCLOSED_FORMATTING: usize = 8;
/// Things between a table's cells, which the builder moves out one by one, searching for the table each time.
const MOST_MOVED_OUT: usize = 500;

pub(super) fn is_ordinary(page: &str, depth: usize, tags: usize) -> bool {
    let mut survey = Survey { depth, tags, ..Survey::default() };
    survey.page(page, false).is_some()
}

#[derive(Default)]
struct Survey<'a> {
    depth: usize,
    tags: usize,
    open: Vec<Open<'a>>,
    seen: usize,
    formatting: usize,
    irregular: usize,
    unclosed_formatting: usize,
    moved_out: usize,
}

struct Open<'a> {
    name: Cow<'a, str>,
    /// An SVG or MathML element, whose children are such too.
    foreign: bool,
}

/// `None` as soon as the page turns out not to be ordinary.
type Verdict = Option<()>;

fn unless(hostile: bool) -> Verdict {
    (!hostile).then_some(())
}

/// Elements in which tags mean other things than outside.
fn is_other_world(name: &str) -> bool {
    matches!(name, "svg" | "math" | "select")
}

impl<'a> Survey<'a> {
    /// `enclosed`: the contents of a `<noscript>`, which are markup to one builder and text to another, so nothing may reach over their end.
    fn page(&mut self, page: &'a str, enclosed: bool) -> Verdict {
        let mut lexer = Lexer::new(page);
        while let Some(token) = lexer.next() {
            match token {
                Token::Text(text) => self.text(text),
                // It may hold markup if the builder is in SVG or MathML, unless it ends where HTML ends it.
                Token::Silent(source) => unless(source.starts_with("<![CDATA[") && !source.ends_with("]]>")),
                Token::Unfinished => unless(enclosed),
                Token::Start(tag) => self.start(tag, &mut lexer, enclosed),
                Token::End(tag) => self.end(&tag.name),
            }?;
        }
        Some(())
    }

    fn text(&mut self, text: &str) -> Verdict {
        let moved = self.open.last().is_some_and(|top| moves_contents_out(&top.name)) && !text.trim_ascii().is_empty();
        self.moved_out += usize::from(moved);
        unless(self.moved_out > MOST_MOVED_OUT)
    }

    fn start(&mut self, tag: Tag<'a>, lexer: &mut Lexer<'a>, enclosed: bool) -> Verdict {
        self.seen += 1;
        unless(self.seen > self.tags || tag.attributes > MOST_ATTRIBUTES || matches!(&*tag.name, "plaintext" | "frameset"))?;
        let name = tag.name;
        let in_foreign = self.open.last().is_some_and(|top| top.foreign);
        // The rest of such a page would be read by guesswork, so it is not.
        unless(in_foreign && ends_foreign(&name))?;
        if !in_foreign && is_raw(&name) {
            return self.raw(&name, lexer, enclosed);
        }
        if matches!(&*name, "html" | "head" | "body") || (!in_foreign && is_void(&name)) || (in_foreign && tag.closes_itself) {
            return Some(());
        }
        if self.open.last().is_some_and(|top| moves_contents_out(&top.name)) && !is_table_part(&name) {
            self.moved_out += 1;
        }
        if !in_foreign {
            self.close_for(&name)?;
        }
        let foreign = matches!(&*name, "svg" | "math") || (in_foreign && !holds_html_again(&name));
        self.formatting += usize::from(is_formatting(&name));
        self.open.push(Open { name, foreign });
        unless(self.open.len() > self.depth || self.formatting > MOST_FORMATTING)
    }

    /// Contents that are text to the builder, if it is where the model believes it to be. Markup in them would escape the survey, so it is
    /// let pass only where no builder reads it as markup: in scripts and styles outside of SVG, MathML and lists to select from, and in
    /// `<noscript>` if it is whole in itself.
    fn raw(&mut self, name: &str, lexer: &mut Lexer<'a>, enclosed: bool) -> Verdict {
        let contents = lexer.raw(name);
        unless(enclosed && lexer.is_done())?;
        match name {
            "noscript" => {
                let below = self.open.len();
                self.open.push(Open { name: Cow::Borrowed("noscript"), foreign: false });
                self.page(contents, true)?;
                self.close(self.open.len().saturating_sub(below + 1), false)?;
                self.open.truncate(below);
                Some(())
            }
            "script" | "style" => {
                let comment = contents.find("<!--").filter(|_| name == "script");
                let escapes_twice = comment.is_some_and(|at| contents[at..].to_ascii_lowercase().contains("<script"));
                let may_be_markup = self.open.iter().any(|open| is_other_world(&open.name));
                unless(escapes_twice || (may_be_markup && contents.contains('<')))
            }
            _ => unless(contents.contains('<')),
        }
    }

    fn close_for(&mut self, name: &str) -> Verdict {
        let closed = closed_by_start(name, self.names());
        self.close(closed, true)
    }

    fn end(&mut self, name: &str) -> Verdict {
        if is_void(name) {
            return Some(());
        }
        let closed = closed_by_end(name, self.names());
        if closed == 0 {
            return Some(());
        }
        let above = self.open.len() - closed;
        let reaches_through_blocks = is_formatting(name) && self.open[above + 1..].iter().any(|open| is_special(&open.name));
        if reaches_through_blocks {
            // The builder takes the element out from under the blocks, or copies it into them.
            self.irregular += 1;
            self.unclosed_formatting += 1;
            self.formatting -= 1;
            self.open.remove(above);
            return self.within_bounds();
        }
        self.close(closed - 1, false)?;
        self.formatting -= usize::from(is_formatting(name));
        self.open.pop();
        Some(())
    }

    /// Closes elements that had no end tag of their own.
    fn close(&mut self, count: usize, by_rule: bool) -> Verdict {
        for _ in 0..count {
            let Some(open) = self.open.pop() else { break };
            if is_formatting(&open.name) {
                self.formatting -= 1;
                self.unclosed_formatting += 1;
            }
            let regular = ends_by_itself(&open.name) || (by_rule && matches!(&*open.name, "a" | "button")) || open.foreign;
            self.irregular += usize::from(!regular);
            // Whether the builder is still inside is what everything else hangs on.
            unless(is_other_world(&open.name))?;
        }
        self.within_bounds()
    }

    fn within_bounds(&self) -> Verdict {
        unless(self.irregular > MOST_IRREGULAR || self.unclosed_formatting > MOST_UNCLOSED_FORMATTING || self.moved_out > MOST_MOVED_OUT)
    }

    fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.open.iter().rev().map(|open| &*open.name)
    }
}
