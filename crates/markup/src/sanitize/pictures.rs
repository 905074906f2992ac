//! Pictures in HTML that the sanitizer has written: which there are, and what stands for them on a page for readers.
//!
//! What is read here is serialised HTML: no text and no value in it holds a bare `<` or `>`, and values stand in double quotes. So a
//! search for `<img` finds pictures and nothing else.

use url::Url;

use super::{LINK_ATTRIBUTES, PICTURE_ATTRIBUTES};
use crate::SafeHtml;
use crate::compose::escape;
use crate::text;

/// A picture's tag, taken apart; values as they are written, escaped.
struct Tag<'a> {
    before: &'a str,
    attributes: &'a str,
    after: &'a str,
}

impl<'a> Tag<'a> {
    fn value(&self, name: &str) -> Option<&'a str> {
        attributes(self.attributes).find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}

/// The first picture in the HTML.
fn next(html: &str) -> Option<Tag<'_>> {
    let at = html.find("<img")?;
    let rest = &html[at + 4..];
    let end = rest.find('>')?;
    Some(Tag { before: &html[..at], attributes: &rest[..end], after: &rest[end + 1..] })
}

fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let (name, after) = rest.trim_start().split_once("=\"")?;
        let (value, after) = after.split_once('"')?;
        rest = after;
        Some((name, value))
    })
}

/// The same HTML without the figure that it begins with, for a page that shows the article's lead picture itself.
#[must_use]
pub fn without_first_figure(html: &SafeHtml) -> SafeHtml {
    let after = html.as_str().strip_prefix("<figure>").and_then(|rest| rest.split_once("</figure>"));
    match after {
        Some((figure, rest)) if figure.contains("<img") && !figure.contains("<figure") => SafeHtml::sanitized(rest.to_owned()),
        _ => html.clone(),
    }
}

/// What stands on a page for readers where the article has a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Own {
    /// Our copy.
    Kept(OwnPicture),
    /// A link that says what would be seen: we have no copy, or not yet.
    Link,
    /// Nothing: it is a counter, a smiley, a line.
    Nothing,
}

/// Our copy of a picture, in two sizes, at addresses of this host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPicture {
    /// Path of the wide file.
    pub wide: String,
    /// Path of the small file.
    pub small: String,
    /// Pixels of the wide file.
    pub width: u32,
    /// Pixels of the wide file.
    pub height: u32,
    /// Pixels of the small file.
    pub small_width: u32,
}

/// The addresses of the pictures in the HTML, in order.
#[must_use]
pub fn picture_addresses(html: &SafeHtml) -> Vec<String> {
    let mut rest = html.as_str();
    let mut found = Vec::new();
    while let Some(tag) = next(rest) {
        found.extend(tag.value("src").map(text::unescape));
        rest = tag.after;
    }
    found
}

/// The same HTML for a page that may not show other hosts' pictures: `own` says what stands for the one at an address. `sizes` is how wide
/// pictures are shown, as `<img sizes>` has it.
#[must_use]
pub fn pictures_from_here(html: &SafeHtml, sizes: &str, own: impl Fn(&str) -> Own) -> SafeHtml {
    let mut rest = html.as_str();
    if !rest.contains("<img") {
        return html.clone();
    }
    let mut out = String::with_capacity(rest.len() + 256);
    let mut in_link = false;
    while let Some(tag) = next(rest) {
        out.push_str(tag.before);
        in_link = ends_in_link(tag.before, in_link);
        rest = tag.after;
        let Some(address) = tag.value("src").map(text::unescape) else { continue };
        match own(&address) {
            Own::Kept(picture) if is_path(&picture.wide) && is_path(&picture.small) => show(&mut out, &picture, &tag, sizes),
            Own::Kept(_) | Own::Link => link(&mut out, &address, tag.value("alt").unwrap_or_default(), in_link),
            Own::Nothing => {
                // A figure of nothing, without words of its own, is nothing too.
                if out.ends_with("<figure>") && rest.starts_with("</figure>") {
                    out.truncate(out.len() - "<figure>".len());
                    rest = &rest["</figure>".len()..];
                }
            }
        }
    }
    out.push_str(rest);
    SafeHtml::sanitized(out)
}

/// A path on this host, not the address of another.
fn is_path(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains('\\')
}

fn show(out: &mut String, picture: &OwnPicture, tag: &Tag<'_>, sizes: &str) {
    let number = |out: &mut String, name: &str, value: u32| {
        out.push_str(name);
        out.push_str(&value.to_string());
    };
    out.push_str("<img src=\"");
    escape(out, &picture.wide, true);
    out.push_str("\" srcset=\"");
    escape(out, &picture.small, true);
    number(out, " ", picture.small_width);
    out.push_str("w, ");
    escape(out, &picture.wide, true);
    number(out, " ", picture.width);
    out.push_str("w\" sizes=\"");
    escape(out, sizes, true);
    // Escaped already, as the composer wrote it.
    out.push_str("\" alt=\"");
    out.push_str(tag.value("alt").unwrap_or_default());
    number(out, "\" width=\"", picture.width);
    number(out, "\" height=\"", picture.height);
    out.push('"');
    out.push_str(PICTURE_ATTRIBUTES);
    out.push('>');
}

