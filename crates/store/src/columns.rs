//! Values on their way into and out of a row: moments, lists, flags, strangers' text.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest, Sha256};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::{Error, Result};

/// The columns of a row, by name and as our types.
pub(crate) trait Columns {
    fn int(&self, name: &str) -> Result<i64>;
    fn int_or(&self, name: &str) -> Result<Option<i64>>;
    fn real(&self, name: &str) -> Result<f64>;
    fn text(&self, name: &str) -> Result<String>;
    fn text_or(&self, name: &str) -> Result<Option<String>>;
    fn bytes(&self, name: &str) -> Result<Vec<u8>>;

    fn flag(&self, name: &str) -> Result<bool> {
        Ok(self.int(name)? != 0)
    }

    fn at(&self, name: &str) -> Result<Timestamp> {
        moment(self.int(name)?)
    }

    fn at_or(&self, name: &str) -> Result<Option<Timestamp>> {
        self.int_or(name)?.map(moment).transpose()
    }

    fn json<T: DeserializeOwned>(&self, name: &str) -> Result<T> {
        serde_json::from_str(&self.text(name)?).map_err(|error| Error::Broken(format!("column {name}: {error}")))
    }
}

impl Columns for AnyRow {
    fn int(&self, name: &str) -> Result<i64> {
        Ok(self.try_get(name)?)
    }

    fn int_or(&self, name: &str) -> Result<Option<i64>> {
        Ok(self.try_get(name)?)
    }

    fn real(&self, name: &str) -> Result<f64> {
        Ok(self.try_get(name)?)
    }

    fn text(&self, name: &str) -> Result<String> {
        Ok(self.try_get(name)?)
    }

    fn text_or(&self, name: &str) -> Result<Option<String>> {
        Ok(self.try_get(name)?)
    }

    fn bytes(&self, name: &str) -> Result<Vec<u8>> {
        Ok(self.try_get(name)?)
    }
}

/// A moment as it is stored.
pub(crate) fn ms(at: Timestamp) -> i64 {
    at.as_millisecond()
}

/// The end of a lease.
pub(crate) fn ms_after(at: Timestamp, seconds: i64) -> i64 {
    ms(at).saturating_add(seconds.saturating_mul(1000))
}

/// A stored moment.
pub(crate) fn moment(ms: i64) -> Result<Timestamp> {
    Timestamp::from_millisecond(ms).map_err(|error| Error::Broken(format!("the moment {ms}: {error}")))
}

/// A value as JSON text. What we store this way (lists, our own structs with text keys) always has a JSON form.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Broken(error.to_string()))
}

/// A column of JSON within a row that is JSON itself: there it is a text.
#[derive(Debug)]
pub(crate) struct Nested<T>(pub(crate) T);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Nested<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Nested<T>, D::Error> {
        serde_json::from_str(&String::deserialize(from)?).map(Nested).map_err(serde::de::Error::custom)
    }
}

/// Row numbers as the JSON list that `{ids n}` takes.
pub(crate) fn id_list(ids: impl IntoIterator<Item = i64>) -> String {
    let mut out = String::from("[");
    for id in ids {
        if out.len() > 1 {
            out.push(',');
        }
        out.push_str(&id.to_string());
    }
    out.push(']');
    out
}

/// Text that both engines keep: PostgreSQL refuses U+0000, which JSON feeds can carry.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "\u{FFFD}")) } else { Cow::Borrowed(text) }
}

/// [`clean`] for what may be missing.
pub(crate) fn clean_or(text: Option<&str>) -> Option<String> {
    text.map(|text| clean(text).into_owned())
}

/// Text short enough for an index of PostgreSQL (2,704 bytes at most): a longer one keeps its beginning and its hash.
pub(crate) fn short(text: &str) -> String {
    const MOST: usize = 600;
    let text = clean(text);
    if text.len() <= MOST {
        return text.into_owned();
    }
    let end = text.floor_char_boundary(MOST);
    format!("{}#{:016x}", &text[..end], hash(&text))
}

/// A number that stands for the text, the same on every machine and in every version.
pub(crate) fn hash(text: &str) -> u64 {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The first `most` characters.
pub(crate) fn beginning(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_identities_stay_apart_and_short_ones_as_they_are() {
        let long = "é".repeat(2_000);
        let other = format!("{long}!");
        assert_ne!(short(&long), short(&other));
        assert!(short(&long).len() < 700);
        assert_eq!(short("tag:1"), "tag:1");
    }

    #[test]
    fn a_zero_character_is_replaced() {
        assert_eq!(clean("a\0b"), "a\u{FFFD}b");
    }

    #[test]
    fn lists_of_ids_are_json() {
        assert_eq!(id_list([1, -2, 3]), "[1,-2,3]");
        assert_eq!(id_list([]), "[]");
    }

    #[test]
    fn a_beginning_counts_characters() {
        assert_eq!(beginning("köln", 2), "kö");
        assert_eq!(beginning("köln", 9), "köln");
    }
}
