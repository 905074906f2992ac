//! Before any page under `/admin/`: an editor who is signed in, or HTTP Basic authentication against the admins' accounts, which browsers do on their
//! own: no cookie, no form.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{ConnectInfo, FromRequestParts, Request, State as Given};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use model::Role;

use super::Door;
use super::credentials::{Credentials, Fingerprint};
use crate::account::password::matches;
use crate::error::Error;
use crate::reader::Caller;
use crate::state::State;

/// Lets an admin through to the page, and nobody else.
pub(crate) async fn enter(Given(state): Given<State>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    match admit(&state, request.headers(), peer).await {
        Ok(admin) => {
            request.extensions_mut().insert(admin);
            next.run(request).await
        }
        Err(error) => error.into_response(),
    }
}

/// Who was let in, by the name that was given at the door.
#[derive(Debug, Clone)]
pub(crate) struct Admin(pub(crate) String);

async fn admit(state: &State, headers: &HeaderMap, peer: Option<IpAddr>) -> Result<Admin, Error> {
    // Before a password is asked for: what a browser sends in the clear, others read.
    if !is_sheltered(headers, peer) {
        return Err(Error::Unsheltered);
    }
    // An editor who is signed in needs no second password.
    if let Some(here) = Caller::of(state, headers, (state.clock)()).await?.account.filter(|here| here.account.role >= Role::Editor) {
        return Ok(Admin(here.account.name.to_lowercase()));
    }
    if state.store.admins().await? == 0 {
        return Err(Error::NoAdmin);
    }
    let given = Credentials::of(headers).ok_or(Error::SignIn)?;
    let hash = state.store.admin_password(&given.name).await?;
    let who = given.fingerprint(hash.as_deref());
    // Names are told apart without regard to case; what is kept is one spelling.
    let admin = Admin(given.name.trim().to_lowercase());
    if state.door.knows(&who, Instant::now()) {
        return Ok(admin);
    }
    let turn = Arc::clone(&state.door.turn).acquire_owned().await.map_err(|error| Error::Inside(error.to_string()))?;
    if state.door.knows(&who, Instant::now()) {
        // The same browser asked for two pages at once, and the other was first.
        return Ok(admin);
    }
    if let Some(wait) = state.door.shut_for(Instant::now()) {
        return Err(Error::Shut(wait.as_secs() + 1));
    }
    let door = Arc::clone(&state.door);
    // The turn goes along: a caller who hangs up in the middle does not make room for another check, and has failed all the same.
    let checked = tokio::task::spawn_blocking(move || {
        let right = check(&door, &given, hash.as_deref(), who);
        drop(turn);
        right
    });
    if checked.await.map_err(|error| Error::Inside(format!("a password could not be checked: {error}")))? {
        return Ok(admin);
    }
    tracing::warn!(?peer, "somebody was not let in to the admin pages: wrong name or password");
    Err(Error::SignIn)
}

/// Checks a password, and writes down how that went.
fn check(door: &Door, given: &Credentials, hash: Option<&str>, who: Fingerprint) -> bool {
    let right = matches(&given.password, hash);
    if right {
        door.remember(who, Instant::now());
    } else {
        door.failed(Instant::now());
    }
    right
}

/// A request that brings a secret, on a line that nobody reads along. On any other it is refused before it is looked at.
pub(crate) struct Sheltered;

impl<S: Sync> FromRequestParts<S> for Sheltered {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Sheltered, Error> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        if is_sheltered(&parts.headers, peer) { Ok(Sheltered) } else { Err(Error::Unsheltered) }
    }
}

/// Nobody between the browser and us can read along: the request came over TLS, as the proxy in front says, or from this machine.
/// Whoever writes that header without a proxy opens his own password, not another's.
fn is_sheltered(headers: &HeaderMap, peer: Option<IpAddr>) -> bool {
    match headers.get("x-forwarded-proto") {
        Some(scheme) => scheme.to_str().is_ok_and(|scheme| scheme.split(',').all(|hop| hop.trim().eq_ignore_ascii_case("https"))),
        None => peer.is_some_and(|peer| peer.to_canonical().is_loopback()),
    }
}

#[cfg(test)]
mod tests {
    use argon2::Argon2;
    use argon2::password_hash::PasswordHasher;
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_what_nobody_can_read_along_is_sheltered() {
        let with = |scheme: &'static str| HeaderMap::from_iter([("x-forwarded-proto".parse().unwrap(), HeaderValue::from_static(scheme))]);
        let peer = |text: &str| Some(text.parse::<IpAddr>().unwrap());
        let bare = HeaderMap::new();
        assert!(
            is_sheltered(&bare, peer("127.0.0.1")) && is_sheltered(&bare, peer("::1")) && is_sheltered(&bare, peer("::ffff:127.0.0.1"))
        );
        assert!(!is_sheltered(&bare, peer("192.168.1.7")) && !is_sheltered(&bare, None));
        assert!(is_sheltered(&with("https"), peer("192.168.1.7")) && is_sheltered(&with("https, HTTPS"), peer("127.0.0.1")));
        assert!(!is_sheltered(&with("http"), peer("127.0.0.1")), "a proxy on this machine that was reached in the clear");
        assert!(!is_sheltered(&with("https, http"), peer("127.0.0.1")));
    }

    #[test]
    fn who_was_right_is_remembered_and_nobody_else() {
        let hash = Argon2::default().hash_password(b"a heron behind the sluice").unwrap().to_string();
        let given = |password: &str| Credentials { name: "maria".into(), password: password.into() };
        let door = Door::default();
        assert!(check(&door, &given("a heron behind the sluice"), Some(&hash), [1; 32]));
        assert!(!check(&door, &given("a heron"), Some(&hash), [2; 32]));
        assert!(door.knows(&[1; 32], Instant::now()) && !door.knows(&[2; 32], Instant::now()));
    }
}
