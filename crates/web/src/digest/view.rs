//! A digest's page, ready to be set: each sentence with the report that it stands in.

use askama::Template;
use jiff::civil::Date;
use model::{Correction, Digest, DigestBlock, DigestItem, DigestReport, Line, Meant, Role};
use store::DigestRow;

use crate::page::{PictureView, Shell, Shown, Tongue, Visit, WhyView, headline, http_only, publisher};
use crate::story::view::authors;
use crate::when::Moment;

/// What stands around a digest.
#[derive(Debug, Clone, Default)]
pub struct Neighbours {
    /// Those before it, the newest first.
    pub before: Vec<DigestRow>,
    /// The one after it.
    pub after: Option<DigestRow>,
    /// The months that have digests, the newest first.
    pub months: Vec<(String, i64)>,
}

/// The page.
#[derive(Template)]
#[template(path = "digest.html")]
pub struct DigestView {
    /// Around it.
    pub shell: Shell,
    /// "Tuesday, 12 September 2017, 7:00 am".
    pub title: String,
    /// Its moment.
    pub due: Moment,
    /// When it was composed, where that was much later.
    pub made_up: Option<Moment>,
    /// "24 stories".
    pub stories: String,
    /// The address of its text.
    pub text: String,
    /// Its own address, where it stands at the newest's.
    pub own: Option<String>,
    /// The whole in a few sentences: each with the anchor of its story.
    pub overview: Vec<(LineView, String)>,
    /// The sections.
    pub blocks: Vec<BlockView>,
    /// What was corrected.
    pub corrections: Vec<(String, Moment)>,
    /// Where an editor corrects it.
    pub correct: Option<String>,
    /// Where an editor sees the next.
    pub next: Option<String>,
    /// Where it is asked for by mail.
    pub by_mail: Option<String>,
    /// Why something could not be done.
    pub refused: Option<&'static str>,
    /// The one before and the one after it: what it is called, and its address.
    pub before: Option<(String, String)>,
    /// The one after.
    pub after: Option<(String, String)>,
    /// Others before it.
    pub others: Vec<(String, String)>,
    /// Months: name and address.
    pub months: Vec<(String, String)>,
}

/// A section.
pub struct BlockView {
    /// Its name.
    pub name: String,
    /// Its anchor.
    pub anchor: String,
    /// Its page, if it is one of the edition's.
    pub href: Option<String>,
    /// Its stories: those told here, and those told above.
    pub items: Vec<ItemView>,
    /// The others: headline, language and anchor.
    pub above: Vec<(String, Tongue, String)>,
}

