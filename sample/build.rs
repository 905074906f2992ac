//! Rebuilds the crate when an article, a picture or a layout is added: the embedding macro alone does not notice new files.

fn main() {
    for folder in ["newsroom", "pictures", "templates"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
