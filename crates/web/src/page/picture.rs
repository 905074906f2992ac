//! A kept picture on a page: two sizes, true dimensions, a real description or none.

use markup::sanitize::OwnPicture;
use model::CardPicture;

/// The wide side of the small version at most, in pixels; `markup::picture` keeps to it.
const SMALL: u32 = 480;

/// Ready for `<img>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureView {
    /// `/picture/{key}/wide`.
    pub wide: String,
    /// `/picture/{key}/small`.
    pub small: String,
    /// Pixels of the wide version.
    pub width: u32,
    /// Pixels of the wide version.
    pub height: u32,
    /// Pixels of the small version.
    pub small_width: u32,
    /// What it shows; empty where the publisher doesn't say, which marks it as decoration.
    pub alt: String,
    /// "Photograph: Jonas Reyes".
    pub credit: Option<String>,
    /// The address of what is shown, blurred, until it is there.
    pub stand_in: Option<String>,
}

impl PictureView {
    /// `None` for a picture whose key or size can't be true.
    #[must_use]
    pub fn new(picture: &CardPicture) -> Option<PictureView> {
        let OwnPicture { wide, small, width, height, small_width } = lead_picture(picture)?;
        let alt = picture.alt.trim().to_owned();
        let credit = picture.credit.as_deref().map(str::trim).filter(|c| !c.is_empty()).map(str::to_owned);
        Some(PictureView { wide, small, width, height, small_width, alt, credit, stand_in: stand_in(&picture.stand_in) })
    }
}

/// A tiny picture within the page itself, which nothing has to be asked for.
fn stand_in(base64: &str) -> Option<String> {
    let sound = !base64.is_empty() && base64.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='));
    sound.then(|| format!("data:image/webp;base64,{base64}"))
}

/// The two files of a kept lead picture.
pub(crate) fn lead_picture(picture: &CardPicture) -> Option<OwnPicture> {
    own_picture(&picture.key, picture.width, picture.height, picture.width.min(SMALL))
}

/// The two files of a kept picture. `None` for a key or size that can't be true.
pub(crate) fn own_picture(key: &str, width: u32, height: u32, small_width: u32) -> Option<OwnPicture> {
    let sound = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric()) && width > 0 && height > 0;
    let at = |size| format!("/picture/{key}/{size}");
    sound.then(|| OwnPicture { wide: at("wide"), small: at("small"), width, height, small_width })
}
