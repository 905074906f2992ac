//! Sessions with a server of a test's own.

use std::sync::{Arc, Mutex};

use model::MailAddress;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, DuplexStream};

use crate::{Dial, Envelope, Fate, Journal, Outcome, Server, Session, Stage, Trouble, Unreached};

/// Answers each line by a rule: the text to say; nothing: hang up; "-": say nothing.
type Rule = fn(&str) -> Option<&'static str>;

/// A server with a rule for what is said in the clear, and one for what is said inside TLS (which is none here).
#[derive(Clone)]
struct Made {
    rule: Rule,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Made {
    fn new(rule: Rule) -> Made {
        Made { rule, heard: Arc::default() }
    }

    fn line(&self, greets: bool) -> DuplexStream {
        let (ours, theirs) = tokio::io::duplex(4096);
        tokio::spawn(converse(theirs, self.clone(), greets));
        ours
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

async fn converse(stream: DuplexStream, made: Made, greets: bool) {
    let mut stream = BufReader::new(stream);
    if greets && stream.write_all(b"220 mail.example\r\n").await.is_err() {
        return;
    }
    let (mut line, mut in_text) = (String::new(), false);
    loop {
        line.clear();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        assert!(line.ends_with("\r\n"), "{line:?}");
        let said = line.trim_end_matches("\r\n").to_owned();
        made.heard.lock().unwrap().push(said.clone());
        if in_text && said != "." {
            continue;
        }
        in_text = said == "DATA";
        match (made.rule)(&said) {
            None => return,
            Some("-") => {}
            Some(answer) => {
                in_text &= answer.starts_with("354");
                if stream.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
                    return;
                }
            }
        }
    }
}

impl Dial for Made {
    type Line = DuplexStream;

    async fn line(&self, _: &Server) -> Result<DuplexStream, Unreached> {
        Ok(Made::line(self, true))
    }

    async fn secure(&self, _: &Server, _: DuplexStream) -> Result<DuplexStream, Unreached> {
        self.heard.lock().unwrap().push("(secured)".to_owned());
        Ok(Made::line(self, false))
    }
}

fn usual(line: &str) -> Option<&'static str> {
    Some(match line.split([' ', ':']).next().unwrap() {
        "EHLO" => "250-mail.example\r\n250-SIZE 100000\r\n250 8BITMIME",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 ok",
    })
}

fn envelope() -> Envelope {
    let address = |text| MailAddress::parse(text).unwrap();
    Envelope { from: address("bounce@news.example"), to: address("anna@example.org") }
}

async fn sent(made: &Made, letter: i64, journal: &Journal) -> Outcome {
    let mut session = Session::open(made, &Server::parse("smtp://127.0.0.1").unwrap(), "news.example").await.unwrap();
    session.send(&envelope(), b"Subject: x\r\n\r\n.dot\r\nend", letter, journal).await
}

fn desk() -> (tempfile::TempDir, Journal) {
    let folder = tempfile::tempdir().unwrap();
    let (journal, _) = Journal::since(folder.path(), "desk", "boot").unwrap();
    (folder, journal)
}

/// What is known of a letter by who comes after a crash.
fn fate(folder: &tempfile::TempDir, journal: Journal, letter: i64) -> Option<Fate> {
    drop(journal);
    Journal::since(folder.path(), "next", "boot").unwrap().1.remove(&letter)
}

#[tokio::test]
async fn letters_follow_each_other_on_one_session() {
    let (folder, journal) = desk();
    let made = Made::new(usual);
    let mut session = Session::open(&made, &Server::parse("smtp://127.0.0.1").unwrap(), "news.example").await.unwrap();
    for letter in [1, 2] {
        let outcome = session.send(&envelope(), b"Subject: x\r\n\r\n.dot\r\n..\r\nend", letter, &journal).await;
        assert!(matches!(outcome, Outcome::Taken), "{outcome:?}");
    }
    session.quit().await;
    let one =
        ["MAIL FROM:<bounce@news.example> SIZE=34", "RCPT TO:<anna@example.org>", "DATA", "Subject: x", "", "..dot", "...", "end", "."];
    let expected: Vec<&str> = ["EHLO news.example"].into_iter().chain(one).chain(one).chain(["QUIT"]).collect();
    assert_eq!(made.heard(), expected);
    assert_eq!(fate(&folder, journal, 2), Some(Fate::Told(250)));
}

#[tokio::test]
async fn a_password_is_told_inside_tls_and_by_the_ways_offered_there() {
    let rule: Rule = |line| match line {
        "EHLO news.example" => Some("250-mail.example\r\n250-STARTTLS\r\n250-AUTH=LOGIN\r\n250 AUTH CRAM-MD5 LOGIN"),
        "STARTTLS" => Some("220 go on"),
        "AUTH LOGIN" => Some("334 VXNlcm5hbWU6"),
        "YW5uYQ==" => Some("334 UGFzc3dvcmQ6"),
        "aHVzaA==" => Some("235 2.7.0 welcome"),
        line => usual(line),
    };
    let made = Made::new(rule);
    let server = Server::parse("smtp+starttls://anna:hush@mail.example").unwrap();
    Session::open(&made, &server, "news.example").await.unwrap();
    assert_eq!(made.heard(), ["EHLO news.example", "STARTTLS", "(secured)", "EHLO news.example", "AUTH LOGIN", "YW5uYQ==", "aHVzaA=="]);
}

#[tokio::test]
async fn a_line_that_can_not_be_secured_is_left() {
    let server = Server::parse("smtp+starttls://anna:hush@mail.example").unwrap();
    let plain = Made::new(usual);
    assert!(matches!(Session::open(&plain, &server, "news.example").await, Err(Trouble::Unable("STARTTLS"))));
    let ahead: Rule = |line| match line {
        "EHLO news.example" => Some("250-mail.example\r\n250 STARTTLS"),
        // What is said in the clear behind it would count inside.
        "STARTTLS" => Some("220 go on\r\n250 AUTH PLAIN"),
        line => usual(line),
    };
    let ahead = Made::new(ahead);
    assert!(matches!(Session::open(&ahead, &server, "news.example").await, Err(Trouble::Broken(_))));
    for made in [plain, ahead] {
        assert!(!made.heard().iter().any(|line| line.starts_with("AUTH") || line == "(secured)"));
    }
}

#[tokio::test]
async fn a_wrong_password_is_told_and_a_server_without_a_known_way_too() {
    let rule: Rule = |line| match line.split(' ').next().unwrap() {
        "EHLO" => Some("250-mail.example\r\n250 AUTH PLAIN"),
        "AUTH" => Some("535 5.7.8 no"),
        _ => usual(line),
    };
    let server = Server::parse("smtps://anna:hush@mail.example").unwrap();
    let made = Made::new(rule);
    let refused = Session::open(&made, &server, "news.example").await;
    assert!(matches!(&refused, Err(Trouble::Refused(_, reply)) if reply.code == 535), "{refused:?}");
    assert_eq!(made.heard()[1], "AUTH PLAIN AGFubmEAaHVzaA==");
    assert!(matches!(Session::open(&Made::new(usual), &server, "news.example").await, Err(Trouble::Unable(_))));
}

#[tokio::test]
async fn an_old_server_is_greeted_as_it_knows() {
    let rule: Rule = |line| if line.starts_with("EHLO") { Some("502 what?") } else { usual(line) };
    let made = Made::new(rule);
    Session::open(&made, &Server::parse("smtp://127.0.0.1").unwrap(), "news.example").await.unwrap();
    assert_eq!(made.heard(), ["EHLO news.example", "HELO news.example"]);
}

#[tokio::test]
async fn a_refusal_says_of_what_and_the_session_goes_on() {
    let rule: Rule = |line| if line.starts_with("RCPT") { Some("550-5.1.1 no such\r\n550 5.1.1 mailbox") } else { usual(line) };
    let made = Made::new(rule);
    let (folder, journal) = desk();
    let mut session = Session::open(&made, &Server::parse("smtp://127.0.0.1").unwrap(), "news.example").await.unwrap();
    for letter in [1, 2] {
        match session.send(&envelope(), b"x\r\n", letter, &journal).await {
            Outcome::Refused(Stage::Recipient, reply) => {
                assert_eq!(
                    (reply.is_permanent(), reply.status(), reply.text.as_str()),
                    (true, Some([5, 1, 1]), "5.1.1 no such 5.1.1 mailbox")
                );
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(made.heard().iter().filter(|line| *line == "RSET").count(), 2);
    assert_eq!(fate(&folder, journal, 2), None, "it never ended");
}

#[tokio::test]
async fn what_breaks_before_the_end_has_not_gone_and_after_it_can_have() {
    let before: [Rule; 3] = [
        |line| if line.starts_with("MAIL") { None } else { usual(line) },
        |line| if line == "DATA" { None } else { usual(line) },
        |line| if line.starts_with("RCPT") { Some("421 4.3.2 closing") } else { usual(line) },
    ];
    for (n, rule) in before.into_iter().enumerate() {
        let (folder, journal) = desk();
        let outcome = sent(&Made::new(rule), 1, &journal).await;
        assert!(matches!(outcome, Outcome::Unsent(_)), "{n}: {outcome:?}");
        assert_eq!(fate(&folder, journal, 1), None);
    }
    let (folder, journal) = desk();
    let outcome = sent(&Made::new(|line| if line == "." { None } else { usual(line) }), 1, &journal).await;
    assert!(matches!(outcome, Outcome::Unsure(_)), "{outcome:?}");
    assert_eq!(fate(&folder, journal, 1), Some(Fate::Gone));
    let (folder, journal) = desk();
    let outcome = sent(&Made::new(|line| if line == "." { Some("451 4.7.1 later") } else { usual(line) }), 1, &journal).await;
    assert!(matches!(&outcome, Outcome::Refused(Stage::Text, reply) if !reply.is_permanent()), "{outcome:?}");
    assert_eq!(fate(&folder, journal, 1), Some(Fate::Told(451)));
}

#[tokio::test(start_paused = true)]
async fn whoever_says_nothing_is_not_waited_for_without_an_end() {
    let (_folder, journal) = desk();
    let outcome = sent(&Made::new(|line| if line.starts_with("RCPT") { Some("-") } else { usual(line) }), 1, &journal).await;
    assert!(matches!(outcome, Outcome::Unsent(Trouble::Slow)), "{outcome:?}");
}

#[tokio::test]
async fn nonsense_ends_the_session() {
    for answer in ["hello", "25", "250x", "250-one\r\n251 two", "999 no"] {
        // A rule has no way to know which: each is told by the name that is greeted.
        let rule: Rule =
            |line| line.strip_prefix("EHLO ").map(|name| ["hello", "25", "250x", "250-one\r\n251 two", "999 no"][name.len() - 1]);
        let name = "n".repeat(1 + ["hello", "25", "250x", "250-one\r\n251 two", "999 no"].iter().position(|one| *one == answer).unwrap());
        let opened = Session::open(&Made::new(rule), &Server::parse("smtp://127.0.0.1").unwrap(), &name).await;
        assert!(matches!(opened, Err(Trouble::Broken(_))), "{answer}: {opened:?}");
    }
}

#[tokio::test]
async fn what_no_server_can_take_is_not_offered() {
    let (_folder, journal) = desk();
    let small: Rule = |line| if line.starts_with("EHLO") { Some("250-mail.example\r\n250 SIZE 20") } else { usual(line) };
    let made = Made::new(small);
    let mut session = Session::open(&made, &Server::parse("smtp://127.0.0.1").unwrap(), "n").await.unwrap();
    let long = [b"x".repeat(999), b"\r\n".to_vec()].concat();
    for message in ["This is longer than twenty bytes.\r\n".as_bytes(), "ü".as_bytes(), b"a\rb\r\n", b"a\0b\r\n", &long] {
        let outcome = session.send(&envelope(), message, 1, &journal).await;
        assert!(matches!(outcome, Outcome::Unfit(_)), "{outcome:?}");
    }
    assert_eq!(made.heard(), ["EHLO n"]);
}
