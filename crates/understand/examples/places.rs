//! What the search for places makes of texts: `cargo run -p understand --example places -- FILE…` prints each name with its place, the
//! dateline and the main places. A file is plain text, or JSON lines with `title` and `text`.

use std::io::Write;

use serde_json::Value;
use understand::{Vantage, dateline_place, main_places, places};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for file in std::env::args().skip(1) {
        let read = std::fs::read_to_string(&file)?;
        let rows: Vec<(String, String)> = if file.ends_with(".jsonl") {
            let row = |line: &str| -> Result<(String, String), serde_json::Error> {
                let row: Value = serde_json::from_str(line)?;
                let part = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
                Ok((part("title"), part("text")))
            };
            read.lines().map(row).collect::<Result<_, _>>()?
        } else {
            vec![(String::new(), read)]
        };
        for (title, text) in rows {
            let found = places(&text, &title, &[], &Vantage::default());
            writeln!(out, "# {file} {title}")?;
            if let Some(dateline) = dateline_place(&text) {
                writeln!(out, "dateline {:?} {:?} {:?}", &text[dateline.name.clone()], dateline.within, dateline.agency)?;
            }
            for named in &found {
                let within = if named.in_title { &title } else { &text };
                let around =
                    within.floor_char_boundary(named.range.start.saturating_sub(30))..within.ceil_char_boundary(named.range.end + 30);
                let place = &named.place;
                let at = [place.division.as_deref(), Some(&*place.country)].into_iter().flatten().collect::<Vec<_>>().join(", ");
                writeln!(
                    out,
                    "{} → {} ({at}) {:?}: …{}…",
                    &within[named.range.clone()],
                    place.name,
                    named.sign,
                    within[around].replace('\n', " ")
                )?;
            }
            let main = main_places(&[&found]);
            writeln!(out, "main: {:?}", main.iter().map(|m| (&*m.place.name, (m.weight * 100.0).round())).collect::<Vec<_>>())?;
        }
    }
    Ok(())
}
