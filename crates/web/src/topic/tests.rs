//! A topic, by what it shows of an article and to whom.

use askama::Template;
use markup::SafeHtml;
use model::Rights;
use store::{BodyPicture, KeptPicture};

use super::view::TopicView;
use crate::page::Visit;
use crate::tests::made;

const IN_THE_TEXT: &str = "counted eleven blocks";
const IN_THE_EXCERPT: &str = "keeps the north arm closed";

fn html(rights: Rights, visit: &Visit) -> String {
    TopicView::new(&made::topic(rights), &[], visit).render().unwrap()
}

#[test]
fn full_rights_show_the_whole_with_credit() {
    let html = html(Rights::Full, &made::visit());
    assert!(html.contains(IN_THE_TEXT) && html.contains("3 minutes"));
    assert!(
        html.contains("Written by <bdi>Jonas Reyes</bdi> for <a href=\"/lake/source/harbor-post\"><bdi>Harbor Post</bdi></a>"),
        "{html}"
    );
    assert!(!html.contains("class=\"original\""));
}

#[test]
fn excerpt_rights_show_the_excerpt_and_the_way_to_the_rest() {
    let html = html(Rights::Excerpt, &made::visit());
    assert!(html.contains(IN_THE_EXCERPT) && !html.contains(IN_THE_TEXT) && !html.contains("3 minutes"));
    assert!(html.contains("href=\"https://publisher1.example/90\" rel=\"noopener\">Read the whole article at Harbor Post"));
}

#[test]
fn link_rights_show_the_headline_and_the_link() {
    let html = html(Rights::Link, &made::visit());
    assert!(!html.contains(IN_THE_EXCERPT) && !html.contains(IN_THE_TEXT) && !html.contains("/picture/"), "{html}");
    assert!(html.contains("Read the whole article at Harbor Post") && !html.contains("name=\"description\""));
}

#[test]
fn members_of_a_private_edition_read_all() {
    for rights in [Rights::Full, Rights::Excerpt, Rights::Link] {
        assert!(html(rights, &made::member()).contains(IN_THE_TEXT), "{rights:?}");
    }
}

#[test]
fn the_canonical_address_is_the_original() {
    assert!(html(Rights::Excerpt, &made::visit()).contains("<link rel=\"canonical\" href=\"https://harborpost.example/breakwater\">"));
    let mut topic = made::topic(Rights::Excerpt);
    topic.article.canonical_url = Some("javascript:alert(1)".into());
    let html = TopicView::new(&topic, &[], &made::visit()).render().unwrap();
    assert!(html.contains("<link rel=\"canonical\" href=\"https://publisher1.example/90\">") && !html.contains("javascript:"));
    topic.article.head.url = None;
    let html = TopicView::new(&topic, &[], &made::visit()).render().unwrap();
    assert!(!html.contains("rel=\"canonical\"") && !html.contains("javascript:"), "the host of its own address is not known");
}

#[test]
fn an_excerpt_is_no_page_for_search_engines_and_the_whole_is() {
    let hidden = "<meta name=\"robots\" content=\"noindex\">";
    assert!(html(Rights::Excerpt, &made::visit()).contains(hidden) && html(Rights::Link, &made::visit()).contains(hidden));
    assert!(!html(Rights::Full, &made::visit()).contains(hidden));
}

#[test]
fn a_preview_says_that_it_is_an_article_and_where_the_original_lives() {
    let html = html(Rights::Full, &made::visit());
    assert!(html.contains("<meta property=\"og:type\" content=\"article\">") && !html.contains("content=\"website\""));
    assert!(html.contains("<meta property=\"og:url\" content=\"https://harborpost.example/breakwater\">"), "{html}");
}

#[test]
fn a_hostile_article_is_text_in_head_and_body() {
    let mut topic = made::topic(Rights::Excerpt);
    topic.article.head.title = made::HOSTILE.into();
    topic.article.head.excerpt = made::HOSTILE.into();
    topic.article.head.authors = vec![made::HOSTILE.into()];
    topic.source.settings.name = made::HOSTILE.into();
    let html = TopicView::new(&topic, &[], &made::visit()).render().unwrap();
    assert!(!crate::tests::strange_script(&html) && !html.contains("<img src=x"), "{html}");
    assert_eq!(html.matches("</title>").count(), 1);
    let head = html.split("</head>").next().unwrap();
    assert!(head.contains("content=\"&#60;/title&#62;"), "{head}");
}

