//! `dateline completions` and `dateline man`: made from the definition of the command line.

use std::process::ExitCode;

use crate::command::definition;

/// The completions of a shell, on standard output.
pub(crate) fn completions(shell: clap_complete::Shell) -> anyhow::Result<ExitCode> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut definition(), "dateline", &mut text);
    print(&text)
}

/// The manual page, on standard output.
pub(crate) fn man() -> anyhow::Result<ExitCode> {
    let mut text = Vec::new();
    clap_mangen::Man::new(definition()).render(&mut text)?;
    print(&text)
}

fn print(text: &[u8]) -> anyhow::Result<ExitCode> {
    crate::out::line(String::from_utf8_lossy(text).trim_end())?;
    Ok(ExitCode::SUCCESS)
}
