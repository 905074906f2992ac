//! Where an entry happens: GeoRSS simple and GML (georss.org), W3C's geo, as one point. Of a line, a box or a polygon the first corner is
//! taken: it says which town.

use model::{Entry, FlawKind, Point};

use super::Spare;
use crate::flaws::{Flaws, short};
use crate::xml::{Element, Vocabulary, Xml};

pub(super) fn read<'x>(xml: &mut Xml<'x>, element: &Element<'x>, entry: &mut Entry, spare: &mut Spare, flaws: &mut Flaws) {
    match (element.vocabulary, element.local) {
        (Vocabulary::Georss, "point" | "line" | "polygon" | "box" | "circle") => {
            let found = pair(xml, flaws);
            entry.point = entry.point.or(found);
        }
        (Vocabulary::Georss, "where") => within(xml, entry, flaws),
        (Vocabulary::Geo, "Point" | "point") => {
            let depth = xml.depth();
            while let Some(inner) = xml.child(depth) {
                half(xml, &inner, entry, spare);
            }
        }
        (Vocabulary::Geo, _) => half(xml, element, entry, spare),
        _ => {}
    }
}

/// GML's shapes within each other; their depth is bounded by the reader.
fn within(xml: &mut Xml<'_>, entry: &mut Entry, flaws: &mut Flaws) {
    let depth = xml.depth();
    while let Some(inner) = xml.child(depth) {
        if matches!(inner.local, "pos" | "posList" | "lowerCorner" | "coordinates") {
            let found = pair(xml, flaws);
            entry.point = entry.point.or(found);
        } else {
            within(xml, entry, flaws);
        }
    }
}

/// The first two numbers of a list: latitude, longitude.
fn pair(xml: &mut Xml<'_>, flaws: &mut Flaws) -> Option<Point> {
    let text = xml.content().into_plain_line()?;
    let mut numbers = text.split([' ', ',']).filter(|part| !part.is_empty()).map(str::parse::<f64>);
    let point = match (numbers.next(), numbers.next()) {
        (Some(Ok(latitude)), Some(Ok(longitude))) => point(latitude, longitude),
        _ => None,
    };
    if point.is_none() {
        flaws.add(FlawKind::Malformed, format!("“{}” is no place on the earth.", short(&text)));
    }
    point
}

/// W3C's geo gives the two numbers apart.
fn half(xml: &mut Xml<'_>, element: &Element<'_>, entry: &mut Entry, spare: &mut Spare) {
    let number = || xml.content().into_plain_line().and_then(|text| text.parse().ok());
    match element.local {
        "lat" => spare.latitude = spare.latitude.or_else(number),
        "long" | "lon" => spare.longitude = spare.longitude.or_else(number),
        _ => {}
    }
    if let (Some(latitude), Some(longitude)) = (spare.latitude, spare.longitude) {
        entry.point = entry.point.or_else(|| point(latitude, longitude));
    }
}

fn point(latitude: f64, longitude: f64) -> Option<Point> {
    let is_on_earth = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    is_on_earth.then_some(Point { latitude, longitude })
}
