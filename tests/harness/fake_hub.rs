//! A hub of our own making on loopback: takes what it is asked, asks back as the standard says, delivers when a test tells it to.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::extract::{Form, State};
use axum::http::StatusCode;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::net::TcpListener;

use super::client;

/// What a hub does with what it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Asks back, before it answers.
    Confirms,
    /// Says that it will not.
    Denies,
}

/// What it was asked, and how the asking back was answered.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) form: HashMap<String, String>,
    /// Status and body of the answer to what it asked back.
    pub(crate) confirmed: Option<(u16, String)>,
}

/// The hub.
#[derive(Clone)]
pub(crate) struct FakeHub {
    asked: Arc<Mutex<Vec<Asked>>>,
    manner: Manner,
    pub(crate) address: String,
}

impl FakeHub {
    pub(crate) async fn start(manner: Manner) -> FakeHub {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
        let address = format!("http://hub.localhost:{}/hub", listener.local_addr().expect("bound").port());
        let hub = FakeHub { asked: Arc::default(), manner, address };
        let app = axum::Router::new().fallback(ask).with_state(hub.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        hub
    }

    /// All that it was asked so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("lock").clone()
    }

    /// Waits until it was asked so many times.
    pub(crate) async fn asked_times(&self, times: usize) -> Vec<Asked> {
        for _ in 0..600 {
            if self.asked().len() >= times {
                return self.asked();
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("the hub was asked {} times, not {times}: {:?}", self.asked().len(), self.asked());
    }
}

/// The signature of a document, as a hub writes it.
pub(crate) fn signature(secret: &str, document: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any key will do");
    mac.update(document);
    let hex: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256={hex}")
}

/// Asks a subscriber whether it meant what the form says; gives status and body.
pub(crate) async fn ask_back(callback: &str, mode: &str, topic: &str, more: &[(&str, &str)]) -> (u16, String) {
    let url = url::Url::parse_with_params(callback, [("hub.mode", mode), ("hub.topic", topic)].iter().chain(more)).expect("an address");
    let answer = client().get(url).send().await.expect("the subscriber answers");
    (answer.status().as_u16(), answer.text().await.unwrap_or_default())
}

async fn ask(State(hub): State<FakeHub>, Form(form): Form<HashMap<String, String>>) -> StatusCode {
    let given = |name: &str| form.get(name).cloned().unwrap_or_default();
    let (callback, mode, topic) = (given("hub.callback"), given("hub.mode"), given("hub.topic"));
    let confirmed = match hub.manner {
        Manner::Confirms => Some(ask_back(&callback, &mode, &topic, &[("hub.challenge", "a<b>&c"), ("hub.lease_seconds", "864000")]).await),
        Manner::Denies => Some(ask_back(&callback, "denied", &topic, &[("hub.reason", "Not <b>here</b>.")]).await),
    };
    hub.asked.lock().expect("lock").push(Asked { form, confirmed });
    StatusCode::ACCEPTED
}
