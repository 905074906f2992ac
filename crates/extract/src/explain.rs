//! Why each block of a page was kept or dropped, from what moved the model's chances most.

use markup::tree::Tree;
use model::Judged;

use crate::body::class_words;
use crate::body::rows::About;
use crate::body::{SECOND, Survey, Verdict};

/// Reasons told of a block.
const REASONS: usize = 3;
/// Log-odds below which a reason is not worth telling.
const SLIGHT: f32 = 0.15;

/// Every block with what was thought of it.
pub(crate) fn blocks(tree: &Tree, survey: &Survey, verdict: &Verdict) -> Vec<Judged> {
    let judged = survey.blocks.iter().enumerate().map(|(at, block)| {
        let kept = verdict.kept[at];
        let reasons = if block.caption {
            vec!["a picture's caption".to_owned()]
        } else if let Some(why) = survey.ruled_out[at].filter(|_| !kept) {
            vec![why.to_owned()]
        } else {
            reasons(verdict, at, kept)
        };
        Judged { text: block.text.clone(), element: tree.name(block.owner).to_owned(), kept, chance: verdict.chances[at], reasons }
    });
    judged.collect()
}

/// What spoke for the verdict, strongest first.
fn reasons(verdict: &Verdict, at: usize, kept: bool) -> Vec<String> {
    let Some(forest) = SECOND.as_ref() else { return Vec::new() };
    if verdict.rows.width == 0 {
        return Vec::new();
    }
    let mut moved = vec![0.0; verdict.rows.width];
    forest.attribution(verdict.rows.row(at), &mut moved);
    let mut sums: Vec<(About, f32)> = Vec::new();
    for (about, moved) in verdict.rows.about.iter().zip(moved) {
        match sums.iter_mut().find(|(known, _)| known == about) {
            Some((_, sum)) => *sum += moved,
            None => sums.push((*about, moved)),
        }
    }
    sums.retain(|(_, sum)| if kept { *sum > SLIGHT } else { *sum < -SLIGHT });
    sums.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    sums.into_iter().take(REASONS).map(|(about, _)| in_words(about, kept)).collect()
}

/// In plain words.
fn in_words(about: About, for_it: bool) -> String {
    let said = match (about, for_it) {
        (About::Length, true) => "long enough for a paragraph",
        (About::Length, false) => "short",
        (About::Links, true) => "few links",
        (About::Links, false) => "mostly links",
        (About::Sentences, true) => "whole sentences",
        (About::Sentences, false) => "no sentences",
        (About::Letters, true) => "letters as in a text",
        (About::Letters, false) => "letters as in a label",
        (About::Phrases(_), true) => "no publisher's phrase",
        (About::Phrases(kind), false) => {
            return format!(
                "phrase of {}",
                [
                    "a teaser",
                    "a list's heading",
                    "a button",
                    "a comments line",
                    "a newsletter",
                    "a request",
                    "a notice",
                    "a picture's credit",
                    "a date line",
                    "a byline"
                ]
                .get(kind)
                .unwrap_or(&"a publisher")
            );
        }
        (About::Element, true) => "its element",
        (About::Element, false) => "an element for other things",
        (About::Names(group), _) => return format!("names: {}", class_words::name(group)),
        (About::Place, true) => "its place on the page",
        (About::Place, false) => "an unlikely place on the page",
        (About::Container, true) => "its container holds text",
        (About::Container, false) => "its container holds other things",
        (About::Repeated, true) => "made like the article's paragraphs",
        (About::Repeated, false) => "made like repeated furniture",
        (About::Pictures, true) => "no picture's caption",
        (About::Pictures, false) => "beside a picture like a caption",
        (About::Candidate, true) => "within the densest part",
        (About::Candidate, false) => "outside the densest part",
        (About::Headline, true) => "not the headline or byline again",
        (About::Headline, false) => "repeats the headline or byline",
        (About::Stated, true) => "in the text that the page states",
        (About::Stated, false) => "not in the text that the page states",
        (About::Neighbours, true) => "stands among paragraphs",
        (About::Neighbours, false) => "stands among other things",
        (About::Page, true) => "the page is an article's",
        (About::Page, false) => "the page is hardly an article's",
    };
    said.to_owned()
}
