//! The About page, ready to be set.

use askama::Template;

use crate::asset;
use crate::page::{Shell, Visit, count};

/// The typefaces and their makers, and the licence that is shipped with each.
const FONTS: [(&str, &str); 2] = [
    ("Newsreader by Production Type", "fonts/OFL-Newsreader.txt"),
    ("Public Sans by the United States Web Design System", "fonts/OFL-PublicSans.txt"),
];

/// The page.
#[derive(Template)]
#[template(path = "about.html")]
pub struct AboutView {
    /// Around it.
    pub shell: Shell,
    /// The edition's name.
    pub name: String,
    /// Its home place.
    pub place: String,
    /// Its time zone.
    pub time_zone: String,
    /// The operator's own lines about it.
    pub about: Vec<String>,
    /// "12 sources", where there are any.
    pub sources: Option<String>,
    /// The directory.
    pub sources_href: String,
    /// It has sponsors.
    pub sponsored: bool,
    /// It is private.
    pub private: bool,
    /// Each typeface, and its licence in full.
    pub licences: [(&'static str, &'static str); 2],
    /// The program's version.
    pub version: &'static str,
}

impl AboutView {
    /// With the number of sources that it reads.
    #[must_use]
    pub fn new(sources: usize, visit: &Visit) -> AboutView {
        let edition = &visit.edition;
        AboutView {
            shell: Shell::new(visit, "about", "About").described(&edition.about),
            name: edition.name.clone(),
            place: edition.place.clone(),
            time_zone: zone(&edition.time_zone),
            licences: FONTS.map(|(name, file)| (name, asset::address(file).unwrap_or_default())),
            about: edition.about.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
            sources: (sources > 0).then(|| count(sources, "source", "sources")),
            sources_href: visit.to("sources"),
            sponsored: !edition.sponsors.is_empty(),
            private: edition.private,
            version: visit.version,
        }
    }
}

/// "America/New_York" → "America/New York"; the names that a zone without a place has → "UTC".
fn zone(name: &str) -> String {
    match name {
        "Etc/UTC" | "Etc/UCT" | "Etc/Universal" | "Etc/Zulu" | "UTC" => "UTC".to_owned(),
        name => name.replace('_', " "),
    }
}
