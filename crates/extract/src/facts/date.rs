//! When it was published, and when it was changed last.
//!
//! In this order: JSON-LD, metas, elements that say "published", what stands beside the headline, the address, a date that links to its own
//! day, the beginning of the text, the last change, any other date in plain sight; then a picture's address, a month, a copyright line. What
//! readers are shown beside the headline corrects what is stated, unless it is the last change: systems state the day of a draft, or rewrite
//! the day at every change. So does an address that is much older, since a system that took over older articles states the day on which it
//! did. A date before the Web is no date, and neither is one among readers' comments.

pub(super) mod address;
mod sight;
mod zone;

use markup::tree::Id;
use model::{Flaw, FlawKind, Moment};
use url::Url;

use super::json_ld::JsonLd;
use super::page::{Page, TimeMark};
use crate::body::blocks::Block;

/// Metas that state the publication, best first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "published",
    "article.published",
    "date.published",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "citation_online_date",
    "citation_publication_date",
    "citation_date",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "rnews:datepublished",
    "news_date",
    "datecreated",
    "og:pubdate",
    "date",
    "displaydate",
    "ptime",
    "timestamp",
    "last.published",
    "release_date",
    "og:video:release_date",
    "cxenseparse:publishtime",
    "created",
    "datetime",
];

/// Metas that state the last change, best first.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "date.modified",
    "article.updated",
    "modified",
    "revision_date",
    "moddate",
];

/// Earliest believable publication on the Web: 1 January 1990. Archives of print go further back, but a wrong 1970 is far more common.
const EARLIEST: i64 = 631_152_000;
/// Not after 2100.
const LATEST: i64 = 4_102_444_800;

/// Hours between the day in the address and the stated one from which on the article is taken to have been moved: thirty days.
const MOVED: i64 = 30 * 24;

/// Words for a change, in metas' names and classes.
const CHANGED: &[&str] = &["modif", "updat", "revis", "review", "change", "lastmod"];

