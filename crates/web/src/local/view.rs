//! The local page: a section's page whose section is the map around home.

use model::LocalPage;

use crate::page::{CardView, Shell, Visit};
use crate::section::view::SectionView;

/// Of a published page, or of an edition whose first is still to come; `km` around home count.
pub(super) fn view(page: Option<&LocalPage>, km: f64, visit: &Visit, then: bool) -> SectionView {
    let all = || page.into_iter().flat_map(|page| &page.cards);
    let muted = all().filter(|card| !visit.wants_card(card)).count();
    let cards: Vec<CardView> = all().filter(|card| visit.wants_card(card)).map(|card| CardView::new(card, visit)).collect();
    let (words, place) = (visit.words, &visit.edition.place);
    let name = words.fill("local-title", "place", place);
    #[expect(clippy::cast_possible_truncation, reason = "a radius on Earth")]
    let km = km.round().max(0.0) as i64;
    let shell = Shell::new(visit, "local", &name)
        .described(&words.fill_all("local-description", &[("km", &km), ("place", place)]))
        .listed(visit, "local")
        .muting(muted, visit);
    let nothing = (words.fill("local-none-title", "km", km), words.say("local-none-say"));
    let said = (!cards.is_empty())
        .then(|| words.fill_all("local-nearest-first", &[("stories", &words.count("count-stories", cards.len())), ("km", &km)]));
    let mut view = SectionView::of(shell, &name, cards, nothing);
    view.count = said;
    view.made(page.map(|page| visit.exactly(page.at)), then.then(|| visit.to("local")))
}

#[cfg(test)]
mod tests {
    use askama::Template;
    use model::{Edition, Home, Near};

    use super::*;
    use crate::tests::made;

    fn visit() -> Visit {
        let home = Some(Home { latitude: 47.0, longitude: -94.0, km: 60.0 });
        Visit::new(std::sync::Arc::new(Edition { home, ..made::edition() }), made::now(), "0.1.0")
    }

    #[test]
    fn stories_near_home_say_where_and_how_far() {
        let mut card = made::card("The bridge at Tern is closed");
        card.near = Some(Near { place: "Tern".into(), km: 24 });
        let mut home = made::card("The council meets");
        home.near = Some(Near { place: "Alder Point".into(), km: 1 });
        let page = LocalPage { at: made::ago(4), km: 60.0, cards: vec![home, card] };
        let html = view(Some(&page), 60.0, &visit(), false).render().unwrap();
        assert!(html.contains("2 stories within 60 km, nearest first"), "{html}");
        assert!(html.contains("<bdi>Tern, 24 km</bdi>") && html.contains("<bdi>Alder Point</bdi>"), "a step needs no kilometres");
        assert!(html.contains("aria-current=\"page\">Nearby"));
    }

    #[test]
    fn where_nothing_happened_the_page_says_so() {
        let html = view(None, 60.0, &visit(), false).render().unwrap();
        assert!(html.contains("No report is about a place within 60 km"));
    }
}
