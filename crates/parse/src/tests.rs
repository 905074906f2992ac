//! Feeds as they come, each a folder of `fixtures/parse` with what must be read from it; and documents that are no feeds.

use std::path::Path;
use std::time::{Duration, Instant};

use model::FeedFormat;
use serde_json::{Map, Value, json};

use super::*;

/// Reads `in.*` of a fixture as fetched from `https://harbour.example/feeds/all`; it must give `out.json`.
#[track_caller]
fn check(case: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/parse").join(case);
    let input =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.file_stem().unwrap() == "in").unwrap();
    let url = Url::parse("https://harbour.example/feeds/all").unwrap();
    let (feed, flaws) = feed(&std::fs::read(input).unwrap(), Some(&url), None).unwrap();
    let mut read: Map<String, Value> = serde_json::from_value(serde_json::to_value(feed).unwrap()).unwrap();
    read.insert("flaws".into(), json!(flaws));
    let expected: Value = serde_json::from_slice(&std::fs::read(folder.join("out.json")).unwrap()).unwrap();
    assert_eq!(Value::Object(read), expected, "{case}");
}

#[test]
fn every_fixture_is_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/parse");
    let cases: Vec<String> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(cases.len() >= 13, "fixtures are missing");
    for case in cases {
        check(&case);
    }
}

#[track_caller]
fn refused(bytes: &[u8]) -> FlawKind {
    feed(bytes, None, None).unwrap_err().flaws.last().unwrap().kind
}

