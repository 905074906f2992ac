//! What an edition's operator sets about its discussions.

use serde::{Deserialize, Serialize};

use crate::Reaction;

/// A standing discussion that belongs to no story: the lounge, letters to the editor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// Address part; it stays, whatever the name becomes.
    pub slug: String,
    /// What it is called.
    pub name: String,
    /// What it is for, in a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

/// Who may make an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Registration {
    /// Everybody.
    #[default]
    Open,
    /// Who was invited by a moderator.
    Invitation,
    /// Nobody; admins make them.
    Closed,
}

/// The rules of the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HouseRules {
    /// Who may make an account.
    pub registration: Registration,
    /// Characters of a comment, 200 to 20,000.
    pub longest: usize,
    /// Links in a comment of somebody who is new.
    pub links_of_new: usize,
    /// Links in anybody's.
    pub links: usize,
    /// Somebody is new until so many of their comments were shown; 0: nobody is.
    pub new_until: i64,
    /// What somebody new writes waits for a moderator.
    pub hold_new: bool,
    /// Minutes within which a writer may change a comment.
    pub edit_minutes: i64,
    /// Seconds between two comments of one person.
    pub pause_seconds: i64,
    /// Comments of one person within an hour.
    pub an_hour: usize,
    /// What one may find of a comment.
    pub reactions: Vec<Reaction>,
    /// What moderators decided is on a page that everybody can read, without the names of those whom it was about.
    pub public_rulings: bool,
}

impl Default for HouseRules {
    fn default() -> HouseRules {
        HouseRules {
            registration: Registration::default(),
            longest: 8_000,
            links_of_new: 1,
            links: 8,
            new_until: 1,
            hold_new: true,
            edit_minutes: 15,
            pause_seconds: 5,
            an_hour: 40,
            reactions: vec![Reaction::Good, Reaction::Bad],
            public_rulings: false,
        }
    }
}

impl HouseRules {
    /// They are as they are where nobody set anything.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == HouseRules::default()
    }

    /// Why they can't hold, in words for who wrote them.
    #[must_use]
    pub fn flaw(&self) -> Option<&'static str> {
        match () {
            () if !(200..=20_000).contains(&self.longest) => Some("longest is between 200 and 20000 characters"),
            () if self.links > 100 || self.links_of_new > self.links => Some("links is at most 100, and links_of_new at most links"),
            () if !(0..=1_000).contains(&self.new_until) => Some("new_until is between 0 and 1000 comments"),
            () if !(0..=7 * 24 * 60).contains(&self.edit_minutes) => Some("edit_minutes is at most a week (10080)"),
            () if !(0..=3_600).contains(&self.pause_seconds) => Some("pause_seconds is between 0 and 3600"),
            () if !(1..=400).contains(&self.an_hour) => Some("an_hour is between 1 and 400 comments"),
            () if self.reactions.iter().enumerate().any(|(n, one)| self.reactions[..n].contains(one)) => Some("a reaction stands twice"),
            () => None,
        }
    }
}

/// What an entry of the moderators' list looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// A word, or several in a row.
    Word,
    /// Links to a host, or to any below it.
    Host,
}

impl Sought {
    /// As it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Sought::Word => "word",
            Sought::Host => "host",
        }
    }
}

/// An entry of the moderators' list: what has it waits for one of them, or is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What it looks for.
    pub sought: Sought,
    /// The word in folded letters, or the host in lower case.
    pub pattern: String,
    /// What has it is not taken; else it waits.
    pub refused: bool,
}

/// What was learned from rulings: of all texts, or of those with one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Learned {
    /// Texts that were good.
    pub good: i64,
    /// Texts that were advertising.
    pub spam: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_cannot_hold_are_told() {
        assert_eq!(HouseRules::default().flaw(), None);
        let usual = HouseRules::default;
        for bad in [
            HouseRules { longest: 10, ..usual() },
            HouseRules { links_of_new: 9, ..usual() },
            HouseRules { new_until: -1, ..usual() },
            HouseRules { edit_minutes: 20_000, ..usual() },
            HouseRules { pause_seconds: -1, ..usual() },
            HouseRules { an_hour: 0, ..usual() },
            HouseRules { reactions: vec![Reaction::Good, Reaction::Good], ..usual() },
        ] {
            assert!(bad.flaw().is_some() && !bad.is_usual(), "{bad:?}");
        }
    }
}
