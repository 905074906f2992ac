//! `dateline read --explain`: a page block by block, for people: what was kept of it, what was dropped, and why.

use console::{Style, measure_text_width};
use model::{Article, Explanation, Judged};

use crate::out;

/// Columns where nobody says how wide the lines may be.
const WIDTH: usize = 100;
/// Columns before a block's text: mark, chance, element.
const MARGIN: usize = 18;
/// Columns of an element's name; a longer one is cut.
const ELEMENT: usize = 10;

/// How what is printed is set.
struct Setting {
    width: usize,
    colour: bool,
}

/// Prints facts with their origins, every block in its order, and a line that sums up.
pub(super) fn print(file: &str, article: &Article, explanation: &Explanation) -> anyhow::Result<()> {
    for line in lines(file, article, explanation, &Setting { width: out::width().unwrap_or(WIDTH), colour: out::is_coloured() }) {
        out::line(&line)?;
    }
    Ok(())
}

fn lines(file: &str, article: &Article, explanation: &Explanation, setting: &Setting) -> Vec<String> {
    let style = |style: Style| style.force_styling(setting.colour);
    let (bold, dim) = (style(Style::new().bold()), style(Style::new().dim()));
    let mut lines = vec![bold.apply_to(file).to_string()];
    let facts = facts(article, explanation);
    let widest = facts.iter().map(|fact| measure_text_width(&fact.name)).max().unwrap_or_default();
    for fact in &facts {
        let name = padded(&fact.name, widest);
        let from = fact.origin.as_deref().map(|origin| format!("from {origin}"));
        let value = wrapped(&fact.value, setting.width.saturating_sub(widest + 4).max(20));
        for (n, line) in value.iter().enumerate() {
            let name = if n == 0 { name.clone() } else { " ".repeat(widest) };
            lines.push(format!("  {}  {line}", dim.apply_to(name)));
        }
        lines.extend(from.map(|from| format!("  {}  {}", " ".repeat(widest), dim.apply_to(from))));
    }
    lines.push(String::new());
    for block in &explanation.blocks {
        lines.extend(block_lines(block, setting));
    }
    let kept = explanation.blocks.iter().filter(|block| block.kept).count();
    lines.push(String::new());
    let sum = format!("{kept} of {} blocks kept, {} words.", explanation.blocks.len(), article.word_count);
    lines.push(bold.apply_to(sum).to_string());
    lines
}

/// `+  98 %  p           The text of a block,` and below it, indented, the rest and the reasons.
fn block_lines(block: &Judged, setting: &Setting) -> Vec<String> {
    let style = |style: Style| style.force_styling(setting.colour);
    let (mark, colour) = if block.kept { ('+', style(Style::new().green())) } else { ('-', style(Style::new().dim())) };
    let text = if block.kept { style(Style::new()) } else { style(Style::new().dim()) };
    let dim = style(Style::new().dim());
    let chance = if block.chance.is_finite() { (block.chance.clamp(0.0, 1.0) * 100.0).round() } else { 0.0 };
    let head = format!("{mark} {chance:>3} %  {} ", padded(&block.element, ELEMENT));
    let room = setting.width.saturating_sub(MARGIN + 1).max(20);
    let mut lines = Vec::new();
    for (n, line) in wrapped(&block.text, room).iter().enumerate() {
        let before = if n == 0 { colour.apply_to(head.as_str()).to_string() } else { " ".repeat(measure_text_width(&head)) };
        lines.push(format!("{before}{}", text.apply_to(line)));
    }
    for line in wrapped(&block.reasons.join("; "), room.saturating_sub(2)).iter().filter(|line| !line.is_empty()) {
        lines.push(format!("{}  {}", " ".repeat(measure_text_width(&head)), dim.apply_to(format!("({line})"))));
    }
    lines
}

struct Fact {
    name: String,
    value: String,
    origin: Option<String>,
}

