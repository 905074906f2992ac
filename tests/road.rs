//! The road on both databases: import, fetch, read, group, publish; again; killed in the middle; and from two nodes at once.

use std::process::Stdio;
use std::time::Duration;

use crate::harness::fake_web::{FakeWeb, page, rss};
use crate::harness::get;
use crate::harness::ground::Ground;
use crate::harness::program::{Running, command, lines};

const FLOOD: [&str; 3] = [
    "The river Alm rose four metres in one night and flooded the lower town of Brackwater, the council said on Monday morning.",
    "Engineers opened both sluices at Nettle Weir, and three hundred people left their homes for the school on the hill.",
    "Mayor Hedda Quist asked the ministry for pumps and said that the bridge at Mill Lane would stay closed for a week.",
];

/// Three publishers, five articles, of which three tell of one flood.
async fn newsroom() -> (FakeWeb, Vec<String>) {
    let web = FakeWeb::start().await;
    let mut feeds = Vec::new();
    let articles = [
        ("echo", "River floods Brackwater’s lower town", FLOOD[0], "/1"),
        ("herald", "Brackwater flooded as river Alm rises four metres", FLOOD[1], "/a"),
        ("mercury", "Three hundred leave homes in flooded Brackwater", FLOOD[2], "/x"),
    ];
    for (host, title, lead, path) in articles {
        let mut text = vec![lead];
        text.extend(FLOOD.iter().filter(|p| **p != lead));
        text.push("It was the highest water in the town since the measuring began, and more rain is forecast for the upper valley.");
        let url = web.put(host, path, "text/html; charset=utf-8", page(title, &text));
        let mut items = vec![(title, url.as_str(), "Water in the lower town.")];
        let song = format!(
            "The {host} choir sang Orlando’s third mass in the abbey and took first prize from a jury of nine, its conductor said."
        );
        let choir = page(&format!("Choir of the {host} wins singing prize"), &[song.as_str(); 3]);
        let other = web.put(host, "/other", "text/html", choir);
        if host != "mercury" {
            items.push(("Choir wins singing prize", other.as_str(), "A prize."));
        }
        feeds.push(web.put(host, "/feed.xml", "application/rss+xml", rss(host, &items)));
    }
    (web, feeds)
}

