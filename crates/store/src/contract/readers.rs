//! Chapters on readers: made when there is something to keep, found by a token, with limits to everything; shown, merged and forgotten whole.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use model::{ReaderId, StoryId};

use super::addresses::told;
use super::cast::{at, known};
use crate::{Changed, Error, FOLLOWS, Item, ItemRow, MUTES, Mute, Newsline, PlacedBatch, Put, Reader, Result, SAVED, Store};

/// When this part of the story is told.
fn when(minutes: i64) -> Timestamp {
    at(6_000 + minutes)
}

async fn known_by(store: &Store, token: &str) -> Result<Reader> {
    store.reader(token, when(0)).await?.ok_or(Error::NotFound("reader"))
}

pub(super) async fn came(store: &Store) -> Result<()> {
    assert_eq!(store.reader("ruth", when(0)).await?, None);
    let ruth = store.make_reader("ruth", when(0)).await?;
    let expected = Reader { id: ruth, used: when(0), history: false, mutes: vec![], read: BTreeSet::new(), news: 0 };
    assert_eq!(store.reader("ruth", when(9)).await?, Some(expected));
    assert_eq!(store.reader("Ruth", when(9)).await?, None, "a token is known whole");
    assert!(store.make_reader("ruth", when(1)).await.is_err(), "and is one reader's");

    let year = SignedDuration::from_hours(24 * 365);
    assert!(store.reader("ruth", when(0) + year - SignedDuration::from_mins(1)).await?.is_some());
    assert_eq!(store.reader("ruth", when(0) + year).await?, None, "a year without use, and it leads nowhere");
    store.reader_came(ruth, when(5)).await?;
    store.reader_came(ruth, when(4)).await?;
    assert_eq!(known_by(store, "ruth").await?.used, when(5), "time does not run back");

    assert!(!store.newsline_is_open(ruth).await?);
    store.open_newsline(ruth, Some("first")).await?;
    store.open_newsline(ruth, Some("second")).await?;
    assert!(store.newsline_is_open(ruth).await?);
    assert_eq!(store.newsline_reader("second", when(9)).await?.map(|reader| reader.id), Some(ruth));
    for none in ["first", "ruth", ""] {
        assert_eq!(store.newsline_reader(none, when(9)).await?, None, "{none}");
    }
    assert_eq!(store.reader("second", when(9)).await?, None, "who may read may not change");
    store.open_newsline(ruth, None).await?;
    assert!(!store.newsline_is_open(ruth).await? && store.newsline_reader("second", when(9)).await?.is_none());

    let idle = store.make_reader("idle", when(-600_000)).await?;
    assert_eq!(store.mute(idle, &mute("rain", when(0))).await?, Put::Kept);
    assert_eq!(store.forget_readers(when(0), 10).await?, 1, "who did not come for a year is forgotten");
    assert_eq!(store.forget_readers(when(0), 10).await?, 0);
    assert_eq!((store.reader("idle", when(-599_999)).await?, store.reader_kept(idle).await?), (None, None));
    assert_eq!(store.mute(idle, &mute("rain", when(0))).await?, Put::Unknown, "nothing is kept for who is not there");
    Ok(())
}

fn mute(word: &str, at: Timestamp) -> Mute {
    Mute { key: word.to_lowercase(), word: word.into(), at }
}

pub(super) async fn chose(store: &Store) -> Result<()> {
    let ruth = known_by(store, "ruth").await?.id;
    let editions = store.editions().await?;
    let [(sable, _), (alder, _)] = editions.as_slice() else { return Err(Error::NotFound("edition")) };
    let (courier, harborpost) = (known(store, "courier").await?.id, known(store, "harborpost").await?.id);
    assert_eq!(store.newsline(ruth, *alder).await?, Newsline::default());
    assert!(Newsline::default().has(courier) && !Newsline::default().is_made());

    store.switch_sources(ruth, &[courier, model::SourceId(9_999)], false).await?;
    let line = store.newsline(ruth, *alder).await?;
    assert!(!line.has(courier) && line.has(harborpost) && line.is_made());
    store.switch_all_sources(ruth, false).await?;
    store.switch_sources(ruth, &[courier, courier], true).await?;
    let line = store.newsline(ruth, *sable).await?;
    assert!(line.has(courier) && !line.has(harborpost), "sources are those of all editions");
    store.set_sections(ruth, *alder, &[("world".into(), true), ("local".into(), false), ("world".into(), false)]).await?;
    let line = store.newsline(ruth, *alder).await?;
    assert_eq!(line.sections, [("world".into(), true), ("local".into(), false)]);
    assert!(line.has_section("world") && !line.has_section("local") && line.has_section("new"));
    assert_eq!(store.newsline(ruth, *sable).await?.sections, [], "sections are one edition's");

    assert_eq!(store.mute(ruth, &mute("Football", when(1))).await?, Put::Kept);
    assert_eq!(store.mute(ruth, &mute("football", when(2))).await?, Put::Kept);
    assert_eq!(store.mutes(ruth).await?, [mute("Football", when(1))]);
    assert_eq!(known_by(store, "ruth").await?.mutes, ["football"]);
    for n in 1..MUTES {
        assert_eq!(store.mute(ruth, &mute(&format!("word {n}"), when(3))).await?, Put::Kept);
    }
    assert_eq!(store.mute(ruth, &mute("one too many", when(3))).await?, Put::Full);
    assert_eq!(store.mute(ruth, &mute("football", when(3))).await?, Put::Kept, "what is there is there");
    for n in 1..MUTES {
        store.unmute(ruth, &format!("word {n}")).await?;
    }
    store.unmute(ruth, "never there").await?;
    assert_eq!(store.mutes(ruth).await?.len(), 1);
    Ok(())
}

