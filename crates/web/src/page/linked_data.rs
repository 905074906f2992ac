//! What a page says of itself for machines: schema.org in JSON-LD.

use std::fmt;

use serde_json::{Value, json};

/// A graph, ready for `<script type="application/ld+json">`: data, which no browser runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedData(String);

impl LinkedData {
    pub(crate) fn new(graph: &[Value]) -> LinkedData {
        let text = json!({"@context": "https://schema.org", "@graph": graph}).to_string();
        // Whatever a publisher writes ends no script and begins no comment.
        LinkedData(text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
    }
}

impl fmt::Display for LinkedData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Sound by construction: no `<`, `>` or `&` is left in it.
impl askama::filters::HtmlSafe for LinkedData {}

/// The way from the front page to this one: names and addresses.
pub(crate) fn crumbs(way: &[(&str, &str)]) -> Value {
    let item =
        |(n, (name, address)): (usize, &(&str, &str))| json!({"@type": "ListItem", "position": n + 1, "name": name, "item": address});
    json!({"@type": "BreadcrumbList", "itemListElement": way.iter().enumerate().map(item).collect::<Vec<_>>()})
}

/// A publisher.
pub(crate) fn publisher(name: &str, address: Option<&str>) -> Value {
    json!({"@type": "NewsMediaOrganization", "name": name, "url": address})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_publisher_writes_does_not_end_the_script() {
        let name = "</script><!--<script>alert(1)&";
        let text = LinkedData::new(&[publisher(name, None)]).to_string();
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["@graph"][0]["name"], name);
    }
}
