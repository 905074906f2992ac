//! Passwords, hashed and checked: Argon2id with the parameters of OWASP's cheat sheet (19 MiB, two passes), one at a time, off the threads that serve.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, PasswordHash};

use crate::error::Error;
use crate::reader::Sender;
use crate::state::State;

/// A password as it is kept.
pub(super) async fn hashed(state: &State, password: String) -> Result<String, Error> {
    in_turn(state, move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(|error| error.to_string())
    })
    .await?
    .map_err(|error| Error::Inside(format!("a password could not be hashed: {error}")))
}

/// Whether a password is the one that is kept under a name. A wrong one is counted before the next is looked at, whoever hung up meanwhile.
pub(super) async fn is_right(state: &State, name: &str, sender: Sender, password: String, kept: Option<String>) -> Result<bool, Error> {
    let (guesses, key) = (Arc::clone(&state.guesses), discussion::key(name));
    let shut = |wait: Duration| Error::Shut(wait.as_secs() + 1);
    if let Some(wait) = guesses.shut_for(&key, sender, Instant::now()) {
        return Err(shut(wait));
    }
    in_turn(state, move || {
        if let Some(wait) = guesses.shut_for(&key, sender, Instant::now()) {
            return Err(wait);
        }
        let right = matches(&password, kept.as_deref());
        if right {
            guesses.right(&key);
        } else {
            guesses.failed(&key, sender, Instant::now());
        }
        Ok(right)
    })
    .await?
    .map_err(shut)
}

/// Whether a password is the one that is kept. It takes as long where none is kept: how long it takes tells nobody which names there are.
pub(crate) fn matches(password: &str, kept: Option<&str>) -> bool {
    static NOBODY: LazyLock<String> = LazyLock::new(|| {
        let hash = Argon2::default().hash_password(b"the password of nobody");
        hash.map(|hash| hash.to_string()).unwrap_or_default()
    });
    // Who comes in in other ways alone has an empty one.
    let kept = kept.filter(|kept| !kept.is_empty());
    let stored = PasswordHash::new(kept.unwrap_or(&NOBODY));
    stored.is_ok_and(|stored| Argon2::default().verify_password(password.as_bytes(), &stored).is_ok()) && kept.is_some()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_right_only_for_its_account() {
        let hash = Argon2::default().hash_password(b"a heron behind the sluice").unwrap().to_string();
        assert!(matches("a heron behind the sluice", Some(&hash)));
        for (password, hash) in [("a heron", Some(hash.as_str())), ("the password of nobody", None), ("", Some("no hash")), ("", None)] {
            assert!(!matches(password, hash), "{password}");
        }
    }
}
