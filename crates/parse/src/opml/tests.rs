//! Lists of feeds, tidy and not.

use super::*;

fn outline(title: &str, feed: &str, category: Option<&str>) -> Outline {
    Outline { title: title.into(), feed: feed.into(), kind: FeedKind::Feed, site: None, category: category.map(str::to_owned) }
}

#[test]
fn nested_folders_become_categories() {
    let list = br#"<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
        <outline text="Bay"><outline title="Courier &amp; Co" text="x" type="rss" xmlUrl="https://courier.example/f" htmlUrl="https://courier.example/"/>
            <outline text="Islands"><outline text="Gull" xmlUrl="https://gull.example/f"/></outline></outline>
        <outline text="Loose" type="rss" xmlUrl="https://loose.example/f"/></body></opml>"#;
    let (outlines, flaws) = read(list).unwrap();
    assert_eq!(
        outlines[0],
        Outline { site: Some("https://courier.example/".into()), ..outline("Courier & Co", "https://courier.example/f", Some("Bay")) }
    );
    assert_eq!(outlines[1], outline("Gull", "https://gull.example/f", Some("Bay / Islands")));
    assert_eq!(outlines[2], outline("Loose", "https://loose.example/f", None));
    assert_eq!(flaws, []);
}

#[test]
fn a_list_that_is_nearly_xml_is_read() {
    let list = b"junk\n<opml><body><outline text='A & B' xmlUrl='http://a.example/?x=1&y=2'><outline type=rss text=Nowhere><outline xmlurl=http://c.example/ >";
    let (outlines, flaws) = read(list).unwrap();
    let feeds: Vec<&str> = outlines.iter().map(|outline| outline.feed.as_str()).collect();
    assert_eq!(feeds, ["http://a.example/?x=1&y=2", "http://c.example/"]);
    assert_eq!(outlines[0].title, "A & B");
    assert!(flaws.iter().any(|flaw| flaw.kind == FlawKind::Truncated) && flaws.iter().any(|flaw| flaw.kind == FlawKind::Missing));
}

#[test]
fn what_is_no_list_is_refused() {
    assert_eq!(read(b"").unwrap_err().flaws[0].kind, FlawKind::Empty);
    assert_eq!(read(b"<rss><outline xmlUrl='http://a.example/'/></rss>").unwrap_err().flaws[0].kind, FlawKind::WrongType);
}

#[test]
fn a_list_of_a_hundred_thousand_nested_folders_is_bounded() {
    let list = format!("<opml><body>{}<outline xmlUrl='http://a.example/'/>", "<outline text='folder'>".repeat(100_000));
    let start = std::time::Instant::now();
    let (_, flaws) = read(list.as_bytes()).unwrap();
    assert!(start.elapsed() < std::time::Duration::from_secs(1));
    assert!(flaws.iter().any(|flaw| flaw.kind == FlawKind::TooDeep));
}

/// Every feed has its folder's name; long ones in each other were as long together for each of twenty thousand feeds.
#[test]
fn names_of_folders_and_feeds_are_bounded_in_length_and_depth() {
    let folders: String = (0..20).map(|n| format!("<outline text='Folder {n}'>")).collect();
    let long = "n".repeat(100_000);
    let list = format!(
        "<opml><body>{folders}<outline text='Gull' xmlUrl='http://a.example/'/>{}</body></opml><outline text='{long}'><outline text='{long}' xmlUrl='http://b.example/' htmlUrl='http://b.example/{long}'/>",
        "</outline>".repeat(20)
    );
    let (outlines, flaws) = read(list.as_bytes()).unwrap();
    let category = (0..MOST_FOLDERS).map(|n| format!("Folder {n}")).collect::<Vec<_>>().join(" / ");
    assert_eq!(outlines[0], outline("Gull", "http://a.example/", Some(&category)));
    let shortened = format!("{}…", "n".repeat(LONGEST_NAME));
    assert_eq!(outlines[1], outline(&shortened, "http://b.example/", Some(&shortened)));
    assert!(flaws.iter().any(|flaw| flaw.kind == FlawKind::TooLarge));
}

#[test]
fn a_list_of_twenty_thousand_folders_is_written_in_a_moment() {
    let list: Vec<Outline> = (0..20_000).map(|n| outline("Gull", "http://a.example/", Some(&format!("{} {n}", "f".repeat(180))))).collect();
    let start = std::time::Instant::now();
    assert_eq!(write("All", &list).matches("</outline>").count(), 20_000);
    assert!(start.elapsed() < std::time::Duration::from_secs(1), "{:?}", start.elapsed());
}

#[test]
fn what_is_no_feed_keeps_its_kind_there_and_back_and_rules_of_other_readers_are_told() {
    let list = br#"<opml xmlns:frss="https://freshrss.org/opml"><body><outline text="Council" type="HTML+XPath" xmlUrl="https://council.example/news" frss:xPathItem="//li"/>
        <outline text="Data" type="JSON+DotNotation" xmlUrl="https://data.example/x.json" frss:jsonItem="a.b"/>
        <outline text="Gull" type="sitemap" xmlUrl="https://gull.example/news.xml"/></body></opml>"#;
    let (outlines, flaws) = read(list).unwrap();
    assert_eq!(outlines.iter().map(|outline| outline.kind).collect::<Vec<_>>(), [FeedKind::Links, FeedKind::Sitemap]);
    assert_eq!(flaws.iter().map(|flaw| flaw.kind).collect::<Vec<_>>(), [FlawKind::WrongType]);
    assert_eq!(read(write("All", &outlines).as_bytes()).unwrap().0, outlines);
}

proptest::proptest! {
    #[test]
    fn what_is_written_is_read_back(titles in proptest::collection::vec("[a-z&<>\"' é]{1,12}", 1..6), category in proptest::option::of("[A-Z][a-z&]{0,8}")) {
        let outlines: Vec<Outline> = titles
            .iter()
            .enumerate()
            .filter(|(_, title)| !title.trim().is_empty())
            .map(|(n, title)| Outline { site: Some(format!("https://s.example/?a={n}&b")), ..outline(title.trim(), &format!("https://f.example/{n}"), category.as_deref()) })
            .collect();
        let (read_back, flaws) = read(write("T & <T>", &outlines).as_bytes()).unwrap();
        proptest::prop_assert_eq!(read_back, outlines);
        proptest::prop_assert!(flaws.is_empty());
    }
}

#[test]
fn a_feed_at_no_http_address_is_a_flaw_and_no_feed() {
    let list = r#"<opml><body><outline xmlUrl="javascript:alert(1)"/><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="https://harbour.example/feed"/></body></opml>"#;
    let (outlines, flaws) = read(list.as_bytes()).unwrap();
    assert_eq!(outlines.iter().map(|outline| outline.feed.as_str()).collect::<Vec<_>>(), ["https://harbour.example/feed"]);
    assert_eq!(flaws.iter().map(|flaw| flaw.kind).collect::<Vec<_>>(), [model::FlawKind::Address, model::FlawKind::Address]);
}
