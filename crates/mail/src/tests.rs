//! Letters as they are written, and sessions with a server that says exactly what a test wants said.

mod letters;
mod sessions;
