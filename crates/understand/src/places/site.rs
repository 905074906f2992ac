//! In which country a publisher is at home, by the ending of its site's name.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use model::PlaceKind;

use super::gazetteer::{self, Number};

/// Endings that belong to a country and are sold to everybody: they say nothing. The list is of those that registries themselves market so.
const SOLD: &[&str] = &[
    "ac", "ag", "ai", "am", "cc", "cd", "co", "dj", "fm", "gg", "io", "la", "ly", "me", "ms", "nu", "sc", "sh", "st", "tk", "to", "tv",
    "vc", "ws",
];

/// Countries by their code.
static COUNTRIES: LazyLock<BTreeMap<String, Number>> = LazyLock::new(|| {
    let countries = (0..gazetteer::count()).filter(|number| gazetteer::row(*number).kind == PlaceKind::Country);
    countries.map(|number| (gazetteer::place(number).country, number)).collect()
});

/// The country whose ending a host has, by its English name: "Austria" for `www.paper.at`. `None` for endings of no country, and for those that
/// are sold to everybody.
#[must_use]
pub fn country_of_site(host: &str) -> Option<String> {
    let ending = host.trim_end_matches('.').rsplit('.').next().filter(|ending| ending.len() == 2)?.to_ascii_lowercase();
    let code = match ending.as_str() {
        sold if SOLD.contains(&sold) => return None,
        "uk" => "GB".to_owned(),
        other => other.to_ascii_uppercase(),
    };
    COUNTRIES.get(&code).map(|number| gazetteer::place(*number).name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_tells_its_country_by_its_ending_alone() {
        let told = |host: &str| country_of_site(host);
        assert_eq!(told("www.paper.at").as_deref(), Some("Austria"));
        assert_eq!(told("news.paper.co.uk.").as_deref(), Some("United Kingdom"));
        assert_eq!(told("PAPER.JP").as_deref(), Some("Japan"));
        for host in ["paper.example", "paper.com", "paper.io", "paper.zz", "", ".", "127.0.0.1"] {
            assert_eq!(told(host), None, "{host}");
        }
    }
}
