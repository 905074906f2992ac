//! A chapter on polls that bring their articles whole, several saved as one.

use model::{Flaw, FlawKind};

use super::cast::{article, at, entry, feed_of, known};
use crate::{Fared, FeedState, NewEntry, Poll, ReadEntry, Result, Store};

pub(super) async fn along(store: &Store) -> Result<()> {
    let (courier, harborpost) = (known(store, "courier").await?, known(store, "harborpost").await?);
    let (own, wire) = (feed_of(store, &courier).await?, feed_of(store, &harborpost).await?);
    let (before, change) = (store.progress().await?, store.last_change().await?);
    let tide = whole("courier.example", "tide", "The tide tables are out");
    let twin = whole("courier.example", "tide-again", "The tide tables are out");
    let teaser = entry("courier.example", "teaser", "More inside", at(500));
    let mine = [tide.clone(), twin, teaser];
    let theirs = [tide.clone(), whole("harborpost.example", "dredger", "A dredger for the bar")];
    let poll = |feed, source, entries| Poll {
        feed,
        source,
        at: at(501),
        state: Some(FeedState { polled: Some(at(501)), ..FeedState::new(at(900)) }),
        fared: Some(Fared::Answered),
        feed_doc: None,
        entries,
        flaws: &[],
    };
    let polls = [poll(own, courier.id, &mine[..]), poll(wire, harborpost.id, &theirs[..])];
    let saved = store.save_polls(&polls).await?;
    assert_eq!(saved.iter().map(|saved| (saved.new.len(), saved.read)).collect::<Vec<_>>(), [(3, 2), (2, 1)]);
    let after = store.progress().await?;
    assert_eq!(after.articles_read - before.articles_read, 3, "what came whole is read");
    assert_eq!(after.articles_waiting - before.articles_waiting, 1, "a teaser waits for its page");
    assert_eq!(after.pictures_waiting - before.pictures_waiting, 3, "and their pictures are fetched as any article's");
    let changes = store.changes_since(change, 100).await?;
    assert_eq!(changes.len(), 3, "each is shown from now on: {changes:?}");
    for (source, slug) in
        [("courier", "the-tide-tables-are-out"), ("courier", "the-tide-tables-are-out-2"), ("harborpost", "a-dredger-for-the-bar")]
    {
        let topic = store.topic(source, slug).await?;
        assert!(topic.is_some_and(|topic| topic.article.whole && !topic.article.html.is_empty()), "{source} {slug}");
    }
    let flaws = store.flaws(courier.id, 100).await?;
    assert_eq!(flaws.iter().filter(|row| row.flaw.message == "The tide is late.").count(), 2);

    let again = store.save_polls(&polls).await?;
    assert!(again.iter().all(|saved| saved.new.is_empty() && saved.changed.is_empty() && saved.read == 0), "twice is once");
    assert_eq!(store.last_change().await?, changes.last().map_or(0, |change| change.seq));

    // The same page is listed by both: it is the first one's article, and the other carries it.
    let topic = store.topic("courier", "the-tide-tables-are-out").await?;
    assert_eq!(topic.map(|topic| topic.carried_by), Some(vec![("harborpost".into(), "Harbor Post".into())]));
    let history: Vec<_> = store.polls(courier.id).await?.into_iter().filter(|poll| poll.feed == own).take(2).collect();
    assert_eq!(history.iter().map(|poll| (poll.new, poll.fared)).collect::<Vec<_>>(), [(0, Fared::Answered), (3, Fared::Answered)]);
    let gone = FeedState { failures: 1, moving_to: Some("http://new.example/".into()), moving_seen: 2, ..FeedState::new(at(950)) };
    for minutes in 0..60 {
        let state = Some(FeedState { polled: Some(at(900 + minutes)), ..gone.clone() });
        store.save_poll(&Poll { at: at(900 + minutes), state, fared: Some(Fared::Failed), entries: &[], ..polls[0].clone() }).await?;
    }
    let history = store.polls(courier.id).await?;
    assert_eq!(history.iter().filter(|poll| poll.feed == own).count(), 50, "the last fifty are kept");
    assert_eq!((history[0].at, history[0].fared, history[0].due), (at(959), Fared::Failed, at(950)));
    for fared in [Fared::Ended, Fared::Moved, Fared::Delivered] {
        let state = Some(FeedState { polled: Some(at(959)), ..gone.clone() });
        store.save_poll(&Poll { state, fared: Some(fared), entries: &[], ..polls[0].clone() }).await?;
        assert_eq!(store.polls(courier.id).await?[0].fared, fared);
    }
    store
        .save_poll(&Poll {
            fared: None,
            entries: &[],
            state: Some(FeedState { polled: Some(at(959)), ..gone.clone() }),
            ..polls[0].clone()
        })
        .await?;
    assert_eq!(store.polls(courier.id).await?[0].fared, Fared::Delivered, "what is nothing to tell of is not told");
    let stored = store.feeds(Some(courier.id)).await?.into_iter().find(|known| known.id == own);
    assert_eq!(
        stored.map(|known| known.state),
        Some(FeedState { polled: Some(at(959)), ..gone }),
        "how often it said that it moves is kept"
    );

    // A changed entry is read anew by a job of its own, whatever came with it.
    let corrected = NewEntry { hash: "corrected".into(), ..tide };
    let saved = store.save_polls(&[Poll { entries: &[corrected], ..polls[0].clone() }]).await?;
    assert_eq!((saved[0].changed.len(), saved[0].read), (1, 0));
    assert_eq!(store.progress().await?.articles_waiting - after.articles_waiting, 1);
    Ok(())
}

fn whole(host: &str, page: &str, title: &str) -> NewEntry {
    let read = ReadEntry {
        content: article(title, "High water at noon."),
        published: at(500),
        sections: vec!["local".into()],
        sketch: vec![1, 2],
        flaws: vec![Flaw::new(FlawKind::Date, "The tide is late.")],
    };
    NewEntry { read: Some(Box::new(read)), ..entry(host, page, title, at(500)) }
}
