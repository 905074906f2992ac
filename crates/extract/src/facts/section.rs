//! The section that the page stands in, and its keywords.

use markup::text::fold;

use super::json_ld::JsonLd;
use super::page::Page;

/// Tags kept.
const TAGS: usize = 30;
/// Names of the front page in breadcrumbs.
const HOME: &[&str] = &[
    "home",
    "homepage",
    "home page",
    "start",
    "startseite",
    "front page",
    "accueil",
    "inicio",
    "portada",
    "início",
    "página inicial",
    "prima pagina",
    "etusivu",
    "forside",
    "forsiden",
    "hem",
    "strona główna",
    "główna",
    "главная",
    "ana sayfa",
    "anasayfa",
    "beranda",
    "domů",
    "ホーム",
    "トップ",
    "首页",
    "首頁",
    "홈",
    "news",
    "all news",
];

/// The first of `article:section`, JSON-LD's section, and the last breadcrumb that is neither the front page nor the article itself.
pub(super) fn find(page: &Page, json: &JsonLd, title: Option<&str>, site: Option<&str>) -> Option<(String, &'static str)> {
    let named = |text: &str| {
        let text = markup::text::fold_space(&markup::text::unescape(text));
        let last = text.rsplit(" > ").next().unwrap_or(&text).trim().to_owned();
        let said = (2..=60).contains(&last.chars().count()) && !last.contains("://") && last.chars().any(char::is_alphabetic);
        said.then_some(last)
    };
    let home = |name: &str| {
        let folded = fold(name);
        HOME.contains(&folded.as_str()) || site.is_some_and(|site| fold(site) == folded)
    };
    let own = |name: &str| title.is_some_and(|title| fold(title) == fold(name));
    let in_meta = page.meta("article:section").find_map(named).map(|name| (name, "meta article:section"));
    in_meta.or_else(|| json.section.as_deref().and_then(named).map(|name| (name, "JSON-LD articleSection"))).or_else(|| {
        let crumbs = json.breadcrumbs.iter().rev().filter(|name| !home(name) && !own(name));
        crumbs.filter_map(|name| named(name)).next().map(|name| (name, "JSON-LD breadcrumbs"))
    })
}

/// Section and keywords, as given, each once.
pub(super) fn tags(page: &Page, json: &JsonLd) -> Vec<String> {
    let sections = page.meta("article:section").map(str::to_owned);
    let listed = ["article:tag", "news_keywords", "keywords", "parsely-tags"]
        .iter()
        .flat_map(|key| page.meta(key))
        .flat_map(|list| list.split([',', ';']))
        .map(str::to_owned);
    let mut tags: Vec<String> = Vec::new();
    for tag in sections.chain(json.tags.iter().cloned()).chain(listed) {
        let tag = markup::text::fold_space(&tag);
        let length = tag.chars().count();
        if (2..=60).contains(&length) && tags.len() < TAGS && !tags.iter().any(|known| fold(known) == fold(&tag)) {
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use markup::tree::Tree;

    use super::*;

    fn section(html: &str) -> Option<String> {
        let tree = Tree::parse(html);
        let page = Page::read(&tree);
        find(&page, &JsonLd::read(&page.json), Some("Ferry adds a sailing"), Some("Harbor Post")).map(|(name, _)| name)
    }

    #[test]
    fn a_section_is_stated_or_the_last_breadcrumb_but_the_article() {
        assert_eq!(section("<meta property=article:section content='News &gt; Islands'>").as_deref(), Some("Islands"));
        let crumbs = r#"<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[
            {"position":3,"name":"Ferry adds a sailing"},{"position":2,"item":{"name":"Islands"}},{"position":1,"name":"Home"}]}</script>"#;
        assert_eq!(section(crumbs).as_deref(), Some("Islands"));
        let home = r#"<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"name":"Harbor Post"}]}</script>"#;
        assert_eq!(section(home), None);
    }
}
