//! Elements of other vocabularies that RSS and Atom carry alike: Dublin Core, Media RSS, iTunes, GeoRSS, threads.

mod geo;
mod media;

use model::{Enclosure, Entry, FlawKind};

use crate::address;
use crate::flaws::{Flaws, short};
use crate::xml::{Element, Vocabulary, Xml};

/// Categories and enclosures kept of one entry.
const MOST_OF_EACH: usize = 100;

/// What may come from several elements, of which the format's own wins whatever the order.
#[derive(Debug, Default)]
pub(crate) struct Spare {
    pub(crate) title: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) published: Option<jiff::Timestamp>,
    pub(crate) pictures: Vec<Enclosure>,
    /// Media RSS's files, after the format's own.
    pub(crate) files: Vec<Enclosure>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

impl Spare {
    /// Fills what the format's own elements left open.
    pub(crate) fn fill(self, entry: &mut Entry) {
        entry.title = entry.title.take().or(self.title);
        entry.summary = entry.summary.take().or(self.summary);
        entry.published = entry.published.or(self.published);
        if entry.authors.is_empty() {
            entry.authors.extend(self.author);
        }
        entry.thumbnail = entry.thumbnail.take().or_else(|| self.pictures.first().map(|picture| picture.url.clone()));
        for file in self.files.into_iter().chain(self.pictures) {
            if !entry.enclosures.iter().take(MOST_OF_EACH).any(|enclosure| enclosure.url == file.url) {
                entry.enclosures.push(file);
            }
        }
        let mut seen = std::collections::HashSet::new();
        entry.categories.retain(|category| seen.insert(category.clone()));
        entry.categories.truncate(MOST_OF_EACH);
        entry.enclosures.truncate(MOST_OF_EACH);
    }
}

/// Reads an element of another vocabulary into the entry.
pub(crate) fn read<'x>(xml: &mut Xml<'x>, element: &Element<'x>, entry: &mut Entry, spare: &mut Spare, flaws: &mut Flaws) {
    use Vocabulary::{DublinCore, DublinCoreTerms, Geo, Georss, Itunes, Media, Slash, Threads, Wfw};
    match (element.vocabulary, element.local) {
        (DublinCore | DublinCoreTerms, "creator" | "author") => entry.authors.extend(xml.content().into_line()),
        (DublinCore | DublinCoreTerms, "subject") => entry.categories.extend(xml.content().into_line()),
        (DublinCore | DublinCoreTerms, "language") => entry.language = xml.content().into_plain_line().or(entry.language.take()),
        // An event in the life of the document, says Dublin Core: feeds give the day of publication, and the day of the change after one.
        (DublinCore | DublinCoreTerms, "date") => {
            let read = date(xml, flaws);
            spare.published = spare.published.or(read);
            entry.updated = entry.updated.or(read);
        }
        (DublinCoreTerms, "issued" | "created") => {
            let read = date(xml, flaws);
            entry.published = entry.published.or(read);
        }
        (DublinCoreTerms, "modified") => {
            let read = date(xml, flaws);
            entry.updated = entry.updated.or(read);
        }
        (DublinCore | DublinCoreTerms, "title") => spare.title = xml.content().into_guessed_html().or(spare.title.take()),
        (Itunes, "title") => spare.title = spare.title.take().or(xml.content().into_guessed_html()),
        (DublinCore | DublinCoreTerms, "description" | "abstract") | (Itunes, "summary" | "subtitle") => {
            spare.summary = spare.summary.take().or(xml.content().into_html());
        }
        (DublinCore | DublinCoreTerms, "identifier") => {
            let id = xml.content().into_plain_line();
            entry.id = entry.id.take().or(id);
        }
        (Itunes, "author") => spare.author = xml.content().into_line(),
        (Itunes, "keywords") => entry.categories.extend(words(xml)),
        (Itunes, "category") => entry.categories.extend(element.attribute("text").map(|text| text.trim().to_owned())),
        (Itunes, "duration") => entry.duration_s = xml.content().into_plain_line().and_then(|text| seconds(&text)).or(entry.duration_s),
        (Itunes, "image") => {
            let href = element.attribute("href").or_else(|| element.attribute("url")).map(|href| href.into_owned());
            let href = href.or_else(|| xml.content().into_plain_line());
            spare.pictures.extend(picture(xml, href, flaws));
        }
        (Slash, "comments") => entry.comment_count = count(xml.content().into_plain_line().as_deref()).or(entry.comment_count),
        (Threads, "total") => entry.comment_count = count(xml.content().into_plain_line().as_deref()).or(entry.comment_count),
        (Threads, "in-reply-to") => {
            let answered = element.attribute("ref").or_else(|| element.attribute("href")).map(|id| id.trim().to_owned());
            entry.in_reply_to = entry.in_reply_to.take().or(answered.filter(|id| !id.is_empty()));
        }
        (Wfw, local) if local.eq_ignore_ascii_case("commentrss") => {
            let base = xml.base();
            let href = xml.content().into_plain_line();
            entry.comment_feed = href.and_then(|href| address::absolute(base.as_deref(), &href, flaws)).or(entry.comment_feed.take());
        }
        (Media, _) => media::read(xml, element, entry, spare, flaws),
        (Georss | Geo, _) => geo::read(xml, element, entry, spare, flaws),
        _ => {}
    }
}

/// A list with commas, as iTunes and Media RSS have keywords.
fn words(xml: &mut Xml<'_>) -> Vec<String> {
    let words = xml.content().into_line().unwrap_or_default();
    words.split(',').map(str::trim).filter(|word| !word.is_empty()).take(MOST_OF_EACH).map(str::to_owned).collect()
}

pub(crate) fn count(text: Option<&str>) -> Option<u64> {
    text?.trim().parse().ok()
}

/// A running time: seconds, or hours, minutes and seconds with colons.
fn seconds(text: &str) -> Option<u64> {
    let mut total = 0u64;
    for part in text.trim().split(':') {
        let whole = part.split('.').next().unwrap_or(part);
        total = total.checked_mul(60)?.checked_add(whole.parse().ok()?)?;
    }
    Some(total)
}

/// A picture given without its type.
fn picture(xml: &Xml<'_>, href: Option<String>, flaws: &mut Flaws) -> Option<Enclosure> {
    let url = address::absolute(xml.base().as_deref(), &href?, flaws)?;
    Some(Enclosure { url, kind: Some("image/*".to_owned()), length: None })
}

/// An attached file, its address in the attribute `key`.
pub(crate) fn enclosure(xml: &Xml<'_>, element: &Element<'_>, key: &str, kind: Option<String>, flaws: &mut Flaws) -> Option<Enclosure> {
    let href = element.attribute(key)?;
    let url = address::absolute(xml.base().as_deref(), &href, flaws)?;
    let length = element.attribute("length").or_else(|| element.attribute("fileSize"));
    Some(Enclosure { url, kind, length: length.and_then(|length| length.trim().parse().ok()) })
}

/// Reads the element's contents as a date; one that can't be read is a flaw.
pub(crate) fn date(xml: &mut Xml<'_>, flaws: &mut Flaws) -> Option<jiff::Timestamp> {
    let text = xml.content().into_plain_line()?;
    moment(&text, flaws)
}

pub(crate) fn moment(text: &str, flaws: &mut Flaws) -> Option<jiff::Timestamp> {
    let read = markup::date::parse(text);
    if read.is_none() && !text.trim().is_empty() {
        flaws.add(FlawKind::Date, format!("The date “{}” could not be read.", short(text)));
    }
    read
}
