//! The stylesheet, the script and the fonts: in the program, at addresses that name their content, so that a browser keeps them for good.

mod files;
pub(crate) mod show;

pub(crate) use files::{address, file, first_fonts, icon, passkeys, script, sheet, worker};
