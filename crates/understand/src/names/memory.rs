//! What a text has named in full decides what it names short: surnames, acronyms, the first word of a company.

use std::collections::HashMap;

use model::{Name, NameKind};

use super::beside::{is_match, is_side};
use super::evidence::Points;
use super::lexicon::{Marks, marks_as_written};
use super::tokens::{Shape, Token};
use super::{ENOUGH, Mention, kind};

type Map<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// Points of what was said in full, for its short form.
const SAID_IN_FULL: f32 = 4.0;
/// Points below which a run of capitals is none of the three kinds whatever else speaks for it.
const NO_NAME: f32 = -10.0;
/// Points below which a single word is only taken for a person for want of another sign.
const WEAKLY_A_PERSON: f32 = 2.6;
/// Points below which a name leans on its neighbour, and what it gets from it.
const WEAK: f32 = 2.2;
const OF_ONE_KIND: f32 = 1.5;
/// Points by which a mention's own words must differ to go against what the text's other mentions of the same words say.
const AGAINST_ALL: f32 = 4.0;

/// A name in full, of the text itself or of the story.
struct Full {
    name: String,
    kind: NameKind,
}

/// The mentions of a text and what they are short for.
pub(super) struct Memory {
    mentions: Vec<Mention>,
    fulls: Vec<Full>,
    /// Places in `fulls` by a short form in lower case. The latest before a mention is meant; before any, the first.
    short: Map<String, Vec<(usize, usize)>>,
}

impl Memory {
    pub(super) fn of(tokens: &[Token], mut mentions: Vec<Mention>, story: &[Name]) -> Memory {
        agree(&mut mentions);
        pair(tokens, &mut mentions);
        let mut memory = Memory { mentions, fulls: Vec::new(), short: Map::default() };
        for name in story.iter().filter(|name| name.name.contains([' ', '-']) || name.kind == NameKind::Organisation) {
            let words: Vec<String> = name.name.split_whitespace().map(|word| word.trim_end_matches('.').to_lowercase()).collect();
            memory.add(name.name.clone(), name.kind, &words, 0);
        }
        for place in 0..memory.mentions.len() {
            let Mention { chunk, points, .. } = &memory.mentions[place];
            let run = &tokens[chunk.first..chunk.end];
            let acronym = acronym_behind(tokens, chunk.end);
            let is_full = run.len() > 1 && points.best() >= 2.0;
            if !(is_full || acronym.is_some() && points.best() >= ENOUGH) {
                continue;
            }
            let words: Vec<String> = run.iter().map(|token| token.lower.clone()).collect();
            let mut kind = kind(*points);
            if let Some(acronym) = acronym.filter(|_| kind != NameKind::Person) {
                kind = NameKind::Organisation;
                memory.mentions[place].points.organisation += SAID_IN_FULL;
                let full = memory.add(written(run), kind, &words, place);
                memory.short.entry(acronym).or_default().push((place, full));
            } else {
                memory.add(written(run), kind, &words, place);
            }
        }
        memory
    }

    /// Adds a name in full with what it may be called for short.
    fn add(&mut self, name: String, kind: NameKind, words: &[String], place: usize) -> usize {
        let full = self.fulls.len();
        self.fulls.push(Full { name, kind });
        let mut shorts: Vec<String> = Vec::new();
        match kind {
            NameKind::Person if words.len() > 1 => {
                let end = if matches!(words[words.len() - 1].as_str(), "jr" | "sr" | "ii" | "iii" | "iv") {
                    words.len() - 1
                } else {
                    words.len()
                };
                // "Maddox", "van der Meer", "Celia".
                shorts.extend((1..end).map(|from| words[from..end].join(" ")));
                shorts.push(words[0].clone());
            }
            NameKind::Organisation if words.len() > 1 => {
                shorts.extend((1..words.len().saturating_sub(1)).map(|from| words[from..].join(" ")));
                let last = words[words.len() - 1].as_str();
                if (!marks_as_written(last).any(Marks::OF_SOMETHING)
                    || matches!(last, "bank" | "trust" | "fund" | "network" | "project" | "movement"))
                    && !words.iter().any(|word| word == "of")
                {
                    shorts.push(words[0].clone());
                }
                let letters: String = words
                    .iter()
                    .filter(|word| !matches!(word.as_str(), "of" | "the" | "for" | "and"))
                    .filter_map(|word| word.chars().next())
                    .collect();
                if letters.chars().count() > 2 {
                    shorts.push(letters);
                }
            }
            _ => {}
        }
        for short in shorts {
            self.short.entry(short).or_default().push((place, full));
        }
        full
    }

