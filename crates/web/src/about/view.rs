//! The About page, ready to be set.

use askama::Template;

use crate::page::{Shell, Visit, count};

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
            time_zone: edition.time_zone.replace('_', " "),
            about: edition.about.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
            sources: (sources > 0).then(|| count(sources, "source", "sources")),
            sources_href: visit.to("sources"),
            sponsored: !edition.sponsors.is_empty(),
            private: edition.private,
            version: visit.version,
        }
    }
}
