//! Queries as people type them, and as nobody would.

use proptest::prelude::*;

use super::{Note, Operator, Query};

/// What a query is understood as, and what was not.
fn check(typed: &str, understood: &str, notes: &[Note]) {
    let query = Query::parse(typed);
    assert_eq!(query.to_string(), understood, "{typed}");
    assert_eq!(query.notes(), notes, "{typed}");
    assert_eq!(Query::parse(understood).clauses, query.clauses, "what is written out is understood in the same way: {understood}");
}

#[test]
fn words_phrases_and_what_must_not_be() {
    check("harbour ferry", "harbour ferry", &[]);
    check("  harbour\t\n ferry ", "harbour ferry", &[]);
    check("\"night ferry\" -strike", "\"night ferry\" -strike", &[]);
    check("“night ferry” „Morgen“ «le bac»", "\"night ferry\" \"Morgen\" \"le bac\"", &[]);
    check("-\"night ferry\" −strike", "-\"night ferry\" -strike", &[]);
    check("co-operation covid-19", "co-operation covid-19", &[]);
    check("harbour AND ferry", "harbour ferry", &[]);
}

#[test]
fn or_binds_what_stands_beside_it() {
    check("harbour ferry OR boat strike", "harbour ferry OR boat strike", &[]);
    check("a | b OR c", "a OR b OR c", &[]);
    assert_eq!(Query::parse("harbour ferry OR boat strike").clauses.len(), 3);
    check("OR ferry OR", "ferry", &[]);
    check("ORDER OR order", "ORDER OR order", &[]);
    check("ferry or boat", "ferry or boat", &[]);
}

#[test]
fn operators_take_words_and_phrases() {
    check("source:harbor-post", "source:harbor-post", &[]);
    check("source:\"The Harbor Post\" by:\"Hedda Quist\"", "source:\"The Harbor Post\" by:\"Hedda Quist\"", &[]);
    check("Section:#economy -section:sports LANGUAGE:de", "section:economy -section:sports language:de", &[]);
    check("before:2026 after:2025-3 after:2025-03-09", "before:2026 after:2025-3 after:2025-03-09", &[]);
    check("near:Duluth near:\"Port Sable\"", "near:Duluth near:\"Port Sable\"", &[]);
    check(
        "near:Duluth/50km near:\"Port Sable\"/30 near:\"Port Sable/7KM\"",
        "near:Duluth/50km near:\"Port Sable\"/30km near:\"Port Sable\"/7km",
        &[],
    );
    check("near:x/0 near:x/9999999", "near:x/1km near:x/20000km", &[]);
    check("ferry section:local OR section:politics", "ferry section:local OR section:politics", &[]);
}

#[test]
fn what_is_not_understood_is_left_out_and_noted() {
    check("ferry \"night boat", "ferry \"night boat\"", &[Note::Unclosed]);
    check("ferry source: by:\"\" near:/50km", "ferry near:\"/50km\"", &[Note::Nothing(Operator::Source), Note::Nothing(Operator::By)]);
    check(
        "ferry before:tomorrow after:2026-13 before:26 after:2026-02-30 before:2026-1-1-1",
        "ferry",
        &[
            Note::NoDate("tomorrow".into()),
            Note::NoDate("2026-13".into()),
            Note::NoDate("26".into()),
            Note::NoDate("2026-02-30".into()),
            Note::NoDate("2026-1-1-1".into()),
        ],
    );
    check("colour:red ferry", "colour:red ferry", &[Note::NoOperator("colour".into())]);
    check("12:30 https://a.example/b", "12:30 https://a.example/b", &[]);
    check("- -- ... () \"\" \" \" :", "", &[]);
    check("", "", &[]);
}

#[test]
fn a_query_has_bounds() {
    let many = "ferry ".repeat(60);
    let query = Query::parse(&many);
    assert_eq!((query.clauses.len(), query.notes()), (24, &[Note::TooLong][..]));
    let long = "é".repeat(1_000_000);
    let query = Query::parse(&long);
    assert_eq!((query.to_string().chars().count(), query.notes()), (400, &[Note::TooLong][..]));
}

#[test]
fn what_joins_is_a_word_where_quotation_marks_touch_it() {
    assert_eq!(Query::parse("\"\"\"\"OR\"\"").to_string(), "or");
    assert_eq!(Query::parse("ferry OR fog").to_string(), "ferry OR fog");
}

#[test]
fn a_facet_takes_the_place_of_what_its_operator_asked_before() {
    let query = Query::parse("ferry section:local -source:echo section:world OR section:sports");
    assert_eq!(query.narrowed(Operator::Section, Some("economy")).to_string(), "ferry -source:echo section:economy");
    assert_eq!(query.narrowed(Operator::Section, None).to_string(), "ferry -source:echo");
    assert_eq!(query.value(Operator::Section), Some("local".into()));
    assert_eq!(query.value(Operator::Source), None, "what must not be is not what is chosen");
    assert!(query.has_words() && !Query::parse("-ferry section:local").has_words());
}

proptest! {
    #[test]
    fn whatever_is_typed_is_a_query_that_can_be_written_out(typed in "\\PC{0,60}|[-a-z:\"/ |OR0-9]{0,60}|(near|by|source|after):[\" a/0-9-]{0,12}") {
        let query = Query::parse(&typed);
        let written = query.to_string();
        let again = Query::parse(&written);
        prop_assert_eq!(again.to_string(), written);
        prop_assert_eq!(again.clauses, query.clauses);
    }
}
