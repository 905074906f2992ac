//! Chapters on what is written under stories: accounts and the browsers in which they are signed in, threads, reactions, rulings.

use jiff::{SignedDuration, Timestamp};
use markup::markdown;
use model::{AccountId, Comment, CommentId, CommentState, Held, Reaction, ReportReason, Role, StoryId, ThreadOrder, Under};

use super::addresses::told;
use super::cast::at;
use crate::{Act, Added, Error, Mute, NewComment, Noun, On, Put, Result, Ruled, SESSIONS, Store, StoryFound, Viewer, Where};

/// When this part of the story is told.
pub(super) fn when(minutes: i64) -> Timestamp {
    at(9_000 + minutes)
}

pub(super) async fn account(store: &Store, name: &str) -> Result<AccountId> {
    Ok(store.account_password(name).await?.ok_or(Error::NotFound("account"))?.0)
}

pub(super) async fn signed_in(store: &Store) -> Result<()> {
    let made = store.add_account("Nora", Role::Reader, "hash of nora", when(0)).await?;
    let nora = made.ok_or(Error::NotFound("account"))?;
    for like in ["NORA", "Ñora", " nora."] {
        assert_eq!(store.add_account(like, Role::Admin, "another", when(1)).await?, None, "who is called so stays who he is");
        assert_eq!(store.account_password(like).await?, Some((nora, "hash of nora".into())));
    }
    assert_eq!(store.password_of(nora).await?.as_deref(), Some("hash of nora"));
    assert_eq!(store.account_password("nobody").await?, None);
    assert_eq!(store.admin_password("Nora").await?, None, "she is no admin");

    let reader = store.sign_in(nora, "first", "Firefox", when(0)).await?;
    assert_eq!(store.sign_in(nora, "second", "Safari", when(1)).await?, reader, "what she keeps is in one place");
    let here = store.signed_in("first", when(2)).await?.ok_or(Error::NotFound("session"))?;
    assert_eq!((here.account.id, here.account.name.as_str(), here.account.role, here.reader), (nora, "Nora", Role::Reader, reader));
    assert_eq!((here.session.agent.as_str(), here.session.made), ("Firefox", when(0)));
    assert_eq!(store.signed_in("First", when(2)).await?, None, "a token is known whole");
    assert!(store.sign_in(nora, "first", "thief", when(3)).await.is_err(), "and is one browser's");
    let mute = Mute { key: "golf".into(), word: "Golf".into(), at: when(2) };
    assert_eq!(store.mute(reader, &mute).await?, Put::Kept);
    assert_eq!(store.reader_of(reader, when(2)).await?.map(|reader| reader.mutes), Some(vec!["golf".into()]));

    store.session_came(here.session.id, when(60)).await?;
    store.session_came(here.session.id, when(50)).await?;
    let agents = |sessions: Vec<crate::Session>| sessions.into_iter().map(|session| session.agent).collect::<Vec<_>>();
    assert_eq!(agents(store.sessions(nora, when(60)).await?), ["Firefox", "Safari"], "who came last stands first");
    let day = SignedDuration::from_hours(24);
    assert!(store.signed_in("second", when(1) + day * 29).await?.is_some());
    assert_eq!(store.signed_in("second", when(1) + day * 30).await?, None, "a month without use");
    for n in 0..=SESSIONS {
        store.sign_in(nora, &format!("many {n}"), "many", when(100 + n)).await?;
    }
    assert_eq!(store.sessions(nora, when(200)).await?.len(), SESSIONS as usize);
    assert_eq!(store.signed_in("first", when(200)).await?, None, "the one that came least lately made room");

    let stays = store.signed_in("many 30", when(200)).await?.ok_or(Error::NotFound("session"))?;
    store.set_password(nora, "another hash", stays.session.id).await?;
    assert_eq!(agents(store.sessions(nora, when(200)).await?), ["many"], "another password, and no other browser is signed in");
    store.set_role(nora, Role::Moderator).await?;
    let now = store.signed_in("many 30", when(200)).await?.ok_or(Error::NotFound("session"))?;
    assert_eq!(now.account.role, Role::Moderator, "at once");
    store.set_role(nora, Role::Reader).await?;
    store.set_supporter(nora, true).await?;
    assert_eq!(store.account(nora).await?.map(|account| (account.supporter, account.name)), Some((true, "Nora".into())));
    store.set_supporter(nora, false).await?;
    store.sign_out(AccountId(nora.0 + 1_000), now.session.id).await?;
    assert!(store.signed_in("many 30", when(200)).await?.is_some(), "only her own");
    store.sign_out(nora, now.session.id).await?;
    assert_eq!(store.signed_in("many 30", when(200)).await?, None);
    let otto = store.add_account("Otto", Role::Reader, "hash of otto", when(0)).await?.ok_or(Error::NotFound("account"))?;
    assert_eq!(store.called(&["otto".into(), "nobody".into()]).await?, [("otto".to_owned(), otto)].into());
    assert_eq!(store.called(&[]).await?, [].into());
    Ok(())
}

