//! What the publisher allows: the licence, and what robots, miners of text and readers who don't pay are told.

use model::RightsSignals;

use super::json_ld::JsonLd;
use super::page::Page;

/// What the page itself signals.
pub(super) fn find(page: &Page, json: &JsonLd) -> RightsSignals {
    let mut rights = RightsSignals::default();
    for robots in ["robots", "googlebot", "googlebot-news", "bingbot"].iter().flat_map(|key| page.meta(key)) {
        take_robots(&mut rights, robots);
    }
    rights.tdm_reservation = page.meta("tdm-reservation").find_map(reserved);
    rights.tdm_policy = page.first_meta(&["tdm-policy"]).map(str::to_owned);
    let tier = page.first_meta(&["article:content_tier"]).map(str::to_ascii_lowercase);
    let by_tier = match tier.as_deref() {
        Some("locked" | "metered") => Some(true),
        Some("free") => Some(false),
        _ => None,
    };
    let in_meta = page.first_meta(&["isaccessibleforfree"]).and_then(|said| match said.to_ascii_lowercase().as_str() {
        "true" | "yes" => Some(false),
        "false" | "no" => Some(true),
        _ => None,
    });
    rights.paywalled = json.free.map(|free| !free).or(in_meta).or(by_tier);
    rights
}

/// Adds what the answer's headers say: the values of `X-Robots-Tag`, `tdm-reservation` and `tdm-policy`. A header that names a robot
/// (`somebot: noindex`) speaks to that robot alone.
pub fn heed_headers<'h>(rights: &mut RightsSignals, headers: impl Iterator<Item = (&'h str, &'h str)>) {
    for (name, value) in headers {
        match name.to_ascii_lowercase().as_str() {
            "x-robots-tag" if !names_robot(value) => take_robots(rights, value),
            "tdm-reservation" => rights.tdm_reservation = reserved(value).or(rights.tdm_reservation),
            "tdm-policy" => rights.tdm_policy = Some(value.trim().to_owned()).filter(|value| !value.is_empty()),
            _ => {}
        }
    }
}

fn names_robot(value: &str) -> bool {
    value.split_once(':').is_some_and(|(name, _)| {
        !name.contains(',') && !matches!(name.trim(), "max-snippet" | "max-image-preview" | "max-video-preview" | "unavailable_after")
    })
}

fn take_robots(rights: &mut RightsSignals, robots: &str) {
    for word in robots.split([',', ' ', ';']).map(|word| word.trim().to_ascii_lowercase()) {
        match word.as_str() {
            "noarchive" | "nocache" => rights.noarchive = true,
            "noindex" => rights.noindex = true,
            "nosnippet" | "max-snippet:0" => rights.nosnippet = true,
            "noai" | "noimageai" => rights.noai = true,
            "none" => rights.noindex = true,
            _ => {}
        }
    }
}

fn reserved(value: &str) -> Option<bool> {
    match value.trim() {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// The licence: `rel=license`, JSON-LD, Dublin Core's rights where they name a licence or an address.
pub(super) fn license(page: &Page, json: &JsonLd) -> Option<(String, &'static str)> {
    let is_license = |rel: &str| rel.split_whitespace().any(|word| word == "license");
    let linked = page.links.iter().chain(&page.anchors).find(|(rel, _)| is_license(rel)).map(|(_, href)| (*href).to_owned());
    let named = |text: &&str| {
        let lower = text.to_lowercase();
        lower.contains("://") || lower.contains("creative commons") || lower.starts_with("cc") || lower.contains("licen")
    };
    let in_metas = || {
        ["dcterms.license", "dc.rights.license", "dcterms.rights", "dc.rights", "license", "rights"]
            .iter()
            .flat_map(|key| page.meta(key))
            .find(named)
    };
    linked
        .map(|href| (href, "rel=license"))
        .or_else(|| json.license.clone().map(|license| (license, "JSON-LD license")))
        .or_else(|| in_metas().map(|text| (text.to_owned(), "meta")))
        .filter(|(license, _)| license.len() <= 300)
}

#[cfg(test)]
mod tests {
    use markup::tree::Tree;

    use super::*;

    fn rights(html: &str) -> RightsSignals {
        let tree = Tree::parse(html);
        let page = Page::read(&tree);
        find(&page, &JsonLd::read(&page.json))
    }

    #[test]
    fn robots_and_miners_are_told_in_metas() {
        let rights = rights(
            "<meta name=robots content='index, NOARCHIVE, max-snippet:0, noai'><meta name=tdm-reservation content=1>
             <meta name=tdm-policy content='https://harbor.example/tdm.json'>",
        );
        assert!(rights.noarchive && rights.nosnippet && rights.noai && !rights.noindex);
        assert_eq!(rights.tdm_reservation, Some(true));
        assert_eq!(rights.tdm_policy.as_deref(), Some("https://harbor.example/tdm.json"));
    }

    #[test]
    fn a_wall_round_a_part_is_a_wall() {
        let page = |json: &str| rights(&format!("<script type='application/ld+json'>{json}</script>")).paywalled;
        assert_eq!(page(r#"{"@type":"NewsArticle","isAccessibleForFree":"False"}"#), Some(true));
        assert_eq!(page(r#"{"@type":"NewsArticle","isAccessibleForFree":true}"#), Some(false));
        assert_eq!(
            page(r#"{"@type":"NewsArticle","isAccessibleForFree":true,"hasPart":{"isAccessibleForFree":"False","cssSelector":".rest"}}"#),
            Some(true)
        );
        assert_eq!(page(r#"{"@type":"NewsArticle"}"#), None);
    }

    #[test]
    fn headers_speak_too_unless_to_one_robot() {
        let mut rights = RightsSignals::default();
        heed_headers(
            &mut rights,
            [("X-Robots-Tag", "somebot: noindex"), ("x-robots-tag", "noarchive"), ("TDM-Reservation", "1")].into_iter(),
        );
        assert!(rights.noarchive && !rights.noindex);
        assert_eq!(rights.tdm_reservation, Some(true));
    }

    #[test]
    fn a_licence_is_linked_or_named() {
        let license = |html: &str| {
            let tree = Tree::parse(html);
            let page = Page::read(&tree);
            license(&page, &JsonLd::read(&page.json)).map(|(license, _)| license)
        };
        let by = "https://creativecommons.org/licenses/by/4.0/";
        assert_eq!(license(&format!("<a rel=license href='{by}'>CC BY</a>")).as_deref(), Some(by));
        assert_eq!(license("<meta name=dc.rights content='CC BY 4.0'>").as_deref(), Some("CC BY 4.0"));
        assert_eq!(license("<meta name=dc.rights content='Harbor Post'>"), None);
    }
}
