//! Letters of our own making, good and bad.

use std::time::{Duration, Instant};

use super::*;

/// A message of these header lines and this body, with the line ends of the wire.
fn mail(head: &str, body: &str) -> Vec<u8> {
    format!("{}\n\n{}", head.trim(), body).replace('\n', "\r\n").into_bytes()
}

const HEAD: &str = "From: =?utf-8?q?H=C3=A4fen_heute?= <letter@haefen.example>
To: quay-abcdefghijkmnopq@news.example
Subject: =?utf-8?B?RsOkaHJlIGbDpGhydCB3aWVkZXI=?=
Date: Mon, 02 Mar 2026 08:30:00 +0100
Message-ID: <20260302.77@haefen.example>
List-Id: \"The Quay\" <quay.haefen.example>
List-Unsubscribe: <https://haefen.example/out?r=77>, <mailto:out@haefen.example>
MIME-Version: 1.0";

fn alternative(html: &str) -> Vec<u8> {
    let head = format!("{HEAD}\nContent-Type: multipart/alternative; boundary=\"=_quay\"");
    mail(
        &head,
        &format!(
            "A note.\n--=_quay\nContent-Type: text/plain; charset=us-ascii\n\nOnly the plain text.\n--=_quay\nContent-Type: text/html; charset=utf-8\n\n{html}\n--=_quay--\nAfter.\n"
        ),
    )
}

fn content(letter: &Letter) -> &str {
    letter.entry.content.as_deref().unwrap_or_default()
}

#[test]
fn a_letter_is_an_entry_with_who_when_and_what() {
    let letter = read(&alternative("<p>The ferry sails again.</p>"));
    let entry = &letter.entry;
    assert_eq!(entry.id.as_deref(), Some("20260302.77@haefen.example"));
    assert_eq!(entry.title.as_deref(), Some("Fähre fährt wieder"));
    assert_eq!(entry.authors, ["Häfen heute"]);
    assert_eq!(entry.published, "2026-03-02T07:30:00Z".parse().ok());
    assert_eq!(entry.categories, ["The Quay"]);
    assert_eq!(letter.sender.as_deref(), Some("The Quay"));
    assert_eq!(content(&letter), "<p>The ferry sails again.</p>");
    assert!(letter.flaws.is_empty(), "{:?}", letter.flaws);
}

#[test]
fn transfer_encodings_and_charsets_are_undone() {
    let kind = |kind: &str, body: &str| read(&mail(&format!("{HEAD}\n{kind}"), body));
    let quoted =
        kind("Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable", "<p>F=E4hre =\nnach K=F6ge</p>");
    assert_eq!(content(&quoted), "<p>Fähre nach Köge</p>");
    let packed = kind("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64", "PHA+RsOkaHJl\nIG5hY2ggS8O2\nZ2U8L3A+");
    assert_eq!(content(&packed), "<p>Fähre nach Köge</p>");
    let japanese = kind("Content-Type: text/plain; charset=iso-2022-jp\nContent-Transfer-Encoding: 7bit", "\u{1b}$B9A\u{1b}(B");
    assert_eq!(content(&japanese), "<p>港</p>");
    let mut undeclared = mail(&format!("{HEAD}\nContent-Type: text/plain"), "");
    undeclared.extend(b"F\xe4hre nach K\xf6ge");
    assert_eq!(content(&read(&undeclared)), "<p>Fähre nach Köge</p>");
    let broken = kind("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64", "<p>not packed at all!</p>");
    assert!(content(&broken).contains("not packed at all"), "{broken:?}");
}

