//! What the given values mean. Every problem is found and told at once. It is long because each key has its own meaning.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use jiff::Timestamp;
use model::Edition;
use store::Target;
use url::Url;

use crate::config::keys::KEYS;
use crate::config::{Machine, Mail, OpenId, Raw, editions, machine, mail, openid};

/// What a node does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Everything.
    All,
    /// Serves pages.
    Web,
    /// Fetches, reads, groups, publishes.
    Worker,
}

/// The configuration of this run.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    pub(crate) data: PathBuf,
    pub(crate) now: Option<Timestamp>,
    pub(crate) database: Option<String>,
    pub(crate) listen: SocketAddr,
    /// The operator named an address, rather than taking the default.
    pub(crate) listen_given: bool,
    /// Whose word on where a request comes from counts.
    pub(crate) trusted_proxies: Vec<IpNet>,
    pub(crate) role: Role,
    pub(crate) starter: bool,
    pub(crate) open_private: bool,
    pub(crate) log: String,
    pub(crate) log_json: bool,
    pub(crate) fetch: fetch::Settings,
    pub(crate) newsroom: newsroom::Settings,
    /// Where letters are taken by LMTP or SMTP.
    pub(crate) letters_listen: Option<SocketAddr>,
    /// Where letters lie.
    pub(crate) letters_maildir: Option<PathBuf>,
    pub(crate) editions: Vec<Edition>,
    /// Through whom people sign in.
    pub(crate) openid: Vec<OpenId>,
    /// How letters go out, if they do.
    pub(crate) mail: Option<Mail>,
    /// Who writes summaries.
    pub(crate) machine: Option<Machine>,
}

/// Collects problems while values are taken one by one.
pub(super) struct Taking<'a> {
    pub(super) raw: &'a Raw,
    pub(super) problems: Vec<String>,
}

impl Config {
    /// Everything understood, or all that could not be.
    pub(crate) fn resolve(raw: &Raw) -> Result<Config, Vec<String>> {
        let mut taking = Taking { raw, problems: raw.problems.clone() };
        let listen = taking.parsed("listen", "an address and port such as 127.0.0.1:8470", SocketAddr::from(([127, 0, 0, 1], 8470)));
        let role = taking.with("role", "all, web or worker", Role::All, |text| match text {
            "all" => Some(Role::All),
            "web" => Some(Role::Web),
            "worker" => Some(Role::Worker),
            _ => None,
        });
        let now = taking.with("now", "a time such as 2017-09-16T12:00Z", None, |text| markup::date::parse(text).map(Some));
        let database = taking.with("database", "a postgres:// address", None, |text| {
            (text.starts_with("postgres://") || text.starts_with("postgresql://")).then(|| Some(text.to_owned()))
        });
        let config = Config {
            data: PathBuf::from(taking.text("data")),
            now,
            database,
            listen,
            listen_given: raw.values.contains_key("listen"),
            trusted_proxies: trusted_proxies(&mut taking),
            role,
            starter: taking.switch("starter"),
            open_private: taking.switch("open_private"),
            log: taking.with("log", "a filter such as warn or newsroom=debug,warn", String::from("warn"), |text| {
                tracing_subscriber::EnvFilter::try_new(text).is_ok().then(|| text.to_owned())
            }),
            log_json: taking.switch("log.json"),
            fetch: fetch_settings(&mut taking),
            newsroom: newsroom_settings(&mut taking),
            letters_listen: letters_listen(&mut taking),
            letters_maildir: raw.values.get("letters.maildir").filter(|folder| !folder.trim().is_empty()).map(PathBuf::from),
            editions: raw.editions.clone(),
            openid: openid::resolve(&raw.openid, raw.folder(), &mut taking.problems),
            mail: mail::resolve(&mut taking),
            machine: machine_settings(&mut taking),
        };
        editions::check(&raw.editions, &mut taking.problems);
        if taking.problems.is_empty() { Ok(config) } else { Err(taking.problems) }
    }

    /// Where the search indexes of this data folder's nodes are.
    pub(crate) fn index_folder(&self) -> PathBuf {
        self.data.join("search")
    }

    /// Where everything is kept.
    pub(crate) fn target(&self) -> Result<Target, store::Error> {
        match &self.database {
            Some(url) => Target::url(url),
            None => Ok(Target::Sqlite(self.data.clone())),
        }
    }
}

