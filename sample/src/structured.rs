//! The article as schema.org's NewsArticle, for those layouts that print one.

use serde_json::{Value, json};

use crate::desk::{Site, Story};

/// JSON-LD that may stand within a script element: no `</` is left in it.
pub(crate) fn json_ld(site: &Site, story: &Story) -> String {
    let authors: Vec<Value> = story.authors.iter().map(|name| json!({"@type": "Person", "name": name})).collect();
    let publisher = json!({"@type": "NewsMediaOrganization", "name": site.house.name, "url": format!("{}/", site.origin)});
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": story.url,
        "headline": story.title,
        "description": story.deck,
        "articleSection": story.section.name,
        "inLanguage": site.house.language,
        "datePublished": story.published.iso,
        "dateModified": story.changed().iso,
        "author": if authors.is_empty() { vec![publisher.clone()] } else { authors },
        "keywords": story.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(),
        "publisher": publisher,
        "isAccessibleForFree": true,
    });
    if let Some(photo) = &story.photo {
        article["image"] = json!({"@type": "ImageObject", "url": photo.url, "caption": photo.caption, "creditText": photo.credit});
    }
    article.to_string().replace("</", "<\\/")
}
