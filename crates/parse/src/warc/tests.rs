//! Archives as crawlers write them, and broken ones.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-02T09:00:00Z\r\nContent-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(headers: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n").as_bytes(), body].concat()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn all(archive: &[u8]) -> (Vec<Page>, Vec<Flaw>) {
    let mut pages = Pages::new(archive).unwrap();
    let found = std::iter::from_fn(|| pages.next_page()).collect();
    (found, pages.into_flaws())
}

fn three() -> Vec<Vec<u8>> {
    vec![
        record("warcinfo", "", b"software: crawler\r\n"),
        record("request", "http://tern.example/1", b"GET /1 HTTP/1.1\r\n\r\n"),
        record("response", "http://tern.example/1", &answer("X-Robots-Tag: noarchive\r\n", b"<p>One</p>")),
        record("revisit", "http://tern.example/1", &answer("", b"")),
        record("metadata", "http://tern.example/1", b"fetchTimeMs: 1\r\n"),
        record(
            "response",
            "<http://tern.example/2>",
            &answer("Transfer-Encoding: chunked\r\n", b"4\r\n<p>T\r\n6;x=y\r\nwo</p>\r\n0\r\n\r\n"),
        ),
        record("response", "http://tern.example/p.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
        record("response", "http://tern.example/gone", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone</p>"),
        record("response", "dns:tern.example", b"20260302\nA 192.0.2.1\n"),
        record("response", "http://tern.example/3", &answer("Content-Encoding: gzip\r\n", &gzip(b"<p>Three</p>"))),
    ]
}

fn texts(pages: &[Page]) -> Vec<(&str, &str)> {
    pages.iter().map(|page| (page.url.path(), std::str::from_utf8(&page.bytes).unwrap())).collect()
}

const EXPECTED: [(&str, &str); 3] = [("/1", "<p>One</p>"), ("/2", "<p>Two</p>"), ("/3", "<p>Three</p>")];

#[test]
fn pages_are_found_plain_packed_by_record_and_packed_as_one() {
    let plain = three().concat();
    let by_record: Vec<u8> = three().iter().flat_map(|record| gzip(record)).collect();
    for archive in [plain.clone(), by_record, gzip(&plain)] {
        let (pages, flaws) = all(&archive);
        assert_eq!(texts(&pages), EXPECTED);
        assert!(flaws.is_empty(), "{flaws:?}");
        assert_eq!(pages[0].at.unwrap().to_string(), "2026-03-02T09:00:00Z");
        assert_eq!(pages[0].rights, [("x-robots-tag", "noarchive".to_owned())]);
    }
}

#[test]
fn headers_that_were_undone_already_are_not_undone_again() {
    let headers = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n";
    let (pages, _) = all(&record("response", "http://tern.example/1", &answer(headers, b"<p>Plain</p>")));
    assert_eq!(texts(&pages), [("/1", "<p>Plain</p>")]);
}

#[test]
fn an_archive_that_breaks_off_keeps_what_was_whole() {
    let plain = three().concat();
    let (pages, flaws) = all(&plain[..plain.len() - 40]);
    assert_eq!(texts(&pages), EXPECTED[..2]);
    assert!(flaws[0].kind == FlawKind::Truncated && flaws[0].message.contains("record 10"), "{flaws:?}");
    let packed: Vec<u8> = three().iter().flat_map(|record| gzip(record)).collect();
    let (pages, flaws) = all(&packed[..packed.len() - 30]);
    assert_eq!((texts(&pages), flaws.len()), (EXPECTED[..2].to_vec(), 1));
}

#[test]
fn a_length_that_lies_costs_one_record() {
    let mut records = three();
    records[2] = String::from_utf8(records[2].clone()).unwrap().replace("Content-Length: ", "Content-Length: 1\r\nX-Was: ").into_bytes();
    let (pages, flaws) = all(&records.concat());
    assert_eq!(texts(&pages), EXPECTED[1..]);
    assert!(!flaws.is_empty() && flaws.iter().all(|flaw| flaw.message.starts_with("Record 3 ")), "{flaws:?}");
}

#[test]
fn what_is_no_archive_is_told() {
    for none in [&b"hello\nworld\n"[..], b"", &gzip(b"hello\nworld\n"), &[0x1f, 0x8b, 1, 2, 3]] {
        let (pages, flaws) = all(none);
        assert!(pages.is_empty() && flaws.len() <= 2, "{flaws:?}");
    }
    assert!(is_archive(b"\r\nWARC/1.1\r\n") && !is_archive(b"<opml>"));
}

#[test]
fn a_page_that_unpacks_to_too_much_is_cut() {
    let bomb = gzip(&vec![b'a'; 40 << 20]);
    let (pages, _) = all(&record("response", "http://tern.example/1", &answer("Content-Encoding: gzip\r\n", &bomb)));
    assert_eq!(pages[0].bytes.len(), LARGEST_PAGE);
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_taken(text in "(WARC/1.0\r\n|WARC-Type: response\r\n|WARC-Target-URI: http://a.example/\r\n|Content-Length: [0-9]{1,20}\r\n|\r\n|HTTP/1.1 200 OK\r\n|Content-Type: text/html\r\n|Transfer-Encoding: chunked\r\n|ffffffffffffffff\r\n|5\r\n|<p>){0,30}") {
        let _ = all(text.as_bytes());
    }
}