/// Nobody, where it is set to nothing.
fn trusted_proxies(taking: &mut Taking<'_>) -> Vec<IpNet> {
    let given = taking.text("trusted_proxies");
    list(&given).unwrap_or_else(|| {
        taking.problems.push(format!("trusted_proxies: “{given}” is not networks such as 127.0.0.0/8,10.1.0.0/16"));
        Vec::new()
    })
}

fn fetch_settings(taking: &mut Taking<'_>) -> fetch::Settings {
    let default = fetch::Settings::default();
    let ports = "ports such as 8080,8443, or *";
    let (allow_ports, allow_any_port) = taking.with("fetch.allow_ports", ports, (Vec::new(), false), |text| {
        if text.trim() == "*" { Some((Vec::new(), true)) } else { list(text).map(|ports| (ports, false)) }
    });
    fetch::Settings {
        proxy: taking.with("fetch.proxy", "an http:// address", None, |text| {
            Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https")).map(Some)
        }),
        user_agent: taking.with("fetch.user_agent", "a name", default.user_agent.clone(), |name| Some(name.to_owned())),
        allow: taking.with("fetch.allow", "networks such as 127.0.0.0/8,10.1.0.0/16", Vec::new(), list),
        allow_ports,
        allow_any_port,
        pause: Duration::from_millis(taking.number("fetch.pause_ms", 0, 600_000)),
        budget: u32::try_from(taking.number("fetch.budget", 0, 1_000_000)).unwrap_or(u32::MAX),
        timeout: Duration::from_secs(taking.number("fetch.timeout_s", 1, 600)),
        robots: taking.switch("fetch.robots"),
        ..default
    }
}

fn newsroom_settings(taking: &mut Taking<'_>) -> newsroom::Settings {
    let public = taking.with("public_address", "an http or https address such as https://news.example.org", None, |text| {
        // What is told to hubs is this address and a path.
        markup::address::absolute(None, text).filter(|url| url.query().is_none() && url.fragment().is_none()).map(Some)
    });
    let host = public.as_ref().and_then(|url| url.host_str()).unwrap_or("localhost").to_owned();
    let letters_host = taking.with("letters.host", "a host such as news.example.org", host, |text| {
        url::Host::parse(text).ok().filter(|_| !text.contains(['[', '@'])).map(|host| host.to_string())
    });
    let hubs = taking.with("feeds.hubs", "http or https addresses with commas between", Vec::new(), |text| {
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| markup::address::absolute(None, part)).collect()
    });
    let mut count = |key, most| usize::try_from(taking.number(key, u64::from(key != "fetch.pictures"), most)).unwrap_or(1);
    newsroom::Settings {
        polls: count("fetch.polls", 1_000),
        reads: count("fetch.reads", 1_000),
        pictures: count("fetch.pictures", 100),
        keep_pages_days: u16::try_from(taking.number("pages.keep_days", 0, 3_650)).unwrap_or(u16::MAX),
        public,
        hubs,
        letters_host,
        ..newsroom::Settings::default()
    }
}

fn machine_settings(taking: &mut Taking<'_>) -> Option<Machine> {
    let written = machine::Written {
        address: taking.text("machine.address"),
        model: taking.text("machine.model"),
        key: taking.text("machine.key"),
        key_file: taking.text("machine.key_file"),
        tokens_a_day: taking.number("machine.tokens_a_day", 0, 1_000_000_000),
        seconds: taking.number("machine.seconds", 1, 3_600),
    };
    machine::resolve(&written, taking.raw.folder(), &mut taking.problems)
}

/// Who reaches the listener can fill boxes: other machines only where the operator says so.
fn letters_listen(taking: &mut Taking<'_>) -> Option<SocketAddr> {
    let from_anywhere = taking.switch("letters.from_anywhere");
    let listen = taking
        .with("letters.listen", "an address and port such as 127.0.0.1:8424", None, |text| text.parse::<SocketAddr>().ok().map(Some))?;
    if !listen.ip().is_loopback() && !from_anywhere {
        taking.problems.push(format!(
            "letters.listen: other machines reach {listen}; take a loopback address such as 127.0.0.1:{}, or set letters.from_anywhere",
            listen.port()
        ));
    }
    Some(listen)
}

fn list<T: std::str::FromStr>(text: &str) -> Option<Vec<T>> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect()
}

