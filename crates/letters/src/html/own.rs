//! Addresses in a letter that say whose copy of it this is.

use url::Url;

use crate::head::Head;

/// Parameters whose names say that they name the reader. A letter's page is the same without them.
const READER: [&str; 16] = [
    "e",
    "email",
    "mail",
    "recipient",
    "recipient_id",
    "subscriber",
    "subscriber_id",
    "subscriberid",
    "contact",
    "contact_id",
    "contactid",
    "token",
    "jwt",
    "mc_eid",
    "uemail",
    "user_email",
];

/// Whose letter this is, as far as its addresses could tell.
pub(crate) struct Reader {
    /// Addresses that it was sent to, in lower case.
    names: Vec<String>,
    /// Addresses that unsubscribe, as written and as they mean.
    ways_out: Vec<(String, Option<Url>)>,
}

impl Reader {
    pub(crate) fn new(head: &Head) -> Reader {
        /// Recipients that are looked for; a list's letter has one.
        const MOST: usize = 10;
        let names = head.recipients.iter().filter(|name| name.contains('@')).map(|name| name.to_lowercase()).take(MOST).collect();
        let ways_out = head.unsubscribe.iter().map(|way| (way.clone(), Url::parse(way).ok())).collect();
        Reader { names, ways_out }
    }

    /// Does this address unsubscribe, as the header says?
    pub(crate) fn is_way_out(&self, href: &str) -> bool {
        let written = href.trim();
        let meant = if self.ways_out.is_empty() { None } else { Url::parse(written).ok() };
        self.ways_out.iter().any(|(way, url)| way == written || url.is_some() && *url == meant)
    }

    /// An address as it may stand in the letter: absolute, of the web, without the reader's name. `None`: it can't do without it.
    pub(crate) fn link(&self, href: &str) -> Option<String> {
        let mut url = markup::address::absolute(None, href)?;
        self.forget(&mut url, |_| false)?;
        Some(url.into())
    }

    /// An address as anybody may have it: also without what names a reader by a number, and how he came.
    pub(crate) fn public(&self, href: &str) -> Option<String> {
        let mut url = markup::address::absolute(None, href)?;
        self.forget(&mut url, |name| READER.contains(&name.to_ascii_lowercase().as_str()))?;
        Some(markup::address::untracked(&url))
    }

    fn forget(&self, url: &mut Url, also: impl Fn(&str) -> bool) -> Option<()> {
        if self.names_reader(&unescaped(url.path())) || url.fragment().is_some_and(|fragment| self.names_reader(&unescaped(fragment))) {
            return None;
        }
        let Some(query) = url.query() else { return Some(()) };
        let kept: Vec<&str> = query
            .split('&')
            .filter(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or(("", pair));
                !also(name) && !self.names_reader(&unescaped(value))
            })
            .collect();
        let kept = kept.join("&");
        url.set_query((!kept.is_empty()).then_some(&kept));
        Some(())
    }

    /// Holds a value the reader's address, as it is or in base64?
    fn names_reader(&self, value: &str) -> bool {
        let holds = |text: &str| {
            let text = text.to_lowercase();
            self.names.iter().any(|name| text.contains(name.as_str()))
        };
        holds(value)
            || value.split('/').filter(|part| part.len() >= 12).any(|part| {
                let standard = part.replace('-', "+").replace('_', "/");
                mail_parser::decoders::base64::base64_decode(standard.as_bytes())
                    .is_some_and(|bytes| holds(&String::from_utf8_lossy(&bytes)))
            })
    }
}

/// A part of an address with its escapes undone.
fn unescaped(part: &str) -> String {
    let pairs = format!("x={}", part.replace('+', "%2B"));
    url::form_urlencoded::parse(pairs.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader() -> Reader {
        Reader::new(&Head {
            recipients: vec!["Quay-7f3k@news.example".into()],
            unsubscribe: vec!["https://l.example/u/9".into()],
            ..Head::default()
        })
    }

    #[test]
    fn a_reader_s_own_address_goes_out_of_links() {
        let reader = reader();
        assert_eq!(reader.link("https://a.example/x?id=7&to=quay-7f3k%40news.example").as_deref(), Some("https://a.example/x?id=7"));
        assert_eq!(reader.link("https://a.example/x?to=cXVheS03ZjNrQG5ld3MuZXhhbXBsZQ").as_deref(), Some("https://a.example/x"));
        assert_eq!(reader.link("https://a.example/for/quay-7f3k@news.example/x"), None);
        assert_eq!(reader.link("https://a.example/x?e=77").as_deref(), Some("https://a.example/x?e=77"));
        assert_eq!(reader.public("https://a.example/x?u=1&e=77&utm_source=letter").as_deref(), Some("https://a.example/x?u=1"));
        assert_eq!(reader.link("javascript:alert(1)"), None);
        assert!(reader.is_way_out(" https://l.example/u/9 ") && !reader.is_way_out("https://l.example/u/8"));
        assert!(reader.is_way_out("HTTPS://l.example:443/u/9") && !reader.is_way_out("no address"));
    }
}
