//! A chapter on texts that a machine writes: each is asked for once, and no crowd of nodes spends more than a day has.

use jiff::{SignedDuration, Timestamp};
use model::{ArticleId, StoryId};

use super::cast::at;
use crate::{Error, MachineAsk, MachineClaim, MachineEnd, MachineLine, MachineState, Result, Store};

/// When this part of the story is told: noon of a day in UTC.
fn when(minutes: i64) -> Timestamp {
    at(0) + SignedDuration::from_hours(24 * 40 - 6) + SignedDuration::from_mins(minutes)
}

fn ask<'a>(hash: &'a str, story: i64, tokens: i64) -> MachineAsk<'a> {
    MachineAsk { hash, story: StoryId(story), model: "small\u{0}", tokens, a_day: 10_000, lease_seconds: 120 }
}

fn end<'a>(state: MachineState, tokens: i64, lines: &'a [MachineLine], dropped: &'a [String]) -> MachineEnd<'a> {
    MachineEnd { state, tokens, lines, dropped }
}

async fn claimed(store: &Store, ask: &MachineAsk<'_>, at: Timestamp) -> Result<i64> {
    match store.claim_machine_text(ask, at).await? {
        MachineClaim::Ask(time) => Ok(time),
        other => Err(Error::Broken(format!("{other:?}"))),
    }
}

pub(super) async fn written(store: &Store) -> Result<()> {
    let lines = [
        MachineLine { text: "The gates \u{0} are mended.".into(), article: ArticleId(3) },
        MachineLine { text: "They open on Tuesday.".into(), article: ArticleId(4) },
    ];
    let dropped = ["Zorblax said so. (name “Zorblax”)".to_owned()];
    assert_eq!(store.machine_tokens(when(0)).await?, 0);
    let first = claimed(store, &ask("one", 901, 4_000), when(0)).await?;
    assert_eq!(store.machine_tokens(when(0)).await?, 4_000, "spent before it is asked for");
    assert_eq!(store.claim_machine_text(&ask("one", 901, 4_000), when(1)).await?, MachineClaim::InHand);
    assert!(store.settle_machine_text("one", first, &end(MachineState::Written, 900, &lines, &dropped)).await?);
    assert!(!store.settle_machine_text("one", first, &end(MachineState::Failed, 0, &[], &[])).await?, "once");
    assert_eq!(store.machine_tokens(when(2)).await?, 900, "what was not needed is given back");
    assert_eq!(store.claim_machine_text(&ask("one", 901, 4_000), when(60)).await?, MachineClaim::Settled);
    let text = store.machine_texts_of(&[StoryId(901), StoryId(902)], when(0)).await?;
    let text = text.get(&StoryId(901)).ok_or(Error::NotFound("text"))?;
    assert_eq!((text.lines.len(), text.lines[1].clone(), text.tokens, text.asked), (2, lines[1].clone(), 900, when(0)));
    assert!(text.dropped[0].contains("Zorblax") && store.machine_texts_of(&[StoryId(901)], when(1)).await?.is_empty());

    // Who asked is killed: what it spent stays spent, and it is asked for once more.
    claimed(store, &ask("two", 902, 3_000), when(3)).await?;
    let second = claimed(store, &ask("two", 902, 3_000), when(10)).await?;
    assert!(!store.settle_machine_text("two", second - 1, &end(MachineState::Written, 500, &lines, &[])).await?, "who comes back late");
    assert_eq!(store.machine_tokens(when(10)).await?, 6_900);
    assert_eq!(store.claim_machine_text(&ask("two", 902, 3_000), when(60)).await?, MachineClaim::Settled);
    assert_eq!(store.claim_machine_text(&ask("three", 903, 3_101), when(61)).await?, MachineClaim::Spent);
    assert_eq!(store.claim_machine_text(&ask("vast", 903, 10_001), when(24 * 60)).await?, MachineClaim::Spent, "more than any day has");
    assert!(!store.machine_texts(9).await?.iter().any(|text| text.hash == "three"), "what could not be paid was not asked for");
    claimed(store, &ask("three", 903, 3_101), when(24 * 60)).await?;

    // A machine that had no time is asked again, and what it did not do costs nothing.
    let busy = claimed(store, &ask("four", 904, 1_000), when(24 * 60)).await?;
    assert!(store.settle_machine_text("four", busy, &end(MachineState::Asked, 0, &[], &[])).await?);
    assert_eq!(store.machine_tokens(when(24 * 60)).await?, 3_101);
    assert_eq!(claimed(store, &ask("four", 904, 1_000), when(24 * 60 + 1)).await?, busy + 1);
    Ok(())
}

/// Many nodes want many texts, each several at the same time.
pub(super) async fn crowded(store: &Store) -> Result<()> {
    let start = when(3 * 24 * 60);
    let mut nodes = Vec::new();
    for node in 0..8 {
        let store = store.clone();
        nodes.push(tokio::spawn(async move {
            let mut asked = Vec::new();
            for number in 0..12 {
                let hash = format!("crowd {}", (number + node) % 12);
                if let MachineClaim::Ask(_) = store.claim_machine_text(&ask(&hash, 950, 1_500), start).await? {
                    asked.push(hash);
                }
            }
            Ok::<_, Error>(asked)
        }));
    }
    let mut asked = Vec::new();
    for node in nodes {
        asked.extend(node.await.map_err(|error| Error::Broken(error.to_string()))??);
    }
    assert_eq!(asked.len(), 6, "9,000 of 10,000 tokens, each text once: {asked:?}");
    asked.sort();
    asked.dedup();
    assert_eq!((asked.len(), store.machine_tokens(start).await?), (6, 9_000));
    assert!(store.forget_machine_texts(start).await? >= 4);
    assert_eq!((store.machine_texts(20).await?.len(), store.machine_tokens(when(0)).await?), (6, 0));
    Ok(())
}
