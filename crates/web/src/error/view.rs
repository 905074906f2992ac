//! The page of an error: what happened, and where to go from here. Never the inside of it.

use askama::Template;

use super::Error;
use crate::page::Shell;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "error.html")]
pub struct ErrorView {
    /// The words of the interface.
    pub words: Words,
    /// Around it; none where not even an edition could be read.
    pub shell: Option<Shell>,
    /// The stylesheet's address.
    pub sheet: &'static str,
    /// The icon's address.
    pub icon: Option<&'static str>,
    /// "404".
    pub status: u16,
    /// The headline.
    pub title: &'static str,
    /// What happened and what to do.
    pub say: &'static str,
}

impl ErrorView {
    /// Of an error, within a shell if there is one.
    #[must_use]
    pub fn new(error: &Error, shell: Option<Shell>) -> ErrorView {
        let words = shell.as_ref().map_or_else(|| Words::of("en"), |shell| shell.words);
        let (title, say) = said(error, words);
        let shell = shell.map(|mut shell| {
            shell.title = format!("{title} · {}", shell.name);
            (shell.canonical, shell.here) = (None, None);
            shell.hidden = true;
            for item in shell.menu.iter_mut().chain(&mut shell.foot) {
                item.current = false;
            }
            shell
        });
        ErrorView { words, shell, sheet: crate::asset::sheet(), icon: crate::asset::icon(), status: error.status().as_u16(), title, say }
    }
}

fn said(error: &Error, words: Words) -> (&'static str, &'static str) {
    match error {
        Error::NotFound => (words.say("error-not-found"), words.say("error-not-found-say")),
        Error::MembersOnly => (words.say("error-members"), words.say("error-members-say")),
        Error::Method => (words.say("error-method"), words.say("error-method-say")),
        Error::SignIn => (words.say("error-sign-in"), words.say("error-sign-in-say")),
        Error::Shut(_) => (words.say("error-shut"), words.say("error-shut-say")),
        Error::Rush(_) => (words.say("error-rush"), words.say("error-rush-say")),
        Error::Full => (words.say("error-full"), words.say("error-full-say")),
        Error::NoFeed => (words.say("error-no-feed"), words.say("error-no-feed-say")),
        Error::NoList => (words.say("error-no-list"), words.say("error-no-list-say")),
        Error::TooLarge => (words.say("error-too-large"), words.say("error-too-large-say")),
        Error::Unsheltered => (words.say("error-unsheltered"), words.say("error-unsheltered-say")),
        Error::NoPasskeys => (words.say("error-no-passkeys"), words.say("error-no-passkeys-say")),
        Error::NoAdmin => (words.say("error-no-admin"), words.say("error-no-admin-say")),
        Error::Away(_) => (words.say("error-away"), words.say("error-away-say")),
        Error::Inside(_) => (words.say("error-inside"), words.say("error-inside-say")),
    }
}
