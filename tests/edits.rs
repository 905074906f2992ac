//! What an editor decides, end to end: forms at the desk, the next round of the newsroom, what readers see, what `explain` tells.

use crate::harness::fake_web::{FakeWeb, page, rss};
use crate::harness::ground::{DREDGING, Ground};
use crate::harness::program::{Running, run_with_input};
use crate::harness::{client, get, get_as};

const PASSWORD: &str = "a heron behind the sluice";

struct Newsroom {
    ground: Ground,
    web: FakeWeb,
}

impl Newsroom {
    /// Two papers have printed the same report, and there is an admin.
    async fn with(ground: Ground) -> Newsroom {
        let newsroom = Newsroom { ground, web: FakeWeb::start().await };
        newsroom.prints("tern", "The Tern", "Dredging of the channel begins");
        newsroom.prints("gull", "The Gull", "Channel dredging begins before herring fleet");
        newsroom.ground.done(&["fetch", "--once"]);
        let made = run_with_input(&newsroom.ground.words(&["init", "--admin", "maria"]), format!("{PASSWORD}\n").as_bytes());
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        newsroom
    }

    /// A paper whose feed has one report, of the dredging, is followed.
    fn prints(&self, host: &str, name: &str, title: &str) {
        let link = self.web.put(host, "/report", "text/html", page(title, &DREDGING));
        let feed = self.web.put(host, "/feed", "application/rss+xml", rss(name, &[(title, &link, "The harbour board voted to dredge.")]));
        self.ground.done(&["add", &feed]);
    }

    fn stories(&self) -> i64 {
        self.ground.status()["stories"].as_i64().unwrap()
    }
}

/// Sends a form as a browser does from the desk's own page.
async fn sent(server: &Running, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
    let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = client().post(format!("{}{path}", server.address)).basic_auth("maria", Some(PASSWORD));
    let request = request.header("content-type", "application/x-www-form-urlencoded").header("sec-fetch-site", "same-origin");
    let answer = request.body(form).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

/// The first value of this field on a page of the desk.
fn field(page: &str, before: &str) -> String {
    page.split(before).nth(1).unwrap_or_else(|| panic!("{before} in {page}")).split('"').next().unwrap().to_owned()
}

async fn parts_stay_apart_until_it_is_undone(newsroom: Newsroom) {
    let Newsroom { ground, .. } = &newsroom;
    assert_eq!(newsroom.stories(), 1);
    let server = Running::start(&ground.words(&["serve", "--listen", "127.0.0.1:0", "--role", "web"]));
    let front = get(format!("{}/daily/", server.address)).await.unwrap().text().await.unwrap();
    let story = field(&front, "href=\"/daily/story/");
    let explained = ground.json(&["explain", &story]).remove(0);
    let joined = &explained["steps"][1]["standing"];
    assert!(joined["likeness"].as_f64() > joined["needed"].as_f64(), "{explained}");
    let told = ground.done(&["explain", &format!("http://127.0.0.1/daily/story/{story}?a=1")]);
    assert!(told.contains("begins a story") && told.contains("dredg"), "{told}");
    assert!(ground.complaint(&["explain", "nowhere"]).contains("There is no story “nowhere”"));

    let desk = format!("/admin/story/{story}");
    let shown = async || get_as(format!("{}{desk}", server.address), "maria", PASSWORD).await.unwrap().text().await.unwrap();
    let article = field(&shown().await, "name=\"article\" value=\"");
    assert_eq!(sent(&server, &desk, &[("do", "split"), ("article", &article)]).await.0, 200, "led back to the page");
    assert_eq!(newsroom.stories(), 2);

    newsroom.prints("ruff", "The Ruff", "Channel dredging begins in May");
    ground.done(&["fetch"]);
    assert_eq!(newsroom.stories(), 2, "the third report joins one of both, and shows nobody that they are one");

    let list = get_as(format!("{}/admin/stories", server.address), "maria", PASSWORD).await.unwrap().text().await.unwrap();
    let undo = field(&list, "<form action=\"");
    assert_eq!(sent(&server, &undo, &[]).await.0, 200);
    assert_eq!(newsroom.stories(), 1);
    let (status, again) = sent(&server, &undo, &[]).await;
    assert!(status == 422 && again.contains("That is undone already."), "{again}");
    assert_eq!(get(format!("{}/daily/story/{story}", server.address)).await.unwrap().status(), 200, "every address leads somewhere");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_editor_takes_apart_stays_apart_on_sqlite() {
    parts_stay_apart_until_it_is_undone(Newsroom::with(Ground::sqlite()).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_editor_takes_apart_stays_apart_on_postgresql() {
    parts_stay_apart_until_it_is_undone(Newsroom::with(Ground::postgres("edits").await).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pinned_story_leads_the_next_front_page_and_says_why() {
    let newsroom = Newsroom::with(Ground::sqlite()).await;
    let lone = newsroom.web.put(
        "heron",
        "/report",
        "text/html",
        page("A bench is painted", &["The bench at the weir is green now, the keeper said."; 4]),
    );
    let feed =
        newsroom.web.put("heron", "/feed", "application/rss+xml", rss("The Heron", &[("A bench is painted", &lone, "It is green.")]));
    newsroom.ground.done(&["add", &feed]);
    newsroom.ground.done(&["fetch"]);
    let server = Running::start(&newsroom.ground.words(&["serve", "--listen", "127.0.0.1:0"]));
    let front = async || get(format!("{}/", server.address)).await.unwrap().text().await.unwrap();
    let lead =
        |front: &str| front.split("class=\"lead").nth(1).unwrap_or_default().split("</article>").next().unwrap_or_default().to_owned();
    assert!(lead(&front().await).contains("redging"), "two papers lead");

    let desk = "/admin/story/a-bench-is-painted";
    let page = get_as(format!("{}{desk}", server.address), "maria", PASSWORD).await.unwrap().text().await.unwrap();
    let edition = field(&page, "name=\"edition\" value=\"");
    assert_eq!(sent(&server, desk, &[("do", "pin"), ("edition", &edition), ("hours", "6")]).await.0, 200);
    let mut led = String::new();
    for _ in 0..120 {
        led = front().await;
        if lead(&led).contains("A bench is painted") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    }
    assert!(lead(&led).contains("A bench is painted") && led.contains("An editor put it on top."), "{}", lead(&led));
}