    /// The full name that the mention is short for.
    fn meant(&self, place: usize, tokens: &[Token]) -> Option<&Full> {
        let mention = &self.mentions[place];
        let run = &tokens[mention.chunk.first..mention.chunk.end];
        let candidates = self.short.get(&mention.key)?;
        let nearest = candidates.iter().rev().find(|(said, _)| *said <= place).or_else(|| candidates.first())?;
        let full = &self.fulls[nearest.1];
        let own = mention.points;
        let fits = match full.kind {
            NameKind::Person => own.place < 5.0 && own.organisation < 4.5,
            // A company's first word is its short name unless it is a place, a person or an ordinary word.
            NameKind::Organisation => {
                let is_word = run.len() == 1
                    && run[0].shape != Shape::Upper
                    && run[0].is(Marks::WORD.or(Marks::REGION).or(Marks::GIVEN).or(Marks::DEMONYM));
                !is_word && own.place <= own.organisation + 0.3 && own.person < 4.0
            }
            NameKind::Place => false,
        };
        fits.then_some(full)
    }

    /// The kind of each mention; `None` for what is no name.
    fn kinds(&self, tokens: &[Token]) -> Vec<Option<NameKind>> {
        let judge = |(place, mention): (usize, &Mention)| {
            let mut points = mention.points;
            match self.meant(place, tokens).map(|full| full.kind) {
                _ if points.best() < NO_NAME => return None,
                Some(NameKind::Person) => points.person += SAID_IN_FULL,
                Some(NameKind::Organisation) => points.organisation += SAID_IN_FULL,
                _ => {}
            }
            let found = kind(points);
            let found = if found == NameKind::Place && is_side(tokens, &mention.chunk) { NameKind::Organisation } else { found };
            (points.best() >= ENOUGH).then_some(found)
        };
        let mut kinds: Vec<Option<NameKind>> = self.mentions.iter().enumerate().map(judge).collect();
        for place in 1..self.mentions.len() {
            let (one, other) = (&self.mentions[place - 1], &self.mentions[place]);
            let is_alone = |mention: &Mention| mention.chunk.end == mention.chunk.first + 1;
            let may_be_team = |kind: Option<NameKind>, mention: &Mention| match kind {
                Some(NameKind::Person) => {
                    mention.points.person < WEAKLY_A_PERSON && (is_alone(mention) || !tokens[mention.chunk.first].is(Marks::GIVEN))
                }
                Some(_) => true,
                None => false,
            };
            let is_sure = kinds[place - 1] != Some(NameKind::Person) || kinds[place] != Some(NameKind::Person);
            if is_sure
                && may_be_team(kinds[place - 1], one)
                && may_be_team(kinds[place], other)
                && is_match(tokens, &one.chunk, &other.chunk)
            {
                kinds[place - 1] = Some(NameKind::Organisation);
                kinds[place] = Some(NameKind::Organisation);
            }
        }
        kinds
    }

    /// The names, in the order of their first mentions.
    pub(super) fn names(&self, tokens: &[Token]) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::new();
        let mut places: Map<(NameKind, String), usize> = Map::default();
        for (place, (mention, kind)) in self.mentions.iter().zip(self.kinds(tokens)).enumerate() {
            let Some(kind) = kind else { continue };
            let run = &tokens[mention.chunk.first..mention.chunk.end];
            let full = self.meant(place, tokens).filter(|full| full.kind == kind);
            if kind == NameKind::Organisation && full.is_none() && self.is_family(&mention.key) {
                continue;
            }
            let name = full.map_or_else(|| written(run), |full| full.name.clone());
            let (Ok(start), Ok(end)) = (u32::try_from(run[0].range.start), u32::try_from(run[run.len() - 1].range.end)) else { continue };
            let at = *places.entry((kind, same(kind, &name))).or_insert_with(|| {
                names.push(Name { kind, name, mentions: Vec::new() });
                names.len() - 1
            });
            names[at].mentions.push(start..end);
        }
        names
    }

    /// "the Maddoxes", "the Clintons": people of a name that the text has in full.
    fn is_family(&self, key: &str) -> bool {
        let person = |short: &str| {
            self.short.get(short).is_some_and(|fulls| fulls.iter().any(|(_, full)| self.fulls[*full].kind == NameKind::Person))
        };
        key.strip_suffix("es").is_some_and(person) || key.strip_suffix('s').is_some_and(person)
    }
}

