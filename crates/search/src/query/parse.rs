//! A query's text, read.

use jiff::civil::Date;

use super::{Ask, Day, Note, Operator, Query, Term};

/// Characters that are read; nobody types more.
const MOST_CHARACTERS: usize = 400;
/// Terms that are looked for: each is work.
const MOST_TERMS: usize = 24;
/// Kilometres around a place, at most: half the Earth's circumference.
const MOST_KM: u32 = 20_000;

impl Query {
    /// Reads what was typed. Whatever it is, this gives a query.
    #[must_use]
    pub fn parse(text: &str) -> Query {
        let mut query = Query::default();
        let cut = text.char_indices().nth(MOST_CHARACTERS).map_or(text, |(end, _)| &text[..end]);
        let mut rest = Rest { text: cut, notes: Vec::new() };
        let (mut terms, mut alternative) = (0, false);
        let mut too_long = cut.len() < text.len();
        while let Some(piece) = rest.piece() {
            let Piece::Term(term) = piece else {
                alternative = !query.clauses.is_empty();
                continue;
            };
            if terms == MOST_TERMS {
                too_long = true;
                break;
            }
            terms += 1;
            match query.clauses.last_mut().filter(|_| alternative) {
                Some(clause) => clause.push(term),
                None => query.clauses.push(vec![term]),
            }
            alternative = false;
        }
        query.notes = rest.notes;
        if too_long {
            query.notes.push(Note::TooLong);
        }
        query
    }
}

enum Piece {
    Or,
    Term(Term),
}

/// What is left to read.
struct Rest<'t> {
    text: &'t str,
    notes: Vec<Note>,
}

impl<'t> Rest<'t> {
    /// The next piece; what says nothing is passed over.
    fn piece(&mut self) -> Option<Piece> {
        loop {
            self.text = self.text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
            let first = self.text.chars().next()?;
            if let Some(after) = ["OR", "|"].iter().find_map(|or| self.text.strip_prefix(or)).filter(|after| ends(after)) {
                self.text = after;
                return Some(Piece::Or);
            }
            if let Some(after) = self.text.strip_prefix("AND").filter(|after| ends(after)) {
                self.text = after;
                continue;
            }
            let not = matches!(first, '-' | '\u{2212}');
            if not {
                self.text = &self.text[first.len_utf8()..];
                if ends(self.text) {
                    continue;
                }
            }
            if let Some(ask) = self.ask() {
                return Some(Piece::Term(Term { not, ask }));
            }
        }
    }

    fn ask(&mut self) -> Option<Ask> {
        if let Some(words) = self.quoted() {
            return sound(words).map(|words| Ask::Phrase(words.to_owned()));
        }
        let word = self.text.split(|c: char| c.is_whitespace() || is_quote(c)).next().unwrap_or_default();
        if let Some((name, value)) = word.split_once(':')
            && !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !value.starts_with("//")
        {
            let known = Operator::ALL.into_iter().find(|operator| operator.as_str().eq_ignore_ascii_case(name));
            match known {
                Some(operator) => {
                    self.text = &self.text[name.len() + 1..];
                    return self.operation(operator);
                }
                None => self.notes.push(Note::NoOperator(name.to_owned())),
            }
        }
        self.text = &self.text[word.len()..];
        // What joins clauses where it stands alone is a word where quotation marks touch it: written small, it is read as one again.
        let word = if matches!(word, "OR" | "AND") { word.to_lowercase() } else { word.to_owned() };
        sound(&word).map(|word| Ask::Word(word.to_owned()))
    }

    /// What stands behind an operator's colon.
    fn operation(&mut self, operator: Operator) -> Option<Ask> {
        let mut value = match self.quoted() {
            Some(quoted) => quoted.to_owned(),
            None => self.word().to_owned(),
        };
        // The distance stands behind the quotation marks.
        if operator == Operator::Near && self.text.starts_with('/') {
            value.push_str(self.word());
        }
        match operation(operator, &value) {
            Ok(ask) => Some(ask),
            Err(note) => {
                self.notes.push(note);
                None
            }
        }
    }

    /// Up to the next space or quotation mark.
    fn word(&mut self) -> &'t str {
        let end = self.text.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(self.text.len());
        let (word, rest) = self.text.split_at(end);
        self.text = rest;
        word
    }

    /// What stands between quotation marks.
    fn quoted(&mut self) -> Option<&'t str> {
        let mut letters = self.text.chars();
        letters.next().filter(|first| is_quote(*first))?;
        let inside = letters.as_str();
        let (words, rest) = match inside.split_once(is_quote) {
            Some(split) => split,
            None => {
                self.notes.push(Note::Unclosed);
                (inside, "")
            }
        };
        self.text = rest;
        Some(words.trim())
    }
}

/// A word ends here.
fn ends(text: &str) -> bool {
    text.chars().next().is_none_or(char::is_whitespace)
}

/// As keyboards and word processors of many countries write them.
fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '「' | '」')
}

/// Something that can be searched for: with a letter or a digit.
fn sound(words: &str) -> Option<&str> {
    words.contains(char::is_alphanumeric).then_some(words)
}

/// An operator with its value.
pub(super) fn operation(operator: Operator, value: &str) -> Result<Ask, Note> {
    let value = value.trim();
    if sound(value).is_none() {
        return Err(Note::Nothing(operator));
    }
    let text = value.to_owned();
    Ok(match operator {
        Operator::Source => Ask::Source(text),
        Operator::Section => Ask::Section(text.trim_start_matches('#').to_owned()),
        Operator::By => Ask::By(text),
        Operator::Language => Ask::Language(text),
        Operator::Before => Ask::Before(day(value)?),
        Operator::After => Ask::After(day(value)?),
        Operator::Near => near(value),
    })
}

/// `Port Sable`, `Port Sable/50km`, `Port Sable/50`.
fn near(value: &str) -> Ask {
    let distance = value.rsplit_once('/').and_then(|(place, distance)| {
        let number = distance.trim().to_ascii_lowercase();
        let km = number.strip_suffix("km").unwrap_or(&number).trim().parse::<u32>().ok()?;
        sound(place)?;
        Some((place.trim(), km.clamp(1, MOST_KM)))
    });
    match distance {
        Some((place, km)) => Ask::Near(place.to_owned(), Some(km)),
        None => Ask::Near(value.to_owned(), None),
    }
}

/// `2026`, `2026-03`, `2026-03-05`.
fn day(value: &str) -> Result<Day, Note> {
    let read = || {
        let mut parts = value.split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let mut part = || match parts.next() {
            None => Some(1),
            Some(part) => part.parse().ok().filter(|_| part.len() <= 2),
        };
        let (month, day) = (part()?, part()?);
        Date::new(year, month, day).ok().filter(|_| parts.next().is_none())
    };
    read().map(|date| Day { typed: value.to_owned(), date }).ok_or_else(|| Note::NoDate(value.to_owned()))
}
