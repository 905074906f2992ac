//! Bodies that do not end, lie about their length, or unpack to more than they should.

use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use model::FlawKind;
use tokio::io::AsyncWriteExt;

use super::web::{Web, fetcher, get, got, page, say};
use crate::{Ask, Failure, Kind};

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

fn zlib(plain: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

/// Text that does not compress: a linear congruence as hex.
fn noise(bytes: usize) -> Vec<u8> {
    let mut state = 7_u64;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        b"0123456789abcdef"[(state >> 60) as usize]
    };
    std::iter::repeat_with(next).take(bytes).collect()
}

#[tokio::test]
async fn a_body_longer_than_the_limit_is_cut_and_its_validators_are_forgotten() {
    let web = Web::new(|_, mut stream| async move {
        stream.write_all(b"HTTP/1.1 200 OK\r\nETag: \"a\"\r\nLast-Modified: Tue, 24 Nov 2026 06:00:00 GMT\r\n\r\n").await?;
        loop {
            stream.write_all(&[b'a'; 4096]).await?;
        }
    })
    .await;
    let found = got(fetcher(|s| s.page_bytes = 100_000).get(Ask::new(&web.url("/"), Kind::Page)).await).unwrap();
    assert_eq!((found.bytes.len(), found.cut, found.broken_off, &found.etag, &found.last_modified), (100_000, true, false, &None, &None));
    assert_eq!(found.flaw().unwrap().kind, FlawKind::TooLarge);
}

#[tokio::test]
async fn a_body_just_as_long_as_the_limit_is_whole() {
    let web = Web::saying(page("", "a".repeat(1000))).await;
    for kind in [Kind::Feed, Kind::Picture] {
        let found = got(fetcher(|s| s.feed_bytes = 1000).get(Ask::new(&web.url("/"), kind)).await).unwrap();
        assert_eq!((found.bytes.len(), found.cut), (1000, false), "{kind:?}");
    }
}

#[tokio::test]
async fn a_picture_over_the_limit_is_refused_whether_it_says_so_or_not() {
    let announced = Web::saying("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 1001\r\n\r\n").await;
    assert_eq!(get(&announced.url("/"), Kind::Picture).await, Err(Failure::TooLarge));
    let silent = Web::saying(format!("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n{}", "a".repeat(1001))).await;
    assert_eq!(get(&silent.url("/"), Kind::Picture).await, Err(Failure::TooLarge));
}

