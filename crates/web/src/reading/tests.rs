//! Readings, by what they show of a page and of a list.

use askama::Template;
use model::{Entry, Explanation, Flaw, FlawKind, Judged, Rights};
use store::{EntryVersion, Original, Reading};

use super::facts::FactView;
use super::list_view::ReadingsView;
use super::view::ReadingView;
use crate::tests::{made, strange_script};

fn block(text: &str, element: &str, kept: bool, chance: f32, reason: &str) -> Judged {
    Judged { text: text.into(), element: element.into(), kept, chance, reasons: vec![reason.into()] }
}

fn original(address: &str) -> Original {
    Original::pack(address, None, b"<p>", made::ago(30)).unwrap()
}

fn view(blocks: Vec<Judged>) -> ReadingView {
    let origins =
        vec![("title".into(), "JSON-LD headline".into()), ("lead_image".into(), "og:image".into()), ("mood".into(), made::HOSTILE.into())];
    let pages = [(original("https://harborpost.example/breakwater"), Some(Explanation { blocks, origins }))];
    let flaws = [Flaw::new(FlawKind::Date, made::HOSTILE)];
    ReadingView::new(&made::topic(Rights::Link), &flaws, &pages, &made::visit())
}

#[test]
fn kept_and_dropped_stand_in_the_page_s_order_with_their_reasons() {
    let view = view(vec![
        block("Home", "li", false, 0.02, "mostly links"),
        block("Breakwater repair is halved", "h1", true, 0.91, "is the headline"),
        block("Ada Lindqvist counted eleven blocks.", "p", true, 0.984, "reads like prose"),
        block("Sign up", "div", false, 0.4, "asks for something"),
    ]);
    assert_eq!(view.sums.as_deref(), Some("2 of 4 blocks kept"));
    let [page] = view.pages.as_slice() else { panic!("one page") };
    assert_eq!(page.runs.iter().map(|run| (run.kept, run.blocks.len())).collect::<Vec<_>>(), [(false, 1), (true, 2), (false, 1)]);
    let html = view.render().unwrap();
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}: {html}"));
    assert!(at("<s>Home</s>") < at("counted eleven blocks") && at("counted eleven blocks") < at("<s>Sign up</s>"));
    assert!(at("<b>98 %</b>") > 0 && at("<span class=\"chip\">mostly links</span>") > 0);
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">") && !html.contains("rel=\"canonical\""));
    assert!(html.contains("href=\"/lake/topic/source-1/report-90\"") && html.contains("href=\"https://publisher1.example/90\""));
}

#[test]
fn a_long_run_of_dropped_blocks_is_folded_under_its_commonest_reason() {
    let mut blocks: Vec<Judged> = (0..20).map(|n| block(&format!("Item {n}"), "li", false, 0.0, "mostly links")).collect();
    blocks[3].reasons = vec!["stands in a menu".into()];
    let view = view(blocks);
    assert_eq!(view.pages[0].runs[0].folded.as_deref(), Some("20 blocks dropped: mostly links"));
    assert!(view.render().unwrap().contains("<details class=\"fold\"><summary>20 blocks dropped: mostly links</summary>"));
}

#[test]
fn facts_stand_with_their_origins_and_what_only_the_page_knows_comes_last() {
    let view = view(Vec::new());
    let fact = |name: &str| view.facts.iter().find(|fact| fact.name == name).cloned().unwrap();
    assert_eq!(
        fact("Title"),
        FactView { name: "Title".into(), value: Some("What source 1 says 90 minutes ago".into()), origin: Some("JSON-LD headline".into()) }
    );
    assert_eq!(fact("Authors").origin, None);
    assert_eq!(fact("Lead picture"), FactView { name: "Lead picture".into(), value: None, origin: Some("og:image".into()) });
    assert_eq!(view.facts.last().map(|fact| fact.name.as_str()), Some("Mood"));
}

#[test]
fn a_hostile_page_is_text_and_a_chance_that_is_no_number_is_none() {
    let hostile = block(made::HOSTILE, made::HOSTILE, false, f32::NAN, made::HOSTILE);
    let view = view(vec![hostile.clone(), Judged { kept: true, chance: 7.0, ..hostile }]);
    assert_eq!(view.pages[0].runs.iter().map(|run| run.blocks[0].percent).collect::<Vec<_>>(), [0, 100]);
    let html = view.render().unwrap();
    assert!(!strange_script(&html) && !html.contains("<img src=x"), "{html}");
}

#[test]
fn a_huge_page_is_shown_up_to_a_bound() {
    let mut blocks = vec![block("word", "p", true, 1.0, "reads like prose"); 25_000];
    blocks[0].text = "ß".repeat(1_000_000);
    let view = view(blocks);
    assert_eq!(view.pages[0].note.as_deref(), Some("… and 22,000 more blocks."));
    assert!(view.render().unwrap().len() < 3_000_000);
}

