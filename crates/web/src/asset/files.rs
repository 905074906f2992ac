//! Which files there are. Built once, at the first page.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use axum::body::Bytes;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "static/files"]
struct Embedded;

/// The stylesheet, in the order of the cascade.
const SHEET: &str = concat!(
    include_str!("../../static/css/fonts.css"),
    include_str!("../../static/css/tokens.css"),
    include_str!("../../static/css/type.css"),
    include_str!("../../static/css/layout.css"),
    include_str!("../../static/css/masthead.css"),
    include_str!("../../static/css/front.css"),
    include_str!("../../static/css/river.css"),
    include_str!("../../static/css/story.css"),
    include_str!("../../static/css/topic.css"),
    include_str!("../../static/css/digest.css"),
    include_str!("../../static/css/discussion.css"),
    include_str!("../../static/css/sources.css"),
    include_str!("../../static/css/reading.css"),
    include_str!("../../static/css/editing.css"),
    include_str!("../../static/css/reader.css"),
    include_str!("../../static/css/look.css"),
    include_str!("../../static/css/search.css"),
    include_str!("../../static/css/print.css"),
);

/// What a page may do beyond reading, where the browser runs scripts; no page needs it.
const SCRIPT: &str = concat!(
    include_str!("../../static/js/read.js"),
    include_str!("../../static/js/keys.js"),
    include_str!("../../static/js/offline.js"),
    include_str!("../../static/js/place.js"),
    include_str!("../../static/js/listen.js"),
    include_str!("../../static/js/live.js"),
    include_str!("../../static/js/share.js"),
    include_str!("../../static/js/draft.js"),
);

/// What the pages of accounts need for passkeys: no other page loads it.
const PASSKEYS: &str = include_str!("../../static/js/passkeys.js");

/// The service worker, below what [`worker`] writes above it.
const WORKER: &str = include_str!("../../static/js/worker.js");

/// Above the fold on every page.
const FIRST_FONTS: &[&str] = &["fonts/newsreader-core.woff2", "fonts/public-sans-core.woff2"];
/// The same of a page in Arabic: spaces, figures and the names of foreign papers are in the others.
const FIRST_ARABIC_FONTS: &[&str] =
    &["fonts/naskh-arabic.woff2", "fonts/sans-arabic.woff2", "fonts/newsreader-core.woff2", "fonts/public-sans-core.woff2"];

/// A file as it is served.
pub(crate) struct File {
    pub(crate) bytes: Bytes,
    pub(crate) content_type: &'static str,
}

struct Files {
    /// By the address below `/static/`.
    by_address: BTreeMap<String, File>,
    /// The whole address of each file, by its name in `static/files`.
    address_of: BTreeMap<String, String>,
    sheet: String,
    script: String,
    passkeys: String,
    first_fonts: Vec<String>,
    first_arabic_fonts: Vec<String>,
}

static FILES: LazyLock<Files> = LazyLock::new(|| {
    let mut by_address = BTreeMap::new();
    let mut address_of = BTreeMap::new();
    for name in Embedded::iter() {
        let Some(file) = Embedded::get(&name) else { continue };
        let bytes = match file.data {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => Bytes::from(bytes),
        };
        let address = hashed(&name, &bytes);
        by_address.insert(address.clone(), File { bytes, content_type: content_type(&name) });
        address_of.insert(name.to_string(), format!("/static/{address}"));
    }
    let sheet_text =
        address_of.iter().fold(lean(SHEET), |sheet, (name, address)| sheet.replace(&format!("\"{name}\""), &format!("\"{address}\"")));
    let sheet = hashed("dateline.css", sheet_text.as_bytes());
    by_address.insert(sheet.clone(), File { bytes: Bytes::from(sheet_text), content_type: "text/css; charset=utf-8" });
    let script_text = bare(SCRIPT);
    let script = hashed("dateline.js", script_text.as_bytes());
    by_address.insert(script.clone(), File { bytes: Bytes::from(script_text), content_type: "text/javascript; charset=utf-8" });
    let passkeys_text = bare(PASSKEYS);
    let passkeys = hashed("passkeys.js", passkeys_text.as_bytes());
    by_address.insert(passkeys.clone(), File { bytes: Bytes::from(passkeys_text), content_type: "text/javascript; charset=utf-8" });
    let [first_fonts, first_arabic_fonts] =
        [FIRST_FONTS, FIRST_ARABIC_FONTS].map(|names| names.iter().filter_map(|name| address_of.get(*name).cloned()).collect());
    Files {
        by_address,
        address_of,
        sheet: format!("/static/{sheet}"),
        script: format!("/static/{script}"),
        passkeys: format!("/static/{passkeys}"),
        first_fonts,
        first_arabic_fonts,
    }
});

