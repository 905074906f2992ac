//! A chapter on what a search index takes in: articles that can be read and have a story, and what is shown of what was found.

use model::{ArticleId, Decision, StoryId};

use super::addresses::told;
use super::cast::at;
use crate::{Result, Store};

pub(super) async fn found(store: &Store) -> Result<()> {
    let (first, second) =
        (told(store, "courier", "s-1", "A heron on the mast", 6_000).await?, told(store, "harborpost", "s-2", "Heron", 6_001).await?);
    let (first, second) = ((first.0.article, first.1), (second.0.article, second.1));
    let taken = store.searchable(&[second.0, ArticleId(999_999), first.0]).await?;
    assert_eq!(
        taken.iter().map(|one| (one.article, one.story, one.title.as_str())).collect::<Vec<_>>(),
        [(first.0, first.1, "A heron on the mast"), (second.0, second.1, "Heron")]
    );
    assert!(taken[0].text.starts_with("A heron on the mast, the harbour board said"), "{}", taken[0].text);
    assert_eq!(store.searchable(&[]).await?, []);
    assert_eq!(store.articles_of(&[second.1, first.1]).await?, [(first.0, first.1), (second.0, second.1)]);

    let found = store.found(&[(second.1, second.0), (StoryId(999_999), first.0), (first.1, first.0)], at(9_000)).await?;
    let shown = found.iter().map(|one| (one.story.id, one.sources, one.head.id)).collect::<Vec<_>>();
    assert_eq!(shown, [(second.1, 1, second.0), (first.1, 1, first.0)], "in the order given, without what is gone");
    assert_eq!(store.texts(&[first.0, ArticleId(999_999)]).await?.into_keys().collect::<Vec<_>>(), [first.0]);

    let merged = store.decide(second.1, &Decision::Merge { gone: first.1 }, "maria", at(6_002)).await?;
    assert!(merged.is_ok(), "{merged:?}");
    assert_eq!(store.articles_of(&[first.1, second.1]).await?, [(first.0, second.1), (second.0, second.1)]);
    let found = store.found(&[(second.1, first.0)], at(9_000)).await?;
    assert_eq!(found.iter().map(|one| (one.sources, one.newest)).collect::<Vec<_>>(), [(2, found[0].story.newest)]);
    Ok(())
}
