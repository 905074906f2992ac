//! The one sanitizer: what of a stranger's HTML may stand on our pages.
//!
//! Ammonia does the work, on an allow-list, behind the cap of [`crate::nesting`]. Its output is cleaned again until nothing changes, since
//! taking an element out can bring two others together that may not touch: what is shown, stored and cleaned once more stays the same.

mod pictures;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use url::Url;

pub use pictures::{pictures_as_links, without_first_figure};

use crate::{SafeHtml, nesting, text};

/// Bytes of an article that are looked at; the longest true articles have a tenth of that.
pub(crate) const MOST_BYTES: usize = 4 << 20;
/// The same for a line of text.
const MOST_INLINE_BYTES: usize = 64 << 10;
/// Elements within each other; articles need about ten.
pub(crate) const DEPTH: usize = 64;
/// Start tags of an article.
pub(crate) const TAGS: usize = 60_000;
/// Cleanings until nothing changes; two are the rule.
const MOST_PASSES: usize = 6;

/// What every link says besides its address.
pub(crate) const LINK_ATTRIBUTES: &str = " referrerpolicy=\"no-referrer\" rel=\"nofollow noopener\"";
/// What every picture says besides what it is.
pub(crate) const PICTURE_ATTRIBUTES: &str = " loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\"";

const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "strong",
    "sub", "sup", "time", "u", "var",
];
const BLOCK: [&str; 38] = [
    "blockquote",
    "br",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "rp",
    "rt",
    "ruby",
    "section",
    "span",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "wbr",
    "aside",
];
/// Gone with all that they hold.
const GONE: [&str; 22] = [
    "applet", "audio", "button", "canvas", "datalist", "frameset", "iframe", "map", "math", "noembed", "noframes", "noscript", "object",
    "option", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

static ARTICLE: LazyLock<Builder<'static>> = LazyLock::new(|| builder(INLINE.into_iter().chain(BLOCK).collect()));
static LINE: LazyLock<Builder<'static>> = LazyLock::new(|| builder(INLINE.into_iter().collect()));

/// What of an article's HTML may be shown: text, links, lists, tables, quotations, pictures, headings from `h2` to `h4`. Everything that
/// runs, asks or styles is gone. Links are absolute (`base` resolves them; without one, relative links lose their address), to http,
/// https and mailto only; pictures likewise, to http and https. `article(article(x)) == article(x)`.
///
/// Showing a picture tells its host who reads: a page for readers goes through [`pictures_as_links`].
#[must_use]
pub fn article(html: &str, base: Option<&Url>) -> SafeHtml {
    let capped = nesting::cap(within(html, MOST_BYTES), DEPTH, TAGS);
    let based = base.map(|base| {
        let mut builder = builder(INLINE.into_iter().chain(BLOCK).collect());
        builder.url_relative(UrlRelative::RewriteWithBase(base.clone()));
        builder
    });
    settle(&capped.html, based.as_ref().unwrap_or(&ARTICLE), &ARTICLE)
}

/// The same for a line of text: emphasis, code, links, no blocks.
#[must_use]
pub fn inline(html: &str) -> SafeHtml {
    let capped = nesting::cap(within(html, MOST_INLINE_BYTES), DEPTH, TAGS);
    settle(&capped.html, &LINE, &LINE)
}

fn within(html: &str, bytes: usize) -> &str {
    &html[..html.floor_char_boundary(bytes)]
}

fn builder(tags: HashSet<&'static str>) -> Builder<'static> {
    let mut builder = Builder::new();
    builder
        .tags(tags)
        .clean_content_tags(GONE.into_iter().collect())
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "title", "hreflang"])),
            ("abbr", HashSet::from(["title"])),
            ("bdo", HashSet::from(["dir"])),
            ("dfn", HashSet::from(["title"])),
            ("img", HashSet::from(["src", "alt", "width", "height"])),
            ("li", HashSet::from(["value"])),
            ("ol", HashSet::from(["start", "reversed", "type"])),
            ("td", HashSet::from(["colspan", "rowspan"])),
            ("th", HashSet::from(["colspan", "rowspan", "scope"])),
            ("time", HashSet::from(["datetime"])),
        ]))
        .generic_attributes(HashSet::from(["lang", "dir"]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("nofollow noopener"))
        .set_tag_attribute_value("a", "referrerpolicy", "no-referrer")
        .attribute_filter(|element, attribute, value| match attribute {
            // Relative ones are dealt with later.
            "src" if element == "img" => {
                let refused = Url::parse(value).is_ok_and(|url| !matches!(url.scheme(), "http" | "https"));
                (!refused).then_some(Cow::Borrowed(value))
            }
            // A table with a cell a million columns wide takes the page down with it.
            "colspan" | "rowspan" | "start" | "value" | "width" | "height" => {
                let is_small = value.len() <= 4 && !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
                is_small.then_some(Cow::Borrowed(value))
            }
            "lang" | "hreflang" | "dir" | "scope" | "type" | "reversed" | "datetime" if value.len() > 64 => None,
            _ => Some(Cow::Borrowed(value)),
        });
    builder
}

fn settle(html: &str, first: &Builder<'_>, then: &Builder<'_>) -> SafeHtml {
    let mut current = tidy(&first.clean(html).to_string());
    for _ in 0..MOST_PASSES {
        // Cleaning may nest anew, so each pass is behind the cap again.
        let next = tidy(&then.clean(&nesting::cap(&current, DEPTH, TAGS).html).to_string());
        if next == current {
            return SafeHtml::sanitized(current);
        }
        current = next;
    }
    SafeHtml::sanitized(as_text(html))
}

/// Our page has its own `h1`; six levels are four too many for an article. A newline after `<pre>` is lost at each reading. Both are
/// exact on serialised HTML, where no text holds a bare `<`.
fn tidy(html: &str) -> String {
    let mut html = html.trim().to_owned();
    for (from, to) in [("<h1", "<h2"), ("</h1>", "</h2>"), ("<h5", "<h4"), ("</h5>", "</h4>"), ("<h6", "<h4"), ("</h6>", "</h4>")] {
        if html.contains(from) {
            html = html.replace(from, to);
        }
    }
    while html.contains("<pre>\n") {
        html = html.replace("<pre>\n", "<pre>");
    }
    if html.contains("<img") {
        html = pictures::settle(&html).trim().to_owned();
    }
    html
}

/// For what never settles: the words alone.
fn as_text(html: &str) -> String {
    let words = text::plain(html);
    let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    escaped.split('\n').filter(|line| !line.is_empty()).map(|line| format!("<p>{line}</p>")).collect()
}

#[cfg(test)]
mod tests;
