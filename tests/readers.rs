//! What readers set and keep, end to end: forms as a browser sends them, the road between, and what others see of it: nothing.

use reqwest::redirect::Policy;
use serde_json::Value;

use crate::harness::client;
use crate::harness::fake_web::{FakeWeb, page, rss};
use crate::harness::ground::{DREDGING, Ground};
use crate::harness::program::Running;

/// A browser without script: it keeps cookies and follows where it is led.
struct Browser<'a> {
    server: &'a Running,
    client: reqwest::Client,
    cookies: Vec<(String, String)>,
}

/// What came.
struct Answer {
    status: u16,
    body: String,
    headers: reqwest::header::HeaderMap,
}

impl<'a> Browser<'a> {
    fn new(server: &'a Running) -> Browser<'a> {
        // The provider of TLS that every client wants comes with the first.
        client();
        Browser { server, client: reqwest::Client::builder().redirect(Policy::none()).build().unwrap(), cookies: Vec::new() }
    }

    async fn get(&mut self, path: &str) -> Answer {
        let request = self.client.get(format!("{}{path}", self.server.address));
        self.ask(request).await
    }

    /// Sends a form from a page of ours; gives where it leads.
    async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request =
            self.client.post(format!("{}{path}", self.server.address)).header("content-type", "application/x-www-form-urlencoded");
        self.ask(request.header("sec-fetch-site", "same-origin").body(form)).await
    }

