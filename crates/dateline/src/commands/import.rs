//! `dateline import FILE`: sources and articles from lists, exports of other readers, and web archives.

mod archive;

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use flate2::read::{GzDecoder, MultiGzDecoder};
use model::{Entry, Flaw, FlawKind};
use newsroom::{Newsroom, Subscription};
use serde::Serialize;

use crate::command::{COULD_NOT, ImportKind};
use crate::config::Config;
use crate::{open, out};

/// Bytes of a list or an export that are read, unpacked: ten thousand long articles.
const LARGEST: u64 = 256 << 20;
/// Bytes at the beginning that tell what a file is.
const BEGINNING: usize = 64 << 10;

/// What came of it.
#[derive(Default, Serialize)]
struct Imported {
    /// Feeds in the file.
    feeds: usize,
    /// Those of them that were not there before.
    new: usize,
    /// Sources in all.
    sources: i64,
    /// Articles in the file.
    articles: usize,
    /// Those of them that were not there before.
    new_articles: usize,
    /// Records of a web archive, of all kinds.
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<u64>,
    /// What was wrong with it.
    flaws: Vec<Flaw>,
}

pub(crate) fn run(config: &Config, file: &Path, kind: Option<ImportKind>, json: bool) -> anyhow::Result<ExitCode> {
    let name = file.display().to_string();
    let input: Box<dyn Read> = if name == "-" {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(file).with_context(|| format!("{name} can't be read"))?)
    };
    let mut input = BufReader::with_capacity(BEGINNING, input);
    let kind = match kind {
        Some(kind) => kind,
        None => sniffed(input.fill_buf().with_context(|| format!("{name} can't be read"))?),
    };
    // A list is read before anything is opened, so that one that makes no sense leaves nothing behind.
    let lists = if kind == ImportKind::Warc { None } else { Some(lists(&mut input, kind, &name)?) };
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let newsroom = open::newsroom(config, &opened, open::silent())?;
        let mut imported = match lists {
            Some(lists) => take(&newsroom, lists).await?,
            None => archive::take(&newsroom, input, &name).await?,
        };
        imported.sources = opened.store.status((opened.clock)()).await?.sources;
        tell(&imported, json)?;
        // An archive without a single record is none: the file is another, or damaged from the beginning.
        Ok(if imported.records == Some(0) { ExitCode::from(COULD_NOT) } else { ExitCode::SUCCESS })
    })
}

/// What a file is, by its beginning.
fn sniffed(beginning: &[u8]) -> ImportKind {
    let mut unpacked = Vec::new();
    let text = if beginning.starts_with(&[0x1f, 0x8b]) {
        let _ = GzDecoder::new(beginning).take(1024).read_to_end(&mut unpacked);
        unpacked.as_slice()
    } else {
        beginning
    };
    let first = text.iter().copied().find(|b| !b.is_ascii_whitespace() && *b < 0x80 && *b != 0);
    if parse::zip::is_zip(text) {
        return ImportKind::Zip;
    }
    if parse::warc::is_archive(text) {
        return ImportKind::Warc;
    }
    match first {
        Some(b'<') => ImportKind::Opml,
        Some(b'{' | b'[') => ImportKind::Reader,
        _ => ImportKind::Addresses,
    }
}

/// Feeds to follow with the articles that are known of them, and what was wrong with the file.
struct Lists {
    feeds: Vec<(Subscription, Vec<Entry>)>,
    flaws: Vec<Flaw>,
}

fn lists(input: impl BufRead, kind: ImportKind, name: &str) -> anyhow::Result<Lists> {
    let (bytes, cut) = bytes(input, LARGEST).with_context(|| format!("{name} can't be read"))?;
    let lists = if kind == ImportKind::Zip { zipped(&bytes, name) } else { list(&bytes, kind, name) };
    let Some(cut) = cut else { return lists };
    let mut lists = lists.with_context(|| cut.message.trim_end_matches('.').to_owned())?;
    lists.flaws.insert(0, cut);
    Ok(lists)
}

/// All lists and exports in a ZIP. What is none of these is told and passed over.
fn zipped(bytes: &[u8], name: &str) -> anyhow::Result<Lists> {
    let (files, flaws) = parse::zip::files(bytes).map_err(|error| anyhow::anyhow!("{name} is {error}."))?;
    let mut all = Lists { feeds: Vec::new(), flaws };
    for file in files {
        let name = file.name;
        let kind = sniffed(&file.bytes);
        match list(&file.bytes, if matches!(kind, ImportKind::Zip | ImportKind::Warc) { ImportKind::Addresses } else { kind }, &name) {
            Ok(lists) => {
                all.feeds.extend(lists.feeds);
                all.flaws.extend(lists.flaws.into_iter().map(|flaw| Flaw::new(flaw.kind, format!("{name}: {}", flaw.message))));
            }
            Err(error) => all.flaws.push(Flaw::new(FlawKind::WrongType, out::sentence(&error))),
        }
    }
    if all.feeds.is_empty() {
        bail!("{name} is a ZIP without a list of feeds or a reader's articles in it.");
    }
    Ok(all)
}

