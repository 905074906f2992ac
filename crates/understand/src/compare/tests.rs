//! Invented reports of one evening.

use model::Fact;

use super::*;

const ONE: &str = "Four people were killed when the ferry Tern sank off Brannock on Monday night, police said.\n\
    The ferry had left Brannock at nine in a heavy swell and went down within ten minutes, the coastguard said.\n\
    Harbourmaster Celia Maddox said the ferry should never have left the harbour.\n\
    In 1987 a ferry of the same line sank and 31 people died.\n\
    Divers found 14 lifejackets in a locker that was locked.";
const TWO: &str = "At least seven people died after a ferry went down in heavy seas near Brannock, officials said on Tuesday.\n\
    The coastguard said the Tern had left Brannock at nine in a heavy swell and sank within ten minutes.\n\
    “The ferry should have stayed in the harbour,” said Ray Tolland, who leads the seamen's union.\n\
    Helicopters from two towns searched until dawn.";
const THREE: &str = "A ferry with 60 passengers on board sank near Brannock on Monday, killing seven people.\n\
    It left Brannock harbour at nine in a heavy swell, the coastguard said, and sank within ten minutes.\n\
    The owner of the line, Northern Sea Lines, did not answer calls.";

fn compared(texts: &[&'static str]) -> Comparison {
    let reports: Vec<Report> = texts.iter().map(|text| Report { title: "Ferry sinks off Brannock", text, language: Some("en") }).collect();
    compare(&reports)
}

fn sentence<'t>(texts: &[&'t str], proof: &Proof) -> &'t str {
    &texts[proof.report][proof.sentence.start as usize..proof.sentence.end as usize]
}

#[test]
fn what_all_say_is_found_with_a_sentence_of_each() {
    let texts = [ONE, TWO, THREE];
    let found = compared(&texts);
    let all: Vec<Vec<&str>> =
        found.agreed.iter().map(|agreed| agreed.proofs.iter().map(|proof| sentence(&texts, proof)).collect()).collect();
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0].len(), 3);
    assert!(all[0].iter().all(|sentence| sentence.contains("swell")), "{all:?}");
    assert!(!all[0][0].starts_with("It "), "the best one can stand alone: {all:?}");
}

#[test]
fn numbers_that_differ_stand_side_by_side_with_their_sentences_and_earlier_disasters_do_not() {
    let texts = [ONE, TWO, THREE];
    let found = compared(&texts);
    assert_eq!(found.differing.len(), 1, "{:?}", found.differing);
    let differing = &found.differing[0];
    assert_eq!(differing.counted, "dead");
    let stated: Vec<(f64, &str, usize)> = differing.stated.iter().map(|s| (s.value, s.text.as_str(), s.proof.report)).collect();
    assert_eq!(stated, [(4.0, "Four people were killed", 0), (7.0, "At least seven people died", 1), (7.0, "seven people", 2)]);
    assert!(sentence(&texts, &differing.stated[0].proof).starts_with("Four people"));
}

#[test]
fn what_only_one_says_is_found() {
    let texts = [ONE, TWO, THREE];
    let facts: Vec<(String, usize)> = compared(&texts)
        .alone
        .into_iter()
        .map(|alone| match alone.fact {
            Fact::Name { name, .. } => (name, alone.proof.report),
            Fact::Figure { text } => (text, alone.proof.report),
        })
        .collect();
    for (fact, report) in [("Celia Maddox", 0), ("14 lifejackets", 0), ("Ray Tolland", 1), ("Northern Sea Lines", 2), ("60 passengers", 2)]
    {
        assert!(facts.contains(&(fact.to_owned(), report)), "{fact}: {facts:?}");
    }
    assert!(!facts.iter().any(|(fact, _)| fact.contains("31")), "{facts:?}");
}

#[test]
fn a_copy_is_no_second_report() {
    assert_eq!(compared(&[ONE, ONE]), Comparison::default());
    assert_eq!(compared(&[ONE]), Comparison::default());
    assert_eq!(compared(&[]), Comparison::default());
}

#[test]
fn numbers_of_other_things_or_within_what_about_and_at_least_allow_do_not_differ() {
    for (one, other) in [
        ("The storm sank nine boats in the harbour of Brannock.", "The council of Hexley bought four boats for its lake on Monday."),
        ("At least 30 people were hurt when the stand fell in Brannock.", "The fall of the stand in Brannock hurt 32 people on Monday."),
        ("About 1,200 houses in Brannock were flooded by the river.", "The river flooded 1,234 houses in Brannock on Monday."),
        (
            "Four people were killed in the Brannock fire, police said.",
            "No people, let alone seven people, were killed in the Brannock fire.",
        ),
        ("Five of the dead in the Brannock fire were of one family.", "Twelve people were killed in the fire at Brannock on Monday."),
        ("Four people were killed when the Brannock ferry sank.", "The Brannock ferry sank a day after 32 people were killed in Hexley."),
        ("Two people died in the Brannock fire. Three people died on the way.", "Five people died in the fire at Brannock on Monday."),
    ] {
        let reports = [one, other].map(|text| Report { title: "Brannock", text, language: Some("en") });
        assert_eq!(compare(&reports).differing, [], "{one} {other}");
    }
}

#[test]
fn a_denial_agrees_with_nobody() {
    let one = "The mayor of Brannock signed the contract for the new quay on Monday evening.";
    let other = "The mayor of Brannock never signed the contract for the new quay on Monday evening.";
    let reports = [one, other].map(|text| Report { title: "Quay", text, language: Some("en") });
    assert_eq!(compare(&reports).agreed, []);
}

#[test]
fn large_and_hostile_reports_end_soon() {
    let text = "Four people were killed and 12 hurt in Brannock when at least 30 boats sank, 14 houses burned and Celia Maddox said so. "
        .repeat(4_000);
    let other = text.replace("Four", "Nine").replace("Brannock when", "Hexley as");
    let reports: Vec<Report> =
        (0..40).map(|n| Report { title: "Boats", text: if n % 2 == 0 { &text } else { &other }, language: Some("en") }).collect();
    let begun = std::time::Instant::now();
    let _ = compare(&reports);
    assert!(begun.elapsed() < std::time::Duration::from_secs(5), "{:?}", begun.elapsed());
}
