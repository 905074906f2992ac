//! Sentences held against two invented reports.

use proptest::prelude::*;

use super::*;

const HARBOUR: &str = "Dockworkers at Port Tern Walk Out Over Pay\n\
    PORT TERN, Sept. 12 — About 1,400 dockworkers walked out on Tuesday, the United Dockworkers Union (UDU) said. Ruth Thorne, the union’s \
    president, said the offer of 3.5 percent was “an insult to everyone who worked through the storm,” and that talks would go on. \
    Twelve people were hurt and three were killed when a crane fell in August; the company, Hale & Sons, paid $2.5 million. \
    The U.S. Coast Guard closed the channel at 10:30 a.m. Mark Hale, 42, declined to comment.";
const MAYOR: &str = "Mayor asks both sides to talk\n\
    Mayor John Quincy Ames said on Wednesday that forty-two ships were waiting, 5 to 20 percent more than usual. A British tanker, the Larkhaven, \
    carried 60,000 tonnes of oil. \"We can wait,\" he said. \"We have waited before.\" The strike is the third since 2009, and hundreds came to \
    watch. A COVID-19 ward lost half of its supplies.";

fn wanting(sentence: &str) -> Vec<(UnsupportedKind, String)> {
    let backing = Backing::of(&[HARBOUR, MAYOR], Some("en"));
    backing.unsupported(sentence).into_iter().map(|found| (found.kind, sentence[found.range].to_owned())).collect()
}

#[test]
fn what_reports_say_in_other_words_stands() {
    for sentence in [
        "About 1,400 dockworkers walked out at Port Tern on Tuesday in a dispute over pay, according to the United Dockworkers Union.",
        "Mrs Thorne, who leads the UDU, called the offer of 3.5% \u{22}an insult to everyone who worked through the storm\u{22}.",
        "The union's president, Ruth Thorne, said the talks would continue.",
        "Officials said that 42 ships were waiting.",
        "Mayor Ames asked both sides to talk; John Ames said so on Wednesday.",
        "Three people were killed and 12 hurt when a crane fell in August.",
        "Hale & Sons paid 2.5 million dollars.",
        "The strike is the 3rd since 2009.",
        "“We have waited before,” the mayor said.",
        "The tanker was carrying 60000 tons of oil, and the US Coast Guard closed the channel at 10:30 a.m.",
        "Hale, who is 42, did not comment.",
        "The 42-year-old Mark Hale declined to comment.",
        "Ships were up by 5 percent to 20 percent.",
        "On September 12, hundreds of people watched.",
        "Half of a Covid-19 ward's supplies were lost.",
        "Workers walked out, and the Thornes’ offer was refused.",
    ] {
        assert_eq!(wanting(sentence), [], "{sentence}");
    }
}

