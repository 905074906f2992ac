//! Address parts that nobody else has: a title's own, then numbered, then with a hash.

use markup::address;

use crate::columns::hash;

/// Characters of a slug before its number.
const LONGEST: usize = 80;

/// The address parts to try for this title, best first. `salt` tells things of the same title apart when the numbers are used up, which
/// only a feed with many same titles does: trying a thousand numbers for each of its entries would take a million steps.
pub(crate) fn candidates(title: &str, salt: &str) -> impl Iterator<Item = String> + use<> {
    let base = address::slug(title, LONGEST);
    let hash = hash(salt);
    let numbered = (2..10).map({
        let base = base.clone();
        move |number| format!("{base}-{number}")
    });
    let hashed = [format!("{base}-{:08x}", hash >> 32), format!("{base}-{hash:016x}")];
    std::iter::once(base).chain(numbered).chain(hashed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_are_all_different_and_begin_with_the_title() {
        let all: Vec<String> = candidates("Ferry sails", "http://a.example/1").collect();
        assert_eq!(all[0], "ferry-sails");
        assert_eq!(all[1], "ferry-sails-2");
        let distinct: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
        assert_ne!(all.last(), candidates("Ferry sails", "http://a.example/2").last().as_ref());
    }
}
