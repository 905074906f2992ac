//! The fields of a document: what is searched, and the numbers that a hit is told by.
//!
//! Words come in chopped, stemmed and folded, with spaces between: tantivy's part is to keep them. Positions are kept of titles and texts
//! alone, for phrases; nothing is stored.

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};

/// The version of all that is kept: fields, and how words are made. An index of another one is made anew.
pub(crate) const VERSION: u32 = 1;

/// The fields, by name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Stems of the headline.
    pub(crate) title: Field,
    /// Stems of the text.
    pub(crate) text: Field,
    /// Words of the authors' names.
    pub(crate) authors: Field,
    /// Words of headline and authors as they are written, in small letters: what suggestions are taken from.
    pub(crate) spelled: Field,
    /// The article's number: by this it is replaced and removed.
    pub(crate) article: Field,
    /// The story's number.
    pub(crate) story: Field,
    /// The source's number.
    pub(crate) source: Field,
    /// Seconds since 1970.
    pub(crate) published: Field,
    /// Section tags.
    pub(crate) section: Field,
    /// ISO 639-1, or [`UNKNOWN`].
    pub(crate) language: Field,
    /// Where it happens, packed by `point`.
    pub(crate) place: Field,
    /// A number that stands for all that the document was made of.
    pub(crate) print: Field,
}

/// The language of a document whose language is unknown.
pub(crate) const UNKNOWN: &str = "-";

/// The tokenizer of words that are chopped already.
const CHOPPED: &str = "whitespace";

impl Fields {
    /// The fields and their schema.
    pub(crate) fn schema() -> (Fields, Schema) {
        let mut schema = Schema::builder();
        let words = |record, norms| {
            let indexing = TextFieldIndexing::default().set_tokenizer(CHOPPED).set_index_option(record).set_fieldnorms(norms);
            TextOptions::default().set_indexing_options(indexing)
        };
        let fields = Fields {
            title: schema.add_text_field("title", words(IndexRecordOption::WithFreqsAndPositions, true)),
            text: schema.add_text_field("text", words(IndexRecordOption::WithFreqsAndPositions, true)),
            authors: schema.add_text_field("authors", words(IndexRecordOption::Basic, false)),
            spelled: schema.add_text_field("spelled", words(IndexRecordOption::Basic, false)),
            article: schema.add_u64_field("article", FAST | INDEXED),
            story: schema.add_u64_field("story", FAST),
            source: schema.add_u64_field("source", FAST | INDEXED),
            published: schema.add_i64_field("published", FAST),
            section: schema.add_text_field("section", STRING | FAST),
            language: schema.add_text_field("language", STRING),
            place: schema.add_u64_field("place", FAST),
            print: schema.add_u64_field("print", FAST),
        };
        (fields, schema.build())
    }
}

/// A row's number as a field keeps it.
pub(crate) fn number(id: i64) -> u64 {
    u64::try_from(id).unwrap_or_default()
}

/// And back.
pub(crate) fn id(number: u64) -> i64 {
    i64::try_from(number).unwrap_or_default()
}

/// Steps of a degree: eleven metres.
const STEPS: f64 = 10_000.0;

/// A point as one number: latitude above, longitude below.
pub(crate) fn pack((latitude, longitude): (f64, f64)) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
    let steps = |degrees: f64, most: f64| ((degrees.clamp(-most, most) + most) * STEPS).round() as u64;
    steps(latitude, 90.0) << 32 | steps(longitude, 180.0)
}

/// And back.
pub(crate) fn unpack(packed: u64) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "some millions")]
    let degrees = |steps: u64, most: f64| steps as f64 / STEPS - most;
    (degrees(packed >> 32, 90.0), degrees(packed & 0xFFFF_FFFF, 180.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_comes_back_to_within_eleven_metres() {
        for point in [(0.0, 0.0), (-33.8688, 151.2093), (90.0, -180.0), (46.9423, -93.9166)] {
            let (latitude, longitude) = unpack(pack(point));
            assert!((latitude - point.0).abs() < 1e-4 && (longitude - point.1).abs() < 1e-4, "{point:?}");
        }
    }
}
