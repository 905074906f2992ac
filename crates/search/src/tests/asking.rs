//! What is found by which query.

use super::*;

#[test]
fn words_are_found_in_every_form_and_language() {
    let folder = tempfile::tempdir().unwrap();
    let index = filled(folder.path()).index();
    for (query, found) in [
        ("flooded", &[1][..]),
        ("engines ferries", &[2]),
        ("river choir", &[]),
        ("river OR chor", &[1, 3]),
        ("haus", &[3]),
        ("koln", &[3]),
        ("KÖLN messen", &[3]),
        ("雨", &[]),
        ("東京", &[4]),
        ("東京都", &[4]),
        ("京東", &[]),
        ("サッカー 雨で", &[4]),
        ("\"lower town\"", &[1]),
        ("\"town lower\"", &[]),
        ("\"night ferry\" -strike", &[2]),
        ("brackwater -flooding", &[]),
        ("brackwater -sluices", &[1]),
        ("ferry OR -brackwater", &[2, 4, 3]),
    ] {
        assert_eq!(stories(&index, query), found, "{query}");
    }
}

#[test]
fn operators_narrow_what_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let index = filled(folder.path()).index();
    for (query, found) in [
        ("source:echo", &[2, 1][..]),
        ("source:\"brackwater echo\" river", &[1]),
        ("source:Merkur", &[3]),
        ("-source:echo brackwater", &[1]),
        ("section:local", &[1]),
        ("section:kultur", &[3]),
        ("by:brehat", &[2]),
        ("by:\"orla bréhat\"", &[2]),
        ("by:\"orla pike\"", &[2]),
        ("by:nobody", &[]),
        ("language:de", &[3]),
        ("before:2026", &[3]),
        ("after:2026-03-02", &[4, 2, 1]),
        ("after:2026-02 before:2026-03 brackwater", &[1]),
        ("near:\"Port Sable\"", &[2]),
        ("near:\"Port Sable\"/1 ferry", &[2]),
        ("-near:\"Port Sable\" section:local OR language:ja", &[4, 1]),
    ] {
        assert_eq!(stories(&index, query), found, "{query}");
    }
}

#[test]
fn names_that_nobody_knows_are_left_out_and_noted() {
    let folder = tempfile::tempdir().unwrap();
    let index = filled(folder.path()).index();
    let found = ask(&index, "ferry near:Nowhere source:nobody section:none", |_| {});
    assert_eq!(found.stories, 1);
    assert_eq!(found.notes, [Note::NoPlace("Nowhere".into()), Note::NoSource("nobody".into()), Note::NoSection("none".into())]);
    assert_eq!(ask(&index, "near:Nowhere", |_| {}).stories, 0, "a query of which nothing is left asks for nothing");
    assert_eq!(ask(&index, "", |_| {}).stories, 0);
}

#[test]
fn a_story_is_found_once_by_its_best_article_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let index = filled(folder.path()).index();
    let found = ask(&index, "brackwater", |_| {});
    assert_eq!((found.stories, found.articles, found.hits.len()), (1, 2, 1));
    assert_eq!((found.hits[0].articles, found.hits[0].newest), (2, at("2026-03-02T09:00:00Z")));
    assert_eq!(found.facets.sections, [("local".to_owned(), 2), ("weather".to_owned(), 1)]);
    assert_eq!(found.facets.sources, [(SourceId(1), 1), (SourceId(2), 1)]);
    assert_eq!(found.facets.since, [1, 2, 2, 2]);
}

#[test]
fn order_pages_scope_and_time_are_kept_to() {
    let folder = tempfile::tempdir().unwrap();
    let index = filled(folder.path()).index();
    let all = "-nothing";
    let ids = |found: Found| found.hits.iter().map(|hit| hit.story.0).collect::<Vec<_>>();
    assert_eq!(ids(ask(&index, all, |request| request.sort = Sort::Date)), [4, 2, 1, 3]);
    assert_eq!(ids(ask(&index, all, |request| (request.skip, request.take) = (1, 2))), [2, 1]);
    assert_eq!(ids(ask(&index, all, |request| request.skip = 9)), [0; 0]);
    assert_eq!(ids(ask(&index, all, |request| request.at = at("2026-02-28T00:00:00Z"))), [1, 3]);
    let scope = Scope { sources: Some([SourceId(1), SourceId(3)].into()), hidden: BTreeSet::from([StoryId(2)]) };
    let query = Query::parse(all);
    assert_eq!(ids(ask(&index, all, |request| (request.scope, request.query) = (leaked(scope.clone()), leaked(query.clone())))), [1, 3]);
}

/// For as long as the test's process lives.
fn leaked<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

#[test]
fn a_headline_counts_more_than_a_text_and_new_more_than_old() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::take(folder.path()).unwrap();
    let filler = "Many other words stand in this text about a town and its people.";
    let old = Timestamp::from_second(at(NOW).as_second() - 86_400 * 200).unwrap();
    writer.put(&article(1, 1, 1, "Words of the town", &format!("A lighthouse. {filler}")), Vec::new).unwrap();
    writer.put(&article(2, 2, 1, "Lighthouse of the town", filler), Vec::new).unwrap();
    writer
        .put(&Searchable { published: old, ..article(3, 3, 1, "Words of the town", &format!("A lighthouse. {filler}")) }, Vec::new)
        .unwrap();
    writer.commit(1).unwrap();
    assert_eq!(stories(&writer.index(), "lighthouse"), [2, 1, 3]);
}

#[test]
fn a_slip_is_mended_by_the_nearest_word() {
    let folder = tempfile::tempdir().unwrap();
    let index = filled(folder.path()).index();
    let meant = |query: &str| ask(&index, query, |_| {}).suggestion.map(|query| query.to_string());
    assert_eq!(meant("brakwater").as_deref(), Some("brackwater"));
    assert_eq!(meant("\"nihgt ferry\" -strike").as_deref(), Some("\"night ferry\" -strike"));
    assert_eq!(meant("xiver floods section:local").as_deref(), Some("river floods section:local"));
    assert_eq!(meant("ferry"), None);
    assert_eq!(meant("engineers"), None, "it stands in a text");
    assert_eq!(meant("zzzzzzzz"), None);
}

#[test]
fn what_was_asked_for_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let index = filled(folder.path()).index();
    let marked = |query: &str, text: &str, language: &str| -> String {
        let pieces = ask(&index, query, |_| {}).highlights.whole(text, Some(language));
        pieces.into_iter().map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text }).collect()
    };
    assert_eq!(marked("ferries -night", "The night ferry", "en"), "The night [ferry]");
    assert_eq!(marked("haus", "Die Häuser", "de"), "Die [Häuser]");
    assert_eq!(marked("source:echo ferry", "An echo: a ferry", "en"), "An echo: a [ferry]");
}
