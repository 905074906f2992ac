//! The name of content: the same bytes, the same name.

use sha2::{Digest, Sha256};

/// The first half of SHA-256, as 32 hexadecimal digits: 128 bits are enough that no two ever meet by chance.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
