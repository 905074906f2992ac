//! A page of results, ready to be set.

use askama::Template;
use jiff::Timestamp;
use model::Source;
use search::{Note, Operator, Piece, Query, Sort};

use super::look::day_before;
use super::show::{Asked, MOST_PAGES, ON_A_PAGE};
use super::{Asking, Results, Row};
use crate::page::{Shell, Tongue, Visit, publisher};
use crate::when::Moment;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "search.html")]
pub struct SearchView {
    /// Around it.
    pub shell: Shell,
    /// Where the form leads.
    pub action: String,
    /// The query as it was typed.
    pub typed: String,
    /// The newest first.
    pub by_date: bool,
    /// Seen as it was at an earlier time: as it was typed, and for people, and where it is as of now.
    pub then: Option<(String, Moment, String)>,
    /// What can be found here, while nothing is asked for.
    pub intro: Option<&'static str>,
    /// Instead of results: a label, a headline and a sentence.
    pub stand_in: Option<[String; 3]>,
    /// "12 stories, 30 reports".
    pub summary: Option<String>,
    /// The index is not made up to now.
    pub late: Option<&'static str>,
    /// What was not understood, each as a sentence.
    pub notes: Vec<String>,
    /// What may have been meant.
    pub suggestion: Option<ChoiceView>,
    /// In which order.
    pub orders: Vec<ChoiceView>,
    /// What was found.
    pub rows: Vec<RowView>,
    /// By what it can be narrowed.
    pub facets: Vec<FacetView>,
    /// "Page 2 of 5", where there are several.
    pub pages: Option<String>,
    /// The page before.
    pub before: Option<String>,
    /// The page behind.
    pub behind: Option<String>,
    /// What may be typed, and what it does.
    pub manual: Vec<(&'static str, &'static str)>,
}

/// A link to the same search, changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceView {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub name: String,
    /// How many reports there are, for people.
    pub count: Option<String>,
    /// It is so now.
    pub chosen: bool,
}

/// What results can be narrowed by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetView {
    /// An id for its heading.
    pub id: &'static str,
    /// Heading.
    pub name: &'static str,
    /// Its values.
    pub choices: Vec<ChoiceView>,
}

/// A story that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowView {
    /// The story's page.
    pub href: String,
    /// Its headline.
    pub title: Vec<Piece>,
    /// The headline's language.
    pub tongue: Tongue,
    /// The page of the article by which it was found.
    pub topic: String,
    /// Its source.
    pub source: String,
    /// The article's own headline, where it is another.
    pub own_title: Option<Vec<Piece>>,
    /// What may be shown of the article.
    pub excerpt: Vec<Piece>,
    /// The article's language.
    pub own_tongue: Tongue,
    /// Section name and address, if it is one of the edition's.
    pub kicker: Option<(String, String)>,
    /// A report came in within the hour.
    pub new: bool,
    /// Its newest report.
    pub when: Moment,
    /// "6 sources".
    pub sources: Option<String>,
    /// "3 reports found", where there are several.
    pub reports: Option<String>,
}

impl SearchView {
    pub(super) fn new(asked: &Asked, query: &Query, then: Option<Timestamp>, visit: &Visit) -> SearchView {
        let words = visit.words;
        let title =
            if query.is_empty() { words.say("search-title").to_owned() } else { words.fill("search-title-of", "query", asked.q.trim()) };
        let mut shell = Shell::new(visit, "search", &title).described(words.say("search-unasked"));
        // What was found is other search engines' own business; that one can search here is a page.
        shell.hidden |= !asked.q.trim().is_empty();
        if !query.is_empty() {
            shell = shell.listed(visit, &format!("search?{}", asked.newest()));
        }
        let address = Address { visit, asked };
        SearchView {
            shell,
            action: visit.to("search"),
            typed: asked.q.trim().to_owned(),
            by_date: asked.order() == Sort::Date,
            then: then.map(|at| {
                let now = Asked { at: None, page: None, ..asked.clone() };
                (at.to_string(), visit.exactly(at), Address { visit, asked: &now }.of(query, asked.order(), 1))
            }),
            intro: None,
            stand_in: None,
            summary: None,
            late: None,
            notes: Vec::new(),
            suggestion: None,
            orders: [(Sort::Relevance, words.say("search-by-relevance")), (Sort::Date, words.say("search-by-date"))]
                .map(|(order, name)| choice(address.of(query, order, 1), name, None, asked.order() == order))
                .into(),
            rows: Vec::new(),
            facets: Vec::new(),
            pages: None,
            before: None,
            behind: None,
            manual: manual(words),
        }
    }

