//! Providers, as the binary gives them: the web knows their names and what to ask, never how.

use std::pin::Pin;
use std::sync::Arc;

use jiff::Timestamp;

/// What goes along with somebody who is sent to a provider.
#[derive(Clone, PartialEq, Eq)]
pub struct Journey {
    /// Comes back with them.
    pub state: String,
    /// Comes back in the provider's token.
    pub nonce: String,
    /// Shows the provider that it is we who sent them (PKCE): 64 letters and digits.
    pub verifier: String,
    /// Where they come back to: a whole address.
    pub back: String,
    /// They are to be asked who they are even if the provider knows.
    pub again: bool,
    /// When they set out.
    pub begun: Timestamp,
}

/// Who came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The provider's name for them, which it gives to nobody else.
    pub subject: String,
    /// What they are called there, a stranger's words; empty where it does not tell.
    pub label: String,
}

/// Why nobody can be signed in; the reason is for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The provider can't be reached now.
    Away(String),
    /// What it says must not be believed.
    Distrusted(String),
    /// Whoever begins again gets in.
    Stale,
    /// It did not ask again who they are.
    NotAgain,
}

/// What a provider answers in a while: the binary keeps it short.
pub type Awaited<T> = Pin<Box<dyn Future<Output = Result<T, Trouble>> + Send>>;

/// A provider through which people sign in.
#[derive(Clone)]
pub struct Provider {
    /// Its part of our addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// As people know it.
    pub name: String,
    /// The address that it calls itself: identities are kept under it.
    pub issuer: String,
    /// Who is unknown here may make an account.
    pub sign_up: bool,
    /// Where somebody is sent, at that moment: an address of the provider's.
    pub way: Arc<dyn Fn(Journey, Timestamp) -> Awaited<String> + Send + Sync>,
    /// Who came back with this code, at that moment.
    pub person: Arc<dyn Fn(Journey, String, Timestamp) -> Awaited<Person> + Send + Sync>,
}
