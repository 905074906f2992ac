//! What the makers of a page call its parts: class names, ids and the like, sorted into groups of words that mean the same.
//!
//! The groups are features for a model, never verdicts: `has-sidebar` may be on the page's own frame. Words come from the class names
//! of many publishing systems, in the languages that name their classes in their own words.
//! The file is long because each word has a line of its own.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use markup::tree::{Id, Tree};

/// Groups in all; each is a bit of a mask.
pub(crate) const GROUPS: usize = 32;

/// The group of footers.
pub(crate) const FOOTER: usize = 8;

/// Words of a group. One that begins with `=` counts only as a whole word of a name (`ad` in `ad-slot` or `adSlot`, not in `header`).
const WORDS: [(&str, &[&str]); GROUPS] = [
    (
        "article",
        &[
            "article",
            "story",
            "=post",
            "=posts",
            "entry",
            "artikel",
            "beitrag",
            "noticia",
            "articulo",
            "=nota",
            "artigo",
            "materia",
            "newsdetail",
            "news-detail",
            "single",
        ],
    ),
    (
        "text",
        &[
            "content",
            "=body",
            "text",
            "=copy",
            "inhalt",
            "conteudo",
            "contenido",
            "contenu",
            "prose",
            "wysiwyg",
            "paragraph",
            "absatz",
            "richtext",
            "=rte",
            "markdown",
        ],
    ),
    (
        "article text",
        &[
            "articlebody",
            "article-body",
            "article_body",
            "article__body",
            "articletext",
            "article-text",
            "article-content",
            "article__content",
            "articlecontent",
            "article_content",
            "entry-content",
            "entry__content",
            "post-content",
            "post_content",
            "postcontent",
            "post__content",
            "story-body",
            "storybody",
            "story_body",
            "story-content",
            "storytext",
            "story-text",
            "post-body",
            "postbody",
            "content-body",
            "contentbody",
            "body-content",
            "bodytext",
            "body-text",
            "body-copy",
            "news-text",
            "newstext",
            "news-content",
            "detail-text",
            "detail-content",
            "single-content",
            "blog-content",
            "blog-post",
            "c-content",
            "article-detail",
            "textbody",
            "text-content",
            "fulltext",
            "node-content",
        ],
    ),
    (
        "comments",
        &[
            "comment",
            "disqus",
            "kommentar",
            "comentario",
            "commentaire",
            "commenti",
            "discussion",
            "=respond",
            "reply",
            "replies",
            "reacties",
            "reactions",
            "testimonial",
            "=forum",
        ],
    ),
    (
        "related",
        &[
            "related",
            "recommend",
            "similar",
            "popular",
            "trending",
            "mostread",
            "most-",
            "most_",
            "latest",
            "relacionad",
            "verwandt",
            "empfehl",
            "recirc",
            "=next",
            "=prev",
            "previous",
            "upnext",
            "up-next",
            "outbrain",
            "taboola",
            "=more",
            "readmore",
            "read-more",
            "readalso",
            "read-also",
            "also-",
            "alsoread",
            "=recent",
            "suggest",
            "moreon",
            "morefrom",
            "mais-lidas",
            "lire-aussi",
            "leggi-anche",
            "further",
            "=top",
            "=hot",
            "discover",
            "=pop",
            "siblings",
        ],
    ),
    (
        "share",
        &[
            "share",
            "sharing",
            "social",
            "follow",
            "facebook",
            "twitter",
            "whatsapp",
            "pinterest",
            "linkedin",
            "telegram",
            "sharedaddy",
            "addthis",
            "addtoany",
            "=sns",
            "compartir",
            "teilen",
            "partage",
            "condividi",
            "=copy-link",
            "=like",
            "bookmark",
            "=print",
        ],
    ),
    (
        "navigation",
        &[
            "=nav",
            "navbar",
            "navi",
            "menu",
            "breadcrumb",
            "paginat",
            "pager",
            "=skip",
            "sitemap",
            "=tabs",
            "=tab",
            "toolbar",
            "=crumb",
            "=crumbs",
            "migas",
            "anchor",
            "subnav",
            "=links",
            "linklist",
            "link-list",
        ],
    ),
    ("header", &["header", "masthead", "topbar", "top-bar", "=kopf", "branding", "logo", "=hero", "cabecera", "=top", "=head"]),
    (
        "footer",
        &[
            "footer",
            "colophon",
            "copyright",
            "legal",
            "imprint",
            "bottom",
            "disclaimer",
            "=fuss",
            "rodape",
            "pie",
            "piede",
            "=end",
            "=after",
        ],
    ),
    (
        "side column",
        &[
            "sidebar",
            "aside",
            "=rail",
            "=side",
            "secondary",
            "complementary",
            "widget",
            "right-col",
            "col-right",
            "rightcol",
            "right_col",
            "=right",
            "=left",
            "lateral",
            "seitenleiste",
            "colonna",
        ],
    ),
    (
        "advertising",
        &[
            "=ad",
            "=ads",
            "=adv",
            "advert",
            "sponsor",
            "promo",
            "banner",
            "anzeige",
            "werbung",
            "publicid",
            "publicit",
            "dfp",
            "gpt",
            "adslot",
            "affiliate",
            "commercial",
            "=pub",
            "adunit",
            "adwrap",
            "=gam",
            "reklam",
            "=offer",
            "=offers",
            "partner",
        ],
    ),
    (
        "subscription",
        &[
            "newsletter",
            "subscri",
            "signup",
            "sign-up",
            "register",
            "=cta",
            "donat",
            "member",
            "mailchimp",
            "optin",
            "opt-in",
            "=abo",
            "=abos",
            "suscri",
            "boletin",
            "=join",
            "support",
            "unterstuetz",
            "spende",
            "inscri",
            "call-to-action",
            "=email",
            "hubspot",
            "convertkit",
        ],
    ),
    (
        "author",
        &[
            "byline",
            "author",
            "autor",
            "auteur",
            "autore",
            "=bio",
            "contributor",
            "writer",
            "redakt",
            "profile",
            "vcard",
            "journalist",
            "=staff",
            "biography",
            "credentials",
            "gravatar",
            "avatar",
        ],
    ),
    (
        "date and the like",
        &[
            "meta",
            "date",
            "=time",
            "timestamp",
            "publish",
            "=info",
            "dateline",
            "posted",
            "updated",
            "views",
            "reading-time",
            "readtime",
            "read-time",
            "fecha",
            "datum",
            "=data",
            "duration",
            "details",
            "=stats",
            "=count",
        ],
    ),
    (
        "caption",
        &["caption", "credit", "=figure", "legend", "bildunterschrift", "=fonte", "=quelle", "photo-info", "=attribution", "photographer"],
    ),
    (
        "pictures",
        &[
            "gallery",
            "media",
            "image",
            "=img",
            "photo",
            "picture",
            "=foto",
            "=bild",
            "slideshow",
            "carousel",
            "slider",
            "swiper",
            "slick",
            "galer",
            "thumb",
            "=slide",
            "=cover",
        ],
    ),
    (
        "tags",
        &[
            "=tag", "=tags", "taglist", "topic", "keyword", "categor", "=label", "=labels", "hashtag", "etiquet", "schlagw", "=chip",
            "=terms", "taxonomy", "=tema", "=temas", "rubrik", "kicker", "=badge", "eyebrow", "=section",
        ],
    ),
    (
        "dialog",
        &[
            "modal",
            "popup",
            "pop-up",
            "cookie",
            "consent",
            "overlay",
            "gdpr",
            "dialog",
            "tooltip",
            "toast",
            "lightbox",
            "offcanvas",
            "drawer",
            "=alert",
            "=notice",
            "notification",
            "cmp",
            "popover",
            "onetrust",
        ],
    ),
    (
        "sign-in",
        &[
            "login", "log-in", "paywall", "signin", "sign-in", "account", "premium", "piano", "=gate", "locked", "=user", "regwall",
            "=wall", "tinypass", "metered",
        ],
    ),
    (
        "teaser",
        &[
            "teaser", "=card", "=cards", "=tile", "=tiles", "=box", "snippet", "module", "=item", "=items", "=block", "promo", "=mini",
            "=loop", "preview",
        ],
    ),
    (
        "list",
        &[
            "=list",
            "=lists",
            "listing",
            "=grid",
            "=row",
            "=feed",
            "stream",
            "archive",
            "=lista",
            "liste",
            "=collection",
            "=stack",
            "headlines",
            "=river",
            "query",
        ],
    ),
    ("headline", &["title", "headline", "heading", "=titel", "titulo", "titre", "titolo", "=hed", "=h1", "=h2", "=h3"]),
    (
        "summary",
        &[
            "summary",
            "=lead",
            "=intro",
            "=deck",
            "subtitle",
            "sub-title",
            "standfirst",
            "excerpt",
            "=dek",
            "abstract",
            "vorspann",
            "bajada",
            "chapo",
            "=sapo",
            "=lede",
            "description",
            "subhead",
            "sommario",
            "=entradilla",
            "introduction",
            "=ingress",
            "=chapeau",
            "synopsis",
            "blurb",
        ],
    ),
    ("quotation", &["quote", "zitat", "highlight", "callout", "=cita", "citat"]),
    ("contents list", &["=toc", "table-of-contents", "tableofcontents", "contents", "=index", "ez-toc", "=jump", "scrollspy", "lwptoc"]),
    (
        "hidden",
        &[
            "hidden",
            "sr-only",
            "screen-reader",
            "screenreader",
            "visuallyhidden",
            "visually-",
            "noprint",
            "no-print",
            "invisible",
            "collaps",
            "d-none",
            "=hide",
            "=hidden",
            "offscreen",
            "expand",
            "=print-only",
            "=mobile",
            "clip",
        ],
    ),
    (
        "shopping",
        &[
            "price",
            "product",
            "rating",
            "=shop",
            "=cart",
            "=buy",
            "stars",
            "=deal",
            "=deals",
            "review",
            "ecommerce",
            "coupon",
            "amazon",
            "=specs",
        ],
    ),
    (
        "embedded",
        &[
            "embed",
            "tweet",
            "instagram",
            "iframe",
            "player",
            "audio",
            "podcast",
            "listen",
            "video",
            "youtube",
            "playlist",
            "speech",
            "vimeo",
        ],
    ),
    (
        "form",
        &[
            "search", "=form", "=input", "filter", "=sort", "=poll", "=quiz", "survey", "contact", "feedback", "captcha", "wpcf7",
            "=field", "select",
        ],
    ),
    (
        "live",
        &["liveblog", "live-blog", "=live", "timeline", "ticker", "=update", "=updates", "breaking", "keyevents", "=event", "=events"],
    ),
    (
        "fact box",
        &[
            "infobox",
            "factbox",
            "faq",
            "=fact",
            "=facts",
            "=note",
            "key-points",
            "keypoint",
            "takeaway",
            "glance",
            "=tips",
            "=tip",
            "=panel",
            "accordion",
            "=pros",
            "=cons",
            "recipe",
            "ingredient",
            "=steps",
        ],
    ),
    (
        "notes",
        &["footnote", "reference", "citation", "=source", "=sources", "bibliograph", "endnote", "=notes", "=cite", "correction", "=refs"],
    ),
];

