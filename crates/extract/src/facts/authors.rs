//! Who wrote it: people, in this order of trust: JSON-LD, metas, `rel=author`, `itemprop`, classes, a paragraph that begins with "By".
//! No "By", no roles, no addresses; agencies and newsrooms only where no person is named.

use markup::text::fold;

use super::json_ld::JsonLd;
use super::names::{AGENCIES, AND, BY, ROLES};
use super::page::{BylineKind, Page};

/// More names than this are a masthead, not a byline.
const MOST: usize = 15;

/// The authors. `site` is the publisher's name, where known; `lines` are short ones near the headline, and of the
/// text's beginning and end. Also says where they were found.
pub(crate) fn find(page: &Page, json: &JsonLd, site: Option<&str>, lines: &[&str]) -> (Vec<String>, &'static str) {
    let mut named = json.houses.clone();
    named.extend(
        ["og:site_name", "application-name", "dc.publisher", "publisher", "copyright"]
            .iter()
            .flat_map(|key| page.meta(key))
            .map(str::to_owned),
    );
    let houses = Houses { site, named: &named };
    let mut best: Vec<String> = Vec::new();
    let mut origin = "";
    let mut take = |given: Vec<String>, from: &'static str| {
        let names = people(given, &houses);
        let has_person = |list: &[String]| list.iter().any(|n| !houses.holds(n));
        if !names.is_empty() && names.len() <= MOST && (best.is_empty() || (has_person(&names) && !has_person(&best))) {
            best = names;
            origin = from;
        }
        has_person(&best)
    };
    if take(json.authors.clone(), "JSON-LD author") {
        return (best, origin);
    }
    for key in [
        "author",
        "article:author",
        "article:author_name",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "dc.creator.name",
        "byl",
        "cxenseparse:author",
        "creator",
    ] {
        if take(page.meta(key).map(str::to_owned).collect(), "meta") {
            return (best, origin);
        }
    }
    for kind in [BylineKind::Rel, BylineKind::ItemProp, BylineKind::Class, BylineKind::Address] {
        let from = match kind {
            BylineKind::Rel => "rel=author",
            BylineKind::ItemProp => "itemprop=author",
            BylineKind::Class => "byline",
            BylineKind::Address => "link to an author's page",
        };
        let of_kind = || page.bylines.iter().filter(|b| b.kind == kind && !b.aside && !b.comment);
        let linked: Vec<String> = of_kind().take(6).flat_map(|b| b.linked.iter().cloned()).filter(|name| name.len() < 80).collect();
        let linked: Vec<String> = linked.iter().flat_map(|name| linked_name(name)).collect();
        if matches!(kind, BylineKind::Rel | BylineKind::ItemProp) && take(linked, from) {
            return (best, origin);
        }
        for byline in of_kind() {
            let linked: Vec<String> = byline.linked.iter().flat_map(|name| linked_name(name)).collect();
            let given = if linked.is_empty() { first_named(&byline.text) } else { linked };
            if take(given, from) {
                return (best, origin);
            }
        }
    }
    for (at, line) in lines.iter().enumerate() {
        // "Written by" may stand on a line of its own.
        let bare = SIGNED.iter().any(|by| line.len() < 20 && fold(line) == fold(by));
        if bare
            && let Some(next) = lines.get(at + 1).filter(|next| next.len() < 60 && is_written_as_name(next))
            && take(vec![(*next).to_owned()], "line after “by”")
        {
            return (best, origin);
        }
        let signed = line.len() < 120 && SIGNED.iter().any(|by| after(line, by).is_some_and(is_written_as_name));
        if signed && take(first_named(line), "line that begins with “by”") {
            return (best, origin);
        }
    }
    // Nothing else names anyone: an author's mark in a margin will be the article's.
    let mut aside = page.bylines.iter().filter(|b| b.aside && !b.comment && b.kind == BylineKind::Rel);
    take(aside.next().iter().flat_map(|b| b.linked.iter().flat_map(|name| linked_name(name))).collect(), "rel=author");
    (best, origin)
}

/// A link's words as a name: its first line that is one, or a handle of one word.
fn linked_name(text: &str) -> Vec<String> {
    let text = text.trim();
    let handle = !text.contains(char::is_whitespace) && (2..=25).contains(&text.len());
    if handle { vec![text.to_owned()] } else { first_named(text) }
}

/// Words before a name that make a short line a byline, wherever it stands. Others of `BY` begin sentences as well.
const SIGNED: &[&str] = &[
    "written by",
    "words by",
    "posted by",
    "published by",
    "reported by",
    "story by",
    "article by",
    "by",
    "author",
    "about the author",
    "von",
    "por",
    "par",
    "door",
    "escrito por",
    "author:",
    "autor:",
    "auteur:",
    "text:",
    "автор:",
];

