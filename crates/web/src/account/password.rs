//! Passwords, hashed and checked: Argon2id with the parameters of OWASP's cheat sheet (19 MiB, two passes), one at a time, off the threads that serve.

use std::sync::{Arc, LazyLock};

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, PasswordHash};

use crate::error::Error;
use crate::state::State;

/// A password as it is kept.
pub(super) async fn hashed(state: &State, password: String) -> Result<String, Error> {
    in_turn(state, move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(|error| error.to_string())
    })
    .await?
    .map_err(|error| Error::Inside(format!("a password could not be hashed: {error}")))
}

/// Whether a password is the one that is kept. It takes as long where none is kept: how long it takes tells nobody which names there are.
pub(super) async fn is_right(state: &State, password: String, kept: Option<String>) -> Result<bool, Error> {
    static NOBODY: LazyLock<String> = LazyLock::new(|| {
        let hash = Argon2::default().hash_password(b"the password of nobody");
        hash.map(|hash| hash.to_string()).unwrap_or_default()
    });
    in_turn(state, move || {
        let is_one = kept.is_some();
        let hash = kept.unwrap_or_else(|| NOBODY.clone());
        let same = PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        same && is_one
    })
    .await
}

async fn in_turn<T: Send + 'static>(state: &State, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let inside = |error: &dyn std::fmt::Display| Error::Inside(format!("a password could not be looked at: {error}"));
    let turn = Arc::clone(&state.hashing).acquire_owned().await.map_err(|error| inside(&error))?;
    // The turn goes along: who hangs up in the middle does not make room for another.
    let done = tokio::task::spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    });
    done.await.map_err(|error| inside(&error))
}
