//! The pages of the digest by mail, ready to be set: a headline, a sentence, perhaps a form.

use askama::Template;
use model::DigestChoice;
use store::{Subscriber, SubscriberState};

use super::{PATH, offered};
use crate::page::{Shell, Visit};

/// A page.
#[derive(Template)]
#[template(path = "mailing.html")]
pub struct MailingView {
    /// Around it.
    pub shell: Shell,
    /// Headline.
    pub title: &'static str,
    /// What it is about.
    pub say: String,
    /// What was done a moment ago.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub refused: Option<String>,
    /// The form.
    pub form: Option<FormView>,
    /// A second form of one button: what takes it and what the button says.
    pub leave: Option<(String, &'static str)>,
    /// Where one asks for it: address and words.
    pub again: Option<(String, &'static str)>,
}

/// A box to tick: what is sent, what it says, and whether it is ticked.
pub type Tick = (String, String, bool);

/// A form.
pub struct FormView {
    /// What takes it.
    pub action: String,
    /// The address that was typed, where it asks for one.
    pub address: Option<String>,
    /// Hours and sections: what they are called, the field, and each as value, name, whether it is ticked.
    pub groups: Vec<(&'static str, &'static str, Vec<Tick>)>,
    /// What stands in small letters above the button.
    pub note: Option<&'static str>,
    /// What the button says.
    pub button: &'static str,
}

impl MailingView {
    fn new(title: &'static str, say: String, visit: &Visit) -> MailingView {
        let shell = Shell::new(visit, "\0", title).for_one();
        // Who comes by a link in a letter may not be let in.
        let shell = if visit.edition.private && !visit.member { shell.shut() } else { shell };
        MailingView { shell, title, say, done: None, refused: None, form: None, leave: None, again: None }
    }

    /// Asks for an address; `bad`: what was typed is none.
    #[must_use]
    pub fn ask(typed: &str, choice: &DigestChoice, bad: bool, visit: &Visit) -> MailingView {
        let words = visit.words;
        let hours: Vec<String> =
            groups(choice, visit).first().map(|(_, _, hours)| hours.iter().map(|(_, name, _)| name.clone()).collect()).unwrap_or_default();
        let say = words.fill("mailing-say", "hours", hours.join(&format!("{} ", words.say("list-comma"))));
        let shell = Shell::new(visit, PATH, words.say("mailing-title")).described(&say);
        MailingView {
            shell,
            refused: bad.then(|| words.say("mailing-bad").to_owned()),
            form: Some(FormView {
                action: visit.to(PATH),
                address: Some(typed.to_owned()),
                groups: groups(choice, visit),
                note: Some(words.say("mailing-privacy")),
                button: words.say("mailing-ask"),
            }),
            ..MailingView::new(words.say("mailing-title"), say, visit)
        }
    }

    /// What somebody who asked is told, whoever's address it is.
    #[must_use]
    pub fn asked(visit: &Visit) -> MailingView {
        MailingView::new(visit.words.say("mailing-asked"), visit.words.say("mailing-asked-say").to_owned(), visit)
    }

    /// The button behind the link in the letter.
    #[must_use]
    pub fn confirm(subscriber: &Subscriber, token: &str, visit: &Visit) -> MailingView {
        let words = visit.words;
        let say = words.fill("mailing-confirm-say", "address", subscriber.address.as_str());
        MailingView {
            form: Some(FormView {
                action: visit.to(&format!("{PATH}/confirm/{token}")),
                address: None,
                groups: Vec::new(),
                note: Some(words.say("mailing-confirm-not")),
                button: words.say("mailing-confirm-do"),
            }),
            ..MailingView::new(words.say("mailing-confirm"), say, visit)
        }
    }

    /// What a subscriber wants of it, and the way out.
    #[must_use]
    pub fn own(subscriber: &Subscriber, done: Option<&'static str>, visit: &Visit) -> MailingView {
        let words = visit.words;
        let is_paused = subscriber.state == SubscriberState::Paused;
        let why = subscriber.why.as_deref().filter(|_| is_paused);
        MailingView {
            done,
            refused: why.map(|why| words.fill("mailing-paused", "why", markup::text::line(why, 300))),
            form: Some(FormView {
                action: visit.to(&format!("{PATH}/{}", subscriber.secret)),
                address: None,
                groups: groups(&subscriber.choice, visit),
                note: None,
                button: if is_paused { words.say("mailing-paused-do") } else { words.say("mailing-keep") },
            }),
            leave: Some((visit.to(&format!("{PATH}/{}/end", subscriber.secret)), words.say("mailing-leave"))),
            ..MailingView::new(words.say("mailing-own"), words.fill("mailing-own-say", "address", subscriber.address.as_str()), visit)
        }
    }

    /// The button behind the link by which one leaves.
    #[must_use]
    pub fn leave(subscriber: &Subscriber, visit: &Visit) -> MailingView {
        let words = visit.words;
        let say = words.fill("mailing-leave-say", "address", subscriber.address.hint());
        MailingView {
            leave: Some((visit.to(&format!("{PATH}/{}/end", subscriber.secret)), words.say("mailing-leave"))),
            ..MailingView::new(words.say("mailing-leave-title"), say, visit)
        }
    }

    /// Somebody has left; `offered`: they may ask again.
    #[must_use]
    pub fn left(offered: bool, visit: &Visit) -> MailingView {
        let words = visit.words;
        MailingView {
            again: again(offered, visit),
            ..MailingView::new(words.say("mailing-left"), words.say("mailing-left-say").to_owned(), visit)
        }
    }

    /// A link that leads nowhere any more.
    #[must_use]
    pub fn gone(offered: bool, visit: &Visit) -> MailingView {
        let words = visit.words;
        MailingView {
            again: again(offered, visit),
            ..MailingView::new(words.say("mailing-gone"), words.say("mailing-gone-say").to_owned(), visit)
        }
    }
}

fn again(offered: bool, visit: &Visit) -> Option<(String, &'static str)> {
    let is_open = !visit.edition.private || visit.member;
    (offered && is_open).then(|| (visit.to(PATH), visit.words.say("mailing-again")))
}

/// What can be ticked: of one thing alone there is no choice.
fn groups(choice: &DigestChoice, visit: &Visit) -> Vec<(&'static str, &'static str, Vec<Tick>)> {
    let (hours, _) = offered(visit);
    let named = |hour: String| {
        let time = visit.edition.digest.hours.iter().find(|one| one.to_string() == hour).map(|one| visit.calendar.clock(one.0));
        (hour.clone(), time.unwrap_or_default(), choice.wants_hour(&hour))
    };
    let sections =
        visit.edition.sections.iter().map(|section| (section.tag.clone(), section.name.clone(), choice.wants_section(Some(&section.tag))));
    vec![
        (visit.words.say("mailing-hours"), "hour", hours.into_iter().map(named).collect()),
        (visit.words.say("mailing-sections"), "section", sections.collect()),
    ]
}
