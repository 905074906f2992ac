//! Things of other places within the article: videos, recordings, posts. They are told by their element and by general words in their
//! address, and stand as a link that says what it is and where.

use markup::tree::{Id, Tree};
use url::Url;

use super::pictures::has_word;
use super::scan::Scan;
use super::{Embed, EmbedKind};

/// Embedded things of one article.
const MOST: usize = 100;
/// Classes of quotations that stand for a post elsewhere.
const POSTS: [&str; 5] = ["tweet", "embed", "instagram-media", "tiktok", "post-embed"];
/// What names frames that aren't the article's.
const FOREIGN: [&str; 24] = [
    "ad",
    "ads",
    "adv",
    "advert",
    "advertisement",
    "advertising",
    "adframe",
    "banner",
    "sponsor",
    "sponsored",
    "promo",
    "captcha",
    "recaptcha",
    "consent",
    "cookie",
    "newsletter",
    "comment",
    "login",
    "paywall",
    "subscribe",
    "subscription",
    "tracking",
    "pixel",
    "analytics",
];
const VIDEO: [&str; 10] = ["video", "videos", "vid", "player", "watch", "movie", "film", "clip", "stream", "tv"];
const AUDIO: [&str; 9] = ["audio", "podcast", "sound", "radio", "music", "episode", "track", "playlist", "speech"];
const POST: [&str; 8] = ["post", "tweet", "status", "social", "toot", "story", "reel", "p"];

/// Is this quotation a post's stand-in?
pub(super) fn is_post(tree: &Tree, quotation: Id) -> bool {
    tree.attribute(quotation, "class").is_some_and(|class| {
        class.split_ascii_whitespace().any(|word| {
            let word = word.to_ascii_lowercase();
            POSTS.iter().any(|known| word.contains(known))
        })
    })
}

/// The article's embedded things by their elements, in the order of the page; posts have their words still to come.
pub(super) fn find(scan: &Scan<'_>, base: Option<&Url>) -> Vec<(Id, Embed)> {
    let mut found: Vec<(Id, Embed)> = Vec::new();
    for id in scan.embeds.iter().copied() {
        if found.len() >= MOST {
            break;
        }
        let embed = match scan.tree.name(id) {
            "blockquote" => post(scan, id, base),
            _ if scan.is_foreign(id) => None,
            _ => read(scan.tree, id, base),
        };
        let Some(embed) = embed else { continue };
        // A post's script may stand beside its quotation; a player may be there twice.
        if embed.address.is_none() || found.iter().all(|(_, known)| known.address != embed.address) {
            found.push((id, embed));
        }
    }
    found
}

fn post(scan: &Scan<'_>, id: Id, base: Option<&Url>) -> Option<Embed> {
    let tree = scan.tree;
    let stated = tree.attributes(id).find(|(name, value)| (name.ends_with("permalink") || *name == "cite") && !value.trim().is_empty());
    let last = || {
        tree.below(id)
            .rev()
            .filter(|id| tree.name(*id) == "a")
            .find_map(|link| tree.attribute(link, "href").and_then(|href| outward(base, href)))
    };
    let address = stated.and_then(|(_, value)| outward(base, value)).or_else(last);
    if address.is_none() && scan.kept_in(id) == 0 {
        return None;
    }
    let host = address.as_ref().and_then(Url::host_str).map(plain_host);
    let label = host.map_or_else(|| "Post".to_owned(), |host| format!("Post on {host}"));
    Some(Embed { kind: EmbedKind::Post, address: address.map(String::from), label, parts: Vec::new() })
}

fn outward(base: Option<&Url>, address: &str) -> Option<Url> {
    if address.trim().starts_with('#') { None } else { markup::address::absolute(base, address) }
}

fn read(tree: &Tree, id: Id, base: Option<&Url>) -> Option<Embed> {
    let tiny =
        |name| tree.attribute(id, name).and_then(|value| value.trim_end_matches("px").parse::<f32>().ok()).is_some_and(|size| size <= 2.0);
    let hidden = tree.has(id, "hidden") || tree.attribute(id, "style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    let named_foreign =
        ["id", "class", "name", "title"].iter().any(|name| tree.attribute(id, name).is_some_and(|value| has_word(value, &FOREIGN)));
    if tiny("width") || tiny("height") || hidden || named_foreign {
        return None;
    }
    let lazy = ["src", "data-src", "data-lazy-src", "data"]
        .iter()
        .find_map(|name| tree.attribute(id, name).and_then(|value| outward(base, value)));
    let source =
        || tree.children(id).filter(|child| tree.name(*child) == "source").find_map(|source| outward(base, tree.attribute(source, "src")?));
    let url = lazy.or_else(source)?;
    let host = url.host_str().map(plain_host)?.to_owned();
    let is_picture = [".svg", ".png", ".jpg", ".gif", ".webp"].iter().any(|end| url.path().ends_with(end));
    if is_picture || has_word(url.path(), &FOREIGN) || has_word(&host, &FOREIGN) {
        return None;
    }
    let kind = kind(tree.name(id), &url, tree.attribute(id, "title").unwrap_or_default());
    let what = match kind {
        EmbedKind::Video => "Video",
        EmbedKind::Audio => "Audio",
        EmbedKind::Post => "Post",
        EmbedKind::Other => "More",
    };
    Some(Embed { kind, address: Some(url.into()), label: format!("{what} on {host}"), parts: Vec::new() })
}

fn kind(name: &str, url: &Url, title: &str) -> EmbedKind {
    match name {
        "video" | "amp-video" | "amp-youtube" => return EmbedKind::Video,
        "audio" => return EmbedKind::Audio,
        _ => {}
    }
    let host = url.host_str().unwrap_or_default();
    let says = |words: &[&str]| has_word(url.path(), words) || has_word(host, words);
    // Names of such places are often two words in one.
    let part = |parts: &[&str]| parts.iter().any(|part| host.contains(part));
    if says(&AUDIO) || part(&["sound", "podcast", "audio", "radio", "music"]) {
        EmbedKind::Audio
    } else if says(&VIDEO) || part(&["tube", "video", "player"]) || has_word(title, &VIDEO) {
        EmbedKind::Video
    } else if has_word(title, &AUDIO) {
        EmbedKind::Audio
    } else if says(&POST) || part(&["social"]) {
        EmbedKind::Post
    } else {
        EmbedKind::Other
    }
}

fn plain_host(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}
