//! Few heaps for many threads.
//!
//! glibc gives each thread a heap of its own, up to eight for each processor, and what one has freed no other uses: a third of the memory of
//! a first fetch. It can be told so by the environment alone, which it reads before the program begins; so the program begins a second
//! time, as the same process, with two.

use std::os::unix::process::CommandExt;
use std::process::Command;

/// glibc's variable, for which an operator may have another wish.
const VARIABLE: &str = "MALLOC_ARENA_MAX";

/// Begins the program anew with few heaps, if nobody has said how many. It comes back where there is nothing to be done or nothing can be:
/// then the program goes on as it is.
pub(crate) fn make_few() {
    #[expect(clippy::disallowed_methods, reason = "not the program's variable, but the C library's")]
    let is_said = std::env::var_os(VARIABLE).is_some();
    let Ok(program) = std::env::current_exe() else { return };
    let mut words = std::env::args_os();
    let Some(name) = words.next().filter(|_| !is_said) else { return };
    let failure = Command::new(program).arg0(name).args(words).env(VARIABLE, "2").exec();
    tracing::debug!(%failure, "the program has a heap for each thread");
}
