//! Where passkeys are good: the name that they are bound to, and the origin that may ask for them. Browsers allow https at a name, or this machine.

use axum::http::{HeaderMap, header};
use url::{Host, Url};

use crate::cookie;
use crate::error::Error;
use crate::state::State;

/// The relying party, as WebAuthn calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::account) struct Party {
    /// The name that passkeys are bound to. With another they are worth nothing.
    pub(super) id: String,
    /// Where pages that ask for them stand.
    pub(super) origin: Url,
}

impl Party {
    /// The party of this request, if there can be one.
    pub(in crate::account) fn of(state: &State, headers: &HeaderMap) -> Option<Party> {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        Party::at(state.public.as_deref(), host, cookie::is_secure(headers))
    }

    /// The same where there has to be one.
    ///
    /// # Errors
    /// `NoPasskeys`.
    pub(super) fn must(state: &State, headers: &HeaderMap) -> Result<Party, Error> {
        Party::of(state, headers).ok_or(Error::NoPasskeys)
    }

    /// The address that the operator told decides. Without one only `localhost` is known by its name: any other name in a request is
    /// the sender's own word.
    fn at(public: Option<&str>, host: Option<&str>, secure: bool) -> Option<Party> {
        let origin = match (public, host) {
            (Some(public), _) => Url::parse(public).ok()?,
            (None, Some(host)) => Url::parse(&format!("{}://{host}/", if secure { "https" } else { "http" })).ok()?,
            (None, None) => return None,
        };
        let Some(Host::Domain(id)) = origin.host() else { return None };
        let id = id.to_owned();
        let here = id == "localhost";
        let good = match origin.scheme() {
            "https" => here || public.is_some(),
            "http" => here,
            _ => false,
        };
        good.then_some(Party { id, origin })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_good_at_the_public_name_over_https_and_on_this_machine() {
        let at = |public, host, secure| {
            Party::at(public, Some(host), secure).map(|party| (party.id, party.origin.origin().ascii_serialization()))
        };
        let is = |id: &str, origin: &str| Some((id.to_owned(), origin.to_owned()));
        assert_eq!(at(Some("https://news.example"), "inner:8470", false), is("news.example", "https://news.example"));
        assert_eq!(at(Some("https://news.example:8443/paper"), "evil.example", true), is("news.example", "https://news.example:8443"));
        assert_eq!(at(None, "localhost:8470", false), is("localhost", "http://localhost:8470"));
        assert_eq!(at(None, "localhost", true), is("localhost", "https://localhost"));
        assert_eq!(at(Some("http://localhost:8470"), "localhost:8470", false), is("localhost", "http://localhost:8470"));
    }

    #[test]
    fn and_nowhere_else() {
        for (public, host, secure) in [
            (Some("http://news.example"), "news.example", true),
            (Some("https://192.0.2.7"), "192.0.2.7", true),
            (Some("https://[2001:db8::7]"), "localhost", true),
            (Some("ftp://news.example"), "localhost", true),
            (Some("nonsense"), "localhost", true),
            (None, "news.example", true),
            (None, "127.0.0.1:8470", false),
            (None, "[::1]:8470", false),
            (None, "localhost.evil.example", true),
            (None, "evil.example/localhost", true),
            (None, "", false),
        ] {
            assert_eq!(Party::at(public, Some(host), secure), None, "{public:?} {host}");
        }
        assert_eq!(Party::at(None, None, true), None);
    }

    #[test]
    fn what_looks_like_a_user_s_name_in_a_host_is_not_taken_for_one() {
        assert_eq!(Party::at(None, Some("localhost@evil.example"), true), None);
        let odd = Party::at(None, Some("evil.example@localhost"), true).unwrap();
        assert_eq!(odd.id, "localhost");
    }
}