/// The names in the first line of a byline that has one: what stands below is a role, a date, a link to follow.
fn first_named(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let bare = |line: &str| BY.iter().any(|by| fold(line) == *by);
    lines
        .filter(|line| !bare(line))
        .map(cut_off)
        .find(|line| line.len() < 160 && is_written_as_name(line))
        .map(str::to_owned)
        .into_iter()
        .collect()
}

/// "Ines Okafor on Friday" without what follows the name.
fn cut_off(line: &str) -> &str {
    let ends =
        [" on ", " at ", " in ", " for ", " | ", " • ", " · ", " am "].iter().filter_map(|word| line.find(word)).filter(|at| *at > 5);
    ends.min().map_or(line, |at| line[..at].trim())
}

/// Words that stand in names without a capital.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "la", "le", "las", "los", "van", "von", "vom", "zu", "zur", "der",
    "den", "ter", "ten", "bin", "ibn", "al", "el", "ben", "y", "e", "af", "av", "dr", "prof", "jr", "sr",
];

/// Is every word written as words of names are? Scripts without capitals always are. Handles of one word are no names of people here:
/// a class that sounds like an author's also stands on other things.
fn is_written_as_name(text: &str) -> bool {
    let mut text = text.trim();
    for by in BY {
        text = after(text, by).unwrap_or(text);
    }
    let words = || text.split([' ', ',', '/', '\u{a0}', ';', '|']).filter(|word| !word.is_empty());
    let known = |word: &str| {
        let lower = word.trim_end_matches('.').to_lowercase();
        PARTICLES.contains(&lower.as_str())
            || AND.contains(&lower.as_str())
            || BY.contains(&lower.as_str())
            || ROLES.contains(&lower.as_str())
    };
    let capital = |word: &str| word.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| !c.is_lowercase());
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits < 3 && words().next().is_some() && words().all(|word| capital(word) || known(word) || word.contains(['\'', '’']))
}

/// Who is no person: the publisher, and what JSON-LD calls an organisation.
struct Houses<'h> {
    site: Option<&'h str>,
    named: &'h [String],
}

impl Houses<'_> {
    fn holds(&self, name: &str) -> bool {
        let name_folded = fold(name);
        // "Harbor Post Islands" is the Harbor Post's.
        let of = |house: &str| name_folded.strip_prefix(house).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let houses = self.named.iter().map(String::as_str).chain(self.site);
        is_house(name, self.site) || houses.map(fold).any(|house| !house.is_empty() && of(&house))
    }
}

/// Names out of what was given: split, cleaned, each once. Persons hide agencies and newsrooms.
fn people(given: Vec<String>, houses: &Houses) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for text in given {
        for name in split(&text) {
            if let Some(name) = clean(&name)
                && !names.iter().any(|known| fold(known) == fold(&name))
            {
                names.push(name);
            }
        }
    }
    if names.iter().any(|n| !houses.holds(n)) {
        names.retain(|n| !houses.holds(n));
    }
    names
}

/// An agency, a newsroom, the publisher itself.
fn is_house(name: &str, site: Option<&str>) -> bool {
    let folded = fold(name);
    let known = AGENCIES.iter().any(|a| *a == folded) || site.is_some_and(|s| fold(s) == folded);
    let role = folded.split(' ').any(|word| ROLES.contains(&word));
    let one_word_in_capitals =
        !name.contains(' ') && name.chars().count() <= 5 && name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let host = !name.contains(' ') && name.contains('.') && name.len() > 4;
    known || role || one_word_in_capitals || host
}

/// A byline's text into names.
fn split(text: &str) -> Vec<String> {
    let text = markup::text::fold_space(&markup::text::unescape(&without_tags(text)));
    let mut text = text.as_str();
    // An address is no name, and its parts are none either.
    if text.contains("://") || text.starts_with("//") || text.starts_with("www.") || text.starts_with('@') && !text.contains(' ') {
        return Vec::new();
    }
    let mut stripped = true;
    while stripped {
        stripped = false;
        for by in BY {
            if let Some(rest) = after(text, by) {
                text = rest;
                stripped = true;
            }
        }
    }
    let mut names = Vec::new();
    let parts =
        text.split([',', ';', '|', '/', '•', '·', '\n', '、', '，']).flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – "));
    for part in parts {
        let mut name: Vec<&str> = Vec::new();
        for word in part.split_whitespace() {
            if AND.contains(&word.to_lowercase().as_str()) && (word.len() > 1 || word != "I") && !word.chars().all(char::is_uppercase) {
                names.push(name.join(" "));
                name.clear();
            } else {
                name.push(word);
            }
        }
        names.push(name.join(" "));
    }
    names
}

