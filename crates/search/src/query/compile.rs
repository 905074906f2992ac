//! A query as tantivy runs it.
//!
//! The language of a query is not known, nor need it be: a word is looked for by its stem in each language of the index. A phrase is looked
//! for in each language as a whole.

use std::collections::BTreeSet;
use std::ops::Bound;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::SourceId;
use tantivy::index::SegmentReader;
use tantivy::query::doc_predicate_query::{DocPredicateQuery, FunctionPredicate};
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, EmptyQuery, Occur, PhraseQuery, RangeQuery, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption, Term as Stored};

use super::{Ask, Names, Note, Point, Query, Term};
use crate::fields::{Fields, number, unpack};
use crate::words::{Stems, Tongue, fold, words};

/// How much more a word in a headline says than one in the text.
const IN_TITLE: f32 = 3.0;
/// Kilometres of a degree of latitude.
const DEGREE: f64 = 111.2;

type Boxed = Box<dyn tantivy::query::Query>;

/// A query, ready to run.
pub(crate) struct Compiled {
    pub(crate) query: Boxed,
    /// The stems that a text is marked by.
    pub(crate) stems: BTreeSet<String>,
    /// What was not understood, names included.
    pub(crate) notes: Vec<Note>,
    /// Nothing that was asked for was understood.
    pub(crate) is_empty: bool,
}

impl Query {
    /// The query for an index of these languages.
    pub(crate) fn compile(&self, fields: &Fields, tongues: &[Tongue], names: &Names<'_>) -> Compiled {
        let mut compiling =
            Compiling { fields, tongues, names, stems: Stems::default(), marked: BTreeSet::new(), notes: self.notes.clone() };
        let mut all: Vec<(Occur, Boxed)> = Vec::new();
        let mut asks = false;
        for clause in &self.clauses {
            let mut any: Vec<(bool, Boxed)> = clause.iter().filter_map(|term| Some((term.not, compiling.term(term)?))).collect();
            match any.len() {
                0 => {}
                1 => all.extend(any.pop().map(|(not, query)| {
                    (
                        if not {
                            Occur::MustNot
                        } else {
                            asks = true;
                            Occur::Must
                        },
                        query,
                    )
                })),
                _ => {
                    asks = true;
                    let any = any.into_iter().map(|(not, query)| (Occur::Should, if not { without(query) } else { query })).collect();
                    all.push((Occur::Must, Box::new(BooleanQuery::new(any))));
                }
            }
        }
        let is_empty = all.is_empty();
        if !asks {
            all.push((Occur::Must, Box::new(AllQuery)));
        }
        let query: Boxed = match all.as_mut_slice() {
            [(Occur::Must, _)] => all.remove(0).1,
            _ => Box::new(BooleanQuery::new(all)),
        };
        Compiled { query, stems: compiling.marked, notes: compiling.notes, is_empty }
    }
}

/// All but this.
fn without(query: Boxed) -> Boxed {
    Box::new(BooleanQuery::new(vec![(Occur::Must, Box::new(AllQuery)), (Occur::MustNot, query)]))
}

struct Compiling<'a> {
    fields: &'a Fields,
    tongues: &'a [Tongue],
    names: &'a Names<'a>,
    stems: Stems,
    marked: BTreeSet<String>,
    notes: Vec<Note>,
}

