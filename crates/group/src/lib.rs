//! Which reports tell the same story?
//!
//! Incremental: a report comes in, the story it belongs to comes out, with the stories that it showed to be one. State lives in
//! [`Groups`], which holds the stories of a sliding window and nothing else; it can be made again at any time from the reports and
//! their stories ([`Groups::resume`]), which is how a restarted program goes on.
//!
//! The method is TF-IDF over words and word pairs with the headline counted apart ([`vector`]), a story being the sum of its
//! reports' vectors ([`story`]), found through an inverted index over each story's strongest terms ([`index`]). How much a word says
//! comes from how usual it is in its language ([`background`]) and from how many stories it has stood in ([`weights`]). After a report
//! has joined, the story is compared again and merged while any other is as near as a report would have to be: without this, an event
//! whose first reports share few words stays in pieces.
//!
//! What was decided can be told afterwards ([`explain()`]), and an editor's ruling that two stories are two is kept
//! ([`Groups::hold_apart`]).

mod background;
mod explain;
mod groups;
mod index;
mod settings;
mod shelf;
mod story;
mod vector;
mod weights;

pub use explain::{Explanation, Step, explain};
pub use groups::{Groups, Merged, Placed, Report};
pub use index::Effort;
pub use settings::Settings;
pub use shelf::{Shared, Standing};

#[cfg(test)]
mod tests;
