//! What is embedded in the binary: the article files and the pictures.

use std::borrow::Cow;

use rust_embed::RustEmbed;

use crate::article::{Article, BadArticle};

/// An article file that cannot be served, and why.
#[derive(Debug, thiserror::Error)]
#[error("sample/newsroom/{path}: {fault}")]
pub(crate) struct BadFile {
    path: String,
    fault: BadArticle,
}

/// The paths of all article files, as `<publisher>/<slug>.html`.
pub(crate) fn article_paths() -> impl Iterator<Item = Cow<'static, str>> {
    Articles::iter()
}

/// A publisher's articles, newest first.
pub(crate) fn articles(publisher: &str) -> Result<Vec<Article>, BadFile> {
    let mut articles = Vec::new();
    for path in article_paths() {
        let Some(slug) = path.strip_prefix(publisher).and_then(|rest| rest.strip_prefix('/')).and_then(|rest| rest.strip_suffix(".html"))
        else {
            continue;
        };
        let text = Articles::get(&path).map(|file| file.data).unwrap_or_default();
        let article = Article::parse(slug, &String::from_utf8_lossy(&text)).map_err(|fault| BadFile { path: path.to_string(), fault })?;
        articles.push(article);
    }
    articles.sort_by(|one, other| one.minutes.cmp(&other.minutes).then_with(|| one.slug.cmp(&other.slug)));
    Ok(articles)
}

/// A picture's bytes (JPEG), by its name without ending.
pub(crate) fn picture(name: &str) -> Option<Cow<'static, [u8]>> {
    Pictures::get(&format!("{name}.jpg")).map(|file| file.data)
}

#[derive(RustEmbed)]
#[folder = "newsroom"]
#[include = "*/*.html"]
struct Articles;

#[derive(RustEmbed)]
#[folder = "pictures"]
#[include = "*.jpg"]
struct Pictures;
