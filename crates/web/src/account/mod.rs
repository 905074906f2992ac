//! Accounts: made, signed in and out, by a password or through a provider, seen and deleted by those whose they are.

pub(crate) mod guesses;
pub(crate) mod invite;
pub mod openid;
pub(crate) mod own;
pub(crate) mod passkey;
pub(crate) mod password;
pub(crate) mod sign_in;
pub(crate) mod sign_up;
pub(crate) mod view;

use axum::http::{HeaderMap, header};

pub(crate) use guesses::Guesses;

use crate::error::Error;
use crate::page::Visit;
use crate::routes::Call;
use crate::state::State;

/// Characters of what a browser calls itself.
const LONGEST_AGENT: usize = 160;

/// The pages of accounts stand under the masthead of the first edition.
async fn visit(state: &State, headers: &HeaderMap) -> Result<Visit, Error> {
    let mut visit = Call::entrance(state, headers).await?.visit;
    visit.personal = true;
    Ok(visit)
}

/// A page of ours that a form leads back to; anything else is nobody's business.
pub(crate) fn way_back(path: &str) -> &str {
    let sound = path.starts_with('/')
        && path.len() <= 400
        && !path.contains("//")
        && path.bytes().all(|b| (b'!'..=b'~').contains(&b) && b != b'\\');
    if sound { path } else { "/account" }
}

fn agent(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    markup::text::line(agent, LONGEST_AGENT)
}

#[cfg(test)]
mod tests {
    use super::way_back;

    #[test]
    fn nobody_is_led_to_another_site() {
        for path in ["/", "/account", "/lake/story/a-b?order=best#c12"] {
            assert_eq!(way_back(path), path);
        }
        for path in [
            "",
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "/lake//evil.example",
            "/\t/evil.example",
            "javascript:alert(1)",
            "\\\\evil.example",
            "/lake/\r\nset-cookie: a=b",
            "/%0d%0a//evil.example",
        ] {
            assert_eq!(way_back(path), "/account", "{path:?}");
        }
    }
}
