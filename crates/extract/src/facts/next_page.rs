//! The next page of an article that is spread over several.

use url::Url;

use super::page::Page;

/// The target of `rel=next`, if it differs from the page's own address by nothing but a page number: many sites give the next article
/// the same `rel`.
pub(super) fn find(page: &Page, own: Option<&Url>, base: Option<&Url>) -> Option<Url> {
    let own = own?;
    let is_next = |rel: &str| rel.split_whitespace().any(|word| word == "next");
    let links = page.links.iter().chain(&page.anchors).filter(|(rel, _)| is_next(rel));
    links.filter_map(|(_, href)| markup::address::absolute(base.or(Some(own)), href)).find(|next| follows(own, next))
}

/// Is this the address of the same thing's following page?
fn follows(own: &Url, next: &Url) -> bool {
    if own.host_str() != next.host_str() {
        return false;
    }
    let (own_text, own_page) = parted(own);
    let (next_text, next_page) = parted(next);
    own_text == next_text && next_page == Some(own_page.unwrap_or(1) + 1)
}

/// Names of a page number in a path or query.
const NAMES: &[&str] = &["page", "p", "pg", "paged", "pagina", "seite", "pag", "side", "sida", "strona", "sivu", "sayfa", "halaman"];

/// An address without its page number, and the number.
fn parted(url: &Url) -> (String, Option<u32>) {
    let number = |text: &str| text.parse::<u32>().ok().filter(|n| text.len() <= 2 && *n > 0);
    let mut page = None;
    let mut query: Vec<String> = Vec::new();
    for (name, value) in url.query_pairs().take(40) {
        match number(&value).filter(|_| NAMES.contains(&name.to_ascii_lowercase().as_str())) {
            Some(found) if page.is_none() => page = Some(found),
            _ => query.push(format!("{name}={value}")),
        }
    }
    let mut parts: Vec<&str> = url.path().split('/').filter(|part| !part.is_empty()).collect();
    let mut last = parts.pop().unwrap_or_default().to_owned();
    let mut ending = "";
    if let Some((stem, end)) = last.clone().rsplit_once('.').filter(|(_, end)| matches!(*end, "html" | "htm" | "php" | "shtml")) {
        ending = if end == "php" { ".php" } else { ".html" };
        last = stem.to_owned();
    }
    if page.is_none() {
        if let Some(found) = number(&last).filter(|_| !parts.is_empty()) {
            // "/story/2", "/story/page/2"
            page = Some(found);
            last = parts.pop().unwrap_or_default().to_owned();
            if NAMES.contains(&last.to_ascii_lowercase().as_str()) {
                last = parts.pop().unwrap_or_default().to_owned();
            }
        } else if let Some((stem, found)) = last.rsplit_once(['-', '_', ',']).and_then(|(stem, tail)| Some((stem, numbered(tail)?))) {
            // "/story-2.html", "/story_page2"
            page = Some(found);
            last = stem.trim_end_matches(['-', '_']).to_owned();
            for name in ["page", "seite"] {
                last = last.strip_suffix(name).unwrap_or(&last).trim_end_matches(['-', '_']).to_owned();
            }
        } else if let Some(found) = numbered(&last).filter(|_| last.starts_with(char::is_alphabetic) && !parts.is_empty()) {
            // "/story/page2"
            page = Some(found);
            last = parts.pop().unwrap_or_default().to_owned();
        }
    }
    (format!("{}/{last}{ending}?{}", parts.join("/"), query.join("&")), page)
}

/// "2" or "page2".
fn numbered(text: &str) -> Option<u32> {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let name = &text[..text.len() - digits.len()];
    let named = name.is_empty() || NAMES.contains(&name.to_ascii_lowercase().as_str());
    digits.parse().ok().filter(|n| named && digits.len() <= 2 && *n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(own: &str, next: &str, wanted: bool) {
        let url = |path: &str| Url::parse(&format!("https://harbor.example{path}")).unwrap();
        assert_eq!(follows(&url(own), &url(next)), wanted, "{own} → {next}");
    }

    #[test]
    fn a_next_page_differs_by_its_number_alone() {
        check("/ferry", "/ferry/2", true);
        check("/ferry/", "/ferry/page/2/", true);
        check("/ferry/2", "/ferry/3", true);
        check("/ferry.html", "/ferry-2.html", true);
        check("/ferry.html", "/ferry-seite-2.html", true);
        check("/ferry?id=7", "/ferry?id=7&page=2", true);
        check("/ferry?page=2", "/ferry?page=3", true);
    }

    #[test]
    fn a_next_article_is_no_next_page() {
        check("/ferry", "/pier", false);
        check("/ferry", "/ferry/3", false);
        check("/ferry/3", "/ferry/2", false);
        check("/news/101", "/news/102", false);
        check("/news/100231", "/news/100232", false);
        check("/ferry?id=7", "/ferry?id=8", false);
    }
}
