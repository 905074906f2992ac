//! What a page's JSON-LD says of its article. Broken JSON is common (raw line ends within strings, comments around it), so a second
//! try is made after a repair; JSON nested deeper than serde's 128 levels is refused by serde, which bounds the recursion here too.

use serde_json::Value;

/// Nodes looked at per page.
const NODES: usize = 2_000;
/// Types that are an article, by their ending.
const ARTICLES: &[&str] = &["Article", "BlogPosting", "Posting", "Report", "LiveBlogPosting", "Review", "NewsItem"];

/// The article as JSON-LD gives it. Texts are as written; entities resolved.
#[derive(Debug, Default, Clone)]
pub(crate) struct JsonLd {
    /// `headline`, else `name`.
    pub(crate) headline: Option<String>,
    /// Its type says that it is news, not any article.
    pub(crate) news: bool,
    /// Those of `authors` that are organisations, and the publisher.
    pub(crate) houses: Vec<String>,
    /// Names.
    pub(crate) authors: Vec<String>,
    /// `datePublished`, else `dateCreated`.
    pub(crate) published: Option<String>,
    /// `datePublished` of a node that is neither an article nor a page, where the article states none.
    pub(crate) other_published: Option<String>,
    /// Everything that states a date, of the article and of the page's other nodes.
    pub(crate) moments: Vec<String>,
    /// `dateModified`.
    pub(crate) modified: Option<String>,
    /// `articleBody`.
    pub(crate) body: Option<String>,
    /// `description`.
    pub(crate) description: Option<String>,
    /// `@type` of the page's own nodes, lower-case.
    pub(crate) types: Vec<String>,
    /// `isAccessibleForFree` of the article, the page or the parts of either.
    pub(crate) free: Option<bool>,
    /// `articleSection`, the first.
    pub(crate) section: Option<String>,
    /// Names of the breadcrumbs, the home page first.
    pub(crate) breadcrumbs: Vec<String>,
    /// `license`, an address or words.
    pub(crate) license: Option<String>,
    /// `articleSection`, then `keywords`.
    pub(crate) tags: Vec<String>,
    /// Pictures: address, caption, credit.
    pub(crate) pictures: Vec<(String, Option<String>, Option<String>)>,
    /// `publisher.name`, else the `WebSite`'s.
    pub(crate) publisher: Option<String>,
    /// `inLanguage`.
    pub(crate) language: Option<String>,
    /// `url` or `mainEntityOfPage`.
    pub(crate) url: Option<String>,
}

impl JsonLd {
    /// Reads the scripts and keeps the node that is the page's article: of several, the one with the most to say.
    pub(crate) fn read(scripts: &[&str]) -> JsonLd {
        let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
        let mut nodes = Vec::new();
        for value in &values {
            gather(value, &mut nodes, 0);
        }
        let site = nodes.iter().find(|n| is_type(n, |t| t == "WebSite")).and_then(|n| text(&n["name"]));
        let article = nodes
            .iter()
            .enumerate()
            .filter(|(_, n)| is_type(n, |t| ARTICLES.iter().any(|a| t.ends_with(a))))
            .max_by_key(|(at, n)| (weight(n), usize::MAX - at))
            .map(|(_, n)| *n);
        let Some(article) = article else {
            let page = nodes.iter().find(|n| is_type(n, |t| t.ends_with("WebPage")));
            return JsonLd {
                publisher: site,
                types: types(&nodes),
                free: nodes.iter().find_map(|node| free(node)),
                breadcrumbs: breadcrumbs(&nodes),
                license: page.and_then(|n| license(n)),
                published: page.and_then(|n| text(&n["datePublished"])),
                modified: page.and_then(|n| text(&n["dateModified"])),
                moments: moments(&nodes),
                other_published: nodes.iter().find_map(|n| text(&n["datePublished"])),
                language: page.and_then(|n| text(&n["inLanguage"])),
                ..JsonLd::default()
            };
        };
        let mut authors = Vec::new();
        for key in ["author", "creator", "contributor"] {
            if authors.is_empty() {
                names(&article[key], &nodes, &mut authors, 0);
            }
        }
        let mut tags = Vec::new();
        let mut sections = Vec::new();
        words(&article["articleSection"], &mut sections);
        tags.clone_from(&sections);
        words(&article["keywords"], &mut tags);
        let mut pictures = Vec::new();
        for key in ["image", "thumbnailUrl"] {
            images(&article[key], &nodes, &mut pictures);
        }
        let page = nodes.iter().find(|n| is_type(n, |t| t.ends_with("WebPage")));
        let or_page = |key: &str| text(&article[key]).or_else(|| page.and_then(|n| text(&n[key])));
        JsonLd {
            headline: text(&article["headline"]).or_else(|| text(&article["name"])),
            news: is_type(article, |t| t.ends_with("NewsArticle") || t == "LiveBlogPosting"),
            houses: houses(article, &nodes),
            authors,
            published: or_page("datePublished").or_else(|| text(&article["dateCreated"])),
            modified: or_page("dateModified"),
            moments: moments(&nodes),
            other_published: nodes.iter().find_map(|n| text(&n["datePublished"])),
            body: text(&article["articleBody"]).or_else(|| live_blog(article)),
            description: text(&article["description"]),
            tags,
            types: types(&nodes),
            free: free(article).or_else(|| page.and_then(|n| free(n))),
            section: sections.into_iter().find(|section| !section.is_empty()),
            breadcrumbs: breadcrumbs(&nodes),
            license: license(article).or_else(|| page.and_then(|n| license(n))),
            pictures,
            publisher: text(&follow(&article["publisher"], &nodes)["name"]).or(site),
            language: text(&article["inLanguage"]).or_else(|| text(&article["inLanguage"]["name"])),
            url: text(&article["url"]).or_else(|| text(&article["mainEntityOfPage"])).or_else(|| text(&article["mainEntityOfPage"]["@id"])),
        }
    }
}

