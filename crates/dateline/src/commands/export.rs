//! `dateline export --opml`: all sources as a list that any reader takes.

use std::collections::HashMap;
use std::process::ExitCode;

use model::{FeedKind, SourceId};
use parse::opml::{self, Outline};

use crate::config::Config;
use crate::{open, out};

pub(crate) fn opml(config: &Config) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let sources: HashMap<SourceId, _> = opened.store.sources().await?.into_iter().map(|source| (source.id, source.settings)).collect();
        let feeds = opened.store.feeds(None).await?;
        // What is not polled here has no address that another reader could ask.
        let polled = feeds.into_iter().filter(|feed| feed.kind.is_polled() && feed.is_followed());
        let outlines: Vec<Outline> = polled
            .filter_map(|feed| {
                let settings = sources.get(&feed.source)?;
                Some(Outline {
                    // The source's name, as it is known here; a feed's own title often says "RSS" alone.
                    title: settings.name.clone(),
                    feed: feed.url,
                    kind: feed.kind,
                    site: settings.site.clone(),
                    category: settings.category.clone(),
                })
            })
            .collect();
        let places = outlines.iter().filter(|outline| outline.kind != FeedKind::Feed).count();
        out::line(opml::write("Sources", &outlines).trim_end())?;
        if places > 0 {
            out::complain(&format!(
                "{places} of them are pages without a feed, or sitemaps: other readers will not know what to do with these."
            ));
        }
        Ok(ExitCode::SUCCESS)
    })
}