/// By what two names of a kind are one: a person by first and last word, so that a middle initial parts nobody.
fn same(kind: NameKind, name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    match (kind, words.as_slice()) {
        (NameKind::Person, [first, .., last]) if last.len() > 3 => format!("{first} {last}"),
        _ => lower,
    }
}

/// All mentions of the same words share their points, so that one that is sure decides those that are not.
fn agree(mentions: &mut [Mention]) {
    let mut sums: Map<&str, (Points, f32)> = Map::default();
    for mention in mentions.iter().filter(|mention| mention.points.best() > NO_NAME) {
        let (sum, count) = sums.entry(&mention.key).or_default();
        *sum += mention.points;
        *count += 1.0;
    }
    let shared: Vec<Option<Points>> = mentions
        .iter()
        .map(|mention| {
            let (sum, count) = sums.get(mention.key.as_str())?;
            // The mean, raised a little by each further mention.
            let share = (1.0 + 0.25 * (count - 1.0).min(4.0)) / count;
            let all = Points::new(sum.person * share, sum.organisation * share, sum.place * share);
            let own = mention.points;
            let is_other = kind(own) != kind(all) && own.best() >= AGAINST_ALL;
            (mention.points.best() > NO_NAME && !is_other).then_some(all)
        })
        .collect();
    for (mention, shared) in mentions.iter_mut().zip(shared) {
        if let Some(shared) = shared {
            mention.points = shared;
        }
    }
}

/// Two names with nothing but "and" between them are mostly of one kind: the surer decides for the other.
fn pair(tokens: &[Token], mentions: &mut [Mention]) {
    for place in 1..mentions.len() {
        let (one, other) = (&mentions[place - 1], &mentions[place]);
        let between = tokens.get(one.chunk.end..other.chunk.first).unwrap_or_default();
        let goes_on = mentions.get(place + 1).is_some_and(|third| third.chunk.first == other.chunk.end + 1);
        let is_joined = matches!(between, [joint] if matches!(joint.lower.as_str(), "and" | "or") || joint.is_mark(',') && goes_on);
        let is_from = matches!(between, [joint] if joint.lower == "of") && kind(one.points) != NameKind::Place && one.points.best() >= WEAK;
        let is_bare = !tokens[other.chunk.first..other.chunk.end].iter().any(|token| token.is(Marks::ORGANISATION.or(Marks::COMPANY)));
        if is_from && one.chunk.end > one.chunk.first + 1 && is_bare {
            // "Delphine Okoro of Larkhaven".
            mentions[place].points.place += OF_ONE_KIND;
            continue;
        }
        let is_weak = |mention: &Mention| {
            mention.chunk.end == mention.chunk.first + 1 && mention.points.best() < WEAK && mention.points.best() > NO_NAME
        };
        if !is_joined || is_weak(one) == is_weak(other) {
            continue;
        }
        let (sure, weak) = if is_weak(one) { (place, place - 1) } else { (place - 1, place) };
        if mentions[sure].points.best() < WEAK {
            continue;
        }
        match kind(mentions[sure].points) {
            NameKind::Person => mentions[weak].points.person += OF_ONE_KIND,
            NameKind::Organisation => mentions[weak].points.organisation += OF_ONE_KIND,
            NameKind::Place => mentions[weak].points.place += OF_ONE_KIND,
        }
    }
}

/// The acronym in brackets behind a name: "(UDU)".
fn acronym_behind(tokens: &[Token], end: usize) -> Option<String> {
    let (open, inner, close) = (tokens.get(end)?, tokens.get(end + 1)?, tokens.get(end + 2)?);
    let is_acronym = open.is_mark('(') && inner.shape == Shape::Upper && close.is_mark(')') && inner.text.len() <= 10;
    is_acronym.then(|| inner.lower.clone())
}

/// The name as it is written, with single spaces.
fn written(run: &[Token]) -> String {
    let mut name = String::new();
    for token in run {
        if !name.is_empty() && !token.is_mark(',') && !token.is_mark('’') && !token.is_mark('\'') {
            name.push(' ');
        }
        if token.is(Marks::DATELINE) {
            // "LISBON": capitals of a dateline are no part of the name.
            let mut letters = token.text.chars();
            name.extend(letters.next());
            name.push_str(&letters.as_str().to_lowercase());
        } else {
            name.push_str(token.text);
        }
        if token.possessive && !std::ptr::eq(token, &run[run.len() - 1]) {
            name.push_str("'s");
        }
    }
    name
}
