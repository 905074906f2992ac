//! Numbers written out, what they measure, and words for rough numbers, in the languages of most news.

/// Words of numbers from two on by language: "word value". One is left out, which is an article too.
const WORDS: [(&str, &str); 7] = [
    (
        "en",
        "two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 \
         seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90",
    ),
    (
        "de",
        "zwei 2 drei 3 vier 4 funf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwolf 12 dreizehn 13 vierzehn 14 funfzehn 15 sechzehn 16 \
         siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreißig 30 dreissig 30 vierzig 40 funfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90 \
         hundert 100 einhundert 100 zweihundert 200 dreihundert 300 tausend 1000 eintausend 1000 zweitausend 2000",
    ),
    (
        "fr",
        "deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 \
         trente 30 quarante 40 cinquante 50 soixante 60 cent 100 mille 1000",
    ),
    (
        "es",
        "dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 dieciseis 16 \
         diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 \
         cien 100 doscientos 200 trescientos 300 quinientos 500 mil 1000",
    ),
    (
        "it",
        "due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 undici 11 dodici 12 tredici 13 quattordici 14 quindici 15 \
         sedici 16 diciassette 17 diciotto 18 diciannove 19 venti 20 trenta 30 quaranta 40 cinquanta 50 sessanta 60 settanta 70 ottanta 80 \
         novanta 90 cento 100 mille 1000",
    ),
    (
        "pt",
        "dois 2 duas 2 tres 3 quatro 4 cinco 5 seis 6 sete 7 oito 8 nove 9 dez 10 onze 11 doze 12 treze 13 catorze 14 quinze 15 dezasseis 16 \
         dezesseis 16 dezassete 17 dezessete 17 dezoito 18 dezanove 19 dezenove 19 vinte 20 trinta 30 quarenta 40 cinquenta 50 sessenta 60 \
         setenta 70 oitenta 80 noventa 90 cem 100 mil 1000",
    ),
    (
        "nl",
        "twee 2 drie 3 vier 4 vijf 5 zes 6 zeven 7 acht 8 negen 9 tien 10 elf 11 twaalf 12 dertien 13 veertien 14 vijftien 15 zestien 16 \
         zeventien 17 achttien 18 negentien 19 twintig 20 dertig 30 veertig 40 vijftig 50 zestig 60 zeventig 70 tachtig 80 negentig 90 \
         honderd 100 duizend 1000",
    ),
];
/// Words by which the number before them is multiplied.
const TIMES: &str = "dozen 12 hundred 100 thousand 1000 million 1000000 billion 1000000000 trillion 1000000000000 mn 1000000 mln 1000000 bn 1000000000 \
    tn 1000000000000 tausend 1000 mille 1000 mil 1000 mila 1000 duizend 1000 millionen 1000000 millions 1000000 millones 1000000 milioni 1000000 \
    milione 1000000 milhoes 1000000 milhao 1000000 miljoen 1000000 milliarde 1000000000 milliarden 1000000000 milliard 1000000000 \
    milliards 1000000000 miliardi 1000000000 miliardo 1000000000 miljard 1000000000 mio 1000000 mrd 1000000000";
/// Ordinals of English from the third on.
const ORDINALS: [&str; 18] = [
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];
/// Rough numbers and parts, each with the forms that stand for one another.
const ROUGH: [&str; 14] = [
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "trillions",
    "half halves halved halving",
    "quarter quarters",
    "twice double doubled doubles doubling",
    "triple tripled triples tripling threefold",
    "quadruple quadrupled fourfold",
    "dutzende dutzenden",
    "hunderte hunderten tausende tausenden",
];
/// What numbers measure; the key first, forms without accents.
const UNITS: [&str; 32] = [
    "% percent pct prozent procent percento",
    "$ dollar dollars usd us$",
    "€ euro euros eur",
    "£ pound pounds gbp quid",
    "¥ yen jpy",
    "₹ rupee rupees rs inr",
    "franc francs franken chf",
    "yuan cny rmb",
    "cent cents p pence",
    "year years yr jahr jahre jahren jahrige jahriger jahrigen an ans annee annees ano anos anni jaar jarige",
    "month months monat monate monaten mois mes meses mesi maand maanden",
    "week weeks woche wochen semaine semaines semana semanas settimane weken",
    "day days tag tage tagen jour jours dia dias giorni dagen",
    "hour hours hr hrs stunde stunden heure heures hora horas ore uur",
    "minute minutes min mins minuten minuto minutos minuti",
    "second seconds sec secs sekunde sekunden seconde secondes segundo segundos secondi",
    "km kilometre kilometres kilometer kilometers kilometern kilometres kilometro kilometros chilometri",
    "metre metres meter meters metern metro metros metri",
    "mile miles mi",
    "foot feet ft",
    "inch inches",
    "yard yards",
    "cm centimetre centimetres centimeter centimeters zentimeter",
    "hectare hectares hektar hectareas ettari",
    "acre acres",
    "degree degrees grad",
    "kg kilogram kilograms kilo kilos kilogramm",
    "tonne tonnes ton tons tonnen toneladas tonnellate",
    "litre litres liter liters",
    "mph",
    "mw megawatt megawatts",
    "gw gigawatt gigawatts",
];

/// The value of a number's word.
pub(super) fn word(folded: &str, language: Option<&str>) -> Option<f64> {
    let code = language.unwrap_or("en");
    let list = WORDS.iter().find(|(of, _)| *of == code)?.1;
    value(list, folded).or_else(|| compound(list, folded, code))
}

/// "einundzwanzig", "vijfentwintig": ones before tens.
fn compound(list: &str, folded: &str, code: &str) -> Option<f64> {
    let joint = match code {
        "de" => "und",
        "nl" => "en",
        _ => return None,
    };
    folded.match_indices(joint).take(4).find_map(|(at, _)| {
        let (one, ten) = (&folded[..at], &folded[at + joint.len()..]);
        let one = if matches!(one, "ein" | "een") { 1.0 } else { value(list, one).filter(|one| *one < 10.0)? };
        value(list, ten).filter(|ten| (20.0..100.0).contains(ten)).map(|ten| one + ten)
    })
}

/// By what a word multiplies the number before it.
pub(super) fn times(folded: &str) -> Option<f64> {
    value(TIMES, folded)
}

/// The place that an English ordinal tells.
pub(super) fn ordinal(folded: &str) -> Option<f64> {
    ORDINALS.iter().position(|known| *known == folded).map(|place| place as f64 + 3.0)
}

/// A rough number's key.
pub(super) fn rough(folded: &str) -> Option<&'static str> {
    ROUGH.iter().find(|forms| forms.split_ascii_whitespace().any(|form| form == folded)).copied()
}

/// What a word measures.
pub(super) fn unit(folded: &str) -> Option<&'static str> {
    UNITS.iter().find(|forms| forms.split_ascii_whitespace().any(|form| form == folded))?.split(' ').next()
}

fn value(list: &str, folded: &str) -> Option<f64> {
    let mut words = list.split_ascii_whitespace();
    while let (Some(word), Some(value)) = (words.next(), words.next()) {
        if word == folded {
            return value.parse().ok();
        }
    }
    None
}