async fn write(
    store: &Store,
    by: &str,
    story: StoryId,
    parent: Option<CommentId>,
    once: &str,
    state: CommentState,
    minute: i64,
) -> Result<CommentId> {
    let held = (state == CommentState::Held).then_some(Held::New);
    stands(store.add_comment(NewComment { parent, held, ..new(story, account(store, by).await?, once, minute) }).await?)
}

/// A comment of which nobody knew anything before.
pub(super) fn new(story: StoryId, account: AccountId, once: &str, minute: i64) -> NewComment {
    NewComment {
        under: Under::Story(story),
        account,
        parent: None,
        text: once.to_owned(),
        html: markdown::comment(once),
        said: once.to_owned(),
        quote: None,
        held: None,
        calls: Vec::new(),
        once: once.to_owned(),
        knew: when(minute),
        at: when(minute),
    }
}

pub(super) fn stands(added: Added) -> Result<CommentId> {
    if let Added::Kept(id) = added { Ok(id) } else { Err(Error::NotFound("comment")) }
}

async fn read(store: &Store, story: StoryId, order: ThreadOrder, viewer: Viewer) -> Result<Vec<String>> {
    let found = store.discussion(Under::Story(story), order, 0, (50, 50), viewer).await?;
    Ok(found.comments.into_iter().map(|comment| comment.text).collect())
}

