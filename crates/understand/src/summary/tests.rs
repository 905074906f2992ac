//! Reports of events that never were.

use std::time::{Duration, Instant};

use jiff::civil::{DateTime, date};
use proptest::prelude::*;

use super::*;

/// A Thursday.
const NOON: DateTime = date(2027, 3, 18).at(12, 0, 0, 0);

fn told<'t>(source: u64, title: &'t str, text: &'t str) -> Told<'t> {
    Told { title, text, language: Some("en"), published: Some(NOON), source }
}

fn ferry() -> Vec<Told<'static>> {
    vec![
        told(
            1,
            "Ferry sinks off Brannock",
            "BRANNOCK, Sorrel (AP) — A ferry with 60 passengers sank off the harbour of Brannock on Wednesday, killing seven people, the coast guard said.\n\
             He said that the search would go on.\n\
             Photo: the harbour of Brannock before the ferry sank.\n\
             \"We heard a bang and the lights went out on every deck,\" said Celia Maddox, a passenger from Hexley.\n\
             Subscribe to our newsletter for the news of the ferry in Brannock.",
        ),
        told(
            2,
            "Seven dead as ferry sinks",
            "Seven people died when the Brannock ferry sank in a storm, and the coast guard is looking for two more.\n\
             But the ferry had been inspected in January.\n\
             \"The ferry was old,\n\
             Why did the Brannock ferry leave the harbour in a storm?\n\
             The company that owns the ferry, Northern Sea Lines, said that the captain had been warned of the storm.",
        ),
        told(
            3,
            "Storm sinks ferry, seven killed",
            "The ferry sank within ten minutes, the coast guard of Brannock said, and seven people were killed.\n\
             Northern Sea Lines said that the captain of the ferry had sailed for 30 years.",
        ),
    ]
}

#[track_caller]
fn taken_of(text: &str, language: Option<&str>, published: Option<DateTime>) -> Vec<(String, Vec<Day>)> {
    let report = Told { title: "", text, language, published, source: 1 };
    let taken = summary(&[report], 1..=4);
    assert!(taken.iter().all(|taken| holds(taken, &[report])), "{taken:?}");
    taken.into_iter().map(|taken| (report.text[taken.range].to_owned(), taken.days)).collect()
}

/// The sentence with its days in brackets, if it is taken.
fn clear(sentence: &str, language: &str) -> Option<String> {
    let (mut text, days) = taken_of(sentence, Some(language), Some(NOON)).pop()?;
    for day in days.iter().rev() {
        let when = match day.when {
            When::Day(day) => day.to_string(),
            When::Year(year) => year.to_string(),
        };
        text.insert_str(day.at, &format!(" [{when}]"));
    }
    Some(text)
}

#[test]
fn a_summary_says_what_many_say_once_and_names_every_sentence() {
    let reports = ferry();
    let taken = summary(&reports, 2..=4);
    assert!((2..=4).contains(&taken.len()), "{taken:?}");
    assert!(taken.iter().all(|taken| holds(taken, &reports)));
    let sentences: Vec<&str> = taken.iter().map(|taken| taken.sentence(&reports).unwrap()).collect();
    assert!(sentences.iter().any(|sentence| sentence.contains("seven people") || sentence.contains("Seven people")), "{sentences:#?}");
    for bad in ["BRANNOCK, Sorrel", "He said", "Photo", "Subscribe", "But the", "Why", "\"The ferry was old"] {
        assert!(!sentences.iter().any(|sentence| sentence.contains(bad)), "{bad}: {sentences:#?}");
    }
    let sources: std::collections::HashSet<usize> = taken.iter().map(|taken| taken.report).collect();
    assert!(sources.len() > 1, "of more than one report: {sentences:#?}");
}

#[test]
fn reprints_do_not_outvote_who_saw_it() {
    let wire = "The mayor of Hexley opened a garden of roses behind the old town hall, the council said.";
    let own = "A fire at the Brannock mill hurt nine workers, the fire brigade of the town said.";
    let other = "Nine workers were hurt by a fire in the mill of Brannock, a hospital in Hexley said.";
    let mut reports: Vec<Told> = (0..6).map(|_| told(7, "Roses", wire)).collect();
    reports.extend([told(1, "Mill", own), told(2, "Mill", other)]);
    let first = summary(&reports, 1..=1);
    assert!(first[0].report >= 6, "one source is one, however often it tells: {first:?}");
    for (place, report) in reports.iter_mut().enumerate() {
        report.source = place as u64;
    }
    assert!(summary(&reports, 1..=1)[0].report < 6, "six sources are more than two");
}

