//! Declarations of a `style` attribute that only colour and measure.

/// Properties that may have any value without a function in it.
const PROPERTIES: [&str; 43] = [
    "azimuth",
    "background-color",
    "border-bottom-color",
    "border-collapse",
    "border-color",
    "border-left-color",
    "border-right-color",
    "border-top-color",
    "clear",
    "color",
    "cursor",
    "direction",
    "display",
    "elevation",
    "float",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "overflow",
    "pause",
    "pause-after",
    "pause-before",
    "pitch",
    "pitch-range",
    "richness",
    "speak",
    "speak-header",
    "speak-numeral",
    "speak-punctuation",
    "speech-rate",
    "text-align",
    "text-decoration",
    "text-indent",
    "unicode-bidi",
    "vertical-align",
    "white-space",
    "width",
];

/// Properties that are harmless if each word of their value is: a measure, a colour, a word of [`WORDS`].
const SHORTHANDS: [&str; 4] = ["background", "border", "margin", "padding"];

const WORDS: &str = " !important aqua auto black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green italic \
    left lime maroon medium navy none normal nowrap olive pointer purple red right silver solid teal top transparent underline white yellow ";

const UNITS: [&str; 11] = ["cm", "em", "ex", "in", "mm", "pc", "pt", "px", "%", ",", ")"];

/// The declarations that may stay, each ended by a semicolon. A style with an escape, a comment or an address in it is dropped whole: it
/// hides something.
pub(super) fn harmless(style: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || c.is_whitespace() || ":;,#%.()'\"!-_+*".contains(c);
    let without_addresses = without_addresses(style);
    if !without_addresses.chars().all(is_plain) {
        return String::new();
    }
    let kept: Vec<String> = without_addresses.split(';').filter_map(declaration).collect();
    kept.join(" ")
}

/// `url(…)` loads.
fn without_addresses(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    // Lower case in ASCII keeps every letter in its place.
    let lower = style.to_ascii_lowercase();
    let mut done = 0;
    while let Some(at) = lower[done..].find("url(").map(|at| done + at) {
        out.push_str(&style[done..at]);
        done = style[at..].find(')').map_or(style.len(), |end| at + end + 1);
    }
    out.push_str(&style[done..]);
    out
}

fn declaration(source: &str) -> Option<String> {
    let (property, value) = source.split_once(':')?;
    let (property, value) = (property.trim(), value.trim());
    // A function but for colours computes, or loads.
    let functions = value.matches('(').count() - value.to_ascii_lowercase().matches("rgb(").count();
    if value.is_empty() || value.contains(':') || functions > 0 {
        return None;
    }
    let name = property.to_ascii_lowercase();
    let is_shorthand = SHORTHANDS.contains(&name.split('-').next().unwrap_or_default());
    let is_kept = PROPERTIES.contains(&name.as_str()) || (is_shorthand && value.split_whitespace().all(is_harmless_word));
    is_kept.then(|| format!("{property}: {value};"))
}

fn is_harmless_word(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    if WORDS.split_ascii_whitespace().any(|known| known == word) {
        return true;
    }
    if let Some(digits) = word.strip_prefix('#') {
        return !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
    }
    if let Some(parts) = word.strip_prefix("rgb(") {
        return parts.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'%' | b',' | b')'));
    }
    // A measure of two digits before and after its point.
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let whole = digits(&word);
    let rest = &word[whole..];
    let (part, rest) = rest.strip_prefix('.').map_or((0, rest), |after| (digits(after), &after[digits(after)..]));
    whole <= 2 && part <= 2 && (rest.is_empty() || UNITS.contains(&rest))
}
