//! A discussion, ready to be set.

use std::collections::BTreeMap;

use askama::Template;
use discussion::{Action, arrange, may};
use jiff::Timestamp;
use model::{Comment, CommentId, CommentState, Reaction, Role, ThreadOrder, Under};
use store::{Discussion, Settings};

use super::compose::{once, sign_in_for};
use super::{OF_LONG, OF_PAGE, Spot};
use crate::page::{Shell, Visit};
use crate::when::Moment;
use crate::words::Words;

/// The page of a discussion.
#[derive(Template)]
#[template(path = "discussion.html")]
pub(crate) struct DiscussionView {
    /// Around it.
    pub shell: Shell,
    /// The story's headline, or the board's name.
    pub title: String,
    /// What a board is for.
    pub about: String,
    /// The page that it belongs to, and what leads there.
    pub back: (String, &'static str),
    /// What is written.
    pub thread: ThreadView,
}

/// What a page of comments needs to know besides them.
#[derive(Debug, Default)]
pub(crate) struct Around {
    /// What this reader finds of them.
    pub(crate) mine: BTreeMap<CommentId, Reaction>,
    /// What all find.
    pub(crate) counts: BTreeMap<(CommentId, Reaction), i64>,
    /// Until when this reader had read.
    pub(crate) seen: Option<Timestamp>,
    /// What moderators set.
    pub(crate) settings: Settings,
}

/// Part of a page: what is written under a story or on a board.
pub struct ThreadView {
    /// "12 comments", or that there are none.
    pub count: String,
    /// "3 new since you were here".
    pub news: Option<String>,
    /// Nothing is written yet.
    pub empty: bool,
    /// Orders: name, address, whether it is this one. None where there is nothing to put in order.
    pub orders: Vec<(&'static str, String, bool)>,
    /// In this order.
    pub comments: Vec<CommentView>,
    /// The page before.
    pub before: Option<String>,
    /// The page after.
    pub after: Option<String>,
    /// Where the form is sent.
    pub action: String,
    /// The comment that what is written here answers.
    pub parent: String,
    /// The token of the form, for who may write here.
    pub once: Option<String>,
    /// Characters of a comment.
    pub longest: usize,
    /// What moderators set, in words.
    pub settings: Option<String>,
    /// What a moderator may set here: form values and what they say.
    pub tools: Vec<(&'static str, &'static str, &'static str)>,
    /// Where one signs in, for who is not; nothing where nobody writes any more.
    pub sign_in: Option<String>,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentView {
    /// Row.
    pub id: i64,
    /// Its own address.
    pub href: String,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// Who wrote it: name and page; none where nobody is called so any more.
    pub by: Option<(String, String)>,
    /// What stands beside the name.
    pub marks: Vec<&'static str>,
    /// When.
    pub when: Moment,
    /// It came since this reader was here.
    pub new: bool,
    /// When it was changed.
    pub edited: Option<Moment>,
    /// The sentence that it is about: the sentence, its place, who published it.
    pub quote: Option<(String, String, String)>,
    /// Its text; none for who may not read it.
    pub html: Option<String>,
    /// What is to be said of it: that it waits, was hidden, was taken back.
    pub note: Option<String>,
    /// "3 found it good".
    pub good: Vec<String>,
    /// What this reader may find of it: what a form sends, what it says, whether that is so already and is taken back.
    pub buttons: Vec<(&'static str, &'static str, bool)>,
    /// Where one may go from here: address and name.
    pub links: Vec<(String, &'static str)>,
    /// What else may be done to it: what a form sends, and what it says.
    pub doing: Vec<(&'static str, &'static str)>,
    /// Where the rest of its answers stands, and how many there are.
    pub longer: Option<(String, String)>,
}

impl ThreadView {
    /// Of page `page`, counted from 0, of a discussion.
    #[must_use]
    pub(crate) fn new(spot: &Spot, discussion: &Discussion, around: &Around, order: ThreadOrder, page: i64, visit: &Visit) -> ThreadView {
        let words = visit.words;
        let action = visit.to(&spot.path);
        let address = |order: ThreadOrder, page: i64| match (order, page) {
            (ThreadOrder::Oldest, 0) => format!("{action}#discussion"),
            (order, 0) => format!("{action}?order={}#discussion", order.as_str()),
            (order, page) => format!("{action}?order={}&page={}#discussion", order.as_str(), page + 1),
        };
        let named = |order| match order {
            ThreadOrder::Oldest => words.say("comment-oldest"),
            ThreadOrder::Newest => words.say("comment-newest"),
            ThreadOrder::Best => words.say("comment-best"),
        };
        let orders = if discussion.threads < 2 {
            Vec::new()
        } else {
            ThreadOrder::ALL.into_iter().map(|known| (named(known), address(known, 0), known == order)).collect()
        };
        ThreadView {
            orders,
            before: (page > 0).then(|| address(order, page - 1)),
            after: ((page + 1) * OF_PAGE < discussion.threads).then(|| address(order, page + 1)),
            ..ThreadView::bare(spot, discussion, around, None, visit)
        }
    }

    /// Of page `page`, counted from 0, of one long thread.
    #[must_use]
    pub(crate) fn of_one(spot: &Spot, root: &Comment, discussion: &Discussion, around: &Around, page: i64, visit: &Visit) -> ThreadView {
        let address = |page: i64| match page {
            0 => visit.to(&format!("comment/{}/thread", root.id)),
            page => visit.to(&format!("comment/{}/thread?page={}", root.id, page + 1)),
        };
        ThreadView {
            before: (page > 0).then(|| address(page - 1)),
            after: ((page + 1) * OF_LONG < discussion.threads).then(|| address(page + 1)),
            tools: Vec::new(),
            ..ThreadView::bare(spot, discussion, around, Some(root.id), visit)
        }
    }

    fn bare(spot: &Spot, discussion: &Discussion, around: &Around, thread: Option<CommentId>, visit: &Visit) -> ThreadView {
        let (words, settings) = (visit.words, around.settings);
        let there: std::collections::BTreeSet<CommentId> = discussion.comments.iter().map(|comment| comment.id).collect();
        // What is answered may stand on another page; then the thread itself is answered here.
        let parent =
            |comment: &Comment| comment.parent.filter(|parent| there.contains(parent)).or(comment.root.filter(|root| there.contains(root)));
        let given: Vec<_> = discussion.comments.iter().map(|comment| (comment.id, parent(comment))).collect();
        let mut comments: Vec<CommentView> = arrange(&given)
            .into_iter()
            .map(|placed| CommentView::new(&discussion.comments[placed.index], placed.depth, around, visit))
            .collect();
        for comment in &mut comments {
            if let Some(all) = discussion.longer.get(&CommentId(comment.id)) {
                let href = visit.to(&format!("comment/{}/thread", comment.id));
                comment.longer = Some((href, words.count("comment-all-answers", *all)));
            }
        }
        let rules_others = visit.who().is_some_and(|who| who.1 >= Role::Moderator);
        let (news, open) = (comments.iter().filter(|comment| comment.new).count(), !settings.locked || rules_others);
        ThreadView {
            count: count(discussion.shown, words),
            news: (news > 0).then(|| words.count("comment-since", news)),
            empty: discussion.comments.is_empty(),
            orders: Vec::new(),
            comments,
            before: None,
            after: None,
            once: (visit.account.is_some() && open).then(once),
            parent: thread.map(|root| root.to_string()).unwrap_or_default(),
            longest: visit.edition.house.longest,
            settings: said(settings, words),
            tools: if rules_others { tools(settings, words) } else { Vec::new() },
            sign_in: (visit.account.is_none() && open).then(|| sign_in_for(&format!("{}#write", visit.to(&spot.path)))),
            action: visit.to(&spot.path),
        }
    }
}

/// "12 comments", or that there are none.
pub(crate) fn count(shown: i64, words: Words) -> String {
    if shown == 0 { words.say("comment-none").to_owned() } else { words.count("comment-count", shown) }
}

fn said(settings: Settings, words: Words) -> Option<String> {
    if settings.locked {
        return Some(words.say("comment-locked").to_owned());
    }
    (settings.slow > 0).then(|| words.count("comment-slow", settings.slow))
}

fn tools(settings: Settings, words: Words) -> Vec<(&'static str, &'static str, &'static str)> {
    let lock =
        if settings.locked { ("locked", "0", words.say("moderation-unlock")) } else { ("locked", "1", words.say("moderation-lock")) };
    let slow = if settings.slow > 0 { ("slow", "0", words.say("moderation-unslow")) } else { ("slow", "60", words.say("moderation-slow")) };
    vec![lock, slow]
}

impl CommentView {
    pub(crate) fn new(comment: &Comment, depth: usize, around: &Around, visit: &Visit) -> CommentView {
        let (words, house, who) = (visit.words, &visit.edition.house, visit.who());
        let may = |action| may(who, action, comment, house, visit.now);
        let href = visit.to(&format!("comment/{}", comment.id));
        let own = who.is_some() && comment.by.as_ref().map(|by| by.account) == who.map(|who| who.0);
        let shown = comment.state == CommentState::Shown;
        let mine = around.mine.get(&comment.id).copied();
        let mut links = Vec::new();
        // Who is not signed in is asked to on the way.
        if shown && (!around.settings.locked || who.is_some_and(|who| who.1 >= Role::Moderator)) {
            links.push((format!("{href}/answer"), words.say("comment-answer")));
        }
        for (can, path, name) in [
            (may(Action::Change), "change", words.say("comment-change")),
            (may(Action::Report), "report", words.say("comment-report")),
            (may(Action::Rule), "rule", words.say("moderation-rule")),
            (may(Action::Appeal), "ruling", words.say("moderation-why-hidden")),
        ] {
            if can {
                links.push((format!("{href}/{path}"), name));
            }
        }
        CommentView {
            id: comment.id.0,
            depth,
            by: comment.by.as_ref().map(|by| (by.name.clone(), visit.to(&format!("person/{}", by.account)))),
            marks: comment.by.as_ref().map(|by| marks(by.role, by.supporter, words)).unwrap_or_default(),
            when: visit.ago(comment.at),
            new: !own && around.seen.is_some_and(|seen| comment.at > seen),
            edited: comment.edited.filter(|_| comment.state != CommentState::Deleted).map(|at| visit.exactly(at)),
            quote: comment.quote.as_ref().filter(|_| may(Action::Read)).map(|quote| {
                let (source, slug) = &quote.topic;
                // The browser itself finds the sentence there (Text Fragments).
                let place = percent_encoding::utf8_percent_encode(&quote.text, percent_encoding::NON_ALPHANUMERIC);
                (quote.text.clone(), format!("{}#:~:text={place}", visit.to(&format!("topic/{source}/{slug}"))), quote.publisher.clone())
            }),
            html: may(Action::Read).then(|| comment.html.as_str().to_owned()),
            note: match comment.state {
                CommentState::Shown => None,
                CommentState::Held => Some(words.say("comment-held").to_owned()),
                CommentState::Hidden => Some(words.say("comment-hidden").to_owned()),
                CommentState::Removed => Some(words.say("comment-removed").to_owned()),
                CommentState::Deleted => Some(words.say("comment-deleted").to_owned()),
            },
            good: Reaction::ALL
                .into_iter()
                .filter_map(|reaction| around.counts.get(&(comment.id, reaction)).and_then(|number| found(reaction, *number, words)))
                .collect(),
            buttons: if who.is_some() && !own && shown {
                house
                    .reactions
                    .iter()
                    .map(|reaction| {
                        let so = mine == Some(*reaction);
                        (if so { "none" } else { reaction.as_str() }, finds(*reaction, words), so)
                    })
                    .collect()
            } else {
                Vec::new()
            },
            links,
            doing: may(Action::Delete).then(|| ("delete", words.say("comment-delete"))).into_iter().collect(),
            longer: None,
            href,
        }
    }
}

/// What stands beside a name.
pub(crate) fn marks(role: Role, supporter: bool, words: Words) -> Vec<&'static str> {
    let role = match role {
        Role::Reader | Role::Member => None,
        Role::Moderator => Some(words.say("account-moderator")),
        Role::Editor => Some(words.say("account-editor")),
        Role::Admin => Some(words.say("account-admin")),
    };
    role.into_iter().chain(supporter.then(|| words.say("account-supporter"))).collect()
}

/// What a button says.
fn finds(reaction: Reaction, words: Words) -> &'static str {
    match reaction {
        Reaction::Good => words.say("comment-good"),
        Reaction::Thanks => words.say("comment-thanks"),
        Reaction::Funny => words.say("comment-funny"),
        Reaction::Sad => words.say("comment-sad"),
        Reaction::Bad => words.say("comment-bad"),
    }
}

/// How many found it so. Of whom it adds nothing nobody is told.
fn found(reaction: Reaction, number: i64, words: Words) -> Option<String> {
    match reaction {
        Reaction::Good => Some(words.count("comment-good-count", number)),
        Reaction::Thanks => Some(words.count("comment-thanks-count", number)),
        Reaction::Funny => Some(words.count("comment-funny-count", number)),
        Reaction::Sad => Some(words.count("comment-sad-count", number)),
        Reaction::Bad => None,
    }
}

impl DiscussionView {
    /// The page.
    #[must_use]
    pub(crate) fn new(spot: &Spot, thread: ThreadView, page: i64, visit: &Visit) -> DiscussionView {
        let mut view = DiscussionView::of_one(spot, thread, visit);
        view.shell = Shell::new(visit, &spot.path, &spot.heading(visit.words)).listed(visit, &spot.path);
        view.shell.hidden |= page > 0 || view.thread.empty;
        view
    }

    /// The page of one long thread.
    #[must_use]
    pub(crate) fn of_one(spot: &Spot, thread: ThreadView, visit: &Visit) -> DiscussionView {
        let words = visit.words;
        let back = match spot.under {
            Under::Story(_) => words.say("comment-to-story"),
            Under::Board(_) => words.say("comment-boards"),
        };
        let mut shell = Shell::new(visit, "\0", &spot.heading(words));
        shell.hidden = true;
        DiscussionView { shell, back: (visit.to(&spot.home), back), title: spot.title.clone(), about: spot.about.clone(), thread }
    }
}
