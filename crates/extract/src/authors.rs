//! Who wrote it: people, in this order of trust: JSON-LD, metas, `rel=author`, `itemprop`, classes, a paragraph that begins with "By".
//! No "By", no roles, no addresses; agencies and newsrooms only where no person is named.

use crate::json_ld::JsonLd;
use crate::names::{AGENCIES, AND, BY, ROLES};
use crate::page::{BylineKind, Page};
use crate::title::fold;

/// More names than this are a masthead, not a byline.
const MOST: usize = 15;

/// The authors. `site` is the publisher's name, where known; `beginning` the article's first lines.
pub(crate) fn find(page: &Page, json: &JsonLd, site: Option<&str>, beginning: &[&str]) -> Vec<String> {
    let mut best: Vec<String> = Vec::new();
    let mut take = |given: Vec<String>| {
        let names = people(given, site);
        let has_person = |list: &[String]| list.iter().any(|n| !is_house(n, site));
        if !names.is_empty() && names.len() <= MOST && (best.is_empty() || (has_person(&names) && !has_person(&best))) {
            best = names;
        }
        has_person(&best)
    };
    if take(json.authors.clone()) {
        return best;
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
        if take(page.meta(key).map(str::to_owned).collect()) {
            return best;
        }
    }
    for kind in [BylineKind::Rel, BylineKind::ItemProp, BylineKind::Class] {
        let of_kind = || page.bylines.iter().filter(|b| b.kind == kind && !b.aside);
        let linked: Vec<String> = of_kind().take(6).flat_map(|b| b.linked.iter().cloned()).filter(|name| name.len() < 80).collect();
        if kind != BylineKind::Class && take(linked) {
            return best;
        }
        for byline in of_kind() {
            let given = if byline.linked.is_empty() { vec![byline.text.clone()] } else { byline.linked.clone() };
            if byline.text.len() < 250 && take(given) {
                return best;
            }
        }
    }
    for line in beginning {
        let starts =
            line.len() < 120 && BY.iter().any(|by| by.len() < 4 && *by != "di" && *by != "av" && *by != "af" && after(line, by).is_some());
        if starts && take(vec![(*line).to_owned()]) {
            return best;
        }
    }
    best
}

/// Names out of what was given: split, cleaned, each once. Persons hide agencies and newsrooms.
fn people(given: Vec<String>, site: Option<&str>) -> Vec<String> {
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
    if names.iter().any(|n| !is_house(n, site)) {
        names.retain(|n| !is_house(n, site));
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
        Some(at) if at > 3 => name[..at].trim(),
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
            "admin" | "administrator" | "null" | "undefined" | "none" | "unknown" | "author" | "guest" | "user" | "anonymous"
        )
        || CREDENTIALS.contains(&folded.as_str())
        || folded.starts_with("more ")
        || folded.contains("comment")
    {
        return None;
    }
    // A role on its own ("Senior Editor") is nobody; in a name of its own ("News Desk") it is a house and stays for want of better.
    let words: Vec<&str> = folded.split(' ').collect();
    if words.iter().all(|word| ROLES.contains(word)) && words.len() <= 2 {
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
mod tests {
    use super::*;

    fn check(given: &str, wanted: &[&str]) {
        assert_eq!(people(vec![given.to_owned()], Some("Harbor Post")), wanted, "{given}");
    }

    #[test]
    fn by_roles_and_addresses_are_no_names() {
        check("By Ines Okafor and Tom Rask, Senior Reporter", &["Ines Okafor", "Tom Rask"]);
        check("Von Lena Brandt", &["Lena Brandt"]);
        check("Ines Okafor (iokafor@harbor.example)", &["Ines Okafor"]);
        check("https://harbor.example/people/ines", &[]);
        check("Ines Okafor, Ph.D. - June 12", &["Ines Okafor"]);
    }

    #[test]
    fn agencies_stand_only_alone() {
        check("Ines Okafor, dpa", &["Ines Okafor"]);
        check("The Associated Press", &["The Associated Press"]);
        check("Harbor Post, Ines Okafor", &["Ines Okafor"]);
    }

    #[test]
    fn a_name_counts_once_and_is_not_shouted() {
        check("INES OKAFOR / Ines Okafor", &["Ines Okafor"]);
    }
}
