//! Sitemaps: news, plain, indexes, and what is nearly one.

use super::*;

fn at() -> Url {
    Url::parse("https://tern.example/news-sitemap.xml").unwrap()
}

fn articles_of(xml: &str) -> (Feed, bool, Vec<FlawKind>) {
    match read(xml.as_bytes(), &at(), None).unwrap() {
        (Sitemap::Articles { feed, for_news }, flaws) => (feed, for_news, flaws.iter().map(|flaw| flaw.kind).collect()),
        (other, _) => panic!("{other:?}"),
    }
}

#[test]
fn a_sitemap_for_news_gives_headlines_dates_and_keywords_newest_first() {
    let (feed, for_news, flaws) = articles_of(
        r#"<?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
          xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url><loc>https://tern.example/a/1</loc><news:news><news:publication><news:name>Tern &amp; Tide</news:name>
          <news:language>en_GB</news:language></news:publication><news:publication_date>2026-03-01T08:00:00Z</news:publication_date>
          <news:title><![CDATA[Ferry & fog]]></news:title><news:keywords>Ferries, Weather</news:keywords></news:news>
          <image:image><image:loc>https://tern.example/p.jpg</image:loc><image:title>A picture</image:title></image:image></url>
        <url><loc>/a/2</loc><n:news xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><n:title>Two &amp;amp; three</n:title>
          <n:publication_date>2026-03-02</n:publication_date></n:news></url>
        <url><loc>https://tern.example/about</loc></url>
        <url/>
        </urlset>"#,
    );
    assert!(for_news);
    assert_eq!((feed.title.as_deref(), feed.language.as_deref()), (Some("Tern &amp; Tide"), Some("en-GB")));
    assert_eq!(feed.link.as_deref(), Some("https://tern.example/"));
    let entries: Vec<_> = feed.entries.iter().map(|e| (e.link.as_deref().unwrap(), e.title.as_deref().unwrap())).collect();
    assert_eq!(entries, [("https://tern.example/a/2", "Two &amp; three"), ("https://tern.example/a/1", "Ferry &amp; fog")]);
    assert_eq!(feed.entries[1].categories, ["Ferries", "Weather"]);
    assert_eq!(feed.entries[1].published.unwrap().to_string(), "2026-03-01T08:00:00Z");
    assert!(flaws.is_empty(), "{flaws:?}");
}

#[test]
fn of_a_plain_sitemap_the_pages_changed_last_are_taken_and_that_is_told() {
    let urls: String =
        (0..300).map(|n| format!("<url><loc>https://tern.example/{n}</loc><lastmod>2026-01-{:02}</lastmod></url>", n % 28 + 1)).collect();
    let (feed, for_news, flaws) = articles_of(&format!("<urlset>{urls}<url><lastmod>2026-01-01</lastmod></url></urlset>"));
    assert!(!for_news);
    assert_eq!(feed.entries.len(), MOST_PLAIN);
    assert_eq!(feed.entries[0].updated.unwrap().to_string(), "2026-01-28T00:00:00Z");
    assert_eq!(flaws, [FlawKind::Missing, FlawKind::Missing]);
}

#[test]
fn an_index_names_what_is_for_news_and_changed_last_first() {
    let xml = "<sitemapindex><sitemap><loc>https://tern.example/pages.xml</loc><lastmod>2026-03-04</lastmod></sitemap>
        <sitemap><loc>https://tern.example/news-1.xml</loc><lastmod>2026-03-01</lastmod></sitemap>
        <sitemap><loc>https://tern.example/news-2.xml</loc><lastmod>2026-03-02</lastmod></sitemap><sitemap/></sitemapindex>";
    let (Sitemap::Index(found), _) = read(xml.as_bytes(), &at(), None).unwrap() else { panic!("an index") };
    let names: Vec<&str> = found.iter().map(|url| url.path()).collect();
    assert_eq!(names, ["/news-2.xml", "/news-1.xml", "/pages.xml"]);
}

#[test]
fn robots_txt_names_sitemaps_anywhere() {
    let robots =
        "User-agent: *\nDisallow: /x\nSitemap: https://tern.example/all.xml # all\nsitemap:/news.xml\nSITEMAP: ftp://no.example/\n";
    let named: Vec<String> = named(robots, &at()).into_iter().map(String::from).collect();
    assert_eq!(named, ["https://tern.example/news.xml", "https://tern.example/all.xml"]);
}

#[test]
fn other_documents_are_none_and_a_cut_one_gives_what_is_whole() {
    for none in ["", "hello", "<html><body>no</body></html>", "<rss><channel></channel></rss>", "{\"a\":1}"] {
        assert!(read(none.as_bytes(), &at(), None).is_err(), "{none}");
    }
    let (feed, _, flaws) = articles_of("<urlset><url><loc>https://tern.example/1</loc></url><url><loc>https://tern.exa");
    assert!(!feed.entries.is_empty());
    assert!(flaws.contains(&FlawKind::Truncated), "{flaws:?}");
}

proptest::proptest! {
    #[test]
    fn any_document_is_taken(xml in "(<(/?)(urlset|url|loc|news:news|news:title|lastmod|sitemapindex|sitemap)/?>|a|&|2026-01-01|<!\\[CDATA\\[|\\]\\]>|http://a.example/){0,60}") {
        let _ = read(xml.as_bytes(), &at(), None);
        let _ = named(&xml, &at());
    }
}
