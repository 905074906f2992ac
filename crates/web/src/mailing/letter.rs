//! What the letters say: as text for all, and as HTML that old mail programs set too (tables, styles on each element, nothing from elsewhere,
//! colours that hold on light and dark).

use askama::Template;
use model::{Correction, Digest, DigestChoice};

use super::PATH;
use crate::digest::text;
use crate::digest::view::{DigestView, Neighbours};
use crate::page::Visit;
use crate::words::Words;

/// A letter's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// On one line.
    pub subject: String,
    /// For all.
    pub text: String,
    /// For those who show it.
    pub html: String,
    /// Where one click ends the digest, in a letter of the list.
    pub leave: Option<String>,
}

/// A letter that says one thing and has one link.
#[derive(Template)]
#[template(path = "letter_note.html")]
struct NoteView<'a> {
    words: Words,
    name: &'a str,
    title: &'a str,
    say: &'a str,
    href: &'a str,
    button: &'a str,
    note: Option<&'a str>,
}

/// A digest.
#[derive(Template)]
#[template(path = "letter_digest.html")]
struct DigestLetter<'a> {
    words: Words,
    name: &'a str,
    title: &'a str,
    /// The edition's digest page, this digest's own, and its stories' addresses begin with this.
    public: &'a str,
    page: &'a str,
    view: &'a DigestView,
    change: &'a str,
    leave: &'a str,
    why: &'a str,
}

impl DigestLetter<'_> {
    /// A path of ours as it is called from a mailbox; what leads elsewhere is whole already.
    fn whole(&self, path: &str) -> String {
        if path.starts_with('/') { format!("{}{path}", self.public) } else { path.to_owned() }
    }
}

/// Asks the owner of an address whether the digest is wanted. The visit knows the public address, as for all of these.
///
/// # Errors
/// If a template fails.
pub fn confirm(token: &str, visit: &Visit) -> Result<Letter, askama::Error> {
    let words = visit.words;
    let say = words.fill("mailing-letter-confirm-say", "edition", visit.edition.name.as_str());
    let subject = words.fill("mailing-letter-confirm", "edition", visit.edition.name.as_str());
    note(subject, &say, &format!("{PATH}/confirm/{token}"), words.say("mailing-confirm-do"), Some(words.say("mailing-confirm-not")), visit)
}

/// Tells a subscriber who asked once more that they have it.
///
/// # Errors
/// If a template fails.
pub fn known(secret: &str, visit: &Visit) -> Result<Letter, askama::Error> {
    let words = visit.words;
    let say = words.fill("mailing-letter-known-say", "edition", visit.edition.name.as_str());
    let subject = words.fill("mailing-letter-known", "edition", visit.edition.name.as_str());
    note(subject, &say, &format!("{PATH}/{secret}"), words.say("mailing-letter-change"), None, visit)
}

fn note(subject: String, say: &str, path: &str, button: &str, note: Option<&str>, visit: &Visit) -> Result<Letter, askama::Error> {
    let href = visit.whole(&visit.to(path));
    let name = &visit.edition.name;
    let html = NoteView { words: visit.words, name, title: &subject, say, href: &href, button, note }.render()?;
    let mut plain = String::new();
    text::wrap(&mut plain, say, "", "");
    plain.push_str(&format!("\n{href}\n"));
    if let Some(note) = note {
        plain.push('\n');
        text::wrap(&mut plain, note, "", "");
    }
    Ok(Letter { subject, text: plain, html, leave: None })
}

/// A digest as a subscriber with this secret wants it; `None` where nothing in it is wanted.
///
/// # Errors
/// If a template fails.
pub fn digest(
    mut digest: Digest,
    corrections: &[Correction],
    choice: &DigestChoice,
    secret: &str,
    visit: &Visit,
) -> Result<Option<Letter>, askama::Error> {
    digest.blocks.retain(|block| choice.wants_section(block.section.as_ref().map(|section| section.tag.as_str())));
    let blocks = &digest.blocks;
    let stands = |place: &usize| blocks.iter().any(|block| block.items.contains(place));
    digest.overview.retain(|(place, _)| stands(place));
    if digest.blocks.is_empty() {
        return Ok(None);
    }
    let words = visit.words;
    let view = DigestView::new(&digest, corrections, &Neighbours::default(), false, visit);
    let page = visit.whole(&visit.to(&format!("digest/{}", digest.minute)));
    let change = visit.whole(&visit.to(&format!("{PATH}/{secret}")));
    let leave = visit.whole(&visit.to(&format!("{PATH}/{secret}/end")));
    let why = words.fill("mailing-letter-why", "edition", visit.edition.name.as_str());
    let title = words.fill("digest-of", "when", view.title.as_str());
    let html = DigestLetter {
        words,
        name: &visit.edition.name,
        title: &title,
        public: visit.public.as_deref().unwrap_or_default(),
        page: &page,
        view: &view,
        change: &change,
        leave: &leave,
        why: &why,
    }
    .render()?;
    let mut plain = text::plain(&view, visit);
    // Two hyphens and a space are where mail programs see the end of what is said.
    plain.push_str("-- \n");
    text::wrap(&mut plain, &why, "", "");
    for (what, href) in
        [(words.say("mailing-letter-online"), &page), (words.say("mailing-letter-change"), &change), (words.say("mailing-leave"), &leave)]
    {
        plain.push_str(&format!("{what}:\n{href}\n"));
    }
    Ok(Some(Letter { subject: format!("{}: {title}", visit.edition.name), text: plain, html, leave: Some(leave) }))
}