/// Both dates.
#[derive(Debug, Default)]
pub(crate) struct Dates {
    /// First publication, and where it was found.
    pub(crate) published: Option<(Moment, &'static str)>,
    /// Last change, if later than publication.
    pub(crate) modified: Option<(Moment, &'static str)>,
}

/// Finds both. `blocks` are the page's lines of text, `headline` is where the headline stands.
pub(crate) fn find(page: &Page, json: &JsonLd, blocks: &[Block], url: Option<&Url>, headline: Option<Id>, flaws: &mut Vec<Flaw>) -> Dates {
    let lines = blocks.iter().filter(|block| !page.is_comment(block.owner)).collect();
    let reader = Reader { page, json, lines, headline, day_first: is_day_first(page.language) };
    let (stated, refused) = reader.stated();
    let modified = reader.modified();
    let dated = url.and_then(address::day);
    let said = || reader.said().map(|at| (at, "element that says published"));
    let shown = reader.beside(if stated.is_some() { sight::ALONE } else { sight::BESIDE });
    let moved = |at: Moment| {
        dated.filter(|day| at.at.duration_since(day.at).as_hours() > MOVED && shown.is_none_or(|shown| is_other_day(at, shown)))
    };
    let published = match (stated, shown) {
        (Some((at, _)), Some(shown)) if is_other_day(at, shown) && !reader.is_change(at, shown) => {
            Some((shown, "date beside the headline"))
        }
        (Some((at, origin)), _) => Some(moved(at).map_or((at, origin), |day| (day, "address"))),
        (None, _) => said()
            .or(shown.filter(|at| dated.is_none_or(|dated| !is_swapped(dated, *at))).map(|at| (at, "date beside the headline")))
            .or(dated.map(|at| (at, "address")))
            .or_else(|| reader.archived().map(|at| (at, "link to the day")))
            .or_else(|| reader.unstated(modified)),
    };
    if published.is_none()
        && let Some(text) = refused
    {
        let text: String = text.chars().take(60).collect();
        flaws.push(Flaw::new(FlawKind::Date, format!("The date “{text}” could not be read.")));
    }
    let published = published.map(|(at, origin)| (reader.in_its_zone(at, dated), origin));
    Dates { published, modified: modified.filter(|(m, _)| published.is_none_or(|(p, _)| m.at >= p.at)) }
}

/// Are these not the same day, whatever their zones?
fn is_other_day(a: Moment, b: Moment) -> bool {
    a.at.duration_since(b.at).as_hours().abs() > 36
}

/// Where `3/4/2024` is the third of April: everywhere but in American English, and where nothing is said.
fn is_day_first(language: Option<&str>) -> bool {
    let language = language.unwrap_or("en").to_ascii_lowercase();
    let country = language.split(['-', '_']).nth(1).unwrap_or("us");
    !language.starts_with("en") || matches!(country, "gb" | "au" | "nz" | "ie" | "in" | "za")
}

/// What dates are looked for in.
struct Reader<'p> {
    page: &'p Page<'p>,
    json: &'p JsonLd,
    /// The lines that aren't readers' comments.
    lines: Vec<&'p Block>,
    headline: Option<Id>,
    day_first: bool,
}

impl<'p> Reader<'p> {
    /// What JSON-LD or a meta states, first to last, and the first that could not be read.
    fn stated(&self) -> (Option<(Moment, &'static str)>, Option<&'p str>) {
        let mut refused = None;
        let in_json = self.json.published.as_deref().map(|text| (text, "JSON-LD datePublished"));
        let in_metas = PUBLISHED.iter().flat_map(|key| self.page.meta(key)).map(|text| (text, "meta"));
        let named = |key: &str| key.contains("publish") && (key.contains("date") || key.contains("time")) || key.contains("pubdate");
        let like = |key: &str| named(key) && !CHANGED.iter().any(|word| key.contains(word));
        let others = self.page.metas().filter(|(key, _)| like(key)).map(|(_, text)| (text, "meta"));
        let elsewhere = self.json.other_published.as_deref().map(|text| (text, "JSON-LD datePublished"));
        for (text, origin) in in_json.into_iter().chain(in_metas).chain(others).chain(elsewhere) {
            match self.full(text) {
                Some(at) => return (Some((at, origin)), None),
                None => refused = refused.or(Some(text)),
            }
        }
        (None, refused)
    }

    fn modified(&self) -> Option<(Moment, &'static str)> {
        let in_json = self.json.modified.as_deref().and_then(|text| self.full(text)).map(|at| (at, "JSON-LD dateModified"));
        let in_metas = || self.changes_in_metas().next().map(|at| (at, "meta"));
        let in_marks = || {
            let own = |mark: &&TimeMark| self.says_changed(mark) && self.is_own(mark);
            self.page.times.iter().filter(own).find_map(|mark| self.of_mark(mark)).map(|at| (at, "element that says updated"))
        };
        in_json.or_else(in_metas).or_else(in_marks)
    }

    fn changes_in_metas(&self) -> impl Iterator<Item = Moment> {
        MODIFIED.iter().flat_map(|key| self.page.meta(key)).filter_map(|text| self.full(text))
    }

    /// Is this later day one that the page states, or shows, as a change of what was published at `stated`?
    fn is_change(&self, stated: Moment, shown: Moment) -> bool {
        let in_json = self.json.modified.as_deref().and_then(|text| self.full(text));
        let marks = self.page.times.iter().filter(|mark| self.says_changed(mark)).filter_map(|mark| self.of_mark(mark));
        let same = |change: Moment| !is_other_day(change, shown) || is_swapped(change, shown);
        is_swapped(stated, shown) || shown.at > stated.at && in_json.into_iter().chain(self.changes_in_metas()).chain(marks).any(same)
    }

    /// An element of the article's own whose property or class says that it is the day of publication.
    fn said(&self) -> Option<Moment> {
        let says = |mark: &&TimeMark| ["publish", "pubdate", "datecreated"].iter().any(|word| mark.words.contains(word));
        let mut marks: Vec<&TimeMark> = self.nearest_marks().into_iter().filter(says).collect();
        marks.sort_by_key(|mark| !mark.marked);
        marks.into_iter().find_map(|mark| self.of_mark(mark))
    }

    /// The nearest date that links to an address of the same day: the archive of the day, or the article's own.
    fn archived(&self) -> Option<Moment> {
        self.nearest_marks().into_iter().find_map(|mark| {
            let day = address::linked_day(self.page.tree, mark.id)?;
            self.of_mark(mark).filter(|at| at.day() == day.day())
        })
    }

    /// The article's own elements that state a time and don't call it a change, nearest to the headline first.
    fn nearest_marks(&self) -> Vec<&TimeMark<'p>> {
        let mut marks: Vec<_> = self.page.times.iter().filter(|mark| self.is_own(mark) && !self.says_changed(mark)).collect();
        marks.sort_by_key(|mark| self.headline.map_or(0, |headline| distance(mark.id.index(), headline.index())));
        marks
    }

