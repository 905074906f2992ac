//! The pictures of a text: fetched by the newsroom, shown from our own address; a page view asks nobody else for anything.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

use crate::harness::fake_web::{FakeWeb, rss};
use crate::harness::get;
use crate::harness::program::{Running, done};

const PROSE: &str = "The weir keeper counts birds every morning and writes them in a book that her father began in the year of the flood.";

pub(crate) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90])).write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A data folder with one edition, private or not, and a read article with pictures of every kind.
async fn read(private: bool) -> (tempfile::TempDir, FakeWeb, Running) {
    let folder = tempfile::tempdir().unwrap();
    let edition = format!(
        "[[edition]]\nslug = \"weir\"\nname = \"The Weir\"\nplace = \"Nettle Weir\"\ntime_zone = \"UTC\"\nlanguage = \"en\"\nprivate = {private}\n"
    );
    std::fs::write(folder.path().join("dateline.toml"), edition).unwrap();
    let web = FakeWeb::start().await;
    web.put("files", "/heron.png", "image/png", picture(1600, 900, ImageFormat::Png));
    // Its server does not know what it serves.
    web.put("files", "/sluice.jpg", "application/octet-stream", picture(500, 400, ImageFormat::Jpeg));
    web.put("files", "/map.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
    // An SVG that says it is something else.
    web.put("files", "/chart.png", "image/png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
    web.put("files", "/dot.gif", "image/gif", picture(1, 1, ImageFormat::Gif));
    let figure = |file: &str, said: &str| format!("<figure><img src=\"{}\" alt=\"{said}\"></figure>", web.url("files", file));
    let body = format!(
        "<p>{PROSE}</p>{}<p>{PROSE}</p>{}<p>{PROSE}</p>{}<p>{PROSE}</p>{}{}<p>{PROSE}</p>",
        figure("/heron.png", "A heron on the weir"),
        figure("/sluice.jpg", "The sluice house"),
        figure("/map.svg", "A map of the weir"),
        figure("/chart.png", "A chart of birds"),
        figure("/dot.gif", "Read on"),
    );
    let page = format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Birds of the weir</title></head>\
         <body><main><article><h1>Birds of the weir</h1>{body}</article></main></body></html>"
    );
    let url = web.put("gazette", "/birds", "text/html", page);
    let feed = rss("The Gazette", &[("Birds of the weir", &url, "A keeper and her book of birds.")]);
    let feed = web.put("gazette", "/feed", "application/rss+xml", feed);
    let data = folder.path().to_str().unwrap();
    let common =
        ["--data", data, "--now", "2026-03-02T12:00Z", "--fetch-allow", "127.0.0.0/8", "--fetch-allow-ports", "*", "--fetch-pause-ms", "0"];
    done(&[&["add", feed.as_str()][..], &common].concat());
    done(&[&["fetch", "--once"][..], &common].concat());
    let server = Running::start(&[&["serve", "--role", "web", "--open-private", "true", "--listen", "127.0.0.1:0"][..], &common].concat());
    (folder, web, server)
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_of_a_text_come_from_here_and_what_is_none_is_a_link() {
    let (_folder, web, server) = read(true).await;
    let page = get(format!("{}/weir/topic/the-gazette/birds-of-the-weir", server.address)).await.unwrap().text().await.unwrap();
    let text = page.split("class=\"prose").nth(1).unwrap().split("</article>").next().unwrap();
    let sources: Vec<&str> = text.split("<img src=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(sources.len(), 2, "{text}");
    for (source, said, size) in [(sources[0], "A heron on the weir", (1280, 720)), (sources[1], "The sluice house", (500, 400))] {
        assert!(source.starts_with("/picture/") && text.contains(&format!("alt=\"{said}\" width=\"{}\" height=\"{}\"", size.0, size.1)));
        let answer = get(format!("{}{source}", server.address)).await.unwrap();
        assert_eq!(answer.headers()["content-type"], "image/webp");
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
        let kept = image::load_from_memory(&answer.bytes().await.unwrap()).unwrap();
        assert_eq!((kept.width(), kept.height()), size, "{source}");
    }
    for said in ["A map of the weir", "A chart of birds"] {
        assert!(text.contains(&format!("Picture: {said}</a>")), "{said}: {text}");
    }
    assert!(!text.contains("Read on") && !text.contains("dot.gif"), "{text}");
    assert_eq!(web.answers(&web.url("files", "/heron.png")), [200], "it was fetched once, and not for the page");
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_that_nobody_may_see_are_not_fetched() {
    let (_folder, web, server) = read(false).await;
    let page = get(format!("{}/weir/topic/the-gazette/birds-of-the-weir", server.address)).await.unwrap().text().await.unwrap();
    assert!(page.contains("A keeper and her book of birds.") && !page.contains("<img"), "{page}");
    for file in ["/sluice.jpg", "/map.svg", "/dot.gif"] {
        assert_eq!(web.answers(&web.url("files", file)), [0_u16; 0], "{file}");
    }
}
