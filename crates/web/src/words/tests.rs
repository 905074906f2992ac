//! Every message exists in all languages with the same variables and the plural forms that the language has; every message that is said
//! exists; none is unused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use super::Words;
use super::files::{FILES, TAGS};

/// What a message needs and offers.
#[derive(Default, Debug, PartialEq)]
struct Message {
    variables: BTreeSet<String>,
    /// The forms of each choice by number.
    plurals: Vec<BTreeSet<String>>,
}

/// Plural forms that whole numbers of a language have (CLDR), but for those of millions alone.
fn forms(tag: &str) -> &'static [&'static str] {
    match tag {
        "ar" => &["zero", "one", "two", "few", "many", "other"],
        _ => &["one", "other"],
    }
}

fn messages(language: usize) -> BTreeMap<&'static str, Message> {
    let mut all = BTreeMap::new();
    for (file, texts) in FILES {
        let resource =
            fluent_syntax::parser::parse(texts[language]).unwrap_or_else(|(_, flaws)| panic!("{}/{file}.ftl: {flaws:?}", TAGS[language]));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let name = message.id.name;
            assert!(name.strip_prefix(file).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')), "{name} is not {file}.ftl's");
            assert!(message.attributes.is_empty(), "{name} has attributes, which nobody reads");
            let mut found = Message::default();
            look(message.value.as_ref().unwrap_or_else(|| panic!("{name} says nothing")), &mut found);
            assert!(all.insert(name, found).is_none(), "{name} stands twice");
        }
    }
    all
}

fn look(pattern: &Pattern<&str>, found: &mut Message) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => look_inline(inline, found),
            Expression::Select { selector, variants } => {
                look_inline(selector, found);
                let keys: BTreeSet<String> = variants
                    .iter()
                    .filter_map(|variant| match &variant.key {
                        VariantKey::Identifier { name } => Some((*name).to_owned()),
                        VariantKey::NumberLiteral { .. } => None,
                    })
                    .collect();
                if keys.iter().any(|key| forms("ar").contains(&key.as_str())) {
                    found.plurals.push(keys);
                }
                for variant in variants {
                    look(&variant.value, found);
                }
            }
        }
    }
}

fn look_inline(expression: &InlineExpression<&str>, found: &mut Message) {
    match expression {
        InlineExpression::VariableReference { id } => {
            found.variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = &**expression {
                look_inline(inline, found);
            }
        }
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|argument| look_inline(argument, found));
        }
        _ => {}
    }
}

/// A message as a template or a view says it: its name, and the variables that it is given.
fn said() -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["templates", "src"] {
        walk(&root.join(folder), &mut |text| {
            for method in ["say", "count", "fill", "fill_all", "marked"] {
                for rest in text.split(&format!(".{method}(")).skip(1) {
                    let Some((key, rest)) = literal(rest) else { continue };
                    let variables = given(method, rest);
                    let known = all.entry(key.to_owned()).or_insert_with(|| variables.clone());
                    assert_eq!(*known, variables, "{key} is given different variables at two places");
                }
            }
        });
    }
    all
}

/// The variables that a call gives after the message's name.
fn given(method: &str, rest: &str) -> BTreeSet<String> {
    match method {
        "count" => BTreeSet::from(["n".to_owned()]),
        "fill" => rest.trim_start().strip_prefix(',').and_then(literal).map(|(name, _)| name.to_owned()).into_iter().collect(),
        "fill_all" | "marked" => {
            let tuples = &rest[..rest.find("])").unwrap_or(rest.len())];
            let begins = |at: usize| !tuples[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let names = tuples.match_indices("(\"").filter(|(at, _)| begins(*at));
            names.filter_map(|(at, _)| Some(tuples[at + 2..].split_once('"')?.0.to_owned())).collect()
        }
        _ => BTreeSet::new(),
    }
}

/// A text between double quotes, and what follows.
fn literal(text: &str) -> Option<(&str, &str)> {
    text.trim_start().strip_prefix('"')?.split_once('"')
}

fn walk(folder: &Path, each: &mut impl FnMut(&str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "tests") {
                walk(&path, each);
            }
        } else if path.file_name().is_some_and(|name| name != "tests.rs") {
            let text = fs::read_to_string(&path).unwrap();
            // What a comment shows is not said.
            each(&text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n"));
        }
    }
}

