//! Letters, and their bytes.

use model::MailAddress;

use crate::{BadLetter, Letter, List, Sender};

fn address(text: &str) -> MailAddress {
    MailAddress::parse(text).unwrap()
}

fn letter() -> Letter {
    Letter {
        from: Sender { name: "Der Wächter, “Hafen”".into(), address: address("paper@news.example") },
        reply_to: Some(address("desk@news.example")),
        to: address("anna@example.org"),
        subject: "Digest – 7 Uhr".into(),
        text: "Zürich: der Zug.\n.dot\nFrom here.\n".into(),
        html: Some("<p>Zürich</p>".into()),
        id: "digest.7.abc@news.example".into(),
        date: "2026-11-28T06:00:00Z".parse().unwrap(),
        list: Some(List {
            name: "The <Lake>; Digest".into(),
            id: "digest.lake.news.example".into(),
            leave: "https://news.example/lake/digest/letters/abc/end".into(),
        }),
    }
}

fn head(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap().split("\r\n\r\n").next().unwrap().replace("\r\n ", " ")
}

#[test]
fn a_letter_says_what_mail_programs_look_for() {
    let bytes = letter().bytes().unwrap();
    let head = head(&bytes);
    for field in [
        "To: anna@example.org",
        "Reply-To: desk@news.example",
        "Message-ID: <digest.7.abc@news.example>",
        "Date: Sat, 28 Nov 2026 06:00:00 +0000",
        "List-Id: The Lake Digest <digest.lake.news.example>",
        "List-Unsubscribe: <https://news.example/lake/digest/letters/abc/end>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Auto-Submitted: auto-generated",
        "Precedence: bulk",
        "MIME-Version: 1.0",
    ] {
        assert!(head.lines().any(|line| line == field), "{field}\n{head}");
    }
    assert!(head.contains("Content-Type: multipart/alternative") && head.contains("<paper@news.example>"), "{head}");
    assert!(bytes.is_ascii() && bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= 999));
    assert!(!String::from_utf8(bytes).unwrap().replace("\r\n", "").contains(['\r', '\n']), "each line ends with CR LF");
}

#[test]
fn a_letter_to_one_person_belongs_to_no_list() {
    let bytes = Letter { list: None, html: None, ..letter() }.bytes().unwrap();
    let head = head(&bytes);
    assert!(!head.contains("List-") && !head.contains("Precedence") && head.contains("text/plain"), "{head}");
}

#[test]
fn what_stands_in_a_letter_adds_nothing_to_its_head() {
    let bad = |change: fn(&mut Letter)| {
        let mut letter = letter();
        change(&mut letter);
        letter.bytes()
    };
    assert_eq!(bad(|l| l.subject = "a\r\nBcc: b@example.org".into()), Err(BadLetter::Part("subject")));
    assert_eq!(bad(|l| l.from.name = "a\nb".into()), Err(BadLetter::Part("sender's name")));
    assert_eq!(bad(|l| l.id = "a b".into()), Err(BadLetter::Part("id")));
    assert_eq!(bad(|l| l.list.as_mut().unwrap().leave = "https://x>\r\nA: b".into()), Err(BadLetter::Part("way out")));
    assert_eq!(bad(|l| l.list.as_mut().unwrap().name = "x".repeat(400)), Err(BadLetter::Part("list")));
    assert_eq!(bad(|l| l.text = "x".repeat(3 << 20)), Err(BadLetter::Part("text")));
}

#[test]
fn a_plain_text_goes_as_it_is_however_long_its_lines_and_any_other_encoded() {
    let of = |text: &str| String::from_utf8(Letter { text: text.into(), html: None, ..letter() }.bytes().unwrap()).unwrap();
    let link = format!("https://news.example/{}", "a".repeat(700));
    let long = of(&format!("Follow this link:\r\n{link}\n"));
    assert!(long.contains("Transfer-Encoding: 7bit") && long.contains(&format!("Follow this link:\r\n{link}")), "{long}");
    for text in ["x".repeat(2_000), "a\rb".into(), "a\u{0}b".into(), "ö".into(), String::new()] {
        let bytes = of(&text);
        assert!(bytes.lines().all(|line| line.len() <= 998) && !bytes.replace("\r\n", "").contains(['\r', '\n', '\u{0}']), "{bytes}");
    }
}
