//! The publisher's name for itself, and the page's own address.

use markup::text::fold;
use url::Url;

use super::json_ld::JsonLd;
use super::page::Page;

/// The publisher's name: as stated, else the part of the window's title that the page's host is named after.
pub(crate) fn name(page: &Page, json: &JsonLd, own: Option<&Url>) -> Option<String> {
    page.first_meta(&["og:site_name"])
        .or(json.publisher.as_deref())
        .or_else(|| {
            page.first_meta(&[
                "application-name",
                "apple-mobile-web-app-title",
                "dc.publisher",
                "dcterms.publisher",
                "publisher",
                "copyright",
            ])
        })
        .map(|name| markup::text::fold_space(&markup::text::unescape(name)))
        .filter(|name| !name.is_empty() && name.chars().count() <= 80 && !name.contains("://"))
        .or_else(|| own.and_then(|own| of_host(page.title.as_deref()?, own)))
}

/// "Harbor Post" of "Ferry adds a sailing | Harbor Post" at `harborpost.example`.
fn of_host(title: &str, own: &Url) -> Option<String> {
    let host = own.host_str()?.trim_start_matches("www.");
    let host: String = host.chars().filter(|c| c.is_alphanumeric()).collect();
    let named = |part: &str| {
        let glued = fold(part).replace(' ', "");
        glued.len() >= 4 && host.starts_with(&glued) || glued.len() >= 6 && host.contains(&glued)
    };
    let mut rest = title;
    let mut found = None;
    while let Some((at, length)) =
        [" | ", " - ", " – ", " — ", " · ", " :: "].iter().filter_map(|s| rest.rfind(s).map(|at| (at, s.len()))).max()
    {
        let part = rest[at + length..].trim();
        if named(part) {
            found = Some(part.to_owned());
            break;
        }
        rest = &rest[..at];
    }
    found.or_else(|| Some(rest.trim().to_owned()).filter(|first| first.len() < title.trim().len() && named(first)))
}

/// Where the publisher says the page lives: `<link rel=canonical>`, `og:url`, JSON-LD. An address of a site's front page is a mistake
/// that many templates make, and is passed over for the next.
pub(crate) fn canonical(page: &Page, json: &JsonLd, base: Option<&Url>) -> Option<Url> {
    let stated = [page.link("canonical"), page.first_meta(&["og:url"]), json.url.as_deref()];
    let mut found: Vec<Url> = stated.into_iter().flatten().filter_map(|href| markup::address::absolute(base, href)).collect();
    if let Some(at) = found.iter().position(|url| url.path() != "/" || url.query().is_some()) {
        return Some(found.swap_remove(at));
    }
    found.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_named_in_the_windows_title_as_its_host_is() {
        let own = Url::parse("https://www.harbor-post.example/ferry").unwrap();
        assert_eq!(of_host("Ferry adds a sailing | Harbor Post", &own).as_deref(), Some("Harbor Post"));
        assert_eq!(of_host("Harbor Post - Ferry adds a sailing", &own).as_deref(), Some("Harbor Post"));
        assert_eq!(of_host("Ferry adds a sailing - at noon", &own), None);
        assert_eq!(of_host("Harbor Post", &own), None);
    }
}
