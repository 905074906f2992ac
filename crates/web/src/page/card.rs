//! A story in a list, ready to be set.

use model::{Card, Near};

use super::link::publisher;
use super::{PictureView, Tongue, Visit, WhyView};
use crate::when::Moment;
use crate::words::Words;

/// A story as the front page, a section and a list show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardView {
    /// The story's page.
    pub href: String,
    /// Headline.
    pub title: String,
    /// Its language.
    pub tongue: Tongue,
    /// One or two sentences, or empty.
    pub excerpt: String,
    /// Section name and address, if it stands in one of the edition's.
    pub kicker: Option<(String, String)>,
    /// A report came in within the hour.
    pub new: bool,
    /// The reader has read it.
    pub read: bool,
    /// The newest report.
    pub when: Moment,
    /// "6 sources", or the publisher's name if it is alone.
    pub sources: String,
    /// "4 independent", where that says something.
    pub independent: Option<String>,
    /// "Remer", "Bena, 24 km", where it happened near home.
    pub near: Option<String>,
    /// "12 comments", where something is written, and where that stands.
    pub talk: Option<(String, String)>,
    /// Lead picture.
    pub picture: Option<PictureView>,
    /// Why it stands here.
    pub why: Option<WhyView>,
}

impl CardView {
    /// Of a published card.
    #[must_use]
    pub fn new(card: &Card, visit: &Visit) -> CardView {
        let kicker = card.section.as_deref().and_then(|tag| {
            let name = visit.section_name(tag)?;
            Some((name.to_owned(), visit.to(&format!("section/{tag}"))))
        });
        CardView {
            href: visit.to(&format!("story/{}", card.slug)),
            title: headline(&card.title, visit.words),
            tongue: visit.tongue(card.language.as_deref()),
            excerpt: card.excerpt.trim().to_owned(),
            kicker,
            new: visit.is_new(card.newest),
            read: visit.has_read(card.story),
            when: visit.ago(card.newest),
            sources: if card.sources == 1 { publisher(&card.by) } else { visit.words.count("count-sources", card.sources) },
            independent: independent(card.sources, card.independent, visit.words),
            near: card.near.as_ref().map(|place| near(place, visit.words)),
            talk: visit.talk.get(&card.story).map(|number| {
                let href = visit.to(&format!("story/{}/discussion", card.slug));
                (visit.words.count("comment-count", *number), href)
            }),
            picture: card.picture.as_ref().filter(|_| visit.look.has_pictures()).and_then(PictureView::new),
            why: WhyView::new(&card.reasons, visit.words),
        }
    }

    /// Under a section's own heading its name needs not stand again.
    #[must_use]
    pub fn without_kicker(mut self) -> CardView {
        self.kicker = None;
        self
    }
}

/// A headline is never empty: a link without words can't be followed.
pub(crate) fn headline(title: &str, words: Words) -> String {
    match title.trim() {
        "" => words.say("card-untitled").to_owned(),
        title => title.to_owned(),
    }
}

/// "4 independent" of 6; "one text" for copies of one report; nothing where each wrote its own.
fn independent(sources: usize, independent: usize, words: Words) -> Option<String> {
    let says = sources > 1 && (1..sources).contains(&independent);
    says.then(|| words.count("card-independent", independent))
}

/// The way is worth saying from where one would not walk.
fn near(near: &Near, words: Words) -> String {
    if near.km < 3 { near.place.clone() } else { words.fill_all("card-near-place", &[("place", &near.place), ("km", &near.km)]) }
}
