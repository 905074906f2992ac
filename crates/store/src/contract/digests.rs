//! A chapter on digests: each minute once, for good; what editors decide about the next; what came late.

use jiff::SignedDuration;
use model::{Digest, DigestBlock, DigestDecision, DigestEditId, DigestItem, DigestReport, EditionId, Line, Minute, Rights, StoryId};

use super::addresses::told;
use super::cast::at;
use crate::{Error, Result, Store};

fn minute(text: &str) -> Result<Minute> {
    text.parse().map_err(|_| Error::NotFound("minute"))
}

fn digest(text: &str, due: i64, stories: &[StoryId]) -> Result<Digest> {
    let item = |story: &StoryId| DigestItem {
        story: *story,
        slug: "the-lock-gates".into(),
        title: "The lock gates \u{0} are mended".into(),
        language: None,
        by: Some("The Courier".into()),
        sections: vec!["local".into()],
        first: at(due - 20),
        newest: at(due - 10),
        sources: 1,
        lines: vec![Line {
            text: "They are mended.".into(),
            days: vec![(3, model::Meant::Day(jiff::civil::date(2017, 9, 12))), (4, model::Meant::Year(2016))],
            report: 0,
        }],
        machine: false,
        reports: vec![DigestReport {
            article: model::ArticleId(1),
            slug: "gates".into(),
            source_slug: "courier".into(),
            source: "The Courier".into(),
            url: None,
            title: "Gates".into(),
            authors: Vec::new(),
            published: at(due - 10),
            language: None,
            rights: Rights::Excerpt,
        }],
        differ: None,
        since: None,
        picture: None,
        reasons: Vec::new(),
    };
    Ok(Digest {
        minute: minute(text)?,
        due: at(due),
        composed: at(due) + SignedDuration::from_secs(2),
        since: at(due - 600),
        overview: Vec::new(),
        items: stories.iter().map(item).collect(),
        blocks: vec![DigestBlock { section: None, items: vec![0] }],
        weighed: 1,
    })
}

