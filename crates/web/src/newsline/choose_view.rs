//! What can stand on a newsline, and what does: sections, words, sources, own feeds, lists in and out.

use std::collections::BTreeMap;

use askama::Template;
use markup::text::fold_letters;
use model::Source;
use store::{Mute, Newsline, OWN_FEEDS, OwnFeed};
use url::form_urlencoded::Serializer;

use super::choose::Asked;
use super::view::{ToggleView, sections};
use crate::page::{Shell, Visit, publisher};

/// Sources on a page.
const OF_PAGE: usize = 60;

/// The page.
#[derive(Template)]
#[template(path = "newsline_choose.html")]
pub struct ChooseView {
    /// Around it.
    pub shell: Shell,
    /// Addresses of this edition begin so.
    pub base: String,
    /// This page with what was asked for, for forms that lead back to it.
    pub back: String,
    /// In the reader's order.
    pub sections: Vec<ToggleView>,
    /// Words that are not wanted: as they are looked for, as they were written.
    pub mutes: Vec<(String, String)>,
    /// "12 of 40 sources are on".
    pub count: String,
    /// What was searched for.
    pub asked: String,
    /// By name.
    pub categories: Vec<CategoryView>,
    /// The category that is shown, if one is.
    pub category: String,
    /// Those that were asked for.
    pub sources: Vec<SourceRow>,
    /// The page before, where there is one.
    pub before: Option<String>,
    /// The page after.
    pub after: Option<String>,
    /// The reader may bring feeds: how many at most, said.
    pub may_bring: Option<String>,
    /// Feeds that the reader brought.
    pub own: Vec<OwnRow>,
    /// The newsline has an address for feed readers.
    pub open: bool,
}

/// A category of sources.
pub struct CategoryView {
    /// Its name.
    pub name: String,
    /// Its sources alone.
    pub href: String,
    /// "3 of 12".
    pub count: String,
    /// None of it is off.
    pub all_on: bool,
    /// None of it is on.
    pub all_off: bool,
}

/// A source.
pub struct SourceRow {
    /// What the button sends.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its category.
    pub category: String,
    /// It is on.
    pub on: bool,
}

/// A feed that a reader brought.
pub struct OwnRow {
    /// What the button sends.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its address.
    pub url: String,
    /// What happened when it was asked, in plain words.
    pub status: Option<String>,
}

impl ChooseView {
    /// Of all sources, and what a reader chose.
    #[must_use]
    pub(crate) fn new(sources: &[Source], line: &Newsline, mutes: &[Mute], own: &[OwnFeed], asked: &Asked, visit: &Visit) -> ChooseView {
        let words = visit.words;
        let on = sources.iter().filter(|source| line.has(source.id)).count();
        let wanted = fold_letters(&asked.q);
        let found: Vec<&Source> = sources
            .iter()
            .filter(|source| asked.category.is_empty() || category(source) == asked.category)
            .filter(|source| wanted.is_empty() || fold_letters(&source.settings.name).contains(&wanted))
            .collect();
        let pages = found.len().div_ceil(OF_PAGE).max(1);
        let page = asked.page.unwrap_or(1).clamp(1, pages);
        let address = |page: usize| address(&asked.q, &asked.category, page, visit);
        ChooseView {
            shell: Shell::new(visit, "newsline/choose", words.say("newsline-choose")).for_one(),
            base: visit.to(""),
            back: address(page),
            sections: sections(line, visit),
            mutes: mutes.iter().map(|mute| (mute.key.clone(), mute.word.clone())).collect(),
            count: words.fill_all("newsline-on-of", &[("on", &on), ("all", &sources.len())]),
            asked: asked.q.clone(),
            categories: categories(sources, line, visit),
            category: asked.category.clone(),
            sources: found.iter().skip((page - 1) * OF_PAGE).take(OF_PAGE).map(|source| SourceRow::new(source, line, visit)).collect(),
            before: (page > 1).then(|| address(page - 1)),
            after: (page < pages).then(|| address(page + 1)),
            open: false,
            may_bring: visit.edition.own_feeds.then(|| words.count("newsline-own-most", OWN_FEEDS)),
            own: own
                .iter()
                .map(|feed| OwnRow { id: feed.source.0, name: feed.name.clone(), url: feed.url.clone(), status: feed.status.clone() })
                .collect(),
        }
    }
}

