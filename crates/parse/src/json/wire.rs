//! JSON Feed as it comes: any field missing, any scalar of another type than it should be.

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::MOST_ENTRIES;

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Feed {
    pub(super) version: Scalar,
    pub(super) title: Scalar,
    pub(super) home_page_url: Scalar,
    pub(super) description: Scalar,
    pub(super) language: Scalar,
    pub(super) authors: Option<Vec<Author>>,
    pub(super) author: Option<Author>,
    pub(super) items: Option<Items>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Item {
    pub(super) id: Scalar,
    pub(super) url: Scalar,
    pub(super) external_url: Scalar,
    pub(super) title: Scalar,
    pub(super) content_html: Scalar,
    pub(super) content_text: Scalar,
    pub(super) summary: Scalar,
    pub(super) image: Scalar,
    pub(super) banner_image: Scalar,
    pub(super) language: Scalar,
    pub(super) date_published: Scalar,
    pub(super) date_modified: Scalar,
    pub(super) authors: Option<Vec<Author>>,
    pub(super) author: Option<Author>,
    pub(super) tags: Option<Vec<Scalar>>,
    pub(super) attachments: Option<Vec<Attachment>>,
}

/// The items, at most one more than are kept: the rest is read over without being built.
#[derive(Debug, Default)]
pub(super) struct Items(pub(super) Vec<Item>);

impl<'de> Deserialize<'de> for Items {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Items, D::Error> {
        deserializer.deserialize_seq(ItemsVisitor)
    }
}

struct ItemsVisitor;

impl<'de> Visitor<'de> for ItemsVisitor {
    type Value = Items;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Items, A::Error> {
        let mut items = Vec::new();
        while items.len() <= MOST_ENTRIES {
            let Some(item) = list.next_element()? else { return Ok(Items(items)) };
            items.push(item);
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Items(items))
    }
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Author {
    pub(super) name: Scalar,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Attachment {
    pub(super) url: Scalar,
    pub(super) mime_type: Scalar,
    pub(super) size_in_bytes: Scalar,
    pub(super) duration_in_seconds: Scalar,
}

/// A string, or a number or truth value written where a string belongs; anything else counts as missing.
#[derive(Debug, Default)]
pub(super) struct Scalar(Option<String>);

impl Scalar {
    /// The text, unless blank.
    pub(super) fn text(self) -> Option<String> {
        self.0.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The whole part of a number.
    pub(super) fn number(&self) -> Option<u64> {
        self.0.as_deref()?.trim().split('.').next()?.parse().ok()
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Scalar, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar(Some(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Scalar, E> {
        Ok(Scalar(Some(text)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar(Some(number.to_string())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar(Some(number.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar(Some(number.to_string())))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Scalar, E> {
        Ok(Scalar(None))
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar(None))
    }
}
