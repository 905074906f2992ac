//! What the page is: an article, or one of the things that stand where articles do.

use markup::text::fold;
use model::ArticleKind;

use super::json_ld::JsonLd;
use super::page::Page;

/// What was counted in the text that was found.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Measure {
    /// Words of it.
    pub(crate) words: usize,
    /// Blocks of it that are prose.
    pub(crate) prose_blocks: usize,
    /// The part of the page's characters that is within links, 0.0 to 1.0.
    pub(crate) link_share: f32,
    /// Pictures in it.
    pub(crate) pictures: usize,
    /// Players in it.
    pub(crate) videos: usize,
    /// Dated entries in it.
    pub(crate) entries: usize,
}

/// Words below which a text that isn't free is only its beginning.
const BEGINNING: usize = 250;
/// Words below which a page has little to say.
const LITTLE: usize = 120;

/// Whole headings of pages that say there is no page.
const GONE: &[&str] = &[
    "404",
    "error 404",
    "404 error",
    "404 not found",
    "not found",
    "page not found",
    "404 page not found",
    "page not found 404",
    "page not available",
    "page unavailable",
    "page no longer available",
    "this page isn t available",
    "content not found",
    "article not found",
    "410 gone",
    "oops",
    "seite nicht gefunden",
    "seite wurde nicht gefunden",
    "die seite wurde nicht gefunden",
    "artikel nicht gefunden",
    "page introuvable",
    "page non trouvée",
    "la page est introuvable",
    "página no encontrada",
    "no se ha encontrado la página",
    "contenido no encontrado",
    "página não encontrada",
    "pagina non trovata",
    "pagina niet gevonden",
    "sidan hittades inte",
    "sidan kunde inte hittas",
    "siden blev ikke fundet",
    "siden finnes ikke",
    "fant ikke siden",
    "sivua ei löytynyt",
    "nie znaleziono strony",
    "strona nie istnieje",
    "stránka nenalezena",
    "страница не найдена",
    "сторінку не знайдено",
    "sayfa bulunamadı",
    "halaman tidak ditemukan",
    "ページが見つかりません",
    "页面不存在",
    "找不到页面",
    "找不到頁面",
    "페이지를 찾을 수 없습니다",
];

/// Decides. The first of these that holds: a page that says it is gone; a live blog; a wall before a short text; nothing at all; a player
/// or pictures with few words; links and no prose; an article.
pub(crate) fn find(page: &Page, json: &JsonLd, measure: &Measure) -> ArticleKind {
    let is = |ends: &[&str]| json.types.iter().any(|t| ends.iter().any(|end| t.ends_with(end)));
    let og = page.first_meta(&["og:type"]).map(str::to_ascii_lowercase).unwrap_or_default();
    let short = measure.words < LITTLE;
    if short && says_gone(page) {
        return ArticleKind::Gone;
    }
    if is(&["liveblogposting"]) || measure.entries >= 5 && measure.words >= LITTLE {
        return ArticleKind::LiveBlog;
    }
    let article = is(&["article", "blogposting", "newsitem", "report", "review"]) || og == "article";
    if measure.words < BEGINNING && (json.free == Some(false) || page.first_meta(&["article:content_tier"]) == Some("locked")) {
        return ArticleKind::Paywalled;
    }
    if measure.words == 0 && measure.videos == 0 && measure.pictures == 0 && !article {
        return if measure.link_share > 0.6 { ArticleKind::Index } else { ArticleKind::None };
    }
    let video = og.starts_with("video") || is(&["videoobject", "movie", "clip"]) && !article;
    if short && (video || measure.videos > 0 && measure.prose_blocks <= 2) {
        return ArticleKind::Video;
    }
    let gallery = is(&["imagegallery", "mediagallery"]);
    let pictured = measure.pictures >= 5 && measure.words < measure.pictures * 60 && measure.prose_blocks <= measure.pictures + 2;
    if measure.pictures >= 3 && gallery && measure.words < measure.pictures * 150 || pictured {
        return ArticleKind::Gallery;
    }
    let listed = is(&["collectionpage", "itemlist", "searchresultspage"]) || og == "website" && !article;
    if !article
        && (measure.link_share > 0.6 && measure.prose_blocks <= 3 || listed && measure.link_share > 0.5 && measure.prose_blocks <= 5)
        || short && measure.link_share > 0.7 && measure.prose_blocks <= 1
    {
        return ArticleKind::Index;
    }
    if measure.words == 0 { ArticleKind::None } else { ArticleKind::Article }
}

