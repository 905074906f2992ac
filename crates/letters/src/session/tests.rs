//! Conversations, line by line.

use super::*;

const BOX: &str = "quay-abcdefghijkmnopq";

fn session() -> Session {
    Session::new("news.example", 1_000)
}

/// Says lines, with `BOX` as the one box, and gives the codes of the answers.
fn say(session: &mut Session, lines: &[&str]) -> Vec<String> {
    lines
        .iter()
        .map(|line| {
            let step = match session.line(line.as_bytes()) {
                Step::Look(local) => session.found(Some(local == BOX)),
                step => step,
            };
            match step {
                Step::Say(answer) | Step::Read(answer) => answer[..3].to_owned(),
                Step::End(answer) => format!("{} end", &answer[..3]),
                Step::Look(_) => unreachable!("looked up above"),
            }
        })
        .collect()
}

#[test]
fn a_letter_is_taken_by_lmtp_and_each_recipient_answered() {
    let mut session = session();
    let to = format!("RCPT TO:<{BOX}@news.example>");
    let answers = say(&mut session, &["LHLO relay.example", "MAIL FROM:<bounce@quay.example> SIZE=900 BODY=8BITMIME", &to, &to, "DATA"]);
    assert_eq!(answers, ["250", "250", "250", "250", "354"]);
    assert_eq!(session.recipients(), [BOX, BOX], "as many answers as recipients");
    let answer = session.kept(&[Verdict::Kept, Verdict::Later]);
    assert_eq!(answer.lines().map(|line| &line[..3]).collect::<Vec<_>>(), ["250", "451"]);
    assert_eq!(say(&mut session, &["MAIL FROM:<>", "RSET", "QUIT"]), ["250", "250", "221 end"]);
}

#[test]
fn by_smtp_there_is_one_answer_and_a_box_named_twice_is_one() {
    let mut session = session();
    let to = format!("rcpt to:<{BOX}@NEWS.example>");
    assert_eq!(say(&mut session, &["ehlo relay.example", "mail from:<>", &to, &to, "data"]), ["250", "250", "250", "250", "354"]);
    assert_eq!(session.recipients(), [BOX]);
    assert_eq!(session.kept(&[Verdict::Full]).lines().count(), 1);
}

#[test]
fn nothing_is_passed_on_and_no_stranger_s_box_is_taken() {
    let mut session = session();
    say(&mut session, &["EHLO relay.example", "MAIL FROM:<a@b.example>"]);
    let lines = [
        "RCPT TO:<editor@elsewhere.example>",
        "RCPT TO:<postmaster>",
        "RCPT TO:<someone-abcdefghijkmnopq@news.example>",
        "RCPT TO:<quay-abcdefghijkmnopq@elsewhere.example>",
        "RCPT TO:<quay-abcdefghijkmnopq%elsewhere.example@news.example>",
        "RCPT TO:<@elsewhere.example:other@there.example>",
        "DATA",
    ];
    assert_eq!(say(&mut session, &lines), ["550", "550", "550", "550", "550", "550", "503"]);
}

#[test]
fn commands_come_in_their_order() {
    let mut session = session();
    let to = format!("RCPT TO:<{BOX}>");
    let early =
        ["MAIL FROM:<a@b.example>", &to, "DATA", "EHLO", "EHLO x", &to, "DATA", "MAIL FROM:<a@b.example>", "MAIL FROM:<c@d.example>"];
    assert_eq!(say(&mut session, &early), ["503", "503", "503", "501", "250", "503", "503", "250", "503"]);
    assert_eq!(
        say(&mut session, &["RSET", &to, "NOOP", "VRFY x", "EXPN x", "STARTTLS", "BDAT 5"]),
        ["250", "503", "250", "252", "502", "502", "502"]
    );
    assert_eq!(
        say(&mut session, &["MAIL FROM:a@b.example", "MAIL TO:<a>", "MAIL FROM:<a@b>SIZE=1", "MAIL FROM:<a@b.example> X=1"]),
        ["501", "501", "501", "555"]
    );
    assert_eq!(say(&mut session, &["MAIL FROM:<a@b.example> SIZE=1001", "MAIL FROM:<a@b.example> SIZE=many"]), ["552", "501"]);
}

#[test]
fn a_conversation_that_makes_no_sense_is_cut_and_recipients_are_counted() {
    let mut session = session();
    let answers: Vec<String> = (0..30).flat_map(|_| say(&mut session, &["GET / HTTP/1.1"])).collect();
    assert_eq!(answers.iter().position(|answer| answer.ends_with("end")), Some(MOST_ERRORS));
    let mut session = self::session();
    say(&mut session, &["LHLO x", "MAIL FROM:<>"]);
    let to = format!("RCPT TO:<{BOX}>");
    let answers: Vec<String> = (0..=MOST_RECIPIENTS).flat_map(|_| say(&mut session, &[&to])).collect();
    assert_eq!(answers.iter().filter(|answer| *answer == "250").count(), MOST_RECIPIENTS);
    assert_eq!(answers[MOST_RECIPIENTS], "452");
}

#[test]
fn a_store_that_does_not_answer_is_nobody_s_fault() {
    let mut session = session();
    say(&mut session, &["LHLO x", "MAIL FROM:<>"]);
    assert_eq!(session.line(format!("RCPT TO:<{BOX}>").as_bytes()), Step::Look(BOX.to_owned()));
    let Step::Say(answer) = session.found(None) else { panic!("an answer") };
    assert!(answer.starts_with("451"));
    assert!(session.recipients().is_empty());
}

proptest::proptest! {
    #[test]
    fn any_lines_get_answers_of_three_digits(lines: Vec<Vec<u8>>) {
        let mut session = session();
        for line in lines {
            let step = match session.line(&line) {
                Step::Look(_) => session.found(Some(true)),
                step => step,
            };
            let (Step::Say(answer) | Step::Read(answer) | Step::End(answer)) = step else { panic!("a look is answered") };
            proptest::prop_assert!(answer.bytes().take(3).all(|byte| byte.is_ascii_digit()));
        }
    }
}
