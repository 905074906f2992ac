//! Chapters on people who come through OpenID Connect providers.

use jiff::{SignedDuration, Timestamp};
use model::Role;

use super::cast::at;
use crate::{Aim, Entered, Error, Joined, Result, Store, Subject, TRIP, Trip};

const HERE: &str = "https://id.example";
const THERE: &str = "https://login.example/realms/paper";

/// When this part of the story is told.
fn when(minutes: i64) -> Timestamp {
    at(9_500 + minutes)
}

fn who<'a>(issuer: &'a str, subject: &'a str) -> Subject<'a> {
    Subject { issuer, subject, label: "iris" }
}

pub(super) async fn came(store: &Store) -> Result<()> {
    assert_eq!(store.identity(HERE, "1").await?, None);
    let Entered::Made(iris) = store.add_account_by("Iris", who(HERE, "1"), when(0)).await? else {
        return Err(Error::NotFound("account"));
    };
    assert_eq!(store.add_account_by("Iris", who(HERE, "2"), when(1)).await?, Entered::NameTaken);
    assert_eq!(store.add_account_by("Iris Two", who(HERE, "1"), when(1)).await?, Entered::IdentityTaken);
    assert_eq!(store.account_password("iris two").await?, None, "nothing was made of it");
    let identity = store.identity(HERE, "1").await?.ok_or(Error::NotFound("identity"))?;
    assert_eq!((identity.account, identity.label.as_str(), identity.used), (iris, "iris", when(0)));
    assert_eq!(store.identity(THERE, "1").await?, None, "another provider's first is another person");

    assert_eq!((store.password_of(iris).await?, store.account_password("iris").await?), (None, Some((iris, String::new()))));
    store.set_role(iris, Role::Admin).await?;
    assert_eq!(store.admin_password("iris").await?, None, "the editor's door is not opened by a password that nobody has");
    store.set_role(iris, Role::Reader).await?;
    assert!(store.sign_in(iris, "of iris", "Firefox", when(2)).await.is_ok());

    store.identity_came(identity.id, "iris.b", when(5)).await?;
    store.identity_came(identity.id, "older", when(4)).await?;
    let made = store.add_account("Jonas", Role::Reader, "hash of jonas", when(6)).await?;
    let jonas = made.ok_or(Error::NotFound("account"))?;
    assert_eq!(store.password_of(jonas).await?.as_deref(), Some("hash of jonas"));
    assert_eq!(store.join_identity(jonas, who(HERE, "1"), when(7)).await?, Joined::Taken);
    assert_eq!(store.join_identity(iris, who(HERE, "9"), when(7)).await?, Joined::Second);
    assert_eq!(store.join_identity(iris, who(HERE, "1"), when(7)).await?, Joined::Joined, "it is hers already");
    let labels = async |account| -> Result<Vec<(String, Timestamp)>> {
        Ok(store.identities(account).await?.into_iter().map(|identity| (identity.label, identity.used)).collect())
    };
    assert_eq!(labels(iris).await?, [("iris.b".to_owned(), when(5))]);

    assert!(!store.leave_identity(iris, identity.id, &[HERE, THERE]).await?, "it is her only way in");
    assert_eq!(store.join_identity(iris, who(THERE, "1"), when(8)).await?, Joined::Joined);
    assert!(!store.leave_identity(iris, identity.id, &[HERE]).await?, "the other leads in nowhere any more");
    assert!(
        !store.leave_identity(jonas, identity.id, &[HERE, THERE]).await? || store.identity(HERE, "1").await?.is_some(),
        "nor is it his"
    );
    assert!(store.leave_identity(iris, identity.id, &[HERE, THERE]).await?);
    assert_eq!((store.identity(HERE, "1").await?, store.identities(iris).await?.len()), (None, 1));
    assert_eq!(store.join_identity(jonas, who(HERE, "1"), when(9)).await?, Joined::Joined);
    let his = store.identities(jonas).await?.remove(0);
    assert!(store.leave_identity(jonas, his.id, &[]).await?, "he has a password");

    store.delete_account(iris, when(10)).await?;
    assert_eq!(store.identity(THERE, "1").await?, None, "who is gone comes in no more");
    assert!(matches!(store.add_account_by("Iris", who(THERE, "1"), when(11)).await?, Entered::Made(again) if again != iris));
    Ok(())
}

pub(super) async fn travelled(store: &Store) -> Result<()> {
    let (jonas, _) = store.account_password("jonas").await?.ok_or(Error::NotFound("account"))?;
    let trip = Trip {
        provider: "work".into(),
        aim: Aim::Enter,
        account: None,
        subject: String::new(),
        label: String::new(),
        back: "/lake/".into(),
        draft: vec![("text".into(), "It was “old”.\nVery.".into())],
        made: when(20),
    };
    store.begin_trip("one", &trip).await?;
    let join = Trip { aim: Aim::Join, account: Some(jonas), draft: Vec::new(), ..trip.clone() };
    store.begin_trip("two", &join).await?;
    assert!(store.begin_trip("two", &trip).await.is_err(), "a token is one trip's");
    assert_eq!(store.trip("one", when(21)).await?, Some(trip.clone()));
    assert_eq!(store.end_trip("One", when(21)).await?, None);
    assert_eq!(store.end_trip("one", when(22)).await?, Some(trip.clone()));
    assert_eq!((store.end_trip("one", when(22)).await?, store.trip("one", when(22)).await?), (None, None), "nobody arrives twice");

    let late = when(20) + TRIP;
    assert_eq!(store.trip("two", late - SignedDuration::from_secs(1)).await?, Some(join));
    assert_eq!(store.trip("two", late).await?, None);
    let name = Trip { aim: Aim::Name, subject: "1".into(), label: "iris".into(), made: late, ..trip };
    store.begin_trip("three", &name).await?;
    assert_eq!(store.end_trip("two", when(20)).await?, None, "who came back too late is forgotten");
    assert_eq!(store.end_trip("three", late + TRIP).await?, None);
    Ok(())
}
