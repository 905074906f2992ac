//! Somebody who gets an edition's digest by mail, and what of it.

use serde::{Deserialize, Serialize};

/// What a subscriber wants of a digest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DigestChoice {
    /// The hours at which they want it, as the edition writes them ("07:00"); none: at all of them.
    pub hours: Vec<String>,
    /// The tags of the sections that they want; none: all of them, and what stands in no section.
    pub sections: Vec<String>,
}

impl DigestChoice {
    /// Hours, and sections, at most.
    pub const MOST: usize = 100;

    /// What was chosen of these hours and sections. Who chose all wants those that come later too.
    #[must_use]
    pub fn of<'a>(
        chosen_hours: impl Iterator<Item = &'a str>,
        hours: &[String],
        chosen_sections: impl Iterator<Item = &'a str>,
        sections: &[String],
    ) -> DigestChoice {
        DigestChoice { hours: some(chosen_hours, hours), sections: some(chosen_sections, sections) }
    }

    /// Whether it is sent at this hour.
    #[must_use]
    pub fn wants_hour(&self, hour: &str) -> bool {
        self.hours.is_empty() || self.hours.iter().any(|one| one == hour)
    }

    /// Whether what stands in this section is wanted; `None`: in no section.
    #[must_use]
    pub fn wants_section(&self, tag: Option<&str>) -> bool {
        self.sections.is_empty() || tag.is_some_and(|tag| self.sections.iter().any(|one| one == tag))
    }
}

fn some<'a>(chosen: impl Iterator<Item = &'a str>, all: &[String]) -> Vec<String> {
    let chosen: Vec<&str> = chosen.collect();
    let some: Vec<String> = all.iter().filter(|one| chosen.contains(&one.as_str())).take(DigestChoice::MOST).cloned().collect();
    if some.len() == all.len() { Vec::new() } else { some }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_chose_all_or_nothing_gets_all() {
        let all = ["07:00".to_owned(), "18:00".to_owned()];
        let chosen = |hours: &[&'static str]| DigestChoice::of(hours.iter().copied(), &all, [].into_iter(), &[]);
        assert_eq!(chosen(&["18:00", "07:00"]), DigestChoice::default());
        assert_eq!(chosen(&["03:00"]), DigestChoice::default(), "what is not offered can't be chosen");
        let one = chosen(&["18:00", "03:00"]);
        assert!(one.wants_hour("18:00") && !one.wants_hour("07:00") && !one.wants_hour("12:00"));
        assert!(one.wants_section(None) && one.wants_section(Some("local")));
        let local = DigestChoice { sections: vec!["local".to_owned()], ..DigestChoice::default() };
        assert!(local.wants_section(Some("local")) && !local.wants_section(Some("world")) && !local.wants_section(None));
    }
}
