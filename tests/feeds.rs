//! Our own feeds, through the front door: read back by our own reader, and hubs told when they change.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::net::TcpListener;

use crate::harness::fake_web::{FakeWeb, page, rss};
use crate::harness::ground::{DREDGING, Ground};
use crate::harness::program::{Running, lines};
use crate::harness::{edition, get};

/// A hub that writes down the forms that it is sent.
async fn hub() -> (String, Arc<Mutex<Vec<String>>>) {
    let told: Arc<Mutex<Vec<String>>> = Arc::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://hub.localhost:{}/publish", listener.local_addr().unwrap().port());
    let kept = Arc::clone(&told);
    let app = axum::Router::new().fallback(move |form: String| async move { kept.lock().unwrap().push(form) });
    tokio::spawn(async move { axum::serve(listener, app).await });
    (address, told)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_is_told_when_a_list_changes_and_our_own_reader_reads_the_list() {
    let web = FakeWeb::start().await;
    let ground = Ground::sqlite();
    let url = web.put("courier", "/channel", "text/html", page("County board votes to dredge north channel", &DREDGING));
    let items = [("County board votes to dredge north channel", url.as_str(), "A levy on berths.")];
    ground.import(&[web.put("courier", "/feed", "application/rss+xml", rss("courier", &items))]);
    let (hub, told) = hub().await;
    let public = "https://paper.example/daily-news";
    let words = ["serve", "--listen", "127.0.0.1:0", "--public-address", public, "--feeds-hubs", &hub];
    let server = Running::start(&ground.words(&words));

    let mut forms = Vec::new();
    for _ in 0..300 {
        forms = told.lock().unwrap().clone();
        if !forms.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let form = forms.first().expect("the hub is told");
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    assert_eq!(pairs[0], ("hub.mode".into(), "publish".into()));
    let slug = edition(&server).await.rsplit('/').next().unwrap().to_owned();
    for file in ["feed.atom", "feed.rss", "feed.json"] {
        assert!(pairs.contains(&("hub.url".into(), format!("{public}/{slug}/{file}"))), "{pairs:?}");
    }

    for file in ["feed.atom", "feed.rss", "feed.json"] {
        let address = format!("{}/{file}", edition(&server).await);
        let read = lines(&ground.done(&["feed", &address])).remove(0);
        assert_eq!(read["entries"].as_array().map(Vec::len), Some(1), "{read}");
        assert_eq!(read["entries"][0]["title"].as_str(), Some("County board votes to dredge north channel"));
        assert!(read["entries"][0]["link"].as_str().unwrap().starts_with(&format!("{public}/{slug}/story/")), "{read}");
        assert_eq!(read["flaws"].as_array().map(Vec::len), Some(0), "{read}");
        let links =
            get(&address).await.unwrap().headers().get_all("link").iter().map(|link| link.to_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(links, [format!("<{hub}>; rel=\"hub\""), format!("<{public}/{slug}/{file}>; rel=\"self\"")]);
    }
}
