//! A kept picture on a page: two sizes, true dimensions, a real description or none.

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
}

impl PictureView {
    /// `None` for a picture whose key or size can't be true.
    #[must_use]
    pub fn new(picture: &CardPicture) -> Option<PictureView> {
        let (wide, small) = picture_paths(&picture.key)?;
        (picture.width > 0 && picture.height > 0).then(|| PictureView {
            wide,
            small,
            width: picture.width,
            height: picture.height,
            small_width: picture.width.min(SMALL),
            alt: picture.alt.trim().to_owned(),
            credit: picture.credit.as_deref().map(str::trim).filter(|c| !c.is_empty()).map(str::to_owned),
        })
    }
}

/// Where the two files of a kept picture are served: wide and small. `None` for a key that can't be one.
#[must_use]
pub(crate) fn picture_paths(key: &str) -> Option<(String, String)> {
    let sound = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric());
    sound.then(|| (format!("/picture/{key}/wide"), format!("/picture/{key}/small")))
}