    /// Where nothing is stated and nothing stands beside the headline.
    fn unstated(&self, modified: Option<(Moment, &'static str)>) -> Option<(Moment, &'static str)> {
        let in_title = self.page.title.as_deref().and_then(|title| sight::in_short(title, sight::BESIDE * 2, self.day_first));
        in_title
            .map(|at| (at, "window's title"))
            .or_else(|| self.opening().map(|at| (at, "beginning of the text")))
            .or_else(|| self.any_mark(true).map(|at| (at, "element that states a time")))
            .or_else(|| sight::labelled(&self.lines, self.day_first).map(|at| (at, "words that say published")))
            .or(modified)
            .or_else(|| self.any_mark(false).map(|at| (at, "element that states a time")))
            .or_else(|| sight::anywhere(&self.lines, self.day_first).map(|at| (at, "text")))
            .or_else(|| self.pictures().map(|at| (at, "address of a picture")))
            .or_else(|| self.month().map(|at| (at, "month")))
            .or_else(|| self.named().map(|at| (at, "the page's id")))
            .or_else(|| sight::copyright(&self.lines).map(|at| (at, "copyright")))
    }

    /// The nearest date in the headline's own box, be it marked as one or a short line in plain sight. What stands below the headline is
    /// nearer than what stands above it. A line may have `most_beside` letters beside its date.
    fn beside(&self, most_beside: usize) -> Option<Moment> {
        /// Lines that may stand between headline and date.
        const LINES: usize = 12;
        let (tree, headline) = (self.page.tree, self.headline?);
        let mut found: Option<(usize, Moment)> = None;
        let mut take = |index: usize, at: Moment| {
            let far = distance(index, headline.index());
            if found.is_none_or(|(known, _)| far < known) {
                found = Some((far, at));
            }
        };
        let first = self.lines.partition_point(|line| line.first < headline.index());
        let near = first.saturating_sub(LINES / 2)..self.lines.len().min(first + LINES);
        let end = self.lines.get(near.end).map_or(usize::MAX, |line| line.first);
        let marks = self.page.times.iter().filter(|mark| mark.id.index() < end);
        for mark in marks.filter(|mark| !self.says_changed(mark) && self.is_own(mark)) {
            if let Some(at) = self.of_mark(mark) {
                take(mark.id.index(), at);
            }
        }
        for at in near {
            let line = self.lines[at];
            let before = at.checked_sub(1).map_or("", |at| &self.lines[at].text);
            if !tree.holds(headline, line.owner)
                && let Some(found) = sight::in_short(&line.text, most_beside, self.day_first)
                && !sight::is_change(&line.text, before)
                && self.page.is_under(tree.at(line.first), headline)
                && !tree.around(tree.at(line.first)).take(8).any(|outer| matches!(tree.name(outer), "nav" | "footer" | "aside"))
            {
                take(line.first, found);
            }
        }
        found.map(|(_, at)| at)
    }

    /// A date at the very beginning of the first lines of prose below the headline: "Alder Point, 12 March 2024."
    fn opening(&self) -> Option<Moment> {
        let headline = self.headline?;
        let first = self.lines.partition_point(|line| line.first < headline.index());
        let prose = self.lines[first..].iter().filter(|line| line.is_prose()).take(2);
        prose.map(|line| &line.text[..line.text.floor_char_boundary(50)]).find_map(|text| sight::within(text, self.day_first))
    }

    /// Any other element that states a time, those of links and margins last; or only such below the headline and in no margin.
    fn any_mark(&self, near: bool) -> Option<Moment> {
        let rounds: [fn(&&TimeMark) -> bool; 3] = [|m| m.below_heading && !m.linked, |m| !m.aside && !m.linked, |_| true];
        let rounds = if near { &rounds[..1] } else { &rounds[1..] };
        let usable = |mark: &&TimeMark| !mark.comment && !self.says_changed(mark) && (!near || self.is_own(mark));
        let marks = || self.page.times.iter().filter(usable);
        rounds.iter().find_map(|round| marks().filter(round).find_map(|mark| self.of_mark(mark)))
    }

    /// Neither among comments, nor in a margin, nor in a box of something else.
    fn is_own(&self, mark: &TimeMark) -> bool {
        !mark.comment && !mark.aside && self.headline.is_none_or(|headline| self.page.is_under(mark.id, headline))
    }

    /// By its class, or by the words before it.
    fn says_changed(&self, mark: &TimeMark) -> bool {
        let by_class = CHANGED.iter().any(|word| mark.words.contains(word)) && !mark.words.contains("publish");
        by_class || sight::is_change(&mark.text, "") || {
            let at = self.lines.partition_point(|line| line.first < mark.id.index());
            let inside = at.checked_sub(1).map(|at| self.lines[at]).filter(|line| mark.id.index() < line.last);
            inside.or(self.lines.get(at).copied()).is_some_and(|line| line.text.len() < 200 && sight::is_change(&line.text, ""))
        }
    }

    fn of_mark(&self, mark: &TimeMark) -> Option<Moment> {
        let stamp = mark.stamp.and_then(|text| self.full(text));
        let shown = || self.full(&mark.text);
        match stamp {
            // What says "published" to readers is the publisher's word; the stamp beside it may be that of the last change.
            Some(at) if mark.names_year() && sight::says_published(&mark.text) => {
                Some(shown().filter(|shown| is_other_day(at, *shown) && !is_swapped(at, *shown)).unwrap_or(at))
            }
            Some(at) => Some(at),
            None => shown(),
        }
    }

    /// A day that a text names, as a whole or somewhere within it.
    fn full(&self, text: &str) -> Option<Moment> {
        let text = text.trim();
        let names_day = text.bytes().filter(u8::is_ascii_digit).count() > 6 || text.chars().any(char::is_alphabetic);
        let years = text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4).count();
        let whole =
            if years < 2 && (names_day || text.contains(['.', '-', '/']) && !is_month(text)) { read(text, self.day_first) } else { None };
        whole.or_else(|| sight::within(text, self.day_first))
    }

