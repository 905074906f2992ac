//! Reads every file of a folder as a feed and prints the contract's JSON, one object a line; with `--time`, megabytes a second instead. `--url=` is
//! where they are said to come from.
//! A harness for corpora that are not ours to keep.
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::{Map, Value, json};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let timed = arguments.iter().any(|argument| argument == "--time");
    let url = arguments.iter().find_map(|argument| argument.strip_prefix("--url=")).and_then(|url| url::Url::parse(url).ok());
    let mut files = Vec::new();
    for argument in arguments.iter().filter(|argument| !argument.starts_with("--")) {
        collect(Path::new(argument), &mut files)?;
    }
    files.sort();
    let loaded: Vec<(PathBuf, Vec<u8>)> = files.into_iter().map(|file| Ok((file.clone(), load(&file)?))).collect::<std::io::Result<_>>()?;
    if timed {
        let bytes: usize = loaded.iter().map(|(_, bytes)| bytes.len()).sum();
        let (rounds, start) = (5, Instant::now());
        for _ in 0..rounds {
            for (_, bytes) in &loaded {
                std::hint::black_box(parse::feed(bytes, None, None).is_ok());
            }
        }
        println!("{} MB, {:.1} MB/s", bytes >> 20, (bytes * rounds) as f64 / 1e6 / start.elapsed().as_secs_f64());
        return Ok(());
    }
    for (file, bytes) in loaded {
        let mut line = Map::new();
        line.insert("file".into(), json!(file));
        match parse::feed(&bytes, url.as_ref(), None) {
            Ok((feed, flaws)) => {
                if let Ok(Value::Object(fields)) = serde_json::to_value(&feed) {
                    line.extend(fields);
                }
                line.insert("flaws".into(), json!(flaws));
            }
            Err(error) => {
                line.insert("error".into(), json!(error.to_string()));
                line.insert("flaws".into(), json!(error.flaws));
            }
        }
        println!("{}", Value::Object(line));
    }
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(path)? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}

fn load(file: &Path) -> std::io::Result<Vec<u8>> {
    let bytes = std::fs::read(file)?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut inflated = Vec::new();
    flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut inflated)?;
    Ok(inflated)
}
