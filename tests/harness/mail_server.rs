//! A real mail server: node's smtp-server, a process of its own on loopback.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use super::{given, root};

/// A running mail server; ended when dropped.
pub(crate) struct MailServer {
    child: Child,
    ports: Value,
    mail: tempfile::TempDir,
}

impl MailServer {
    pub(crate) fn start() -> MailServer {
        let mail = tempfile::tempdir().expect("a folder");
        let tls = |file: &str| root().join("fixtures/tls").join(file);
        let mut child = Command::new(given("DATELINE_TEST_NODE"))
            .arg(root().join("tests/mail/server.mjs"))
            .arg(given("DATELINE_TEST_MAIL"))
            .args([tls("server-key.pem"), tls("good.pem"), mail.path().to_owned()])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("a line");
        let ports = serde_json::from_str(&line).unwrap_or_else(|error| panic!("the mail server did not start: {error}: {line}"));
        MailServer { child, ports, mail }
    }

    /// Where it takes letters: `clear`, `upgraded` or `secured`.
    pub(crate) fn port(&self, kind: &str) -> u64 {
        self.ports[kind].as_u64().expect("a port")
    }

    /// The letters that it took, oldest first: number, kind, from, to, user.
    pub(crate) fn taken(&self) -> Vec<Value> {
        let lines = std::fs::read_to_string(self.mail.path().join("taken.jsonl")).unwrap_or_default();
        // The last line may just be being written.
        lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }

    /// The newest letter to an address, its head unfolded, its body as it was sent.
    pub(crate) fn letter_to(&self, address: &str) -> Option<String> {
        let taken = self.taken();
        let letter = taken.iter().rev().find(|letter| letter["to"][0] == address)?;
        let bytes = std::fs::read(self.file(letter)).expect("a letter");
        let text = String::from_utf8(bytes).expect("letters are seven-bit");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        Some(format!("{}\r\n\r\n{body}", head.replace("\r\n ", " ")))
    }

    fn file(&self, letter: &Value) -> PathBuf {
        self.mail.path().join(format!("{}.eml", letter["number"]))
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A field of a letter's head.
pub(crate) fn field<'l>(letter: &'l str, name: &str) -> Option<&'l str> {
    let head = letter.split("\r\n\r\n").next()?;
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// The first address in a letter's text that holds this, with the breaks of its lines undone.
pub(crate) fn link(letter: &str, holds: &str) -> String {
    let text = letter.replace("=\r\n", "").replace("=3D", "=");
    let is_end = |c: char| c.is_whitespace() || "<>\"".contains(c);
    text.split(is_end).find(|word| word.starts_with("http") && word.contains(holds)).expect("a link").to_owned()
}
