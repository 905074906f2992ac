//! `X-Hub-Signature` (WebSub, 7.1): that a delivery is by who knows the subscription's secret.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

/// Is this the document's signature? Compared in constant time, so that nobody finds it out byte by byte.
pub(super) fn is_right(header: Option<&str>, secret: &str, body: &[u8]) -> bool {
    let Some((method, given)) = header.and_then(|header| header.trim().split_once('=')) else { return false };
    let Some(given) = unhex(given) else { return false };
    match method.to_ascii_lowercase().as_str() {
        "sha1" => matches::<Hmac<Sha1>>(secret, body, &given),
        "sha256" => matches::<Hmac<Sha256>>(secret, body, &given),
        "sha384" => matches::<Hmac<Sha384>>(secret, body, &given),
        "sha512" => matches::<Hmac<Sha512>>(secret, body, &given),
        _ => false,
    }
}

fn matches<M: Mac + KeyInit>(secret: &str, body: &[u8], given: &[u8]) -> bool {
    let Ok(mut mac) = <M as KeyInit>::new_from_slice(secret.as_bytes()) else { return false };
    mac.update(body);
    mac.verify_slice(given).is_ok()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    /// The longest signature: SHA-512's 64 bytes.
    const LONGEST: usize = 128;
    if text.len() > LONGEST || !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Made with `printf %s 'the tide' | openssl dgst -METHOD -hmac key`.
    const SHA1: &str = "sha1=db93ecc322b325030caf5fed0de568c697f8c133";
    const SHA256: &str = "sha256=75350455f182acb13a39720c1f21bd7a4d594fa682e658938ddae630c6a1681a";
    const SHA384: &str = "sha384=85a7a442baa0908450ca51e129cebf20cb8cf08e659a2e9893480d19df36e11927ee111c03ec14060c5d5a18c7e8b788";
    const SHA512: &str = "sha512=b82062106e04bd4769afa2526be74dce60db33a526b09523e54b5270ab851bf32df39cb26a8a454cfdafdbe253634eda20fb91489918909ec10acd5658b238c9";

    #[test]
    fn each_method_of_the_standard_is_checked() {
        for signature in [SHA1, SHA256, SHA384, SHA512] {
            assert!(is_right(Some(signature), "key", b"the tide"), "{signature}");
            assert!(is_right(Some(&signature.to_uppercase()), "key", b"the tide"), "{signature}");
            assert!(!is_right(Some(signature), "other", b"the tide"));
            assert!(!is_right(Some(signature), "key", b"the tides"));
        }
    }

    #[test]
    fn anything_else_is_wrong() {
        let half = &SHA256[..SHA256.len() - 2];
        let relabelled = SHA256.replace("sha256", "sha512");
        for wrong in ["", "sha256=", "sha256", "md5=00", "sha256=zz", half, &relabelled, &format!("{SHA256}00"), "=", "sha1=é"] {
            assert!(!is_right(Some(wrong), "key", b"the tide"), "{wrong}");
        }
        assert!(!is_right(None, "key", b"the tide"));
    }
}
