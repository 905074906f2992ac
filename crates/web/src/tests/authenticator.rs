//! An authenticator in a few lines: it makes passkeys and signs with them as a device would, and wrongly where a test asks for it.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// User present, user verified, with the key in it.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const WITH_KEY: u8 = 0x40;

/// A device with one passkey. Its fields are what it says, and may be false.
#[derive(Clone)]
pub(super) struct Authenticator {
    pub(super) key: SigningKey,
    pub(super) credential: Vec<u8>,
    pub(super) origin: String,
    pub(super) rp: String,
    pub(super) handle: String,
    pub(super) counter: u32,
    pub(super) verifies: bool,
    pub(super) kind: Option<&'static str>,
}

impl Authenticator {
    /// A device of this number, in a browser that shows this origin.
    pub(super) fn new(number: u8, origin: &str) -> Authenticator {
        let rp = url::Url::parse(origin).unwrap().host_str().unwrap().to_owned();
        Authenticator {
            key: SigningKey::from_slice(&[number; 32]).unwrap(),
            credential: vec![number; 20],
            origin: origin.to_owned(),
            rp,
            handle: String::new(),
            counter: 0,
            verifies: true,
            kind: None,
        }
    }

    /// What the browser sends when a passkey was made.
    pub(super) fn make(&mut self, options: &Value) -> String {
        options["user"]["id"].as_str().unwrap().clone_into(&mut self.handle);
        let client = self.client("webauthn.create", options);
        let mut data = self.data(WITH_KEY);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.credential.len()).unwrap().to_be_bytes());
        data.extend(&self.credential);
        let point = self.key.verifying_key().to_sec1_point(false);
        // CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(point.x().unwrap());
        data.extend([0x22, 0x58, 0x20]);
        data.extend(point.y().unwrap());
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).unwrap());
        attestation.extend(data);
        let response = json!({ "clientDataJSON": BASE64.encode(client), "attestationObject": BASE64.encode(attestation) });
        self.answer(&response)
    }

    /// What the browser sends when a passkey signed.
    pub(super) fn sign(&self, options: &Value) -> String {
        let client = self.client("webauthn.get", options);
        let data = self.data(0);
        let signature: Signature = self.key.sign(&[&data[..], &Sha256::digest(client.as_bytes())[..]].concat());
        let response = json!({
            "clientDataJSON": BASE64.encode(client), "authenticatorData": BASE64.encode(data),
            "signature": BASE64.encode(signature.to_der()), "userHandle": self.handle,
        });
        self.answer(&response)
    }

    fn answer(&self, response: &Value) -> String {
        let id = BASE64.encode(&self.credential);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {} }).to_string()
    }

    fn client(&self, kind: &str, options: &Value) -> String {
        let kind = self.kind.unwrap_or(kind);
        json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false }).to_string()
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let flags = PRESENT | more | if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(self.rp.as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }
}
