//! `/admin/mailing`: who gets the digest by mail, how many letters go out, and what the newest looks like.

use askama::Template;
use axum::extract::State as Given;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use store::MailCounts;

use crate::error::Error;
use crate::page::Shell;
use crate::reading::view::desk;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// The page.
#[derive(Template)]
#[template(path = "mailings.html")]
struct MailingsView {
    shell: Shell,
    /// Why no letters go out, if so.
    shut: Option<&'static str>,
    /// Editions that have a digest: name, address part, counts, and whether there is a letter to look at.
    rows: Vec<(String, String, MailCounts, bool)>,
}

pub(crate) async fn list(Given(state): Given<State>, asked: HeaderMap) -> Result<Response, Error> {
    let visit = Call::desk(&state, &asked).await?;
    let words = visit.words;
    let mut rows = Vec::new();
    for (id, edition) in state.store.editions().await? {
        let counts = state.store.mail_counts(Some(id), visit.now).await?;
        if !edition.digest.hours.is_empty() || counts != MailCounts::default() {
            let has_one = !state.store.digests(id, Timestamp::MIN, visit.now, 1).await?.is_empty();
            rows.push((edition.name, edition.slug, counts, has_one));
        }
    }
    let shut = match (state.mails, &state.public) {
        (false, _) => Some(words.say("mailing-no-server")),
        (true, None) => Some(words.say("mailing-no-address")),
        (true, Some(_)) => None,
    };
    let shell = desk(Shell::new(&visit, "\0", words.say("desk-mailing")), "/admin/mailing");
    reply::unkept(&MailingsView { shell, shut, rows })
}
