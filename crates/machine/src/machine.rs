//! A machine: where it is, which model of it writes, and how it is asked.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use serde_json::Value;
use url::Url;

use crate::answer::{read, reason, short};
use crate::{Asked, Trouble, Unreached, Written};

/// Longest time that it may ask us to wait: beyond, the digest is out.
const LONGEST_WAIT: Duration = Duration::from_secs(60 * 60);

/// What is asked, with its headers.
pub type HttpRequest = http::Request<Vec<u8>>;
/// What is answered.
pub type HttpResponse = http::Response<Vec<u8>>;
/// An answer that is awaited.
pub type Answer<T> = Pin<Box<dyn Future<Output = T> + Send>>;
/// Asks something of an endpoint. What it does not follow are redirects; what it keeps to are limits of time and size.
pub type Ask = Arc<dyn Fn(HttpRequest) -> Answer<Result<HttpResponse, Unreached>> + Send + Sync>;

/// What an operator sets about a machine.
#[derive(Clone)]
pub struct Settings {
    /// What stands before `/chat/completions`: `http://127.0.0.1:11434/v1` for Ollama on this machine.
    pub address: Url,
    /// The model, as the endpoint calls it.
    pub model: String,
    /// What only it and we know; none for one that asks for none.
    pub key: Option<String>,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.key.as_ref().map(|_| "***");
        f.debug_struct("Settings").field("address", &self.address.as_str()).field("model", &self.model).field("key", &key).finish()
    }
}

/// A machine that can be asked.
pub struct Machine {
    settings: Settings,
    ask: Ask,
}

impl Machine {
    /// One that was not asked anything yet.
    #[must_use]
    pub fn new(settings: Settings, ask: Ask) -> Machine {
        Machine { settings, ask }
    }

    /// Which model writes: what a reader is told.
    #[must_use]
    pub fn model(&self) -> &str {
        &self.settings.model
    }

    /// Asks for a text.
    ///
    /// # Errors
    /// See [`Trouble`]; with it comes what the answer cost, where the endpoint says so.
    pub async fn write(&self, asked: &Asked) -> Result<Written, (Trouble, Option<u64>)> {
        let request = self.request(asked).map_err(|trouble| (trouble, Some(0)))?;
        let answer = (self.ask)(request).await.map_err(|unreached| (Trouble::Away(unreached.0), None))?;
        match answer.status().as_u16() {
            200 => read(answer.body()),
            // What is refused outright costs nothing; what was begun may have.
            status @ (408 | 409 | 425 | 429 | 503) => Err((Trouble::Busy { status, wait: wait(&answer) }, Some(0))),
            status @ 500.. => Err((Trouble::Busy { status, wait: wait(&answer) }, None)),
            status => Err((Trouble::Wrong(format!("{status} {}", told(answer.body()))), Some(0))),
        }
    }

    fn request(&self, asked: &Asked) -> Result<HttpRequest, Trouble> {
        let wrong = |error: &dyn fmt::Display| Trouble::Wrong(error.to_string());
        let address = format!("{}/chat/completions", self.settings.address.as_str().trim_end_matches('/'));
        let mut request = http::Request::post(address).header(CONTENT_TYPE, "application/json").header(ACCEPT, "application/json");
        if let Some(key) = &self.settings.key {
            let mut value = HeaderValue::try_from(format!("Bearer {key}")).map_err(|error| wrong(&error))?;
            value.set_sensitive(true);
            request = request.header(AUTHORIZATION, value);
        }
        request.body(asked.body.clone().into_bytes()).map_err(|error| wrong(&error))
    }
}

/// What an error's body says.
fn told(body: &[u8]) -> String {
    match serde_json::from_slice::<Value>(body) {
        Ok(value) => reason(value.get("error").unwrap_or(&value)),
        Err(_) => short(&String::from_utf8_lossy(body.get(..400).unwrap_or(body))),
    }
}

/// In seconds alone: an endpoint that names an hour of its clock is asked again when it is time anyhow.
fn wait(answer: &HttpResponse) -> Option<Duration> {
    let seconds: u64 = answer.headers().get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds).min(LONGEST_WAIT))
}
