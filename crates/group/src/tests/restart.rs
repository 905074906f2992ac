//! Killed at any point and started again: the same stories, and what comes next joins the same ones but for about one report in three hundred
//! that is just at the bar: once stories have merged, their words are counted and added up in another order than they came in. The state is made again as the newsroom makes it, from the reports that were
//! placed, by their time, and the stories that they are in by then.

use std::collections::{BTreeMap, BTreeSet};

use super::{follow, report};
use crate::{Groups, Report, Settings};

#[path = "../../../../benches/grouping/press.rs"]
#[expect(dead_code, reason = "the bench counts by events")]
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts and shares of a made-up press"
)]
mod press;

/// Reports of the stream.
const REPORTS: usize = 240;

/// A made-up press, ten reports an hour; every second one is a headline alone.
fn stream() -> Vec<Report> {
    let mut press = press::Press::new(include_str!("../background/en.txt"), 240.0);
    let told = std::iter::repeat_with(|| press.next()).take(REPORTS).enumerate();
    told.map(|(n, told)| {
        let hours = i64::try_from(told.at / 3_600).unwrap();
        report(i64::try_from(n).unwrap() + 1, hours, &told.title, if n % 2 == 0 { &told.text } else { "" })
    })
    .collect()
}

#[test]
fn a_state_that_is_made_again_decides_as_the_one_that_was_killed_but_for_one_in_a_hundred() {
    let stream = stream();
    let mut running = Groups::new(Settings::default());
    let mut stories = BTreeMap::new();
    let mut other = Vec::new();
    for (n, report) in stream.iter().enumerate() {
        let mut again = Groups::new(Settings::default());
        again.resume(stream[..n].iter().map(|report| (report.clone(), stories[&report.id])));
        let (as_was, as_is) = (running.add(report, || report.id), again.add(report, || report.id));
        if (as_was.story, as_was.began) != (as_is.story, as_is.began) {
            other.push((report.id, as_was.story, as_is.story));
        }
        follow(&mut stories, report.id, &as_was);
    }
    let together = stream.len() - stories.values().collect::<BTreeSet<_>>().len();
    assert!(together > stream.len() / 4, "{together}");
    assert!(other.len() * 100 <= stream.len(), "{other:?}");
}
