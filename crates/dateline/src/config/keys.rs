//! Every key, once. `fetch.proxy` here is `--fetch-proxy` on the command line, `DATELINE_FETCH_PROXY` in the environment and
//! `proxy` under `[fetch]` in the file.

use clap::{Arg, ArgAction};

/// One key.
pub(crate) struct Key {
    /// With dots.
    pub(crate) name: &'static str,
    /// What a value looks like in help.
    pub(crate) value: &'static str,
    /// A sentence.
    pub(crate) help: &'static str,
    /// What holds if it is not given, as it would be written.
    pub(crate) default: &'static str,
    /// It may stand in the file: all but those that say where the file is, or what time it is.
    pub(crate) in_file: bool,
}

const fn key(name: &'static str, value: &'static str, default: &'static str, help: &'static str) -> Key {
    Key { name, value, help, default, in_file: true }
}

/// All of them, in the order of the file.
pub(crate) const KEYS: &[Key] = &[
    Key { in_file: false, ..key("data", "DIR", "dateline-data", "The data folder: database and dateline.toml. Made if it is not there") },
    Key {
        in_file: false,
        ..key("now", "TIME", "", "Start the clock at this time (2017-09-16T12:00Z), to show a kept newsroom as of its day")
    },
    key("database", "URL", "", "postgres://user:password@host/name for several nodes; without it, SQLite in the data folder"),
    key("listen", "ADDR", "127.0.0.1:8470", "Address and port that the server listens on"),
    key(
        "public_address",
        "URL",
        "",
        "Address under which everybody reaches the server (https://news.example.org): what hubs (WebSub) deliver to",
    ),
    key(
        "trusted_proxies",
        "NETS",
        "127.0.0.0/8,::1/128",
        "Networks of the reverse proxies in front of the server, separated by commas: what they say of where a reader comes from counts",
    ),
    key("role", "ROLE", "all", "all, web (pages only) or worker (fetching only)"),
    key("starter", "BOOL", "true", "Give a new data folder a set of well-known public feeds when the server first starts on it"),
    key(
        "open_private",
        "BOOL",
        "false",
        "Open private editions to everybody who reaches the server: for one that only its members can reach",
    ),
    key("log", "FILTER", "warn", "What is logged: error, warn, info, debug, trace, or by crate (newsroom=debug,warn)"),
    key("log.json", "BOOL", "false", "Log one JSON object a line"),
    key("fetch.proxy", "URL", "", "HTTP proxy for everything that is fetched; none is used unless it is given here"),
    key("fetch.user_agent", "TEXT", "", "How the fetcher names itself to publishers; please give an address where you can be reached"),
    key("fetch.allow", "NETS", "", "Private networks that may be dialled, as CIDR, separated by commas (127.0.0.0/8,10.1.0.0/16)"),
    key("fetch.allow_ports", "PORTS", "", "Ports besides 80 and 443 that may be dialled, separated by commas; * for any"),
    key("fetch.pause_ms", "MS", "1000", "Shortest pause between two requests to one host, milliseconds"),
    key(
        "fetch.budget",
        "N",
        "1000",
        "Requests to one host in an hour, at most; 0 for any number. With no pause between them there is no budget",
    ),
    key("fetch.timeout_s", "S", "30", "Longest time for one request with its redirects, seconds"),
    key("fetch.robots", "BOOL", "true", "Keep to robots.txt where pages and pictures are fetched"),
    key("fetch.polls", "N", "16", "Feeds asked and read at once, beside those that wait for slow servers"),
    key("fetch.reads", "N", "24", "Pages read at once"),
    key("fetch.pictures", "N", "8", "Pictures fetched at once; 0 keeps no pictures"),
    key(
        "feeds.hubs",
        "URLS",
        "",
        "Hubs (WebSub) that are told when this server's own feeds change, with commas between; they deliver to who asked them to",
    ),
    key("letters.host", "HOST", "", "What stands after the @ in the addresses of letter boxes; without it, the host of public_address"),
    key(
        "letters.listen",
        "ADDR",
        "",
        "Address and port for letters by LMTP or SMTP, from the mail server of this machine (127.0.0.1:8424)",
    ),
    key("letters.maildir", "DIR", "", "Mail folder (maildir) to take letters from"),
    key("letters.from_anywhere", "BOOL", "false", "Let letters.listen be an address that other machines reach"),
    key(
        "mail.server",
        "URL",
        "",
        "Mail server that letters to subscribers are handed to: smtps://user:password@host, smtp+starttls://user:password@host:587, or \
         smtp://127.0.0.1 for one on this machine",
    ),
    key("mail.password_file", "FILE", "", "File with the password for mail.server, if it does not stand there"),
    key("mail.from", "ADDRESS", "", "Who the letters are from (Harbour Paper <paper@example.org>)"),
    key("mail.reply_to", "ADDRESS", "", "Where answers to letters go; without it, to mail.from"),
    key(
        "mail.returns",
        "BOOL",
        "false",
        "Let letters that can't be delivered come back to letters.listen or letters.maildir, at addresses of letters.host",
    ),
    key("mail.per_minute", "N", "600", "Letters handed to the mail server in a minute, at most"),
    key(
        "machine.address",
        "URL",
        "",
        "Endpoint that writes the summaries of digests, as OpenAI's chat completions (http://127.0.0.1:11434/v1); without it, no machine writes",
    ),
    key("machine.model", "NAME", "", "What that endpoint calls the model"),
    key("machine.key", "KEY", "", "Its key, if it wants one; better in the environment (DATELINE_MACHINE_KEY) or in a file"),
    key("machine.key_file", "FILE", "", "File that holds its key, from the data folder"),
    key("machine.tokens_a_day", "N", "200000", "Tokens of a day (in UTC) that summaries may cost, on all nodes together"),
    key("machine.seconds", "S", "90", "Longest time for one summary, seconds"),
    key(
        "pages.keep_days",
        "DAYS",
        "14",
        "Days for which publishers' pages are kept as they were fetched, for /admin/reading; 0 keeps none",
    ),
];

impl Key {
    /// `fetch-proxy`.
    pub(crate) fn flag(&self) -> String {
        self.name.replace(['.', '_'], "-")
    }

    /// `DATELINE_FETCH_PROXY`.
    pub(crate) fn variable(&self) -> String {
        format!("DATELINE_{}", self.name.replace('.', "_").to_uppercase())
    }
}

/// The keys as arguments that every command takes.
pub(crate) fn args() -> impl Iterator<Item = Arg> {
    KEYS.iter().map(|key| {
        let default = if key.default.is_empty() { String::new() } else { format!(" [default: {}]", key.default) };
        Arg::new(key.name)
            .long(key.flag())
            .env(key.variable())
            .hide_env_values(true)
            .value_name(key.value)
            .help(format!("{}{default}", key.help))
            .help_heading("Configuration")
            .global(true)
            .allow_hyphen_values(false)
            .action(ArgAction::Set)
    })
}
