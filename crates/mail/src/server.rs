//! The mail server that the operator names, as an address.

use std::fmt;

use percent_encoding::percent_decode_str;
use url::{Host, Url};

/// How what is said on the line is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Not at all: for a server on this machine or in this house.
    Clear,
    /// The line begins in the clear and is secured before anything is told (STARTTLS). A server that can't is not used.
    Upgraded,
    /// TLS from the first byte.
    Secured,
}

/// A server, and who we are to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is kept.
    pub safety: Safety,
    /// User and password, where it wants them.
    pub user: Option<(String, String)>,
}

/// An address that names no server that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadServer {
    /// It is not an address of the kind.
    #[error("it is not an address such as smtps://user:password@mail.example.org or smtp+starttls://user:password@mail.example.org:587")]
    Address,
    /// A password would be sent where others can read it.
    #[error("a password is not sent in the clear: take smtps:// or smtp+starttls://")]
    Clear,
    /// The user or the password is too long, or has a character that can't be sent.
    #[error("its user or password is empty, longer than 255 bytes, or has a zero byte in it")]
    User,
}

impl Server {
    /// The server at an address: `smtps://` (TLS, port 465), `smtp+starttls://` (port 587) or `smtp://` (in the clear, port 25), with user
    /// and password if need be; what is special in those is written as in any address, with percent signs.
    ///
    /// # Errors
    /// See [`BadServer`].
    pub fn parse(text: &str) -> Result<Server, BadServer> {
        let (scheme, rest) = text.trim().split_once("://").ok_or(BadServer::Address)?;
        let (safety, usual) = match scheme {
            "smtp" => (Safety::Clear, 25),
            "smtp+starttls" => (Safety::Upgraded, 587),
            "smtps" => (Safety::Secured, 465),
            _ => return Err(BadServer::Address),
        };
        // Hosts of these schemes are read as those of the web are. What is left out there as its usual port is none of ours.
        let url = Url::parse(&format!("https://{rest}")).map_err(|_| BadServer::Address)?;
        let is_bare = matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
        let host = url.host().filter(|_| is_bare).ok_or(BadServer::Address)?;
        let port = url.port().or_else(|| rest.trim_end_matches('/').ends_with(":443").then_some(443)).unwrap_or(usual);
        let user = match (url.username(), url.password()) {
            ("", None) => None,
            (user, password) => Some((word(user)?, word(password.unwrap_or_default())?)),
        };
        let is_here = match &host {
            Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        if user.is_some() && safety == Safety::Clear && !is_here {
            return Err(BadServer::Clear);
        }
        if port == 0 {
            return Err(BadServer::Address);
        }
        Ok(Server { host: host.to_string(), port, safety, user })
    }
}

fn word(text: &str) -> Result<String, BadServer> {
    let text = percent_decode_str(text).decode_utf8().map_err(|_| BadServer::User)?;
    ((1..=255).contains(&text.len()) && !text.contains('\0')).then(|| text.into_owned()).ok_or(BadServer::User)
}

/// Without the password.
impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} ({:?}{})", self.host, self.port, self.safety, if self.user.is_some() { ", with a password" } else { "" })
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_where_how_and_as_whom() {
        let server = Server::parse("smtps://paper%40example.org:h%3Aush@mail.example.org").unwrap();
        assert_eq!((server.host.as_str(), server.port, server.safety), ("mail.example.org", 465, Safety::Secured));
        assert_eq!(server.user, Some(("paper@example.org".to_owned(), "h:ush".to_owned())));
        assert!(!format!("{server:?} {server}").contains("ush"), "nothing prints the password");
        let upgraded = Server::parse("smtp+starttls://a:b@mail.example.org/").unwrap();
        assert_eq!((upgraded.port, upgraded.safety), (587, Safety::Upgraded));
        let here = Server::parse("smtp://a:b@127.0.0.1:2525").unwrap();
        assert_eq!((here.port, here.safety), (2525, Safety::Clear));
        assert_eq!(Server::parse("smtp://[::1]").unwrap().host, "[::1]");
        assert_eq!(Server::parse("smtps://mail.example.org:443").unwrap().port, 443);
        assert_eq!(Server::parse("smtp://relay.example.org").unwrap().user, None);
    }

    #[test]
    fn what_can_not_be_used_is_told() {
        for bad in [
            "",
            "mail.example.org",
            "http://mail.example.org",
            "smtp://",
            "smtps://mail.example.org/x",
            "smtp://mail.example.org:0",
            "smtp://a b",
        ] {
            assert_eq!(Server::parse(bad), Err(BadServer::Address), "{bad}");
        }
        assert_eq!(Server::parse("smtp://a:b@mail.example.org"), Err(BadServer::Clear));
        assert_eq!(Server::parse("smtps://a@mail.example.org"), Err(BadServer::User));
        assert_eq!(Server::parse("smtps://a:%00b@mail.example.org"), Err(BadServer::User));
    }
}