/// A story.
pub struct ItemView {
    /// Its anchor.
    pub anchor: String,
    /// Its page.
    pub href: String,
    /// Headline.
    pub title: String,
    /// Its language.
    pub tongue: Tongue,
    /// The summary.
    pub lines: Vec<LineView>,
    /// A machine wrote it.
    pub machine: bool,
    /// What is new: "New since Monday, 6:00 pm", the address of that digest, and the sentences.
    pub since: Option<(String, String, Vec<LineView>)>,
    /// What its reports count differently: its language, and the numbers with who gives each.
    pub differ: Option<(Tongue, Vec<(String, String)>)>,
    /// The reports that it stands on.
    pub reports: Vec<ReportView>,
    /// "and 3 more sources", where not all are named.
    pub more: Option<String>,
    /// The newest report.
    pub newest: Moment,
    /// "5 sources".
    pub sources: String,
    /// "12 comments" or "Discuss", and where.
    pub talk: Option<(String, String)>,
    /// Lead picture.
    pub picture: Option<PictureView>,
    /// Why it stands here.
    pub why: Option<WhyView>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineView {
    /// Its pieces, in order; those that are ours say which day is meant.
    pub pieces: Vec<(String, bool)>,
    /// Its language.
    pub tongue: Tongue,
    /// The number of its report below the story, from 1 on.
    pub number: String,
    /// Whose it is.
    pub source: String,
    /// The report's page here.
    pub href: String,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportView {
    /// The publisher's name.
    pub source: String,
    /// The report's page here.
    pub href: String,
    /// Headline.
    pub title: String,
    /// Its language.
    pub tongue: Tongue,
    /// "Ruth Adler".
    pub authors: Option<String>,
    /// When.
    pub when: Moment,
    /// The publisher's page.
    pub original: Option<String>,
}

impl DigestView {
    /// Of a digest and what stands around it; `is_newest`: at the address of the newest, whichever that is.
    #[must_use]
    pub fn new(digest: &Digest, corrections: &[Correction], around: &Neighbours, is_newest: bool, visit: &Visit) -> DigestView {
        let words = visit.words;
        let title = called(digest.due, visit);
        let address = format!("digest/{}", digest.minute);
        let items: Vec<ItemView> = digest.items.iter().enumerate().map(|(place, item)| ItemView::new(item, place, visit)).collect();
        let overview: Vec<(LineView, String)> = digest
            .overview
            .iter()
            .filter_map(|(place, line)| Some((LineView::new(line, digest.items.get(*place)?, visit)?, anchor(*place))))
            .collect();
        let said: Vec<String> = overview.iter().map(|(line, _)| line.text()).collect();
        let is_editor = visit.account.as_ref().is_some_and(|here| here.account.role >= Role::Editor);
        let row = |row: &DigestRow| (called(row.due, visit), visit.to(&format!("digest/{}", row.minute)));
        DigestView {
            shell: Shell::new(visit, "digest", &words.fill("digest-of", "when", &title))
                .described(&said.join(" "))
                .at(visit, &address)
                .listed(visit, "digest"),
            due: visit.exactly(digest.due),
            made_up: is_late(digest).then(|| visit.exactly(digest.composed)),
            stories: words.count("count-stories", digest.items.len()),
            text: visit.to(&format!("{address}.txt")),
            own: is_newest.then(|| visit.to(&address)),
            overview,
            blocks: blocks(digest, items, visit),
            corrections: corrections.iter().map(|correction| (correction.text.clone(), visit.exactly(correction.at))).collect(),
            correct: is_editor.then(|| visit.to(&address)),
            next: is_editor.then(|| visit.to("digest/next")),
            by_mail: None,
            refused: None,
            before: around.before.first().map(row),
            after: around.after.as_ref().map(row),
            others: around.before.iter().skip(1).map(row).collect(),
            months: around.months.iter().filter_map(|(month, _)| self::month(month, visit)).collect(),
            title,
        }
    }

    /// With the way to get it by mail.
    pub(super) fn by_mail(mut self, href: Option<String>) -> DigestView {
        self.by_mail = href;
        self
    }

    /// With why something could not be done.
    pub(super) fn refusing(mut self, refused: Option<&'static str>) -> DigestView {
        self.refused = refused;
        self
    }
}

/// "Tuesday, 12 September 2017, 7:00 am".
pub(super) fn called(due: jiff::Timestamp, visit: &Visit) -> String {
    let (calendar, words) = (&visit.calendar, visit.words);
    words.fill_all("digest-when", &[("date", &calendar.long_date(due)), ("time", &calendar.time(due))])
}

/// "September 2017" and the address of its list.
pub(super) fn month(month: &str, visit: &Visit) -> Option<(String, String)> {
    let first: Date = format!("{month}-01").parse().ok()?;
    let year = visit.words.digits(&first.year().to_string());
    let name = visit.words.fill_all("archive-month", &[("month", &visit.calendar.month(first)), ("year", &year)]);
    Some((name, visit.to(&format!("digest/{month}"))))
}

/// More than the minutes that composing takes.
fn is_late(digest: &Digest) -> bool {
    digest.composed.duration_since(digest.due).as_mins() >= 15
}

fn anchor(place: usize) -> String {
    format!("n{}", place + 1)
}

/// Each story is told once, in the first section that it stands in; in others it is named.
fn blocks(digest: &Digest, items: Vec<ItemView>, visit: &Visit) -> Vec<BlockView> {
    let mut items: Vec<Option<ItemView>> = items.into_iter().map(Some).collect();
    let named = |place: usize| {
        let item: &DigestItem = digest.items.get(place)?;
        Some((headline(&item.title, visit.words), visit.tongue(item.language.as_deref()), format!("#{}", anchor(place))))
    };
    let view = |DigestBlock { section, items: places }: &DigestBlock| {
        let tag = section.as_ref().map(|section| section.tag.as_str());
        let told: Vec<ItemView> = places.iter().filter_map(|place| items.get_mut(*place)?.take()).collect();
        let above: Vec<_> = places
            .iter()
            .filter(|place| !told.iter().any(|item| item.anchor == anchor(**place)))
            .filter_map(|place| named(*place))
            .collect();
        BlockView {
            name: section.as_ref().map_or_else(|| visit.words.say("front-more").to_owned(), |section| section.name.clone()),
            anchor: format!("s-{}", tag.unwrap_or("more")),
            href: tag.filter(|tag| visit.section_name(tag).is_some()).map(|tag| visit.to(&format!("section/{tag}"))),
            items: told,
            above,
        }
    };
    digest.blocks.iter().map(view).collect()
}

impl ItemView {
    fn new(item: &DigestItem, place: usize, visit: &Visit) -> ItemView {
        let words = visit.words;
        let lines = |lines: &[Line]| lines.iter().filter_map(|line| LineView::new(line, item, visit)).collect::<Vec<_>>();
        let discussed = visit.edition.discussion.then(|| visit.to(&format!("story/{}/discussion", item.slug)));
        let number = visit.talk.get(&item.story).copied().filter(|number| *number > 0);
        let named = item.reports.iter().map(|report| report.source_slug.as_str()).collect::<std::collections::BTreeSet<_>>().len();
        ItemView {
            anchor: anchor(place),
            href: visit.to(&format!("story/{}", item.slug)),
            title: headline(&item.title, words),
            tongue: visit.tongue(item.language.as_deref()),
            lines: lines(&item.lines),
            machine: item.machine,
            since: item.since.as_ref().map(|since| {
                let zone = visit.calendar.zone();
                let at = since.minute.0.to_zoned_datetime(zone.clone()).map(|at| at.timestamp());
                let when = at.map_or_else(|_| since.minute.to_string(), |at| visit.calendar.weekday_and_time(at));
                let reports = words.count("count-reports", since.reports);
                let said = words.fill_all("digest-since", &[("reports", &reports), ("when", &when)]);
                (said, visit.to(&format!("digest/{}", since.minute)), lines(&since.lines))
            }),
            differ: item.differ.as_ref().map(|differ| {
                let stated = differ.stated.iter().map(|(text, by)| {
                    let by: Vec<String> = by.iter().map(|name| publisher(name)).collect();
                    (text.clone(), by.join(&format!("{} ", words.say("list-comma"))))
                });
                (visit.tongue(differ.language.as_deref()), stated.collect())
            }),
            reports: item.reports.iter().map(|report| ReportView::new(report, visit)).collect(),
            more: (item.sources > named).then(|| words.count("digest-more-sources", item.sources - named)),
            newest: visit.exactly(item.newest),
            sources: words.count("count-sources", item.sources),
            talk: discussed
                .map(|href| (number.map_or_else(|| words.say("digest-discuss").to_owned(), |n| words.count("comment-count", n)), href)),
            picture: item.picture.as_ref().filter(|_| visit.look.has_pictures()).and_then(PictureView::new),
            why: WhyView::new(&item.reasons, words),
        }
    }
}

impl LineView {
    /// `None` where this reader may see none of the report's words, or there is no such report.
    fn new(line: &Line, item: &DigestItem, visit: &Visit) -> Option<LineView> {
        let report = item.reports.get(line.report).filter(|report| Shown::to(visit, report.rights).has_excerpt())?;
        Some(LineView {
            pieces: pieces(line, visit),
            tongue: visit.tongue(report.language.as_deref()),
            number: visit.words.number(line.report + 1),
            source: publisher(&report.source),
            href: topic(report, visit),
        })
    }

    /// In one piece.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(text, _)| text.as_str()).collect()
    }
}

/// The sentence, with the days that its words mean in brackets behind them.
fn pieces(line: &Line, visit: &Visit) -> Vec<(String, bool)> {
    let (mut pieces, mut from) = (Vec::new(), 0);
    for (at, meant) in &line.days {
        let Some(before) = line.text.get(from..*at) else { continue };
        let meant = match meant {
            Meant::Day(day) => visit.calendar.plain(*day),
            Meant::Year(year) => visit.words.digits(&year.to_string()),
        };
        pieces.push((before.to_owned(), false));
        pieces.push((format!(" [{meant}]"), true));
        from = *at;
    }
    pieces.push((line.text.get(from..).unwrap_or_default().to_owned(), false));
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

impl ReportView {
    fn new(report: &DigestReport, visit: &Visit) -> ReportView {
        ReportView {
            source: publisher(&report.source),
            href: topic(report, visit),
            title: headline(&report.title, visit.words),
            tongue: visit.tongue(report.language.as_deref()),
            authors: authors(&report.authors, visit.words),
            when: visit.exactly(report.published),
            original: http_only(report.url.as_deref()),
        }
    }
}

fn topic(report: &DigestReport, visit: &Visit) -> String {
    visit.to(&format!("topic/{}/{}", report.source_slug, report.slug))
}