#[test]
fn the_html_is_found_among_pictures_files_and_signatures() {
    let body = "--outer
Content-Type: multipart/related; boundary=inner; type=\"multipart/alternative\"

--inner
Content-Type: multipart/alternative; boundary=innermost

--innermost
Content-Type: text/plain

Plain.
--innermost
Content-Type: text/html

<p>Rich <img src=\"cid:pier@x\" alt=\"The pier\" width=300></p>
--innermost--
--inner
Content-Type: image/png
Content-ID: <pier@x>
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--inner--
--outer
Content-Type: text/html; name=\"other.html\"
Content-Disposition: attachment; filename=\"other.html\"

<p>A file.</p>
--outer--";
    let letter = read(&mail(&format!("{HEAD}\nContent-Type: multipart/mixed; boundary=outer"), body));
    assert_eq!(content(&letter), "<p>Rich </p>", "a picture that comes with the letter is not kept");
    let attached = "--outer\nContent-Type: text/html\nContent-Disposition: attachment\n\n<p>A file.</p>\n--outer\n\nJust words.\n--outer--";
    assert_eq!(content(&read(&mail(&format!("{HEAD}\nContent-Type: multipart/mixed; boundary=outer"), attached))), "<p>Just words.</p>");
}

#[test]
fn pixels_and_hidden_lines_are_left_out_and_pictures_stay() {
    let letter = read(&alternative(
        "<div style='display: none !important; max-height:0'>In this letter&zwnj;&nbsp;</div>
         <p>News. <img src='https://img.example/pier.jpg' width=600 height=400 alt='The pier'></p>
         <p><img src='https://t.example/o.gif' width='1' height='1'><img src='https://t.example/o2.gif' style='width:1px'>
         <img src='https://t.example/o3.gif' style='display:none'> and more.</p>
         <img src='https://t.example/open/4f9c2d77aa01b3e6c5d8f7?u=1'>",
    ));
    assert!(content(&letter).contains("pier.jpg") && content(&letter).contains("and more."), "{}", content(&letter));
    assert!(!content(&letter).contains("t.example") && !content(&letter).contains("In this letter"), "{}", content(&letter));
}

#[test]
fn what_is_the_reader_s_own_is_left_out_and_the_page_for_all_is_the_link() {
    let letter = read(&alternative(
        "<p><a href='https://haefen.example/l/9?e=4711&utm_source=mail'>Im Browser ansehen</a></p>
         <p>News of the <a href='https://haefen.example/pier?to=quay-abcdefghijkmnopq@news.example&id=3'>pier</a>.</p>
         <table><tr><td>You get this because you asked. <a href='https://haefen.example/out?r=77'>Here is the way out</a></td></tr></table>
         <p>Write to us, or <a href='https://haefen.example/prefs/77'>manage your preferences</a>, or read <a href='https://haefen.example/about'>about us</a>.</p>",
    ));
    assert_eq!(letter.entry.link.as_deref(), Some("https://haefen.example/l/9"));
    let content = content(&letter);
    assert!(content.contains("https://haefen.example/pier?id=3") && content.contains("/about"), "{content}");
    for gone in ["r=77", "prefs", "You get this", "way out", "quay-abc", "Im Browser"] {
        assert!(!content.contains(gone), "{gone}: {content}");
    }
}

#[test]
fn only_what_says_so_leads_to_the_letter_s_page() {
    // The subject's words may be a button's: "Confirm your subscription".
    let letter = read(&alternative("<h1><a href='https://haefen.example/confirm/abc'>Fähre fährt wieder</a></h1><p>News.</p>"));
    assert_eq!(letter.entry.link, None);
    assert!(content(&letter).contains("https://haefen.example/confirm/abc"), "{letter:?}");
    let archived = read(&mail(&format!("{HEAD}\nArchived-At: <https://haefen.example/archive/77>"), "Words."));
    assert_eq!(archived.entry.link.as_deref(), Some("https://haefen.example/archive/77"));
    let hostile = read(&mail(&format!("{HEAD}\nArchived-At: <javascript:alert(1)>"), "Words."));
    assert_eq!(hostile.entry.link, None);
}

#[test]
fn a_letter_that_asks_for_confirmation_keeps_the_link_for_it() {
    let letter = read(&alternative(
        "<p>Please confirm that you want this letter.</p><p><a href='https://haefen.example/confirm?id=9f3c'>Yes, subscribe me</a></p>
         <p>If it was not you, do nothing.</p>",
    ));
    assert!(content(&letter).contains("https://haefen.example/confirm?id=9f3c"), "{letter:?}");
}

