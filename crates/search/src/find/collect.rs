//! What a search gathers of the documents that it finds: for each story its best article, and counts.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, ColumnValues, StrColumn};
use tantivy::index::SegmentReader;
use tantivy::{DocId, Score, SegmentOrdinal};

use super::{Request, SINCE};
use crate::fields::number;

/// The share of a score that freshness can take away. On our own searches a third lets this week's report stand above last year's of the same
/// words, and not above one that says twice as much of them.
const FRESH: f64 = 0.35;
/// Days in which half of the freshness is gone.
const HALF_LIFE: f64 = 14.0;
/// What a story gains when as many more of its articles were found: a point in ten for each e-fold.
const OF_MANY: f64 = 0.1;
const DAY: i64 = 86_400;

/// What is gathered, and what is passed over.
pub(super) struct Gathering {
    at: i64,
    since: [i64; SINCE],
    hidden: Arc<BTreeSet<u64>>,
    sources: Option<Arc<BTreeSet<u64>>>,
}

/// A story's best article so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Best {
    pub(super) score: f64,
    pub(super) article: u64,
    pub(super) newest: i64,
    pub(super) articles: u32,
}

type Stories = HashMap<u64, Best, foldhash::fast::RandomState>;

/// All that was found.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) stories: Stories,
    pub(super) sections: BTreeMap<String, usize>,
    pub(super) sources: BTreeMap<u64, usize>,
    pub(super) since: [usize; SINCE],
}

impl Best {
    pub(super) fn points(&self) -> f64 {
        self.score * (1.0 + OF_MANY * f64::from(self.articles).ln())
    }

    /// Takes in another of the same story. The better article stands for it, of equals the one with the smaller number: whichever segment
    /// comes first.
    fn join(&mut self, other: &Best) {
        if (other.score, std::cmp::Reverse(other.article)) > (self.score, std::cmp::Reverse(self.article)) {
            (self.score, self.article) = (other.score, other.article);
        }
        self.newest = self.newest.max(other.newest);
        self.articles += other.articles;
    }
}

impl Gathering {
    pub(super) fn of(request: &Request<'_>) -> Gathering {
        let numbers = |ids: &mut dyn Iterator<Item = i64>| Arc::new(ids.map(number).collect::<BTreeSet<u64>>());
        Gathering {
            at: request.at.as_second(),
            since: request.since.map(jiff::Timestamp::as_second),
            hidden: numbers(&mut request.scope.hidden.iter().map(|story| story.0)),
            sources: request.scope.sources.as_ref().map(|sources| numbers(&mut sources.iter().map(|source| source.0))),
        }
    }
}

impl Collector for Gathering {
    type Fruit = Gathered;
    type Child = OfSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<OfSegment> {
        let fields = segment.fast_fields();
        let sections = fields.str("section")?;
        let tags = sections.as_ref().map_or(0, |sections| sections.num_terms());
        Ok(OfSegment {
            at: self.at,
            since: self.since,
            hidden: Arc::clone(&self.hidden),
            only: self.sources.clone(),
            article: fields.column_first_or_default("article")?,
            story: fields.column_first_or_default("story")?,
            source: fields.column_first_or_default("source")?,
            published: fields.column_first_or_default("published")?,
            section_ords: sections.as_ref().map(|sections| sections.ords().clone()),
            tags: sections,
            by_tag: vec![0; tags],
            sources: HashMap::default(),
            gathered: Gathered::default(),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Gathered>) -> tantivy::Result<Gathered> {
        let mut segments = segments.into_iter();
        let mut all = segments.next().unwrap_or_default();
        for segment in segments {
            for (story, best) in segment.stories {
                all.stories.entry(story).and_modify(|known| known.join(&best)).or_insert(best);
            }
            for (tag, count) in segment.sections {
                *all.sections.entry(tag).or_default() += count;
            }
            for (source, count) in segment.sources {
                *all.sources.entry(source).or_default() += count;
            }
            for (sum, count) in all.since.iter_mut().zip(segment.since) {
                *sum += count;
            }
        }
        Ok(all)
    }
}

/// What one segment of the index gives.
pub(super) struct OfSegment {
    at: i64,
    since: [i64; SINCE],
    hidden: Arc<BTreeSet<u64>>,
    only: Option<Arc<BTreeSet<u64>>>,
    article: Arc<dyn ColumnValues<u64>>,
    story: Arc<dyn ColumnValues<u64>>,
    source: Arc<dyn ColumnValues<u64>>,
    published: Arc<dyn ColumnValues<i64>>,
    section_ords: Option<Column<u64>>,
    tags: Option<StrColumn>,
    by_tag: Vec<usize>,
    sources: HashMap<u64, usize, foldhash::fast::RandomState>,
    gathered: Gathered,
}

impl SegmentCollector for OfSegment {
    type Fruit = Gathered;

    fn collect(&mut self, document: DocId, score: Score) {
        let published = self.published.get_val(document);
        let (story, source) = (self.story.get_val(document), self.source.get_val(document));
        if published > self.at
            || !self.hidden.is_empty() && self.hidden.contains(&story)
            || self.only.as_ref().is_some_and(|only| !only.contains(&source))
        {
            return;
        }
        for (sum, since) in self.gathered.since.iter_mut().zip(self.since) {
            *sum += usize::from(published >= since);
        }
        *self.sources.entry(source).or_default() += 1;
        if let Some(ords) = &self.section_ords {
            for ord in ords.values_for_doc(document) {
                if let Some(count) = usize::try_from(ord).ok().and_then(|ord| self.by_tag.get_mut(ord)) {
                    *count += 1;
                }
            }
        }
        let best = Best {
            score: f64::from(score) * freshness(self.at - published),
            article: self.article.get_val(document),
            newest: published,
            articles: 1,
        };
        self.gathered.stories.entry(story).and_modify(|known| known.join(&best)).or_insert(best);
    }

    fn harvest(mut self) -> Gathered {
        if let Some(tags) = &self.tags {
            for (ord, count) in self.by_tag.iter().enumerate().filter(|(_, count)| **count > 0) {
                let mut tag = String::new();
                if tags.ord_to_str(ord as u64, &mut tag).unwrap_or(false) {
                    self.gathered.sections.insert(tag, *count);
                }
            }
        }
        self.gathered.sources = self.sources.into_iter().collect();
        self.gathered
    }
}

/// The part of its score that a document of this age keeps.
fn freshness(seconds: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "an age in seconds")]
    let days = seconds.max(0) as f64 / DAY as f64;
    1.0 - FRESH + FRESH * (-days / HALF_LIFE).exp2()
}