#[test]
fn what_is_no_feed_is_refused_with_its_reason() {
    assert_eq!(refused(b""), FlawKind::Empty);
    assert_eq!(refused(b" \n\0 "), FlawKind::Empty);
    assert_eq!(refused(b"<!DOCTYPE html><html><head><title>Hi</title></head><body><p>x</body></html>"), FlawKind::WrongType);
    assert_eq!(refused(b"404 page not found"), FlawKind::WrongType);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0\0\0\x03\0\x08\x02\0\0\0<rss>"), FlawKind::WrongType);
    assert_eq!(refused(b"<?xml version='1.0'?><sitemapindex><sitemap/></sitemapindex>"), FlawKind::WrongType);
    assert_eq!(refused(br#"{"error":"no such feed"}"#), FlawKind::WrongType);
    assert_eq!(refused(b"<?xml version='1.0'?><!-- nothing"), FlawKind::WrongType);
    let reason = feed(b"<html><body>", None, None).unwrap_err().to_string();
    assert_eq!(reason, "not a feed: It is an HTML page.");
}

#[test]
fn an_empty_channel_is_a_feed_without_entries() {
    let (feed, flaws) = feed(b"<rss><channel><title>Quiet</title></channel></rss>", None, None).unwrap();
    assert_eq!((feed.format, feed.entries.len(), flaws.len()), (FeedFormat::Rss, 0, 0));
}

fn kinds(flaws: &[Flaw]) -> Vec<FlawKind> {
    flaws.iter().map(|flaw| flaw.kind).collect()
}

#[test]
fn fifty_megabytes_are_read_up_to_the_cap() {
    let item = format!("<item><title>t</title><description>{}</description></item>", "words ".repeat(10_000));
    let document = format!("<rss><channel>{}</channel></rss>", item.repeat(50_000_000 / item.len()));
    let start = Instant::now();
    let (feed, flaws) = feed(document.as_bytes(), None, None).unwrap();
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    assert!((200..=MOST_BYTES / item.len()).contains(&feed.entries.len()), "{}", feed.entries.len());
    assert!(kinds(&flaws).contains(&FlawKind::TooLarge) && kinds(&flaws).contains(&FlawKind::Truncated));
}

#[test]
fn more_entries_than_the_cap_are_left_out() {
    let document = format!("<rss><channel>{}</channel></rss>", "<item><title>t</title></item>".repeat(MOST_ENTRIES + 100));
    let (feed, flaws) = feed(document.as_bytes(), None, None).unwrap();
    assert_eq!(feed.entries.len(), MOST_ENTRIES);
    assert!(kinds(&flaws).contains(&FlawKind::TooLarge));
}

#[test]
fn a_hundred_thousand_nested_elements_are_passed_over() {
    let deep = format!(
        "<rss><channel><item><title>t</title>{}{}</item><item><title>after</title></item></channel></rss>",
        "<x>".repeat(100_000),
        "</x>".repeat(100_000)
    );
    let start = Instant::now();
    let (feed, flaws) = feed(deep.as_bytes(), None, None).unwrap();
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!(feed.entries[1].title.as_deref(), Some("after"));
    assert_eq!(kinds(&flaws), [FlawKind::TooDeep]);
}

/// Each piece, repeated to two megabytes inside of an item, must not cost more than a feed of that size may.
#[test]
fn hostile_documents_cost_linear_time() {
    for piece in [
        "< ",
        "<a b=\"",
        "<![CDATA[",
        "<!--",
        "</x>",
        "<x>",
        "<item>",
        "<title>",
        "&a;",
        "&",
        "<a xmlns:b='c'>",
        "<?p",
        "<media:group>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]>",
        "<b xml:base='x/'>",
    ] {
        let document = format!("<rss><channel><item><title>{}></title></item></channel></rss>", piece.repeat(2_000_000 / piece.len()));
        let start = Instant::now();
        let _ = feed(document.as_bytes(), None, None);
        assert!(start.elapsed() < Duration::from_secs(3), "{piece}: {:?}", start.elapsed());
    }
    let prefixes: String = (0..100_000).map(|n| format!(" xmlns:p{n}='u'")).collect();
    let document = format!("<rss{prefixes}><channel>{}</channel></rss>", "<q:x/>".repeat(100_000));
    let start = Instant::now();
    assert!(feed(document.as_bytes(), None, None).is_ok());
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

#[test]
fn entities_do_not_grow_by_naming_each_other() {
    let bomb =
        "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]><rss><channel><title>&c; &a;</title></channel></rss>";
    assert_eq!(feed(bomb.as_bytes(), None, None).unwrap().0.title.as_deref(), Some("&amp;b;&amp;b;&amp;b; ha"));
}

/// Whatever reading gets over, it says so.
#[test]
fn each_thing_got_over_is_told() {
    let item = |inside: &str| format!("<rss><channel><title>t</title><item><guid>1</guid>{inside}</item></channel></rss>");
    let told = |bytes: &[u8]| kinds(&feed(bytes, None, None).unwrap().1);
    let whole = item("<title>a</title>");
    assert_eq!(told(whole.as_bytes()), []);
    let cases: &[(&str, Vec<u8>, FlawKind)] = &[
        ("text before the document", format!("Warning!\n{whole}").into_bytes(), FlawKind::Malformed),
        ("a late declaration", format!("\n<?xml version='1.0'?>{whole}").into_bytes(), FlawKind::Malformed),
        ("a control character", item("<title>a\u{1}</title>").into_bytes(), FlawKind::Malformed),
        ("a stray sign", item("<title>a < b</title>").into_bytes(), FlawKind::Malformed),
        ("an end tag too many", item("<title>a</title></b>").into_bytes(), FlawKind::Malformed),
        ("a missing end tag", item("<title>a<guid>2</guid>").into_bytes(), FlawKind::Malformed),
        ("an unreadable tag", item("<title>a</title><b c='").into_bytes(), FlawKind::Malformed),
        ("an early end", whole.as_bytes()[..whole.len() - 20].to_vec(), FlawKind::Truncated),
        (
            "bytes of no encoding",
            [b"<?xml version='1.0' encoding='utf-8'?>", whole.as_bytes(), b"<!-- \xff -->"].concat(),
            FlawKind::Encoding,
        ),
        ("a wrong encoding", format!("<?xml version='1.0' encoding='utf-16'?>{whole}é").into_bytes(), FlawKind::Encoding),
        ("a bad date", item("<pubDate>soon</pubDate>").into_bytes(), FlawKind::Date),
        ("a bad address", item("<link>javascript:alert(1)</link>").into_bytes(), FlawKind::Address),
        ("a bad base", item("<description xml:base='data:x'>a</description>").into_bytes(), FlawKind::Address),
        ("no identity", b"<rss><channel><item/></channel></rss>".to_vec(), FlawKind::Missing),
        ("one id twice", item("</item><item><guid>1</guid>").into_bytes(), FlawKind::Duplicate),
        ("a title like a book", item(&format!("<title>{}</title>", "a ".repeat(5_000))).into_bytes(), FlawKind::TooLarge),
        ("depth", item(&"<b>".repeat(500)).into_bytes(), FlawKind::TooDeep),
        (
            "JSON that is not whole",
            br#"{"version":"https://jsonfeed.org/version/1","items":[{"id":"1"},{"id":"#.to_vec(),
            FlawKind::Truncated,
        ),
    ];
    for (name, bytes, kind) in cases {
        assert!(told(bytes).contains(kind), "{name}: {:?}", told(bytes));
    }
}

/// Feeds of ours with bytes changed, taken out, doubled: nothing panics, whatever is hit.
#[test]
fn mutated_feeds_are_taken() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/parse");
    // A generator of its own, so that a failure comes again.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    for case in std::fs::read_dir(folder).unwrap() {
        let case = case.unwrap().path();
        let input =
            std::fs::read_dir(&case).unwrap().map(|file| file.unwrap().path()).find(|path| path.file_stem().unwrap() == "in").unwrap();
        let original = std::fs::read(input).unwrap();
        for _ in 0..200 {
            let mut bytes = original.clone();
            for _ in 0..=random(4) {
                let (at, length) = (random(bytes.len()), random(12));
                let end = (at + length).min(bytes.len());
                match random(4) {
                    0 => bytes[at] = u8::try_from(random(256)).unwrap(),
                    1 => drop(bytes.drain(at..end)),
                    2 => drop(bytes.splice(at..at, b"<\"'>&;]"[random(7)..].iter().copied())),
                    _ => {
                        let again = bytes[at..end].to_vec();
                        drop(bytes.splice(at..at, again));
                    }
                }
                if bytes.is_empty() {
                    break;
                }
            }
            let _ = feed(&bytes, None, None);
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_taken(bytes: Vec<u8>) {
        let _ = feed(&bytes, None, None);
    }

    #[test]
    fn any_nearly_xml_is_taken(inside in "(</?(item|title|link|a:b|é|x)( xml:base='é'| xmlns:a=b| c=\"d)?/?>|<!\\[CDATA\\[|\\]\\]>|<!--|-->|<|>|&|;|&#x|é|\u{85}|text|<\\?|\\?>|<!){0,40}") {
        let _ = feed(format!("<rss><channel><item>{inside}</item></channel></rss>").as_bytes(), None, None);
        let _ = feed(format!("<feed xmlns='http://www.w3.org/2005/Atom'><entry>{inside}</entry></feed>").as_bytes(), None, None);
        let _ = opml::read(format!("<opml>{inside}</opml>").as_bytes());
    }

    #[test]
    fn a_feed_cut_anywhere_gives_its_whole_entries(cut in 0usize..100) {
        let items: String = (0..20).map(|n| format!("<item><title>Number {n}</title><guid>{n}</guid></item>")).collect();
        let document = format!("<rss version='2.0'><channel><title>t</title>{items}</channel></rss>");
        let cut = document.len() * cut / 100;
        let whole = document[..cut].matches("</item>").count();
        if let Ok((feed, _)) = feed(&document.as_bytes()[..cut], None, None) {
            proptest::prop_assert_eq!(feed.entries.len(), whole);
        } else {
            proptest::prop_assert!(whole == 0);
        }
    }
}

#[test]
fn hostile_titles_and_a_crowd_of_authors_are_cut_to_a_line() {
    let item = |title: &str, authors: usize| {
        let authors = "<author>Ann Weir</author>".repeat(authors);
        let document =
            format!("<rss><channel><title>{title}</title><item><guid>1</guid><title>{title}</title>{authors}</item></channel></rss>");
        feed(document.as_bytes(), None, None).unwrap()
    };
    let (read, flaws) = item(&"Ferry ".repeat(20_000), 100_000);
    assert!(read.title.unwrap().chars().count() <= LONGEST_FEED_NAME + 1);
    assert!(read.entries[0].title.as_ref().unwrap().chars().count() <= LONGEST_HEADLINE + 1);
    assert_eq!(read.entries[0].authors.len(), MOST_AUTHORS);
    assert_eq!(flaws.iter().map(|flaw| flaw.kind).collect::<Vec<_>>(), [FlawKind::TooLarge, FlawKind::TooLarge]);
    assert_eq!(item("\u{202e}Ferry", 0).0.entries[0].title.as_deref(), Some("Ferry"));
    assert_eq!(item("\u{a0}\u{200b}\u{202e}", 0).0.entries[0].title, None, "nothing to see is no title");
}

/// Each short address becomes as long as the base that the document declares.
#[test]
fn a_long_base_makes_no_gigabytes_of_short_addresses() {
    let links = "&lt;a href=x&gt;".repeat(20);
    let inner = "<b xml:base='y/'><a href='x'/></b>".repeat(20);
    let entry = format!("<entry><id>i</id><summary type='html'>{links}</summary><content type='xhtml'>{inner}</content></entry>");
    let of = |base: &str| {
        let atom = format!("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='{base}'>{}</feed>", entry.repeat(4_000));
        let (read, flaws) = feed(atom.as_bytes(), None, None).unwrap();
        let bytes: usize = read.entries.iter().flat_map(|entry| [&entry.summary, &entry.content]).flatten().map(String::len).sum();
        assert!(bytes < atom.len() + (16 << 20), "{bytes}");
        assert_eq!(read.entries.len(), 4_000);
        (kinds(&flaws), read.entries[0].summary.as_deref().unwrap_or_default().to_owned())
    };
    let longest = format!("https://gull.example/{}/", "a".repeat(2_020));
    let (flaws, first) = of(&longest);
    assert!(first.starts_with(&format!("<a href={longest}x>")), "{first}");
    assert!(flaws.contains(&FlawKind::TooLarge), "{flaws:?}");
    let (flaws, first) = of(&format!("https://gull.example/{}/", "a".repeat(100_000)));
    assert!(first.starts_with("<a href=x>") && flaws.contains(&FlawKind::Address), "{flaws:?}");
}

#[test]
fn a_long_address_of_the_feed_makes_no_gigabytes_of_short_links() {
    let url = Url::parse(&format!("https://gull.example/{}/", "a".repeat(1_900))).unwrap();
    let item = format!("<item><title>Fog</title><link>x</link>{}</item>", "<enclosure url='y'/>".repeat(50));
    let rss = format!("<rss><channel>{}</channel></rss>", item.repeat(1_000));
    let (read, flaws) = feed(rss.as_bytes(), Some(&url), None).unwrap();
    let links = read.entries.iter().flat_map(|entry| entry.link.iter().chain(entry.enclosures.iter().map(|file| &file.url)));
    assert!(links.map(String::len).sum::<usize>() <= (16 << 20) + rss.len());
    assert_eq!((read.entries.len(), read.entries[0].link.as_deref()), (1_000, Some(format!("{url}x").as_str())));
    assert!(kinds(&flaws).contains(&FlawKind::TooLarge), "{flaws:?}");
}

#[test]
fn a_language_is_a_tag_wherever_it_is_said() {
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.1/' xml:lang='pt_BR'>\
        <entry xml:lang=' de_AT '/><entry><dc:language>fr_CA</dc:language></entry><entry xml:lang=''/></feed>";
    let rss = "<rss><channel><language>pt_BR</language><item xml:lang='de_AT'/><item xmlns:dc='http://purl.org/dc/elements/1.1/'>\
        <dc:language>fr_CA</dc:language></item><item/></channel></rss>";
    let json =
        r#"{"version":"https://jsonfeed.org/version/1.1","language":"pt_BR","items":[{"language":"de_AT"},{"language":"fr_CA"},{}]}"#;
    for document in [atom, rss, json] {
        let (read, _) = feed(document.as_bytes(), None, None).unwrap();
        let entries: Vec<_> = read.entries.iter().map(|entry| entry.language.as_deref()).collect();
        assert_eq!((read.language.as_deref(), &entries[..]), (Some("pt-BR"), &[Some("de-AT"), Some("fr-CA"), None][..]));
    }
}

/// What follows `<author/>` is the entry's still, and what follows `<entry/>` the feed's.
#[test]
fn an_empty_element_swallows_nothing_of_what_follows() {
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><author/><title>Gull</title><entry/>\
        <entry><author/><title>Fog</title><link href='https://gull.example/fog'/></entry></feed>";
    let (read, _) = feed(atom.as_bytes(), None, None).unwrap();
    assert_eq!((read.title.as_deref(), read.entries.len()), (Some("Gull"), 2));
    assert_eq!((read.entries[1].title.as_deref(), read.entries[1].link.as_deref()), (Some("Fog"), Some("https://gull.example/fog")));
    let rss =
        "<rss><channel><item/><item><media:group xmlns:media='http://search.yahoo.com/mrss/'/><title>Fog</title></item></channel></rss>";
    let (read, _) = feed(rss.as_bytes(), None, None).unwrap();
    assert_eq!(read.entries.iter().map(|entry| entry.title.as_deref()).collect::<Vec<_>>(), [None, Some("Fog")]);
}

/// A feed's authors are each entry's that has none: a megabyte of both must not be multiplied.
#[test]
fn a_crowd_of_authors_of_the_feed_itself_is_not_copied_into_every_entry() {
    let name = "Ann Weir of the Harbour Office ".repeat(2);
    let authors = format!("<author><name>{name}</name></author>").repeat(5_000);
    let atom = format!("<feed xmlns='http://www.w3.org/2005/Atom'>{authors}{}</feed>", "<entry/>".repeat(70_000));
    let authors = vec![format!("{{\"name\":\"{name}\"}}"); 5_000].join(",");
    let items = vec!["{}"; 70_000].join(",");
    let json = format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"authors\":[{authors}],\"items\":[{items}]}}");
    for document in [atom, json] {
        let (read, flaws) = feed(document.as_bytes(), None, None).unwrap();
        let bytes: usize = read.entries.iter().flat_map(|entry| &entry.authors).map(String::len).sum();
        assert_eq!((read.entries.len(), read.entries[0].authors.len()), (70_000, MOST_AUTHORS));
        assert!(bytes <= MOST_BYTES, "{bytes} bytes of authors");
        assert!(kinds(&flaws).contains(&FlawKind::TooLarge));
    }
    let few = "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>Ann</name></author><entry/><entry><author><name>Bo</name></author></entry></feed>";
    let (read, _) = feed(few.as_bytes(), None, None).unwrap();
    assert_eq!((&read.entries[0].authors[..], &read.entries[1].authors[..]), (&["Ann".to_owned()][..], &["Bo".to_owned()][..]));
}

#[test]
fn items_beyond_the_limit_of_a_json_feed_cost_nothing() {
    let items: Vec<String> = (0..MOST_ENTRIES + 50).map(|n| format!("{{\"id\":\"{n}\"}}")).collect();
    let document = format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{}],\"title\":\"After\"}}", items.join(","));
    let (read, flaws) = feed(document.as_bytes(), None, None).unwrap();
    assert_eq!((read.entries.len(), read.title.as_deref()), (MOST_ENTRIES, Some("After")));
    assert_eq!(flaws[0].kind, FlawKind::TooLarge);
}