    /// The day in a picture's address, of those that the page puts forward.
    fn pictures(&self) -> Option<Moment> {
        let stated = ["og:image", "twitter:image"].iter().flat_map(|key| self.page.meta(key));
        stated.filter_map(|href| Url::parse(href).ok()).find_map(|url| address::day(&url))
    }

    /// The day in the id or class of the page itself.
    fn named(&self) -> Option<Moment> {
        let (tree, body) = (self.page.tree, self.page.tree.body()?);
        ["id", "class"].iter().filter_map(|key| tree.attribute(body, key)).find_map(address::day_in)
    }

    /// A month that is stated, as its first day.
    fn month(&self) -> Option<Moment> {
        let stated = self.json.published.as_deref().into_iter().chain(PUBLISHED.iter().flat_map(|key| self.page.meta(key)));
        stated.map(str::trim).filter(|text| is_month(text) && text.len() > 4).find_map(|text| read(text, self.day_first))
    }
}

/// The same day with day and month the other way round.
fn is_swapped(a: Moment, b: Moment) -> bool {
    let (a, b) = (a.day(), b.day());
    a.year() == b.year() && a.month() == b.day() && a.day() == b.month()
}

fn distance(index: usize, headline: usize) -> usize {
    if index >= headline { index - headline } else { (headline - index) * 2 }
}

/// "2024-03", "03/2024" and "2024" name no day.
fn is_month(text: &str) -> bool {
    text.len() <= 7 && text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count() < 3
}

fn read(text: &str, day_first: bool) -> Option<Moment> {
    let parse = markup::date::parse_stated;
    // Dots say that the day comes first, slashes that the month does.
    let (at, offset) = if day_first && text.contains('/') && !text.contains('.') { parse(&text.replace('/', ".")) } else { parse(text) }?;
    (at.as_second() >= EARLIEST && at.as_second() < LATEST).then_some(Moment { at, offset })
}

#[cfg(test)]
mod tests;
