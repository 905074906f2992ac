//! An article for machines: its publisher's, told of here.

use serde_json::{Value, json};
use store::Topic;

use crate::page::{LinkedData, Visit, crumbs, headline, http_only, organisation, publisher};
use crate::story::linked::without_nulls;
use crate::when::Moment;

/// Of an article, whose original is there, with the section that it stands in.
pub(super) fn data(topic: &Topic, original: Option<&str>, section: Option<&(String, String)>, visit: &Visit) -> LinkedData {
    let (article, edition) = (&topic.article, &visit.edition);
    let head = &article.head;
    let (home, here) = (visit.whole(&visit.to("")), visit.whole(&visit.to(&format!("topic/{}/{}", head.source_slug, head.slug))));
    let title = headline(&head.title, visit.words);
    let story =
        topic.story.as_ref().map(|story| (headline(&story.title, visit.words), visit.whole(&visit.to(&format!("story/{}", story.slug)))));
    let machine = |at| Moment::exactly(at, &visit.calendar).machine;
    let authors: Vec<Value> = head.authors.iter().map(|name| json!({"@type": "Person", "name": name.trim()})).collect();
    let whole = story.as_ref().map_or_else(
        || json!({"@type": ["CreativeWork", "WebSite"], "name": edition.name, "url": home}),
        |(name, address)| json!({"@type": "NewsArticle", "@id": address, "url": address, "headline": name}),
    );
    let said = json!({
        "@type": "NewsArticle",
        "url": here,
        "mainEntityOfPage": original.unwrap_or(&here),
        "headline": title,
        "inLanguage": head.language,
        "datePublished": machine(head.published),
        "dateModified": article.modified.map(machine),
        "articleSection": section.map(|(name, _)| name),
        "author": (!authors.is_empty()).then_some(authors),
        "publisher": organisation(&publisher(&topic.source.settings.name), http_only(topic.source.settings.site.as_deref()).as_deref()),
        "isBasedOn": original,
        "isPartOf": whole,
    });
    let section = section.map(|(name, href)| (name.clone(), visit.whole(href)));
    let mut way = vec![(edition.name.as_str(), home.as_str())];
    way.extend(section.as_ref().or(story.as_ref()).map(|(name, href)| (name.as_str(), href.as_str())));
    way.push((title.as_str(), here.as_str()));
    LinkedData::new(&[without_nulls(said), crumbs(&way)])
}