#[test]
fn pictures_of_other_hosts_are_links() {
    let mut topic = made::topic(Rights::Full);
    topic.article.html = markup::sanitize::article("<p>x</p><img src='https://pictures.example/1.jpg' alt='The pier'>", None);
    let html = TopicView::new(&topic, &[], &made::visit()).render().unwrap();
    assert!(!html.contains("<img src=\"https:") && html.contains(">Picture: The pier</a>"), "{html}");
}

#[test]
fn pictures_of_a_text_are_shown_from_our_own_copies_in_their_true_size() {
    let mut topic = made::topic(Rights::Full);
    let picture = |name: &str| format!("<figure><img src='https://pictures.example/{name}' alt='The {name}'></figure>");
    topic.article.html = markup::sanitize::article(&format!("<p>x</p>{}{}{}", picture("pier"), picture("dot"), picture("late")), None);
    let kept = KeptPicture { key: "c0ffee".into(), width: 1280, height: 720, small_width: 480 };
    topic.pictures = vec![
        BodyPicture { url: "https://pictures.example/pier".into(), kept: Some(kept) },
        BodyPicture { url: "https://pictures.example/dot".into(), kept: None },
    ];
    let html = TopicView::new(&topic, &[], &made::visit()).render().unwrap();
    assert!(
        html.contains("<figure><img src=\"/picture/c0ffee/wide\" srcset=\"/picture/c0ffee/small 480w, /picture/c0ffee/wide 1280w\""),
        "{html}"
    );
    assert!(html.contains("alt=\"The pier\" width=\"1280\" height=\"720\" loading=\"lazy\""), "{html}");
    assert!(!html.contains("pictures.example/dot") && html.contains(">Picture: The late</a>"), "{html}");
    let html = TopicView::new(&topic, &[], &made::visit()).render().unwrap();
    assert!(!html.contains("src=\"https:"), "{html}");
    topic.source.settings.rights = Rights::Excerpt;
    let html = TopicView::new(&topic, &[], &made::visit()).render().unwrap();
    assert!(!html.contains("c0ffee"), "who may not read the text does not see its pictures");
}

#[test]
fn a_text_without_markup_is_set_in_paragraphs_and_escaped() {
    let mut topic = made::topic(Rights::Full);
    topic.article.html = SafeHtml::default();
    topic.article.text = format!("One & two.\n\n{}", made::HOSTILE);
    let html = TopicView::new(&topic, &[], &made::visit()).render().unwrap();
    assert!(html.contains("<p>One &#38; two.</p>") && !crate::tests::strange_script(&html), "{html}");
}

#[test]
fn a_summary_that_the_text_begins_with_is_not_said_twice() {
    let mut topic = made::topic(Rights::Full);
    assert!(TopicView::new(&topic, &[], &made::visit()).standfirst.is_some());
    topic.article.head.excerpt = "Ada Lindqvist counted eleven…".into();
    assert_eq!(TopicView::new(&topic, &[], &made::visit()).standfirst, None);
}

#[test]
fn a_page_that_could_not_be_read_says_so() {
    let mut topic = made::topic(Rights::Full);
    topic.article.whole = false;
    let html = TopicView::new(&topic, &[], &made::visit()).render().unwrap();
    assert!(html.contains("could not be read") && !html.contains("3 minutes"));
}

#[test]
fn those_who_carry_the_same_article_are_named_with_their_pages() {
    let mut topic = made::topic(Rights::Full);
    assert!(!html(Rights::Full, &made::visit()).contains("Also carried by"));
    topic.carried_by = vec![("tern".into(), "The Tern".into()), ("wire".into(), made::HOSTILE.into())];
    let html = TopicView::new(&topic, &[], &made::visit()).render().unwrap();
    assert!(
        html.contains("Also carried by <a href=\"/lake/source/tern\"><bdi>The Tern</bdi></a> and <a href=\"/lake/source/wire\">"),
        "{html}"
    );
    assert!(!crate::tests::strange_script(&html));
}
