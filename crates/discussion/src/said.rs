//! What a text says, as far as one can tell whether another says the same, and what it is about in words and addresses.

use std::collections::BTreeSet;

use markup::text::fold_letters;

/// Letters and digits of what two texts have in common that say the same.
const KEPT: usize = 160;
/// Shorter texts are said by many people without any of them repeating another.
const SHORTEST: usize = 40;
/// Words of a text that are looked at.
const MOST_WORDS: usize = 400;

/// What a text has in common with one that says the same, whatever its case, accents and signs; nothing for what is too short to tell.
#[must_use]
pub fn said(text: &str) -> String {
    let folded: String = fold_letters(text).chars().filter(|letter| *letter != ' ').take(KEPT).collect();
    if folded.chars().count() < SHORTEST { String::new() } else { folded }
}

/// The words of a text, folded, and the hosts of its links as `host:a.example`: each once.
#[must_use]
pub fn words(text: &str) -> BTreeSet<String> {
    let folded = fold_letters(text);
    let words = folded.split(' ').filter(|word| (2..=30).contains(&word.chars().count())).take(MOST_WORDS).map(str::to_owned);
    words.chain(hosts(text).into_iter().map(|host| format!("host:{host}"))).collect()
}

/// The hosts of the addresses in a text, in lower case, without `www.`.
#[must_use]
pub fn hosts(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let mut hosts = BTreeSet::new();
    for (at, mark) in lower.match_indices("://").chain(lower.match_indices("www.")) {
        let rest = &lower[at + mark.len()..];
        let host: String = rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '@' | ':')).take(200).collect();
        // What stands before an @ is no host, and a port is none of its name.
        let host = host.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
        let host = host.trim_start_matches("www.").trim_matches('.');
        if host.contains('.') {
            hosts.insert(host.to_owned());
        }
    }
    hosts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_the_same_is_known_again() {
        let text = "Buy your LAMPS at the pier, they are the best lamps of the coast!";
        assert_eq!(said(text), said("buy your lamps… at the pier — they are the BEST lamps of the coast"));
        assert!(!said(text).is_empty());
        assert_ne!(said(text), said("Buy your ropes at the pier, they are the best ropes of the coast!"));
        assert_eq!((said("I agree."), said("")), (String::new(), String::new()), "many say that");
        assert_eq!(said(&"long ".repeat(9_000)).len(), KEPT);
    }

    #[test]
    fn words_and_hosts_are_told() {
        let words = words("Élise's lamps: https://www.Lamps.example:8080/buy?x=1 and www.other.example. a");
        for word in ["elise", "lamps", "host:lamps.example", "host:other.example"] {
            assert!(words.contains(word), "{word}: {words:?}");
        }
        assert!(!words.contains("a"));
        assert_eq!(hosts("https://user:pass@evil.example/ http://[::1]/ http://localhost/ ://"), ["evil.example".to_owned()].into());
    }
}
