//! The part of an address before the @ that a source's letters are sent to: a name for people, and letters that nobody can guess.

/// Bytes of a local part: RFC 5321, 4.5.3.1.1.
const LONGEST: usize = 64;
/// Bytes of the name in it.
const LONGEST_NAME: usize = 32;
/// What the unguessable part is written in: no letter is another's double.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnopqrstuvwxyz2345678";
/// Letters of the unguessable part: five bits each, 80 in all, which no sender tries out.
const RANDOM: usize = 16;

/// `harbour-letter-k7x…` for a name, from as many bytes of chance.
#[must_use]
pub fn local_part(name: &str, chance: &[u8; RANDOM]) -> String {
    let name = markup::address::slug(name, LONGEST_NAME);
    let random: String = chance.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect();
    format!("{name}-{random}")
}

/// Can this be a local part of ours? What it must look like to be worth looking up.
#[must_use]
pub fn is_local_part(text: &str) -> bool {
    text.len() > RANDOM
        && text.len() <= LONGEST
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The local part of ours that an address names, if it can be one: in lower case, without what stands after a plus sign. `host` is ours;
/// an address without a host, or at `localhost`, is too.
#[must_use]
pub fn named(address: &str, host: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let ours = domain.is_empty() || domain.eq_ignore_ascii_case(host) || domain.eq_ignore_ascii_case("localhost");
    let local = local.split('+').next().unwrap_or_default().to_ascii_lowercase();
    (ours && is_local_part(&local)).then_some(local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_part_has_a_name_and_chance_and_is_found_again_in_its_address() {
        let local = local_part("The Harbour Letter: news, every week", &[7; RANDOM]);
        assert_eq!(local, "the-harbour-letter-news-every-hhhhhhhhhhhhhhhh");
        assert!(is_local_part(&local));
        assert_eq!(named(&format!("{}+x@News.Example", local.to_uppercase()), "news.example"), Some(local.clone()));
        assert_eq!(named(&local, "news.example"), Some(local.clone()));
        assert_eq!(named(&format!("{local}@elsewhere.example"), "news.example"), None, "nothing is relayed");
        for bad in ["postmaster@news.example", "", "a b@news.example", "x'; DROP TABLE feeds; --aaaaaaaaaaaaaa@news.example"] {
            assert_eq!(named(bad, "news.example"), None, "{bad}");
        }
    }
}
