//! The About page, ready to be set.

use askama::Template;

use crate::asset;
use crate::page::{Shell, Visit};
use crate::words::{Marked, Words};

/// The typefaces and their makers, and the licence that is shipped with each.
const FACES: [(&str, &str, &str); 4] = [
    ("Newsreader", "Production Type", "fonts/OFL-Newsreader.txt"),
    ("Public Sans", "the United States Web Design System", "fonts/OFL-PublicSans.txt"),
    ("Noto Naskh Arabic", "the Noto Project", "fonts/OFL-NotoNaskhArabic.txt"),
    ("Noto Sans Arabic", "the Noto Project", "fonts/OFL-NotoSansArabic.txt"),
];

/// The page.
#[derive(Template)]
#[template(path = "about.html")]
pub struct AboutView {
    /// Around it.
    pub shell: Shell,
    /// The edition's name.
    pub name: String,
    /// Its home place, and whose hours are told.
    pub home: String,
    /// The operator's own lines about it.
    pub about: Vec<String>,
    /// What it reads, with a link to the directory; nothing where it reads nothing.
    pub sources: Option<Marked>,
    /// It has sponsors.
    pub sponsored: bool,
    /// It is private.
    pub private: bool,
    /// Where its towns come from.
    pub map: Marked,
    /// The typefaces, each with its licence in full.
    pub faces: Option<Marked>,
    /// The program's version.
    pub version: &'static str,
}

impl AboutView {
    /// With the number of sources that it reads.
    #[must_use]
    pub fn new(sources: usize, visit: &Visit) -> AboutView {
        let (edition, words) = (&visit.edition, visit.words);
        let count = words.count("count-sources", sources);
        AboutView {
            shell: Shell::new(visit, "about", words.say("shell-about")).described(&edition.about),
            name: edition.name.clone(),
            home: words.fill_all("about-home-say", &[("place", &edition.place), ("zone", &zone(&edition.time_zone))]),
            about: edition.about.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
            sources: (sources > 0).then(|| words.marked("about-sources-say", &[("href", &visit.to("sources")), ("sources", &count)])),
            map: words.marked("about-map-say", &[]),
            faces: faces(words),
            sponsored: !edition.sponsors.is_empty(),
            private: edition.private,
            version: visit.version,
        }
    }
}

fn faces(words: Words) -> Option<Marked> {
    let face = |(face, maker, file): &(&str, &str, &str)| {
        let href = asset::address(file).unwrap_or_default();
        words.marked("about-face", &[("face", face), ("maker", maker), ("href", &href)])
    };
    let faces = Marked::list(&FACES.iter().map(face).collect::<Vec<_>>(), words)?;
    Some(words.marked("about-set-in", &[("faces", &faces)]))
}

/// "America/New_York" → "America/New York"; the names that a zone without a place has → "UTC".
fn zone(name: &str) -> String {
    match name {
        "Etc/UTC" | "Etc/UCT" | "Etc/Universal" | "Etc/Zulu" | "UTC" => "UTC".to_owned(),
        name => name.replace('_', " "),
    }
}
