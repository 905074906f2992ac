//! Dates on invented pages, a rule each.

use markup::tree::Tree;

use super::*;

fn published(page: &str) -> Option<String> {
    found(page, &JsonLd::default()).published.map(|(at, _)| at.to_string())
}

fn found(page: &str, json: &JsonLd) -> Dates {
    let tree = Tree::parse(page);
    let page = Page::read(&tree);
    let blocks = tree.body().map(|body| crate::body::blocks::read(&tree, body)).unwrap_or_default();
    find(&page, json, &blocks, None, page.headline(None), &mut Vec::new())
}

#[test]
fn a_change_before_publication_is_no_change() {
    let json =
        JsonLd { published: Some("2024-03-12T10:00:00Z".into()), modified: Some("2024-03-11T10:00:00Z".into()), ..JsonLd::default() };
    let dates = found("", &json);
    assert_eq!(dates.published.unwrap().0.to_string(), "2024-03-12T10:00:00Z");
    assert_eq!(dates.modified, None);
}

#[test]
fn a_date_that_none_can_read_is_a_flaw() {
    let json = JsonLd { published: Some("yesterday-ish".into()), ..JsonLd::default() };
    let (tree, mut flaws) = (Tree::parse(""), Vec::new());
    assert_eq!(find(&Page::read(&tree), &json, &[], None, None, &mut flaws).published, None);
    assert_eq!(flaws[0].kind, FlawKind::Date);
}

const STATED: &str = "<meta property=article:published_time content=2024-03-12T10:00:00Z>";

#[test]
fn what_is_stated_comes_before_what_stands_elsewhere() {
    let page = format!("{STATED}<h1>Ferry adds a sailing</h1><aside><time datetime=2020-01-01>1 January 2020</time></aside>");
    assert_eq!(published(&page).as_deref(), Some("2024-03-12T10:00:00Z"));
}

#[test]
fn the_day_beside_the_headline_corrects_a_stated_draft_but_not_a_change() {
    let page = |rest: &str| format!("{STATED}<article><h1>Ferry adds a sailing</h1>{rest}<p>It will sail at noon.</p></article>");
    assert_eq!(published(&page("<p>15 March 2024</p>")).as_deref(), Some("2024-03-15T00:00:00Z"));
    assert_eq!(published(&page("<p>Updated 15 March 2024</p>")).as_deref(), Some("2024-03-12T10:00:00Z"));
    let changed = format!("<meta property=article:modified_time content=2024-03-15T08:00:00Z>{}", page("<p>15 March 2024</p>"));
    assert_eq!(published(&changed).as_deref(), Some("2024-03-12T10:00:00Z"));
}

#[test]
fn a_date_in_another_headlines_box_is_that_ones() {
    let page = "<article><h1>Ferry adds a sailing</h1><p>It will sail at noon.</p></article>
        <div><h3>The pier</h3><time datetime=2020-01-01>1 January 2020</time></div><p>Posted on 12 March 2024</p>";
    assert_eq!(published(page).as_deref(), Some("2024-03-12T00:00:00Z"));
}

#[test]
fn readers_comments_have_no_say() {
    let page = "<h1>Ferry adds a sailing</h1><div id=comments><time datetime=2020-01-01T10:00>1 January 2020</time>
        <p>At last: the morning boat was always full.</p></div>";
    assert_eq!(published(page), None);
}

#[test]
fn a_copyright_year_is_the_last_resort() {
    let page = "<h1>Ferry adds a sailing</h1><footer>© 2019 Harbor Post</footer>";
    assert_eq!(published(page).as_deref(), Some("2019-01-01T00:00:00Z"));
}

#[test]
fn slashes_put_the_day_first_outside_america() {
    let page = |language: &str| format!("<html lang={language}><h1>Ferry</h1><p class=date>03/04/2024</p>");
    assert_eq!(published(&page("fr")).as_deref(), Some("2024-04-03T00:00:00Z"));
    assert_eq!(published(&page("en-GB")).as_deref(), Some("2024-04-03T00:00:00Z"));
    assert_eq!(published(&page("en-US")).as_deref(), Some("2024-03-04T00:00:00Z"));
}

