//! Chapters on the digest by mail: who gets it, and what becomes of each letter.

use jiff::{SignedDuration, Timestamp};
use model::{Digest, DigestChoice, DigestId, EditionId, MailAddress, Minute, Role};

use super::cast::{at, edition};
use crate::{Asked, DigestWish, Ending, Errand, Error, MailCounts, Outgoing, Result, Store, Subscriber, SubscriberState, TOO_LATE};

/// When this part of the story is told.
fn when(minutes: i64) -> Timestamp {
    at(20_000 + minutes)
}

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

fn mailbox(text: &str) -> Result<MailAddress> {
    MailAddress::parse(text).ok_or(Error::NotFound("address"))
}

/// The editions of this part: the first two that are served.
async fn papers(store: &Store) -> Result<(EditionId, EditionId)> {
    match store.editions().await?.as_slice() {
        [(one, _), (other, _), ..] => Ok((*one, *other)),
        _ => Err(Error::NotFound("editions")),
    }
}

async fn ask(store: &Store, paper: EditionId, address: &str, confirm: &str, now: Timestamp) -> Result<Asked> {
    let (address, choice) = (mailbox(address)?, DigestChoice::default());
    let secret = format!("secret of {confirm}");
    let wish = DigestWish { edition: paper, address: &address, account: None, choice: &choice, confirm, secret: &secret };
    store.ask_for_digest(&wish, now).await
}

async fn claim_all(store: &Store, journal: &str, now: Timestamp) -> Result<Vec<Outgoing>> {
    store.claim_letters(journal, 100, now).await
}

async fn end_all(store: &Store, journal: &str, letters: &[Outgoing], ending: &Ending, now: Timestamp) -> Result<()> {
    let endings: Vec<_> = letters.iter().map(|letter| (letter.id, ending.clone())).collect();
    store.finish_letters(journal, &endings, now).await
}

