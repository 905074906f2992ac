//! `/{edition}/keys`: which keys do what. The script shows this page over any other when `?` is pressed.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::error::Error;
use crate::page::Shell;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// A key and what it does.
struct Key {
    name: &'static str,
    does: &'static str,
}

/// The page.
#[derive(Template)]
#[template(path = "keys.html")]
struct KeysView {
    shell: Shell,
    keys: Vec<Key>,
}

pub(crate) async fn keys(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let visit = Call::edition(&state, &edition, &headers).await?.visit;
    let mut shell = Shell::new(&visit, "keys", "");
    let words = shell.words;
    shell.title = format!("{} · {}", words.say("keys-title"), shell.name);
    let keys = vec![
        Key { name: "j", does: words.say("keys-next") },
        Key { name: "k", does: words.say("keys-previous") },
        Key { name: "o", does: words.say("keys-open") },
        Key { name: "m", does: words.say("keys-mark") },
        Key { name: "v", does: words.say("keys-original") },
        Key { name: "s", does: words.say("keys-save") },
        Key { name: "f", does: words.say("keys-follow") },
        Key { name: "l", does: words.say("keys-listen") },
        Key { name: "h", does: words.say("keys-home") },
        Key { name: "/", does: words.say("keys-search") },
        Key { name: "?", does: words.say("keys-help") },
    ];
    reply::page(&KeysView { shell, keys }, &visit, &headers)
}
