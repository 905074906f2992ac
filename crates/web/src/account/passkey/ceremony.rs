//! What WebAuthn asks of us: which challenge a browser is given, and whether what an authenticator made of it is right. Nothing is read or
//! kept here; the crypto is webauthn-rs's. Attestation is not asked for: which maker's device somebody has is nobody's business.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Uuid, Webauthn,
    WebauthnBuilder, WebauthnError,
};

use super::Party;
use super::challenge::WAITS;
use crate::error::Error;

/// Bytes of what an authenticator calls a passkey (WebAuthn: 1,023 at most).
const LONGEST_CREDENTIAL: usize = 1_023;

/// Why an answer does not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Nothing waits for it: it comes too late, a second time, or from another browser.
    Late,
    /// It was signed rightly, and its counter ran backwards: there is a copy of the passkey, or its device was set back.
    Copied,
    /// It is not signed by who should have signed it, or is no answer at all.
    Wrong,
}

/// What a browser is asked.
pub(super) struct Asked {
    /// The options for the browser, with the challenge.
    pub(super) options: Value,
    /// What is needed to check the answer, to be kept here.
    pub(super) state: String,
}

/// A passkey that was made.
#[derive(Debug)]
pub(super) struct Made {
    /// What the authenticator calls it, in base64url.
    pub(super) credential: String,
    /// Its public key, as it is kept.
    pub(super) key: String,
}

/// Asks for a new passkey of an account: one that can be found without a name, and that makes sure who uses it. `handle` is what the account is
/// called towards authenticators, `has` what they call the passkeys that it has.
pub(super) fn ask_new(party: &Party, handle: &str, name: &str, has: &[String]) -> Result<Asked, Error> {
    let handle = Uuid::try_parse(handle).map_err(|error| inside(&error))?;
    let has = has.iter().filter_map(|credential| BASE64_URL_SAFE_NO_PAD.decode(credential).ok()).collect();
    let (asks, waits) = webauthn(party)?.start_passkey_registration(handle, name, name, Some(has)).map_err(|error| inside(&error))?;
    let mut options = json!(asks.public_key);
    // The library leaves this to the authenticator; without it nobody could sign in without a name.
    options["authenticatorSelection"]["residentKey"] = json!("required");
    options["authenticatorSelection"]["requireResidentKey"] = json!(true);
    Ok(Asked { options, state: written(&waits)? })
}

/// The passkey that was made of such a challenge.
pub(super) fn made(party: &Party, state: &str, response: &str) -> Result<Result<Made, Refused>, Error> {
    let state: PasskeyRegistration = read(state)?;
    let Ok(response) = serde_json::from_str::<RegisterPublicKeyCredential>(response) else { return Ok(Err(Refused::Wrong)) };
    Ok(match webauthn(party)?.finish_passkey_registration(&response, &state) {
        Ok(passkey) if passkey.cred_id().len() <= LONGEST_CREDENTIAL => {
            Ok(Made { credential: BASE64_URL_SAFE_NO_PAD.encode(passkey.cred_id()), key: written(&passkey)? })
        }
        Ok(_) => Err(Refused::Wrong),
        Err(error) => Err(refused(&error)),
    })
}

/// Asks for a signature by any passkey, or by one of `of`.
pub(super) fn ask(party: &Party, of: &[String]) -> Result<Asked, Error> {
    let (asks, waits) = webauthn(party)?.start_discoverable_authentication().map_err(|error| inside(&error))?;
    let mut options = json!(asks.public_key);
    options["allowCredentials"] = of.iter().map(|id| json!({ "type": "public-key", "id": id })).collect();
    Ok(Asked { options, state: written(&waits)? })
}

/// What an authenticator answers to that.
pub(super) struct Answer(PublicKeyCredential);

impl Answer {
    /// Reads one, as browsers write it in JSON.
    pub(super) fn read(response: &str) -> Result<Answer, Refused> {
        serde_json::from_str(response).map(Answer).map_err(|_| Refused::Wrong)
    }

    /// What the authenticator calls the passkey, in base64url.
    pub(super) fn credential(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(&self.0.raw_id)
    }

    /// The authenticator means the account that is called so.
    pub(super) fn is_of(&self, handle: &str) -> bool {
        let meant = self.0.get_user_unique_id().and_then(|meant| Uuid::from_slice(meant).ok());
        meant.is_some() && meant == Uuid::try_parse(handle).ok()
    }
}

/// Whether an answer is signed by the passkey of this key: the key as it is from now on, with its counter.
pub(super) fn proved(party: &Party, state: &str, answer: &Answer, key: &str) -> Result<Result<String, Refused>, Error> {
    let (state, mut passkey): (DiscoverableAuthentication, Passkey) = (read(state)?, read(key)?);
    Ok(match webauthn(party)?.finish_discoverable_authentication_v2(&answer.0, state, &passkey) {
        Ok(result) => {
            passkey.update_credential(&result);
            Ok(written(&passkey)?)
        }
        Err(error) => Err(refused(&error)),
    })
}

fn webauthn(party: &Party) -> Result<Webauthn, Error> {
    let timeout = WAITS.unsigned_abs();
    WebauthnBuilder::new(&party.id, &party.origin).and_then(|builder| builder.timeout(timeout).build()).map_err(|error| inside(&error))
}

fn refused(error: &WebauthnError) -> Refused {
    tracing::debug!("a passkey was refused: {error}");
    if matches!(error, WebauthnError::CredentialPossibleCompromise) { Refused::Copied } else { Refused::Wrong }
}

fn written(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| inside(&error))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| inside(&error))
}

fn inside(error: &dyn std::fmt::Display) -> Error {
    Error::Inside(format!("a passkey could not be asked for or looked at: {error}"))
}
