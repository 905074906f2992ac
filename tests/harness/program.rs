//! The built program, run as a person runs it.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Where cargo put it: two folders above the test's own binary.
pub(crate) fn path() -> PathBuf {
    let own = std::env::current_exe().expect("a test knows its own path");
    let folder = own.parent().and_then(Path::parent).expect("target/<profile>/deps");
    let program = folder.join("dateline");
    assert!(program.exists(), "{} is not built: run the tests with `cargo xtask test`", program.display());
    program
}

/// A command of the program, in an environment without settings of ours.
pub(crate) fn command(words: &[&str]) -> Command {
    let mut command = Command::new(path());
    command.args(words).env_clear().env("PATH", "/usr/bin:/bin").env("TZ", "UTC");
    command
}

/// Runs a command to its end.
pub(crate) fn run(words: &[&str]) -> Output {
    command(words).output().expect("the program starts")
}

/// Runs a command with this on standard input.
pub(crate) fn run_with_input(words: &[&str], input: &[u8]) -> Output {
    let mut child = command(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    output
}

/// Runs a command that must work.
pub(crate) fn done(words: &[&str]) -> String {
    let output = run(words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// JSON lines.
pub(crate) fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
}

/// A program that goes on: a server. Ended when dropped.
pub(crate) struct Running {
    child: Child,
    out: Receiver<String>,
    /// `http://127.0.0.1:PORT`
    pub(crate) address: String,
}

impl Running {
    /// Starts it and waits until it says where it is.
    pub(crate) fn start(words: &[&str]) -> Running {
        Running::from(command(words), Stdio::inherit())
    }

    /// Starts a prepared command.
    pub(crate) fn from(mut command: Command, errors: Stdio) -> Running {
        let mut child = command.stdout(Stdio::piped()).stderr(errors).spawn().expect("the program starts");
        let (send, out) = channel();
        let stdout = child.stdout.take().expect("piped");
        std::thread::spawn(move || BufReader::new(stdout).lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        let mut running = Running { child, out, address: String::new() };
        let line = running.line_with("http://", Duration::from_secs(30));
        let address = line.split_whitespace().find(|word| word.starts_with("http://")).expect("an address");
        running.address = address.trim_end_matches('/').to_owned();
        running
    }

    /// The next line of its output that holds this.
    pub(crate) fn line_with(&mut self, text: &str, patience: Duration) -> String {
        let end = Instant::now() + patience;
        loop {
            match self.out.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) if line.contains(text) => return line,
                Ok(_) => {}
                Err(error) => panic!("the program did not say “{text}” within {patience:?}: {error}"),
            }
        }
    }

    /// Ends it without warning, as a power cut would.
    pub(crate) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Asks it to end, and waits; gives whether it ended well.
    pub(crate) fn stop(mut self) -> bool {
        let _ = Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status();
        let end = Instant::now() + Duration::from_secs(15);
        while Instant::now() < end {
            if let Ok(Some(status)) = self.child.try_wait() {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        false
    }

    /// Peak resident memory so far, in bytes.
    pub(crate) fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("Linux tells");
        let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("VmHWM").trim().trim_end_matches(" kB");
        kilobytes.parse::<u64>().expect("a number") * 1024
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}
