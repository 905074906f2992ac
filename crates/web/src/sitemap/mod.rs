//! What crawlers are told: the pages of the public editions, with the stories of the last days as news (sitemaps.org's protocol and the news
//! extension that search engines read).

pub(crate) mod show;
mod view;
