//! Made-up versions of an entry for the gallery: a story that was corrected, begun anew, and corrected again.

use jiff::{SignedDuration, Timestamp};
use model::Entry;
use store::EntryVersion;

use crate::made;

const VOTE: &str =
    "<p>The harbour board voted four to three on Thursday to mend only the outer half of the north breakwater this year.</p>";
const DIVER: &str = "<p>Ada Lindqvist, who has dived for the board since 1998, counted eleven blocks that move under the hand. The county’s sonar, towed past in June, marks four. “I put my arm in up to the shoulder,” she told the meeting. “The machine did not.”</p>";
const COST: &str = "<p>The two surveys measure different things, the county’s engineer said: the sonar sees gaps wider than thirty centimetres, and most of what a diver feels is narrower. Both agree on the cost of a full repair, $2.4 million, and on the year in which the arm was last closed.</p>";
const NEXT: &str = "<p>The board meets again on 12 September. Until then the light at the end burns by battery, and the keeper rows.</p>";

fn ago(minutes: i64) -> Timestamp {
    made::now() - SignedDuration::from_mins(minutes)
}

fn version(number: i64, minutes: i64, title: &str, text: &str) -> EntryVersion {
    let entry = Entry { title: Some(title.into()), content: Some(text.into()), authors: vec!["Jonas Reyes".into()], ..Entry::default() };
    EntryVersion { number, saved: ago(minutes), entry }
}

pub(crate) fn corrected() -> Vec<EntryVersion> {
    let begun = version(1, 420, "Board votes to mend breakwater", VOTE);
    let told = version(2, 355, "Breakwater repair is halved after diver and sonar disagree", &[VOTE, DIVER, COST].concat());
    let next = version(3, 290, "Breakwater repair is halved after diver and sonar disagree", &[VOTE, DIVER, COST, NEXT].concat());
    let mut signed = version(7, 120, "Breakwater repair is halved after diver and sonar disagree", &[VOTE, DIVER, COST, NEXT].concat());
    signed.entry.authors.push("Mara Lind".into());
    let correction = "<p><em>Correction: An earlier version gave the vote as four to three.</em></p>";
    let vote = VOTE.replace("four to three", "five to two");
    let cost = COST.replace("$2.4 million", "$4.2 million");
    let mut corrected =
        version(8, 31, "Breakwater repair is halved as diver and sonar differ", &[&vote, DIVER, &cost, NEXT, correction].concat());
    corrected.entry.authors.push("Mara Lind".into());
    vec![begun, told, next, signed, corrected]
}

pub(crate) fn from_right_to_left() -> Vec<EntryVersion> {
    let text = crate::topics::topic_from_right_to_left().article.text;
    let title = "المرفأ يعود إلى العمل";
    vec![
        version(1, 300, title, &text),
        version(2, 45, "المرفأ يعود إلى العمل اليوم", &format!("{text}<p>وسيعود المجلس إلى الاجتماع في أيلول.</p>")),
    ]
}
