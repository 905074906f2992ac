//! What can be typed: commands and their arguments. The configuration's flags come from the list of keys.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::config::{Config, Raw, args};
use crate::out;

/// Exit code: it could not be done.
pub(crate) const COULD_NOT: u8 = 1;
/// Exit code: the command was used wrongly.
pub(crate) const WRONG_USE: u8 = 2;

/// A news front page of one's own.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, about, max_term_width = 110, arg_required_else_help = true, subcommand_required = true)]
#[command(after_help = "Begin with `dateline demo`: it needs no network and nothing to set up.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the whole program on a bundled newsroom, offline, with nothing to set up
    #[command(after_help = "Examples:\n  dateline demo\n  dateline demo --listen 127.0.0.1:9000")]
    Demo,
    /// Serve editions from a data folder, and keep fetching
    #[command(
        after_help = "Examples:\n  dateline serve\n  dateline serve --data ./town --listen 0.0.0.0:8470\n  dateline serve --database postgres://dateline@db/dateline --role web"
    )]
    Serve,
    /// Write a commented dateline.toml and create the first admin
    #[command(after_help = "Examples:\n  dateline init --data ./town\n  echo 'a long pass phrase' | dateline init --admin maria")]
    Init {
        /// The admin's name; asked for where it is not given
        #[arg(long, value_name = "NAME")]
        admin: Option<String>,
    },
    /// Add sources by the address of a feed, of a site, or of a page that lists articles
    #[command(
        after_help = "Examples:\n  dateline add https://example.org/feed.xml\n  dateline add example.org\n  dateline add example.org --list\n  dateline add example.org/council --links --preview"
    )]
    Add {
        /// Addresses
        #[arg(required_unless_present = "letters", conflicts_with = "letters", value_name = "URL")]
        urls: Vec<String>,
        /// Show all that could be added, best first, and add nothing
        #[arg(long)]
        list: bool,
        /// Show the items that would be taken from the best of it, and add nothing
        #[arg(long, conflicts_with = "list")]
        preview: bool,
        /// Take the list of links on the page itself, even if the site has a feed
        #[arg(long, conflicts_with = "list")]
        links: bool,
        /// Make a letter box for the newsletter of this name, and say which address it is to be sent to
        #[arg(long, value_name = "NAME", conflicts_with_all = ["list", "preview", "links"])]
        letters: Option<String>,
        /// Print one JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// Follow feeds no more; what was read of them stays, and `add` takes them up again
    #[command(
        after_help = "Examples:\n  dateline remove https://example.org/feed.xml\n  dateline remove example.org\n  dateline remove letters:harbor-letter"
    )]
    Remove {
        /// Addresses of feeds or letter boxes, or of a site, whose feeds are all meant
        #[arg(required = true, value_name = "ADDRESS")]
        addresses: Vec<String>,
        /// Print one JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// Change what an account may do
    #[command(after_help = "Examples:\n  dateline user ruth --as moderator\n  dateline user \"Otto Brand\" --silent-days 7")]
    User {
        /// Name of the account
        #[arg(value_name = "NAME")]
        name: String,
        /// What it may do
        #[arg(long = "as", value_name = "ROLE", value_parser = ["reader", "member", "moderator", "editor", "admin"], required_unless_present_any = ["silent_days", "supporter"])]
        becomes: Option<String>,
        /// It may not write for so many days; 0: it may again
        #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(..=3_650))]
        silent_days: Option<u32>,
        /// The mark of supporters stands beside the name, or no more
        #[arg(long, value_name = "yes|no", value_parser = clap::builder::BoolishValueParser::new())]
        supporter: Option<bool>,
    },
    /// Import sources and articles: OPML, a list of addresses, WARC, exports of FreshRSS and Miniflux
    #[command(
        after_help = "Examples:\n  dateline import feeds.opml\n  dateline import addresses.txt\n  dateline import CC-NEWS-20260302.warc.gz\n  dateline import starred.json\n  curl -H \"X-Auth-Token: $TOKEN\" https://reader.example/v1/entries | dateline import -"
    )]
    Import {
        /// The file; - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// What it is; told from its content where this is not given
        #[arg(long, value_enum)]
        kind: Option<ImportKind>,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Print all sources for another reader
    #[command(after_help = "Example:\n  dateline export --opml > feeds.opml")]
    Export {
        /// As OPML, with a folder for each category
        #[arg(long, required = true)]
        opml: bool,
    },
    /// Ask every feed now, read what is new, group and publish
    #[command(after_help = "Examples:\n  dateline fetch\n  dateline fetch --source harbor-post --once")]
    Fetch {
        /// Only this source, by its slug
        #[arg(long, value_name = "S")]
        source: Option<String>,
        /// Ask each feed at most once, and end
        #[arg(long)]
        once: bool,
        /// Print one JSON object at the end
        #[arg(long)]
        json: bool,
    },
    /// Read articles: files, folders, addresses, or - for standard input
    #[command(
        after_help = "Examples:\n  dateline read page.html --url https://example.org/a/1\n  dateline read pages/ --format json > articles.jsonl\n  dateline read https://example.org/a/1\n  dateline read page.html --explain\n  dateline read pages/ --explain --json | jq '.blocks[] | select(.kept)'"
    )]
    Read {
        /// Files (.html, .html.gz), folders, addresses, or -
        #[arg(required = true, value_name = "INPUT")]
        inputs: Vec<String>,
        /// The address that the page was read from
        #[arg(long, value_name = "URL")]
        url: Option<String>,
        /// How to print; JSON is one object a line. Default: markdown in a terminal, json elsewhere
        #[arg(long, value_enum)]
        format: Option<Format>,
        /// Print JSON, as --format json does
        #[arg(long, conflicts_with = "format")]
        json: bool,
        /// Tell why each block of a page was kept (+) or dropped (-), how likely it was taken to be of the article, and where each fact
        /// came from
        #[arg(long)]
        explain: bool,
    },
    /// Read feeds: files, folders, addresses, or -; one JSON object a line
    #[command(
        after_help = "Examples:\n  dateline feed feed.xml\n  dateline feed https://example.org/feed.xml\n  dateline feed feeds/ > feeds.jsonl"
    )]
    Feed {
        /// Files (also .gz), folders, addresses, or -
        #[arg(required = true, value_name = "INPUT")]
        inputs: Vec<String>,
        /// The address that the feed was read from
        #[arg(long, value_name = "URL")]
        url: Option<String>,
        /// Print no feeds, but how fast they are read
        #[arg(long, hide = true)]
        bench: bool,
    },
    /// Group articles into stories: JSON lines in, JSON lines out
    #[command(after_help = "Examples:\n  dateline group articles.jsonl\n  cat articles.jsonl | dateline group -")]
    Group {
        /// A file of objects with id, url, title, text and published, in time order; - for standard input
        #[arg(value_name = "FILE.jsonl")]
        file: PathBuf,
    },
    /// Tell how a story's reports came together: what joined or merged at which likeness, by which words
    #[command(
        after_help = "Examples:\n  dateline explain two-rescued-from-trawler\n  dateline explain https://news.example/town/story/two-rescued-from-trawler --json"
    )]
    Explain {
        /// A story's address, or the last part of it
        #[arg(value_name = "STORY")]
        story: String,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Print the newest digest, or the one that was the newest at a moment
    #[command(
        after_help = "Examples:\n  dateline digest\n  dateline digest --edition lake --at 2026-11-24T08:00:00Z\n  dateline digest --json | jq '.items[].title'\n  dateline digest --send"
    )]
    Digest {
        /// The edition's slug; the first one where this is not given
        #[arg(long, value_name = "E")]
        edition: Option<String>,
        /// A moment, RFC 3339
        #[arg(long, value_name = "TIME")]
        at: Option<jiff::Timestamp>,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
        /// Send the letters to subscribers that are due now, of all editions, and say how many
        #[arg(long, conflicts_with_all = ["edition", "at"])]
        send: bool,
    },
    /// Search an edition: words, "phrases", -not, OR, source:, section:, by:, language:, before:, after:, near:
    #[command(
        after_help = "Examples:\n  dateline search ferry strike\n  dateline search '\"night ferry\" -strike after:2026-03'\n  dateline search 'near:\"Duluth, Minn.\"/50km section:local' --newest --json"
    )]
    Search(SearchArguments),
    /// Say what is stored, what is due and what went wrong
    #[command(after_help = "Examples:\n  dateline status\n  dateline status --json")]
    Status {
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Print the completions of a shell
    #[command(after_help = "Example:\n  dateline completions bash > /etc/bash_completion.d/dateline")]
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example:\n  dateline man | man -l -")]
    Man,
}

