//! A chapter on what editors decide: carried out, told of, undone, and kept where stories go.

use model::{Decision, EditId, EditKind, Hand, Story, StoryId};

use super::addresses::told;
use super::cast::at;
use crate::{Decided, Error, PlacedBatch, Refusal, Result, Store, StoryFound};

pub(super) async fn decided(store: &Store) -> Result<()> {
    let editions = store.editions().await?;
    let [(sable, _), (alder, _)] = editions.as_slice() else { return Err(Error::NotFound("edition")) };
    let (weir, second) =
        (told(store, "courier", "w-1", "The weir is open", 4_000).await?, told(store, "harborpost", "w-2", "Weir opened", 4_001).await?);

    // A pin and a hide are of one edition, and the second takes the place of the first.
    let change = store.last_change().await?;
    let pin = |until| Decision::Pin { edition: *alder, until };
    let first = done(store.decide(weir.1, &pin(None), "maria", at(4_010)).await?)?;
    assert!(store.last_change().await? > change, "followers hear of it");
    let pinned = done(store.decide(weir.1, &pin(Some(at(4_100))), "jonas", at(4_011)).await?)?;
    done(store.decide(second.1, &Decision::Hide { edition: *alder }, "maria", at(4_012)).await?)?;
    let hand = |hidden: &[StoryId], pinned: &[StoryId]| Hand { pinned: pinned.to_vec(), hidden: hidden.iter().copied().collect() };
    assert_eq!(store.hand(*alder, at(4_099)).await?, hand(&[second.1], &[weir.1]));
    assert_eq!(store.hand(*alder, at(4_100)).await?, hand(&[second.1], &[]), "a pin ends");
    assert_eq!(store.hand(*alder, at(4_000)).await?, Hand::default(), "and did not stand before it was made");
    assert_eq!(store.hand(*sable, at(4_050)).await?, Hand::default());
    let edits = store.edits(Some(weir.1), 10).await?;
    assert_eq!(
        edits.iter().map(|edit| (edit.id, edit.kind, edit.by.as_str())).collect::<Vec<_>>(),
        [(pinned, EditKind::Pin, "jonas"), (first, EditKind::Pin, "maria")]
    );
    assert_eq!(edits[1].undone, Some(("jonas".into(), at(4_011))));
    assert!(edits[0].stands(at(4_099)) && !edits[0].stands(at(4_100)) && !edits[1].stands(at(4_011)));
    assert_eq!((edits[0].slug.as_deref(), edits[0].headline.as_deref()), (Some("the-weir-is-open"), Some("The weir is open")));
    done(store.undo(pinned, "maria", at(4_020)).await?)?;
    assert_eq!(store.undo(pinned, "maria", at(4_021)).await?, Err(Refusal::Undone), "nothing is undone twice");
    assert_eq!(store.undo(EditId(999_999), "maria", at(4_021)).await?, Err(Refusal::Undone));

    // The editor's headline stands, whatever reports come, until it is undone; then the one before it.
    let rename = |title: &str| Decision::Rename { title: title.into() };
    for title in ["", "  ", &"n".repeat(5_000)] {
        assert_eq!(store.decide(weir.1, &rename(title), "maria", at(4_022)).await?, Err(Refusal::NoHeadline));
    }
    done(store.decide(weir.1, &rename(" Weir open at last "), "maria", at(4_023)).await?)?;
    let better = done(store.decide(weir.1, &rename("The weir opens"), "maria", at(4_024)).await?)?;
    let story = here(store, "the-weir-is-open").await?;
    assert_eq!((story.title.as_str(), story.named, story.language), ("The weir opens", true, None));
    done(store.undo(better, "maria", at(4_025)).await?)?;
    assert_eq!(here(store, "the-weir-is-open").await?.title, "Weir open at last");

    // Two stories become one, under the address of the one that was named; undone, both are there again.
    assert_eq!(store.decide(weir.1, &Decision::Merge { gone: weir.1 }, "maria", at(4_030)).await?, Err(Refusal::Itself));
    assert_eq!(store.decide(weir.1, &Decision::Merge { gone: StoryId(999_999) }, "maria", at(4_030)).await?, Err(Refusal::NoStory));
    let merged = done(store.decide(weir.1, &Decision::Merge { gone: second.1 }, "maria", at(4_031)).await?)?;
    assert_eq!(store.story("weir-opened").await?, Some(StoryFound::Moved("the-weir-is-open".into())));
    assert_eq!(articles(store, "the-weir-is-open").await?, 2);
    let slug = async |story: StoryId| store.story_slug(story).await;
    assert_eq!(slug(weir.1).await?, slug(second.1).await?, "a number leads where its story went");
    assert_eq!((slug(weir.1).await?.as_deref(), slug(StoryId(999_999)).await?), (Some("the-weir-is-open"), None));
    let hidden = store.hand(*alder, at(4_032)).await?.hidden;
    assert!(!hidden.contains(&weir.1), "a story does not vanish because a hidden one fell in with it");
    let again = store.decide(weir.1, &Decision::Merge { gone: second.1 }, "maria", at(4_032)).await?;
    assert_eq!(again, Err(Refusal::Itself), "they are one");
    done(store.undo(merged, "jonas", at(4_033)).await?)?;
    assert_eq!((articles(store, "the-weir-is-open").await?, articles(store, "weir-opened").await?), (1, 1));
    assert_eq!(here(store, "weir-opened").await?.id, second.1, "the same number, the same address");
    assert_eq!(slug(second.1).await?.as_deref(), Some("weir-opened"));
    let since = async |first| -> Result<Vec<String>> {
        let stories = store.stories_since(at(first), 1_000).await?;
        Ok(stories.into_iter().map(|story| story.slug).filter(|slug| slug.starts_with("weir") || slug.starts_with("the-weir")).collect())
    };
    assert_eq!(since(4_000).await?, ["weir-opened", "the-weir-is-open"], "the newest first");
    assert_eq!((since(4_001).await?.as_slice(), store.stories_since(at(4_000), 1).await?.len()), (&["weir-opened".to_owned()][..], 1));
    assert_eq!(store.hand(*alder, at(4_034)).await?.hidden, [second.1].into(), "and hidden as it was");

    // A part of a story is a story of its own and is kept apart; undone, it is a part again, and its address leads there.
    done(store.decide(weir.1, &Decision::Merge { gone: second.1 }, "maria", at(4_040)).await?)?;
    for part in [vec![], vec![weir.0.article, second.0.article], vec![model::ArticleId(999_999)]] {
        assert_eq!(store.decide(weir.1, &Decision::Split { articles: part }, "maria", at(4_041)).await?, Err(Refusal::NoPart));
    }
    let split = done(store.decide(weir.1, &Decision::Split { articles: vec![second.0.article] }, "maria", at(4_042)).await?)?;
    let edit = store.edits(None, 1).await?.pop().ok_or(Error::NotFound("edit"))?;
    assert_eq!((edit.id, edit.kind, edit.articles), (split, EditKind::Split, 1));
    let part = edit.slug.clone().ok_or(Error::NotFound("story"))?;
    assert_eq!((articles(store, &part).await?, articles(store, "the-weir-is-open").await?), (1, 1));
    assert_eq!(store.apart().await?, [(edit.story, weir.1)]);
    let third = told(store, "courier", "w-3", "Water falls behind the weir", 4_043).await?;
    store.save_placed(&PlacedBatch { at: at(4_044), placed: &[], merged: &[(weir.1, third.1)] }).await?;
    assert_eq!(store.apart().await?, [(edit.story, third.1)], "apart from whatever the other became part of");
    done(store.undo(split, "maria", at(4_045)).await?)?;
    assert_eq!(store.story(&part).await?, Some(StoryFound::Moved("water-falls-behind-the-weir".into())));
    assert_eq!((articles(store, "water-falls-behind-the-weir").await?, store.apart().await?), (3, vec![]));

    // What later changes cover can't be undone any more, and says so.
    let fourth = told(store, "courier", "w-4", "Weir to be painted", 4_050).await?;
    let merged = done(store.decide(third.1, &Decision::Merge { gone: fourth.1 }, "maria", at(4_051)).await?)?;
    done(store.decide(third.1, &Decision::Split { articles: vec![fourth.0.article] }, "maria", at(4_052)).await?)?;
    assert_eq!(store.undo(merged, "maria", at(4_053)).await?, Err(Refusal::Overtaken));
    Ok(())
}

fn done(decided: Decided) -> Result<EditId> {
    decided.map_err(|refusal| Error::Broken(format!("refused: {refusal:?}")))
}

async fn here(store: &Store, slug: &str) -> Result<Story> {
    match store.story(slug).await? {
        Some(StoryFound::Here(story, _)) => Ok(story),
        _ => Err(Error::NotFound("story")),
    }
}

async fn articles(store: &Store, slug: &str) -> Result<usize> {
    match store.story(slug).await? {
        Some(StoryFound::Here(_, articles)) => Ok(articles.len()),
        _ => Err(Error::NotFound("story")),
    }
}