#[test]
fn plain_text_becomes_paragraphs_with_links() {
    let head = format!("{HEAD}\nContent-Type: text/plain; charset=utf-8; format=flowed");
    let letter = read(&mail(
        &head,
        "View this email in your browser: https://haefen.example/l/9?e=1\n\nThe ferry \nsails <again> & again.\nSee https://haefen.example/confirm?id=9.\n\n-- \nTo unsubscribe: https://haefen.example/stop/4711\n",
    ));
    assert_eq!(letter.entry.link.as_deref(), Some("https://haefen.example/l/9"));
    assert_eq!(
        content(&letter),
        "<p>The ferry sails &lt;again&gt; &amp; again.<br>See <a href=\"https://haefen.example/confirm?id=9\">https://haefen.example/confirm?id=9</a>.</p>"
    );
}

#[test]
fn tables_of_layout_become_blocks_and_tables_of_figures_stay() {
    let letter = read(&alternative(
        "<table role=presentation width=600><tr><td><center>Tides</center><table><tr><th>Day</th><th>High</th></tr><tr><td>Monday</td><td>11:02</td></tr></table></td></tr></table>",
    ));
    assert_eq!(
        content(&letter),
        "<div><div><div><div><div>Tides</div><table><tbody><tr><th>Day</th><th>High</th></tr><tr><td>Monday</td><td>11:02</td></tr></tbody></table></div></div></div></div>"
    );
}

#[test]
fn of_attributes_those_that_a_reader_will_see_are_kept() {
    let letter =
        read(&alternative("<ol start=4 class=x><li title='no'>A <time datetime='2026-03-02' style='color:red'>Monday</time></li></ol>"));
    assert_eq!(content(&letter), "<ol start=\"4\"><li>A <time datetime=\"2026-03-02\">Monday</time></li></ol>");
}

#[test]
fn what_is_no_letter_is_read_all_the_same() {
    for bytes in [
        &b""[..],
        b"\r\n",
        b"\0\0\0",
        b"From nobody\n\nx",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\nno parts\r\n",
        b"--\r\n.\r\n",
    ] {
        let letter = read(bytes);
        assert!(!letter.flaws.is_empty(), "{bytes:?}");
    }
    let broken = read(&mail("Subject: =?utf-8?B?////?= tail\nDate: yesterday-ish\nMessage-ID: no brackets\nFrom: ,;<<>", "Words."));
    assert_eq!(content(&broken), "<p>Words.</p>");
    assert!(broken.flaws.iter().any(|flaw| flaw.kind == FlawKind::Date), "{broken:?}");
}

#[test]
fn who_it_was_delivered_to_is_told_before_who_it_names() {
    let message = mail(
        "Delivered-To: quay-abcdefghijkmnopq@news.example\nX-Original-To: other@news.example\nTo: \"All\" <all@list.example>, b@c.example\nCc: d@e.example",
        "x",
    );
    let all = recipients(&message);
    assert_eq!(all[0], "quay-abcdefghijkmnopq@news.example");
    assert!(all.contains(&"all@list.example".to_owned()) && all.contains(&"d@e.example".to_owned()), "{all:?}");
}

