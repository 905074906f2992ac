//! Names of months and weekdays, and how a language puts dates and hours together: the one place for these, whatever languages the rest
//! of the words come in. A table of eight languages costs nothing and is enough; a language that isn't here gets English dates.

use model::Weekday;

/// How one language writes dates.
pub(crate) struct Names {
    /// BCP 47 tag.
    pub(crate) tag: &'static str,
    months: [&'static str; 12],
    /// From Monday.
    weekdays: [&'static str; 7],
    /// With `{weekday}`, `{day}`, `{month}`, `{year}`.
    long: &'static str,
    /// With `{day}`, `{month}`, `{year}`.
    date: &'static str,
    /// What the first of a month is called, where it has a name of its own.
    first: Option<&'static str>,
    /// Of an hour, with `{hour}` and `{minute}`; `{half}` where hours run to twelve.
    hour: &'static str,
    /// With `{date}` (or a weekday) and `{hour}`.
    both: &'static str,
}

impl Names {
    /// The table of a BCP 47 tag. English of anywhere but America counts to 24.
    pub(crate) fn of(language: &str) -> &'static Names {
        let lower = language.to_ascii_lowercase();
        let primary = lower.split(['-', '_']).next().unwrap_or_default();
        match primary {
            "en" if lower.len() > 2 && lower != "en-us" => &BRITISH,
            _ => TABLE.iter().find(|names| names.tag == primary).unwrap_or(&TABLE[0]),
        }
    }

    /// "Friday, 29 August 2025".
    pub(crate) fn long(&self, date: jiff::civil::Date) -> String {
        self.fill(self.long, date).replace("{weekday}", self.weekday(date))
    }

    /// "Friday".
    pub(crate) fn weekday(&self, date: jiff::civil::Date) -> &'static str {
        self.weekdays[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())]
    }

    /// The same of a day of the week that a configuration names.
    pub(crate) fn weekday_named(&self, day: Weekday) -> &'static str {
        self.weekdays[day as usize]
    }

    /// "August".
    pub(crate) fn month(&self, date: jiff::civil::Date) -> &'static str {
        self.months[usize::from(date.month().unsigned_abs()) - 1]
    }

    /// "29 August 2025".
    pub(crate) fn date(&self, date: jiff::civil::Date) -> String {
        self.fill(self.date, date)
    }

    /// "3:41 pm", or "15:41" where people count so.
    pub(crate) fn hour(&self, time: jiff::civil::Time) -> String {
        let (hour, minute) = (time.hour(), format!("{:02}", time.minute()));
        let hour = if self.hour.contains("{half}") { ((hour + 11) % 12 + 1).to_string() } else { format!("{hour:02}") };
        let half = if time.hour() < 12 { "am" } else { "pm" };
        self.hour.replace("{hour}", &hour).replace("{minute}", &minute).replace("{half}", half)
    }

    /// "29 August 2025, 3:41 pm", of a date or a weekday and an hour.
    pub(crate) fn both(&self, date: &str, hour: &str) -> String {
        self.both.replace("{date}", date).replace("{hour}", hour)
    }

    fn fill(&self, pattern: &str, date: jiff::civil::Date) -> String {
        let day = match self.first {
            Some(first) if date.day() == 1 => first.to_owned(),
            _ => date.day().to_string(),
        };
        pattern.replace("{day}", &day).replace("{month}", self.month(date)).replace("{year}", &date.year().to_string())
    }
}

const ENGLISH_MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const ENGLISH_WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

static BRITISH: Names = Names {
    tag: "en",
    months: ENGLISH_MONTHS,
    weekdays: ENGLISH_WEEKDAYS,
    long: "{weekday}, {day} {month} {year}",
    date: "{day} {month} {year}",
    first: None,
    hour: "{hour}:{minute}",
    both: "{date}, {hour}",
};

static TABLE: [Names; 8] = [
    Names {
        tag: "en",
        months: ENGLISH_MONTHS,
        weekdays: ENGLISH_WEEKDAYS,
        long: "{weekday}, {day} {month} {year}",
        date: "{day} {month} {year}",
        first: None,
        hour: "{hour}:{minute} {half}",
        both: "{date}, {hour}",
    },
    Names {
        tag: "es",
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        long: "{weekday}, {day} de {month} de {year}",
        date: "{day} de {month} de {year}",
        first: None,
        hour: "{hour}:{minute}",
        both: "{date}, {hour}",
    },
    Names {
        tag: "fr",
        months: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        long: "{weekday} {day} {month} {year}",
        date: "{day} {month} {year}",
        first: Some("1er"),
        hour: "{hour}\u{202f}h\u{202f}{minute}",
        both: "{date} à {hour}",
    },
    Names {
        tag: "de",
        months: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        long: "{weekday}, {day}. {month} {year}",
        date: "{day}. {month} {year}",
        first: None,
        hour: "{hour}:{minute} Uhr",
        both: "{date}, {hour}",
    },
    Names {
        tag: "it",
        months: [
            "gennaio",
            "febbraio",
            "marzo",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "agosto",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre",
        ],
        weekdays: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
        long: "{weekday} {day} {month} {year}",
        date: "{day} {month} {year}",
        first: Some("1º"),
        hour: "{hour}:{minute}",
        both: "{date}, {hour}",
    },
    Names {
        tag: "pt",
        months: [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
        weekdays: ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"],
        long: "{weekday}, {day} de {month} de {year}",
        date: "{day} de {month} de {year}",
        first: None,
        hour: "{hour}:{minute}",
        both: "{date}, {hour}",
    },
    Names {
        tag: "nl",
        months: [
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
        weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
        long: "{weekday} {day} {month} {year}",
        date: "{day} {month} {year}",
        first: None,
        hour: "{hour}:{minute}",
        both: "{date}, {hour}",
    },
    // The months as Egypt and the Gulf call them, which agencies use everywhere.
    Names {
        tag: "ar",
        months: ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
        weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        long: "{weekday}، {day} {month} {year}",
        date: "{day} {month} {year}",
        first: None,
        hour: "{hour}:{minute}",
        both: "{date}، {hour}",
    },
];
