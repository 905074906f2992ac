//! The Fluent files, bundled: one line for each, the same in every language.

/// A file in all languages: its name, and its text by the language's place in [`TAGS`].
pub(super) type File = (&'static str, [&'static str; 5]);

/// The languages, in the order of the texts.
pub(super) const TAGS: [&str; 5] = ["en", "es", "fr", "de", "ar"];

macro_rules! files {
    ($($name:literal,)*) => {
        &[$((
            $name,
            [
                include_str!(concat!("../../locales/en/", $name, ".ftl")),
                include_str!(concat!("../../locales/es/", $name, ".ftl")),
                include_str!(concat!("../../locales/fr/", $name, ".ftl")),
                include_str!(concat!("../../locales/de/", $name, ".ftl")),
                include_str!(concat!("../../locales/ar/", $name, ".ftl")),
            ],
        )),*]
    };
}

/// All of them. A new page or part: five files in `locales/`, and a line here.
pub(super) const FILES: &[File] = files! {
    "about",
    "account",
    "archive",
    "card",
    "comment",
    "count",
    "desk",
    "device",
    "digest",
    "dossier",
    "edit",
    "empty",
    "error",
    "flaw",
    "front",
    "history",
    "keep",
    "keys",
    "letters",
    "list",
    "live",
    "local",
    "look",
    "machine",
    "mailing",
    "mine",
    "moderation",
    "newsline",
    "notice",
    "openid",
    "passkey",
    "reading",
    "river",
    "saved",
    "search",
    "section",
    "share",
    "shell",
    "source",
    "sources",
    "sponsors",
    "story",
    "topic",
    "when",
    "why",
};