fn list(bytes: &[u8], kind: ImportKind, name: &str) -> anyhow::Result<Lists> {
    let (feeds, flaws) = match kind {
        ImportKind::Opml => match parse::opml::read(bytes) {
            Ok((outlines, flaws)) => (outlines.into_iter().map(|outline| (subscription(outline), Vec::new())).collect(), flaws),
            Err(_) => bail!("{name} is XML, but no OPML: there is no <outline> with an xmlUrl in it. Export the list again as OPML."),
        },
        ImportKind::Reader => match parse::reader_export::read(bytes) {
            Ok((followed, flaws)) => (followed.into_iter().map(kept).collect(), flaws),
            Err(error) => bail!(
                "{name} is {error}. FreshRSS’s export of starred articles and the answers of Miniflux’s /v1/entries and /v1/feeds are read."
            ),
        },
        ImportKind::Addresses => {
            let (urls, flaws) = parse::addresses::read(bytes);
            (urls.into_iter().map(|url| (Subscription::new(url), Vec::new())).collect::<Vec<_>>(), flaws)
        }
        ImportKind::Warc | ImportKind::Zip => bail!("{name} holds other files, and is no list itself"),
    };
    if feeds.is_empty() {
        bail!("{name} holds no address of a feed. Give an OPML file, or a text file with one address a line.");
    }
    Ok(Lists { feeds, flaws })
}

/// The input, unpacked if it is gzip, and why it is not the whole of it, if so: what came before is good still.
fn bytes(mut input: impl BufRead, most: u64) -> std::io::Result<(Vec<u8>, Option<Flaw>)> {
    let mut bytes = Vec::new();
    let damaged = if input.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
        MultiGzDecoder::new(input).take(most + 1).read_to_end(&mut bytes).err()
    } else {
        input.take(most + 1).read_to_end(&mut bytes)?;
        None
    };
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most {
        bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        let why = format!("It is longer than {} MB: only its beginning was read. Split it into several files.", most >> 20);
        return Ok((bytes, Some(Flaw::new(FlawKind::TooLarge, why))));
    }
    let broken_off = damaged.map(|error| {
        let size = bytes.len();
        let why = format!(
            "It is packed with gzip and breaks off or is damaged after {size} unpacked bytes ({error}): what came before was read."
        );
        Flaw::new(FlawKind::Truncated, why)
    });
    Ok((bytes, broken_off))
}

fn subscription(outline: parse::opml::Outline) -> Subscription {
    Subscription {
        kind: outline.kind,
        title: Some(outline.title).filter(|title| !title.is_empty()),
        site: outline.site,
        category: outline.category,
        ..Subscription::new(outline.feed)
    }
}

fn kept(followed: parse::reader_export::Followed) -> (Subscription, Vec<Entry>) {
    let subscription =
        Subscription { title: followed.title, site: followed.site, category: followed.category, ..Subscription::new(followed.feed) };
    (subscription, followed.entries)
}

async fn take(newsroom: &Newsroom, lists: Lists) -> anyhow::Result<Imported> {
    let mut imported = Imported { flaws: lists.flaws, ..Imported::default() };
    for (subscription, entries) in lists.feeds {
        imported.feeds += 1;
        imported.articles += entries.len();
        let added = newsroom.subscribe(&subscription).await?;
        imported.new += usize::from(added.new);
        if !entries.is_empty() {
            imported.new_articles += newsroom.keep_entries(&added, entries).await?;
        }
    }
    Ok(imported)
}

fn tell(imported: &Imported, json: bool) -> anyhow::Result<()> {
    if json {
        return out::json(imported);
    }
    let known = imported.feeds - imported.new;
    if let Some(records) = imported.records {
        let (pages, hosts) = (imported.articles, imported.feeds);
        out::line(&format!("{records} records: {pages} pages of {hosts} hosts, {} new articles.", imported.new_articles))?;
        if imported.new_articles > 0 {
            out::line("They are grouped and published by a running server, or by the next `dateline fetch`.")?;
        }
        imported.flaws.iter().for_each(|flaw| out::complain(&flaw.message));
        return Ok(());
    }
    out::line(&format!("{} feeds: {} new, {known} already there. {} sources in all.", imported.feeds, imported.new, imported.sources))?;
    if imported.articles > 0 {
        out::line(&format!("{} articles: {} new.", imported.articles, imported.new_articles))?;
    }
    for flaw in &imported.flaws {
        out::complain(&flaw.message);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    #[test]
    fn what_is_not_read_of_a_file_is_told() {
        let list: String = (0..400).map(|n| format!("http://paper-{}.example/{n}\n", n * 7919 % 400)).collect();
        let read = |file: &[u8], most| {
            let (bytes, cut) = bytes(file, most).unwrap();
            (bytes.len(), cut.map(|flaw| flaw.message).unwrap_or_default())
        };
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(list.as_bytes()).unwrap();
        let packed = packer.finish().unwrap();
        for whole in [list.as_bytes(), &packed] {
            assert_eq!(read(whole, LARGEST), (list.len(), String::new()));
            assert_eq!(read(whole, list.len() as u64), (list.len(), String::new()));
            let (length, told) = read(whole, 1_000);
            assert!(length == 1_000 && told.contains("only its beginning"), "{length}: {told}");
        }
        let (length, told) = read(&packed[..packed.len() / 2], LARGEST);
        assert!((1..list.len()).contains(&length) && told.contains("breaks off or is damaged"), "{length}: {told}");
    }
}
