//! Addresses as people write them, and the keys and path parts made from them.

use unicode_normalization::UnicodeNormalization;
use url::Url;

/// Longest address that is kept, in bytes.
pub const LONGEST: usize = 2048;

/// Parameters that say how a reader came, not what is read.
const TRACKING: [&str; 33] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "cmpid",
    "cmp",
    "ncid",
    "ocid",
    "xtor",
    "at_medium",
    "at_campaign",
    "ito",
    "smid",
    "smtyp",
    "partner",
    "feedtype",
    "feedname",
    "_hsenc",
    "_hsmi",
    "vero_id",
    "wt_mc",
    "rss",
];

/// The same, by beginning.
const TRACKING_PREFIXES: [&str; 7] = ["utm_", "pk_", "mtm_", "hsa_", "oly_", "spm_", "ns_"];

/// The absolute http or https address that `href` means on a page at `base`: white space out, credentials removed, at most
/// [`LONGEST`] bytes. `None` for what can't be read and for every other scheme.
#[must_use]
pub fn absolute(base: Option<&Url>, href: &str) -> Option<Url> {
    let href = href.trim();
    if href.is_empty() || href.len() > LONGEST {
        return None;
    }
    let mut url = match base {
        Some(base) => base.join(href).ok()?,
        None => Url::parse(href).ok()?,
    };
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return None;
    }
    if !url.username().is_empty() || url.password().is_some() {
        url.set_username("").ok()?;
        url.set_password(None).ok()?;
    }
    (url.as_str().len() <= LONGEST).then_some(url)
}

/// Beginnings of host names under which publishers serve the same articles for another kind of screen.
const TWIN_HOSTS: [&str; 5] = ["www.", "m.", "mobile.", "amp.", "print."];
/// Ends of paths that say how an article is laid out, not which it is.
const LAYOUT_ENDS: [&str; 6] = ["/amp", "/amp.html", "/index.html", "/index.htm", "/index.php", ".amp"];
/// Parameters that say the same, whatever their value.
const LAYOUT: [&str; 3] = ["amp", "print", "printable"];
/// Parameters that do with such a value, and may say something else with another.
const LAYOUT_VALUES: [(&str, &str); 3] = [("outputtype", "amp"), ("output", "amp"), ("view", "print")];

/// What is the same for all addresses of one article, as far as an address tells: without fragment, tracking parameters, what asks for
/// another layout, the scheme, `www.` and its like, a slash at the end. Not an address to go to: use [`untracked`] for that. A parameter
/// that may be an article's number is never touched.
#[must_use]
pub fn article_key(url: &Url) -> String {
    let mut url = url.clone();
    // A port of its own is a server of its own.
    if url.port().is_none() {
        let _ = url.set_scheme("https");
        let host = url.host_str().unwrap_or_default();
        let bare = TWIN_HOSTS.iter().fold(host, |host, twin| host.strip_prefix(twin).filter(|rest| rest.contains('.')).unwrap_or(host));
        let bare = bare.strip_suffix('.').unwrap_or(bare).to_owned();
        let _ = url.set_host(Some(&bare));
    }
    if let Some(query) = url.query() {
        let kept: Vec<&str> = query.split('&').filter(|pair| !is_layout(pair)).collect();
        let kept = kept.join("&");
        url.set_query((!kept.is_empty()).then_some(&kept));
    }
    let path = url.path().trim_end_matches('/');
    let path = LAYOUT_ENDS.iter().find_map(|end| path.strip_suffix(end)).filter(|rest| !rest.is_empty() || path.ends_with("ndex.html"));
    let path = path.unwrap_or(url.path()).trim_end_matches('/').to_owned();
    url.set_path(&path);
    untracked(&url)
}

fn is_layout(pair: &str) -> bool {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let (name, value) = (name.to_ascii_lowercase(), value.to_ascii_lowercase());
    LAYOUT.contains(&name.as_str()) || LAYOUT_VALUES.contains(&(name.as_str(), value.as_str()))
}

/// The address without fragment, tracking parameters and a trailing `?`: it leads to the same page.
#[must_use]
pub fn untracked(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    if let Some(query) = url.query() {
        let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !is_tracking(pair)).collect();
        let kept = kept.join("&");
        url.set_query((!kept.is_empty()).then_some(&kept));
    }
    url.into()
}

