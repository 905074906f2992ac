//! Reading a page: bounds, one parse, facts, judgement, output.

use markup::SafeHtml;
use markup::compose::{Composer, Element};
use markup::tree::Tree;
use model::{Article, Explanation, Flaw, FlawKind};
use url::Url;

use crate::body::rows::Hints;
use crate::body::{Survey, Verdict, blocks};
use crate::bounds::{self, Within};
use crate::facts::Facts;
use crate::facts::kind::Measure;
use crate::write::{self, Part};
use crate::{excerpt, explain};

/// Elements within each other; an honest page is seldom half as deep.
const DEPTH: usize = 200;
/// Start tags; honest pages stay below 10,000.
const TAGS: usize = 25_000;

/// Characters of a title that are kept: five times the longest headline that a newspaper would print.
pub(crate) const LONGEST_TITLE: usize = 400;
/// Characters of a person's name, a tag or the site's name that are kept.
const LONGEST_NAME: usize = 200;

/// A page read.
pub struct Reading {
    /// What was found.
    pub article: Article,
    /// What was wrong with the page.
    pub flaws: Vec<Flaw>,
    judged: Option<(Tree, Survey, Verdict)>,
    origins: Vec<(&'static str, &'static str)>,
}

impl Reading {
    /// Reads a page as it came over the wire: `content_type` is the header's value, `url` the address it was read at.
    #[must_use]
    pub fn of_bytes(bytes: &[u8], content_type: Option<&str>, url: Option<&Url>) -> Reading {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Reading::nothing(url, Flaw::new(FlawKind::Empty, "The page is empty."));
        }
        if let Some(what) = binary(bytes) {
            return Reading::nothing(url, Flaw::new(FlawKind::WrongType, format!("This is {what}, not a page.")));
        }
        let kept = &bytes[..bytes.len().min(bounds::LARGEST)];
        let decoded = markup::encoding::decode(kept, content_type);
        let mut reading = Reading::of_text(&decoded.text, url);
        if kept.len() < bytes.len() && !reading.flaws.contains(&too_large()) {
            reading.flaws.insert(0, too_large());
        }
        if decoded.replaced {
            let message = format!("Some bytes mean nothing in {}, the encoding of the page.", decoded.encoding);
            reading.flaws.push(Flaw::new(FlawKind::Encoding, message));
        }
        reading
    }

    /// Reads a page that is text already.
    #[must_use]
    pub fn of_text(html: &str, url: Option<&Url>) -> Reading {
        if html.trim().is_empty() {
            return Reading::nothing(url, Flaw::new(FlawKind::Empty, "The page is empty."));
        }
        let mut flaws = Vec::new();
        let tree = parsed(html, &mut flaws);
        let mut article = Article { url: url.map(Url::to_string), ..Article::default() };
        let (survey, mut facts) = survey(&tree, url, &mut article, &mut flaws);
        let verdict = survey.judge(&tree);
        let parts = write::parts(&tree, &survey.blocks, &verdict.kept, facts.base.as_ref());
        article.text = write::text(&parts);
        article.html = write::html(&parts);
        article.links = write::links(&parts);
        if article.text.is_empty() {
            flaws.push(Flaw::new(FlawKind::NoArticle, "No article could be found on the page."));
            article.text = second_best(&facts).unwrap_or_default();
            article.html = paragraphs(&article.text);
        }
        facts.complete(&mut article);
        tame(&mut article);
        article.word_count = markup::text::word_count(&article.text);
        article.excerpt = excerpt::find(&facts.page, &facts.json, article.title.as_deref(), article.site_name.as_deref(), &article.text);
        article.kind = facts.kind(&measure(&survey, &verdict, &parts, article.word_count));
        let origins = std::mem::take(&mut facts.origins);
        Reading { article, flaws, judged: Some((tree, survey, verdict)), origins }
    }

    fn nothing(url: Option<&Url>, flaw: Flaw) -> Reading {
        let article = Article { url: url.map(Url::to_string), ..Article::default() };
        Reading { article, flaws: vec![flaw], judged: None, origins: Vec::new() }
    }

    /// Every block of the page, kept or dropped, and why.
    #[must_use]
    pub fn explanation(&self) -> Explanation {
        let blocks = self.judged.as_ref().map(|(tree, survey, verdict)| explain::blocks(tree, survey, verdict)).unwrap_or_default();
        let origins = self.origins.iter().map(|(fact, origin)| ((*fact).to_owned(), (*origin).to_owned())).collect();
        Explanation { blocks, origins }
    }
}