pub(super) async fn subscribed(store: &Store) -> Result<()> {
    let mut served = vec![edition("mail", "The Mail"), edition("post", "The Post")];
    served.extend(store.editions().await?.into_iter().map(|(_, edition)| edition));
    store.put_editions(&served).await?;
    let (mail, post) = papers(store).await?;

    assert_eq!(ask(store, mail, "Ada@Example.org", "a1", when(0)).await?, Asked::Confirm);
    assert_eq!(ask(store, mail, "ada@example.ORG", "a2", when(59)).await?, Asked::Quiet, "the same mailbox, within the hour");
    assert_eq!(ask(store, post, "ada@example.org", "a3", when(59)).await?, Asked::Quiet, "whichever the edition");
    assert_eq!(store.asked_for_digest("a2", when(60)).await?, None);
    assert_eq!(store.subscriber("secret of a1").await?, None, "who has not answered has no pages");
    let asked = store.asked_for_digest("a1", when(60)).await?.ok_or(Error::NotFound("subscriber"))?;
    assert_eq!((asked.edition, asked.state, asked.address.as_str()), (mail, SubscriberState::Asked, "Ada@Example.org"));

    let letters = claim_all(store, "j", when(1)).await?;
    assert!(matches!(letters.as_slice(), [one] if one.errand == Errand::Confirm("a1".into()) && one.attempts == 1), "{letters:?}");
    assert_eq!(claim_all(store, "other", when(1)).await?, [], "it is claimed");
    end_all(store, "other", &letters, &Ending::Failed("not its letter".into()), when(1)).await?;
    end_all(store, "j", &letters, &Ending::Sent, when(1)).await?;
    assert_eq!(store.next_letter().await?, None);

    assert_eq!(store.confirm_digest("a2", when(61)).await?, None);
    let ada = store.confirm_digest("a1", when(61)).await?.ok_or(Error::NotFound("subscriber"))?;
    assert_eq!((ada.state, ada.since), (SubscriberState::On, Some(when(61))));
    assert_eq!(store.confirm_digest("a1", when(62)).await?, Some(ada.clone()), "twice is once");
    assert_eq!(store.subscriber(&ada.secret).await?, Some(ada.clone()));

    assert_eq!(ask(store, mail, "ada@example.org", "a4", when(61)).await?, Asked::Known);
    assert_eq!(store.asked_for_digest("a4", when(62)).await?, None, "who has it is asked nothing");
    let letters = claim_all(store, "j", when(62)).await?;
    assert!(matches!(letters.as_slice(), [one] if one.errand == Errand::Known && one.secret == ada.secret), "{letters:?}");
    end_all(store, "j", &letters, &Ending::Sent, when(62)).await?;
    assert_eq!(ask(store, post, "ada@example.org", "a5", when(130)).await?, Asked::Confirm);
    assert_eq!(ask(store, post, "ada@example.org", "a6", when(200)).await?, Asked::Quiet, "three letters a day");
    assert_eq!(ask(store, post, "ada@example.org", "a7", when(DAY + 1)).await?, Asked::Confirm);
    assert_eq!(store.asked_for_digest("a5", when(DAY + 2)).await?, None, "the newer letter counts");
    assert!(store.asked_for_digest("a7", when(3 * DAY)).await?.is_some());
    assert_eq!(store.asked_for_digest("a7", when(3 * DAY + 1)).await?, None, "two days");
    assert_eq!(store.confirm_digest("a7", when(3 * DAY + 1)).await?, None);
    store.forget_letters(when(3 * DAY + 1)).await?;
    assert_eq!(ask(store, post, "ada@example.org", "a8", when(3 * DAY + 2)).await?, Asked::Confirm, "it was forgotten, and may ask anew");
    assert_eq!(store.end_digest("secret of a8").await?, Some(post));
    assert_eq!((store.end_digest("secret of a8").await?, store.asked_for_digest("a8", when(3 * DAY + 2)).await?), (None, None));
    assert_eq!(store.next_letter().await?, None, "its letters went along");

    let some = DigestChoice { hours: vec!["07:00".into(), "18:30".into()], sections: vec!["local".into()] };
    assert!(store.choose_digest(&ada.secret, &some).await? && !store.choose_digest("another", &some).await?);
    assert_eq!(store.subscriber(&ada.secret).await?.map(|ada| ada.choice), Some(some));
    Ok(())
}

/// A digest of that moment, by a clock that goes like the story's.
async fn digest(store: &Store, paper: EditionId, due: Timestamp) -> Result<DigestId> {
    let minute = Minute(jiff::tz::Offset::UTC.to_datetime(due));
    let (overview, items, blocks) = (Vec::new(), Vec::new(), Vec::new());
    let digest = Digest { minute, due, composed: due, since: due, overview, items, blocks, weighed: 0 };
    store.publish_digest(paper, &digest).await?.ok_or(Error::NotFound("digest"))
}

/// A subscriber who answered at once.
async fn subscriber(store: &Store, paper: EditionId, address: &str, now: Timestamp) -> Result<Subscriber> {
    assert_eq!(ask(store, paper, address, address, now).await?, Asked::Confirm);
    store.confirm_digest(address, now).await?.ok_or(Error::NotFound("subscriber"))
}

