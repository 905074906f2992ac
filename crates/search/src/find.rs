//! Searching: the stories whose articles a query finds, and how they spread over sections, sources and time.

mod collect;
mod suggest;

use std::collections::BTreeSet;

use jiff::Timestamp;
use model::{ArticleId, SourceId, StoryId};
use tantivy::Searcher;
use tantivy::schema::Term as Stored;

use crate::fields::{Fields, id};
use crate::{Highlights, Index, Names, Note, Query, Result};

/// Values of a facet that are given, at most.
const MOST_OF_A_FACET: usize = 12;
/// Moments since which articles are counted.
const SINCE: usize = 4;
/// Hits below which something else may have been meant.
const FEW: usize = 3;

/// In which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// What says most of what was asked for, with a share for what is new.
    #[default]
    Relevance,
    /// The newest first.
    Date,
}

/// What may be found at all.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scope {
    /// Articles of these sources alone; `None`: of all.
    pub sources: Option<BTreeSet<SourceId>>,
    /// Stories that the edition hides.
    pub hidden: BTreeSet<StoryId>,
}

/// A search.
pub struct Request<'a> {
    /// What is asked for.
    pub query: &'a Query,
    /// What its names stand for.
    pub names: Names<'a>,
    /// What may be found.
    pub scope: &'a Scope,
    /// In which order.
    pub sort: Sort,
    /// Nothing that was published later is found, and freshness is told by it: now, or the moment that is looked back at.
    pub at: Timestamp,
    /// Moments since which articles are counted.
    pub since: [Timestamp; SINCE],
    /// Stories that are passed over.
    pub skip: usize,
    /// Stories that are given at most.
    pub take: usize,
}

/// A story that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Which.
    pub story: StoryId,
    /// The article of it that says most of what was asked for.
    pub article: ArticleId,
    /// How many of its articles were found.
    pub articles: usize,
    /// The newest of these.
    pub newest: Timestamp,
    /// How well it was found; comparable within one search.
    pub score: f64,
}

/// How the articles that were found spread.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By section tag, most first.
    pub sections: Vec<(String, usize)>,
    /// By source, most first.
    pub sources: Vec<(SourceId, usize)>,
    /// Since each of the moments that were asked for.
    pub since: [usize; SINCE],
}

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// Stories that were found, all of them.
    pub stories: usize,
    /// Their articles that were found.
    pub articles: usize,
    /// The stories that were to be given.
    pub hits: Vec<Hit>,
    /// How all of them spread.
    pub facets: Facets,
    /// What was not understood, and left out.
    pub notes: Vec<Note>,
    /// What may have been meant, where there is little.
    pub suggestion: Option<Query>,
    /// Marks in a text what was asked for.
    pub highlights: Highlights,
}

impl Index {
    /// Searches. A query that asks for nothing finds nothing.
    ///
    /// # Errors
    /// If the index can't be read.
    pub fn find(&self, request: &Request<'_>) -> Result<Found> {
        let searcher = self.reader.searcher();
        let tongues = self.tongues();
        let compiled = request.query.compile(&self.fields, &tongues, &request.names);
        let mut found = Found {
            stories: 0,
            articles: 0,
            hits: Vec::new(),
            facets: Facets::default(),
            notes: compiled.notes,
            suggestion: None,
            highlights: Highlights::new(telling(compiled.stems, &searcher, &self.fields)?),
        };
        if compiled.is_empty {
            return Ok(found);
        }
        let gathering = collect::Gathering::of(request);
        let gathered = searcher.search(&compiled.query, &gathering)?;
        found.stories = gathered.stories.len();
        found.articles = gathered.stories.values().map(|best| best.articles as usize).sum();
        found.facets = facets(&gathered);
        found.hits = hits(gathered, request);
        if found.stories < FEW && request.query.has_words() {
            found.suggestion = suggest::suggest(request.query, &searcher, &self.fields, &tongues)?;
        }
        Ok(found)
    }
}

/// The stems that are worth a mark: those that half of all documents have are not, if there are others.
fn telling(stems: BTreeSet<String>, searcher: &Searcher, fields: &Fields) -> Result<BTreeSet<String>> {
    let half = searcher.num_docs() / 2;
    let mut telling = BTreeSet::new();
    for stem in &stems {
        if searcher.doc_freq(&Stored::from_field_text(fields.text, stem))? <= half {
            telling.insert(stem.clone());
        }
    }
    Ok(if telling.is_empty() { stems } else { telling })
}

/// The best, in order. Equals are told apart by their number, so that two pages of one search never show the same story.
fn hits(gathered: collect::Gathered, request: &Request<'_>) -> Vec<Hit> {
    let mut all: Vec<(u64, collect::Best)> = gathered.stories.into_iter().collect();
    let by_relevance = request.sort == Sort::Relevance && request.query.has_words();
    let better = |(one_story, one): &(u64, collect::Best), (other_story, other): &(u64, collect::Best)| {
        let relevance = if by_relevance { other.points().total_cmp(&one.points()) } else { std::cmp::Ordering::Equal };
        relevance.then_with(|| other.newest.cmp(&one.newest)).then_with(|| other_story.cmp(one_story))
    };
    let end = request.skip.saturating_add(request.take);
    if end < all.len() {
        all.select_nth_unstable_by(end, better);
        all.truncate(end);
    }
    all.sort_unstable_by(better);
    let page = all.into_iter().skip(request.skip);
    page.map(|(story, best)| Hit {
        story: StoryId(id(story)),
        article: ArticleId(id(best.article)),
        articles: best.articles as usize,
        newest: Timestamp::from_second(best.newest).unwrap_or_default(),
        score: best.points(),
    })
    .collect()
}

fn facets(gathered: &collect::Gathered) -> Facets {
    let mut sections: Vec<(String, usize)> = gathered.sections.iter().map(|(tag, count)| (tag.clone(), *count)).collect();
    sections.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    sections.truncate(MOST_OF_A_FACET);
    let mut sources: Vec<(SourceId, usize)> = gathered.sources.iter().map(|(source, count)| (SourceId(id(*source)), *count)).collect();
    sources.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    sources.truncate(MOST_OF_A_FACET);
    Facets { sections, sources, since: gathered.since }
}
