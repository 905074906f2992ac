//! What a story is passed on with: its card, its short address, what its page says for machines; and what crawlers are told.

use axum::http::StatusCode;
use model::Edition;
use resvg::tiny_skia::Pixmap;
use serde_json::Value;

use super::made;
use super::site::{Answer, Site};

const PUBLIC: &str = "https://news.example";

/// The value of a `<meta property>`, with its entities read.
fn meta(page: &Answer, property: &str) -> Option<String> {
    let (_, rest) = page.body.split_once(&format!("property=\"{property}\" content=\""))?;
    Some(rest.split_once('"')?.0.replace("&#38;", "&"))
}

fn linked(page: &Answer) -> Value {
    let (_, rest) = page.body.split_once("<script type=\"application/ld+json\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

/// A path of an address of ours.
fn path(address: &str) -> String {
    address.strip_prefix(PUBLIC).unwrap_or_else(|| panic!("{address} is not ours")).to_owned()
}

#[tokio::test]
async fn a_story_s_card_is_a_picture_with_words_on_it() {
    let site = Site::known(made::edition()).await;
    let page = site.get(&site.story).await;
    let card = path(&meta(&page, "og:image").unwrap());
    assert_eq!(meta(&page, "og:image:alt").as_deref(), Some("Breakwater repair is halved"));
    let answer = site.get(&card).await;
    assert_eq!((answer.status, answer.header("content-type").as_str()), (StatusCode::OK, "image/png"));
    assert!(answer.header("cache-control").contains("immutable"));
    let drawn = Pixmap::decode_png(&answer.bytes).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (1200, 630));
    let dark = |rows: std::ops::Range<u32>| {
        drawn.pixels().chunks(1200).skip(rows.start as usize).take(rows.len()).flatten().filter(|pixel| pixel.red() < 120).count()
    };
    for (rows, least) in [(30..105, 2_000), (230..400, 8_000), (570..600, 200)] {
        assert!(dark(rows.clone()) > least, "name, headline and source: rows {rows:?} have {} dark points", dark(rows.clone()));
    }
    let (bare, _) = card.split_once("&v=").unwrap();
    assert_eq!(site.get(bare).await.header("cache-control"), "public, max-age=3600");
    assert_eq!(site.get(bare.split_once('?').unwrap().0).await.bytes, answer.bytes, "of the first edition, where none is named");
    let tag = answer.header("etag");
    assert_eq!(site.ask("GET", &card, &[("if-none-match", &tag)]).await.status, StatusCode::NOT_MODIFIED);
    for gone in ["/card/nothing.png", "/card/nothing", "/card/.png", "/card/x.jpg"] {
        assert_eq!(site.get(gone).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
}

#[tokio::test]
async fn what_a_page_says_for_machines_is_what_it_says_for_people() {
    let site = Site::known(made::edition()).await;
    let page = site.get(&site.story).await;
    let (data, here) = (linked(&page), format!("{PUBLIC}{}", site.story));
    let story = &data["@graph"][0];
    assert_eq!((story["@type"].as_str(), story["headline"].as_str()), (Some("NewsArticle"), Some("Breakwater repair is halved")));
    assert_eq!((story["url"].as_str(), story["publisher"]["name"].as_str()), (Some(here.as_str()), Some("The Tern County Dateline")));
    assert_eq!(story["isBasedOn"][0]["url"], "https://harborpost.example/breakwater");
    assert_eq!(story["image"][0].as_str(), meta(&page, "og:image").as_deref());
    assert!(page.body.contains(&format!("datetime=\"{}\"", story["datePublished"].as_str().unwrap())), "{story}");
    assert!(page.body.contains(&format!("<link rel=\"canonical\" href=\"{here}\">")) && meta(&page, "og:url") == Some(here));
    let way: Vec<&str> = data["@graph"][1]["itemListElement"].as_array().unwrap().iter().filter_map(|item| item["name"].as_str()).collect();
    assert_eq!(way, ["The Tern County Dateline", "Local", "Breakwater repair is halved"]);

    let page = site.get(&site.topic).await;
    let article = &linked(&page)["@graph"][0];
    assert_eq!(
        (article["publisher"]["name"].as_str(), article["isBasedOn"].as_str()),
        (Some("Harbor Post"), Some("https://harborpost.example/breakwater"))
    );
    assert_eq!(article["isPartOf"]["url"].as_str(), Some(format!("{PUBLIC}{}", site.story).as_str()));
    assert!(page.body.contains("rel=\"canonical\" href=\"https://harborpost.example/breakwater\""), "an article lives at its publisher's");
}

#[tokio::test]
async fn a_short_address_leads_to_its_story() {
    let site = Site::known(made::edition()).await;
    let page = site.get(&site.story).await;
    let (_, rest) = page.body.split_once("<a href=\"https://news.example/s/").unwrap();
    let code = rest.split_once('"').unwrap().0;
    assert!(page.body.contains(&format!(">news.example/s/{code}</a>")), "people can copy it by hand");
    let answer = site.get(&format!("/s/{code}")).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, site.story.clone()));
    for gone in ["/s/zzzz", "/s/a", "/s/-"] {
        assert_eq!(site.get(gone).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
}

#[tokio::test]
async fn without_a_public_address_pages_name_no_whole_address() {
    let site = Site::with(model::Rights::Full).await;
    let page = site.get(&site.story).await;
    assert_eq!((meta(&page, "og:image"), meta(&page, "og:url")), (None, None));
    assert!(!page.body.contains("rel=\"canonical\"") && page.body.contains("href=\"/s/"));
    assert_eq!(linked(&page)["@graph"][0]["url"].as_str(), Some(site.story.as_str()));
    assert_eq!(site.get("/sitemap.xml").await.status, StatusCode::NOT_FOUND);
    assert!(!site.get("/robots.txt").await.body.contains("Sitemap:"));
}

#[tokio::test]
async fn of_a_private_edition_nothing_is_passed_on() {
    let site = Site::known(Edition { private: true, ..made::edition() }).await;
    let slug = site.story.trim_start_matches("/lake/story/").to_owned();
    assert_eq!(site.get(&format!("/card/{slug}.png")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.get("/sitemap.xml").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn crawlers_are_told_of_lists_and_of_the_news_of_the_last_days() {
    let edition = Edition { name: "Tern & Lake <News>".into(), ..made::edition() };
    let site = Site::known(edition).await;
    let map = site.get("/sitemap.xml").await;
    assert_eq!((map.status, map.header("content-type").as_str()), (StatusCode::OK, "application/xml; charset=utf-8"));
    let mut reader = quick_xml::Reader::from_str(&map.body);
    let mut addresses = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(start) => addresses += usize::from(start.name().as_ref() == b"loc"),
            _ => {}
        }
    }
    assert_eq!(addresses, 6, "front page, sources, about, two sections, one story: {}", map.body);
    assert!(map.body.contains(&format!("<loc>{PUBLIC}{}</loc>", site.story)));
    assert!(map.body.contains("<news:name>Tern &amp; Lake &lt;News&gt;</news:name><news:language>en</news:language>"));
    assert!(map.body.contains("<news:title>Breakwater repair is halved</news:title>"));
    assert!(site.get("/robots.txt").await.body.contains(&format!("Sitemap: {PUBLIC}/sitemap.xml\n")));
    assert_eq!(site.get("/sitemap/lake.1.xml").await.body, map.body);
    for gone in ["/sitemap/lake.2.xml", "/sitemap/sea.1.xml", "/sitemap/lake.xml"] {
        assert_eq!(site.get(gone).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
}

#[tokio::test]
async fn an_arabic_edition_reads_from_right_to_left_and_says_so() {
    let site = Site::known(Edition { language: "ar".into(), name: "صحيفة البحيرة".into(), ..made::edition() }).await;
    let paths =
        ["/lake/".to_owned(), site.story.clone(), site.topic.clone(), "/lake/sources".into(), "/lake/about".into(), "/lake/nothing".into()];
    for path in paths {
        let page = site.get(&path).await.body;
        assert!(page.contains("<html lang=\"ar\" dir=\"rtl\""), "{path}: {page}");
        assert!(page.contains("الصفحة الأولى") && !page.contains("Front page"), "{path}");
    }
    let page = site.get(&site.story).await;
    assert!(page.body.contains("<h1 lang=\"en\" dir=\"ltr\">Breakwater repair is halved</h1>"), "a stranger's words keep their language");
    let card = site.get(&path(&meta(&page, "og:image").unwrap())).await;
    assert_eq!(card.status, StatusCode::OK);
}
