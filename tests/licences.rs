//! The licences of everything that is linked into the program, held to the list in deny.toml.

use std::collections::{BTreeSet, HashMap, HashSet};

use cargo_metadata::{DependencyKind, MetadataCommand};

use crate::harness::root;

#[test]
fn everything_in_the_product_has_an_allowed_licence() {
    let text = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    let deny: toml::Table = text.parse().unwrap();
    let allowed: HashSet<&str> = deny["licenses"]["allow"].as_array().unwrap().iter().map(|l| l.as_str().unwrap()).collect();
    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).other_options(["--locked".to_owned()]).exec().unwrap();
    let nodes: HashMap<_, _> = metadata.resolve.as_ref().unwrap().nodes.iter().map(|node| (&node.id, node)).collect();

    // What `dateline` is built from: its dependencies without those of tests.
    let root = metadata.packages.iter().find(|p| p.name.as_str() == "dateline").expect("our own package");
    let mut linked = HashSet::from([&root.id]);
    let mut rest = vec![&root.id];
    while let Some(id) = rest.pop() {
        for dependency in &nodes[id].deps {
            let is_linked = dependency.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development);
            if is_linked && linked.insert(&dependency.pkg) {
                rest.push(&dependency.pkg);
            }
        }
    }
    assert!(linked.len() > 100, "the walk found the product's packages");
    let mut refused = BTreeSet::new();
    for package in metadata.packages.iter().filter(|p| linked.contains(&p.id)) {
        let licence = package.license.as_deref().unwrap_or("none");
        if !is_allowed(licence, &allowed) {
            refused.insert(format!("{} {}: {licence}", package.name, package.version));
        }
    }
    assert!(refused.is_empty(), "not in deny.toml's list: {refused:#?}");
}

/// `A OR B` with one allowed, `A AND B` with both; parentheses as cargo's packages use them; a slash is an old form of OR.
fn is_allowed(expression: &str, allowed: &HashSet<&str>) -> bool {
    let expression = expression.trim();
    let whole = |text: &str| text.split(" OR ").flat_map(|part| part.split('/')).any(|one| allowed.contains(one.trim()));
    match expression.split_once(" AND ") {
        Some((left, right)) => is_allowed(left, allowed) && is_allowed(right, allowed),
        None => whole(expression.trim_matches(['(', ')'])),
    }
}
