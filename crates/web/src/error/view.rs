//! The page of an error: what happened, and where to go from here. Never the inside of it.

use askama::Template;

use super::Error;
use crate::page::Shell;

/// The page.
#[derive(Template)]
#[template(path = "error.html")]
pub struct ErrorView {
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
        let (title, say) = words(error);
        let shell = shell.map(|mut shell| {
            shell.title = format!("{title} · {}", shell.name);
            shell.canonical = None;
            shell.hidden = true;
            for item in shell.menu.iter_mut().chain(&mut shell.foot) {
                item.current = false;
            }
            shell
        });
        ErrorView { shell, sheet: crate::asset::sheet(), icon: crate::asset::icon(), status: error.status().as_u16(), title, say }
    }
}

fn words(error: &Error) -> (&'static str, &'static str) {
    match error {
        Error::NotFound => (
            "No such page in this paper",
            "The address may be mistyped, or the story was never here. Stories keep their addresses for good, even when two become one.",
        ),
        Error::MembersOnly => (
            "For members only",
            "This edition is private: its members read it, in full. If you are one, ask whoever runs it for the way in.",
        ),
        Error::Method => ("This page can only be read", "It takes no other request than to be shown."),
        Error::SignIn => ("The editor's desk", "These pages are for the admins of this paper, who sign in with their name and password."),
        Error::Shut(_) => (
            "The desk is shut for a minute",
            "Too many wrong passwords came in. Whoever has signed in lately goes on; everybody else can try again in a minute.",
        ),
        Error::Unsheltered => (
            "Not over an open line",
            "Signing in here would send the password so that others could read it. Reach this server over https, by a proxy that says so in X-Forwarded-Proto, or from the machine that it runs on.",
        ),
        Error::NoAdmin => (
            "This paper has no admin yet",
            "Run `dateline init` with the data folder or database of this server: it creates the first one.",
        ),
        Error::Away(_) => (
            "The archive is out for a moment",
            "The database did not answer in time. Nothing is lost; the same page should be here again in a few seconds.",
        ),
        Error::Inside(_) => (
            "We dropped a tray of type",
            "Something went wrong on our side. It has been written down, and the other pages go on. Trying again may help.",
        ),
    }
}
