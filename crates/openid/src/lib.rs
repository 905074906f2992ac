//! Who is this, as their provider says?
//!
//! Signing in through OpenID Connect: the authorization code flow with PKCE, state and nonce. A [`Provider`] says where somebody is sent
//! ([`Provider::way`]), and who it was that came back with a code ([`Provider::person`]). The protocol is openidconnect's; here is what it
//! leaves to its caller: how old a discovery document may be, when keys are asked for once more, which signatures and moments are believed.
//!
//! Invariants: no socket is opened here, whoever makes a provider gives it a way to ask; nothing is asked but over https, or at the issuer's
//! own origin; the clock is an argument; whatever a provider answers ends in a [`Trouble`], never in a panic.

mod known;
mod names;
mod provider;
#[cfg(test)]
mod tests;
mod token;
mod trouble;

pub use openidconnect::{HttpRequest, HttpResponse};
pub use provider::{Answer, Ask, Person, Provider, Settings, Trip};
pub use trouble::{Trouble, Unreached};
