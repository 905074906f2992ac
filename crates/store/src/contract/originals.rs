//! Chapter on the pages that articles were read from: kept with the article, replaced with it, forgotten by age in batches.

use model::{ArticleKind, Flaw, FlawKind};

use super::cast::{article, at, entry, known};
use super::reads::{of, poll};
use crate::{Error, Original, ReadSaved, Result, Store};

pub(super) async fn kept(store: &Store) -> Result<()> {
    let courier = known(store, "courier").await?;
    let mut page = article("Two rescued from the Maren Grace", "Two people were pulled from the trawler.");
    page.kind = ArticleKind::Gallery;
    let flaws = [Flaw::new(FlawKind::Date, "The date “dusk” could not be read.")];
    let original = |part: i64, minute: i64| {
        let bytes = format!("<p>Part {part} of the page \0 {}</p>", "as it was fetched. ".repeat(200));
        Original::pack(&format!("http://courier.example/breakwater?part={part}\0"), Some("text/html"), bytes.as_bytes(), at(minute))
            .ok_or(Error::NotFound("a page that packs"))
    };
    let mut id = None;
    for (minute, parts) in [(124, 2), (125, 3)] {
        poll(store, "courier", &[entry("courier.example", "breakwater", &format!("Breakwater at {minute}"), at(-60))], minute).await?;
        let reads = store.claim_reads(at(minute), 9, 60, "north").await?;
        let originals = (1..=parts).map(|part| original(part, minute)).collect::<Result<Vec<_>>>()?;
        let batch: Vec<_> = reads.iter().map(|read| ReadSaved { originals: &originals, flaws: &flaws, ..of(read, Some(&page)) }).collect();
        id = store.save_reads(&batch).await?.first().copied();
        assert_eq!(store.save_reads(&batch).await?, [], "saving twice changes nothing");
    }
    let id = id.ok_or(Error::NotFound("article"))?;
    let found = store.originals(id).await?;
    assert_eq!(found.len(), 3, "those of the last reading");
    assert!(found[2].unpack().starts_with(b"<p>Part 3 of the page \0 as it was"), "byte for byte");
    assert_eq!((found[0].fetched_at, found[0].content_type.as_deref()), (at(125), Some("text/html")));
    assert_eq!(found[0].url, "http://courier.example/breakwater?part=1\u{FFFD}");
    let kept = store.status(at(125)).await?.originals;
    let sum: usize = found.iter().map(Original::packed_size).sum();
    assert_eq!((kept.count, usize::try_from(kept.bytes).ok()), (3, Some(sum)));

    let readings = store.readings(None, 100).await?;
    assert!(readings.windows(2).all(|pair| pair[0].read_at >= pair[1].read_at), "the last reading stands first");
    let first = readings.first().ok_or(Error::NotFound("reading"))?;
    assert_eq!((first.head.id, first.read_at, first.flaws, first.kept, first.whole), (id, at(125), 1, true, true));
    assert_eq!(first.kind.as_deref(), Some("gallery"));
    assert!(readings[1..].iter().all(|reading| !reading.kept));
    assert_eq!(store.readings(Some(courier.id), 2).await?, readings[..2]);
    let theirs = store.readings(Some(known(store, "harborpost").await?.id), 9).await?;
    assert_eq!(
        theirs.iter().map(|reading| (reading.head.source_slug.as_str(), reading.whole)).collect::<Vec<_>>(),
        [("harborpost", false)]
    );
    assert_eq!(store.article_flaws(id).await?, flaws);

    assert_eq!(store.forget_originals(at(124), 10).await?, 0, "none is that old");
    assert_eq!(store.forget_originals(at(125), 2).await?, 2, "a batch has an end");
    assert_eq!(store.forget_originals(at(125), 2).await?, 1);
    assert_eq!(store.forget_originals(at(125), 2).await?, 0);
    assert_eq!(store.originals(id).await?, []);
    assert_eq!(store.status(at(125)).await?.originals.bytes, 0);
    assert!(store.topic("courier", &first.head.slug).await?.is_some_and(|topic| topic.article.whole), "the article stays");
    Ok(())
}
