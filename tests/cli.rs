//! The command line's contract: names, JSON fields, exit codes.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::harness::fake_web::{page, rss};
use crate::harness::program::{done, lines, run, run_with_input};

const TEXT: &str = "The harbour trust voted on Monday to light the tower at Cold Head by the sun, and to keep the old lamp in its museum.";

fn gz(text: &str) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap()
}

#[test]
fn read_gives_the_contract_s_fields_for_files_packed_files_folders_and_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let html = page("Tower lit by the sun", &[TEXT; 3]);
    std::fs::write(folder.path().join("a.html"), &html).unwrap();
    std::fs::write(folder.path().join("b.html.gz"), gz(&html)).unwrap();
    std::fs::write(folder.path().join("notes.txt"), "not a page").unwrap();
    let from_folder = lines(&done(&["read", folder.path().to_str().unwrap(), "--url", "http://trust.example/tower"]));
    assert_eq!(from_folder.len(), 2, "pages only");
    let piped = run_with_input(&["read", "-"], html.as_bytes());
    let from_input = lines(std::str::from_utf8(&piped.stdout).unwrap());
    for article in from_folder.iter().chain(&from_input) {
        for field in [
            "file",
            "url",
            "canonical_url",
            "title",
            "authors",
            "published",
            "modified",
            "site_name",
            "language",
            "lead_image",
            "excerpt",
            "text",
            "html",
            "word_count",
            "links",
            "flaws",
        ] {
            assert!(article.get(field).is_some(), "{field} is there: {article}");
        }
        assert_eq!(article["title"], "Tower lit by the sun");
        assert!(article["text"].as_str().unwrap().contains("old lamp") && article["html"].as_str().unwrap().contains("<p>"));
        assert!(!article["text"].as_str().unwrap().contains("All rights reserved"));
    }
    assert_eq!(from_folder[0]["url"], "http://trust.example/tower");
    assert_eq!(from_input[0]["file"], "-");
}

#[test]
fn read_writes_markdown_text_and_html_too() {
    let html = page("Tower lit by the sun", &[TEXT; 3]);
    let read = |format: &str| String::from_utf8(run_with_input(&["read", "-", "--format", format], html.as_bytes()).stdout).unwrap();
    assert!(read("markdown").starts_with("# Tower lit by the sun\n"));
    assert!(read("text").starts_with("The harbour trust"));
    assert!(read("html").contains("<p>The harbour trust"));
}

#[test]
fn read_explains_each_block_for_people_and_as_json() {
    let html = page("Tower lit by the sun", &[TEXT; 3]);
    let explained = |words: &[&str]| run_with_input(&[&["read", "-", "--explain"], words].concat(), html.as_bytes());
    let json = lines(std::str::from_utf8(&explained(&["--json"]).stdout).unwrap()).remove(0);
    for field in ["file", "kept", "dropped", "origins", "blocks"] {
        assert!(json.get(field).is_some(), "{field} is there: {json}");
    }
    let blocks = json["blocks"].as_array().unwrap();
    assert_eq!(json["kept"].as_u64().unwrap() + json["dropped"].as_u64().unwrap(), blocks.len() as u64);
    for field in ["text", "element", "kept", "chance", "reasons"] {
        assert!(blocks[0].get(field).is_some(), "a block has {field}: {json}");
    }
    assert!(blocks.iter().any(|block| block["kept"] == true && block["text"].as_str().unwrap().contains("old lamp")), "{json}");
    let told = String::from_utf8(explained(&[]).stdout).unwrap();
    assert!(told.starts_with("-\n") && told.contains("Tower lit by the sun") && told.contains(" blocks kept, "), "{told}");
    assert!(!told.contains('\u{1b}'), "colours only in a terminal");
    assert!(told.lines().all(|line| line.chars().count() <= 110), "{told}");
    assert_eq!(explained(&["--format", "html"]).status.code(), Some(2));
    assert_eq!(explained(&["--json", "--format", "text"]).status.code(), Some(2));
}

