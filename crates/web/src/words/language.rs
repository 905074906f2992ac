//! A language's messages, read once, at the first page in it.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

use super::files::{FILES, TAGS};
use super::numbers::{AMERICAN_SPANISH, ARABIC, ARABIC_INDIC, ENGLISH, FRENCH, GERMAN, Numbers, SPANISH};

/// Where Spanish writes numbers as English does (CLDR's `es-419`, without those that write them as Spain does).
const AMERICAN: [&str; 11] = ["419", "us", "mx", "gt", "hn", "sv", "ni", "pa", "pr", "do", "pe"];

/// One language.
pub(super) struct Language {
    /// BCP 47, the language alone.
    pub(super) tag: &'static str,
    /// How it writes numbers.
    pub(super) numbers: &'static Numbers,
    /// Messages without variables, ready: most of a page.
    pub(super) plain: HashMap<&'static str, String>,
    bundle: FluentBundle<FluentResource>,
}

macro_rules! language {
    ($name:ident, $tag:literal, $numbers:ident) => {
        static $name: LazyLock<Language> = LazyLock::new(|| {
            let mut bundle = FluentBundle::new_concurrent(vec![$tag.parse().unwrap_or(LanguageIdentifier::default())]);
            // A formatter knows no language, so that each bundle has its own.
            bundle.set_formatter(Some(|value, _| written(value, &$numbers)));
            Language::new($tag, &$numbers, bundle)
        });
    };
}
language!(EN, "en", ENGLISH);
language!(ES, "es", SPANISH);
language!(ES_AMERICAN, "es", AMERICAN_SPANISH);
language!(FR, "fr", FRENCH);
language!(DE, "de", GERMAN);
language!(AR, "ar", ARABIC);
language!(AR_INDIC, "ar", ARABIC_INDIC);

impl Language {
    /// Of a BCP 47 tag; English, where we have none for it. Arabic has western digits unless the tag asks for its own (`ar-u-nu-arab`).
    pub(super) fn of(tag: &str) -> &'static Language {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let (primary, rest) = tag.split_once('-').unwrap_or((&tag, ""));
        match primary {
            "es" if rest.split('-').any(|part| AMERICAN.contains(&part)) => &ES_AMERICAN,
            "es" => &ES,
            "fr" => &FR,
            "de" => &DE,
            "ar" if rest.contains("u-nu-arab") => &AR_INDIC,
            "ar" => &AR,
            _ => &EN,
        }
    }

    fn new(tag: &'static str, numbers: &'static Numbers, mut bundle: FluentBundle<FluentResource>) -> Language {
        // Whoever gives a value knows whether it runs against the sentence (`said`).
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        for (name, texts) in FILES {
            let text = TAGS.iter().zip(texts).find(|(known, _)| **known == tag).map_or("", |(_, text)| *text);
            // A file that is not sound gives what of it is; a test holds all of them to more.
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, flaws)| {
                tracing::error!(file = name, language = tag, ?flaws, "a file of words has mistakes");
                resource
            });
            bundle.add_resource_overriding(resource);
            keys.extend(keys_of(text));
        }
        let mut language = Language { tag, numbers, plain: HashMap::new(), bundle };
        language.plain = keys.iter().filter_map(|key| Some((*key, language.without_variables(key)?))).collect();
        language
    }

    /// A message with these variables. One that is not there, or lacks a variable, names what it lacks.
    pub(super) fn format(&self, key: &str, arguments: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else { return key.to_owned() };
        self.bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned()
    }

    /// A value by itself.
    pub(super) fn written(&self, value: &FluentValue<'_>) -> String {
        written(value, self.numbers).unwrap_or_default()
    }

    fn without_variables(&self, key: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut lacking = Vec::new();
        let text = self.bundle.format_pattern(pattern, None, &mut lacking).into_owned();
        lacking.is_empty().then_some(text)
    }
}

/// Names of the messages of a file.
fn keys_of(text: &'static str) -> Vec<&'static str> {
    let resource = fluent_syntax::parser::parse_runtime(text).unwrap_or_else(|(resource, _)| resource);
    let name = |entry: &Entry<&'static str>| match entry {
        Entry::Message(message) => Some(message.id.name),
        _ => None,
    };
    resource.body.iter().filter_map(name).collect()
}

/// Fluent asks for every value that it writes; texts it writes itself.
fn written(value: &FluentValue<'_>, numbers: &Numbers) -> Option<String> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "every number that is said came from an integer")]
        FluentValue::Number(number) => Some(numbers.whole(number.value as i64)),
        _ => None,
    }
}
