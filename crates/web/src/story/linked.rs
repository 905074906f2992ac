//! A story for machines: an article of ours that is based on its reports.

use model::Story;
use serde_json::{Value, json};
use store::ArticleHead;

use crate::page::{CardLink, LinkedData, Visit, crumbs, headline, http_only, organisation};
use crate::when::Moment;

/// Reports that are named; a story of hundreds is told well enough by these.
const BASED_ON: usize = 50;

/// Of a story, with the section that it stands in and its card.
pub(super) fn data(
    story: &Story,
    articles: &[ArticleHead],
    section: Option<&(String, String)>,
    card: Option<&CardLink>,
    visit: &Visit,
) -> LinkedData {
    let (edition, home) = (&visit.edition, visit.whole(&visit.to("")));
    let here = visit.whole(&visit.to(&format!("story/{}", story.slug)));
    let title = headline(&story.title, visit.words);
    let based_on: Vec<Value> = articles
        .iter()
        .filter_map(|head| Some(json!({"@type": "NewsArticle", "url": http_only(head.url.as_deref())?, "headline": head.title, "publisher": organisation(&head.source_name, None)})))
        .take(BASED_ON)
        .collect();
    let machine = |at| Moment::exactly(at, &visit.calendar).machine;
    let article = json!({
        "@type": "NewsArticle",
        "@id": here,
        "url": here,
        "mainEntityOfPage": here,
        "headline": title,
        "inLanguage": if story.named { Some(edition.language.as_str()) } else { story.language.as_deref() },
        "datePublished": machine(story.first),
        "dateModified": machine(story.newest),
        "articleSection": section.map(|(name, _)| name),
        "image": card.map(|card| [&card.href]),
        "publisher": organisation(&edition.name, Some(&home)),
        "isPartOf": {"@type": ["CreativeWork", "WebSite"], "name": edition.name, "url": home},
        "isBasedOn": based_on,
    });
    let section = section.map(|(name, href)| (name.clone(), visit.whole(href)));
    let mut way = vec![(edition.name.as_str(), home.as_str())];
    way.extend(section.as_ref().map(|(name, href)| (name.as_str(), href.as_str())));
    way.push((title.as_str(), here.as_str()));
    LinkedData::new(&[without_nulls(article), crumbs(&way)])
}

/// What is not known is not said.
pub(crate) fn without_nulls(mut value: Value) -> Value {
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|_, field| !field.is_null());
    }
    value
}
