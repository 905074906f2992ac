//! From what a feed says to what is saved: identity, fingerprint and address of each entry.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use model::{Entry, Feed, Flaw, FlawKind};
use store::NewEntry;

use crate::fingerprint::fingerprint;

/// Longest text of one entry that is kept, in bytes: four novels' chapters. What is over it is left to the page.
const LONGEST_CONTENT: usize = 512 * 1024;

/// Entries of one document that may share an id and lead apart; each is compared with those before it.
const MOST_OF_ONE_ID: usize = 500;

/// The entries of a feed, taken out of it, as they are saved, each identity once, and what was wrong with them.
pub(crate) fn entries(feed: &mut Feed, now: Timestamp) -> (Vec<NewEntry>, Vec<Flaw>) {
    let mut flaws = Vec::new();
    let mut seen: HashMap<String, Vec<Option<String>>> = HashMap::new();
    let mut kept = Vec::with_capacity(feed.entries.len());
    let (mut nameless, mut twice) = (0, 0);
    for mut entry in std::mem::take(&mut feed.entries) {
        let Some(identity) = entry.identity() else {
            nameless += 1;
            continue;
        };
        // Two entries with one id that lead apart are two: an id that tells nothing must not cost an article. The store keeps them apart.
        let subject = entry.identity_apart();
        let known = seen.entry(identity.clone()).or_default();
        if known.contains(&subject) || known.len() >= MOST_OF_ONE_ID {
            twice += 1;
            continue;
        }
        known.push(subject);
        drop_impossible_dates(&mut entry, now, &mut flaws);
        drop_oversized(&mut entry, &mut flaws);
        let key = entry.link_key();
        kept.push(NewEntry { hash: hash(&entry, key.as_deref()), identity, key, entry, read: None });
    }
    if nameless > 0 {
        let (entries, were) = if nameless == 1 { ("entry has", "was") } else { ("entries have", "were") };
        let message = format!("{nameless} {entries} neither id, link nor title and {were} left out.");
        flaws.push(Flaw::new(FlawKind::Missing, message));
    }
    if twice > 0 {
        let (entries, were) = if twice == 1 { ("entry repeats", "was") } else { ("entries repeat", "were") };
        let message = format!("{twice} {entries} the identity of another and {were} left out.");
        flaws.push(Flaw::new(FlawKind::Duplicate, message));
    }
    (kept, flaws)
}

/// Is this a day on which a newspaper can have been published? One that is more than a day ahead would hold its entry on top of every list
/// until it comes; the first newspapers appeared in 1605, and what is dated before is a program's idea of zero.
pub(crate) fn is_possible(published: Timestamp, now: Timestamp) -> bool {
    /// The beginning of 1605.
    const FIRST: Timestamp = Timestamp::constant(-11_518_243_200, 0);
    (FIRST..=now + SignedDuration::from_hours(24)).contains(&published)
}

/// What is wrong with such a date, which stands in `place`.
pub(crate) fn impossible(place: &str, date: Timestamp, now: Timestamp) -> Flaw {
    let why = if date > now { "which has not come yet" } else { "when there were no newspapers" };
    Flaw::new(FlawKind::Date, format!("{place} is dated {date}, {why}; the time of the poll was taken."))
}

fn drop_impossible_dates(entry: &mut Entry, now: Timestamp, flaws: &mut Vec<Flaw>) {
    for date in [&mut entry.published, &mut entry.updated] {
        if let Some(at) = date.take_if(|at| !is_possible(*at, now)) {
            flaws.push(impossible("An entry", at, now));
        }
    }
}

fn drop_oversized(entry: &mut Entry, flaws: &mut Vec<Flaw>) {
    for text in [&mut entry.content, &mut entry.summary] {
        if text.take_if(|text| text.len() > LONGEST_CONTENT).is_some() {
            let limit = LONGEST_CONTENT / 1024;
            flaws.push(Flaw::new(
                FlawKind::TooLarge,
                format!("An entry's text is longer than {limit} kB and was left out; its page is read instead."),
            ));
        }
    }
}

/// A changed hash is a changed entry, which is kept as a version and read anew. What a reader would see decides: the words, the names, where
/// links lead, which pictures and files there are. Dates do not count (feeds that date everything anew at each poll are many), nor do
/// comment counts, the id, the order of categories, white space, markup that changes no word, and what stands in addresses for counting.
fn hash(entry: &Entry, key: Option<&str>) -> String {
    let mut told = String::new();
    let mut tell = |text: &str| {
        told.push_str(text);
        told.push('\u{1f}');
    };
    tell(&entry.headline().unwrap_or_default());
    tell(key.unwrap_or_default());
    entry.authors.iter().for_each(|author| tell(author));
    for html in [&entry.summary, &entry.content] {
        let html = html.as_deref().unwrap_or_default();
        if html.contains(['<', '&']) {
            tell(&markup::text::plain(html).replace('\n', " "));
            markup::fragment::addresses(html).for_each(|address| tell(&place(&address)));
        } else {
            tell(&markup::text::fold_space(html));
        }
    }
    let mut categories: Vec<&str> = entry.categories.iter().map(String::as_str).collect();
    categories.sort_unstable();
    categories.into_iter().for_each(&mut tell);
    entry.enclosures.iter().for_each(|enclosure| tell(&place(&enclosure.url)));
    fingerprint(told.as_bytes())
}

