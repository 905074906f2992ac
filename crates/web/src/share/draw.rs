//! The picture of a card, 1200 × 630: name, date and place, headline, sources, set by resvg in the paper's own type. It shows words alone:
//! a publisher's picture is not ours to pass on.

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Node, Options, Text, Tree, fontdb};

use super::letters::settable;

/// What previews are made for: 1.91 to 1 (the Open Graph protocol's consumers crop anything else).
const WIDTH: f32 = 1200.0;
const HEIGHT: f32 = 630.0;
/// Around everything.
const MARGIN: f32 = 72.0;
/// Between headline and what stands above and below it.
const HEADLINE: std::ops::Range<f32> = 226.0..528.0;
/// Sizes that a headline is tried in; the first that fits is taken.
const SIZES: [f32; 8] = [92.0, 84.0, 76.0, 68.0, 61.0, 54.0, 48.0, 43.0];
/// Lines of a headline.
const LINES: usize = 4;
/// Letters of a headline that are looked at, and of one word: what is longer would not fit in the smallest size.
const LETTERS: usize = 260;
const WORD: usize = 36;
/// Size that words are measured in.
const MEASURED: f32 = 100.0;

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Face {
    /// The edition's name.
    pub(super) name: String,
    /// Its date, and its place.
    pub(super) ears: [String; 2],
    /// The section, or nothing.
    pub(super) kicker: String,
    /// The headline.
    pub(super) headline: String,
    /// Who reports it.
    pub(super) sources: String,
    /// The edition is read from right to left.
    pub(super) mirrored: bool,
    /// The headline is.
    pub(super) headline_mirrored: bool,
}

impl Face {
    /// Its headline is in letters that our type has.
    pub(super) fn is_settable(&self) -> bool {
        settable(&self.headline, LETTERS).is_some_and(|text| !text.is_empty())
    }
}

/// The only fonts there are, whatever the machine has: each has Latin and Arabic in it.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for bytes in [include_bytes!("../../static/card/card-serif.ttf").as_slice(), include_bytes!("../../static/card/card-sans.ttf")] {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(bytes)));
    }
    Arc::new(fonts)
});