/// An entry whose text is too long loses it all: a letter is cut before that, and where something ends.
#[test]
fn a_long_letter_is_cut_at_a_block_s_end_and_that_is_told() {
    let told = |letter: &Letter| letter.flaws.iter().filter(|flaw| flaw.kind == FlawKind::TooLarge).count();
    let words = "The ferry & the quay ".repeat(40);
    let html = read(&mail("Content-Type: text/html", &format!("<div>{}</div>", format!("<p>{words}</p>").repeat(1_000))));
    let plain = read(&mail("Content-Type: text/plain", &format!("{}{}\n\n", words.trim_end(), "&".repeat(2_000)).repeat(85)));
    for (letter, end) in [(&html, "quay </p></div>"), (&plain, "&amp;</p>")] {
        assert!(content(letter).ends_with(end) && told(letter) == 1, "{:?}", letter.flaws);
        assert!((400 << 10..=(480 << 10) + 100).contains(&content(letter).len()), "{}", content(letter).len());
    }
    let one_block = read(&mail("Content-Type: text/html", &format!("<p>Hello</p><p>{}", "&lt;".repeat(200_000))));
    assert!(content(&one_block).starts_with("<p>Hello</p><p>&lt;") && content(&one_block).ends_with("&lt;</p>"));
    assert_eq!(told(&one_block), 1);
    let whole = read(&mail("Content-Type: text/html", &format!("<p>{words}</p>").repeat(400)));
    assert_eq!(told(&whole), 0);
}

/// Messages made to take time or memory: each is read in a moment (the limit is for slow machines; quadratic work takes minutes) and its content is bounded.
#[test]
fn hostile_letters_take_no_longer_than_others() {
    let nested: String = (0..5_000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n")).collect();
    let unended: String = (0..60_000).map(|n| format!("--outer\nContent-Type: multipart/mixed; boundary=never{n}\n\n")).collect();
    let cases = [
        ("nested parts", mail("Content-Type: multipart/mixed; boundary=x", &format!("--x\n{nested}"))),
        ("parts that never end", mail("Content-Type: multipart/mixed; boundary=outer", &unended)),
        ("empty parts", mail("Content-Type: multipart/mixed; boundary=a", &"--a\n".repeat(1_000_000))),
        ("a long header", mail(&"X-A: b\n".repeat(900_000), "x")),
        ("one long field", mail(&format!("Subject: {}", "=?utf-8?q?a?= ".repeat(400_000)), "x")),
        ("many addresses", mail(&format!("To: {}", "a@b.example, ".repeat(400_000)), "x")),
        ("folded for ever", mail(&format!("Subject: a{}", "\n b".repeat(1_000_000)), "x")),
        ("deep html", mail("Content-Type: text/html", &"<div><font>".repeat(300_000))),
        ("many links", mail(HEAD, &"https://a.example/x ".repeat(300_000))),
        ("many ways out", alternative(&"<p><a href='https://haefen.example/out?r=77'>x</a>".repeat(60_000))),
        ("one line", mail("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable", &"=3Cp=3E".repeat(1_000_000))),
        ("a block of ways out", alternative(&format!("<p>{}</p>", "<a href='x/unsubscribe'>x</a>".repeat(30_000)))),
        ("tables in tables", mail("Content-Type: text/html", &"<table><tr><td>".repeat(20_000))),
        (
            "long attributes",
            mail("Content-Type: text/html", &format!("<p><img src='https://a.example/1' width=9 alt='{}'>", "&".repeat(3_000_000))),
        ),
        ("long names", mail("Content-Type: text/html", &format!("<{}>", "a".repeat(90_000)).repeat(40))),
        ("references", mail("Content-Type: text/html", &"&".repeat(4_000_000))),
        ("references in plain text", mail("Content-Type: text/plain", &"&\n".repeat(128_000))),
        ("pictures alone", mail("Content-Type: text/html", &"<img src='https://a.example/?1'>".repeat(39_000))),
    ];
    for (name, message) in cases {
        let begun = Instant::now();
        let letter = read(&message);
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(15), "{name}: {took:?}");
        assert!(content(&letter).len() < 512 << 10, "{name}: {}", content(&letter).len());
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read(bytes: Vec<u8>) {
        let _ = (read(&bytes), recipients(&bytes));
    }

    #[test]
    fn any_mutilated_letter_is_read(at in 0usize..900, with: Vec<u8>) {
        let mut message = alternative("<p>The ferry <a href='https://a.example/unsubscribe'>sails</a> again.</p>");
        let at = at.min(message.len());
        message.splice(at..(at + with.len()).min(message.len()), with);
        let _ = read(&message);
    }
}
