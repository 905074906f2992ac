//! What nobody can guess: the operating system's randomness.

use anyhow::Context;

/// So many random bytes.
pub(crate) fn bytes<const N: usize>() -> anyhow::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).context("The operating system gives no random numbers")?;
    Ok(bytes)
}

/// 160 random bits in hexadecimal: a token in an address, or a secret.
pub(crate) fn token() -> anyhow::Result<String> {
    Ok(bytes::<20>()?.iter().map(|byte| format!("{byte:02x}")).collect())
}