pub(super) async fn sent(store: &Store) -> Result<()> {
    let (mail, _) = papers(store).await?;
    let begin = 4 * DAY;
    for name in ["ben@example.org", "cleo@example.org", "dora@example.org"] {
        subscriber(store, mail, name, when(begin)).await?;
    }
    let letters = claim_all(store, "j", when(begin)).await?;
    end_all(store, "j", &letters, &Ending::Sent, when(begin)).await?;

    let first = digest(store, mail, when(begin)).await?;
    let minute = store.digest_minute(first).await?.ok_or(Error::NotFound("minute"))?;
    assert_eq!(store.digests_to_mail(when(begin - 1)).await?, []);
    assert_eq!(store.digests_to_mail(when(begin)).await?, [(first, mail, minute)]);
    assert_eq!(store.digests_to_mail(when(begin) + TOO_LATE).await?, [], "old news is not sent");
    let queue = async |digest, hour, now| store.queue_digest(digest, mail, hour, false, now).await;
    assert_eq!(queue(first, "12:00", when(begin + 1)).await?, 3, "Ada wants it at other hours");
    assert_eq!(queue(first, "18:30", when(begin + 1)).await?, 0, "each once");
    assert_eq!(store.digests_to_mail(when(begin + 1)).await?, []);
    for (minutes, hour, number) in [(1, "18:30", 4), (2, "8:30", 3), (3, "%", 3)] {
        assert_eq!(queue(digest(store, mail, when(begin + minutes)).await?, hour, when(begin + 4)).await?, number, "{hour}");
    }
    assert_eq!(ask(store, mail, "emil@example.org", "e", when(begin + 5)).await?, Asked::Confirm);
    let begun = store.claim_letters("j", 2, when(begin + 5)).await?;
    assert!(matches!(begun[0].errand, Errand::Confirm(_)) && begun[1].errand == Errand::Digest(first), "who waits for it comes first");
    let all = claim_all(store, "j", when(begin + 5)).await?;
    assert_eq!(all.len(), 12);

    // The process dies: of the journal is known what became of these.
    let told = [
        (begun[0].id, Ending::Sent),
        (all[0].id, Ending::Unsure("nobody heard the answer".into())),
        (all[1].id, Ending::Failed("no".into())),
    ];
    assert_eq!(store.recover_letters("another", &told, when(begin + 6)).await?, 0);
    assert_eq!(store.recover_letters("j", &told, when(begin + 6)).await?, 11);
    let again = claim_all(store, "j", when(begin + 6)).await?;
    assert_eq!(again.len(), 11);
    assert!(
        again.iter().all(|letter| letter.attempts == 1 && told.iter().all(|(id, _)| *id != letter.id)),
        "what did not go was not tried"
    );

    let later = when(begin + 30);
    let endings = [
        (again[0].id, Ending::Again(later, "busy".into())),
        (again[1].id, Ending::Back(later)),
        (again[2].id, Ending::Left),
        (again[3].id, Ending::Sent),
    ];
    store.finish_letters("j", &endings, when(begin + 7)).await?;
    store.finish_letters("j", &[(again[3].id, Ending::Failed("late".into()))], when(begin + 8)).await?;
    assert_eq!(store.next_letter().await?, Some(later));
    assert_eq!(claim_all(store, "j", when(begin + 29)).await?, []);
    let back = claim_all(store, "k", later).await?;
    let attempts = |id| back.iter().find(|letter| letter.id == id).map(|letter| letter.attempts);
    assert_eq!((back.len(), attempts(again[0].id), attempts(again[1].id)), (2, Some(2), Some(1)));
    let counts = store.mail_counts(Some(mail), later).await?;
    assert_eq!(counts, MailCounts { on: 4, asked: 1, paused: 0, waiting: 9, sent: 5, failed: 2 });

    let dora = back.iter().chain(&again).find(|letter| letter.address.as_str() == "dora@example.org").ok_or(Error::NotFound("letter"))?;
    assert_eq!(store.end_digest(&dora.secret).await?, Some(mail));
    end_all(store, "j", &again[4..], &Ending::Sent, later).await?;
    store.forget_letters(when(begin + 30) + SignedDuration::from_hours(24)).await?;
    let counts = store.mail_counts(None, when(begin + DAY + 31)).await?;
    assert_eq!((counts.on, counts.waiting), (3, 0), "what its journal did not bring back in a day is given up");
    store.forget_letters(when(begin + 40 * DAY)).await?;
    assert_eq!(store.mail_counts(None, when(begin)).await?.sent, 0, "letters that ended are forgotten in the end");
    Ok(())
}

