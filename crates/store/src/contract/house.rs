//! Chapters on the house: boards, what people are told of, rulings on discussions and people, the moderators' list, invitations.

use markup::markdown;
use model::{AccountId, CommentId, CommentState, Held, Listed, Sought, StoryId, ThreadOrder, Under};

use super::addresses::told;
use super::discussion::{account, stands, when};
use crate::{Act, Error, INVITATIONS, Lesson, NewComment, Noun, On, Put, Result, Ruled, Store, Told, Viewer, Where};

async fn say(store: &Store, under: Under, by: AccountId, text: &str, minute: i64, calls: &[AccountId]) -> Result<CommentId> {
    say_as(store, under, by, text, minute, calls, None, None).await
}

#[expect(clippy::too_many_arguments, reason = "a test says all of it once")]
async fn say_as(
    store: &Store,
    under: Under,
    by: AccountId,
    text: &str,
    minute: i64,
    calls: &[AccountId],
    parent: Option<CommentId>,
    held: Option<Held>,
) -> Result<CommentId> {
    let new = NewComment {
        under,
        account: by,
        parent,
        text: text.to_owned(),
        html: markdown::comment(text),
        said: text.to_owned(),
        quote: None,
        held,
        calls: calls.to_vec(),
        once: text.to_owned(),
        knew: when(minute),
        at: when(minute),
    };
    stands(store.add_comment(new).await?)
}

pub(super) async fn boards(store: &Store) -> Result<()> {
    let otto = account(store, "otto").await?;
    let (edition, _) = store.editions().await?.remove(0);
    let quay = store.board(edition, "quay").await?;
    assert_eq!(store.board(edition, "quay").await?, quay, "the same");
    let lounge = store.board(edition, "lounge").await?;
    assert_eq!(store.board_of(quay).await?, Some((edition, "quay".to_owned())));
    let before = store.last_change().await?;
    let under = Under::Board(quay);
    say(store, under, otto, "Low tide", 400, &[]).await?;
    assert_eq!(store.changed_since(Noun::Board, before).await?, Some(store.last_change().await?), "all nodes are told");
    let states = store.board_states(&[quay, lounge]).await?;
    assert_eq!((states.len(), states[&quay].shown, states[&quay].newest), (1, 1, Some(when(400))));
    let found = store.discussion(under, ThreadOrder::Best, 0, (50, 50), Viewer::Anyone).await?;
    assert_eq!((found.comments[0].under, found.shown, found.threads), (under, 1, 1));
    let spoken = store.spoken(None, when(400), when(401), 5).await?;
    assert_eq!(spoken[0].place, Where::Board(edition, "quay".to_owned()));
    assert_eq!(store.discussion_seen(otto, under).await?, None);
    store.see_discussion(otto, under, when(401)).await?;
    store.see_discussion(otto, under, when(402)).await?;
    assert_eq!(store.discussion_seen(otto, under).await?, Some(when(402)));
    Ok(())
}

/// A story to talk about.
async fn story(store: &Store, slug: &str, title: &str, minute: i64) -> Result<StoryId> {
    Ok(told(store, "courier", slug, title, minute).await?.1)
}

