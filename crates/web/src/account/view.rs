//! The pages of accounts, ready to be set.

use askama::Template;
use store::{PASSKEYS, Passkey, Session, SignedIn};

use super::openid::Provider;
use super::openid::view::{ProviderView, WaysView};
use super::passkey::PasskeyRow;
use crate::page::{Shell, Visit};
use crate::when::Moment;

/// Where one signs in, or makes an account.
#[derive(Template)]
#[template(path = "sign_in.html")]
pub(crate) struct EnterView {
    /// Around it.
    pub shell: Shell,
    /// It makes an account.
    pub new: bool,
    /// Where the form is sent.
    pub action: &'static str,
    /// Where it leads back to.
    pub back: String,
    /// The name that was typed.
    pub name: String,
    /// What was wrong.
    pub refused: Option<String>,
    /// The other page: its address.
    pub other: Option<String>,
    /// What lets somebody in who was invited.
    pub invitation: String,
    /// Why no account can be made.
    pub closed: Option<&'static str>,
    /// What somebody had written before they were asked who they are: fields and values.
    pub draft: Vec<(&'static str, String)>,
    /// Our script, where one can sign in with a passkey.
    pub script: Option<&'static str>,
    /// Through whom one can sign in, too.
    pub providers: Vec<ProviderView>,
}

/// Around pages that are shown to who is no member of a private edition too.
fn shell(title: &str, visit: &Visit) -> Shell {
    let shell = Shell::new(visit, "\0", title).for_one();
    if visit.edition.private && !visit.member { shell.shut() } else { shell }
}

impl EnterView {
    /// An empty form.
    #[must_use]
    pub(crate) fn new(new: bool, back: &str, visit: &Visit, providers: &[Provider]) -> EnterView {
        let words = visit.words;
        let title = if new { words.say("account-new") } else { words.say("account-sign-in") };
        let other = if new { "/account/sign-in" } else { "/account/sign-up" };
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("back", back).finish();
        EnterView {
            shell: shell(title, visit),
            new,
            action: if new { "/account/sign-up" } else { "/account/sign-in" },
            back: back.to_owned(),
            name: String::new(),
            refused: None,
            other: Some(format!("{other}?{query}")),
            invitation: String::new(),
            closed: None,
            draft: Vec::new(),
            script: None,
            // Who has no account finds there only those that make one.
            providers: providers
                .iter()
                .filter(|provider| !new || provider.sign_up)
                .map(|provider| ProviderView::enter(provider, visit))
                .collect(),
        }
    }
}

/// One's own account.
#[derive(Template)]
#[template(path = "account.html")]
pub(crate) struct AccountView {
    /// Around it.
    pub shell: Shell,
    /// As others see it.
    pub name: String,
    /// "reader", in words.
    pub role: &'static str,
    /// When it was made.
    pub made: Moment,
    /// The page of what is kept.
    pub mine: String,
    /// What they wrote.
    pub person: String,
    /// They may invite others.
    pub invites: bool,
    /// The queue of moderators, for who is one.
    pub queue: Option<String>,
    /// Browsers that are signed in.
    pub sessions: Vec<SessionView>,
    /// What it signs in with beside the password.
    pub passkeys: Vec<PasskeyRow>,
    /// There are as many as can be.
    pub full: bool,
    /// Our script, where a passkey can be added.
    pub script: Option<&'static str>,
    /// It is entered by a password, too.
    pub has_password: bool,
    /// Whoever is here said who they are: by a password that is asked for, or by signing in a moment ago.
    pub known: bool,
    /// Ways in through providers.
    pub ways: WaysView,
    /// What was wrong with what was sent.
    pub refused: Option<String>,
}

/// A browser that is signed in.
pub(crate) struct SessionView {
    /// As a form names it.
    pub id: i64,
    /// What it calls itself.
    pub agent: String,
    /// When it came last.
    pub used: Moment,
    /// It is this one.
    pub here: bool,
}

impl AccountView {
    /// Of who is signed in.
    #[must_use]
    pub(crate) fn new(here: &SignedIn, sessions: &[Session], passkeys: &[Passkey], visit: &Visit) -> AccountView {
        let words = visit.words;
        AccountView {
            shell: shell(&here.account.name, visit),
            name: here.account.name.clone(),
            role: match here.account.role {
                model::Role::Reader => words.say("account-reader"),
                model::Role::Member => words.say("account-member"),
                model::Role::Moderator => words.say("account-moderator"),
                model::Role::Editor => words.say("account-editor"),
                model::Role::Admin => words.say("account-admin"),
            },
            made: visit.exactly(here.account.made),
            mine: visit.to("mine"),
            person: visit.to(&format!("person/{}", here.account.id)),
            invites: false,
            queue: (here.account.role >= model::Role::Moderator).then(|| visit.to("moderation")),
            sessions: sessions
                .iter()
                .map(|session| SessionView {
                    id: session.id,
                    agent: session.agent.clone(),
                    used: visit.ago(session.used),
                    here: session.id == here.session.id,
                })
                .collect(),
            passkeys: passkeys.iter().map(|passkey| PasskeyRow::new(passkey, visit)).collect(),
            full: i64::try_from(passkeys.len()).unwrap_or(i64::MAX) >= PASSKEYS,
            script: None,
            has_password: true,
            known: true,
            ways: WaysView::default(),
            refused: None,
        }
    }
}
