//! Words and addresses that moderators put on a list: what says one of them waits, or is not taken.

use std::collections::BTreeSet;

use markup::text::fold_letters;
use model::{Listed, Sought};

use crate::said::hosts;

/// Characters of an entry.
const LONGEST: usize = 80;

/// The entry of what a moderator typed; `None` where there is nothing to look for. What looks like a host or an address is one.
#[must_use]
pub fn listed(typed: &str, refused: bool) -> Option<Listed> {
    let typed = typed.trim();
    if typed.is_empty() || typed.chars().count() > LONGEST {
        return None;
    }
    let host = if typed.contains("://") { hosts(typed) } else { hosts(&format!("://{typed}")) };
    let plain = !typed.contains(char::is_whitespace);
    if let Some(host) = host.into_iter().next().filter(|host| plain && (typed.contains("://") || *host == typed.to_lowercase())) {
        return Some(Listed { sought: Sought::Host, pattern: host, refused });
    }
    let pattern = fold_letters(typed);
    (!pattern.is_empty()).then_some(Listed { sought: Sought::Word, pattern, refused })
}

fn catches(entry: &Listed, folded: &str, hosts: &BTreeSet<String>) -> bool {
    match entry.sought {
        // Words stand between spaces, so that a word is found and not a part of one.
        Sought::Word => folded.contains(&format!(" {} ", entry.pattern)),
        Sought::Host => {
            hosts.iter().any(|host| host.strip_suffix(&entry.pattern).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
        }
    }
}

/// The entry that decides over a text: one that refuses it before one that lets it wait.
#[must_use]
pub fn caught<'a>(text: &str, list: &'a [Listed]) -> Option<&'a Listed> {
    if list.is_empty() {
        return None;
    }
    let (folded, hosts) = (format!(" {} ", fold_letters(text)), hosts(text));
    let mut found: Vec<&Listed> = list.iter().filter(|entry| catches(entry, &folded, &hosts)).collect();
    found.sort_by_key(|entry| !entry.refused);
    found.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_words_and_hosts_with_all_below_them() {
        let list: Vec<Listed> = [("Lämps", false), ("cheap rope", true), ("spam.example", true), ("https://x.example/buy", false)]
            .into_iter()
            .filter_map(|(typed, refused)| listed(typed, refused))
            .collect();
        assert_eq!(
            list.iter().map(|entry| (entry.sought, entry.pattern.as_str())).collect::<Vec<_>>(),
            [(Sought::Word, "lamps"), (Sought::Word, "cheap rope"), (Sought::Host, "spam.example"), (Sought::Host, "x.example"),]
        );
        let says = |text: &str| caught(text, &list).map(|entry| entry.pattern.as_str());
        assert_eq!(says("LAMPS!"), Some("lamps"));
        assert_eq!(says("lampshades"), None);
        assert_eq!(says("lamps and CHEAP—rope"), Some("cheap rope"), "what refuses goes first");
        assert_eq!(says("see https://shop.spam.example/a"), Some("spam.example"));
        assert_eq!(says("see https://notspam.example/a"), None);
        assert_eq!(says("[x](http://www.x.example)"), Some("x.example"));
    }

    #[test]
    fn what_looks_for_nothing_is_no_entry() {
        for typed in ["", "  ", "…!", &"a".repeat(81)] {
            assert_eq!(listed(typed, true), None, "{typed}");
        }
    }
}
