//! The pages in a web archive (WARC 1.0 and 1.1, ISO 28500), one after the other as they are read: the archive may be larger than memory.
//!
//! Plain or gzip, each record a member of its own or all in one stream. Pages are the answers of servers (`response`) that went well and
//! are HTML, and HTML kept as it is (`resource`); requests, metadata and repetitions (`revisit`) are passed over. An archive that breaks off
//! gives what was whole before; where a record's length lies, reading goes on at the next line that begins one.

mod http;

use std::io::{self, BufRead, Read};

use flate2::bufread::MultiGzDecoder;
use jiff::Timestamp;
use model::{Flaw, FlawKind};
use url::Url;

/// Bytes of a page that are kept, unpacked; as many as of one that is fetched.
const LARGEST_PAGE: usize = 10 << 20;
/// Bytes of a record that are read of a page, packed or not, with its headers.
const LARGEST_RECORD: u64 = LARGEST_PAGE as u64 + (64 << 10);
/// Bytes of one line of a record's header.
const LONGEST_LINE: u64 = 64 << 10;
/// Lines of a record's header.
const MOST_LINES: usize = 200;
/// Flaws that are told of one archive; after that they are only counted.
const MOST_FLAWS: usize = 50;
/// Bytes that are passed over in search of the next record.
const FARTHEST_RECORD: u64 = 1 << 30;

/// A page as an archive kept it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it was.
    pub url: Url,
    /// When it was fetched.
    pub at: Option<Timestamp>,
    /// As the server said.
    pub content_type: Option<String>,
    /// What its headers say of rights, by names in lower case: `x-robots-tag`, `tdm-reservation`, `tdm-policy`.
    pub rights: Vec<(&'static str, String)>,
    /// The page, unpacked.
    pub bytes: Vec<u8>,
}

/// The pages of an archive, in its order.
pub struct Pages<R> {
    input: Input<R>,
    /// Records begun so far, of all kinds.
    records: u64,
    flaws: Vec<Flaw>,
    untold: usize,
    is_over: bool,
}

enum Input<R> {
    Plain(R),
    Packed(Box<io::BufReader<MultiGzDecoder<R>>>),
}

impl<R: BufRead> Input<R> {
    fn read(&mut self) -> &mut dyn BufRead {
        match self {
            Input::Plain(plain) => plain,
            Input::Packed(packed) => &mut **packed,
        }
    }
}

/// Does this begin as a web archive does, after unpacking?
#[must_use]
pub fn is_archive(beginning: &[u8]) -> bool {
    let mut text = beginning;
    while let [b'\r' | b'\n' | b' ', rest @ ..] = text {
        text = rest;
    }
    text.starts_with(b"WARC/")
}

impl<R: BufRead> Pages<R> {
    /// Of this archive, packed or not.
    ///
    /// # Errors
    /// If its first bytes can't be read.
    pub fn new(mut archive: R) -> io::Result<Pages<R>> {
        let is_packed = archive.fill_buf()?.starts_with(&[0x1f, 0x8b]);
        let input =
            if is_packed { Input::Packed(Box::new(io::BufReader::new(MultiGzDecoder::new(archive)))) } else { Input::Plain(archive) };
        Ok(Pages { input, records: 0, flaws: Vec::new(), untold: 0, is_over: false })
    }