pub(super) async fn came_back(store: &Store) -> Result<()> {
    let (mail, _) = papers(store).await?;
    let begin = 60 * DAY;
    let fred = subscriber(store, mail, "fred@example.org", when(begin)).await?;
    let letters = claim_all(store, "j", when(begin)).await?;
    let tag = letters[0].tag.clone();
    assert!(tag.len() == 24 && !fred.secret.contains(&tag));
    let no = Ending::Bounced("550 no such mailbox".into());
    end_all(store, "j", &letters, &no, when(begin)).await?;
    assert!(store.is_letter_tag(&tag).await? && !store.is_letter_tag("somebody").await?);
    assert!(!store.letter_came_back("somebody", "", when(begin)).await?);
    assert!(store.letter_came_back(&tag, "again", when(begin + HOUR)).await?);
    let queue = async |at| store.queue_digest(digest(store, mail, at).await?, mail, "07:00", false, at).await;
    let state = async || Ok::<_, Error>(store.subscriber(&fred.secret).await?.map(|fred| (fred.state, fred.why)));
    assert_eq!(state().await?, Some((SubscriberState::On, Some("550 no such mailbox".into()))), "one day counts once");
    assert!(store.letter_came_back(&tag, "full", when(begin + DAY)).await?);
    assert_eq!(queue(when(begin + 2 * DAY)).await?, 4);
    let letters = claim_all(store, "j", when(begin + 2 * DAY)).await?;
    end_all(store, "j", &letters[3..], &no, when(begin + 2 * DAY)).await?;
    end_all(store, "j", &letters[..3], &Ending::Sent, when(begin + 2 * DAY)).await?;
    assert_eq!(state().await?, Some((SubscriberState::Paused, Some("550 no such mailbox".into()))));
    assert_eq!(queue(when(begin + 3 * DAY)).await?, 3, "he gets no more");
    assert!(store.choose_digest(&fred.secret, &fred.choice).await?);
    assert_eq!(state().await?, Some((SubscriberState::On, None)), "until he says that it is well");

    let letters = claim_all(store, "j", when(begin + 3 * DAY)).await?;
    end_all(store, "j", &letters, &Ending::Sent, when(begin + 3 * DAY)).await?;
    assert!(store.letter_came_back(&tag, "full", when(begin + 4 * DAY)).await?);
    for days in [5, 18] {
        assert_eq!(queue(when(begin + days * DAY)).await?, 4);
        let letters = claim_all(store, "j", when(begin + days * DAY)).await?;
        end_all(store, "j", &letters, &Ending::Sent, when(begin + days * DAY)).await?;
        assert_eq!(state().await?.and_then(|(_, why)| why).is_some(), days == 5, "after two weeks it is forgotten");
    }
    Ok(())
}

pub(super) async fn closed(store: &Store) -> Result<()> {
    let (_, post) = papers(store).await?;
    let begin = when(100 * DAY);
    let gus = store.add_account("Gus", Role::Member, "hash", begin).await?.ok_or(Error::NotFound("account"))?;
    let (address, choice) = (mailbox("gus@example.org")?, DigestChoice::default());
    let wish = DigestWish { edition: post, address: &address, account: Some(gus), choice: &choice, confirm: "gus", secret: "of gus" };
    assert_eq!(store.ask_for_digest(&wish, begin).await?, Asked::Confirm);
    store.confirm_digest("gus", begin).await?;
    subscriber(store, post, "hal@example.org", begin).await?;
    let queue = async |minutes, closed| {
        let at = begin + SignedDuration::from_mins(minutes);
        store.queue_digest(digest(store, post, at).await?, post, "07:00", closed, at).await
    };
    assert_eq!((queue(0, false).await?, queue(1, true).await?), (2, 1), "a private edition's goes to members alone");
    store.set_role(gus, Role::Reader).await?;
    assert_eq!(queue(2, true).await?, 0);
    store.delete_account(gus, begin).await?;
    assert_eq!((store.subscriber("of gus").await?, queue(3, false).await?), (None, 1), "who deletes the account gets no more letters");
    Ok(())
}
