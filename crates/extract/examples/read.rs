//! Reads pages and prints the contract's JSON, one object a line: `read FOLDER_OR_FILE…` (`.html` and `.html.gz`).

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use model::{Article, Flaw};

#[derive(serde::Serialize)]
struct Line<'a> {
    file: String,
    #[serde(flatten)]
    article: &'a Article,
    flaws: &'a [Flaw],
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    for argument in std::env::args().skip(1) {
        collect(Path::new(&argument), &mut files)?;
    }
    files.sort();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut times = Vec::new();
    for file in files {
        let mut bytes = std::fs::read(&file)?;
        if file.extension().is_some_and(|e| e == "gz") {
            let mut plain = Vec::new();
            flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain)?;
            bytes = plain;
        }
        let start = std::time::Instant::now();
        let (article, flaws) = extract::read_bytes(&bytes, None, None);
        times.push((start.elapsed(), file.clone()));
        serde_json::to_writer(&mut out, &Line { file: file.display().to_string(), article: &article, flaws: &flaws })?;
        out.write_all(b"\n")?;
    }
    times.sort();
    if let (Some(middle), Some(late), Some(last)) = (times.get(times.len() / 2), times.get(times.len() * 99 / 100), times.last()) {
        let (count, longest, file) = (times.len(), last.0, last.1.display());
        writeln!(std::io::stderr(), "{count} pages, median {:?}, 99th {:?}, longest {longest:?} ({file})", middle.0, late.0)?;
    }
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.to_string_lossy().ends_with(".html") || path.to_string_lossy().ends_with(".html.gz") {
        files.push(path.to_owned());
    }
    Ok(())
}