/// The stylesheet's address.
pub(crate) fn sheet() -> &'static str {
    &FILES.sheet
}

/// The script's address.
pub(crate) fn script() -> &'static str {
    &FILES.script
}

/// The address of the script for passkeys.
pub(crate) fn passkeys() -> &'static str {
    &FILES.passkeys
}

/// The service worker's text: it keeps `files` from its first day on and the `offline` pages for hours without a connection. Addresses name
/// their content, so that a worker with other files is another worker.
pub(crate) fn worker(files: &[&str], offline: &[String]) -> String {
    let version = hashed("files.js", files.concat().as_bytes());
    let (files, offline) = (serde_json::json!(files), serde_json::json!(offline));
    format!("const VERSION = {}, FILES = {files}, OFFLINE = {offline};\n{}\n", serde_json::json!(version), bare(WORKER))
}

/// Addresses of the fonts that every page in this language shows above the fold.
pub(crate) fn first_fonts(language: &str) -> &'static [String] {
    if language == "ar" { &FILES.first_arabic_fonts } else { &FILES.first_fonts }
}

/// The icon's address.
pub(crate) fn icon() -> Option<&'static str> {
    address("icon.svg")
}

/// The address of a file that is shipped, by its name: "fonts/OFL-Newsreader.txt".
pub(crate) fn address(name: &str) -> Option<&'static str> {
    FILES.address_of.get(name).map(String::as_str)
}

/// The file at an address below `/static/`.
pub(crate) fn file(address: &str) -> Option<&'static File> {
    FILES.by_address.get(address)
}

/// `fonts/a.woff2` → `fonts/a.0123456789abcdef.woff2`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("{stem}.{:016x}.{ending}", hasher.finish())
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}

/// The sheet without comments, indentation and empty lines; it has no strings in which these would count.
fn lean(sheet: &str) -> String {
    let mut text = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The script without indentation, empty lines and lines that are comments; it has no text that goes over several lines.
fn bare(script: &str) -> String {
    script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_served_without_its_comments() {
        let script = file(script().trim_start_matches("/static/")).map(|f| f.bytes.clone()).unwrap_or_default();
        let script = String::from_utf8_lossy(&script).into_owned();
        assert!(script.starts_with("(() => {") && script.ends_with("})();"), "{script}");
        assert!(!script.lines().any(|line| line.starts_with("//")), "comments stay at home");
        assert!(
            !SCRIPT.contains('`') || SCRIPT.lines().all(|line| line.matches('`').count() % 2 == 0),
            "a text over several lines would lose its breaks"
        );
    }

    #[test]
    fn the_sheet_names_each_font_by_its_hashed_address_and_each_is_served() {
        let sheet = file(sheet().trim_start_matches("/static/")).map(|f| f.bytes.clone()).unwrap_or_default();
        let sheet = String::from_utf8_lossy(&sheet).into_owned();
        let fonts: Vec<&str> = sheet.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(fonts.len() >= 10, "{fonts:?}");
        for font in fonts {
            let address = font.strip_prefix("/static/").unwrap_or_else(|| panic!("{font} is not hashed"));
            assert!(file(address).is_some(), "{font} is not served");
        }
        assert!(!sheet.contains("/*"), "comments stay at home");
    }

    #[test]
    fn the_licences_are_shipped_beside_the_fonts() {
        assert_eq!(Embedded::iter().filter(|name| name.starts_with("fonts/OFL-")).count(), 4);
    }
}