impl Taking<'_> {
    /// The value as given, or the default.
    pub(super) fn text(&self, name: &'static str) -> String {
        let default = KEYS.iter().find(|key| key.name == name).map_or("", |key| key.default);
        self.raw.values.get(name).map_or(default, String::as_str).to_owned()
    }

    pub(super) fn with<T>(&mut self, name: &'static str, expected: &str, default: T, read: impl FnOnce(&str) -> Option<T>) -> T {
        match self.raw.values.get(name).filter(|text| !text.trim().is_empty()) {
            None => default,
            Some(text) => read(text.trim()).unwrap_or_else(|| {
                self.problems.push(format!("{name}: “{text}” is not {expected}"));
                default
            }),
        }
    }

    fn parsed<T: std::str::FromStr>(&mut self, name: &'static str, expected: &str, default: T) -> T {
        self.with(name, expected, default, |text| text.parse().ok())
    }

    pub(super) fn switch(&mut self, name: &'static str) -> bool {
        let default = KEYS.iter().any(|key| key.name == name && key.default == "true");
        self.parsed(name, "true or false", default)
    }

    pub(super) fn number(&mut self, name: &'static str, least: u64, most: u64) -> u64 {
        let default = KEYS.iter().find(|key| key.name == name).and_then(|key| key.default.parse().ok()).unwrap_or(least);
        let expected = format!("a number from {least} to {most}");
        self.with(name, &expected, default, |text| text.parse().ok().filter(|n| (least..=most).contains(n)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(values: &[(&'static str, &str)]) -> Raw {
        Raw { values: values.iter().map(|(k, v)| (*k, (*v).to_owned())).collect(), ..Raw::default() }
    }

    #[test]
    fn nothing_given_means_the_defaults_of_the_list() {
        let config = Config::resolve(&raw(&[])).unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:8470");
        assert_eq!(config.newsroom.keep_pages_days, 14);
        assert_eq!((config.fetch.pause, config.newsroom.polls, config.role), (Duration::from_secs(1), 16, Role::All));
        assert!(config.starter && config.fetch.robots && config.fetch.proxy.is_none());
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let problems = Config::resolve(&raw(&[("listen", "here"), ("fetch.polls", "0"), ("fetch.allow", "10.0.0.0/99"), ("role", "chef")]))
            .unwrap_err();
        assert_eq!(problems.len(), 4, "{problems:?}");
    }

    #[test]
    fn letters_come_from_this_machine_unless_it_is_said_otherwise() {
        let config = Config::resolve(&raw(&[("letters.listen", "127.0.0.1:8424"), ("public_address", "https://news.example/")])).unwrap();
        assert_eq!((config.newsroom.letters_host.as_str(), config.letters_listen.map(|a| a.port())), ("news.example", Some(8424)));
        assert_eq!(Config::resolve(&raw(&[("letters.listen", "0.0.0.0:8424")])).unwrap_err().len(), 1);
        assert!(Config::resolve(&raw(&[("letters.listen", "0.0.0.0:8424"), ("letters.from_anywhere", "true")])).is_ok());
        let wrong = [("public_address", "news.example"), ("letters.host", "a b"), ("letters.listen", "8424")];
        assert_eq!(Config::resolve(&raw(&wrong)).unwrap_err().len(), 3);
        assert_eq!(Config::resolve(&raw(&[])).unwrap().newsroom.letters_host, "localhost");
    }

    #[test]
    fn what_the_file_got_wrong_is_told_with_the_rest() {
        let problems = vec!["colour: there is no such key".to_owned()];
        let raw = Raw { problems, ..raw(&[("listen", "5"), ("fetch.pause_ms", "soon"), ("log", "a=b=c")]) };
        assert_eq!(Config::resolve(&raw).unwrap_err().len(), 4);
    }

    #[test]
    fn proxies_of_this_machine_are_trusted_unless_others_are_named() {
        let proxies = |given: &[(&'static str, &str)]| Config::resolve(&raw(given)).map(|config| config.trusted_proxies.len());
        assert_eq!(proxies(&[]), Ok(2));
        assert_eq!(proxies(&[("trusted_proxies", "10.0.0.0/8")]), Ok(1));
        assert_eq!(proxies(&[("trusted_proxies", "")]), Ok(0), "nobody");
        assert!(proxies(&[("trusted_proxies", "the one in front")]).is_err());
    }
}
