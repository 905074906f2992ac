//! Days and months in English: capitals that name nobody, and nowhere.

/// Monday to Sunday.
pub(crate) const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// January to December.
pub(crate) const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// Whether a word in small letters is one of these.
pub(crate) fn is_day_or_month(word: &str) -> bool {
    DAYS.contains(&word) || MONTHS.contains(&word)
}