fn is_tracking(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
    TRACKING.contains(&name.as_str()) || TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// The last part of what somebody pasted: of an address, a path, or the part itself.
#[must_use]
pub fn last_part(pasted: &str) -> &str {
    let path = pasted.trim().split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    path.rsplit('/').next().unwrap_or_default()
}

/// A part of an address made from text: lower-case ASCII words with hyphens between, other scripts transliterated, at most `max` bytes,
/// cut between words where that leaves something. Never empty: "untitled".
#[must_use]
pub fn slug(text: &str, max: usize) -> String {
    let mut out = String::new();
    // An accent belongs to its letter, and an apostrophe to its word: "it's" is one.
    let letters = text.nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\'' | '’'));
    for c in letters {
        for plain in deunicode::deunicode_char(c).unwrap_or("-").chars() {
            if plain.is_ascii_alphanumeric() {
                out.push(plain.to_ascii_lowercase());
            } else if plain != '\'' && !out.is_empty() && !out.ends_with('-') {
                out.push('-');
            }
        }
        if out.len() > max.saturating_add(LONGEST) {
            break;
        }
    }
    if out.len() > max {
        let whole_word = out.as_bytes().get(max) == Some(&b'-');
        out.truncate(max);
        if !whole_word && let Some(at) = out.rfind('-').filter(|at| *at > max / 2) {
            out.truncate(at);
        }
    }
    let trimmed = out.trim_matches('-');
    if trimmed.is_empty() { "untitled".to_owned() } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Url {
        Url::parse("https://harbour.example/news/index.html").unwrap()
    }

    #[test]
    fn addresses_become_absolute_http() {
        let absolute = |href| absolute(Some(&base()), href).map(String::from);
        assert_eq!(absolute(" ../a b?c#d \n").as_deref(), Some("https://harbour.example/a%20b?c#d"));
        assert_eq!(absolute("//other.example:443/x").as_deref(), Some("https://other.example/x"));
        assert_eq!(absolute("http://user:secret@a.example/").as_deref(), Some("http://a.example/"));
        for refused in ["javascript:alert(1)", "mailto:a@b.example", "data:text/html,x", "ftp://a.example/", "http://", ""] {
            assert_eq!(absolute(refused), None, "{refused}");
        }
        assert_eq!(absolute(&"x".repeat(3000)), None);
    }

    #[test]
    fn one_article_has_one_key() {
        let key = |text| article_key(&Url::parse(text).unwrap());
        assert_eq!(key("https://a.example:443/x?utm_source=rss&id=7&fbclid=Q#top"), "https://a.example/x?id=7");
        assert_eq!(key("https://a.example/x?"), "https://a.example/x");
        assert_ne!(key("https://a.example/x?id=7"), key("https://a.example/x?id=8"));
        assert_eq!(untracked(&Url::parse("http://www.a.example/x/?utm_source=rss#top").unwrap()), "http://www.a.example/x/");
    }

    #[test]
    fn scheme_screen_layout_and_a_last_slash_make_no_other_article() {
        let key = |text| article_key(&Url::parse(text).unwrap());
        let article = "https://a.example/news/2026/gate";
        for same in [
            "http://www.a.example/news/2026/gate",
            "https://m.a.example/news/2026/gate/",
            "https://amp.a.example/news/2026/gate",
            "https://a.example/news/2026/gate/amp/",
            "https://a.example./news/2026/gate?amp=1",
            "https://a.example/news/2026/gate/index.html?outputType=amp&utm_medium=feed",
            "https://a.example/news/2026/gate?print=true#comments",
        ] {
            assert_eq!(key(same), article, "{same}");
        }
        for other in [
            "https://a.example/news/2026/gate?id=1",
            "https://a.example/news/2026/gate?view=2",
            "https://a.example/news/2026/gates",
            "https://a.example:8443/news/2026/gate",
            "https://a.b.example/news/2026/gate",
            "https://a.example/News/2026/gate",
        ] {
            assert_ne!(key(other), article, "{other}");
        }
        assert_eq!(key("https://www.example/x"), "https://www.example/x", "what is left must be a host");
        assert_eq!(key("https://a.example/amp"), "https://a.example/amp", "a page on amplifiers");
        assert_eq!(key("https://a.example/index.html"), key("https://a.example"));
        assert_ne!(key("https://a.example/?p=1"), key("https://a.example/?p=2"));
        let twice = key("https://www.m.a.example/x/amp/");
        assert_eq!(key(&twice), twice, "a key is its own key");
    }

    #[test]
    fn slugs_are_ascii_words() {
        assert_eq!(slug("  Zürich's “Straße” – São Tomé & Œuvre!  ", 80), "zurichs-strasse-sao-tome-oeuvre");
        assert_eq!(slug("one two three four", 10), "one-two");
        assert_eq!(slug("one two three", 7), "one-two");
        assert_eq!(slug("Ærø, Łódź, İzmir", 40), "aero-lodz-izmir");
        assert_eq!(slug("東京 Ελλάδα", 40), "dong-jing-ellada");
        assert_eq!(slug("•••", 20), "untitled");
        assert_eq!(slug("x", 0), "untitled");
    }

    proptest::proptest! {
        #[test]
        fn a_slug_is_its_own_slug(text: String, max in 1usize..60) {
            let once = slug(&text, max);
            proptest::prop_assert!(once.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            proptest::prop_assert_eq!(slug(&once, max.max(8)), once);
        }
    }

    #[test]
    fn the_last_part_is_the_same_of_an_address_a_path_and_itself() {
        for pasted in ["weir-opened", " /lake/story/weir-opened ", "https://news.example/lake/story/weir-opened/?a=1#b"] {
            assert_eq!(last_part(pasted), "weir-opened");
        }
        assert_eq!((last_part(""), last_part("///"), last_part("?a/b")), ("", "", ""));
    }
}
