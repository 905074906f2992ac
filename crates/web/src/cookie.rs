//! Cookies in and out, as far as two of them need it: no name or value of ours has a sign that would have to be quoted.

use axum::http::{HeaderMap, HeaderValue, header};

/// Seconds that a cookie of ours is kept: a year.
pub(crate) const YEAR: i64 = 365 * 24 * 3_600;

/// The value of the cookie of this name. Of several the first counts, as RFC 6265 sends the one of the longest path first.
pub(crate) fn of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(';')).find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key.trim() == name).then(|| value.trim())
    })
}

/// What sets a cookie for the whole site, that scripts don't see and other sites' forms don't send. An age of 0 takes it away.
pub(crate) fn set(name: &str, value: &str, seconds: i64, secure: bool) -> Option<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")).ok()
}

/// The same for what is below `path` alone, and that no other site's link sends either.
pub(crate) fn set_strict(name: &str, value: &str, path: &str, seconds: i64, secure: bool) -> Option<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}")).ok()
}

/// Whether the browser came over https: as the proxy in front says, hop by hop.
pub(crate) fn is_secure(headers: &HeaderMap) -> bool {
    let hops = headers.get("x-forwarded-proto").and_then(|hops| hops.to_str().ok());
    hops.is_some_and(|hops| hops.split(',').all(|hop| hop.trim().eq_ignore_ascii_case("https")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others_and_by_its_whole_name() {
        let of = |lines: &[&'static str], name| {
            let headers = lines.iter().map(|line| (header::COOKIE, HeaderValue::from_static(line))).collect::<Vec<_>>();
            let mut map = HeaderMap::new();
            for (key, value) in headers {
                map.append(key, value);
            }
            super::of(&map, name).map(str::to_owned)
        };
        assert_eq!(of(&["a=1; look=x; outlook=y"], "look").as_deref(), Some("x"));
        assert_eq!(of(&["outlook=y", "look = z "], "look").as_deref(), Some("z"));
        assert_eq!(of(&["look=first; look=second"], "look").as_deref(), Some("first"));
        for nothing in ["", "look", ";;;=;", "Look=x", "look.=x"] {
            assert_eq!(of(&[nothing], "look"), None, "{nothing}");
        }
    }

    #[test]
    fn a_cookie_is_for_the_whole_site_and_secure_where_the_line_is() {
        let set = |secure| set("look", "1", 9, secure).unwrap().to_str().unwrap().to_owned();
        assert_eq!(set(false), "look=1; Path=/; Max-Age=9; HttpOnly; SameSite=Lax");
        assert!(set(true).ends_with("; Secure"));
        assert_eq!(super::set("look", "a\nb", 9, false), None);
        let strict = super::set_strict("look", "1", "/account", 9, true).unwrap();
        assert_eq!(strict.to_str().unwrap(), "look=1; Path=/account; Max-Age=9; HttpOnly; SameSite=Strict; Secure");
    }
}