async fn road(ground: Ground) {
    let (web, feeds) = newsroom().await;
    ground.import(&feeds);
    let result = lines(&ground.done(&["fetch", "--once", "--json"])).remove(0);
    assert_eq!(
        (result["polls"].as_i64(), result["entries"].as_i64(), result["reads"].as_i64(), result["failed"].as_i64()),
        (Some(3), Some(5), Some(5), Some(0))
    );

    let status = ground.status();
    for field in ["sources", "feeds", "entries", "articles", "stories", "comments", "flaws", "due", "jobs", "last_fetch", "version"] {
        assert!(!status[field].is_null(), "status has {field}: {status}");
    }
    assert_eq!((status["sources"].as_i64(), status["entries"].as_i64(), status["articles"].as_i64()), (Some(3), Some(5), Some(5)));

    // Served: the flood is one story of three sources, and leads.
    let server = Running::start(&ground.words(&["serve", "--role", "web", "--listen", "127.0.0.1:0"]));
    let front = get(&server.address).await.unwrap().text().await.unwrap();
    let story = front
        .split('"')
        .find(|part| part.contains("/story/") && part.contains("brackwater"))
        .expect("the flood is on the front page")
        .to_owned();
    let told = get(format!("{}{story}", server.address)).await.unwrap().text().await.unwrap();
    for publisher in ["echo", "herald", "mercury"] {
        assert!(told.contains(publisher), "{publisher} stands on the story's page");
    }
    assert!(told.contains("3 sources"), "the story tells how many sources it has");
    drop(server);

    // Again: each feed is asked once, answers that nothing has changed, and nothing does.
    web.forget();
    let before = ground.status();
    let result = lines(&ground.done(&["fetch", "--once", "--json"])).remove(0);
    assert_eq!((result["polls"].as_i64(), result["entries"].as_i64(), result["reads"].as_i64()), (Some(3), Some(0), Some(0)));
    for feed in &feeds {
        assert_eq!(web.answers(feed), [304], "{feed}");
    }
    let after = ground.status();
    for field in ["entries", "articles", "stories", "flaws"] {
        assert_eq!(before[field], after[field], "{field}");
    }

    // News right after: the last process has given back the right to place, so that its story begins at once.
    let text = ["An orchard of four hundred pears was planted on the old airfield at Sallow End by the pupils of two schools."; 3];
    let url = web.put("echo", "/pears", "text/html", page("Pupils plant pears on the old airfield", &text));
    web.put(
        "echo",
        "/feed.xml",
        "application/rss+xml",
        rss("echo", &[("Pupils plant pears on the old airfield", &url, "Four hundred trees.")]),
    );
    let result = lines(&ground.done(&["fetch", "--once", "--json"])).remove(0);
    assert_eq!((result["entries"].as_i64(), result["placed"].as_i64()), (Some(1), Some(1)));
    assert_eq!(ground.status()["stories"].as_i64(), after["stories"].as_i64().map(|n| n + 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_road_on_sqlite() {
    road(Ground::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_road_on_postgres() {
    road(Ground::postgres("road").await).await;
}

/// Many small articles, so that there is a middle to be killed in.
async fn many(count: usize) -> (FakeWeb, Vec<String>) {
    let web = FakeWeb::start().await;
    let mut feeds = Vec::new();
    for source in 0..4 {
        let host = format!("paper{source}");
        let items: Vec<(String, String)> = (0..count / 4)
            .map(|n| {
                let title = format!("Council meeting number {n} of paper {source}");
                let text = format!(
                    "Item {n} of the agenda of paper {source} was carried by nine votes to four after a debate of two hours in the hall."
                );
                let url = web.put(&host, &format!("/{n}"), "text/html", page(&title, &[&text, &text, &text]));
                (title, url)
            })
            .collect();
        let items: Vec<(&str, &str, &str)> = items.iter().map(|(title, url)| (title.as_str(), url.as_str(), "A vote.")).collect();
        feeds.push(web.put(&host, "/feed.xml", "application/rss+xml", rss(&host, &items)));
    }
    (web, feeds)
}

async fn killed(ground: Ground) {
    let (_web, feeds) = many(120).await;
    ground.import(&feeds);
    for millis in [150, 300, 450, 600] {
        let mut child = command(&ground.words(&["fetch", "--once"])).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        tokio::time::sleep(Duration::from_millis(millis)).await;
        child.kill().unwrap();
        child.wait().unwrap();
    }
    // What the killed ones had claimed is free at once: the clock stands still, so that no lease ends.
    let began = std::time::Instant::now();
    ground.done(&["fetch", "--once"]);
    assert!(began.elapsed() < Duration::from_secs(60), "nobody waits for the dead: {:?}", began.elapsed());
    let status = ground.status();
    assert_eq!(
        (status["entries"].as_i64(), status["articles"].as_i64(), status["jobs"]["failed"].as_i64()),
        (Some(120), Some(120), Some(0))
    );
    assert_eq!(status["jobs"]["waiting"].as_i64(), Some(0), "nothing is left undone: {status}");
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_point_the_road_loses_nothing_and_does_nothing_twice_on_sqlite() {
    killed(Ground::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_point_the_road_loses_nothing_and_does_nothing_twice_on_postgres() {
    killed(Ground::postgres("killed").await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_on_one_database_share_the_work() {
    let ground = Ground::postgres("nodes").await;
    let (web, feeds) = many(80).await;
    ground.import(&feeds);
    let start = || command(&ground.words(&["serve", "--role", "worker"])).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut nodes = [start(), start()];
    let mut waited = Duration::ZERO;
    loop {
        let status = ground.status();
        if status["articles"].as_i64() == Some(80) && status["jobs"]["waiting"].as_i64() == Some(0) && status["stories"].as_i64() > Some(0)
        {
            break;
        }
        assert!(waited < Duration::from_secs(60), "{status}");
        tokio::time::sleep(Duration::from_millis(250)).await;
        waited += Duration::from_millis(250);
    }
    for node in &mut nodes {
        node.kill().unwrap();
        node.wait().unwrap();
    }
    for source in 0..4 {
        for n in 0..20 {
            let url = web.url(&format!("paper{source}"), &format!("/{n}"));
            assert_eq!(web.answers(&url), [200], "{url} was read once, by one of them");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_newsroom_is_shown_as_of_the_day_that_the_clock_is_set_to() {
    let ground = Ground::sqlite();
    let (_web, feeds) = newsroom().await;
    ground.import(&feeds);
    ground.done(&["fetch", "--once"]);
    // A day before the flood, served by a process that also works: the page is composed as of then.
    let words: Vec<&str> = ground
        .words(&["serve", "--listen", "127.0.0.1:0"])
        .into_iter()
        .map(|w| if w == "2026-03-02T12:00Z" { "2026-03-01T12:00Z" } else { w })
        .collect();
    let server = Running::start(&words);
    let mut waited = 0;
    loop {
        let front = get(&server.address).await.unwrap().text().await.unwrap();
        assert!(front.contains("Sunday, 1 March 2026"), "the masthead shows the day");
        if !front.contains("brackwater") {
            break;
        }
        assert!(waited < 100, "the flood has not happened yet on that day");
        tokio::time::sleep(Duration::from_millis(100)).await;
        waited += 1;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_says_three_times_that_it_moved_is_asked_at_its_new_address_and_its_page_tells() {
    let ground = Ground::sqlite();
    let web = FakeWeb::start().await;
    let text = ["The ferry to Sallow End sails every hour from the new pier, and twice an hour in the summer months."; 3];
    let page_url = web.put("ferry", "/1", "text/html", page("Ferry sails from the new pier", &text));
    let new =
        web.put("ferry", "/new.xml", "application/rss+xml", rss("ferry", &[("Ferry sails from the new pier", &page_url, "Every hour.")]));
    let old = web.moved("ferry", "/old.xml", &new);
    // Another paper's feed lists the same page, under an address with a tail.
    let tail = format!("{page_url}?utm_source=wire");
    let wire = web.put("wire", "/feed.xml", "application/rss+xml", rss("wire", &[("Ferry sails from the new pier", &tail, "Every hour.")]));
    ground.import(&[old.clone(), wire]);
    for times in 1..=3 {
        ground.done(&["fetch", "--once"]);
        assert_eq!(web.answers(&old).len(), times, "it is asked where it was known until it has said so three times");
    }
    ground.done(&["fetch", "--once"]);
    assert_eq!(web.answers(&old).len(), 3, "and then no more");
    assert_eq!(web.answers(&new).len(), 4);
    assert_eq!(ground.status()["articles"].as_i64(), Some(1), "one page is one article, whichever feeds list it");

    let server = Running::start(&ground.words(&["serve", "--role", "web", "--listen", "127.0.0.1:0"]));
    let sources = get(format!("{}/daily/sources", server.address)).await.unwrap().text().await.unwrap();
    let links: Vec<&str> = sources.split('"').filter(|part| part.starts_with("/daily/source/")).collect();
    let mut told = String::new();
    for link in links {
        told.push_str(&get(format!("{}{link}", server.address)).await.unwrap().text().await.unwrap());
    }
    assert!(told.contains(&format!("It has moved for good, and is asked at {new} from now on")) && told.contains("nothing new"), "{told}");
    assert!(told.contains("class=\"history\"") && told.contains("1 new entry"), "{told}");
    let topic = told.split('"').find(|part| part.starts_with("/daily/topic/")).expect("the article has its page");
    let topic = get(format!("{}{topic}", server.address)).await.unwrap().text().await.unwrap();
    assert!(topic.contains("Also carried by"), "{topic}");
}

/// One article at `/a/7`, at `/2026/quay`, and behind a link of a feed service. The first page says only later that the second is its address,
/// when both have been shown; and another publisher's page says it from the beginning.
async fn several_addresses(ground: Ground) {
    let web = FakeWeb::start().await;
    let put = |host: &str, path: &str, title: &str, address: &str| {
        let head = format!(r#"<link rel="canonical" href="{address}"></head>"#);
        web.put(host, path, "text/html; charset=utf-8", page(title, &FLOOD).replace("</head>", &head))
    };
    let feed = |host: &str, title: &str, url: &str| web.put(host, "/feed.xml", "application/rss+xml", rss(host, &[(title, url, "Water.")]));
    let (title, corrected) = ("River floods Brackwater’s lower town", "River floods the lower town of Brackwater");
    let (quay, numbered) = (web.url("echo", "/2026/quay"), web.url("echo", "/a/7"));
    put("echo", "/2026/quay", title, &quay);
    put("echo", "/a/7", title, &numbered);
    let thief = put("thief", "/stolen", title, &quay);
    let short = web.redirect("go", "/r/7", &quay);
    ground.import(&[feed("echo", title, &numbered), feed("wire", title, &short), feed("thief", title, &thief)]);
    ground.done(&["fetch", "--once"]);
    assert_eq!(ground.status()["articles"].as_i64(), Some(3), "nothing says yet that two of them are one");
    put("echo", "/a/7", corrected, &quay);
    feed("echo", corrected, &numbered);
    ground.done(&["fetch", "--once"]);
    assert_eq!(ground.status()["articles"].as_i64(), Some(2), "one article, and the thief's");
    ground.import(&[feed("mercury", title, &quay)]);
    ground.done(&["fetch", "--once"]);
    assert_eq!(web.answers(&quay).len(), 1, "the link of the feed service led there once; the last feed's entry was known by then");
    let status = ground.status();
    assert_eq!((status["entries"].as_i64(), status["articles"].as_i64()), (Some(4), Some(2)), "{status}");

    let server = Running::start(&ground.words(&["serve", "--role", "web", "--listen", "127.0.0.1:0"]));
    let sources = get(format!("{}/daily/sources", server.address)).await.unwrap().text().await.unwrap();
    let mut found = Vec::new();
    for name in ["echo", "wire", "thief"] {
        let source = sources.split('"').filter_map(|part| part.strip_prefix("/daily/source/")).find(|slug| slug.starts_with(name)).unwrap();
        let address = format!("{}/daily/topic/{source}/river-floods-brackwaters-lower-town", server.address);
        let topic = get(&address).await.unwrap();
        assert_eq!(topic.status(), 200, "{address}");
        found.push((topic.url().path().to_owned(), topic.text().await.unwrap()));
    }
    assert_eq!(found[0].0, found[1].0, "the joined one's address leads to the one that stayed");
    assert!(found[0].1.contains("Also carried by"), "{}", found[0].1);
    assert!(found[2].0.contains("/thief-localhost/") && !found[2].1.contains("Also carried by"), "{}", found[2].1);
}

/// Two that are read together, of which neither was ever shown.
#[tokio::test(flavor = "multi_thread")]
async fn two_addresses_that_are_read_together_make_one_article() {
    let (ground, web) = (Ground::sqlite(), FakeWeb::start().await);
    let title = "River floods Brackwater’s lower town";
    let quay = web.put("echo", "/2026/quay", "text/html; charset=utf-8", page(title, &FLOOD));
    let short = web.redirect("go", "/r/7", &quay);
    let feed = |host: &str, url: &str| web.put(host, "/feed.xml", "application/rss+xml", rss(host, &[(title, url, "Water.")]));
    ground.import(&[feed("echo", &quay), feed("wire", &short)]);
    ground.done(&["fetch", "--once"]);
    let status = ground.status();
    assert_eq!((status["articles"].as_i64(), status["jobs"]["waiting"].as_i64()), (Some(1), Some(0)), "{status}");
    assert_eq!(status["stories"].as_i64(), Some(1), "{status}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_article_under_several_addresses_is_one_on_sqlite() {
    several_addresses(Ground::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_article_under_several_addresses_is_one_on_postgres() {
    several_addresses(Ground::postgres("addresses").await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_that_write_one_file_at_once_wait_for_one_another_and_lose_nothing() {
    let ground = Ground::sqlite();
    let (web, feeds) = many(80).await;
    ground.import(&feeds);
    let start = || command(&ground.words(&["fetch", "--once"])).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut programs = [start(), start(), start()];
    // Whoever looks on meanwhile, or adds the same again, is not turned away either.
    while programs.iter_mut().any(|program| program.try_wait().unwrap().is_none()) {
        ground.import(&feeds);
        assert_eq!(ground.status()["feeds"].as_i64(), Some(4));
    }
    for mut program in programs {
        assert!(program.wait().unwrap().success());
    }
    let status = ground.status();
    assert_eq!(
        (status["entries"].as_i64(), status["articles"].as_i64(), status["jobs"]["failed"].as_i64(), status["jobs"]["waiting"].as_i64()),
        (Some(80), Some(80), Some(0), Some(0))
    );
    for url in
        (0..4).flat_map(|source| (0..20).map(move |n| (source, n))).map(|(source, n)| web.url(&format!("paper{source}"), &format!("/{n}")))
    {
        assert_eq!(web.answers(&url), [200], "{url} was read once, by one of them");
    }
}
