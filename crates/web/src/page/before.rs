//! From where in time a page of a list is asked: `?before=1756501440000.118`, a moment in milliseconds and a row's number, or a moment alone.

use jiff::Timestamp;

/// Before everything, from the newest on.
pub(crate) const NEWEST: (Timestamp, i64) = (Timestamp::MAX, i64::MAX);

/// `None` for what is neither.
pub(crate) fn read(text: &str) -> Option<(Timestamp, i64)> {
    let (at, number) = match text.split_once('.') {
        Some((at, number)) if number.bytes().all(|b| b.is_ascii_digit()) => (at, number.parse().ok()?),
        _ => (text, i64::MAX),
    };
    let at = at.parse::<i64>().ok().and_then(|ms| Timestamp::from_millisecond(ms).ok()).or_else(|| at.parse().ok())?;
    Some((at, number))
}

/// The same as it stands in an address.
pub(crate) fn write(at: Timestamp, number: i64) -> String {
    format!("{}.{number}", at.as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_time_reads_back_and_nonsense_is_none() {
        let at = Timestamp::constant(1_756_501_440, 0);
        assert_eq!(read(&write(at, 118)), Some((at, 118)));
        assert_eq!(read("2025-08-29T21:04:00Z"), Some((at, i64::MAX)));
        for nonsense in ["", ".", "1.x", "noon", "99999999999999999999", "1756501440000.", "1756501440000.99999999999999999999"] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
    }
}
