//! What is known of a provider: its discovery document and its keys, asked for when they are needed, and again when they are old.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{CoreJsonWebKeySet, CoreProviderMetadata};
use openidconnect::{DiscoveryError, IssuerUrl};

use crate::{Provider, Trouble, Unreached};

/// How old what is known may be: a provider that moves keeps its old addresses and keys for longer than this.
const OLDEST: SignedDuration = SignedDuration::from_hours(1);
/// Keys are asked for again because of a token no sooner than this: whoever makes up the names of keys does not make us ask.
const KEYS_PAUSE: SignedDuration = SignedDuration::from_secs(60);
/// A provider that does not answer is not asked again at once by the next who waits.
const REST: SignedDuration = SignedDuration::from_secs(5);

/// What is remembered between two people.
#[derive(Default)]
pub(crate) struct Memory {
    known: Option<Arc<Known>>,
    trouble: Option<(Trouble, Timestamp)>,
}

/// What a provider says of itself.
#[derive(Clone)]
pub(crate) struct Known {
    /// With its keys.
    pub(crate) metadata: CoreProviderMetadata,
    at: Timestamp,
    keys_at: Timestamp,
}

impl Provider {
    /// What is known; asked for, one at a time, where it is not or is old.
    pub(crate) async fn known(&self, now: Timestamp) -> Result<Arc<Known>, Trouble> {
        let mut memory = self.memory.lock().await;
        if let Some(known) = memory.known.as_ref().filter(|known| within(known.at, now, OLDEST)) {
            return Ok(Arc::clone(known));
        }
        if let Some((trouble, _)) = memory.trouble.as_ref().filter(|(_, at)| within(*at, now, REST)) {
            return Err(trouble.clone());
        }
        let asked = match IssuerUrl::new(self.settings.issuer_text.clone()) {
            Ok(issuer) => CoreProviderMetadata::discover_async(issuer, &self.client_http()).await.map_err(undiscovered),
            Err(error) => Err(Trouble::Distrusted(error.to_string())),
        };
        match asked {
            Ok(metadata) => {
                let known = Arc::new(Known { metadata, at: now, keys_at: now });
                (memory.known, memory.trouble) = (Some(Arc::clone(&known)), None);
                Ok(known)
            }
            Err(trouble) => {
                memory.trouble = Some((trouble.clone(), now));
                Err(trouble)
            }
        }
    }

    /// The same with the keys of now; as it was, where they were asked for a moment ago.
    pub(crate) async fn new_keys(&self, old: Arc<Known>, now: Timestamp) -> Result<Arc<Known>, Trouble> {
        let mut memory = self.memory.lock().await;
        // Somebody else may have asked while this one waited.
        let newest = memory.known.clone().unwrap_or(old);
        if within(newest.keys_at, now, KEYS_PAUSE) {
            return Ok(newest);
        }
        let keys = CoreJsonWebKeySet::fetch_async(newest.metadata.jwks_uri(), &self.client_http()).await.map_err(undiscovered)?;
        let known = Known { metadata: newest.metadata.clone().set_jwks(keys), at: newest.at, keys_at: now };
        let known = Arc::new(known);
        memory.known = Some(Arc::clone(&known));
        Ok(known)
    }
}

/// A clock that was set back does not make what is known last for ever.
fn within(since: Timestamp, now: Timestamp, time: SignedDuration) -> bool {
    now.duration_since(since).abs() < time
}

fn undiscovered(error: DiscoveryError<Unreached>) -> Trouble {
    match error {
        DiscoveryError::Request(unreached) => Trouble::Away(unreached.0),
        DiscoveryError::Response(status, _, why) if status.is_server_error() || status.as_u16() == 429 => Trouble::Away(why),
        other => Trouble::Distrusted(why(&other)),
    }
}

/// What went wrong, and what was under it.
fn why(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(source) => format!("{error} ({source})"),
        None => error.to_string(),
    }
}