/// The tree of what is within bounds.
pub(crate) fn parsed(html: &str, flaws: &mut Vec<Flaw>) -> Tree {
    let within = bounds::within(html);
    match within {
        Within::Whole(_) => {}
        Within::Truncated(_) => flaws.push(Flaw::new(FlawKind::Truncated, "The page ends in the middle of a tag.")),
        Within::Beginning(_) => flaws.push(too_large()),
    }
    let capped = markup::nesting::cap(within.html(), DEPTH, TAGS);
    if capped.flattened {
        let message = format!("The page nests elements more than {DEPTH} deep; what is below lost its tags.");
        flaws.push(Flaw::new(FlawKind::TooDeep, message));
    }
    if capped.cut {
        flaws.push(Flaw::new(FlawKind::TooLarge, format!("The page has more than {TAGS} tags; the rest is left out.")));
    }
    Tree::parse(&capped.html)
}

/// Measures a page, and takes its facts into `article`.
pub(crate) fn survey<'t>(tree: &'t Tree, url: Option<&Url>, article: &mut Article, flaws: &mut Vec<Flaw>) -> (Survey, Facts<'t>) {
    let root = tree.body().unwrap_or(tree.root());
    let blocks = blocks::read(tree, root);
    let facts = Facts::read(tree, &blocks, url, article, flaws);
    let titles = [article.title.as_deref(), facts.page.title.as_deref(), facts.page.first_meta(&["og:title"])];
    let hints = Hints {
        titles: titles.into_iter().flatten().collect(),
        description: facts.page.first_meta(&["og:description", "description"]),
        stated: facts.json.body.as_deref(),
        authors: &article.authors,
        site: article.site_name.as_deref(),
    };
    (Survey::make(tree, root, blocks, &hints), facts)
}

/// Keeps what stands on one line to a line's length, whatever the page holds.
fn tame(article: &mut Article) {
    let lined = |text: Option<String>, most| text.map(|text| markup::text::line(&text, most)).filter(|text| !text.is_empty());
    article.title = lined(article.title.take(), LONGEST_TITLE);
    article.site_name = lined(article.site_name.take(), LONGEST_NAME);
    for names in [&mut article.authors, &mut article.tags] {
        *names = names.drain(..).filter_map(|name| lined(Some(name), LONGEST_NAME)).collect();
    }
}

/// What a page without an article says all the same: JSON-LD's body, else its description.
fn second_best(facts: &Facts) -> Option<String> {
    let body = facts.json.body.as_deref().map(markup::text::plain).filter(|body| !body.is_empty());
    body.or_else(|| facts.page.first_meta(&["og:description", "description"]).map(markup::text::plain))
}

/// What tells an article from what is none.
fn measure(survey: &Survey, verdict: &Verdict, parts: &[Part], words: usize) -> Measure {
    let kept = survey.blocks.iter().zip(&verdict.kept).filter(|(_, kept)| **kept);
    Measure {
        words,
        prose_blocks: kept.filter(|(block, _)| block.is_prose()).count(),
        link_share: survey.ground.sum(survey.root).link_density(),
        pictures: write::pictures(parts).len(),
        videos: write::videos(parts),
        entries: parts.iter().filter(|part| matches!(part, Part::Entry { time: Some(_), .. })).count(),
    }
}

/// Lines as paragraphs of HTML.
fn paragraphs(text: &str) -> SafeHtml {
    let mut html = Composer::new();
    for line in text.lines() {
        html.open(Element::Paragraph);
        html.text(line);
        html.close();
    }
    html.finish()
}

fn too_large() -> Flaw {
    Flaw::new(FlawKind::TooLarge, "The page is larger than what is read of one; the rest is left out.")
}

/// What these bytes are, if they are no text: by their first bytes, or by zeros where no wide encoding explains them.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    let known: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"RIFF", "a picture or a recording"),
        (b"PK\x03\x04", "an archive"),
        (b"\x1f\x8b", "compressed data"),
        (b"\x7fELF", "a program"),
        (b"ID3", "a recording"),
        (b"OggS", "a recording"),
    ];
    if let Some((_, what)) = known.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(what);
    }
    let head = &bytes[..bytes.len().min(8192)];
    let zeros = head.iter().filter(|b| **b == 0).count();
    let wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || head.starts_with(b"\0\0\xfe\xff");
    let latin_wide =
        zeros * 5 > head.len() * 2 && head.iter().step_by(2).chain(head.iter().skip(1).step_by(2)).filter(|b| **b == b'<').count() > 0;
    let control = head.iter().filter(|b| matches!(**b, 1..=8 | 14..=26 | 28..=31)).count();
    (!wide && !latin_wide && (zeros > 0 && zeros * 100 > head.len() || control * 20 > head.len())).then_some("binary data")
}
