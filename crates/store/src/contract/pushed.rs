//! Chapters on what comes unasked: letters and their boxes, deliveries, subscriptions at hubs.

use model::{FeedId, FeedKind};

use super::cast::{at, feed_of, harborpost, known};
use crate::{Delivery, Error, Fared, FeedState, Intent, Poll, Result, Secret, Standing, Store, Taken};

const BOX: &str = "harbor-letter-abcdefghijkmnopq";

/// The feed of the boxes' chapters, made when it is first asked for.
async fn letters_feed(store: &Store) -> Result<FeedId> {
    let source = known(store, "harborpost").await?;
    Ok(store.add_feed(source.id, FeedKind::Letters, "letters:harborpost", Some("Harbor Letter"), at(2_000)).await?.0)
}

async fn due(store: &Store, feed: FeedId) -> Result<jiff::Timestamp> {
    store.feeds(None).await?.into_iter().find(|known| known.id == feed).map(|known| known.state.due).ok_or(Error::NotFound("feed"))
}

/// What the newsroom does once it has read what came: the feed is due again much later.
async fn put_off(store: &Store, feed: FeedId, now: i64, until: i64) -> Result<()> {
    let source = known(store, "harborpost").await?;
    let state = FeedState { polled: Some(at(now)), ..FeedState::new(at(until)) };
    store
        .save_poll(&Poll {
            feed,
            source: source.id,
            at: at(now),
            state: Some(state),
            fared: Some(Fared::Answered),
            feed_doc: None,
            entries: &[],
            flaws: &[],
        })
        .await?;
    Ok(())
}

pub(super) async fn letters(store: &Store) -> Result<()> {
    let feed = letters_feed(store).await?;
    store.add_letter_box(feed, BOX, at(1_000)).await?;
    store.add_letter_box(feed, "another-abcdefghijkmnopq", at(1_001)).await?;
    let known = store.letter_box(BOX).await?.ok_or(Error::NotFound("box"))?;
    assert_eq!((known.feed, known.source_name.as_str(), known.letters, known.newest), (feed, harborpost().name.as_str(), 0, None));
    assert_eq!(store.letter_boxes().await?, [known], "a box that a feed has stays");
    for nobody in ["another-abcdefghijkmnopq", "", "harbor-letter-\0", "HARBOR-LETTER-ABCDEFGHIJKMNOPQ"] {
        assert_eq!(store.letter_box(nobody).await?, None, "{nobody:?}");
    }

    put_off(store, feed, 1_002, 9_000).await?;
    let letter = Delivery { feed, content_type: Some("message/rfc822"), body: b"Subject: Tides\r\n\r\nHigh \0 water.", at: at(1_010) };
    assert_eq!(store.deliver(&letter).await?, Taken::Kept);
    assert_eq!(store.deliver(&Delivery { at: at(1_011), ..letter }).await?, Taken::Known, "the same letter is one");
    assert_eq!(due(store, feed).await?, at(1_010), "its feed is due at once");
    assert_eq!(store.deliver(&Delivery { body: b"Subject: Ebb\r\n\r\n", at: at(1_012), ..letter }).await?, Taken::Kept);
    let known = store.letter_box(BOX).await?.ok_or(Error::NotFound("box"))?;
    assert_eq!((known.letters, known.newest), (0, Some(at(1_012))), "what came is counted once it is read");

    let waiting = store.deliveries(feed, 10, 1 << 20).await?;
    assert_eq!(waiting.iter().map(|one| one.at).collect::<Vec<_>>(), [at(1_010), at(1_012)], "the oldest first");
    assert_eq!((waiting[0].body.as_slice(), waiting[0].content_type.as_deref()), (letter.body, letter.content_type), "byte for byte");
    assert_eq!(store.deliveries(feed, 1, 1 << 20).await?.len(), 1);
    assert_eq!(store.deliveries(feed, 10, 1).await?.len(), 1, "one at least, however large");

    // A letter that comes while others are read is not left lying until the feed's next turn.
    put_off(store, feed, 1_013, 9_000).await?;
    store.delivered(feed, &[waiting[0].id], at(1_014)).await?;
    assert_eq!((store.deliveries(feed, 10, 1 << 20).await?.len(), due(store, feed).await?), (1, at(1_014)));
    put_off(store, feed, 1_015, 9_000).await?;
    store.delivered(feed, &[waiting[0].id, waiting[1].id], at(1_016)).await?;
    assert!(store.deliveries(feed, 10, 1 << 20).await?.is_empty());
    assert_eq!(due(store, feed).await?, at(9_000));
    Ok(())
}