/// What was found, each with where it was found; and what has an origin of which we have no word.
fn facts(article: &Article, explanation: &Explanation) -> Vec<Fact> {
    let text = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
    let known = [
        ("title", text(&article.title)),
        ("authors", Some(article.authors.join(", ")).filter(|names| !names.is_empty())),
        ("published", article.published.map(|moment| moment.to_string())),
        ("modified", article.modified.map(|moment| moment.to_string())),
        ("site_name", text(&article.site_name)),
        ("section", text(&article.section)),
        ("tags", Some(article.tags.join(", ")).filter(|tags| !tags.is_empty())),
        ("language", text(&article.language)),
        ("place", text(&article.place)),
        ("license", text(&article.license)),
        ("canonical_url", text(&article.canonical_url)),
        ("lead_image", article.lead_image.as_ref().map(|lead| lead.url.clone())),
        ("excerpt", text(&article.excerpt)),
    ];
    let mut origins = explanation.origins.clone();
    let mut facts = Vec::new();
    for (name, value) in known {
        let at = origins.iter().position(|(of, _)| of.to_lowercase().replace([' ', '-'], "_") == name);
        let origin = at.map(|at| origins.remove(at).1);
        facts.extend(value.map(|value| Fact { name: name.replace('_', " "), value, origin }));
    }
    facts.extend(origins.into_iter().map(|(name, origin)| Fact { name, value: origin, origin: None }));
    facts
}

/// Cut or filled to so many columns.
fn padded(text: &str, width: usize) -> String {
    let cut = console::truncate_str(text, width, "…").into_owned();
    let missing = width.saturating_sub(measure_text_width(&cut));
    cut + &" ".repeat(missing)
}

/// Lines of at most so many columns, broken between words; a word that is longer is broken where the line ends. Never none.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    // What strangers wrote does not steer the terminal.
    let text: String = text.chars().filter(|letter| letter.is_whitespace() || !letter.is_control()).collect();
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let columns = measure_text_width(word);
        if used > 0 && used + 1 + columns > width {
            lines.push(String::new());
            used = 0;
        }
        let Some(line) = lines.last_mut() else { break };
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if columns <= width {
            line.push_str(word);
            used += columns;
            continue;
        }
        for letter in word.chars() {
            let wide = measure_text_width(letter.encode_utf8(&mut [0; 4]));
            if used + wide > width && used > 0 {
                lines.push(String::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(letter);
            }
            used += wide;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(text: &str, kept: bool, chance: f32) -> Judged {
        Judged {
            text: text.into(),
            element: "figcaption-and-more".into(),
            kept,
            chance,
            reasons: vec!["mostly links".into(), "stands in a menu".into()],
        }
    }

    #[test]
    fn a_block_has_its_mark_chance_element_text_and_reasons_in_columns() {
        let plain = Setting { width: 60, colour: false };
        let lines = block_lines(&judged("Home and harbour, weather and tides, and all that goes with it", false, 0.034), &plain);
        assert_eq!(
            lines,
            [
                "-   3 %  figcaptio… Home and harbour, weather and tides, and",
                "                    all that goes with it",
                "                      (mostly links; stands in a menu)",
            ]
        );
        assert!(lines.iter().all(|line| line.len() <= 62));
    }

    #[test]
    fn colours_are_there_only_where_they_are_wanted() {
        let block = judged("Text", true, f32::NAN);
        let said = |colour| block_lines(&block, &Setting { width: 80, colour }).concat();
        assert!(said(true).contains("\u{1b}[32m+   0 %") && !said(false).contains('\u{1b}'));
        assert_eq!(console::strip_ansi_codes(&said(true)), said(false));
    }

    #[test]
    fn facts_come_first_with_their_origins_and_a_sum_last() {
        let article = Article { title: Some("Lamps".into()), word_count: 9, ..Article::default() };
        let origins = vec![("title".to_owned(), "JSON-LD headline".to_owned()), ("mood".to_owned(), "the weather".to_owned())];
        let explanation = Explanation { blocks: vec![judged("Text", true, 1.0), judged("Home", false, 0.0)], origins };
        let lines = lines("a.html", &article, &explanation, &Setting { width: 80, colour: false });
        assert_eq!(lines[..4], ["a.html", "  title  Lamps", "         from JSON-LD headline", "  mood   the weather"]);
        assert_eq!(lines.last().map(String::as_str), Some("1 of 2 blocks kept, 9 words."));
    }

    #[test]
    fn lines_are_no_wider_than_asked_in_any_script_and_steer_no_terminal() {
        for text in ["灯台に再び明かりがともる".repeat(9), "x".repeat(300), "a b\u{1b}[31m\u{7}c d".repeat(40)] {
            for line in wrapped(&text, 21) {
                assert!(measure_text_width(&line) <= 21 && !line.contains(['\u{1b}', '\u{7}']), "{line:?}");
            }
        }
        assert_eq!(wrapped("", 20), [""]);
    }
}
