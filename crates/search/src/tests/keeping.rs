//! What is kept over commits, restarts, and damage.

use super::*;

#[test]
fn what_is_not_committed_is_not_found_and_its_number_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = filled(folder.path());
    writer.put(&article(9, 9, 1, "A lighthouse", "Its lamp is new."), Vec::new).unwrap();
    assert_eq!(stories(&writer.index(), "lighthouse"), [0; 0]);
    drop(writer);
    let mut writer = Writer::take(folder.path()).unwrap();
    assert_eq!((writer.index().seq(), stories(&writer.index(), "lighthouse")), (7, vec![]));
    writer.put(&article(9, 9, 1, "A lighthouse", "Its lamp is new."), Vec::new).unwrap();
    writer.commit(8).unwrap();
    drop(writer);
    let index = Index::open_furthest(folder.path()).unwrap();
    assert_eq!((index.seq(), stories(&index, "lighthouse"), index.articles()), (8, vec![9], 6));
}

#[test]
fn an_article_is_replaced_moved_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = filled(folder.path());
    let index = writer.index();
    let (ferry, places) = press().remove(2);
    assert!(!writer.put(&ferry, || panic!("the same is not read again")).unwrap());
    assert!(!writer.has_changed());
    let moved = Searchable { story: StoryId(1), ..ferry.clone() };
    assert!(writer.put(&moved, || places.clone()).unwrap());
    assert!(!writer.put(&moved, || panic!("nor what was just put")).unwrap());
    writer.commit(8).unwrap();
    assert_eq!(stories(&index, "ferry"), [1]);
    writer.remove(ferry.article).unwrap();
    assert_eq!((writer.story_of(ferry.article).unwrap(), writer.story_of(ArticleId(1)).unwrap()), (None, Some(StoryId(1))));
    writer.commit(9).unwrap();
    assert_eq!((stories(&index, "ferry"), index.articles()), (vec![], 4));
    assert!(writer.put(&moved, || places).unwrap(), "it may come back");
}

#[test]
fn nodes_that_share_a_folder_have_an_index_each() {
    let folder = tempfile::tempdir().unwrap();
    let first = filled(folder.path());
    assert!(matches!(Writer::take_first(folder.path()), Err(Error::Taken(_))));
    let second = Writer::take(folder.path()).unwrap();
    assert_eq!((second.index().articles(), second.index().seq()), (0, 0));
    assert_eq!(Index::open_furthest(folder.path()).unwrap().seq(), 7);
    drop(first);
    assert_eq!(Writer::take_first(folder.path()).unwrap().index().seq(), 7);
}

#[test]
fn what_is_missing_broken_or_of_another_version_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Index::open_furthest(folder.path()), Err(Error::Missing(_))));
    drop(filled(folder.path()));
    let meta = folder.path().join("0/meta.json");
    let sound = std::fs::read_to_string(&meta).unwrap();
    for damaged in [String::new(), sound.replace("\"1 7\"", "\"0 7\""), sound.replace("\"payload\":", "\"other\":")] {
        std::fs::write(&meta, damaged).unwrap();
        assert!(Index::open_furthest(folder.path()).is_err());
        assert_eq!(Writer::take(folder.path()).unwrap().index().articles(), 0);
        drop(filled(folder.path()));
    }
    // A file that a crash cut short.
    let part = std::fs::read_dir(folder.path().join("0")).unwrap().map(|file| file.unwrap().path());
    let part = part.filter(|path| path.extension().is_some_and(|kind| kind == "idx" || kind == "fast")).min().unwrap();
    std::fs::write(&part, b"").unwrap();
    assert_eq!(Writer::take(folder.path()).unwrap().index().seq(), 0);
}

#[test]
fn cleared_it_is_empty_and_begins_at_the_beginning() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = filled(folder.path());
    writer.clear().unwrap();
    assert_eq!((writer.index().articles(), writer.index().seq()), (0, 0));
}