#[test]
fn the_order_is_of_time_then_of_the_reports_and_undated_ones_are_last() {
    let mut reports = ferry();
    reports[0].published = Some(NOON.date().at(13, 0, 0, 0));
    reports[1].published = None;
    let order: Vec<usize> = summary(&reports, 3..=4).iter().map(|taken| taken.report).collect();
    let mut sorted = order.clone();
    sorted.sort_by_key(|report| [1, 2, 0][*report]);
    assert_eq!(order, sorted);
}

#[test]
fn days_told_from_the_day_of_writing_are_made_clear() {
    for (sentence, expected) in [
        (
            "The council of Hexley voted for the new quay on Tuesday.",
            "The council of Hexley voted for the new quay on Tuesday [2027-03-16].",
        ),
        (
            "The council of Hexley votes on the quay today, Ada Quill said.",
            "The council of Hexley votes on the quay today [2027-03-18], Ada Quill said.",
        ),
        (
            "Ada Quill left the council of Hexley late Wednesday night after a vote.",
            "Ada Quill left the council of Hexley late Wednesday night [2027-03-17] after a vote.",
        ),
        (
            "The quay of Hexley will be opened by the king on Monday.",
            "The quay of Hexley will be opened by the king on Monday [2027-03-22].",
        ),
        (
            "The quay will be closed to all cars, the council of Hexley said Monday.",
            "The quay will be closed to all cars, the council of Hexley said Monday [2027-03-15].",
        ),
        (
            "Yesterday's storm sank nine boats in the harbour of Hexley.",
            "Yesterday's [2027-03-17] storm sank nine boats in the harbour of Hexley.",
        ),
        (
            "The quay of Hexley was closed two days ago after a storm.",
            "The quay of Hexley was closed two days ago [2027-03-16] after a storm.",
        ),
        ("Hexley sold more fish last year than any other town.", "Hexley sold more fish last year [2026] than any other town."),
        ("Ada Quill opened the new quay of Hexley on Tuesday, March 2.", "Ada Quill opened the new quay of Hexley on Tuesday, March 2."),
        ("The shops of Hexley sold more on Black Friday than ever.", "The shops of Hexley sold more on Black Friday than ever."),
    ] {
        assert_eq!(clear(sentence, "en").as_deref(), Some(expected));
    }
}

#[test]
fn a_day_that_stays_unclear_is_not_told() {
    for sentence in [
        "The council of Hexley voted for the new quay last week.",
        "The council of Hexley voted for the new quay last Tuesday.",
        "The council of Hexley has to find the money by Monday.",
        "The council of Hexley opened the quay the following day.",
        // Tomorrow's name, as past: six days behind, or begun already where it happened.
        "The council of Hexley voted for the new quay on Friday.",
        "\"The storm of yesterday was the worst of my life,\" said Ada Quill of Hexley.",
        "The quay of Hexley was closed three weeks ago after a storm.",
    ] {
        assert_eq!(clear(sentence, "en"), None, "{sentence}");
    }
    let undated = "The council of Hexley voted for the new quay on Tuesday.";
    assert_eq!(taken_of(undated, Some("en"), None), []);
    assert_eq!(taken_of("The council of Hexley voted for the new quay.", Some("en"), None).len(), 1);
    assert_eq!(taken_of(undated, Some("en"), Some(DateTime::MIN)), [], "no calendar has a day before the first");
}