/// Names of organisations among the authors, and the publisher's.
fn houses(article: &Value, nodes: &[&Value]) -> Vec<String> {
    let authors = ["author", "creator"].iter().flat_map(|key| match &article[*key] {
        Value::Array(list) => list.iter().collect(),
        one => vec![one],
    });
    let named = authors.map(|author| follow(author, nodes)).filter(|author| is_type(author, |t| t.ends_with("Organization")));
    named.chain([follow(&article["publisher"], nodes)]).take(20).filter_map(|node| text(&node["name"])).collect()
}

/// Types of the nodes, each once.
fn types(nodes: &[&Value]) -> Vec<String> {
    let mut types: Vec<String> = Vec::new();
    for node in nodes.iter().take(200) {
        let given = match &node["@type"] {
            Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
            one => one.as_str().into_iter().collect::<Vec<_>>(),
        };
        for name in given {
            let name = name.rsplit(['/', '#']).next().unwrap_or(name).to_ascii_lowercase();
            if types.len() < 60 && !types.contains(&name) {
                types.push(name);
            }
        }
    }
    types
}

/// Is it free to read? A part that isn't (the one that a selector names, behind the wall) outweighs the whole.
fn free(node: &Value) -> Option<bool> {
    let said = |node: &Value| match &node["isAccessibleForFree"] {
        Value::Bool(free) => Some(*free),
        Value::Number(number) => Some(number.as_f64() != Some(0.0)),
        Value::String(text) => match text.trim().rsplit(['/', '#']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Some(true),
            "false" | "no" | "0" => Some(false),
            _ => None,
        },
        _ => None,
    };
    let part = match &node["hasPart"] {
        Value::Array(parts) => parts.iter().take(20).filter_map(said).reduce(|a, b| a && b),
        part => said(part),
    };
    match (said(node), part) {
        (_, Some(false)) => Some(false),
        (own, part) => own.or(part),
    }
}

fn license(node: &Value) -> Option<String> {
    text(&node["license"]).or_else(|| ["url", "@id", "name"].iter().find_map(|key| text(&node["license"][*key])))
}

/// The names of the first list of breadcrumbs, by position.
fn breadcrumbs(nodes: &[&Value]) -> Vec<String> {
    let Some(list) = nodes.iter().find(|n| is_type(n, |t| t == "BreadcrumbList")) else { return Vec::new() };
    let Some(items) = list["itemListElement"].as_array() else { return Vec::new() };
    let mut crumbs: Vec<(i64, String)> = Vec::new();
    for (at, item) in items.iter().take(12).enumerate() {
        let position = item["position"].as_i64().or_else(|| item["position"].as_str()?.parse().ok()).unwrap_or(at as i64 + 1);
        crumbs.extend(text(&item["name"]).or_else(|| text(&item["item"]["name"])).map(|name| (position, name)));
    }
    crumbs.sort_by_key(|(position, _)| *position);
    crumbs.into_iter().map(|(_, name)| name).collect()
}

fn moments(nodes: &[&Value]) -> Vec<String> {
    let keys = ["datePublished", "dateCreated", "dateModified", "uploadDate"];
    nodes.iter().take(200).flat_map(|node| keys.iter().filter_map(|key| text(&node[*key]))).collect()
}

fn parse(script: &str) -> Option<Value> {
    let trimmed = script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let trimmed = trimmed.trim_end_matches("-->").trim_end().trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(trimmed).ok().or_else(|| serde_json::from_str(&repaired(trimmed)).ok())
}

