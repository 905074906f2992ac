//! Tell one story in a digest: which sentences of which reports, who they are, what is new. No I/O: what is known of it goes in.

use std::collections::BTreeSet;

use edition::digest::Planned;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use model::{ArticleId, Differ, DigestItem, DigestReport, Line, Meant, Minute, Rights, Since};
use store::{ArticleHead, DigestText, MachineText};

use super::write_summary::machine_summary;

/// Sentences of a summary.
const SENTENCES: std::ops::RangeInclusive<usize> = 2..=4;
/// Sentences that tell what is new.
const NEW_SENTENCES: usize = 2;
/// Reports that are named below a story: the others stand on its page.
const NAMED: usize = 12;

/// What the last digest that told a story stood on.
pub(super) struct Earlier {
    /// Which digest.
    pub(super) minute: Minute,
    /// The moment that this is.
    pub(super) due: Timestamp,
    /// The reports that it named.
    pub(super) reports: BTreeSet<ArticleId>,
}

/// All that a story is told from.
pub(super) struct Telling {
    pub(super) planned: Planned,
    pub(super) differ: Option<Differ>,
    /// Its reports up to the digest's minute, by time.
    pub(super) heads: Vec<ArticleHead>,
    /// The texts of the newest of them, by time.
    pub(super) texts: Vec<DigestText>,
    pub(super) earlier: Option<Earlier>,
    /// What a machine wrote of it.
    pub(super) written: Option<MachineText>,
    /// The edition's: BCP 47 tag, IANA zone, and whether it is read by members alone.
    pub(super) language: String,
    pub(super) zone: String,
    pub(super) private: bool,
}

/// The story as it stands in the digest.
pub(super) fn tell_story(telling: Telling) -> DigestItem {
    let Telling { planned, differ, heads, earlier, .. } = &telling;
    let texts = readable(&telling.texts, &telling.language, telling.private);
    let zone = TimeZone::get(&telling.zone).unwrap_or(TimeZone::UTC);
    let told: Vec<understand::Told<'_>> = texts.iter().map(|text| told(text, &zone)).collect();
    let mut named = Named { heads, reports: Vec::new() };
    let written = telling.written.as_ref().and_then(|written| machine_summary(written, &texts, heads, &telling.language));
    let machine = written.is_some();
    let lines = match written {
        Some(written) => written_lines(written, &texts, &mut named),
        None => lines(&understand::summary(&told, SENTENCES), &texts, &mut named),
    };
    let since = earlier.as_ref().and_then(|earlier| since(earlier, &texts, &told, &mut named));
    named.fill();
    let card = &planned.card;
    DigestItem {
        story: card.story,
        slug: card.slug.clone(),
        title: card.title.clone(),
        language: card.language.clone(),
        by: (!planned.titled).then(|| card.by.clone()),
        sections: planned.sections.clone(),
        first: card.first,
        newest: card.newest,
        sources: card.sources,
        lines,
        machine,
        reports: named.reports,
        differ: differ.clone(),
        since,
        picture: card.picture.clone(),
        reasons: card.reasons.clone(),
    }
}

/// The texts whose words an edition's readers may see; where there are some in the edition's language, these alone.
pub(super) fn readable<'a>(texts: &'a [DigestText], language: &str, private: bool) -> Vec<&'a DigestText> {
    let own = |text: &&DigestText| text.language.as_deref().is_none_or(|tag| primary(tag) == primary(language));
    let shown: Vec<&DigestText> = texts.iter().filter(|text| private || text.rights != Rights::Link).collect();
    let in_own: Vec<&DigestText> = shown.iter().copied().filter(own).collect();
    if in_own.is_empty() { shown } else { in_own }
}

/// `pt` of `pt-BR`.
pub(super) fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase()
}

