//! RSS: 0.9x and 2.0, where items stand in the channel, and 1.0, which is RDF, where they stand beside it. The elements are the same, so
//! one reader takes whatever stands wherever.

use model::{Entry, Feed, FeedFormat};
use url::Url;

use crate::MOST_ENTRIES;
use crate::address;
use crate::extension::{self, Spare, date};
use crate::flaws::Flaws;
use crate::xml::{Element, Vocabulary, Xml};

pub(crate) fn read<'x>(xml: &mut Xml<'x>, root: &Element<'x>, url: Option<&Url>, flaws: &mut Flaws) -> Feed {
    let is_rdf = root.local.eq_ignore_ascii_case("rdf");
    let format = if is_rdf { FeedFormat::Rdf } else { FeedFormat::Rss };
    let mut feed = Feed { format, title: None, link: None, description: None, language: None, updated: None, entries: Vec::new() };
    let mut reader = Rss { site: url.cloned(), own_link: None, language: root.attribute("lang").map(|lang| lang.into_owned()) };
    if root.local.eq_ignore_ascii_case("channel") {
        reader.channel(xml, root, &mut feed, flaws);
    } else {
        let depth = xml.depth();
        while let Some(element) = xml.child(depth) {
            match element.local.to_ascii_lowercase().as_str() {
                "channel" => reader.channel(xml, &element, &mut feed, flaws),
                "item" => reader.entry(xml, &element, &mut feed, flaws),
                _ => {}
            }
        }
    }
    feed.link = feed.link.or(reader.own_link);
    feed.language = feed.language.or(reader.language).filter(|language| !language.is_empty());
    feed
}

struct Rss {
    /// What relative links are relative to: the feed's address, or the site's once that is known.
    site: Option<Url>,
    /// The channel's link as Atom writes it.
    own_link: Option<String>,
    language: Option<String>,
}

/// One of RSS's own elements, whose names are written in any case and under many namespaces.
fn own_name(element: &Element<'_>) -> Option<String> {
    let is_own = element.vocabulary == Vocabulary::Rss || (element.vocabulary == Vocabulary::Other && !element.name.contains(':'));
    is_own.then(|| element.local.to_ascii_lowercase())
}

