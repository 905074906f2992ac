//! One article as it is written down in `newsroom/<publisher>/<slug>.html`: header lines, a line `---`, the body as HTML.

/// An article as its file says it, before it has an address or a time.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) deck: String,
    pub(crate) by: Vec<String>,
    /// Minutes before the start of the demo.
    pub(crate) minutes: i64,
    pub(crate) updated: Option<i64>,
    pub(crate) section: String,
    pub(crate) tags: Vec<String>,
    pub(crate) place: String,
    pub(crate) picture: Option<Picture>,
    pub(crate) teaser: String,
    /// The body's outermost elements, in order: what a layout puts its boxes between.
    pub(crate) blocks: Vec<String>,
}

/// The lead picture: `name` is a file in `pictures/`, without its ending.
#[derive(Debug)]
pub(crate) struct Picture {
    pub(crate) name: String,
    pub(crate) caption: String,
    pub(crate) credit: String,
}

/// What is wrong with an article file: for whoever has just written it.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum BadArticle {
    #[error("no line `---` between header and body")]
    NoBody,
    #[error("header line `{0}` is not `key: value`")]
    HeaderLine(String),
    #[error("header `{0}` is not one that an article has")]
    UnknownHeader(String),
    #[error("header `{0}` stands twice")]
    Twice(String),
    #[error("header `{0}` is missing")]
    Missing(&'static str),
    #[error("header `{0}` should be a number of minutes")]
    NotMinutes(&'static str),
    #[error("`updated` should be fewer minutes ago than `minutes`")]
    UpdatedBeforePublished,
    #[error("the body's elements do not close where they should, near: {0}")]
    Unbalanced(String),
}

const HEADERS: [&str; 13] =
    ["title", "deck", "by", "minutes", "updated", "event", "section", "tags", "place", "picture", "caption", "credit", "teaser"];

impl Article {
    /// Reads an article file; `slug` is the file's name without its ending.
    pub(crate) fn parse(slug: &str, text: &str) -> Result<Article, BadArticle> {
        let (head, body) = text.split_once("\n---\n").ok_or(BadArticle::NoBody)?;
        let header = Header::parse(head)?;
        let minutes = header.minutes("minutes")?.ok_or(BadArticle::Missing("minutes"))?;
        let updated = header.minutes("updated")?;
        if updated.is_some_and(|updated| updated >= minutes) {
            return Err(BadArticle::UpdatedBeforePublished);
        }
        // The event is for the writers, who keep its facts alike; no page may give it away.
        header.required("event")?;
        let picture = match header.get("picture") {
            Some(name) => Some(Picture {
                name: name.to_owned(),
                caption: header.required("caption")?.to_owned(),
                credit: header.required("credit")?.to_owned(),
            }),
            None => None,
        };
        Ok(Article {
            slug: slug.to_owned(),
            title: header.required("title")?.to_owned(),
            deck: header.required("deck")?.to_owned(),
            by: header.list("by", ';'),
            minutes,
            updated,
            section: header.required("section")?.to_owned(),
            tags: header.list("tags", ','),
            place: header.required("place")?.to_owned(),
            picture,
            teaser: header.required("teaser")?.to_owned(),
            blocks: blocks(body)?,
        })
    }
}

struct Header<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Header<'a> {
    fn parse(head: &'a str) -> Result<Header<'a>, BadArticle> {
        let mut lines: Vec<(&str, &str)> = Vec::new();
        for line in head.lines() {
            let (key, value) = line.split_once(": ").ok_or_else(|| BadArticle::HeaderLine(line.to_owned()))?;
            if !HEADERS.contains(&key) {
                return Err(BadArticle::UnknownHeader(key.to_owned()));
            }
            if lines.iter().any(|(known, _)| *known == key) {
                return Err(BadArticle::Twice(key.to_owned()));
            }
            lines.push((key, value.trim()));
        }
        Ok(Header(lines))
    }

    fn get(&self, key: &str) -> Option<&'a str> {
        self.0.iter().find(|(known, value)| *known == key && !value.is_empty()).map(|(_, value)| *value)
    }

    fn required(&self, key: &'static str) -> Result<&'a str, BadArticle> {
        self.get(key).ok_or(BadArticle::Missing(key))
    }

    fn minutes(&self, key: &'static str) -> Result<Option<i64>, BadArticle> {
        self.get(key).map(|value| value.parse().map_err(|_| BadArticle::NotMinutes(key))).transpose()
    }

    fn list(&self, key: &str, separator: char) -> Vec<String> {
        self.get(key).unwrap_or_default().split(separator).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
    }
}

/// Cuts a body into its outermost elements. The bodies use no void elements, so that a count of open ones is enough.
fn blocks(body: &str) -> Result<Vec<String>, BadArticle> {
    let near = |at: usize| BadArticle::Unbalanced(body[at..].chars().take(60).collect());
    let mut blocks = Vec::new();
    let (mut open, mut start) = (0_usize, 0_usize);
    for (at, _) in body.match_indices('<') {
        let end = at + body[at..].find('>').ok_or_else(|| near(at))? + 1;
        if body[at..].starts_with("</") {
            open = open.checked_sub(1).ok_or_else(|| near(at))?;
            if open == 0 {
                blocks.push(body[start..end].to_owned());
                start = end;
            }
        } else {
            if open == 0 {
                if !body[start..at].trim().is_empty() {
                    return Err(near(start));
                }
                start = at;
            }
            open += 1;
        }
    }
    if open > 0 || blocks.is_empty() || !body[start..].trim().is_empty() {
        return Err(near(start));
    }
    Ok(blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "title: A gate\ndeck: It shut.\nby: Ada Quill; Bo Reed\nminutes: 90\nevent: gate\nsection: Local\n\
                        tags: gate, wind\nplace: Alder Point\nteaser: The gate shut.\n---\n<p>It shut <em>at once</em>.</p>\n<ul>\n<li>Wind</li>\n</ul>\n";

    #[test]
    fn a_file_gives_its_header_and_its_outermost_elements() {
        let article = Article::parse("a-gate", GOOD).unwrap();
        assert_eq!(article.by, ["Ada Quill", "Bo Reed"]);
        assert_eq!(article.tags, ["gate", "wind"]);
        assert_eq!(article.blocks, ["<p>It shut <em>at once</em>.</p>", "<ul>\n<li>Wind</li>\n</ul>"]);
    }

    #[test]
    fn a_slip_in_a_file_is_named() {
        let refused = |from: &str, to: &str| Article::parse("a-gate", &GOOD.replace(from, to)).unwrap_err();
        assert_eq!(refused("\n---\n", "\n"), BadArticle::NoBody);
        assert_eq!(refused("teaser: The gate shut.\n", ""), BadArticle::Missing("teaser"));
        assert_eq!(refused("place:", "plaice:"), BadArticle::UnknownHeader("plaice".into()));
        assert_eq!(refused("minutes: 90", "minutes: soon"), BadArticle::NotMinutes("minutes"));
        assert_eq!(refused("event: gate", "event: gate\nupdated: 95"), BadArticle::UpdatedBeforePublished);
        assert_eq!(refused("event: gate", "event: gate\npicture: gate"), BadArticle::Missing("caption"));
        assert!(matches!(refused("</ul>", ""), BadArticle::Unbalanced(_)));
        assert!(matches!(refused("<p>", "Loose text <p>"), BadArticle::Unbalanced(_)));
    }
}
