//! What somebody may be called: told in the token, or asked for once more.

use openidconnect::HttpRequest;
use serde::Deserialize;

use crate::Provider;
use crate::known::Known;

/// Characters of a name that are kept.
const LONGEST: usize = 200;

/// What is read of an answer about a person.
#[derive(Deserialize)]
struct Told {
    sub: String,
    preferred_username: Option<String>,
    name: Option<String>,
    nickname: Option<String>,
}

/// Asks the provider for names; `None` where it does not tell, or tells of somebody else.
pub(crate) async fn ask(provider: &Provider, known: &Known, access: &str, subject: &str) -> Option<Vec<String>> {
    let url = known.metadata.userinfo_endpoint()?.to_string();
    // The token is a stranger's: one that no header can carry makes no request.
    let request = HttpRequest::new(Vec::new());
    let (mut parts, body) = request.into_parts();
    parts.uri = url.parse().ok()?;
    parts.headers.insert("authorization", format!("Bearer {access}").parse().ok()?);
    parts.headers.insert("accept", "application/json".parse().ok()?);
    let answer = provider.client_http()(HttpRequest::from_parts(parts, body)).await.ok()?;
    if answer.status().as_u16() != 200 {
        return None;
    }
    let told: Told = serde_json::from_slice(answer.body()).ok()?;
    let names = [told.preferred_username, told.name, told.nickname];
    (told.sub == subject).then(|| sound(names.iter().flatten().map(String::as_str)))
}

/// Not empty, and no longer than any name.
pub(crate) fn sound<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    names.map(|name| name.trim().chars().take(LONGEST).collect::<String>()).filter(|name| !name.is_empty()).collect()
}