pub(super) async fn saved(store: &Store) -> Result<()> {
    let ruth = known_by(store, "ruth").await?.id;
    let (ferry, story) = told(store, "courier", "r-1", "The ferry sails", 6_010).await?;
    let (other, second) = told(store, "harborpost", "r-2", "A lamp is lit", 6_011).await?;
    let (topic, lamp) = (Item::Topic(ferry.article), Item::Story(second));
    for item in [Item::Story(story), topic, lamp] {
        assert_eq!(store.save_item(ruth, item, when(20)).await?, Put::Kept);
        assert_eq!(store.save_item(ruth, item, when(21)).await?, Put::Kept, "twice is once");
    }
    assert_eq!(store.save_item(ruth, Item::Story(StoryId(999_999)), when(20)).await?, Put::Unknown);
    let order = async || Ok::<_, Error>(store.saved(ruth).await?.into_iter().map(|saved| saved.item).collect::<Vec<_>>());
    assert_eq!(order().await?, [lamp, topic, Item::Story(story)], "what was saved last stands first");
    store.raise_item(ruth, topic).await?;
    assert_eq!(order().await?, [topic, lamp, Item::Story(story)]);
    let items = store.saved_items(ruth).await?;
    assert!(items.len() == 3 && items.contains(&topic) && !items.contains(&Item::Topic(other.article)));
    assert!(store.saved(ruth).await?.iter().all(|saved| saved.changed.is_empty() && saved.at == when(20)));

    // A report more, and another headline: both are told.
    let third = told(store, "courier", "r-3", "The ferry sails again", 6_012).await?;
    store.save_placed(&PlacedBatch { at: when(30), placed: &[], merged: &[(third.1, story)] }).await?;
    let decision = model::Decision::Rename { title: "Ferry at sea".into() };
    assert!(store.decide(story, &decision, "maria", when(31)).await?.is_ok());
    let all = store.saved(ruth).await?;
    assert_eq!(all[2].changed, [Changed::Reports(1), Changed::Headline("The ferry sails".into())]);
    assert!(matches!(&all[2].row, ItemRow::Story(story, 2) if story.title == "Ferry at sea"), "{:?}", all[2].row);

    store.unsave_item(ruth, lamp).await?;
    store.unsave_item(ruth, lamp).await?;
    assert_eq!(order().await?, [topic, Item::Story(story)]);
    assert_eq!(SAVED, 1_000, "a limit that is told to readers");
    Ok(())
}

pub(super) async fn followed(store: &Store) -> Result<()> {
    let ruth = known_by(store, "ruth").await?.id;
    let (_, weir) = told(store, "courier", "f-1", "Weir watched", 6_050).await?;
    let (_, mill) = told(store, "harborpost", "f-2", "Mill closes", 6_051).await?;
    assert_eq!(store.follow(ruth, weir, when(60)).await?, Put::Kept);
    assert_eq!(store.follow(ruth, weir, when(61)).await?, Put::Kept);
    assert_eq!(store.follow(ruth, StoryId(999_999), when(61)).await?, Put::Unknown);
    assert_eq!((store.follows(ruth, weir).await?, store.follows(ruth, mill).await?), (Some(0), None));
    assert_eq!(known_by(store, "ruth").await?.news, 0, "what is there when one begins is not new");

    let more = told(store, "harborpost", "f-3", "Weir watched closely", 6_052).await?;
    store.save_placed(&PlacedBatch { at: when(62), placed: &[], merged: &[(more.1, weir)] }).await?;
    assert_eq!((store.follows(ruth, weir).await?, known_by(store, "ruth").await?.news), (Some(1), 1));
    assert_eq!(store.follow(ruth, mill, when(63)).await?, Put::Kept);
    let list = store.followed(ruth).await?;
    assert_eq!(list.iter().map(|followed| (followed.story.id, followed.new)).collect::<Vec<_>>(), [(weir, 1), (mill, 0)], "news first");
    store.see_story(ruth, weir).await?;
    assert_eq!(known_by(store, "ruth").await?.news, 0, "seen");

    // A story that becomes part of a followed one is news; of two that were both followed and seen nothing is.
    store.save_placed(&PlacedBatch { at: when(64), placed: &[], merged: &[(weir, mill)] }).await?;
    let list = store.followed(ruth).await?;
    assert_eq!(list.iter().map(|followed| (followed.story.id, followed.new)).collect::<Vec<_>>(), [(mill, 0)]);
    let (_, quay) = told(store, "courier", "f-4", "Quay flooded", 6_053).await?;
    store.save_placed(&PlacedBatch { at: when(65), placed: &[], merged: &[(mill, quay)] }).await?;
    let list = store.followed(ruth).await?;
    assert_eq!(list.iter().map(|followed| (followed.story.id, followed.new)).collect::<Vec<_>>(), [(quay, 1)], "one report was not seen");
    store.unfollow(ruth, mill).await?;
    assert_eq!(store.followed(ruth).await?.len(), 1, "the other story's number means nothing any more");
    assert_eq!(FOLLOWS, 300, "a limit that is told to readers");
    Ok(())
}

