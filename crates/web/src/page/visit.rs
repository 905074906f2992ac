//! One reader's call at one edition: what every view is built against.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::HeaderValue;
use jiff::Timestamp;
use markup::text::fold_letters;
use model::{AccountId, Card, Edition, Role, StoryId};

use store::SignedIn;

use super::Tongue;
use crate::look::Look;
use crate::reader::{Caller, Known};
use crate::when::{self, Calendar, Moment};
use crate::words::Words;

/// The edition that is read, and when, and by whom.
#[derive(Clone)]
pub struct Visit {
    /// What the operator set.
    pub edition: Arc<Edition>,
    /// The words of its language, or English ones.
    pub words: Words,
    /// Its zone and language.
    pub calendar: Calendar,
    /// The reader's now.
    pub now: Timestamp,
    /// A member of a private edition, who reads in full.
    pub member: bool,
    /// How the reader wants it to look.
    pub look: Look,
    /// Who reads, where that is one who keeps something here.
    pub reader: Option<Arc<Known>>,
    /// Who is signed in.
    pub account: Option<Arc<SignedIn>>,
    /// What this account is told of and has not looked at.
    pub notices: i64,
    /// How many comments stand under the stories of a page; those without any are left out.
    pub talk: Arc<BTreeMap<StoryId, i64>>,
    /// The page is this caller's alone, since a reader's cookie was sent.
    pub personal: bool,
    /// A cookie to be set with the page.
    pub cookie: Option<HeaderValue>,
    /// Where readers reach this server, if its operator told: without a slash at the end.
    pub public: Option<Arc<str>>,
    /// The program's version.
    pub version: &'static str,
    /// How many read the edition now; `None` where that is too few to say or not known.
    pub reading: Option<usize>,
    /// The other editions of the installation that everybody may read: slug, name and language.
    pub others: Vec<(String, String, String)>,
}

impl Visit {
    /// A visit of the public.
    #[must_use]
    pub fn new(edition: Arc<Edition>, now: Timestamp, version: &'static str) -> Visit {
        let calendar = Calendar::new(&edition.time_zone, &edition.language);
        let words = Words::of(&edition.language);
        let (look, reader) = (Look::default(), None);
        Visit {
            edition,
            words,
            calendar,
            now,
            member: false,
            look,
            reader,
            account: None,
            notices: 0,
            talk: Arc::default(),
            personal: false,
            cookie: None,
            public: None,
            version,
            reading: None,
            others: Vec::new(),
        }
    }

    /// The visit of this caller, who wants it to look so.
    #[must_use]
    pub(crate) fn of(self, caller: Caller, look: Look) -> Visit {
        Visit {
            look,
            reader: caller.reader,
            account: caller.account,
            notices: caller.notices,
            personal: caller.sent,
            cookie: caller.cookie,
            ..self
        }
    }

    /// The reader wants to see what says this: none of the muted words stands in it.
    #[must_use]
    pub fn wants(&self, title: &str, excerpt: &str) -> bool {
        let Some(mutes) = self.reader.as_ref().map(|reader| &reader.mutes).filter(|mutes| !mutes.is_empty()) else { return true };
        !mutes.mute(&fold_letters(&format!("{title} {excerpt}")))
    }

    /// The reader wants to see this story.
    #[must_use]
    pub(crate) fn wants_card(&self, card: &Card) -> bool {
        self.wants(&card.title, &card.excerpt)
    }

    /// The reader has read the story, and wants to see that.
    #[must_use]
    pub fn has_read(&self, story: StoryId) -> bool {
        self.reader.as_ref().is_some_and(|reader| reader.read.contains(&story))
    }

    /// The stream that tells what comes after the list of this name and number.
    #[must_use]
    pub(crate) fn live(&self, list: &str, number: i64) -> String {
        self.to(&format!("live?on={list}&since={number}"))
    }

    /// Who is signed in, as far as what they may do depends on it.
    #[must_use]
    pub(crate) fn who(&self) -> Option<(AccountId, Role)> {
        self.account.as_ref().map(|here| (here.account.id, here.account.role))
    }

    /// The address of a page of this edition: `to("sources")` → `/lake/sources`; `to("")` is its front page.
    #[must_use]
    pub fn to(&self, rest: &str) -> String {
        format!("/{}/{rest}", self.edition.slug)
    }

    /// A path of ours as an address that leads here from anywhere; the path alone where nobody told the server's public address.
    #[must_use]
    pub fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.public.as_deref().unwrap_or_default())
    }

    /// The attributes of words in this language, as their publisher gives it.
    #[must_use]
    pub fn tongue(&self, language: Option<&str>) -> Tongue {
        Tongue::new(language, self.words)
    }

    /// An age.
    #[must_use]
    pub fn ago(&self, at: Timestamp) -> Moment {
        Moment::ago(at, self.now, &self.calendar)
    }

    /// Weekday and hour, or date and hour where that was long ago.
    #[must_use]
    pub fn lately(&self, at: Timestamp) -> Moment {
        Moment::lately(at, self.now, &self.calendar)
    }

    /// Date and hour.
    #[must_use]
    pub fn exactly(&self, at: Timestamp) -> Moment {
        Moment::exactly(at, &self.calendar)
    }

    /// Within the last hour: what a dot and the word "New" mark. A day without its hour, and a time well ahead, are not.
    #[must_use]
    pub fn is_new(&self, at: Timestamp) -> bool {
        !when::is_day_alone(at) && (-3599..3600).contains(&(self.now.as_second() - at.as_second()))
    }

    /// The name of a section that the edition has.
    #[must_use]
    pub fn section_name(&self, tag: &str) -> Option<&str> {
        self.edition.sections.iter().find(|section| section.tag == tag).map(|section| section.name.as_str())
    }
}