    async fn ask(&mut self, request: reqwest::RequestBuilder) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = if cookies.is_empty() { request } else { request.header("cookie", cookies.join("; ")) };
        let answer = request.send().await.unwrap();
        for set in answer.headers().get_all("set-cookie") {
            let (pair, rest) = set.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !rest.contains("Max-Age=0") {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Answer { status, body: answer.text().await.unwrap(), headers }
    }
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Three papers, each with a story of its own.
async fn newsroom(ground: &Ground, own_feeds: bool) -> FakeWeb {
    let web = FakeWeb::start().await;
    ground.file(
        "dateline.toml",
        format!(
            "[[edition]]\nslug = \"daily\"\nname = \"The Alder Point Dateline\"\nplace = \"Alder Point\"\ntime_zone = \"Europe/Lisbon\"\nlanguage = \"en\"\nown_feeds = {own_feeds}\n\
             [[edition.sections]]\ntag = \"world\"\nname = \"World\"\n[[edition.sections]]\ntag = \"sports\"\nname = \"Sports\"\n"
        ),
    );
    for (host, name, title, text) in [
        ("tern", "The Tern", "Dredging of the channel begins", DREDGING.to_vec()),
        (
            "gull",
            "The Gull",
            "Bench at the weir is painted green",
            vec!["The bench at the weir is green now, the keeper of the weir said."; 4],
        ),
        (
            "ruff",
            "The Ruff",
            "Lighthouse lamp is mended at last",
            vec!["The lamp of the lighthouse burns again, after a winter in the dark."; 4],
        ),
    ] {
        let link = web.put(host, "/report", "text/html", page(title, &text));
        let feed = web.put(host, "/feed", "application/rss+xml", rss(name, &[(title, &link, text[0])]));
        ground.done(&["add", &feed]);
    }
    ground.done(&["fetch", "--once"]);
    web
}

fn serve(ground: &Ground) -> Running {
    Running::start(&ground.words(&["serve", "--listen", "127.0.0.1:0", "--role", "web"]))
}

/// The value that the first button or field of this name has.
fn value(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    page.split(&mark).nth(1).unwrap_or_else(|| panic!("{name} in {page}")).split('"').next().unwrap().to_owned()
}

async fn a_newcomer_makes_a_newsline(ground: Ground) {
    let _web = newsroom(&ground, false).await;
    let server = serve(&ground);
    let mut ruth = Browser::new(&server);
    let front = ruth.get("/daily/").await;
    assert!(front.body.contains("href=\"/daily/newsline\""), "one tap");
    let line = ruth.get("/daily/newsline").await;
    assert_eq!((line.status, ruth.cookies.len()), (200, 0), "nobody is known for looking");
    assert!(["Dredging", "Bench", "Lighthouse"].iter().all(|story| line.body.contains(story)), "{}", line.body);

    // Three posts: everything off, one paper on, one word muted.
    let answer = ruth.send("/daily/newsline", &[("all", "off"), ("back", "/daily/newsline/choose")]).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/daily/newsline/choose"));
    assert!(answer.header("set-cookie").contains("HttpOnly; SameSite=Lax"));
    let choose = ruth.get("/daily/newsline/choose?q=tern").await;
    assert!(choose.body.contains("0 of 3 sources are on"), "{}", choose.body);
    let tern = value(&choose.body, "on");
    ruth.send("/daily/newsline", &[("on", &tern)]).await;
    let answer = ruth.get("/daily/newsline/choose?q=ruff").await;
    let ruff = value(&answer.body, "on");
    ruth.send("/daily/newsline", &[("on", &ruff)]).await;
    ruth.send("/daily/newsline", &[("mute", "LIGHTHOUSE, royal wedding")]).await;
    let line = ruth.get("/daily/newsline").await;
    assert!(
        line.body.contains("1 story muted") && !line.body.contains("Lighthouse lamp") && !line.body.contains("painted green"),
        "{}",
        line.body
    );
    assert_eq!((line.header("cache-control"), line.header("vary")), ("private, no-cache", "accept-encoding, cookie"));
    let front = ruth.get("/daily/").await;
    assert!(front.body.contains("1 story muted") && !front.body.contains("Lighthouse lamp"), "from every list: {}", front.body);
    assert!(Browser::new(&server).get("/daily/").await.body.contains("Lighthouse lamp"), "and from nobody else's");

    // Saved, followed, read, seen in one place.
    let story = front.body.split("href=\"/daily/story/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let story = format!("/daily/story/{story}");
    let shown = ruth.get(&story).await.body;
    let item = value(&shown, "save");
    let answer = ruth.send("/daily/saved", &[("save", &item), ("back", &story)]).await;
    assert_eq!(answer.header("location"), story);
    ruth.send("/daily/follow", &[("follow", &item)]).await;
    ruth.send("/daily/history", &[("do", "on")]).await;
    let shown = ruth.get(&story).await.body;
    assert!(shown.contains("Remove from saved") && shown.contains("Stop following"), "{shown}");
    assert!(ruth.get("/daily/saved").await.body.contains("1 saved"));
    assert!(ruth.get("/daily/history").await.body.contains(&story));
    assert!(ruth.get("/daily/").await.body.contains("class=\"read\">Read<"));
    let mine = ruth.get("/daily/mine").await.body;
    assert!(["LIGHTHOUSE", "royal wedding", "2 sources switched on", "1 saved", "1 read"].iter().all(|kept| mine.contains(kept)), "{mine}");

    let file: Value = serde_json::from_str(&ruth.get("/daily/mine.json").await.body).unwrap();
    assert_eq!((file["sources"].as_array().unwrap().len(), file["muted"][0]["word"].as_str()), (2, Some("LIGHTHOUSE")));
    assert_eq!((file["saved"][0]["address"].as_str(), file["followed"][0]["new_reports"].as_i64()), (Some(story.as_str()), Some(0)));
    let list = ruth.get("/daily/newsline.opml").await;
    assert!(list.body.contains("/feed") && list.body.matches("xmlUrl").count() == 2, "{}", list.body);

    // A box to tick, then nothing is left, here or there.
    ruth.send("/daily/mine/forget", &[]).await;
    assert_eq!(ruth.cookies.len(), 1);
    let (_, token) = ruth.cookies[0].clone();
    ruth.send("/daily/mine/forget", &[("sure", "yes")]).await;
    assert_eq!(ruth.cookies.len(), 0);
    assert!(ruth.get("/daily/mine").await.body.contains("Nothing is kept about you"));
    ruth.cookies.push(("reader".into(), token));
    assert!(ruth.get("/daily/").await.body.contains("Lighthouse lamp"), "the old number leads to nobody");
    assert_eq!(ruth.cookies.len(), 0, "and is taken back");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_makes_a_newsline_saves_exports_and_is_forgotten_on_sqlite() {
    a_newcomer_makes_a_newsline(Ground::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_makes_a_newsline_saves_exports_and_is_forgotten_on_postgresql() {
    a_newcomer_makes_a_newsline(Ground::postgres("readers").await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_a_reader_brings_is_fetched_by_the_road_and_seen_by_nobody_else() {
    let ground = Ground::sqlite();
    let web = newsroom(&ground, true).await;
    // It lists a page of the Tern's, which stays the Tern's for everybody else, and one of its own.
    let own = web.put(
        "garden",
        "/beans",
        "text/html",
        page("Beans climb the fence", &["The beans behind the mill have reached the top of the fence."; 4]),
    );
    let tern = web.url("tern", "/report");
    let listed = [("Beans climb the fence", own.as_str(), "They have."), ("Dredging of the channel begins", tern.as_str(), "So they say.")];
    let feed = web.put("garden", "/feed", "application/rss+xml", rss("A Garden", &listed));
    let server = serve(&ground);
    let (mut ines, mut tom) = (Browser::new(&server), Browser::new(&server));
    let answer = ines.send("/daily/newsline", &[("own", &feed), ("back", "/daily/newsline/choose")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(ines.get("/daily/newsline/choose").await.body.contains("Not asked yet"));
    ground.done(&["fetch"]);
    let line = ines.get("/daily/newsline").await.body;
    assert!(line.contains("Your own feeds") && line.contains("Beans climb the fence"), "{line}");
    let topic = line.split("href=\"/daily/topic/").nth(1).unwrap().split('"').next().unwrap();
    let topic = format!("/daily/topic/{topic}");
    assert_eq!(ines.get(&topic).await.status, 200);
    assert_eq!(tom.get(&topic).await.status, 404);
    tom.send("/daily/newsline", &[("mute", "nothing")]).await;
    for path in ["/daily/", "/daily/newsline", "/daily/sources", "/daily/newsline/choose", "/daily/section/world"] {
        assert!(!tom.get(path).await.body.contains("Beans") && !tom.get(path).await.body.contains("Garden"), "{path}");
    }
    assert_eq!(tom.get(&topic).await.status, 404);
    assert!(tom.get("/daily/").await.body.contains("Dredging"), "nobody takes a paper's story away by listing it");
    assert!(!ines.get("/daily/").await.body.contains("Beans"), "it is on her newsline, not in the paper");

    // Where the edition has none, none is brought.
    let other = Ground::sqlite();
    let _web = newsroom(&other, false).await;
    let server = serve(&other);
    let mut eve = Browser::new(&server);
    eve.send("/daily/newsline", &[("own", &feed)]).await;
    assert!(!eve.get("/daily/newsline/choose").await.body.contains("garden"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_from_another_reader_switches_on_what_is_read_here_and_offers_the_rest() {
    let ground = Ground::sqlite();
    let web = newsroom(&ground, true).await;
    let server = serve(&ground);
    let mut ruth = Browser::new(&server);
    let list = format!(
        "<opml version=\"2.0\"><body><outline text=\"Papers\"><outline text=\"The Tern\" type=\"rss\" xmlUrl=\"{}\"/>\
         <outline text=\"A Garden\" type=\"rss\" xmlUrl=\"{}\"/></outline></body></opml>",
        web.url("tern", "/feed"),
        web.url("garden", "/feed"),
    );
    let upload = async |browser: &mut Browser<'_>, list: &str| {
        let body = format!(
            "--x7\r\nContent-Disposition: form-data; name=\"list\"; filename=\"a.opml\"\r\n\r\n{list}\r\n--x7\r\n\
             Content-Disposition: form-data; name=\"only\"\r\n\r\nyes\r\n--x7--\r\n"
        );
        let request = browser.client.post(format!("{}/daily/newsline/opml", browser.server.address));
        let request = request.header("content-type", "multipart/form-data; boundary=x7").header("sec-fetch-site", "same-origin").body(body);
        browser.ask(request).await
    };
    let answer = upload(&mut ruth, &list).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(answer.body.contains("Feeds in the list: 2. Sources that this paper reads, now on: 1."), "{}", answer.body);
    let offered = value(&answer.body, "own");
    assert!(offered.contains("garden") && offered.ends_with("A Garden"), "{offered}");
    assert!(ruth.get("/daily/newsline/choose").await.body.contains("1 of 3 sources are on"));
    ruth.send("/daily/newsline", &[("own", &offered)]).await;
    assert!(ruth.get("/daily/newsline/choose").await.body.contains("A Garden"));
    for nonsense in ["", "<html>no list</html>", "\u{0}\u{1}\u{2}", &"<outline>".repeat(20_000)] {
        let answer = upload(&mut ruth, nonsense).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("That is no list of feeds") && answer.body.contains("<h1"));
    }
    let huge = upload(&mut ruth, &"x".repeat(10 << 20)).await;
    assert_eq!(huge.status, 413, "ten megabytes are not read");
    assert!(huge.body.contains("That is too much at once"), "{}", huge.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn forged_cookies_foreign_forms_and_floods_keep_nothing() {
    let ground = Ground::sqlite();
    let _web = newsroom(&ground, true).await;
    let server = serve(&ground);
    let plain = Browser::new(&server).get("/daily/").await;
    assert_eq!(plain.header("cache-control"), "public, no-cache");
    for forged in ["0123456789abcdef0123456789abcdef", "' OR 1=1 --", "x", &"f".repeat(6_000), "../../etc/passwd"] {
        let mut eve = Browser::new(&server);
        eve.cookies.push(("reader".into(), forged.into()));
        let page = eve.get("/daily/").await;
        assert_eq!((page.status, page.body.as_str()), (200, plain.body.as_str()), "{forged}");
        assert_eq!(page.header("cache-control"), "private, no-cache", "what has the cookie is nobody else's");
        assert_eq!(eve.cookies.len(), 0, "a number that leads to nobody is taken back");
        eve.cookies.push(("reader".into(), forged.into()));
        assert_eq!(eve.get("/daily/mine.json").await.status, 404);
    }

    // Another site's form, whatever it asks for.
    let mut eve = Browser::new(&server);
    for path in
        ["/daily/newsline", "/daily/saved", "/daily/follow", "/daily/history", "/daily/mine/forget", "/daily/look", "/daily/newsline/opml"]
    {
        let request = eve
            .client
            .post(format!("{}{path}", server.address))
            .header("sec-fetch-site", "cross-site")
            .header("origin", "https://evil.example");
        let answer =
            eve.ask(request.header("content-type", "application/x-www-form-urlencoded").body("all=off&do=on&sure=yes&save=story-1")).await;
        assert_eq!((answer.status, answer.header("set-cookie")), (403, ""), "{path}");
    }

    // Thousands of words: as many as there is room for, and a page that says so.
    let words: Vec<String> = (0..4_000).map(|n| format!("word{n}")).collect();
    let answer = eve.send("/daily/newsline", &[("mute", &words.join(","))]).await;
    assert_eq!(answer.status, 303);
    let full = eve.send("/daily/newsline", &[("mute", "one more")]).await;
    assert_eq!(full.status, 422);
    assert!(full.body.contains("There is no more room"), "{}", full.body);
    assert_eq!(eve.get("/daily/newsline").await.status, 200);
    assert!(eve.get("/daily/mine").await.body.matches("word1").count() > 10);

    // A form that leads away, and things that are not there.
    let away = eve.send("/daily/saved", &[("save", "story-1"), ("back", "//evil.example/")]).await;
    assert_eq!(away.header("location"), "/daily/saved");
    for (path, field, nothing) in
        [("/daily/saved", "save", "story-999999"), ("/daily/saved", "save", "board-1"), ("/daily/follow", "follow", "topic-1")]
    {
        assert_eq!(eve.send(path, &[(field, nothing)]).await.status, 404, "{path} {nothing}");
    }
    for address in [
        "ftp://garden.example/feed",
        "javascript:alert(1)",
        "http://u:p@garden.example/",
        &format!("https://{}.example/", "a".repeat(3_000)),
    ] {
        assert_eq!(eve.send("/daily/newsline", &[("own", address)]).await.status, 422, "{address}");
    }

    // New readers from one address: some, and then no more for a while.
    let mut refused = 0;
    for _ in 0..70 {
        let answer = Browser::new(&server).send("/daily/newsline", &[("mute", "rain")]).await;
        refused += usize::from(answer.status == 429);
    }
    assert!((5..20).contains(&refused), "{refused}");
}