#[test]
fn what_no_report_says_is_found_with_its_kind_and_place() {
    use UnsupportedKind::{Day, Figure, Name, Quotation};
    for (sentence, kind, piece) in [
        ("Zorblax Quint said the talks would go on.", Name, "Zorblax Quint"),
        ("Ruth Hale, the union’s president, said so.", Name, "Ruth Hale"),
        ("Joan Ames said so.", Name, "Joan Ames"),
        ("The strike at Port Larkhaven goes on.", Name, "Port Larkhaven"),
        ("The strike spread to Lisbon.", Name, "Lisbon"),
        ("The NTSB closed the channel.", Name, "NTSB"),
        ("Senator Thorne said so.", Name, "Senator"),
        ("Some 1,500 dockworkers walked out.", Figure, "1,500"),
        ("More than 1,000 dockworkers walked out.", Figure, "1,000"),
        ("The offer was 3.6 percent.", Figure, "3.6 percent"),
        ("The offer was $3.5.", Figure, "3.5"),
        ("The company paid $2.5 billion.", Figure, "2.5 billion"),
        ("The company paid 2.5 million euros.", Figure, "2.5 million euros"),
        ("Twelve people were killed.", Figure, "Twelve people were killed"),
        ("Fifteen ships were waiting.", Figure, "Fifteen"),
        ("Dozens came to watch.", Figure, "Dozens"),
        ("The channel closed at 10:45.", Figure, "10:45"),
        ("It was the fourth strike since 2009.", Figure, "fourth"),
        ("The strike is the third since 2010.", Figure, "2010"),
        ("She called it “a disgrace to everyone”.", Quotation, "a disgrace to everyone"),
        ("She said “talks would go on”.", Quotation, "talks would go on"),
        ("“We can wait,” he said. “We will win", Quotation, "We will win"),
        ("They walked out on Friday.", Day, "Friday"),
        ("They walked out in October.", Day, "October"),
        ("They walked out on September 9.", Day, "September 9"),
        ("They walked out yesterday.", Day, "yesterday"),
        ("They walked out last week.", Day, "last week"),
        ("Read more at https://evil.example/win now.", Name, "https://evil.example/win"),
        ("Ask @harbour about it.", Name, "@harbour"),
    ] {
        let found = wanting(sentence);
        assert!(found.contains(&(kind, piece.to_owned())), "{sentence}: {found:?}");
    }
}

#[test]
fn other_languages_have_their_own_numbers_days_and_endings() {
    let german = "Rund 1.400 Hafenarbeiter legten am Dienstag in Osterhafen die Arbeit nieder, sagte Karla Merk von der Gewerkschaft. Zwölf Schiffe \
        warten seit dem 12. September. Die Reederei bot 3,5 Prozent.";
    let backing = Backing::of(&[german], Some("de"));
    for sentence in [
        "1400 Hafenarbeiter streikten am Dienstag, und 12 Schiffe warten.",
        "Die Gewerkschaft lehnte 3,5 % ab, wie Merk der Presse sagte.",
        "Merks Kollegen streiken seit dem 12. September.",
    ] {
        let found = backing.unsupported(sentence);
        assert!(found.iter().all(|found| &sentence[found.range.clone()] == "Kollegen"), "{sentence}: {found:?}");
    }
    for (sentence, kind) in [
        ("Einundzwanzig Schiffe warten.", UnsupportedKind::Figure),
        ("Das sagte Horst Kruse.", UnsupportedKind::Name),
        ("Sie streiken seit Mittwoch.", UnsupportedKind::Day),
        ("Sie streiken seit gestern.", UnsupportedKind::Day),
    ] {
        assert!(backing.unsupported(sentence).iter().any(|found| found.kind == kind), "{sentence}");
    }
    let french = Backing::of(&["Douze navires attendent depuis mardi, selon Claire Aubry. « Nous tiendrons », dit-elle."], Some("fr"));
    assert_eq!(french.unsupported("Selon Mme Aubry, 12 navires attendent depuis mardi : « nous tiendrons »."), []);
    assert_eq!(french.unsupported("Selon Mme Aubry, 13 navires attendent depuis jeudi : « nous gagnerons ».").len(), 3);
}

#[test]
fn where_capitals_tell_no_names_words_must_be_the_reports_own() {
    let backing = Backing::of(&["港では朝から作業が止まり、組合は賃上げを求めている。３人がけがをした。"], Some("ja"));
    assert_eq!(backing.unsupported("組合は賃上げを求めている。"), []);
    assert!(!backing.unsupported("市長は賃上げを求めている。").is_empty());
    assert!(!backing.unsupported("５人がけがをした。").is_empty());
    let arabic = Backing::of(&["أصيب ١٢ شخصا في الميناء"], Some("ar"));
    assert_eq!(arabic.unsupported("أصيب 12 شخصا"), []);
    assert!(!arabic.unsupported("أصيب 13 شخصا").is_empty());
}

