//! Addresses in feeds: absolute where they can be made so.

use model::FlawKind;
use url::Url;

use crate::flaws::{Flaws, short};

/// The absolute address of an entry or a site. An address that is absolute already stays as the publisher wrote it.
pub(crate) fn absolute(base: Option<&Url>, href: &str, flaws: &mut Flaws) -> Option<String> {
    let href = href.trim();
    if href.is_empty() {
        return None;
    }
    let found = markup::address::absolute(base, href);
    if found.is_none() {
        flaws.add(FlawKind::Address, format!("The address “{}” can't be used.", short(href)));
    }
    let is_plain = |c: u8| c.is_ascii_graphic() && !matches!(c, b'@' | b'\\');
    let as_written = (href.starts_with("http://") || href.starts_with("https://")) && href.bytes().all(is_plain);
    found
        .map(|url| if as_written { href.to_owned() } else { url.into() })
        .filter(|url| flaws.allows_growth(url.len().saturating_sub(href.len())))
}
