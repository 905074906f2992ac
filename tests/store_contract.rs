//! The store's one story, on both engines.

use store::{Store, Target};

use crate::harness::postgres;

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Target::Sqlite(folder.path().to_owned())).await.unwrap();
    store::contract::story(&store).await;
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_keeps_the_contract() {
    let target = Target::url(&postgres::database("contract").await).unwrap();
    let store = Store::open(&target).await.unwrap();
    store::contract::story(&store).await;
    store.close().await;
    let again = Store::open(&target).await.unwrap();
    assert!(again.last_change().await.unwrap() > 0, "what was saved is there when it is opened again");
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nodes_that_start_together_on_an_empty_database_migrate_it_once() {
    let url = postgres::database("migrate").await;
    let target = Target::url(&url).unwrap();
    let (one, two, three) = tokio::join!(Store::open(&target), Store::open(&target), Store::open(&target));
    for store in [one, two, three] {
        let store = store.unwrap();
        assert!(store.editions().await.unwrap().is_empty());
        store.close().await;
    }
}
