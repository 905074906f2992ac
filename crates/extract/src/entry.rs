//! A feed entry that carries its article whole: no page needs to be fetched for it.

use model::{Article, Entry, LeadImage, Moment};
use url::Url;

use crate::body::line::{self, Line};
use crate::body::{blocks, rules};
use crate::reading::parsed;
use crate::{bounds, excerpt, write};

/// Words from which content counts as an article, not a teaser.
const WHOLE: usize = 150;
/// The same where there is no content, only a summary: a summary is a teaser until it proves otherwise.
const WHOLE_SUMMARY: usize = 300;

/// Does the entry carry the article, or a teaser only? A text that ends with an ellipsis or in "read more" was cut, however long it is.
#[must_use]
pub fn is_whole(entry: &Entry) -> bool {
    let (html, least) = match (given(&entry.content), given(&entry.summary)) {
        (Some(content), summary) => {
            let teaser = summary.is_some_and(|summary| summary.len() >= content.len());
            (content, if teaser { WHOLE_SUMMARY } else { WHOLE })
        }
        (None, Some(summary)) => (summary, WHOLE_SUMMARY),
        (None, None) => return false,
    };
    let text = markup::text::plain(bounds::within(html).html());
    let end = text.trim_end();
    let last = end.lines().last().unwrap_or_default().to_lowercase();
    let cut = end.ends_with('…')
        || end.ends_with("...")
        || end.ends_with("[…]")
        || end.ends_with("[...]")
        || last.chars().count() < 60
            && [
                "read more",
                "continue reading",
                "read the full",
                "weiterlesen",
                "lire la suite",
                "leer más",
                "seguir leyendo",
                "leggi tutto",
                "leia mais",
                "lees verder",
            ]
            .iter()
            .any(|w| last.contains(w));
    !cut && markup::text::word_count(&text) >= least
}

/// The entry's teaser as one line of plain text, without the link to the article that many feeds end it with; `None` where there is none.
#[must_use]
pub fn teaser(entry: &Entry) -> Option<String> {
    /// Words of a link that only says where it leads ("Continue reading this story").
    const LINK_WORDS: usize = 6;
    let html = bounds::within(given(&entry.summary)?).html();
    let last_link = html.to_ascii_lowercase().rfind("<a ").filter(|at| html.is_char_boundary(*at));
    let (before, link) = last_link.map_or((html, ""), |at| html.split_at(at));
    let line = |html: &str| markup::text::fold_space(&markup::text::plain(html));
    let words = line(link).split(' ').count();
    // A sentence that happens to end in a linked name is not cut: a teaser's own end is a full stop.
    let ends = line(before).ends_with(['.', '!', '?', '…', '”', '"', '。']);
    let teaser = if !link.is_empty() && words <= LINK_WORDS && ends { line(before) } else { line(html) };
    (!teaser.is_empty()).then(|| excerpt::shortened(&teaser, excerpt::LONGEST))
}

/// The article that the entry is, from its content, or its summary where it has none. Never fails: an entry with nothing in it gives an
/// article with its title alone. `base` resolves links; the entry's own link does where there is none.
#[must_use]
pub fn from_entry(entry: &Entry, base: Option<&Url>) -> Article {
    let link = entry.link.as_deref().and_then(|link| markup::address::absolute(base, link));
    let base = link.as_ref().or(base);
    let html = given(&entry.content).or_else(|| given(&entry.summary)).unwrap_or_default();
    let tree = parsed(html, &mut Vec::new());
    let mut article = Article {
        url: link.as_ref().map(Url::to_string),
        canonical_url: link.as_ref().map(Url::to_string),
        title: entry.headline(),
        authors: entry.authors.clone(),
        published: entry.published.map(Moment::from),
        modified: entry.updated.map(Moment::from),
        tags: entry.categories.clone(),
        lead_image: entry
            .enclosures
            .iter()
            .find(|e| e.kind.as_deref().is_some_and(|kind| kind.starts_with("image/")))
            .and_then(|e| markup::address::absolute(base, &e.url))
            .map(|url| LeadImage { url: url.into(), alt: None, credit: None }),
        ..Article::default()
    };
    let blocks = blocks::read(&tree, tree.body().unwrap_or(tree.root()));
    // What publishers add is short: a paragraph need not be measured.
    let lines: Vec<Line> =
        blocks.iter().map(|block| if block.chars < rules::LONGEST_ADDED { line::measure(&block.text) } else { Line::default() }).collect();
    let kept = rules::of_entry(&blocks, &lines, article.title.as_deref());
    let parts = write::parts(&tree, &blocks, &kept, base);
    article.text = write::text(&parts);
    article.links = write::links(&parts);
    article.html = write::html(&parts);
    article.word_count = markup::text::word_count(&article.text);
    let summary =
        given(&entry.summary).map(|summary| markup::text::fold_space(&markup::text::plain(summary))).filter(|s| s.chars().count() >= 40);
    article.excerpt = summary.map(|s| excerpt::shortened(&s, excerpt::LONGEST)).or_else(|| excerpt::beginning(&article.text));
    article
}

fn given(html: &Option<String>) -> Option<&str> {
    html.as_deref().map(str::trim).filter(|html| !html.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(content: &str) -> Entry {
        Entry {
            title: Some("Ferry adds a sailing".into()),
            link: Some("https://harbor.example/ferry".into()),
            content: Some(content.into()),
            ..Entry::default()
        }
    }

    #[test]
    fn a_teaser_is_not_whole() {
        let long = "<p>The ferry sails at noon from the old pier.</p>".repeat(40);
        assert!(is_whole(&entry(&long)));
        assert!(!is_whole(&entry("<p>The ferry sails at noon.</p>")));
        assert!(!is_whole(&entry(&format!("{long}<p>And then […]</p>"))));
        assert!(!is_whole(&entry(&format!("{long}<p><a href='/x'>Read more</a></p>"))));
        assert!(!is_whole(&Entry::default()));
    }

    #[test]
    fn an_entry_becomes_an_article() {
        let article = from_entry(
            &entry("<h1>Ferry adds a sailing</h1><p>The <a href='/pier'>pier</a> opens at noon.</p><script>alert(1)</script>"),
            None,
        );
        assert_eq!(article.text, "The pier opens at noon.");
        assert_eq!(article.links[0].url, "https://harbor.example/pier");
        assert_eq!(article.word_count, 5);
        assert!(!article.html.as_str().contains("script"));
    }

    #[test]
    fn a_teaser_loses_the_link_that_only_leads_to_its_article_and_no_other() {
        let teased = |summary: &str| teaser(&Entry { summary: Some(summary.to_owned()), ..Entry::default() });
        let own = "<p>The gate was shut.</p> <p><a href='/1'>Read on</a></p>";
        assert_eq!(teased(own).as_deref(), Some("The gate was shut."));
        let named = "The gate was shut by <a href='/who'>Elspeth Moray</a>";
        assert_eq!(teased(named).as_deref(), Some("The gate was shut by Elspeth Moray"));
        assert_eq!(teased(" <br> "), None);
    }
}
