//! Follows redirects, one judged hop at a time, and times what it does.

use std::time::Duration;

use reqwest::Response;
use reqwest::header::{HeaderMap, LOCATION};
use tokio::time::{Instant, timeout};
use url::Url;

use crate::Failure;
use crate::fetcher::Inner;
use crate::host::Turn;
use crate::robots::{Permission, word};
use crate::{body, robots};

/// The most that a publisher's Crawl-delay can stretch the pause between requests.
const STRETCH: u32 = 10;

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
}

/// The answer at the end of the way, with its body still to be read. The host's turn is ours until this is dropped.
pub(crate) struct Arrival {
    pub(crate) response: Response,
    pub(crate) url: Url,
    pub(crate) moved_for_good: Option<Url>,
    pub(crate) allowance: Allowance,
    pub(crate) turn: Turn,
}

/// The time that is left for an ask. Only what it is spent on counts: waiting for a turn does not.
#[derive(Debug)]
pub(crate) struct Allowance(Duration);

impl Allowance {
    pub(crate) async fn spend<F: Future>(&mut self, work: F) -> Result<F::Output, Failure> {
        let start = Instant::now();
        let done = timeout(self.0, work).await.map_err(|_| Failure::TooSlow)?;
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
            let turn = self.hosts.turn(&url, pause).await;
            let request = match &errand.form {
                Some(form) => self.client.post(url.clone()).body(form.clone()),
                None => self.client.get(url.clone()),
            };
            let response = allowance.spend(request.headers(errand.headers.clone()).send()).await?.map_err(|error| Failure::of(&error))?;
            let status = response.status().as_u16();
            if !matches!(status, 301 | 302 | 303 | 307 | 308) {
                let moved_for_good = (for_good && !way.is_empty()).then(|| url.clone());
                return Ok(Arrival { response, url, moved_for_good, allowance, turn });
            }
            if errand.form.is_some() && !matches!(status, 307 | 308) {
                return Err(Failure::Redirects("what was sent there would get lost on the way".to_owned()));
            }
            let next = target(&url, response.headers())?;
            // Before waiting for another host's turn this one's is given back, or two asks could wait for each other.
            drop((response, turn));
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

    /// The pause to keep at the origin of `url`, if its robots.txt lets us in.
    async fn pause_permitted(&self, url: &Url, pause: Duration) -> Result<Duration, Failure> {
        let Permission { crawl_delay } = self.robots.permit(url, |file| async move { word(self.robots_file(&file).await) }).await?;
        Ok(pause.max(crawl_delay.unwrap_or_default().min(pause * STRETCH)))
    }

    /// The file with the rules. It costs the host no pause: it is asked so that another request may follow.
    async fn robots_file(&self, file: &Url) -> Result<Vec<u8>, Failure> {
        let errand = Errand { headers: HeaderMap::new(), form: None, asks_robots: false, pause: Duration::ZERO };
        // Boxed, since a way to a page holds this way to a file in it, which is the same kind of future.
        let Arrival { response, mut allowance, turn, .. } = Box::pin(self.follow(file, &errand)).await?;
        crate::fetcher::refuse_status(&response)?;
        let limits = body::Limits { bytes: robots::LARGEST, ratio: self.settings.ratio, cut: true };
        let body = allowance.spend(body::read(response, limits)).await??;
        drop(turn);
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
