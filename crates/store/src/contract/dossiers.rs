//! A chapter on what is known of stories: kept with the state of the reports it was made of, and gone with the story.

use model::{Decision, Dossier, NameKind, Named, Place, PlaceKind};

use super::addresses::told;
use super::cast::at;
use crate::{Result, Store};

pub(super) async fn known(store: &Store) -> Result<()> {
    let (first, second) =
        (told(store, "courier", "k-1", "Otters at the quay", 5_000).await?, told(store, "harborpost", "k-2", "Two otters", 5_001).await?);
    let texts = store.story_texts(&[first.1, second.1], 1).await?;
    assert_eq!(
        texts.iter().map(|text| (text.story, text.title.as_str())).collect::<Vec<_>>(),
        [(first.1, "Otters at the quay"), (second.1, "Two otters")]
    );
    assert!(texts[0].text.starts_with("Otters at the quay, the harbour board said"), "{}", texts[0].text);
    assert_eq!(store.story_texts(&[], 5).await?, []);

    let quay = Place {
        id: None,
        kind: PlaceKind::Town,
        name: "Alder Point".into(),
        country: "US".into(),
        division: None,
        latitude: 46.9,
        longitude: -93.9,
        population: 0,
    };
    assert!(store.story_places(&[first.1]).await?.is_empty());
    store.save_story_places(&[(first.1, "1/7".into(), vec![quay.clone()]), (second.1, "1/8".into(), vec![])]).await?;
    store.save_story_places(&[(second.1, "1/9".into(), vec![quay.clone()])]).await?;
    let places = store.story_places(&[first.1, second.1]).await?;
    assert_eq!(
        places.into_iter().collect::<Vec<_>>(),
        [(first.1, ("1/7".into(), vec![quay.clone()])), (second.1, ("1/9".into(), vec![quay]))]
    );

    assert_eq!((store.dossier(first.1).await?, store.dossier_states(&[first.1]).await?.len()), (None, 0));
    let dossier = Dossier { names: vec![Named { kind: NameKind::Person, name: "Ada Lindqvist".into(), reports: 1 }], ..Dossier::default() };
    store.save_dossier(first.1, "1/7", &Dossier::default()).await?;
    store.save_dossier(first.1, "1/8", &dossier).await?;
    assert_eq!(store.dossier(first.1).await?, Some(dossier));
    assert_eq!(store.dossier_states(&[first.1, second.1]).await?.into_iter().collect::<Vec<_>>(), [(first.1, "1/8".to_owned())]);
    assert_eq!(store.matter(first.1).await?, []);
    store.save_matters(&[(first.1, vec![second.1, model::StoryId(999_999)]), (second.1, vec![first.1])]).await?;
    store.save_matters(&[(second.1, vec![])]).await?;
    let slugs = async |story| Ok::<_, crate::Error>(store.matter(story).await?.into_iter().map(|story| story.slug).collect::<Vec<_>>());
    assert_eq!((slugs(first.1).await?, slugs(second.1).await?), (vec!["two-otters".to_owned()], vec![]), "what is not there is not told");

    let merged = store.decide(second.1, &Decision::Merge { gone: first.1 }, "maria", at(5_002)).await?;
    assert!(merged.is_ok() && store.dossier(first.1).await?.is_none() && store.story_places(&[first.1]).await?.is_empty(), "{merged:?}");
    assert_eq!(store.story_texts(&[second.1], 9).await?.len(), 2);
    Ok(())
}