impl SourceRow {
    fn new(source: &Source, line: &Newsline, visit: &Visit) -> SourceRow {
        SourceRow {
            slug: source.settings.slug.clone(),
            name: publisher(&source.settings.name),
            href: visit.to(&format!("source/{}", source.settings.slug)),
            category: category(source).to_owned(),
            on: line.has(source.id),
        }
    }
}

fn category(source: &Source) -> &str {
    source.settings.category.as_deref().map(str::trim).unwrap_or_default()
}

fn categories(sources: &[Source], line: &Newsline, visit: &Visit) -> Vec<CategoryView> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for source in sources.iter().filter(|source| !category(source).is_empty()) {
        let (on, all) = counts.entry(category(source)).or_default();
        *on += usize::from(line.has(source.id));
        *all += 1;
    }
    counts
        .into_iter()
        .map(|(name, (on, all))| CategoryView {
            name: name.to_owned(),
            href: address("", name, 1, visit),
            count: visit.words.fill_all("newsline-of", &[("on", &on), ("all", &all)]),
            all_on: on == all,
            all_off: on == 0,
        })
        .collect()
}

/// This page, with what is asked for.
fn address(q: &str, category: &str, page: usize, visit: &Visit) -> String {
    let mut query = Serializer::new(String::new());
    for (name, value) in [("q", q), ("category", category)] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    if page > 1 {
        query.append_pair("page", &page.to_string());
    }
    let query = query.finish();
    if query.is_empty() { visit.to("newsline/choose") } else { format!("{}?{query}", visit.to("newsline/choose")) }
}

#[cfg(test)]
mod tests {
    use model::{Rights, SourceId, SourceSettings};

    use super::*;
    use crate::tests::made;

    fn sources(count: i64) -> Vec<Source> {
        (1..=count)
            .map(|n| Source {
                id: SourceId(n),
                own: false,
                settings: SourceSettings {
                    slug: format!("paper-{n}"),
                    name: if n == 7 { "L’Écho du lac".into() } else { format!("Paper {n}") },
                    category: Some(["Local", "World & sea"][n as usize % 2].into()),
                    ..made::source(Rights::Full).settings
                },
            })
            .collect()
    }

    fn view(asked: &Asked) -> ChooseView {
        let line = Newsline { switched: [(SourceId(2), false)].into(), ..Newsline::default() };
        ChooseView::new(&sources(500), &line, &[], &[], asked, &made::visit())
    }

    #[test]
    fn five_hundred_sources_come_in_pages_and_categories() {
        let first = view(&Asked::default());
        assert_eq!((first.sources.len(), first.count.as_str()), (60, "499 of 500 sources are on"));
        assert_eq!((first.before, first.after.as_deref()), (None, Some("/lake/newsline/choose?page=2")));
        let last = view(&Asked { page: Some(99), ..Asked::default() });
        assert_eq!((last.sources.len(), last.back.as_str()), (20, "/lake/newsline/choose?page=9"));
        let counts: Vec<(&str, &str)> = first.categories.iter().map(|category| (category.name.as_str(), category.count.as_str())).collect();
        assert_eq!(counts, [("Local", "249 of 250"), ("World & sea", "250 of 250")]);
        assert_eq!(first.categories[1].href, "/lake/newsline/choose?category=World+%26+sea");
        assert_eq!(view(&Asked { category: "Local".into(), ..Asked::default() }).sources.iter().filter(|row| !row.on).count(), 1);
    }

    #[test]
    fn a_source_is_found_by_a_part_of_its_name_without_its_accents() {
        let found = |q: &str| view(&Asked { q: q.into(), ..Asked::default() }).sources.into_iter().map(|row| row.name).collect::<Vec<_>>();
        assert_eq!(found("echo"), ["L’Écho du lac"]);
        assert_eq!(found("nowhere"), [""; 0]);
        assert_eq!(found("  "), found(""));
    }
}
