//! Made-up pages, stories, articles and sources for the gallery. It is long because everything is made up in one place.

use jiff::{SignedDuration, Timestamp};
use model::{
    ArticleId, Block, Card, CardPicture, Differ, Dossier, Edition, Fact, FeedId, FeedKind, FiguresDiffer, Flaw, FlawKind, FrontPage, Home,
    NameKind, Named, Near, OnlyOne, Origin, Place, PlaceKind, Reason, Rights, Section, SectionPage, Sentence, Source, SourceId,
    SourceSettings, Sponsor, Story, StoryId,
};
use store::{ArticleHead, FeedState, FlawRow, KnownFeed, LetterBox, Progress, SourceOverview};

use crate::prose::{SOURCES, STORIES};

pub(crate) fn now() -> Timestamp {
    "2025-08-29T21:04:00Z".parse().unwrap()
}

pub(crate) fn ago(minutes: usize) -> Timestamp {
    now() - SignedDuration::from_mins(minutes as i64)
}

pub(crate) fn edition() -> Edition {
    Edition {
        slug: "lake".into(),
        name: "The Tern County Dateline".into(),
        place: "Alder Point, Tern County".into(),
        home: Some(Home { latitude: 46.9, longitude: -93.9, km: 60.0 }),
        nearby: Vec::new(),
        time_zone: "America/Chicago".into(),
        language: "en".into(),
        private: false,
        sections: vec![
            Section::new("local", "Local"),
            Section::new("politics", "Politics"),
            Section::new("economy", "Economy"),
            Section::new("world", "World"),
            Section::new("science", "Science"),
            Section::new("sports", "Sports"),
        ],
        sponsors: vec![Sponsor {
            short: "Tamarack Hardware, Main Street".into(),
            long: "Tamarack Hardware: storm lamps, dock lines and good advice on Main Street since 1961.".into(),
            url: Some("https://example.com/tamarack".into()),
            ..Sponsor::default()
        }],
        about: "A paper for people who live on the lake, or wish they did.".into(),
        digest: model::DigestRules::default(),
        own_feeds: false,
        discussion: false,
        house: model::HouseRules::default(),
        boards: Vec::new(),
    }
}

fn card(n: usize) -> Card {
    let (section, title, excerpt, language, picture, alt) = STORIES[n % STORIES.len()];
    let sources = [6, 14, 9, 5, 4, 3, 2, 1][n % 8];
    Card {
        story: StoryId(n as i64),
        slug: format!("story-{n}"),
        title: title.into(),
        excerpt: excerpt.into(),
        language: Some(language.into()),
        section: Some(section.into()),
        first: ago(400 + n * 60),
        newest: ago([24, 9, 52, 130, 240, 70, 180, 320][n % 8] + n * 3),
        sources,
        independent: [4, 5, 3, 5, 1, 3, 2, 1][n % 8],
        articles: sources + 1,
        by: SOURCES[n % SOURCES.len()].into(),
        picture: (!picture.is_empty()).then(|| CardPicture {
            key: picture.into(),
            width: 1280,
            height: 800,
            alt: alt.into(),
            credit: (n == 0).then(|| "Drawing made for the sample newsroom".into()),
            stand_in: String::new(),
        }),
        near: None,
        reasons: reasons(sources),
    }
}

fn reasons(sources: usize) -> Vec<Reason> {
    vec![
        Reason::Sources { sources, independent: 4.min(sources), points: 18.0 },
        Reason::Fresh { minutes: 24, points: 22.7 },
        Reason::Weight { weight: 0.8, points: -1.6 },
        Reason::Substance { words: 840, points: 4.0 },
    ]
}

