//! The face: ask for an address, get an answer.

use std::sync::Arc;
use std::time::Duration;

use hyper::Response;
use hyper::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LINK,
    USER_AGENT,
};
use url::{Url, form_urlencoded};

use crate::dial::Dial;
use crate::follow::{Arrival, Errand, Exchange};
use crate::freshness::{fresh_for, retry_after, text};
use crate::guard::Guard;
use crate::host::Hosts;
use crate::network::{Machine, Network};
use crate::place::{LARGE, Places};
use crate::robots::Robots;
use crate::{Answer, BadSettings, Failure, Got, Kind, Place, Settings, Unchanged, body, unpack};

/// Longer headers are not kept: they would be stored with every source and sent back each time.
const LONGEST_HEADER: usize = 1024;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// Where. A fragment is not sent and not kept.
    pub url: &'a Url,
    /// What is expected there.
    pub kind: Kind,
    /// [`Got::etag`] of the last time.
    pub etag: Option<&'a str>,
    /// [`Got::last_modified`] of the last time.
    pub last_modified: Option<&'a str>,
}

impl<'a> Ask<'a> {
    /// Asks whether or not anything has changed.
    #[must_use]
    pub fn new(url: &'a Url, kind: Kind) -> Ask<'a> {
        Ask { url, kind, etag: None, last_modified: None }
    }
}

/// Fetches. Clones share their connections, the hosts' turns and what robots.txt files said: make one for the whole program.
#[derive(Clone)]
pub struct Fetcher {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) settings: Settings,
    pub(crate) guard: Arc<Guard>,
    pub(crate) dial: Dial,
    pub(crate) user_agent: HeaderValue,
    pub(crate) hosts: Hosts,
    pub(crate) robots: Robots,
    pub(crate) places: Places,
}

impl Fetcher {
    /// A fetcher with these settings, for the life of the program.
    ///
    /// # Errors
    /// If the settings make no sense.
    pub fn new(settings: Settings) -> Result<Fetcher, BadSettings> {
        Fetcher::on(Arc::new(Machine::new()), settings)
    }

    /// A fetcher that looks names up and connects by `network` instead of this machine's own resolver and sockets. It judges as any other.
    ///
    /// # Errors
    /// If the settings make no sense.
    pub fn on(network: Arc<dyn Network>, settings: Settings) -> Result<Fetcher, BadSettings> {
        settings.check()?;
        let user_agent = HeaderValue::from_str(&settings.user_agent).map_err(|_| BadSettings::UserAgent)?;
        let guard = Arc::new(Guard::new(&settings));
        let dial = Dial::new(&settings, guard.clone(), network);
        let robots = Robots::new(settings.product());
        let budget = if settings.pause.is_zero() { 0 } else { settings.budget };
        let (hosts, places) = (Hosts::new(budget), Places::new());
        Ok(Fetcher { inner: Arc::new(Inner { settings, guard, dial, user_agent, hosts, robots, places }) })
    }

    /// Gets what is at an address. It waits for its turn at the host for as long as that takes; from then on
    /// [`Settings::timeout`] counts. Dropping the future gives the turn back.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn get(&self, ask: Ask<'_>) -> Result<Answer, Failure> {
        let start = std::time::Instant::now();
        let answer = self.inner.get(ask).await;
        let (host, millis) = (ask.url.host_str(), start.elapsed().as_millis());
        match &answer {
            Ok(Answer::Got(got)) => tracing::debug!(host, kind = ?ask.kind, bytes = got.bytes.len(), millis, "fetched"),
            Ok(Answer::Unchanged(_)) => tracing::debug!(host, kind = ?ask.kind, millis, "unchanged"),
            Err(failure) => tracing::debug!(host, kind = ?ask.kind, %failure, millis, "not fetched"),
        }
        answer
    }

    /// Sends a short form to an address and gives the status of the answer, one of 200 to 299; its body is not read. Judged, timed and
    /// kept apart like everything else. A redirect is followed only where it repeats the form (307, 308); robots.txt is not asked, since
    /// whoever names an address for forms wants them.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn post(&self, url: &Url, form: &[(&str, &str)]) -> Result<u16, Failure> {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let mut headers = self.inner.headers("*/*");
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        let errand = Errand { headers, form: Some(form), asks_robots: false, pause: self.inner.settings.pause, follows: true };
        let exchange = self.inner.follow(url, &errand).await?.exchange;
        let verdict = refuse_status(&exchange.head).map(|()| exchange.head.status().as_u16());
        exchange.leave().await;
        verdict
    }
}