pub(super) async fn told_of(store: &Store) -> Result<()> {
    let (nora, otto) = (account(store, "nora").await?, account(store, "otto").await?);
    let ferry = story(store, "d-3", "Ferry late", 9_410).await?;
    let under = Under::Story(ferry);
    let reader = store.sign_in(nora, "nora here", "Firefox", when(410)).await?;
    assert_eq!(store.follow(reader, ferry, when(410)).await?, Put::Kept);
    let kinds = async |who| -> Result<Vec<(&'static str, bool)>> {
        let name = |of: &Told| match of {
            Told::Answer(_) => "answer",
            Told::Mention(_) => "mention",
            Told::Talk(_) => "talk",
            Told::Ruling(_) => "ruling",
            Told::Appeal(_) => "appeal",
        };
        Ok(store.notices(who, 50).await?.iter().map(|notice| (name(&notice.of), notice.new)).collect())
    };
    store.see_notices(otto, when(410)).await?;
    store.see_notices(nora, when(410)).await?;
    let first = say(store, under, nora, "Again late", 411, &[otto, nora]).await?;
    assert_eq!(store.new_notices(nora).await?, 0, "nobody is told what they say themselves");
    assert_eq!((kinds(otto).await?.remove(0), store.new_notices(otto).await?), (("mention", true), 1));
    say_as(store, under, otto, "Every day", 412, &[nora], Some(first), None).await?;
    assert_eq!(kinds(nora).await?.iter().filter(|(_, new)| *new).collect::<Vec<_>>(), [&("answer", true)], "once, though called upon too");
    say(store, under, otto, "And dear", 413, &[]).await?;
    say(store, under, otto, "And cold", 414, &[]).await?;
    assert_eq!(kinds(nora).await?[0], ("talk", true), "a story that she follows is talked about: once");
    assert_eq!(store.new_notices(nora).await?, 2);
    store.see_notices(nora, when(415)).await?;
    assert_eq!(store.new_notices(nora).await?, 0);
    let waits = say_as(store, under, otto, "Hm", 416, &[nora], None, Some(Held::New)).await?;
    assert_eq!(store.new_notices(nora).await?, 0, "what waits nobody is told of");
    let show = Ruled { on: On::Comment(waits), act: Act::Comment(CommentState::Shown), by: "maria", why: "", lesson: None, at: when(417) };
    store.rule(&show).await?;
    assert_eq!(store.new_notices(nora).await?, 1, "until it is shown");
    store.open_notices(nora, Some("secret")).await?;
    assert_eq!((store.noticed_by("secret").await?, store.noticed_by("other").await?), (Some(nora), None));
    assert!(store.has_open_notices(nora).await?);
    store.open_notices(nora, None).await?;
    assert_eq!((store.noticed_by("secret").await?, store.has_open_notices(nora).await?), (None, false));
    Ok(())
}

pub(super) async fn kept(store: &Store) -> Result<()> {
    let (nora, otto) = (account(store, "nora").await?, account(store, "otto").await?);
    let under = Under::Story(story(store, "d-4", "Weir shut", 9_420).await?);
    let rule = async |on, act, minute| store.rule(&Ruled { on, act, by: "maria", why: "so it is", lesson: None, at: when(minute) }).await;
    let known = async || store.before_comment(otto, under, "", &[], when(430)).await;
    assert_eq!((known().await?.settings.locked, known().await?.wrote_there), (false, None));
    let locked = rule(On::Discussion(under), Act::Locked(true), 421).await?.ok_or(Error::NotFound("ruling"))?;
    rule(On::Discussion(under), Act::Slow(60), 422).await?;
    say(store, under, otto, "Late words", 423, &[]).await?;
    let now = known().await?;
    assert_eq!((now.settings.locked, now.settings.slow, now.wrote_there), (true, 60, Some(when(423))));
    assert!(matches!(store.rulings(1).await?.remove(0).place, Some(Where::Story(..))));
    assert!(store.undo_ruling(locked, "paul", "", None, when(424)).await?.is_some());
    assert!(!store.discussion_settings(under).await?.locked && store.discussion_settings(under).await?.slow == 60, "each by itself");
    assert_eq!(rule(On::Discussion(under), Act::Warned, 424).await?, None, "nobody warns a discussion");

    store.sign_in(otto, "otto here", "Firefox", when(425)).await?;
    let here = async || -> Result<Option<_>> { Ok(store.signed_in("otto here", when(430)).await?.map(|here| here.account.silent_until)) };
    let silent = rule(On::Account(otto), Act::Silent(Some(when(999))), 425).await?.ok_or(Error::NotFound("ruling"))?;
    assert_eq!(here().await?, Some(Some(when(999))));
    assert!(matches!(store.notices(otto, 1).await?.remove(0).of, Told::Ruling(ruling) if ruling.id == silent));
    assert!(!store.appeal(silent, nora, "not mine", when(426)).await?);
    assert!(store.appeal(silent, otto, "I was asleep", when(426)).await? && !store.appeal(silent, otto, "again", when(427)).await?);
    let appeals = store.open_appeals(5).await?;
    assert_eq!((appeals.len(), appeals[0].text.as_str(), appeals[0].ruling.id), (1, "I was asleep", silent));
    assert!(
        store.answer_appeal(silent, "paul", "So you were", when(428)).await?
            && !store.answer_appeal(silent, "eve", "no", when(428)).await?
    );
    assert!(store.undo_ruling(silent, "paul", "asleep", None, when(428)).await?.is_some());
    assert_eq!((here().await?, store.open_appeals(5).await?.len()), (Some(None), 0));
    let told = store.notices(otto, 5).await?;
    assert!(told.iter().any(
        |notice| matches!(&notice.of, Told::Appeal(appeal) if appeal.answered.as_ref().is_some_and(|answer| answer.2 == "So you were"))
    ));
    rule(On::Account(otto), Act::Warned, 429).await?;
    rule(On::Account(otto), Act::Banned(Some(when(431))), 429).await?;
    assert_eq!(here().await?, None, "signed out at once");
    store.sign_in(otto, "otto again", "Firefox", when(429)).await?;
    assert!(store.signed_in("otto again", when(430)).await?.is_none() && store.signed_in("otto again", when(431)).await?.is_some());
    assert_eq!(
        store.rulings_about(otto, 3).await?.iter().map(|ruling| ruling.became).collect::<Vec<_>>()[..2],
        [Act::Banned(Some(when(431))), Act::Warned]
    );
    store.note_account(otto, "maria", "asleep at night", when(430)).await?;
    assert_eq!(store.account_notes(otto).await?[0].note, "asleep at night");
    Ok(())
}

