//! Made-up readings for the gallery: a page block by block, and a list of what was read.

use jiff::{SignedDuration, Timestamp};
use model::{Explanation, Flaw, FlawKind, Judged, Source};
use store::{Original, Reading};

use crate::made;

/// Element, kept, chance in percent, reasons, text.
type Line = (&'static str, bool, u8, &'static [&'static str], &'static str);

const LINES: &[Line] = &[
    ("a", false, 1, &["mostly links", "stands in a menu"], "Skip to content"),
    ("li", false, 1, &["mostly links", "stands in a menu"], "News"),
    ("li", false, 1, &["mostly links", "stands in a menu"], "Harbour & weather"),
    ("li", false, 1, &["mostly links", "stands in a menu"], "Sport"),
    ("li", false, 1, &["mostly links", "stands in a menu"], "Births, marriages, launchings"),
    ("li", false, 1, &["mostly links", "stands in a menu"], "Notices to shipping"),
    ("li", false, 2, &["mostly links", "stands in a menu"], "Subscribe"),
    ("li", false, 2, &["mostly links"], "Sign in"),
    ("h1", false, 88, &["repeats the headline"], "Breakwater repair is halved after diver and sonar disagree"),
    (
        "p",
        true,
        81,
        &["stands right under the headline", "reads like prose"],
        "The inner arm, where the ferries turn, stays closed to walkers until spring.",
    ),
    ("span", false, 31, &["repeats the byline"], "By Jonas Reyes and Mara Lind, harbour desk"),
    ("time", false, 12, &["is a date alone"], "Thursday, 28 August, 6.40 pm"),
    ("figcaption", false, 44, &["is the lead picture’s caption"], "The outer arm at low water. Photograph: Ines Mallory / Harbor Post"),
    (
        "p",
        true,
        98,
        &["reads like prose", "stands among prose"],
        "The harbour board voted five to two on Thursday to mend only the outer half of the north breakwater this year, after its own diver and the county’s survey gave different accounts of the stones that carry it.",
    ),
    (
        "p",
        true,
        99,
        &["reads like prose", "stands among prose"],
        "Ada Lindqvist, who has dived for the board since 1998, counted eleven blocks that move under the hand. The county’s sonar, towed past in June, marks four. “I put my arm in up to the shoulder,” she told the meeting. “The machine did not.”",
    ),
    (
        "div",
        false,
        23,
        &["asks for something", "class speaks of a newsletter"],
        "Like what you are reading? Get the harbour letter every Friday at dawn.",
    ),
    ("h2", true, 93, &["is a heading over prose"], "Two ways of counting"),
    (
        "p",
        true,
        98,
        &["reads like prose"],
        "The two surveys measure different things, the county’s engineer said: the sonar sees gaps wider than thirty centimetres, and most of what a diver feels is narrower. Both agree on the cost of a full repair, $4.2 million, and on the year in which the arm was last closed.",
    ),
    ("blockquote", true, 90, &["is a quotation among prose"], "Nobody builds half a wall against the sea for pleasure."),
    ("li", true, 71, &["is a list among prose"], "Outer arm: 140 metres, to be mended by November."),
    ("li", true, 69, &["is a list among prose"], "Inner arm: 95 metres, closed, to be surveyed again."),
    ("li", true, 38, &["is a list among prose", "its neighbours are kept"], "Ferries: turn outside, four minutes longer."),
    ("p", false, 9, &["mostly links", "a teaser of another article"], "Read more: Ferries turn outside from Monday"),
    (
        "p",
        true,
        97,
        &["reads like prose"],
        "The board meets again on 12 September. Until then the light at the end burns by battery, and the keeper rows.",
    ),
    ("p", false, 41, &["repeats what many pages end with"], "Do you know more? Write to the harbour desk in confidence."),
    ("li", false, 0, &["mostly links"], "Share"),
    ("li", false, 0, &["mostly links"], "Print"),
    ("h3", false, 6, &["a heading over links"], "More from the harbour"),
    ("li", false, 3, &["mostly links"], "Why the light at Cold Head went out, and who lit it again"),
    ("li", false, 3, &["mostly links"], "The seven townships and their nine ferries"),
    ("li", false, 3, &["mostly links"], "Storm lamps sell out in a day"),
    ("p", false, 2, &["stands in the foot"], "© Harbor Post. All rights reserved."),
];

fn judged((element, kept, percent, reasons, text): &Line) -> Judged {
    Judged {
        text: (*text).into(),
        element: (*element).into(),
        kept: *kept,
        chance: f32::from(*percent) / 100.0,
        reasons: reasons.iter().map(|reason| (*reason).into()).collect(),
    }
}

fn ago(minutes: i64) -> Timestamp {
    made::now() - SignedDuration::from_mins(minutes)
}

fn original(number: usize) -> Original {
    Original::pack(&format!("https://www.harborpost.example/news/breakwater?page={number}"), None, b"<p>", ago(31)).unwrap()
}

/// One page, whole or only what is in its middle.
pub(crate) fn page(number: usize, whole: bool) -> (Original, Option<Explanation>) {
    let lines = if whole { LINES } else { &LINES[8..18] };
    let origin = |name: &str, origin: &str| (name.to_owned(), origin.to_owned());
    let origins = vec![
        origin("title", "JSON-LD headline"),
        origin("authors", "JSON-LD author"),
        origin("published", "JSON-LD datePublished"),
        origin("modified", "meta article:modified_time"),
        origin("site name", "meta og:site_name"),
        origin("language", "the html element"),
        origin("canonical url", "link rel=canonical"),
        origin("excerpt", "meta og:description"),
        origin("place", "the text’s dateline"),
    ];
    (original(number), Some(Explanation { blocks: lines.iter().map(judged).collect(), origins }))
}

pub(crate) fn right_to_left() -> (Original, Option<Explanation>) {
    let text = crate::topics::topic_from_right_to_left().article.text;
    let block = |text: &str, element: &str, kept| Judged {
        text: text.into(),
        element: element.into(),
        kept,
        chance: if kept { 0.97 } else { 0.08 },
        reasons: vec![if kept { "reads like prose" } else { "mostly links" }.into()],
    };
    let blocks = vec![
        block("الرئيسية", "li", false),
        block(&text, "p", true),
        block("اقرأ أيضا: السفن الكبيرة تنتظر", "p", false),
        block(&text, "blockquote", true),
        block(&text, "li", true),
    ];
    (original(1), Some(Explanation { blocks, origins: Vec::new() }))
}

pub(crate) fn flaws() -> Vec<Flaw> {
    vec![
        Flaw::new(FlawKind::Date, "The date “yesterday-ish” could not be read."),
        Flaw::new(FlawKind::Encoding, "Some bytes mean nothing in windows-1252, the encoding of the page."),
    ]
}

pub(crate) fn readings() -> Vec<Reading> {
    let kinds = [None, Some("article"), Some("live_blog"), None, Some("paywalled"), Some("gallery"), None];
    let reading = |(n, head): (usize, store::ArticleHead)| Reading {
        read_at: ago(3 + 11 * n as i64 * n as i64),
        whole: n % 9 != 4,
        kind: kinds[n % kinds.len()].map(str::to_owned),
        flaws: [0, 0, 2, 0, 14, 0][n % 6],
        kept: n % 5 != 3 && n % 9 != 4,
        head,
    };
    made::reports(24).into_iter().enumerate().map(reading).collect()
}

pub(crate) fn sources() -> Vec<Source> {
    let sources = made::overviews().into_iter().take(12).enumerate().map(|(n, overview)| {
        let mut source = overview.source;
        source.id = model::SourceId(n as i64 + 1);
        source.settings.slug = format!("source-{n}");
        source
    });
    sources.collect()
}
