//! How each publisher writes its dates.

use jiff::ZonedDateTime;

/// "29 August 2025, 3:41 pm"
pub(crate) fn plain(at: &ZonedDateTime) -> String {
    at.strftime("%-d %B %Y, %-I:%M %P").to_string()
}

/// "Fri 29 August 2025, 1541 hrs": a ship's log.
pub(crate) fn log(at: &ZonedDateTime) -> String {
    at.strftime("%a %-d %B %Y, %H%M hrs").to_string()
}

/// "3:41pm, 29 Aug 2025"
pub(crate) fn quick(at: &ZonedDateTime) -> String {
    at.strftime("%-I:%M%P, %-d %b %Y").to_string()
}

/// "August 29, 2025 at 3:41 p.m."
pub(crate) fn broadsheet(at: &ZonedDateTime) -> String {
    let half = if at.hour() < 12 { "a.m." } else { "p.m." };
    format!("{} {half}", at.strftime("%B %-d, %Y at %-I:%M"))
}

/// "2025-08-29 14:41 GMT": the wire's clock, whatever the place.
pub(crate) fn wire(at: &ZonedDateTime) -> String {
    at.with_time_zone(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%d %H:%M GMT").to_string()
}

/// "Aug 29 2025 15:41"
pub(crate) fn ticker(at: &ZonedDateTime) -> String {
    at.strftime("%b %-d %Y %H:%M").to_string()
}

/// "29 August 2025"
pub(crate) fn day(at: &ZonedDateTime) -> String {
    at.strftime("%-d %B %Y").to_string()
}

/// "29/08/2025, 22.41"
pub(crate) fn slashes(at: &ZonedDateTime) -> String {
    at.strftime("%d/%m/%Y, %H.%M").to_string()
}

/// "29 de agosto de 2025, 15:41 h"
pub(crate) fn spanish(at: &ZonedDateTime) -> String {
    format!("{}, {} h", spanish_day(at), at.strftime("%H:%M"))
}

/// "29 de agosto de 2025"
pub(crate) fn spanish_day(at: &ZonedDateTime) -> String {
    format!("{} de {} de {}", at.day(), month(&SPANISH, at), at.year())
}

/// "29. August 2025, 15:41 Uhr"
pub(crate) fn german(at: &ZonedDateTime) -> String {
    format!("{}, {} Uhr", german_day(at), at.strftime("%H:%M"))
}

/// "29. August 2025"
pub(crate) fn german_day(at: &ZonedDateTime) -> String {
    format!("{}. {} {}", at.day(), month(&GERMAN, at), at.year())
}

/// "2025-08-29T15:41:00+01:00": what machines are given.
pub(crate) fn machine(at: &ZonedDateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// "Fri, 29 Aug 2025 15:41:00 +0100"
pub(crate) fn mail(at: &ZonedDateTime) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
}

const SPANISH: [&str; 12] =
    ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];
const GERMAN: [&str; 12] =
    ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

fn month(names: &[&'static str; 12], at: &ZonedDateTime) -> &'static str {
    usize::try_from(at.month() - 1).ok().and_then(|index| names.get(index)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_publisher_writes_the_same_moment_its_own_way() {
        let at: ZonedDateTime = "2025-08-29T15:41:00+01:00[+01:00]".parse().unwrap();
        assert_eq!(plain(&at), "29 August 2025, 3:41 pm");
        assert_eq!(log(&at), "Fri 29 August 2025, 1541 hrs");
        assert_eq!(quick(&at), "3:41pm, 29 Aug 2025");
        assert_eq!(broadsheet(&at), "August 29, 2025 at 3:41 p.m.");
        assert_eq!(wire(&at), "2025-08-29 14:41 GMT");
        assert_eq!(ticker(&at), "Aug 29 2025 15:41");
        assert_eq!(day(&at), "29 August 2025");
        assert_eq!(slashes(&at), "29/08/2025, 15.41");
        assert_eq!(spanish(&at), "29 de agosto de 2025, 15:41 h");
        assert_eq!(german(&at), "29. August 2025, 15:41 Uhr");
        assert_eq!(machine(&at), "2025-08-29T15:41:00+01:00");
        assert_eq!(mail(&at), "Fri, 29 Aug 2025 15:41:00 +0100");
    }
}
