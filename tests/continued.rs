//! Articles that stand on several pages, joined by `rel=next`: by the newsroom, and by `dateline read`.

use crate::harness::fake_web::{FakeWeb, rss};
use crate::harness::program::{done, lines};

const ALLOW: [&str; 6] = ["--fetch-allow", "127.0.0.0/8", "--fetch-allow-ports", "*", "--fetch-pause-ms", "0"];

fn text(of: &str) -> String {
    format!(
        "On the {of} evening the keeper of the light at Cold Head rowed out with oil for nine lamps, and wrote down what she saw of the herring boats."
    )
}

/// A page of an article that goes on at `next`.
fn page(title: &str, of: &str, next: Option<&str>) -> String {
    let next = next.map(|href| format!("<link rel=\"next\" href=\"{href}\">")).unwrap_or_default();
    let paragraph = text(of);
    let more =
        format!("The {of} page of her book is full to the margin, and the harbour museum shows it under glass to whoever asks for it.");
    format!(
        "<!doctype html><html lang=\"en\"><head><title>{title}</title>{next}</head><body><nav><a href=\"/\">Home</a></nav>
         <main><article><h1>{title}</h1><p>{paragraph}</p><p>{more}</p><p>{more} That is what the {of} page says.</p></article></main></body></html>"
    )
}

async fn read(web: &FakeWeb, path: &str) -> serde_json::Value {
    let url = web.url("cold-head", path);
    lines(&done(&[&["read", url.as_str(), "--format", "json"][..], &ALLOW].concat())).remove(0)
}

fn has(article: &serde_json::Value, of: &str) -> bool {
    let count = article["text"].as_str().unwrap().matches(&text(of)).count();
    assert!(count <= 1, "the {of} page stands twice: {article}");
    assert_eq!(count, article["html"].as_str().unwrap().matches(&text(of)).count());
    count == 1
}

fn flaws(article: &serde_json::Value) -> String {
    article["flaws"].to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn three_pages_are_one_article_for_the_newsroom_and_for_read() {
    let web = FakeWeb::start().await;
    let title = "The book of the light at Cold Head";
    let first = web.put("cold-head", "/book", "text/html", page(title, "first", Some("/book/2")));
    let second = web.put("cold-head", "/book/2", "text/html", page(&format!("{title} (2)"), "second", Some("/book/3")));
    let third = web.put("cold-head", "/book/3", "text/html", page(&format!("{title} (3)"), "third", None));
    let article = read(&web, "/book").await;
    assert!(["first", "second", "third"].iter().all(|of| has(&article, of)), "{article}");
    assert_eq!((article["title"].as_str(), article["url"].as_str()), (Some(title), Some(first.as_str())));
    assert_eq!(article["flaws"].as_array().map(Vec::len), Some(0), "{article}");

    web.forget();
    let folder = tempfile::tempdir().unwrap();
    let feed = web.put("cold-head", "/feed", "application/rss+xml", rss("Cold Head", &[(title, &first, "A book of nine lamps.")]));
    let common = [&ALLOW[..], &["--data", folder.path().to_str().unwrap(), "--starter", "false"]].concat();
    done(&[&["add", feed.as_str()][..], &common].concat());
    done(&[&["fetch", "--once"][..], &common].concat());
    for url in [first, second, third] {
        assert_eq!(web.answers(&url), [200], "{url} is asked once");
    }
    let status = lines(&done(&[&["status", "--json"][..], &common].concat())).remove(0);
    assert_eq!((status["articles"].as_i64(), status["originals"]["count"].as_i64()), (Some(1), Some(3)), "each page is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loop_ends_where_it_comes_back() {
    let web = FakeWeb::start().await;
    let first = web.put("cold-head", "/loop", "text/html", page("Nine lamps", "first", Some("/loop/2#text")));
    let second = web.put("cold-head", "/loop/2", "text/html", page("Nine lamps", "second", Some("/loop")));
    let article = read(&web, "/loop").await;
    assert!(has(&article, "first") && has(&article, "second"), "{article}");
    assert_eq!((web.answers(&first), web.answers(&second)), (vec![200], vec![200]));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_host_is_not_asked_and_another_article_is_not_joined() {
    let web = FakeWeb::start().await;
    let elsewhere = web.put("warm-head", "/2", "text/html", page("Nine lamps", "second", None));
    web.put("cold-head", "/away", "text/html", page("Nine lamps", "first", Some(&elsewhere)));
    let article = read(&web, "/away").await;
    assert!(has(&article, "first") && !has(&article, "second"), "{article}");
    assert_eq!(web.answers(&elsewhere), [] as [u16; 0]);

    web.redirect("cold-head", "/moved/2", &elsewhere);
    web.put("cold-head", "/moved", "text/html", page("Nine lamps", "first", Some("/moved/2")));
    assert!(!has(&read(&web, "/moved").await, "second"), "nor by a redirect");

    web.put("cold-head", "/other/2", "text/html", page("Choir of Brackwater wins first prize", "second", None));
    web.put("cold-head", "/other", "text/html", page("Nine lamps", "first", Some("/other/2")));
    assert!(!has(&read(&web, "/other").await, "second"), "the next article is another article");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_can_t_be_had_is_a_flaw_and_the_rest_is_read() {
    let web = FakeWeb::start().await;
    web.put("cold-head", "/torn", "text/html", page("Nine lamps", "first", Some("/torn/2")));
    web.put("cold-head", "/torn/2", "text/html", page("Nine lamps", "second", Some("/torn/3")));
    let article = read(&web, "/torn").await;
    assert!(has(&article, "first") && has(&article, "second"), "{article}");
    assert!(flaws(&article).contains("Page 3 of the article") && flaws(&article).contains("404"), "{article}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_without_end_is_read_to_its_tenth_page() {
    let web = FakeWeb::start().await;
    let of = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];
    for (n, of) in of.iter().enumerate() {
        web.put("cold-head", &format!("/long/{}", n + 1), "text/html", page("Nine lamps", of, Some(&format!("/long/{}", n + 2))));
    }
    let article = read(&web, "/long/1").await;
    assert!(has(&article, "tenth") && !has(&article, "eleventh"), "{article}");
    assert!(flaws(&article).contains("more than 10 pages"), "{article}");
    assert_eq!(web.answers(&web.url("cold-head", "/long/11")), [] as [u16; 0]);
}
