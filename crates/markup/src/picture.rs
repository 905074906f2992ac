//! Pictures, made again from their pixels: a size for reading, a size for lists, no metadata, nothing a decoder could choke on later.

use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

/// Pixels along the longer use of a picture: the article's column at twice the usual density.
const WIDE: u32 = 1280;
/// The same in a list.
const SMALL: u32 = 480;
/// A lead picture with a shorter side than this is a logo, a spacer or a counter.
const LEAST_LEAD_SIDE: u32 = 120;
/// The same within a text, where a small map or portrait may stand: below it are counters, smileys and lines drawn as pictures.
const LEAST_BODY_SIDE: u32 = 64;
/// Decoded pixels at most.
const MOST_PIXELS: u64 = 40_000_000;
/// Of what stands in for a picture until it is there, blurred.
const STAND_IN: u32 = 16;
/// WebP quality: artefacts stay invisible at reading size, and a photograph takes two thirds of what it does as a JPEG of quality 82.
const QUALITY: f32 = 78.0;
/// The same of a stand-in, which is blurred anyway.
const STAND_IN_QUALITY: f32 = 30.0;
/// How hard the encoder tries, of 0 to 6: from 2 on it takes twice as long for each hundredth that is saved.
const EFFORT: i32 = 2;

/// Where a picture is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Over the article, and on cards.
    Lead,
    /// Within the text.
    Body,
}

impl Role {
    fn least_side(self) -> u32 {
        match self {
            Role::Lead => LEAST_LEAD_SIDE,
            Role::Body => LEAST_BODY_SIDE,
        }
    }
}

/// A picture in the two sizes that pages use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// At most 1280 pixels wide.
    pub wide: Vec<u8>,
    /// At most 480 pixels wide.
    pub small: Vec<u8>,
    /// Of `wide`, in pixels.
    pub width: u32,
    /// Of `wide`, in pixels.
    pub height: u32,
    /// Of `small`, in pixels.
    pub small_width: u32,
    /// Of `small`, in pixels.
    pub small_height: u32,
    /// MIME type of both.
    pub content_type: &'static str,
    /// A WebP picture 16 pixels wide, as base64: some 100 characters.
    pub stand_in: String,
}

/// Why a picture is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not JPEG, PNG, WebP or GIF by its content. Asking again won't help.
    #[error("it is not a JPEG, PNG, WebP or GIF picture")]
    Unknown,
    /// Over 40 megapixels, or its decoder would need too much memory.
    #[error("it is too large: over 40 megapixels")]
    TooLarge,
    /// A side under 120 pixels, or under 64 within a text.
    #[error("it is too small to be more than a sign")]
    TooSmall,
    /// The data ends early or is damaged.
    #[error("its data is damaged")]
    Damaged,
}

/// Decodes and encodes again. Animated pictures keep their first frame; transparency becomes white; the orientation that a camera noted
/// is applied, as the note itself does not survive.
///
/// # Errors
/// [`Refused`] says why the picture can't be used.
pub fn keep(bytes: &[u8], role: Role) -> Result<Kept, Refused> {
    let picture = read(bytes, role.least_side())?;
    let wide = fitted(picture, WIDE);
    let small = fitted(DynamicImage::ImageRgb8(wide.clone()), SMALL);
    let stand_in = fitted(DynamicImage::ImageRgb8(small.clone()), STAND_IN);
    Ok(Kept {
        width: wide.width(),
        height: wide.height(),
        small_width: small.width(),
        small_height: small.height(),
        wide: encode(&wide, QUALITY)?,
        small: encode(&small, QUALITY)?,
        content_type: "image/webp",
        stand_in: STANDARD.encode(encode(&stand_in, STAND_IN_QUALITY)?),
    })
}

fn read(bytes: &[u8], least_side: u32) -> Result<DynamicImage, Refused> {
    let format = image::guess_format(bytes).map_err(|_| Refused::Unknown)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif) {
        return Err(Refused::Unknown);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_PIXELS * 8);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refused::TooLarge);
    }
    if width.min(height) < least_side {
        return Err(Refused::TooSmall);
    }
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

fn refused(error: ImageError) -> Refused {
    match error {
        ImageError::Limits(_) => Refused::TooLarge,
        ImageError::Unsupported(_) => Refused::Unknown,
        _ => Refused::Damaged,
    }
}

