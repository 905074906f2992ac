//! `dateline group FILE.jsonl`: articles in, stories out.
//!
//! Articles are placed in the order of their publication, whatever the order of the lines: a first pass notes where each line begins and
//! when it was published, a second reads them in that order. So the memory needed is that of the stories, not of the file.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use group::{Groups, Settings};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use crate::command::COULD_NOT;
use crate::out;

/// A line of the input. Other fields may stand in it and are passed over.
#[derive(Deserialize)]
struct Line {
    id: Value,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    text: Option<String>,
    published: Value,
}

/// Where an article's line lies.
struct Place {
    published: Timestamp,
    offset: u64,
    length: usize,
    /// Its turn among the lines that are articles.
    turn: usize,
}

pub(crate) fn run(file: &Path) -> anyhow::Result<ExitCode> {
    let unreadable = || format!("{} can't be read", file.display());
    let mut input = if file == Path::new("-") { spooled()? } else { File::open(file).with_context(unreadable)? };
    let (mut places, code) = index(&input).with_context(unreadable)?;
    places.sort_by_key(|place| (place.published, place.turn));

    let mut groups = Groups::new(Settings::default());
    let mut placed: Vec<(Value, i64)> = vec![(Value::Null, 0); places.len()];
    let mut merged: HashMap<i64, i64> = HashMap::new();
    for place in &places {
        let (id, report) = read(&mut input, place).with_context(unreadable)?;
        let story = groups.add(&report, || report.id);
        merged.extend(story.merged.iter().map(|merged| (merged.gone, merged.into)));
        placed[place.turn] = (id, story.story);
        groups.close_quiet(place.published);
    }
    for (id, story) in &placed {
        out::json(&serde_json::json!({ "id": id, "story": last(&merged, *story).to_string() }))?;
    }
    Ok(code)
}

/// Standard input can't be read twice: it is kept in a file that has no name and goes with the program.
fn spooled() -> anyhow::Result<File> {
    let mut file = tempfile::tempfile().context("No temporary file can be made for standard input")?;
    std::io::copy(&mut std::io::stdin().lock(), &mut file).context("standard input can't be kept")?;
    file.rewind()?;
    Ok(file)
}

fn index(input: &File) -> anyhow::Result<(Vec<Place>, ExitCode)> {
    let mut reader = BufReader::new(input);
    let (mut places, mut code) = (Vec::new(), ExitCode::SUCCESS);
    let (mut offset, mut line) = (0, Vec::new());
    for number in 1.. {
        line.clear();
        let length = reader.read_until(b'\n', &mut line)?;
        if length == 0 {
            break;
        }
        if !line.trim_ascii().is_empty() {
            match parsed(&line) {
                Ok((_, published)) => places.push(Place { published, offset, length, turn: places.len() }),
                Err(error) => {
                    out::complain(&format!("line {number}: {error:#}. It was passed over."));
                    code = ExitCode::from(COULD_NOT);
                }
            }
        }
        offset += length as u64;
    }
    Ok((places, code))
}

fn read(input: &mut File, place: &Place) -> anyhow::Result<(Value, group::Report)> {
    let mut bytes = vec![0; place.length];
    input.seek(SeekFrom::Start(place.offset))?;
    input.read_exact(&mut bytes)?;
    let (line, published) = parsed(&bytes)?;
    let (title, text) = (line.title.unwrap_or_default(), line.text.unwrap_or_default());
    let language = understand::language(&format!("{title}. {text}"));
    // The number of a story is that of its first article.
    let number = i64::try_from(place.turn)? + 1;
    Ok((line.id, newsroom::report(number, &title, &text, language, published)))
}

fn parsed(line: &[u8]) -> anyhow::Result<(Line, Timestamp)> {
    let line: Line = serde_json::from_slice(line).context("not an object with id, title, text and published")?;
    let published = time(&line.published).with_context(|| format!("“{}” is not a time", line.published))?;
    Ok((line, published))
}

/// A time as text in any usual form, or as seconds or milliseconds since 1970.
fn time(value: &Value) -> Option<Timestamp> {
    /// Seconds beyond this would be in the year 5138; milliseconds below it, in 1973.
    const SECONDS_END: i64 = 100_000_000_000;
    match value {
        Value::String(text) => markup::date::parse(text),
        Value::Number(number) => {
            let number = number.as_i64()?;
            if number.abs() < SECONDS_END { Timestamp::from_second(number).ok() } else { Timestamp::from_millisecond(number).ok() }
        }
        _ => None,
    }
}

/// The story that this one is part of by now.
fn last(merged: &HashMap<i64, i64>, mut story: i64) -> i64 {
    while let Some(into) = merged.get(&story) {
        story = *into;
    }
    story
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_line_that_is_no_text_is_passed_over_and_the_rest_is_read() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"{\"id\":1,\"published\":\"2026-11-24\"}\n\xff\xfe\n\n{\"id\":2,\"published\":\"2026-11-24\"}\n").unwrap();
        file.rewind().unwrap();
        let (places, code) = index(&file).unwrap();
        assert_eq!(places.len(), 2);
        assert_eq!(code, ExitCode::from(COULD_NOT));
    }
}