impl Rss {
    fn channel<'x>(&mut self, xml: &mut Xml<'x>, channel: &Element<'x>, feed: &mut Feed, flaws: &mut Flaws) {
        let depth = xml.depth();
        if let Some(language) = channel.attribute("lang") {
            self.language = Some(language.into_owned());
        }
        feed.link = channel.attribute("href").and_then(|href| address::absolute(self.site.as_ref(), &href, flaws));
        feed.updated = channel.attribute("lastmod").and_then(|text| extension::moment(&text, flaws));
        let mut spare_title = None;
        while let Some(element) = xml.child(depth) {
            let Some(name) = own_name(&element) else {
                self.channel_extension(xml, &element, feed, &mut spare_title, flaws);
                continue;
            };
            match name.as_str() {
                "item" => self.entry(xml, &element, feed, flaws),
                "title" => feed.title = xml.content().into_guessed_html().or(feed.title.take()),
                "link" => {
                    let link = xml.content().into_plain_line().or_else(|| element.attribute("href").map(|href| href.into_owned()));
                    let link = link.and_then(|link| address::absolute(xml.base().as_deref().or(self.site.as_ref()), &link, flaws));
                    feed.link = link.or(feed.link.take());
                    self.site = feed.link.as_deref().and_then(|link| Url::parse(link).ok()).or(self.site.take());
                }
                "description" => feed.description = xml.content().into_html().or(feed.description.take()),
                "tagline" | "subtitle" | "abstract" => feed.description = feed.description.take().or(xml.content().into_guessed_html()),
                "language" => feed.language = xml.content().into_plain_line().or(feed.language.take()),
                "lastbuilddate" => feed.updated = date(xml, flaws).or(feed.updated),
                "pubdate" => feed.updated = feed.updated.or(date(xml, flaws)),
                _ => {}
            }
        }
        feed.title = feed.title.take().or(spare_title);
    }

    fn channel_extension<'x>(
        &mut self,
        xml: &mut Xml<'x>,
        element: &Element<'x>,
        feed: &mut Feed,
        spare_title: &mut Option<String>,
        flaws: &mut Flaws,
    ) {
        use Vocabulary::{Atom, DublinCore, DublinCoreTerms, Itunes};
        match (element.vocabulary, element.local) {
            (DublinCore | DublinCoreTerms, "title") => *spare_title = xml.content().into_guessed_html(),
            (DublinCore | DublinCoreTerms, "description") | (Itunes, "summary" | "subtitle") => {
                feed.description = feed.description.take().or(xml.content().into_html())
            }
            (DublinCore | DublinCoreTerms, "language") => feed.language = feed.language.take().or(xml.content().into_plain_line()),
            (DublinCore, "date") | (DublinCoreTerms, "date" | "modified" | "issued" | "created") => {
                feed.updated = feed.updated.or(date(xml, flaws))
            }
            (Atom, "updated") => feed.updated = feed.updated.or(date(xml, flaws)),
            (Atom, "link") if element.attribute("rel").is_none_or(|rel| rel == "alternate") => {
                let base = xml.base();
                let link =
                    element.attribute("href").and_then(|href| address::absolute(base.as_deref().or(self.site.as_ref()), &href, flaws));
                self.own_link = self.own_link.take().or(link);
            }
            _ => {}
        }
    }

    fn entry<'x>(&self, xml: &mut Xml<'x>, item: &Element<'x>, feed: &mut Feed, flaws: &mut Flaws) {
        let entry = self.item(xml, item, flaws);
        // One that the document ends in the middle of comes whole at the next poll.
        let is_whole = !(xml.is_at_end() && xml.depth() > 1);
        if is_whole && feed.entries.len() <= MOST_ENTRIES {
            feed.entries.push(entry);
        }
    }

    fn item<'x>(&self, xml: &mut Xml<'x>, item: &Element<'x>, flaws: &mut Flaws) -> Entry {
        let depth = xml.depth();
        let about = item.attribute("about").map(|about| about.trim().to_owned()).filter(|about| !about.is_empty());
        let mut entry = Entry::default();
        let mut spare = Spare::default();
        let mut link = item.attribute("href").map(|href| href.into_owned());
        let mut atom_link = None;
        let mut permalink = None;
        entry.updated = item.attribute("lastmod").and_then(|text| extension::moment(&text, flaws));
        entry.language = item.attribute("lang").map(|lang| lang.into_owned());
        while let Some(element) = xml.child(depth) {
            let Some(name) = own_name(&element) else {
                match (element.vocabulary, element.local) {
                    (Vocabulary::Content, "encoded") | (Vocabulary::Atom, "content") | (Vocabulary::Xhtml, "body" | "div") => {
                        entry.content = xml.content().into_html().or(entry.content.take());
                    }
                    (Vocabulary::Atom, "summary") => spare.summary = xml.content().into_html().or(spare.summary.take()),
                    (Vocabulary::Atom, "published") => entry.published = entry.published.or(date(xml, flaws)),
                    (Vocabulary::Atom, "updated") => entry.updated = entry.updated.or(date(xml, flaws)),
                    (Vocabulary::Atom, "author") => entry.authors.extend(crate::atom::person(xml)),
                    (Vocabulary::Atom, "id") => entry.id = entry.id.take().or(xml.content().into_plain_line()),
                    (Vocabulary::Atom, "link") if element.attribute("rel").is_none_or(|rel| rel == "alternate") => {
                        atom_link = atom_link.or(element.attribute("href").map(|href| href.into_owned()));
                    }
                    _ => extension::read(xml, &element, &mut entry, &mut spare, flaws),
                }
                continue;
            };
            match name.as_str() {
                "title" => entry.title = xml.content().into_guessed_html().or(entry.title.take()),
                "link" => {
                    let written = xml.content().into_plain_line().or_else(|| element.attribute("href").map(|href| href.into_owned()));
                    link = written.or(link);
                }
                "guid" => {
                    let is_link = element.attribute("isPermaLink").is_none_or(|is| !is.trim().eq_ignore_ascii_case("false"));
                    let guid = xml.content().into_plain_line();
                    if is_link {
                        permalink = guid.clone().filter(|guid| guid.starts_with("http://") || guid.starts_with("https://"));
                    }
                    entry.id = guid.or(entry.id.take());
                }
                // A second one is the whole text: feeds that give both call both so.
                "description" | "summary" if entry.summary.is_some() && entry.content.is_none() => {
                    entry.content = xml.content().into_html()
                }
                "description" | "summary" => entry.summary = xml.content().into_html().or(entry.summary.take()),
                "abstract" => entry.summary = xml.content().into_guessed_html().or(entry.summary.take()),
                "body" | "fullitem" | "content" | "encoded" => entry.content = xml.content().into_html().or(entry.content.take()),
                "author" => entry.authors.extend(xml.content().into_line()),
                "category" => entry.categories.extend(xml.content().into_line()),
                "keywords" => entry.categories.extend(xml.content().into_line()),
                "comments" => {
                    let base = xml.base();
                    let href = xml.content().into_plain_line();
                    let address = href.and_then(|href| address::absolute(base.as_deref().or(self.site.as_ref()), &href, flaws));
                    entry.comments = address.or(entry.comments.take());
                }
                "pubdate" | "date" | "published" | "issued" | "created" => entry.published = date(xml, flaws).or(entry.published),
                "updated" | "modified" | "lastmod" => entry.updated = date(xml, flaws).or(entry.updated),
                "enclosure" => {
                    let kind = element.attribute("type").map(|kind| kind.into_owned());
                    entry.enclosures.extend(extension::enclosure(xml, &element, "url", kind, flaws));
                }
                _ => {}
            }
        }
        entry.id = entry.id.take().or_else(|| about.clone());
        let href = link.or(atom_link).or(permalink).or(about.filter(|about| about.starts_with("http")));
        entry.link = href.and_then(|href| address::absolute(self.site.as_ref(), &href, flaws));
        spare.fill(&mut entry);
        entry
    }
}
