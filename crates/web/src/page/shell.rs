//! Head, masthead and foot of a page.

use model::Sponsor;

use super::{LinkedData, Tongue, Visit, http_only};
use crate::asset;
use crate::feed::Format;
use crate::look::Look;
use crate::sponsor::choose;
use crate::when::Moment;
use crate::words::Words;

/// Everything around the content.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The words of the interface.
    pub words: Words,
    /// What `<title>` says.
    pub title: String,
    /// What search pages and previews say, if anything.
    pub description: Option<String>,
    /// Where this page's content lives: the original for an article, this page's own address else.
    pub canonical: Option<String>,
    /// The page's own whole address, for previews.
    pub here: Option<String>,
    /// The picture that a preview shows.
    pub card: Option<CardLink>,
    /// What the page says for machines.
    pub data: Option<LinkedData>,
    /// The page's list for other programs: address, content type, and the format's name.
    pub feeds: Vec<(String, &'static str, &'static str)>,
    /// Search engines stay out.
    pub hidden: bool,
    /// The edition's name.
    pub name: String,
    /// Its front page.
    pub home: String,
    /// Its home place.
    pub place: String,
    /// Today there.
    pub date: Moment,
    /// Front page, what is near, sections, the river; then, more quietly, sources.
    pub menu: Vec<MenuItem>,
    /// What one looks for less often.
    pub foot: Vec<MenuItem>,
    /// How many read the edition now, where that is known.
    pub reading: Option<String>,
    /// What is new for this reader, in words, and where it is.
    pub news: Option<(String, String)>,
    /// The stream that tells what comes in while the page is read, where there is one.
    pub live: Option<String>,
    /// The other editions: name, its language, and front page.
    pub editions: Vec<(String, Tongue, String)>,
    /// The sponsor above the masthead.
    pub sponsor: Option<SponsorView>,
    /// How many stories this reader muted that would stand here, said, and where the words are.
    pub muted: Option<(String, String)>,
    /// How the reader wants it to look: the attributes of `<html>`.
    pub look: Look,
    /// The sponsor between the blocks of the front page.
    pub block_sponsor: Option<SponsorView>,
    /// The sponsor under an article.
    pub article_sponsor: Option<SponsorView>,
    /// The stylesheet's address.
    pub sheet: &'static str,
    /// The script's address.
    pub script: &'static str,
    /// The icon's address.
    pub icon: Option<&'static str>,
    /// The icon of an installed paper on devices that take no other.
    pub touch_icon: Option<&'static str>,
    /// What a device needs to know to install the paper.
    pub manifest: String,
    /// Fonts needed above the fold.
    pub fonts: &'static [String],
    /// The program's version.
    pub version: &'static str,
}

/// A link in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub name: String,
    /// The page is this one.
    pub current: bool,
    /// The letter that leads there.
    pub key: Option<&'static str>,
    /// It is not news itself.
    pub quiet: bool,
}

/// The picture of a preview: 1200 × 630.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardLink {
    /// Its whole address.
    pub href: String,
    /// What it says.
    pub alt: String,
}

/// A labelled paid line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SponsorView {
    /// What its counts stand under.
    pub key: String,
    /// Copy for narrow screens.
    pub short: String,
    /// Copy for wide ones.
    pub long: String,
    /// Where it leads.
    pub href: Option<String>,
}

impl Shell {
    /// The shell of the page at `path` within the edition (`""` is the front page), with its title.
    #[must_use]
    pub fn new(visit: &Visit, path: &str, title: &str) -> Shell {
        let (edition, words) = (&visit.edition, visit.words);
        let item = |rest: &str, name: &str| MenuItem {
            href: visit.to(rest),
            name: name.to_owned(),
            current: rest == path,
            key: None,
            quiet: false,
        };
        let quiet = |rest: &str, name: &str| MenuItem { quiet: true, ..item(rest, name) };
        let sections = edition.sections.iter().map(|section| item(&format!("section/{}", section.tag), &section.name));
        let local = edition.home.map(|_| item("local", words.say("shell-nearby")));
        let digest = (!edition.digest.hours.is_empty()).then(|| item("digest", words.say("shell-digest")));
        let calendar = &visit.calendar;
        let chosen = choose(edition, calendar, visit.now);
        let news = visit.reader.as_ref().map(|reader| reader.news);
        let sponsor = |chosen: Option<&Sponsor>| chosen.map(|sponsor| SponsorView::new(sponsor, visit));
        Shell {
            words,
            title: if path.is_empty() { edition.name.clone() } else { format!("{title} · {}", edition.name) },
            description: None,
            canonical: Some(visit.whole(&visit.to(path))),
            here: visit.public.as_ref().map(|_| visit.whole(&visit.to(path))),
            card: None,
            data: None,
            feeds: Vec::new(),
            hidden: edition.private,
            name: edition.name.clone(),
            home: visit.to(""),
            place: edition.place.clone(),
            date: Moment {
                machine: calendar.day(visit.now).to_string(),
                exact: words.fill_all("shell-date-there", &[("when", &calendar.exact(visit.now)), ("place", &edition.place)]),
                words: calendar.long_date(visit.now),
                language: calendar.language(),
            },
            menu: std::iter::once(MenuItem { key: Some("h"), ..item("", words.say("shell-front")) })
                .chain(digest)
                .chain(local)
                .chain(sections)
                .chain([
                    item("river", words.say("shell-river")),
                    quiet("newsline", words.say("shell-newsline")),
                    quiet("sources", words.say("shell-sources")),
                    MenuItem { key: Some("/"), ..quiet("search", words.say("shell-search")) },
                ])
                .collect(),
            foot: [
                item("search", words.say("shell-search")),
                item("newsline", words.say("shell-newsline")),
                item("mine", words.say("shell-mine")),
                item("archive", words.say("shell-archive")),
                item("river", words.say("shell-river")),
                item("sources", words.say("shell-sources")),
                item("look", words.say("shell-look")),
                item("about", words.say("shell-about")),
            ]
            .into_iter()
            .chain((edition.discussion && !edition.boards.is_empty()).then(|| item("boards", words.say("comment-boards"))))
            .chain((edition.discussion && edition.house.public_rulings).then(|| item("rulings", words.say("moderation-rulings"))))
            .chain(account(visit))
            .chain([MenuItem { key: Some("?"), ..item("keys", words.say("keys-title")) }])
            .collect(),
            reading: visit.reading.map(|n| words.count("shell-reading-now", n)),
            // What somebody says to this reader goes before what is reported.
            news: if visit.notices > 0 {
                Some((words.count("shell-notices", visit.notices), "/notifications".to_owned()))
            } else {
                news.filter(|n| *n > 0).map(|n| (words.count("shell-news", n), visit.to("mine")))
            },
            live: None,
            editions: visit
                .others
                .iter()
                .map(|(slug, name, language)| (name.clone(), Tongue::new(Some(language), words), format!("/{slug}/")))
                .collect(),
            sponsor: sponsor(chosen.line),
            block_sponsor: sponsor(chosen.block),
            article_sponsor: sponsor(chosen.article),
            muted: None,
            look: visit.look,
            sheet: asset::sheet(),
            script: asset::script(),
            icon: asset::icon(),
            touch_icon: asset::address("icon-192.png"),
            manifest: format!("/manifest.webmanifest?edition={}", edition.slug),
            fonts: asset::first_fonts(words.language()),
            version: visit.version,
        }
    }