#[test]
fn feed_gives_one_object_a_feed_and_exit_code_one_where_something_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let feed = rss("The Trust", &[("Tower", "http://trust.example/tower", "Sun."), ("Lamp", "http://trust.example/lamp", "Oil.")]);
    std::fs::write(folder.path().join("a.xml"), &feed).unwrap();
    let good = lines(&done(&["feed", folder.path().join("a.xml").to_str().unwrap()])).remove(0);
    for field in ["file", "format", "title", "link", "description", "language", "updated", "entries", "flaws"] {
        assert!(good.get(field).is_some(), "{field}");
    }
    for field in ["id", "title", "link", "authors", "published", "updated", "summary", "content", "categories", "enclosures"] {
        assert!(good["entries"][0].get(field).is_some(), "entries have {field}");
    }
    assert_eq!((good["format"].as_str(), good["entries"].as_array().unwrap().len()), (Some("rss"), 2));

    std::fs::write(folder.path().join("b.html"), page("No feed", &[TEXT])).unwrap();
    let output = run(&["feed", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let both = lines(std::str::from_utf8(&output.stdout).unwrap());
    assert_eq!(both.len(), 2, "the good one is read all the same");
    assert!(both[1]["format"].is_null() && !both[1]["flaws"].as_array().unwrap().is_empty());
}

#[test]
fn group_gives_each_article_its_story_whatever_the_order_of_lines() {
    let line = |id: &str, day: u32, title: &str, text: &str| {
        serde_json::json!({ "id": id, "url": "", "title": title, "text": text, "published": format!("2026-03-{day:02}T10:00:00Z") })
            .to_string()
    };
    let flood =
        "The river Alm rose four metres and flooded the lower town of Brackwater; Mayor Hedda Quist closed the bridge at Mill Lane. "
            .repeat(3);
    let choir = "A choir of forty sang Orlando’s third mass in the abbey and took first prize from a jury of nine. ".repeat(4);
    let input = [
        line("b", 2, "Brackwater’s bridge stays closed after flood", &flood),
        line("c", 1, "Choir takes first prize", &choir),
        "not json".to_owned(),
        line("a", 1, "River floods Brackwater’s lower town", &flood),
    ]
    .join("\n");
    let output = run_with_input(&["group", "-"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1), "a line that could not be read is told");
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 3"));
    let stories = lines(std::str::from_utf8(&output.stdout).unwrap());
    let ids: Vec<&str> = stories.iter().map(|s| s["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["b", "c", "a"], "in the order of the input");
    assert_eq!(stories[0]["story"], stories[2]["story"]);
    assert_ne!(stories[0]["story"], stories[1]["story"]);
}

#[test]
fn wrong_use_is_two_and_what_could_not_be_done_is_one() {
    assert_eq!(run(&["no-such-command"]).status.code(), Some(2));
    assert_eq!(run(&["read"]).status.code(), Some(2), "an input is needed");
    assert_eq!(run(&["status", "--fetch-polls", "many"]).status.code(), Some(2));
    let missing = run(&["read", "/no/such/page.html"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("/no/such/page.html"));
    let folder = tempfile::tempdir().unwrap();
    let nothing = run(&["fetch", "--data", folder.path().to_str().unwrap()]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&nothing.stderr).contains("dateline add"), "it says what to do");
}

#[test]
fn a_setting_is_the_same_as_flag_environment_and_file_and_the_flag_goes_first() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    std::fs::write(folder.path().join("dateline.toml"), "[fetch]\nproxy = \"nonsense\"\n").unwrap();
    let from_file = run(&["status", "--data", data]);
    assert_eq!(from_file.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&from_file.stderr).contains("fetch.proxy: “nonsense”"));
    let mut with_variable = crate::harness::program::command(&["status", "--data", data]);
    let with_variable = with_variable.env("DATELINE_FETCH_PROXY", "rubbish").output().unwrap();
    assert!(String::from_utf8_lossy(&with_variable.stderr).contains("“rubbish”"), "the environment goes before the file");
    let mut with_flag = crate::harness::program::command(&["status", "--data", data, "--fetch-proxy", "http://127.0.0.1:1"]);
    assert!(with_flag.env("DATELINE_FETCH_PROXY", "rubbish").output().unwrap().status.success(), "the flag goes before both");
}
