//! Where a test keeps its data, and the program run on it: it reaches the fake web and nothing else, and its clock stands at one noon.

use serde_json::Value;

use super::postgres;
use super::program::{done, lines, run};

/// Three paragraphs of an article that no two papers need to share.
pub(crate) const DREDGING: [&str; 3] = [
    "The harbour board of Tern County voted on Monday evening to dredge the north channel before the herring fleet comes home in May.",
    "Dredging costs four million crowns, half of which the county pays; the rest comes from a levy on berths, the board's chair said.",
    "Three skippers spoke against the levy, and one for it: his boat had touched ground twice since the January storms, he told the board.",
];

/// A data folder, with its database or one on the server.
pub(crate) struct Ground {
    pub(crate) folder: tempfile::TempDir,
    database: Option<String>,
}

impl Ground {
    pub(crate) fn sqlite() -> Ground {
        Ground { folder: tempfile::tempdir().unwrap(), database: None }
    }

    pub(crate) async fn postgres(name: &str) -> Ground {
        Ground { database: Some(postgres::database(name).await), ..Ground::sqlite() }
    }

    /// A command with the flags that let it reach the fake web.
    pub(crate) fn words<'a>(&'a self, words: &[&'a str]) -> Vec<&'a str> {
        let mut all = words.to_vec();
        all.extend(["--data", self.folder.path().to_str().unwrap(), "--now", "2026-03-02T12:00Z", "--starter", "false"]);
        all.extend(["--fetch-allow", "127.0.0.0/8", "--fetch-allow-ports", "*", "--fetch-pause-ms", "0"]);
        if let Some(database) = &self.database {
            all.extend(["--database", database]);
        }
        all
    }

    pub(crate) fn done(&self, words: &[&str]) -> String {
        done(&self.words(words))
    }

    pub(crate) fn json(&self, words: &[&str]) -> Vec<Value> {
        lines(&self.done(&[words, &["--json"]].concat()))
    }

    pub(crate) fn status(&self) -> Value {
        self.json(&["status"]).remove(0)
    }

    /// What it complains of, and that it could not be done.
    pub(crate) fn complaint(&self, words: &[&str]) -> String {
        let output = run(&self.words(words));
        assert_eq!(output.status.code(), Some(1), "{words:?}: {}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8(output.stderr).unwrap()
    }

    /// A file in the folder.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Follows these feeds.
    pub(crate) fn import(&self, feeds: &[String]) {
        self.done(&["import", &self.file("feeds.txt", feeds.join("\n"))]);
    }
}

/// What an editor sets: the rights of a source in this data folder.
pub(crate) async fn give_rights(data: &std::path::Path, slug: &str, rights: &str) {
    use sqlx::{AnyConnection, Connection};
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&format!("sqlite://{}", data.join("dateline.sqlite").display())).await.unwrap();
    let set = sqlx::query("UPDATE sources SET rights = $1 WHERE slug = $2").bind(rights.to_owned()).bind(slug.to_owned());
    assert_eq!(set.execute(&mut connection).await.unwrap().rows_affected(), 1);
    connection.close().await.unwrap();
}