fn told<'a>(text: &'a DigestText, zone: &TimeZone) -> understand::Told<'a> {
    understand::Told {
        title: &text.title,
        text: &text.text,
        language: text.language.as_deref().and_then(|tag| tag.get(..2)),
        published: wrote_at(text, zone),
        source: text.source.0.unsigned_abs(),
    }
}

/// From when a report speaks of yesterday, by the edition's clock, where somebody dated it. A day without its hour is kept as that day's
/// midnight in UTC, and is that day wherever one reads it.
fn wrote_at(text: &DigestText, zone: &TimeZone) -> Option<DateTime> {
    let day_alone = text.published.as_second() % 86_400 == 0;
    let zone = if day_alone { TimeZone::UTC } else { zone.clone() };
    text.dated.then(|| text.published.to_zoned_datetime(zone).datetime())
}

/// The sentences, with their reports named.
fn lines(taken: &[understand::Taken], texts: &[&DigestText], named: &mut Named<'_>) -> Vec<Line> {
    let line = |taken: &understand::Taken| {
        let text = texts.get(taken.report)?;
        let meant = |day: &understand::Day| match day.when {
            understand::When::Day(date) => (day.at, Meant::Day(date)),
            understand::When::Year(year) => (day.at, Meant::Year(year)),
        };
        let days = taken.days.iter().map(meant).collect();
        Some(Line { text: text.text.get(taken.range.clone())?.to_owned(), days, report: named.place(text.article)? })
    };
    taken.iter().filter_map(line).collect()
}

/// The sentences that a machine wrote, with the reports that back them named.
fn written_lines(written: Vec<(String, usize)>, texts: &[&DigestText], named: &mut Named<'_>) -> Vec<Line> {
    let line = |(text, place): (String, usize)| Some(Line { text, days: Vec::new(), report: named.place(texts.get(place)?.article)? });
    written.into_iter().filter_map(line).collect()
}

/// What is new since an earlier digest; nothing where no report came.
fn since(earlier: &Earlier, texts: &[&DigestText], told: &[understand::Told<'_>], named: &mut Named<'_>) -> Option<Since> {
    let is_new = |text: &DigestText| text.published > earlier.due && !earlier.reports.contains(&text.article);
    let reports = named.heads.iter().filter(|head| head.published > earlier.due && !earlier.reports.contains(&head.id)).count();
    let (new, old): (Vec<usize>, Vec<usize>) = (0..texts.len()).partition(|at| is_new(texts[*at]));
    let of = |places: &[usize]| places.iter().map(|at| told[*at]).collect::<Vec<_>>();
    let mut taken = understand::news_since(&of(&old), &of(&new), NEW_SENTENCES);
    for sentence in &mut taken {
        sentence.report = *new.get(sentence.report)?;
    }
    (reports > 0).then(|| Since { minute: earlier.minute, reports, lines: lines(&taken, texts, named) })
}

/// The reports that are named, each once, in the order in which they are spoken.
struct Named<'a> {
    heads: &'a [ArticleHead],
    reports: Vec<DigestReport>,
}

impl Named<'_> {
    /// Where a report stands; it is named if it was not.
    fn place(&mut self, article: ArticleId) -> Option<usize> {
        if let Some(place) = self.reports.iter().position(|report| report.article == article) {
            return Some(place);
        }
        let head = self.heads.iter().find(|head| head.id == article)?;
        self.reports.push(DigestReport {
            article,
            slug: head.slug.clone(),
            source_slug: head.source_slug.clone(),
            source: head.source_name.clone(),
            url: head.url.clone(),
            title: head.title.clone(),
            authors: head.authors.clone(),
            published: head.published,
            language: head.language.clone(),
            rights: head.rights,
        });
        Some(self.reports.len() - 1)
    }

    /// The newest report of each publisher that is not named yet, as far as there is room.
    fn fill(&mut self) {
        for head in self.heads.iter().rev() {
            if self.reports.len() < NAMED && !self.reports.iter().any(|report| report.source_slug == head.source_slug) {
                self.place(head.id);
            }
        }
    }
}
