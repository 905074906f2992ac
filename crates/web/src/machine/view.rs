//! What a machine wrote, ready to be set.

use askama::Template;
use store::{MachineState, MachineText};

use crate::page::{Shell, Visit};
use crate::reading::view::desk;
use crate::when::Moment;

/// All of it.
#[derive(Template)]
#[template(path = "machine.html")]
pub struct MachineView {
    /// Around it.
    pub shell: Shell,
    /// "Tokens today: 7600".
    pub spent: String,
    /// Newest first.
    pub texts: Vec<TextView>,
}

/// One text.
pub struct TextView {
    /// What became of it.
    pub state: &'static str,
    /// When it was asked for.
    pub when: Moment,
    /// Who wrote, and "tokens: 760".
    pub model: String,
    /// What it cost.
    pub tokens: String,
    /// Sentences that stand.
    pub lines: Vec<String>,
    /// Those that don't, with why; or what went wrong.
    pub dropped: Vec<String>,
}

impl MachineView {
    /// Of texts as they are kept, and the day's tokens.
    #[must_use]
    pub fn new(texts: Vec<MachineText>, spent: i64, visit: &Visit) -> MachineView {
        let words = visit.words;
        let text = |text: MachineText| TextView {
            state: match text.state {
                MachineState::Asked => words.say("machine-asked"),
                MachineState::Written => words.say("machine-written"),
                MachineState::Refused => words.say("machine-refused"),
                MachineState::Failed => words.say("machine-failed"),
            },
            when: visit.ago(text.asked),
            model: text.model,
            tokens: words.fill("machine-tokens", "n", text.tokens),
            lines: text.lines.into_iter().map(|line| line.text).collect(),
            dropped: text.dropped,
        };
        MachineView {
            shell: desk(Shell::new(visit, "\0", words.say("desk-machine")), "/admin/machine"),
            spent: words.fill("machine-today", "n", spent),
            texts: texts.into_iter().map(text).collect(),
        }
    }
}
