//! Platforms that make the addresses of feeds by a rule, where their pages may not say so.
//!
//! | platform | page | feed | known by |
//! |---|---|---|---|
//! | YouTube | `/channel/ID`, `/user/NAME`, `/playlist?list=ID` | `/feeds/videos.xml?channel_id=` (`user=`, `playlist_id=`) | host |
//! | Reddit | `/r/NAME…`, `/user/NAME`, `/` | the same with `.rss` | host |
//! | GitHub | `/OWNER/REPO`, `/OWNER` | `/OWNER/REPO/releases.atom`, `tags.atom`, `commits.atom`; `/OWNER.atom` | host |
//! | Medium | `/@NAME`, `/PUBLICATION` | `/feed/…` | host |
//! | Bluesky | `/profile/NAME` | the same with `/rss` | host |
//! | Mastodon and its kin | `/@NAME`, `/users/NAME` | the same with `.rss` | path |
//! | Lemmy | `/c/NAME` | `/feeds/c/NAME.xml` | path |
//!
//! A handle of YouTube's (`/@NAME`) says nothing of its channel's ID; its page does, as its canonical address.

use url::Url;

/// The feeds that the platform at this address has for it, likeliest first; whether they are there, asking tells.
#[must_use]
pub fn platform(page: &Url) -> Vec<Url> {
    let host = page.host_str().unwrap_or_default();
    let host = ["www.", "m.", "old.", "new."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(host);
    let parts: Vec<&str> = page.path().split('/').filter(|part| !part.is_empty()).collect();
    let paths = match host {
        "youtube.com" => youtube(page, &parts),
        "reddit.com" => reddit(&parts),
        "github.com" => github(&parts),
        "medium.com" => parts.first().filter(|name| **name != "feed").map(|name| format!("/feed/{name}")).into_iter().collect(),
        "bsky.app" => match parts[..] {
            ["profile", name] => vec![format!("/profile/{name}/rss")],
            _ => Vec::new(),
        },
        _ => by_path(&parts),
    };
    paths.iter().filter_map(|path| page.join(path).ok()).collect()
}

fn youtube(page: &Url, parts: &[&str]) -> Vec<String> {
    let list = page.query_pairs().find(|(key, _)| key == "list").map(|(_, list)| list.into_owned());
    let is_plain = |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let feed = |key: &str, id: &str| if is_plain(id) { vec![format!("/feeds/videos.xml?{key}={id}")] } else { Vec::new() };
    match (parts, list) {
        (["channel", id, ..], _) => feed("channel_id", id),
        (["user", name, ..], _) => feed("user", name),
        (_, Some(list)) => feed("playlist_id", &list),
        _ => Vec::new(),
    }
}

fn reddit(parts: &[&str]) -> Vec<String> {
    match parts {
        [] => vec!["/.rss".to_owned()],
        [.., last] if last.ends_with(".rss") => Vec::new(),
        ["r" | "user" | "u", ..] => vec![format!("/{}/.rss", parts.join("/"))],
        _ => Vec::new(),
    }
}

fn github(parts: &[&str]) -> Vec<String> {
    match parts {
        [owner] => vec![format!("/{owner}.atom")],
        [owner, repository, "tags", ..] => vec![format!("/{owner}/{repository}/tags.atom")],
        [owner, repository, "commits", branch] => vec![format!("/{owner}/{repository}/commits/{branch}.atom")],
        [owner, repository, ..] => {
            ["releases", "tags", "commits"].iter().map(|what| format!("/{owner}/{repository}/{what}.atom")).collect()
        }
        [] => Vec::new(),
    }
}

/// Software that runs on anybody's host.
fn by_path(parts: &[&str]) -> Vec<String> {
    match parts {
        [name] if name.len() > 1 && name.starts_with('@') && !name.ends_with(".rss") => vec![format!("/{name}.rss")],
        ["users", name] => vec![format!("/users/{name}.rss")],
        ["c", name] => vec![format!("/feeds/c/{name}.xml")],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feeds(page: &str) -> Vec<String> {
        platform(&Url::parse(page).unwrap()).into_iter().map(String::from).collect()
    }

    #[test]
    fn each_platform_s_rule_gives_its_feeds() {
        let cases: &[(&str, &[&str])] = &[
            ("https://www.youtube.com/channel/UCab_c-1/videos", &["https://www.youtube.com/feeds/videos.xml?channel_id=UCab_c-1"]),
            ("https://www.youtube.com/playlist?list=PL1", &["https://www.youtube.com/feeds/videos.xml?playlist_id=PL1"]),
            ("https://m.youtube.com/user/tides", &["https://m.youtube.com/feeds/videos.xml?user=tides"]),
            ("https://www.youtube.com/playlist?list=a%26b", &[]),
            ("https://old.reddit.com/r/harbours/top/", &["https://old.reddit.com/r/harbours/top/.rss"]),
            ("https://www.reddit.com/user/keeper", &["https://www.reddit.com/user/keeper/.rss"]),
            (
                "https://github.com/tern/lamp",
                &[
                    "https://github.com/tern/lamp/releases.atom",
                    "https://github.com/tern/lamp/tags.atom",
                    "https://github.com/tern/lamp/commits.atom",
                ],
            ),
            ("https://github.com/tern", &["https://github.com/tern.atom"]),
            ("https://social.example/@keeper", &["https://social.example/@keeper.rss"]),
            ("https://forum.example/c/boats", &["https://forum.example/feeds/c/boats.xml"]),
            ("https://bsky.app/profile/keeper.example", &["https://bsky.app/profile/keeper.example/rss"]),
            ("https://courier.example/news", &[]),
        ];
        for (page, expected) in cases {
            assert_eq!(feeds(page), *expected, "{page}");
        }
    }
}