/// What a group is called in an explanation.
pub(crate) fn name(group: usize) -> &'static str {
    WORDS[group].0
}

struct Words {
    find: AhoCorasick,
    /// By pattern: the group's bit, and whether only whole words count.
    meaning: Vec<(u32, bool)>,
}

static KNOWN: LazyLock<Option<Words>> = LazyLock::new(|| {
    let all = || WORDS.iter().enumerate().flat_map(|(group, (_, words))| words.iter().map(move |word| (group, *word)));
    let find = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::DFA))
        .build(all().map(|(_, word)| word.trim_start_matches('=')))
        .ok()?;
    let meaning = all().map(|(group, word)| (1 << group, word.starts_with('='))).collect();
    Some(Words { find, meaning })
});

/// Attributes in which makers name things.
const ATTRIBUTES: &[&str] =
    &["class", "id", "itemprop", "role", "data-testid", "data-component", "data-qa", "data-type", "data-module", "data-block"];
/// Bytes of a value that are looked at: lists of style classes can be endless.
const MOST: usize = 300;

/// The groups that this element's names speak of, as a mask.
pub(crate) fn groups(tree: &Tree, id: Id) -> u32 {
    let mut mask = 0;
    for (name, value) in tree.attributes(id) {
        if ATTRIBUTES.contains(&name) {
            mask |= of_text(&value[..value.floor_char_boundary(MOST)]);
        }
    }
    mask
}

