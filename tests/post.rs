//! The digest by mail, through the front door and a real mail server: asked for, confirmed, sent once to each however often the program dies,
//! left from the mailbox alone.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use futures_util::stream::{self, StreamExt};
use jiff::{SignedDuration, Timestamp};
use model::{Digest, DigestBlock, DigestChoice, DigestItem, EditionId, MailAddress, Minute, Section, StoryId};
use reqwest::header::CONTENT_TYPE;
use store::{DigestWish, Ending, Store, Target};

use crate::harness::browser::Browser;
use crate::harness::mail_server::{MailServer, field, link};
use crate::harness::program::{self, Running};
use crate::harness::{client, get, postgres, root};
use crate::talk;

/// Subscribers that the issue asks for.
const SUBSCRIBERS: usize = 5_000;
/// Times that the program is killed.
const DEATHS: usize = 10;

fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

#[expect(clippy::disallowed_methods, reason = "the program under test goes by the same clock")]
fn now() -> Timestamp {
    Timestamp::now()
}

const PAPER: &str = "starter = false\n[[edition]]\nslug = \"lake\"\nname = \"The Lake\"\nplace = \"Alder Point\"\ntime_zone = \"UTC\"\n\
    language = \"en\"\n[[edition.sections]]\ntag = \"local\"\nname = \"Local\"\n[[edition.sections]]\ntag = \"world\"\nname = \"World\"\n\
    [edition.digest]\nhours = [\"05:00\", \"17:00\"]\n";

/// A command on a paper of this folder that hands its letters to this server.
fn paper(words: &[&str], folder: &Path, listen: &str, server: &str) -> Command {
    std::fs::write(folder.join("dateline.toml"), PAPER).unwrap();
    let mut command = program::command(words);
    command
        .args(["--data", folder.to_str().unwrap(), "--public-address", &format!("http://{listen}")])
        .args(["--mail-server", server, "--mail-from", "The Lake <paper@lake.example>", "--mail-per-minute", "100000"])
        .env("SSL_CERT_FILE", root().join("fixtures/tls/authority.pem"));
    command
}

fn serve(folder: &Path, listen: &str, server: &str, more: &[&str]) -> Running {
    let mut command = paper(&["serve", "--listen", listen], folder, listen, server);
    command.args(more);
    Running::from(command, Stdio::inherit())
}

