//! What a server answers: a number for machines, a text for people.

use std::fmt;

/// Characters of the text that are kept.
const LONGEST_TEXT: usize = 400;

/// An answer, of one line or many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// 200 to 599.
    pub code: u16,
    /// What it says, its lines joined, without control characters, cut at 400 characters.
    pub text: String,
}

impl Reply {
    /// Reads one line: its number, whether another follows, and its text.
    pub(crate) fn line(line: &[u8]) -> Option<(u16, bool, &[u8])> {
        let (digits, rest) = line.split_at_checked(3)?;
        let code = std::str::from_utf8(digits).ok()?.parse().ok().filter(|code| (200..600).contains(code))?;
        match rest.split_first() {
            None => Some((code, false, rest)),
            Some((b' ', text)) => Some((code, false, text)),
            Some((b'-', text)) => Some((code, true, text)),
            Some(_) => None,
        }
    }

    /// An answer of these lines.
    pub(crate) fn new(code: u16, lines: &[String]) -> Reply {
        let text = lines.join(" ").chars().filter(|c| !c.is_control()).take(LONGEST_TEXT).collect();
        Reply { code, text }
    }

    /// Yes.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.code < 400
    }

    /// No, and asking again changes nothing.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        self.code >= 500
    }

    /// The three numbers that say more (RFC 3463), where it begins with them: 5, 1, 1 is a mailbox that does not exist.
    #[must_use]
    pub fn status(&self) -> Option<[u16; 3]> {
        let mut numbers = self.text.split(' ').next()?.split('.').map(|part| part.parse().ok());
        let status = [numbers.next()??, numbers.next()??, numbers.next()??];
        numbers.next().is_none().then_some(status)
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.text)
    }
}
