//! Chapters on passkeys and on the challenges that they answer.

use jiff::{SignedDuration, Timestamp};
use model::AccountId;

use super::cast::at;
use crate::{AddedPasskey, Challenge, Error, PASSKEYS, Purpose, Result, Store};

/// When this part of the story is told.
fn when(minutes: i64) -> Timestamp {
    at(9_200 + minutes)
}

async fn account(store: &Store, name: &str) -> Result<AccountId> {
    Ok(store.account_password(name).await?.ok_or(Error::NotFound("account"))?.0)
}

pub(super) async fn added(store: &Store) -> Result<()> {
    let (nora, otto) = (account(store, "nora").await?, account(store, "otto").await?);
    assert_eq!(store.account_handle(nora, "a1").await?, "a1");
    assert_eq!(store.account_handle(nora, "a2").await?, "a1", "what authenticators know stays");
    assert!(matches!(store.account_handle(AccountId(nora.0 + 1_000), "a3").await, Err(Error::NotFound(_))));
    assert_eq!(store.add_passkey(nora, "credential", "key 1", "Phone", when(0)).await?, AddedPasskey::Added);
    assert_eq!(store.add_passkey(otto, "credential", "key 9", "Thief", when(1)).await?, AddedPasskey::Refused, "it is one account's");
    let of_nobody = store.add_passkey(AccountId(nora.0 + 1_000), "other", "key", "Nobody", when(1)).await?;
    assert_eq!(of_nobody, AddedPasskey::Refused);

    let (whose, handle, found) = store.passkey_of("credential").await?.ok_or(Error::NotFound("passkey"))?;
    assert_eq!((whose, handle.as_str(), found.name.as_str(), found.key.as_str()), (nora, "a1", "Phone", "key 1"));
    assert_eq!((found.made, found.used, found.doubted), (when(0), None, None));
    assert_eq!(store.passkey_of("Credential").await?, None, "upper and lower case are not the same");
    assert!(store.passkey_used(found.id, "key 1", "key 2", when(2)).await?);
    assert!(!store.passkey_used(found.id, "key 1", "key 3", when(3)).await?, "of two that are used at once, one is right");
    store.doubt_passkey(found.id, when(4)).await?;
    store.rename_passkey(otto, found.id, "Mine").await?;
    store.rename_passkey(nora, found.id, "Old phone").await?;
    let all = store.passkeys(nora).await?;
    assert_eq!((all.len(), all[0].name.as_str(), all[0].key.as_str()), (1, "Old phone", "key 2"), "only her own hands");
    assert_eq!((all[0].used, all[0].doubted), (Some(when(2)), Some(when(4))));

    for n in 1..PASSKEYS {
        assert_eq!(store.add_passkey(nora, &format!("more {n}"), "key", "More", when(5)).await?, AddedPasskey::Added);
    }
    assert_eq!(store.add_passkey(nora, "too many", "key", "More", when(6)).await?, AddedPasskey::Full);
    store.remove_passkey(otto, found.id).await?;
    assert!(store.passkey_of("credential").await?.is_some(), "only her own");
    store.remove_passkey(nora, found.id).await?;
    assert_eq!(store.passkey_of("credential").await?, None);
    assert!(!store.passkey_used(found.id, "key 2", "key 3", when(7)).await?, "what is removed lets nobody in");
    assert_eq!(store.passkeys(nora).await?.len() as i64, PASSKEYS - 1);
    Ok(())
}

pub(super) async fn challenged(store: &Store) -> Result<()> {
    let nora = account(store, "nora").await?;
    let challenge = |purpose, account| Challenge { purpose, account, state: format!("{purpose:?}") };
    let (sign_in, add) = (challenge(Purpose::SignIn, None), challenge(Purpose::Add, Some(nora)));
    let end = when(0) + SignedDuration::from_mins(5);
    store.keep_challenge("one", &sign_in, end, when(0)).await?;
    store.keep_challenge("two", &add, end, when(0)).await?;
    store.keep_challenge("three", &add, end, when(0)).await?;
    assert!(store.keep_challenge("one", &add, end, when(0)).await.is_err(), "a token is one challenge's");
    assert_eq!(store.take_challenge("ONE", Purpose::SignIn, when(1)).await?, None, "a token is known whole");
    assert_eq!(store.take_challenge("one", Purpose::SignIn, when(1)).await?, Some(sign_in.clone()));
    assert_eq!(store.take_challenge("one", Purpose::SignIn, when(1)).await?, None, "once");
    assert_eq!(store.take_challenge("two", Purpose::Remove, when(1)).await?, None, "for what it was asked");
    assert_eq!(store.take_challenge("two", Purpose::Add, when(1)).await?, None, "and is spent by another try too");
    assert_eq!(store.take_challenge("three", Purpose::Add, end).await?, None, "for five minutes");

    // Two nodes are answered at once: one of them is.
    store.keep_challenge("four", &sign_in, end, when(1)).await?;
    let (left, right) = (store.clone(), store.clone());
    let both = tokio::join!(left.take_challenge("four", Purpose::SignIn, when(2)), right.take_challenge("four", Purpose::SignIn, when(2)));
    assert_eq!([both.0?, both.1?].iter().flatten().count(), 1);

    store.keep_challenge("old", &sign_in, end, when(2)).await?;
    store.keep_challenge("new", &sign_in, end + SignedDuration::from_mins(9), end).await?;
    // Asked as of before it ended: it went when the next came.
    assert_eq!(store.take_challenge("old", Purpose::SignIn, when(3)).await?, None);
    assert!(store.take_challenge("new", Purpose::SignIn, end).await?.is_some());
    Ok(())
}

/// After `discussion::gone`, which deletes Nora's account.
pub(super) async fn gone(store: &Store) -> Result<()> {
    assert_eq!(store.passkey_of("more 1").await?, None);
    let again = account(store, "nora").await?;
    assert!(store.passkeys(again).await?.is_empty(), "who takes the name has not the keys");
    assert_eq!(store.account_handle(again, "a1").await?, "a1", "and what authenticators called it is free");
    assert_eq!(store.add_passkey(again, "more 1", "key", "New", when(500)).await?, AddedPasskey::Added);
    Ok(())
}
