//! Links out: only the web's own schemes, whatever a feed said.

use url::Url;

/// The address if it is http or https, has a host and no password in it; else nothing: a page never links to `javascript:`.
#[must_use]
pub fn http_only(address: Option<&str>) -> Option<String> {
    let url = Url::parse(address?.trim()).ok()?;
    let sound = matches!(url.scheme(), "http" | "https") && url.has_host() && url.password().is_none();
    sound.then(|| url.into())
}

/// Its host, for people: "harborpost.example".
pub(crate) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}
