//! What is known of an article, and where on its page that came from.

use model::Explanation;
use store::Topic;

use crate::page::{Visit, http_only};
use crate::story::view::authors;
use crate::words::Words;

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactView {
    /// "Published".
    pub name: String,
    /// What is kept of it; nothing where only the page says something.
    pub value: Option<String>,
    /// Where the page says so: "JSON-LD headline".
    pub origin: Option<String>,
}

/// Other words that a reader of pages may have for a fact.
const ALSO: &[(&str, &str)] = &[
    ("author", "authors"),
    ("byline", "authors"),
    ("date", "published"),
    ("site", "site name"),
    ("canonical", "canonical url"),
    ("image", "lead image"),
    ("lead picture", "lead image"),
    ("picture", "lead image"),
    ("description", "excerpt"),
];

/// The facts that are kept, in a fixed order, then those that only the page has.
pub(super) fn facts(topic: &Topic, explanation: Option<&Explanation>, visit: &Visit) -> Vec<FactView> {
    let article = &topic.article;
    let head = &article.head;
    let text = |value: &str| Some(value.trim().to_owned()).filter(|value| !value.is_empty());
    let kept = [
        ("title", text(&head.title)),
        ("authors", authors(&head.authors, visit.words)),
        ("published", Some(visit.exactly(head.published).words)),
        ("modified", article.modified.map(|at| visit.exactly(at).words)),
        ("site name", article.site_name.as_deref().and_then(text)),
        ("language", head.language.as_deref().and_then(text)),
        ("canonical url", http_only(article.canonical_url.as_deref())),
        (
            "lead image",
            article.lead_image.as_ref().and_then(|lead| lead.alt.as_deref().and_then(text).or_else(|| http_only(Some(&lead.url)))),
        ),
        ("excerpt", text(&head.excerpt)),
    ];
    let mut origins: Vec<(String, &str)> =
        explanation.iter().flat_map(|said| &said.origins).map(|(name, origin)| (known(name), origin.as_str())).collect();
    let mut facts = Vec::new();
    for (name, value) in kept {
        let at = origins.iter().position(|(known, _)| known == name);
        let origin = at.map(|at| origins.remove(at).1.to_owned());
        if value.is_some() || origin.is_some() {
            facts.push(FactView { name: label(name, visit.words), value, origin });
        }
    }
    facts.extend(origins.into_iter().map(|(name, origin)| FactView {
        name: label(&name, visit.words),
        value: None,
        origin: Some(origin.to_owned()),
    }));
    facts
}

/// The one word for a fact.
fn known(name: &str) -> String {
    let name = name.trim().to_lowercase().replace(['_', '-'], " ");
    ALSO.iter().find(|(also, _)| *also == name).map_or(name, |(_, known)| (*known).to_owned())
}

/// As it stands on the page: "Canonical address". What only a page has keeps the name that the reader of pages has for it.
fn label(name: &str, words: Words) -> String {
    let known = match name {
        "title" => words.say("reading-fact-title"),
        "authors" => words.say("reading-fact-authors"),
        "published" => words.say("reading-fact-published"),
        "modified" => words.say("reading-fact-modified"),
        "site name" => words.say("reading-fact-site"),
        "language" => words.say("reading-fact-language"),
        "canonical url" => words.say("reading-fact-canonical"),
        "lead image" => words.say("reading-fact-picture"),
        "excerpt" => words.say("reading-fact-excerpt"),
        other => {
            let mut letters = other.chars();
            return letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
        }
    };
    known.to_owned()
}