/// Does the HTML end within a link, if it began so?
fn ends_in_link(html: &str, began: bool) -> bool {
    let opened = html.rfind("<a ").or_else(|| html.rfind("<a>"));
    match (opened, html.rfind("</a>")) {
        (Some(opened), Some(closed)) => opened > closed,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (None, None) => began,
    }
}

fn link(out: &mut String, address: &str, alt: &str, in_link: bool) {
    let Ok(url) = Url::parse(address) else { return };
    if !in_link {
        out.push_str("<a href=\"");
        escape(out, url.as_str(), true);
        out.push('"');
        out.push_str(LINK_ATTRIBUTES);
        out.push('>');
    }
    out.push_str("Picture: ");
    if alt.trim().is_empty() {
        escape(out, url.host_str().unwrap_or_default().trim_start_matches("www."), false);
    } else {
        out.push_str(alt.trim());
    }
    if !in_link {
        out.push_str("</a>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sanitize::article;

    fn shown(html: &str, own: impl Fn(&str) -> Own) -> String {
        pictures_from_here(&article(html, None), "100vw", own).to_string()
    }

    fn kept(wide: &str) -> Own {
        Own::Kept(OwnPicture { wide: wide.into(), small: "/picture/b/small".into(), width: 1280, height: 720, small_width: 480 })
    }

    #[test]
    fn a_picture_that_we_do_not_keep_becomes_a_link() {
        assert_eq!(
            shown("<p>a<img src='https://www.a.example/x.jpg?b&c' alt='The \"old\" pier'>b</p>", |_| Own::Link),
            format!("<p>a<a href=\"https://www.a.example/x.jpg?b&amp;c\"{LINK_ATTRIBUTES}>Picture: The &quot;old&quot; pier</a>b</p>")
        );
        assert_eq!(
            shown("<img src='https://www.a.example/x'>", |_| Own::Link),
            format!("<a href=\"https://www.a.example/x\"{LINK_ATTRIBUTES}>Picture: a.example</a>")
        );
    }

    #[test]
    fn links_do_not_nest() {
        let html = shown(
            "<a href='https://a.example/'>x <img src='https://a.example/1' alt=one></a><img src='https://a.example/2' alt=two>",
            |_| Own::Link,
        );
        assert!(html.contains(">x Picture: one</a><a href") && html.ends_with(">Picture: two</a>"), "{html}");
    }

    #[test]
    fn a_picture_that_we_keep_is_shown_from_here_in_its_true_size() {
        let html = shown("<img src='https://a.example/1?a&b' alt='one \"pier\"' width=9>", |address| {
            assert_eq!(address, "https://a.example/1?a&b");
            kept("/picture/a/wide")
        });
        assert_eq!(
            html,
            format!(
                "<img src=\"/picture/a/wide\" srcset=\"/picture/b/small 480w, /picture/a/wide 1280w\" sizes=\"100vw\" \
                 alt=\"one &quot;pier&quot;\" width=\"1280\" height=\"720\"{PICTURE_ATTRIBUTES}>"
            )
        );
    }

    #[test]
    fn an_address_of_another_host_is_never_shown_as_our_own() {
        for address in ["//b.example/x", "https://b.example/x", "/\\b.example/x", "javascript:x"] {
            let html = shown("<img src='https://a.example/1' alt=one>", |_| kept(address));
            assert!(!html.contains("<img") && html.contains(">Picture: one</a>"), "{html}");
        }
    }

    #[test]
    fn a_trifle_leaves_nothing_and_its_caption_stays() {
        let picture = "<img src='https://a.example/dot.gif'>";
        assert_eq!(shown(&format!("<p>a</p><figure>{picture}</figure><p>b{picture}</p>"), |_| Own::Nothing), "<p>a</p><p>b</p>");
        let html = shown(&format!("<figure>{picture}<figcaption>Said</figcaption></figure>"), |_| Own::Nothing);
        assert_eq!(html, "<figure><figcaption>Said</figcaption></figure>");
    }

    #[test]
    fn addresses_come_in_order_as_they_are_meant() {
        let html = article("<img src='https://a.example/1?a&b'><p>x<img src='https://a.example/2'></p>", None);
        assert_eq!(picture_addresses(&html), ["https://a.example/1?a&b", "https://a.example/2"]);
    }
}