/// The card as PNG; `None` where the headline is in letters that our type has not: boxes are worse than no card.
pub(super) fn draw(face: &Face) -> Option<Vec<u8>> {
    let (size, lines) = fitted(&settable(&face.headline, LETTERS)?, face.headline_mirrored)?;
    let tree = read(&svg(face, size, &lines))?;
    let mut pixels = Pixmap::new(WIDTH as u32, HEIGHT as u32)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

/// Size and lines of a headline.
fn fitted(headline: &str, mirrored: bool) -> Option<(f32, Vec<String>)> {
    let words: Vec<String> = headline.split_whitespace().filter_map(|word| settable(word, WORD)).collect();
    let widths = widths(&words)?;
    let (width, height) = (WIDTH - 2.0 * MARGIN, HEADLINE.end - HEADLINE.start);
    for size in SIZES {
        let lines = broken(&words, &widths, width * MEASURED / size);
        if lines.len() <= LINES && lines.len() as f32 * size * leading(mirrored) <= height {
            return Some((size, lines));
        }
    }
    let size = SIZES[SIZES.len() - 1];
    let mut lines = broken(&words, &widths, (width - size) * MEASURED / size);
    let fits = LINES.min((height / (size * leading(mirrored))) as usize);
    lines.truncate(fits);
    if let Some(last) = lines.last_mut() {
        last.push('…');
    }
    Some((size, lines))
}

/// Lines no wider than that, measured as [`MEASURED`] is; as even as they may be without being more.
fn broken(words: &[String], widths: &[f32], width: f32) -> Vec<String> {
    let lines = packed(words, widths, width);
    // A last line of one word is a widow: narrower lines of the same number leave it company.
    let mut narrow = width;
    while narrow > width * 0.6 {
        let tried = packed(words, widths, narrow - width * 0.02);
        if tried.len() > lines.len() {
            break;
        }
        narrow -= width * 0.02;
    }
    packed(words, widths, narrow)
}

fn packed(words: &[String], widths: &[f32], width: f32) -> Vec<String> {
    let space = MEASURED * 0.24;
    let mut lines: Vec<(String, f32)> = Vec::new();
    for (word, wide) in words.iter().zip(widths) {
        match lines.last_mut() {
            Some((line, so_far)) if *so_far + space + wide <= width => {
                line.push(' ');
                line.push_str(word);
                *so_far += space + wide;
            }
            _ => lines.push((word.clone(), *wide)),
        }
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

/// How wide each word is in the headline's face.
fn widths(words: &[String]) -> Option<Vec<f32>> {
    let mut svg = opened();
    for word in words {
        let _ = write!(svg, "<text font-family=\"card-serif\" font-size=\"{MEASURED}\">{}</text>", escape(word));
    }
    let tree = read(&(svg + "</svg>"))?;
    let texts: Vec<&Text> = tree.root().children().iter().filter_map(text).collect();
    (texts.len() == words.len()).then(|| texts.iter().map(|text| text.bounding_box().width()).collect())
}

fn text(node: &Node) -> Option<&Text> {
    match node {
        Node::Text(text) => Some(text),
        Node::Group(group) => group.children().iter().find_map(text),
        _ => None,
    }
}

/// The whole card.
fn svg(face: &Face, size: f32, lines: &[String]) -> String {
    let mut svg = opened();
    let right = WIDTH - MARGIN;
    let _ = write!(
        svg,
        "<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fbf9f5\"/>\
         <g fill=\"#191613\"><rect x=\"{MARGIN}\" y=\"112\" width=\"{0}\" height=\"4\"/><rect x=\"{MARGIN}\" y=\"119\" width=\"{0}\" height=\"1.5\"/>\
         <rect x=\"{MARGIN}\" y=\"164\" width=\"{0}\" height=\"1.5\"/></g>\
         <rect x=\"{MARGIN}\" y=\"552\" width=\"{0}\" height=\"1.5\" fill=\"#d9d2c5\"/>",
        WIDTH - 2.0 * MARGIN,
    );
    let mut set = |style: &str, mirrored: bool, anchor: Anchor, y: f32, text: &str| {
        let (x, anchor) = match (anchor, mirrored) {
            (Anchor::Middle, _) => (WIDTH / 2.0, "middle"),
            (Anchor::Start, false) | (Anchor::End, true) => (MARGIN, "start"),
            (Anchor::Start, true) | (Anchor::End, false) => (right, "end"),
        };
        // resvg takes every line for left to right; an embedding sets those right that are not.
        let text = if mirrored { format!("\u{202b}{text}\u{202c}") } else { text.to_owned() };
        let _ = write!(svg, "<text {style} x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>", escape(&text));
    };
    let sans = |size: u8, ink: &str| format!("font-family=\"card-sans\" font-size=\"{size}\" fill=\"{ink}\"");
    let name = clean(&face.name, 44);
    let name_size = (56.0_f32).min(1500.0 / name.chars().count().max(1) as f32);
    let serif = |size: f32| format!("font-family=\"card-serif\" font-size=\"{size}\" fill=\"#191613\"");
    set(&serif(name_size), face.mirrored, Anchor::Middle, 88.0, &name);
    set(&sans(22, "#5f574d"), face.mirrored, Anchor::Start, 150.0, &clean(&face.ears[0], 50));
    set(&sans(22, "#5f574d"), face.mirrored, Anchor::End, 150.0, &clean(&face.ears[1], 40));
    set(&sans(22, "#9a2c1c"), face.mirrored, Anchor::Start, 208.0, &clean(&face.kicker, 60));
    for (n, line) in lines.iter().enumerate() {
        let y = HEADLINE.start + size * 0.86 + n as f32 * size * leading(face.headline_mirrored);
        set(&serif(size), face.headline_mirrored, Anchor::Start, y, line);
    }
    set(&sans(26, "#5f574d"), face.mirrored, Anchor::Start, 594.0, &clean(&face.sources, 76));
    svg + "</svg>"
}

/// Where a line stands in the direction of reading.
enum Anchor {
    Start,
    Middle,
    End,
}

/// Arabic stands taller and hangs lower.
fn leading(mirrored: bool) -> f32 {
    if mirrored { 1.32 } else { 1.07 }
}

fn opened() -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">")
}

fn read(svg: &str) -> Option<Tree> {
    let options = Options { fontdb: Arc::clone(&FONTS), ..Options::default() };
    Tree::from_str(svg, &options).ok()
}

/// A text that is left out where it can't be set: the headline carries the card.
fn clean(text: &str, letters: usize) -> String {
    settable(text, letters).unwrap_or_default()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