impl Inner {
    async fn get(&self, ask: Ask<'_>) -> Result<Answer, Failure> {
        let headers = self.headers_for(&ask);
        let has_validators = headers.contains_key(IF_NONE_MATCH) || headers.contains_key(IF_MODIFIED_SINCE);
        let asks_robots = self.settings.robots && ask.kind.asks_robots();
        let errand = Errand { headers, form: None, asks_robots, pause: self.settings.pause, follows: true };
        let Arrival { exchange, url, moved_for_good, mut allowance } = self.follow(ask.url, &errand).await?;
        let fresh_for: Option<Duration> = fresh_for(exchange.head.headers());
        if exchange.head.status() == 304 && has_validators {
            exchange.leave().await;
            return Ok(Answer::Unchanged(Unchanged { moved_for_good, fresh_for }));
        }
        let content_type = kept(exchange.head.headers(), CONTENT_TYPE);
        let wrong_type = content_type.clone().filter(|content_type| !ask.kind.may_be(content_type));
        let verdict = refuse_status(&exchange.head).and_then(|()| wrong_type.map_or(Ok(()), |wrong| Err(Failure::WrongType(wrong))));
        let (head, frames, connection, turn) = exchange.if_good(verdict).await?.into_parts();
        let (etag, last_modified) = (kept(head.headers(), ETAG), kept(head.headers(), LAST_MODIFIED));
        let (rights, links) = (rights(head.headers()), links(head.headers()));
        let limits = body::Limits { bytes: ask.kind.cap(&self.settings), ratio: self.settings.ratio, cut: ask.kind.is_of_use_when_cut() };
        let mut reading = allowance.spend(body::Reading::begin(&head, frames, limits)).await??;
        let mut place = Place::default();
        if !allowance.spend(reading.up_to(LARGE)).await?? {
            // Not the publisher's fault, and so not of its time.
            place = self.places.wait(ask.kind).await;
            allowance.spend(reading.up_to(usize::MAX)).await??;
        }
        let (body, frames) = reading.finish().await;
        Exchange::settle(&frames, &head, connection, turn);
        let whole = !body.cut && !body.broken_off;
        Ok(Answer::Got(Box::new(Got {
            bytes: body.bytes,
            url,
            content_type,
            etag: etag.filter(|_| whole),
            last_modified: last_modified.filter(|_| whole),
            moved_for_good,
            rights,
            links,
            fresh_for,
            cut: body.cut,
            broken_off: body.broken_off,
            place,
        })))
    }

    /// What goes out with every request.
    pub(crate) fn headers(&self, accept: &'static str) -> HeaderMap {
        HeaderMap::from_iter([
            (USER_AGENT, self.user_agent.clone()),
            (ACCEPT, HeaderValue::from_static(accept)),
            (ACCEPT_ENCODING, HeaderValue::from_static(unpack::ACCEPT_ENCODING)),
        ])
    }

    /// Validators that a header can't carry are left out: then the whole answer comes again, and no harm is done.
    fn headers_for(&self, ask: &Ask<'_>) -> HeaderMap {
        let mut headers = self.headers(ask.kind.accept());
        for (name, value) in [(IF_NONE_MATCH, ask.etag), (IF_MODIFIED_SINCE, ask.last_modified)] {
            if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
                headers.insert(name, value);
            }
        }
        headers
    }
}

/// Values of headers that speak of rights, of each name at most so many.
const RIGHTS: usize = 8;

/// What the headers say of the publisher's rights.
fn rights(headers: &HeaderMap) -> Box<[(&'static str, String)]> {
    let names = ["x-robots-tag", "tdm-reservation", "tdm-policy"];
    let values = |name: &'static str| {
        headers.get_all(name).iter().take(RIGHTS).filter_map(move |value| Some((name, value.to_str().ok()?.to_owned())))
    };
    names.into_iter().flat_map(values).collect()
}

/// `Link` headers, at most so many.
const LINKS: usize = 8;

fn links(headers: &HeaderMap) -> Box<[String]> {
    let values = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    values.filter(|value| value.len() <= LONGEST_HEADER).take(LINKS).map(str::to_owned).collect()
}

/// The failure that a status is, unless it comes with a body that was asked for.
pub(crate) fn refuse_status(response: &Response<()>) -> Result<(), Failure> {
    let retry_after = retry_after(response.headers());
    match response.status().as_u16() {
        // A part that nobody asked for is not an answer.
        206 => Err(Failure::Status(206)),
        200..=299 => Ok(()),
        404 => Err(Failure::NotFound),
        410 => Err(Failure::Gone),
        429 => Err(Failure::TooManyRequests { retry_after }),
        503 if retry_after.is_some() => Err(Failure::TooManyRequests { retry_after }),
        code => Err(Failure::Status(code)),
    }
}

fn kept(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    text(headers, name).filter(|text| text.len() <= LONGEST_HEADER).map(str::to_owned)
}