pub(super) async fn read(store: &Store) -> Result<()> {
    let ruth = known_by(store, "ruth").await?.id;
    let (lamp, story) = told(store, "courier", "h-1", "Lamp read of", 6_090).await?;
    let items = [Item::Story(story), Item::Topic(lamp.article)];
    store.has_read(ruth, &items, when(100)).await?;
    assert_eq!(store.history(ruth, 10).await?, [], "who did not ask for it has no history");
    store.keep_history(ruth, true).await?;
    assert!(known_by(store, "ruth").await?.history);
    store.has_read(ruth, &items[..1], when(101)).await?;
    store.has_read(ruth, &items, when(102)).await?;
    store.has_read(ruth, &items[1..], when(103)).await?;
    let list = store.history(ruth, 10).await?;
    assert_eq!(list.iter().map(|read| (read.item, read.at)).collect::<Vec<_>>(), [(items[1], when(103)), (items[0], when(102))]);
    assert_eq!(known_by(store, "ruth").await?.read, BTreeSet::from([story]), "every page knows");
    store.clear_history(ruth).await?;
    assert!(store.history(ruth, 10).await?.is_empty() && known_by(store, "ruth").await?.history);
    store.has_read(ruth, &items, when(104)).await?;
    store.keep_history(ruth, false).await?;
    assert_eq!(store.history(ruth, 10).await?, [], "whoever wants it no more has none");
    store.keep_history(ruth, true).await?;
    store.has_read(ruth, &items, when(105)).await?;
    Ok(())
}

pub(super) async fn merged(store: &Store) -> Result<()> {
    let ruth = known_by(store, "ruth").await?.id;
    let (courier, harborpost) = (known(store, "courier").await?.id, known(store, "harborpost").await?.id);
    let alder = store.editions().await?[1].0;
    let account = store.make_reader("account", when(-10)).await?;
    store.switch_sources(account, &[courier], false).await?;
    store.switch_sources(account, &[harborpost], true).await?;
    store.mute(account, &mute("Football", when(7))).await?;
    store.mute(account, &mute("Golf", when(8))).await?;
    let (pier, story) = told(store, "courier", "m-1", "Pier mended", 6_120).await?;
    store.save_item(account, Item::Topic(pier.article), when(121)).await?;
    store.follow(account, story, when(121)).await?;
    let before = store.reader_kept(ruth).await?.ok_or(Error::NotFound("reader"))?;

    store.open_newsline(ruth, Some("ruth's newsline")).await?;
    store.merge_readers(ruth, account).await?;
    assert_eq!(store.newsline_reader("ruth's newsline", when(130)).await?.map(|reader| reader.id), Some(account), "its address stays");
    assert_eq!((store.reader("ruth", when(130)).await?, store.reader_kept(ruth).await?), (None, None), "one is gone");
    let kept = store.reader_kept(account).await?.ok_or(Error::NotFound("reader"))?;
    assert!(kept.keeps_history && kept.others, "who had switched sources keeps what is on by itself");
    let switched: Vec<(&str, bool)> = kept.sources.iter().map(|(_, slug, _, on)| (slug.as_str(), *on)).collect();
    assert_eq!(switched, [("harborpost", true), ("courier", false)], "where both chose, the account's choice stands");
    assert_eq!(kept.sections, [(alder, "world".into(), true), (alder, "local".into(), false)]);
    assert_eq!(kept.mutes, [mute("Football", when(7)), mute("Golf", when(8))]);
    let saved: Vec<Item> = kept.saved.iter().map(|saved| saved.item).collect();
    let theirs: Vec<Item> = before.saved.iter().map(|saved| saved.item).collect();
    assert_eq!(saved, [theirs.as_slice(), &[Item::Topic(pier.article)]].concat(), "the browser's stand first, in their order");
    assert_eq!(kept.followed.len(), before.followed.len() + 1);
    assert_eq!(kept.history.len(), before.history.len());
    assert_eq!((kept.made, kept.used), (when(-10), before.used));
    store.merge_readers(ruth, account).await?;
    store.merge_readers(account, account).await?;
    assert_eq!(store.reader_kept(account).await?, Some(kept), "merging twice changes nothing");

    store.forget_reader(account, when(140)).await?;
    assert_eq!((store.reader("account", when(140)).await?, store.reader_kept(account).await?), (None, None));
    store.forget_reader(account, when(140)).await?;
    assert_eq!(store.reader_kept(ReaderId(999_999)).await?, None);
    Ok(())
}
