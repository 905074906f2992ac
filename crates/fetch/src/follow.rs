//! Follows redirects, one judged hop at a time, and times what it does.

use std::time::Duration;

use hyper::Response;
use hyper::body::Incoming;
use hyper::header::{CONTENT_LENGTH, HeaderMap, LOCATION, TRANSFER_ENCODING};
use tokio::time::{Instant, timeout};
use url::Url;

use crate::connection::{Connection, Message};
use crate::fetcher::{Inner, refuse_status};
use crate::frames::Frames;
use crate::host::Turn;
use crate::robots::{Permission, word};
use crate::{Failure, body, robots};

/// The most that a publisher's Crawl-delay can stretch the pause between requests.
const STRETCH: u32 = 10;

/// The body of an answer that nobody reads is read to its end up to this size, so that its connection can be used again.
const SMALL_REST: usize = 16 << 10;

/// What is carried from hop to hop.
#[derive(Debug)]
pub(crate) struct Errand {
    pub(crate) headers: HeaderMap,
    /// Is posted, where there is one; else it is a GET.
    pub(crate) form: Option<String>,
    /// Ask each origin's robots.txt.
    pub(crate) asks_robots: bool,
    /// Leave each host alone for this long afterwards.
    pub(crate) pause: Duration,
    /// Go where a redirect leads; else it is the answer.
    pub(crate) follows: bool,
}

/// The answer at the end of the way, with its body still to be read.
pub(crate) struct Arrival {
    pub(crate) exchange: Exchange,
    pub(crate) url: Url,
    pub(crate) moved_for_good: Option<Url>,
    pub(crate) allowance: Allowance,
}

/// A question that was asked and the head of its answer. The host's turn is ours until this is dropped; dropping it closes the connection.
pub(crate) struct Exchange {
    pub(crate) head: Response<()>,
    pub(crate) frames: Frames,
    connection: Connection,
    turn: Turn,
}

impl Exchange {
    fn new(response: Response<Incoming>, connection: Connection, turn: Turn) -> Exchange {
        let (head, body) = response.into_parts();
        let frames = Frames::new(body, connection.meter.clone());
        Exchange { head: Response::from_parts(head, ()), frames, connection, turn }
    }

    /// Nobody wants more of this answer. The connection is kept if little is left of it.
    pub(crate) async fn leave(mut self) {
        self.frames.drain(SMALL_REST).await;
        Exchange::settle(&self.frames, &self.head, self.connection, self.turn);
    }

    /// Goes on with an answer that is good, and leaves one that is not.
    pub(crate) async fn if_good(self, verdict: Result<(), Failure>) -> Result<Exchange, Failure> {
        match verdict {
            Ok(()) => Ok(self),
            Err(failure) => {
                self.leave().await;
                Err(failure)
            }
        }
    }

    /// Takes the body out, to be read; what remains is [`Exchange::settle`] with it.
    pub(crate) fn into_parts(self) -> (Response<()>, Frames, Connection, Turn) {
        (self.head, self.frames, self.connection, self.turn)
    }

    /// Keeps the connection if the whole of the answer was read, and there is no doubt where it ended: of two lengths (RFC 9112, 6.3) one is
    /// a lie, and what follows might be somebody's idea of another answer.
    pub(crate) fn settle(frames: &Frames, head: &Response<()>, connection: Connection, mut turn: Turn) {
        let two_lengths = head.headers().contains_key(TRANSFER_ENCODING) && head.headers().contains_key(CONTENT_LENGTH);
        if frames.is_at_end() && !two_lengths {
            turn.keep(connection);
        }
    }
}

/// The time that is left for an ask. Only what it is spent on counts: waiting for a turn does not.
#[derive(Debug)]
pub(crate) struct Allowance(Duration);

impl Allowance {
    pub(crate) async fn spend<F: Future>(&mut self, work: F) -> Result<F::Output, Failure> {
        self.spend_at_most(self.0, work).await
    }

    async fn spend_at_most<F: Future>(&mut self, most: Duration, work: F) -> Result<F::Output, Failure> {
        let start = Instant::now();
        let done = timeout(self.0.min(most), work).await.map_err(|_| Failure::TooSlow)?;
        self.0 = self.0.saturating_sub(start.elapsed());
        Ok(done)
    }
}

