//! The pages' views and the ten layouts that they are given to, one folder of `templates/` for each publisher.

use askama::Template;

use crate::desk::{Site, Story};

/// A layout that could not be filled in.
pub(crate) type Unrendered = askama::Error;
/// A page's HTML.
pub(crate) type Rendered = Result<String, Unrendered>;

/// What an article's page shows.
pub(crate) struct ArticlePage<'a> {
    pub(crate) site: &'a Site,
    pub(crate) story: &'a Story,
    /// Other reports of the same publisher, those of the same section first.
    pub(crate) related: Vec<&'a Story>,
    /// The article as schema.org tells it, ready for a script element.
    pub(crate) json_ld: String,
}

/// What a page shows that lists articles: home, sections, tags; and, with a note above, the about page and the 404 page.
pub(crate) struct ListPage<'a> {
    pub(crate) site: &'a Site,
    pub(crate) heading: &'a str,
    pub(crate) note: &'a [&'a str],
    pub(crate) stories: Vec<&'a Story>,
    pub(crate) front: bool,
}

macro_rules! layouts {
    ($($house:ident: $article:literal $list:literal;)*) => {$(
        pub(crate) mod $house {
            use super::{ArticlePage, ListPage, Rendered, Template};

            #[derive(Template)]
            #[template(path = $article)]
            struct Article<'a> {
                page: &'a ArticlePage<'a>,
            }

            #[derive(Template)]
            #[template(path = $list)]
            struct List<'a> {
                page: &'a ListPage<'a>,
            }

            pub(crate) fn article(page: &ArticlePage) -> Rendered {
                Article { page }.render()
            }

            pub(crate) fn list(page: &ListPage) -> Rendered {
                List { page }.render()
            }
        }
    )*};
}

layouts! {
    courier: "courier/article.html" "courier/list.html";
    harborpost: "harborpost/article.html" "harborpost/list.html";
    northline: "northline/article.html" "northline/list.html";
    tribune: "tribune/article.html" "tribune/list.html";
    coastwire: "coastwire/article.html" "coastwire/list.html";
    ledger: "ledger/article.html" "ledger/list.html";
    furrow: "furrow/article.html" "furrow/list.html";
    touchline: "touchline/article.html" "touchline/list.html";
    gaceta: "gaceta/article.html" "gaceta/list.html";
    tageblatt: "tageblatt/article.html" "tageblatt/list.html";
}
