//! An article's page, ready to be set. The rights rule is applied here: what a reader may not see never reaches the template.

use askama::Template;
use markup::sanitize::{Own, pictures_from_here, without_first_figure};
use store::{ArticleHead, Item, Topic};

use super::linked;
use crate::page::{PictureView, Shell, Shown, Tongue, Visit, headline, host, http_only, lead_picture, own_picture, publisher};
use crate::reader::item::KeepView;
use crate::story::view::{authors, topic_address};
use crate::when::Moment;
use crate::words::{Marked, Words};

/// Words a minute of a steady reader (Brysbaert 2019: 238 for English non-fiction).
const WORDS_A_MINUTE: i64 = 238;
/// Letters of a first paragraph below which a large initial looks lost.
const LONG_ENOUGH_FOR_A_DROP_CAP: usize = 180;

/// How wide pictures within the text are shown: the measure, or a narrow screen without its margins.
const SIZES: &str = "(min-width: 744px) 680px, calc(100vw - 40px)";

/// The page.
#[derive(Template)]
#[template(path = "topic.html")]
pub struct TopicView {
    /// Around it; its canonical address is the original.
    pub shell: Shell,
    /// Where *back* leads, and what it says.
    pub back: (String, &'static str),
    /// Section name and address.
    pub kicker: Option<(String, String)>,
    /// Headline.
    pub title: String,
    /// Its language, and the text's.
    pub tongue: Tongue,
    /// The publisher's own summary, where the whole is shown and does not begin with it.
    pub standfirst: Option<String>,
    /// The publisher's name.
    pub source: String,
    /// The publisher's page here.
    pub source_href: String,
    /// "Jonas Reyes and Mara Lind".
    pub authors: Option<String>,
    /// First publication.
    pub published: Moment,
    /// Last change, if it came later.
    pub modified: Option<Moment>,
    /// "4 minutes", where the whole is shown.
    pub minutes: Option<String>,
    /// Lead picture, as far as the rights allow.
    pub picture: Option<PictureView>,
    /// The buttons under the headline.
    pub keep: KeepView,
    /// The text, as far as the rights allow.
    pub body: Body,
    /// The original's address.
    pub original: Option<String>,
    /// Why there is no more here; nothing where the whole is shown.
    pub limit: Option<&'static str>,
    /// Whose article it is.
    pub credit: Marked,
    /// Where the original is.
    pub original_at: Option<Marked>,
    /// Other publishers whose feeds list this article.
    pub carried_by: Option<Marked>,
    /// The story's other reports.
    pub others: Vec<NeighbourView>,
    /// The story, if there are other reports of it.
    pub story_href: Option<String>,
    /// More by the same source.
    pub same: Vec<NeighbourView>,
    /// The discussion of its story: address, how much is written there, and where a sentence can be quoted.
    pub talk: Option<(String, String, String)>,
}

/// What of the text is shown.
pub enum Body {
    /// The article, clean.
    Html {
        /// What the sanitizer let through.
        html: markup::SafeHtml,
        /// It begins with a paragraph that carries a large initial.
        dropcap: bool,
    },
    /// Plain paragraphs: an excerpt, or a text that came without markup.
    Paragraphs(Vec<String>),
}

/// Another article in a side column.
pub struct NeighbourView {
    /// Headline.
    pub title: String,
    /// Its topic page.
    pub href: String,
    /// Its language.
    pub tongue: Tongue,
    /// The publisher's name, where it is another.
    pub source: Option<String>,
    /// Age.
    pub when: Moment,
}

impl TopicView {
    /// With the way to the discussion of its story, under which so much is written.
    #[must_use]
    pub(crate) fn discussed(mut self, story: &model::Story, shown: i64, visit: &Visit) -> TopicView {
        let said = crate::comment::view::count(shown, visit.words);
        self.talk = Some((visit.to(&format!("story/{}/discussion", story.slug)), said, format!("{}/quote", self.keep.back)));
        self
    }

    /// Of an article, its story's other reports, and other articles of its source (newest first).
    #[must_use]
    pub fn new(topic: &Topic, same: &[ArticleHead], visit: &Visit) -> TopicView {
        let article = &topic.article;
        let head = &article.head;
        let shown = Shown::to(visit, topic.source.settings.rights);
        let words = visit.words;
        let title = headline(&head.title, words);
        let original = http_only(head.url.as_deref()).or_else(|| http_only(article.canonical_url.as_deref()));
        let excerpt = if shown.has_excerpt() { head.excerpt.trim() } else { "" };
        let tags = head.sections.iter().chain(topic.story.iter().flat_map(|story| &story.sections));
        let story_href = topic.story.as_ref().filter(|_| !topic.others.is_empty()).map(|story| visit.to(&format!("story/{}", story.slug)));
        let path = format!("topic/{}/{}", head.source_slug, head.slug);
        let (source, source_href) = (publisher(&topic.source.settings.name), visit.to(&format!("source/{}", topic.source.settings.slug)));
        let authors = authors(&head.authors, words);
        let mut shell = Shell::new(visit, &path, &title).described(excerpt);
        shell.canonical = http_only(article.canonical_url.as_deref()).or_else(|| original.clone()).or(shell.canonical);
        // A page with nothing of its own is none for search engines: the original is.
        shell.hidden |= shown < Shown::Whole;
        let tagged = |tag: &String| Some((visit.section_name(tag)?.to_owned(), visit.to(&format!("section/{tag}"))));
        let kicker = tags.into_iter().find_map(tagged);
        // A preview of what is read elsewhere leads there.
        shell.here = shell.here.filter(|_| original.is_none());
        shell.data = Some(linked::data(topic, original.as_deref(), kicker.as_ref(), visit));
        TopicView {
            shell,
            back: story_href.clone().map_or_else(|| (visit.to(""), words.say("shell-front")), |href| (href, words.say("topic-back"))),
            kicker,
            tongue: visit.tongue(head.language.as_deref()),
            standfirst: (shown == Shown::Whole && article.whole && !excerpt.is_empty() && !begins_with(&article.text, excerpt))
                .then(|| excerpt.to_owned()),
            credit: credit(&source, &source_href, authors.as_deref(), words),
            source,
            source_href,
            authors,
            published: visit.exactly(head.published),
            modified: article.modified.filter(|at| at.as_second() - head.published.as_second() >= 60).map(|at| visit.exactly(at)),
            minutes: (shown == Shown::Whole && article.whole && head.words > 0).then(|| minutes(head.words, words)),
            picture: head.picture.as_ref().filter(|_| shown.has_excerpt() && visit.look.has_pictures()).and_then(PictureView::new),
            keep: KeepView::new(Item::Topic(head.id), topic.story.as_ref().map(|story| story.id), &topic_address(head, visit), visit),
            body: Body::new(topic, shown, excerpt, visit),
            original_at: original.as_deref().and_then(|href| original_at(href, words)),
            original,
            limit: limit(shown, article.whole, words),
            carried_by: carried_by(&topic.carried_by, visit),
            others: topic.others.iter().map(|other| NeighbourView::new(other, true, visit)).collect(),
            story_href,
            talk: None,
            same: same.iter().filter(|other| other.id != head.id).take(6).map(|other| NeighbourView::new(other, false, visit)).collect(),
            title,
        }
    }