#[test]
fn a_report_backs_its_own_sentences() {
    let backing = Backing::of(&[HARBOUR, MAYOR], Some("en"));
    for report in [HARBOUR, MAYOR] {
        for range in sentences(report, Some("en")) {
            assert_eq!(backing.unsupported(&report[range.clone()]), [], "{}", &report[range]);
        }
    }
}

/// The invented sentences of the name finder's tests, of which some have names in `[P …]`, `[O …]` and `[L …]`: each backs itself; with one of
/// its names changed for the next sentence's of the kind, hardly any passes.
#[test]
fn a_name_that_is_changed_is_found_and_one_that_is_kept_is_not() {
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/understand/names");
    let (mut kept, mut refused, mut changed, mut passed) = (0, 0, 0, Vec::new());
    for file in ["learned.txt", "second.txt", "held_back.txt"] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let lines: Vec<(String, Vec<(String, String)>)> = text.lines().map(unmarked).collect();
        for (place, (line, names)) in lines.iter().enumerate() {
            let backing = Backing::of(&[line], Some("en"));
            let is_wanting = |sentence: &str| backing.unsupported(sentence).iter().any(|found| found.kind == UnsupportedKind::Name);
            kept += 1;
            refused += usize::from(is_wanting(line));
            for (kind, name) in names {
                let mut other = lines.iter().cycle().skip(place + 1).take(lines.len()).flat_map(|(_, names)| names);
                let other = other.find(|(of, other)| of == kind && !line.contains(other.as_str()));
                let Some((_, other)) = other else { continue };
                changed += 1;
                let sentence = line.replacen(name, other, 1);
                if !is_wanting(&sentence) {
                    passed.push(sentence);
                }
            }
        }
    }
    println!("{kept} kept, {refused} of them refused; {changed} changed, {} of them passed: {passed:#?}", passed.len());
    assert!(refused * 100 <= kept, "{refused} of {kept}");
    assert!(passed.len() * 100 <= changed, "{} of {changed}", passed.len());
}

fn unmarked(line: &str) -> (String, Vec<(String, String)>) {
    let (mut text, mut names, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, (inner, behind))) = rest.split_once('[').and_then(|(before, rest)| Some((before, rest.split_once(']')?))) {
        let (kind, name) = inner.split_once(' ').unwrap();
        text.push_str(before);
        text.push_str(name);
        names.push((kind.to_owned(), name.to_owned()));
        rest = behind;
    }
    text.push_str(rest);
    (text, names)
}

#[test]
fn hostile_text_ends_soon() {
    let start = std::time::Instant::now();
    let many =
        [("“", 20_000), ("1-", 20_000), ("A.", 20_000), ("Aa ", 10_000), ("two hundred ", 5_000), ("\u{fdfa}", 5_000), ("9", 50_000)];
    for (piece, times) in many {
        let text = piece.repeat(times);
        let _ = Backing::of(&[&text, HARBOUR], Some("en")).unsupported(&text[..text.floor_char_boundary(4_000)]);
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert_eq!(Backing::of(&[], None).unsupported(""), []);
}

proptest! {
    #[test]
    fn any_text_is_read_and_places_are_of_the_sentence(
        report in "\\PC{0,200}", sentence in "\\PC{0,120}",
        code in proptest::option::of(proptest::sample::select(vec!["en", "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "ja", "x", ""])),
    ) {
        for found in Backing::of(&[&report], code).unsupported(&sentence) {
            prop_assert!(sentence.get(found.range).is_some());
        }
    }

    #[test]
    fn marks_and_digits_in_any_order_are_read(
        report in "[A-Za-z0-9“”\"'’«».,:;$€%/ -]{0,80}", sentence in "[A-Za-z0-9“”\"'’«».,:;$€%/ -]{0,80}",
    ) {
        for found in Backing::of(&[&report], Some("en")).unsupported(&sentence) {
            prop_assert!(sentence.get(found.range).is_some());
        }
    }
}
