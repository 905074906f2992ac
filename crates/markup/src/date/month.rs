//! Dates round the name of a month.

use jiff::civil::Date;

use super::token::{Number, Token};
use super::{TimeOfDay, date, full_year};

/// Names and abbreviations by month, lower-case and without accents, in English, German, French, Spanish, Italian, Portuguese, Dutch,
/// Danish, Norwegian, Swedish, Finnish, Polish, Czech, Romanian, Catalan, Turkish, Indonesian, Hungarian, Greek, Russian and Ukrainian.
const NAMES: [&str; 12] = [
    "january jan januar janner janvier janv enero ene gennaio gen janeiro januari tammikuu tammikuuta stycznia styczen sty ledna leden ianuarie ian gener ocak oca ιανουαριου ιανουαριος ιαν января январь янв січня",
    "february feb februar feber fevrier fevr fev febrero febbraio fevereiro februari helmikuu helmikuuta lutego luty lut unora unor februarie febrer subat sub februarii φεβρουαριου φεβρουαριος φεβ февраля февраль фев февр лютого",
    "march mar marz mrz maerz mars marzo marco maart mrt maaliskuu maaliskuuta marca marzec brezna brezen martie marts mart maret marcius marc μαρτιου μαρτιος μαρ марта март мар березня",
    "april apr avril avr abril abr aprile huhtikuu huhtikuuta kwietnia kwiecien kwi dubna duben aprilie nisan nis aprilis απριλιου απριλιος απρ апреля апрель апр квітня",
    "may mai mayo maggio mag maio mei maj maja toukokuu toukokuuta kvetna kveten maig mayis majus μαιου μαιος μαι мая май травня",
    "june jun juni juin junio giugno giu junho kesakuu kesakuuta czerwca czerwiec cze cervna cerven iunie iun juny haziran haz junius ιουνιου ιουνιος ιουν июня июнь июн червня",
    "july jul juli juillet juil julio luglio lug julho heinakuu heinakuuta lipca lipiec lip cervence cervenec iulie iul juliol temmuz tem julius ιουλιου ιουλιος ιουλ июля июль июл липня",
    "august aug aout agosto ago augustus augusti elokuu elokuuta sierpnia sierpien sie srpna srpen agost agustos agu agustus augusztus αυγουστου αυγουστος αυγ августа август авг серпня",
    "september sep sept septembre septiembre setiembre settembre set setembro syyskuu syyskuuta wrzesnia wrzesien wrz zari septembrie setembre eylul eyl szeptember szept σεπτεμβριου σεπτεμβριος σεπ σεπτ сентября сентябрь сен сент вересня",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta pazdziernika pazdziernik paz rijna rijen octombrie ekim eki οκτωβριου οκτωβριος οκτ октября октябрь окт жовтня",
    "november nov novembre noviembre novembro marraskuu marraskuuta listopada listopad lis listopadu noiembrie noi kasim kas νοεμβριου νοεμβριος νοε ноября ноябрь ноя нояб листопада",
    "december dec dezember dez decembre diciembre dic dicembre dezembro joulukuu joulukuuta grudnia grudzien gru prosince prosinec decembrie desembre des desember aralik ara δεκεμβριου δεκεμβριος δεκ декабря декабрь дек грудня",
];

/// Words that stand between day, month and year.
const FILLERS: [&str; 16] = ["de", "del", "of", "st", "nd", "rd", "th", "er", "re", "den", "o", "a", "ο", "г", "the", "d"];

/// The last month that has its day and year beside it: of several month-like words ("mar. 12 mars 2024") the last is the month.
pub(super) fn named(tokens: &[Token]) -> Option<(Date, Option<TimeOfDay>)> {
    let months = tokens.iter().enumerate().filter_map(|(at, token)| Some((at, month(token.word()?)?)));
    months.rev().find_map(|(at, month)| {
        let before = beside(tokens[..at].iter().rev());
        let mut after = tokens[at + 1..].iter();
        let next = beside(after.by_ref());
        let after_next = next.and_then(|_| beside(after.by_ref()));
        let found = match (before, next, after_next) {
            (Some(year), Some(day), _) if year.digits == 4 => date(year.value, month, day.value),
            (Some(day), Some(year), _) if is_day(day) && matches!(year.digits, 2 | 4) => {
                date(full_year(year.value, year.digits), month, day.value)
            }
            (_, Some(day), Some(year)) if is_day(day) && matches!(year.digits, 2 | 4) => {
                date(full_year(year.value, year.digits), month, day.value)
            }
            _ => None,
        };
        found.map(|date| (date, None))
    })
}

fn month(word: &str) -> Option<u64> {
    let found = NAMES.iter().position(|names| names.split(' ').any(|name| name == word))?;
    u64::try_from(found + 1).ok()
}

fn is_day(number: Number) -> bool {
    number.digits <= 2 && (1..=31).contains(&number.value)
}

/// The next number, past fillers and signs.
fn beside<'t>(tokens: impl Iterator<Item = &'t Token>) -> Option<Number> {
    for token in tokens {
        match token {
            Token::Number(number) => return Some(*number),
            Token::Word(word) if FILLERS.contains(&word.as_str()) => {}
            Token::Sign { sign, .. } if !matches!(sign, '|' | '·' | '•' | '(' | ')' | ';') => {}
            _ => return None,
        }
    }
    None
}
