//! Key sentences of invented reports.

use super::*;

const TITLE: &str = "Breakwater at Osterhaven gives way in storm";
const TEXT: &str = "By Inés Aldana\n\
    Photo: The breakwater on Monday. (Quay Pictures)\n\
    The breakwater at Osterhaven gave way in a storm on Sunday night, sinking nine boats and flooding 40 houses.\n\
    “We heard it go. It was like a train.”\n\
    He had been awake since four.\n\
    Read more: what the harbour said last year.\n\
    Harbourmaster Celia Maddox said the gap in the breakwater would stay open until spring because no crane could work there.\n\
    The council will meet on Tuesday to talk about money. Will it be enough?\n\
    “Nobody was hurt, and that is all that counts,” Maddox told the council of Osterhaven.\n\
    Sign up for our letter from the harbour and read it every morning.\n\
    Gulls sat on the wall.\n";

fn chosen(count: usize) -> Vec<&'static str> {
    key_sentences(TITLE, TEXT, Some("en"), count).into_iter().map(|at| &TEXT[at]).collect()
}

#[test]
fn the_sentence_that_says_the_headline_comes_first_and_the_order_is_the_text_s() {
    assert_eq!(chosen(1), ["The breakwater at Osterhaven gave way in a storm on Sunday night, sinking nine boats and flooding 40 houses."]);
    let three = chosen(3);
    assert_eq!(three.len(), 3);
    assert_eq!(
        three[1],
        "Harbourmaster Celia Maddox said the gap in the breakwater would stay open until spring because no crane could work there."
    );
}

#[test]
fn captions_bylines_calls_and_quotations_without_a_speaker_are_never_chosen() {
    let all = chosen(100).join("\n");
    for never in ["By Inés", "Photo:", "We heard it go", "Read more", "Sign up", "Will it be enough"] {
        assert!(!all.contains(never), "{never}: {all}");
    }
    assert!(all.contains("Maddox told the council"), "{all}");
}

#[test]
fn what_is_said_already_is_not_said_again() {
    let text = "The ferry to Brannock sank off the cape on Monday morning. The ferry to Brannock sank on Monday morning off the cape. \
        Divers from three towns are looking for the captain of the ferry.";
    let two: Vec<&str> = key_sentences("Ferry sinks", text, Some("en"), 2).into_iter().map(|at| &text[at]).collect();
    assert_eq!(
        two,
        ["The ferry to Brannock sank off the cape on Monday morning.", "Divers from three towns are looking for the captain of the ferry."]
    );
}

#[test]
fn a_text_without_a_whole_sentence_has_none() {
    assert!(key_sentences("", "", None, 3).is_empty());
    assert!(key_sentences("A", "Ferry strike\nDay three\nBy A. Aldana", None, 3).is_empty());
    let japanese = "港では朝から作業が止まり、組合は賃上げを求めて市役所の前に集まった。市長は来なかった。";
    assert_eq!(key_sentences("港の作業が止まる", japanese, Some("ja"), 1).len(), 1);
}
