//! What a new data folder begins with: an edition to rename, and public feeds of general news to keep or to drop.

use jiff::civil::time;
use model::{DigestRules, Edition, Hour, HouseRules, Section};
use newsroom::Subscription;

/// The starter edition, in this time zone.
pub(crate) fn edition(time_zone: &str) -> Edition {
    let place =
        time_zone.rsplit('/').next().filter(|city| *city != "UTC").map_or_else(|| "Everywhere".to_owned(), |city| city.replace('_', " "));
    Edition {
        slug: "daily".to_owned(),
        name: "The Daily Dateline".to_owned(),
        place,
        home: None,
        nearby: Vec::new(),
        time_zone: time_zone.to_owned(),
        language: "en".to_owned(),
        private: false,
        sections: vec![
            Section::new("world", "World"),
            Section::new("politics", "Politics"),
            Section::new("economy", "Economy"),
            Section::new("science", "Science"),
            Section::new("health", "Health"),
            Section::new("sports", "Sports"),
            Section::new("culture", "Culture"),
        ],
        sponsors: Vec::new(),
        about: "A front page of one's own. Change its name, place, sections and sources in dateline.toml.".to_owned(),
        digest: three_times(),
        own_feeds: false,
        discussion: false,
        house: HouseRules::default(),
        boards: Vec::new(),
    }
}

/// A digest in the morning, at noon and in the evening.
pub(crate) fn three_times() -> DigestRules {
    DigestRules { hours: [7, 12, 18].map(|hour| Hour(time(hour, 0, 0, 0))).into(), ..DigestRules::default() }
}

/// The machine's own time zone by its IANA name; UTC where it has none.
pub(crate) fn time_zone() -> String {
    jiff::tz::TimeZone::system().iana_name().unwrap_or("UTC").to_owned()
}

/// Feeds that their publishers offer to everybody, as their own pages on RSS list them. Shown as excerpts with a link.
pub(crate) fn subscriptions() -> Vec<Subscription> {
    const FEEDS: &[(&str, &str, &str, &str)] = &[
        ("BBC News", "https://www.bbc.com/news", "https://feeds.bbci.co.uk/news/world/rss.xml", "World"),
        ("The Guardian", "https://www.theguardian.com/", "https://www.theguardian.com/world/rss", "World"),
        ("Deutsche Welle", "https://www.dw.com/en/", "https://rss.dw.com/rdf/rss-en-all", "World"),
        ("France 24", "https://www.france24.com/en/", "https://www.france24.com/en/rss", "World"),
        ("Al Jazeera", "https://www.aljazeera.com/", "https://www.aljazeera.com/xml/rss/all.xml", "World"),
        ("UN News", "https://news.un.org/en/", "https://news.un.org/feed/subscribe/en/news/all/rss.xml", "World"),
        ("Global Voices", "https://globalvoices.org/", "https://globalvoices.org/feed/", "World"),
        ("Euronews", "https://www.euronews.com/", "https://www.euronews.com/rss", "World"),
        ("NPR", "https://www.npr.org/", "https://feeds.npr.org/1001/rss.xml", "General"),
        ("PBS NewsHour", "https://www.pbs.org/newshour/", "https://www.pbs.org/newshour/feeds/rss/headlines", "General"),
        ("The New York Times", "https://www.nytimes.com/", "https://rss.nytimes.com/services/xml/rss/nyt/HomePage.xml", "General"),
        ("CBC News", "https://www.cbc.ca/news", "https://www.cbc.ca/webfeed/rss/rss-topstories", "General"),
        ("ABC News Australia", "https://www.abc.net.au/news/", "https://www.abc.net.au/news/feed/51120/rss.xml", "General"),
        ("RTÉ News", "https://www.rte.ie/news/", "https://www.rte.ie/feeds/rss/?index=/news/", "General"),
        ("Sky News", "https://news.sky.com/", "https://feeds.skynews.com/feeds/rss/world.xml", "World"),
        ("CBS News", "https://www.cbsnews.com/", "https://www.cbsnews.com/latest/rss/main", "General"),
        ("ProPublica", "https://www.propublica.org/", "https://www.propublica.org/feeds/propublica/main", "Politics"),
        ("The Conversation", "https://theconversation.com/", "https://theconversation.com/us/articles.atom", "General"),
        ("Nature", "https://www.nature.com/", "https://www.nature.com/nature.rss", "Science"),
        ("ScienceDaily", "https://www.sciencedaily.com/", "https://www.sciencedaily.com/rss/top/science.xml", "Science"),
        ("NASA", "https://www.nasa.gov/", "https://www.nasa.gov/news-release/feed/", "Science"),
        ("Ars Technica", "https://arstechnica.com/", "https://feeds.arstechnica.com/arstechnica/index", "Technology"),
    ];
    FEEDS
        .iter()
        .map(|(title, site, feed, category)| Subscription {
            title: Some((*title).to_owned()),
            site: Some((*site).to_owned()),
            category: Some((*category).to_owned()),
            ..Subscription::new(*feed)
        })
        .collect()
}