#[test]
fn several_pages_are_told_apart_and_one_that_the_reader_gave_up_on_says_so() {
    let said = Explanation { blocks: vec![block("One", "p", true, 1.0, "prose")], origins: Vec::new() };
    let pages = [(original("https://harborpost.example/1"), Some(said)), (original("javascript:alert(1)"), None)];
    let view = ReadingView::new(&made::topic(Rights::Full), &[], &pages, &made::visit());
    assert_eq!(view.pages.iter().map(|page| page.heading.as_deref()).collect::<Vec<_>>(), [Some("Page 1 of 2"), Some("Page 2 of 2")]);
    let html = view.render().unwrap();
    assert!(html.contains("gave up on this page") && !html.contains("javascript:"));
}

fn version(number: i64, minutes: i64, title: &str, text: &str) -> EntryVersion {
    let entry = Entry { title: Some(title.into()), content: Some(text.into()), ..Entry::default() };
    EntryVersion { number, saved: made::ago(minutes), entry }
}

fn with_versions(versions: &[EntryVersion]) -> ReadingView {
    ReadingView::new(&made::topic(Rights::Full), &[], &[], &made::visit()).with_versions(versions, &made::visit())
}

#[test]
fn what_the_feed_said_before_stands_with_what_each_version_changed() {
    let versions = [
        version(1, 300, "Vote on the levy", "<p>The board voted four to three.</p>"),
        version(6, 120, "Vote on the levy", "<p>The board voted five to three.</p><p>It meets again.</p>"),
        version(7, 10, "Levy is voted for", "<p>The board voted five to three.</p><p>It meets again.</p>"),
    ];
    let html = with_versions(&versions).render().unwrap();
    let marked = |tag: &str, word: &str, text: &str| {
        format!("<{tag}><span class=\"unseen\" lang=\"en\" dir=\"ltr\">[{word}: </span>{text}<span class=\"unseen\">]</span></{tag}>")
    };
    let again = format!("\n{}", marked("ins", "added", "It meets again."));
    let (four, five) = (marked("del", "removed", "four"), marked("ins", "added", "five"));
    for expected in [
        "What the feed said</h2><span class=\"note\">7 versions, 3 kept</span>",
        &format!("The board voted {four} {five} to three.{again}"),
        &format!("{} {}", marked("del", "removed", "Vote on the levy"), marked("ins", "added", "Levy is voted for")),
        "<h3>Version 6</h3>",
        "<p>compared with version 1</p><p>4 words added</p><p>1 word removed</p>",
        "<summary>1 earlier change, and how it began</summary>",
        "6 words, as the feed first said it.",
    ] {
        assert!(html.contains(expected), "{expected}: {html}");
    }
    assert!(html.find("Version 7").unwrap() < html.find("Version 6").unwrap(), "the newest first");
}

#[test]
fn an_entry_that_never_changed_has_no_versions_to_show_and_one_whose_details_did_says_which() {
    assert!(!with_versions(&[]).render().unwrap().contains("What the feed said"));
    let first = version(1, 300, "Vote on the levy", "<p>It voted.</p>");
    assert!(!with_versions(std::slice::from_ref(&first)).render().unwrap().contains("What the feed said"));
    let mut second = version(2, 200, "Vote on the levy", "<p>It <b>voted</b>.</p>");
    second.entry.authors = vec!["Ana Reed".into()];
    second.entry.updated = Some(made::ago(200));
    let html = with_versions(&[first, second]).render().unwrap();
    assert!(html.contains("Its headline and its words stayed; other than before: authors, dates."), "{html}");
    assert!(html.contains("2 versions</span>") && html.contains("<summary>How it began</summary>"), "{html}");
}

#[test]
fn a_hostile_version_is_text() {
    let html = with_versions(&[version(1, 300, made::HOSTILE, made::HOSTILE), version(2, 5, "&lt;script>x", "&lt;script>&lt;img src=x>")]);
    let html = html.render().unwrap();
    assert!(!strange_script(&html) && !html.contains("<img src=x"), "{html}");
}

#[test]
fn where_the_page_is_not_kept_that_is_said() {
    let mut topic = made::topic(Rights::Full);
    let html = ReadingView::new(&topic, &[], &[], &made::visit()).render().unwrap();
    assert!(html.contains("page is not kept") && html.contains("pages.keep_days"));
    topic.article.whole = false;
    let html = ReadingView::new(&topic, &[], &[], &made::visit()).render().unwrap();
    assert!(html.contains("could not be had") && !html.contains("pages.keep_days"));
}

#[test]
fn the_list_says_what_each_is_and_of_whom() {
    let reading = Reading {
        head: made::head(1, 90, Rights::Full),
        read_at: made::ago(7),
        whole: false,
        kind: Some("live_blog".into()),
        flaws: 1_200,
        kept: false,
    };
    let source = made::source(Rights::Full);
    let view = ReadingsView::new(&[reading], std::slice::from_ref(&source), Some(&source), &made::visit());
    assert_eq!((view.count.as_str(), view.shell.title.starts_with("Readings of Harbor Post")), ("The last article that was read", true));
    let html = view.render().unwrap();
    assert!(
        html.contains("<option value=\"harbor-post\" selected>Harbor Post</option>") && html.contains("/admin/reading/source-1/report-90")
    );
    assert!(html.contains("Live blog") && html.contains("the feed’s words alone") && html.contains("1,200"));
    let empty = ReadingsView::new(&[], &[], None, &made::visit()).render().unwrap();
    assert!(empty.contains("None so far."));
}
