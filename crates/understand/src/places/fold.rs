//! The form in which names of places meet: "Saint-Étienne", "St. Etienne" and "SAINT ETIENNE" are one.

use unicode_normalization::UnicodeNormalization;

/// Longest name in bytes that is folded; GeoNames' longest is 50 letters.
pub(super) const LONGEST: usize = 160;

/// Lower case, marks off, letters that no mark explains spelled out, apostrophes and full stops out, one space for every other gap;
/// "Saint", "Fort" and "Mount" as they are abbreviated.
pub(super) fn fold(name: &str) -> String {
    if name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return name[..name.len().min(LONGEST)].to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    let mut put = |c: char, gap: &mut bool| {
        if *gap && !folded.is_empty() {
            folded.push(' ');
        }
        *gap = false;
        folded.push(c);
    };
    for c in name.nfkd().take(LONGEST) {
        match c {
            'a'..='z' | '0'..='9' => put(c, &mut gap),
            'A'..='Z' => put(c.to_ascii_lowercase(), &mut gap),
            'ß' => ['s', 's'].into_iter().for_each(|c| put(c, &mut gap)),
            'æ' | 'Æ' => ['a', 'e'].into_iter().for_each(|c| put(c, &mut gap)),
            'œ' | 'Œ' => ['o', 'e'].into_iter().for_each(|c| put(c, &mut gap)),
            'ø' | 'Ø' => put('o', &mut gap),
            'ł' | 'Ł' => put('l', &mut gap),
            'đ' | 'Đ' | 'ð' | 'Ð' => put('d', &mut gap),
            'ı' => put('i', &mut gap),
            'þ' | 'Þ' => ['t', 'h'].into_iter().for_each(|c| put(c, &mut gap)),
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʽ' | '.' | '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => c.to_lowercase().for_each(|c| put(c, &mut gap)),
            _ => gap = true,
        }
    }
    abbreviated(folded)
}

fn abbreviated(folded: String) -> String {
    if !["saint ", "fort ", "mount "].iter().any(|word| folded.contains(word)) {
        return folded;
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let last = words.len() - 1;
    let short = |(at, word): (usize, &&'_ str)| match *word {
        "saint" if at < last => "st".to_owned(),
        "fort" if at < last => "ft".to_owned(),
        "mount" if at < last => "mt".to_owned(),
        word => word.to_owned(),
    };
    words.iter().enumerate().map(short).collect::<Vec<_>>().join(" ")
}
