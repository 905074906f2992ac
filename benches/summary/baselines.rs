//! What the summaries are held against, each made of whole sentences as long as ours is, as nearly as whole sentences allow.

use std::collections::{HashMap, HashSet};

use crate::events::Article;
use crate::rouge::words;

/// How seldom each term is among all articles.
pub(crate) type Usual = HashMap<String, f64>;

/// A sentence with its terms.
struct Sentence<'a> {
    text: &'a str,
    terms: HashMap<String, f64>,
}

/// Sentences of the text in their order until the length is reached.
pub(crate) fn lead(article: &Article, length: usize) -> String {
    let found = understand::sentences(&article.text, article.language);
    filled(found.into_iter().map(|range| &article.text[range]).filter(|sentence| is_long_enough(sentence)), length)
}

/// The first three sentences of a text.
pub(crate) fn lead_three(article: &Article) -> String {
    let found = understand::sentences(&article.text, article.language);
    let three: Vec<&str> =
        found.into_iter().map(|range| &article.text[range]).filter(|sentence| is_long_enough(sentence)).take(3).collect();
    three.join(" ")
}

/// The article whose terms are most like those of all together.
pub(crate) fn nearest<'a>(told: &[&'a Article], usual: &Usual) -> &'a Article {
    let vectors: Vec<HashMap<String, f64>> =
        told.iter().map(|article| vector(&format!("{}\n{}", article.title, article.text), article, usual)).collect();
    let mut centre: HashMap<String, f64> = HashMap::new();
    for vector in &vectors {
        let length = vector.values().map(|worth| worth * worth).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
        for (term, worth) in vector {
            *centre.entry(term.clone()).or_default() += worth / length;
        }
    }
    // Two are equally near to what lies between them, but for the last digits: then the first.
    let mut best = (0, 0.0);
    for (place, vector) in vectors.iter().enumerate() {
        let near = cosine(vector, &centre);
        if near > best.1 + 1e-9 {
            best = (place, near);
        }
    }
    told[best.0]
}

/// How seldom each term is among all articles.
pub(crate) fn usual<'a>(articles: impl Iterator<Item = &'a Article>) -> Usual {
    let (mut counts, mut all): (HashMap<String, f64>, f64) = (HashMap::new(), 0.0);
    for article in articles {
        all += 1.0;
        let terms: HashSet<String> = understand::terms(&article.text, article.language).into_iter().collect();
        for term in terms {
            *counts.entry(term).or_default() += 1.0;
        }
    }
    counts.into_iter().map(|(term, count)| (term, (all / count).ln())).collect()
}

/// TextRank (Mihalcea & Tarau 2004): common words over the logarithms of both lengths, and the walk over all sentences.
pub(crate) fn text_rank(told: &[&Article], length: usize) -> String {
    let sentences = sentences(told, None);
    let like = |a: &Sentence, b: &Sentence| {
        let common = a.terms.keys().filter(|term| b.terms.contains_key(*term)).count() as f64;
        let lengths = (a.terms.len() as f64).ln() + (b.terms.len() as f64).ln();
        if lengths > 0.0 { common / lengths } else { 0.0 }
    };
    ranked(&sentences, like, length)
}

/// LexRank (Erkan & Radev 2004): an edge where the cosine of two sentences is above .1.
pub(crate) fn lex_rank(told: &[&Article], usual: &Usual, length: usize) -> String {
    let sentences = sentences(told, Some(usual));
    ranked(&sentences, |a, b| f64::from(u8::from(cosine(&a.terms, &b.terms) > 0.1)), length)
}

fn sentences<'a>(told: &[&'a Article], usual: Option<&Usual>) -> Vec<Sentence<'a>> {
    let none = HashMap::new();
    let mut found = Vec::new();
    for article in told {
        for range in understand::sentences(&article.text, article.language) {
            let text = &article.text[range];
            if is_long_enough(text) {
                found.push(Sentence { text, terms: vector(text, article, usual.unwrap_or(&none)) });
            }
        }
    }
    found
}

/// The best of a walk that goes on with .85, none that says what a better one says.
fn ranked(sentences: &[Sentence], like: impl Fn(&Sentence, &Sentence) -> f64, length: usize) -> String {
    let count = sentences.len();
    let mut edges = vec![0.0; count * count];
    for a in 0..count {
        for b in 0..a {
            let worth = like(&sentences[a], &sentences[b]);
            edges[a * count + b] = worth;
            edges[b * count + a] = worth;
        }
    }
    let out: Vec<f64> = (0..count).map(|a| edges[a * count..(a + 1) * count].iter().sum::<f64>()).collect();
    let mut rank = vec![1.0; count];
    for _ in 0..60 {
        let mut next = vec![0.15; count];
        for a in 0..count {
            if out[a] > 0.0 {
                for b in 0..count {
                    next[b] += 0.85 * rank[a] * edges[a * count + b] / out[a];
                }
            }
        }
        rank = next;
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| rank[*b].total_cmp(&rank[*a]).then(a.cmp(b)));
    let mut taken: Vec<usize> = Vec::new();
    let fresh = order.into_iter().filter(|at| {
        let said = taken.iter().any(|other: &usize| overlap(&sentences[*at], &sentences[*other]) >= 0.6);
        if !said {
            taken.push(*at);
        }
        !said
    });
    filled(fresh.map(|at| sentences[at].text), length)
}

fn overlap(a: &Sentence, b: &Sentence) -> f64 {
    let common = a.terms.keys().filter(|term| b.terms.contains_key(*term)).count();
    common as f64 / a.terms.len().min(b.terms.len()).max(1) as f64
}

/// Single terms by how often they stand there and how seldom they are elsewhere.
fn vector(text: &str, article: &Article, usual: &Usual) -> HashMap<String, f64> {
    let mut found: HashMap<String, f64> = HashMap::new();
    for term in understand::terms(text, article.language).into_iter().filter(|term| !term.contains(' ')) {
        *found.entry(term).or_default() += 1.0;
    }
    for (term, worth) in &mut found {
        *worth *= usual.get(term).copied().unwrap_or(1.0);
    }
    found
}

fn cosine(a: &HashMap<String, f64>, b: &HashMap<String, f64>) -> f64 {
    let dot: f64 = a.iter().filter_map(|(term, worth)| Some(worth * b.get(term)?)).sum();
    let square = |of: &HashMap<String, f64>| of.values().map(|worth| worth * worth).sum::<f64>();
    dot / (square(a) * square(b)).sqrt().max(f64::MIN_POSITIVE)
}

/// Sentences as long as each brings the whole nearer to the length.
fn filled<'a>(sentences: impl Iterator<Item = &'a str>, length: usize) -> String {
    let mut text = String::new();
    let mut count = 0;
    for sentence in sentences {
        let own = words(sentence).len();
        if count > 0 && (count + own).abs_diff(length) > length - count {
            break;
        }
        text.push_str(sentence);
        text.push(' ');
        count += own;
        if count >= length {
            break;
        }
    }
    text
}

fn is_long_enough(sentence: &str) -> bool {
    words(sentence).len() >= 5
}