    /// With nothing asked for, or nothing understood of it.
    pub(super) fn unasked(mut self, query: &Query, visit: &Visit) -> SearchView {
        let words = visit.words;
        self.notes = notes(query.notes(), words);
        self.orders.clear();
        self.intro = Some(words.say("search-unasked"));
        self
    }

    /// While there is no index.
    pub(super) fn unmade(mut self, visit: &Visit) -> SearchView {
        let words = visit.words;
        self.orders.clear();
        self.stand_in =
            Some([words.say("search-unmade-label"), words.say("search-unmade"), words.say("search-unmade-say")].map(str::to_owned));
        self
    }

    /// The index is not made up to now.
    pub(super) fn behind(mut self, visit: &Visit) -> SearchView {
        self.late = Some(visit.words.say("search-late"));
        self
    }

    pub(super) fn found(mut self, asked: &Asked, asking: &Asking, results: &Results, sources: &[Source], visit: &Visit) -> SearchView {
        let words = visit.words;
        let address = Address { visit, asked };
        self.notes = notes(&results.notes, words);
        self.suggestion =
            results.suggestion.as_ref().map(|query| choice(address.of(query, asking.sort, 1), &query.to_string(), None, false));
        self.rows = results.rows.iter().map(|row| RowView::new(row, visit)).collect();
        self.facets = facets(asking, results, sources, visit, &address);
        if results.stories == 0 {
            self.orders.clear();
            self.stand_in = Some([
                words.say("search-nothing-label").to_owned(),
                words.say("search-nothing").to_owned(),
                words.say("search-nothing-say").to_owned(),
            ]);
            return self;
        }
        self.summary = Some(format!(
            "{}{}{}",
            words.count("count-stories", results.stories),
            words.say("search-comma"),
            words.count("count-reports", results.articles)
        ));
        let (page, last) = (asked.number(), results.stories.div_ceil(ON_A_PAGE).min(MOST_PAGES));
        if last > 1 {
            self.pages = Some(words.fill_all("search-page", &[("page", &page), ("last", &last)]));
            self.before = (page > 1).then(|| address.of(&asking.query, asking.sort, page - 1));
            self.behind = (page < last).then(|| address.of(&asking.query, asking.sort, page + 1));
        }
        self
    }
}

impl RowView {
    fn new(row: &Row, visit: &Visit) -> RowView {
        let (words, found) = (visit.words, &row.found);
        let head = &found.head;
        let kicker = found.story.sections.iter().find_map(|tag| {
            let name = visit.section_name(tag)?;
            Some((name.to_owned(), visit.to(&format!("section/{tag}"))))
        });
        RowView {
            href: visit.to(&format!("story/{}", found.story.slug)),
            title: if row.title.is_empty() {
                vec![Piece { text: words.say("card-untitled").to_owned(), marked: false }]
            } else {
                row.title.clone()
            },
            tongue: visit.tongue(found.story.language.as_deref()),
            topic: visit.to(&format!("topic/{}/{}", head.source_slug, head.slug)),
            source: publisher(&head.source_name),
            own_title: row.own_title.clone(),
            excerpt: row.excerpt.clone(),
            own_tongue: visit.tongue(head.language.as_deref()),
            kicker,
            new: visit.is_new(found.newest),
            when: visit.ago(found.newest),
            sources: (found.sources > 1).then(|| words.count("count-sources", found.sources)),
            reports: (row.reports > 1).then(|| words.count("search-reports-found", row.reports)),
        }
    }
}

/// Where the same search stands, changed.
struct Address<'a> {
    visit: &'a Visit,
    asked: &'a Asked,
}