#[tokio::test]
async fn slow_servers_are_given_up_on_in_time() {
    let silent = Web::new(|_, stream| async move {
        tokio::time::sleep(Duration::from_secs(60)).await;
        drop(stream);
        Ok(())
    });
    let slow_head = Web::new(|_, mut stream| async move {
        for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok" {
            stream.write_all(&[*byte]).await?;
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    });
    let trickle = Web::new(|_, mut stream| async move {
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n").await?;
        loop {
            stream.write_all(b"a").await?;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    let (silent, slow_head, trickle) = tokio::join!(silent, slow_head, trickle);
    let hurried = fetcher(|settings| settings.timeout = Duration::from_millis(400));
    let get = async |web: &Web| got(hurried.get(Ask::new(&web.url("/"), Kind::Page)).await);
    let start = Instant::now();
    let all = tokio::join!(get(&silent), get(&slow_head), get(&trickle));
    assert_eq!(all, (Err(Failure::TooSlow), Err(Failure::TooSlow), Err(Failure::TooSlow)));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[tokio::test]
async fn what_came_before_a_break_is_kept_and_said_to_be_the_beginning() {
    let lying_length = Web::saying("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 900\r\n\r\n<rss><item>").await;
    let broken_chunk = Web::saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n<rss><item>\r\nzz\r\n").await;
    for web in [lying_length, broken_chunk] {
        let found = get(&web.url("/"), Kind::Feed).await.unwrap();
        assert_eq!((found.bytes.as_slice(), found.cut, found.broken_off, &found.etag), (b"<rss><item>".as_slice(), false, true, &None));
        assert_eq!(found.flaw().unwrap().kind, FlawKind::Truncated);
    }
}

#[tokio::test]
async fn a_reset_before_anything_came_is_unreachable() {
    let web = Web::new(|path, mut stream| async move {
        if path == "/body" {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n").await?;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        // Closing at once with nothing to wait for sends a reset.
        stream.set_zero_linger()
    })
    .await;
    for path in ["/head", "/body"] {
        let failure = get(&web.url(path), Kind::Page).await.unwrap_err();
        assert!(matches!(failure, Failure::Unreachable(_)) && !failure.is_lasting(), "{path}: {failure:?}");
    }
}

#[tokio::test]
async fn compressed_bodies_are_undone() {
    let plain = "<rss>the tide is in</rss>";
    let gz = gzip(plain.as_bytes());
    let twice = [gzip(b"<rss>the tide"), gzip(b" is in</rss>")].concat();
    // Written by hand: the text as one stored block.
    let br = [&[0x0b, 0x0c, 0x80][..], plain.as_bytes(), &[0x03]].concat();
    let zstd = [&[0x28, 0xb5, 0x2f, 0xfd, 0x20, 25, 25 << 3 | 1, 0, 0][..], plain.as_bytes()].concat();
    let table = [
        ("Content-Encoding: gzip\r\n", gz.clone(), "gzip"),
        ("Content-Encoding: X-GZip\r\n", gz.clone(), "its old name"),
        ("Content-Encoding: gzip\r\n", twice, "two members"),
        ("Content-Encoding: br\r\n", br, "brotli"),
        ("Content-Encoding: zstd\r\n", zstd, "zstd"),
        ("Content-Encoding: deflate\r\n", zlib(plain.as_bytes()), "deflate as it is meant"),
        ("Content-Encoding: deflate\r\n", zlib(plain.as_bytes())[2..].to_vec(), "deflate as some send it"),
        ("Content-Encoding: identity, gzip\r\n", gz.clone(), "a list of one"),
        ("Content-Type: application/gzip\r\n", gz, "a .gz file as it lies there"),
        ("Content-Encoding: gzip\r\n", plain.into(), "announced gzip that is none"),
        ("Content-Encoding: utf-8\r\n", plain.into(), "no coding at all"),
        ("", plain.into(), "plain"),
    ];
    for (headers, body, what) in table {
        let web = Web::saying(page(headers, body)).await;
        let found = get(&web.url("/"), Kind::Feed).await.unwrap();
        assert_eq!((String::from_utf8_lossy(&found.bytes).as_ref(), found.broken_off), (plain, false), "{what}");
    }
    let web = Web::saying(page("Content-Encoding: gzip\r\n", "")).await;
    assert_eq!(get(&web.url("/"), Kind::Feed).await.unwrap().bytes, b"");
}

#[tokio::test]
async fn a_packed_body_that_is_whole_does_not_wait_for_the_end_of_its_carrier() {
    let web = Web::new(|_, mut stream| async move {
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n").await?;
        stream.write_all(&[&b"a\r\n"[..], &[0x8b, 0x02, 0x80], b"<rss/>", &[0x03], b"\r\n"].concat()).await?;
        // The last chunk, which says that there are no more, never comes.
        tokio::time::sleep(Duration::from_secs(60)).await;
        drop(stream);
        Ok(())
    })
    .await;
    let start = Instant::now();
    let found =
        got(fetcher(|settings| settings.timeout = Duration::from_millis(400)).get(Ask::new(&web.url("/"), Kind::Feed)).await).unwrap();
    assert_eq!((found.bytes.as_slice(), found.broken_off), (b"<rss/>".as_slice(), false));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_gzip_magic_number_in_two_packets_is_still_one() {
    let web = Web::new(|_, mut stream| async move {
        let gz = gzip(b"<rss/>");
        stream.write_all(format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", gz.len()).as_bytes()).await?;
        stream.write_all(&gz[..1]).await?;
        tokio::time::sleep(Duration::from_millis(50)).await;
        say(stream, &gz[1..]).await
    })
    .await;
    assert_eq!(get(&web.url("/"), Kind::Feed).await.unwrap().bytes, b"<rss/>");
}

#[tokio::test]
async fn damaged_compression_keeps_what_came_before_the_damage() {
    let plain = noise(200_000);
    let gz = gzip(&plain);
    let web = Web::saying(page("Content-Encoding: gzip\r\n", &gz[..gz.len() / 2])).await;
    let found = get(&web.url("/"), Kind::Feed).await.unwrap();
    assert!(found.broken_off && found.bytes.len() > 50_000 && plain.starts_with(&found.bytes), "{}", found.bytes.len());
    let web = Web::saying(page("Content-Encoding: br\r\n", "this is no brotli")).await;
    assert!(matches!(get(&web.url("/"), Kind::Feed).await, Err(Failure::Garbled(_))));
}

#[tokio::test]
async fn a_bomb_is_defused_and_a_dense_page_is_not() {
    let web = Web::saying(page("Content-Encoding: gzip\r\n", gzip(&vec![b'a'; 64 << 20]))).await;
    assert_eq!(got(fetcher(|_| {}).get(Ask::new(&web.url("/"), Kind::Feed)).await), Err(Failure::TooLarge));
    let web = Web::saying(page("Content-Encoding: gzip\r\n", gzip(&vec![b'a'; 1 << 20]))).await;
    assert_eq!(get(&web.url("/"), Kind::Feed).await.unwrap().bytes.len(), 1 << 20, "below 1 MiB no ratio counts");
    let dense = noise(30_000).repeat(60);
    let web = Web::saying(page("Content-Encoding: gzip\r\n", gzip(&dense))).await;
    assert_eq!(get(&web.url("/"), Kind::Feed).await.unwrap().bytes.len(), dense.len());
}

#[tokio::test]
async fn what_is_packed_more_than_once_is_not_unpacked() {
    let web = Web::saying(page("Content-Encoding: gzip, gzip\r\n", gzip(&gzip(b"<rss/>")))).await;
    assert_eq!(get(&web.url("/"), Kind::Feed).await, Err(Failure::Garbled("it is packed more than once".into())));
}

#[tokio::test]
async fn a_zstd_body_that_wants_a_huge_window_is_refused() {
    // A frame header that asks for a window of 128 MiB, and one raw block.
    let frame = [&[0x28, 0xb5, 0x2f, 0xfd, 0x00, (27 - 10) << 3, 5 << 3 | 1, 0, 0][..], b"hello"].concat();
    let web = Web::saying(page("Content-Encoding: zstd\r\n", frame)).await;
    assert!(matches!(get(&web.url("/"), Kind::Feed).await, Err(Failure::Garbled(_))));
}

#[tokio::test]
async fn large_bodies_wait_for_a_place_and_small_ones_do_not() {
    let web = Web::new(|path, stream| async move {
        let size = if path == "/large" { 3 << 20 } else { 1000 };
        say(stream, page("", noise(size))).await
    })
    .await;
    let fetcher = fetcher(|_| ());
    let ask = |host, path| {
        let (fetcher, url) = (fetcher.clone(), web.at(host, path));
        async move { got(fetcher.get(Ask::new(&url, Kind::Feed)).await).unwrap() }
    };
    let held = (ask("a.localhost", "/large").await, ask("b.localhost", "/large").await);
    let mut third = std::pin::pin!(ask("c.localhost", "/large"));
    let early = tokio::time::timeout(Duration::from_millis(300), &mut third).await;
    assert!(early.is_err(), "two hold what there is");
    assert_eq!(ask("d.localhost", "/small").await.bytes.len(), 1000);
    drop(held);
    assert_eq!(third.await.bytes.len(), 3 << 20);
}
