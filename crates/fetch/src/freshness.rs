//! What response headers say about time: how long an answer stays fresh, and how long to stay away.

use std::time::Duration;

use hyper::header::{AGE, CACHE_CONTROL, DATE, EXPIRES, HeaderMap, HeaderName, RETRY_AFTER};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

/// Nobody is left alone for longer than this on their word alone.
const LONGEST_RETRY: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// How long an answer is fresh (RFC 9111, 4.2), as long as that can be told from what it says: `Cache-Control: max-age`, else `Expires` by the
/// server's own clock, less the time that it already spent in caches. `None` where nothing is said, or where the answer is not to be used
/// again at all. Nothing is guessed from `Last-Modified` (4.2.2), and `must-revalidate` changes nothing: what is stale is always asked about.
pub(crate) fn fresh_for(headers: &HeaderMap) -> Option<Duration> {
    let all: Vec<String> =
        headers.get_all(CACHE_CONTROL).iter().filter_map(|value| value.to_str().ok()).map(str::to_ascii_lowercase).collect();
    let directives = || all.iter().flat_map(|value| value.split(',')).map(str::trim);
    if directives().any(|directive| matches!(directive, "no-cache" | "no-store")) {
        return None;
    }
    let lifetime = match directives().find_map(|directive| directive.strip_prefix("max-age=")) {
        Some(seconds) => seconds.trim_matches('"').parse::<u32>().ok()?,
        None => until_expiry(headers)?,
    };
    let age = text(headers, AGE).and_then(|age| age.parse::<u32>().ok()).unwrap_or(0);
    Some(Duration::from_secs(lifetime.saturating_sub(age).into()))
}

/// Seconds from `Date` to `Expires`. One that is no date, such as 0, is long past (RFC 9111, 5.3).
fn until_expiry(headers: &HeaderMap) -> Option<u32> {
    let Some(expires) = date(text(headers, EXPIRES)?) else { return Some(0) };
    let now = text(headers, DATE).and_then(date)?;
    Some(u32::try_from(expires.duration_since(now).as_secs().max(0)).unwrap_or(u32::MAX))
}

/// `Retry-After`, as seconds or as a date. A date is measured by the server's own clock, which every answer shows (RFC 9110, 6.6.1);
/// one without says nothing.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = text(headers, RETRY_AFTER)?;
    let wait = match value.parse::<u32>() {
        Ok(seconds) => Duration::from_secs(seconds.into()),
        Err(_) => {
            let now = text(headers, DATE).and_then(date)?;
            Duration::try_from(date(value)?.duration_since(now)).unwrap_or_default()
        }
    };
    Some(wait.min(LONGEST_RETRY))
}

/// A header as text, trimmed; `None` if absent, empty or not text.
pub(crate) fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok().map(str::trim).filter(|text| !text.is_empty())
}

fn date(text: &str) -> Option<Timestamp> {
    // A wrong day of the week does not make a date less clear.
    DateTimeParser::new().relaxed_weekday(true).parse_timestamp(text).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use hyper::header::HeaderValue;

    use super::*;

    fn headers(pairs: &[(HeaderName, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn freshness_is_max_age_less_age() {
        let fresh = |pairs: &[(HeaderName, &'static str)]| fresh_for(&headers(pairs)).map(|d| d.as_secs());
        assert_eq!(fresh(&[(CACHE_CONTROL, "public, Max-Age=600")]), Some(600));
        assert_eq!(fresh(&[(CACHE_CONTROL, "max-age=\"600\""), (AGE, "100")]), Some(500));
        assert_eq!(fresh(&[(CACHE_CONTROL, "max-age=60"), (AGE, "100")]), Some(0));
        assert_eq!(fresh(&[(CACHE_CONTROL, "s-maxage=600")]), None);
        assert_eq!(fresh(&[(CACHE_CONTROL, "max-age=600, no-cache")]), None);
        assert_eq!(fresh(&[(CACHE_CONTROL, "max-age=-1")]), None);
        assert_eq!(fresh(&[(CACHE_CONTROL, "max-age=99999999999999999999")]), None);
        assert_eq!(fresh(&[]), None);
    }

    #[test]
    fn without_max_age_an_answer_is_fresh_until_it_expires_by_the_servers_clock() {
        let fresh = |pairs: &[(HeaderName, &'static str)]| fresh_for(&headers(pairs)).map(|d| d.as_secs());
        let now = (DATE, "Tue, 24 Nov 2026 12:00:00 GMT");
        let soon = (EXPIRES, "Tue, 24 Nov 2026 12:10:00 GMT");
        assert_eq!(fresh(&[now.clone(), soon.clone()]), Some(600));
        assert_eq!(fresh(&[now.clone(), soon.clone(), (AGE, "100")]), Some(500));
        assert_eq!(fresh(&[now.clone(), soon.clone(), (CACHE_CONTROL, "max-age=60, must-revalidate")]), Some(60));
        assert_eq!(fresh(&[now.clone(), soon.clone(), (CACHE_CONTROL, "no-store")]), None);
        assert_eq!(fresh(&[now.clone(), (EXPIRES, "Tue, 24 Nov 2020 12:10:00 GMT")]), Some(0));
        assert_eq!(fresh(&[now, (EXPIRES, "0")]), Some(0));
        assert_eq!(fresh(&[soon]), None, "no clock to measure it by");
    }

    #[test]
    fn retry_after_is_seconds_or_a_date_by_the_servers_clock() {
        let retry = |pairs: &[(HeaderName, &'static str)]| retry_after(&headers(pairs)).map(|d| d.as_secs());
        let at = |date| retry(&[(RETRY_AFTER, date), (DATE, "Tue, 24 Nov 2026 12:00:00 GMT")]);
        assert_eq!(retry(&[(RETRY_AFTER, "120")]), Some(120));
        assert_eq!(at("Tue, 24 Nov 2026 12:05:00 GMT"), Some(300));
        assert_eq!(at("Mon, 24 Nov 2026 12:05:00 GMT"), Some(300), "the weekday is wrong");
        assert_eq!(at("Tue, 24 Nov 2020 12:05:00 GMT"), Some(0), "long past");
        assert_eq!(retry(&[(RETRY_AFTER, "Tue, 24 Nov 2026 12:05:00 GMT")]), None, "no clock to measure it by");
        assert_eq!(retry(&[(RETRY_AFTER, "4000000000")]), Some(7 * 24 * 60 * 60));
        assert_eq!(retry(&[(RETRY_AFTER, "soon")]), None);
        assert_eq!(retry(&[]), None);
    }
}
