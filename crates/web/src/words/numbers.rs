//! How a language writes numbers (CLDR 46, `numbers.json` of each language).

/// Separators and digits.
pub(super) struct Numbers {
    /// Between groups of three.
    group: &'static str,
    /// Digits from which groups are set apart: Spanish writes 1204, but 12.040.
    from: usize,
    /// Between whole and fraction.
    point: &'static str,
    /// The first of ten digits in a row.
    zero: char,
}

/// 1,204.5
pub(super) const ENGLISH: Numbers = Numbers { group: ",", from: 4, point: ".", zero: '0' };
/// 1204,5 and 12.040
pub(super) const SPANISH: Numbers = Numbers { group: ".", from: 5, point: ",", zero: '0' };
/// 1,204.5: Mexico, Central America, the Caribbean, Peru and the United States.
pub(super) const AMERICAN_SPANISH: Numbers = ENGLISH;
/// 1 204,5 with a narrow space that does not break
pub(super) const FRENCH: Numbers = Numbers { group: "\u{202f}", from: 4, point: ",", zero: '0' };
/// 1.204,5
pub(super) const GERMAN: Numbers = Numbers { group: ".", from: 4, point: ",", zero: '0' };
/// 1,204.5: the digits that most Arabic news sites set, and that stand in the names and headlines around them.
pub(super) const ARABIC: Numbers = ENGLISH;
/// ١٬٢٠٤٫٥: for who asks for it.
pub(super) const ARABIC_INDIC: Numbers = Numbers { group: "٬", from: 4, point: "٫", zero: '٠' };

impl Numbers {
    pub(super) fn whole(&self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let mut text = String::with_capacity(digits.len() * 2);
        if n < 0 {
            text.push('−');
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && digits.len() >= self.from && (digits.len() - at).is_multiple_of(3) {
                text.push_str(self.group);
            }
            text.push(digit);
        }
        self.digits(&text)
    }

    pub(super) fn decimal(&self, value: f64, places: usize) -> String {
        let text = format!("{:.places$}", value.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let whole = self.whole(whole.parse().unwrap_or(i64::MAX));
        let sign = if value < 0.0 { "−" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{}{}", self.point, self.digits(fraction)) }
    }

    pub(super) fn digits(&self, text: &str) -> String {
        let own = |c: char| char::from_u32(self.zero as u32 + (c as u32 - '0' as u32)).unwrap_or(c);
        if self.zero == '0' { text.to_owned() } else { text.chars().map(|c| if c.is_ascii_digit() { own(c) } else { c }).collect() }
    }
}
