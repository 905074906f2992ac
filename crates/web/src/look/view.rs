//! "How it looks": the form, and an example that follows it as the boxes are ticked.

use askama::Template;

use super::{Choice, Columns, Density, Face, Look, Measure, Pictures, Size, Theme};
use crate::page::{Shell, Visit};

/// The page.
#[derive(Template)]
#[template(path = "look.html")]
pub struct LookView {
    /// Around it.
    pub shell: Shell,
    /// Where the form is sent.
    pub action: String,
    /// Something was chosen that can be taken back.
    pub chosen: bool,
    /// In the order of the form.
    pub groups: Vec<GroupView>,
}

/// One thing to choose.
pub struct GroupView {
    /// What it is.
    pub name: &'static str,
    /// The field.
    pub field: &'static str,
    /// What can be chosen.
    pub choices: Vec<ChoiceView>,
}

/// One of these.
pub struct ChoiceView {
    /// Its value.
    pub word: &'static str,
    /// What it says.
    pub name: &'static str,
    /// It is the one.
    pub checked: bool,
}

impl LookView {
    /// For the look that a reader has.
    #[must_use]
    pub fn new(visit: &Visit) -> LookView {
        let (look, words) = (visit.look, visit.words);
        LookView {
            shell: Shell::new(visit, "look", words.say("look-title")),
            action: visit.to("look"),
            chosen: look != Look::default(),
            groups: vec![
                group(words.say("look-theme"), look.theme, |theme| match theme {
                    Theme::System => words.say("look-theme-system"),
                    Theme::Light => words.say("look-theme-light"),
                    Theme::Dark => words.say("look-theme-dark"),
                    Theme::Sepia => words.say("look-theme-sepia"),
                    Theme::Contrast => words.say("look-theme-contrast"),
                }),
                group(words.say("look-size"), look.size, |size| match size {
                    Size::Small => words.say("look-size-small"),
                    Size::Normal => words.say("look-size-normal"),
                    Size::Large => words.say("look-size-large"),
                    Size::Larger => words.say("look-size-larger"),
                    Size::Largest => words.say("look-size-largest"),
                }),
                group(words.say("look-face"), look.face, |face| match face {
                    Face::Serif => words.say("look-face-serif"),
                    Face::Sans => words.say("look-face-sans"),
                }),
                group(words.say("look-measure"), look.measure, |measure| match measure {
                    Measure::Narrow => words.say("look-measure-narrow"),
                    Measure::Normal => words.say("look-measure-normal"),
                    Measure::Wide => words.say("look-measure-wide"),
                }),
                group(words.say("look-density"), look.density, |density| match density {
                    Density::Airy => words.say("look-density-airy"),
                    Density::Normal => words.say("look-density-normal"),
                    Density::Compact => words.say("look-density-compact"),
                }),
                group(words.say("look-columns"), look.columns, |columns| match columns {
                    Columns::Auto => words.say("look-columns-auto"),
                    Columns::One => words.say("look-columns-one"),
                    Columns::Two => words.say("look-columns-two"),
                    Columns::Three => words.say("look-columns-three"),
                }),
                group(words.say("look-pictures"), look.pictures, |pictures| match pictures {
                    Pictures::On => words.say("look-pictures-on"),
                    Pictures::Off => words.say("look-pictures-off"),
                }),
            ],
        }
    }
}

fn group<T: Choice>(name: &'static str, chosen: T, said: impl Fn(T) -> &'static str) -> GroupView {
    let choice = |choice: &T| ChoiceView { word: choice.word(), name: said(*choice), checked: *choice == chosen };
    GroupView { name, field: T::FIELD, choices: T::ALL.iter().map(choice).collect() }
}