impl Address<'_> {
    fn of(&self, query: &Query, sort: Sort, page: usize) -> String {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        pairs.append_pair("q", &query.to_string());
        if sort == Sort::Date {
            pairs.append_pair("sort", "date");
        }
        if let Some(at) = self.asked.at.as_deref().filter(|at| !at.trim().is_empty()) {
            pairs.append_pair("at", at);
        }
        if page > 1 {
            pairs.append_pair("page", &page.to_string());
        }
        format!("{}?{}", self.visit.to("search"), pairs.finish())
    }
}

fn choice(href: String, name: &str, count: Option<String>, chosen: bool) -> ChoiceView {
    ChoiceView { href, name: name.to_owned(), count, chosen }
}

/// Sections, sources and times that have reports; each chosen one leads back to the search without it.
fn facets(asking: &Asking, results: &Results, sources: &[Source], visit: &Visit, address: &Address<'_>) -> Vec<FacetView> {
    let words = visit.words;
    let query = &asking.query;
    let link = |operator: Operator, value: &str, name: &str, count: usize| {
        let chosen = query.value(operator).as_deref() == Some(value);
        let other = query.narrowed(operator, Some(value).filter(|_| !chosen));
        choice(address.of(&other, asking.sort, 1), name, Some(words.number(i64::try_from(count).unwrap_or(i64::MAX))), chosen)
    };
    let sections =
        results.facets.sections.iter().filter_map(|(tag, count)| Some(link(Operator::Section, tag, visit.section_name(tag)?, *count)));
    let by_source = results.facets.sources.iter().filter_map(|(id, count)| {
        let source = sources.iter().find(|source| source.id == *id)?;
        Some(link(Operator::Source, &source.settings.slug, &publisher(&source.settings.name), *count))
    });
    let zone = visit.calendar.zone();
    let names = [words.say("search-day"), words.say("search-week"), words.say("search-month"), words.say("search-year")];
    let since = super::look::SPANS.into_iter().zip(names).zip(results.facets.since);
    let times = since
        // A time that leaves nothing out narrows nothing, unless it is what was chosen.
        .filter(|(_, count)| *count > 0 && (*count < results.articles || query.value(Operator::After).is_some()))
        .map(|((days, name), count)| link(Operator::After, &day_before(asking.at, days, zone).to_string(), name, count));
    [
        FacetView { id: "by-section", name: words.say("search-sections"), choices: sections.collect() },
        FacetView { id: "by-source", name: words.say("search-by-source"), choices: by_source.collect() },
        FacetView { id: "by-time", name: words.say("search-times"), choices: times.collect() },
    ]
    .into_iter()
    .filter(|facet| !facet.choices.is_empty())
    .collect()
}

/// What was not understood, each as a sentence.
#[must_use]
pub fn notes(notes: &[Note], words: Words) -> Vec<String> {
    let said = |note: &Note| match note {
        Note::Unclosed => words.say("search-note-unclosed").to_owned(),
        Note::Nothing(operator) => words.fill("search-note-nothing", "operator", operator.as_str()),
        Note::NoOperator(name) => words.fill("search-note-operator", "operator", name),
        Note::NoDate(text) => words.fill("search-note-date", "text", text),
        Note::NoPlace(text) => words.fill("search-note-place", "text", text),
        Note::NoSource(text) => words.fill("search-note-source", "text", text),
        Note::NoSection(text) => words.fill("search-note-section", "text", text),
        Note::TooLong => words.say("search-note-long").to_owned(),
    };
    notes.iter().map(said).collect()
}

/// What may be typed, and what it does.
fn manual(words: Words) -> Vec<(&'static str, &'static str)> {
    vec![
        ("ferry strike", words.say("search-help-words")),
        ("\"night ferry\"", words.say("search-help-phrase")),
        ("ferry OR boat", words.say("search-help-or")),
        ("ferry -strike", words.say("search-help-not")),
        ("source:harbor-post", words.say("search-help-source")),
        ("section:local", words.say("search-help-section")),
        ("by:\"Ada Lindqvist\"", words.say("search-help-by")),
        ("language:de", words.say("search-help-language")),
        ("after:2026-03  before:2026-03-15", words.say("search-help-date")),
        ("near:\"Port Sable\"  near:Duluth/50km", words.say("search-help-near")),
    ]
}