pub(super) async fn written(store: &Store) -> Result<()> {
    use CommentState::{Held, Shown};
    let (_, story) = told(store, "courier", "d-1", "Weir opened", 9_300).await?;
    let (_, other) = told(store, "courier", "d-2", "Mill closed", 9_301).await?;
    let (nora, otto) = (account(store, "nora").await?, account(store, "otto").await?);
    let before = store.last_change().await?;
    let one = write(store, "nora", story, None, "one", Shown, 310).await?;
    assert_eq!(store.changed_since(Noun::Discussion, before).await?, Some(store.last_change().await?), "all nodes are told");
    assert_eq!(write(store, "nora", story, None, "one", Shown, 311).await?, one, "a form that is sent twice");
    let two = write(store, "otto", story, None, "two", Held, 312).await?;
    let answer = write(store, "otto", story, Some(one), "answer", Shown, 313).await?;
    let deep = write(store, "nora", story, Some(answer), "deep", Shown, 314).await?;
    for (parent, story) in [(two, story), (one, other), (CommentId(999_999), story)] {
        let stray = NewComment { parent: Some(parent), ..new(story, otto, "stray", 315) };
        assert_eq!(store.add_comment(stray).await?, Added::NoParent, "nobody answers what is held, elsewhere or nowhere");
    }

    assert_eq!(read(store, story, ThreadOrder::Oldest, Viewer::Anyone).await?, ["one", "answer", "deep"]);
    assert_eq!(
        read(store, story, ThreadOrder::Newest, Viewer::Writer(otto)).await?,
        ["two", "one", "answer", "deep"],
        "his own, though held"
    );
    assert_eq!(read(store, story, ThreadOrder::Oldest, Viewer::Writer(nora)).await?, ["one", "answer", "deep"]);
    assert_eq!(read(store, story, ThreadOrder::Oldest, Viewer::Moderator).await?, ["one", "two", "answer", "deep"]);
    let all = store.discussion(Under::Story(story), ThreadOrder::Oldest, 0, (50, 50), Viewer::Anyone).await?;
    assert_eq!((all.shown, all.threads), (3, 1));
    assert_eq!((all.comments[2].parent, all.comments[2].root), (Some(answer), Some(one)));
    assert_eq!(all.comments[0].by.as_ref().map(|by| (by.account, by.name.as_str())), Some((nora, "Nora")));
    let cut = store.discussion(Under::Story(story), ThreadOrder::Oldest, 0, (50, 1), Viewer::Anyone).await?;
    assert_eq!((cut.comments.len(), cut.longer), (2, [(one, 2)].into()), "the first answer of two");
    let long = store.thread(&all.comments[0], 1, 1, Viewer::Anyone).await?;
    assert_eq!(long.comments.iter().map(|comment| comment.text.as_str()).collect::<Vec<_>>(), ["one", "deep"]);
    assert_eq!((long.threads, store.answers_before(&all.comments[2], Viewer::Anyone).await?), (2, 1));
    assert_eq!(store.comment_counts(&[story, other]).await?, [(story, 3)].into());
    assert_eq!(store.wrote_of_late(nora, when(315)).await?, [when(314), when(310)]);
    assert_eq!(store.wrote_of_late(nora, when(371)).await?, [when(314)], "of an hour");

    // A long discussion, page by page.
    for n in 0..7 {
        write(store, "nora", other, None, &format!("{n}"), Shown, 320 + n).await?;
    }
    let page = async |order, page| -> Result<Vec<String>> {
        Ok(store
            .discussion(Under::Story(other), order, page, (3, 50), Viewer::Anyone)
            .await?
            .comments
            .into_iter()
            .map(|comment| comment.text)
            .collect())
    };
    assert_eq!(
        (page(ThreadOrder::Oldest, 1).await?, page(ThreadOrder::Oldest, 2).await?),
        (vec!["3".into(), "4".into(), "5".into()], vec!["6".into()])
    );
    assert_eq!(
        (page(ThreadOrder::Newest, 0).await?, page(ThreadOrder::Oldest, 3).await?),
        (vec!["6".into(), "5".into(), "4".into()], vec![])
    );
    let five = store.discussion(Under::Story(other), ThreadOrder::Oldest, 1, (3, 50), Viewer::Anyone).await?.comments.remove(2);
    assert_eq!(store.page_of(&five, 3, Viewer::Anyone).await?, 1);
    #[expect(clippy::cast_precision_loss, reason = "few")]
    let share = |good: i64, judged: i64| if judged == 0 { 0.0 } else { good as f64 / judged as f64 };
    store.react(five.id, nora, Some(Reaction::Good), share, when(330)).await?;
    store.react(five.id, otto, Some(Reaction::Good), share, when(331)).await?;
    assert_eq!(page(ThreadOrder::Best, 0).await?, ["5", "0", "1"]);
    store.react(five.id, otto, Some(Reaction::Bad), share, when(332)).await?;
    assert_eq!(store.comment(five.id).await?.map(|comment| comment.good), Some(1));
    assert_eq!(store.reactions_of(otto, &[five.id, one]).await?, [(five.id, Reaction::Bad)].into());
    assert_eq!(store.reaction_counts(&[five.id, one]).await?, [((five.id, Reaction::Good), 1), ((five.id, Reaction::Bad), 1)].into());
    let talked = async |since, most| -> Result<Vec<(StoryId, String, i64)>> {
        Ok(store.most_discussed(since, most).await?.into_iter().map(|talked| (talked.story, talked.title, talked.comments)).collect())
    };
    assert_eq!(talked(when(300), 1).await?, [(other, "Mill closed".into(), 7)]);
    assert_eq!(talked(when(324), 5).await?, [(other, "Mill closed".into(), 2)], "of late");
    let of_otto: Vec<_> = store.spoken(Some(otto), when(0), when(400), 50).await?;
    assert!(of_otto.len() == 1 && matches!(&of_otto[0].place, Where::Story(found, _, title) if *found == story && title == "Weir opened"));
    let of_all = store.spoken(None, when(321), when(324), 2).await?;
    assert_eq!(of_all.iter().map(|spoken| spoken.comment.text.as_str()).collect::<Vec<_>>(), ["3", "2"], "newest first");
    store.react(five.id, otto, None, share, when(333)).await?;
    assert_eq!(store.reactions_of(otto, &[five.id]).await?, [].into());

    store.change_comment(one, "one, mended", &markdown::comment("one, mended"), when(334)).await?;
    store.change_comment(one, "one, mended", &markdown::comment("one, mended"), when(335)).await?;
    let changed = store.comment(one).await?.ok_or(Error::NotFound("comment"))?;
    assert_eq!((changed.text.as_str(), changed.edited), ("one, mended", Some(when(334))));
    assert!(changed.html.as_str().contains("mended"));
    assert_eq!(store.comment_versions(one).await?, [(when(334), "one".to_owned())]);

    store.delete_comment(answer, when(340)).await?;
    store.delete_comment(answer, when(341)).await?;
    assert_eq!(
        read(store, story, ThreadOrder::Oldest, Viewer::Anyone).await?,
        ["one, mended", "", "deep"],
        "the place stays, the words go"
    );
    store.delete_comment(deep, when(342)).await?;
    assert_eq!(read(store, story, ThreadOrder::Oldest, Viewer::Anyone).await?, ["one, mended"]);
    assert_eq!(store.comment_counts(&[story]).await?, [(story, 1)].into());
    Ok(())
}