    /// The canonical address where it is one from anywhere: one that lacks its host tells search engines nothing (RFC 6596).
    #[must_use]
    pub fn canonical_if_whole(&self) -> Option<&str> {
        self.canonical.as_deref().filter(|address| address.starts_with("http"))
    }

    /// The page of one reader alone: nothing for search engines, and no address of it that would be passed on.
    #[must_use]
    pub(crate) fn for_one(mut self) -> Shell {
        self.hidden = true;
        (self.canonical, self.here) = (None, None);
        self
    }

    /// Without anything of the edition but its name: for who is not let in, or not yet. A private edition doesn't even show its menu.
    #[must_use]
    pub(crate) fn shut(mut self) -> Shell {
        self.menu.clear();
        self.foot.clear();
        (self.sponsor, self.reading) = (None, None);
        self
    }

    /// With the stories that are left out because of the reader's words: what does not stand here is told.
    #[must_use]
    pub(crate) fn muting(mut self, stories: usize, visit: &Visit) -> Shell {
        let said = || (visit.words.count("newsline-muted", stories), format!("{}#words", visit.to("newsline/choose")));
        self.muted = (stories > 0).then(said);
        self
    }

    /// Of a page that stands under this menu's item, but at an address of its own.
    #[must_use]
    pub(crate) fn at(mut self, visit: &Visit, path: &str) -> Shell {
        self.canonical = Some(visit.whole(&visit.to(path)));
        self.here = visit.public.as_ref().map(|_| visit.whole(&visit.to(path)));
        self
    }

    /// With the feeds of the list at this path within the edition, which the page shows.
    #[must_use]
    pub(crate) fn listed(mut self, visit: &Visit, path: &str) -> Shell {
        self.feeds = Format::ALL.into_iter().map(|format| (visit.to(&format.of(path)), format.content_type(), format.name())).collect();
        self
    }

    /// With the list of sources that other readers take.
    #[must_use]
    pub(crate) fn of_sources(mut self, visit: &Visit) -> Shell {
        self.feeds.push((visit.to("sources.opml"), "text/x-opml", "OPML"));
        self
    }

    /// With a line for previews, cut at a word.
    #[must_use]
    pub fn described(mut self, text: &str) -> Shell {
        let text = text.trim();
        self.description = (!text.is_empty()).then(|| match text.char_indices().nth(300) {
            None => text.to_owned(),
            Some((end, _)) => format!("{}…", text[..end].rsplit_once(' ').map_or(&text[..end], |(head, _)| head)),
        });
        self
    }
}

/// The way to one's account, or to where one signs in.
fn account(visit: &Visit) -> Option<MenuItem> {
    let link = |href: &str, name: &str| MenuItem { href: href.to_owned(), name: name.to_owned(), current: false, key: None, quiet: false };
    match &visit.account {
        Some(here) => Some(link("/account", &here.account.name)),
        None => visit.edition.discussion.then(|| link("/account/sign-in", visit.words.say("account-sign-in"))),
    }
}

impl SponsorView {
    /// Its link leads there by way of the count.
    fn new(sponsor: &Sponsor, visit: &Visit) -> SponsorView {
        let key = sponsor.key();
        let href = http_only(sponsor.url.as_deref()).map(|_| format!("/go/{}/{key}", visit.edition.slug));
        SponsorView { key, short: sponsor.short.clone(), long: sponsor.long.clone(), href }
    }
}