    /// `both`, where both side columns have something in them.
    #[must_use]
    pub fn sides(&self) -> &'static str {
        if !self.others.is_empty() && !self.same.is_empty() { "both" } else { "" }
    }
}

impl Body {
    fn new(topic: &Topic, shown: Shown, excerpt: &str, visit: &Visit) -> Body {
        let article = &topic.article;
        let paragraph = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        if shown < Shown::Whole {
            return Body::Paragraphs(paragraph(excerpt).into_iter().collect());
        }
        if article.html.is_empty() {
            let text: Vec<String> = article.text.lines().filter_map(paragraph).collect();
            return Body::Paragraphs(if text.is_empty() { paragraph(excerpt).into_iter().collect() } else { text });
        }
        let first = article.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let carries = first.chars().count() >= LONG_ENOUGH_FOR_A_DROP_CAP
            && first.chars().find(|c| !"“\"'‘«„".contains(*c)).is_some_and(char::is_alphabetic);
        // The picture on top is shown there, from our own copy.
        let html = if article.head.picture.is_some() { without_first_figure(&article.html) } else { article.html.clone() };
        let dropcap =
            carries && html.as_str().trim_start().starts_with("<p") && visit.tongue(article.head.language.as_deref()).is_left_to_right();
        Body::Html { html: pictures_from_here(&html, SIZES, |address| own(topic, address)), dropcap }
    }
}

/// A picture at its own host would tell that host who reads here: it is shown from our own copy, or is a link.
fn own(topic: &Topic, address: &str) -> Own {
    let head = topic.article.head.picture.as_ref().filter(|_| topic.article.lead_image.as_ref().is_some_and(|lead| lead.url == address));
    if let Some(lead) = head.and_then(lead_picture) {
        return Own::Kept(lead);
    }
    let Some(settled) = topic.pictures.iter().find(|picture| picture.url == address) else { return Own::Link };
    let Some(kept) = &settled.kept else { return Own::Nothing };
    own_picture(&kept.key, kept.width, kept.height, kept.small_width).map_or(Own::Link, Own::Kept)
}

impl NeighbourView {
    fn new(head: &ArticleHead, with_source: bool, visit: &Visit) -> NeighbourView {
        NeighbourView {
            title: headline(&head.title, visit.words),
            href: topic_address(head, visit),
            tongue: visit.tongue(head.language.as_deref()),
            source: with_source.then(|| publisher(&head.source_name)),
            when: visit.ago(head.published),
        }
    }
}

fn limit(shown: Shown, whole: bool, words: Words) -> Option<&'static str> {
    match shown {
        Shown::Headline => Some(words.say("topic-headline-only")),
        Shown::Excerpt => Some(words.say("topic-excerpt-only")),
        Shown::Whole if !whole => Some(words.say("topic-feed-only")),
        Shown::Whole => None,
    }
}

fn credit(source: &str, href: &str, authors: Option<&str>, words: Words) -> Marked {
    match authors {
        Some(authors) => words.marked("topic-credit-by", &[("authors", &authors), ("href", &href), ("source", &source)]),
        None => words.marked("topic-credit", &[("href", &href), ("source", &source)]),
    }
}

fn original_at(href: &str, words: Words) -> Option<Marked> {
    let host = host(href)?;
    Some(words.marked("topic-original-at", &[("href", &href), ("host", &host)]))
}

fn carried_by(sources: &[(String, String)], visit: &Visit) -> Option<Marked> {
    let links: Vec<Marked> =
        sources.iter().map(|(slug, name)| Marked::link(&visit.to(&format!("source/{slug}")), &publisher(name))).collect();
    let names = Marked::list(&links, visit.words)?;
    Some(visit.words.marked("topic-carried-by", &[("names", &names)]))
}

fn minutes(length: i64, words: Words) -> String {
    words.count("count-minutes", ((length + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE).max(1))
}

/// The text starts with the excerpt's words (which may be cut with an ellipsis).
fn begins_with(text: &str, excerpt: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).take(60).collect::<String>();
    let (text, excerpt) = (letters(text), letters(excerpt));
    text.starts_with(&excerpt)
}