pub(crate) fn front() -> FrontPage {
    let block = |section: usize, cards: &[usize]| Block {
        section: Some(edition().sections[section].clone()),
        cards: cards.iter().map(|n| card(*n)).collect(),
    };
    FrontPage {
        at: ago(3),
        lead: Some(card(0)),
        seconds: (1..6).map(card).collect(),
        briefs: [6, 7, 8, 9, 10, 12, 15].into_iter().map(card).collect(),
        blocks: vec![
            block(1, &[16, 11, 17, 18]),
            block(2, &[19, 13, 20, 21]),
            block(3, &[22, 23, 15, 9]),
            block(4, &[24, 25, 10]),
            block(5, &[26, 14, 27]),
        ],
        differ: Some(Differ {
            counted: "years".into(),
            language: Some("en".into()),
            stated: vec![
                ("5 to 7 years".into(), vec!["Lakeland Wire".into(), "The Fork Valley Sun".into(), "Harbor Post".into()]),
                ("12 years".into(), vec!["The Tern County Courier".into()]),
            ],
        }),
        matter: [28, 29].into_iter().map(card).collect(),
        under: [30, 31].into_iter().map(card).collect(),
        local: [(32, 4), (33, 9), (34, 31)].into_iter().map(near).collect(),
        band: (0..40).map(card).filter(|card| card.picture.is_some()).skip(1).take(5).collect(),
        weighed: 214,
        newest: Some(ago(9)),
    }
}

fn near((n, km): (usize, u32)) -> Card {
    Card { near: Some(Near { place: "Little Tern".into(), km }), ..card(n) }
}

pub(crate) fn front_without_pictures() -> FrontPage {
    let mut page = front();
    let cards = page
        .lead
        .iter_mut()
        .chain(&mut page.seconds)
        .chain(&mut page.under)
        .chain(&mut page.briefs)
        .chain(page.blocks.iter_mut().flat_map(|block| &mut block.cards));
    for card in cards {
        card.picture = None;
    }
    page.blocks.truncate(4);
    (page.band, page.differ, page.matter, page.local) = (Vec::new(), None, Vec::new(), Vec::new());
    page
}

pub(crate) fn front_with_seconds(seconds: usize, briefs: usize, pictured: bool) -> FrontPage {
    let mut page = FrontPage { under: Vec::new(), local: Vec::new(), band: Vec::new(), differ: None, matter: Vec::new(), ..front() };
    page.seconds.truncate(seconds);
    page.briefs.truncate(briefs);
    page.blocks.truncate(1);
    if !pictured {
        page.blocks.clear();
    }
    page
}

pub(crate) fn hostile_front() -> FrontPage {
    let mut page = front();
    let nasty = [
        "</title><script>alert(1)</script><img src=x onerror=alert(1)>",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft tagt",
        "https://example.com/an/address/that/somebody/pasted/as/a/headline/and/that/never/breaks/anywhere?because=it&has=no&spaces=in&it",
        "",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ];
    for (card, title) in page.lead.iter_mut().chain(&mut page.seconds).zip(nasty) {
        card.title = title.into();
    }
    page.briefs[0].title = "إعادة فتح المضيق أمام السفن الصغيرة بعد ثلاثة أسابيع".into();
    page.briefs[0].language = Some("ar".into());
    page.briefs[1].title = "ראש העיר מבקש גשר שלישי".into();
    page.briefs[1].language = Some("he".into());
    page.briefs[2].language = None;
    page.briefs[3].by = "Public Broadcasting of the Seven Northern Townships and the Adjoining Islands".into();
    page.briefs[3].sources = 1;
    page
}

pub(crate) fn section() -> SectionPage {
    SectionPage {
        at: ago(3),
        section: edition().sections[2].clone(),
        cards: [2, 6, 13, 19, 20, 21, 7, 10, 12, 9, 11, 15, 17].into_iter().map(card).collect(),
    }
}

pub(crate) fn story() -> Story {
    let card = card(0);
    Story {
        id: card.story,
        slug: card.slug,
        title: card.title,
        named: false,
        language: card.language,
        sections: vec!["local".into()],
        first: ago(1600),
        newest: ago(24),
        reasons: reasons(6),
    }
}

