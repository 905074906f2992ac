//! Elements of other vocabularies that RSS and Atom carry alike: Dublin Core, Media RSS, iTunes.

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
    pub(crate) pictures: Vec<Enclosure>,
}

impl Spare {
    /// Fills what the format's own elements left open.
    pub(crate) fn fill(self, entry: &mut Entry) {
        entry.title = entry.title.take().or(self.title);
        entry.summary = entry.summary.take().or(self.summary);
        if entry.authors.is_empty() {
            entry.authors.extend(self.author);
        }
        for picture in self.pictures {
            if !entry.enclosures.iter().any(|enclosure| enclosure.url == picture.url) {
                entry.enclosures.push(picture);
            }
        }
        entry.categories.truncate(MOST_OF_EACH);
        entry.enclosures.truncate(MOST_OF_EACH);
    }
}

/// Reads an element of another vocabulary into the entry.
pub(crate) fn read<'x>(xml: &mut Xml<'x>, element: &Element<'x>, entry: &mut Entry, spare: &mut Spare, flaws: &mut Flaws) {
    use Vocabulary::{DublinCore, DublinCoreTerms, Itunes, Media};
    match (element.vocabulary, element.local) {
        (DublinCore | DublinCoreTerms, "creator" | "author") => entry.authors.extend(xml.content().into_line()),
        (DublinCore | DublinCoreTerms, "subject") => entry.categories.extend(xml.content().into_line()),
        (DublinCore, "date") | (DublinCoreTerms, "date" | "issued" | "created") => {
            let read = date(xml, flaws);
            entry.published = entry.published.or(read);
        }
        (DublinCoreTerms, "modified") => {
            let read = date(xml, flaws);
            entry.updated = entry.updated.or(read);
        }
        (DublinCore | DublinCoreTerms, "title") | (Itunes, "title") => spare.title = xml.content().into_line().or(spare.title.take()),
        (DublinCore | DublinCoreTerms, "description" | "abstract") | (Itunes, "summary" | "subtitle") => {
            spare.summary = spare.summary.take().or(xml.content().into_html());
        }
        (DublinCore | DublinCoreTerms, "identifier") => {
            let id = xml.content().into_plain_line();
            entry.id = entry.id.take().or(id);
        }
        (Itunes, "author") => spare.author = xml.content().into_line(),
        (Itunes, "keywords") => {
            let words = xml.content().into_line().unwrap_or_default();
            entry.categories.extend(words.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned));
        }
        (Itunes, "category") => entry.categories.extend(element.attribute("text").map(|text| text.trim().to_owned())),
        (Itunes, "image") => {
            let href = element.attribute("href").map(|href| href.into_owned()).or_else(|| xml.content().into_plain_line());
            spare.pictures.extend(picture(xml, href, flaws));
        }
        (Media, _) => media(xml, element, entry, spare, flaws),
        _ => {}
    }
}

fn media<'x>(xml: &mut Xml<'x>, element: &Element<'x>, entry: &mut Entry, spare: &mut Spare, flaws: &mut Flaws) {
    match element.local {
        "group" | "content" => {
            if element.local == "content" {
                let kind = element.attribute("type").map(|kind| kind.into_owned());
                let medium = element.attribute("medium").filter(|medium| medium == "image").map(|_| "image/*".to_owned());
                entry.enclosures.extend(enclosure(xml, element, "url", kind.or(medium), flaws));
            }
            let depth = xml.depth();
            // Depth is bounded by the reader, so this recursion is too.
            while let Some(child) = xml.child(depth) {
                if child.vocabulary == Vocabulary::Media {
                    media(xml, &child, entry, spare, flaws);
                }
            }
        }
        "thumbnail" => {
            let href = element.attribute("url").map(|url| url.into_owned());
            spare.pictures.extend(picture(xml, href, flaws));
        }
        "title" => spare.title = spare.title.take().or(xml.content().into_line()),
        "description" => spare.summary = spare.summary.take().or(xml.content().into_html()),
        "keywords" => {
            let words = xml.content().into_line().unwrap_or_default();
            entry.categories.extend(words.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned));
        }
        _ => {}
    }
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
    let read = markup::date::parse(&text);
    if read.is_none() {
        flaws.add(FlawKind::Date, format!("The date “{}” could not be read.", short(&text)));
    }
    read
}
