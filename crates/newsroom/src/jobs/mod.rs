//! One kind of work a file, each named for what it does; each does one piece and says whether there was one.

mod compose_digest;
pub(crate) mod forget_originals;
pub(crate) mod forget_readers;
pub(crate) mod keep_body_picture;
pub(crate) mod keep_picture;
pub(crate) mod know_stories;
pub(crate) mod place_articles;
pub(crate) mod poll_feed;
pub(crate) mod publish_digests;
pub(crate) mod publish_editions;
pub(crate) mod read_article;
pub(crate) mod read_deliveries;
mod tell_story;
pub(crate) mod write_summary;
