//! Name and password, as HTTP Basic authentication (RFC 7617) carries them.

use axum::http::{HeaderMap, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Longest header that is looked at: a name of 64 characters and the longest password that `init` takes, in UTF-8 and base64, fit well.
const LONGEST: usize = 4_096;

/// What stands for given credentials in memory, so that they themselves don't.
pub(super) type Fingerprint = [u8; 32];

/// A name and a password that somebody gave.
pub(super) struct Credentials {
    pub(super) name: String,
    pub(super) password: String,
}

impl Credentials {
    /// Those of a request; `None` where it has none, or none that make sense.
    pub(super) fn of(headers: &HeaderMap) -> Option<Credentials> {
        let given = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let (scheme, given) = given.split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("basic") || given.len() > LONGEST {
            return None;
        }
        let given = String::from_utf8(STANDARD.decode(given.trim()).ok()?).ok()?;
        let (name, password) = given.split_once(':')?;
        Some(Credentials { name: name.to_owned(), password: password.to_owned() })
    }

    /// Of these credentials against this stored hash: a password that is changed is another fingerprint, so that what was remembered of
    /// the old one is worth nothing.
    pub(super) fn fingerprint(&self, hash: Option<&str>) -> Fingerprint {
        let mut digest = Sha256::new();
        for part in [&self.name, &self.password, hash.unwrap_or_default()] {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part.as_bytes());
        }
        digest.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn of(value: &str) -> Option<(String, String)> {
        let headers = HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_str(value).unwrap())]);
        Credentials::of(&headers).map(|given| (given.name, given.password))
    }

    #[test]
    fn a_name_ends_at_the_first_colon_and_a_password_may_hold_more() {
        assert_eq!(of(&format!("Basic {}", STANDARD.encode("maria:a: b"))), Some(("maria".into(), "a: b".into())));
        assert_eq!(of(&format!("bASIC {}", STANDARD.encode("jürgen:ß"))), Some(("jürgen".into(), "ß".into())));
    }

    #[test]
    fn what_makes_no_sense_is_nothing() {
        let latin = STANDARD.encode([b'a', b':', 0xff]);
        for value in ["", "Basic", "Basic !!!", "Basic bWFyaWE=", "Bearer bWFyaWE6eA==", &format!("Basic {latin}"), &"Basic ".repeat(900)] {
            assert_eq!(of(value), None, "{value}");
        }
        assert_eq!(of(&format!("Basic {}", STANDARD.encode("a:".repeat(4_000)))), None);
    }

    #[test]
    fn a_fingerprint_tells_name_password_and_stored_hash_apart() {
        let given = |name: &str, password: &str| Credentials { name: name.into(), password: password.into() };
        let one = given("maria", "heron").fingerprint(Some("h1"));
        assert_eq!(one, given("maria", "heron").fingerprint(Some("h1")));
        for other in [given("mariah", "eron").fingerprint(Some("h1")), given("maria", "heron").fingerprint(Some("h2"))] {
            assert_ne!(one, other);
        }
    }
}
