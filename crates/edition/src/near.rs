//! How near to an edition's home a story happened.

use model::{Edition, Near, Place, PlaceKind, kilometres};

/// Radii of home beyond which a place says nothing of nearness.
const FAR: f64 = 3.0;

/// The place nearest to home that the story is about, if it is not far. A country or a whole state is near nothing.
pub(crate) fn near(places: &[Place], edition: &Edition) -> Option<Near> {
    let home = edition.home?;
    let way = |place: &Place| kilometres((home.latitude, home.longitude), (place.latitude, place.longitude));
    let towns = places.iter().filter(|place| place.kind == PlaceKind::Town);
    let (place, km) = towns.map(|place| (place, way(place))).min_by(|a, b| a.1.total_cmp(&b.1))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no way on Earth is longer than 20,100 km")]
    (km <= FAR * home.km).then(|| Near { place: place.name.clone(), km: km.round() as u32 })
}
