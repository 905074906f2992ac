//! A discussion, ready to be set.

use std::collections::BTreeMap;

use askama::Template;
use discussion::{Action, arrange, may};
use model::{Comment, CommentId, CommentState, Reaction, Story, ThreadOrder};
use store::Discussion;

use super::compose::once;
use super::rules;
use crate::page::{Shell, Visit, headline};
use crate::when::Moment;

/// The page of a discussion.
#[derive(Template)]
#[template(path = "discussion.html")]
pub(crate) struct DiscussionView {
    /// Around it.
    pub shell: Shell,
    /// The story's headline.
    pub title: String,
    /// The story's page.
    pub href: String,
    /// What is written.
    pub thread: ThreadView,
}

/// Part of a page: what is written under a story.
pub struct ThreadView {
    /// "12 comments", or that there are none.
    pub count: String,
    /// Nothing is written yet.
    pub empty: bool,
    /// Orders: name, address, whether it is this one. None where there is nothing to put in order.
    pub orders: Vec<(&'static str, String, bool)>,
    /// In this order.
    pub comments: Vec<CommentView>,
    /// The pages before and after.
    pub before: Option<String>,
    /// The page after.
    pub after: Option<String>,
    /// Where the form is sent.
    pub action: String,
    /// The token of the form, for who may write here.
    pub once: Option<String>,
    /// Where one signs in, for who is not.
    pub sign_in: String,
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
    /// Who wrote it; none where nobody is called so any more.
    pub by: Option<String>,
    /// When.
    pub when: Moment,
    /// When it was changed.
    pub edited: Option<Moment>,
    /// Its text; none for who may not read it.
    pub html: Option<String>,
    /// What is to be said of it: that it waits, was hidden, was taken back.
    pub note: Option<&'static str>,
    /// "3 found it good".
    pub good: Option<String>,
    /// What this reader finds of it, for who is signed in and did not write it.
    pub mine: Option<&'static str>,
    /// Where answers are written.
    pub answer: Option<String>,
    /// Where it is changed.
    pub change: Option<String>,
    /// It can be taken back.
    pub delete: bool,
    /// Where it is reported.
    pub report: Option<String>,
    /// A moderator may hide it (`hide`) or show it (`show`).
    pub rule: Option<&'static str>,
}

impl ThreadView {
    /// Of page `page`, counted from 0, of what is written under a story.
    #[must_use]
    pub(crate) fn new(
        story: &Story,
        discussion: &Discussion,
        mine: &BTreeMap<CommentId, Reaction>,
        order: ThreadOrder,
        page: i64,
        visit: &Visit,
    ) -> ThreadView {
        let words = visit.words;
        let action = visit.to(&format!("story/{}/discussion", story.slug));
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
        let given: Vec<_> = discussion.comments.iter().map(|comment| (comment.id, comment.parent)).collect();
        let comments = arrange(&given)
            .into_iter()
            .map(|placed| CommentView::new(&discussion.comments[placed.index], placed.depth, mine, visit))
            .collect();
        let sign_in = url::form_urlencoded::Serializer::new(String::new()).append_pair("back", &format!("{action}#write")).finish();
        ThreadView {
            count: if discussion.shown == 0 {
                words.say("comment-none").to_owned()
            } else {
                words.count("comment-count", discussion.shown)
            },
            empty: discussion.comments.is_empty(),
            orders: if discussion.threads < 2 {
                Vec::new()
            } else {
                ThreadOrder::ALL.into_iter().map(|known| (named(known), address(known, 0), known == order)).collect()
            },
            comments,
            before: (page > 0).then(|| address(order, page - 1)),
            after: ((page + 1) * super::OF_PAGE < discussion.threads).then(|| address(order, page + 1)),
            once: visit.account.is_some().then(once),
            action,
            sign_in: format!("/account/sign-in?{sign_in}"),
        }
    }
}

impl CommentView {
    pub(crate) fn new(comment: &Comment, depth: usize, mine: &BTreeMap<CommentId, Reaction>, visit: &Visit) -> CommentView {
        let (words, rules, who) = (visit.words, rules(), visit.who());
        let may = |action| may(who, action, comment, &rules, visit.now);
        let href = visit.to(&format!("comment/{}", comment.id));
        let own = who.is_some() && comment.by.as_ref().map(|by| by.0) == who.map(|who| who.0);
        CommentView {
            id: comment.id.0,
            depth,
            by: comment.by.as_ref().map(|(_, name)| name.clone()),
            when: visit.ago(comment.at),
            edited: comment.edited.filter(|_| comment.state != CommentState::Deleted).map(|at| visit.exactly(at)),
            html: may(Action::Read).then(|| comment.html.as_str().to_owned()),
            note: match comment.state {
                CommentState::Shown => None,
                CommentState::Held => Some(words.say("comment-held")),
                CommentState::Hidden => Some(words.say("comment-hidden")),
                CommentState::Deleted => Some(words.say("comment-deleted")),
            },
            good: (comment.good > 0).then(|| words.count("comment-good-count", comment.good)),
            mine: (who.is_some() && !own && comment.state == CommentState::Shown)
                .then(|| mine.get(&comment.id).map_or("", |reaction| reaction.as_str())),
            // Who is not signed in is asked to on the way.
            answer: (comment.state == CommentState::Shown).then(|| format!("{href}/answer")),
            change: may(Action::Change).then(|| format!("{href}/change")),
            delete: may(Action::Delete),
            report: may(Action::Report).then(|| format!("{href}/report")),
            rule: may(Action::Rule).then_some(if comment.state == CommentState::Shown { "hide" } else { "show" }),
            href,
        }
    }
}

impl DiscussionView {
    /// The page.
    #[must_use]
    pub(crate) fn new(story: &Story, thread: ThreadView, page: i64, visit: &Visit) -> DiscussionView {
        let path = format!("story/{}/discussion", story.slug);
        let title = headline(&story.title, visit.words);
        let mut shell = Shell::new(visit, &path, &visit.words.fill("comment-title", "title", title.as_str())).listed(visit, &path);
        shell.hidden |= page > 0 || thread.empty;
        DiscussionView { shell, href: visit.to(&format!("story/{}", story.slug)), title, thread }
    }
}