impl Inner {
    pub(crate) async fn follow(&self, start: &Url, errand: &Errand) -> Result<Arrival, Failure> {
        let mut allowance = Allowance(self.settings.timeout);
        let mut url = without_fragment(start.clone());
        let mut way = Vec::new();
        let mut for_good = true;
        loop {
            self.guard.judge(&url)?;
            let pause = if errand.asks_robots { self.pause_permitted(&url, errand.pause).await? } else { errand.pause };
            let turn = self.hosts.turn(&url, pause).await?;
            let exchange = self.exchange(&url, errand, turn, &mut allowance).await?;
            let status = exchange.head.status().as_u16();
            if !errand.follows || !matches!(status, 301 | 302 | 303 | 307 | 308) {
                let moved_for_good = (for_good && !way.is_empty()).then(|| url.clone());
                return Ok(Arrival { exchange, url, moved_for_good, allowance });
            }
            let next = target(&url, exchange.head.headers());
            // Before waiting for another host's turn this one's is given back, or two asks could wait for each other.
            exchange.leave().await;
            if errand.form.is_some() && !matches!(status, 307 | 308) {
                return Err(Failure::Redirects("what was sent there would get lost on the way".to_owned()));
            }
            let next = next?;
            for_good &= matches!(status, 301 | 308) && !(url.scheme() == "https" && next.scheme() == "http");
            way.push(std::mem::replace(&mut url, next));
            if way.contains(&url) {
                return Err(Failure::Redirects("it leads back to where it came from".to_owned()));
            }
            if way.len() > self.settings.redirects {
                return Err(Failure::Redirects(format!("more than {} times", self.settings.redirects)));
            }
        }
    }

    /// Asks on the connection that the host's last turn left open, or on a new one.
    async fn exchange(&self, url: &Url, errand: &Errand, mut turn: Turn, allowance: &mut Allowance) -> Result<Exchange, Failure> {
        let message = Message { url, headers: &errand.headers, form: errand.form.as_deref() };
        let limit = self.settings.head_timeout;
        let kept = turn.connection(url.scheme() == "https");
        // A server may close an idle connection at the very moment when it is used again, or say something on it that belongs to what was
        // before: whatever fails there says nothing of this answer. A question can then be asked once more; of what is sent there is no
        // knowing whether it arrived.
        if let Some(mut connection) = kept.filter(|_| errand.form.is_none())
            && let Ok(response) = allowance.spend_at_most(limit, connection.send(message)).await?
        {
            return Ok(Exchange::new(response, connection, turn));
        }
        let mut connection = allowance.spend(self.dial.connect(url)).await??;
        let response = allowance.spend_at_most(limit, connection.send(message)).await??;
        Ok(Exchange::new(response, connection, turn))
    }

    /// The pause to keep at the origin of `url`, if its robots.txt lets us in.
    async fn pause_permitted(&self, url: &Url, pause: Duration) -> Result<Duration, Failure> {
        let Permission { crawl_delay } = self.robots.permit(url, |file| async move { word(self.robots_file(&file).await) }).await?;
        Ok(pause.max(crawl_delay.unwrap_or_default().min(pause * STRETCH)))
    }

    /// The file with the rules. It costs the host no pause: it is asked so that another request may follow.
    async fn robots_file(&self, file: &Url) -> Result<Vec<u8>, Failure> {
        let errand =
            Errand { headers: self.headers("text/plain, */*;q=0.5"), form: None, asks_robots: false, pause: Duration::ZERO, follows: true };
        // Boxed, since a way to a page holds this way to a file in it, which is the same kind of future.
        let Arrival { exchange, mut allowance, .. } = Box::pin(self.follow(file, &errand)).await?;
        let verdict = refuse_status(&exchange.head);
        let exchange = exchange.if_good(verdict).await?;
        let limits = body::Limits { bytes: robots::LARGEST, ratio: self.settings.ratio, cut: true };
        let (head, frames, connection, turn) = exchange.into_parts();
        let (body, frames) = allowance.spend(body::read(&head, frames, limits)).await??.finish().await;
        Exchange::settle(&frames, &head, connection, turn);
        Ok(body.bytes)
    }
}

/// Where a redirect leads. Servers write addresses in raw UTF-8, too.
fn target(from: &Url, headers: &HeaderMap) -> Result<Url, Failure> {
    let location = headers.get(LOCATION).ok_or_else(|| Failure::Redirects("it does not say where to".to_owned()))?;
    let location = String::from_utf8_lossy(location.as_bytes());
    let next = from.join(&location).map_err(|error| Failure::BadAddress(format!("it redirects to one that makes no sense ({error})")))?;
    Ok(without_fragment(next))
}

fn without_fragment(mut url: Url) -> Url {
    url.set_fragment(None);
    url
}
