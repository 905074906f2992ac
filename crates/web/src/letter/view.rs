//! Letter boxes and what came to them, ready to be set.

use askama::Template;
use store::{ArticleHead, LetterBox};

use crate::page::{Shell, Tongue, Visit, headline, publisher};
use crate::reading::view::desk;
use crate::when::Moment;

/// Letters of a box that are listed.
pub(crate) const SHOWN: i64 = 20;

/// All boxes.
#[derive(Template)]
#[template(path = "letters.html")]
pub struct LettersView {
    /// Around it.
    pub shell: Shell,
    /// "3 boxes".
    pub count: String,
    /// By the names of their sources.
    pub boxes: Vec<BoxView>,
}

/// One box.
pub struct BoxView {
    /// The newsletter's name.
    pub name: String,
    /// Its source's page.
    pub href: String,
    /// What to subscribe with. Whoever knows it can write to it.
    pub address: String,
    /// "12 letters".
    pub count: String,
    /// When the newest came.
    pub newest: Option<Moment>,
    /// Newest first.
    pub letters: Vec<LetterView>,
}

/// One letter.
pub struct LetterView {
    /// Its subject.
    pub title: String,
    /// In full.
    pub href: String,
    /// Its language.
    pub tongue: Tongue,
    /// When it was sent.
    pub when: Moment,
}

impl LettersView {
    /// Of boxes and the newest letters of each.
    #[must_use]
    pub fn new(boxes: &[(LetterBox, Vec<ArticleHead>)], host: &str, visit: &Visit) -> LettersView {
        LettersView {
            shell: desk(Shell::new(visit, "\0", visit.words.say("desk-letters")), "/admin/letters"),
            count: visit.words.count("letters-boxes", boxes.len()),
            boxes: boxes.iter().map(|(known, letters)| BoxView::new(known, letters, host, visit)).collect(),
        }
    }
}

impl BoxView {
    fn new(known: &LetterBox, letters: &[ArticleHead], host: &str, visit: &Visit) -> BoxView {
        BoxView {
            name: publisher(&known.source_name),
            href: visit.to(&format!("source/{}", known.source_slug)),
            address: format!("{}@{host}", known.local),
            count: visit.words.count("letters-count", known.letters),
            newest: known.newest.map(|at| visit.ago(at)),
            letters: letters
                .iter()
                .map(|head| LetterView {
                    title: headline(&head.title, visit.words),
                    href: format!("/admin/letters/{}/{}", head.source_slug, head.slug),
                    tongue: visit.tongue(head.language.as_deref()),
                    when: visit.ago(head.published),
                })
                .collect(),
        }
    }
}