impl Compiling<'_> {
    /// One term; `None` where it was not understood.
    fn term(&mut self, term: &Term) -> Option<Boxed> {
        match &term.ask {
            Ask::Word(text) | Ask::Phrase(text) => Some(self.words(text, term.not)),
            Ask::By(name) => Some(by(self.fields.authors, name)),
            Ask::Source(asked) => {
                let sources = self.names.sources_called(asked);
                let found = (!sources.is_empty()).then(|| of_sources(self.fields.source, &sources));
                self.or_note(found, || Note::NoSource(asked.clone()))
            }
            Ask::Section(asked) => {
                let found = self.names.section_called(asked).map(|tag| exact(self.fields.section, tag));
                self.or_note(found, || Note::NoSection(asked.clone()))
            }
            Ask::Language(asked) => Some(exact(self.fields.language, Tongue::of(Some(asked)).as_str())),
            Ask::Before(day) => Some(self.published(Bound::Unbounded, bound(day.date, self.names.zone, Bound::Excluded))),
            Ask::After(day) => Some(self.published(bound(day.date, self.names.zone, Bound::Included), Bound::Unbounded)),
            Ask::Near(place, km) => {
                let found = (self.names.place)(place).map(|point| near(Point { km: km.map_or(point.km, f64::from), ..point }));
                self.or_note(found, || Note::NoPlace(place.clone()))
            }
        }
    }

    fn or_note(&mut self, found: Option<Boxed>, note: impl Fn() -> Note) -> Option<Boxed> {
        if found.is_none() {
            self.notes.push(note());
        }
        found
    }

    fn published(&self, since: Bound<i64>, until: Bound<i64>) -> Boxed {
        let stored = |bound: Bound<i64>| bound.map(|seconds| Stored::from_field_i64(self.fields.published, seconds));
        Box::new(RangeQuery::new(stored(since), stored(until)))
    }

    /// Words side by side, in title or text, in whatever language.
    fn words(&mut self, text: &str, not: bool) -> Boxed {
        let mut phrases: BTreeSet<Vec<String>> = BTreeSet::new();
        for tongue in self.tongues {
            let (mut plain, mut marked) = (Vec::new(), Vec::new());
            words(text, |word| {
                let written = &text[word.range.clone()];
                if word.pair {
                    plain.push(fold(written));
                    marked.push(fold(written));
                } else {
                    plain.push(self.stems.stem(written, *tongue).to_owned());
                    let other = tongue.marked(&written.to_lowercase());
                    marked.push(self.stems.stem(other.as_deref().unwrap_or(written), *tongue).to_owned());
                }
            });
            phrases.extend([plain, marked]);
        }
        if !not {
            self.marked.extend(phrases.iter().flatten().cloned());
        }
        let mut any: Vec<(Occur, Boxed)> = Vec::new();
        for phrase in &phrases {
            let title = Box::new(BoostQuery::new(side_by_side(self.fields.title, phrase), IN_TITLE));
            any.extend([(Occur::Should, title as Boxed), (Occur::Should, side_by_side(self.fields.text, phrase))]);
        }
        Box::new(BooleanQuery::new(any))
    }
}

fn side_by_side(field: Field, stems: &[String]) -> Boxed {
    let terms: Vec<Stored> = stems.iter().map(|stem| Stored::from_field_text(field, stem)).collect();
    match terms.as_slice() {
        [] => Box::new(EmptyQuery),
        [one] => Box::new(TermQuery::new(one.clone(), IndexRecordOption::WithFreqs)),
        _ => Box::new(PhraseQuery::new(terms)),
    }
}

/// All words of a name.
fn by(field: Field, name: &str) -> Boxed {
    let mut all: Vec<(Occur, Boxed)> = Vec::new();
    words(name, |word| all.push((Occur::Must, exact(field, &fold(&name[word.range])))));
    Box::new(BooleanQuery::new(all))
}

fn exact(field: Field, value: &str) -> Boxed {
    Box::new(TermQuery::new(Stored::from_field_text(field, value), IndexRecordOption::Basic))
}

fn of_sources(field: Field, sources: &[SourceId]) -> Boxed {
    Box::new(TermSetQuery::new(sources.iter().map(|source| Stored::from_field_u64(field, number(source.0)))))
}

/// The second in which a day begins; days of which the zone knows nothing are no bound.
fn bound(day: Date, zone: &TimeZone, bound: fn(i64) -> Bound<i64>) -> Bound<i64> {
    day.to_zoned_datetime(zone.clone()).map_or(Bound::Unbounded, |begins| bound(begins.timestamp().as_second()))
}

/// Where it happens is within the point's kilometres.
fn near(point: Point) -> Boxed {
    let degrees = point.km / DEGREE;
    let predicate = FunctionPredicate::from(move |segment: &SegmentReader| {
        let places = segment.fast_fields().u64("place")?;
        Ok(move |document| {
            places.values_for_doc(document).map(unpack).any(|(latitude, longitude)| {
                (latitude - point.latitude).abs() <= degrees
                    && model::kilometres((latitude, longitude), (point.latitude, point.longitude)) <= point.km
            })
        })
    });
    Box::new(DocPredicateQuery::from(predicate))
}
