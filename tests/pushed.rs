//! What comes unasked: documents that a hub delivers (WebSub), and letters by LMTP and out of a mail folder; the real program with a hub, a
//! publisher and a mail server of our own.
//!
//! It is long because each conversation, with a hub or a mail server, is told from its beginning to its end.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use crate::harness::fake_hub::{FakeHub, Manner, ask_back, signature};
use crate::harness::fake_web::{FakeWeb, page, rss};
use crate::harness::ground::give_rights;
use crate::harness::program::{Running, done, lines, run, run_with_input};
use crate::harness::{client, get, get_as};
use crate::pictures::picture;

const PASSWORD: &str = "a heron behind the sluice";

/// A data folder, the flags that go with it, and an address of its own.
struct Ground {
    folder: tempfile::TempDir,
    port: u16,
    now: &'static str,
}

impl Ground {
    fn new() -> Ground {
        // Whoever is told an address before the program has it must choose it.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Ground { folder: tempfile::tempdir().unwrap(), port, now: "2026-03-02T12:00Z" }
    }

    fn public(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn words(&self, words: &[&str]) -> Vec<String> {
        let mut all: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let data = self.folder.path().to_str().unwrap();
        let flags = ["--data", data, "--now", self.now, "--starter", "false", "--public-address", &self.public()];
        all.extend(flags.map(str::to_owned));
        all.extend(["--fetch-allow", "127.0.0.0/8", "--fetch-allow-ports", "*", "--fetch-pause-ms", "0"].map(str::to_owned));
        all
    }

    fn done(&self, words: &[&str]) -> String {
        done(&self.words(words).iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn serve(&self, more: &[&str]) -> Running {
        let listen = format!("127.0.0.1:{}", self.port);
        let words = self.words(&[&["serve", "--listen", &listen][..], more].concat());
        Running::start(&words.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn status(&self) -> Value {
        lines(&self.done(&["status", "--json"])).remove(0)
    }

    /// Waits until the status says so.
    async fn until(&self, what: &str, is: impl Fn(&Value) -> bool) -> Value {
        for _ in 0..300 {
            let status = self.status();
            if is(&status) {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(150)).await;
        }
        panic!("not within 45 seconds: {what}: {}", self.status());
    }

    /// A page of the program, once it holds this.
    async fn page_with(&self, path: &str, text: &str) -> String {
        let mut page = String::new();
        for _ in 0..300 {
            page = get(format!("{}{path}", self.public())).await.unwrap().text().await.unwrap();
            if page.contains(text) {
                return page;
            }
            tokio::time::sleep(Duration::from_millis(150)).await;
        }
        panic!("“{text}” is not on {path}: {page}");
    }

    fn admit(&self) {
        let words = self.words(&["init", "--admin", "maria"]);
        let made = run_with_input(&words.iter().map(String::as_str).collect::<Vec<_>>(), format!("{PASSWORD}\n").as_bytes());
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }
}

const TEXT: [&str; 3] = [
    "The keeper of the light at Cold Head rowed out on Monday evening with oil for nine lamps, and wrote down what she saw of the boats.",
    "The harbour trust pays for the oil until the spring, and the museum shows her book under glass to whoever asks for it.",
    "Nine boats came in before the fog, the tenth on Tuesday, with the herring that the whole of Quay Lane had waited for.",
];

/// A publisher with a feed that names this hub.
struct Quay {
    web: FakeWeb,
    hub: String,
}

impl Quay {
    async fn with(hub: &str) -> Quay {
        let quay = Quay { web: FakeWeb::start().await, hub: hub.to_owned() };
        quay.web.put("quay", "/feed", "application/rss+xml", quay.feed(&["Nine lamps"]));
        quay
    }

    fn address(&self) -> String {
        self.web.url("quay", "/feed")
    }

    /// A feed with these headlines, whose pages are there.
    fn feed(&self, titles: &[&str]) -> String {
        let mut items = String::new();
        for title in titles {
            let path = format!("/{}", title.to_lowercase().replace(' ', "-"));
            let url = self.web.put("quay", &path, "text/html", page(title, &TEXT));
            items += &format!(
                "<item><title>{title}</title><link>{url}</link><guid>{url}</guid><pubDate>Mon, 02 Mar 2026 09:00:00 +0000</pubDate></item>"
            );
        }
        let hub = if self.hub.is_empty() { String::new() } else { format!(r#"<atom:link rel="hub" href="{}"/>"#, self.hub) };
        format!(
            r#"<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Quay</title>{hub}<atom:link rel="self" href="{}"/>{items}</channel></rss>"#,
            self.address()
        )
    }
}

async fn deliver(callback: &str, document: impl Into<Vec<u8>>, signature: Option<String>) -> u16 {
    let mut request = client().post(callback).header("content-type", "application/rss+xml").body(document.into());
    if let Some(signature) = signature {
        request = request.header("x-hub-signature", signature);
    }
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_confirms_and_delivers_and_what_it_did_not_sign_is_ignored() {
    let hub = FakeHub::start(Manner::Confirms).await;
    let quay = Quay::with(&hub.address).await;
    let ground = Ground::new();
    ground.done(&["add", &quay.address()]);
    let server = ground.serve(&[]);
    let asked = hub.asked_times(1).await.remove(0);
    let given = |name: &str| asked.form.get(name).cloned().unwrap_or_default();
    let (callback, topic, secret) = (given("hub.callback"), given("hub.topic"), given("hub.secret"));
    assert_eq!((given("hub.mode").as_str(), topic.as_str()), ("subscribe", quay.address().as_str()));
    assert!(callback.starts_with(&format!("{}/hub/", ground.public())) && callback.rsplit('/').next().unwrap().len() >= 32, "{callback}");
    assert!(secret.len() >= 32 && secret.len() < 200 && !callback.contains(&secret));
    assert_eq!(asked.confirmed, Some((200, "a<b>&c".to_owned())), "the challenge comes back as it is");
    ground.until("the subscription is alive", |status| status["subscriptions"]["alive"] == 1).await;

    // Nothing but what was asked for is confirmed.
    let challenge = [("hub.challenge", "x")];
    assert_eq!(ask_back(&callback, "subscribe", &topic, &challenge).await.0, 404, "it was confirmed already");
    assert_eq!(ask_back(&callback, "unsubscribe", &topic, &challenge).await.0, 404);
    assert_eq!(ask_back(&callback, "subscribe", "http://elsewhere.example/", &challenge).await.0, 404);
    assert_eq!(ask_back(&format!("{}/hub/0123456789", ground.public()), "subscribe", &topic, &challenge).await.0, 404);
    assert_eq!(get(&callback).await.unwrap().status(), 404);

    let before = ground.until("the first entry is there", |status| status["entries"] == 1).await;
    assert_eq!(before["subscriptions"]["alive"], 1);
    let document = quay.feed(&["Herring on Tuesday"]);
    assert_eq!(deliver(&callback, document.clone(), None).await, 202, "what is not signed is answered as if it were");
    assert_eq!(deliver(&callback, document.clone(), Some(signature("another secret", document.as_bytes()))).await, 202);
    assert_eq!(deliver(&callback, quay.feed(&["Another"]), Some(signature(&secret, document.as_bytes()))).await, 202);
    assert_eq!(deliver(&callback, vec![b' '; (4 << 20) + 1], None).await, 413);
    assert_eq!(deliver(&format!("{}/hub/none", ground.public()), document.clone(), None).await, 404);
    let page = ground.page_with("/daily/source/the-quay", "with a wrong signature").await;
    assert!(page.contains("without a signature") && !page.contains("Herring on Tuesday"), "{page}");
    assert_eq!(ground.status()["entries"], 1);

    assert_eq!(deliver(&callback, document.clone(), Some(signature(&secret, document.as_bytes()))).await, 202);
    let page = ground.page_with("/daily/source/the-quay", "Herring on Tuesday").await;
    assert!(page.contains("Delivered by its hub: 1 entry (1 new entry)"), "what happened when: {page}");
    assert_eq!(quay.web.answers(&quay.address()).len(), 2, "the feed itself was asked when it was added and once since");
    assert_eq!(ground.status()["entries"], 2);
    assert!(server.stop());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscription_is_renewed_in_time_and_ended_when_the_feed_names_no_hub() {
    let hub = FakeHub::start(Manner::Confirms).await;
    let mut quay = Quay::with(&hub.address).await;
    let mut ground = Ground::new();
    ground.done(&["add", &quay.address()]);
    let server = ground.serve(&[]);
    let first = hub.asked_times(1).await.remove(0);
    ground.until("the subscription is alive", |status| status["subscriptions"]["alive"] == 1).await;
    assert!(server.stop());

    // Ten days were agreed: after eight, the hub is asked again, at the same address.
    ground.now = "2026-03-10T12:00Z";
    let server = ground.serve(&[]);
    let second = hub.asked_times(2).await.remove(1);
    assert_eq!(second.form.get("hub.callback"), first.form.get("hub.callback"));
    assert_eq!(second.confirmed.map(|answer| answer.0), Some(200));
    ground.until("it is alive still", |status| status["subscriptions"]["alive"] == 1).await;

    quay.hub = String::new();
    quay.web.put("quay", "/feed", "application/rss+xml", quay.feed(&["Nine lamps", "No hub any more"]));
    ground.done(&["fetch", "--once"]);
    let third = hub.asked_times(3).await.remove(2);
    assert_eq!(third.form.get("hub.mode").map(String::as_str), Some("unsubscribe"));
    assert_eq!(third.confirmed.map(|answer| answer.0), Some(200));
    let callback = third.form.get("hub.callback").cloned().unwrap();
    assert_eq!(deliver(&callback, "<rss/>", None).await, 404, "what was left is forgotten");
    ground.until("nothing is subscribed to", |status| status["subscriptions"]["alive"] == 0).await;
    assert!(server.stop());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_is_removed_leaves_its_hub_and_is_subscribed_to_anew_when_it_is_added_again() {
    let hub = FakeHub::start(Manner::Confirms).await;
    let quay = Quay::with(&hub.address).await;
    let ground = Ground::new();
    ground.done(&["add", &quay.address()]);
    let server = ground.serve(&[]);
    ground.until("the subscription is alive", |status| status["subscriptions"]["alive"] == 1).await;
    assert!(server.stop());
    ground.done(&["remove", &quay.address()]);
    let server = ground.serve(&[]);
    let second = hub.asked_times(2).await.remove(1);
    assert_eq!(second.form.get("hub.mode").map(String::as_str), Some("unsubscribe"));
    assert_eq!(second.confirmed.map(|answer| answer.0), Some(200));
    let callback = second.form.get("hub.callback").cloned().unwrap();
    assert_eq!(deliver(&callback, "<rss/>", None).await, 404, "what was left is forgotten");

    // The feed has not changed, and is read all the same: it names the hub.
    assert!(server.stop());
    ground.done(&["add", &quay.address()]);
    let _server = ground.serve(&[]);
    let third = hub.asked_times(3).await.remove(2);
    assert_eq!(third.form.get("hub.mode").map(String::as_str), Some("subscribe"));
    ground.until("the subscription is alive again", |status| status["subscriptions"]["alive"] == 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_to_a_letter_box_that_is_removed_is_refused_until_it_is_there_again() {
    let ground = Ground::new();
    let address = boxed(&ground, "The Quay Letter");
    let mut server = ground.serve(&["--letters-listen", "127.0.0.1:0"]);
    let listening = server.line_with("Letters are taken at", Duration::from_secs(30));
    let mut mail = Mail::connect(listening.split_whitespace().last().unwrap());
    assert_eq!(mail.say("LHLO relay.example"), 250);
    assert_eq!(mail.send(&[&address], &letter("1", "Nine lamps", &format!("<p>{SECRET}</p>"))), [250]);
    ground.until("the letter is read", |status| status["entries"] == 1).await;
    assert_eq!(mail.say("MAIL FROM:<bounce@letters.example>"), 250);
    ground.done(&["remove", &address]);
    assert_eq!(mail.say(&format!("RCPT TO:<{address}>")), 550);
    assert_eq!(ground.status()["letter_boxes"], serde_json::json!([]));
    ground.page_with("/daily/source/the-quay-letter", "Nine lamps").await;
    assert_eq!(boxed(&ground, "The Quay Letter"), address);
    assert_eq!(mail.say(&format!("RCPT TO:<{address}>")), 250);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_moved_to_where_another_is_followed_leaves_its_hub() {
    let hub = FakeHub::start(Manner::Confirms).await;
    let quay = Quay::with(&hub.address).await;
    let ground = Ground::new();
    let new = quay.web.put("quay", "/new", "application/rss+xml", quay.feed(&["Nine lamps"]));
    ground.done(&["add", &quay.address()]);
    ground.done(&["add", &new]);
    let server = ground.serve(&[]);
    ground.until("both are delivered", |status| status["subscriptions"]["alive"] == 2).await;
    assert!(server.stop());
    quay.web.moved("quay", "/feed", &new);
    for news in ["Monday", "Tuesday", "Wednesday"] {
        // The document is another one each time, and names the hub at the poll that ends the feed too.
        quay.web.put("quay", "/new", "application/rss+xml", quay.feed(&["Nine lamps", news]));
        ground.done(&["fetch", "--once"]);
    }
    let server = ground.serve(&[]);
    let asked = hub.asked_times(3).await;
    let told = |name: &str| asked[2].form.get(name).cloned().unwrap_or_default();
    assert_eq!(told("hub.mode"), "unsubscribe");
    assert!(asked[..2].iter().any(|one| one.form.get("hub.callback") == Some(&told("hub.callback"))));
    ground.until("the other is delivered still", |status| status["subscriptions"]["alive"] == 1).await;
    assert_eq!(deliver(&told("hub.callback"), "<rss/>", None).await, 404, "what was left is forgotten");
    assert!(server.stop());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_refuses_is_on_record_and_one_on_a_private_network_is_never_dialled() {
    let hub = FakeHub::start(Manner::Denies).await;
    let quay = Quay::with(&hub.address).await;
    // Not in the networks that the tests may reach: IPv6's loopback.
    let inside = std::net::TcpListener::bind("[::1]:0").unwrap();
    inside.set_nonblocking(true).unwrap();
    let trap = Quay::with(&format!("http://[::1]:{}/hub", inside.local_addr().unwrap().port())).await;
    let ground = Ground::new();
    ground.done(&["add", &quay.address()]);
    ground.done(&["add", &trap.address()]);
    let server = ground.serve(&[]);
    let asked = hub.asked_times(1).await.remove(0);
    assert_eq!(asked.confirmed.map(|answer| answer.0), Some(200));
    ground.until("the hub has refused", |status| status["subscriptions"]["denied"] == 1).await;
    let sources: Vec<String> = get(format!("{}/daily/sources", ground.public()))
        .await
        .unwrap()
        .text()
        .await
        .unwrap()
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .filter(|href| href.starts_with("/daily/source/"))
        .map(str::to_owned)
        .collect();
    let mut told = false;
    for _ in 0..100 {
        for source in &sources {
            let page = get(format!("{}{source}", ground.public())).await.unwrap().text().await.unwrap();
            told |= page.contains("may not be fetched");
        }
        if told {
            break;
        }
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
    assert!(told, "a refused hub is a flaw of its feed");
    assert_eq!(inside.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "nobody came");
    assert!(server.stop());
}

/// A mail server's side of a conversation.
struct Mail {
    socket: BufReader<TcpStream>,
}

impl Mail {
    #[expect(clippy::disallowed_methods, reason = "the mail server's part is the test's")]
    fn connect(address: &str) -> Mail {
        let socket = TcpStream::connect(address).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let mut mail = Mail { socket: BufReader::new(socket) };
        assert_eq!(mail.answer(), 220);
        mail
    }

    /// The code of the next answer.
    fn answer(&mut self) -> u16 {
        loop {
            let mut line = String::new();
            self.socket.read_line(&mut line).unwrap();
            if line.as_bytes().get(3) != Some(&b'-') {
                return line[..3].parse().unwrap();
            }
        }
    }

    fn write(&mut self, text: &[u8]) {
        self.socket.get_mut().write_all(text).unwrap();
    }

    fn say(&mut self, line: &str) -> u16 {
        self.write(format!("{line}\r\n").as_bytes());
        self.answer()
    }

    /// Sends a letter to these; gives their answers.
    fn send(&mut self, to: &[&str], letter: &str) -> Vec<u16> {
        assert_eq!(self.say("MAIL FROM:<bounce@letters.example>"), 250);
        for to in to {
            assert_eq!(self.say(&format!("RCPT TO:<{to}>")), 250, "{to}");
        }
        assert_eq!(self.say("DATA"), 354);
        self.write(letter.replace("\r\n", "\n").replace('\n', "\r\n").replace("\r\n.", "\r\n..").as_bytes());
        self.write(b"\r\n.\r\n");
        to.iter().map(|_| self.answer()).collect()
    }
}

fn letter(id: &str, subject: &str, html: &str) -> String {
    format!(
        "From: The Quay <letter@quay.example>\nTo: someone@news.example\nSubject: {subject}\nMessage-ID: <{id}@quay.example>\nDate: Mon, 02 Mar 2026 09:00:00 +0000\nList-Unsubscribe: <https://quay.example/out/4711>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{html}\n"
    )
}

fn boxed(ground: &Ground, name: &str) -> String {
    let added = lines(&ground.done(&["add", "--letters", name, "--json"])).remove(0);
    let address = added["address"].as_str().unwrap().to_owned();
    assert!(address.ends_with("@127.0.0.1") && address.split('@').next().unwrap().len() > 20, "{address}");
    address
}

const SECRET: &str = "The last paragraph names the heron that nests behind the sluice house.";

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_by_lmtp_is_an_article_whose_text_is_its_readers_own() {
    let ground = Ground::new();
    ground.admit();
    let address = boxed(&ground, "The Quay Letter");
    assert_eq!(boxed(&ground, "The Quay Letter"), address, "a newsletter has one box");
    let mut server = ground.serve(&["--letters-listen", "127.0.0.1:0"]);
    let listening = server.line_with("Letters are taken at", Duration::from_secs(30));
    let mut mail = Mail::connect(listening.split_whitespace().last().unwrap());
    assert_eq!(mail.say("LHLO relay.example"), 250);
    assert_eq!(mail.say("MAIL FROM:<bounce@letters.example>"), 250);
    for stranger in ["editor@127.0.0.1", "the-quay-letter-aaaaaaaaaaaaaaaa@127.0.0.1", "friend@elsewhere.example"] {
        assert_eq!(mail.say(&format!("RCPT TO:<{stranger}>")), 550, "{stranger}");
    }
    assert_eq!(mail.say("RSET"), 250);

    let confirm = "https://quay.example/confirm/9f3c";
    let html = format!(
        "<p>Please confirm.</p><p><a href=\"{confirm}\">Yes, subscribe me</a></p><p>{SECRET}</p><p><a href=\"https://quay.example/out/4711\">No more of it</a></p><img src=\"https://t.example/o.gif\" width=1 height=1>"
    );
    let first = letter("1", "Do you want the Quay Letter?", &html);
    let copied = address.replace('@', "+copy@");
    assert_eq!(mail.send(&[&address, &copied], &first), [250, 250], "each recipient has an answer");
    assert_eq!(mail.send(&[&address], &first.replace("MIME-Version", "Received: from relay.example\nMIME-Version")), [250]);
    // Commands in one piece, and a message that is too long.
    mail.write(format!("MAIL FROM:<> SIZE=99999999\r\nNOOP\r\nMAIL FROM:<>\r\nRCPT TO:<{address}>\r\nRSET\r\n").as_bytes());
    assert_eq!([(); 5].map(|()| mail.answer()), [552, 250, 250, 250, 250]);
    let long = letter("2", "Too long", &format!("<p>{}</p>", "Tide and ebb. ".repeat(700_000)));
    assert_eq!(mail.send(&[&address], &long), [552]);
    assert_eq!(mail.say("QUIT"), 221);

    let page = ground.page_with("/daily/source/the-quay-letter", "Do you want the Quay Letter?").await;
    assert!(page.contains("Came: ") && page.contains("(1 new entry)"), "what happened when: {page}");
    assert!(!page.contains(SECRET) && !page.contains(&address) && !page.contains(address.split('@').next().unwrap()), "{page}");
    let topic = get(format!("{}/daily/topic/the-quay-letter/do-you-want-the-quay-letter", ground.public())).await.unwrap();
    assert_eq!(topic.status(), 200);
    let topic = topic.text().await.unwrap();
    for hidden in ["heron", "confirm/9f3c", "out/4711", "t.example"] {
        assert!(!topic.contains(hidden), "{hidden}: {topic}");
    }
    let status = ground.status();
    assert_eq!(
        (&status["entries"], &status["letter_boxes"][0]["address"]),
        (&Value::from(1), &Value::from(address.clone())),
        "a letter that comes twice is one"
    );

    assert_eq!(status["letter_boxes"][0]["letters"], 1, "{status}");

    let at = |path: &str| format!("{}/admin/letters{path}", ground.public());
    for shut in ["", "/the-quay-letter/do-you-want-the-quay-letter"] {
        assert_eq!(get(at(shut)).await.unwrap().status(), 401, "{shut}");
    }
    let list = get_as(at(""), "maria", PASSWORD).await.unwrap().text().await.unwrap();
    assert!(list.contains(&address) && list.contains("Do you want the Quay Letter?"), "{list}");
    let own = get_as(at("/the-quay-letter/do-you-want-the-quay-letter"), "maria", PASSWORD).await.unwrap().text().await.unwrap();
    assert!(own.contains(confirm) && own.contains("heron"), "the editor reads it all, and can confirm: {own}");
    for gone in ["out/4711", "t.example"] {
        assert!(!own.contains(gone), "{gone}: {own}");
    }
    assert!(server.stop());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_with_250_outlives_a_program_that_is_killed() {
    let mut ground = Ground::new();
    let address = boxed(&ground, "Harbour Notes");
    let mut server = ground.serve(&["--letters-listen", "127.0.0.1:0"]);
    let listening = server.line_with("Letters are taken at", Duration::from_secs(30));
    let mut mail = Mail::connect(listening.split_whitespace().last().unwrap());
    assert_eq!(mail.say("EHLO relay.example"), 250);
    let answers: Vec<u16> =
        (0..10).flat_map(|n| mail.send(&[&address], &letter(&n.to_string(), &format!("Note {n}"), "<p>Tide.</p>"))).collect();
    server.kill();
    assert_eq!(answers, [250; 10]);
    // What the dead program had claimed is anybody's by then.
    ground.now = "2026-03-02T13:00Z";
    ground.done(&["fetch", "--once"]);
    assert_eq!(ground.status()["entries"], 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_are_taken_out_of_a_mail_folder_and_shown_in_full_where_the_rights_say_so() {
    let ground = Ground::new();
    let address = boxed(&ground, "The Weir Letter");
    let folder = tempfile::tempdir().unwrap();
    let maildir = folder.path().to_str().unwrap().to_owned();
    let words = ground.words(&["serve", "--listen", "127.0.0.1:0", "--letters-maildir", &maildir]);
    let refused = run(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("no maildir"), "{}", String::from_utf8_lossy(&refused.stderr));
    for inner in ["new", "cur", "tmp"] {
        std::fs::create_dir(folder.path().join(inner)).unwrap();
    }
    let text: String = TEXT.iter().map(|text| format!("<p>{text}</p>")).collect();
    let html = format!(
        "<p><a href=\"https://weir.example/l/7?e=4711\">View in browser</a></p>{text}<p>{SECRET}</p><p><a href=\"https://weir.example/prefs?u=4711\">Unsubscribe</a></p>"
    );
    let put = |name: &str, head: &str, id: &str| {
        let message = format!("{head}\n{}", letter(id, "Birds of the weir", &html));
        std::fs::write(folder.path().join("new").join(name), message).unwrap();
    };
    put("1.a.host", &format!("Delivered-To: {address}"), "1");
    // One that can't be moved away keeps no other back.
    put("0.c.host", &format!("Delivered-To: {address}"), "0");
    std::fs::create_dir(folder.path().join("cur/0.c.host:2,S")).unwrap();
    put("2.b.host", "Delivered-To: somebody-else@127.0.0.1", "2");
    let _server = ground.serve(&["--letters-maildir", &maildir]);
    ground.page_with("/daily/source/the-weir-letter", "Birds of the weir").await;
    let names = |inner: &str| {
        let mut names: Vec<String> =
            std::fs::read_dir(folder.path().join(inner)).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    ground.until("both letters are read", |status| status["entries"] == 2).await;
    assert_eq!((names("new").join(" "), names("cur").join(" ")), ("0.c.host 2.b.host".to_owned(), "0.c.host:2,S 1.a.host:2,S".to_owned()));

    let topic = "/daily/topic/the-weir-letter/birds-of-the-weir";
    let shut = get(format!("{}{topic}", ground.public())).await.unwrap().text().await.unwrap();
    assert!(!shut.contains("heron") && shut.contains("https://weir.example/l/7\""), "headline and the page for all: {shut}");
    give_rights(ground.folder.path(), "the-weir-letter", "full").await;
    let open = ground.page_with(topic, "heron").await;
    for own in ["4711", "Unsubscribe"] {
        assert!(!open.contains(own), "{own}: {open}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_s_pictures_are_kept_here_where_its_text_is_shown_and_nowhere_asked_for_where_it_is_not() {
    let ground = Ground::new();
    let web = FakeWeb::start().await;
    let folder = tempfile::tempdir().unwrap();
    for inner in ["new", "cur", "tmp"] {
        std::fs::create_dir(folder.path().join(inner)).unwrap();
    }
    let mut pictures = Vec::new();
    for name in ["Open Letter", "Shut Letter"] {
        let address = boxed(&ground, name);
        let picture = web.put("files", &format!("/{}.png", &name[..4]), "image/png", picture(900, 600, image::ImageFormat::Png));
        let text: String = TEXT.iter().map(|text| format!("<p>{text}</p>")).collect();
        let html = format!("{text}<p><img src=\"{picture}\" width=600 height=400 alt=\"A heron\"></p>{text}");
        let letter = format!("Delivered-To: {address}\n{}", letter(name, "Birds of the weir", &html));
        std::fs::write(folder.path().join("new").join(name), letter).unwrap();
        pictures.push(picture);
    }
    give_rights(ground.folder.path(), "open-letter", "full").await;
    let _server = ground.serve(&["--letters-maildir", folder.path().to_str().unwrap()]);
    let topic = ground.page_with("/daily/topic/open-letter/birds-of-the-weir", "src=\"/picture/").await;
    assert!(topic.contains("alt=\"A heron\"") && !topic.contains(&pictures[0]), "{topic}");
    ground.page_with("/daily/topic/shut-letter/birds-of-the-weir", "Birds of the weir").await;
    ground.until("all work is done", |status| status["jobs"]["waiting"] == 0).await;
    assert_eq!((web.answers(&pictures[0]), web.answers(&pictures[1])), (vec![200], Vec::new()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_box_never_takes_over_the_rights_of_a_paper_of_its_name() {
    let ground = Ground::new();
    let quay = Quay::with("").await;
    ground.done(&["add", &quay.address()]);
    give_rights(ground.folder.path(), "the-quay", "full").await;
    let address = boxed(&ground, "The Quay");
    assert_eq!(boxed(&ground, "The Quay"), address, "a newsletter has one box");
    let _server = ground.serve(&[]);
    let paper = ground.page_with("/daily/source/the-quay", "in full").await;
    assert!(!paper.contains("its letters are sent here"), "the paper's page is its own: {paper}");
    let letters = ground.page_with("/daily/source/the-quay-letters", "its letters are sent here").await;
    assert!(letters.contains("Its headlines stand here") && letters.contains("The Quay (letters)"), "{letters}");

    // Nor does a paper become a part of the letters.
    let weir = FakeWeb::start().await;
    let link = weir.put("weir", "/1", "text/html", page("Nine lamps", &TEXT));
    let document = rss("Weir", &[("Nine lamps", &link, "Lamps.")]).replace("<channel>", "<channel><link>http://weir.example/</link>");
    let feed = weir.put("weir", "/feed", "application/rss+xml", document);
    let box_of_weir = boxed(&ground, "Weir");
    ground.done(&["add", &feed]);
    assert_eq!(boxed(&ground, "Weir"), box_of_weir);
    let letters = ground.page_with("/daily/source/weir", "its letters are sent here").await;
    assert!(!letters.contains(&feed), "{letters}");
}
