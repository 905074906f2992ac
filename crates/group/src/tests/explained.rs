//! A story's explanation says what was decided when it was decided.

use super::report;
use crate::{Groups, Settings, explain};

#[test]
fn each_report_is_told_with_the_cosine_that_it_had_and_the_one_it_needed() {
    let reports = [
        report(1, 0, "tremor sorrel island", "quake port amity harbour roofs"),
        report(2, 1, "governor maddox asks help", "maddox field hospital tents aid"),
        report(4, 1, "lynx seen near eastmoor quarry", ""),
        report(3, 2, "maddox asks help tremor sorrel island", "governor maddox quake port amity field hospital tents aid harbour roofs"),
    ];
    let mut groups = Groups::new(Settings::default());
    let placed: Vec<_> = reports.iter().map(|report| groups.add(report, || report.id)).collect();
    let stories = [1, 1, 4, 1];
    let told = explain(&Settings::default(), reports.iter().cloned().zip(stories), 1);
    assert_eq!(told.parts, [1], "these rules made it one");
    assert_eq!(told.steps.iter().map(|step| (step.report, step.part)).collect::<Vec<_>>(), [(1, 1), (2, 2), (3, 1)]);
    let step = &told.steps[2];
    let standing = step.standing.as_ref().unwrap();
    // The stories were two then and are counted as one now, which is all the difference.
    let then = placed[3].standing.as_ref().unwrap();
    assert!((standing.likeness - then.likeness).abs() < 0.001 && standing.needed == then.needed, "{standing:?} {then:?}");
    assert!(standing.likeness >= standing.needed && standing.needed > 0.09, "{standing:?}");
    assert!(standing.shared.iter().any(|shared| shared.term == "sorrel" && shared.part > 0.0), "{standing:?}");
    assert_eq!(step.merged.iter().map(|merged| (merged.gone, merged.into)).collect::<Vec<_>>(), [(2, 1)]);
    let merged = &step.merged[0].standing;
    assert!(merged.likeness >= merged.needed && !merged.shared.is_empty(), "{merged:?}");
}

#[test]
fn what_an_editor_put_together_is_told_as_parts() {
    let reports = [report(1, 0, "barge halcyon sinks off alder point", ""), report(2, 1, "lynx seen near eastmoor quarry", "")];
    let told = explain(&Settings::default(), reports.into_iter().map(|report| (report, 7)), 7);
    assert_eq!(told.parts, [1, 2]);
    assert!(told.steps.iter().all(|step| step.standing.is_none() && step.merged.is_empty()));
}