async fn until<T>(what: &str, patience: Duration, look: impl AsyncFn() -> Option<T>) -> T {
    let end = Instant::now() + patience;
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(Instant::now() < end, "{what}: not within {patience:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A digest of two stories, each in a section of its own, due at this moment.
fn digest(due: Timestamp) -> Digest {
    let item = |n: i64, tag: &str| DigestItem {
        story: StoryId(n),
        slug: format!("story-{n}"),
        title: format!("The {tag} weir was opened"),
        language: Some("en".into()),
        by: None,
        sections: vec![tag.into()],
        first: due,
        newest: due,
        sources: 1,
        lines: Vec::new(),
        machine: false,
        reports: Vec::new(),
        differ: None,
        since: None,
        picture: None,
        reasons: Vec::new(),
    };
    let block = |tag: &str, name: &str, item| DigestBlock { section: Some(Section::new(tag, name)), items: vec![item] };
    Digest {
        minute: Minute(jiff::tz::Offset::UTC.to_datetime(due)),
        due,
        composed: due,
        since: due - SignedDuration::from_hours(12),
        overview: Vec::new(),
        items: vec![item(1, "local"), item(2, "world")],
        blocks: vec![block("local", "Local", 0), block("world", "World", 1)],
        weighed: 2,
    }
}

/// A whole minute that has just been, and no hour of the edition's.
fn just_now() -> Timestamp {
    let minute = now().as_second() / 60 * 60 - 60;
    Timestamp::from_second(minute).unwrap()
}

async fn lake(store: &Store) -> EditionId {
    store.editions().await.unwrap().into_iter().find(|(_, edition)| edition.slug == "lake").unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_five_thousand_gets_one_letter_though_the_program_is_killed_ten_times() {
    let mail = MailServer::start();
    let folder = tempfile::tempdir().unwrap();
    let database = postgres::database("post").await;
    let store = Store::open(&Target::url(&database).unwrap()).await.unwrap();
    let listen = free_address();
    let server = format!("smtp://127.0.0.1:{}", mail.port("clear"));
    let more = ["--database", database.as_str()];
    // The editions are put where they are read.
    assert!(serve(folder.path(), &listen, &server, &more).stop());
    let paper = lake(&store).await;
    subscribe(&store, paper).await;
    store.publish_digest(paper, &digest(just_now())).await.unwrap().unwrap();

    let begin = Instant::now();
    let mut chance = RandomState::new().hash_one("chance") as u32;
    println!("killed after {chance}");
    for _ in 0..DEATHS {
        let mut server = serve(folder.path(), &listen, &server, &more);
        // Numerical Recipes' generator: enough to die at no particular moment.
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        tokio::time::sleep(Duration::from_millis(100 + u64::from(chance >> 16) % 1_900)).await;
        server.kill();
    }
    let between = mail.taken().len();
    println!("{between} letters when it was killed the last time, after {:?}", begin.elapsed());
    let running = serve(folder.path(), &listen, &server, &more);
    let counts = until("all letters", Duration::from_secs(120), async || {
        let counts = store.mail_counts(Some(paper), now()).await.unwrap();
        // Before it is queued nothing waits either.
        (counts.waiting == 0 && mail.taken().len() > SUBSCRIBERS - DEATHS).then_some(counts)
    })
    .await;
    println!("{} letters after {:?}: {counts:?}", mail.taken().len(), begin.elapsed());
    let mut letters: BTreeMap<String, usize> = BTreeMap::new();
    for letter in mail.taken() {
        *letters.entry(letter["to"][0].as_str().unwrap().to_owned()).or_default() += 1;
    }
    let twice: Vec<_> = letters.iter().filter(|(_, times)| **times != 1).collect();
    assert!(twice.is_empty(), "more than once: {twice:?}");
    assert_eq!(letters.len(), SUBSCRIBERS, "each once");
    assert!(between < SUBSCRIBERS, "it was killed while it was sending");

    // The way out, with nothing but the letter, as a mail program goes it (RFC 8058).
    let letter = mail.letter_to("reader-4711@example.org").unwrap();
    assert_eq!(field(&letter, "List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
    let leave = field(&letter, "List-Unsubscribe").unwrap().trim_matches(['<', '>']);
    let post = client().post(leave).header(CONTENT_TYPE, "application/x-www-form-urlencoded").body("List-Unsubscribe=One-Click");
    assert_eq!(post.send().await.unwrap().status().as_u16(), 200);
    assert_eq!(store.mail_counts(Some(paper), now()).await.unwrap().on, SUBSCRIBERS as i64 - 1);
    assert!(running.stop());
    store.close().await;
}

/// Readers who asked and answered within the last day, well below what an hour may have, and whose letters that asked are out.
async fn subscribe(store: &Store, paper: EditionId) {
    let choice = DigestChoice::default();
    let begin = now() - SignedDuration::from_hours(24);
    stream::iter(0..SUBSCRIBERS)
        .for_each_concurrent(8, |n| {
            let choice = &choice;
            async move {
                let at = begin + SignedDuration::from_secs(17 * n as i64);
                let (confirm, secret) = (format!("c{n}"), format!("{n:032x}"));
                let address = MailAddress::parse(&format!("reader-{n}@example.org")).unwrap();
                let wish = DigestWish { edition: paper, address: &address, account: None, choice, confirm: &confirm, secret: &secret };
                assert_eq!(store.ask_for_digest(&wish, at).await.unwrap(), store::Asked::Confirm);
                assert!(store.confirm_digest(&confirm, at).await.unwrap().is_some());
            }
        })
        .await;
    loop {
        let letters = store.claim_letters("seed", 500, now()).await.unwrap();
        if letters.is_empty() {
            return;
        }
        let endings: Vec<_> = letters.iter().map(|letter| (letter.id, Ending::Sent)).collect();
        store.finish_letters("seed", &endings, begin).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_asks_answers_chooses_and_leaves_by_mail() {
    let mail = MailServer::start();
    let folder = tempfile::tempdir().unwrap();
    let listen = free_address();
    let server = format!("smtps://paper:seven%3A%20tides@127.0.0.1:{}", mail.port("secured"));
    let running = serve(folder.path(), &listen, &server, &[]);
    let form = format!("http://{listen}/lake/digest/letters");
    let send = async |to: &str, body: &str| {
        let post = client().post(to).header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body.to_owned());
        let answer = post.send().await.unwrap();
        (answer.status().as_u16(), answer.url().to_string(), answer.text().await.unwrap())
    };

    let page = get(&form).await.unwrap().text().await.unwrap();
    assert!(page.contains("type=\"email\"") && page.contains("value=\"17:00\""), "{page}");
    assert_eq!(send(&form, "address=nobody").await.0, 422);
    let (status, _, told) = send(&form, "address=Anna%40example.org&hour=05%3A00&hour=17%3A00&section=local").await;
    let (again, _, same) = send(&form, "address=anna%40example.org").await;
    assert_eq!((status, again), (200, 200));
    assert_eq!(told.split("<main").nth(1), same.split("<main").nth(1), "who asks is told the same whatever is known");

    let letter = until("the letter that asks", Duration::from_secs(20), async || mail.letter_to("Anna@example.org")).await;
    let taken = mail.taken();
    assert_eq!((taken.len(), &taken[0]["user"], &taken[0]["kind"]), (1, &"paper".into(), &"secured".into()));
    assert_eq!((field(&letter, "List-Unsubscribe"), field(&letter, "Auto-Submitted")), (None, Some("auto-generated")));
    let confirm = link(&letter, "/digest/letters/confirm/");
    let page = get(&confirm).await.unwrap();
    assert_eq!(
        (page.headers()["cache-control"].as_bytes(), page.headers()["referrer-policy"].as_bytes()),
        (b"no-store".as_slice(), b"no-referrer".as_slice())
    );
    let store = Store::open(&Target::Sqlite(folder.path().to_owned())).await.unwrap();
    let paper = lake(&store).await;
    let on = async || store.mail_counts(Some(paper), now()).await.unwrap().on;
    assert_eq!(on().await, 0, "a link that a mail service follows changes nothing");
    let (status, own, _) = send(&confirm, "").await;
    assert_eq!((status, on().await), (200, 1));
    let own = own.split('?').next().unwrap().to_owned();

    store.publish_digest(paper, &digest(just_now())).await.unwrap().unwrap();
    let letter = until("the digest", Duration::from_secs(20), async || {
        mail.letter_to("Anna@example.org").filter(|letter| field(letter, "List-Id").is_some())
    })
    .await;
    assert_eq!(field(&letter, "Precedence"), Some("bulk"));
    assert!(letter.contains("The local weir") && !letter.contains("The world weir"), "only what was chosen: {letter}");
    assert!(link(&letter, "/digest/letters/").starts_with(&own), "its link to change the choice");

    let (status, at, page) = send(&own, "hour=05%3A00&section=local&section=world").await;
    assert!(status == 200 && at.ends_with("?kept") && page.contains("role=\"status\""), "{page}");
    let secret = own.rsplit('/').next().unwrap();
    let choice = store.subscriber(secret).await.unwrap().unwrap().choice;
    assert_eq!((choice.hours.as_slice(), choice.sections.as_slice()), (["05:00".to_owned()].as_slice(), [].as_slice()));

    // Another site's form ends nothing.
    let leave = field(&letter, "List-Unsubscribe").unwrap().trim_matches(['<', '>']);
    let forged = client().post(leave).header("sec-fetch-site", "cross-site").send().await.unwrap();
    assert_eq!((forged.status().as_u16(), on().await), (403, 1));
    assert!(get(leave).await.unwrap().text().await.unwrap().contains("<button"));
    assert_eq!(on().await, 1, "nor does the link");
    assert_eq!(send(leave, "List-Unsubscribe=One-Click").await.0, 200);
    assert_eq!((on().await, send(leave, "List-Unsubscribe=One-Click").await.0), (0, 200), "twice is once");
    assert_eq!((get(&own).await.unwrap().status().as_u16(), get(&confirm).await.unwrap().status().as_u16()), (404, 404));
    assert!(running.stop());
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_go_out_by_command_and_what_is_refused_is_kept_in_mind() {
    let mail = MailServer::start();
    let folder = tempfile::tempdir().unwrap();
    let server = format!("smtp+starttls://paper:seven%3A%20tides@127.0.0.1:{}", mail.port("upgraded"));
    let send = |server: &str| paper(&["digest", "--send", "--json"], folder.path(), "127.0.0.1:8470", server).output().unwrap();
    let told = |output: std::process::Output| serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap();
    assert_eq!(told(send(&server)), serde_json::json!({ "sent": 0, "again": 0, "failed": 0 }));

    let store = Store::open(&Target::Sqlite(folder.path().to_owned())).await.unwrap();
    let lake = lake(&store).await;
    for name in ["anna", "busy", "nobody"] {
        let address = MailAddress::parse(&format!("{name}@example.org")).unwrap();
        let choice = DigestChoice::default();
        let secret = format!("secret of {name}");
        let wish = DigestWish { edition: lake, address: &address, account: None, choice: &choice, confirm: name, secret: &secret };
        store.ask_for_digest(&wish, now()).await.unwrap();
    }
    let wrong = send(&server.replace("tides", "tydes"));
    let complaint = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(!wrong.status.success() && complaint.contains("535") && !complaint.contains("tydes"), "{complaint}");
    let output = send(&server);
    assert!(!output.status.success(), "one could not be sent");
    assert_eq!(told(output), serde_json::json!({ "sent": 1, "again": 1, "failed": 1 }));
    let taken = mail.taken();
    assert_eq!((taken.len(), &taken[0]["kind"], &taken[0]["user"]), (1, &"upgraded".into(), &"paper".into()));
    let untrusted = paper(&["digest", "--send"], folder.path(), "127.0.0.1:8470", &server).env_remove("SSL_CERT_FILE").output().unwrap();
    assert!(untrusted.status.success(), "nothing is due, so nobody is dialled");
    store.close().await;

    let closed = program::run(&["digest", "--send", "--data", folder.path().to_str().unwrap()]);
    let complaint = String::from_utf8_lossy(&closed.stderr).into_owned();
    assert!(!closed.status.success() && complaint.contains("mail.server"), "{complaint}");
}

/// What is wrong with the page that is shown, at a phone's and a desk's width, by day and by night.
async fn faults(browser: &Browser, url: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (width, scheme) in [(360, "light"), (1440, "dark")] {
        browser.show(url, width, scheme).await;
        all.extend(talk::faults(browser).await.into_iter().map(|fault| format!("{url} at {width}, {scheme}: {fault}")));
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_the_digest_by_mail_are_good_for_everybody() {
    let folder = tempfile::tempdir().unwrap();
    let listen = free_address();
    // Nobody takes letters there: the pages do not wait for them.
    let running = serve(folder.path(), &listen, "smtp://127.0.0.1:9", &[]);
    let store = Store::open(&Target::Sqlite(folder.path().to_owned())).await.unwrap();
    let paper = lake(&store).await;
    let address = MailAddress::parse("a-name-that-is-rather-long.and-has-two-parts@department.of.example.org").unwrap();
    let (token, secret) = ("c".repeat(32), "d".repeat(32));
    let choice = DigestChoice { hours: vec!["05:00".into()], ..DigestChoice::default() };
    let wish = DigestWish { edition: paper, address: &address, account: None, choice: &choice, confirm: &token, secret: &secret };
    store.ask_for_digest(&wish, now()).await.unwrap();
    let browser = Browser::start().await;
    let at = format!("http://{listen}/lake/digest/letters");
    let mut found = faults(&browser, &at).await;
    found.extend(faults(&browser, &format!("{at}/confirm/{token}")).await);
    store.confirm_digest(&token, now()).await.unwrap();
    for path in [format!("{secret}?new"), format!("{secret}/end"), "e".repeat(32)] {
        found.extend(faults(&browser, &format!("{at}/{path}")).await);
    }
    // The server may just have it, and gives it back.
    let letter = until("the letter", Duration::from_secs(20), async || store.claim_letters("test", 1, now()).await.unwrap().pop()).await;
    for day in 0..3 {
        store.letter_came_back(&letter.tag, "550 5.1.1 nobody lives here", now() + SignedDuration::from_hours(24 * day)).await.unwrap();
    }
    found.extend(faults(&browser, &format!("{at}/{secret}")).await);
    assert!(talk::text(&browser, ".refused").await.contains("550 5.1.1"), "it says why nothing is sent");

    browser.show(&at, 390, "light").await;
    browser.script("document.querySelector('#address').value = 'otto@example.org'; document.querySelector('form.mailing').submit()").await;
    until("the page that follows", Duration::from_secs(10), async || {
        (talk::text(&browser, "h1").await == "Look into your mailbox").then_some(())
    })
    .await;
    found.extend(talk::faults(&browser).await);
    assert!(found.is_empty(), "{found:#?}");
    assert!(running.stop());
    store.close().await;
}