#[test]
fn every_message_stands_in_all_languages_with_the_same_variables() {
    let english = messages(0);
    for (at, tag) in TAGS.iter().enumerate().skip(1) {
        let other = messages(at);
        let names = |all: &BTreeMap<&'static str, Message>| all.keys().copied().collect::<BTreeSet<_>>();
        let lacking: Vec<_> = names(&english).symmetric_difference(&names(&other)).copied().collect();
        assert!(lacking.is_empty(), "{tag}: not in both {tag} and en: {lacking:?}");
        for (name, message) in other {
            assert_eq!(message.variables, english[name].variables, "{tag}: {name}");
        }
    }
}

#[test]
fn every_choice_by_number_has_the_forms_of_its_language() {
    for (at, tag) in TAGS.iter().enumerate() {
        for (name, message) in messages(at) {
            for plural in message.plurals {
                let lacking: Vec<_> = forms(tag).iter().filter(|form| !plural.contains(**form)).collect();
                assert!(lacking.is_empty(), "{tag}: {name} lacks {lacking:?}");
            }
        }
    }
}

#[test]
fn what_is_said_exists_and_what_exists_is_said() {
    let (known, said) = (messages(0), said());
    for (key, variables) in &said {
        let message = known.get(key.as_str()).unwrap_or_else(|| panic!("there is no message {key}"));
        assert_eq!(message.variables, *variables, "{key}");
    }
    let unused: Vec<_> = known.keys().filter(|key| !said.contains_key(**key)).collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn every_file_of_words_is_bundled() {
    for tag in TAGS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(tag);
        let there: BTreeSet<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(there, FILES.iter().map(|(name, _)| format!("{name}.ftl")).collect(), "{tag}");
    }
}

#[test]
fn a_language_is_chosen_by_its_tag_and_an_unknown_one_reads_english() {
    let of = |tag: &str| Words::of(tag);
    assert_eq!(["de", "fr-CA", "AR", "es_MX", "it", "", "deu"].map(|tag| of(tag).language()), ["de", "fr", "ar", "es", "en", "en", "en"]);
    assert_eq!(of("de-AT").say("shell-sources"), "Quellen");
    assert_eq!(of("ar").attributes().to_string(), " lang=\"ar\" dir=\"rtl\"");
    assert_eq!(of("en-GB").attributes().to_string(), " lang=\"en\" dir=\"ltr\"");
}

#[test]
fn numbers_are_written_as_the_language_writes_them() {
    let thousand = |tag: &str| Words::of(tag).number(1_204);
    assert_eq!(
        ["en", "es", "es-MX", "fr", "de", "ar", "ar-u-nu-arab"].map(thousand),
        ["1,204", "1204", "1,204", "1\u{202f}204", "1.204", "1,204", "١٬٢٠٤"]
    );
    assert_eq!(Words::of("es").number(12_040), "12.040");
    assert_eq!(Words::of("en").number(-1_234_567), "−1,234,567");
    assert_eq!(["en", "de", "ar-u-nu-arab"].map(|tag| Words::of(tag).decimal(-1_204.25, 1)), ["−1,204.2", "−1.204,2", "−١٬٢٠٤٫٢"]);
}

#[test]
fn a_name_that_runs_against_the_sentence_is_isolated_and_no_other() {
    let there = |tag: &str, place: &str| Words::of(tag).fill_all("shell-date-there", &[("when", &"29"), ("place", &place)]);
    assert_eq!(there("en", "Remer, MN"), "29 in Remer, MN");
    assert_eq!(there("en", "عمّان"), "29 in \u{2068}عمّان\u{2069}");
    assert_eq!(there("ar", "عمّان"), "29 بتوقيت عمّان");
    assert_eq!(there("ar", "Remer"), "29 بتوقيت \u{2068}Remer\u{2069}");
}

#[test]
fn a_stranger_s_words_in_a_marked_message_stay_words() {
    let words = Words::of("en");
    let marked = words.marked("shell-date-there", &[("when", &"<b>29</b>"), ("place", &"A & \"B\"")]).to_string();
    assert_eq!(marked, "&#60;b&#62;29&#60;/b&#62; in A &#38; &#34;B&#34;");
}
