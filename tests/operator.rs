//! An operator's bad days: each is told in a sentence that says what to do.

use std::net::TcpListener;
use std::process::{Command, Stdio};

use crate::harness::fake_web::{FakeWeb, rss};
use crate::harness::get;
use crate::harness::program::{Running, command, done, path, run, run_with_input};

fn complaint(words: &[&str]) -> String {
    let output = run(words);
    assert_eq!(output.status.code(), Some(1), "{words:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_port_in_use_is_told_with_another_to_take() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let said = complaint(&["serve", "--data", folder.path().to_str().unwrap(), "--listen", &address]);
    assert!(said.contains("in use") && said.contains("--listen"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_data_folder_of_a_newer_version_is_left_alone() {
    use sqlx::{AnyConnection, Connection, Executor};
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    done(&["status", "--data", data]);
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&format!("sqlite://{data}/dateline.sqlite")).await.unwrap();
    connection.execute("INSERT INTO schema_versions (number) VALUES (999)").await.unwrap();
    connection.close().await.unwrap();
    let said = complaint(&["status", "--data", data]);
    assert!(said.contains("999") && said.contains("newer"), "{said}");
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dateline.sqlite");
    std::fs::write(&file, "this is a shopping list, and a long one at that: eggs, rope, lamp oil, figs, string").unwrap();
    let said = complaint(&["status", "--data", folder.path().to_str().unwrap()]);
    assert!(said.contains("dateline.sqlite"), "{said}");
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("this is a shopping list"), "nothing was written over it");
}

/// Runs a shell line in a mount namespace of its own, where a small or read-only file system can stand in for a full or locked disk.
fn in_namespace(line: &str) -> std::process::Output {
    let output = Command::new("unshare").args(["--mount", "--map-root-user", "sh", "-c", line]).stdin(Stdio::null()).output();
    output.expect("unshare (util-linux) is needed to try a full disk")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_and_what_was_stored_stays() {
    let web = FakeWeb::start().await;
    let long = "A sentence about the tides that goes on for a while. ".repeat(200);
    let items: Vec<(String, String)> = (0..300).map(|n| (format!("Tide table {n}"), format!("http://tides.localhost/{n}"))).collect();
    let items: Vec<(&str, &str, &str)> = items.iter().map(|(title, link)| (title.as_str(), link.as_str(), long.as_str())).collect();
    let feed = web.put("tides", "/feed", "application/rss+xml", rss("Tides", &items));
    let folder = tempfile::tempdir().unwrap();
    let (disk, dateline) = (folder.path().display(), path().display().to_string());
    let flags = "--fetch-allow 127.0.0.0/8 --fetch-allow-ports '*' --fetch-pause-ms 0 --starter false";
    let line = format!(
        "mount -t tmpfs -o size=1500k none {disk} && {dateline} add {feed} --data {disk} {flags} && \
         {dateline} fetch --once --data {disk} {flags}; echo code $?; {dateline} status --data {disk} 2>&1 | head -3"
    );
    let output = in_namespace(&line);
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("code 1"), "{said}{complained}");
    assert!(complained.contains("full"), "{complained}");
    assert!(said.contains("1 sources"), "what was stored before is there: {said}");
}

#[test]
fn a_read_only_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let disk = folder.path().display();
    let line = format!("mount -t tmpfs -o ro none {disk} && {} status --data {disk}", path().display());
    let said = String::from_utf8(in_namespace(&line).stderr).unwrap();
    assert!(said.contains("read-only") || said.contains("written"), "{said}");
}

#[test]
fn init_writes_a_file_that_can_be_used_and_the_first_admin_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let short = run_with_input(&["init", "--data", data, "--admin", "maria"], b"short\n");
    assert_eq!(short.status.code(), Some(1), "a short password is refused");
    let first = run_with_input(&["init", "--data", data, "--admin", "maria"], b"a heron behind the sluice\n");
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    assert!(String::from_utf8_lossy(&first.stdout).contains("maria is the first admin"));
    let again = run_with_input(&["init", "--data", data, "--admin", "jon"], b"another long pass phrase\n");
    assert!(String::from_utf8_lossy(&again.stdout).contains("admin already"));
    let file = std::fs::read_to_string(folder.path().join("dateline.toml")).unwrap();
    assert!(file.contains("# proxy = ") && file.contains("[[edition]]"));
    done(&["status", "--data", data]);
    for byte in std::fs::read(folder.path().join("dateline.sqlite")).unwrap().windows(25) {
        assert_ne!(byte, b"a heron behind the sluice", "a password is never stored");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_folder_without_network_still_shows_a_designed_page() {
    let folder = tempfile::tempdir().unwrap();
    // A proxy that is not there: every feed of the starter edition fails at once.
    let words = ["serve", "--data", folder.path().to_str().unwrap(), "--listen", "127.0.0.1:0", "--fetch-proxy", "http://127.0.0.1:9"];
    let server = Running::start(&words);
    let page = get(&server.address).await.unwrap();
    assert_eq!(page.status(), 200);
    let page = page.text().await.unwrap();
    assert!(page.contains("The Daily Dateline") && page.contains("<main"), "the masthead stands over an empty page");
    let sources = get(format!("{}/daily/sources", server.address)).await.unwrap().text().await.unwrap();
    assert!(sources.matches("/daily/source/").count() >= 20, "the starter edition's sources are there");
    assert!(server.stop(), "and it ends when told to");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_s_first_fetch_is_told_in_the_terminal() {
    let web = FakeWeb::start().await;
    let feed =
        web.put("tides", "/feed", "application/rss+xml", rss("Tides", &[("Tide table", &web.url("tides", "/1"), "High water at noon.")]));
    let folder = tempfile::tempdir().unwrap();
    let common =
        ["--data", folder.path().to_str().unwrap(), "--fetch-allow", "127.0.0.0/8", "--fetch-allow-ports", "*", "--fetch-pause-ms", "0"];
    let list = folder.path().join("feeds.txt");
    std::fs::write(&list, feed).unwrap();
    done(&[&["import", list.to_str().unwrap()][..], &common].concat());
    let log = folder.path().join("errors");
    let mut server = command(&[&["serve", "--listen", "127.0.0.1:0"][..], &common].concat());
    server.stdin(Stdio::null());
    let _server = Running::from(server, Stdio::from(std::fs::File::create(&log).unwrap()));
    for tries in 0.. {
        let told = std::fs::read_to_string(&log).unwrap();
        if told.contains("the first fetch is done. Feeds asked: 1") {
            break;
        }
        assert!(tries < 200, "{told}");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

#[test]
fn output_that_nobody_reads_any_more_is_no_failure() {
    let mut child = command(&["man"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
