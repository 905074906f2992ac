//! Small numbers in words, so that "seven dead" and "7 dead" are the same.

/// Two to twelve; by language.
const WORDS: [(&str, [&str; 11]); 7] = [
    ("en", ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]),
    ("de", ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]),
    ("fr", ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"]),
    ("es", ["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"]),
    ("it", ["due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici"]),
    ("pt", ["dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze"]),
    ("nl", ["twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]),
];
const DIGITS: [&str; 11] = ["2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

/// The digits of a number in words; `code` are the two letters of the language.
pub(super) fn spelled(word: &str, code: u16) -> Option<&'static str> {
    let (_, words) = WORDS.iter().find(|(language, _)| language.as_bytes() == code.to_be_bytes())?;
    let place = words.iter().position(|known| known.eq_ignore_ascii_case(word))?;
    DIGITS.get(place).copied()
}
