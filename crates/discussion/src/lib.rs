//! Who may say what, in which order is it read, what needs a moderator?
//!
//! Plain functions: what is known of a writer and of a text goes in, a verdict comes out ([`rules`]); comments go in, and their order as a thread
//! comes out ([`thread`]). The clock is an argument. What a name may be is told by [`name()`], a password by [`password()`].

mod name;
mod password;
mod rules;
mod thread;

pub use name::{BadName, key, name};
pub use password::{BadPassword, password};
pub use rules::{Action, Refusal, Rules, Verdict, Writer, may, weigh};
pub use thread::{Placed, arrange, goodness};