fn of_text(text: &str) -> u32 {
    let Some(known) = KNOWN.as_ref() else { return 0 };
    let bytes = text.as_bytes();
    let mut mask = 0;
    for found in known.find.find_overlapping_iter(text) {
        let (bit, whole) = known.meaning[found.pattern().as_usize()];
        if mask & bit == 0 && (!whole || is_word(bytes, found.start(), found.end())) {
            mask |= bit;
        }
    }
    mask
}

/// Does a word begin and end here? In `adSlot` one ends before the capital.
fn is_word(text: &[u8], start: usize, end: usize) -> bool {
    let begins =
        start == 0 || !text[start - 1].is_ascii_alphanumeric() || text[start].is_ascii_uppercase() && !text[start - 1].is_ascii_uppercase();
    let ends =
        text.get(end).is_none_or(|next| !next.is_ascii_alphabetic() || next.is_ascii_uppercase() && text[end - 1].is_ascii_lowercase());
    begins && ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&'static str> {
        let mask = of_text(text);
        (0..GROUPS).filter(|group| mask >> group & 1 == 1).map(name).collect()
    }

    #[test]
    fn short_words_count_only_whole() {
        assert_eq!(names("header"), ["header"]);
        assert_eq!(names("ad-slot-2"), ["advertising"]);
        assert_eq!(names("wideAd"), ["advertising"]);
        assert_eq!(names("shadow"), Vec::<&str>::new());
    }

    #[test]
    fn a_name_may_be_of_several_groups() {
        assert_eq!(names("Article-Body"), ["article", "text", "article text"]);
        assert_eq!(names("related-posts"), ["article", "related"]);
    }
}