/// A search.
#[derive(Debug, clap::Args)]
pub(crate) struct SearchArguments {
    /// What to look for
    #[arg(required = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    /// The edition's slug; the first one where this is not given
    #[arg(long, value_name = "E")]
    pub(crate) edition: Option<String>,
    /// The newest first, instead of the best
    #[arg(long)]
    pub(crate) newest: bool,
    /// Stories at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

/// How an article is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people and for notes.
    Markdown,
    /// Safe HTML.
    Html,
    /// Paragraphs.
    Text,
    /// One object a line.
    Json,
}

/// What a file to import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportKind {
    /// A list of feeds as readers exchange it; FreshRSS and Miniflux write it, too.
    Opml,
    /// A text file with one address a line; # begins a comment.
    Addresses,
    /// A web archive, packed or not.
    Warc,
    /// The JSON of a reader: FreshRSS's export of articles, Miniflux's /v1/entries or /v1/feeds.
    Reader,
    /// A ZIP of these, as FreshRSS exports all at once.
    Zip,
}

/// A command with its configuration.
pub(crate) struct Asked {
    pub(crate) command: Command,
    pub(crate) config: Config,
}

/// The whole command line, as completions and the manual need it.
pub(crate) fn definition() -> clap::Command {
    Cli::command().args(args())
}

/// Reads the command line, the environment and the file; complaints are printed here.
pub(crate) fn parse() -> Result<Asked, ExitCode> {
    let matches = definition().try_get_matches().map_err(|error| {
        // Printing help to a closed pipe is nobody's failure.
        let _ = error.print();
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(WRONG_USE))
    })?;
    let cli = Cli::from_arg_matches(&matches).map_err(|error| {
        let _ = error.print();
        ExitCode::from(WRONG_USE)
    })?;
    let deepest = matches.subcommand().map_or(&matches, |(_, inner)| inner);
    let raw = Raw::gather(deepest).map_err(|error| {
        out::complain(&format!("{error:#}"));
        ExitCode::from(COULD_NOT)
    })?;
    let config = Config::resolve(&raw).map_err(|problems| {
        let file = raw.file.as_ref().map_or(String::new(), |path| format!(" (flags, environment and {})", path.display()));
        out::complain(&format!("the configuration{file} can't be used:\n  {}", problems.join("\n  ")));
        ExitCode::from(WRONG_USE)
    })?;
    Ok(Asked { command: cli.command, config })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_definition_holds_together() {
        super::definition().debug_assert();
    }
}
