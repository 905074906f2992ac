//! Media RSS: files, groups of files, thumbnails, and what is said of them (rssboard.org/media-rss).

use model::Entry;

use super::{Spare, enclosure, picture, words};
use crate::flaws::Flaws;
use crate::xml::{Element, Vocabulary, Xml};

pub(super) fn read<'x>(xml: &mut Xml<'x>, element: &Element<'x>, entry: &mut Entry, spare: &mut Spare, flaws: &mut Flaws) {
    match element.local {
        "group" | "content" => {
            if element.local == "content" {
                let kind = element.attribute("type").map(|kind| kind.into_owned());
                let medium = element.attribute("medium").filter(|medium| medium == "image").map(|_| "image/*".to_owned());
                spare.files.extend(enclosure(xml, element, "url", kind.or(medium), flaws));
                let duration = element.attribute("duration").and_then(|duration| super::seconds(&duration));
                entry.duration_s = entry.duration_s.or(duration);
            }
            let depth = xml.depth();
            // Depth is bounded by the reader, so this recursion is too.
            while let Some(child) = xml.child(depth) {
                if child.vocabulary == Vocabulary::Media {
                    read(xml, &child, entry, spare, flaws);
                }
            }
        }
        "thumbnail" => {
            let href = element.attribute("url").map(|url| url.into_owned()).or_else(|| xml.content().into_plain_line());
            let picture = picture(xml, href, flaws);
            entry.thumbnail = entry.thumbnail.take().or_else(|| picture.as_ref().map(|picture| picture.url.clone()));
            spare.pictures.extend(picture);
        }
        "title" => spare.title = spare.title.take().or(xml.content().into_guessed_html()),
        "description" => spare.summary = spare.summary.take().or(xml.content().into_html()),
        "keywords" => entry.categories.extend(words(xml)),
        "category" => {
            let label = element.attribute("label").map(|label| label.into_owned());
            entry.categories.extend(xml.content().into_line().or(label));
        }
        _ => {}
    }
}
