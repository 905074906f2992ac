//! One publisher's articles made ready for its pages and its feed: with times, addresses and neighbours.

use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::tz::{Offset, TimeZone};
use jiff::{Span, Timestamp, ZonedDateTime};

use crate::article::Article;
use crate::bundle::{self, BadFile};
use crate::dates;
use crate::houses::{Address, House};

/// A publisher at work: its site and its stories, newest first.
pub(crate) struct Desk {
    pub(crate) site: Site,
    pub(crate) stories: Vec<Story>,
}

/// What every page of a publisher has around it.
pub(crate) struct Site {
    pub(crate) house: &'static House,
    /// The site's address without the last slash.
    pub(crate) origin: String,
    pub(crate) sections: Vec<Link>,
    pub(crate) today: String,
    pub(crate) year: i16,
    pub(crate) built: Moment,
    /// The headlines of the "most read" box; the order is invented, but the same on every page.
    pub(crate) most_read: Vec<Link>,
}

/// An article with everything that depends on the start of the demo.
pub(crate) struct Story {
    pub(crate) title: String,
    pub(crate) deck: String,
    pub(crate) teaser: String,
    pub(crate) path: String,
    pub(crate) url: String,
    pub(crate) number: u64,
    pub(crate) section: Link,
    pub(crate) tags: Vec<Tag>,
    pub(crate) place: String,
    pub(crate) authors: Vec<String>,
    /// The authors in one line; empty where none is named.
    pub(crate) by: String,
    pub(crate) published: Moment,
    pub(crate) updated: Option<Moment>,
    pub(crate) photo: Option<Photo>,
    pub(crate) blocks: Vec<String>,
    pub(crate) body: String,
    pub(crate) comments: u64,
    pub(crate) reading_minutes: usize,
}

#[derive(Clone)]
pub(crate) struct Link {
    pub(crate) name: String,
    pub(crate) path: String,
}

/// A tag and, where the site has pages for tags, its page's path.
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) path: Option<String>,
}

/// A time as the publisher writes it, and as machines read it.
pub(crate) struct Moment {
    pub(crate) text: String,
    pub(crate) iso: String,
    pub(crate) utc: String,
    pub(crate) mail: String,
    pub(crate) at: Timestamp,
}

pub(crate) struct Photo {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) url: String,
    pub(crate) caption: String,
    pub(crate) credit: String,
}

impl Desk {
    /// Sets up a publisher at a moment and a port.
    pub(crate) fn open(house: &'static House, now: Timestamp, port: u16) -> Result<Desk, BadFile> {
        let zone = TimeZone::fixed(Offset::constant(house.offset));
        // Newspapers print no seconds; without them an article's page, feed and headers all say the same time.
        let minute = Timestamp::from_second(now.as_second() - now.as_second().rem_euclid(60)).unwrap_or(now).to_zoned_datetime(zone);
        let origin = format!("http://{}.localhost:{port}", house.slug);
        let stories: Vec<Story> =
            bundle::articles(house.slug)?.into_iter().map(|article| Story::new(house, &origin, &minute, article)).collect();
        let mut sections: Vec<Link> = Vec::new();
        for story in &stories {
            if !sections.iter().any(|section| section.path == story.section.path) {
                sections.push(story.section.clone());
            }
        }
        let mut most_read: Vec<&Story> = stories.iter().collect();
        most_read.sort_by_key(|story| std::cmp::Reverse(story.comments));
        let most_read = most_read.iter().take(5).map(|story| Link { name: story.title.clone(), path: story.path.clone() }).collect();
        let site = Site {
            house,
            origin,
            sections,
            today: (house.words.day)(&minute),
            year: minute.year(),
            built: Moment::new(house, &minute),
            most_read,
        };
        Ok(Desk { site, stories })
    }

    /// Up to `count` other stories for the foot of a story's page: its section first, then the newest.
    pub(crate) fn related(&self, story: &Story, count: usize) -> Vec<&Story> {
        let (near, far): (Vec<&Story>, Vec<&Story>) =
            self.stories.iter().filter(|other| other.path != story.path).partition(|other| other.section.path == story.section.path);
        near.into_iter().chain(far).take(count).collect()
    }
}

impl Story {
    fn new(house: &'static House, origin: &str, now: &ZonedDateTime, article: Article) -> Story {
        let number = number(&article.slug);
        let published = Moment::new(house, &before(now, article.minutes));
        let section = link(house.section_path, &article.section);
        let path = (house.address)(&Address {
            slug: &article.slug,
            section: &slug(&article.section),
            published: &before(now, article.minutes),
            number: 10_000 + number % 90_000,
        });
        let body = article.blocks.join("\n");
        Story {
            url: format!("{origin}{path}"),
            path,
            number: 10_000 + number % 90_000,
            section,
            tags: article.tags.into_iter().map(|name| Tag { path: house.tag_path.map(|around| link(around, &name).path), name }).collect(),
            by: listed(&article.by, house.words.and),
            published,
            updated: article.updated.map(|minutes| Moment::new(house, &before(now, minutes))),
            photo: article.picture.filter(|picture| bundle::picture(&picture.name).is_some()).map(|picture| {
                let path = format!("{}{}.jpg", house.picture_folder, picture.name);
                Photo { name: picture.name, url: format!("{origin}{path}"), path, caption: picture.caption, credit: picture.credit }
            }),
            comments: number % 83 + 4,
            reading_minutes: (body.split_whitespace().count() / 220).max(1),
            body,
            blocks: article.blocks,
            title: article.title,
            deck: article.deck,
            teaser: article.teaser,
            place: article.place,
            authors: article.by,
        }
    }

    /// The later of its two times.
    pub(crate) fn changed(&self) -> &Moment {
        self.updated.as_ref().unwrap_or(&self.published)
    }

    /// The number of the block after which a layout puts a box, `part` of `parts` through the text; never right after a heading.
    pub(crate) fn after(&self, part: usize, parts: usize) -> usize {
        let mut after = self.blocks.len() * part / parts;
        while after > 0 && self.blocks.get(after - 1).is_some_and(|block| block.starts_with("<h2")) {
            after -= 1;
        }
        after
    }
}

impl Moment {
    fn new(house: &House, at: &ZonedDateTime) -> Moment {
        Moment {
            text: (house.date)(at),
            iso: dates::machine(at),
            utc: at.timestamp().to_string(),
            mail: dates::mail(at),
            at: at.timestamp(),
        }
    }
}

/// Lower-case ASCII words joined by hyphens, as the sites' addresses have them.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            'á' => slug.push('a'),
            'é' => slug.push('e'),
            'í' => slug.push('i'),
            'ó' => slug.push('o'),
            'ú' => slug.push('u'),
            'ñ' => slug.push('n'),
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

fn link((before, after): (&str, &str), name: &str) -> Link {
    Link { name: name.to_owned(), path: format!("{before}{}{after}", slug(name)) }
}

fn before(now: &ZonedDateTime, minutes: i64) -> ZonedDateTime {
    now.checked_sub(Span::new().minutes(minutes)).unwrap_or_else(|_| now.clone())
}

fn listed(names: &[String], and: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [firsts @ .., last] => format!("{}{and}{last}", firsts.join(", ")),
    }
}

/// A number that an article keeps from start to start.
fn number(slug: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    slug.hash(&mut hasher);
    hasher.finish()
}