#[test]
fn what_another_sentence_must_explain_is_not_taken() {
    for sentence in [
        "He told the council of Hexley that the quay was lost.",
        "That came after the council of Hexley had sold the quay.",
        "However, the council of Hexley sold the quay to the miller.",
        "But the council of Hexley sold the quay to the miller.",
        "After the storm in the harbour, he sold the quay to the miller.",
        "Police said he sold the quay to the miller of Hexley.",
        "The pair sold the quay of Hexley to the miller for ten pounds.",
        "The council of Hexley, however, sold the quay to the miller.",
        "\"He was the best miller of us all,\" said Ada Quill of Hexley.",
        "\"The quay is lost and the mill is lost,\" she told the council.",
        "\"The quay is lost and the mill is lost,\" said.",
        "\"The quay is lost and the mill is lost.\"",
        "The quay is lost,\" said Ada Quill, the miller of Hexley.",
        "Ada Quill said the quay was “lost for ever.",
        "Who sold the quay of Hexley to the miller?",
        "Our reporter saw that the quay of Hexley was sold to the miller.",
        "Sold to the miller",
        "and sold the quay of Hexley to the miller for ten pounds.",
        "Update: The council of Hexley sold the quay to the miller.",
        "CLOSE A council sold the quay of Hexley to the miller.",
        "Click here to read how the council of Hexley sold the quay.",
        "Ada Quill holds up the deed of the quay, Hexley, March 2, 2027.",
        "The council of Hexley (which owned it sold the quay to the miller.",
    ] {
        assert_eq!(clear(sentence, "en"), None, "{sentence}");
    }
}

#[test]
fn what_the_sentence_itself_explains_is_taken() {
    for sentence in [
        "Ada Quill said she had sold the quay of Hexley to the miller.",
        "After he sold the quay to the miller, Tom Arden left the council.",
        "The millers of Hexley said they had bought the quay from the council.",
        "The council of Hexley said it had sold the quay to the miller.",
        "\"We sold the quay and kept the mill,\" said Ada Quill of Hexley.",
        "Ada Quill called the sale of the quay “the best day of my life”.",
        "The US council of millers bought the quay of Hexley for ten pounds.",
    ] {
        assert_eq!(clear(sentence, "en").as_deref(), Some(sentence));
    }
}

#[test]
fn other_languages_have_their_own_rules() {
    for (language, sentence, expected) in [
        (
            "de",
            "Der Stadtrat von Hexley hat am Dienstagabend den Kai verkauft.",
            Some("Der Stadtrat von Hexley hat am Dienstagabend [2027-03-16] den Kai verkauft."),
        ),
        ("de", "Er hat dem Müller von Hexley den alten Kai verkauft.", None),
        ("de", "Der Stadtrat von Hexley hat den Kai vor drei Wochen verkauft.", None),
        (
            "fr",
            "Le conseil de Hexley a vendu le vieux quai hier soir au meunier.",
            Some("Le conseil de Hexley a vendu le vieux quai hier soir [2027-03-17] au meunier."),
        ),
        ("fr", "C'est le conseil de Hexley qui a vendu le vieux quai.", None),
        (
            "es",
            "El consejo de Hexley vendió el muelle el martes al molinero.",
            Some("El consejo de Hexley vendió el muelle el martes [2027-03-16] al molinero."),
        ),
        ("es", "Sin embargo, el consejo de Hexley vendió el viejo muelle.", None),
        (
            "it",
            "Il consiglio di Hexley ha venduto ieri il vecchio molo.",
            Some("Il consiglio di Hexley ha venduto ieri [2027-03-17] il vecchio molo."),
        ),
        (
            "pt",
            "O conselho de Hexley vendeu o velho cais na terça-feira.",
            Some("O conselho de Hexley vendeu o velho cais na terça-feira [2027-03-16]."),
        ),
        (
            "nl",
            "De raad van Hexley heeft gisteren de oude kade verkocht.",
            Some("De raad van Hexley heeft gisteren [2027-03-17] de oude kade verkocht."),
        ),
        ("sv", "Kommunen i Hexley sålde den gamla kajen till mjölnaren.", Some("Kommunen i Hexley sålde den gamla kajen till mjölnaren.")),
        ("ar", "باع مجلس هيكسلي الرصيف القديم إلى الطحان في المدينة.", Some("باع مجلس هيكسلي الرصيف القديم إلى الطحان في المدينة.")),
        ("ja", "ヘクスリー市議会は古い波止場を製粉業者に売却した。", Some("ヘクスリー市議会は古い波止場を製粉業者に売却した。")),
    ] {
        assert_eq!(clear(sentence, language).as_deref(), expected, "{sentence}");
    }
}

