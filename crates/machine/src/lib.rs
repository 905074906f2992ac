//! What would a machine write of this, and may it stand?
//!
//! Summaries by a language model that the operator names, at any endpoint that speaks as OpenAI's chat completions do (Ollama, llama.cpp, vLLM, a
//! service). [`Machine::write`] asks for one; [`check()`] lets of it stand only sentences that one report backs: its names, numbers, quotations and
//! days are all that report's, and its words mostly. What the check does not see is told at [`understand::Backing`]; who shows the text says that a
//! machine wrote it.
//!
//! Invariants: no socket is opened here, whoever makes a machine gives it a way to ask; whatever an endpoint answers ends in a text or a
//! [`Trouble`], never in a panic; what reports say never stands where orders stand.

mod answer;
mod ask;
mod check;
mod machine;
#[cfg(test)]
mod tests;
mod trouble;

pub use answer::{Written, read};
pub use ask::{Asked, Report};
pub use check::{Checked, Dropped, Sentence, Why, check, is_backed};
pub use machine::{Answer, Ask, HttpRequest, HttpResponse, Machine, Settings};
pub use trouble::{Trouble, Unreached};