#[cfg(test)]
mod tests {
    use model::{ArticleId, DigestBlock, DigestItem, DigestReport, Line, Rights, Section, StoryId};

    use super::*;
    use crate::tests::made;

    fn visit() -> Visit {
        Visit { public: Some("https://news.example".into()), ..made::visit() }
    }

    /// Two stories, each in a section of its own; the second stands in the first's section too.
    fn newest() -> Digest {
        let at: jiff::Timestamp = "2026-11-28T06:00:00Z".parse().unwrap();
        let report = |n: i64| DigestReport {
            article: ArticleId(n),
            slug: format!("report-{n}"),
            source_slug: "courier".into(),
            source: "The Courier".into(),
            url: Some(format!("https://courier.example/{n}")),
            title: "Weir opened".into(),
            authors: Vec::new(),
            published: at,
            language: Some("en".into()),
            rights: Rights::Full,
        };
        let item = |n: i64, sections: &[&str]| DigestItem {
            story: StoryId(n),
            slug: format!("story-{n}"),
            title: format!("Weir <opened> & flooded {n}"),
            language: Some("en".into()),
            by: None,
            sections: sections.iter().map(|tag| (*tag).to_owned()).collect(),
            first: at,
            newest: at,
            sources: 3,
            lines: vec![Line { text: "The weir was opened on Friday.".into(), days: Vec::new(), report: 0 }],
            machine: false,
            reports: vec![report(n)],
            differ: None,
            since: None,
            picture: None,
            reasons: Vec::new(),
        };
        let block = |tag: &str, items: &[usize]| DigestBlock { section: Some(Section::new(tag, tag)), items: items.to_vec() };
        Digest {
            minute: "2026-11-28-0700".parse().unwrap(),
            due: at,
            composed: at,
            since: at,
            overview: vec![(0, Line { text: "A weir was opened.".into(), days: Vec::new(), report: 0 })],
            items: vec![item(1, &["local"]), item(2, &["local", "world"])],
            blocks: vec![block("local", &[0, 1]), block("world", &[1])],
            weighed: 2,
        }
    }

    #[test]
    fn a_digest_by_mail_says_how_to_leave_and_links_are_whole() {
        let letter = digest(newest(), &[], &DigestChoice::default(), "0123456789abcdef0123456789abcdef", &visit()).unwrap().unwrap();
        let leave = "https://news.example/lake/digest/letters/0123456789abcdef0123456789abcdef/end";
        assert_eq!(letter.leave.as_deref(), Some(leave));
        assert!(letter.text.contains(leave) && letter.html.contains(leave), "{}", letter.text);
        assert!(!letter.html.contains("href=\"/") && !letter.html.contains("href=\"#"), "{}", letter.html);
        for elsewhere in ["src=", "<link", "<script", "url(", "<form", "class="] {
            assert!(!letter.html.contains(elsewhere), "{elsewhere}: nothing is loaded, and nothing but what old programs know");
        }
        assert!(letter.text.lines().all(|line| line.chars().count() <= 72 || line.contains("://")), "{}", letter.text);
    }

    #[test]
    fn only_chosen_sections_are_sent_and_nothing_where_there_are_none() {
        let world = DigestChoice { sections: vec!["world".into()], ..DigestChoice::default() };
        let letter = |choice: &DigestChoice| digest(newest(), &[], choice, "0", &visit()).unwrap();
        let told = letter(&world).unwrap();
        assert!(told.html.contains("flooded 2") && !told.html.contains("flooded 1") && !told.text.contains("A weir"), "{}", told.text);
        assert!(letter(&DigestChoice::default()).unwrap().text.contains("flooded 1"));
        let none = DigestChoice { sections: vec!["nowhere".into()], ..DigestChoice::default() };
        assert_eq!(letter(&none), None);
    }

    #[test]
    fn the_letter_that_asks_has_one_link_and_belongs_to_no_list() {
        let letter = confirm("abc", &visit()).unwrap();
        assert!(letter.text.contains("\nhttps://news.example/lake/digest/letters/confirm/abc\n"), "{}", letter.text);
        assert_eq!((letter.html.matches("href=").count(), letter.leave), (1, None));
        assert!(known("abc", &visit()).unwrap().html.contains("https://news.example/lake/digest/letters/abc\""));
    }
}
