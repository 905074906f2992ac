//! A call to a service that the operator named: a question or a form with headers of the caller's own, and the whole of a short answer.

use hyper::header::{ACCEPT_ENCODING, CONTENT_LENGTH, HOST, TRANSFER_ENCODING, USER_AGENT};
use hyper::{Method, Request, Response};
use url::Url;

use crate::follow::{Arrival, Errand, Exchange};
use crate::{Failure, Fetcher, body};

/// Bytes of the longest answer. Documents and keys of sign-in providers have some ten thousand.
const LONGEST: usize = 256 << 10;

impl Fetcher {
    /// Sends a request (GET, or POST with a form) as it is, but for what names us and says how answers may be packed, and gives the answer
    /// whatever its status. Judged, timed and kept apart like everything else; robots.txt is not asked, since whoever names a service wants it.
    /// A redirect is not followed: it is the answer.
    ///
    /// # Errors
    /// See [`Failure`]: `TooLarge` beyond 256 KiB, `Garbled` where the answer broke off, `BadAddress` for any other method.
    pub async fn call(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Failure> {
        let start = std::time::Instant::now();
        let (parts, sent) = request.into_parts();
        let url = Url::parse(&parts.uri.to_string()).map_err(|error| Failure::BadAddress(error.to_string()))?;
        let form = match parts.method {
            Method::GET => None,
            Method::POST => Some(String::from_utf8(sent).map_err(|_| Failure::BadAddress("what is sent there is no form".to_owned()))?),
            method => return Err(Failure::BadAddress(format!("{method} is not for calls"))),
        };
        let mut headers = self.inner.headers("application/json");
        for (name, value) in &parts.headers {
            if ![HOST, CONTENT_LENGTH, TRANSFER_ENCODING, USER_AGENT, ACCEPT_ENCODING].contains(name) {
                headers.insert(name, value.clone());
            }
        }
        let errand = Errand { headers, form, asks_robots: false, pause: self.inner.settings.pause, follows: false };
        let answer = self.answer(&url, &errand).await;
        let (host, millis) = (url.host_str(), start.elapsed().as_millis());
        match &answer {
            Ok(answer) => tracing::debug!(host, status = answer.status().as_u16(), millis, "called"),
            Err(failure) => tracing::debug!(host, %failure, millis, "not called"),
        }
        answer
    }

    async fn answer(&self, url: &Url, errand: &Errand) -> Result<Response<Vec<u8>>, Failure> {
        let Arrival { exchange, mut allowance, .. } = self.inner.follow(url, errand).await?;
        let (head, frames, connection, turn) = exchange.into_parts();
        let limits = body::Limits { bytes: LONGEST, ratio: self.inner.settings.ratio, cut: false };
        let (body, frames) = allowance.spend(body::read(&head, frames, limits)).await??.finish().await;
        Exchange::settle(&frames, &head, connection, turn);
        if body.broken_off {
            return Err(Failure::Garbled("it broke off".to_owned()));
        }
        let (parts, ()) = head.into_parts();
        Ok(Response::from_parts(parts, body.bytes))
    }
}