/// An address without its query and fragment: there pictures and files carry signatures that are made anew for each reader.
fn place(address: &str) -> String {
    address.split(['?', '#']).next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(entries: Vec<Entry>) -> Feed {
        Feed { format: model::FeedFormat::Rss, title: None, link: None, description: None, language: None, updated: None, entries }
    }

    fn entry(id: &str) -> Entry {
        Entry { id: Some(id.into()), title: Some("Tide tables".into()), ..Entry::default() }
    }

    #[test]
    fn an_identity_is_saved_once_and_a_nameless_entry_is_a_flaw() {
        let (kept, flaws) = entries(&mut feed(vec![entry("1"), entry("1"), Entry::default(), entry("2")]), Timestamp::UNIX_EPOCH);
        assert_eq!(kept.iter().map(|e| e.identity.as_str()).collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(flaws.iter().map(|f| f.kind).collect::<Vec<_>>(), [FlawKind::Missing, FlawKind::Duplicate]);
    }

    #[test]
    fn a_changed_word_changes_the_fingerprint_and_nothing_else_does() {
        let one = entries(&mut feed(vec![entry("1")]), Timestamp::UNIX_EPOCH).0;
        let same = entries(&mut feed(vec![entry("1")]), Timestamp::UNIX_EPOCH).0;
        let mut changed = entry("1");
        changed.title = Some("Tide tables, corrected".into());
        let changed = entries(&mut feed(vec![changed]), Timestamp::UNIX_EPOCH).0;
        assert_eq!(one[0].hash, same[0].hash);
        assert_ne!(one[0].hash, changed[0].hash);
    }

    #[test]
    fn what_no_reader_sees_is_no_change() {
        let told = |entry: &Entry| hash(entry, entry.link_key().as_deref());
        let one = Entry {
            content: Some("<p>Ebb at <a href='https://harbour.example/ebb'>five</a>. <img src='/gauge.png?sign=1'></p>".into()),
            categories: vec!["Harbour".into(), "Tides".into()],
            ..entry("1")
        };
        let same = Entry {
            content: Some(
                "<p>Ebb  at <a href=\"https://harbour.example/ebb?utm_source=x\">five</a>.\n<img src='/gauge.png?sign=2'></p>".into(),
            ),
            categories: vec!["Tides".into(), "Harbour".into()],
            published: Some(Timestamp::UNIX_EPOCH),
            updated: Some(Timestamp::UNIX_EPOCH),
            comment_count: Some(7),
            ..entry("2")
        };
        assert_eq!(told(&one), told(&same));
        let words = Entry {
            content: Some("<p>Ebb at <a href='https://harbour.example/ebb'>six</a>. <img src='/gauge.png'></p>".into()),
            ..one.clone()
        };
        let link = Entry {
            content: Some("<p>Ebb at <a href='https://harbour.example/flow'>five</a>. <img src='/gauge.png'></p>".into()),
            ..one.clone()
        };
        let picture = Entry {
            content: Some("<p>Ebb at <a href='https://harbour.example/ebb'>five</a>. <img src='/quay.png'></p>".into()),
            ..one.clone()
        };
        for changed in [words, link, picture, Entry { authors: vec!["Ann Weir".into()], ..one.clone() }] {
            assert_ne!(told(&one), told(&changed), "{changed:?}");
        }
    }

    #[test]
    fn entries_with_one_id_that_lead_apart_are_all_kept() {
        let linked = |page: &str| Entry { link: Some(format!("https://harbour.example/{page}")), ..entry("0") };
        let (kept, flaws) = entries(&mut feed(vec![linked("a"), linked("b"), linked("a")]), Timestamp::UNIX_EPOCH);
        assert_eq!(
            kept.iter().filter_map(|new| new.key.as_deref()).collect::<Vec<_>>(),
            ["https://harbour.example/a", "https://harbour.example/b"]
        );
        assert_eq!(flaws.iter().map(|flaw| flaw.kind).collect::<Vec<_>>(), [FlawKind::Duplicate]);
    }

    #[test]
    fn a_date_that_has_not_come_is_dropped_with_a_flaw() {
        let mut early = entry("1");
        early.published = Some(Timestamp::UNIX_EPOCH + SignedDuration::from_hours(48));
        let (kept, flaws) = entries(&mut feed(vec![early]), Timestamp::UNIX_EPOCH);
        assert_eq!(kept[0].entry.published, None);
        assert_eq!(flaws[0].kind, FlawKind::Date);
    }

    #[test]
    fn a_date_before_there_were_newspapers_is_dropped_with_a_flaw() {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let dated = |date: &str| {
            let mut entry = entry("1");
            entry.published = Some(date.parse().unwrap());
            entries(&mut feed(vec![entry]), now)
        };
        for date in ["0000-01-01T00:00:00Z", "-009999-01-02T01:59:59Z", "1604-12-31T23:59:59Z"] {
            let (kept, flaws) = dated(date);
            assert_eq!((kept[0].entry.published, flaws[0].kind), (None, FlawKind::Date), "{date}");
        }
        assert!(dated("1605-01-01T00:00:00Z").1.is_empty());
    }
}
