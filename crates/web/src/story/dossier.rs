//! What is known of a story, ready to be set: each point with the sentence that says it and who wrote it, as far as rights allow.

use model::{Dossier, Fact, NameKind, Origin, Place, PlaceKind, Sentence, kilometres};
use store::ArticleHead;

use super::view::topic_address;
use crate::page::{Shown, Tongue, Visit, publisher};
use crate::words::Words;

/// Points of a kind on a page: a reader wants the few that matter.
const POINTS: usize = 5;
/// Names of a kind.
const NAMES: usize = 10;
/// Reports that name somebody from whom on he is more than one report's word, where there are several reports.
const NAMED_BY: usize = 2;

/// What is known.
pub struct DossierView {
    /// The story in a few sentences of one report, and whose.
    pub key: Option<(Vec<QuoteView>, QuoteView)>,
    /// What most reports say: the best sentence, and how the others say it.
    pub agreed: Vec<(QuoteView, Vec<QuoteView>)>,
    /// What only one says: the name or number, and the sentence.
    pub only_one: Vec<(String, QuoteView)>,
    /// Where numbers differ: what is counted, and the numbers, each with its sentence.
    pub differing: Vec<(String, Vec<(String, QuoteView)>)>,
    /// People, organisations and places: heading and names.
    pub names: Vec<(&'static str, Vec<String>)>,
    /// Its sources by kind and by country: heading, and what with how many; where there are several of them.
    pub origins: Vec<(&'static str, Vec<(String, usize)>)>,
    /// Where it happens: the place and, where the edition has a home, how far that is.
    pub places: Vec<(String, Option<String>)>,
}

/// A sentence with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteView {
    /// The sentence.
    pub text: String,
    /// Its language.
    pub tongue: Tongue,
    /// The publisher's name.
    pub source: String,
    /// The topic page.
    pub href: String,
}

impl DossierView {
    /// Of a dossier and the story's articles; `None` where nothing of it can be shown.
    #[must_use]
    pub fn new(dossier: &Dossier, articles: &[ArticleHead], visit: &Visit) -> Option<DossierView> {
        let quote = |sentence: &Sentence| QuoteView::new(sentence, articles, visit);
        let key: Vec<QuoteView> = dossier.key.iter().filter_map(quote).collect();
        let agreed = dossier.agreed.iter().filter_map(|said| {
            let mut quotes = said.iter().filter_map(quote);
            let best = quotes.next()?;
            Some((best, quotes.collect::<Vec<_>>())).filter(|(_, others)| !others.is_empty())
        });
        let only_one = dossier.only_one.iter().filter_map(|alone| Some((fact(&alone.fact), quote(&alone.sentence)?)));
        let differing = dossier.differing.iter().filter_map(|differing| {
            let stated: Vec<_> = differing.stated.iter().filter_map(|(text, said)| Some((text.clone(), quote(said)?))).collect();
            (stated.len() > 1).then(|| (differing.counted.clone(), stated))
        });
        let view = DossierView {
            // A report alone needs no sentences beside it: its excerpt stands there.
            key: key.last().cloned().filter(|_| articles.len() > 1).map(|last| (key, last)),
            agreed: agreed.take(POINTS).collect(),
            only_one: only_one.take(POINTS).collect(),
            differing: differing.take(POINTS).collect(),
            names: names(dossier, articles.len(), visit.words),
            origins: origins(&dossier.origins, visit.words),
            places: dossier.places.iter().map(|place| (named(place), way(place, visit))).collect(),
        };
        (!view.is_empty()).then_some(view)
    }

    fn is_empty(&self) -> bool {
        self.key.is_none() && !self.says() && self.names.is_empty() && self.places.is_empty() && self.origins.is_empty()
    }

    /// Whether reports are held against one another.
    #[must_use]
    pub fn says(&self) -> bool {
        !(self.agreed.is_empty() && self.only_one.is_empty() && self.differing.is_empty())
    }
}

impl QuoteView {
    /// `None` where the source's rights give this reader none of its words, or the article is not of the story any more.
    fn new(sentence: &Sentence, articles: &[ArticleHead], visit: &Visit) -> Option<QuoteView> {
        let head = articles.iter().find(|head| head.id == sentence.article)?;
        let shown = Shown::to(visit, head.rights).has_excerpt() && !sentence.text.is_empty();
        shown.then(|| QuoteView {
            text: sentence.text.clone(),
            tongue: visit.tongue(head.language.as_deref()),
            source: publisher(&head.source_name),
            href: topic_address(head, visit),
        })
    }
}

fn fact(fact: &Fact) -> String {
    match fact {
        Fact::Name { name, .. } => name.clone(),
        Fact::Figure { text } => text.clone(),
    }
}

fn names(dossier: &Dossier, reports: usize, words: Words) -> Vec<(&'static str, Vec<String>)> {
    let least = NAMED_BY.min(reports);
    let kinds = [
        (NameKind::Person, words.say("dossier-people")),
        (NameKind::Organisation, words.say("dossier-organisations")),
        (NameKind::Place, words.say("dossier-places")),
    ];
    let of = |kind| dossier.names.iter().filter(move |name| name.kind == kind && name.reports >= least);
    let lists = kinds.map(|(kind, heading)| (heading, of(kind).take(NAMES).map(|name| name.name.clone()).collect::<Vec<_>>()));
    lists.into_iter().filter(|(_, names)| !names.is_empty()).collect()
}

/// Counted, most first; a list that tells nothing apart is left out.
fn origins(origins: &[Origin], words: Words) -> Vec<(&'static str, Vec<(String, usize)>)> {
    let counted = |heading, of: fn(&Origin) -> Option<&String>| {
        let mut counts: Vec<(String, usize)> = Vec::new();
        for what in origins.iter().filter_map(of) {
            match counts.iter_mut().find(|(known, _)| known == what) {
                Some((_, count)) => *count += 1,
                None => counts.push((what.clone(), 1)),
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        // What is known of few of them says nothing of all.
        let known: usize = counts.iter().map(|(_, count)| count).sum();
        (counts.len() > 1 && 2 * known >= origins.len()).then_some((heading, counts))
    };
    let kinds = counted(words.say("dossier-by-kind"), |origin| origin.kind.as_ref());
    let countries = counted(words.say("dossier-by-country"), |origin| origin.country.as_ref());
    kinds.into_iter().chain(countries).collect()
}

/// "Springfield, Illinois", "Illinois", "France".
fn named(place: &Place) -> String {
    match &place.division {
        Some(division) if place.kind == PlaceKind::Town && *division != place.name => format!("{}, {division}", place.name),
        _ => place.name.clone(),
    }
}

/// "24 km from home", of a town.
fn way(place: &Place, visit: &Visit) -> Option<String> {
    let home = visit.edition.home.filter(|_| place.kind == PlaceKind::Town)?;
    let km = kilometres((home.latitude, home.longitude), (place.latitude, place.longitude));
    #[expect(clippy::cast_possible_truncation, reason = "no way on Earth is longer than 20,100 km")]
    let km = km.round() as i64;
    Some(if km < 3 { visit.words.say("dossier-at-home").to_owned() } else { visit.words.fill("dossier-from-home", "km", km) })
}
