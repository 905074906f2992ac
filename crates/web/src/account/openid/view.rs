//! The pages of who is on their way, and an account's ways in, ready to be set.

use askama::Template;
use store::Identity;

use super::Provider;
use crate::page::{Shell, Visit};
use crate::when::Moment;

/// The page that leads on to a provider.
#[derive(Template)]
#[template(path = "openid_onward.html")]
pub(crate) struct OnwardView {
    /// Around it.
    pub shell: Shell,
    /// "On to Harbour Login".
    pub title: String,
    /// What happens there.
    pub say: String,
    /// The provider's address.
    pub href: String,
}

impl OnwardView {
    pub(super) fn new(provider: &Provider, href: String, visit: &Visit) -> OnwardView {
        let title = visit.words.fill("openid-onward", "name", provider.name.as_str());
        let say = visit.words.fill("openid-onward-say", "name", provider.name.as_str());
        OnwardView { shell: Shell::new(visit, "\0", &title).for_one(), title, say, href }
    }
}

/// The page on which somebody who is new chooses a name.
#[derive(Template)]
#[template(path = "openid_name.html")]
pub(crate) struct NameView {
    /// Around it.
    pub shell: Shell,
    /// What this is about.
    pub say: String,
    /// Where the form is sent.
    pub action: String,
    /// The name that is offered, or was typed.
    pub name: String,
    /// What was wrong.
    pub refused: Option<String>,
    /// What to do for who has an account.
    pub have: String,
}

impl NameView {
    pub(super) fn new(provider: &Provider, name: String, refused: Option<String>, visit: &Visit) -> NameView {
        let words = visit.words;
        NameView {
            shell: Shell::new(visit, "\0", words.say("openid-name")).for_one(),
            say: words.fill("openid-name-say", "name", provider.name.as_str()),
            action: format!("/account/openid/{}/name", provider.id),
            name,
            refused,
            have: words.fill("openid-name-have", "name", provider.name.as_str()),
        }
    }
}

/// A provider as a button.
pub(crate) struct ProviderView {
    /// Where its form is sent.
    pub action: String,
    /// What the button says.
    pub say: String,
}

impl ProviderView {
    /// One signs in by it.
    pub(crate) fn enter(provider: &Provider, visit: &Visit) -> ProviderView {
        ProviderView::new(provider, visit.words.fill("openid-with", "name", provider.name.as_str()))
    }

    fn new(provider: &Provider, say: String) -> ProviderView {
        ProviderView { action: format!("/account/openid/{}", provider.id), say }
    }
}

/// An identity that an account is entered by.
pub(crate) struct WayView {
    /// As a form names it.
    pub id: i64,
    /// The provider's name, or its address where it is none of ours any more.
    pub provider: String,
    /// What one is called there.
    pub label: String,
    /// When it was last used.
    pub used: Moment,
}

/// An account's ways in: those through providers, and others that can be had.
#[derive(Default)]
pub(crate) struct WaysView {
    /// Identities that are joined.
    pub joined: Vec<WayView>,
    /// Providers at which the account is nobody yet.
    pub others: Vec<ProviderView>,
    /// Providers that can ask again who one is.
    pub again: Vec<ProviderView>,
}

impl WaysView {
    pub(crate) fn new(identities: &[Identity], providers: &[Provider], visit: &Visit) -> WaysView {
        let words = visit.words;
        let is_joined = |provider: &&Provider| identities.iter().any(|identity| identity.issuer == provider.issuer);
        let named = |identity: &Identity| {
            let known = providers.iter().find(|provider| provider.issuer == identity.issuer);
            known.map_or_else(|| identity.issuer.clone(), |provider| provider.name.clone())
        };
        let ways = identities.iter().map(|identity| WayView {
            id: identity.id,
            provider: named(identity),
            label: identity.label.clone(),
            used: visit.ago(identity.used),
        });
        let button = |provider: &Provider, say: String| ProviderView::new(provider, say);
        WaysView {
            joined: ways.collect(),
            others: providers
                .iter()
                .filter(|provider| !is_joined(provider))
                .map(|provider| button(provider, words.fill("openid-join", "name", provider.name.as_str())))
                .collect(),
            again: providers
                .iter()
                .filter(is_joined)
                .map(|provider| button(provider, words.fill("openid-ask-again", "name", provider.name.as_str())))
                .collect(),
        }
    }

    /// There is nothing to show.
    pub(crate) fn is_empty(&self) -> bool {
        self.joined.is_empty() && self.others.is_empty()
    }
}
