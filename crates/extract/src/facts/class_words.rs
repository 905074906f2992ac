//! What the class, id or address of an element sounds like: one pass of a small automaton for all words at once, since every element of
//! a page is asked.

use std::ops::BitOrAssign;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Bytes of a class that are looked at.
const LONGEST: usize = 300;

/// What an element sounds like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sounds {
    /// A date.
    pub(crate) date: bool,
    /// The author.
    pub(crate) author: bool,
    /// Something of the author's that isn't the name: a picture, a biography.
    pub(crate) not_author: bool,
    /// Readers' comments.
    pub(crate) comment: bool,
    /// A picture's credit.
    pub(crate) credit: bool,
}

impl BitOrAssign for Sounds {
    fn bitor_assign(&mut self, other: Sounds) {
        self.date |= other.date;
        self.author |= other.author;
        self.not_author |= other.not_author;
        self.comment |= other.comment;
        self.credit |= other.credit;
    }
}

/// What this class or id sounds like.
pub(crate) fn of(class: &str) -> Sounds {
    let mut sounds = Sounds::default();
    let class = &class[..class.floor_char_boundary(LONGEST)];
    for found in WORDS.automaton.find_overlapping_iter(class) {
        let starts = found.start() == 0 || !class.as_bytes()[found.start() - 1].is_ascii_alphanumeric();
        match WORDS.meanings[found.pattern().as_usize()] {
            Meaning::Date => sounds.date = true,
            Meaning::Author => sounds.author = true,
            Meaning::NotAuthor => sounds.not_author = true,
            Meaning::Comment => {
                sounds.comment |= starts;
                sounds.not_author = true;
            }
            Meaning::Credit => sounds.credit = true,
        }
    }
    sounds
}

/// Does this link lead to a page about a person who writes?
pub(crate) fn leads_to_person(href: &str) -> bool {
    PEOPLE.is_match(&href[..href.floor_char_boundary(LONGEST)])
}

/// Does it lead to an author's page, and surely so? Profiles and teams are also other people's.
pub(crate) fn leads_to_author(href: &str) -> bool {
    AUTHORS.is_match(&href[..href.floor_char_boundary(LONGEST)])
}

#[derive(Debug, Clone, Copy)]
enum Meaning {
    Date,
    Author,
    NotAuthor,
    Comment,
    Credit,
}

struct Words {
    automaton: AhoCorasick,
    meanings: Vec<Meaning>,
}

const LISTS: [(Meaning, &[&str]); 5] = [
    (Meaning::Date, &["date", "publish", "posted", "time", "datum", "fecha", "created", "updated"]),
    (
        Meaning::Author,
        &["byline", "author", "autor", "auteur", "verfasser", "redakteur", "writer", "journalist", "dateline-name", "signature"],
    ),
    (
        Meaning::NotAuthor,
        &["bio", "image", "img", "avatar", "photo", "twitter", "social", "related", "follow", "authori", "desc", "bild", "caption"],
    ),
    (Meaning::Comment, &["comment", "kommentar", "disqus"]),
    (Meaning::Credit, &["credit", "copyright", "photographer", "fotograf", "quelle", "image-source", "media-source", "attribution"]),
];

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let pairs = || LISTS.iter().flat_map(|(meaning, words)| words.iter().map(move |word| (*meaning, *word)));
    Words { automaton: automaton(pairs().map(|(_, word)| word).collect()), meanings: pairs().map(|(meaning, _)| meaning).collect() }
});

static AUTHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    automaton(vec![
        "/author/",
        "/authors/",
        "/autor/",
        "/autoren/",
        "/auteur/",
        "/autore/",
        "/contributor/",
        "/contributors/",
        "/journalist/",
    ])
});

static PEOPLE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    automaton(vec![
        "author",
        "autor",
        "auteur",
        "/by/",
        "/people/",
        "/person",
        "/profile",
        "/staff",
        "/journalist",
        "/writer",
        "/contributor",
        "redakt",
        "/team/",
    ])
});

#[expect(clippy::expect_used, reason = "a few short words always make an automaton")]
fn automaton(words: Vec<&str>) -> AhoCorasick {
    AhoCorasick::builder().ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).build(words).expect("an automaton of short words")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_may_sound_like_several_things_in_any_case() {
        assert!(of("Entry-Date").date);
        assert!(of("post-meta__Byline").author);
        let picture = of("author-avatar");
        assert!(picture.author && picture.not_author);
        assert!(of("comment-author").comment && of("comment-author").not_author);
        assert_eq!(of("headline"), Sounds::default());
        assert!(leads_to_person("https://harbor.example/Author/ines") && !leads_to_person("/ferry"));
    }
}
