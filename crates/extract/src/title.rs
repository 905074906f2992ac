//! The headline, without the site's name.
//!
//! News pages state it in JSON-LD, and what they state there is what their readers see. On other pages JSON-LD often repeats the
//! window's title, so there the `<h1>` nearest to `og:title` wins: `og:title` says which heading is meant, the heading says how it is
//! written.

use std::collections::HashSet;

use crate::json_ld::JsonLd;
use crate::page::Page;

/// What stands between headline and site name.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", " • ", " / ", " ‹ ", " ~ "];

/// The title of the page. `site` is the publisher's name, where known.
pub(crate) fn find(page: &Page, json: &JsonLd, site: Option<&str>) -> Option<String> {
    let meta =
        page.first_meta(&["og:title", "twitter:title", "title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title"]).map(tidy);
    let window = page.title.as_deref().map(tidy).filter(|t| !t.is_empty());
    let headings: Vec<String> = page.headings.iter().map(|h| tidy(h)).filter(|h| h.chars().count() > 2).collect();
    let headline = json.headline.as_deref().map(tidy).filter(|h| !h.is_empty());
    if let Some(headline) = headline.as_ref().filter(|h| json.news && h.chars().count() > 4 && !cut_short(h)) {
        return Some(without_site(headline, site, &headings, false));
    }
    let guides: Vec<&String> = [meta.as_ref(), headline.as_ref(), window.as_ref()].into_iter().flatten().collect();
    let mut best: Option<(f64, &String)> = None;
    for heading in &headings {
        if site.is_some_and(|site| fold(site) == fold(heading)) && headings.len() > 1 {
            continue;
        }
        let near = guides.iter().map(|guide| likeness(heading, guide)).fold(0.0, f64::max);
        if near > 0.5 && best.is_none_or(|(b, _)| near > b) {
            best = Some((near, heading));
        }
    }
    if let Some((_, heading)) = best {
        return Some(without_site(heading, site, &[], false));
    }
    let stated = meta.or(headline).filter(|t| !t.is_empty());
    if let Some(stated) = stated {
        return Some(without_site(&stated, site, &headings, false));
    }
    match window {
        Some(window) => Some(without_site(&window, site, &headings, true)),
        None => headings.into_iter().next(),
    }
}

/// Spaces folded, entities resolved.
fn tidy(text: &str) -> String {
    markup::text::fold_space(&markup::text::unescape(text))
}

fn cut_short(text: &str) -> bool {
    text.ends_with('…') || text.ends_with("...")
}

/// Takes a site's name off either end. `guess` also takes off a short last part whose name is not known, as a window's title has it.
fn without_site(title: &str, site: Option<&str>, headings: &[String], guess: bool) -> String {
    let mut title = title.to_owned();
    for round in 0..3 {
        let Some(shorter) = one_part_less(&title, site, headings, guess && round == 0) else { break };
        title = shorter;
    }
    title
}

fn one_part_less(title: &str, site: Option<&str>, headings: &[String], guess: bool) -> Option<String> {
    let site = site.map(fold).filter(|s| !s.is_empty());
    let is_site = |part: &str| {
        let part = fold(part);
        !part.is_empty()
            && site
                .as_ref()
                .is_some_and(|s| *s == part || s.replace(' ', "") == part.replace(' ', "") || (part.len() > 4 && s.starts_with(&part)))
    };
    let (at, separator) = SEPARATORS.iter().filter_map(|s| title.rfind(s).map(|at| (at, *s))).max_by_key(|(at, _)| *at)?;
    let (front, back) = (title[..at].trim(), title[at + separator.len()..].trim());
    let known = headings.iter().any(|h| fold(h) == fold(front));
    if !front.is_empty() && (is_site(back) || known) {
        return Some(front.to_owned());
    }
    if guess && front.split_whitespace().count() >= 3 && back.split_whitespace().count() <= 4 && back.len() < front.len() {
        return Some(front.to_owned());
    }
    let (at, separator) = SEPARATORS.iter().filter_map(|s| title.find(s).map(|at| (at, *s))).min_by_key(|(at, _)| *at)?;
    let (front, back) = (title[..at].trim(), title[at + separator.len()..].trim());
    (!back.is_empty() && is_site(front)).then(|| back.to_owned())
}

/// Letters and digits in lower case, words apart by one space.
pub(crate) fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

/// Shared words as a part of all words of the heading and the guide: 1.0 when the heading is in the guide as a whole and makes up most
/// of it.
fn likeness(heading: &str, guide: &str) -> f64 {
    let (a, b) = (pieces(heading), pieces(guide));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let shared = a.intersection(&b).count() as f64;
    2.0 * shared / (a.len() + b.len()) as f64
}

/// Words; characters in scripts that write no spaces.
fn pieces(text: &str) -> HashSet<String> {
    let folded = fold(text);
    let unspaced = folded.chars().any(|c| matches!(u32::from(c), 0x3040..=0x30ff | 0x3400..=0x9fff | 0x0e00..=0x0e7f));
    if unspaced {
        return folded.chars().filter(|c| !c.is_whitespace()).map(String::from).collect();
    }
    folded.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, site: Option<&str>, headings: &[&str], wanted: &str) {
        let headings: Vec<String> = headings.iter().map(|h| (*h).to_owned()).collect();
        assert_eq!(without_site(title, site, &headings, true), wanted);
    }

    #[test]
    fn the_sites_name_comes_off_either_end() {
        check("Ferry adds a sailing | The Harbor Post", Some("The Harbor Post"), &[], "Ferry adds a sailing");
        check("Harbor Post: Ferry - a new one - Harbor Post", Some("Harbor Post"), &[], "Harbor Post: Ferry - a new one");
        check(
            "Harbor Post | Ferry adds a sailing to Alder Point at noon",
            Some("Harbor Post"),
            &[],
            "Ferry adds a sailing to Alder Point at noon",
        );
    }

    #[test]
    fn a_dash_within_the_headline_stays() {
        check(
            "Low water - high price for the ferry to Alder Point",
            Some("Harbor Post"),
            &[],
            "Low water - high price for the ferry to Alder Point",
        );
    }

    #[test]
    fn the_heading_nearest_to_what_the_page_claims_wins() {
        let page = Page {
            metas: vec![("og:title".into(), "Ferry adds a noon sailing - Harbor Post".into())],
            headings: vec!["Harbor Post".into(), "Ferry adds a noon sailing".into(), "Most read".into()],
            ..Page::default()
        };
        assert_eq!(find(&page, &JsonLd::default(), Some("Harbor Post")).as_deref(), Some("Ferry adds a noon sailing"));
    }
}