#[test]
fn news_is_what_earlier_reports_lack() {
    let earlier = ferry();
    let later = [
        told(
            4,
            "Ferry: captain arrested",
            "Police in Brannock arrested the captain of the ferry, Ray Tolland, and nine are now known to be dead.\n\
             A ferry with 60 passengers sank off the harbour of Brannock, killing seven people, the coast guard said.",
        ),
        told(5, "Roses", "The mayor of Osterholm opened a garden with nineteen kinds of roses behind the palace, Lena Voss said."),
    ];
    let news = news_since(&earlier, &later, 2);
    assert_eq!(news.len(), 1, "{news:?}");
    assert!(holds(&news[0], &later));
    assert!(news[0].sentence(&later).unwrap().starts_with("Police in Brannock arrested"));
    assert_eq!(news_since(&earlier, &earlier, 2), [], "who tells it again tells nothing new");
    assert_eq!(news_since(&[], &later, 2), []);
    assert_eq!(news_since(&earlier, &[], 2), []);
    assert_eq!(news_since(&earlier, &later, 0), []);
}

#[test]
fn what_was_changed_since_holds_no_more() {
    let reports = ferry();
    let taken = summary(&reports, 2..=4);
    let mut changed = reports.clone();
    for report in &mut changed {
        report.text = "The coast guard has taken back what it said.";
    }
    assert!(taken.iter().all(|taken| !holds(taken, &changed)));
    assert!(taken.iter().all(|taken| !holds(taken, &[])));
    let wide = Taken { range: 0..reports[0].text.len(), ..taken[0].clone() };
    assert!(!holds(&wide, &reports));
}

#[test]
fn empty_and_hostile_reports_end_soon() {
    assert_eq!(summary(&[], 2..=4), []);
    let line = "Ada Quill sold the quay of Hexley to the miller and the mayor and ".repeat(3_000);
    let quotes = "\"“„«'‘ (".repeat(20_000);
    let days = "On Monday Ada Quill sold 12 quays two days ago. ".repeat(4_000);
    let dates = "Tuesday ago 9 ".repeat(14_000);
    let right = "\u{202e}\u{200f}باع مجلس هيكسلي الرصيف القديم. ".repeat(4_000);
    let unspaced = "港".repeat(60_000);
    let begun = Instant::now();
    let texts = ["", "\n\n", &line, &quotes, &days, &dates, &right, &unspaced];
    let reports: Vec<Told> = (0..400).map(|at| told(at as u64, texts[at % texts.len()], texts[at / 8 % texts.len()])).collect();
    let taken = summary(&reports, 2..=4);
    let news = news_since(&reports, &reports, 2);
    assert!(taken.iter().chain(&news).all(|taken| holds(taken, &reports)));
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_told_holds(
        texts in prop::collection::vec(
            "([A-Z][a-z]{2,7}|[a-z]{2,7}|Monday|yesterday|ago|he|it|\"|“|”|\\(|'|\\.|\\. |\n|—|LONDON \\(AP\\) - |[0-9]{1,4}|last year|\\PC){0,90}",
            0..5,
        ),
        language in prop::option::of(prop::sample::select(vec!["en", "de", "fr", "es", "it", "pt", "nl", "ja", "zz-ZZ", ""])),
        year in -9998_i16..9999,
        spaced in any::<bool>(),
    ) {
        let texts: Vec<String> = texts.into_iter().map(|text| if spaced { text.replace('.', ". The ") } else { text }).collect();
        let published = (year > -9000).then(|| date(year, 2, 28).at(0, 0, 0, 0));
        let reports: Vec<Told> =
            texts.iter().enumerate().map(|(at, text)| Told { title: text, text, language, published, source: at as u64 % 3 }).collect();
        let taken = summary(&reports, 2..=4);
        prop_assert!(taken.len() <= 4);
        for taken in &taken {
            prop_assert!(holds(taken, &reports), "{taken:?} {:?}", taken.sentence(&reports));
        }
        if let [earlier, new @ ..] = reports.as_slice() {
            for taken in news_since(std::slice::from_ref(earlier), new, 2) {
                prop_assert!(holds(&taken, new), "{taken:?} {:?}", taken.sentence(new));
            }
        }
    }
}
