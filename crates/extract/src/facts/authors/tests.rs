//! Names, from what pages say of them.

use super::*;

fn check(given: &str, wanted: &[&str]) {
    assert_eq!(people(vec![given.to_owned()], &Houses { site: Some("Harbor Post"), named: &[] }), wanted, "{given}");
}

#[test]
fn by_roles_and_addresses_are_no_names() {
    check("By Ines Okafor and Tom Rask, Senior Reporter", &["Ines Okafor", "Tom Rask"]);
    check("Von Lena Brandt", &["Lena Brandt"]);
    check("Ines Okafor (iokafor@harbor.example)", &["Ines Okafor"]);
    check("https://harbor.example/people/ines", &[]);
    check("Ines Okafor, Ph.D. - June 12", &["Ines Okafor"]);
}

#[test]
fn agencies_stand_only_alone() {
    check("Ines Okafor, dpa", &["Ines Okafor"]);
    check("The Associated Press", &["The Associated Press"]);
    check("Harbor Post, Ines Okafor", &["Ines Okafor"]);
}

#[test]
fn a_name_counts_once_and_is_not_shouted() {
    check("INES OKAFOR / Ines Okafor", &["Ines Okafor"]);
}

fn authors(html: &str, lines: &[&str]) -> Vec<String> {
    let tree = markup::tree::Tree::parse(html);
    let page = Page::read(&tree);
    find(&page, &JsonLd::read(&page.json), Some("Harbor Post"), lines).0
}

#[test]
fn a_byline_ends_with_the_line_that_names() {
    assert_eq!(authors("<div class=byline><div>By</div><div>Ines Okafor</div><div>Head of Ferries</div></div>", &[]), ["Ines Okafor"]);
    assert_eq!(authors("<p class=author>Ines Okafor on Friday</p>", &[]), ["Ines Okafor"]);
    assert_eq!(authors("<p class=author>hundreds of new ferries</p>", &[]), [""; 0]);
}

#[test]
fn organisations_are_authors_only_alone() {
    let json = r#"<script type="application/ld+json">{"@type":"Article","author":{"@type":"Organization","name":"Alder Media"}}</script>"#;
    assert_eq!(authors(json, &[]), ["Alder Media"]);
    assert_eq!(authors(&format!("{json}<a rel=author href=/ines>Ines Okafor</a>"), &[]), ["Ines Okafor"]);
    assert_eq!(authors("<meta name=author content='Harbor Post Islands'><p class=byline>By Tom Rask</p>", &[]), ["Tom Rask"]);
}

#[test]
fn a_link_to_an_authors_page_names_one() {
    assert_eq!(authors("<p><a href=/contributor/ines>Ines Okafor</a></p>", &[]), ["Ines Okafor"]);
}

#[test]
fn a_line_that_begins_with_by_is_a_byline() {
    assert_eq!(authors("", &["By Ines Okafor", "12 March"]), ["Ines Okafor"]);
    assert_eq!(authors("", &["Written by", "Ines Okafor"]), ["Ines Okafor"]);
    assert_eq!(authors("", &["By the sea it is cold"]), [""; 0]);
}

#[test]
fn who_is_named_in_a_figure_or_among_comments_is_no_author() {
    assert_eq!(
        authors("<figure><span class=author>Mara Lind</span></figure><ol class=comments><li><b class=author>Tom Rask</b></ol>", &[]),
        [""; 0]
    );
}