#[test]
fn a_moment_keeps_the_pages_own_zone() {
    let local = "<meta property=article:published_time content=2024-03-12T22:46:00+02:00>";
    assert_eq!(published(local).as_deref(), Some("2024-03-12T22:46:00+02:00"));
    let both = "<meta property=article:published_time content=2024-03-13T06:35:29Z><h1>Ferry</h1><time datetime='2024-03-12 22:35:29'>";
    assert_eq!(published(both).as_deref(), Some("2024-03-12T22:35:29-08:00"));
    let bare = "<meta property=article:published_time content='2024-03-12 23:59'>";
    assert_eq!(published(bare).as_deref(), Some("2024-03-12T23:59:00Z"));
}

#[test]
fn a_month_or_a_year_alone_is_no_day() {
    assert_eq!(published("<h1>Ferry</h1><span class=date>Summer 2024</span>"), None);
    assert_eq!(published("<h1>Ferry</h1><span class=date>2024, 09:34</span>"), None);
}

#[test]
fn a_window_a_picture_and_an_id_may_tell_the_day() {
    assert_eq!(published("<title>Ferry adds a sailing | 12.03.2024</title>").as_deref(), Some("2024-03-12T00:00:00Z"));
    let picture = "<meta property=og:image content=https://harbor.example/2024/03/12/ferry.jpg>";
    assert_eq!(published(picture).as_deref(), Some("2024-03-12T00:00:00Z"));
    assert_eq!(published("<body id=news20240312_k1>").as_deref(), Some("2024-03-12T00:00:00Z"));
}

#[test]
fn what_is_shown_as_published_corrects_the_stamp_beside_it() {
    let page = |shown: &str| {
        format!("<h1>Ferry adds a sailing</h1><time datetime=2024-04-03T10:18:46Z>{shown}</time><p>It will sail at noon.</p>")
    };
    assert_eq!(published(&page("Publié le 29 mars 2024")).as_deref(), Some("2024-03-29T00:00:00Z"));
    assert_eq!(published(&page("29 March 2024")).as_deref(), Some("2024-04-03T10:18:46Z"), "nothing says which of the two is meant");
    assert_eq!(published(&page("Published yesterday")).as_deref(), Some("2024-04-03T10:18:46Z"));
}

#[test]
fn a_date_that_links_to_its_own_day_comes_before_one_that_does_not() {
    let page = "<div class=slide><span class=date>14/06/2023</span></div>
        <div><a href=/log/2021/08/08/>08/08/2021</a><p>The ferry will sail at noon.</p></div>";
    assert_eq!(published(page).as_deref(), Some("2021-08-08T00:00:00Z"));
    let other = "<div><a href=/log/2021/08/09/the-pier>08/10/2021</a></div><p>Posted on 12 March 2024</p>";
    assert_eq!(published(other).as_deref(), Some("2024-03-12T00:00:00Z"), "the link leads to another day than it says");
}

#[test]
fn an_address_much_older_than_what_is_stated_is_the_day_before_the_move() {
    let json = |day: &str| JsonLd { published: Some(format!("{day}T10:00:00Z")), ..JsonLd::default() };
    let url = Url::parse("https://harbour.example/2021/7/12/ferry").unwrap();
    let day = |json: JsonLd| {
        let tree = Tree::parse("");
        find(&Page::read(&tree), &json, &[], Some(&url), None, &mut Vec::new()).published.unwrap().0.day().to_string()
    };
    assert_eq!(day(json("2023-06-17")), "2021-07-12");
    assert_eq!(day(json("2021-07-20")), "2021-07-20", "an article may wait some days under the address of its draft");
}

#[test]
fn a_bar_that_counts_comments_is_not_where_they_stand() {
    let bar =
        "<h2>Ferry adds a sailing</h2><div class=comments-bar><span class=date>30 August 2021</span> 7 comments</div><p>It sails.</p>";
    assert_eq!(published(bar).as_deref(), Some("2021-08-30T00:00:00Z"));
}
