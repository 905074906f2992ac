//! Is this ID token to be believed? Plain: what is known goes in, who it is comes out (OpenID Connect Core 1.0, 3.1.3.7).

use chrono::{DateTime, Utc};
use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{CoreIdToken, CoreIdTokenClaims, CoreJwsSigningAlgorithm as Algorithm};
use openidconnect::{ClaimsVerificationError, ClientId, IdTokenVerifier, Nonce, SignatureVerificationError};

use crate::known::Known;
use crate::names;
use crate::{Person, Settings, Trip, Trouble};

/// How far the provider's clock may be from ours.
const LEEWAY: SignedDuration = SignedDuration::from_secs(60);
/// A token is made when it is asked for; one that is older was kept by somebody.
const OLDEST: SignedDuration = SignedDuration::from_mins(10);
/// Bytes of the longest subject (OpenID Connect Core 1.0, 2).
const LONGEST_SUBJECT: usize = 255;

/// Signatures with a key that the provider alone has. Not among them are `none`, and those by a secret that two have, which a public key
/// could be taken for.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EdDsa,
];

/// Why a token is not believed.
#[derive(Debug)]
pub(crate) enum Distrust {
    /// No key that is known made it; a newer one may have.
    UnknownKey,
    /// It is good, but does not say that they were asked again.
    NotAgain,
    /// Anything else.
    Because(String),
}

impl From<Distrust> for Trouble {
    fn from(distrust: Distrust) -> Trouble {
        match distrust {
            Distrust::UnknownKey => Trouble::Distrusted("its token is signed with a key that it does not have".to_owned()),
            Distrust::NotAgain => Trouble::NotAgain,
            Distrust::Because(why) => Trouble::Distrusted(why),
        }
    }
}

/// Whom a token names, if it was made by this provider for us, for this trip, and now.
pub(crate) fn believed(token: &CoreIdToken, known: &Known, settings: &Settings, trip: &Trip, now: Timestamp) -> Result<Person, Distrust> {
    let client = ClientId::new(settings.client.clone());
    let verifier = IdTokenVerifier::new_public_client(client, known.metadata.issuer().clone(), known.metadata.jwks().clone())
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || utc(now - LEEWAY))
        .set_issue_time_verifier_fn(move |made| {
            let made = made.timestamp();
            let good = (now - OLDEST).as_second() <= made && made <= (now + LEEWAY).as_second();
            if good { Ok(()) } else { Err("it was not made just now".to_owned()) }
        });
    let claims: &CoreIdTokenClaims = token.claims(&verifier, &Nonce::new(trip.nonce.clone())).map_err(|error| match error {
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => Distrust::UnknownKey,
        ClaimsVerificationError::SignatureVerification(error) => Distrust::Because(format!("its token's signature: {error}")),
        other => Distrust::Because(format!("its token: {other}")),
    })?;
    if claims.authorized_party().is_some_and(|party| party.as_str() != settings.client) {
        return Err(Distrust::Because("its token was made for another client".to_owned()));
    }
    let subject = claims.subject().as_str();
    if subject.is_empty() || subject.len() > LONGEST_SUBJECT || subject.chars().any(char::is_control) {
        return Err(Distrust::Because("its token names nobody".to_owned()));
    }
    if trip.again && claims.auth_time().is_none_or(|at| at.timestamp() < (trip.begun - LEEWAY).as_second()) {
        return Err(Distrust::NotAgain);
    }
    let names = [
        claims.preferred_username().map(|name| name.as_str()),
        claims.name().and_then(|name| name.get(None)).map(|name| name.as_str()),
        claims.nickname().and_then(|name| name.get(None)).map(|name| name.as_str()),
    ];
    Ok(Person { subject: subject.to_owned(), names: names::sound(names.into_iter().flatten()) })
}

fn utc(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp(at.as_second(), 0).unwrap_or_default()
}
