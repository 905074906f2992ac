//! Encodings as documents declare them, rightly and wrongly.

use super::*;

#[track_caller]
fn check(bytes: &[u8], header: Option<&str>, text: &str, encoding: &str, contradicted: bool) {
    let decoded = decode(bytes, header);
    assert_eq!((&*decoded.text, decoded.encoding, decoded.contradicted), (text, encoding, contradicted));
}

#[test]
fn a_byte_order_mark_wins_over_every_declaration() {
    check(b"\xef\xbb\xbfcaf\xc3\xa9", Some("text/html; charset=iso-8859-1"), "café", "UTF-8", true);
    check(b"\xff\xfeh\0i\0", None, "hi", "UTF-16LE", false);
    check(b"\xfe\xff\0h\0i", Some("utf-16"), "hi", "UTF-16BE", false);
}

#[test]
fn valid_utf_8_is_utf_8_whatever_is_declared() {
    check("Zürich wählt".as_bytes(), Some("text/xml; charset=ISO-8859-1"), "Zürich wählt", "UTF-8", true);
    check(
        "<?xml version='1.0' encoding='utf-16'?><a>é</a>".as_bytes(),
        None,
        "<?xml version='1.0' encoding='utf-16'?><a>é</a>",
        "UTF-8",
        true,
    );
}

#[test]
fn a_declared_legacy_encoding_is_used() {
    check(b"<meta charset=windows-1252>\x93hi\x94", None, "<meta charset=windows-1252>“hi”", "windows-1252", false);
    check(
        b"<meta http-equiv=content-type content='text/html; charset=koi8-r'>\xf0\xf2",
        None,
        "<meta http-equiv=content-type content='text/html; charset=koi8-r'>ПР",
        "KOI8-R",
        false,
    );
    check(b"\x83e\x83X\x83g", Some("text/html;charset=Shift_JIS"), "テスト", "Shift_JIS", false);
}

#[test]
fn sixteen_bits_are_seen_without_a_mark() {
    let wide: Vec<u8> = "<?xml version=\"1.0\"?>".encode_utf16().flat_map(u16::to_be_bytes).collect();
    check(&wide, None, "<?xml version=\"1.0\"?>", "UTF-16BE", false);
}

#[test]
fn thirty_two_bits_are_read() {
    let wide: Vec<u8> = "\u{feff}<a>ü</a>".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    check(&wide, None, "<a>ü</a>", "UTF-32LE", false);
}

#[test]
fn a_few_broken_bytes_do_not_make_utf_8_something_else() {
    let decoded = decode(b"caf\xc3\xa9, \xc3\xbcber, na\xefve", Some("utf-8"));
    assert_eq!(decoded.text, "café, über, na\u{fffd}ve");
    assert!(decoded.replaced && !decoded.contradicted);
}

#[test]
fn bytes_that_declare_utf_8_and_are_not_are_guessed() {
    let decoded = decode(b"Le caf\xe9 est ouvert, d\xe9j\xe0 tr\xe8s fr\xe9quent\xe9", Some("utf-8"));
    assert_eq!(decoded.text, "Le café est ouvert, déjà très fréquenté");
    assert!(decoded.contradicted);
}

#[test]
fn nothing_is_utf_8_and_whole() {
    let decoded = decode(b"", None);
    assert_eq!((decoded.encoding, decoded.replaced, decoded.contradicted), ("UTF-8", false, false));
}

proptest::proptest! {
    #[test]
    fn any_bytes_give_text(bytes: Vec<u8>, header: Option<String>) {
        let _ = decode(&bytes, header.as_deref());
    }
}

#[test]
fn a_stray_escape_in_plain_ascii_is_no_other_encoding() {
    let read = decode(b"<rss>\x1b[31mred\x1b[0m</rss>", None);
    assert_eq!((read.encoding, read.contradicted), ("UTF-8", false));
    assert_eq!(decode(b"\x1b$B$3$s$K$A$O\x1b(B", None).text, "こんにちは");
}
