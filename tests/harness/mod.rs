//! What the tests stand on: the program as a process, a fake web on loopback, databases of their own, a browser.

pub(crate) mod bad_web;
pub(crate) mod browser;
pub(crate) mod counting;
pub(crate) mod evil_provider;
pub(crate) mod fake_hub;
pub(crate) mod fake_machine;
pub(crate) mod fake_web;
pub(crate) mod ground;
pub(crate) mod hands;
pub(crate) mod mail_server;
pub(crate) mod postgres;
pub(crate) mod program;
pub(crate) mod real_provider;

use std::path::PathBuf;
use std::sync::OnceLock;

/// Something that `cargo xtask test` gives; a test that needs it and does not get it fails and says what to do.
pub(crate) fn given(variable: &str) -> String {
    #[expect(clippy::disallowed_methods, reason = "the tests' own variables, set by xtask; the program does not read them")]
    let value = std::env::var(variable);
    value.unwrap_or_else(|_| {
        panic!("{variable} is not set: run the tests with `cargo xtask test`, which installs and starts what they need")
    })
}

/// What whoever runs the tests may ask for beyond what they do by themselves.
pub(crate) fn wish(variable: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the tests' own variables; the program does not read them")]
    let value = std::env::var(variable);
    value.ok()
}

/// The project's root.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the project").to_owned()
}

/// Fetches one of the program's own pages.
pub(crate) async fn get(url: impl AsRef<str>) -> reqwest::Result<reqwest::Response> {
    client().get(url.as_ref()).send().await
}

/// Fetches one of the program's own pages as somebody with a password.
pub(crate) async fn get_as(url: impl AsRef<str>, name: &str, password: &str) -> reqwest::Result<reqwest::Response> {
    client().get(url.as_ref()).basic_auth(name, Some(password)).send().await
}

/// The address of a server's first edition, without a slash at its end.
pub(crate) async fn edition(server: &program::Running) -> String {
    let front = get(&server.address).await.expect("a front page").text().await.expect("text");
    let before = front.split("/sources\"").next().expect("a link to its sources");
    let slug = before.rsplit("href=\"/").next().expect("its address");
    format!("{}/{slug}", server.address)
}

/// A client for what is no page of the program.
pub(crate) fn client() -> &'static reqwest::Client {
    static CLIENT: OnceLock<reqwest::Client> = OnceLock::new();
    CLIENT.get_or_init(|| {
        // The program's reqwest brings no TLS provider of its own; these tests speak plain HTTP, but the client wants one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        reqwest::Client::new()
    })
}