/// The same JSON with raw control characters within strings as spaces, and without commas before a closing bracket.
fn repaired(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut in_string = false;
    let mut escaped = false;
    for c in json.chars() {
        if in_string {
            if !escaped && c == '"' {
                in_string = false;
            }
            escaped = !escaped && c == '\\';
            out.push(if c.is_control() { ' ' } else { c });
            continue;
        }
        if c == '"' {
            in_string = true;
        }
        if c == '}' || c == ']' {
            let end = out.trim_end().len();
            if out[..end].ends_with(',') {
                out.truncate(end - 1);
            }
        }
        out.push(c);
    }
    out
}

fn gather<'a>(value: &'a Value, nodes: &mut Vec<&'a Value>, depth: usize) {
    if nodes.len() >= NODES || depth > 6 {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|v| gather(v, nodes, depth + 1)),
        Value::Object(map) => {
            nodes.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "itemListElement", "breadcrumb"] {
                if let Some(inner @ (Value::Array(_) | Value::Object(_))) = map.get(key) {
                    gather(inner, nodes, depth + 1);
                }
            }
        }
        _ => {}
    }
}

fn is_type(node: &Value, test: impl Fn(&str) -> bool) -> bool {
    let test = |t: &str| test(t.rsplit(['/', '#']).next().unwrap_or(t));
    match &node["@type"] {
        Value::String(t) => test(t),
        Value::Array(list) => list.iter().filter_map(Value::as_str).any(test),
        _ => false,
    }
}

/// How much an article's node says: a list of related articles has a headline and a date at most.
fn weight(node: &Value) -> usize {
    ["headline", "datePublished", "author", "articleBody", "publisher", "mainEntityOfPage", "dateModified"]
        .iter()
        .filter(|key| !node[**key].is_null())
        .count()
}

/// A node behind a mere `{"@id": …}`.
fn follow<'a>(value: &'a Value, nodes: &[&'a Value]) -> &'a Value {
    let Value::Object(map) = value else { return value };
    if map.len() > 2 || map.contains_key("name") {
        return value;
    }
    let Some(id) = map.get("@id") else { return value };
    nodes.iter().find(|n| n["@id"] == *id && n.as_object().is_some_and(|o| o.len() > map.len())).copied().unwrap_or(value)
}

fn text(value: &Value) -> Option<String> {
    let given = match value {
        Value::String(s) => s.as_str(),
        Value::Array(list) => list.first()?.as_str()?,
        _ => return None,
    };
    let given = markup::text::unescape(given);
    let given = given.trim();
    (!given.is_empty()).then(|| given.to_owned())
}

fn names<'a>(value: &'a Value, nodes: &[&'a Value], into: &mut Vec<String>, depth: usize) {
    if into.len() >= 40 || depth > 4 {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|v| names(v, nodes, into, depth + 1)),
        Value::String(_) => into.extend(text(value)),
        Value::Object(_) => match &follow(value, nodes)["name"] {
            Value::String(name) => into.extend(text(&Value::String(name.clone()))),
            inner @ Value::Array(_) => names(inner, nodes, into, depth + 1),
            _ => {
                let node = follow(value, nodes);
                if let (Some(first), Some(last)) = (text(&node["givenName"]), text(&node["familyName"])) {
                    into.push(format!("{first} {last}"));
                }
            }
        },
        _ => {}
    }
}

fn words(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(s) => into.extend(s.split([',', ';']).map(|w| markup::text::unescape(w).trim().to_owned())),
        Value::Array(list) => {
            for inner in list.iter().take(60) {
                match inner {
                    Value::String(_) => into.extend(text(inner)),
                    _ => into.extend(text(&inner["name"])),
                }
            }
        }
        Value::Object(_) => into.extend(text(&value["name"])),
        _ => {}
    }
}

fn images(value: &Value, nodes: &[&Value], into: &mut Vec<(String, Option<String>, Option<String>)>) {
    match value {
        Value::String(_) => into.extend(text(value).map(|url| (url, None, None))),
        Value::Array(list) => list.iter().take(8).for_each(|v| {
            if !v.is_array() {
                images(v, nodes, into);
            }
        }),
        Value::Object(_) => {
            let node = nodes
                .iter()
                .find(|n| value.as_object().is_some_and(|o| o.len() <= 2) && !value["@id"].is_null() && n["@id"] == value["@id"]);
            let node = node.copied().unwrap_or(value);
            if let Some(url) = text(&node["url"]).or_else(|| text(&node["contentUrl"])).or_else(|| text(&node["@id"])) {
                let credit = ["creditText", "copyrightNotice", "author", "creator", "copyrightHolder"]
                    .iter()
                    .find_map(|key| text(&node[*key]).or_else(|| text(&node[*key]["name"])));
                into.push((url, text(&node["caption"]).or_else(|| text(&node["description"])), credit));
            }
        }
        _ => {}
    }
}

/// The posts of a live blog, newest first as given.
fn live_blog(article: &Value) -> Option<String> {
    let posts = article["liveBlogUpdate"].as_array()?;
    let texts: Vec<String> = posts.iter().take(500).filter_map(|post| text(&post["articleBody"])).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}