/// Mail to the box of a removed feed is refused as mail to nobody's; the box comes back with its feed.
pub(super) async fn removed(store: &Store) -> Result<()> {
    let feed = letters_feed(store).await?;
    assert!(store.remove_feed(feed, at(2_100)).await?);
    assert_eq!((store.letter_box(BOX).await?, store.letter_boxes().await?), (None, Vec::new()));
    assert_eq!(letters_feed(store).await?, feed);
    assert_eq!(store.letter_box(BOX).await?.map(|known| known.feed), Some(feed));
    Ok(())
}

pub(super) async fn flood(store: &Store) -> Result<()> {
    let feed = letters_feed(store).await?;
    let mut taken = 0;
    while store.deliver(&Delivery { feed, content_type: None, body: format!("{taken}").as_bytes(), at: at(1_100) }).await? == Taken::Kept {
        taken += 1;
        assert!(taken < 1_000, "a box is full at some time");
    }
    let other = feed_of(store, &known(store, "courier").await?).await?;
    let elsewhere = store.deliver(&Delivery { feed: other, content_type: None, body: b"<rss/>", at: at(1_100) }).await?;
    assert_eq!(elsewhere, Taken::Kept, "one full box does not fill the others");
    for feed in [feed, other] {
        let ids: Vec<i64> = store.deliveries(feed, 1_000, i64::MAX).await?.iter().map(|one| one.id).collect();
        store.delivered(feed, &ids, at(1_101)).await?;
    }
    Ok(())
}

pub(super) async fn subscribed(store: &Store) -> Result<()> {
    let feed = feed_of(store, &known(store, "courier").await?).await?;
    let secret = Secret::new("a secret of forty letters");
    let want =
        async |hub: &str, token: &str, minute| store.want_hub(feed, hub, "http://courier.example/feed", token, &secret, at(minute)).await;
    assert!(want("http://hub.example/", "token-1", 1_200).await?);
    assert!(!want("http://hub.example/", "token-2", 1_201).await?, "what is wanted already is not wanted twice");
    assert_eq!(store.next_subscription().await?, Some(at(1_200)));
    assert!(!store.confirm_subscription("token-1", "http://courier.example/feed", at(9_000), at(8_000)).await?, "nobody was asked yet");

    let claimed = store.claim_subscriptions(at(1_202), 10, 60, "north").await?;
    let [one] = claimed.as_slice() else { return Err(Error::NotFound("subscription")) };
    assert_eq!((one.standing, one.wants(), one.attempts, one.secret.reveal()), (Standing::Wanted, Intent::Subscribe, 1, secret.reveal()));
    assert!(store.claim_subscriptions(at(1_202), 10, 60, "south").await?.is_empty(), "what one node asks for another does not");
    store.free_claims("south").await?;
    assert!(store.claim_subscriptions(at(1_202), 10, 60, "south").await?.is_empty(), "nor can it give it back");
    store.put_back_subscription(one.id, at(1_203)).await?;
    assert!(store.claim_subscriptions(at(1_202), 10, 60, "south").await?.is_empty(), "put back until then");
    let again = store.claim_subscriptions(at(1_203), 10, 60, "north").await?;
    assert_eq!(again.iter().map(|one| one.attempts).collect::<Vec<_>>(), [1], "as if it had not been claimed");
    let confirm = async |token: &str, topic: &str| store.confirm_subscription(token, topic, at(9_000), at(8_000)).await;
    assert!(!confirm("token-1", "http://courier.example/other").await?, "another topic was never asked for");
    assert!(!confirm("token-9", "http://courier.example/feed").await?);
    assert!(!store.confirm_leaving("token-1", "http://courier.example/feed").await?, "nor was its end");
    assert!(confirm("token-1", "http://courier.example/feed").await?, "a hub may confirm before it has answered");
    assert!(!confirm("token-1", "http://courier.example/feed").await?, "once");
    store.asked_hub(one.id, at(1_300), Some("late")).await?;
    let alive = store.subscription("token-1").await?.ok_or(Error::NotFound("subscription"))?;
    assert_eq!((alive.standing, alive.due, alive.attempts, alive.why.as_deref()), (Standing::Alive, Some(at(8_000)), 0, None));
    assert!(alive.is_alive(at(8_999)) && !alive.is_alive(at(9_000)));

    // The renewal is asked for in time, while deliveries go on.
    let renewal = store.claim_subscriptions(at(8_000), 10, 60, "north").await?;
    assert_eq!(renewal.iter().map(|one| (one.id, one.standing)).collect::<Vec<_>>(), [(alive.id, Standing::Alive)]);
    store.free_node("north").await?;
    let renewal = store.claim_subscriptions(at(8_000), 10, 60, "south").await?;
    assert_eq!(renewal.iter().map(|one| one.id).collect::<Vec<_>>(), [alive.id], "what the dead had in hand is free");
    store.asked_hub(alive.id, at(8_060), Some("The hub did not answer.")).await?;
    let asked = store.subscription("token-1").await?.ok_or(Error::NotFound("subscription"))?;
    assert_eq!((asked.due, asked.why.as_deref(), asked.is_alive(at(8_500))), (Some(at(8_060)), Some("The hub did not answer."), true));

    store.deliver(&Delivery { feed, content_type: Some("text/xml"), body: b"<rss></rss>", at: at(1_210) }).await?;
    let delivered = store.subscriptions_of(feed).await?;
    assert_eq!(delivered.iter().map(|one| (one.deliveries, one.delivered)).collect::<Vec<_>>(), [(1, Some(at(1_210)))]);

    assert!(store.deny_subscription("token-1", "http://courier.example/feed", "No more of it.", at(9_500)).await?);
    assert!(!store.deny_subscription("token-1", "http://courier.example/other", "No.", at(9_500)).await?);
    let denied = store.subscription("token-1").await?.ok_or(Error::NotFound("subscription"))?;
    assert_eq!((denied.standing, denied.due, denied.why.as_deref()), (Standing::Denied, Some(at(9_500)), Some("No more of it.")));
    assert!(!confirm("token-1", "http://courier.example/feed").await?, "what was refused is not confirmed unasked");
    Ok(())
}

