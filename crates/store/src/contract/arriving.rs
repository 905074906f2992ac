//! Many who write at once: what each sends is kept, once, whatever becomes of the others.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use model::{AccountId, CommentId, Role, StoryId, ThreadOrder, Under};

use super::addresses::told;
use super::discussion::{new, stands, when};
use crate::{Added, Error, NewComment, Result, Store, Viewer};

const PEOPLE: usize = 30;

pub(super) async fn together(store: &Store) -> Result<()> {
    let (_, story) = told(store, "courier", "d-0", "Bridge closed", 9_290).await?;
    let mut people = Vec::new();
    for n in 0..PEOPLE {
        people.push(store.add_account(&format!("Writer {n}"), Role::Reader, "hash", when(0)).await?.ok_or(Error::NotFound("account"))?);
    }
    let root = stands(store.add_comment(new(story, people[0], "first", 300)).await?)?;
    let answers = |text: &str| -> Vec<NewComment> {
        let one = |account: &AccountId| NewComment { parent: Some(root), ..new(story, *account, text, 301) };
        people.iter().map(one).collect()
    };
    let ids = join_all(answers("each").into_iter().map(|one| store.add_comment(one))).await;
    let ids = ids.into_iter().map(|done| stands(done?)).collect::<Result<BTreeSet<CommentId>>>()?;
    assert_eq!(ids.len(), people.len(), "each is kept");
    assert_eq!(counts(store, story, people[1]).await?, (30, 1), "and counted, in its thread and for its writer");

    let again = join_all(answers("each").into_iter().map(|one| store.add_comment(one))).await;
    let again = again.into_iter().map(|done| stands(done?)).collect::<Result<BTreeSet<CommentId>>>()?;
    assert_eq!(again, ids, "the same forms at once write nothing more");
    assert!(store.sent_comment(people[1], "each").await?.is_some_and(|id| ids.contains(&id)));
    assert_eq!(store.sent_comment(people[1], "other").await?, None);

    // Somebody who is not there, among those who are: the transaction of all of them fails.
    let mut some = answers("with a ghost");
    some[PEOPLE / 2].account = AccountId(999_999);
    let done = join_all(some.into_iter().map(|one| store.add_comment(one))).await;
    assert_eq!(
        done.iter().filter(|done| matches!(done, Ok(Added::Kept(_)))).count(),
        people.len() - 1,
        "one that can't be kept harms no other"
    );
    assert_eq!(done.iter().filter(|done| done.is_err()).count(), 1);

    let hasty = (0..10).map(|n| NewComment { knew: when(301), ..new(story, people[1], &format!("hasty {n}"), 302) });
    let done = join_all(hasty.map(|one| store.add_comment(one))).await;
    let all = done.into_iter().collect::<Result<Vec<_>>>()?;
    assert_eq!(all.iter().filter(|added| matches!(added, Added::Kept(_))).count(), 1, "who sends ten at once was looked at for one");
    assert_eq!(all.iter().filter(|added| **added == Added::Meanwhile).count(), 9);
    left(store, story, &people).await
}

/// Whoever writes for others may go away in the middle of it.
async fn left(store: &Store, story: StoryId, people: &[AccountId]) -> Result<()> {
    let tasks: Vec<_> = (0..200)
        .map(|n| {
            let (store, account) = (store.clone(), people[n % people.len()]);
            let one = new(story, account, &format!("task {n}"), 310);
            tokio::spawn(async move { store.add_comment(one).await })
        })
        .collect();
    for (n, task) in tasks.iter().enumerate() {
        if n % 3 == 0 {
            task.abort();
        }
        if n % 7 == 0 {
            tokio::task::yield_now().await;
        }
    }
    for (n, task) in tasks.into_iter().enumerate() {
        match task.await {
            Ok(added) => drop(stands(added?)?),
            Err(gone) => assert!(gone.is_cancelled() && n % 3 == 0, "{gone}"),
        }
    }
    Ok(())
}

/// Answers of the first thread, and what was shown of an account.
async fn counts(store: &Store, story: StoryId, account: AccountId) -> Result<(i64, i64)> {
    let found = store.discussion(Under::Story(story), ThreadOrder::Oldest, 0, (1, 0), Viewer::Anyone).await?;
    let shown = store.account(account).await?.ok_or(Error::NotFound("account"))?.shown;
    Ok((found.comments[0].answers, shown))
}
