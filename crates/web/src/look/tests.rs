//! A look in its cookie and on a page, and the colours of every theme.

use super::*;

#[test]
fn every_look_is_read_as_it_was_written() {
    let mut seen = std::collections::BTreeSet::new();
    for theme in Theme::ALL {
        for size in Size::ALL {
            for face in Face::ALL {
                let look =
                    Look { theme: *theme, size: *size, face: *face, columns: Columns::Two, pictures: Pictures::Off, ..Look::default() };
                assert_eq!(Look::read(&look.written()), look);
                assert!(seen.insert(look.written()));
            }
        }
    }
    assert_eq!(Look::default().written(), "1a2mn0yf", "stored in browsers: never changes its meaning");
}

#[test]
fn nonsense_is_the_paper_as_it_comes() {
    for value in ["", "1", "1s", "2s2mn0yf", "1s2mn0yf ", "1s2mn0yff", "1x2mn0yf", "1s9mn0yf", "\"><script>", "1S2MN0YF", "éééééééé"]
    {
        assert_eq!(Look::read(value), Look::default(), "{value}");
    }
    assert_eq!(Look::read(&"1s2mn0yf".repeat(9_999)), Look::default());
    assert_eq!(Look::read("1s2mn0yf").theme, Theme::Sepia);
}

#[test]
fn only_what_was_chosen_is_written_on_the_page() {
    assert_eq!(Look::default().to_string(), "");
    let look = Look { theme: Theme::Sepia, size: Size::Larger, pictures: Pictures::Off, ..Look::default() };
    assert_eq!(look.to_string(), " data-theme=\"sepia\" data-size=\"4\" data-pictures=\"off\"");
}

/// The colours that the rule after this mark sets.
fn colours(mark: &str) -> std::collections::BTreeMap<String, [f64; 3]> {
    let sheet = [include_str!("../../static/css/tokens.css"), include_str!("../../static/css/look.css")].concat();
    let rule = sheet.split_once(mark).and_then(|(_, after)| after.split_once('{')?.1.split('}').next()).unwrap_or_else(|| panic!("{mark}"));
    let colour = |text: &str| {
        let hex = text.trim().strip_prefix('#')?;
        let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok().map(|n| f64::from(n) / 255.0);
        Some([part(0)?, part(2)?, part(4)?])
    };
    rule.split(';')
        .filter_map(|line| line.trim().split_once(':'))
        .filter_map(|(name, value)| Some((name.to_owned(), colour(value)?)))
        .collect()
}

/// WCAG 2.2's contrast ratio.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let light = |rgb: [f64; 3]| {
        let [r, g, b] = rgb.map(|c| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (light(a), light(b));
    a.max(b) / a.min(b)
}

#[test]
fn every_theme_can_be_read() {
    const THEMES: [(&str, f64); 6] = [
        (":root,", 4.5),
        ("dark){\n  :root:not", 4.5),
        (":root[data-theme=dark],", 4.5),
        (":root[data-theme=sepia],", 4.5),
        (":root[data-theme=contrast],", 7.0),
        ("dark){\n  :root[data-theme=contrast],", 7.0),
    ];
    for (mark, least) in THEMES {
        let colours = colours(mark);
        let of = |colour: &str| colours[&format!("--{colour}")];
        // What is marked is text of an article.
        for (ground, inks) in [("paper", &["ink", "soft", "accent"][..]), ("wash", &["ink", "soft", "accent"]), ("mark", &["ink"])] {
            for ink in inks {
                let ratio = contrast(of(ink), of(ground));
                assert!(ratio >= least, "{mark}: {ink} on {ground} has {ratio:.2}");
            }
        }
        let button = contrast(of("paper"), of("accent"));
        assert!(button >= 4.5, "{mark}: a button's words on its accent have {button:.2}");
    }
}

#[test]
fn the_browser_s_bars_are_the_paper_s_colour() {
    let of_sheet = |mark: &str| colours(mark)["--paper"].map(|c| (c * 255.0).round());
    let of_bar = |bar: (&str, Option<&str>)| {
        let part = |at: usize| f64::from(u8::from_str_radix(&bar.0[at..at + 2], 16).unwrap());
        [part(1), part(3), part(5)]
    };
    let bars = |theme| Look { theme, ..Look::default() }.bars();
    for (theme, mark) in [
        (Theme::System, ":root,"),
        (Theme::Light, ":root,"),
        (Theme::Dark, ":root[data-theme=dark],"),
        (Theme::Sepia, ":root[data-theme=sepia],"),
        (Theme::Contrast, ":root[data-theme=contrast],"),
    ] {
        assert_eq!(of_bar(bars(theme)[0]), of_sheet(mark), "{mark}");
    }
    assert_eq!(of_bar(bars(Theme::System)[1]), of_sheet("dark){\n  :root:not"));
    assert_eq!(of_bar(bars(Theme::Contrast)[1]), of_sheet("dark){\n  :root[data-theme=contrast],"));
}
