//! Lists of links on pages of several makes.

use super::*;

fn page() -> Url {
    Url::parse("https://alder.example/news/").unwrap()
}

fn found(html: &str) -> Vec<(String, String)> {
    match read(html.as_bytes(), &page(), None) {
        Ok((feed, _)) => feed.entries.into_iter().map(|entry| (entry.title.unwrap_or_default(), entry.link.unwrap_or_default())).collect(),
        Err(_) => Vec::new(),
    }
}

const TITLES: [&str; 4] = [
    "Dredging of the north channel begins",
    "Levy on berths is put to a vote",
    "School on the hill stays closed",
    "New ferry comes home in May",
];

fn links() -> Vec<String> {
    (0..4).map(|n| format!("https://alder.example/news/2026/03/0{}/story-{n}", n + 1)).collect()
}

fn all(item: impl Fn(&str, &str) -> String) -> String {
    TITLES.iter().zip(links()).map(|(title, link)| item(title, &link)).collect()
}

fn expected() -> Vec<(String, String)> {
    TITLES.iter().map(|title| (*title).to_owned()).zip(links()).collect()
}

#[test]
fn items_are_found_whatever_they_are_made_of() {
    let makes = [
        all(|title, link| format!("<article><h2><a href='{link}'>{title}</a></h2><p>By <a href='/author/ana'>Ana Reed</a></p></article>")),
        all(|title, link| {
            format!("<a class=card href='{link}'><div><img src=x.jpg><h3>{title}</h3><p>A teaser of some words that goes on.</p></div></a>")
        }),
        all(|title, link| {
            format!("<div class=post><h2>{title}</h2><p>A teaser of some words that goes on.</p><a href='{link}'>Read more</a></div>")
        }),
        all(|title, link| format!("<p><a href='{link}'>{title}</a>, <i>1 March 2026</i></p><p>A teaser of some words that goes on.</p>")),
        all(|title, link| format!("<li><a href='{link}'>{title}</a> <span>2026-03-01</span></li>")),
        all(|title, link| format!("<tr><td>2 March 2026<td><a href='{link}?utm_source=list'>{title}</a>")).replace("?utm_source=list", ""),
        all(|title, link| {
            format!("<a href='{link}'><span>Town</span><strong>{title}</strong><time datetime=2026-03-01>yesterday</time><div></div></a>")
        }),
    ];
    for make in makes {
        let make = if make.starts_with("<tr") { format!("<table>{make}</table>") } else { make };
        assert_eq!(found(&format!("<body><main>{make}</main>")), expected(), "{make}");
    }
}

#[test]
fn navigation_foot_rails_and_tags_are_no_items() {
    let around = |class: &str| {
        let links: String =
            (0..5).map(|n| format!("<li><a href='/other/2026/03/a-long-address-of-{n}'>Some words of a link number {n}</a>")).collect();
        format!("<div class='{class}'><ul>{links}</ul></div>")
    };
    let list = all(|title, link| format!("<div><h3><a href='{link}'>{title}</a></h3><time datetime=2026-03-01></time></div>"));
    for class in ["site-nav", "mainMenu", "related-articles", "mostRead most-read", "tag-cloud", "page-footer", "Sidebar", "cookie_consent"]
    {
        assert_eq!(found(&format!("<body>{}<div id=x>{list}</div>", around(class))), expected(), "{class}");
    }
    assert_eq!(found(&format!("<div class='layout has-sidebar'>{list}<p><a href=/x>Some other words of a link</a></div>")), expected());
    assert_eq!(found(&format!("<nav>{0}</nav><main>{list}</main><aside>{0}</aside><footer>{0}</footer>", around("x"))), expected());
}

#[test]
fn dates_come_from_the_block_or_from_the_address() {
    let html = all(|title, link| format!("<li><h3><a href='{link}'>{title}</a></h3></li>"));
    let (feed, _) = read(html.as_bytes(), &page(), None).unwrap();
    assert_eq!(feed.entries[2].published.unwrap().to_string(), "2026-03-03T00:00:00Z");
    let html = all(|title, link| format!("<li><h3><a href='{link}'>{title}</a></h3><p>Published 5 April 2026</p></li>"));
    let (feed, _) = read(html.as_bytes(), &page(), None).unwrap();
    assert_eq!(feed.entries[2].published.unwrap().to_string(), "2026-04-05T00:00:00Z");
}

#[test]
fn an_address_is_one_item_however_often_and_with_whatever_marks_it_is_linked() {
    let html = all(|title, link| {
        format!(
            "<li><a href='{link}?utm_source=a#top'><img src=x.jpg></a><h3><a href='{link}'>{title}</a></h3><a href='{link}#comments'>12 comments here now</a></li>"
        )
    });
    assert_eq!(found(&html), expected());
}

#[test]
fn a_page_without_a_list_has_none() {
    let article =
        format!("<article><h1>A headline of an article</h1>{}</article>", "<p>Prose with <a href='/x'>a link</a> in it.</p>".repeat(20));
    for none in ["", "text", "<p>No links.</p>", "<a href='/only-one-link-of-many-words'>Only one link of many words</a>", &article] {
        assert!(read(none.as_bytes(), &page(), None).is_err(), "{none}");
    }
}

#[test]
fn a_page_of_a_hundred_thousand_links_is_bounded_in_items_and_in_time() {
    let deep = "<div>".repeat(190);
    let many: String = (0..100_000)
        .map(|n| format!("<li><h3><a href='/news/2026/03/0{}/story-{n}'>Words of a headline number {n}</a></h3>", n % 9 + 1))
        .collect();
    for html in [
        format!("<ul>{many}"),
        format!("{deep}<ul>{many}"),
        "<a href=/a-b-c-d-e>one two three four".repeat(100_000),
        "<time>".repeat(100_000),
        // No headlines, so that for each the headings around it are looked for.
        format!("<div><div><div><div><div>{}", "<a href=/a-b-c-d-e>x</a>".repeat(90_000)),
        format!("<div><div><div><div><div>{}", "<b><i><u><s><a href=/a-b-c-d-e>x</a></s></u></i></b>".repeat(19_000)),
    ] {
        let start = std::time::Instant::now();
        if let Ok((feed, _)) = read(html.as_bytes(), &page(), None) {
            assert!(feed.entries.len() <= MOST_LINKS);
        }
        assert!(start.elapsed() < std::time::Duration::from_secs(10), "{:?}", start.elapsed());
    }
}

proptest::proptest! {
    #[test]
    fn any_page_is_taken(html in "(<(/?)(a|li|ul|div|h3|nav|main|article|time|p)( href=/a-b-c-d/[0-9]| class=nav| datetime=2026-03-01)?>|four words and more |é|2026-03-01){0,60}") {
        let _ = read(html.as_bytes(), &page(), None);
    }
}
