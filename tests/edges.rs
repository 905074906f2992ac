//! Which crate may see which: the structure of ARCHITECTURE.md, held by a test.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand};

use crate::harness::root;

/// For each crate of ours, the crates of ours that it may list. A new edge is a decision: it comes with its reason in the commit.
const ALLOWED: &[(&str, &[&str])] = &[
    ("markup", &[]),
    ("model", &["markup"]),
    ("fetch", &["markup", "model"]),
    ("parse", &["markup", "model"]),
    ("extract", &["markup", "model"]),
    ("letters", &["markup", "model"]),
    ("mail", &["model"]),
    ("understand", &["markup", "model"]),
    ("group", &["markup", "model"]),
    ("edition", &["markup", "model"]),
    ("discussion", &["markup", "model"]),
    ("openid", &[]),
    // What a machine wrote may stand only where reports back it, and what backs a sentence is understanding.
    ("machine", &["understand"]),
    ("store", &["markup", "model"]),
    ("search", &["markup", "model"]),
    (
        "newsroom",
        &[
            "markup",
            "model",
            "fetch",
            "parse",
            "extract",
            "letters",
            "mail",
            "understand",
            "group",
            "edition",
            "machine",
            "store",
            "search",
        ],
    ),
    ("web", &["markup", "model", "discussion", "store", "search"]),
    ("sample", &[]),
    (
        "dateline",
        &[
            "markup",
            "model",
            "fetch",
            "parse",
            "extract",
            "letters",
            "mail",
            "understand",
            "group",
            "edition",
            "discussion",
            "store",
            "search",
            "newsroom",
            "openid",
            "machine",
            "web",
            "sample",
        ],
    ),
    ("xtask", &[]),
    ("tests", &[]),
];

/// Crates that do no I/O, and what they therefore never list.
const PURE: &[&str] = &["markup", "model", "parse", "extract", "letters", "understand", "group", "edition", "discussion"];
const IMPURE: &[&str] = &["tokio", "reqwest", "axum", "sqlx", "hyper", "hyper-util", "rustls", "tokio-rustls"];

/// What only one crate may list: sockets, SQL, HTTP serving, terminal.
const ONLY: &[(&str, &[&str])] = &[
    ("hyper", &["fetch"]),
    ("hyper-util", &["fetch"]),
    ("tokio-rustls", &["fetch"]),
    // A client that looks names up and dials by itself: the tests' own, never the program's.
    ("reqwest", &[]),
    // A sign-in's protocol, which brings ways to ask of its own that are left out.
    ("openidconnect", &["openid"]),
    // Writes messages; what it could send them by is left out.
    ("lettre", &["mail"]),
    ("sqlx", &["store"]),
    ("tantivy", &["search"]),
    ("axum", &["web", "sample"]),
    ("clap", &["dateline"]),
    ("indicatif", &["dateline"]),
];

fn edges() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec().expect("cargo metadata");
    let normal = |package: &cargo_metadata::Package| {
        package.dependencies.iter().filter(|d| d.kind != DependencyKind::Development).map(|d| d.name.clone()).collect()
    };
    metadata.packages.iter().map(|package| (package.name.to_string(), normal(package))).collect()
}

#[test]
fn crates_see_only_what_the_architecture_allows() {
    let edges = edges();
    let ours: BTreeSet<&String> = edges.keys().collect();
    for (from, to) in &edges {
        let allowed = ALLOWED.iter().find(|(name, _)| name == from).unwrap_or_else(|| panic!("{from} is not in the list of edges")).1;
        for target in to.iter().filter(|name| ours.contains(name)) {
            assert!(allowed.contains(&target.as_str()), "{from} → {target} is not an edge of ARCHITECTURE.md");
        }
    }
}

#[test]
fn pure_crates_list_nothing_that_does_input_or_output() {
    let edges = edges();
    for name in PURE {
        let impure: Vec<&String> = edges[*name].iter().filter(|d| IMPURE.contains(&d.as_str())).collect();
        assert!(impure.is_empty(), "{name} is pure, but lists {impure:?}");
    }
}

#[test]
fn sockets_sql_serving_and_terminal_have_one_home_each() {
    for (from, to) in edges() {
        for (library, homes) in ONLY {
            assert!(!to.contains(*library) || homes.contains(&from.as_str()), "{from} lists {library}, which belongs to {homes:?}");
        }
    }
}
