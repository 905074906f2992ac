//! Does this letter say that another one could not be delivered? Delivery status notifications (RFC 3464), and what servers write that know
//! none.

use crate::head::{self, Coding, Kind};
use crate::mime::{self, Parts};

/// Parts of a letter that are looked at, and parts within each other: a notification has three, one deep.
const MOST_PARTS: usize = 16;
const DEEPEST: usize = 3;
/// Bytes of a part that are looked at.
const LONGEST: usize = 64 << 10;
/// Characters of a reason that are kept.
const LONGEST_WHY: usize = 300;

/// A letter that came back, or waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// To whom it was sent, where that is said.
    pub address: Option<String>,
    /// It is not tried any more.
    pub permanent: bool,
    /// Class, subject and detail (RFC 3463), where they are said: 5, 1, 1 is a mailbox that does not exist.
    pub status: Option<[u16; 3]>,
    /// What the server said, on one line.
    pub why: String,
}

/// What a message says of a letter that could not be delivered; `None` for all other messages, and for those that say that one was.
#[must_use]
pub fn bounce(message: &[u8]) -> Option<Bounce> {
    let (head, body) = mime::split(message);
    let kind = head::kind(head);
    let mut parts = 0;
    if let Some(report) = status_part(&kind, body, 0, &mut parts) {
        return of_report(&report);
    }
    of_words(head, &text(&kind, body))
}

/// The text of the part that is made for machines.
fn status_part(kind: &Kind, body: &[u8], depth: usize, parts: &mut usize) -> Option<String> {
    *parts += 1;
    if *parts > MOST_PARTS || depth > DEEPEST {
        return None;
    }
    if kind.family == "message" && matches!(kind.subtype.as_str(), "delivery-status" | "global-delivery-status") {
        return Some(text(kind, body));
    }
    let boundary = kind.boundary.as_deref().filter(|boundary| kind.family == "multipart" && !boundary.is_empty())?;
    Parts::new(body, boundary).find_map(|inner| {
        let (head, inner) = mime::split(inner);
        status_part(&head::kind(head), inner, depth + 1, parts)
    })
}

fn text(kind: &Kind, body: &[u8]) -> String {
    let body = &body[..body.len().min(LONGEST)];
    let plain = Kind { coding: if kind.family == "multipart" { Coding::None } else { kind.coding }, ..Kind::default() };
    mime::decoded(&plain, body)
}

/// The first recipient whose letter failed, or else is late.
fn of_report(report: &str) -> Option<Bounce> {
    let report = report.replace("\r\n", "\n");
    // Blocks of fields, of which the first is about the letter and each other about one recipient; some servers leave out the empty line.
    let found: Vec<Bounce> = report.split("\n\n").filter_map(of_block).collect();
    found.iter().find(|bounce| bounce.permanent).or(found.first()).cloned()
}

fn of_block(block: &str) -> Option<Bounce> {
    let unfolded = block.replace("\n ", " ").replace("\n\t", " ");
    let field = |name: &str| {
        unfolded.lines().find_map(|line| {
            let (field, value) = line.split_once(':')?;
            field.trim().eq_ignore_ascii_case(name).then(|| value.trim())
        })
    };
    // "rfc822; anna@example.org"
    let behind = |value: &str| value.split_once(';').map_or(value, |(_, rest)| rest).trim().trim_matches(['<', '>']).to_owned();
    let action = field("Action")?.to_ascii_lowercase();
    let status = field("Status").and_then(|value| status(value.split([' ', '(']).next().unwrap_or_default()));
    let failed = action.starts_with("failed");
    if !failed && !action.starts_with("delayed") {
        return None;
    }
    let said = field("Diagnostic-Code").map(behind).or_else(|| field("Status").map(str::to_owned)).unwrap_or_default();
    Some(Bounce {
        address: field("Original-Recipient").or_else(|| field("Final-Recipient")).map(behind).filter(|address| address.contains('@')),
        permanent: failed && status.is_none_or(|[class, ..]| class == 5),
        status,
        why: markup::text::line(&said, LONGEST_WHY),
    })
}

/// A server that writes for people alone is known by its name and by the numbers in what it says.
fn of_words(head: &[u8], text: &str) -> Option<Bounce> {
    let head = String::from_utf8_lossy(&head[..head.len().min(LONGEST)]).to_ascii_lowercase();
    let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    let is_server = ["mailer-daemon", "postmaster@", "mail delivery"].iter().any(|name| field("from:").contains(name));
    let is_about_one = ["undeliver", "failure", "returned", "delivery status", "not delivered", "could not be delivered"]
        .iter()
        .any(|word| field("subject:").contains(word));
    if !is_server || !is_about_one {
        return None;
    }
    // What stands below is the letter itself.
    let said = ["\n--- ", "\n------ ", "\nReceived:", "\nReturn-Path:"]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min()
        .map_or(text, |end| &text[..end]);
    let line = said.lines().find_map(|line| Some((line, line.split(|c: char| !c.is_ascii_digit() && c != '.').find_map(status)?)));
    let bare = || {
        said.lines().find(|line| line.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| matches!(word, "550" | "551" | "553" | "554")))
    };
    let (line, status) = match line {
        Some((line, status)) => (line, Some(status)),
        None => (bare()?, None),
    };
    let address = said.split(|c: char| c.is_whitespace() || "<>();:,\"".contains(c)).find(|word| model::MailAddress::parse(word).is_some());
    Some(Bounce {
        address: address.map(str::to_owned),
        permanent: status.is_none_or(|[class, ..]| class == 5),
        status,
        why: markup::text::line(line, LONGEST_WHY),
    })
}

