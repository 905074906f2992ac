//! Standard output and standard error, in one place.

use std::io::{ErrorKind, IsTerminal, Write};

/// One line on standard output.
pub(crate) fn line(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.write_all(b"\n")
}

/// One JSON object on a line of its own.
pub(crate) fn json(value: &impl serde::Serialize) -> anyhow::Result<()> {
    Ok(line(&serde_json::to_string(value)?)?)
}

/// A complaint on standard error. There is nowhere left to say so if that fails.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "dateline: {text}");
}

/// A person is looking at standard output.
pub(crate) fn is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// The error is that nobody reads our output any more.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe))
}
