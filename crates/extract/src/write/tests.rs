//! What an article's parts are, on invented pages, and that no words are lost or added on any.

mod any;
mod made;
mod marked;

use super::*;
use crate::body::blocks;

/// A page read with every block kept but those that say "DROP".
struct Read {
    tree: Tree,
    blocks: Vec<Block>,
    kept: Vec<bool>,
}

impl Read {
    fn page(html: &str) -> Read {
        let tree = Tree::parse(html);
        let blocks = blocks::read(&tree, tree.body().unwrap_or(tree.root()));
        let kept = blocks.iter().map(|block| !block.text.contains("DROP")).collect();
        Read { tree, blocks, kept }
    }

    fn parts(&self) -> Vec<Part> {
        let base = Url::parse("https://harbour.example/news/pier.html").unwrap();
        parts(&self.tree, &self.blocks, &self.kept, Some(&base))
    }
}

fn html_of(page: &str) -> String {
    let html = html(&Read::page(page).parts());
    assert_eq!(markup::sanitize::article(html.as_str(), None), html);
    html.to_string()
        .replace(" referrerpolicy=\"no-referrer\" rel=\"nofollow noopener noreferrer\"", "")
        .replace(" loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\"", "")
}

fn markdown_of(page: &str) -> String {
    markdown(&Read::page(page).parts())
}

fn text_of(page: &str) -> String {
    text(&Read::page(page).parts())
}
