//! A list of addresses: one a line, `#` begins a comment, a name may follow the address.

use model::{Flaw, FlawKind};
use url::Url;

use crate::flaws::short;

/// Bytes of a list that are read.
const MOST_BYTES: usize = 16 << 20;
/// Addresses of a list that are kept.
const MOST: usize = 20_000;
/// Lines that are complained of one by one.
const MOST_COMPLAINTS: usize = 20;

/// The addresses, each once, in their order; and a flaw for each line that has none, with the line's number.
#[must_use]
pub fn read(bytes: &[u8]) -> (Vec<Url>, Vec<Flaw>) {
    let text = markup::encoding::decode(&bytes[..bytes.len().min(MOST_BYTES)], None).text;
    let mut found = Vec::new();
    let mut known = std::collections::HashSet::new();
    let mut flaws = Vec::new();
    let mut wrong = 0;
    for (number, line) in text.lines().enumerate().map(|(n, line)| (n + 1, line.trim().trim_start_matches('\u{feff}'))) {
        // A comment stands at the line's beginning or behind a space: an address may hold the sign.
        let line = line.split_once(" #").map_or(line, |(before, _)| before);
        let Some(word) = line.split_whitespace().next().filter(|word| !word.starts_with('#')) else { continue };
        match address(word) {
            Some(url) if found.len() >= MOST => {
                flaws
                    .push(Flaw::new(FlawKind::TooLarge, format!("It lists over {MOST} addresses; {url} and the later ones are left out.")));
                break;
            }
            Some(url) => {
                if known.insert(url.clone()) {
                    found.push(url);
                }
            }
            None => {
                wrong += 1;
                if wrong <= MOST_COMPLAINTS {
                    flaws.push(Flaw::new(FlawKind::Address, format!("Line {number} is not an http or https address: “{}”.", short(line))));
                }
            }
        }
    }
    if wrong > MOST_COMPLAINTS {
        let more = wrong - MOST_COMPLAINTS;
        flaws.push(Flaw::new(FlawKind::Address, format!("{more} more lines are not http or https addresses.")));
    }
    (found, flaws)
}

/// An address, with or without its scheme: `example.org/feed` is meant as one, `feed` is a word.
fn address(word: &str) -> Option<Url> {
    if word.contains("://") {
        return markup::address::absolute(None, word);
    }
    let url = markup::address::absolute(None, &format!("https://{word}"))?;
    let host = url.host_str()?;
    (host.contains('.') && !word.contains(['@', '<', '"'])).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_other_lines_are_told_with_their_number() {
        let list = "\u{feff}# mine\r\nhttps://a.example/feed#x The Courier\r\n\r\nb.example/rss # both\nnot an address\nmailto:a@b.example\nhttps://a.example/feed#x\n";
        let (urls, flaws) = read(list.as_bytes());
        assert_eq!(urls.iter().map(Url::as_str).collect::<Vec<_>>(), ["https://a.example/feed#x", "https://b.example/rss"]);
        let said: Vec<&str> = flaws.iter().map(|flaw| flaw.message.as_str()).collect();
        assert!(said[0].starts_with("Line 5 ") && said[1].starts_with("Line 6 "), "{said:?}");
    }

    #[test]
    fn a_file_of_rubbish_is_complained_of_a_few_times() {
        let (urls, flaws) = read("rubbish\n".repeat(10_000).as_bytes());
        assert_eq!((urls.len(), flaws.len()), (0, MOST_COMPLAINTS + 1));
        assert!(flaws[MOST_COMPLAINTS].message.starts_with("9980 more"));
    }
}
