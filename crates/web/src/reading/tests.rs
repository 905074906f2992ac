//! Readings, by what they show of a page and of a list.

use askama::Template;
use model::{Explanation, Flaw, FlawKind, Judged, Rights};
use store::{Original, Reading};

use super::facts::FactView;
use super::list_view::ReadingsView;
use super::view::ReadingView;
use crate::tests::made;

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
    assert!(!html.contains("<script") && !html.contains("<img src=x"), "{html}");
}

#[test]
fn a_huge_page_is_shown_up_to_a_bound() {
    let mut blocks = vec![block("word", "p", true, 1.0, "reads like prose"); 25_000];
    blocks[0].text = "ß".repeat(1_000_000);
    let view = view(blocks);
    assert_eq!(view.pages[0].note.as_deref(), Some("… and 22,000 blocks more."));
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
    assert_eq!(view.count, "The last 1 article that was read of Harbor Post");
    let html = view.render().unwrap();
    assert!(
        html.contains("<option value=\"harbor-post\" selected>Harbor Post</option>") && html.contains("/admin/reading/source-1/report-90")
    );
    assert!(html.contains("Live blog") && html.contains("the feed’s words alone") && html.contains("1,200"));
    let empty = ReadingsView::new(&[], &[], None, &made::visit()).render().unwrap();
    assert!(empty.contains("None so far."));
}
