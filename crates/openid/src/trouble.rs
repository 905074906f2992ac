//! What can go wrong with a provider, named for what the caller can do about it. The words are for the operator's log.

/// Somebody can't be signed in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The provider can't be reached, or is in trouble itself: later it may work.
    #[error("the provider does not answer: {0}")]
    Away(String),
    /// What the provider says can't be read or must not be believed: somebody has to look after it, or it is an attack.
    #[error("the provider's answer is not good: {0}")]
    Distrusted(String),
    /// The code was used already, or too much time went by: whoever begins again gets in.
    #[error("the code is used or too old")]
    Stale,
    /// The provider was to ask once more who it is, and does not say that it did.
    #[error("the provider did not ask again")]
    NotAgain,
}

/// Why a request got no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unreached(pub String);