/// Does the title or the first heading say that there is no page? A window's title may have the site's name behind it.
fn says_gone(page: &Page) -> bool {
    let parts =
        |title: &'_ String| title.split(['|', '-', '–', '—', ':', '·']).map(str::to_owned).chain([title.clone()]).collect::<Vec<_>>();
    let titles = page.title.iter().flat_map(parts);
    let headings = page.headings.iter().take(3).map(|heading| heading.text.clone());
    titles.chain(headings).any(|text| GONE.contains(&fold(&text).as_str()))
}

#[cfg(test)]
mod tests {
    use markup::tree::Tree;

    use super::*;

    fn kind(html: &str, measure: Measure) -> ArticleKind {
        let tree = Tree::parse(html);
        let page = Page::read(&tree);
        find(&page, &JsonLd::read(&page.json), &measure)
    }

    fn json(json: &str) -> String {
        format!("<script type='application/ld+json'>{json}</script>")
    }

    const PROSE: Measure = Measure { words: 600, prose_blocks: 12, link_share: 0.3, pictures: 1, videos: 0, entries: 0 };
    const LITTLE_PROSE: Measure = Measure { words: 40, prose_blocks: 1, ..PROSE };

    #[test]
    fn prose_is_an_article_whatever_stands_round_it() {
        assert_eq!(kind("<h1>Ferry adds a sailing</h1>", PROSE), ArticleKind::Article);
        assert_eq!(kind("<title>404 ways to sail</title>", PROSE), ArticleKind::Article);
        assert_eq!(kind(&json(r#"{"@type":"NewsArticle","isAccessibleForFree":false}"#), PROSE), ArticleKind::Article);
    }

    #[test]
    fn a_page_that_is_gone_says_so_in_its_title() {
        assert_eq!(kind("<title>Page not found | Harbor Post</title>", LITTLE_PROSE), ArticleKind::Gone);
        assert_eq!(kind("<h1>Seite nicht gefunden</h1>", LITTLE_PROSE), ArticleKind::Gone);
        assert_eq!(kind("<h1>Ring not found</h1>", LITTLE_PROSE), ArticleKind::Article);
    }

    #[test]
    fn a_wall_before_a_short_text_is_one() {
        assert_eq!(kind(&json(r#"{"@type":"NewsArticle","isAccessibleForFree":"False"}"#), LITTLE_PROSE), ArticleKind::Paywalled);
    }

    #[test]
    fn live_blogs_players_pictures_and_lists_are_told_apart() {
        assert_eq!(kind(&json(r#"{"@type":"LiveBlogPosting"}"#), PROSE), ArticleKind::LiveBlog);
        assert_eq!(kind("<meta property=og:type content=video.other>", Measure { videos: 1, ..LITTLE_PROSE }), ArticleKind::Video);
        let pictures = Measure { words: 300, prose_blocks: 12, pictures: 12, ..PROSE };
        assert_eq!(kind(&json(r#"{"@type":"ImageGallery"}"#), pictures), ArticleKind::Gallery);
        assert_eq!(kind("", Measure { words: 80, prose_blocks: 1, link_share: 0.8, pictures: 0, ..PROSE }), ArticleKind::Index);
        assert_eq!(kind("", Measure::default()), ArticleKind::None);
    }
}
