//! Passkeys on pages.

use askama::Template;
use store::Passkey;

use crate::page::{Shell, Visit};
use crate::when::Moment;

/// A passkey in the list.
pub(crate) struct PasskeyRow {
    /// Its page.
    pub(crate) href: String,
    /// What its owner calls it; the browser that made it had no name.
    pub(crate) name: Option<String>,
    /// When it was added.
    pub(crate) made: Moment,
    /// When it last let somebody in.
    pub(crate) used: Option<Moment>,
    /// When something was refused that signed as a copy of it would.
    pub(crate) doubted: Option<Moment>,
}

impl PasskeyRow {
    /// Of a passkey.
    pub(crate) fn new(passkey: &Passkey, visit: &Visit) -> PasskeyRow {
        PasskeyRow {
            href: format!("/account/passkey/{}", passkey.id),
            name: Some(passkey.name.clone()).filter(|name| !name.is_empty()),
            made: visit.lately(passkey.made),
            used: passkey.used.map(|at| visit.ago(at)),
            doubted: passkey.doubted.map(|at| visit.exactly(at)),
        }
    }
}

/// The page of one.
#[derive(Template)]
#[template(path = "passkey.html")]
pub(super) struct PasskeyView {
    /// Around it.
    pub(super) shell: Shell,
    /// As the form names it.
    pub(super) id: i64,
    /// The passkey.
    pub(super) row: PasskeyRow,
    /// A password is asked for.
    pub(super) has_password: bool,
    /// Our script, where another passkey can be shown instead of the password.
    pub(super) script: Option<&'static str>,
    /// What was wrong with what was sent.
    pub(super) refused: Option<&'static str>,
}

impl PasskeyView {
    /// Of a passkey; `others`: another one can be asked for, `has_password`: and so can the password.
    pub(super) fn new(passkey: &Passkey, others: bool, has_password: bool, visit: &Visit) -> PasskeyView {
        let row = PasskeyRow::new(passkey, visit);
        let title = row.name.clone().unwrap_or_else(|| visit.words.say("passkey-title").to_owned());
        PasskeyView {
            shell: Shell::new(visit, "\0", &title).for_one(),
            id: passkey.id,
            row,
            has_password,
            script: others.then(crate::asset::passkeys),
            refused: None,
        }
    }
}