/// On white, at most `width` pixels wide and in proportion high.
fn fitted(picture: DynamicImage, width: u32) -> RgbImage {
    let picture = if picture.width() > width {
        let height = u64::from(picture.height()) * u64::from(width) / u64::from(picture.width());
        let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
        picture.resize_exact(width, height, FilterType::Triangle)
    } else {
        picture
    };
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let source = picture.into_rgba8();
    RgbImage::from_fn(source.width(), source.height(), |x, y| {
        let [r, g, b, alpha] = source.get_pixel(x, y).0;
        let on_white = |channel: u8| {
            let mixed = (u32::from(channel) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Rgb([on_white(r), on_white(g), on_white(b)])
    })
}

fn encode(picture: &RgbImage, quality: f32) -> Result<Vec<u8>, Refused> {
    let mut config = webp::WebPConfig::new().map_err(|()| Refused::Damaged)?;
    config.quality = quality;
    config.method = EFFORT;
    let encoder = webp::Encoder::from_rgb(picture.as_raw(), picture.width(), picture.height());
    // What fails here is memory, or a side over 16,383 pixels: no picture is so high that was read.
    encoder.encode_advanced(&config).map(|file| file.to_vec()).map_err(|_| Refused::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgba, RgbaImage};

    fn png(width: u32, height: u32, pixel: Rgba<u8>) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        RgbaImage::from_pixel(width, height, pixel).write_to(&mut out, ImageFormat::Png).unwrap();
        out.into_inner()
    }

    #[test]
    fn a_large_picture_is_kept_in_two_sizes() {
        let kept = keep(&png(1600, 800, Rgba([10, 120, 200, 255])), Role::Lead).unwrap();
        assert_eq!((kept.width, kept.height, kept.small_width, kept.small_height), (1280, 640, 480, 240));
        assert_eq!(image::guess_format(&kept.wide).unwrap(), ImageFormat::WebP);
        let stand_in = image::load_from_memory(&STANDARD.decode(&kept.stand_in).unwrap()).unwrap().into_rgb8();
        assert_eq!((stand_in.width(), stand_in.height()), (16, 8));
        assert!(stand_in.get_pixel(8, 4).0[2] > 150 && kept.stand_in.len() < 300, "still blue, and small");
        let small = image::load_from_memory(&kept.small).unwrap().into_rgb8();
        assert_eq!((small.width(), small.height()), (480, 240));
        assert!(small.get_pixel(240, 120).0[2] > 180, "still blue");
    }

    #[test]
    fn transparency_becomes_white() {
        let kept = keep(&png(200, 200, Rgba([0, 0, 0, 0])), Role::Lead).unwrap();
        let pixel = image::load_from_memory(&kept.wide).unwrap().into_rgb8().get_pixel(100, 100).0;
        assert!(pixel.iter().all(|channel| *channel > 250));
    }

    #[test]
    fn what_is_no_usable_picture_is_refused_with_its_reason() {
        assert_eq!(keep(b"<svg xmlns='http://www.w3.org/2000/svg'/>", Role::Lead), Err(Refused::Unknown));
        assert_eq!(keep(b"", Role::Lead), Err(Refused::Unknown));
        assert_eq!(keep(&png(100, 600, Rgba([0, 0, 0, 255])), Role::Lead), Err(Refused::TooSmall));
        assert!(keep(&png(100, 600, Rgba([0, 0, 0, 255])), Role::Body).is_ok(), "a small portrait within a text");
        assert_eq!(keep(&png(600, 20, Rgba([0, 0, 0, 255])), Role::Body), Err(Refused::TooSmall));
        let whole = png(300, 300, Rgba([9, 9, 9, 255]));
        assert_eq!(keep(&whole[..whole.len() / 2], Role::Lead), Err(Refused::Damaged));
    }

    #[test]
    fn a_picture_that_claims_to_be_huge_is_refused_before_it_is_decoded() {
        let mut bomb = png(300, 300, Rgba([9, 9, 9, 255]));
        // The width field of the PNG header, and its checksum made anew.
        bomb[16..20].copy_from_slice(&400_000u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&400_000u32.to_be_bytes());
        let refused = keep(&bomb, Role::Lead);
        assert!(matches!(refused, Err(Refused::TooLarge | Refused::Damaged)), "{refused:?}");
    }
}
