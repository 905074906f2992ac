//! Made-up articles for the gallery's topic pages.

use jiff::SignedDuration;
use markup::SafeHtml;
use markup::sanitize::article;
use model::Rights;
use store::{BodyPicture, KeptPicture, StoredArticle, Topic};

use crate::made::{ago, reports, source, story};
use crate::prose::ARTICLE;

pub(crate) fn topic(rights: Rights, others: usize) -> Topic {
    let mut head = reports(1).remove(0);
    head.rights = rights;
    head.words = 812;
    Topic {
        article: StoredArticle {
            text: ARTICLE.replace("</p>", "\n").replace("<p>", ""),
            html: article(ARTICLE, None),
            modified: Some(head.published + SignedDuration::from_mins(25)),
            canonical_url: Some("https://www.harborpost.example/news/breakwater".into()),
            site_name: None,
            lead_image: None,
            kind: None,
            read_at: Some(ago(70)),
            whole: true,
            head,
        },
        source: source(rights),
        story: Some(story()),
        others: reports(others + 1).split_off(1),
        carried_by: if others > 2 {
            vec![("north-shore".into(), "North Shore Wire".into()), ("tern".into(), "The Tern".into())]
        } else {
            Vec::new()
        },
        pictures: Vec::new(),
    }
}

/// An article with pictures in its text: a wide one, a tall one, a small one without words, and one that could not be had.
pub(crate) fn topic_with_pictures() -> Topic {
    let mut topic = topic(Rights::Full, 3);
    let address = |name: &str| format!("https://pictures.example/{name}.jpg");
    let figure = |name: &str, alt: &str, said: &str| {
        format!("<figure><img src=\"{}\" alt=\"{alt}\"><figcaption>{said}</figcaption></figure>", address(name))
    };
    let parts = [
        figure(
            "port",
            "Fishing boats along a quay",
            "Boats moved to the inner quay while the arm is closed. <cite>Ada Lind / Harbor Post</cite>",
        ),
        figure("well", "A round well in a yard", "The old well at the root of the arm, from which the survey was measured."),
        format!("<p><img src=\"{}\" alt=\"A plover on wet sand\"></p>", address("plover")),
        figure("chart", "A chart of the harbour with the two arms drawn in red", "The survey of 1911, on which both sides rely."),
    ];
    let mut parts = parts.into_iter();
    let html =
        ARTICLE.split_inclusive("</p>").map(|paragraph| format!("{paragraph}{}", parts.next().unwrap_or_default())).collect::<String>();
    topic.article.html = article(&html, None);
    let kept = |name: &str, width, height| BodyPicture {
        url: address(name),
        kept: Some(KeptPicture { key: name.into(), width, height, small_width: u32::min(width, 480) }),
    };
    topic.pictures = vec![kept("port", 1280, 800), kept("well", 600, 900), kept("plover", 320, 200)];
    topic
}

pub(crate) fn topic_from_right_to_left() -> Topic {
    let mut topic = topic(Rights::Full, 2);
    topic.article.head.title = "إعادة فتح المضيق أمام السفن الصغيرة بعد ثلاثة أسابيع من الإغلاق".into();
    topic.article.head.language = Some("ar".into());
    topic.article.head.excerpt = "عبرت أربعون سفينة قبل الظهر، ولا تزال السفن الكبيرة تنتظر شركات التأمين.".into();
    let text = "عبرت أربعون سفينة صغيرة المضيق قبل ظهر الخميس، بعد ثلاثة أسابيع من الإغلاق، بينما بقيت السفن الكبيرة راسية عند المدخل في انتظار قرار شركات التأمين التي رفعت أسعارها خمسة أضعاف منذ الربيع.";
    topic.article.html = article(&format!("<p>{text}</p><p>{text}</p><blockquote><p>{text}</p></blockquote>"), None);
    topic.article.text = text.into();
    topic
}

pub(crate) fn topic_of_a_feed() -> Topic {
    let mut topic = topic(Rights::Full, 0);
    topic.article.whole = false;
    topic.article.html = SafeHtml::default();
    topic.article.text = "The board keeps the north arm closed through spring.".into();
    topic.article.modified = None;
    topic
}
