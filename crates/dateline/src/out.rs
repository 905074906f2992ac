//! Standard output and standard error, in one place.

use std::io::{ErrorKind, IsTerminal, Write};

use anyhow::Context;

/// One line on standard output.
pub(crate) fn line(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.write_all(b"\n")).context("Standard output can't be written")
}

/// An error and what caused it as one sentence, whether or not its last words already end one.
pub(crate) fn sentence(error: &anyhow::Error) -> String {
    let said = format!("{error:#}");
    if said.ends_with(['.', '!', '?']) { said } else { format!("{said}.") }
}

/// One JSON object on a line of its own.
pub(crate) fn json(value: &impl serde::Serialize) -> anyhow::Result<()> {
    line(&serde_json::to_string(value)?)
}

/// A complaint on standard error. There is nowhere left to say so if that fails.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "dateline: {text}");
}

/// A person is looking at standard output.
pub(crate) fn is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// Columns of the terminal that standard output is, if it is one.
pub(crate) fn width() -> Option<usize> {
    console::Term::stdout().size_checked().map(|(_, columns)| usize::from(columns))
}

/// Standard output shows colours, and nobody asked for none (`NO_COLOR`).
pub(crate) fn is_coloured() -> bool {
    is_terminal() && console::colors_enabled()
}

/// The error is that nobody reads our output any more.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_one_full_stop() {
        assert_eq!(
            sentence(&anyhow::anyhow!("It is not there.").context("a.html can't be read")),
            "a.html can't be read: It is not there."
        );
        assert_eq!(sentence(&anyhow::anyhow!("no such file").context("a.html can't be read")), "a.html can't be read: no such file.");
    }
}
