//! The headline, without the site's name.
//!
//! News pages state it in JSON-LD, and what they state there is what their readers see. On other pages JSON-LD often repeats the
//! window's title, so there the `<h1>` nearest to `og:title` wins: `og:title` says which heading is meant, the heading says how it is
//! written.

use std::collections::HashSet;

use markup::text::fold;

use super::json_ld::JsonLd;
use super::page::Page;

/// What stands between headline and site name.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", " • ", " / ", " ‹ ", " ~ "];

/// The title of the page, and where it was found. `site` is the publisher's name, where known.
pub(crate) fn find(page: &Page, json: &JsonLd, site: Option<&str>) -> Option<(String, &'static str)> {
    let meta =
        page.first_meta(&["og:title", "twitter:title", "title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title"]).map(tidy);
    let window = page.title.as_deref().map(tidy).filter(|t| !t.is_empty());
    let is_site = |text: &str| site.is_some_and(|site| fold(site) == fold(text));
    let first_rank = page.headings.iter().filter(|heading| !heading.lesser);
    let headings: Vec<String> = first_rank.map(|h| tidy(&h.text)).filter(|h| h.chars().count() > 2).collect();
    let headline = json.headline.as_deref().map(tidy).filter(|h| !h.is_empty());
    let bare = |title: &str| without_site(title, site, &headings, false);
    let stated = meta.as_deref().map(bare).filter(|title| !title.is_empty());
    if let Some(headline) = headline.as_ref().filter(|h| json.news && h.chars().count() > 4 && !cut_short(h)) {
        let headline = bare(headline);
        // The title for other sites may be the same without what was added for search engines.
        return match stated.filter(|stated| fold(&headline).starts_with(&fold(stated)) && is_longer(&headline, stated)) {
            Some(stated) => Some((stated, "og:title")),
            None => Some((headline, "JSON-LD headline")),
        };
    }
    let guides: Vec<&str> = [meta.as_deref(), headline.as_deref(), window.as_deref()].into_iter().flatten().collect();
    if let Some(heading) = nearest(&headings, &guides, is_site).or_else(|| only(&headings, &guides, site)) {
        // A kicker, a date or a number of comments within the heading are not of the headline.
        return match stated.filter(|stated| is_longer(heading, stated)) {
            Some(stated) => Some((stated, "og:title")),
            None => Some((without_site(heading, site, &[], false), "heading")),
        };
    }
    let named = |title: &str| without_site(title, site, &headings, window.as_deref() == Some(title) && site.is_none());
    if let Some(stated) = meta.as_deref().or(headline.as_deref()).filter(|title| !title.is_empty()) {
        return Some((named(stated), if meta.is_some() { "og:title" } else { "JSON-LD headline" }));
    }
    match window {
        Some(window) => Some((without_site(&window, site, &headings, true), "window's title")),
        None => headings.into_iter().next().map(|heading| (heading, "heading")),
    }
}

/// The heading that is most like what the page calls itself, or with which that begins.
fn nearest<'h>(headings: &'h [String], guides: &[&str], is_site: impl Fn(&str) -> bool) -> Option<&'h String> {
    let mut best: Option<(f64, &String)> = None;
    for heading in headings.iter().filter(|heading| headings.len() == 1 || !is_site(heading)) {
        let folded = fold(heading);
        let begins = guides
            .first()
            .is_some_and(|guide| folded.contains(' ') && fold(guide).strip_prefix(&folded).is_some_and(|rest| rest.starts_with(' ')));
        let near = guides.iter().map(|guide| likeness(heading, guide)).fold(if begins { 0.6 } else { 0.0 }, f64::max);
        if near > 0.5 && best.is_none_or(|(b, _)| near > b) {
            best = Some((near, heading));
        }
    }
    best.map(|(_, heading)| heading)
}

/// The only heading of the first rank that is a phrase and has a word in common with what the page calls itself, the site's name aside.
fn only<'h>(headings: &'h [String], guides: &[&str], site: Option<&str>) -> Option<&'h String> {
    let site = site.map(pieces).unwrap_or_default();
    let mut phrases = headings.iter().filter(|heading| pieces(heading).len() >= 3);
    let heading = phrases.next().filter(|_| phrases.next().is_none())?;
    let own = pieces(heading);
    let shares = |guide: &&str| pieces(guide).iter().any(|word| word.chars().count() > 3 && own.contains(word) && !site.contains(word));
    guides.iter().any(shares).then_some(heading)
}

/// Does it hold the shorter title as a whole, and more?
fn is_longer(title: &str, shorter: &str) -> bool {
    let (title, shorter) = (fold(title), fold(shorter));
    title.len() > shorter.len() && shorter.split(' ').count() >= 4 && title.contains(&shorter)
}

/// Spaces folded, entities resolved, soft hyphens out.
fn tidy(text: &str) -> String {
    let text = markup::text::fold_space(&markup::text::unescape(text));
    // Soft hyphens only say where a line may break.
    if text.contains('\u{ad}') { text.replace('\u{ad}', "") } else { text }
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
    use markup::tree::Tree;

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
        let tree = Tree::parse(
            "<meta property=og:title content='Ferry adds a noon sailing - Harbor Post'>
             <h1>Harbor Post</h1><h1>Ferry adds a noon sailing</h1><h1>Most read</h1>",
        );
        assert_eq!(find(&Page::read(&tree), &JsonLd::default(), Some("Harbor Post")).unwrap().0, "Ferry adds a noon sailing");
    }

    fn title(html: &str) -> String {
        let tree = Tree::parse(html);
        let page = Page::read(&tree);
        find(&page, &JsonLd::read(&page.json), None).unwrap().0
    }

    #[test]
    fn the_only_heading_that_has_to_do_with_the_page_is_its_headline() {
        assert_eq!(
            title("<meta property=og:title content='Sailing to Alder Point'><h1>The ferry adds a sailing at noon</h1>"),
            "The ferry adds a sailing at noon"
        );
        assert_eq!(title("<meta property=og:title content='Sailing to Alder Point'><h1>Our new blog</h1>"), "Sailing to Alder Point");
    }

    #[test]
    fn what_was_added_to_a_headline_comes_off() {
        assert_eq!(
            title("<meta property=og:title content='Ferry adds a sailing'><h1>12 March Ferry adds a sailing 87</h1>"),
            "Ferry adds a sailing"
        );
    }

    #[test]
    fn news_are_called_what_json_ld_calls_them() {
        let page = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry adds a sail\u00ading &amp; more"}</script>
            <meta property=og:title content="You won't believe this ferry"><h1>You won't believe this ferry</h1>"#;
        assert_eq!(title(page), "Ferry adds a sailing & more");
    }
}