pub(super) async fn left(store: &Store) -> Result<()> {
    let feed = feed_of(store, &known(store, "courier").await?).await?;
    let (topic, secret) = ("http://courier.example/feed", Secret::new("another secret"));
    assert!(store.want_hub(feed, "http://other.example/hub", topic, "token-3", &secret, at(9_600)).await?);
    let tokens = |all: Vec<crate::Subscription>| all.into_iter().map(|one| one.token).collect::<Vec<_>>();
    assert_eq!(tokens(store.subscriptions_of(feed).await?), ["token-3"], "a feed has one hub; one that never agreed need not be told");
    let asked = store.claim_subscriptions(at(9_601), 10, 60, "north").await?;
    assert_eq!(asked.iter().map(|one| one.token.as_str()).collect::<Vec<_>>(), ["token-3"]);
    assert!(store.confirm_subscription("token-3", topic, at(19_000), at(18_000)).await?);

    assert_eq!(store.leave_hubs(feed, at(9_700)).await?, 1);
    assert_eq!(store.leave_hubs(feed, at(9_701)).await?, 0, "once");
    assert!(store.subscriptions_of(feed).await?.is_empty());
    assert!(!store.confirm_leaving("token-3", topic).await?, "the hub was not told yet");
    let leaving = store.claim_subscriptions(at(9_702), 10, 60, "north").await?;
    assert_eq!(leaving.iter().map(|one| (one.token.as_str(), one.wants())).collect::<Vec<_>>(), [("token-3", Intent::Unsubscribe)]);
    assert!(!store.confirm_subscription("token-3", topic, at(19_000), at(18_000)).await?, "what is left is not taken up by the other side");
    assert!(store.confirm_leaving("token-3", topic).await?);
    assert_eq!(store.subscriptions().await?, [], "and is forgotten");
    assert!(store.want_hub(feed, "http://hub.example/", topic, "token-4", &secret, at(9_800)).await?, "it can be wanted again");
    let again = store.subscription("token-4").await?.ok_or(Error::NotFound("subscription"))?;
    store.forget_subscription(again.id).await?;
    assert_eq!(store.next_subscription().await?, None);
    Ok(())
}