    /// Records so far, of all kinds.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.records
    }

    /// What was got over so far, each with the number of its record.
    #[must_use]
    pub fn into_flaws(mut self) -> Vec<Flaw> {
        if self.untold > 0 {
            self.flaws.push(Flaw::new(FlawKind::Malformed, format!("{} more records had something wrong.", self.untold)));
        }
        self.flaws
    }

    /// The next page; `None` at the end.
    pub fn next_page(&mut self) -> Option<Page> {
        while !self.is_over {
            match self.record() {
                Ok(Some(page)) => return Some(page),
                Ok(None) => {}
                Err(error) => {
                    self.is_over = true;
                    let message = match self.records {
                        0 => format!("It can't be read: {error}."),
                        n => format!("It breaks off in record {n}: {error}. What came before was read."),
                    };
                    self.flaws.push(Flaw::new(FlawKind::Truncated, message));
                }
            }
        }
        None
    }

    /// Reads one record: a page, or something that is passed over.
    fn record(&mut self) -> io::Result<Option<Page>> {
        let Some(header) = self.header()? else {
            self.is_over = true;
            return Ok(None);
        };
        self.records += 1;
        let Some(length) = header.length else {
            self.tell(FlawKind::Malformed, "does not say how long it is");
            return Ok(None);
        };
        let is_http = header.kind == "response" && header.url.as_ref().is_some_and(|url| url.scheme().starts_with("http"));
        let is_page = header.kind == "resource" && http::is_page(header.content_type.as_deref());
        let (Some(url), true) = (header.url, is_http || is_page) else {
            self.skip(length)?;
            return Ok(None);
        };
        let kept = length.min(LARGEST_RECORD);
        let mut block = Vec::new();
        self.input.read().take(kept).read_to_end(&mut block)?;
        if (block.len() as u64) < kept {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "its end is missing"));
        }
        self.skip(length - kept)?;
        let page = if is_http {
            match http::page(&block, LARGEST_PAGE) {
                Ok(Some(answer)) => answer,
                Ok(None) => return Ok(None),
                Err(why) => {
                    self.tell(FlawKind::Malformed, why);
                    return Ok(None);
                }
            }
        } else {
            block.truncate(LARGEST_PAGE);
            http::Answer { content_type: header.content_type, rights: Vec::new(), bytes: block }
        };
        Ok(Some(Page { url, at: header.at, content_type: page.content_type, rights: page.rights, bytes: page.bytes }))
    }

    fn tell(&mut self, kind: FlawKind, why: &str) {
        if self.flaws.len() < MOST_FLAWS {
            self.flaws.push(Flaw::new(kind, format!("Record {} {why}.", self.records)));
        } else {
            self.untold += 1;
        }
    }

    /// The next record's header: from the line that begins it to the empty one that ends it. `None` at the archive's end.
    fn header(&mut self) -> io::Result<Option<Header>> {
        let mut header = Header::default();
        let mut strayed = 0;
        let mut line = Vec::new();
        loop {
            if !self.line(&mut line)? {
                return Ok(None);
            }
            if line.starts_with(b"WARC/") {
                break;
            }
            if !line.is_empty() {
                if strayed == 0 && self.records > 0 {
                    self.tell(FlawKind::Malformed, "does not end where it says; reading went on at the next one");
                }
                strayed += line.len() as u64;
                if strayed > FARTHEST_RECORD || self.records == 0 {
                    return Err(io::Error::new(io::ErrorKind::InvalidData, "there is no record of a web archive"));
                }
            }
        }
        for _ in 0..MOST_LINES {
            if !self.line(&mut line)? {
                return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "its header has no end"));
            }
            if line.is_empty() {
                break;
            }
            let text = String::from_utf8_lossy(&line);
            let Some((name, value)) = text.split_once(':') else { continue };
            header.set(name, value.trim());
        }
        Ok(Some(header))
    }

    /// One line without its end; of one that is too long the beginning. `false` at the archive's end.
    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        let read = self.input.read().take(LONGEST_LINE).read_until(b'\n', line)?;
        while line.last().is_some_and(|b| matches!(b, b'\n' | b'\r')) {
            line.pop();
        }
        Ok(read > 0)
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        let skipped = io::copy(&mut self.input.read().take(length), &mut io::sink())?;
        if skipped < length { Err(io::Error::new(io::ErrorKind::UnexpectedEof, "its end is missing")) } else { Ok(()) }
    }
}

/// What a record says of itself.
#[derive(Default)]
struct Header {
    kind: String,
    url: Option<Url>,
    at: Option<Timestamp>,
    content_type: Option<String>,
    length: Option<u64>,
}

impl Header {
    fn set(&mut self, name: &str, value: &str) {
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => self.kind = value.to_ascii_lowercase(),
            // Some tools write the address in angle brackets, as the standard's grammar has it.
            "warc-target-uri" => self.url = markup::address::absolute(None, value.trim_matches(['<', '>'])),
            "warc-date" => self.at = markup::date::parse(value),
            "content-type" => self.content_type = Some(value.to_owned()),
            "content-length" => self.length = value.parse().ok(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
