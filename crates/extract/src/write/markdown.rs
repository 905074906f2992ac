//! The article as CommonMark with GitHub's tables, to be read raw as well as by a parser.

mod line;

use super::html::readable;
use super::{Definition, Embed, Figure, Part, Table, Words};
use line::{Style, address};

/// The Markdown.
pub(crate) fn markdown(parts: &[Part]) -> String {
    let mut writer = Writer::default();
    writer.parts(parts);
    let mut out = writer.out;
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// What a list's marker is; lists of one kind that follow each other take turns, or they would be one.
#[derive(Clone, Copy, PartialEq)]
enum Marker {
    Dash,
    Star,
    Point,
    Bracket,
}

#[derive(Default)]
struct Writer {
    out: String,
    /// What each further line begins with.
    prefix: String,
    /// Nothing was written yet where the next block comes.
    fresh: bool,
    /// No empty lines between blocks.
    tight: bool,
}

impl Writer {
    fn parts(&mut self, parts: &[Part]) {
        let mut marker = None;
        for part in parts {
            let Part::List { start, items } = part else {
                marker = None;
                self.part(part);
                continue;
            };
            let next = match (start, marker) {
                (None, Some(Marker::Dash)) => Marker::Star,
                (None, _) => Marker::Dash,
                (Some(_), Some(Marker::Point)) => Marker::Bracket,
                (Some(_), _) => Marker::Point,
            };
            self.list(next, start.unwrap_or(1), items);
            marker = Some(next);
        }
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Paragraph(lines) => self.paragraph(lines, Style::default()),
            Part::Heading { level, lines } => self.heading(*level, lines),
            Part::List { start, items } => self.list(Marker::Dash, start.unwrap_or(1), items),
            Part::Table(table) => self.table(table),
            Part::Quotation(parts) => self.quotation(|writer| writer.parts(parts)),
            Part::Code { blocks, language } => {
                let lines = blocks.iter().flat_map(|block| block.text.split('\n'));
                self.code(lines, language.as_deref().unwrap_or_default());
            }
            Part::Figure(figure) => self.figure(figure),
            Part::Embed(embed) => self.embed(embed),
            Part::Definitions(list) => self.definitions(list),
            Part::Rule => {
                self.begin();
                self.out.push_str("---");
            }
            Part::Notes { numbered, notes } => {
                self.begin();
                self.out.push_str("---");
                if *numbered {
                    self.list(Marker::Point, 1, notes);
                } else {
                    notes.iter().for_each(|note| self.parts(note));
                }
            }
            Part::Entry { time, parts } => {
                if let Some(time) = time {
                    self.begin();
                    self.out.push_str("**");
                    line::plain(&mut self.out, &readable(time), Style::default());
                    self.out.push_str("**");
                }
                self.parts(parts);
            }
        }
    }

    /// Goes to where a block may begin.
    fn begin(&mut self) {
        if self.out.is_empty() || self.fresh {
            self.fresh = false;
            return;
        }
        if !self.tight {
            self.out.push('\n');
            self.out.push_str(self.prefix.trim_end());
        }
        self.next_line();
    }

    fn next_line(&mut self) {
        self.out.push('\n');
        self.out.push_str(&self.prefix);
    }

    fn paragraph(&mut self, lines: &[Words], style: Style) {
        self.begin();
        for (index, words) in lines.iter().enumerate() {
            if index > 0 {
                self.out.push('\\');
                self.next_line();
            }
            line::write(&mut self.out, words, Style { begins: true, ..style });
        }
    }

    fn heading(&mut self, level: u8, lines: &[Words]) {
        self.begin();
        self.out.push_str(&"####"[..usize::from(level.clamp(2, 4))]);
        for words in lines {
            self.out.push(' ');
            line::write(&mut self.out, words, Style::default());
        }
        // Signs that close a heading would be taken for such.
        if self.out.ends_with('#') {
            self.out.pop();
            self.out.push_str("\\#");
        }
    }

    fn list(&mut self, marker: Marker, start: u32, items: &[Vec<Part>]) {
        let simple = |item: &Vec<Part>| {
            let mut rest = item.iter().skip_while(|part| matches!(part, Part::Paragraph(_) | Part::Heading { .. } | Part::Code { .. }));
            item.len() - rest.clone().count() <= 1 && rest.all(|part| matches!(part, Part::List { .. }))
        };
        let loose = !items.iter().all(simple);
        let outer = self.tight;
        // Only a list that begins with 1 may follow a line of text directly.
        self.tight &= start == 1;
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.tight = !loose;
            }
            self.begin();
            let number = start.min(900_000_000).saturating_add(index as u32);
            let sign = match marker {
                Marker::Dash => "- ".to_owned(),
                Marker::Star => "* ".to_owned(),
                Marker::Point => format!("{number}. "),
                Marker::Bracket => format!("{number}) "),
            };
            self.out.push_str(&sign);
            self.within(&" ".repeat(sign.len()), |writer| {
                writer.tight = !loose;
                writer.parts(item);
            });
        }
        self.tight = outer;
    }

    /// Writes contents whose lines begin with `more`, the first one following what stands there.
    fn within(&mut self, more: &str, write: impl FnOnce(&mut Writer)) {
        let length = self.prefix.len();
        let tight = self.tight;
        self.prefix.push_str(more);
        self.fresh = true;
        write(self);
        self.fresh = false;
        self.tight = tight;
        self.prefix.truncate(length);
    }

    fn quotation(&mut self, write: impl FnOnce(&mut Writer)) {
        self.begin();
        self.out.push_str("> ");
        self.within("> ", |writer| {
            writer.tight = false;
            write(writer);
        });
    }

    fn code<'a>(&mut self, lines: impl Iterator<Item = &'a str> + Clone, language: &str) {
        let longest = lines.clone().map(longest_run).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        self.begin();
        self.out.push_str(&fence);
        self.out.push_str(language);
        for line in lines {
            self.next_line();
            self.out.push_str(line);
        }
        self.next_line();
        self.out.push_str(&fence);
    }

    fn figure(&mut self, figure: &Figure) {
        if let Some(picture) = &figure.picture {
            self.begin();
            self.out.push_str("![");
            line::plain(&mut self.out, &picture.alt, Style { link: true, ..Style::default() });
            self.out.push_str("](");
            address(&mut self.out, &picture.address);
            self.out.push(')');
        }
        let lines: Vec<&Words> = figure.caption.iter().chain(&figure.credit).collect();
        if lines.is_empty() {
            return;
        }
        self.begin();
        for (index, words) in lines.into_iter().enumerate() {
            if index > 0 {
                self.out.push('\\');
                self.next_line();
            }
            self.out.push('*');
            line::write(&mut self.out, words, Style { plain: true, ..Style::default() });
            self.out.push('*');
        }
    }

    fn embed(&mut self, embed: &Embed) {
        let link = |writer: &mut Writer| {
            if let Some(target) = &embed.address {
                writer.begin();
                writer.out.push('[');
                line::plain(&mut writer.out, &embed.label, Style { link: true, ..Style::default() });
                writer.out.push_str("](");
                address(&mut writer.out, target);
                writer.out.push(')');
            }
        };
        if embed.parts.is_empty() {
            link(self);
            return;
        }
        self.quotation(|writer| {
            writer.parts(&embed.parts);
            link(writer);
        });
    }

    /// Markdown has no such lists: terms are strong lines, and what is said of each a list below.
    fn definitions(&mut self, list: &[Definition]) {
        let mut meanings: Vec<Vec<Part>> = Vec::new();
        for definition in list {
            match definition {
                Definition::Meaning(parts) => meanings.push(parts.clone()),
                Definition::Term(lines) => {
                    self.meanings(&mut meanings);
                    self.begin();
                    for (index, words) in lines.iter().enumerate() {
                        if index > 0 {
                            self.out.push('\\');
                            self.next_line();
                        }
                        self.out.push_str("**");
                        line::write(&mut self.out, words, Style { plain: true, ..Style::default() });
                        self.out.push_str("**");
                    }
                }
            }
        }
        self.meanings(&mut meanings);
    }

    fn meanings(&mut self, meanings: &mut Vec<Vec<Part>>) {
        if !meanings.is_empty() {
            self.list(Marker::Dash, 1, meanings);
            meanings.clear();
        }
    }

    fn table(&mut self, table: &Table) {
        for words in &table.caption {
            self.paragraph(std::slice::from_ref(words), Style::default());
        }
        let width = |row: &super::Row| row.cells.iter().map(|cell| cell.columns as usize).sum::<usize>();
        let columns = table.rows.iter().map(width).max().unwrap_or(0).clamp(1, 200);
        // Rows below that a column's cell reaches into.
        let mut reach = vec![0u32; columns];
        self.begin();
        for (index, row) in table.rows.iter().enumerate() {
            if index > 0 {
                self.next_line();
            }
            let mut cells = row.cells.iter();
            let mut column = 0;
            self.out.push('|');
            while column < columns || cells.len() > 0 {
                if let Some(left) = reach.get_mut(column).filter(|left| **left > 0) {
                    *left -= 1;
                    column += 1;
                    self.out.push_str(" |");
                    continue;
                }
                let Some(cell) = cells.next() else {
                    column += 1;
                    self.out.push_str(" |");
                    continue;
                };
                self.out.push(' ');
                // A row that is wider than the table says the rest in its last cell, which parsers would drop.
                let rest = (column + 1 >= columns).then(|| cells.by_ref().flat_map(|cell| &cell.lines)).into_iter().flatten();
                for (index, words) in cell.lines.iter().chain(rest).enumerate() {
                    if index > 0 {
                        self.out.push_str("<br>");
                    }
                    line::write(&mut self.out, words, Style { cell: true, ..Style::default() });
                }
                if !self.out.ends_with(' ') {
                    self.out.push(' ');
                }
                self.out.push('|');
                for spanned in 0..cell.columns as usize {
                    if let Some(left) = reach.get_mut(column) {
                        *left = cell.rows.saturating_sub(1);
                    }
                    column += 1;
                    if spanned > 0 && column <= columns {
                        self.out.push_str(" |");
                    }
                }
            }
            if index == 0 {
                self.next_line();
                self.out.push('|');
                self.out.push_str(&" --- |".repeat(columns));
            }
        }
    }
}

/// The longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