/// What follows "By" or "By:" at the start; `None` if the text doesn't begin so.
fn after<'a>(text: &'a str, by: &str) -> Option<&'a str> {
    let head = text.get(..by.len())?;
    if head.to_lowercase() != by {
        return None;
    }
    let rest = &text[by.len()..];
    let next = rest.chars().next()?;
    (next.is_whitespace() || next == ':' || next == '\u{a0}').then(|| rest.trim_start_matches([':', ' ', '\u{a0}', '-', '–']).trim())
}

fn without_tags(text: &str) -> String {
    if text.contains('<') { markup::text::plain(text) } else { text.to_owned() }
}

/// A name as a name is written, or nothing: no addresses, no sentences, no dates.
fn clean(name: &str) -> Option<String> {
    let name = name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '*' | '"' | '“' | '”' | '©' | '@' | '_' | '.') && c != '.'
    });
    let name = match name.find(['(', '[', '<']) {
        // What is bracketed within a name is of the name.
        Some(at) if at > 3 && (name.ends_with([')', ']', '>']) || !name.contains([')', ']'])) => name[..at].trim(),
        _ => name,
    };
    let name = before_date(name);
    let count = name.chars().count();
    if !(2..=60).contains(&count)
        || name.contains("://")
        || name.contains(['@', ':', '?', '!'])
        || name.contains("www.")
        || name.contains('…')
    {
        return None;
    }
    if name.chars().filter(char::is_ascii_digit).count() > 2 || name.split_whitespace().count() > 6 {
        return None;
    }
    // "hundreds of new" is a piece of a sentence, "a.writer" an account.
    if name.contains(' ')
        && name.starts_with(char::is_lowercase)
        && !name.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase))
    {
        return None;
    }
    let folded = fold(name);
    if folded.is_empty()
        || matches!(
            folded.as_str(),
            "admin"
                | "administrator"
                | "null"
                | "undefined"
                | "none"
                | "unknown"
                | "author"
                | "guest"
                | "user"
                | "anonymous"
                | "the author"
                | "authors"
                | "full bio"
                | "bio"
                | "read more"
                | "view profile"
                | "see profile"
                | "view all posts"
                | "all posts"
                | "profile"
                | "website"
                | "guest author"
                | "guest post"
        )
        || name.matches('.').count() > 2 && !name.contains(' ')
        || CREDENTIALS.contains(&folded.as_str())
        || folded.starts_with("more ")
        || folded.contains("comment")
    {
        return None;
    }
    // A role on its own ("Senior Editor") is nobody; in a name of its own ("News Desk") it is a house and stays for want of better.
    let words: Vec<&str> = folded.split(' ').collect();
    let house =
        |word: &str| matches!(word, "desk" | "team" | "newsroom" | "redaktion" | "rédaction" | "redacción" | "redazione" | "redactie");
    if words.iter().all(|word| ROLES.contains(word)) && words.len() <= 2 && !(words.len() == 2 && words.iter().any(|word| house(word))) {
        return None;
    }
    let shouted = count > 5
        && name.contains(' ')
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(char::is_lowercase)
        && name.chars().any(char::is_uppercase);
    Some(if shouted { capitalised(name) } else { name.to_owned() })
}

/// What doctors and their like write after their names.
const CREDENTIALS: &[&str] = &[
    "ph d", "phd", "md", "m d", "rd", "rn", "ms", "m s", "ma", "m a", "mba", "jd", "esq", "jr", "sr", "dds", "dvm", "cpa", "cfp", "lcsw",
    "mph", "rdn", "ldn", "dr", "prof", "cscs", "pharmd",
];

/// "Ines Okafor June 12" without the day: the word before a number is a month's.
fn before_date(name: &str) -> &str {
    let Some(digit) = name.find(|c: char| c.is_ascii_digit()) else { return name };
    let head = name[..digit].trim_end();
    match head.rfind(' ') {
        Some(at) if head.len() < digit => head[..at].trim(),
        None if head.len() < digit => "",
        _ => name,
    }
}

/// "MARIA O'NEIL-DE VRIES" as "Maria O'Neil-De Vries".
fn capitalised(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut start = true;
    for c in name.chars() {
        if start {
            out.push(c)
        } else {
            out.extend(c.to_lowercase())
        }
        start = !c.is_alphanumeric();
    }
    out
}

#[cfg(test)]
mod tests;
