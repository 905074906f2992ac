//! Links out: only the web's own schemes, whatever a feed said.

use url::Url;

/// The address if it is http or https, has a host and no password in it; else nothing: a page never links to `javascript:`.
#[must_use]
pub fn http_only(address: Option<&str>) -> Option<String> {
    let url = Url::parse(address?.trim()).ok()?;
    let sound = matches!(url.scheme(), "http" | "https") && url.has_host() && url.password().is_none();
    sound.then(|| url.into())
}

/// A publisher's name for people. Where nobody gave one it is a host, and loses the `www.` that any host may have.
pub(crate) fn publisher(name: &str) -> String {
    let name = name.trim();
    let host = name.strip_prefix("www.").filter(|rest| rest.contains('.') && !rest.contains(char::is_whitespace));
    host.unwrap_or(name).to_owned()
}

/// Its host, for people: "harborpost.example".
pub(crate) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}
