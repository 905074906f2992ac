//! The rules of one robots.txt, as far as they are meant for us.

use std::time::Duration;

use texting_robots::Robot;
use url::Url;

use super::LARGEST;

/// Longer lines are no rules.
const LONGEST_LINE: usize = 2048;

/// Each rule with a `$` becomes a regular expression, which costs time and memory that a publisher must not command without limit. Large
/// sites have some dozens.
const MOST_ANCHORED: usize = 256;

/// Longer waits than a day are not meant.
const LONGEST_DELAY: f32 = 86_400.0;

/// The rules for us; `None` where the file makes no sense, which allows everything.
pub(crate) struct Rules(Option<Robot>);

impl Rules {
    /// Reads what [`tame`] left. One rule that the library can't take must not void all others, so that a second reading is done without
    /// the only rules that can fail.
    pub(crate) fn read(product: &str, text: &[u8]) -> Rules {
        Rules(Robot::new(product, text).or_else(|_| Robot::new(product, &kept(text, |line| !line.contains(&b'$')))).ok())
    }

    pub(crate) fn allow(&self, url: &Url) -> bool {
        self.0.as_ref().is_none_or(|robot| robot.allowed(url.as_str()))
    }

    pub(crate) fn delay(&self) -> Option<Duration> {
        let seconds = self.0.as_ref()?.delay?;
        Duration::try_from_secs_f32(seconds.min(LONGEST_DELAY)).ok()
    }
}

/// The lines of a file that can matter: within the limits, no comments, no prose.
pub(crate) fn tame(text: &[u8]) -> Vec<u8> {
    // A line that the limit cuts through would be a wider rule than it was.
    let whole = match text.get(..LARGEST) {
        Some(beginning) => beginning.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1),
        None => text.len(),
    };
    let mut anchored = 0;
    kept(&text[..whole], |line| {
        let rule = line.split(|byte| *byte == b'#').next().unwrap_or_default();
        if rule.contains(&b'$') {
            anchored += 1;
        }
        rule.contains(&b':') && line.len() <= LONGEST_LINE && (anchored <= MOST_ANCHORED || !rule.contains(&b'$'))
    })
}

fn kept(text: &[u8], mut keep: impl FnMut(&[u8]) -> bool) -> Vec<u8> {
    let mut rest = Vec::new();
    for line in text.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| keep(line)) {
        rest.extend_from_slice(line);
        rest.push(b'\n');
    }
    rest
}