pub(super) async fn ruled(store: &Store) -> Result<()> {
    use CommentState::{Hidden, Shown};
    let otto = account(store, "otto").await?;
    let rule = async |id, state, by, why, minute| {
        store.rule(&Ruled { on: On::Comment(id), act: Act::Comment(state), by, why, lesson: None, at: when(minute) }).await
    };
    let waits = async || -> Result<Vec<(String, usize)>> {
        Ok(store.queue(50).await?.into_iter().map(|queued| (queued.comment.text, queued.reports.len())).collect())
    };
    assert_eq!((waits().await?, store.waiting().await?), (vec![("two".into(), 0)], 1));
    let two = store.queue(50).await?.remove(0);
    assert_eq!(two.comment.held, Some(Held::New));
    let Where::Story(story, slug, title) = &two.place else { return Err(Error::NotFound("story")) };
    let story = *story;
    assert!(matches!(store.story(slug).await?, Some(StoryFound::Here(found, _)) if found.id == story && found.title == *title));
    assert!(rule(two.comment.id, Shown, "maria", "fine", 350).await?.is_some());
    assert_eq!((waits().await?, store.comment_counts(&[story]).await?), (vec![], [(story, 2)].into()));
    let under = Under::Story(story);
    let one = store.discussion(under, ThreadOrder::Oldest, 0, (50, 50), Viewer::Anyone).await?.comments.remove(0).id;
    store.report_comment(one, otto, ReportReason::Spam, "buys", when(351)).await?;
    store.report_comment(one, otto, ReportReason::Abuse, "it shouts", when(352)).await?;
    assert_eq!((waits().await?, store.waiting().await?), (vec![("one, mended".into(), 1)], 1));
    assert_eq!(store.queue(50).await?.remove(0).reports, [("abuse".to_owned(), "it shouts".to_owned())]);
    assert!(rule(one, Hidden, "maria", "it shouts", 353).await?.is_some());
    assert_eq!((waits().await?, store.waiting().await?), (vec![], 0), "what was ruled on is settled");
    let all = store.discussion(under, ThreadOrder::Oldest, 0, (50, 50), Viewer::Anyone).await?;
    assert_eq!(all.comments.iter().map(|comment| comment.state).collect::<Vec<_>>(), [Hidden, Shown], "its place is seen");
    assert_eq!(all.shown, 1);
    assert!(rule(one, Shown, "paul", "not so bad", 354).await?.is_some());
    let rulings = store.rulings(2).await?;
    assert_eq!(
        rulings.iter().map(|ruling| (ruling.by.as_str(), ruling.was, ruling.became)).collect::<Vec<_>>(),
        [("paul", Act::Comment(Hidden), Act::Comment(Shown)), ("maria", Act::Comment(Shown), Act::Comment(Hidden))]
    );
    assert_eq!((rulings[0].why.as_str(), rulings[0].at, rulings[0].on), ("not so bad", when(354), On::Comment(one)));
    assert_eq!(rulings[0].of.as_ref().map(|of| of.1.as_str()), Some("Nora"));
    assert_eq!(rule(CommentId(999_999), Hidden, "maria", "", 355).await?, None);
    let removed = rule(one, CommentState::Removed, "maria", "again", 356).await?.ok_or(Error::NotFound("ruling"))?;
    assert_eq!(read(store, story, ThreadOrder::Oldest, Viewer::Anyone).await?, ["two"], "not even its place");
    assert_eq!(store.undo_ruling(rulings[0].id, "paul", "", None, when(357)).await?, None, "something else was decided since");
    assert!(store.undo_ruling(removed, "paul", "too hard", None, when(358)).await?.is_some());
    assert_eq!(store.undo_ruling(removed, "paul", "", None, when(359)).await?, None, "once");
    let back = store.rulings(2).await?;
    assert_eq!((back[0].undoes, back[1].undone), (Some(removed), Some(when(358))));
    assert_eq!(read(store, story, ThreadOrder::Oldest, Viewer::Anyone).await?, ["one, mended", "two"]);
    Ok(())
}

pub(super) async fn gone(store: &Store) -> Result<()> {
    let nora = account(store, "nora").await?;
    let found = store.spoken(Some(nora), when(0), when(400), 50).await?.pop().ok_or(Error::NotFound("comment"))?;
    let under = found.comment.under;
    let reader = store.sign_in(nora, "last", "Firefox", when(360)).await?;
    store.delete_account(nora, when(361)).await?;
    store.delete_account(nora, when(362)).await?;
    assert_eq!((store.account_password("nora").await?, store.signed_in("last", when(362)).await?), (None, None));
    assert_eq!(store.reader_of(reader, when(362)).await?, None, "and all that she kept");
    let written: Vec<Comment> = store.discussion(under, ThreadOrder::Oldest, 0, (50, 50), Viewer::Anyone).await?.comments;
    assert_eq!((written[0].text.as_str(), written[0].by.as_ref()), ("one, mended", None), "what she wrote stands without her name");
    assert!(store.add_account("Nora", Role::Reader, "hash", when(363)).await?.is_some(), "the name is free again");
    Ok(())
}
