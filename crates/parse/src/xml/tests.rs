//! The reader's steps through documents that are nearly XML.

use super::*;

/// The steps, one word each: `+name`, `-name`, text.
fn steps(source: &str) -> Vec<String> {
    let mut xml = Xml::new(source, None);
    let mut steps = Vec::new();
    loop {
        match xml.step() {
            Step::Open(element) => steps.push(format!("+{}", element.name)),
            Step::Close(name) => steps.push(format!("-{name}")),
            Step::Text(text) => steps.push(text.into_owned()),
            Step::End => return steps,
        }
    }
}

#[test]
fn end_tags_close_what_they_must_and_no_more() {
    assert_eq!(steps("<a><b>x</a>y"), ["+a", "+b", "x", "-b", "-a", "y"]);
    assert_eq!(steps("<a>x</b></a>"), ["+a", "x", "-a"]);
    assert_eq!(steps("<item><title>x<item>y</item>"), ["+item", "+title", "x", "-title", "-item", "+item", "y", "-item"]);
    assert_eq!(steps("<title>x<link>y</link>"), ["+title", "x", "-title", "+link", "y", "-link"]);
}

#[test]
fn references_and_stray_signs_are_text() {
    assert_eq!(steps("<a>1 < 2 &amp; &eacute; & &nope;</a>").concat(), "+a1 < 2 & é & &nope;-a");
    assert_eq!(steps("<!DOCTYPE a [<!ENTITY pub 'Courier'>]><a>&pub;</a>").concat(), "+aCourier-a");
    assert_eq!(steps("<a><![CDATA[<b> &amp;]]></a>").concat(), "+a<b> &amp;-a");
}

#[test]
fn contents_may_be_markup_in_the_xml_itself() {
    let mut xml = Xml::new("<d>a &amp; <x:b c='1'>b</x:b><br/>c</d>", None);
    let Step::Open(_) = xml.step() else { panic!("an element") };
    assert_eq!(xml.content(), Content { text: "a &amp; <b c='1'>b</b><br>c".into(), is_markup: true, base: None });
}

#[test]
fn addresses_are_relative_to_the_nearest_base() {
    let url = Url::parse("https://harbour.example/feed").unwrap();
    let mut xml = Xml::new("<a xml:base='news/'><b xml:base='/x/'></b></a>", Some(&url));
    let mut bases = Vec::new();
    while !xml.is_at_end() {
        if let Step::Open(_) = xml.step() {
            bases.push(xml.base().unwrap().to_string());
        }
    }
    assert_eq!(bases, ["https://harbour.example/news/", "https://harbour.example/x/"]);
}

#[test]
fn vocabularies_are_known_by_address_and_by_custom() {
    let mut xml = Xml::new("<r xmlns:q='http://purl.org/dc/elements/1.1/'><q:a/><dc:b/><zz:c/><d/></r>", None);
    xml.step();
    let mut found = Vec::new();
    while let Some(element) = xml.child(2) {
        found.push(element.vocabulary);
    }
    assert_eq!(found, [Vocabulary::DublinCore, Vocabulary::DublinCore, Vocabulary::Other, Vocabulary::Rss]);
}