/// As it is made of nine reports, some of whose sources' words may not be shown.
pub(crate) fn dossier() -> Dossier {
    let say = |article: i64, text: &str| Sentence { article: ArticleId(article), text: text.into() };
    let named = |kind, name: &str, reports| Named { kind, name: name.into(), reports };
    let place = |name: &str, north: f64| Place {
        id: None,
        kind: PlaceKind::Town,
        name: name.into(),
        country: "US".into(),
        division: Some("Minnesota".into()),
        latitude: 46.9 + north,
        longitude: -93.9,
        population: 0,
    };
    Dossier {
        key: vec![
            say(1, "Half of the money for the breakwater is gone from the county's budget, and with it the repair of the north arm."),
            say(1, "Eleven of its blocks move under the hand, the harbour board said on Tuesday."),
        ],
        names: vec![
            named(NameKind::Person, "Ada Lindqvist", 6),
            named(NameKind::Person, "Jonas Reyes", 3),
            named(NameKind::Organisation, "Tern County Harbour Board", 5),
            named(NameKind::Organisation, "Army Corps of Engineers", 2),
            named(NameKind::Place, "Alder Point", 9),
            named(NameKind::Place, "North Arm", 1),
        ],
        places: vec![place("Alder Point", 0.0), place("Otter Bay", 0.4)],
        origins: [(0, "Local"), (1, "Agencies"), (2, "Local"), (3, "Local")]
            .map(|(source, kind)| Origin { source: SourceId(source), country: None, kind: Some(kind.into()) })
            .into(),
        agreed: vec![vec![
            say(1, "The north arm stays closed to all boats until the ice has gone in spring."),
            say(2, "Until spring, the board said, nobody may moor along the northern arm."),
            say(3, "The northern part of the breakwater will not open before spring."),
        ]],
        only_one: vec![
            OnlyOne {
                fact: Fact::Name { kind: NameKind::Organisation, name: "Army Corps of Engineers".into() },
                sentence: say(
                    2,
                    "The Army Corps of Engineers had warned of loose blocks two winters ago, in a letter that the board did not answer.",
                ),
            },
            OnlyOne {
                fact: Fact::Figure { text: "45 metres".into() },
                sentence: say(5, "At its widest the gap measures 45 metres, enough for a ferry to pass."),
            },
        ],
        differing: vec![FiguresDiffer {
            counted: "boats".into(),
            stated: vec![
                ("thirty-one boats".into(), say(3, "Thirty-one boats lie on the quay where they were lifted before the storm.")),
                ("34 boats".into(), say(1, "In all, 34 boats had to be taken out of the water in one day.")),
            ],
        }],
    }
}

pub(crate) fn reports(count: usize) -> Vec<ArticleHead> {
    (0..count)
        .map(|n| {
            let (_, title, excerpt, language, picture, alt) = STORIES[(n * 3) % STORIES.len()];
            let source = if n < 8 { n % 6 } else { n };
            ArticleHead {
                id: ArticleId(n as i64 + 1),
                slug: format!("article-{n}"),
                title: title.into(),
                url: Some(format!("https://publisher{source}.example/news/{n}")),
                source: SourceId(source as i64),
                source_slug: format!("source-{source}"),
                source_name: SOURCES.get(source).map_or_else(|| format!("Paper of Township {source}"), |name| (*name).into()),
                weight: 1.0,
                rights: [Rights::Excerpt, Rights::Full, Rights::Excerpt, Rights::Link][n % 4],
                published: ago(1600usize.saturating_sub(n * 1600 / count.max(2)) + 24),
                authors: [vec!["Jonas Reyes".to_owned()], vec![], vec!["Mara Lind".into(), "Ott Kask".into()]][n % 3].clone(),
                language: Some(language.into()),
                sections: vec!["local".into()],
                excerpt: if excerpt.is_empty() { "The board keeps the north arm closed through spring.".into() } else { excerpt.into() },
                words: 300 + 70 * n as i64,
                picture: (n % 3 == 0 && !picture.is_empty()).then(|| CardPicture {
                    key: picture.into(),
                    width: 1280,
                    height: 800,
                    alt: alt.into(),
                    credit: None,
                    stand_in: String::new(),
                }),
            }
        })
        .collect()
}

pub(crate) fn source(rights: Rights) -> Source {
    Source {
        id: SourceId(0),
        own: false,
        settings: SourceSettings {
            slug: "harbor-post".into(),
            name: SOURCES[0].into(),
            site: Some("https://www.harborpost.example/".into()),
            rights,
            weight: 1.0,
            category: Some("Dailies".into()),
        },
    }
}

