//! Lists of links.