pub(super) async fn listed(store: &Store) -> Result<()> {
    let (nora, otto) = (account(store, "nora").await?, account(store, "otto").await?);
    let under = Under::Story(story(store, "d-5", "Lamps sold", 9_440).await?);
    let entry = |pattern: &str, refused| Listed { sought: Sought::Host, pattern: pattern.to_owned(), refused };
    assert_eq!(store.put_on_list(&entry("lamps.example", false), "maria", when(440)).await?, Put::Kept);
    assert_eq!(store.put_on_list(&entry("lamps.example", true), "paul", when(441)).await?, Put::Kept);
    let list = store.house_list().await?;
    assert_eq!((list.len(), &list[0].listed, list[0].by.as_str()), (1, &entry("lamps.example", true), "paul"));
    let lamps = say(store, under, nora, "Lamps, lamps, lamps", 442, &[]).await?;
    let words = ["lamps".to_owned(), "host:lamps.example".to_owned()];
    let known = async || store.before_comment(otto, under, "Lamps, lamps, lamps", &words, when(450)).await;
    let before = known().await?;
    assert!(before.twice && before.list == [entry("lamps.example", true)] && before.words.is_empty() && before.all.spam == 0);
    let spam = Some(Lesson { words: &words, spam: true });
    let remove =
        Ruled { on: On::Comment(lamps), act: Act::Comment(CommentState::Removed), by: "maria", why: "", lesson: spam, at: when(443) };
    let ruling = store.rule(&remove).await?.ok_or(Error::NotFound("ruling"))?;
    assert_eq!((known().await?.words.len(), known().await?.words[0].spam, known().await?.all.spam), (2, 1, 1));
    let good = Some(Lesson { words: &words[..1], spam: false });
    assert!(store.undo_ruling(ruling, "maria", "", good, when(444)).await?.is_some());
    assert_eq!((known().await?.all.good, known().await?.all.spam), (1, 1));
    store.take_off_list(list[0].id).await?;
    assert_eq!(store.house_list().await?, []);
    Ok(())
}

pub(super) async fn invited(store: &Store) -> Result<()> {
    let otto = account(store, "otto").await?;
    assert_eq!(store.invite(otto, "come", when(450)).await?, Put::Kept);
    assert!(store.is_invited("come", when(451)).await? && !store.is_invited("go", when(451)).await?);
    let fortnight = jiff::SignedDuration::from_hours(24 * 14);
    assert!(!store.is_invited("come", when(450) + fortnight).await?);
    assert!(store.add_invited("Pia", "hash", "go", when(452)).await.is_err());
    assert!(store.account_password("pia").await?.is_none(), "nothing was made");
    assert_eq!(store.add_invited("OTTO", "hash", "come", when(452)).await?, None, "a name that somebody has costs no invitation");
    assert!(store.add_invited("Pia", "hash", "come", when(452)).await?.is_some());
    assert!(!store.is_invited("come", when(453)).await? && store.add_invited("Pip", "hash", "come", when(453)).await.is_err(), "once");
    for n in 0..INVITATIONS {
        assert_eq!(store.invite(otto, &format!("come {n}"), when(454)).await?, Put::Kept);
    }
    assert_eq!(store.invite(otto, "one too many", when(454)).await?, Put::Full);
    Ok(())
}
