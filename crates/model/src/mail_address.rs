//! An address that mail is sent to.

use std::fmt;

/// Characters of the longest address (RFC 5321, 4.5.3.1.3, without its brackets), and of the part before the @.
const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;

/// An address such as most people have: ASCII, one @, no quotes, a host with a dot in its name. What is in it can break no header and no command.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MailAddress(String);

impl MailAddress {
    /// The address that somebody wrote, without space around it; `None` for what is none, or one of the rare kinds that are refused (quoted
    /// local parts, literal hosts, letters beyond ASCII).
    #[must_use]
    pub fn parse(text: &str) -> Option<MailAddress> {
        let text = text.trim();
        let (local, host) = text.split_once('@')?;
        let atom = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte))
        };
        let label = |part: &str| {
            (1..=63).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && !part.starts_with('-')
                && !part.ends_with('-')
        };
        let is_one = text.len() <= LONGEST
            && local.len() <= LONGEST_LOCAL
            && local.split('.').all(atom)
            && host.contains('.')
            && host.split('.').all(label)
            // Numbers alone are an address of the machine kind.
            && !host.rsplit('.').next().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
        is_one.then(|| MailAddress(text.to_owned()))
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the @.
    #[must_use]
    pub fn local(&self) -> &str {
        self.0.split_once('@').map_or("", |(local, _)| local)
    }

    /// The part after the @.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, host)| host)
    }

    /// What two spellings of one mailbox have in common: hosts do not care for capitals, and no host that is alive does before the @.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// Enough of it for its owner to know it by, and nobody else: "k…@example.org".
    #[must_use]
    pub fn hint(&self) -> String {
        format!("{}…@{}", &self.local()[..1], self.host())
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_people_have_them_are_taken_and_all_else_is_not() {
        for good in ["anna@example.org", " anna.b+news@mail.example.co.uk ", "o'hara_1@xn--bcher-kva.example", "a@b.c"] {
            assert_eq!(MailAddress::parse(good).map(|address| address.to_string()).as_deref(), Some(good.trim()), "{good}");
        }
        let long = format!("{}@example.org", "a".repeat(65));
        let longer = format!("a@{}.example", vec!["b".repeat(60); 5].join("."));
        for bad in [
            "",
            "anna",
            "@example.org",
            "anna@",
            "anna@localhost",
            "a@b@example.org",
            "a b@example.org",
            "a@exam ple.org",
            "a..b@example.org",
            ".a@example.org",
            "a.@example.org",
            "\"a b\"@example.org",
            "a@[192.0.2.1]",
            "a@192.0.2.1",
            "a@-b.example",
            "ä@example.org",
            "a@bücher.example",
            "a@example.org\r\nBcc: b@example.org",
            "a\0@example.org",
            "<a@example.org>",
            "a@example..org",
            "a@example.org.",
            &long,
            &longer,
        ] {
            assert_eq!(MailAddress::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn an_address_has_one_key_and_a_hint_that_does_not_tell_it() {
        let address = MailAddress::parse("Anna.B@Example.org").unwrap();
        assert_eq!((address.key().as_str(), address.hint().as_str()), ("anna.b@example.org", "A…@Example.org"));
        assert_eq!((address.local(), address.host()), ("Anna.B", "Example.org"));
    }
}
