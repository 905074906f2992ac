//! What an editor's form asks for, read from its fields.

use jiff::{SignedDuration, Timestamp};
use markup::address::last_part;
use model::{ArticleId, Decision, EditionId};

use crate::form::Form;

/// What is meant; the story that is merged is still named as people name it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// As it is.
    Decision(Decision),
    /// The story at this address becomes part of the one that the form is about.
    Merge(String),
}

/// What the form asks for at `now`; `None` where it is no form of ours.
pub(super) fn meant(form: &Form, editions: &[EditionId], now: Timestamp) -> Option<Meant> {
    let edition = || form.get("edition").parse().ok().map(EditionId).filter(|edition| editions.contains(edition));
    Some(Meant::Decision(match form.get("do") {
        "pin" => {
            let hours = match form.get("hours") {
                "" => None,
                hours => Some(hours.parse::<i64>().ok().filter(|hours| (1..=24 * 90).contains(hours))?),
            };
            Decision::Pin { edition: edition()?, until: hours.map(|hours| now + SignedDuration::from_hours(hours)) }
        }
        "hide" => Decision::Hide { edition: edition()? },
        "rename" => Decision::Rename { title: form.get("title").to_owned() },
        "split" => Decision::Split { articles: form.all("article").filter_map(|id| id.parse().ok().map(ArticleId)).collect() },
        "merge" => return Some(Meant::Merge(last_part(form.get("story")).to_owned())),
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(body: &str) -> Option<Meant> {
        super::meant(&Form::read(body.as_bytes()), &[EditionId(1)], Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_form_is_read_as_it_is_meant() {
        let day = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24);
        let pin = |until| Some(Meant::Decision(Decision::Pin { edition: EditionId(1), until }));
        assert_eq!(meant("do=pin&edition=1&hours=24"), pin(Some(day)));
        assert_eq!(meant("do=pin&edition=1&hours="), pin(None));
        assert_eq!(
            meant("do=rename&title=+The+weir+opens%21"),
            Some(Meant::Decision(Decision::Rename { title: "The weir opens!".into() }))
        );
        let split = Decision::Split { articles: vec![ArticleId(7), ArticleId(9)] };
        assert_eq!(meant("do=split&article=7&article=x&article=9"), Some(Meant::Decision(split)));
        for pasted in ["weir-opened", "https%3A%2F%2Fnews.example%2Flake%2Fstory%2Fweir-opened%2F%3Fa%3D1", "%2Flake%2Fstory%2Fweir-opened"]
        {
            assert_eq!(meant(&format!("do=merge&story={pasted}")), Some(Meant::Merge("weir-opened".into())));
        }
    }

    #[test]
    fn what_makes_no_sense_is_nothing() {
        for body in [
            "",
            "do=",
            "do=burn",
            "do=pin",
            "do=pin&edition=2",
            "do=hide&edition=x",
            "do=pin&edition=1&hours=-4",
            "do=pin&edition=1&hours=99999",
            "\u{0}=%",
        ] {
            assert_eq!(meant(body), None, "{body}");
        }
    }
}