pub(crate) fn overviews() -> Vec<SourceOverview> {
    (0..60usize)
        .map(|n| {
            let mut source = source(Rights::Excerpt);
            source.settings.name = SOURCES.get(n).map_or_else(|| format!("Paper of Township {n}"), |name| (*name).into());
            SourceOverview {
                source,
                feeds: [1, 2, 1, 0, 1, 4][n % 6],
                removed: i64::from(n % 12 == 3),
                articles: [312, 48, 0, 0, 1204, 7][n % 6],
                newest: (n % 6 != 2 && n % 6 != 3).then(|| ago(n * n * 7)),
                flaws: [0, 3, 0, 0, 1, 0][n % 6],
                failing: n % 6 == 5,
                polled: (n % 6 != 2).then(|| ago(12)),
            }
        })
        .collect()
}

pub(crate) fn feeds() -> Vec<KnownFeed> {
    let feed = |n: i64, title: Option<&str>, state: FeedState| KnownFeed {
        id: FeedId(n),
        source: SourceId(0),
        kind: if n == 2 { FeedKind::Links } else { FeedKind::Feed },
        url: format!("https://www.harborpost.example/feeds/{n}/all-the-news-of-the-harbour-and-of-the-seven-townships.xml"),
        title: title.map(str::to_owned),
        state,
        removed: (n == 4).then(|| ago(4_000)),
    };
    let state = FeedState::new(now() + SignedDuration::from_mins(18));
    vec![
        feed(
            1,
            Some("Harbor Post: all news"),
            FeedState {
                polled: Some(ago(12)),
                changed: Some(ago(74)),
                status: Some("Not changed since the last time (304)".into()),
                ..state.clone()
            },
        ),
        feed(
            2,
            None,
            FeedState {
                polled: Some(ago(200)),
                failures: 4,
                status: Some("The server answered 503, Service Unavailable".into()),
                ..state.clone()
            },
        ),
        feed(
            3,
            Some("Harbor Post: sport"),
            FeedState { polled: Some(ago(90_000)), retired: true, status: Some("Gone (410)".into()), ..state.clone() },
        ),
        feed(
            4,
            Some("Harbor Post: horoscopes"),
            FeedState {
                polled: Some(ago(4_010)),
                changed: Some(ago(5_500)),
                retired: true,
                status: Some("Read: 12 entries.".into()),
                ..state
            },
        ),
    ]
}

/// A box with letters and one that nothing has come to.
pub(crate) fn letter_boxes() -> Vec<(LetterBox, Vec<ArticleHead>)> {
    let named = |id: i64, name: &str, slug: &str, letters: i64| LetterBox {
        feed: FeedId(id),
        source: SourceId(id),
        source_slug: slug.to_owned(),
        source_name: name.to_owned(),
        local: format!("{slug}-4f1d09c2a77be6310b5e"),
        made: ago(60 * 24 * 40),
        letters,
        newest: (letters > 0).then(|| ago(50)),
    };
    vec![
        (named(1, "The Slow Ferry", "the-slow-ferry", 4), reports(4)),
        (named(2, "Notes from the Lamp Room, a weekly letter to those who keep the lights", "notes-from-the-lamp-room", 0), Vec::new()),
    ]
}

pub(crate) fn flaws() -> Vec<FlawRow> {
    let row = |kind, message: &str, past| FlawRow {
        flaw: Flaw::new(kind, message),
        feed_url: Some("https://www.harborpost.example/feeds/1/all.xml".into()),
        article_title: None,
        article_url: None,
        first: ago(3000),
        last: ago(12),
        count: if past { 1 } else { 14 },
        past,
    };
    vec![
        row(FlawKind::Date, "The date “yesterday-ish” could not be read.", false),
        FlawRow {
            article_title: Some(STORIES[2].1.into()),
            article_url: Some("https://www.harborpost.example/news/4".into()),
            ..row(FlawKind::NoArticle, "No article could be found on the page.", false)
        },
        row(FlawKind::Encoding, "The feed claims UTF-16 and is UTF-8.", true),
        row(FlawKind::Malformed, "An ampersand stood alone at line 214.", true),
    ]
}

pub(crate) fn progress() -> Progress {
    Progress { feeds: 21, polled: 13, entries: 260, articles_read: 148, articles_waiting: 96, pictures_waiting: 31 }
}