pub(super) async fn published(store: &Store) -> Result<()> {
    let editions = store.editions().await?;
    let [(sable, _), (alder, _)] = editions.as_slice() else { return Err(Error::NotFound("edition")) };
    let gates = told(store, "courier", "g-1", "The lock gates are mended", 40_000).await?;
    let bridge = told(store, "harborpost", "g-2", "A bridge is painted red", 40_001).await?;

    // What editors decide stands until it is undone or another word is said.
    let pick = decided(store, *alder, gates.1, &DigestDecision::Drop).await?;
    let hold = decided(store, *alder, gates.1, &DigestDecision::Hold).await?;
    decided(store, *alder, bridge.1, &DigestDecision::Place(3)).await?;
    let title = decided(store, *alder, bridge.1, &DigestDecision::Title(" Red, of all things ".into())).await?;
    let hand = store.digest_hand(*alder).await?;
    assert_eq!((hand.picked.len(), hand.dropped.len(), hand.held.contains(&gates.1)), (0, 0, true), "the last word holds");
    assert_eq!((hand.places.get(&bridge.1), hand.titles.get(&bridge.1).map(String::as_str)), (Some(&3), Some("Red, of all things")));
    assert_eq!(store.digest_hand(*sable).await?, model::DigestHand::default());
    for wrong in
        [DigestDecision::Place(0), DigestDecision::Place(101), DigestDecision::Title("  ".into()), DigestDecision::Title("n".repeat(5_000))]
    {
        assert_eq!(store.decide_digest(*alder, bridge.1, &wrong, "maria", at(40_010)).await?, None);
    }
    assert_eq!(store.decide_digest(*alder, StoryId(999_999), &DigestDecision::Pick, "maria", at(40_010)).await?, None);
    assert!(!store.undo_digest(*alder, pick, "maria", at(40_010)).await?, "it was overtaken");
    assert!(!store.undo_digest(*sable, title, "maria", at(40_010)).await?, "another edition's");
    assert!(store.undo_digest(*alder, title, "jonas", at(40_010)).await?);
    assert!(!store.undo_digest(*alder, title, "jonas", at(40_010)).await?, "nothing is undone twice");
    let edits = store.digest_edits(*alder).await?;
    assert_eq!(edits.iter().map(|edit| edit.decision.as_str()).collect::<Vec<_>>(), ["place", "hold"]);
    assert_eq!((edits[1].id, edits[1].by.as_str()), (hold, "maria"));
    assert_eq!(edits[1].headline, Some(("The lock gates are mended".into(), "the-lock-gates-are-mended".into())));

    // One of a minute, whoever comes second.
    let change = store.last_change().await?;
    let first = digest("2017-09-12-0700", 40_020, &[bridge.1])?;
    let id = store.publish_digest(*alder, &first).await?.ok_or(Error::NotFound("digest"))?;
    assert!(store.last_change().await? > change, "followers hear of it");
    assert_eq!(store.publish_digest(*alder, &digest("2017-09-12-0700", 40_020, &[gates.1])?).await?, None);
    assert!(store.publish_digest(*sable, &first).await?.is_some(), "each edition has its own");
    let (kept, read, corrections) = store.digest(*alder, first.minute).await?.ok_or(Error::NotFound("digest"))?;
    assert_eq!((kept, &read.items[0].lines, corrections.len()), (id, &first.items[0].lines, 0), "the first stands, as it was");
    assert_eq!(store.digest(*alder, minute("2017-09-12-0701")?).await?, None);

    // What was decided went into it; what was held waits, picked, for the next.
    let hand = store.digest_hand(*alder).await?;
    assert!(hand.picked.contains(&gates.1) && hand.held.is_empty() && hand.places.is_empty());
    assert!(!store.undo_digest(*alder, hold, "maria", at(40_030)).await?, "the digest is out");
    let second = digest("2017-09-12-1800", 40_680, &[gates.1, bridge.1])?;
    store.publish_digest(*alder, &second).await?;
    assert!(store.digest_hand(*alder).await?.picked.is_empty());

    // Lists, what was told of a story, corrections.
    let minutes = async |from, until| {
        store.digests(*alder, at(from), at(until), 9).await.map(|rows| rows.iter().map(|row| row.minute).collect::<Vec<_>>())
    };
    assert_eq!(minutes(0, 99_999).await?, [second.minute, first.minute]);
    assert_eq!(minutes(40_020, 40_680).await?, [second.minute], "after the first moment, up to the second");
    assert_eq!(store.digest_after(*alder, at(40_020)).await?.map(|row| row.minute), Some(second.minute));
    assert_eq!(store.digest_after(*alder, at(40_680)).await?, None);
    assert_eq!(store.digest_months(*alder).await?, [("2017-09".to_owned(), 2)]);
    let told = store.told_in_digests(*alder, &[gates.1, bridge.1], at(40_680)).await?;
    assert_eq!(told, [(bridge.1, first.minute)].into(), "up to, but not with, the moment");
    assert_eq!(store.told_in_digests(*alder, &[bridge.1], at(99_999)).await?, [(bridge.1, second.minute)].into());
    assert!(store.correct_digest(*alder, first.minute, " The bridge is green. ", "maria", at(40_700)).await?);
    for (of, text) in [(second.minute, " "), (minute("2017-09-13-0700")?, "Nothing"), (second.minute, &"n".repeat(2_001))] {
        assert!(!store.correct_digest(*alder, of, text, "maria", at(40_701)).await?);
    }
    let (_, again, corrections) = store.digest(*alder, first.minute).await?.ok_or(Error::NotFound("digest"))?;
    assert_eq!(
        (again, corrections[0].text.as_str(), corrections[0].by.as_str()),
        (read, "The bridge is green.", "maria"),
        "below, not within"
    );

    // The texts, and which of them came late.
    let texts = store.digest_texts(&[gates.1, bridge.1], at(40_001), 9).await?;
    assert_eq!(texts.iter().map(|text| text.story).collect::<Vec<_>>(), [gates.1, bridge.1]);
    assert!(texts[0].text.contains("nobody may walk on it"));
    assert_eq!(store.digest_texts(&[bridge.1], at(40_000), 9).await?.len(), 0, "not known yet at that moment");
    assert!(store.late(at(40_000), at(40_001), at(39_000), at(50_000)).await?.contains(&gates.0.article));
    assert!(store.late(at(40_000), at(40_001), at(40_002), at(50_000)).await?.is_empty());
    assert!(store.late(at(40_000), at(40_001), at(39_000), at(39_001)).await?.is_empty(), "nor what is found later than now");
    Ok(())
}

async fn decided(store: &Store, edition: EditionId, story: StoryId, decision: &DigestDecision) -> Result<DigestEditId> {
    store.decide_digest(edition, story, decision, "maria", at(40_005)).await?.ok_or(Error::NotFound("story"))
}
