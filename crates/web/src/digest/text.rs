//! A digest as plain text, for terminals and mail: lines of 72 characters, each sentence with the number of its report.

use super::view::{DigestView, ItemView, LineView};
use crate::page::Visit;

/// Characters of a line, as plain mail has them (RFC 3676, 4.2).
const WIDTH: usize = 72;

/// The whole digest.
#[must_use]
pub fn plain(view: &DigestView, visit: &Visit) -> String {
    let words = visit.words;
    let mut out = String::new();
    out.push_str(&format!("{}\n{}\n\n", view.shell.name, words.fill("digest-of", "when", &view.title)));
    if let Some(moment) = &view.made_up {
        wrap(&mut out, &words.fill("digest-made-up", "when", &moment.words), "", "");
        out.push('\n');
    }
    if view.blocks.is_empty() {
        wrap(&mut out, words.say("digest-empty"), "", "");
    }
    if !view.overview.is_empty() {
        let all: Vec<String> = view.overview.iter().map(|(line, _)| format!("{} ({})", line.text(), line.source)).collect();
        wrap(&mut out, &all.join(" "), "", "");
        out.push('\n');
    }
    for block in &view.blocks {
        let name = block.name.to_uppercase();
        out.push_str(&format!("{name}\n{}\n\n", "=".repeat(name.chars().count().min(WIDTH))));
        for item in &block.items {
            told(&mut out, item, visit);
        }
        for (title, _, _) in &block.above {
            wrap(&mut out, &format!("{title} ({})", words.say("digest-above")), "* ", "  ");
            out.push('\n');
        }
    }
    if !view.corrections.is_empty() {
        out.push_str(&format!("{}\n\n", words.say("digest-corrections").to_uppercase()));
        for (text, when) in &view.corrections {
            wrap(&mut out, &format!("{}: {text}", when.words), "", "");
            out.push('\n');
        }
    }
    out
}

fn told(out: &mut String, item: &ItemView, visit: &Visit) {
    let words = visit.words;
    wrap(out, &item.title, "", "");
    wrap(out, &format!("{}{} {}", item.sources, words.say("list-comma"), item.newest.words), "", "");
    let sentences =
        |lines: &[LineView]| lines.iter().map(|line| format!("{} [{}]", line.text(), line.number)).collect::<Vec<_>>().join(" ");
    if !item.lines.is_empty() {
        out.push('\n');
        wrap(out, &sentences(&item.lines), "", "");
    }
    if item.machine {
        wrap(out, words.say("digest-machine"), "", "");
    }
    if let Some((said, _, lines)) = &item.since {
        out.push('\n');
        wrap(out, &format!("{said}: {}", sentences(lines)), "", "");
    }
    if let Some((_, stated)) = &item.differ {
        let stated: Vec<String> = stated.iter().map(|(text, by)| format!("{text} ({by})")).collect();
        out.push('\n');
        wrap(out, &format!("{}: {}", words.say("front-differ"), stated.join("; ")), "", "");
    }
    out.push('\n');
    for (number, report) in item.reports.iter().enumerate() {
        let by = report.authors.as_ref().map(|authors| format!("{} {authors}", words.say("list-comma"))).unwrap_or_default();
        wrap(out, &format!("[{}] {}: {}{by}", words.number(number + 1), report.source, report.title), "  ", "      ");
        let address = report.original.clone().unwrap_or_else(|| visit.whole(&report.href));
        out.push_str(&format!("      {}\n", one_line(&address)));
    }
    if let Some(more) = &item.more {
        wrap(out, more, "  ", "  ");
    }
    out.push_str(&format!("  {}\n\n", visit.whole(&item.href)));
}

/// A paragraph, cut between words; a word that is longer than a line stands alone.
pub(crate) fn wrap(out: &mut String, text: &str, first: &str, rest: &str) {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in one_line(text).split(' ').filter(|word| !word.is_empty()) {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(&line);
            out.push('\n');
            line = rest.to_owned();
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    if !empty {
        out.push_str(&line);
        out.push('\n');
    }
}

/// What strangers wrote moves no cursor and begins no line of its own.
fn one_line(text: &str) -> String {
    text.chars()
        .filter(|sign| !sign.is_control() || sign.is_whitespace())
        .map(|sign| if sign.is_whitespace() { ' ' } else { sign })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_cut_between_words_and_hold_no_control_characters() {
        let mut out = String::new();
        wrap(&mut out, &"word ".repeat(40), "* ", "  ");
        assert!(out.lines().all(|line| line.chars().count() <= WIDTH) && out.lines().count() == 3, "{out}");
        let mut out = String::new();
        wrap(&mut out, "a\u{1b}[31m\r\nb\u{0} c", "", "");
        assert_eq!(out, "a[31m b c\n");
        let mut out = String::new();
        wrap(&mut out, &"x".repeat(200), "", "");
        assert_eq!(out.lines().count(), 1, "an address is not torn");
    }
}
