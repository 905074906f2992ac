//! A link to an article, as far as a page tells.

use jiff::Timestamp;
use markup::tree::Id;
use url::Url;

/// Characters of a headline that are kept.
pub(super) const LONGEST: usize = model::LONGEST_HEADLINE;

/// An item of the list.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// The address without what does not tell articles apart.
    pub(super) key: String,
    /// The address.
    pub(super) url: Url,
    /// Its headline.
    pub(super) title: String,
    /// A date that stands in its block, or in its address.
    pub(super) published: Option<Timestamp>,
    /// The link that gave the headline.
    pub(super) anchor: Id,
    /// The block around it that holds no other item.
    pub(super) block: Id,
    /// The headline stands in a heading.
    pub(super) in_heading: bool,
    /// There is a sentence or two beside the headline.
    pub(super) has_teaser: bool,
    /// There is a picture in its block.
    pub(super) has_picture: bool,
}

/// How many words a headline has; in scripts without spaces each character is nearly half a one.
pub(super) fn weight(title: &str) -> usize {
    let spaced = title.split_whitespace().count();
    let words = markup::text::word_count(title);
    if words > spaced * 2 { words / 2 } else { spaced }
}

/// Words long enough to be a headline and short enough not to be a paragraph. One in a heading may be short.
pub(super) fn is_headline(title: &str, in_heading: bool) -> bool {
    let words = weight(title);
    let least = if in_heading { 2 } else { 4 };
    (least..=60).contains(&words) && title.chars().any(char::is_alphabetic) && !is_stock(title)
}

/// What stands under headlines and is none: "Read more", "12 comments", a bare address.
fn is_stock(title: &str) -> bool {
    const BEGINNINGS: [&str; 26] = [
        "read more",
        "read the",
        "continue reading",
        "keep reading",
        "learn more",
        "see more",
        "see all",
        "view all",
        "view more",
        "load more",
        "show more",
        "more from",
        "leave a comment",
        "add a comment",
        "skip to",
        "jump to",
        "back to",
        "go to",
        "sign up",
        "sign in",
        "log in",
        "subscribe to",
        "weiterlesen",
        "mehr lesen",
        "lire la suite",
        "leer más",
    ];
    let folded = title.to_lowercase();
    BEGINNINGS.iter().any(|stock| folded.starts_with(stock)) || folded.starts_with("http") || is_count(&folded)
}

/// "12 comments on this".
fn is_count(folded: &str) -> bool {
    let mut words = folded.split_whitespace();
    let number = words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit() || b == b','));
    number && words.next().is_some_and(|word| word.starts_with("comment") || word.starts_with("kommentar") || word.starts_with("repl"))
}

/// An address that is made for one article: a date, a number of four digits or more, or a last part of several words.
pub(super) fn is_for_an_article(url: &Url) -> bool {
    let mut parts = url.path().split('/').filter(|part| !part.is_empty());
    let long_number = |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() >= 4);
    if url.query().is_some_and(long_number) {
        return true;
    }
    let Some(last) = parts.next_back() else { return false };
    let words = last.split(['-', '_', '+']).filter(|word| !word.is_empty()).count();
    words >= 3 || last.split("%20").count() >= 3 || long_number(last) || (words >= 2 && parts.any(long_number))
}

/// An address of a list, a person, a service: not of an article.
pub(super) fn is_for_a_list(url: &Url) -> bool {
    const PARTS: [&str; 34] = [
        "tag",
        "tags",
        "category",
        "categories",
        "topic",
        "topics",
        "author",
        "authors",
        "editors",
        "staff",
        "people",
        "user",
        "users",
        "profile",
        "profiles",
        "page",
        "search",
        "login",
        "signin",
        "signup",
        "register",
        "subscribe",
        "newsletter",
        "newsletters",
        "account",
        "about",
        "contact",
        "privacy",
        "terms",
        "cart",
        "shop",
        "jobs",
        "careers",
        "advertise",
    ];
    // What comes after decides: /people/ may be a section, and then its articles have addresses of articles.
    let parts: Vec<String> = url.path().split('/').filter(|part| !part.is_empty()).map(str::to_ascii_lowercase).collect();
    let Some((_, before)) = parts.split_last() else { return true };
    let named = |part: &String| PARTS.contains(&part.as_str());
    parts.last().is_some_and(named) || (before.last().is_some_and(named) && !is_for_an_article(url))
}

/// The day that an address names: `/2026/03/02/`.
pub(super) fn day_in(url: &Url) -> Option<Timestamp> {
    let parts: Vec<&str> = url.path().split('/').collect();
    parts.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        let digits = |text: &str, most: usize| text.len() <= most && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || !year.starts_with(['1', '2']) || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        markup::date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
    })
}
