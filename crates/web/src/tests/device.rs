//! The paper on a reader's own device: what a browser is told to install and to keep.

use axum::http::StatusCode;
use model::Rights;

use super::site::Site;

#[tokio::test]
async fn a_device_is_told_what_to_install() {
    let site = Site::with(Rights::Full).await;
    let page = site.get("/lake/").await;
    let address = page.body.split("rel=\"manifest\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let manifest = site.get(&address).await;
    assert_eq!((manifest.status, manifest.header("content-type").as_str()), (StatusCode::OK, "application/manifest+json"));
    let told: serde_json::Value = serde_json::from_str(&manifest.body).unwrap();
    assert_eq!(
        (told["name"].as_str(), told["start_url"].as_str(), told["dir"].as_str()),
        (Some("The Tern County Dateline"), Some("/lake/"), Some("ltr"))
    );
    for icon in told["icons"].as_array().unwrap() {
        let file = site.get(icon["src"].as_str().unwrap()).await;
        assert_eq!((file.status, file.header("content-type").as_str()), (StatusCode::OK, icon["type"].as_str().unwrap()));
    }
    assert_eq!(site.get("/manifest.webmanifest?edition=none").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_worker_keeps_files_that_are_there_and_no_private_edition() {
    let site = Site::with(Rights::Full).await;
    let worker = site.get("/worker.js").await;
    assert_eq!((worker.status, worker.header("content-type").as_str()), (StatusCode::OK, "text/javascript; charset=utf-8"));
    assert_eq!(worker.header("cache-control"), "no-cache");
    let list = |name: &str| -> Vec<String> {
        let text = worker.body.split(&format!("{name} = ")).nth(1).unwrap();
        serde_json::from_str(&text[..=text.find(']').unwrap()]).unwrap()
    };
    assert_eq!(list("OFFLINE"), ["/lake/offline"]);
    let kept = list("FILES");
    assert!(kept.len() >= 5, "{kept:?}");
    for address in kept.iter().chain(&list("OFFLINE")) {
        assert_eq!(site.get(address).await.status, StatusCode::OK, "{address}");
    }
    let private = Site::private(true).await;
    assert!(private.get("/worker.js").await.body.contains("OFFLINE = []"));
}

#[tokio::test]
async fn the_keys_have_a_page_that_every_page_leads_to() {
    let site = Site::with(Rights::Full).await;
    assert!(site.get("/lake/").await.body.contains("<a href=\"/lake/keys\" data-key=\"?\">"));
    let keys = site.get("/lake/keys").await;
    assert!(keys.status.is_success() && keys.body.contains("<kbd>j</kbd>") && keys.body.contains("aria-current=\"page\" data-key=\"?\""));
}