/// "5.1.1"
fn status(text: &str) -> Option<[u16; 3]> {
    let mut numbers = text.trim_end_matches('.').split('.').map(|part| part.parse().ok().filter(|_| part.len() <= 3));
    let status = [numbers.next()??, numbers.next()??, numbers.next()??];
    (numbers.next().is_none() && matches!(status[0], 4 | 5)).then_some(status)
}

#[cfg(test)]
mod tests {
    use super::*;

    const POSTFIX: &str = "From: MAILER-DAEMON@mx.example (Mail Delivery System)\r\nSubject: Undelivered Mail Returned to Sender\r\n\
        Auto-Submitted: auto-replied\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b/mx\"\r\n\r\n\
        This is a MIME-encapsulated message.\r\n\r\n--b/mx\r\nContent-Type: text/plain\r\n\r\nI'm sorry\r\n\r\n\
        --b/mx\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
        Final-Recipient: rfc822; anna@example.org\r\nOriginal-Recipient: rfc822;anna.b@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\
        Diagnostic-Code: smtp; 550 5.1.1 <anna@example.org>: Recipient\r\n    address rejected: User unknown\r\n\r\n\
        --b/mx\r\nContent-Type: message/rfc822\r\n\r\nSubject: Digest\r\n\r\nx\r\n--b/mx--\r\n";

    #[test]
    fn a_notification_says_whose_letter_and_why() {
        let bounce = bounce(POSTFIX.as_bytes()).unwrap();
        assert_eq!(bounce.address.as_deref(), Some("anna.b@example.org"));
        assert_eq!((bounce.permanent, bounce.status), (true, Some([5, 1, 1])));
        assert_eq!(bounce.why, "550 5.1.1 <anna@example.org>: Recipient address rejected: User unknown");
    }

    #[test]
    fn a_letter_that_waits_or_was_delivered_has_not_come_back() {
        let late = POSTFIX.replace("Action: failed", "Action: delayed").replace("Status: 5.1.1", "Status: 4.4.1");
        assert_eq!(bounce(late.as_bytes()).map(|bounce| bounce.permanent), Some(false));
        let given_up = POSTFIX.replace("Status: 5.1.1", "Status: 4.4.7");
        assert_eq!(bounce(given_up.as_bytes()).map(|bounce| (bounce.permanent, bounce.status)), Some((false, Some([4, 4, 7]))));
        assert_eq!(bounce(POSTFIX.replace("Action: failed", "Action: delivered").as_bytes()), None);
    }

    #[test]
    fn a_notification_is_read_however_its_part_is_packed() {
        let packed = "From: postmaster@x.example\r\nContent-Type: multipart/report; boundary=q\r\n\r\n--q\r\nContent-Type: message/delivery-status\r\n\
            Content-Transfer-Encoding: base64\r\n\r\nUmVwb3J0aW5nLU1UQTogZG5zO3gKCkZpbmFsLVJlY2lwaWVudDogcmZjODIyO2FAYi5leGFtcGxlCkFjdGlvbjogZmFpbGVkClN0YXR1\r\nczogNS4yLjIK\r\n--q--\r\n";
        let bounce = bounce(packed.as_bytes()).unwrap();
        assert_eq!((bounce.address.as_deref(), bounce.status), (Some("a@b.example"), Some([5, 2, 2])));
    }

    #[test]
    fn servers_that_write_for_people_are_understood() {
        let qmail = "From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\nHi. This is the qmail-send program at mx.example.\r\n\
            I'm afraid I wasn't able to deliver your message.\r\n\r\n<anna@example.org>:\r\n192.0.2.7 does not like recipient.\r\n\
            Remote host said: 550 5.1.1 no mailbox here by that name\r\n\r\n--- Below this line is a copy of the message.\r\n\r\nTo: x@example.org\r\n";
        let found = bounce(qmail.as_bytes()).unwrap();
        assert_eq!((found.address.as_deref(), found.permanent, found.status), (Some("anna@example.org"), true, Some([5, 1, 1])));
        assert_eq!(found.why, "Remote host said: 550 5.1.1 no mailbox here by that name");
        let bare = qmail.replace("550 5.1.1 no", "550 no");
        assert_eq!(bounce(bare.as_bytes()).map(|found| (found.permanent, found.status)), Some((true, None)));
    }

    #[test]
    fn answers_and_holidays_are_no_bounces() {
        for text in [
            "From: Anna <anna@example.org>\r\nSubject: Re: Digest\r\n\r\nThe bus 550 5.1.1 was late.\r\n",
            "From: Anna <anna@example.org>\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nBack on 5.1.1970\r\n",
            "From: MAILER-DAEMON@mx.example\r\nSubject: Your quota\r\n\r\n550\r\n",
            "From: MAILER-DAEMON@mx.example\r\nSubject: Delivery failure\r\n\r\nSomething went wrong.\r\n",
            "",
            "\r\n\r\n",
        ] {
            assert_eq!(bounce(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn what_is_hostile_has_an_end() {
        let mut nested = String::from("Content-Type: multipart/mixed; boundary=a0\r\n\r\n");
        for n in 0..100 {
            nested.push_str(&format!("--a{n}\r\nContent-Type: multipart/mixed; boundary=a{}\r\n\r\n", n + 1));
        }
        assert_eq!(bounce(nested.as_bytes()), None);
        assert_eq!(bounce(&b"From: mailer-daemon\nSubject: failure\n\n5.1.1 ".repeat(200_000)).map(|bounce| bounce.permanent), Some(true));
    }
}
