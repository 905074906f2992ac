//! `dateline add URL…`: take on sources by the address of a feed, of a site, or of a page that lists articles; or show what could be taken.

use std::process::ExitCode;

use model::{Entry, FeedKind};
use newsroom::{AddError, Added, Candidate, Discovered, Newsroom, Search};

use crate::command::COULD_NOT;
use crate::config::Config;
use crate::{open, out};

/// Characters of a title in a line.
const TITLE: usize = 100;

/// How sources are taken and told of.
#[derive(Clone, Copy)]
pub(crate) struct How {
    /// The page's own list of links, whatever feeds there are.
    pub(crate) links: bool,
    /// One JSON object a line.
    pub(crate) json: bool,
}

/// Adds.
pub(crate) fn run(config: &Config, urls: &[String], how: How) -> anyhow::Result<ExitCode> {
    each(config, urls, async |newsroom, url| {
        let added = if how.links { newsroom.add_links(url).await? } else { newsroom.add(url).await? };
        tell(url, &added, how.json)
    })
}

/// Shows all that could be added.
pub(crate) fn list(config: &Config, urls: &[String], json: bool) -> anyhow::Result<ExitCode> {
    each(config, urls, async |newsroom, url| {
        let found = some(newsroom.discover(url, Search::All).await?)?;
        if !json {
            out::line(&format!("{}: {} found, best first.", found.url, count(found.candidates.len(), "source")))?;
        }
        found.candidates.iter().try_for_each(|candidate| show(url, candidate, json))
    })
}

/// Shows the items that would be taken.
pub(crate) fn preview(config: &Config, urls: &[String], how: How) -> anyhow::Result<ExitCode> {
    each(config, urls, async |newsroom, url| {
        let found = some(newsroom.discover(url, if how.links { Search::Links } else { Search::First }).await?)?;
        found.candidates.iter().take(1).try_for_each(|candidate| {
            if !how.json {
                let title = candidate.feed.name().map(|title| format!("“{}”, ", markup::text::line(&title, TITLE)));
                let entries = count(candidate.feed.entries.len(), "item");
                out::line(&format!("{} {} — {}{entries}:", what(candidate.kind), candidate.url, title.unwrap_or_default()))?;
            }
            candidate.feed.entries.iter().try_for_each(|entry| item(entry, how.json))
        })
    })
}

/// Does it for each address, complains of those where it can't be done, and goes on.
async fn all(newsroom: &Newsroom, urls: &[String], work: impl AsyncFn(&Newsroom, &str) -> anyhow::Result<()>) -> anyhow::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for url in urls {
        match work(newsroom, url).await {
            Ok(()) => {}
            Err(error) if error.is::<AddError>() => {
                out::complain(&error.to_string());
                code = ExitCode::from(COULD_NOT);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(code)
}

fn each(config: &Config, urls: &[String], work: impl AsyncFn(&Newsroom, &str) -> anyhow::Result<()>) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let newsroom = open::newsroom(config, &opened, open::silent())?;
        all(&newsroom, urls, work).await
    })
}

fn some(found: Discovered) -> Result<Discovered, AddError> {
    if found.candidates.is_empty() {
        return Err(AddError::NoFeed { url: found.url.to_string(), tried: found.tried });
    }
    Ok(found)
}

fn tell(given: &str, added: &Added, json: bool) -> anyhow::Result<()> {
    if json {
        let (source, feed, kind, new) = (&added.name, &added.url, added.kind, added.new);
        return out::json(&serde_json::json!({ "given": given, "source": source, "feed": feed, "kind": kind, "new": new }));
    }
    let how = if added.new { "Added" } else { "Already there" };
    out::line(&format!("{how}: {} — {}", added.name, added.url))?;
    match added.kind {
        FeedKind::Links => out::line("  It has no feed: the list of links on the page is read as one. See it with --preview."),
        FeedKind::Sitemap => out::line("  It is a sitemap: the articles that it names are read as a feed’s."),
        _ => Ok(()),
    }
}

fn show(given: &str, candidate: &Candidate, json: bool) -> anyhow::Result<()> {
    let Candidate { url, kind, how, feed } = candidate;
    let newest = feed.entries.iter().filter_map(|entry| entry.published.or(entry.updated)).max();
    if json {
        let entries = feed.entries.len();
        return out::json(&serde_json::json!({
            "given": given, "url": url, "kind": kind, "found": how, "title": feed.name(), "entries": entries, "newest": newest
        }));
    }
    let title = feed.name().map(|title| format!("“{}”, ", markup::text::line(&title, TITLE))).unwrap_or_default();
    let newest = newest.map(|at| format!(", newest {}", at.strftime("%Y-%m-%d"))).unwrap_or_default();
    out::line(&format!("{:<8} {url}\n         {title}{}{newest}; {}", kind.as_str(), count(feed.entries.len(), "item"), found(*how)))
}

fn item(entry: &Entry, json: bool) -> anyhow::Result<()> {
    let at = entry.published.or(entry.updated);
    if json {
        return out::json(&serde_json::json!({ "title": entry.headline(), "link": entry.link, "published": at }));
    }
    let day = at.map_or_else(|| " ".repeat(10), |at| at.strftime("%Y-%m-%d").to_string());
    let title = entry.headline().map(|title| markup::text::line(&title, TITLE)).unwrap_or_default();
    out::line(&format!("{day}  {title}\n            {}", entry.link.as_deref().unwrap_or_default()))
}

fn what(kind: FeedKind) -> &'static str {
    match kind {
        FeedKind::Links => "The links on",
        FeedKind::Sitemap => "The sitemap",
        _ => "The feed",
    }
}

fn found(how: newsroom::How) -> &'static str {
    match how {
        newsroom::How::Itself => "the address itself",
        newsroom::How::Declared => "declared by the page",
        newsroom::How::Named => "named in the page’s data",
        newsroom::How::Platform => "by the platform’s rule",
        newsroom::How::Linked => "linked on the page",
        newsroom::How::Usual => "in a usual place",
        newsroom::How::Sitemap => "a sitemap of the site",
        newsroom::How::List => "the page’s own list of links",
    }
}

fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}
