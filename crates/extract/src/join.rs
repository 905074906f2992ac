//! An article that is spread over several pages, put together again. Each page was read on its own; what it repeats of the first is left
//! out.

use std::collections::HashSet;

use markup::text::fold;
use model::Article;

/// Lines at the top of a further page that may repeat the first page's headline and lead.
const REPEATED: usize = 4;
/// Lines of the first page that others repeat: its lead, and what stands over it.
const OPENING: usize = 3;

/// Is this the next page of that article, rather than the next article? Publishers link to both as `rel=next`. Going by their headlines,
/// which on a further page are the same or have a number added.
#[must_use]
pub fn is_continued_by(first: &Article, next: &Article) -> bool {
    let words = |article: &Article| -> HashSet<String> {
        let title = fold(article.title.as_deref().unwrap_or_default());
        title.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (first, next) = (words(first), words(next));
    if first.is_empty() || next.is_empty() {
        return true;
    }
    // Languages without spaces have long "words", which are the same or not: there the shorter title has to be in the longer one.
    let shared = first.intersection(&next).count();
    shared * 5 >= first.len().min(next.len()) * 3
}

/// The article with the text of its further pages, in their order. A page whose text came before is left out, and so are the lines with
/// which a page repeats the headline or the first page's opening.
#[must_use]
pub fn join(first: Article, rest: Vec<Article>) -> Article {
    let mut whole = first;
    let mut seen = HashSet::from([fold(&whole.text)]);
    let mut known: Vec<String> = whole.title.iter().map(|title| fold(title)).collect();
    known.extend(whole.text.lines().map(fold).filter(|line| !line.is_empty()).take(OPENING));
    let mut html = whole.html.as_str().to_owned();
    for page in rest {
        if page.text.trim().is_empty() || !seen.insert(fold(&page.text)) {
            continue;
        }
        let repeats = |line: &str| known.contains(&fold(line));
        let lines: Vec<&str> = page.text.lines().collect();
        let repeated = lines.iter().take(REPEATED).take_while(|line| repeats(line)).count();
        for line in &lines[repeated..] {
            if !whole.text.is_empty() {
                whole.text.push('\n');
            }
            whole.text.push_str(line);
        }
        html.push_str(&without_beginning(page.html.as_str(), repeats));
        for link in page.links {
            if !whole.links.contains(&link) {
                whole.links.push(link);
            }
        }
        let later = page.modified.filter(|theirs| whole.modified.is_none_or(|ours| theirs.at > ours.at));
        whole.modified = later.or(whole.modified);
    }
    // Each page's HTML is safe and whole; the sanitizer says so of all together, and gives it the type.
    whole.html = markup::sanitize::article(&html, None);
    whole.word_count = markup::text::word_count(&whole.text);
    whole.next_page = None;
    whole
}

/// The HTML without those paragraphs and headings at its beginning that are repeated.
fn without_beginning(html: &str, repeats: impl Fn(&str) -> bool) -> String {
    let mut html = html.to_owned();
    for _ in 0..REPEATED {
        let Some((start, end)) = first_block(&html) else { break };
        if !repeats(&markup::text::plain(&html[start..end])) {
            break;
        }
        html.replace_range(start..end, "");
    }
    html
}

/// Where the first paragraph or heading stands, if no words stand before it. Our own safe HTML is well-formed, and neither of them can
/// stand within another of its kind.
fn first_block(html: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    loop {
        let open = at + html[at..].find('<')?;
        if !html[at..open].trim().is_empty() {
            return None;
        }
        let close = open + html[open..].find('>')? + 1;
        let name = html[open + 1..close - 1].split([' ', '/']).next().unwrap_or_default();
        if matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            let end = format!("</{name}>");
            return Some((open, close + html[close..].find(&end)? + end.len()));
        }
        at = close;
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use model::Link;

    use super::*;

    fn page(title: &str, paragraphs: &[&str]) -> Article {
        let html: String = paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
        Article {
            title: Some(title.into()),
            text: paragraphs.join("\n"),
            html: markup::sanitize::article(&format!("<div>{html}</div>"), None),
            word_count: 1,
            next_page: Some("http://a.example/2".into()),
            ..Article::default()
        }
    }

    #[test]
    fn pages_become_one_text_without_what_they_repeat() {
        let first = page("Lamps", &["The lead stands here.", "One."]);
        let second = page("Lamps (2)", &["LAMPS", "The lead  stands here.", "Two.", "The lead stands here."]);
        let third = page("Lamps (3)", &["Three."]);
        let again = page("Lamps (4)", &["three."]);
        let whole = join(first, vec![second, page("Lamps", &[]), third, again]);
        assert_eq!(whole.text, "The lead stands here.\nOne.\nTwo.\nThe lead stands here.\nThree.");
        assert_eq!(whole.word_count, 11);
        let html = whole.html.as_str();
        assert_eq!(html.matches("The lead").count(), 2, "{html}");
        assert!(html.contains("<p>Two.</p>") && html.contains("<p>Three.</p>") && !html.contains("LAMPS"), "{html}");
        assert_eq!((whole.title.as_deref(), whole.next_page), (Some("Lamps"), None));
    }

    #[test]
    fn links_are_kept_once_and_the_latest_change_counts() {
        let link = |url: &str| Link { url: url.into(), text: "there".into() };
        let at = |second| Some(Timestamp::constant(second, 0).into());
        let first = Article { links: vec![link("http://a/1")], modified: at(50), ..page("Lamps", &["One."]) };
        let second = Article { links: vec![link("http://a/1"), link("http://a/2")], modified: at(90), ..page("Lamps", &["Two."]) };
        let third = Article { modified: at(70), ..page("Lamps", &["Three."]) };
        let whole = join(first, vec![second, third]);
        assert_eq!(whole.links, [link("http://a/1"), link("http://a/2")]);
        assert_eq!(whole.modified.map(|moment| moment.at), Some(Timestamp::constant(90, 0)));
    }

    #[test]
    fn an_article_alone_stays_as_it_is_but_for_its_next_page() {
        let first = page("Lamps", &["The lead stands here.", "One, two, three."]);
        let whole = join(first.clone(), Vec::new());
        assert_eq!((whole.text, whole.html), (first.text, first.html));
    }

    #[test]
    fn the_next_article_is_not_the_next_page() {
        let of = |title: &str| page(title, &[]);
        let lamps = of("Lamps of the seven townships are lit again");
        for same in ["Lamps of the seven townships are lit again", "Lamps of the seven townships are lit again – page 2", ""] {
            assert!(is_continued_by(&lamps, &of(same)), "{same}");
        }
        for other in ["Choir wins singing prize", "The cannery of the north opens again in May"] {
            assert!(!is_continued_by(&lamps, &of(other)), "{other}");
        }
        assert!(is_continued_by(&of("灯台に再び明かり"), &of("灯台に再び明かり（2）")));
        assert!(!is_continued_by(&of("灯台に再び明かり"), &of("合唱団が優勝")));
        assert!(is_continued_by(&Article::default(), &lamps), "where one has no headline nothing speaks against it");
    }

    #[test]
    fn broken_html_takes_nothing_away_by_mistake() {
        let repeats = |_: &str| true;
        for html in ["", "words <p>One.</p>", "<p>One.", "<p", "<div><p>One.", "<ul><li>One.</li></ul>", "< p>One.</p>"] {
            assert_eq!(without_beginning(html, repeats), html);
        }
        assert_eq!(without_beginning("<div> <h2>é</h2><p class=\"x\">ü</p>z</div>", repeats), "<div> z</div>");
    }
}
