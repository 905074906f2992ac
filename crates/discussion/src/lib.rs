//! Who may say what, in which order is it read, what needs a moderator?
//!
//! Plain functions: what is known of a writer and of a text goes in, a verdict comes out ([`weigh()`]); comments go in, and their order as a thread
//! comes out ([`arrange()`]). The clock is an argument. What a name may be is told by [`name()`], a password by [`password()`]; whom a text calls
//! upon by [`mentions()`]; whether it is on the moderators' list by [`caught()`], like what they took for advertising by [`likelihood()`].

mod listed;
mod mention;
mod name;
mod password;
mod rules;
mod said;
mod spam;
mod thread;

pub use listed::{caught, listed};
pub use mention::{Mention, mentions};
pub use name::{BadName, key, name};
pub use password::{BadPassword, password};
pub use rules::{Action, Place, Refusal, Verdict, Writer, may, weigh};
pub use said::{hosts, said, words};
pub use spam::{LIKE_SPAM, likelihood};
pub use thread::{Placed, arrange, goodness};
