//! Pictures in HTML that the sanitizer has written: set down in one form, or turned into links.
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

/// Every picture in the one form that the composer writes, those without an address gone.
pub(super) fn settle(mut html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 128);
    while let Some(tag) = next(html) {
        out.push_str(tag.before);
        if let Some(address) = tag.value("src").filter(|address| !address.is_empty()) {
            write(&mut out, address, &tag);
        }
        html = tag.after;
    }
    out.push_str(html);
    out
}

fn write(out: &mut String, address: &str, tag: &Tag<'_>) {
    out.push_str("<img");
    for (name, value) in
        [("src", Some(address)), ("alt", tag.value("alt").or(Some(""))), ("width", tag.value("width")), ("height", tag.value("height"))]
    {
        if let Some(value) = value {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            out.push_str(value);
            out.push('"');
        }
    }
    out.push_str(PICTURE_ATTRIBUTES);
    out.push('>');
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

/// The same HTML for a page that may not show other hosts' pictures: `own` gives the address under which we keep a picture ourselves, a
/// path on this host. A picture that it does not know becomes a link that says what would be seen.
#[must_use]
pub fn pictures_as_links(html: &SafeHtml, own: impl Fn(&str) -> Option<String>) -> SafeHtml {
    let mut rest = html.as_str();
    if !rest.contains("<img") {
        return html.clone();
    }
    let mut out = String::with_capacity(rest.len());
    let mut in_link = false;
    while let Some(tag) = next(rest) {
        out.push_str(tag.before);
        in_link = ends_in_link(tag.before, in_link);
        if let Some(address) = tag.value("src").map(text::unescape) {
            match own(&address).filter(|kept| kept.starts_with('/') && !kept.starts_with("//") && !kept.contains('\\')) {
                Some(kept) => {
                    let mut escaped = String::with_capacity(kept.len());
                    escape(&mut escaped, &kept, true);
                    write(&mut out, &escaped, &tag);
                }
                None => link(&mut out, &address, tag.value("alt").unwrap_or_default(), in_link),
            }
        }
        rest = tag.after;
    }
    out.push_str(rest);
    SafeHtml::sanitized(out)
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

    fn shown(html: &str, own: impl Fn(&str) -> Option<String>) -> String {
        pictures_as_links(&article(html, None), own).to_string()
    }

    #[test]
    fn a_picture_that_we_do_not_keep_becomes_a_link() {
        let rest = "referrerpolicy=\"no-referrer\" rel=\"nofollow noopener\"";
        assert_eq!(
            shown("<p>a<img src='https://www.a.example/x.jpg?b&c' alt='The \"old\" pier'>b</p>", |_| None),
            format!("<p>a<a href=\"https://www.a.example/x.jpg?b&amp;c\" {rest}>Picture: The &quot;old&quot; pier</a>b</p>")
        );
        assert_eq!(
            shown("<img src='https://www.a.example/x'>", |_| None),
            format!("<a href=\"https://www.a.example/x\" {rest}>Picture: a.example</a>")
        );
    }

    #[test]
    fn links_do_not_nest() {
        let html = shown(
            "<a href='https://a.example/'>x <img src='https://a.example/1' alt=one></a><img src='https://a.example/2' alt=two>",
            |_| None,
        );
        assert!(html.contains(">x Picture: one</a><a href") && html.ends_with(">Picture: two</a>"), "{html}");
    }

    #[test]
    fn a_picture_that_we_keep_is_shown_from_here() {
        let html = shown("<img src='https://a.example/1?a&b' alt=one width=9>", |address| {
            assert_eq!(address, "https://a.example/1?a&b");
            Some("/picture/1?\"".to_owned())
        });
        assert!(html.starts_with("<img src=\"/picture/1?&quot;\" alt=\"one\" width=\"9\" loading=\"lazy\""), "{html}");
        let elsewhere = shown("<img src='https://a.example/1' alt=one>", |_| Some("//b.example/x".to_owned()));
        assert!(!elsewhere.contains("<img"));
    }
}
