//! What every page has around and within its content: the visit, the shell (head, masthead, foot), cards, languages, links, rights.

pub(crate) mod before;
mod card;
mod link;
mod linked_data;
mod picture;
mod reason;
mod rights;
mod shell;
mod tongue;
mod visit;

pub use card::CardView;
pub use link::http_only;
pub use linked_data::LinkedData;
pub use picture::PictureView;
pub use reason::WhyView;
pub use rights::Shown;
pub use shell::{CardLink, MenuItem, Shell, SponsorView};
pub use tongue::Tongue;
pub use visit::Visit;

pub(crate) use card::headline;
pub(crate) use link::{host, publisher};
pub(crate) use linked_data::{crumbs, publisher as organisation};
pub(crate) use picture::{lead_picture, own_picture};
pub(crate) use reason::span;
#[cfg(test)]
mod tests;
